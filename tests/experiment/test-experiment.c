/* Recorder and experiment over a fake model. */
#include "experiment/experiment.h"
#include "fake-model.h"
#include "observe/event-log.h"

#include "../quick-check.h"
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>

static void
reset (void)
{
  fake = (fake_script){ NULL, NULL };
}

/* Running totals 10, 30, 60 of arrivals at place 1, and levels that come and go. */
static void
count_days (uint64_t replication, int32_t day, pr_place_count *place, pr_line_count *line)
{
  static const int64_t arrived[] = { 10, 30, 60 }, in_process[] = { 4, 0, 9 };
  place[1].arrived = arrived[day] + (int64_t) replication;
  place[1].in_process = in_process[day];
  place[0].visits_left = day;
  /* solo works off 4 h x 1/2 = 2 h a day and takes a quarter of line 0; pair 12 h and the rest. */
  line[0].work = day == 1 ? 16 * PR_HOUR : 0;
  line[1].work = day == 1 ? 6 * PR_HOUR : 0;
  line[2].work = day == 2 ? PR_SECOND : 0;
}

static float
work_days (const pr_record *r, uint32_t pool, uint32_t day)
{
  return r->work_days[pool * r->n_days + day];
}

START_TEST (test_series)
{
  fake.count = count_days;
  const pr_world *w = fake_world (3);
  pr_experiment_options o = { .replications = 2, .jobs = 1 };
  g_autoptr (pr_outcome) out = pr_experiment_run (w, &o, NULL);
  ck_assert_ptr_nonnull (out);
  ck_assert_uint_eq (out->n, 2);
  for (uint32_t i = 0; i < 2; i++)
    {
      const pr_record *r = out->record[i];
      /* The second replication of the same worker starts from nothing again. */
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_ARRIVED, 1, 0), 10 + (int) i);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_ARRIVED, 1, 1), 20);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_ARRIVED, 1, 2), 30);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_ARRIVED, 0, 1), 0);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_BACKLOG, 1, 0), 4);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_BACKLOG, 1, 1), 0);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_BACKLOG, 1, 2), 9);
      ck_assert_int_eq (pr_record_series (r, PR_SERIES_VISITS_LEFT, 0, 2), 1);
      ck_assert_int_eq (r->place[1].arrived, 60 + (int) i);
      ck_assert_int_eq (r->events, i);
    }
}
END_TEST

/* The second part of a longer experiment. */
START_TEST (test_part)
{
  fake.count = count_days;
  const pr_world *w = fake_world (3);
  pr_experiment_options o = { .first = 5, .replications = 2, .jobs = 2 };
  g_autoptr (pr_outcome) out = pr_experiment_run (w, &o, NULL);
  ck_assert_ptr_nonnull (out);
  ck_assert_int_eq (out->record[0]->place[1].arrived, 65);
  ck_assert_int_eq (out->record[1]->place[1].arrived, 66);
}
END_TEST

START_TEST (test_work_days)
{
  fake.count = count_days;
  const pr_world *w = fake_world (3);
  pr_experiment_options o = { .replications = 1, .jobs = 1 };
  g_autoptr (pr_outcome) out = pr_experiment_run (w, &o, NULL);
  const pr_record *r = out->record[0];
  ck_assert_float_eq (work_days (r, 0, 0), 0);
  /* 16 h x 1/4 / 2 h; (16 h x 3/4 + 6 h) / 12 h */
  ck_assert_float_eq_tol (work_days (r, 0, 1), 2, 1e-6f);
  ck_assert_float_eq_tol (work_days (r, 1, 1), 1.5, 1e-6f);
  ck_assert_float_eq (work_days (r, 1, 2), 0);
  ck_assert_float_eq (work_days (r, 2, 1), 0);
  ck_assert (isinf (work_days (r, 2, 2)));
}
END_TEST

START_TEST (test_window_that_ends_within_a_day)
{
  fake.count = count_days;
  pr_world w = *fake_world (3);
  w.end = 2 * PR_DAY + 10 * PR_HOUR;
  pr_experiment_options o = { .replications = 1, .jobs = 1 };
  g_autoptr (pr_outcome) out = pr_experiment_run (&w, &o, NULL);
  ck_assert_int_eq (pr_record_series (out->record[0], PR_SERIES_ARRIVED, 1, 2), 30);
}
END_TEST

START_TEST (test_order)
{
  fake.count = count_days;
  const pr_world *w = fake_world (3);
  for (uint32_t jobs = 1; jobs <= 64; jobs *= 4)
    {
      pr_experiment_options o = { .replications = 33, .jobs = jobs };
      g_autoptr (pr_outcome) out = pr_experiment_run (w, &o, NULL);
      for (uint32_t i = 0; i < 33; i++)
        ck_assert_int_eq (out->record[i]->events, i);
    }
}
END_TEST

