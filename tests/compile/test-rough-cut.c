/* Rough-cut load, worked out by hand. */
#include "scene.h"

#include "model/expected.h"

#include <math.h>
#include <string.h>

static scene s;
static pr_load *loads;

static void
setup (void)
{
  scene_init (&s);
}

static void
teardown (void)
{
  g_clear_pointer (&loads, g_free);
  scene_clear (&s);
}

static const pr_load *
load_of (const char *place, const char *pool)
{
  size_t n;
  if (loads == NULL)
    {
      scene_compile (&s);
      ck_assert_str_eq (s.messages, "");
      loads = pr_rough_cut (s.world, &n);
      ck_assert_uint_eq (n, s.world->n_pools);
    }
  uint32_t i = scene_pool (&s, place, pool);
  ck_assert_uint_ne (i, PR_NONE32);
  ck_assert_uint_eq (loads[i].pool, i);
  return &loads[i];
}

/* Nothing but queues at one place, always open, of work of an hour: `n` procedures, a line each. */
static void
set_queues (const char *pools, uint32_t n, const char *const rates[])
{
  static const char *const roles[] = { "clerk", "judge", "boss" };
  static const char *const unused[]
      = { "authorities.csv", "holidays.csv", "mixes.csv",   "profiles.csv",
          "surges.csv",      "rules.csv",    "backlog.csv", "observed.csv" };
  for (gsize i = 0; i < G_N_ELEMENTS (unused); i++)
    g_hash_table_remove (s.files, unused[i]);
  scene_set (&s, "units.csv", "code,name,type,population,source\n00001,Một,ward,0,assumption\n");
  scene_set (&s, "calendars.csv", "calendar,days,open,source\nalways,Mon-Sun,always,assumption\n");
  g_autofree char *all
      = g_strconcat ("pool,where,roles,count,calendar,share,source\n", pools, NULL);
  g_autoptr (GString) procedures = g_string_new ("code,name,workflow,source\n"),
                      flows = g_string_new ("workflow,step,role,effort,next,source\n"),
                      comes = g_string_new ("stream,where,mix,rate,source\n");
  for (uint32_t i = 0; i < n; i++)
    {
      g_string_append_printf (procedures, "p%u,P%u,w%u,assumption\n", i, i, i);
      g_string_append_printf (flows, "w%u,serve,%s,1h,returned,assumption\n", i, roles[i]);
      g_string_append_printf (comes, "s%u,*,p%u,%s per hour,assumption\n", i, i, rates[i]);
    }
  scene_set (&s, "pools.csv", all);
  scene_set (&s, "procedures.csv", procedures->str);
  scene_set (&s, "workflows.csv", flows->str);
  scene_set (&s, "arrivals.csv", comes->str);
}

#define POOL(name, roles, count) name ",*," roles "," count ",always,,assumption\n"

/* 0.9 arrivals an hour, one officer, one hour each. */
START_TEST (single_server)
{
  set_queues (POOL ("desk", "clerk", "1"), 1, (const char *const[]){ "0.9" });
  const pr_load *l = load_of ("00001", "desk");
  ck_assert_double_eq_tol (l->offered, 0.9 * 168, 1e-9);
  ck_assert_double_eq_tol (l->available, 168, 1e-9);
  ck_assert_double_eq_tol (l->worst_ratio, 0.9, 1e-9);
}
END_TEST

static double
ratio_of (const char *pool)
{
  const pr_load *l = load_of ("00001", pool);
  ck_assert_double_eq_tol (l->worst_ratio, l->offered / l->available, 1e-9);
  return l->worst_ratio;
}

/* 2.5 officers' work for five, and 0.6 that only one of these can do: 3.1 of 5. */
START_TEST (evenly_per_head)
{
  set_queues (POOL ("a", "clerk", "4") POOL ("b", "clerk judge", "1"), 2,
              (const char *const[]){ "2.5", "0.6" });
  ck_assert_double_eq_tol (ratio_of ("a"), 0.62, 1e-9);
  ck_assert_double_eq_tol (ratio_of ("b"), 0.62, 1e-9);
}
END_TEST

/* Who is fuller by himself takes nothing of it. */
START_TEST (none_for_the_fuller)
{
  set_queues (POOL ("a", "clerk", "4") POOL ("b", "clerk judge", "1"), 2,
              (const char *const[]){ "2.5", "0.7" });
  ck_assert_double_eq_tol (ratio_of ("a"), 2.5 / 4, 1e-9);
  ck_assert_double_eq_tol (ratio_of ("b"), 0.7, 1e-9);
}
END_TEST

/* A chain, level throughout: 5.4 of 1 + 2 + 3, though only the last can do the 2.7. Two who give
 * half of their time are one. */
