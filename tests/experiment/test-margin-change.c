/* What a step of a margin changes: whom a place is missing, and how long its work takes. Worlds:
 * tests/worlds/tiny.h. Offices are open 40 hours a week of 168.
 */
#include "experiment/margin-change.h"

#include "tiny.h"

#include <math.h>
#include <string.h>

#define INI "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30\nend=2025-07-13\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,share,stretch,source\n"
#define POOL(name, roles, count, share)                                                            \
  name ",u1," roles "," count ",office," share ",,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,role,effort,next,source\n"
#define STEP(name, role, effort, next) "w," name "," role "," effort "," next ",assumption\n"
#define COMES(gap)                                                                                 \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every " gap ",assumption\n"

/* Without so many officers, pool and count follow one another, and then a pool is full; INFINITY:
 * none ever is. */
static void
expect_missing (const char *text, const char *const *steps, double full, const char *pool)
{
  pr_world *w = tiny_world (text);
  g_auto (pr_margin_change) c;
  pr_margin_change_init (&c, PR_MARGIN_STAFF, w, 0);
  for (uint32_t k = 0; steps[k] != NULL; k++)
    {
      g_autoptr (GString) expected = g_string_new ("[scenario]\nbase = .\nname = margin\n");
      g_auto (GStrv) words = g_strsplit (steps[k], " ", -1);
      for (char **word = words; *word != NULL; word += 2)
        g_string_append_printf (expected, "[shift pools where pool=%s; where=u1]\ncount = %s\n",
                                word[0], word[1]);
      g_autofree char *overlay = pr_margin_overlay (&c, k + 1);
      ck_assert_str_eq (overlay, expected->str);
    }
  g_autofree pr_margin_rough *rough = pr_margin_rough_cut (&c, NULL);
  ck_assert_double_eq (rough[0].full, full);
  ck_assert_str_eq (w->pools[rough[0].pool].name, pool);
  pr_world_free (w);
}

/* 336 hours of work a week for 8 officers and 2 who give half of their time: 8.4 of 9. Without one
 * of the former it is 8.4 of 8, without one of the latter 8.4 of 8.5. */
START_TEST (same_role)
{
  static const char *const steps[]
      = { "first -1", "first -2", "first -3",           "first -4",           "first -5",
          "first -6", "first -7", "first -7 second -1", "first -7 second -1", NULL };
  expect_missing (INI COMES ("30min") WORKFLOWS STEP ("a", "clerk", "1h", "returned")
                      POOLS POOL ("first", "clerk", "8", "100%")
                          POOL ("second", "clerk", "2", "50%"),
                  steps, 1, "first");
}
END_TEST

/* The clerks' work takes 2.55 of 5 officers, what one of them does alone 0.55: with two fewer they
 * are full, 3.1 of 3. Three judges have to be missing before the
 * fourth is, of whose time 1.9 is taken. */
START_TEST (overlapping_roles)
{
  static const char *const steps[] = { "clerks -1", "clerks -2", NULL };
  expect_missing (INI COMES ("42min") WORKFLOWS STEP ("a", "clerk", "25.5min", "b")
                      STEP ("b", "boss", "5.5min", "c") STEP ("c", "judge", "19min", "returned")
                          POOLS POOL ("both", "clerk boss", "1", "100%")
                              POOL ("clerks", "clerk", "4", "100%")
                                  POOL ("judges", "judge", "4", "100%"),
                  steps, 2, "clerks");
}
END_TEST

/* Of three bosses half are busy, of twenty clerks 81 %: without one a clerk is busier than a boss,
 * but two bosses are fewer than four clerks. */
START_TEST (fewest)
{
  static const char *const steps[] = { "bosses -1", "bosses -2", "bosses -2 clerks -1", NULL };
  expect_missing (INI COMES ("42min") WORKFLOWS STEP ("a", "clerk", "162min", "b")
                      STEP ("b", "boss", "15min", "returned")
                          POOLS POOL ("bosses", "boss", "3", "100%")
                              POOL ("clerks", "clerk", "20", "100%"),
                  steps, 2, "bosses");
}
END_TEST

/* One of four is away throughout: 2.2 of 3, without one more 2.2 of 2. */
START_TEST (who_is_away_stays_away)
{
  static const char *const steps[] = { "desk -1", "desk -2", "desk -3", "desk -3", NULL };
  expect_missing (
      INI COMES ("42min") WORKFLOWS STEP ("a", "clerk", "22min", "returned")
          POOLS POOL ("desk", "clerk", "4",
                      "100%") "== absences.csv\npool,where,from,until,officers,reason,source\n"
                              "desk,u1,2025-06-01,2025-08-01,1,unfilled,assumption\n",
      steps, 1, "desk");
}
END_TEST

/* Those who are idle go last, and make nothing full. */
START_TEST (idle)
{
  static const char *const steps[] = { "desk -1", "desk -1 spare -1", "desk -1 spare -1", NULL };
  pr_world *w = tiny_world (POOLS POOL ("desk", "clerk", "2", "100%")
                                POOL ("spare", "porter", "2", "100%"));
  g_auto (pr_margin_change) c;
  pr_margin_change_init (&c, PR_MARGIN_STAFF, w, 0);
  ck_assert_uint_eq (pr_margin_spare (&c, 0), 2);
  g_autofree pr_margin_rough *rough = pr_margin_rough_cut (&c, NULL);
  ck_assert (isinf (rough[0].full) && rough[0].pool == PR_NONE32);
  pr_world_free (w);
  expect_missing (INI COMES ("168min") WORKFLOWS STEP ("a", "clerk", "50min", "returned")
                      POOLS POOL ("spare", "porter", "2", "100%")
                          POOL ("desk", "clerk", "2", "100%"),
                  steps, 1, "desk");
}
END_TEST