/* The later failure comes first by the clock: 3 fails at once, 2 after a while. */
static gboolean
fail_out_of_order (uint64_t replication)
{
  if (replication == 2)
    g_usleep (50000);
  return replication == 2 || replication == 3;
}

START_TEST (test_first_failure_is_told)
{
  fake.fails = fail_out_of_order;
  const pr_world *w = fake_world (1);
  for (uint32_t jobs = 1; jobs <= 8; jobs++)
    {
      g_autoptr (GError) error = NULL;
      pr_experiment_options o = { .replications = 20, .jobs = jobs };
      ck_assert_ptr_null (pr_experiment_run (w, &o, &error));
      ck_assert (g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_CONSERVATION));
      ck_assert_str_eq (error->message, "replication 3: fails");
    }
}
END_TEST

static gint cancel;

static void
cancel_at_five (void *self, uint32_t done, uint32_t of)
{
  ck_assert_uint_eq (of, 1000);
  *(uint32_t *) self = done;
  if (done == 5)
    g_atomic_int_set (&cancel, 1);
}

START_TEST (test_cancel)
{
  const pr_world *w = fake_world (1);
  for (uint32_t jobs = 1; jobs <= 4; jobs++)
    {
      g_autoptr (GError) error = NULL;
      uint32_t done = 0;
      cancel = 0;
      pr_experiment_options o = { .replications = 1000,
                                  .jobs = jobs,
                                  .progress = cancel_at_five,
                                  .self = &done,
                                  .cancel = &cancel };
      ck_assert_ptr_null (pr_experiment_run (w, &o, &error));
      ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      /* Those under way may still have finished. */
      ck_assert_uint_le (done, 5 + jobs);
    }
}
END_TEST

/* A folder for logs. Free with take_names(). */
static char *
scratch_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("pilotrun-logs-XXXXXX", &error);
  ck_assert_msg (folder != NULL, "%s", error ? error->message : "");
  return folder;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Removes the folder too; "" when it is empty. Free with g_free. */
static char *
take_names (char *folder)
{
  g_autofree char *own = folder;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (own, 0, NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (list, g_strdup (name));
  g_ptr_array_sort (list, compare_names);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *path = g_build_filename (own, g_ptr_array_index (list, i), NULL);
      g_string_append_printf (names, "%s ", (char *) g_ptr_array_index (list, i));
      g_unlink (path);
    }
  g_rmdir (own);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
check_log (const pr_world *w, const char *folder, uint32_t number)
{
  g_autofree char *path = pr_logs_path (folder, number);
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_log_reader) log = pr_log_open (path, "key", w, &error);
  pr_logged e;
  ck_assert_msg (log != NULL, "%s", error ? error->message : "");
  ck_assert_uint_eq (pr_log_replication (log), number - 1);
  ck_assert (pr_log_next (log, &e, &error));
  ck_assert_uint_eq (e.of->ident, number - 1);
  ck_assert (!pr_log_next (log, &e, &error));
  ck_assert_ptr_null (error);
}

START_TEST (test_logs)
{
  const pr_world *w = fake_world (3);
  const uint32_t number[] = { 5, 2, 40 }; /* the last is beyond the experiment */
  for (uint32_t jobs = 1; jobs <= 4; jobs++)
    {
      char *folder = scratch_folder ();
      const pr_logs logs = { .folder = folder, .key = "key", .number = number, .n = 3 };
      pr_experiment_options o = { .replications = 8, .jobs = jobs, .logs = &logs };
      g_autoptr (pr_outcome) out = pr_experiment_run (w, &o, NULL);
      ck_assert_ptr_nonnull (out);
      check_log (w, folder, 2);
      check_log (w, folder, 5);
      g_autofree char *names = take_names (folder);
      ck_assert_str_eq (names, "events-2.bin events-5.bin ");
    }
}
END_TEST

static void
count_runs (void *self, uint32_t done G_GNUC_UNUSED, uint32_t of)
{
  *(uint32_t *) self = of;
}

START_TEST (test_logs_alone)
{
  const pr_world *w = fake_world (3);
  const uint32_t number[] = { 7, 3 };
  uint32_t runs = 0;
  char *folder = scratch_folder ();
  const pr_logs one = { .folder = folder, .key = "key", .number = number, .n = 1 },
                other = { .folder = folder, .key = "another", .number = number, .n = 1 },
                both = { .folder = folder, .key = "key", .number = number, .n = 2 };
  pr_experiment_options o = { .jobs = 4, .logs = &one, .progress = count_runs, .self = &runs };
  ck_assert (pr_experiment_log (w, &o, NULL));
  ck_assert_uint_eq (runs, 1);
  o.logs = &both;
  ck_assert (pr_experiment_log (w, &o, NULL)); /* what is there is not made again */
  ck_assert_uint_eq (runs, 1);
  runs = 0;
  ck_assert (pr_experiment_log (w, &o, NULL));
  ck_assert_uint_eq (runs, 0);
  o.logs = &other;
  ck_assert (pr_experiment_log (w, &o, NULL)); /* of something else */
  ck_assert_uint_eq (runs, 1);
  o.logs = &both;
  ck_assert (pr_experiment_log (w, &o, NULL));
  check_log (w, folder, 3);
  check_log (w, folder, 7);
  g_autofree char *names = take_names (folder);
  ck_assert_str_eq (names, "events-3.bin events-7.bin ");
}
END_TEST

