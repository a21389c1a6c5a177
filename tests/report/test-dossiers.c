/* Dossiers: what became of each, added up, gives the replication's row of replications.csv. */
#include "experiment/register.h"
#include "figure/figure.h"

#include "logged.h"
#include <stdlib.h>

typedef struct {
  pr_input *in;
  pr_register *dossiers;
  pr_outcome *outcome;
  pr_results results;
} replication;

static void
replication_make (replication *r, const char *scenario, const char *until, uint32_t number)
{
  r->in = open_scenario (scenario, until);
  r->dossiers = pr_register_new (r->in->world, number, NULL, NULL);
  r->outcome = count_replication (r->in->world, number);
  ck_assert_ptr_nonnull (r->dossiers);
  r->results = (pr_results){ r->in->tables, r->in->world, r->outcome };
}

static void
replication_clear (replication *r)
{
  pr_register_free (r->dossiers);
  pr_outcome_free (r->outcome);
  pr_input_free (r->in);
}

/* The figure in the replication's row. */
static double
figure (const replication *r, const char *name)
{
  return pr_figure_named (PR_OF_PROVINCE, name)
      ->value (&r->results, r->outcome->record[0], PR_PROVINCE, 0);
}

/* What the dossiers' own rows add up to. */
typedef struct {
  double arrived, taken_over, returned, refused, withdrawn, on_time, late, renewed, apologies;
  double tests, tests_finished, tests_closed, backlog, overdue, accepted, supplements;
  double supplements_in_window, reworked, reworked_in_window, visits, visits_in_window;
  pr_time work, work_in_window;
  double sojourn, acceptance; /* microseconds */
} sums;

static bool
in_window (const pr_world *w, pr_time t)
{
  return t >= w->start && t != PR_NEVER;
}

static void
add_test (sums *s, const pr_dossier_row *d)
{
  s->tests++;
  s->tests_finished += d->status == PR_STATUS_RETURNED || d->status == PR_STATUS_REFUSED
                       || d->status == PR_STATUS_WITHDRAWN;
  s->tests_closed += d->status == PR_STATUS_CLOSED;
}

static void
add_dossier (sums *s, const pr_world *w, const pr_dossier_row *d)
{
  bool open = d->ended == PR_NEVER, ended = in_window (w, d->ended);
  s->on_time += d->on_time == PR_DUE_KEPT;
  s->late += d->on_time == PR_DUE_MISSED;
  s->renewed += d->on_time_renewed == PR_DUE_KEPT;
  s->apologies += in_window (w, d->apologised);
  s->supplements += d->supplements;
  s->supplements_in_window += d->supplements_in_window;
  s->arrived += in_window (w, d->filed) && !d->backlog;
  s->taken_over += d->backlog || (d->filed < w->start && (open || ended));
  s->backlog += open;
  s->overdue += open && d->status != PR_STATUS_STOPPED && d->due != INT32_MAX
                && pr_cal_day_close (pr_world_legal_calendar (w), d->due) <= w->end;
  if (d->channel != PR_CHANNEL_COUNTER && in_window (w, d->received) && !d->backlog)
    {
      s->accepted++;
      s->acceptance += (double) (d->received - d->came);
    }
  if (!ended)
    return;
  s->returned += d->status == PR_STATUS_RETURNED;
  s->refused += d->status == PR_STATUS_REFUSED;
  s->withdrawn += d->status == PR_STATUS_WITHDRAWN;
  s->sojourn += (double) (d->ended - d->came);
}

static sums
add_up (const replication *r)
{
  sums s = { 0 };
  for (guint i = 0; i < r->dossiers->rows->len; i++)
    {
      const pr_dossier_row *d = g_ptr_array_index (r->dossiers->rows, i);
      s.work += d->work;
      s.work_in_window += d->work_in_window;
      s.visits += d->visits;
      s.visits_in_window += d->visits_in_window;
      s.reworked += d->test ? 0 : d->reworked; /* also what visitors do again who file nothing */
      s.reworked_in_window += d->test ? 0 : d->reworked_in_window;
      if (d->filed == PR_NEVER || !pr_dossier_touches_window (r->in->world, d))
        continue;
      if (d->test)
        add_test (&s, d);
      else
        add_dossier (&s, r->in->world, d);
    }
  return s;
}

#define SAME(a, b) ck_assert_msg (a == b, #a " %.0f, " #b " %.0f", a, b)

