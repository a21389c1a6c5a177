/* Queues with known answers, through scenario text.
 *
 * A mean over replications must lie within four of its standard errors of the
 * theoretical value, and the standard error must be small enough (1 %) for that
 * to mean something. Seeds are fixed: the same numbers on every machine. Times are
 * in seconds; the unit of time of the formulas is a minute, the mean effort.
 *
 * Sources: Pollaczek (1930) and Khinchine (1932) for M/G/1; Erlang (1917) for M/M/c;
 * Cobham (1954) for priorities; Kleinrock (1965) for what no order changes; Phipps (1956) for the
 * shortest first; Jackson (1957) for tandem and feedback.
 */
#include "experiment/experiment.h"
#include "figure/reduce.h"
#include "kernel/stat.h"
#include "tiny.h"

#include <math.h>

enum { REPLICATIONS = 30 };
#define MINUTE 60.0

#define BASE(rate, officers)                                                                       \
  "== scenario.ini\n"                                                                              \
  "[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-09-08\nwarm_up=2 days\nseed=7\n"       \
  "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,always,assumption\n"                \
  "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\n"                               \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," officers                  \
  ",office,assumption\n"                                                                           \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p," rate " per min,assumption\n"            \
  "== workflows.csv\nworkflow,step,role,effort,next,source\n"
#define QUEUE(rate, officers, effort)                                                              \
  BASE (rate, officers) "w,work,clerk,\"" effort "\",returned,assumption\n"

static pr_outcome *
run (const pr_world *world)
{
  pr_experiment_options options = { .replications = REPLICATIONS, .jobs = 2 };
  g_autoptr (GError) error = NULL;
  pr_outcome *o = pr_experiment_run (world, &options, &error);
  ck_assert_msg (o != NULL, "%s", error ? error->message : "");
  return o;
}

static void
agree (const char *what, const pr_moments *m, double expected)
{
  double se = pr_moments_sd (m) / sqrt ((double) m->n);
  ck_assert_uint_eq (m->n, REPLICATIONS);
  ck_assert_msg (se <= 0.01 * expected, "%s: standard error %g of %g is too large", what, se,
                 expected);
  ck_assert_msg (fabs (m->mean - expected) <= 4 * se,
                 "%s: %g found, %g expected, %.1f standard errors apart", what, m->mean, expected,
                 fabs (m->mean - expected) / se);
}

/* Wait in line, number waiting and utilisation of a single line. */
static void
expect_line (const char *text, double per_minute, int officers, double wait)
{
  pr_world *w = tiny_world (text);
  pr_outcome *o = run (w);
  pr_moments waits = { 0 }, waiting = { 0 }, busy = { 0 };
  for (uint32_t r = 0; r < o->n; r++)
    {
      const pr_line_count *line = &o->record[r]->line[0];
      double length = (double) (w->end - w->start);
      pr_moments_add (&waits, pr_tally_mean (&line->wait));
      pr_moments_add (&waiting, (double) line->length.integral / length);
      pr_moments_add (&busy, (double) o->record[r]->pool[0].busy / length / officers);
    }
  agree ("mean wait", &waits, wait * MINUTE);
  agree ("mean number waiting", &waiting, wait * per_minute);
  agree ("utilisation", &busy, per_minute / officers);
  pr_outcome_free (o);
  pr_world_free (w);
}

/* M/G/1: mean wait with the effort's squared coefficient of variation. */
static double
pollaczek_khinchine (double load, double cv2)
{
  return load / (1 - load) * (1 + cv2) / 2;
}

static double
erlang_c_wait (double offered, int servers)
{
  double term = 1, sum = 0;
  for (int k = 0; k < servers; k++)
    {
      sum += term;
      term *= offered / (k + 1);
    }
  double last = term / (1 - offered / servers);
  return last / (sum + last) / (servers - offered);
}

START_TEST (m_m_1)
{
  expect_line (QUEUE ("0.5", "1", "exponential(mean=1min)"), 0.5, 1, 1);
  expect_line (QUEUE ("0.8", "1", "exponential(mean=1min)"), 0.8, 1, 4);
}
END_TEST

/* In the system there are geometrically many: load / (1 - load) in the mean, at most k with the
 * probability 1 - load^(k+1); of the dossiers in process, which have no other step, as many. Waits
 * longer than t minutes have the probability load exp (- (1 - load) t). */
