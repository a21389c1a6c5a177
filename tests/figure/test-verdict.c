/* Verdicts: periods, criteria and shares, from records made by hand. */
#include "../report/synthetic.h"

#include "figure/reduce.h"
#include "figure/verdict.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of n things a twentieth is forgiven, and one at least. */
START_TEST (forgiven)
{
  static const struct {
    double n, missed;
  } most[] = { { 1, 1 }, { 5, 1 }, { 19, 1 }, { 20, 1 }, { 39, 1 }, { 40, 2 }, { 100, 5 } };
  for (size_t k = 0; k < G_N_ELEMENTS (most); k++)
    {
      ck_assert (pr_forgives (1 - 0.95, most[k].n, most[k].missed));
      ck_assert (!pr_forgives (1 - 0.95, most[k].n, most[k].missed + 1));
    }
  ck_assert (pr_forgives (1 - 0.9, 20, 2));
  ck_assert (!pr_forgives (0, 100, 2));
}
END_TEST

/* The days of the periods of a place, "1-14 15-30". */
static char *
days_of (const pr_world *w, pr_period_kind kind, uint32_t place)
{
  size_t n;
  GString *out = g_string_new (NULL);
  g_autofree pr_period *list = pr_periods (w, kind, place, &n);
  for (size_t k = 0; k < n; k++)
    g_string_append_printf (out, "%s%s%u-%u", k > 0 ? " " : "", list[k].first ? "*" : "",
                            list[k].from, list[k].until);
  return g_string_free (out, FALSE);
}

static void
expect_days (const pr_world *w, pr_period_kind kind, uint32_t place, const char *expected)
{
  g_autofree char *found = days_of (w, kind, place);
  ck_assert_str_eq (found, expected);
}

/* From Tuesday 10 June: 21 days to 1 July, 113 in all to 30 September. */
START_TEST (periods)
{
  pr_place places[] = { { .tier_first = INT32_MIN, .tier_end = INT32_MAX },
                        { .tier_first = INT32_MIN, .tier_end = 21 },
                        { .tier_first = 21, .tier_end = INT32_MAX },
                        { .tier_first = 200, .tier_end = INT32_MAX },
                        { .tier_first = 105, .tier_end = 108 } };
  pr_hand_over over = { .at = 21 * PR_DAY };
  pr_world w = { .epoch = pr_day_from_civil (2025, 6, 10),
                 .end_day = 113,
                 .n_places = G_N_ELEMENTS (places),
                 .places = places };
  expect_days (&w, PR_FORTNIGHT, 0, "*0-14 14-28 28-42 42-56 56-70 70-84 84-98 98-113");
  expect_days (&w, PR_FORTNIGHT, 1, "*0-14 14-21");
  expect_days (&w, PR_FORTNIGHT, 2, "*21-35 35-49 49-63 63-77 77-91 91-105 105-113");
  expect_days (&w, PR_FORTNIGHT, 3, "");
  expect_days (&w, PR_FORTNIGHT, 4, "*105-108");
  expect_days (&w, PR_FORTNIGHT, PR_PROVINCE, "*0-14 14-28 28-42 42-56 56-70 70-84 84-98 98-113");
  expect_days (&w, PR_MONTH, 0, "*0-21 21-52 52-83 83-113");
  w.n_hand_overs = 1;
  w.hand_overs = &over;
  expect_days (&w, PR_FORTNIGHT, PR_PROVINCE,
               "*0-14 14-21 *21-35 35-49 49-63 63-77 77-91 91-105 105-113");
  w.end_day = 20; /* of 20 days the last six belong to the first fortnight */
  expect_days (&w, PR_FORTNIGHT, 0, "*0-20");
  w.end_day = 21;
  expect_days (&w, PR_FORTNIGHT, 0, "*0-14 14-21");
  /* From 27 June: four days of June belong to July, three of August to July as well. */
  w = (pr_world){
    .epoch = pr_day_from_civil (2025, 6, 27), .end_day = 38, .n_places = 1, .places = places
  };
  expect_days (&w, PR_MONTH, 0, "*0-38");
  w.end_day = 42;
  expect_days (&w, PR_MONTH, 0, "*0-35 35-42");
}
END_TEST

static void
set (pr_record *rec, pr_series_id id, uint32_t place, uint32_t day, int32_t x)
{
  rec->series[((size_t) id * rec->n_places + place) * rec->n_days + day] = x;
}

/* Nothing of what decides counts at place 0. */
static void
clear (pr_synthetic *s)
{
  for (uint32_t k = 0; k < s->outcome.n; k++)
    for (int id = PR_SERIES_DECIDING; id < PR_SERIES_N; id++)
      for (uint32_t day = 0; day < 14; day++)
        set (s->outcome.record[k], (pr_series_id) id, 0, day, 0);
}

