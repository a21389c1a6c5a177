/* Report: failure points and relief, of two replications whose points are given. */
#include "report/table/failures.h"
#include "report/plot/plots.h"
#include "report/table/tables.h"
#include "report/text/text.h"
#include "synthetic.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Days 1, 2 and 10 of the window, which begins on Tuesday 1 July. Lost in all: 3 + 1 and 1. */
static pr_point first[] = {
  { 0, 1, PR_CAUSE_STAFF, PR_AWAY_UNFILLED, 1, 3, 4, 3 * PR_LOST_DAY },
  { 1, 0, PR_CAUSE_ABSENCE, PR_AWAY_SICKNESS, 10, 12, 2, PR_LOST_DAY },
};
static pr_point second[] = { { 0, 1, PR_CAUSE_STAFF, PR_AWAY_UNFILLED, 2, 4, 2, PR_LOST_DAY } };
enum { WEEKS = 3 }; /* from 30 June, 7 July and 14 July */

static int64_t lost[2][PR_N_CAUSES * WEEKS];
static pr_step steps[] = { { .name = (char *) "measure" }, { .name = (char *) "check" } };

static pr_synthetic *
make (void)
{
  pr_synthetic *s = pr_synthetic_new (3, 2);
  pr_record **rec = s->outcome.record;
  s->world.steps = steps;
  s->world.n_steps = G_N_ELEMENTS (steps);
  lost[0][PR_CAUSE_STAFF * WEEKS + 1] = 3 * PR_LOST_DAY;
  lost[0][PR_CAUSE_ABSENCE * WEEKS + 2] = PR_LOST_DAY;
  lost[1][PR_CAUSE_STAFF * WEEKS + 1] = PR_LOST_DAY;
  for (int k = 0; k < 2; k++)
    {
      rec[k]->n_weeks = WEEKS;
      rec[k]->lost = lost[k];
    }
  rec[0]->point = first;
  rec[0]->n_points = G_N_ELEMENTS (first);
  rec[1]->point = second;
  rec[1]->n_points = G_N_ELEMENTS (second);
  return s;
}

/* Means over both replications: 3 and 1 dossiers, 2 and 0.5 days, of 2.5; the second point loses 1
 * day in the one that has it. Too few for ranks and intervals. */
START_TEST (table)
{
  g_autoptr (pr_synthetic) s = make ();
  g_autofree char *text = pr_table_text (&s->report, PR_FILE_FAILURES);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_string_printf (
      expected,
      "rank,place,name,step,cause,reason,rank_low,rank_high,first_date,last_date,replications,"
      "occurs_in,dossiers,lost_days_if,lost_days,lost_days_low,lost_days_high,share\n"
      "1,%s,%s,check,staff,,,,2025-07-02,2025-07-05,2,2,3,2,2,,,0.8\n"
      "2,%s,%s,measure,absence,sickness,,,2025-07-11,2025-07-13,2,1,1,1,0.5,,,0.2\n",
      s->world.places[0].code, s->world.places[0].name, s->world.places[1].code,
      s->world.places[1].name);
  ck_assert_str_eq (text, expected->str);
}
END_TEST

/* What 12 replications say: the first point in all of them, the second in one of two. */
START_TEST (intervals)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (3, 12);
  s->world.steps = steps;
  s->world.n_steps = G_N_ELEMENTS (steps);
  for (int k = 0; k < 12; k++)
    {
      s->outcome.record[k]->point = first;
      s->outcome.record[k]->n_points = k % 2 == 0 ? 2 : 1;
    }
  g_autofree char *text = pr_table_text (&s->report, PR_FILE_FAILURES);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ck_assert_ptr_nonnull (
      strstr (lines[1], ",check,staff,,1,1,2025-07-02,2025-07-04,12,12,4,3,3,3,3,"));
  ck_assert_ptr_nonnull (
      strstr (lines[2], ",absence,sickness,2,2,2025-07-11,2025-07-13,12,6,1,1,0.5,,,"));
  g_autoptr (GString) summary = g_string_new (NULL);
  pr_summary_failures (&s->report, summary);
  ck_assert_ptr_nonnull (strstr (summary->str, "of 12"));
  ck_assert_ptr_nonnull (strstr (summary->str, "6    1.0    0.50  too few\n"));
  ck_assert_ptr_nonnull (strstr (summary->str, "12    3.0     3.0  3.0-3.0\n"));
}
END_TEST

