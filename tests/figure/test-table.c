/* The table of figures: complete, without doubles, found by name; sums of places. */
#include "../report/synthetic.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

START_TEST (rows_are_complete)
{
  size_t n;
  const pr_figure *f = pr_figures ((pr_of) _i, &n);
  ck_assert_uint_gt (n, 0);
  for (size_t k = 0; k < n; k++)
    {
      ck_assert_msg (f[k].name != NULL && *f[k].name != '\0', "row %zu has no name", k);
      ck_assert_msg (f[k].unit != NULL && f[k].doc != NULL && *f[k].doc != '\0',
                     "%s says too little", f[k].name);
      ck_assert_msg ((f[k].value == NULL) == (_i == PR_OF_QUEUE), "%s has no value", f[k].name);
      ck_assert_msg ((f[k].pair != NULL) == (_i == PR_OF_QUEUE), "%s: a pair", f[k].name);
      ck_assert_msg (f[k].kind != PR_KIND_KEY && f[k].kind < PR_N_KINDS, "%s is of no kind",
                     f[k].name);
      for (size_t j = 0; j < k; j++)
        ck_assert_str_ne (f[j].name, f[k].name);
      ck_assert_ptr_eq (pr_figure_named ((pr_of) _i, f[k].name), &f[k]);
    }
}
END_TEST

/* What stands in one table beside another bears no name of it. */
START_TEST (names_of_units_are_their_own)
{
  static const pr_of together[] = { PR_OF_REPLICATION, PR_OF_PROVINCE, PR_OF_PLACE, PR_OF_UNIT };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (size_t of = 0; of < G_N_ELEMENTS (together); of++)
    {
      size_t n;
      const pr_figure *f = pr_figures (together[of], &n);
      for (size_t k = 0; k < n; k++)
        ck_assert_msg (g_hash_table_add (seen, (gpointer) f[k].name), "%s stands twice", f[k].name);
    }
}
END_TEST

START_TEST (metrics_by_name)
{
  g_autofree char *why = NULL;
  const pr_figure *backlog = pr_metric_find ("backlog.end", &why);
  ck_assert_ptr_eq (backlog, pr_figure_named (PR_OF_PROVINCE, "backlog_end"));
  ck_assert_ptr_eq (pr_metric_of_units (backlog), backlog);
  ck_assert_ptr_null (pr_metric_of_units (pr_metric_find ("events", &why)));
  ck_assert_ptr_null (pr_metric_find ("backlog_ent", &why));
  ck_assert_str_eq (why, "unknown metric 'backlog_ent'; did you mean 'backlog_end'?");
  /* Of units alone: the province has none. */
  g_clear_pointer (&why, g_free);
  ck_assert_ptr_null (pr_metric_find ("normal_backlog", &why));
  ck_assert_str_eq (pr_figure_verdict (backlog, 3), "worse");
  ck_assert_str_eq (pr_figure_verdict (pr_metric_find ("on_time", &why), 3), "better");
  ck_assert_str_eq (pr_figure_verdict (pr_metric_find ("arrived", &why), 3), "more");
}
END_TEST

START_TEST (counts_of_the_province_are_sums)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 2);
  const pr_results *r = &s->report.results;
  const pr_record *rec = s->outcome.record[1];
  size_t n, summed = 0;
  const pr_figure *f = pr_figures (PR_OF_PROVINCE, &n);
  for (size_t k = 0; k < n; k++)
    {
      double sum = 0;
      if (f[k].kind != PR_KIND_COUNT && strcmp (f[k].name, "backlog_end") != 0)
        continue;
      for (uint32_t p = 0; p < s->world.n_places; p++)
        sum += f[k].value (r, rec, p, 0);
      ck_assert_msg (f[k].value (r, rec, PR_PROVINCE, 0) == sum, "%s", f[k].name);
      summed += sum > 0;
    }
  ck_assert_uint_gt (summed, 3);
}
END_TEST

/* Ten of 100 are late in each of two units, none in the third. */
START_TEST (ratios_of_the_province_are_not)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 1);
  const pr_figure *on_time = pr_figure_named (PR_OF_PROVINCE, "on_time");
  ck_assert_double_eq_tol (
      on_time->value (&s->report.results, s->outcome.record[0], PR_PROVINCE, 0), 280.0 / 300,
      1e-12);
}
END_TEST

static double
of_replication (const char *name, const pr_results *r, const pr_record *rec)
{
  return pr_figure_named (PR_OF_REPLICATION, name)->value (r, rec, PR_PROVINCE, 0);
}

/* Inexperience and errors are sums over pools and skills, 0 where there are none; absence is over
 * pools. */
START_TEST (figures_of_people)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 1);
  const pr_results *r = &s->report.results;
  pr_record rec = *s->outcome.record[0];
  pr_practice_count practice[]
      = { { .beyond = 2 * PR_HOUR, .errors = 3 }, { .beyond = PR_HOUR / 2, .errors = 4 } };
  double before = of_replication ("absent", r, &rec);
  ck_assert_ptr_null (s->world.learning);
  ck_assert_double_eq (of_replication ("inexperience", r, &rec), 0);
  ck_assert_double_eq (of_replication ("errors", r, &rec), 0);
  rec.n_practices = G_N_ELEMENTS (practice);
  rec.practice = practice;
  ck_assert_double_eq (of_replication ("inexperience", r, &rec), 2.5);
  ck_assert_double_eq (of_replication ("errors", r, &rec), 7);
  rec.pool[0].scheduled_all += 3 * PR_HOUR;
  rec.pool[1].scheduled_all += PR_HOUR;
  ck_assert_double_eq_tol (of_replication ("absent", r, &rec), before + 4, 1e-9);
}
END_TEST

/* Measures are 0 where there are none, and where none costs anything. Ordered three and twice; one
 * costs 100 each time, and the other 10 a day, for a day and a half. */
START_TEST (figures_of_measures)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 1);
  const pr_results *r = &s->report.results;
  pr_record rec = *s->outcome.record[0];
  ck_assert_ptr_null (s->world.policy);
  ck_assert_double_eq (of_replication ("measures_fired", r, &rec), 0);
  ck_assert_double_eq (of_replication ("measures_cost", r, &rec), 0);
  pr_measure measures[2] = { 0 };
  pr_policy policy = { .measures = measures, .n_measures = G_N_ELEMENTS (measures) };
  pr_measure_count count[] = { { .fired = 3 }, { .fired = 2, .in_force = 36 * PR_HOUR } };
  s->world.policy = &policy;
  rec.n_measures = G_N_ELEMENTS (count);
  rec.measure = count;
  ck_assert_double_eq (of_replication ("measures_fired", r, &rec), 5);
  ck_assert_double_eq (of_replication ("measures_cost", r, &rec), 0);
  measures[0].cost = 100;
  measures[1].cost_per_day = 10;
  ck_assert_double_eq_tol (of_replication ("measures_cost", r, &rec), 300 + 15, 1e-9);
  s->world.policy = NULL;
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("figures");
  TCase *tc = tcase_create ("table");
  tcase_add_loop_test (tc, rows_are_complete, 0, PR_N_OF);
  tcase_add_test (tc, names_of_units_are_their_own);
  tcase_add_test (tc, metrics_by_name);
  tcase_add_test (tc, counts_of_the_province_are_sums);
  tcase_add_test (tc, ratios_of_the_province_are_not);
  tcase_add_test (tc, figures_of_people);
  tcase_add_test (tc, figures_of_measures);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