START_TEST (in_the_system)
{
  const double load = 0.5;
  pr_world *w = tiny_world (QUEUE ("0.5", "1", "exponential(mean=1min)"));
  pr_outcome *o = run (w);
  const pr_results r = { .world = w, .outcome = o };
  pr_moments n = pr_reduce_named (&r, PR_OF_POOL, "in_system_mean", 0);
  agree ("mean number in the system", &n, load / (1 - load));
  pr_moments in_process = pr_reduce_named (&r, PR_OF_PROVINCE, "in_process_mean", 0);
  ck_assert_double_eq_tol (in_process.mean, n.mean, 1e-9);
  for (uint32_t band = 0; band < 5; band++) /* they end with 0, 1, 2, 3, 4 */
    {
      pr_moments share = pr_reduce (&r, pr_figure_named (PR_OF_NUMBER, "share")->value, 0, band);
      agree ("at most so many", &share, 1 - pow (load, band + 1));
    }
  static const struct {
    const char *figure;
    double p;
  } quantiles[] = { { "wait_p90", 0.9 }, { "wait_p95", 0.95 } };
  for (size_t k = 0; k < G_N_ELEMENTS (quantiles); k++)
    {
      double minutes = log (load / (1 - quantiles[k].p)) / (1 - load);
      double found = pr_reduce_named (&r, PR_OF_POOL, quantiles[k].figure, 0).mean * 60;
      ck_assert_double_eq_tol (found, minutes, 0.05 * minutes); /* its bins are within 4.4 % */
    }
  ck_assert (pr_reduce_named (&r, PR_OF_POOL, "wait_p50", 0).mean * 3600 < 1);
  pr_outcome_free (o);
  pr_world_free (w);
}
END_TEST

START_TEST (m_m_c)
{
  ck_assert_double_eq_tol (erlang_c_wait (2, 3), 4. / 9, 1e-12);
  expect_line (QUEUE ("2", "3", "exponential(mean=1min)"), 2, 3, erlang_c_wait (2, 3));
  expect_line (QUEUE ("6.4", "8", "exponential(mean=1min)"), 6.4, 8, erlang_c_wait (6.4, 8));
}
END_TEST

START_TEST (m_g_1)
{
  expect_line (QUEUE ("0.7", "1", "1min"), 0.7, 1, pollaczek_khinchine (0.7, 0));
  expect_line (QUEUE ("0.7", "1", "uniform(min=0s, max=2min)"), 0.7, 1,
               pollaczek_khinchine (0.7, 1. / 3));
  expect_line (QUEUE ("0.7", "1", "erlang(mean=1min, k=4)"), 0.7, 1,
               pollaczek_khinchine (0.7, 0.25));
  expect_line (QUEUE ("0.6", "1", "gamma(mean=1min, cv=1.5)"), 0.6, 1,
               pollaczek_khinchine (0.6, 2.25));
  expect_line (QUEUE ("0.6", "1", "lognormal(mean=1min, cv=1.2)"), 0.6, 1,
               pollaczek_khinchine (0.6, 1.44));
  expect_line (QUEUE ("0.7", "1", "discrete(30s 75%, 150s 25%)"), 0.7, 1,
               pollaczek_khinchine (0.7, 0.75));
}
END_TEST

/* Half of an officer's time: the effort takes twice as long. */
START_TEST (share_of_time)
{
  expect_line ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
               "end=2025-09-08\nwarm_up=2 days\nseed=7\n"
               "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,always,assumption\n"
               "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\n"
               "== pools.csv\npool,where,roles,count,calendar,share,source\n"
               "desk,u1,clerk,1,office,50%,assumption\n"
               "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,0.6 per min,assumption\n"
               "== workflows.csv\nworkflow,step,role,effort,next,source\n"
               "w,work,clerk,exponential(mean=30s),returned,assumption\n",
               0.6, 1, 1.5);
}
END_TEST

/* Mean sojourn time by procedure, in minutes. */
static void
expect_sojourn (const char *text, int n, const double *expected)
{
  pr_world *w = tiny_world (text);
  pr_outcome *o = run (w);
  ck_assert_int_eq (w->n_procedures, n);
  for (int p = 0; p < n; p++)
    {
      pr_moments m = { 0 };
      for (uint32_t r = 0; r < o->n; r++)
        pr_moments_add (&m, pr_tally_mean (&o->record[r]->procedure[p].sojourn));
      agree (w->procedures[p].code, &m, expected[p] * MINUTE);
    }
  pr_outcome_free (o);
  pr_world_free (w);
}

/* Two classes, the first served first: residual work 0.7, waits 0.7 / 0.7 and 0.7 / (0.7 x 0.3). */
START_TEST (priorities)
{
  expect_sojourn (
      BASE ("0.3", "1") "w,work,clerk,exponential(mean=1min),returned,assumption\n"
                        "== procedures.csv\ncode,name,workflow,priority,source\n"
                        "p,P,w,1,assumption\nq,Q,w,0,assumption\n"
                        "== arrivals.csv\nstream,where,mix,rate,source\n"
                        "s,u1,p,0.3 per min,assumption\nt,u1,q,0.4 per min,assumption\n",
      2, (double[]){ 1 + 1, 1 + 0.7 / (0.7 * 0.3) });
}
END_TEST

