/* The search for margins, on readiness that is made up. */
#include "experiment/margin.h"

#include "../quick-check.h"
#include <stdlib.h>

#define MOST_PLACES 12

/* Where each place fails; PR_MARGIN_NONE: nowhere. */
typedef struct {
  uint32_t n;
  uint32_t fails[MOST_PLACES];
} made_up;

static pr_margin_state *
look (const made_up *w, uint32_t step, const uint32_t *limit)
{
  pr_margin_state *state = g_new0 (pr_margin_state, w->n);
  for (uint32_t i = 0; i < w->n; i++)
    {
      state[i].ready = (limit != NULL ? MIN (step, limit[i]) : step) < w->fails[i];
      state[i].share = state[i].ready;
    }
  return state;
}

static void
begin (pr_margin_search *s, const made_up *w)
{
  pr_margin_search_init (s, w->n);
  s->first = UINT32_MAX;
  s->start = s->fine = 5;
  s->far = 20;
  s->most = 100;
}

/* The number of steps that it took. */
static uint32_t
search (pr_margin_search *s, const made_up *w)
{
  uint32_t n = 0, step;
  for (; (step = pr_margin_next (s)) != PR_MARGIN_NONE; n++)
    {
      for (guint k = 0; k < s->tried->len; k++)
        ck_assert_uint_ne (pr_margin_tried (s, k)->step, step);
      pr_margin_add (s, step, look (w, step, s->limit));
    }
  return n;
}

static void
expect (const pr_margin_search *s, uint32_t i, uint32_t low, uint32_t high)
{
  pr_margin m = pr_margin_of (s, i);
  ck_assert_uint_eq (m.low, low);
  ck_assert_uint_eq (m.high, high);
  ck_assert ((m.at_low == NULL) == (low == PR_MARGIN_NONE));
  ck_assert ((m.at_high == NULL) == (high == PR_MARGIN_NONE));
}

/* 0, 5, .. 100; 12, 13 of 10 and 15; 67, 66 of 65 and 70. */
START_TEST (brackets)
{
  const made_up w = { 5, { 13, PR_MARGIN_NONE, 0, 66, 100 } };
  g_auto (pr_margin_search) s;
  begin (&s, &w);
  ck_assert_uint_eq (search (&s, &w), 21 + 2 + 2 + 3);
  expect (&s, 0, 12, 13);
  expect (&s, 1, 100, PR_MARGIN_NONE);
  expect (&s, 2, PR_MARGIN_NONE, 0);
  expect (&s, 3, 65, 66);
  expect (&s, 4, 99, 100);
}
END_TEST

/* What is not needed is not tried: no steps above the last that fails, none twice. */
START_TEST (economy)
{
  const made_up all = { 3, { 13, 13, 14 } }, none = { 2, { 0, 0 } };
  g_auto (pr_margin_search) s;
  begin (&s, &all);
  ck_assert_uint_eq (search (&s, &all), 4 + 3); /* 0 .. 15; 12, 13, 14 */
  pr_margin_search_clear (&s);
  begin (&s, &none);
  ck_assert_uint_eq (search (&s, &none), 1);
  expect (&s, 1, PR_MARGIN_NONE, 0);
  pr_margin_search_clear (&s);
  begin (&s, &all);
  s.start = 40;                                 /* the rough cut was too hopeful */
  ck_assert_uint_eq (search (&s, &all), 2 + 6); /* 0, 40; 20, 10, 15; 12, 13, 14 */
  expect (&s, 0, 12, 13);
}
END_TEST

/* The two that fail first are told to 1 %; the others lie between steps of 20 %. */
START_TEST (first)
{
  const made_up w = { 4, { 13, 22, 24, 47 } };
  g_auto (pr_margin_search) s;
  begin (&s, &w);
  s.first = 2;
  search (&s, &w);
  expect (&s, 0, 12, 13);
  expect (&s, 1, 21, 22);
  ck_assert_uint_gt (pr_margin_of (&s, 2).low, 20);
  expect (&s, 3, 40, 60);
}
END_TEST

START_TEST (list)
{
  static const uint32_t steps[] = { 0, 10, 40, 90 };
  const made_up w = { 2, { 13, 40 } };
  g_auto (pr_margin_search) s;
  begin (&s, &w);
  s.only = steps;
  s.n_only = G_N_ELEMENTS (steps);
  ck_assert_uint_eq (search (&s, &w), 3); /* at 40 both have failed */
  expect (&s, 0, 10, 40);
  expect (&s, 1, 10, 40);
}
END_TEST

/* Officers: by one up to the first, then twice as many; no place lacks more than it has. */
START_TEST (officers)
{
  static const uint32_t limit[] = { 1, 40, 9, 40 };
  const made_up w = { 4, { 2, 3, 10, 21 } };
  g_auto (pr_margin_search) s;
  begin (&s, &w);
  s.start = s.fine = 1;
  s.most = 40;
  s.doubles = true;
  s.limit = limit;
  s.first = 1;
  ck_assert_uint_eq (search (&s, &w), 7); /* 0 .. 3; 6, 12, 24; nothing is halved but 0 .. 3 */
  expect (&s, 0, 1, PR_MARGIN_NONE);
  expect (&s, 1, 2, 3);
  expect (&s, 2, 9, PR_MARGIN_NONE);
  expect (&s, 3, 12, 24);
  pr_margin_search_clear (&s);
  begin (&s, &w);
  s.start = s.fine = 1;
  s.most = 40;
  s.doubles = true;
  s.limit = limit;
  search (&s, &w);
  expect (&s, 3, 20, 21);
}
END_TEST

/* The same as trying all steps. */
START_TEST (brute_force)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  for (int trial = 0; trial < 2000; trial++)
    {
      made_up w = { .n = 1 + (uint32_t) g_rand_int_range (rand, 0, MOST_PLACES) };
      for (uint32_t i = 0; i < w.n; i++)
        w.fails[i] = (uint32_t) g_rand_int_range (rand, 0, 130);
      g_auto (pr_margin_search) s;
      begin (&s, &w);
      s.first = trial % 3 == 0 ? UINT32_MAX : (uint32_t) g_rand_int_range (rand, 1, MOST_PLACES);
      s.start = 5 * (uint32_t) g_rand_int_range (rand, 1, 20);
      search (&s, &w);
      for (uint32_t i = 0; i < w.n; i++)
        {
          uint32_t before = 0;
          pr_margin m = pr_margin_of (&s, i);
          for (uint32_t k = 0; k < w.n; k++)
            before += w.fails[k] < w.fails[i];
          if (w.fails[i] > 100)
            expect (&s, i, 100, PR_MARGIN_NONE);
          else if (w.fails[i] == 0)
            expect (&s, i, PR_MARGIN_NONE, 0);
          else if (before < s.first)
            expect (&s, i, w.fails[i] - 1, w.fails[i]);
          else
            ck_assert (m.low < w.fails[i] && w.fails[i] <= m.high);
        }
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("margin");
  TCase *tc = tcase_create ("margin");
  tcase_add_test (tc, brackets);
  tcase_add_test (tc, economy);
  tcase_add_test (tc, first);
  tcase_add_test (tc, list);
  tcase_add_test (tc, officers);
  tcase_add_test (tc, brute_force);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