static pr_check
check (pr_synthetic *s, pr_criterion criterion, pr_period period)
{
  pr_reduced_clear (&s->reduced);
  return pr_criterion_check (&s->report.results, s->outcome.record[0], criterion, 0, &period,
                             &(pr_period){ 0, 7, true, false });
}

/* Each criterion is asked where there is something, and fails by one more than it forgives. */
START_TEST (criteria)
{
  static const struct {
    pr_criterion criterion;
    pr_series_id all, missed;
    bool kept; /* `all` counts those that are not missed */
  } rows[] = {
    { PR_CRITERION_ON_TIME, PR_SERIES_DUE_ON_TIME, PR_SERIES_DUE_LATE, true },
    { PR_CRITERION_ACCEPTED, PR_SERIES_ACCEPTED, PR_SERIES_ACCEPTED_LATE, true },
    { PR_CRITERION_UNSERVED, PR_SERIES_VISITS, PR_SERIES_VISITS_LEFT, false },
    { PR_CRITERION_WAITS, PR_SERIES_WAITS, PR_SERIES_LONG_WAITS, false },
  };
  static const int32_t most[] = { 10, 10, 2, 20 }; /* of 200 */
  const pr_period period = { 7, 14, false, true };
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
      pr_record *rec = s->outcome.record[0];
      clear (s);
      pr_check c = check (s, rows[k].criterion, period);
      ck_assert (!c.asked && isnan (c.value));
      set (rec, rows[k].all, 0, 6, 1000); /* the day before */
      ck_assert (!check (s, rows[k].criterion, period).asked);
      int32_t bad = most[k];
      for (int more = 0; more < 2; more++, bad++)
        {
          set (rec, rows[k].all, 0, 7, 100);
          set (rec, rows[k].all, 0, 13, rows[k].kept ? 100 - bad : 100);
          set (rec, rows[k].missed, 0, 10, bad);
          c = check (s, rows[k].criterion, period);
          ck_assert (c.asked && c.passed == (more == 0));
          double share = bad / 200.0;
          ck_assert_double_eq_tol (c.value, rows[k].kept ? 1 - share : share, 1e-12);
        }
    }
}
END_TEST

/* A mean of 20 in the first week. Normal is that of the first day, 20: up to 30 by growth, and up
 * to 45 by the backlog. */
START_TEST (in_process)
{
  const pr_period period = { 7, 14, false, true };
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
  pr_record *rec = s->outcome.record[0];
  clear (s);
  ck_assert (!check (s, PR_CRITERION_IN_PROCESS, period).asked);
  for (uint32_t day = 0; day < 14; day++)
    set (rec, PR_SERIES_DECIDING, 0, day, day < 7 ? 20 : 30);
  pr_reduced_clear (&s->reduced);
  ck_assert_double_eq (pr_normal_deciding (&s->report.results, 0), 20);
  pr_check c = check (s, PR_CRITERION_IN_PROCESS, period);
  ck_assert (c.asked && c.passed);
  ck_assert_double_eq (c.value, 30);
  set (rec, PR_SERIES_DECIDING, 0, 7, 31);
  ck_assert (!check (s, PR_CRITERION_IN_PROCESS, period).passed);
  for (uint32_t day = 1; day < 14; day++) /* by growth 55 would do */
    set (rec, PR_SERIES_DECIDING, 0, day, day < 7 ? 45 : 45);
  ck_assert (check (s, PR_CRITERION_IN_PROCESS, period).passed);
  set (rec, PR_SERIES_DECIDING, 0, 7, 46);
  ck_assert (!check (s, PR_CRITERION_IN_PROCESS, period).passed);
  ck_assert (!check (s, PR_CRITERION_IN_PROCESS, (pr_period){ 7, 14, true, true }).asked);
}
END_TEST

/* Normal is 20, so up to 30 are no growth, even after a week that was cleared to a mean of 12;
 * after one of 24 up to 35 are none. */
START_TEST (back_at_normal)
{
  static const struct {
    int32_t before, most;
  } rows[] = { { 12, 30 }, { 19, 30 }, { 24, 35 } };
  const pr_period period = { 7, 14, false, true };
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
      pr_record *rec = s->outcome.record[0];
      clear (s);
      set (rec, PR_SERIES_DECIDING, 0, 0, 20);
      set (rec, PR_SERIES_DECIDING, 0, 1, 2 * rows[k].before - 20);
      for (uint32_t day = 2; day < 14; day++)
        set (rec, PR_SERIES_DECIDING, 0, day, day < 7 ? rows[k].before : rows[k].most);
      ck_assert (check (s, PR_CRITERION_IN_PROCESS, period).passed);
      set (rec, PR_SERIES_DECIDING, 0, 7, rows[k].most + 1);
      ck_assert (!check (s, PR_CRITERION_IN_PROCESS, period).passed);
    }
}
END_TEST

