/* The public API, used only through its public headers and the shared library. */
#include <check.h>
#include <math.h>
#include <pilotrun/pilotrun.h>
#include <stdlib.h>
#include <string.h>

static const char *
mm1 (void)
{
  return g_getenv ("PILOTRUN_MM1");
}

static pilotrun_scenario *
open_mm1 (const char *const *settings)
{
  GError *error = NULL;
  pilotrun_scenario *s = pilotrun_scenario_open (mm1 (), settings, &error);
  ck_assert_msg (s != NULL, "%s", error != NULL ? error->message : "");
  return s;
}

static pilotrun_results *
run_all (const pilotrun_scenario *s, uint32_t jobs)
{
  GError *error = NULL;
  pilotrun_results *r = pilotrun_run (s, jobs, NULL, NULL, NULL, &error);
  ck_assert_msg (r != NULL, "%s", error != NULL ? error->message : "");
  return r;
}

START_TEST (test_scenario)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  ck_assert_str_eq (pilotrun_scenario_name (s), "One queue, one officer");
  ck_assert_uint_eq (pilotrun_scenario_replications (s), 4);
  ck_assert_uint_eq (pilotrun_scenario_seed (s), 7);
  ck_assert_uint_eq (pilotrun_scenario_days (s), 3);
  ck_assert_uint_eq (pilotrun_scenario_units (s), 1);
  ck_assert_uint_eq (pilotrun_scenario_places (s), 1);
  ck_assert_str_eq (pilotrun_scenario_place_code (s, 0), "u1");
  ck_assert_str_eq (pilotrun_scenario_place_name (s, 0), "One");
  ck_assert_str_eq (pilotrun_scenario_warnings (s), "");
  g_autofree char *hash
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pilotrun_scenario_text (s), -1);
  ck_assert_str_eq (pilotrun_scenario_hash (s), hash);
}
END_TEST

START_TEST (test_settings)
{
  const char *settings[] = { "until=2025-07-02", "seed=9007199254740992", "replications=2", NULL };
  g_autoptr (pilotrun_scenario) s = open_mm1 (settings);
  g_autoptr (pilotrun_scenario) plain = open_mm1 (NULL);
  ck_assert_uint_eq (pilotrun_scenario_days (s), 2);
  ck_assert_uint_eq (pilotrun_scenario_seed (s), UINT64_C (9007199254740992));
  ck_assert_uint_eq (pilotrun_scenario_replications (s), 2);
  /* The window is part of the scenario; seed and replications are told apart from it. */
  ck_assert_str_ne (pilotrun_scenario_hash (s), pilotrun_scenario_hash (plain));
  const char *seed[] = { "seed=8", "replications=9", NULL };
  g_autoptr (pilotrun_scenario) seeded = open_mm1 (seed);
  ck_assert_str_eq (pilotrun_scenario_hash (seeded), pilotrun_scenario_hash (plain));
}
END_TEST

static const char *const wrong_settings[] = {
  "seed", "sede=1", "seed=", "seed=-1", "replications=0", "until=tomorrow", "until=2026-01-01"
};

