/* Study: the run's folder, its files, and gnuplot present, absent or broken. */
#include "report/table/columns.h"
#include "report/plot/draw.h"
#include "study/write.h"
#include "kernel/output.h"
#include "../report/synthetic.h"

#include "../quick-check.h"
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A folder of the test's own, removed with all in it. */
static char *scratch;

static void
make_scratch (void)
{
  scratch = g_dir_make_tmp ("pilotrun-report-XXXXXX", NULL);
  ck_assert_ptr_nonnull (scratch);
}

static void
remove_scratch (void)
{
  ck_assert (pr_remove_tree (scratch, NULL));
  g_free (scratch);
}

static char *
in_scratch (const char *name)
{
  return g_build_filename (scratch, name, NULL);
}

static void
expect_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ck_assert_msg (g_file_test (path, G_FILE_TEST_IS_REGULAR), "%s", path);
}

static const pr_asked asked = { .replications = 2 };
static const pr_writing undrawn
    = { .asked = &asked, .inputs = "{}", .raw_command = "pilotrun run", .no_plots = TRUE },
    drawn = { .asked = &asked, .inputs = "{}", .raw_command = "pilotrun run" };

START_TEST (test_write)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autofree char *final = in_scratch ("a/b/run");
  ck_assert (pr_study_write (&s->report, &undrawn, final, FALSE, &note, &error));
  ck_assert_ptr_null (note);
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    expect_file (final, pr_out_files[id].name);
  g_autofree const pr_plot **plots = pr_plots_of (PR_RESULTS_RUN);
  for (const pr_plot **plot = plots; *plot != NULL; plot++)
    {
      g_autofree char *data = g_build_filename (final, (*plot)->table.name, NULL);
      ck_assert_msg (g_file_test (data, G_FILE_TEST_EXISTS) == (*plot != &pr_rehearsals_plot), "%s",
                     data); /* no rehearsal is planned */
    }
  g_autofree char *hidden = in_scratch ("a/b/.run.partial");
  ck_assert (!g_file_test (hidden, G_FILE_TEST_EXISTS));
  g_autofree char *manifest = g_build_filename (final, "manifest.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  ck_assert (json_parser_load_from_file (parser, manifest, NULL));
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  ck_assert_int_eq (json_object_get_int_member (root, "seed"), 42);
  ck_assert_str_eq (json_object_get_string_member (root, "command"), s->report.command);
  ck_assert_uint_eq (strlen (json_object_get_string_member (root, "numeric_fingerprint")), 16);
}
END_TEST

START_TEST (test_force)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  g_autofree char *note = NULL, *final = in_scratch ("run"), *mine = in_scratch ("run/mine.txt");
  g_autofree char *added = in_scratch ("run/events-12.csv"),
                  *not_added = in_scratch ("run/events-012.csv");
  g_autofree char *precious = in_scratch ("precious"), *thesis = in_scratch ("precious/thesis.txt");
  g_autoptr (GError) exists = NULL, foreign = NULL, spared = NULL;
  ck_assert (pr_study_write (&s->report, &undrawn, final, FALSE, &note, NULL));
  ck_assert (!pr_study_write (&s->report, &undrawn, final, FALSE, &note, &exists));
  ck_assert (g_error_matches (exists, G_FILE_ERROR, G_FILE_ERROR_EXIST));
  ck_assert (g_file_set_contents (added, "case", -1, NULL));
  ck_assert (pr_study_write (&s->report, &undrawn, final, TRUE, &note, NULL));
  ck_assert (!g_file_test (added, G_FILE_TEST_EXISTS));
  ck_assert (g_file_set_contents (mine, "old", -1, NULL));
  ck_assert (g_file_set_contents (not_added, "old", -1, NULL));
  ck_assert (!pr_study_write (&s->report, &undrawn, final, TRUE, &note, &foreign));
  ck_assert_ptr_nonnull (strstr (foreign->message, "events-012.csv, mine.txt;"));
  ck_assert (g_file_test (mine, G_FILE_TEST_EXISTS));
  ck_assert_int_eq (g_mkdir (precious, 0777), 0);
  ck_assert (g_file_set_contents (thesis, "years", -1, NULL));
  ck_assert (!pr_study_write (&s->report, &undrawn, precious, TRUE, &note, &spared));
  ck_assert (g_file_test (thesis, G_FILE_TEST_EXISTS));
}
END_TEST

