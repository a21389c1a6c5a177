/* Failure points are ranked, and relief takes away what it says and nothing else.
 *
 * July 2025: the 1st is a Tuesday, on which all dossiers of the backlog are due.
 */
#include "experiment/relief.h"
#include "tiny.h"

#include <math.h>
#include <string.h>

#define INI "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-10\n"
#define LIMIT                                                                                      \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,1 working days,assumption\n"
#define BACKLOG(count)                                                                             \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30 17:00," count            \
  ",assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,at_close,next,source\n"
#define WORK(effort) WORKFLOWS "w,work,work,clerk," effort ",suspend,returned,assumption\n"
#define ABSENCES "== absences.csv\npool,where,from,until,count,reason,source\n"
#define NETWORK                                                                                    \
  "== systems.csv\nsystem,scope,needs,source\nplatform,province,,assumption\n"                     \
  "net,place,platform,assumption\nother,place,,assumption\n"                                       \
  "== needs.csv\nrole,step,need,source\n*,*,net,assumption\n"

static const pr_experiment_options two = { .first = 2, .replications = 2, .jobs = 1 };

/* The only failure point has that cause; without it `late` dossiers fewer are late and `lost`
 * working days fewer are lost, in each pair. */
static void
expect_relief (const char *text, pr_cause cause, double late, double lost)
{
  pr_world *w = tiny_world (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &two, &error);
  ck_assert (o != NULL);
  size_t n;
  g_autofree pr_failure *points = pr_failures (o, &n);
  ck_assert_uint_eq (n, 1);
  ck_assert_int_eq (points[0].cause, cause);
  ck_assert (points[0].share == 1);
  g_autofree pr_relief *relief = pr_relief_measure (w, points, n, &two, &error);
  ck_assert (relief != NULL && relief[0].possible);
  const pr_moments *fewer = &relief[0].late.all, *days = &relief[0].lost.all;
  ck_assert_uint_eq (fewer->n, 10); /* batches of two, until it has occurred in ten */
  ck_assert_uint_eq (relief[0].before.there.n, 10);
  ck_assert_msg (fewer->min == -late && fewer->max == -late, "late %g .. %g", fewer->min,
                 fewer->max);
  ck_assert_msg (days->min == -lost && days->max == -lost, "lost %g .. %g", days->min, days->max);
  ck_assert (relief[0].on_time.all.min > 0
             && relief[0].on_time_place.all.mean == relief[0].on_time.all.mean);
  pr_world_free (w);
}

/* One clerk does five days of work in five days, 65 do it on the first. */
START_TEST (more_staff)
{
  expect_relief (INI LIMIT BACKLOG ("5") WORK ("8h"), PR_CAUSE_STAFF, 4, 1 + 2 + 3 + 4);
}
END_TEST

START_TEST (more_who_sign)
{
  expect_relief (INI LIMIT BACKLOG ("3") WORK ("8h") "== rules.csv\nrule,value,source\n"
                                                     "legal_calendar,office,assumption\n"
                                                     "signing_role,clerk,assumption\n",
                 PR_CAUSE_SIGNATURE, 2, 1 + 2);
}
END_TEST

START_TEST (nobody_absent)
{
  expect_relief (INI LIMIT BACKLOG ("1") WORK ("6h") ABSENCES
                 "desk,u1,2025-07-01,2025-07-03,1,leave,assumption\n",
                 PR_CAUSE_ABSENCE, 1, 3); /* on Friday instead of Tuesday */
}
END_TEST

/* On leave on Tuesday and Wednesday, at a course on Thursday: done on Friday, three days late, of
 * which the leave bears two. Without the leave it is done in time, without the course on
 * Thursday. */
