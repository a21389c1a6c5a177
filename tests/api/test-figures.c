/* Figures, intervals, differences, series, events and stories, against what the command line
 * writes of the same. */
#include "api.h"

#include <math.h>
#include <string.h>

#define WAIT "counter_wait.p90 from 2025-07-01 to 2025-07-02"

static pilotrun_results *
simulate_of (const pilotrun_scenario *s, const char *of)
{
  GError *error = NULL;
  g_autoptr (pilotrun_settings) settings = settings_of ("of", of, NULL);
  pilotrun_results *r = pilotrun_simulate (s, settings, NULL, NULL, NULL, &error);
  ck_assert_msg (r != NULL, "%s", TOLD (error));
  return r;
}

static double
figure (const pilotrun_results *r, const char *question, uint32_t replication)
{
  GError *error = NULL;
  double value = NAN;
  ck_assert_msg (pilotrun_results_figure (r, question, replication, &value, &error), "%s",
                 TOLD (error));
  return value;
}

START_TEST (test_figures)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  double sum = 0;
  for (uint32_t k = 0; k < 4; k++)
    {
      double x = figure (r, "arrived", k);
      ck_assert_double_eq (
          x, (double) pilotrun_results_count (r, k, PILOTRUN_ALL_PLACES, PILOTRUN_ARRIVED));
      ck_assert_double_eq (x, figure (r, "arrived at u1", k));
      ck_assert_double_eq (figure (r, "arrived on 2025-07-02", k),
                           (double) pilotrun_results_day (r, k, 0, 1, PILOTRUN_ARRIVED));
      sum += x;
    }
  pilotrun_estimate e;
  ck_assert (pilotrun_results_estimate (r, "arrived", &e, NULL));
  ck_assert_double_eq_tol (e.mean, sum / 4, 1e-9);
  ck_assert_uint_eq (e.n, 4);
  ck_assert_double_eq (e.level, 0.95);
  /* Student's t of 3 degrees of freedom at 0.975. */
  double squares = 0;
  for (uint32_t k = 0; k < 4; k++)
    squares += pow (figure (r, "arrived", k) - e.mean, 2);
  ck_assert_double_eq_tol (e.half_width, 3.182446305284263 * sqrt (squares / 3 / 4), 1e-6);
}
END_TEST

static const struct {
  const char *question;
  pilotrun_error code;
  const char *says;
} wrong[] = { { "arived", PILOTRUN_ERROR_SETTING, "arrived" },
              { "arrived at u2", PILOTRUN_ERROR_SETTING, "u2" },
              { "arrived in every unit", PILOTRUN_ERROR_SETTING, "one is expected" },
              { "arrived on 2026-07-02", PILOTRUN_ERROR_SETTING, "window" },
              { WAIT, PILOTRUN_ERROR_QUESTION, "setting 'of'" } };

START_TEST (test_wrong_question)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  g_autoptr (GError) error = NULL;
  double value;
  pilotrun_estimate e;
  ck_assert (!pilotrun_results_figure (r, wrong[_i].question, 0, &value, &error));
  ck_assert_msg (g_error_matches (error, PILOTRUN_ERROR, (int) wrong[_i].code), "%s",
                 error->message);
  ck_assert_msg (strstr (error->message, wrong[_i].says) != NULL, "%s", error->message);
  ck_assert (!pilotrun_results_estimate (r, wrong[_i].question, &e, NULL));
}
END_TEST