/* At 95 % one-sidedly, against 90 and 50 %. */
START_TEST (settled)
{
  static const struct {
    uint32_t k, n;
    pr_verdict verdict;
    bool settled;
    uint32_t enough;
  } rows[] = {
    { 30, 30, PR_READY, true, 30 },    { 29, 30, PR_READY, false, 55 },
    { 27, 30, PR_READY, false, 0 },    { 26, 30, PR_AT_RISK, false, 220 },
    { 15, 30, PR_AT_RISK, false, 0 },  { 14, 30, PR_NOT_READY, false, 609 },
    { 0, 30, PR_NOT_READY, true, 30 }, { 24, 25, PR_READY, false, 68 },
    { 24, 24, PR_READY, false, 25 },   { 25, 25, PR_READY, true, 25 },
  };
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
  const pr_results *r = &s->report.results;
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ck_assert_int_eq (pr_verdict_of (r, rows[i].k, rows[i].n), rows[i].verdict);
      ck_assert_int_eq (pr_verdict_is_settled (r, rows[i].k, rows[i].n), rows[i].settled);
      ck_assert_uint_eq (pr_replications_to_settle (r, rows[i].k, rows[i].n), rows[i].enough);
    }
}
END_TEST

/* Of ten that are all alike Wilson's interval reaches z^2 / (10 + z^2) far; of 3 in 10 its upper
 * side is the longer one. */
START_TEST (half_width_of_a_share)
{
  const double z2 = 1.959963984540054 * 1.959963984540054;
  pr_moments all = { 0 }, some = { 0 }, one = { 0 };
  for (int k = 0; k < 10; k++)
    {
      pr_moments_add (&all, 1);
      pr_moments_add (&some, k < 3);
    }
  pr_moments_add (&one, 1);
  ck_assert_double_eq_tol (pr_kind_half_width (PR_KIND_SHARE, &all, 0.95), z2 / (10 + z2), 1e-12);
  ck_assert_double_eq_tol (pr_kind_half_width (PR_KIND_SHARE, &some, 0.95),
                           pr_wilson (3, 10, 0.95).high - 0.3, 1e-12);
  ck_assert_double_eq (pr_kind_half_width (PR_KIND_RATIO, &all, 0.95), 0);
  ck_assert (isnan (pr_kind_half_width (PR_KIND_SHARE, &one, 0.95)));
}
END_TEST

/* A world of three fortnights: the branch is late in the first in every replication, in the second
 * in three of ten, in the third in one of ten, which is one of the three. */
static pr_synthetic *
three_fortnights (void)
{
  pr_synthetic *s = pr_synthetic_new (1, 10);
  s->world.end_day = 42;
  for (uint32_t k = 0; k < 10; k++)
    {
      pr_record *rec = s->outcome.record[k];
      g_free (rec->series);
      rec->n_days = 42;
      rec->series = g_new0 (int32_t, (size_t) PR_SERIES_N * rec->n_places * rec->n_days);
      for (uint32_t f = 0; f < 3; f++)
        {
          bool late = f == 0 || k < (f == 1 ? 3 : 1);
          set (rec, PR_SERIES_DUE_ON_TIME, 1, 14 * f + 3, late ? 10 : 12);
          set (rec, PR_SERIES_DUE_LATE, 1, 14 * f + 3, late ? 2 : 0);
        }
    }
  return s;
}

/* What is dated before a place's first day, or after its last, is not lost. */
START_TEST (outside_its_days)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 1);
  pr_record *rec = s->outcome.record[0];
  clear (s);
  s->world.places[0].tier_first = 3;
  s->world.places[0].tier_end = 12;
  set (rec, PR_SERIES_DUE_LATE, 0, 1, 2);
  set (rec, PR_SERIES_DUE_ON_TIME, 0, 13, 6);
  const pr_judgement *j = pr_judge (&s->report.results, PR_FORTNIGHT, 0);
  ck_assert_uint_eq (j->n_periods, 1);
  ck_assert_uint_eq (j->periods[0].passed, 0);
  ck_assert_double_eq (j->periods[0].of[PR_CRITERION_ON_TIME].value.mean, 0.75);
}
END_TEST