START_TEST (one_line_makes_way_for_another)
{
  set_queues (POOL ("a", "clerk",
                    "1") "b,*,clerk judge,4,always,50%,assumption\n" POOL ("c", "judge boss", "3"),
              3, (const char *const[]){ "1.5", "1.2", "2.7" });
  ck_assert_double_eq_tol (ratio_of ("a"), 0.9, 1e-9);
  ck_assert_double_eq_tol (ratio_of ("b"), 0.9, 1e-9);
  ck_assert_double_eq_tol (ratio_of ("c"), 0.9, 1e-9);
}
END_TEST

/* In the middle week, of three, b is away, and in the last one both are: half each. */
START_TEST (shared_by_those_who_are_there)
{
  set_queues (POOL ("a", "clerk", "1") POOL ("b", "clerk judge", "1"), 2,
              (const char *const[]){ "0.5", "0.1" });
  scene_set (&s, "absences.csv",
             "pool,where,from,until,officers,reason,source\n"
             "b,*,2025-07-07,2025-07-14,1,leave,press\na,*,2025-07-14,2025-07-14,1,leave,press\n");
  const pr_load *a = load_of ("00001", "a"), *b = load_of ("00001", "b");
  double weeks = 2, first = 6 * 24, middle = 7 * 24, last = 24;
  ck_assert_double_eq_tol (a->offered, (0.3 * first + 0.5 * middle + 0.25 * last) / weeks, 1e-9);
  ck_assert_double_eq_tol (b->offered, (0.3 * first + 0.1 * middle + 0.35 * last) / weeks, 1e-9);
  ck_assert_double_eq_tol (a->available, (first + middle) / weeks, 1e-9);
  ck_assert (isinf (b->worst_ratio));
}
END_TEST

/* Dossiers and visits at 00002 in the week of 7 July, whose first two days are doubled. A
 * profile's Monday to Thursday weigh 20/19. */
static const double papers = 4 * 0.6 * (0.75 * (5 + 2 * 20.0 / 19) + 0.25 * 9);
static const double visits = 4 * 0.4 * (5 + 2 * 20.0 / 19);
/* Of 100 checks 5 go back to be received again, 5 are refused. */
static const double rounds = 1 / 0.95;

START_TEST (rework_share_and_surge)
{
  const pr_load *l = load_of ("00002", "back");
  double reception = papers * rounds * 10 + visits * 5; /* of the desk, which is less full */
  double work = (papers * rounds * 30 + papers * rounds * 0.9 * 2) / 60;
  ck_assert_double_eq_tol (l->worst_ratio, work / 0.5 / 36, 1e-6);
  ck_assert_int_eq (l->worst_week, pr_day_from_civil (2025, 7, 7));
  /* Open 3 days of 8 hours, a week of 36 and a Monday, over two weeks. */
  ck_assert_double_eq_tol (l->available, (24 + 36 + 8) / 2.0, 1e-9);
  const pr_load *desk = load_of ("00002", "desk");
  ck_assert_double_eq_tol (desk->worst_ratio, reception / 60 / (3 * 36), 1e-6);
}
END_TEST

/* A supplement is asked once: a dossier that comes back unsupplemented may be asked again. */
START_TEST (supplement_once)
{
  scene_edit (&s, "workflows.csv", "2 days,no,,,,check", "2 days,no,,,,enter");
  scene_edit (&s, "workflows.csv", "flow,check",
              "flow,enter,work,sign,home,60min,no,,,,check,press\nflow,check");
  const pr_load *l = load_of ("00002", "back");
  double asked = 0.1 / (1 - 0.9 * 0.05);
  double work = (papers * rounds * 30 + papers * rounds * 0.9 * 2 + papers * asked * 60) / 60;
  ck_assert_double_eq_tol (l->worst_ratio, work / 0.5 / 36, 1e-6);
}
END_TEST

/* Both branches of a fork are done, then the decision; 2 and 3 July only, homes elsewhere. */
START_TEST (fork_and_other_homes)
{
  const pr_load *a = load_of ("land-a", "land");
  ck_assert_double_eq_tol (a->offered, 48 * (1 + 1.0 / 3) / 2, 1e-6);
  ck_assert_double_eq_tol (a->worst_ratio, 48 * (1 + 1.0 / 3) / (2 * 24), 1e-6);
  ck_assert_int_eq (a->worst_week, pr_day_from_civil (2025, 6, 30));
  ck_assert_double_eq (load_of ("land-b", "land")->offered, 0);
}
END_TEST

START_TEST (any_home_by_population)
{
  scene_edit (&s, "arrivals.csv", "", "straight,tax,land,3 per day,,,any,,,,press\n");
  ck_assert_double_eq_tol (load_of ("land-b", "land")->offered, 3 * 14 * 0.5 * (4.0 / 3) / 2, 1e-6);
  ck_assert_double_eq_tol (load_of ("land-a", "land")->offered, (48 + 3 * 14 * 0.5) * (4.0 / 3) / 2,
                           1e-6);
}
END_TEST