/* Records that are there do not stand for a log that is not. */
START_TEST (test_logs_of_known_replications)
{
  const pr_world *w = fake_world (3);
  const uint32_t number[] = { 2 };
  char *folder = scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "records", NULL);
  const pr_logs logs = { .folder = folder, .key = "key", .number = number, .n = 1 };
  g_autoptr (pr_record_file) file = pr_record_file_open (path, "key", w, NULL);
  ck_assert_ptr_nonnull (file);
  pr_experiment_options o = { .replications = 3, .jobs = 2, .records = file };
  g_autoptr (pr_outcome) first = pr_experiment_run (w, &o, NULL);
  o.logs = &logs;
  g_autoptr (pr_outcome) second = pr_experiment_run (w, &o, NULL);
  ck_assert (first != NULL && second != NULL);
  check_log (w, folder, 2);
  ck_assert_int_eq (second->record[1]->events, 1);
  ck_assert_uint_eq (pr_record_file_count (file, 3), 3);
  g_autofree char *names = take_names (folder);
  ck_assert_str_eq (names, "events-2.bin records ");
}
END_TEST

START_TEST (test_no_log_of_a_failure)
{
  fake.fails = fail_out_of_order;
  const pr_world *w = fake_world (1);
  const uint32_t number[] = { 1, 3 };
  char *folder = scratch_folder ();
  const pr_logs logs = { .folder = folder, .key = "key", .number = number, .n = 2 };
  pr_experiment_options o = { .replications = 8, .jobs = 1, .logs = &logs };
  ck_assert_ptr_null (pr_experiment_run (w, &o, NULL));
  g_autofree char *names = take_names (folder);
  ck_assert_str_eq (names, "events-1.bin ");
}
END_TEST

START_TEST (test_too_much_memory)
{
  const pr_world *w = fake_world (20000);
  g_autoptr (GError) error = NULL;
  pr_experiment_options o = { .replications = 1000000000, .jobs = 1 };
  ck_assert_ptr_null (pr_experiment_run (w, &o, &error));
  ck_assert (g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY));
}
END_TEST

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) /* which take all there is */
/* What a process may have counts as what there is, and what is kept already is part of the need. */
START_TEST (test_less_memory_than_the_machine)
{
  const pr_world *w = fake_world (200);
  const rlim_t most = 512 << 20;
  struct rlimit before;
  ck_assert_int_eq (getrlimit (RLIMIT_DATA, &before), 0);
  const struct rlimit limit = { MIN (most, before.rlim_max), before.rlim_max };
  uint32_t fits = (uint32_t) (limit.rlim_cur / pr_record_bytes (w));
  g_autoptr (GError) error = NULL;
  pr_experiment_options o = { .replications = 2, .jobs = 1 };
  g_autoptr (pr_outcome) outcome = pr_experiment_run (w, &o, NULL);
  ck_assert_ptr_nonnull (outcome);
  gint stop = 1; /* what is not refused runs no further */
  o.cancel = &stop;
  ck_assert_int_eq (setrlimit (RLIMIT_DATA, &limit), 0);
  o.replications = fits + 1;
  ck_assert_ptr_null (pr_experiment_run (w, &o, &error));
  ck_assert (g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY));
  g_clear_error (&error);
  ck_assert (!pr_experiment_extend (outcome, fits + 1, &o, &error));
  ck_assert (g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY));
  g_clear_error (&error);
  o.replications = fits;
  ck_assert_ptr_null (pr_experiment_run (w, &o, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_int_eq (setrlimit (RLIMIT_DATA, &before), 0);
}
END_TEST
#endif

int
main (void)
{
  Suite *suite = suite_create ("experiment");
  TCase *tc = tcase_create ("experiment");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, reset, fake_world_clear);
  tcase_add_test (tc, test_series);
  tcase_add_test (tc, test_part);
  tcase_add_test (tc, test_work_days);
  tcase_add_test (tc, test_window_that_ends_within_a_day);
  tcase_add_test (tc, test_order);
  tcase_add_test (tc, test_first_failure_is_told);
  tcase_add_test (tc, test_cancel);
  tcase_add_test (tc, test_logs);
  tcase_add_test (tc, test_logs_alone);
  tcase_add_test (tc, test_logs_of_known_replications);
  tcase_add_test (tc, test_no_log_of_a_failure);
  tcase_add_test (tc, test_too_much_memory);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  tcase_add_test (tc, test_less_memory_than_the_machine);
#endif
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
