/* Folders on disk: prefixes, folders and pipes where files should be, what cannot be read. */
#include "../quick-check.h"
#include "scenario/table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *root;

static char *
path_of (const char *name)
{
  return g_build_filename (root, name, NULL);
}

static void
write_file (const char *name, const char *content)
{
  g_autofree char *path = path_of (name);
  ck_assert (g_file_set_contents (path, content, -1, NULL));
}

static void
setup (void)
{
  root = g_dir_make_tmp ("pilotrun-XXXXXX", NULL);
  write_file ("scenario.ini",
              "[scenario]\nformat = 1\nname = x\nstart = 2025-07-01\nend = 2025-07-02\n");
}

static void
teardown (void)
{
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = path_of (name);
      g_chmod (path, 0700);
      g_remove (path);
    }
  g_rmdir (root);
  g_clear_pointer (&root, g_free);
}

/* Messages of the scenario at `path`, which must hold `part`. */
static void
assert_load (const char *path, const char *part)
{
  g_autoptr (pr_folder) folder = pr_folder_new (path);
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  g_autofree char *text = pr_diag_text (diag);
  ck_assert_ptr_nonnull (tables);
  ck_assert_msg (strstr (text, part) != NULL, "no '%s' in:\n%s", part, text);
}

START_TEST (prefix)
{
  write_file ("units.csv", "code\n");
  g_autofree char *slashes = g_strconcat (root, "//", NULL);
  g_autofree char *expected
      = g_strconcat (root, "/units.csv:1: error: column 'name' is missing", NULL);
  assert_load (root, expected);
  assert_load (slashes, expected);
  g_autofree char *here = g_get_current_dir ();
  ck_assert_int_eq (g_chdir (root), 0);
  g_autofree char *bare = g_strconcat ("\n", "units.csv:1: error: column 'name' is missing", NULL);
  assert_load (".", bare + 1);
  ck_assert_int_eq (g_chdir (here), 0);
}
END_TEST

START_TEST (no_folder)
{
  g_autofree char *nowhere = path_of ("nowhere");
  g_autofree char *expected = g_strdup_printf ("error: there is no folder '%s'\n", nowhere);
  assert_load (nowhere, expected);
}
END_TEST

START_TEST (file_for_a_scenario)
{
  g_autofree char *file = path_of ("scenario.ini");
  g_autofree char *expected = g_strdup_printf (
      "error: '%s' is a file; a scenario is a folder; did you mean '%s'?\n", file, root);
  assert_load (file, expected);
}
END_TEST

START_TEST (folder_for_a_table)
{
  g_autofree char *path = path_of ("units.csv");
  ck_assert_int_eq (g_mkdir (path, 0700), 0);
  assert_load (root, "/units.csv: error: a folder where a file should be\n");
}
END_TEST

START_TEST (pipe_for_a_table)
{
  g_autofree char *path = path_of ("units.csv");
  ck_assert_int_eq (mkfifo (path, 0600), 0);
  assert_load (root, "/units.csv: error: not a plain file\n");
}
END_TEST

START_TEST (unreadable)
{
  if (geteuid () == 0)
    return; /* everything can be read */
  write_file ("units.csv", "code\n");
  g_autofree char *path = path_of ("units.csv");
  g_chmod (path, 0);
  assert_load (root, "/units.csv: error: the file cannot be read: ");
}
END_TEST

START_TEST (huge)
{
  write_file ("units.csv", "code\n");
  g_autofree char *path = path_of ("units.csv");
  /* A hole: it takes no room on the disk. */
  ck_assert_int_eq (truncate (path, (off_t) 64 * 1024 * 1024 + 1), 0);
  assert_load (root, "/units.csv: error: the file has 67108865 bytes; at most 64 MiB are read\n");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenario/folder");
  TCase *tc = tcase_create ("folder");
  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_test (tc, prefix);
  tcase_add_test (tc, no_folder);
  tcase_add_test (tc, file_for_a_scenario);
  tcase_add_test (tc, folder_for_a_table);
  tcase_add_test (tc, pipe_for_a_table);
  tcase_add_test (tc, unreadable);
  tcase_add_test (tc, huge);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