/* Steps that a channel does not take cost nothing. */
START_TEST (channels)
{
  scene_edit (&s, "workflows.csv", "flow,check,work,expert,home,30min,no,,,,",
              "flow,check,work,expert,home,30min,no,,,online,");
  const pr_load *l = load_of ("00002", "back");
  double online = 4 * 0.6 * 0.25 * 9;
  double work = (online * rounds * 30 + papers * rounds * 0.9 * 2) / 60;
  ck_assert_double_eq_tol (l->worst_ratio, work / 0.5 / 36, 1e-6);
}
END_TEST

/* A Friday off is a holiday, a Saturday is a Saturday. */
START_TEST (types_of_days)
{
  scene_edit (&s, "profiles.csv", "net,Mon-Sun holiday,00:00,24:00,2",
              "net,Mon-Fri,00:00,24:00,2,press\nnet,Sat Sun,00:00,24:00,1,press\n"
              "net,holiday,00:00,24:00,0.5");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  g_autofree pr_day_types *types = pr_day_types_new (s.world);
  g_autoptr (pr_expected_sums) sums = pr_expected_sums_new (s.world);
  const pr_stream *net = scene_stream (&s, "00001", "town", "paper", PR_CHANNEL_ONLINE);
  static const double factor[] = { 1, 1, 1, 0.25, 0.5, 0.5, 2, 2, 1, 1, 1, 0.5, 0.5, 1 };
  double sum = 0;
  for (int32_t day = 0; day < 14; day++)
    {
      int type = pr_day_type_of (s.world, types, day);
      ck_assert_double_eq_tol (pr_expected_on (s.world, net, day, type), net->per_day * factor[day],
                               1e-9);
      sum += net->per_day * factor[day];
    }
  ck_assert_double_eq_tol (pr_expected_between (s.world, sums, net, 0, 14), sum, 1e-9);
  const pr_stream *fields = scene_stream (&s, "00003", "fields", "land", PR_CHANNEL_COUNTER);
  ck_assert_double_eq_tol (pr_expected_between (s.world, sums, fields, -100, 100), 48, 1e-9);
}
END_TEST

#define ABSENCES "pool,where,from,until,count,officers,delay,reason,source\n"

/* Of three, one is left: the week has 36 hours, the window 24 + 36 + 8. */
START_TEST (unfilled_posts)
{
  scene_set (&s, "absences.csv", ABSENCES "desk,00002,2025-07-01,,2,,,unfilled,press\n");
  const pr_load *l = load_of ("00002", "desk");
  ck_assert_double_eq_tol (l->available, 68 / 2.0, 1e-9);
  ck_assert_double_eq_tol (l->away, 2 * 68 / 2.0, 1e-9);
  ck_assert_double_eq_tol (l->each, (l->available + l->away) / 3, 1e-9);
  double reception = papers * rounds * 10 + visits * 5;
  ck_assert_double_eq_tol (l->worst_ratio, reception / 60 / 36, 1e-6);
  ck_assert_double_eq_tol (load_of ("00002", "back")->available, 68 / 2.0, 1e-9);
}
END_TEST

/* On Monday 7 July officers 1 and 3 are away for 8 hours, and from 9 to 10 officer 2 as well,
 * though three are sent: 17 hours. On the Friday it is 4 hours, and Saturday costs nothing. */
START_TEST (who_is_away_is_away_once)
{
  scene_set (&s, "absences.csv",
             ABSENCES "desk,00002,2025-07-07,2025-07-07,,1 3,,leave,press\n"
                      "desk,00002,2025-07-07 08:00,2025-07-07 12:00,,1,,training,press\n"
                      "desk,00002,2025-07-07 09:00,2025-07-07 10:00,3,,,meeting,press\n"
                      "desk,00002,2025-07-11,2025-07-12,,2,,leave,press\n");
  const pr_load *l = load_of ("00002", "desk");
  ck_assert_double_eq_tol (l->away, (17 + 4) / 2.0, 1e-9);
  ck_assert_double_eq_tol (l->available, (3 * 68 - 17 - 4) / 2.0, 1e-9);
}
END_TEST

/* From 11:00 to 13:00, and two hours more on the mean. An absence from before the window counts
 * from its first day. */
START_TEST (delays_of_absences)
{
  scene_set (&s, "absences.csv",
             ABSENCES "desk,00002,2025-07-07 11:00,2025-07-07 13:00,1,,exponential(mean=2h),"
                      "meeting,press\n"
                      "desk,00002,2025-06-02,2025-07-01,1,,,leave,press\n");
  ck_assert_double_eq_tol (load_of ("00002", "desk")->away, (3 + 8) / 2.0, 1e-9);
}
END_TEST

