/* Paired verdicts, by hand: shares of pairs, and which places change. */

#include "figure/paired-verdicts.h"
#include "../quick-check.h"
#include "../report/synthetic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define Z 1.959963984540054

/* No pair differs: the interval is that of 0 of n, on both sides (Wilson: z^2 / (n + z^2)). */
START_TEST (no_pair_differs)
{
  pr_interval i = pr_paired_share (0, 0, 10, 0.95);
  ck_assert_double_eq_tol (i.high, Z * Z / (10 + Z * Z), 1e-9);
  ck_assert_double_eq_tol (i.low, -Z * Z / (10 + Z * Z), 1e-9);
  ck_assert_double_eq (pr_paired_share_p (0, 0), 1);
}
END_TEST

/* All n pairs are better: with d = 1 - e the score is n e / sqrt (n e (2 - e)), which is z at
 * e = 2 z^2 / (n + z^2). */
START_TEST (all_pairs_are_better)
{
  pr_interval i = pr_paired_share (10, 0, 10, 0.95);
  ck_assert_double_eq_tol (i.high, 1, 1e-9);
  ck_assert_double_eq_tol (i.low, 1 - 2 * Z * Z / (10 + Z * Z), 1e-9);
  ck_assert_double_eq_tol (pr_paired_share_p (10, 0), 2.0 / 1024, 1e-12);
}
END_TEST

/* None is worse: the upper bound is Wilson's of 3 in 20, where what is better is fewer than d says.
 * One is worse of 9 unlike: P (at most 1 of 9) = 10 / 512. */
START_TEST (some_are_better)
{
  pr_interval i = pr_paired_share (3, 0, 20, 0.9), wilson = pr_wilson (3, 20, 0.9);
  ck_assert_double_eq_tol (i.high, wilson.high, 1e-9);
  ck_assert_double_eq_tol (pr_paired_share_p (8, 1), 20.0 / 512, 1e-12);
  ck_assert_double_eq_tol (pr_paired_share_p (1, 8), 20.0 / 512, 1e-12);
}
END_TEST

/* Turned round, the bounds change sides and signs; more replications narrow them. */
START_TEST (both_ways)
{
  double before = 2;
  for (uint32_t times = 1; times < 20; times++)
    {
      pr_interval i = pr_paired_share (3 * times, times, 12 * times, 0.95),
                  j = pr_paired_share (times, 3 * times, 12 * times, 0.95);
      ck_assert_double_eq_tol (i.low, -j.high, 1e-9);
      ck_assert_double_eq_tol (i.high, -j.low, 1e-9);
      ck_assert (i.low < 2.0 / 12 && 2.0 / 12 < i.high && i.high - i.low < before);
      before = i.high - i.low;
    }
}
END_TEST

/* Sets what unit 0 is asked: online filings, of which `late` of 100 are accepted too late. */
static void
accept (pr_synthetic *s, uint32_t replication, uint32_t place, int32_t late)
{
  pr_record *rec = s->outcome.record[replication];
  size_t step = (size_t) rec->n_places * rec->n_days, at = (size_t) place * rec->n_days;
  rec->series[PR_SERIES_ACCEPTED * step + at] = 100 - late;
  rec->series[PR_SERIES_ACCEPTED_LATE * step + at] = late;
}

static pr_synthetic *
province (void)
{
  pr_synthetic *s = pr_synthetic_new (2, 10);
  pr_cell *ini = s->tables.ini;
  ini[PR_INI_REPORT_ACCEPTED].v.number = 0.95;
  ini[PR_INI_REPORT_UNSERVED].v.number = 0.01;
  ini[PR_INI_REPORT_LONG_WAITS].v.number = 0.1;
  ini[PR_INI_REPORT_GROWTH].v.number = 1.25;
  for (uint32_t p = 0; p < s->world.n_places; p++)
    {
      s->world.places[p].tier_first = 0;
      s->world.places[p].tier_end = 14;
    }
  for (uint32_t k = 0; k < 10; k++)
    {
      pr_record *rec = s->outcome.record[k];
      memset (rec->series, 0,
              (size_t) PR_SERIES_N * rec->n_places * rec->n_days * sizeof *rec->series);
    }
  return s;
}

