/* Verbs: each does what its command does, with the same bytes; what one began the other goes on
 * with; and every way in which they fail. */
#include "api.h"

#include <string.h>

#define RUN "\"$1\" run \"$2\" --until 2025-07-02"

static char *
scratch (void)
{
  return g_dir_make_tmp ("pilotrun-api-XXXXXX", NULL);
}

static pilotrun_settings *
quick (const char *folder, const char *name, const char *value, ...)
{
  pilotrun_settings *s
      = settings_of ("until", "2025-07-02", "output", folder, "no-plots", NULL, NULL);
  va_list args;
  va_start (args, value);
  for (; name != NULL; name = va_arg (args, const char *),
                       value = name != NULL ? va_arg (args, const char *) : NULL)
    ck_assert (pilotrun_settings_set (s, name, value, NULL));
  va_end (args);
  return s;
}

static pilotrun_answer *
good (pilotrun_answer *answer, GError **error)
{
  ck_assert_msg (answer != NULL, "%s", TOLD (*error));
  return answer;
}

typedef struct {
  GCancellable *cancellable;
  uint32_t calls, after;
} watcher;

static void
watch (uint32_t done G_GNUC_UNUSED, uint32_t of G_GNUC_UNUSED, void *user_data)
{
  watcher *w = user_data;
  w->calls++;
  if (w->cancellable != NULL && w->calls == w->after)
    g_cancellable_cancel (w->cancellable);
}

/* A folder of the library is the command line's, and each extends the other's. */
START_TEST (test_run_and_extend)
{
  GError *error = NULL;
  g_autofree char *top = scratch ();
  g_autofree char *ours = g_build_filename (top, "ours", NULL),
                  *theirs = g_build_filename (top, "theirs", NULL);
  g_autoptr (pilotrun_settings) settings = quick (ours, "replications", "3", NULL);
  g_autoptr (pilotrun_settings) five = settings_of ("replications", "5", "no-plots", NULL, NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  watcher w = { NULL, 0, 0 };
  g_autoptr (pilotrun_answer) a
      = good (pilotrun_run (s, settings, NULL, watch, &w, &error), &error);
  ck_assert_uint_eq (w.calls, 3);
  ck_assert_str_eq (pilotrun_answer_folder (a), ours);
  ck_assert (!pilotrun_answer_found (a));
  ck_assert_ptr_nonnull (strstr (pilotrun_answer_summary (a), "One queue"));
  shell (top, RUN " -n 3 -o theirs --no-plots && diff -r -x run.log ours theirs");
  shell (top, RUN " -n 5 -o whole --no-plots");
  shell (top, "\"$1\" extend ours -n 5 --no-plots && diff -r -x run.log ours whole");
  g_autoptr (pilotrun_answer) b
      = good (pilotrun_extend (theirs, five, NULL, NULL, NULL, &error), &error);
  shell (top, "diff -r -x run.log theirs whole");
  /* It is found, and not run again. */
  g_autoptr (pilotrun_settings) again = quick (ours, "replications", "5", NULL);
  g_autoptr (pilotrun_answer) c = good (pilotrun_run (s, again, NULL, NULL, NULL, &error), &error);
  ck_assert (pilotrun_answer_found (c));
  ck_assert (pilotrun_extend (theirs, five, NULL, NULL, NULL, &error) == NULL);
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING));
  g_clear_error (&error);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