START_TEST (test_wrong_setting)
{
  const char *settings[] = { wrong_settings[_i], NULL };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (pilotrun_scenario_open (mm1 (), settings, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
}
END_TEST

START_TEST (test_bad_scenario)
{
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (pilotrun_scenario_open ("/nowhere/at/all", NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SCENARIO));
  ck_assert_ptr_nonnull (strstr (error->message, "/nowhere/at/all"));
}
END_TEST

START_TEST (test_conservation_and_series)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = run_all (s, 1);
  static const pilotrun_metric flows[]
      = { PILOTRUN_ARRIVED,   PILOTRUN_RETURNED, PILOTRUN_REFUSED,
          PILOTRUN_WITHDRAWN, PILOTRUN_VISITS,   PILOTRUN_VISITS_LEFT };
  ck_assert_uint_eq (pilotrun_results_replications (r), 4);
  for (uint32_t i = 0; i < 4; i++)
    {
      int64_t x[PILOTRUN_N_METRICS];
      for (int m = 0; m < PILOTRUN_N_METRICS; m++)
        {
          x[m] = pilotrun_results_count (r, i, 0, (pilotrun_metric) m);
          ck_assert_int_eq (
              x[m], pilotrun_results_count (r, i, PILOTRUN_ALL_PLACES, (pilotrun_metric) m));
        }
      /* 3888 expected in three days; 8 standard deviations to each side. */
      ck_assert_int_gt (x[PILOTRUN_ARRIVED], 3388);
      ck_assert_int_lt (x[PILOTRUN_ARRIVED], 4388);
      ck_assert_int_eq (x[PILOTRUN_ARRIVED] + x[PILOTRUN_TAKEN_OVER],
                        x[PILOTRUN_RETURNED] + x[PILOTRUN_REFUSED] + x[PILOTRUN_WITHDRAWN]
                            + x[PILOTRUN_IN_PROCESS]);
      for (gsize f = 0; f < G_N_ELEMENTS (flows); f++)
        {
          int64_t sum = 0;
          for (uint32_t day = 0; day < 3; day++)
            sum += pilotrun_results_day (r, i, 0, day, flows[f]);
          ck_assert_int_eq (sum, x[flows[f]]);
        }
      int64_t in_process = 0;
      for (uint32_t day = 0; day < 3; day++)
        {
          in_process += pilotrun_results_day (r, i, 0, day, PILOTRUN_ARRIVED)
                        - pilotrun_results_day (r, i, 0, day, PILOTRUN_RETURNED);
          ck_assert_int_eq (pilotrun_results_day (r, i, 0, day, PILOTRUN_IN_PROCESS), in_process);
        }
      ck_assert_int_eq (in_process, x[PILOTRUN_IN_PROCESS]);
    }
  ck_assert_double_gt (pilotrun_results_mean_sojourn (r, 0), 0);
  ck_assert_double_eq (pilotrun_results_mean_sojourn (r, 0),
                       pilotrun_results_mean_sojourn (r, PILOTRUN_ALL_PLACES));
}
END_TEST

START_TEST (test_jobs_change_nothing)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) one = run_all (s, 1);
  g_autoptr (pilotrun_results) three = run_all (s, 3);
  g_autoptr (pilotrun_results) many = run_all (s, 256);
  for (uint32_t i = 0; i < 4; i++)
    for (int m = 0; m < PILOTRUN_N_METRICS; m++)
      {
        int64_t x = pilotrun_results_count (one, i, 0, (pilotrun_metric) m);
        ck_assert_int_eq (x, pilotrun_results_count (three, i, 0, (pilotrun_metric) m));
        ck_assert_int_eq (x, pilotrun_results_count (many, i, 0, (pilotrun_metric) m));
      }
  ck_assert_int_ne (pilotrun_results_count (one, 0, 0, PILOTRUN_ARRIVED),
                    pilotrun_results_count (one, 1, 0, PILOTRUN_ARRIVED));
}
END_TEST

START_TEST (test_too_many_jobs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  ck_assert_ptr_null (pilotrun_run (s, 257, NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
}
END_TEST

typedef struct {
  GCancellable *cancellable;
  uint32_t calls, last;
} watcher;

static void
watch (uint32_t done, uint32_t of, void *user_data)
{
  watcher *w = user_data;
  w->calls++;
  if (done != w->last + 1 || of != 4)
    abort ();
  w->last = done;
  if (w->cancellable != NULL && done == 2)
    g_cancellable_cancel (w->cancellable);
}

START_TEST (test_progress_and_cancel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  watcher w = { NULL, 0, 0 };
  g_autoptr (pilotrun_results) r = pilotrun_run (s, 2, NULL, watch, &w, &error);
  ck_assert_ptr_nonnull (r);
  ck_assert_uint_eq (w.calls, 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  w = (watcher){ cancellable, 0, 0 };
  ck_assert_ptr_null (pilotrun_run (s, 1, cancellable, watch, &w, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_CANCELLED));
  ck_assert_uint_eq (w.calls, 2);
}
END_TEST

START_TEST (test_results_outlive_scenario)
{
  pilotrun_scenario *s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = run_all (s, 1);
  g_autofree char *before = pilotrun_results_summary (r);
  pilotrun_scenario_free (s);
  g_autofree char *after = pilotrun_results_summary (r);
  ck_assert_str_eq (before, after);
  ck_assert_ptr_nonnull (strstr (after, "One queue, one officer"));
}
END_TEST

static gpointer
summarise (gpointer results)
{
  for (int k = 0; k < 20; k++)
    g_free (pilotrun_results_summary (results));
  return pilotrun_results_summary (results);
}

/* The thread sanitizer sees whether threads may share results. */
START_TEST (test_threads_share_results)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = run_all (s, 1);
  GThread *one = g_thread_new ("one", summarise, r), *two = g_thread_new ("two", summarise, r);
  g_autofree char *first = g_thread_join (one), *second = g_thread_join (two);
  ck_assert_str_eq (first, second);
}
END_TEST

START_TEST (test_write)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = run_all (s, 1);
  g_autofree char *top = g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "run", NULL);
  ck_assert_msg (pilotrun_results_write (r, folder, FALSE, &error), "%s",
                 error != NULL ? error->message : "");
  g_autofree char *path = g_build_filename (folder, "summary.txt", NULL);
  g_autofree char *text = NULL, *summary = pilotrun_results_summary (r);
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_str_eq (text, summary);
  ck_assert (!pilotrun_results_write (r, folder, FALSE, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_FAILED));
  ck_assert (pilotrun_results_write (r, folder, TRUE, NULL));
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", top);
  ck_assert_int_eq (system (remove), 0);
}
END_TEST