/* Days off have no column: Friday 4 July is one, and what ends on Saturday is drawn to Monday. */
START_TEST (timeline)
{
  g_autoptr (pr_synthetic) s = make ();
  g_autofree char *data
      = pr_plot_data (&pr_failures_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_str_eq (data, "# row first last lost_days cause occurs_in\n"
                          "0 1 3 2 7 2\n"
                          "1 7 8 0.5 5 1\n");
}
END_TEST

/* A point that held up only before the window in one replication has the days of the other; if it
 * did so in both, it has none. */
START_TEST (before_the_window)
{
  g_autoptr (pr_synthetic) s = make ();
  pr_point early[] = { second[0], first[1] };
  early[0].first_day = early[1].first_day = INT32_MAX;
  early[0].last_day = early[1].last_day = INT32_MIN;
  s->outcome.record[1]->point = early;
  s->outcome.record[1]->n_points = 1;
  pr_point both[] = { first[0], early[1] };
  s->outcome.record[0]->point = both;
  g_autofree char *text = pr_table_text (&s->report, PR_FILE_FAILURES);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ck_assert_ptr_nonnull (strstr (lines[1], ",check,staff,,,,2025-07-02,2025-07-04,2,2,"));
  ck_assert_ptr_nonnull (strstr (lines[2], ",absence,sickness,,,,,2,1,"));
  g_autofree char *data
      = pr_plot_data (&pr_failures_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (data, "\n1 NaN NaN 0.5 5 1\n"));
}
END_TEST

START_TEST (weeks)
{
  g_autoptr (pr_synthetic) s = make ();
  g_autofree char *data
      = pr_plot_data (&pr_causes_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_str_eq (data,
                    "# week transfer readiness outage absence signature staff effort statutory\n"
                    "2025-06-30 0 0 0 0 0 0 0 0\n"
                    "2025-07-07 0 0 0 0 0 2 0 0\n"
                    "2025-07-14 0 0 0 0.5 0 0 0 0\n");
  g_autofree char *texts
      = pr_plot_texts (&pr_causes_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (texts, "\nmark\t0\t=30 Jun\nmark\t1\t=7 Jul\nmark\t2\t=14 Jul\n"));
  ck_assert_ptr_nonnull (strstr (texts, "\ny_most\t2.1\t=\n"));
}
END_TEST

/* From Tuesday 1 July, Friday a holiday: 10 and 11 come on each of three days, and unit 1 returns
 * half of its own. On the first day 200 are due, of which 10 are late. */
START_TEST (province_by_week)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 1);
  s->outcome.record[0]->n_weeks = WEEKS;
  pr_row *row = &s->tables.table[PR_TABLE_OBSERVED].rows[0];
  row->cells[PR_OBSERVED_METRIC].v.choice = PR_OBSERVED_IS_ON_TIME;
  row->cells[PR_OBSERVED_WHERE].text = "*";
  row->cells[PR_OBSERVED_VALUE].v.number = 0.91;
  row->cells[PR_OBSERVED_UNTIL] = (pr_cell){ .given = TRUE, .v.day = s->world.epoch + 5 };
  g_autofree char *data
      = pr_plot_data (&pr_weeks_plot, &(pr_plot_source){ .run = &s->report.results });
  const char *line = strchr (data, '\n') + 1;
  const char *expected
      = "2025-06-30 21 21 21 95 95 95 58 58 58 0 0 0 NaN NaN NaN NaN NaN NaN 91 NaN NaN\n"
        "2025-07-07 21 21 21 NaN NaN NaN ";
  ck_assert_msg (g_str_has_prefix (line, expected), "%s", line);
}
END_TEST

/* One that occurred in 10 of 20 fresh replications, one in 2, one never, one without relief. */
static void
measure (pr_relief measured[4])
{
  static const int occurs[] = { 10, 2, 0 };
  for (int i = 0; i < 4; i++)
    measured[i] = (pr_relief){ .possible = i < 3 };
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 20; k++)
      {
        bool there = k < occurs[i];
        pr_risk_add (&measured[i].before, there ? 4 : 0, there);
        if (occurs[i] == 0)
          continue;
        pr_risk_add (&measured[i].late, there ? -4 : 0, there);
        pr_risk_add (&measured[i].lost, there ? -5 : 0, there);
        pr_risk_add (&measured[i].on_time, 0.125, there);
        pr_risk_add (&measured[i].on_time_place, NAN, there);
      }
}

