/* Coverage of the interval of a share of replications, where the chance of being ready is known.
 *
 * Two dossiers are due at the close of business of 2 July and take a minute each, as soon as a
 * condition is met: a time after the beginning of 1 July that is drawn evenly from 0 to an end. One
 * miss is forgiven. So a replication passes if the condition is met by 16:59 of that day, 2,459
 * minutes after the beginning.
 */
#include "tiny.h"

#include "experiment/experiment.h"
#include "figure/verdict.h"

#include <gsl/gsl_randist.h>
#include <math.h>

#define EXPERIMENTS 1000
#define BY_THEN 2459.0

#define WORLD(end)                                                                                 \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-03\n"              \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,2 working days,assumption\n"          \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,2,assumption\n"          \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,1min,suspend,returned,assumption\n"                                                \
  "== needs.csv\nrole,step,need,source\nclerk,work,account,assumption\n"                           \
  "== readiness.csv\ncondition,where,role,ready,delay,source\n"                                    \
  "account,u1,clerk,2025-07-01,\"uniform(min=0min, max=" end "min)\",assumption\n"

/* The chance that Wilson's interval contains p, from the binomial distribution. */
static double
exact_coverage (uint32_t n, double p)
{
  double sum = 0;
  for (uint32_t k = 0; k <= n; k++)
    {
      pr_interval i = pr_wilson (k, n, 0.95);
      if (i.low <= p && p <= i.high)
        sum += gsl_ran_binomial_pdf (k, p, n);
    }
  return sum;
}

static void
check_coverage (const char *text, uint32_t n, double p, double known)
{
  pr_tables *tables;
  pr_diag *diag;
  pr_world *w = tiny_load (text, &tables, &diag);
  const pr_experiment_options options = { .replications = n * EXPERIMENTS, .jobs = 2 };
  g_autoptr (pr_outcome) all = pr_experiment_run (w, &options, NULL);
  ck_assert_ptr_nonnull (all);
  double exact = exact_coverage (n, p);
  ck_assert_double_eq_tol (exact, known, 0.002);
  uint32_t covered = 0, ready = 0;
  for (uint32_t e = 0; e < EXPERIMENTS; e++)
    {
      g_auto (pr_reduced) reduced = { 0 };
      const pr_outcome one
          = { .world = w, .n = n, .record = all->record + (size_t) e * n, .reduced = &reduced };
      const pr_results r = { tables, w, &one };
      const pr_judgement *j = pr_judge (&r, PR_FORTNIGHT, 0);
      pr_interval i = pr_wilson (j->periods[0].passed, n, 0.95);
      covered += i.low <= p && p <= i.high;
      ready += j->periods[0].passed;
    }
  double runs = (double) n * EXPERIMENTS;
  ck_assert_double_le (fabs (ready / runs - p), 4 * sqrt (p * (1 - p) / runs));
  ck_assert_double_le (fabs ((double) covered / EXPERIMENTS - exact),
                       3 * sqrt (exact * (1 - exact) / EXPERIMENTS));
  pr_world_free (w);
  pr_tables_free (tables);
  pr_diag_free (diag);
}

START_TEST (wilson_covers)
{
  check_coverage (WORLD ("2732.2222"), 30, BY_THEN / 2732.2222, 0.974);
  check_coverage (WORLD ("3512.8571"), 30, BY_THEN / 3512.8571, 0.930);
  check_coverage (WORLD ("4918"), 60, 0.5, 0.948);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("verdict");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, wilson_covers);
  return tiny_main ("verdict", tc);
}
