/* The public API, used only through its public headers and the shared library. */
#include "api.h"

#include <math.h>
#include <string.h>

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
  g_autoptr (pilotrun_settings) all
      = settings_of ("until", "2025-07-02", "seed", "9007199254740992", "replications", "2", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (all);
  g_autoptr (pilotrun_scenario) plain = open_mm1 (NULL);
  ck_assert_str_eq (pilotrun_settings_get (all, "until"), "2025-07-02");
  ck_assert_ptr_null (pilotrun_settings_get (all, "lang"));
  ck_assert_uint_eq (pilotrun_scenario_days (s), 2);
  ck_assert_uint_eq (pilotrun_scenario_seed (s), UINT64_C (9007199254740992));
  ck_assert_uint_eq (pilotrun_scenario_replications (s), 2);
  /* The window is part of the scenario; seed and replications are told apart from it. */
  ck_assert_str_ne (pilotrun_scenario_hash (s), pilotrun_scenario_hash (plain));
  g_autoptr (pilotrun_settings) seed = settings_of ("seed", "8", "replications", "9", NULL);
  g_autoptr (pilotrun_scenario) seeded = open_mm1 (seed);
  ck_assert_str_eq (pilotrun_scenario_hash (seeded), pilotrun_scenario_hash (plain));
}
END_TEST

static const char *const wrong_settings[][2] = {
  { "seed", "" },          { "seed", "-1" },          { "replications", "0" },
  { "until", "tomorrow" }, { "until", "2026-01-01" }, { "lang", "de" },
};

