/* Questions: how they are read, and what they come to on a province whose figures are known. */
#include "figure/precision.h"
#include "figure/goal.h"

#include "../quick-check.h"
#include "../report/synthetic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *text, *name, *unit;
} texts[] = {
  { "on_time", "on_time", "share" },
  { " on.time ", "on_time", "share" },
  { "backlog.end at u1", "backlog_end at u1", "dossiers" },
  { "backlog.first_day", "backlog_first_day", "dossiers" },
  { "backlog_end in every special zone", "backlog_end in every special zone", "dossiers" },
  { "arrived to 2025-07-04", "arrived to 2025-07-04", "dossiers" },
  { "arrived until 2025-07-04", "arrived to 2025-07-04", "dossiers" },
  { "arrived at u1 on 2025-07-04", "arrived at u1 on 2025-07-04", "dossiers" },
  { "arrived from 2025-07-02 to 2025-07-04", "arrived from 2025-07-02 to 2025-07-04", "dossiers" },
  { "counter_wait.p90", "counter_wait.p90", "minutes" },
  { "counter wait.p99.5", "counter_wait.p99.5", "minutes" },
  { "acceptance.p50", "acceptance.p50", "hours" },
  { "sojourn.over(3 days) at u1", "sojourn.over(3d) at u1", "share" },
  { "counter_wait.within(60 min)", "counter_wait.within(1h)", "share" },
  { "backlog.within(20) on 2025-07-02", "backlog.within(20) on 2025-07-02", "share" },
  { "decided_on_time at \"A, at B\"", "decided_on_time at \"A, at B\"", "share" },
  { "peak backlog at u1 to 2025-07-04", "deciding_peak at u1 to 2025-07-04", "dossiers" },
  { "overdue at Ea H'leo", "overdue at \"Ea H'leo\"", "dossiers" },
};

START_TEST (is_read)
{
  g_autofree char *why = NULL;
  g_autoptr (pr_question) q = pr_question_read (texts[_i].text, &why);
  ck_assert_msg (q != NULL, "%s: %s", texts[_i].text, why);
  ck_assert_str_eq (q->figure.name, texts[_i].name);
  ck_assert_str_eq (q->figure.unit, texts[_i].unit);
  g_autoptr (pr_question) again = pr_question_read (q->figure.name, &why);
  ck_assert_ptr_nonnull (again);
  ck_assert_str_eq (again->figure.name, q->figure.name);
}
END_TEST

START_TEST (is_split)
{
  g_auto (GStrv) list = pr_question_split ("a at \"b, c\", d.over(1h, x) ,e", ",");
  ck_assert_uint_eq (g_strv_length (list), 3);
  ck_assert_str_eq (list[0], "a at \"b, c\"");
  ck_assert_str_eq (list[1], "d.over(1h, x)");
  ck_assert_str_eq (list[2], "e");
}
END_TEST

/* Replication 0: each of 9 working days 10 + u arrive, from Tuesday 1 July; Friday 4 July and the
 * weekend are free. */
static const struct {
  const char *text;
  double value;
} values[] = {
  { "arrived at 00001 on 2025-07-01", 11 },
  { "arrived at 00001 on 2025-07-04", 0 },
  { "arrived at 00001 to 2025-07-04", 33 },
  { "arrived from 2025-07-02 to 2025-07-07", 3 * (10 + 11 + 12) },
  { "arrived at 00001 from 2025-07-02 to 2025-07-07", 33 },
  { "arrived at 00001", 99 },
  { "arrived", 9 * (10 + 11 + 12) },
};

