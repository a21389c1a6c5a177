/* Officers who are away by share: how many in all, of which pools, and by which luck. Base world:
 * tiny.h; 1 July 2025 is a Tuesday, and everybody who is away is so for its 8 hours. */
#include "tiny.h"

#include "experiment/part.h"
#include "model/away-share.h"

#include <math.h>
#include <string.h>

enum { MOST = 20 };

#define UNITS                                                                                      \
  "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"                  \
  "u2,Two,ward,1000,assumption\nu3,Three,ward,1000,assumption\nu4,Four,ward,1000,assumption\n"     \
  "u5,Five,ward,1000,assumption\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,source\n"
#define ABSENCES "== absences.csv\npool,where,from,until,count,officers,delay,reason,source\n"
#define AWAY(where, count) "desk," where ",2025-07-01,2025-07-01," count ",,,unfilled,assumption\n"

/* [pool] how many of its officers are away in the replication; returns the sum. */
static uint32_t
count_away (const pr_world *w, uint64_t replication, uint32_t away[MOST])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_model) m = pr_model_new (w, NULL, &error);
  uint32_t all = 0;
  ck_assert (m != NULL && pr_model_run (m, replication, NULL, &error));
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      away[p] = 0;
      for (uint32_t o = w->pools[p].first_officer;
           o < w->pools[p].first_officer + w->pools[p].count; o++)
        {
          pr_time absent = pr_model_officers (m)[o].absent;
          ck_assert (absent == 0 || absent == 8 * PR_HOUR);
          away[p] += absent > 0;
        }
      all += away[p];
    }
  return all;
}

/* The same pools are away in each of several replications. */
static void
always (const char *text, uint32_t n, const uint32_t *expected)
{
  pr_world *w = tiny_world (text);
  ck_assert_uint_eq (w->n_pools, n);
  for (uint64_t r = 0; r < 20; r++)
    {
      uint32_t away[MOST];
      count_away (w, r, away);
      for (uint32_t p = 0; p < n; p++)
        ck_assert_uint_eq (away[p], expected[p]);
    }
  pr_world_free (w);
}

/* A fifth of five is one, of any pool: of 400 replications each has about 80, give or take 5
 * standard deviations of 8. */
START_TEST (one_of_five)
{
  pr_world *w
      = tiny_world (UNITS POOLS "desk,*,clerk,1,office,assumption\n" ABSENCES AWAY ("*", "20%"));
  uint32_t away[MOST], times[5] = { 0 };
  for (uint64_t r = 0; r < 400; r++)
    {
      ck_assert_uint_eq (count_away (w, r, away), 1);
      for (uint32_t p = 0; p < 5; p++)
        times[p] += away[p];
    }
  for (uint32_t p = 0; p < 5; p++)
    ck_assert (times[p] > 40 && times[p] < 120);
  pr_world_free (w);
}
END_TEST

/* A fifth of 13 is 2.6, so three. In proportion that is 2.31 of the ten and 0.69 of the three. */
START_TEST (two_and_one)
{
  const uint32_t expected[] = { 2, 1 };
  always (UNITS POOLS
          "desk,u1,clerk,10,office,assumption\ndesk,u2,clerk,3,office,assumption\n" ABSENCES AWAY (
              "*", "20%"),
          2, expected);
}
END_TEST

/* 29 % of 50 is 14.5, so 15, of which three pools of 10 and one of 20 have 3, 3, 3 and 6. */
START_TEST (halves_are_rounded_up)
{
  const uint32_t expected[] = { 3, 3, 3, 6 };
  always (UNITS POOLS
          "desk,u1,clerk,10,office,assumption\ndesk,u2,clerk,10,office,assumption\n"
          "desk,u3,clerk,10,office,assumption\ndesk,u4,clerk,20,office,assumption\n" ABSENCES AWAY (
              "*", "29%"),
          4, expected);
}
END_TEST

