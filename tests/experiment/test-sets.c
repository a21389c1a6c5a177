/* The event loop is compiled for several sets of mechanisms (model/uses.h): a world that fits one
 * gives the same bytes by it as by the set of all. Argument: the folder of scenarios. Tiny worlds
 * do the same, each for itself (tiny.c). */
#include "experiment/experiment.h"
#include "experiment/input.h"
#include "model/uses.h"
#include "tiny.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *scenarios;

static pr_outcome *
run (pr_world *w, bool uses_all)
{
  const pr_experiment_options options = { .replications = 2, .jobs = 1, .together = true };
  w->uses_all = uses_all;
  pr_outcome *o = pr_experiment_run (w, &options, NULL);
  ck_assert (o != NULL);
  return o;
}

/* Whether it fits, and is the same. */
static bool
compare_sets (const char *path, uint32_t set)
{
  const pr_settings settings = { 0 };
  g_autoptr (pr_input) input = pr_input_open (path, &settings, NULL);
  ck_assert (input != NULL);
  pr_world w = *input->world;
  if (pr_uses_of (&w) & ~set)
    return false;
  g_autoptr (pr_outcome) few = run (&w, false), all = run (&w, true);
  ck_assert_uint_ne (pr_uses_of (&w) & ~set, 0);
  ck_assert_int_gt (few->record[0]->events, 100);
  for (uint32_t r = 0; r < few->n; r++)
    tiny_expect_same (few->record[r], all->record[r]);
  return true;
}

START_TEST (textbook_queues)
{
  g_autofree char *textbook = g_build_filename (scenarios, "textbook", NULL);
  g_autoptr (GDir) dir = g_dir_open (textbook, 0, NULL);
  ck_assert (dir != NULL);
  const char *name;
  int plain = 0, offices = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (textbook, name, NULL);
      g_autofree char *ini = g_build_filename (path, "scenario.ini", NULL);
      if (!g_file_test (ini, G_FILE_TEST_EXISTS))
        continue;
      if (compare_sets (path, PR_SET_PLAIN))
        plain++;
      else
        offices += compare_sets (path, PR_SET_OFFICES);
    }
  ck_assert_int_ge (plain, 20);
  ck_assert_int_ge (offices, 2);
}
END_TEST

START_TEST (quang_ninh)
{
  g_autofree char *path = g_build_filename (scenarios, "quang-ninh", NULL);
  ck_assert (compare_sets (path, PR_SET_OFFICES));
}
END_TEST

/* The same province, whose offices know neither leave nor overtime, nor a share that gives way. */
START_TEST (quang_ninh_plain)
{
  g_autofree char *dir = g_dir_make_tmp ("pilotrun-sets-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "plain.ini", NULL);
  g_autofree char *text = g_strdup_printf ("[scenario]\nbase = %s/quang-ninh\nname = Plain\n"
                                           "[remove leave]\n[remove phases]\n[set pools]\n"
                                           "share_most =\nshare_beyond =\n"
                                           "overtime_beyond =\novertime_most =\n",
                                           scenarios);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  ck_assert (compare_sets (path, PR_SET_OFFICES));
  ck_assert_int_eq (g_remove (path), 0);
  ck_assert_int_eq (g_rmdir (dir), 0);
}
END_TEST

int
main (int argc, char **argv)
{
  g_assert (argc == 2);
  scenarios = argv[1];
  TCase *tc = tcase_create ("sets");
  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, textbook_queues);
  tcase_add_test (tc, quang_ninh);
  tcase_add_test (tc, quang_ninh_plain);
  return tiny_main ("sets of mechanisms", tc);
}