START_TEST (one_reason_at_a_time)
{
  pr_world *w = tiny_world (INI LIMIT BACKLOG ("1") WORK ("6h") ABSENCES
                            "desk,u1,2025-07-01,2025-07-02,1,leave,assumption\n"
                            "desk,u1,2025-07-03,2025-07-03,1,training,assumption\n");
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &two, NULL);
  size_t n;
  g_autofree pr_failure *points = pr_failures (o, &n);
  ck_assert_uint_eq (n, 2);
  ck_assert_int_eq (points[0].reason, PR_AWAY_LEAVE);
  ck_assert_int_eq (points[1].reason, PR_AWAY_TRAINING);
  ck_assert (points[0].lost.all.mean == 2 && points[1].lost.all.mean == 1);
  g_autofree pr_relief *relief = pr_relief_measure (w, points, n, &two, NULL);
  ck_assert (relief[0].late.all.mean == -1 && relief[0].lost.all.mean == -3);
  ck_assert (relief[1].late.all.mean == 0 && relief[1].lost.all.mean == -1);
  pr_world_free (w);
}
END_TEST

START_TEST (posts_filled)
{
  expect_relief (INI LIMIT BACKLOG ("1") WORK ("6h") ABSENCES
                 "desk,u1,2025-06-01,2025-07-02,1,unfilled,assumption\n",
                 PR_CAUSE_READINESS, 1, 2);
}
END_TEST

/* A meeting from 08:00 on takes the time that the dossier would have needed; without it the dossier
 * is done at 17:00. */
START_TEST (no_meeting)
{
  expect_relief (INI LIMIT BACKLOG ("1")
                     WORK ("8h") "== activities.csv\nactivity,where,participants,duration,source\n"
                                 "drill,u1,clerk 1,1h,assumption\n",
                 PR_CAUSE_ABSENCE, 1, 1);
}
END_TEST

START_TEST (all_ready)
{
  expect_relief (INI LIMIT BACKLOG ("1")
                     WORK ("6h") "== needs.csv\nrole,step,need,source\n*,*,seal,assumption\n"
                                 "== readiness.csv\ncondition,where,ready,delay,source\n"
                                 "seal,u1,2025-07-01 17:00,1 day,assumption\n",
                 PR_CAUSE_READINESS, 1, 2); /* on Wednesday at 17:00, done on Thursday */
}
END_TEST

/* The network is down because the platform is, from 9 to 17 on Tuesday. */
START_TEST (no_outage)
{
  expect_relief (INI LIMIT BACKLOG ("1") WORK ("6h") NETWORK
                 "== incidents.csv\nincident,system,start,repair,source\n"
                 "break,platform,2025-07-01 09:00,8h,assumption\n",
                 PR_CAUSE_OUTAGE, 1, 1);
}
END_TEST

/* From Tuesday 00:00 to Wednesday 08:00 at the earliest. */
START_TEST (no_transfer)
{
  expect_relief (INI LIMIT BACKLOG ("1") WORKFLOWS
                 "w,move,transfer,,16h,,work,assumption\n"
                 "w,work,work,clerk,2h,suspend,returned,assumption\n",
                 PR_CAUSE_TRANSFER, 1, 1);
}
END_TEST

START_TEST (effort_has_no_relief)
{
  pr_world *w = tiny_world (INI LIMIT BACKLOG ("1") WORK ("12h"));
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &two, NULL);
  size_t n;
  g_autofree pr_failure *points = pr_failures (o, &n);
  ck_assert_uint_eq (n, 1);
  ck_assert_int_eq (points[0].cause, PR_CAUSE_EFFORT);
  g_autofree pr_relief *relief = pr_relief_measure (w, points, n, &two, NULL);
  ck_assert (!relief[0].possible && relief[0].late.all.n == 0);
  pr_world_free (w);
}
END_TEST

#define TWO_UNITS                                                                                  \
  INI "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"              \
      "u2,Two,ward,1000,assumption\n"                                                              \
      "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,1,office,assumption\n"  \
      "desk,u2,clerk,9,office,assumption\n"

/* Causes of what never waits: nothing is measured, in as many batches as there may be, and without
 * the cause no replication differs in anything. */