START_TEST (all_of_them)
{
  const uint32_t expected[] = { 4, 1, 2 };
  always (UNITS POOLS "desk,u1,clerk,4,office,assumption\ndesk,u2,clerk,1,office,assumption\n"
                      "desk,u3,clerk,2,office,assumption\n" ABSENCES AWAY ("*", "100%"),
          3, expected);
}
END_TEST

/* 9 % of five is less than half an officer. */
START_TEST (nobody)
{
  const uint32_t expected[] = { 0, 0, 0, 0, 0 };
  g_autoptr (pr_tables) tables = NULL;
  g_autoptr (pr_diag) diag = NULL;
  const char *text = UNITS POOLS "desk,*,clerk,1,office,assumption\n" ABSENCES AWAY ("*", "9%");
  always (text, 5, expected);
  pr_world *w = tiny_load (text, &tables, &diag);
  g_autofree char *told = pr_diag_text (diag);
  ck_assert_ptr_nonnull (strstr (told, "tiny/absences.csv:2:30: warning: this row has no "
                                       "effect: 9% of 5 officers is less than half an officer\n"));
  pr_world_free (w);
}
END_TEST

/* Where a row names u1, the share is of the four others: half of them, two, by luck. And rows
 * that differ only in their place are one. */
START_TEST (of_the_pools_that_remain)
{
  pr_world *w
      = tiny_world (UNITS POOLS "desk,u1,clerk,3,office,assumption\ndesk,ward,clerk,1,office,"
                                "assumption\n" ABSENCES AWAY ("*", "50%") AWAY ("u1", "3"));
  uint32_t away[MOST];
  for (uint64_t r = 0; r < 20; r++)
    {
      ck_assert_uint_eq (count_away (w, r, away), 5);
      ck_assert_uint_eq (away[0], 3);
    }
  pr_world_free (w);
  /* One row each for u1 and u2, with 1 officer: half of two is one, not half of one twice. */
  w = tiny_world (UNITS POOLS "desk,*,clerk,1,office,assumption\n" ABSENCES AWAY ("u1", "50%")
                      AWAY ("u2", "50%"));
  ck_assert_uint_eq (w->n_away_shares, 1);
  for (uint64_t r = 0; r < 20; r++)
    ck_assert_uint_eq (count_away (w, r, away), 1);
  pr_world_free (w);
}
END_TEST

/* A part knows the other pools of its shares, and comes to the same. Its officers are chosen as
 * ever: officer 2 of u5 has missed least after the meeting of officer 1. */
START_TEST (in_parts)
{
  static const char text[] = UNITS POOLS "desk,*,clerk,2,office,assumption\n" ABSENCES AWAY (
      "*", "30%") "desk,u5,2025-06-30 08:00,2025-06-30 10:00,,1,,meeting,assumption\n";
  pr_world *w = tiny_world (text);
  g_autofree uint16_t *part_of_thing = g_new0 (uint16_t, w->n_things + 1);
  pr_part_maker *maker = pr_part_maker_new (w, part_of_thing);
  uint32_t own[MOST], whole[MOST];
  for (uint16_t place = 0; place < w->n_places; place++)
    {
      pr_part part = { 0 };
      pr_part_make (maker, &part, 0, &place, 1);
      for (uint64_t r = 0; r < 20; r++)
        {
          ck_assert_uint_eq (count_away (w, r, whole), 3);
          ck_assert_uint_eq (count_away (part.world, r, own), whole[place]);
        }
      pr_part_clear (&part);
    }
  pr_part_maker_free (maker);
  for (uint64_t r = 0; r < 20; r++)
    {
      g_autoptr (pr_model) m = pr_model_new (w, NULL, NULL);
      ck_assert (pr_model_run (m, r, NULL, NULL));
      ck_assert_int_eq (pr_model_officers (m)[8].absent, 0);
    }
  pr_world_free (w);
}
END_TEST

