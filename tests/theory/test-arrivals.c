/* Arrivals: a non-homogeneous Poisson process, counted by weekday and hour.
 *
 * Six replications of half a year. Counts in cells are Poisson with known means, so
 * the sum of (observed - expected)^2 / expected has as many degrees of freedom as
 * there are cells, and the variance of the counts of equal days is their mean.
 */
#include "kernel/stat.h"
#include "tiny.h"

#include <math.h>

enum { REPLICATIONS = 6, DAYS = 184 };

/* Mondays to Thursdays have 6 parts, Fridays 5: 5.8 in the mean, which is the rate. */
static const char scenario[]
    = "== scenario.ini\n"
      "[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-12-31\nseed=11\n"
      "== procedures.csv\ncode,name,workflow,post,source\np,P,w,100%,assumption\n"
      "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,50,office,assumption\n"
      "== "
      "workflows.csv\nworkflow,step,role,effort,next,source\nw,work,clerk,1s,returned,assumption\n"
      "== holidays.csv\ndate,calendar,open,source\n2025-09-02,*,closed,official\n"
      "2025-09-01,*,closed,official\n2025-12-24,*,closed,assumption\n"
      "== profiles.csv\nprofile,days,from,to,weight,source\n"
      "day,Mon-Thu,07:00,09:00,2,assumption\nday,Mon-Thu,09:00,11:00,3,assumption\n"
      "day,Mon-Thu,13:00,17:00,1,assumption\nday,Fri,08:00,12:00,5,assumption\n"
      "day,Sat,08:00,10:00,1,assumption\nday,holiday,10:00,12:00,0.5,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,profile,source\n"
      "s,u1,p,58 per working day,day,assumption\n"
      "== surges.csv\nstream,where,from,until,factor,source\n"
      "s,u1,2025-11-03,2025-11-07,3,assumption\n";

typedef struct {
  const pr_world *world;
  int by_hour[9][24]; /* Monday .. Sunday, holidays, days of the surge */
  int by_day[DAYS];
} counts;

static int
type_of (const pr_world *w, int32_t day)
{
  static const int holidays[][2] = { { 9, 1 }, { 9, 2 }, { 12, 24 } };
  int y, m, d;
  pr_day_to_civil (w->epoch + day, &y, &m, &d);
  for (size_t i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (m == holidays[i][0] && d == holidays[i][1])
      return 7;
  if (m == 11 && d >= 3 && d <= 7)
    return 8;
  return pr_day_weekday (w->epoch + day);
}

static void
count (void *self, const pr_happened *h)
{
  counts *c = self;
  if (h->what != PR_HAPPENS_CAME)
    return;
  int32_t day = pr_time_day (h->time);
  c->by_hour[type_of (c->world, day)][pr_time_of_day (h->time) / PR_HOUR]++;
  c->by_day[day]++;
}

/* Expected arrivals in an hour of a day: the scenario's profile, written out. */
static double
expected (int type, int weekday, int hour)
{
  if (type == 7)
    return hour >= 10 && hour < 12 ? 2.5 : 0;
  double factor = type == 8 ? 3 : 1;
  if (weekday < 4)
    return factor
           * (hour >= 7 && hour < 9     ? 10
              : hour >= 9 && hour < 11  ? 15
              : hour >= 13 && hour < 17 ? 2.5
                                        : 0);
  if (weekday == 4)
    return factor * (hour >= 8 && hour < 12 ? 12.5 : 0);
  return weekday == 5 && hour >= 8 && hour < 10 ? 5 : 0;
}

static void
run (const pr_world *w, uint64_t replication, counts *c)
{
  pr_probe probe = { .happened = count, .self = c };
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_model) m = pr_model_new (w, &probe, &error);
  ck_assert (m != NULL);
  ck_assert_msg (pr_model_run (m, replication, NULL, &error), "%s", error ? error->message : "");
}

START_TEST (by_weekday_and_hour)
{
  pr_world *w = tiny_world (scenario);
  counts c = { .world = w };
  for (uint64_t r = 0; r < REPLICATIONS; r++)
    run (w, r, &c);
  double mean[9][24] = { 0 };
  for (int32_t d = 0; d < DAYS; d++)
    for (int hour = 0; hour < 24; hour++)
      mean[type_of (w, d)][hour]
          += REPLICATIONS * expected (type_of (w, d), pr_day_weekday (w->epoch + d), hour);
  double chi2 = 0;
  int cells = 0;
  for (int type = 0; type < 9; type++)
    for (int hour = 0; hour < 24; hour++)
      {
        double e = mean[type][hour], o = c.by_hour[type][hour];
        if (e == 0)
          ck_assert_msg (o == 0, "%g arrivals where none are expected", o);
        else
          {
            ck_assert_msg (fabs (o - e) <= 4 * sqrt (e), "day type %d, hour %d: %g, expected %g",
                           type, hour, o, e);
            chi2 += (o - e) * (o - e) / e;
            cells++;
          }
      }
  ck_assert_int_eq (cells, 4 * 8 + 4 + 2 + 2 + 9);
  ck_assert_msg (fabs (chi2 - cells) <= 4 * sqrt (2. * cells), "chi-square %g of %d cells", chi2,
                 cells);
  pr_world_free (w);
}
END_TEST

/* Variance over mean of the counts of equal days is 1. */
START_TEST (dispersion)
{
  pr_world *w = tiny_world (scenario);
  pr_moments m = { 0 };
  for (uint64_t r = 0; r < REPLICATIONS; r++)
    {
      counts c = { .world = w };
      run (w, r, &c);
      for (int32_t d = 0; d < DAYS; d++)
        if (type_of (w, d) < 4)
          pr_moments_add (&m, c.by_day[d]);
    }
  double ratio = pr_moments_sd (&m) * pr_moments_sd (&m) / m.mean;
  double n = (double) m.n;
  ck_assert_double_gt (n, 500);
  ck_assert_double_eq_tol (m.mean, 60, 4 * sqrt (60 / n));
  ck_assert_double_eq_tol (ratio, 1, 4 * sqrt (2 / (n - 1)));
  pr_world_free (w);
}
END_TEST

/* Days follow each other without memory: no correlation from one day to the next. */
START_TEST (independence)
{
  pr_world *w = tiny_world (scenario);
  double sum = 0;
  int n = 0;
  for (uint64_t r = 0; r < REPLICATIONS; r++)
    {
      counts c = { .world = w };
      run (w, r, &c);
      for (int32_t d = 0; d + 1 < DAYS; d++)
        if (type_of (w, d) < 3 && type_of (w, d + 1) < 4)
          {
            sum += (c.by_day[d] - 60) * (c.by_day[d + 1] - 60) / 60.;
            n++;
          }
    }
  ck_assert_int_gt (n, 400);
  ck_assert_double_eq_tol (sum / n, 0, 4 / sqrt (n));
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("arrivals");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, by_weekday_and_hour);
  tcase_add_test (tc, dispersion);
  tcase_add_test (tc, independence);
  return tiny_main ("arrivals", tc);
}
