#include "scenario/schema.h"

#define PR_COLUMN_ROW(T, C, name, type, flags, min, max, allowed, def, doc)                        \
  { name, PR_COL_##type, flags, min, max, allowed, def, doc },

#define PR_TABLE_COLUMNS(T, ...)                                                                   \
  static const pr_column columns_##T[] = { PR_##T##_COLUMNS (PR_COLUMN_ROW) };
PR_TABLES (PR_TABLE_COLUMNS)

#define PR_TABLE_ROW(T, name, required, doc) { name, required, PR_##T##_N, columns_##T, doc },
const pr_table_schema pr_schema[PR_N_TABLES] = { PR_TABLES (PR_TABLE_ROW) };

#define GROUP_SCENARIO "scenario"
#define GROUP_REPORT "report"
#define PR_INI_ROW(G, K, name, type, flags, min, max, allowed, def, doc)                           \
  { GROUP_##G, { name, PR_COL_##type, flags, min, max, allowed, def, doc } },
const pr_ini_key pr_ini_keys[PR_N_INI_KEYS] = { PR_INI_KEYS (PR_INI_ROW) };

const pr_column pr_rule_keys[PR_N_RULES] = { PR_RULE_KEYS (PR_COLUMN_ROW) };