#define TEN_EACH POOLS "desk,u1,clerk,10,office,assumption\ndesk,u2,clerk,10,office,assumption\n"

/* Of the ten posts at u1 five are unfilled: a fifth of 15 officers is three, in proportion one and
 * two. A fifth of the posts would be four, two of each. */
START_TEST (of_those_who_are_there)
{
  static const char unfilled[] = "desk,u1,2025-07-01,2025-07-01,5,,,unfilled,assumption\n";
  const uint32_t ill[] = { 6, 2 }, more_unfilled[] = { 7, 2 };
  g_autofree char *of_people
      = g_strconcat (UNITS TEN_EACH ABSENCES, unfilled,
                     "desk,ward,2025-07-01,2025-07-01,20%,,,sickness,assumption\n", NULL),
      *of_posts
      = g_strconcat (UNITS TEN_EACH ABSENCES, unfilled,
                     "desk,*,2025-07-01 08:00,2025-07-01,20%,,,unfilled,assumption\n", NULL);
  always (of_people, 2, ill);
  always (of_posts, 2, more_unfilled);
}
END_TEST

/* How many are away of how many at u1, where ten have a post: by what is unfilled on the 2nd. */
START_TEST (unfilled_when_it_begins)
{
  static const struct {
    const char *rows;
    uint32_t unfilled;
    uint64_t total;
  } worlds[] = {
    { "desk,u1,2025-07-01,,4,,,unfilled,assumption\n", 4, 2 },
    { "desk,u1,2025-07-01,2025-07-01,4,,,unfilled,assumption\n", 0, 3 },
    { "desk,u1,2025-07-03,,4,,,unfilled,assumption\n", 0, 3 },
    { "desk,u1,2025-07-01,2025-07-01,4,,\"uniform(min=0h, max=2 days)\",unfilled,assumption\n", 4,
      2 },
    { "desk,u1,2025-07-01,,,2-3,,unfilled,assumption\ndesk,u1,2025-07-02,,1,,,unfilled,"
      "assumption\n",
      3, 2 },
    { "desk,u1,2025-07-01,,50%,,,unfilled,assumption\n", 5, 2 },
    { "desk,u1,2025-07-01,,4,,,leave,assumption\n", 0, 3 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (worlds); i++)
    {
      g_autofree char *text
          = g_strconcat (POOLS "desk,u1,clerk,10,office,assumption\n" ABSENCES, worlds[i].rows,
                         "desk,u1,2025-07-02,2025-07-02,30%,,,sickness,assumption\n", NULL);
      pr_world *w = tiny_world (text);
      const pr_away_share *s = &w->away_shares[w->n_away_shares - 1];
      ck_assert_uint_eq (s->part[0].unfilled, worlds[i].unfilled);
      ck_assert_uint_eq (s->total, worlds[i].total);
      pr_world_free (w);
    }
}
END_TEST

/* The office at u2 has ended on 30 June, or does not work on that Tuesday: a quarter of the
 * ten of u1 are three; of all 20 it would be five, two or three of them. */
START_TEST (of_those_who_work_then)
{
  const uint32_t expected[] = { 3, 0 };
  always (UNITS TEN_EACH
          "== tiers.csv\ntier,where,until,source\nold,u2,2025-06-30,assumption\n" ABSENCES AWAY (
              "*", "25%"),
          2, expected);
  always (UNITS POOLS
          "desk,u1,clerk,10,office,assumption\ndesk,u2,clerk,10,end,assumption\n"
          "== calendars.csv\ncalendar,days,open,source\n"
          "office,Mon-Fri,08:00-12:00 "
          "13:00-17:00,assumption\nend,Wed-Fri,08:00-12:00,assumption\n" ABSENCES AWAY ("*", "25%"),
          2, expected);
}
END_TEST

/* Who is away at 10 % is away at 20 %, and who is at 20 % is at 30 %: where all pools are alike and
 * the draw decides, and where they are not. Numbers by hand: of 4, 5, 8, 6 and 7 officers the three
 * are of the last three, the six are 1, 1, 2, 1 and 1, the nine 1, 2, 2, 2 and 2. */
START_TEST (one_within_the_other)
{
  static const char *const pools[]
      = { "desk,*,clerk,4,office,assumption\n",
          "desk,u1,clerk,4,office,assumption\ndesk,u2,clerk,5,office,assumption\n"
          "desk,u3,clerk,8,office,assumption\ndesk,u4,clerk,6,office,assumption\n"
          "desk,u5,clerk,7,office,assumption\n" },
      *const shares[] = { "10%", "20%", "30%" };
  static const uint32_t by_hand[][5] = { { 0, 0, 1, 1, 1 }, { 1, 1, 2, 1, 1 }, { 1, 2, 2, 2, 2 } };
  for (int k = 0; k < 2; k++)
    for (uint64_t r = 0; r < 20; r++)
      {
        bool before[MOST * 2] = { false };
        for (int i = 0; i < 3; i++)
          {
            g_autofree char *text
                = g_strconcat (UNITS POOLS, pools[k], ABSENCES "desk,*,2025-07-01,2025-07-01,",
                               shares[i], ",,,leave,assumption\n", NULL);
            pr_world *w = tiny_world (text);
            g_autoptr (pr_model) m = pr_model_new (w, NULL, NULL);
            uint32_t away[5] = { 0 };
            ck_assert (pr_model_run (m, r, NULL, NULL));
            for (uint32_t o = 0; o < w->n_officers; o++)
              {
                bool is_away = pr_model_officers (m)[o].absent > 0;
                ck_assert (is_away || !before[o]);
                before[o] = is_away;
                away[pr_world_pool_of (w, o)] += is_away;
              }
            ck_assert_uint_eq (away[0] + away[1] + away[2] + away[3] + away[4],
                               (uint32_t) (k == 0 ? 2 : 3) * (uint32_t) (i + 1));
            ck_assert (k == 0 || memcmp (away, by_hand[i], sizeof away) == 0);
            g_clear_pointer (&m, pr_model_free);
            pr_world_free (w);
          }
      }
}
END_TEST

/* Of any pools and any share: as many as the share rounded, and of each pool less than one more or
 * less than its proportional number. */
START_TEST (any_share)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250701);
  pr_away_part parts[MOST] = { { 0 } };
  for (int n = 0; n < 20000; n++)
    {
      pr_away_share s = { .share = g_rand_int_range (rand, 1, 1001) / 1000.0,
                          .n = (uint32_t) g_rand_int_range (rand, 1, MOST + 1),
                          .part = parts };
      uint32_t most = (uint32_t) g_rand_int_range (rand, 1, 30), all = 0, given = 0, tied = 0;
      for (uint32_t i = 0; i < s.n; i++)
        all += parts[i].officers = (uint32_t) g_rand_int_range (rand, 0, (gint32) most + 1);
      pr_away_share_settle (&s);
      for (uint32_t i = 0; i < s.n; i++)
        {
          double exact = all > 0 ? (double) s.total * parts[i].officers / all : 0;
          given += parts[i].count;
          tied += parts[i].tied;
          ck_assert (fabs (parts[i].count - exact) < 1);
          ck_assert (fabs (parts[i].count + parts[i].tied - exact) < 1);
          ck_assert_uint_le (parts[i].count + parts[i].tied, parts[i].officers);
        }
      ck_assert_uint_eq (tied, s.n_tied);
      ck_assert (s.seats == 0 ? tied == 0 : s.seats < tied);
      ck_assert_uint_eq (given + s.seats, s.total);
      ck_assert (fabs ((double) s.total - s.share * all) <= 0.5 + 1e-6);
    }
}
END_TEST