/* Two that write one file at the same time: each is whole, the last one stays. */
START_TEST (test_outputs_do_not_meet)
{
  g_autofree char *path = in_scratch ("file"), *link = in_scratch ("link"), *first = NULL,
                  *last = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  ck_assert_int_eq (symlink ("file", link), 0);
  {
    g_auto (pr_output) a = { 0 }, b = { 0 }, c = { 0 };
    ck_assert (pr_output_begin (&a, path, TRUE, NULL));
    ck_assert (pr_output_begin (&b, link, TRUE, NULL));
    ck_assert (pr_output_begin (&c, path, FALSE, NULL));
    fputs ("bb", b.file);
    fputs ("aaaa", a.file);
    fflush (b.file);
    ck_assert (pr_output_commit (&a, NULL));
    ck_assert (g_file_get_contents (path, &first, NULL, NULL));
    ck_assert_str_eq (first, "aaaa");
    fputs ("bb", b.file);
    ck_assert (pr_output_commit (&b, NULL));
    ck_assert (!pr_output_commit (&c, &error)); /* was not to replace anything */
    ck_assert_ptr_nonnull (strstr (error->message, "exists already"));
  }
  ck_assert (g_file_get_contents (path, &last, NULL, NULL));
  ck_assert_str_eq (last, "bbbb");
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  dir = g_dir_open (scratch, 0, NULL);
  for (int k = 0; k < 2; k++)
    ck_assert_ptr_nonnull (g_dir_read_name (dir));
  ck_assert_ptr_null (g_dir_read_name (dir));
}
END_TEST

START_TEST (test_full_disk_is_named)
{
  g_autoptr (GError) error = NULL;
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    return;
  ck_assert (!pr_write_file ("/dev/full", "x", 1, &error));
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
  ck_assert_ptr_nonnull (strstr (error->message, "/dev/full"));
}
END_TEST

