#include "scenario/schema.h"

#include "kernel/terms.h"
#include "scenario/choices.h"
#include "scenario/limits.h"

#include <stdint.h>
#include <string.h>

const pr_type_schema pr_types[] = {
#define TYPE(T, ...) { __VA_ARGS__ },
#include "scenario/schema/types.def"
#undef TYPE
};

/* clang-format off */
#define TABLE(T, ...) static const pr_column columns_##T[] = {
#define COLUMN(T, C, ...) { __VA_ARGS__ },
#define END(T) };
/* clang-format on */
#include "scenario/schema/tables.def"
#undef TABLE
#undef COLUMN
#undef END

const pr_table_schema pr_schema[PR_N_TABLES] = {
#define TABLE(T, ...) { .n_columns = PR_##T##_N, .columns = columns_##T, __VA_ARGS__ },
#define COLUMN(T, C, ...)
#define END(T)
#include "scenario/schema/tables.def"
#undef TABLE
#undef COLUMN
#undef END
};

#define GROUP_SCENARIO "scenario"
#define GROUP_REPORT "report"
#define TEXT(name)                                                                                 \
  {                                                                                                \
    [PR_LANGUAGE_EN] = PR_INI_SCENARIO_##name, [PR_LANGUAGE_VI] = PR_INI_SCENARIO_##name##_VI,     \
    [PR_LANGUAGE_FR] = PR_INI_SCENARIO_##name##_FR                                                 \
  }
const pr_ini_id pr_ini_texts[PR_N_INI_TEXTS][PR_N_LANGUAGES]
    = { TEXT (NAME), TEXT (PURPOSE), TEXT (AIMS), TEXT (PREPARATION), TEXT (SHARING) };
#undef TEXT

const pr_ini_key pr_ini_keys[PR_N_INI_KEYS] = {
#define KEY(G, K, ...) { GROUP_##G, { __VA_ARGS__ } },
#include "scenario/schema/keys.def"
#undef KEY
};

const pr_column pr_rule_keys[PR_N_RULES] = {
#define RULE(R, ...) { __VA_ARGS__ },
#include "scenario/schema/rules.def"
#undef RULE
};

int
pr_column_with (pr_table_id table, unsigned flag)
{
  for (size_t c = 0; c < pr_schema[table].n_columns; c++)
    if ((pr_schema[table].columns[c].flags & flag) != 0)
      return (int) c;
  return -1;
}

int
pr_column_of_type (pr_table_id table, pr_col_type type)
{
  for (size_t c = 0; c < pr_schema[table].n_columns; c++)
    if (pr_schema[table].columns[c].type == type)
      return (int) c;
  return -1;
}

int
pr_find_table (const char *name)
{
  for (int t = 0; t < PR_N_TABLES; t++)
    if (strcmp (pr_schema[t].name, name) == 0)
      return t;
  return -1;
}

int
pr_find_rule (const char *name)
{
  for (int r = 0; r < PR_N_RULES; r++)
    if (strcmp (pr_rule_keys[r].name, name) == 0)
      return r;
  return -1;
}