/* The law of the largest remainder, and what is expected: the quotas of 7 are 2.8, 1.4, 1.4 and
 * 1.4; the first has 3, and of the others one, of which nobody knows which, 2. */
START_TEST (settled)
{
  pr_away_part parts[]
      = { { .officers = 4 }, { .officers = 2 }, { .officers = 2 }, { .officers = 2 } };
  pr_away_share s = { .share = 0.7, .n = 4, .part = parts };
  pr_away_share_settle (&s);
  ck_assert_uint_eq (s.total, 7);
  ck_assert_uint_eq (s.seats, 1);
  ck_assert_uint_eq (s.n_tied, 3);
  ck_assert (!parts[0].tied && parts[0].count == 3);
  for (uint32_t i = 1; i < 4; i++)
    ck_assert (parts[i].tied && parts[i].count == 1);
  pr_world w = { .away_shares = &s, .n_away_shares = 1 };
  pr_absence a = { .share = 0, .part = 1 };
  ck_assert_uint_eq (pr_absence_most (&w, &a), 2);
  ck_assert_double_eq_tol (pr_absence_mean (&w, &a), 4.0 / 3, 1e-12);
}
END_TEST

#define DESKS(where, desk, hall, rear)                                                             \
  "desk," where ",clerk," desk ",office,assumption\nhall," where ",clerk," hall                    \
  ",office,assumption\nrear," where ",clerk," rear ",office,assumption\n"
