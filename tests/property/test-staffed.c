/* Whatever the scenario, and whether something applies from a date on or not: a world with other
 * numbers of officers (experiment/staffed.h) is that of the plan that says so.
 */
#include "dated-edits.h"
#include "random-scenario.h"

#include "experiment/staffed.h"
#include "tiny.h"

#include <string.h>

#define SCENARIOS 150

/* Up to two officers more in some pools, and one less where one can be spared. */
static uint32_t *
choose_counts (const pr_world *w, GRand *rand)
{
  uint32_t *count = g_new (uint32_t, w->n_pools + 1);
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *p = &w->pools[i];
      int more = g_rand_int_range (rand, -2, 3);
      count[i] = p->count + (uint32_t) MAX (more, 0);
      if (g_rand_boolean (rand) && p->count > p->least)
        count[i] = p->count - 1;
    }
  return count;
}

static char *
plan_of (const pr_world *w, const uint32_t *count)
{
  GString *s = g_string_new ("== above.ini\n[scenario]\nbase = b\nname = plan\n");
  for (uint32_t i = 0; i < w->n_pools; i++)
    if (count[i] != w->pools[i].count)
      g_string_append_printf (s, "[shift pools where pool=%s; where=%s]\ncount = %+d\n",
                              w->pools[i].name, w->places[w->pools[i].place].code,
                              (int) count[i] - (int) w->pools[i].count);
  return g_string_free (s, FALSE);
}

static pr_record *
run (const pr_world *w)
{
  g_autoptr (pr_recorder) recorder = pr_recorder_new (w);
  g_autoptr (pr_model) m = pr_model_new (w, pr_recorder_probe (recorder), NULL);
  ck_assert (m != NULL && pr_model_run (m, 0, NULL, NULL));
  return pr_recorder_take (recorder, m);
}

/* One stream is of the officers, and all come in office hours. */
static char *
by_officer (const char *text)
{
  const char *arrivals = strstr (text, "== arrivals.csv"), *after = strstr (text, "== backlog.csv");
  g_autofree char *head = g_strndup (text, (gsize) (arrivals - text));
  g_autoptr (GString) rows = g_string_new_len (arrivals, after - arrivals);
  g_string_replace (rows, ",test,", ",test,profile,", 0);
  g_string_replace (rows, ",assumption", ",office,assumption", 0);
  g_string_replace (rows, " per day", " per working day", 0);
  g_string_replace (rows, " per working day,60%,any", " per officer per working day,60%,any", 0);
  return g_strconcat (head, rows->str,
                      "== profiles.csv\nprofile,days,from,to,weight,source\n"
                      "office,Mon-Fri,08:00,17:00,1,assumption\n",
                      after, NULL);
}

START_TEST (plan)
{
  const random_options options = { .seed = (guint32) _i + 1 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (options.seed);
  g_autofree char *base = dated_base (&options),
                  *edits
                  = _i % 3 > 0 ? dated_what_if (options.seed, dated_day (_i)) : g_strdup ("");
  g_autofree char *whole_text = g_strconcat (base, edits, NULL);
  g_autofree char *text = by_officer (whole_text);
  pr_world *whole = tiny_world (text);
  g_autofree uint32_t *count = choose_counts (whole, rand);
  g_autofree char *above = plan_of (whole, count), *planned = g_strconcat (text, above, NULL);
  pr_world *staffed = pr_staffed_new (whole, count), *compiled = tiny_world (planned);
  g_autoptr (pr_record) a = run (staffed);
  g_autoptr (pr_record) b = run (compiled);
  tiny_expect_same (a, b);
  pr_staffed_free (staffed);
  pr_world_free (compiled);
  pr_world_free (whole);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("staffed");
  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc, plan, 0, SCENARIOS);
  return tiny_main ("staffed", tc);
}