START_TEST (ready_from)
{
  static const uint32_t passed[] = { 0, 7, 9 }, onward[] = { 0, 7, 9 };
  g_autoptr (pr_synthetic) s = three_fortnights ();
  const pr_results *r = &s->report.results;
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, 1);
  ck_assert_uint_eq (j->n_periods, 3);
  for (int f = 0; f < 3; f++)
    {
      ck_assert_uint_eq (j->periods[f].passed, passed[f]);
      ck_assert_uint_eq (j->periods[f].onward, onward[f]);
      ck_assert_uint_eq (j->periods[f].of[PR_CRITERION_ON_TIME].asked, 10);
      ck_assert_uint_eq (j->periods[f].of[PR_CRITERION_UNSERVED].asked, 0);
    }
  ck_assert_int_eq (pr_judgement_of_period (r, j, 0), PR_NOT_READY);
  ck_assert_int_eq (pr_judgement_of_period (r, j, 1), PR_AT_RISK);
  ck_assert_int_eq (pr_judgement_of_period (r, j, 2), PR_READY);
  ck_assert_uint_eq (pr_judgement_ready_from (r, j), 2);
  ck_assert_int_eq (pr_judgement_whole (r, j), PR_NOT_READY);
  /* Of a place that is asked nothing nobody can say anything. */
  const pr_judgement *none = pr_judge (r, PR_FORTNIGHT, 0);
  ck_assert_int_eq (pr_judgement_whole (r, none), PR_NOT_ASKED);
  ck_assert_uint_eq (pr_judgement_ready_from (r, none), 3);
  ck_assert (isnan (pr_place_passes (r, s->outcome.record[0], 0)));
  ck_assert_double_eq (pr_place_passes (r, s->outcome.record[9], 1), 0);
  /* Two more of the second fortnight that are late in other replications than the third. */
  set (s->outcome.record[9], PR_SERIES_DUE_LATE, 1, 31, 2);
  pr_reduced_clear (&s->reduced);
  const pr_judgement *other = pr_judge (r, PR_FORTNIGHT, 1);
  ck_assert_uint_eq (other->periods[2].onward, 8);
  ck_assert_uint_eq (other->periods[1].onward, 6);
}
END_TEST

/* A place is judged once, and again when there are more or fewer replications. */
START_TEST (judged_once)
{
  g_autoptr (pr_synthetic) s = three_fortnights ();
  const pr_results *r = &s->report.results;
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, 1);
  ck_assert_ptr_eq (pr_judge (r, PR_FORTNIGHT, 1), j);
  ck_assert_ptr_ne (pr_judge (r, PR_MONTH, 1), j);
  ck_assert_ptr_ne (pr_judge (r, PR_FORTNIGHT, PR_PROVINCE), j);
  ck_assert_double_eq (pr_place_passes (r, s->outcome.record[9], 1), 0);
  ck_assert_double_eq (pr_place_passes (r, s->outcome.record[0], 1), 0);
  s->outcome.n = 4;
  ck_assert_uint_eq (pr_judge (r, PR_FORTNIGHT, 1)->periods[1].passed, 1);
  s->outcome.n = 10;
  ck_assert_uint_eq (pr_judge (r, PR_FORTNIGHT, 1)->periods[1].passed, 7);
}
END_TEST

/* The province is asked about all places together. */
START_TEST (of_the_province)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 1);
  pr_record *rec = s->outcome.record[0];
  pr_synthetic_due (rec, 0, 95, 0);
  pr_synthetic_due (rec, 1, 90, 10);
  pr_synthetic_due (rec, 2, 5, 0);
  const pr_period all = { 0, 14, true, true };
  pr_check c
      = pr_criterion_check (&s->report.results, rec, PR_CRITERION_ON_TIME, PR_PROVINCE, &all, NULL);
  ck_assert (c.asked && c.passed);
  ck_assert_double_eq_tol (c.value, 0.95, 1e-12);
  pr_synthetic_due (rec, 1, 90, 11);
  ck_assert (
      !pr_criterion_check (&s->report.results, rec, PR_CRITERION_ON_TIME, PR_PROVINCE, &all, NULL)
           .passed);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("figures");
  TCase *t = tcase_create ("verdict");
  tcase_add_test (t, forgiven);
  tcase_add_test (t, periods);
  tcase_add_test (t, criteria);
  tcase_add_test (t, in_process);
  tcase_add_test (t, back_at_normal);
  tcase_add_test (t, settled);
  tcase_add_test (t, half_width_of_a_share);
  tcase_add_test (t, outside_its_days);
  tcase_add_test (t, ready_from);
  tcase_add_test (t, judged_once);
  tcase_add_test (t, of_the_province);
  suite_add_tcase (suite, t);
  return run_suite (suite);
}