static const pr_verdict_pair *
row_of (const pr_verdict_pair *rows, size_t n, uint32_t place, uint32_t fortnight)
{
  for (size_t i = 0; i < n; i++)
    if (rows[i].place == place && rows[i].fortnight == fortnight)
      return &rows[i];
  return NULL;
}

/* Unit 0 passes in replications 1 to 4 of the first scenario and in 3 to 10 of the second: six are
 * better, two worse. Unit 1 is asked in the second only, the branch never. */
START_TEST (a_place_changes)
{
  size_t n;
  g_autoptr (pr_synthetic) first = province (), second = province ();
  for (uint32_t k = 0; k < 10; k++)
    {
      accept (first, k, 0, k < 4 ? 5 : 6);
      accept (second, k, 0, k >= 2 ? 5 : 6);
      accept (second, k, 1, 0);
    }
  g_autofree pr_verdict_pair *rows
      = pr_paired_verdicts (&second->report.results, &first->report.results, &n);
  for (uint32_t fortnight = 0; fortnight <= 1; fortnight++)
    {
      const pr_verdict_pair *row = row_of (rows, n, 0, fortnight);
      ck_assert_ptr_nonnull (row);
      ck_assert_uint_eq (row->n, 10);
      ck_assert_uint_eq (row->first.passed, 4);
      ck_assert_uint_eq (row->second.passed, 8);
      ck_assert_uint_eq (row->better, 6);
      ck_assert_uint_eq (row->worse, 2);
      ck_assert_int_eq (row->first.verdict, PR_NOT_READY);
      ck_assert_int_eq (row->second.verdict, PR_AT_RISK);
      ck_assert_int_eq (pr_paired_verdict_change (row), 1);
    }
  const pr_verdict_pair *one = row_of (rows, n, 1, 0);
  ck_assert_ptr_nonnull (one);
  ck_assert_uint_eq (one->n, 0);
  ck_assert_int_eq (one->first.verdict, PR_NOT_ASKED);
  ck_assert_int_eq (one->second.verdict, PR_READY);
  ck_assert_int_eq (pr_paired_verdict_change (one), 0);
  ck_assert_ptr_null (row_of (rows, n, 2, 0));
  ck_assert_uint_eq (rows[0].place, PR_PROVINCE);
}
END_TEST

/* A place whose fortnights begin on other days has only the row of all together; one that the other
 * does not have, or has as an authority, has none. */
START_TEST (other_days_other_places)
{
  size_t n;
  g_autoptr (pr_synthetic) first = province (), second = province ();
  for (uint32_t k = 0; k < 10; k++)
    for (uint32_t p = 0; p < 2; p++)
      {
        accept (first, k, p, 0);
        accept (second, k, p, 0);
      }
  first->world.places[0].tier_end = 10;
  g_free (first->world.places[1].code);
  first->world.places[1].code = g_strdup ("07099");
  g_free (first->world.places[2].code);
  first->world.places[2].code = g_strdup ("07001");
  g_autofree pr_verdict_pair *rows
      = pr_paired_verdicts (&second->report.results, &first->report.results, &n);
  ck_assert_ptr_nonnull (row_of (rows, n, 0, 0));
  ck_assert_ptr_null (row_of (rows, n, 0, 1));
  ck_assert_ptr_null (row_of (rows, n, 1, 0));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("paired verdicts");
  TCase *tc = tcase_create ("paired verdicts");
  tcase_add_test (tc, no_pair_differs);
  tcase_add_test (tc, all_pairs_are_better);
  tcase_add_test (tc, some_are_better);
  tcase_add_test (tc, both_ways);
  tcase_add_test (tc, a_place_changes);
  tcase_add_test (tc, other_days_other_places);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