static pr_point four[] = {
  { 0, 0, PR_CAUSE_STAFF, PR_AWAY_UNFILLED, 1, 3, 4, 4 * PR_LOST_DAY },
  { 0, 1, PR_CAUSE_STAFF, PR_AWAY_UNFILLED, 1, 3, 4, 3 * PR_LOST_DAY },
  { 1, 0, PR_CAUSE_ABSENCE, PR_AWAY_SICKNESS, 10, 12, 2, 2 * PR_LOST_DAY },
  { 1, 0, PR_CAUSE_EFFORT, PR_AWAY_UNFILLED, 10, 12, 2, PR_LOST_DAY },
};

START_TEST (relief)
{
  g_autoptr (pr_synthetic) s = make ();
  pr_relief measured[4];
  measure (measured);
  s->outcome.record[0]->point = four;
  s->outcome.record[0]->n_points = G_N_ELEMENTS (four);
  s->outcome.record[1]->n_points = 0;
  s->report.relief = measured;
  s->report.n_relief = 4;
  g_autofree char *text = pr_table_text (&s->report, PR_FILE_RELIEF);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  /* Half of the values: no skewness, so t(0.975, 19) sqrt (20/19 / 20) / 2 = 0.24009 times what is
   * lost. */
  ck_assert_msg (g_str_has_suffix (lines[1],
                                   ",measure,staff,,20,10,2,1.03965,2.96035,-2,-2.96035,-1.03965,"
                                   "-2.5,-3.70043,-1.29957,0.125,0.125,0.125,,,"),
                 "%s", lines[1]);
  ck_assert_msg (g_str_has_suffix (lines[2], ",check,staff,,20,2,0.4,,,-0.4,,,-0.5,,,0.125,,,,,"),
                 "%s", lines[2]);
  ck_assert_msg (g_str_has_suffix (lines[3], ",sickness,20,0,,,,,,,,,,,,,,,"), "%s", lines[3]);
  ck_assert_msg (g_str_has_suffix (lines[4], ",effort,,,,,,,,,,,,,,,,,,"), "%s", lines[4]);
  ck_assert_str_eq (lines[5], "");
  g_autoptr (GString) summary = g_string_new (NULL);
  pr_summary_failures (&s->report, summary);
  pr_summary_relief (&s->report, summary);
  g_auto (GStrv) page = g_strsplit (summary->str, "\n", -1);
  for (char **line = page; *line != NULL; line++)
    ck_assert_msg (pr_text_width (*line) <= 80, "too wide: %s", *line);
  ck_assert_ptr_nonnull (strstr (summary->str, "FAILURE POINTS: 4; "));
  ck_assert_ptr_nonnull (strstr (summary->str, "10/20     2.0    -2.5  -3.7 to -1.3\n"));
  ck_assert_ptr_nonnull (strstr (summary->str, "2/20    0.40   -0.50       too few\n"));
  ck_assert_ptr_nonnull (strstr (summary->str, "did not occur in 20: not measured\n"));
  ck_assert_ptr_nonnull (strstr (summary->str, "no relief\n"));
  ck_assert_ptr_nonnull (strstr (summary->str, "sickness"));
  ck_assert_ptr_null (strstr (summary->str, "absence  "));
}
END_TEST

/* Without a late dossier the tables have headers only, and the summary says nothing. */
START_TEST (nothing_late)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  g_autofree char *text = pr_table_text (&s->report, PR_FILE_FAILURES);
  g_autofree char *none = pr_table_text (&s->report, PR_FILE_RELIEF);
  g_autoptr (GString) summary = g_string_new (NULL);
  pr_summary_failures (&s->report, summary);
  pr_summary_relief (&s->report, summary);
  ck_assert (strchr (text, '\n')[1] == '\0' && strchr (none, '\n')[1] == '\0');
  ck_assert_str_eq (summary->str, "");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("failures");
  TCase *tests = tcase_create ("failures");
  tcase_add_test (tests, table);
  tcase_add_test (tests, intervals);
  tcase_add_test (tests, timeline);
  tcase_add_test (tests, before_the_window);
  tcase_add_test (tests, weeks);
  tcase_add_test (tests, province_by_week);
  tcase_add_test (tests, relief);
  tcase_add_test (tests, nothing_late);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
