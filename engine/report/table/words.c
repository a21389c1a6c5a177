/* Words: see words.h. */
#include "report/table/words.h"

#include "report/findings.h"

#define WORDS(name) void name (G_GNUC_UNUSED const pr_report *r, uint32_t i, GString *out)
#define WORDS_FIELD(name, field)                                                                   \
  WORDS (name) { g_string_append (out, r->world->field); }

WORDS_FIELD (pr_words_place_code, places[i].code)
WORDS_FIELD (pr_words_place_name, places[i].name)
WORDS_FIELD (pr_words_place_district, places[i].district)
WORDS_FIELD (pr_words_pool_place_code, places[r->world->pools[i].place].code)
WORDS_FIELD (pr_words_pool_place_name, places[r->world->pools[i].place].name)
WORDS_FIELD (pr_words_pool_name, pools[i].name)
WORDS_FIELD (pr_words_procedure_code, procedures[i].code)
WORDS_FIELD (pr_words_procedure_name, procedures[i].name)
WORDS_FIELD (pr_words_procedure_group, procedures[i].group)

WORDS (pr_words_place_type)
{
  /* As the scenario's table spells them: a machine reads this cell. */
  pr_place_type type = r->world->places[i].type;
  g_string_append (out, type == PR_PLACE_AUTHORITY ? "authority" : pr_unit_type_words[type]);
}

WORDS (pr_words_verdict)
{
  static const char *const verdicts[] = { "ready", "at risk", "not ready" };
  g_string_append (out, verdicts[pr_unit_verdict (r, i)]);
}

WORDS (pr_words_pool_roles)
{
  const pr_pool *pool = &r->world->pools[i];
  for (uint16_t k = 0; k < pool->n_lines; k++)
    g_string_append_printf (out, "%s%s", k > 0 ? " " : "",
                            r->world->roles[r->world->lines[pool->lines[k]].role]);
}