/* The differences of the file that a comparison leaves, and what was asked before the run. */
START_TEST (test_differences)
{
  g_autofree char *top = g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "c", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_scenario) half = open_half (NULL);
  const pilotrun_scenario *both[] = { s, half };
  g_autoptr (pilotrun_settings) settings
      = settings_of ("of", "arrived,sojourn_mean," WAIT, "output", folder, "no-plots", NULL, NULL);
  GError *error = NULL;
  g_autoptr (pilotrun_answer) a = pilotrun_compare (both, 2, settings, NULL, NULL, NULL, &error);
  ck_assert_msg (a != NULL, "%s", TOLD (error));
  g_autoptr (pilotrun_results) first = pilotrun_results_open_scenario (folder, 0, &error);
  ck_assert_msg (first != NULL, "%s", TOLD (error));
  g_autoptr (pilotrun_results) second = pilotrun_results_open_scenario (folder, 1, NULL);
  ck_assert_ptr_null (pilotrun_results_open_scenario (folder, 2, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION));
  g_clear_error (&error);
  pilotrun_difference d;
  ck_assert (pilotrun_results_difference (second, first, "arrived", &d, NULL));
  ck_assert_uint_eq (d.n, 4);
  ck_assert_double_eq_tol (d.mean, d.first - d.second, 1e-9);
  ck_assert_double_lt (d.mean + d.half_width, 0);
  ck_assert_double_lt (d.p, 0.001);
  g_autofree char *row = g_strdup_printf ("grep -qe '%.6g' c/comparison.csv", d.mean);
  shell (top, row);
  /* In memory and from the folder are the same. */
  g_autoptr (pilotrun_results) memory = simulate_of (s, "sojourn_mean," WAIT);
  for (uint32_t k = 0; k < 4; k++)
    {
      ck_assert_double_eq (figure (memory, "sojourn_mean", k), figure (first, "sojourn_mean", k));
      ck_assert_double_eq (figure (memory, "arrived", k), figure (first, "arrived", k));
    }
  ck_assert (isnan (figure (memory, WAIT, 0)) == isnan (figure (first, WAIT, 0)));
  /* They cannot be written: a run does not keep so much. */
  g_autofree char *run = g_build_filename (top, "run", NULL);
  ck_assert (!pilotrun_results_write (memory, run, FALSE, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION));
  g_clear_error (&error);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

START_TEST (test_no_pair)
{
  g_autoptr (pilotrun_settings) seed = settings_of ("seed", "8", NULL);
  g_autoptr (pilotrun_settings) three = settings_of ("replications", "3", NULL);
  g_autoptr (pilotrun_settings) until = settings_of ("until", "2025-07-02", NULL);
  const pilotrun_settings *const others[] = { seed, three, until };
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_scenario) other = open_mm1 (others[_i]);
  g_autoptr (pilotrun_results) a = simulate (s, "1");
  g_autoptr (pilotrun_results) b = simulate (other, "1");
  g_autoptr (GError) error = NULL;
  pilotrun_difference d;
  ck_assert (!pilotrun_results_difference (a, b, "arrived", &d, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION));
}
END_TEST

START_TEST (test_things)
{
  static const char *const kinds[]
      = { "replication", "province", "place", "unit",    "pool",      "officer",
          "procedure",   "day",      "thing", "crew",    "rehearsal", "venue",
          "course",      "measure",  "cost",  "handover" };
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      uint32_t n = pilotrun_figures_count (kinds[k]);
      pilotrun_figure f;
      ck_assert_uint_gt (n, 0);
      for (uint32_t i = 0; i < n; i++)
        {
          double value;
          ck_assert (pilotrun_figures_get (kinds[k], i, &f));
          ck_assert (f.name[0] != '\0' && f.kind[0] != '\0' && f.meaning[0] != '\0');
          for (uint32_t t = 0; t < pilotrun_results_things (r, kinds[k]); t++)
            ck_assert (pilotrun_results_value (r, kinds[k], f.name, t, 0, 3, &value, NULL));
        }
      ck_assert (!pilotrun_figures_get (kinds[k], n, &f));
    }
  g_autofree char *pool = pilotrun_results_thing_name (r, "pool", 0);
  ck_assert_str_eq (pool, "u1/clerk");
  g_autofree char *officer = pilotrun_results_thing_name (r, "officer", 0);
  ck_assert_str_eq (officer, "u1/clerk/1");
  ck_assert_uint_eq (pilotrun_results_things (r, "pool"), 1);
  ck_assert_uint_eq (pilotrun_figures_count ("dragon"), 0);
  double series[3], sum = 0;
  ck_assert (pilotrun_results_series (r, "arrived", PILOTRUN_ALL_PLACES, 2, series, 3, NULL));
  for (int day = 0; day < 3; day++)
    sum += series[day];
  ck_assert_double_eq (sum, figure (r, "arrived", 2));
}
END_TEST

static const char *const no_things[][2]
    = { { "dragon", "arrived" }, { "place", "arived" }, { "pool", "utilisation" } };