#define OF_SEVERAL(pools, where, count)                                                            \
  pools "," where ",2025-07-01,2025-07-01," count ",,,leave,assumption\n"

/* Of 4, 3 and 3 officers a quarter is 2.5, so three: 1.2, 0.9 and 0.9 of them are one each. 45 % is
 * 4.5, so five: 2, 1.5 and 1.5, of which the draw gives the fifth to one of both. The watch, who
 * is not named, is there. */
START_TEST (of_several_pools)
{
  static const char world[]
      = UNITS POOLS DESKS ("u1", "4", "3", "3") "watch,u1,clerk,9,office,assumption\n" ABSENCES;
  const uint32_t quarter[] = { 1, 1, 1, 0 };
  g_autofree char *some = g_strconcat (world, OF_SEVERAL ("desk hall rear", "u1", "25%"), NULL),
                  *half = g_strconcat (world, OF_SEVERAL ("rear hall desk", "*", "45%"), NULL);
  always (some, 4, quarter);
  pr_world *w = tiny_world (half);
  uint32_t away[MOST], times = 0;
  for (uint64_t r = 0; r < 100; r++)
    {
      ck_assert_uint_eq (count_away (w, r, away), 5);
      ck_assert_uint_eq (away[0], 2);
      ck_assert_uint_eq (away[1] + away[2], 3);
      ck_assert_uint_eq (away[3], 0);
      times += away[1] == 2;
    }
  ck_assert (times > 25 && times < 75); /* 50, give or take 5 standard deviations of 5 */
  pr_world_free (w);
}
END_TEST

/* By two places: of 4, 3 and 3 and of 10 at the second's desk a quarter is five of 20: 1, 0.75,
 * 0.75 and 2.5, of which 0.75 go up. In another order in a row of its own, the same share. */
START_TEST (of_several_pools_and_places)
{
#define PLACES UNITS POOLS DESKS ("u1", "4", "3", "3") "desk,u2,clerk,10,office,assumption\n"
  const uint32_t expected[] = { 1, 1, 1, 2 };
  g_autofree char *one
      = g_strconcat (PLACES ABSENCES, OF_SEVERAL ("desk hall rear", "*", "25%"), NULL),
      *apart = g_strconcat (PLACES ABSENCES, OF_SEVERAL ("desk hall rear", "u1", "25%"),
                            OF_SEVERAL ("desk", "u2", "25%"), NULL),
      *two = g_strconcat (PLACES "hall,u2,clerk,3,office,assumption\n" ABSENCES,
                          OF_SEVERAL ("desk hall", "ward", "25%"),
                          OF_SEVERAL ("hall desk", "u2", "25%"), NULL);
  always (one, 4, expected);
  const uint32_t by_row[] = { 1, 1, 1, 3 }; /* 2.5 of 10, so three each */
  always (apart, 4, by_row);
  const uint32_t of_two[] = { 1, 1, 0, 2, 1 }; /* 5 of 20: 1, 0.75, 2.5 and 0.75 */
  always (two, 5, of_two);
}
END_TEST