/* Of the three at the back, one in each unit, one is away on Monday: of each a third. Of the six
 * of the land offices two are, 0.67 and 1.33 in proportion, so one of each. */
START_TEST (shares_as_expected)
{
  scene_set (&s, "absences.csv",
             ABSENCES "back,*,2025-07-07,2025-07-07,30%,,,leave,press\n"
                      "land,land-branch,2025-07-07,2025-07-07,25%,,,leave,press\n");
  ck_assert_double_eq_tol (load_of ("00002", "back")->away, 8 / 3.0 / 2, 1e-6);
  ck_assert_double_eq_tol (load_of ("land-a", "land")->away, 8 / 2.0, 1e-9);
  ck_assert_double_eq_tol (load_of ("land-b", "land")->away, 8 / 2.0, 1e-9);
}
END_TEST

/* Spells of two days begin with the chance p on each of six working days from Monday 7 July on, if
 * none is under way. Those whom a row counts are taken from those who are there. */
START_TEST (leave_day_by_day)
{
  scene_set (&s, "leave.csv",
             "pool,where,reason,rate,length,from,until,source\n"
             "*,*,leave,20,2 days,2025-07-07,,press\nback,*,leave,0,2 days,2025-07-07,,press\n");
  scene_set (&s, "absences.csv", ABSENCES "desk,00002,2025-07-07,2025-07-12,2,,,leave,press\n");
  static const double hours[] = { 8, 8, 8, 8, 4, 8 };
  double p = -expm1 (-20 * 7 / (365.2425 * 5)), before = 0, away = 0;
  for (int i = 0; i < 6; i++)
    {
      double begins = p * (1 - before);
      away += hours[i] * (before + begins);
      before = begins;
    }
  ck_assert_double_eq_tol (load_of ("00002", "desk")->away, (2 * 36 + 3 * away) / 2, 1e-6);
  ck_assert_double_eq_tol (load_of ("00002", "back")->away, 0, 1e-9);
}
END_TEST

/* A spell lasts at least a day: of an exponential length with a mean of one day,
 * 1 + exp (-1.5) / (1 - exp (-1)) days. They begin on 1 July only. */
START_TEST (lengths_are_whole_days)
{
  scene_set (&s, "leave.csv",
             "pool,where,reason,rate,length,from,until,source\n"
             "desk,00002,sickness,20,exponential(mean=1 days),2025-07-01,"
             "2025-07-01,press\n");
  double p = -expm1 (-20 * 7 / (365.2425 * 5)), one = exp (-1.5), more = exp (-1), away = 8;
  static const double hours[] = { 8, 8, 8, 8, 8, 8, 8, 4, 8 }; /* 1 to 3 July, 7 to 11, 14 */
  for (int k = 1; k < 9; k++)
    away += hours[k] * one * pow (more, k - 1);
  ck_assert_double_eq_tol (load_of ("00002", "desk")->away, 3 * p * away / 2, 0.01);
}
END_TEST

/* All of the land office are away in the week of 30 June, in which its work comes. */
START_TEST (a_week_without_anybody)
{
  scene_set (&s, "absences.csv", ABSENCES "land,land-a,2025-06-30,2025-07-05,,1-2,,leave,press\n");
  const pr_load *l = load_of ("land-a", "land");
  ck_assert_double_eq_tol (l->offered, 48 * (1 + 1.0 / 3) / 2, 1e-6);
  ck_assert_double_eq_tol (l->available, 2 * (36 + 8) / 2.0, 1e-9);
  ck_assert_msg (isinf (l->worst_ratio), "%g", l->worst_ratio);
  ck_assert_int_eq (l->worst_week, pr_day_from_civil (2025, 6, 30));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rough cut");
  TCase *tc = tcase_create ("rough cut");
  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_test (tc, single_server);
  tcase_add_test (tc, evenly_per_head);
  tcase_add_test (tc, none_for_the_fuller);
  tcase_add_test (tc, one_line_makes_way_for_another);
  tcase_add_test (tc, shared_by_those_who_are_there);
  tcase_add_test (tc, rework_share_and_surge);
  tcase_add_test (tc, supplement_once);
  tcase_add_test (tc, fork_and_other_homes);
  tcase_add_test (tc, any_home_by_population);
  tcase_add_test (tc, channels);
  tcase_add_test (tc, types_of_days);
  tcase_add_test (tc, unfilled_posts);
  tcase_add_test (tc, who_is_away_is_away_once);
  tcase_add_test (tc, delays_of_absences);
  tcase_add_test (tc, shares_as_expected);
  tcase_add_test (tc, leave_day_by_day);
  tcase_add_test (tc, lengths_are_whole_days);
  tcase_add_test (tc, a_week_without_anybody);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