/* Who is missing at a step, of those that the place can spare. */
START_TEST (who_is_missing)
{
  pr_world *w = tiny_world (INI COMES ("30min") WORKFLOWS STEP ("a", "clerk", "1h", "returned")
                                POOLS POOL ("first", "clerk", "8", "100%")
                                    POOL ("second", "clerk", "2", "50%"));
  g_auto (pr_margin_change) c;
  pr_margin_change_init (&c, PR_MARGIN_STAFF, w, PR_NONE32);
  static const char *const words[]
      = { [0] = "", [2] = "first 2", [8] = "first 7, second 1", [9] = "first 7, second 1" };
  for (uint32_t step = 0; step < G_N_ELEMENTS (words); step++)
    {
      g_autofree char *missing = pr_margin_missing (&c, 0, step);
      if (words[step] != NULL)
        ck_assert_str_eq (missing, words[step]);
    }
  g_auto (pr_margin_change) volume;
  pr_margin_change_init (&volume, PR_MARGIN_VOLUME, w, PR_NONE32);
  g_autofree char *nobody = pr_margin_missing (&volume, 0, 5);
  ck_assert_str_eq (nobody, "");
  pr_world_free (w);
}
END_TEST

/* Whom a what-if from a date on leaves is kept then. */
START_TEST (fewer_from_a_date_on)
{
  pr_world *w = tiny_world (
      POOLS POOL ("desk", "clerk", "5", "100%") "== what-if.ini\n[scenario]\nbase = .\nname = t\n"
                                                "applies = 2025-07-04\n"
                                                "[set pools where pool=desk]\ncount = 3\n");
  g_auto (pr_margin_change) c;
  pr_margin_change_init (&c, PR_MARGIN_STAFF, w, PR_NONE32);
  ck_assert_uint_eq (pr_margin_spare (&c, 0), 2);
  pr_world_free (w);
}
END_TEST

/* What happens at a step of effort. Free with g_free. */
static char *
story_of (const char *text, uint32_t place, uint32_t step, pr_time *scheduled)
{
  pr_world *w = tiny_world (text);
  g_auto (pr_margin_change) c;
  pr_margin_change_init (&c, PR_MARGIN_EFFORT, w, place);
  g_autofree char *overlay = pr_margin_overlay (&c, step);
  g_autofree char *with = g_strconcat (text, "== what-if.ini\n", overlay, NULL);
  tiny *t = tiny_run (with, TINY_WORK);
  char *log = g_steal_pointer (&t->log);
  *scheduled = tiny_pool (t, "desk")->scheduled;
  tiny_free (t);
  pr_world_free (w);
  return log;
}

/* At a place alone as at all places, of which there is one. */
static void
expect_longer (const char *text)
{
  pr_time here, all;
  tiny *t = tiny_run (text, TINY_WORK);
  for (uint32_t step = 25; step <= 100; step += 75)
    {
      g_autofree char *one = story_of (text, 0, step, &here),
                      *whole = story_of (text, PR_NONE32, step, &all);
      ck_assert_msg (strcmp (one, whole) == 0, "+%u %%: not as at all places", step);
      ck_assert_msg (strcmp (one, t->log) != 0, "+%u %%: as before", step);
      ck_assert_int_eq (here, all);
    }
  tiny_free (t);
}

#define WORK WORKFLOWS STEP ("a", "clerk", "20min", "returned")

START_TEST (longer_work)
{
  expect_longer (INI COMES ("50min") WORK POOLS POOL ("desk", "clerk", "1", "60%"));
}
END_TEST

/* In stretches as many and as long as before. */
START_TEST (longer_work_in_stretches)
{
  expect_longer (INI COMES ("150min") WORK POOLS "desk,u1,clerk,3,office,40%,1h,assumption\n");
  expect_longer (INI COMES ("50min") WORK POOLS "desk,u1,clerk,1,office,100%,1h,assumption\n");
}
END_TEST

/* What officers stay on for, or give more of their time to, is longer work, too. */
START_TEST (more_time_for_longer_work)
{
  expect_longer (INI COMES ("50min") WORK
                 "== pools.csv\npool,where,roles,count,calendar,share,share_most,share_beyond,"
                 "overtime_beyond,overtime_most,source\n"
                 "desk,u1,clerk,2,office,60%,85%,0.25,0.5,1h,assumption\n");
  expect_longer (INI COMES ("50min") WORK
                 "== pools.csv\npool,where,roles,count,calendar,share,stretch,share_most,"
                 "share_beyond,overtime_beyond,overtime_most,source\n"
                 "desk,u1,clerk,2,office,40%,1h,80%,0.25,0.5,1h,assumption\n");
}
END_TEST

START_TEST (no_work)
{
  pr_world *w = tiny_world ("== units.csv\ncode,name,type,population,source\n"
                            "u1,One,ward,1,assumption\nu2,Two,ward,1,assumption\n" POOLS POOL (
                                "desk", "clerk", "1", "") "spare,u2,porter,1,office,,,"
                                                          "assumption\n");
  ck_assert (pr_margin_works_at (w, 0) && !pr_margin_works_at (w, 1));
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("margin-change");
  tcase_add_test (tc, same_role);
  tcase_add_test (tc, overlapping_roles);
  tcase_add_test (tc, fewest);
  tcase_add_test (tc, who_is_away_stays_away);
  tcase_add_test (tc, idle);
  tcase_add_test (tc, who_is_missing);
  tcase_add_test (tc, fewer_from_a_date_on);
  tcase_add_test (tc, longer_work);
  tcase_add_test (tc, longer_work_in_stretches);
  tcase_add_test (tc, more_time_for_longer_work);
  tcase_add_test (tc, no_work);
  return tiny_main ("margin-change", tc);
}
