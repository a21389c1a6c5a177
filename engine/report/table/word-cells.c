/* Words: see word-cells.h. */
#include "report/table/word-cells.h"

#include "figure/verdict.h"
#include "figure/window.h"
#include "report/text/text.h"

#define WORDS(name) void name (G_GNUC_UNUSED const pr_results *r, uint32_t i, GString *out)
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
WORDS_FIELD (pr_words_procedure_workflow, workflows[r->world->procedures[i].workflow].name)

WORDS (pr_words_place_type)
{
  /* As the scenario's table spells them: a machine reads this cell. */
  g_string_append (out, pr_place_type_word (r->world->places[i].type));
}

WORDS (pr_words_verdict) { g_string_append (out, pr_verdict_words[pr_place_verdict (r, i)]); }

WORDS (pr_words_settled)
{
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, i);
  if (pr_judgement_whole (r, j) != PR_NOT_ASKED)
    g_string_append (out, pr_verdict_is_settled (r, j->periods[0].onward, j->n) ? "yes" : "no");
}

WORDS (pr_words_ready_from)
{
  char date[PR_DATE_SIZE];
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, i);
  size_t from = pr_judgement_ready_from (r, j);
  if (from < j->n_periods)
    g_string_append (out, pr_text_date (date, pr_window_date (r, j->periods[from].period.from)));
}

WORDS (pr_words_pool_roles)
{
  const pr_pool *pool = &r->world->pools[i];
  for (uint16_t k = 0; k < pool->n_lines; k++)
    g_string_append_printf (out, "%s%s", k > 0 ? " " : "",
                            r->world->roles[r->world->lines[pool->lines[k]].role]);
}

/* The words of the pool of something. */
#define WORDS_OF_POOL(name, of_pool, pool)                                                         \
  WORDS (name) { of_pool (r, pool, out); }
#define OFFICERS_POOL pr_world_pool_of (r->world, i)
#define PRACTICES_POOL r->world->learning->practices[i].pool

WORDS_OF_POOL (pr_words_officer_place_code, pr_words_pool_place_code, OFFICERS_POOL)
WORDS_OF_POOL (pr_words_officer_place_name, pr_words_pool_place_name, OFFICERS_POOL)
WORDS_OF_POOL (pr_words_officer_pool, pr_words_pool_name, OFFICERS_POOL)
WORDS_OF_POOL (pr_words_practice_place_code, pr_words_pool_place_code, PRACTICES_POOL)
WORDS_OF_POOL (pr_words_practice_place_name, pr_words_pool_place_name, PRACTICES_POOL)
WORDS_OF_POOL (pr_words_practice_pool, pr_words_pool_name, PRACTICES_POOL)

WORDS (pr_words_practice_skill)
{
  const pr_learning *l = r->world->learning;
  g_string_append (out, l->names[l->practices[i].name]);
}

WORDS (pr_words_officer_number)
{
  g_string_append_printf (out, "%u", pr_officer_number (r->world, i));
}

WORDS (pr_words_thing_name) { g_string_append (out, pr_world_thing_name (r->world, (uint32_t) i)); }

WORDS (pr_words_thing_kind)
{
  g_string_append (out, r->world->things[i].system != PR_NONE16 ? "system" : "condition");
}

WORDS (pr_words_thing_place)
{
  uint16_t place = r->world->things[i].place;
  g_string_append (out, place != PR_NONE16 ? r->world->places[place].code : "*");
}

WORDS (pr_words_thing_place_name)
{
  uint16_t place = r->world->things[i].place;
  if (place != PR_NONE16)
    g_string_append (out, r->world->places[place].name);
}

WORDS (pr_words_thing_role)
{
  uint16_t role = r->world->things[i].role;
  g_string_append (out, role != PR_NONE16 ? r->world->roles[role] : "*");
}

WORDS (pr_words_crew_name) { g_string_append (out, r->world->crews[i].name); }
WORDS (pr_words_crew_kind) { g_string_append (out, r->world->crew_kinds[r->world->crews[i].kind]); }
WORDS (pr_words_crew_base)
{
  g_string_append (out, r->world->places[r->world->crews[i].base].code);
}
WORDS (pr_words_crew_duty)
{
  g_string_append (out, r->world->crews[i].standby ? "standby" : "on duty");
}

WORDS_FIELD (pr_words_rehearsal_place, places[r->world->rehearsals[i].place].code)
WORDS_FIELD (pr_words_rehearsal_place_name, places[r->world->rehearsals[i].place].name)
WORDS_FIELD (pr_words_rehearsal_activity, activity_names[r->world->rehearsals[i].name])
WORDS_FIELD (pr_words_venue_name, venues[i].name)
WORDS_FIELD (pr_words_course_name, course_names[i])

WORDS (pr_words_venue_place)
{
  uint16_t place = r->world->venues[i].place;
  g_string_append (out, place != PR_NONE16 ? r->world->places[place].code : "*");
}

WORDS_FIELD (pr_words_measure_name, policy->names[r->world->policy->measures[i].name])
WORDS_FIELD (pr_words_measure_place, places[r->world->policy->measures[i].places[0]].code)

WORDS (pr_words_measure_place_name)
{
  const pr_measure *m = &r->world->policy->measures[i];
  if (m->n_places > 1)
    g_string_append_printf (out, "%u places together", m->n_places);
  else
    g_string_append (out, r->world->places[m->places[0]].name);
}

WORDS (pr_words_handed_code)
{
  g_string_append (out, i == PR_PROVINCE ? "*" : r->world->places[i].code);
}

WORDS (pr_words_handed_name)
{
  g_string_append (out, i == PR_PROVINCE ? "all that hand over" : r->world->places[i].name);
}

WORDS (pr_words_cost_name)
{
  g_string_append (out, i == PR_PROVINCE ? "the province" : r->world->places[i].name);
}