START_TEST (test_no_thing)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  g_autoptr (GError) error = NULL;
  double value;
  ck_assert (!pilotrun_results_value (r, no_things[_i][0], no_things[_i][1], _i == 2 ? 1 : 0, 0, 0,
                                      &value, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
}
END_TEST

typedef struct {
  GString *rows;
  uint32_t n, most;
  char *late;
} events;

static gboolean
take_event (const pilotrun_event *e, void *user_data)
{
  events *all = user_data;
  const char *const cells[] = { e->dossier, e->activity,   e->transition, e->why,  e->time,
                                e->place,   e->place_name, e->officer,    e->role, e->procedure,
                                e->channel, e->filed_at,   e->home,       e->due,  e->kind };
  for (gsize k = 0; k < G_N_ELEMENTS (cells); k++)
    g_string_append_printf (all->rows, "%s%s", cells[k], k + 1 < G_N_ELEMENTS (cells) ? "," : "\n");
  if (all->late == NULL && *e->dossier != '\0')
    all->late = g_strdup (e->dossier);
  return ++all->n != all->most;
}

/* The rows of the file that the command line exports; simulated again, and from the kept log. */
START_TEST (test_events)
{
  g_autofree char *top = g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "run", NULL),
                  *file = g_build_filename (top, "rows.csv", NULL);
  g_autoptr (pilotrun_settings) day = settings_of ("until", "2025-07-01", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (day);
  g_autoptr (pilotrun_results) memory = simulate (s, "1");
  GError *error = NULL;
  ck_assert_msg (pilotrun_results_write (memory, folder, FALSE, &error), "%s", TOLD (error));
  shell (top, "\"$1\" export run -r 2 -o all.csv && tail -n +2 all.csv | tr -d '\"' >expected");
  g_autoptr (pilotrun_results) kept = pilotrun_results_open (folder, &error);
  ck_assert_msg (kept != NULL, "%s", TOLD (error));
  for (int k = 0; k < 2; k++)
    {
      events all = { g_string_new (NULL), 0, 0, NULL };
      ck_assert_msg (
          pilotrun_results_events (k == 0 ? memory : kept, 1, NULL, take_event, &all, &error), "%s",
          TOLD (error));
      ck_assert (g_file_set_contents (file, all.rows->str, -1, NULL));
      shell (top, "cmp rows.csv expected");
      g_autofree char *story = pilotrun_results_story (kept, 1, all.late, &error);
      ck_assert_msg (story != NULL && strstr (story, all.late) != NULL, "%s", TOLD (error));
      g_autofree char *told
          = g_strdup_printf ("\"$1\" trace \"$2\" -u 2025-07-01 -r 2 -d '%s' >told", all.late);
      shell (top, told);
      ck_assert (g_file_set_contents (file, story, -1, NULL));
      shell (top, "cmp rows.csv told");
      g_string_free (all.rows, TRUE);
      g_free (all.late);
    }
  events few = { g_string_new (NULL), 0, 5, NULL };
  ck_assert (pilotrun_results_events (memory, 0, NULL, take_event, &few, NULL));
  ck_assert_uint_eq (few.n, 5);
  g_string_free (few.rows, TRUE);
  g_free (few.late);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

START_TEST (test_no_story)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  g_autoptr (GError) error = NULL;
  /* Nothing has a legal limit there. */
  ck_assert_ptr_null (pilotrun_results_story (r, 0, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION));
  g_clear_error (&error);
  ck_assert_ptr_null (pilotrun_results_story (r, 0, "u1/jbos", &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
  g_clear_error (&error);
  ck_assert_ptr_null (pilotrun_results_story (r, 0, "", &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
}
END_TEST

/* What a simulation in memory does not know is not passed over. */
START_TEST (test_no_setting)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_settings) settings = settings_of ("precision", "on_time:5pt", NULL);
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (pilotrun_simulate (s, settings, NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("figures");
  tcase_add_test (tc, test_no_setting);
  tcase_add_test (tc, test_figures);
  tcase_add_loop_test (tc, test_wrong_question, 0, (int) G_N_ELEMENTS (wrong));
  tcase_add_test (tc, test_differences);
  tcase_add_loop_test (tc, test_no_pair, 0, 3);
  tcase_add_test (tc, test_things);
  tcase_add_loop_test (tc, test_no_thing, 0, (int) G_N_ELEMENTS (no_things));
  tcase_add_test (tc, test_events);
  tcase_add_test (tc, test_no_story);
  return run_suite (tc);
}