#define ORDERED(order)                                                                             \
  "== pools.csv\npool,where,roles,count,calendar,order,source\n"                                   \
  "desk,u1,clerk,1,office," order ",assumption\n"
#define LIMITS(p, q)                                                                               \
  "== procedures.csv\ncode,name,workflow,limit,source\n"                                           \
  "p,P,w,1 working days,assumption\nq,Q," q "," p ",assumption\n"

/* Different limits and one law: served by due day, all wait as long as first come, first served. */
START_TEST (due_first_alike)
{
  expect_line (QUEUE ("0.3", "1", "gamma(mean=1min, cv=1.5)") ORDERED ("due") LIMITS (
                   "3 days", "w") "== arrivals.csv\nstream,where,mix,rate,source\n"
                                  "s,u1,p,0.3 per min,assumption\nt,u1,q,0.3 per min,assumption\n",
               0.6, 1, pollaczek_khinchine (0.6, 2.25));
}
END_TEST

/* By due day the sum of load times wait is what it is first come, first served. Efforts of hours,
 * over eight years, so that waits last from one due day to others: the classes are mixed. */
START_TEST (due_first_conserves)
{
  pr_world *w = tiny_world (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2033-06-30\n"
      "warm_up=30 days\nseed=7\n"
      "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,always,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,next,source\n"
      "w,work,clerk,90min,returned,assumption\n"
      "x,work,clerk,exponential(mean=30min),returned,assumption\n" ORDERED ("due")
          LIMITS ("2 working days", "x") "== arrivals.csv\nstream,where,mix,rate,source\n"
                                         "s,u1,p,0.3 per hour,assumption\n"
                                         "t,u1,q,0.7 per hour,assumption\n");
  pr_outcome *o = run (w);
  static const double load[] = { 0.45, 0.35 }, mean[] = { 90, 30 };
  double residual = 0.3 / 60 * 90 * 90 / 2 + 0.7 / 60 * 30 * 30;
  pr_moments sum = { 0 }, first = { 0 };
  for (uint32_t r = 0; r < o->n; r++)
    {
      double wait[2];
      for (int p = 0; p < 2; p++)
        wait[p] = pr_tally_mean (&o->record[r]->procedure[p].sojourn) - mean[p] * MINUTE;
      pr_moments_add (&sum, load[0] * wait[0] + load[1] * wait[1]);
      pr_moments_add (&first, wait[0] / wait[1]);
    }
  agree ("load times wait", &sum, 0.8 * residual / 0.2 * MINUTE);
  ck_assert_double_gt (first.mean, 0.3); /* neither as by class, a fifth .. */
  ck_assert_double_lt (first.mean, 0.8); /* .. nor as without an order */
  pr_outcome_free (o);
  pr_world_free (w);
}
END_TEST

/* Half take half a minute, half a minute and a half: two classes. Exponential: Phipps, 1.8822. */
START_TEST (shortest_first)
{
  double residual = 0.6 * (0.25 + 2.25) / 4, shorter = 0.3 * 0.5;
  double wait = (residual / (1 - shorter) + residual / (1 - shorter) / (1 - 0.6)) / 2;
  expect_line (QUEUE ("0.6", "1", "discrete(30s 50%, 90s 50%)") ORDERED ("shortest"), 0.6, 1, wait);
  expect_line (QUEUE ("0.8", "1", "exponential(mean=1min)") ORDERED ("shortest"), 0.8, 1,
               1.88221862);
}
END_TEST

/* Two lines one after the other: each as if it stood alone. */
START_TEST (tandem)
{
  expect_sojourn (
      BASE ("0.6", "1") "w,work,clerk,exponential(mean=1min),sign,assumption\n"
                        "w,sign,leader,exponential(mean=30s),returned,assumption\n"
                        "== pools.csv\npool,where,roles,count,calendar,source\n"
                        "desk,u1,clerk,1,office,assumption\nhead,u1,leader,1,office,assumption\n",
      1, (double[]){ 1 / (1 - 0.6) + 1 / (2 - 0.6) });
}
END_TEST

/* A quarter is done again: load 0.5 / 0.75, dossiers in process 2, sojourn 2 / 0.5. */
START_TEST (feedback)
{
  expect_sojourn (
      BASE ("0.5", "1") "w,work,clerk,exponential(mean=1min),work 25%; returned rest,assumption\n",
      1, (double[]){ 4 });
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("queues");
  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, m_m_1);
  tcase_add_test (tc, in_the_system);
  tcase_add_test (tc, m_m_c);
  tcase_add_test (tc, m_g_1);
  tcase_add_test (tc, share_of_time);
  tcase_add_test (tc, priorities);
  tcase_add_test (tc, due_first_alike);
  tcase_add_test (tc, due_first_conserves);
  tcase_add_test (tc, shortest_first);
  tcase_add_test (tc, tandem);
  tcase_add_test (tc, feedback);
  return tiny_main ("queues", tc);
}