/* The same officers as by `*`, where it is all pools. A single name comes before several, and these
 * before `*`: all 4 at the desk, of 3 and 4 a quarter, which is two, and half of the watch. */
START_TEST (the_most_particular_of_several)
{
  static const char world[]
      = UNITS POOLS DESKS ("u1", "4", "3", "4") "watch,u1,clerk,2,office,assumption\n" ABSENCES;
  const uint32_t expected[] = { 4, 1, 1, 1 };
  g_autofree char *text = g_strconcat (world, OF_SEVERAL ("*", "u1", "50%"),
                                       OF_SEVERAL ("desk hall rear", "u1", "25%"),
                                       OF_SEVERAL ("desk", "u1", "4"), NULL),
                  *all = g_strconcat (world, OF_SEVERAL ("*", "*", "50%"), NULL),
                  *named
                  = g_strconcat (world, OF_SEVERAL ("watch rear hall desk", "*", "50%"), NULL);
  always (text, 4, expected);
  pr_world *a = tiny_world (all), *b = tiny_world (named);
  for (uint64_t r = 0; r < 50; r++)
    {
      uint32_t x[MOST] = { 0 }, y[MOST] = { 0 };
      ck_assert_uint_eq (count_away (a, r, x), 7);
      count_away (b, r, y);
      ck_assert_mem_eq (x, y, sizeof x);
    }
  pr_world_free (a);
  pr_world_free (b);
}
END_TEST

/* A count is of each pool, at most all of it; and each is away from 10:00 to 15:00 without noon. */
START_TEST (a_count_of_several)
{
  tiny *t = tiny_run (UNITS POOLS DESKS ("u1", "4", "3", "1") ABSENCES
                      "desk rear,u1,2025-07-01 10:00,2025-07-01 15:00,2,,,leave,assumption\n",
                      0);
  const uint32_t expected[] = { 2, 0, 1 };
  for (uint32_t p = 0; p < 3; p++)
    {
      uint32_t n = 0;
      for (uint32_t o = 0; o < t->world->pools[p].count; o++)
        {
          pr_time absent
              = pr_model_officers (t->model)[t->world->pools[p].first_officer + o].absent;
          ck_assert (absent == 0 || absent == 4 * PR_HOUR);
          n += absent > 0;
        }
      ck_assert_uint_eq (n, expected[p]);
    }
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("shares");
  tcase_add_test (tc, one_of_five);
  tcase_add_test (tc, two_and_one);
  tcase_add_test (tc, halves_are_rounded_up);
  tcase_add_test (tc, all_of_them);
  tcase_add_test (tc, nobody);
  tcase_add_test (tc, of_the_pools_that_remain);
  tcase_add_test (tc, in_parts);
  tcase_add_test (tc, of_those_who_are_there);
  tcase_add_test (tc, unfilled_when_it_begins);
  tcase_add_test (tc, of_those_who_work_then);
  tcase_add_test (tc, one_within_the_other);
  tcase_add_test (tc, any_share);
  tcase_add_test (tc, settled);
  tcase_add_test (tc, of_several_pools);
  tcase_add_test (tc, of_several_pools_and_places);
  tcase_add_test (tc, the_most_particular_of_several);
  tcase_add_test (tc, a_count_of_several);
  return tiny_main ("shares", tc);
}
