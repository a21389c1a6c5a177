/* With nothing changed, the backlog of the shipped scenario is flat from the first day: within 5 %
 * of its mean on every working day. A public holiday is a change: nobody files while delays run
 * on, and the province works off a tenth of its backlog. So two runs are held to it: the
 * scenario as shipped until the last working day before the holiday of 2 September, and the
 * whole quarter with the holidays taken out. Eight replications; the backlog of the province is
 * the mean over them. */
#include "experiment/experiment.h"
#include "experiment/input.h"
#include "scenario/compile.h"
#include "tiny.h"

#include <math.h>
#include <string.h>

enum { REPLICATIONS = 8 };
#define TOLERANCE 0.05

static double
backlog_of (const pr_outcome *o, uint32_t day)
{
  double sum = 0;
  for (uint32_t r = 0; r < o->n; r++)
    for (uint32_t p = 0; p < o->world->n_places; p++)
      sum += pr_record_series (o->record[r], PR_SERIES_BACKLOG, p, day);
  return sum / o->n;
}

/* Complains of every working day whose backlog is not within the tolerance. */
static void
check_flat (const pr_world *w, int workdays)
{
  g_autoptr (GError) error = NULL;
  pr_experiment_options options = { .replications = REPLICATIONS, .jobs = 2 };
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &options, &error);
  ck_assert_msg (o != NULL, "%s", error ? error->message : "");
  const pr_calendar *cal = w->calendars[w->rules[0].legal_calendar];
  double all = 0;
  int n = 0;
  for (uint32_t day = 0; day < o->record[0]->n_days; day++)
    if (pr_cal_is_workday (cal, (int32_t) day))
      {
        all += backlog_of (o, day);
        n++;
      }
  ck_assert_int_eq (n, workdays);
  all /= n;
  ck_assert_double_gt (all, 1000);
  g_autoptr (GString) wrong = g_string_new (NULL);
  for (uint32_t day = 0; day < o->record[0]->n_days; day++)
    {
      double backlog = backlog_of (o, day);
      if (pr_cal_is_workday (cal, (int32_t) day) && fabs (backlog / all - 1) > TOLERANCE)
        g_string_append_printf (wrong, "; day %u: %.0f, %+.1f %% from %.0f", day + 1, backlog,
                                100 * (backlog / all - 1), all);
    }
  ck_assert_msg (wrong->len == 0, "the backlog is not flat%s", wrong->str);
}

static char *
scenario_path (void)
{
  const char *root = g_getenv ("PILOTRUN_SOURCE");
  ck_assert (root != NULL);
  return g_build_filename (root, "scenarios", "quang-ninh", NULL);
}

START_TEST (until_the_holiday)
{
  g_autofree char *path = scenario_path ();
  pr_settings settings = { .until = "2025-08-31" };
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_input) input = pr_input_open (path, &settings, &error);
  ck_assert_msg (input != NULL, "%s", error ? error->message : "");
  check_flat (input->world, 44);
}
END_TEST

START_TEST (without_holidays)
{
  g_autofree char *path = scenario_path ();
  g_autoptr (pr_folder) folder = pr_folder_new_memory ("");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  ck_assert (dir != NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL), *data = NULL;
      gsize length;
      if (strcmp (name, "holidays.csv") == 0)
        continue;
      ck_assert (g_file_get_contents (file, &data, &length, NULL));
      pr_folder_add (folder, name, data, length);
    }
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  pr_world *world = pr_diag_errors (diag) ? NULL : pr_compile (tables, diag);
  ck_assert (world != NULL);
  check_flat (world, 66);
  pr_world_free (world);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("flat");
  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, until_the_holiday);
  tcase_add_test (tc, without_holidays);
  return tiny_main ("flat", tc);
}