START_TEST (has_its_value)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 2);
  g_autofree char *why = NULL;
  g_autoptr (pr_question) q = pr_question_read (values[_i].text, &why);
  const char *code = s->world.places[1].code;
  if (strstr (values[_i].text, "00001") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (values[_i].text, "00001", 2);
      g_autofree char *text = g_strconcat (parts[0], code, parts[1], NULL);
      pr_question_free (q);
      q = pr_question_read (text, &why);
    }
  ck_assert_msg (pr_question_set (q, &s->world, &why), "%s", why);
  const pr_figure *f = pr_question_is_plain (q) ? q->metric : &q->figure;
  double is = pr_metric_value (f, &s->report.results, s->outcome.record[0], PR_PROVINCE, 0);
  ck_assert_msg (is == values[_i].value, "%s: %g", values[_i].text, is);
}
END_TEST

/* A detail of two places: waits of 30 s and 90 s at one, of 5 min at the other. */
START_TEST (of_details)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 2);
  g_autofree char *why = NULL;
  static const struct {
    const char *text;
    double low, high;
  } asked[] = {
    { "counter_wait.over(60s)", 2. / 3, 2. / 3 },
    { "counter_wait.p50 to 2025-07-02", 1.5 / 1.045, 1.5 * 1.045 },
    { "counter_wait_mean to 2025-07-02", 7. / 3, 7. / 3 },
    { "counter_wait.longest to 2025-07-02", 5, 5 },
  };
  for (size_t k = 0; k < G_N_ELEMENTS (asked); k++)
    {
      g_autoptr (pr_question) q = pr_question_read (asked[k].text, &why);
      uint32_t before = s->world.n_details;
      ck_assert (pr_question_set (q, &s->world, &why) && pr_question_set (q, &s->world, &why));
      /* Those of the same days and bound are kept once. */
      ck_assert_uint_eq (s->world.n_details, before + (k < 2));
      pr_record *rec = s->outcome.record[0];
      ck_assert (isnan (pr_metric_value (&q->figure, &s->report.results, rec, PR_PROVINCE, 0))
                 || k >= 2);
      rec->n_details = s->world.n_details;
      g_free (rec->details);
      rec->details = g_new0 (pr_detail_count, (size_t) rec->n_details * rec->n_places);
      static const int seconds[] = { 30, 90, 300 };
      for (uint32_t d = 0; d < rec->n_details; d++)
        for (int i = 0; i < 3; i++)
          {
            pr_detail_count *c = &rec->details[(size_t) d * rec->n_places + (i == 2)];
            pr_tally_add (&c->tally, seconds[i] * PR_SECOND);
            pr_hist_add (&c->hist, seconds[i] * PR_SECOND);
            c->over += seconds[i] > 60;
          }
      double is = pr_metric_value (&q->figure, &s->report.results, rec, PR_PROVINCE, 0);
      ck_assert_msg (is >= asked[k].low - 1e-12 && is <= asked[k].high + 1e-12, "%s: %g",
                     asked[k].text, is);
    }
  g_free (s->world.details);
}
END_TEST

START_TEST (of_every_place)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 2);
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) list = pr_questions_read ("on_time,arrived in every unit", &why);
  ck_assert_uint_eq (list->len, 2);
  ck_assert (pr_questions_set (list, &s->world, &why));
  ck_assert_uint_eq (list->len, 4);
  ck_assert (pr_questions_set (list, &s->world, &why));
  ck_assert_uint_eq (list->len, 4);
  g_autoptr (pr_goal) goal = pr_goal_read ("arrived >= 5 in every unit and overdue <= 3", &why);
  ck_assert (pr_goal_set (goal, &s->world, &why));
  ck_assert_uint_eq (pr_goal_asked (goal), 4);
  ck_assert_ptr_null (pr_goal_named (goal, &s->world));
  g_autoptr (pr_precision) p = pr_precision_read ("arrived in every unit:5%,on_time:1pt", &why);
  ck_assert (pr_precision_set (p, &s->world, &why));
  ck_assert_uint_eq (p->goals->len, 4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("questions");
  TCase *tc = tcase_create ("questions");
  tcase_add_loop_test (tc, is_read, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tc, is_split);
  tcase_add_loop_test (tc, has_its_value, 0, G_N_ELEMENTS (values));
  tcase_add_test (tc, of_details);
  tcase_add_test (tc, of_every_place);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