/* What was simulated in memory is a run as well. */
START_TEST (test_write_and_extend)
{
  g_autofree char *top = scratch ();
  g_autofree char *ours = g_build_filename (top, "ours", NULL);
  g_autoptr (pilotrun_settings) three
      = settings_of ("replications", "3", "until", "2025-07-02", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (three);
  g_autoptr (pilotrun_results) r = simulate (s, "1");
  ck_assert (pilotrun_results_write (r, ours, FALSE, NULL));
  shell (top, RUN " -n 3 -o theirs && diff -r -x run.log ours theirs");
  shell (top, RUN " -n 5 -o whole && \"$1\" extend ours -n 5 && diff -r -x run.log ours whole");
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

/* In the middle: what is finished is not simulated again, by whoever goes on. */
START_TEST (test_cancel)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = scratch ();
  g_autofree char *ours = g_build_filename (top, "ours", NULL);
  g_autoptr (pilotrun_settings) settings = quick (ours, "replications", "6", "jobs", "1", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  watcher w = { cancellable, 0, 2 };
  ck_assert_ptr_null (pilotrun_run (s, settings, cancellable, watch, &w, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_CANCELLED));
  ck_assert_uint_eq (w.calls, 2);
  ck_assert_msg (strstr (error->message, "2 of 6") != NULL, "%s", error->message);
  shell (top, "test ! -e ours && test -e .ours.records");
  g_clear_error (&error);
  g_autoptr (pilotrun_answer) a
      = good (pilotrun_run (s, settings, NULL, NULL, NULL, &error), &error);
  shell (top, RUN " -n 6 -o whole --no-plots && diff -r -x run.log ours whole");
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

/* Then nothing begins. */
START_TEST (test_cancelled_before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (pilotrun_check (s, NULL, cancellable, NULL, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_CANCELLED));
}
END_TEST

/* A comparison with a what-if that was never a file, sharded and merged. */
START_TEST (test_compare_shards_merge)
{
  GError *error = NULL;
  g_autofree char *top = scratch ();
  g_autofree char *whole = g_build_filename (top, "whole", NULL),
                  *shards = g_build_filename (top, "shards", NULL),
                  *merged = g_build_filename (top, "merged", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_scenario) half = open_half (NULL);
  const pilotrun_scenario *both[] = { s, half };
  g_autoptr (pilotrun_settings) at_once = quick (whole, NULL, NULL);
  g_autoptr (pilotrun_answer) a
      = good (pilotrun_compare (both, 2, at_once, NULL, NULL, NULL, &error), &error);
  for (int k = 1; k <= 2; k++)
    {
      g_autofree char *which = g_strdup_printf ("%d/2", k);
      g_autoptr (pilotrun_settings) one = quick (shards, "shard", which, NULL);
      g_autoptr (pilotrun_answer) b
          = good (pilotrun_compare (both, 2, one, NULL, NULL, NULL, &error), &error);
      const char *const paths[] = { shards, NULL };
      g_autoptr (pilotrun_settings) to = settings_of ("output", merged, "no-plots", NULL, NULL);
      g_autoptr (pilotrun_answer) c = pilotrun_merge (paths, to, NULL, NULL, NULL, &error);
      ck_assert ((c != NULL) == (k == 2));
      if (k == 1)
        ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_MISSING));
      g_clear_error (&error);
    }
  shell (top, "diff -r -x run.log whole merged && \"$1\" report whole && rm -r \"$PWD\"");
}
END_TEST

/* Verbs of a scenario that answer in words. */
START_TEST (test_words)
{
  typedef pilotrun_answer *(*verb) (const pilotrun_scenario *, const pilotrun_settings *,
                                    GCancellable *, pilotrun_progress, void *, GError **);
  static const struct {
    const char *name, *options;
    verb call;
    const char *setting, *value;
  } verbs[] = { { "check", "", pilotrun_check, NULL, NULL },
                { "show", "", pilotrun_show, NULL, NULL },
                { "explain", "--section window", pilotrun_explain, "section", "window" },
                { "trace", "-d u1/jobs/job/counter/2025-07-01/1", pilotrun_trace, "dossier",
                  "u1/jobs/job/counter/2025-07-01/1" },
                { "steady", "-n 2", pilotrun_steady, "replications", "2" } };
  g_autofree char *top = scratch ();
  g_autofree char *file = g_build_filename (top, "ours", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  for (gsize k = 0; k < G_N_ELEMENTS (verbs); k++)
    {
      GError *error = NULL;
      g_autoptr (pilotrun_settings) settings = settings_of (verbs[k].setting, verbs[k].value, NULL);
      g_autoptr (pilotrun_answer) a
          = good (verbs[k].call (s, settings, NULL, NULL, NULL, &error), &error);
      ck_assert (g_file_set_contents (file, pilotrun_answer_text (a), -1, NULL));
      g_autofree char *line
          = g_strdup_printf ("\"$1\" %s \"$2\" %s >theirs 2>warned && cmp ours theirs",
                             verbs[k].name, verbs[k].options);
      shell (top, line);
    }
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

static pilotrun_answer *
ask (const char *verb, const char *about, const pilotrun_settings *settings, GError **error)
{
  const char *const paths[] = { about, NULL };
  return pilotrun_ask (verb, paths, settings, NULL, NULL, NULL, error);
}

/* Pages and files of a folder of results. */
START_TEST (test_pages)
{
  GError *error = NULL;
  g_autofree char *top = scratch ();
  g_autofree char *run = g_build_filename (top, "run", NULL);
  const char *const folders[] = { run, NULL };
  g_autoptr (pilotrun_settings) settings = quick (run, "replications", "2", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_answer) a
      = good (pilotrun_run (s, settings, NULL, NULL, NULL, &error), &error);
  shell (top, "cp -r run theirs");
  shell (top, "\"$1\" report theirs && \"$1\" brief theirs && \"$1\" export theirs &&"
              " \"$1\" export theirs --sheet && \"$1\" replay theirs");
  g_autoptr (pilotrun_settings) sheet = settings_of ("sheet", NULL, NULL);
  g_autoptr (pilotrun_answer) report
      = good (pilotrun_report (run, NULL, NULL, NULL, NULL, &error), &error);
  g_autoptr (pilotrun_answer) brief
      = good (pilotrun_brief (folders, NULL, NULL, NULL, NULL, &error), &error);
  g_autoptr (pilotrun_answer) events
      = good (pilotrun_export (run, NULL, NULL, NULL, NULL, &error), &error);
  g_autoptr (pilotrun_answer) book
      = good (pilotrun_export (run, sheet, NULL, NULL, NULL, &error), &error);
  g_autoptr (pilotrun_answer) replay
      = good (pilotrun_replay (folders, NULL, NULL, NULL, NULL, &error), &error);
  ck_assert (g_str_has_suffix (pilotrun_answer_file (report), "run/report.html"));
  ck_assert (g_str_has_suffix (pilotrun_answer_file (brief), "run/brief.html"));
  ck_assert (g_str_has_suffix (pilotrun_answer_file (events), "run/events-1.csv"));
  ck_assert (g_str_has_suffix (pilotrun_answer_file (book), "run.xlsx"));
  ck_assert (g_str_has_suffix (pilotrun_answer_file (replay), "run/replay.html"));
  shell (top, "diff -r -x run.log run theirs && test -s run.xlsx");
  g_autoptr (pilotrun_answer) names = ask ("plot", run, NULL, NULL);
  g_autoptr (pilotrun_settings) list = settings_of ("list", NULL, NULL);
  g_autoptr (pilotrun_answer) listed
      = good (pilotrun_plot (run, NULL, list, NULL, NULL, NULL, &error), &error);
  ck_assert_ptr_nonnull (strstr (pilotrun_answer_text (listed), "backlog"));
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

START_TEST (test_others)
{
  GError *error = NULL;
  g_autofree char *top = scratch ();
  g_autofree char *own = g_build_filename (top, "own", NULL),
                  *plan = g_build_filename (top, "plan.ini", NULL),
                  *margin = g_build_filename (top, "margin", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_answer) made
      = good (pilotrun_new (own, NULL, NULL, NULL, NULL, &error), &error);
  ck_assert_str_eq (pilotrun_answer_file (made), own);
  g_autoptr (pilotrun_settings) goal
      = settings_of ("goal", "visits_left <= 1000000", "output", plan, "until", "2025-07-01", NULL);
  g_autoptr (pilotrun_answer) staff
      = good (pilotrun_staff (s, goal, NULL, NULL, NULL, &error), &error);
  ck_assert_ptr_nonnull (pilotrun_answer_summary (staff));
  g_autoptr (pilotrun_answer) script
      = good (pilotrun_shard_plan (s, NULL, NULL, NULL, NULL, &error), &error);
  ck_assert (g_str_has_prefix (pilotrun_answer_text (script), "#!"));
  const char *const first[] = { "C01", NULL };
  g_autoptr (pilotrun_settings) fast = settings_of ("quick", NULL, NULL);
  g_autoptr (pilotrun_answer) checked
      = good (pilotrun_selfcheck (first, fast, NULL, NULL, NULL, &error), &error);
  ck_assert_ptr_nonnull (strstr (pilotrun_answer_text (checked), "C01"));
  g_autoptr (pilotrun_scenario) half = open_half (NULL);
  g_autoptr (pilotrun_answer) diff
      = good (pilotrun_diff (s, half, NULL, NULL, NULL, NULL, &error), &error);
  ck_assert_ptr_nonnull (strstr (pilotrun_answer_text (diff), "0.45"));
  shell (top, "printf '[sweep]\\nbase = %s\\nname = s\\ndesign = grid\\nof = arrived\\n"
              "replications = 2\\n[factor load]\\nchange = set arrivals where stream=jobs\\n"
              "key = rate\\nvalues = 0.5 per min; 0.6 per min\\n' \"$2\" >sweep.ini");
  g_autofree char *sweep = g_build_filename (top, "sweep.ini", NULL),
                  *swept = g_build_filename (top, "swept", NULL);
  g_autoptr (pilotrun_settings) to = quick (swept, NULL, NULL);
  g_autoptr (pilotrun_answer) c
      = good (pilotrun_sweep (sweep, to, NULL, NULL, NULL, &error), &error);
  ck_assert_str_eq (pilotrun_answer_folder (c), swept);
  g_autoptr (pilotrun_settings) of
      = quick (margin, "of", "volume", "steps", "10", "replications", "2", NULL);
  g_autoptr (pilotrun_answer) m = pilotrun_margin (s, of, NULL, NULL, NULL, &error);
  ck_assert (m != NULL || g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION));
  g_clear_error (&error);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

static const struct {
  const char *verb, *setting, *value, *says;
  pilotrun_error code;
} failures[] = {
  { "rum", NULL, NULL, "did you mean 'run'", PILOTRUN_ERROR_SETTING },
  { "run", "goal", "x", "no setting 'goal'", PILOTRUN_ERROR_SETTING },
  { "run", "replications", "0", "--replications", PILOTRUN_ERROR_SETTING },
  { "run", "output", "-", "--output", PILOTRUN_ERROR_SETTING },
  { "run", "most", "20", "--precision", PILOTRUN_ERROR_SETTING },
  { "run", "events", "0", "--events", PILOTRUN_ERROR_SETTING },
  { "run", "store", "/", "--store", PILOTRUN_ERROR_FAILED },
  { "run", "precision", "on_time:0.1pt", "on_time", PILOTRUN_ERROR_HOPELESS },
  { "run", "output", "/proc/nothing", "/proc", PILOTRUN_ERROR_FAILED },
  { "staff", NULL, NULL, "--goal", PILOTRUN_ERROR_SETTING },
  { "extend", NULL, NULL, "--replications", PILOTRUN_ERROR_SETTING },
  { "explain", "section", "dragons", "dragons", PILOTRUN_ERROR_SETTING },
  { "trace", "late", NULL, "", PILOTRUN_ERROR_FAILED },
};

START_TEST (test_failure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pilotrun_settings) settings
      = settings_of (failures[_i].setting, failures[_i].value, NULL);
  ck_assert_ptr_null (ask (failures[_i].verb, mm1 (), settings, &error));
  ck_assert_msg (g_error_matches (error, PILOTRUN_ERROR, (int) failures[_i].code), "%d %s",
                 error->code, error->message);
  ck_assert_msg (strstr (error->message, failures[_i].says) != NULL, "%s", error->message);
}
END_TEST

/* The codes that need something to be there. */
START_TEST (test_other_failures)
{
  GError *error = NULL;
  g_autofree char *top = scratch ();
  g_autofree char *run = g_build_filename (top, "run", NULL),
                  *inside = g_build_filename (run, "summary.txt", NULL),
                  *bad = g_build_filename (top, "bad", NULL);
  g_autoptr (pilotrun_settings) settings = quick (run, "replications", "2", NULL);
  g_autoptr (pilotrun_scenario) s = open_mm1 (NULL);
  g_autoptr (pilotrun_answer) a
      = good (pilotrun_run (s, settings, NULL, NULL, NULL, &error), &error);
  g_autoptr (pilotrun_settings) there = settings_of ("output", inside, "force", NULL, NULL);
  ck_assert_ptr_null (pilotrun_export (run, there, NULL, NULL, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_PLACE));
  g_clear_error (&error);
  ck_assert_ptr_null (ask ("run", bad, NULL, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SCENARIO));
  g_clear_error (&error);
  ck_assert_ptr_null (pilotrun_results_open (bad, &error));
  ck_assert (g_error_matches (error, PILOTRUN_ERROR, PILOTRUN_ERROR_FAILED));
  g_clear_error (&error);
  shell (top, "rm -r \"$PWD\"");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("verbs");
  tcase_add_test (tc, test_run_and_extend);
  tcase_add_test (tc, test_write_and_extend);
  tcase_add_test (tc, test_cancel);
  tcase_add_test (tc, test_cancelled_before);
  tcase_add_test (tc, test_compare_shards_merge);
  tcase_add_test (tc, test_words);
  tcase_add_test (tc, test_pages);
  tcase_add_test (tc, test_others);
  tcase_add_loop_test (tc, test_failure, 0, (int) G_N_ELEMENTS (failures));
  tcase_add_test (tc, test_other_failures);
  return run_suite (tc);
}
