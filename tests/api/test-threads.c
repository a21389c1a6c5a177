/* Two threads that share a scenario and its results, for the thread sanitizer. */
#include "api.h"

typedef struct {
  const pilotrun_scenario *scenario;
  const pilotrun_results *results, *other;
  char *folder;
} shared;

static gpointer
use (gpointer data)
{
  const shared *all = data;
  pilotrun_estimate e = { 0 };
  pilotrun_difference d = { 0 };
  GError *error = NULL;
  for (int k = 0; k < 3; k++)
    {
      double value;
      g_free (pilotrun_results_summary (all->results));
      ck_assert (pilotrun_results_estimate (all->results, "sojourn_mean", &e, NULL));
      ck_assert (pilotrun_results_figure (all->results, "places_ready", 0, &value, NULL));
      ck_assert (pilotrun_results_difference (all->results, all->other, "backlog_end", &d, NULL));
      ck_assert (pilotrun_results_difference (all->other, all->results, "overdue", &d, NULL));
    }
  g_autoptr (pilotrun_results) again = simulate (all->scenario, "2");
  g_autoptr (pilotrun_settings) settings
      = settings_of ("output", all->folder, "no-plots", NULL, "lang", "vi", NULL);
  g_autoptr (pilotrun_answer) answer
      = pilotrun_run (all->scenario, settings, NULL, NULL, NULL, &error);
  g_clear_error (&error); /* translations may not be installed */
  g_autoptr (pilotrun_answer) checked
      = pilotrun_check (all->scenario, NULL, NULL, NULL, NULL, &error);
  ck_assert_msg (checked != NULL, "%s", TOLD (error));
  return pilotrun_results_summary (again);
}

START_TEST (test_threads)
{
  g_autofree char *top = g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
  g_autoptr (pilotrun_settings) day = settings_of ("until", "2025-07-01", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (day);
  g_autoptr (pilotrun_scenario) half = open_half (day);
  g_autoptr (pilotrun_results) a = simulate (s, "2");
  g_autoptr (pilotrun_results) b = simulate (half, "2");
  shared one = { s, a, b, g_build_filename (top, "one", NULL) },
         two = { s, a, b, g_build_filename (top, "two", NULL) };
  GThread *first = g_thread_new ("one", use, &one), *second = g_thread_new ("two", use, &two);
  g_autofree char *x = g_thread_join (first), *y = g_thread_join (second);
  ck_assert_str_eq (x, y);
  g_free (one.folder);
  g_free (two.folder);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("threads");
  tcase_add_test (tc, test_threads);
  return run_suite (tc);
}