START_TEST (test_wrong_setting)
{
  g_autoptr (pilotrun_settings) settings
      = settings_of (wrong_settings[_i][0], wrong_settings[_i][1], NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_diagnostics) problems = NULL;
  ck_assert_ptr_null (pilotrun_scenario_open (mm1 (), settings, &problems, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
  ck_assert_uint_eq (pilotrun_diagnostics_count (problems), 1);
  ck_assert_str_eq (pilotrun_diagnostics_get (problems, 0)->message, error->message);
}
END_TEST

/* Names and the values of what is yes or no are checked at once. */
static const char *const refused[][3] = { { "sede", "1", "did you mean 'seed'" },
                                          { "seed", NULL, "a value" },
                                          { "force", "maybe", "yes or no" },
                                          { "", "1", "no setting" },
                                          { "force? output", "1", "no setting" } };

START_TEST (test_refused_setting)
{
  g_autoptr (pilotrun_settings) s = pilotrun_settings_new ();
  g_autoptr (GError) error = NULL;
  ck_assert (!pilotrun_settings_set (s, refused[_i][0], refused[_i][1], &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
  ck_assert_msg (strstr (error->message, refused[_i][2]) != NULL, "%s", error->message);
}
END_TEST

START_TEST (test_yes_or_no)
{
  g_autoptr (pilotrun_settings) s = settings_of ("force", NULL, "no-plots", "yes", NULL);
  ck_assert_str_eq (pilotrun_settings_get (s, "force"), "yes");
  ck_assert (pilotrun_settings_set (s, "force", "no", NULL));
  ck_assert_ptr_null (pilotrun_settings_get (s, "force"));
  ck_assert (pilotrun_settings_known ("run", "no-plots"));
  ck_assert (!pilotrun_settings_known ("run", "goal"));
  ck_assert (!pilotrun_settings_known ("runn", "jobs"));
}
END_TEST

START_TEST (test_bad_scenario)
{
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (pilotrun_scenario_open ("/nowhere/at/all", NULL, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SCENARIO));
  ck_assert_ptr_nonnull (strstr (error->message, "/nowhere/at/all"));
}
END_TEST

/* A what-if from memory is that of a file with its text. */
START_TEST (test_what_if)
{
  g_autofree char *top = g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (top, "half.ini", NULL),
                  *text = g_strdup_printf ("[scenario]\nbase = %s\nname = X\n[set arrivals where "
                                           "stream=jobs]\nrate = 0.45 per min\n",
                                           mm1 ());
  g_autoptr (pilotrun_scenario) s = open_half (NULL);
  g_autoptr (pilotrun_scenario) again = pilotrun_scenario_ref (s);
  ck_assert_str_eq (pilotrun_scenario_name (again), "Half as many");
  ck_assert (g_file_set_contents (file, text, -1, NULL));
  g_autoptr (pilotrun_scenario) disk = pilotrun_scenario_open (file, NULL, NULL, NULL);
  g_autoptr (pilotrun_scenario) memory = pilotrun_scenario_open_text (file, text, NULL, NULL, NULL);
  ck_assert (g_file_set_contents (file, "gone", -1, NULL));
  ck_assert_str_eq (pilotrun_scenario_text (disk), pilotrun_scenario_text (memory));
  g_autoptr (pilotrun_results) a = simulate (disk, "1");
  g_autoptr (pilotrun_results) b = simulate (memory, "2");
  g_autofree char *first = pilotrun_results_summary (a), *second = pilotrun_results_summary (b);
  ck_assert_str_eq (first, second);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

/* What is wrong in a text, with its place in it and its parts. */
static const struct {
  const char *text;
  uint32_t line, column;
  const char *found, *nearest, *allowed;
} mistakes[] = {
  { "[scenario]\nbase = mm1\nname = X\n[set arrivals where stream=jobs]\nraet = 1 per min\n", 5, 1,
    "raet", "rate", "stream" },
  { "[scenario]\nbase = mm1\nname = X\n[set arrivals where stream=jbos]\nrate = 1 per min\n", 4, 0,
    "jbos", "jobs", NULL },
  { "[scenario]\nbase = mm1\nname = X\n[set pools where pool=clerk]\ncount = many\n", 5, 9, "many",
    NULL, NULL },
  { "[scenario]\nbase = nowhere\nname = X\n", 2, 0, NULL, NULL, NULL },
};

START_TEST (test_diagnostics)
{
  g_autofree char *path = beside ("wrong.ini");
  g_autoptr (pilotrun_diagnostics) d = NULL;
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (pilotrun_scenario_open_text (path, mistakes[_i].text, NULL, &d, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SCENARIO));
  ck_assert_uint_eq (pilotrun_diagnostics_count (d), 1);
  const pilotrun_diagnostic *p = pilotrun_diagnostics_get (d, 0);
  ck_assert_int_eq (p->severity, PILOTRUN_PROBLEM);
  ck_assert_str_eq (p->file, path);
  ck_assert_uint_eq (p->line, mistakes[_i].line);
  if (mistakes[_i].column > 0)
    ck_assert_uint_eq (p->column, mistakes[_i].column);
  ck_assert_pstr_eq (p->found, mistakes[_i].found);
  ck_assert_pstr_eq (p->nearest, mistakes[_i].nearest);
  if (mistakes[_i].allowed != NULL)
    ck_assert_ptr_nonnull (strstr (p->allowed, mistakes[_i].allowed));
  ck_assert_ptr_nonnull (strstr (error->message, p->message));
}
END_TEST

START_TEST (test_conservation_and_series)
{
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
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
  g_autoptr (pilotrun_results) one = simulate (s, "1");
  g_autoptr (pilotrun_results) three = simulate (s, "3");
  g_autoptr (pilotrun_results) many = simulate (s, "256");
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
  g_autoptr (pilotrun_settings) settings = settings_of ("jobs", "257", NULL);
  ck_assert_ptr_null (pilotrun_simulate (s, settings, NULL, NULL, NULL, &error));
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
  g_autoptr (pilotrun_results) r = pilotrun_simulate (s, NULL, NULL, watch, &w, &error);
  ck_assert_ptr_nonnull (r);
  ck_assert_uint_eq (w.calls, 4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  w = (watcher){ cancellable, 0, 0 };
  g_autoptr (pilotrun_settings) one = settings_of ("jobs", "1", NULL);
  ck_assert_ptr_null (pilotrun_simulate (s, one, cancellable, watch, &w, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_CANCELLED));
  ck_assert_uint_eq (w.calls, 2);
}
END_TEST

START_TEST (test_results_outlive_scenario)
{
  pilotrun_scenario *s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  g_autofree char *before = pilotrun_results_summary (r);
  pilotrun_scenario_free (s);
  g_autofree char *after = pilotrun_results_summary (r);
  ck_assert_str_eq (before, after);
  ck_assert_ptr_nonnull (strstr (after, "One queue, one officer"));
}
END_TEST

START_TEST (test_write)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
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
  TCase *tc = tcase_create ("api");
  tcase_add_test (tc, test_version);
  tcase_add_test (tc, test_scenario);
  tcase_add_test (tc, test_settings);
  tcase_add_loop_test (tc, test_wrong_setting, 0, (int) G_N_ELEMENTS (wrong_settings));
  tcase_add_loop_test (tc, test_refused_setting, 0, (int) G_N_ELEMENTS (refused));
  tcase_add_test (tc, test_yes_or_no);
  tcase_add_test (tc, test_bad_scenario);
  tcase_add_test (tc, test_what_if);
  tcase_add_loop_test (tc, test_diagnostics, 0, (int) G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, test_conservation_and_series);
  tcase_add_test (tc, test_jobs_change_nothing);
  tcase_add_test (tc, test_too_many_jobs);
  tcase_add_test (tc, test_progress_and_cancel);
  tcase_add_test (tc, test_results_outlive_scenario);
  tcase_add_test (tc, test_write);
  return run_suite (tc);
}