static void
cancel_at_once (uint32_t done G_GNUC_UNUSED, uint32_t of G_GNUC_UNUSED, void *user_data)
{
  watcher *w = user_data;
  w->calls++;
  if (w->cancellable != NULL)
    g_cancellable_cancel (w->cancellable);
}

/* A command of the shell in a folder; $1 is the program. */
static void
shell (const char *folder, const char *command)
{
  g_autofree char *place = g_shell_quote (folder), *program = g_shell_quote (g_getenv ("PILOTRUN")),
                  *scenario = g_shell_quote (mm1 ());
  g_autofree char *line = g_strdup_printf ("cd %s && set -- %s %s && { %s; } >/dev/null", place,
                                           program, scenario, command);
  ck_assert_msg (system (line) == 0, "%s", command);
}

/* What one interface began the other goes on with: the bytes of a run at once. */
START_TEST (test_extend)
{
  const char *three[] = { "replications=3", "until=2025-07-02", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_scenario) s = open_mm1 (three);
  g_autoptr (pilotrun_results) r = run_all (s, 1);
  g_autofree char *top = g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (top, "ours", NULL),
                  *theirs = g_build_filename (top, "theirs", NULL);
  ck_assert (pilotrun_results_write (r, ours, FALSE, NULL));
  shell (top, "cp -r \"$2\" mm1 && \"$1\" run mm1 --until 2025-07-02 -n 3 -o theirs &&"
              " \"$1\" run mm1 --until 2025-07-02 -n 5 -o whole");
  shell (top, "diff -r -x run.log ours theirs");
  shell (top, "rm -r mm1 && \"$1\" extend ours -n 5 && diff -r -x run.log ours whole");
  watcher w = { NULL, 0, 0 };
  ck_assert_msg (pilotrun_extend (theirs, 5, 2, NULL, cancel_at_once, &w, &error), "%s",
                 error != NULL ? error->message : "");
  ck_assert_uint_gt (w.calls, 0);
  shell (top, "diff -r -x run.log theirs whole");
  ck_assert (!pilotrun_extend (theirs, 5, 2, NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
  g_clear_error (&error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  w = (watcher){ cancellable, 0, 0 };
  ck_assert (!pilotrun_extend (theirs, 9, 1, cancellable, cancel_at_once, &w, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_CANCELLED));
  shell (top, "diff -r -x run.log theirs whole && rm -rf \"$PWD\"");
}
END_TEST

START_TEST (test_version)
{
  ck_assert_str_eq (pilotrun_version (), PILOTRUN_VERSION);
  g_autofree char *version = g_strdup_printf ("%d.%d.%d", PILOTRUN_VERSION_MAJOR,
                                              PILOTRUN_VERSION_MINOR, PILOTRUN_VERSION_PATCH);
  ck_assert_str_eq (version, PILOTRUN_VERSION);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("api");
  TCase *tc = tcase_create ("api");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, test_version);
  tcase_add_test (tc, test_scenario);
  tcase_add_test (tc, test_settings);
  tcase_add_loop_test (tc, test_wrong_setting, 0, (int) G_N_ELEMENTS (wrong_settings));
  tcase_add_test (tc, test_bad_scenario);
  tcase_add_test (tc, test_conservation_and_series);
  tcase_add_test (tc, test_jobs_change_nothing);
  tcase_add_test (tc, test_too_many_jobs);
  tcase_add_test (tc, test_progress_and_cancel);
  tcase_add_test (tc, test_results_outlive_scenario);
  tcase_add_test (tc, test_threads_share_results);
  tcase_add_test (tc, test_write);
  tcase_add_test (tc, test_extend);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? 0 : 1;
}