START_TEST (what_does_not_matter)
{
  pr_world *w = tiny_world (TWO_UNITS LIMIT NETWORK
                            "== incidents.csv\nincident,system,start,repair,source\n"
                            "break,platform,2025-07-02 09:00,8h,assumption\n"
                            "quiet,other,2025-07-03 09:00,8h,assumption\n" ABSENCES
                            "desk,u1,2025-07-07,2025-07-07,1,leave,assumption\n"
                            "desk,u2,2025-07-04,2025-07-04,1,leave,assumption\n"
                            "== arrivals.csv\nstream,where,mix,rate,source\n"
                            "s,u1,p,9 per day,assumption\nt,u2,p,2 per day,assumption\n" WORKFLOWS
                            "w,work,work,clerk,exponential(mean=1h),suspend,returned,"
                            "assumption\n");
  const pr_cause causes[] = { PR_CAUSE_STAFF, PR_CAUSE_SIGNATURE, PR_CAUSE_ABSENCE,
                              PR_CAUSE_READINESS, PR_CAUSE_TRANSFER };
  pr_experiment_options options = { .first = 7, .replications = 4, .jobs = 2 };
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &options, NULL);
  size_t n;
  g_autofree pr_failure *found = pr_failures (o, &n);
  ck_assert_uint_ge (n, 2);
  pr_failure points[G_N_ELEMENTS (causes)];
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    points[i] = (pr_failure){ .place = 1, .step = 0, .cause = causes[i] };
  g_autofree pr_relief *relief
      = pr_relief_measure (w, points, G_N_ELEMENTS (causes), &options, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      ck_assert (relief[i].possible && relief[i].late.all.n == 0 && relief[i].lost.all.n == 0);
      ck_assert_uint_eq (relief[i].before.all.n, 4 * PR_RELIEF_BATCHES);
      ck_assert_uint_eq (relief[i].before.there.n, 0);
      pr_world *other = pr_relieved_new (w, &points[i]);
      g_autoptr (pr_outcome) without = pr_experiment_run (other, &options, NULL);
      for (uint32_t r = 0; r < o->n; r++)
        {
          ck_assert (pr_record_lost (without->record[r]) == pr_record_lost (o->record[r]));
          ck_assert_int_eq (without->record[r]->events, o->record[r]->events);
        }
      pr_relieved_free (other, w);
    }
  /* And one that matters, in the same world. */
  const pr_failure staff = { .place = 0, .step = 0, .cause = PR_CAUSE_STAFF };
  g_autofree pr_relief *better = pr_relief_measure (w, &staff, 1, &options, NULL);
  ck_assert (better[0].late.all.max < 0 && better[0].lost.all.max < 0
             && better[0].on_time.all.min > 0);
  pr_world_free (w);
}
END_TEST

/* A dossier of three goes astray at u1, which takes two days and makes it a day late; at u2 none
 * does. */
#define ASTRAY                                                                                     \
  INI LIMIT BACKLOG ("1") WORKFLOWS                                                                \
      "w,work,work,clerk,2h,suspend,astray 0.333333; returned 0.666667,assumption\n"               \
      "w,astray,transfer,,16h,,returned,assumption\n"

/* Batches of 5: relief ends with the one in which the point occurs for the tenth time. What is lost
 * at the point is what its relief spares; the share of replications is that of a large run. */
START_TEST (one_in_three)
{
  pr_world *w = tiny_world (ASTRAY);
  pr_experiment_options fresh = { .first = 5, .replications = 50, .jobs = 2 }, options = fresh,
                        large = { .replications = 3000, .jobs = 2 };
  options.replications = 5;
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &fresh, NULL);
  g_autoptr (pr_outcome) all = pr_experiment_run (w, &large, NULL);
  size_t n, n_all;
  g_autofree pr_failure *points = pr_failures (o, &n), *of = pr_failures (all, &n_all);
  ck_assert (n == 1 && n_all == 1 && points[0].cause == PR_CAUSE_TRANSFER);
  uint32_t seen = 0, pairs = 0;
  while (seen < PR_RISK_LEAST || pairs % 5 != 0)
    seen += pr_failure_in (&points[0], o->record[pairs++]) != NULL;
  ck_assert_uint_le (pairs, 50);
  pr_relief *relief[2];
  for (int k = 0; k < 2; k++)
    {
      options.jobs = 1 + (uint32_t) k;
      relief[k] = pr_relief_measure (w, points, 1, &options, NULL);
    }
  ck_assert_mem_eq (relief[0], relief[1], sizeof *relief[0]);
  ck_assert_uint_eq (relief[0]->before.all.n, pairs);
  ck_assert_uint_eq (relief[0]->before.there.n, seen);
  ck_assert_uint_eq (relief[0]->late.there.n, seen);
  ck_assert (relief[0]->before.there.min == 1 && relief[0]->before.there.max == 1);
  ck_assert (relief[0]->lost.there.min == -1 && relief[0]->lost.there.max == -1);
  ck_assert (relief[0]->lost.all.mean == -relief[0]->before.all.mean);
  ck_assert (relief[0]->lost.all.max == 0 && relief[0]->late.all.mean == relief[0]->lost.all.mean);
  double share = (double) of[0].lost.there.n / 3000;
  ck_assert_msg (fabs (share - 1 / 3.0) < 3 * sqrt (2 / 9.0 / 3000), "in %g", share);
  ck_assert_msg (fabs (of[0].lost.all.mean - share) < 1e-12, "lost %g", of[0].lost.all.mean);
  g_free (relief[0]);
  g_free (relief[1]);
  pr_world_free (w);
}
END_TEST

