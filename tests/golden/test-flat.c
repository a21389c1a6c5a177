/* With nothing changed, the backlog of the shipped scenario is flat: the weekly means over
 * working days, and the first working day, lie within 5 % of the mean over all working days.
 * Four replications; the backlog of the province is the mean over them. */
#include "experiment/experiment.h"
#include "experiment/input.h"
#include "tiny.h"

#include <math.h>
#include <stdlib.h>

enum { REPLICATIONS = 4, MOST_DAYS = 400 };
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

static void
note (GString *wrong, const char *what, const pr_world *w, uint32_t day, double mean, double all)
{
  int y, m, d;
  if (fabs (mean / all - 1) <= TOLERANCE)
    return;
  pr_day_to_civil (w->epoch + (int32_t) day, &y, &m, &d);
  g_string_append_printf (wrong, "; %s %d-%02d-%02d: %.0f, %+.1f %% from the mean %.0f", what, y, m,
                          d, mean, 100 * (mean / all - 1), all);
}

/* Weeks of at least three working days. */
static void
check_weeks (GString *wrong, const pr_outcome *o, double all)
{
  const pr_world *w = o->world;
  const pr_calendar *cal = w->calendars[w->rules.legal_calendar];
  double sum = 0;
  int n = 0;
  for (uint32_t day = 0; day < o->record[0]->n_days; day++)
    {
      if (pr_cal_is_workday (cal, (int32_t) day))
        {
          sum += backlog_of (o, day);
          n++;
        }
      bool last = day + 1 == o->record[0]->n_days;
      if (pr_day_weekday (w->epoch + (int32_t) day) < 6 && !last)
        continue;
      if (n >= 3)
        note (wrong, "week until", w, day, sum / n, all);
      sum = 0;
      n = 0;
    }
}

START_TEST (quang_ninh)
{
  const char *root = g_getenv ("PILOTRUN_SOURCE");
  ck_assert (root != NULL);
  g_autofree char *path = g_build_filename (root, "scenarios", "quang-ninh", NULL);
  pr_settings settings = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_input) input = pr_input_open (path, &settings, &error);
  ck_assert_msg (input != NULL, "%s", error ? error->message : "");
  pr_experiment_options options = { .replications = REPLICATIONS, .jobs = 2 };
  g_autoptr (pr_outcome) o = pr_experiment_run (input->world, &options, &error);
  ck_assert_msg (o != NULL, "%s", error ? error->message : "");

  const pr_calendar *cal = o->world->calendars[o->world->rules.legal_calendar];
  double all = 0;
  int n = 0, first = -1;
  for (uint32_t day = 0; day < o->record[0]->n_days; day++)
    if (pr_cal_is_workday (cal, (int32_t) day))
      {
        all += backlog_of (o, day);
        n++;
        first = first < 0 ? (int) day : first;
      }
  ck_assert_int_gt (n, 60);
  all /= n;
  ck_assert_double_gt (all, 1000);
  g_autoptr (GString) wrong = g_string_new (NULL);
  note (wrong, "first working day", o->world, (uint32_t) first, backlog_of (o, (uint32_t) first),
        all);
  check_weeks (wrong, o, all);
  ck_assert_msg (wrong->len == 0, "the backlog is not flat%s", wrong->str);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("flat");
  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, quang_ninh);
  return tiny_main ("flat", tc);
}