START_TEST (test_failure_leaves_nothing)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *final = in_scratch ("run"), *partial = in_scratch (".run.partial");
  {
    g_auto (pr_stage) stage = { 0 };
    ck_assert (pr_stage_begin (&stage, final, FALSE, NULL));
    ck_assert (pr_stage_write (&stage, "a.txt", "a", NULL));
    ck_assert (!pr_stage_write (&stage, "missing/b.txt", "b", &error));
    ck_assert_ptr_nonnull (strstr (error->message, "missing/b.txt"));
  }
  ck_assert (!g_file_test (partial, G_FILE_TEST_EXISTS));
  ck_assert (!g_file_test (final, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (test_left_partial_is_removed)
{
  g_autofree char *final = in_scratch ("run"), *left = in_scratch (".run.partial/sub/left.txt");
  g_autofree char *folder = in_scratch (".run.partial/sub"), *in_final = in_scratch ("run/sub");
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0777), 0);
  ck_assert (g_file_set_contents (left, "half", -1, NULL));
  g_auto (pr_stage) stage = { 0 };
  ck_assert (pr_stage_begin (&stage, final, FALSE, NULL));
  ck_assert (pr_stage_commit (&stage, NULL));
  ck_assert (g_file_test (final, G_FILE_TEST_IS_DIR));
  ck_assert (!g_file_test (in_final, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (test_living_run_is_not_disturbed)
{
  g_autofree char *final = in_scratch ("run"), *written = in_scratch ("run/a.txt");
  g_autoptr (GError) error = NULL;
  g_auto (pr_stage) stage = { 0 }, other = { 0 };
  ck_assert (pr_stage_begin (&stage, final, FALSE, NULL));
  ck_assert (pr_stage_write (&stage, "a.txt", "a", NULL));
  ck_assert (!pr_stage_begin (&other, final, TRUE, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "another run is writing"));
  pr_stage_clear (&other);
  ck_assert (pr_stage_commit (&stage, NULL));
  ck_assert (g_file_test (written, G_FILE_TEST_EXISTS));
}
END_TEST

/* As after a kill between the two steps of a file system that cannot exchange names. */
START_TEST (test_moved_aside_is_settled)
{
  g_autofree char *final = in_scratch ("run"), *aside = in_scratch (".run.replaced");
  g_autofree char *manifest = in_scratch (".run.replaced/manifest.json");
  static const char text[] = "{\"program\": \"pilotrun\", \"files\": [\"manifest.json\"]}\n";
  g_autofree char *again = in_scratch ("run/manifest.json");
  g_autoptr (GError) error = NULL;
  ck_assert_int_eq (g_mkdir (aside, 0777), 0);
  ck_assert (g_file_set_contents (manifest, text, -1, NULL));
  ck_assert (!pr_stage_check (final, FALSE, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "exists already"));
  ck_assert (g_file_test (again, G_FILE_TEST_EXISTS));
  ck_assert (pr_stage_check (final, TRUE, NULL));
}
END_TEST

START_TEST (test_link_is_not_followed)
{
  g_autofree char *tree = in_scratch ("tree"), *link = in_scratch ("tree/link");
  g_autofree char *other = in_scratch ("other"), *kept = in_scratch ("other/kept");
  ck_assert_int_eq (g_mkdir (tree, 0777), 0);
  ck_assert_int_eq (g_mkdir (other, 0777), 0);
  ck_assert (g_file_set_contents (kept, "k", -1, NULL));
  ck_assert_int_eq (symlink (other, link), 0);
  ck_assert (pr_remove_tree (tree, NULL));
  ck_assert (!g_file_test (tree, G_FILE_TEST_EXISTS));
  ck_assert (g_file_test (kept, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (test_without_gnuplot)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL, *final = in_scratch ("run");
  g_setenv ("PATH", scratch, TRUE);
  ck_assert (pr_study_write (&s->report, &drawn, final, FALSE, &note, NULL));
  ck_assert_ptr_nonnull (note);
  ck_assert_ptr_nonnull (strstr (note, "pilotrun plot"));
  ck_assert (!pr_draw (final, NULL, NULL, NULL, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "gnuplot"));
}
END_TEST

/* A gnuplot that fails, and one that leaves nothing: no picture stays that is not whole. */
START_TEST (test_gnuplot_fails)
{
  static const char *const programs[] = { "#!/bin/sh\necho broken >&2\nexit 1\n", "#!/bin/sh\n" };
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  for (size_t k = 0; k < G_N_ELEMENTS (programs); k++)
    {
      g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
      g_autofree char *note = NULL, *final = in_scratch ("run"), *program = in_scratch ("gnuplot");
      g_autofree char *search = g_strconcat (scratch, ":", path, NULL);
      ck_assert (g_file_set_contents (program, programs[k], -1, NULL));
      ck_assert_int_eq (g_chmod (program, 0755), 0);
      g_setenv ("PATH", search, TRUE);
      ck_assert (pr_study_write (&s->report, &drawn, final, k > 0, &note, NULL));
      ck_assert_ptr_nonnull (note);
      ck_assert_ptr_nonnull (strstr (note, k == 0 ? "broken" : "incomplete"));
    }
  g_setenv ("PATH", path, TRUE);
}
END_TEST

START_TEST (test_plots)
{
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  if (gnuplot == NULL)
    return;
  g_autoptr (pr_synthetic) s = pr_synthetic_new (6, 2);
  g_autofree char *note = NULL, *final = in_scratch ("run"),
                  *svg = in_scratch ("run/plots/heatmap.svg");
  g_autofree char *first = NULL, *second = NULL;
  ck_assert (pr_study_write (&s->report, &drawn, final, FALSE, &note, NULL));
  ck_assert_msg (note == NULL, "%s", note);
  ck_assert (g_file_get_contents (svg, &first, NULL, NULL));
  g_remove (svg);
  ck_assert (pr_draw (final, NULL, NULL, NULL, NULL));
  ck_assert (g_file_get_contents (svg, &second, NULL, NULL));
  ck_assert_str_eq (first, second);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("files");
  TCase *tests = tcase_create ("files");
  tcase_add_checked_fixture (tests, make_scratch, remove_scratch);
  tcase_set_timeout (tests, 60);
  tcase_add_test (tests, test_write);
  tcase_add_test (tests, test_force);
  tcase_add_test (tests, test_outputs_do_not_meet);
  tcase_add_test (tests, test_full_disk_is_named);
  tcase_add_test (tests, test_failure_leaves_nothing);
  tcase_add_test (tests, test_left_partial_is_removed);
  tcase_add_test (tests, test_living_run_is_not_disturbed);
  tcase_add_test (tests, test_moved_aside_is_settled);
  tcase_add_test (tests, test_link_is_not_followed);
  tcase_add_test (tests, test_gnuplot_fails);
  tcase_add_test (tests, test_plots);
  tcase_add_test (tests, test_without_gnuplot); /* last: it takes PATH away */
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
