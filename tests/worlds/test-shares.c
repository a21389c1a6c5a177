/* Officers who are away by share: how many in all, of which pools, and by which luck. Base world:
 * tiny.h; 1 July 2025 is a Tuesday, and everybody who is away is so for its 8 hours. */
#include "tiny.h"

#include "experiment/part.h"
#include "model/away-share.h"

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
  tcase_add_test (tc, settled);
  return tiny_main ("shares", tc);
}