static void
check_counts (const replication *r, const sums *s)
{
  SAME (s->arrived, figure (r, "arrived"));
  SAME (s->taken_over, figure (r, "taken_over"));
  SAME (s->returned, figure (r, "returned"));
  SAME (s->refused, figure (r, "refused"));
  SAME (s->withdrawn, figure (r, "withdrawn"));
  SAME (s->on_time, figure (r, "on_time_count"));
  SAME (s->late, figure (r, "late_count"));
  SAME (s->renewed, figure (r, "on_time_renewed_count"));
  SAME (s->apologies, figure (r, "apologies"));
  SAME (s->backlog, figure (r, "backlog_end"));
  SAME (s->overdue, figure (r, "overdue"));
  SAME (s->tests, figure (r, "tests_arrived"));
  SAME (s->tests_finished, figure (r, "tests_finished"));
  SAME (s->tests_closed, figure (r, "tests_closed"));
}

static void
check_window (const replication *r, const sums *s)
{
  const pr_record *rec = r->outcome->record[0];
  pr_time busy = 0;
  SAME (s->supplements_in_window, figure (r, "supplements"));
  /* A step is counted once what was done on paper before it has been keyed in; the model does so as
   * it is decided. */
  ck_assert_double_le (s->reworked_in_window, figure (r, "reworked"));
  if (r->in->world->n_steps == r->in->world->n_shown_steps)
    SAME (s->reworked_in_window, figure (r, "reworked"));
  SAME (s->visits_in_window, figure (r, "visits"));
  for (uint32_t p = 0; p < rec->n_pools; p++)
    busy += rec->pool[p].busy;
  ck_assert_int_eq (s->work_in_window, busy);
}

/* Without a warm-up whole lives are in the window; with one, some are longer. */
static void
check_lives (const replication *r, const sums *s)
{
  if (r->in->world->begin < r->in->world->start)
    {
      ck_assert_int_gt (s->work, s->work_in_window);
      return;
    }
  SAME (s->supplements, s->supplements_in_window);
  SAME (s->reworked, s->reworked_in_window);
  SAME (s->visits, s->visits_in_window);
  ck_assert_int_eq (s->work, s->work_in_window);
}

static void
check_means (const replication *r, const sums *s)
{
  double ended = s->returned + s->refused + s->withdrawn, mean = figure (r, "sojourn_mean");
  ck_assert_double_eq_tol (s->sojourn / ended / (double) PR_DAY, mean, mean * 1e-12);
  mean = figure (r, "acceptance_mean");
  if (s->accepted == 0)
    ck_assert_double_nan (mean);
  else
    ck_assert_double_eq_tol (s->acceptance / s->accepted / (double) PR_HOUR, mean, mean * 1e-12);
  double due = s->on_time + s->late;
  if (due == 0)
    return;
  ck_assert_double_eq (s->on_time / due, figure (r, "on_time"));
  ck_assert_double_eq (s->renewed / due, figure (r, "on_time_renewed"));
}

static void
check (const char *scenario, const char *until, uint32_t number)
{
  replication r;
  replication_make (&r, scenario, until, number);
  sums s = add_up (&r);
  check_counts (&r, &s);
  check_means (&r, &s);
  check_window (&r, &s);
  check_lives (&r, &s);
  replication_clear (&r);
}

START_TEST (give_the_row_of_a_queue) { check ("tests/cli/scenarios/mm1", NULL, 0); }
END_TEST

START_TEST (give_the_row_of_the_golden_world) { check ("tests/golden/scenario", NULL, 2); }
END_TEST

START_TEST (give_the_row_of_the_province) { check ("scenarios/quang-ninh", "2025-07-31", 1); }
END_TEST

START_TEST (give_the_row_of_the_cut_over)
{
  check ("scenarios/quang-ninh-cutover", "2025-07-18", 0);
}
END_TEST

/* The same without a warm-up. */
static void
check_without (const char *scenario, const char *until)
{
  g_autofree char *base = g_canonicalize_filename (scenario, g_getenv ("PILOTRUN_SOURCE"));
  g_autofree char *text
      = g_strdup_printf ("[scenario]\nbase = %s\nname = cold\nwarm_up = 0s\n", base);
  g_autofree char *folder = g_dir_make_tmp ("pilotrun-dossiers-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cold.ini", NULL);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  check (path, until, 0);
  g_unlink (path);
  g_rmdir (folder);
}

START_TEST (give_whole_lives)
{
  check_without ("tests/golden/scenario", NULL);
  check_without ("scenarios/quang-ninh", "2025-07-10");
  check_without ("scenarios/quang-ninh-cutover", "2025-07-10");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dossiers");
  TCase *tc = tcase_create ("dossiers");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, give_the_row_of_a_queue);
  tcase_add_test (tc, give_the_row_of_the_golden_world);
  tcase_add_test (tc, give_the_row_of_the_province);
  tcase_add_test (tc, give_the_row_of_the_cut_over);
  tcase_add_test (tc, give_whole_lives);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