/* With one replication a batch there are ten: the point occurs in too few of them. */
START_TEST (bound)
{
  pr_world *w = tiny_world (ASTRAY);
  pr_experiment_options large = { .replications = 30, .jobs = 1 },
                        options = { .first = 30, .replications = 1, .jobs = 1 };
  g_autoptr (pr_outcome) o = pr_experiment_run (w, &large, NULL);
  size_t n;
  g_autofree pr_failure *points = pr_failures (o, &n);
  g_autofree pr_relief *relief = pr_relief_measure (w, points, n, &options, NULL);
  ck_assert_uint_eq (relief[0].before.all.n, PR_RELIEF_BATCHES);
  ck_assert_uint_eq (relief[0].lost.all.n, PR_RELIEF_BATCHES);
  ck_assert_uint_lt (relief[0].before.there.n, PR_RISK_LEAST);
  ck_assert (isnan (pr_risk_interval (&relief[0].lost, 0.95).low));
  pr_world_free (w);
}
END_TEST

/* Two units that fare alike, one that fares worse; the worst first, and of equals the first in the
 * order of the world. u2 has 1 + 2 lost days, the others 1. */
START_TEST (ranking)
{
  pr_world *w = tiny_world (
      INI "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"
          "u2,Two,ward,1000,assumption\nu3,Three,ward,1000,assumption\n"
          "== pools.csv\npool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"
          "== backlog.csv\nwhere,procedure,received,count,source\n"
          "u3,p,2025-06-30 17:00,2,assumption\nu2,p,2025-06-30 17:00,3,assumption\n"
          "u1,p,2025-06-30 17:00,2,assumption\n" LIMIT WORK ("8h"));
  for (uint32_t jobs = 1; jobs <= 2; jobs++)
    {
      pr_experiment_options options = { .replications = 3, .jobs = jobs };
      g_autoptr (pr_outcome) o = pr_experiment_run (w, &options, NULL);
      size_t n;
      g_autofree pr_failure *f = pr_failures (o, &n);
      ck_assert_uint_eq (n, 3);
      ck_assert_uint_eq (f[0].place, 1);
      ck_assert_uint_eq (f[1].place, 0);
      ck_assert_uint_eq (f[2].place, 2);
      ck_assert (f[0].lost.all.mean == 3 && f[0].dossiers.mean == 2 && f[0].share == 0.6);
      ck_assert (f[1].lost.all.mean == 1 && f[1].dossiers.mean == 1 && f[1].share == 0.2);
      ck_assert_int_eq (f[0].first_day, w->first_day);
      ck_assert (pr_record_lost (o->record[0]) == 5);
    }
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("relief");
  tcase_add_test (tc, more_staff);
  tcase_add_test (tc, more_who_sign);
  tcase_add_test (tc, nobody_absent);
  tcase_add_test (tc, one_reason_at_a_time);
  tcase_add_test (tc, posts_filled);
  tcase_add_test (tc, no_meeting);
  tcase_add_test (tc, all_ready);
  tcase_add_test (tc, no_outage);
  tcase_add_test (tc, no_transfer);
  tcase_add_test (tc, effort_has_no_relief);
  tcase_add_test (tc, what_does_not_matter);
  tcase_add_test (tc, one_in_three);
  tcase_add_test (tc, bound);
  tcase_add_test (tc, ranking);
  return tiny_main ("relief", tc);
}
