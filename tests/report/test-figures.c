/* Report: figures, tables, summary and scripts of a province whose outcome is known. */
#include "report/table/columns.h"
#include "report/table/csv.h"
#include "figure/findings.h"
#include "figure/verdict.h"
#include "figure/observed.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/plot/rows.h"
#include "report/table/headlines.h"
#include "report/table/tables.h"
#include "report/text/text.h"
#include "synthetic.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The cell of a column in the row whose first cells are `key`, from CSV text without
 * quoted cells in the way. */
static char *
cell (const char *text, const char *key, const char *column)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
  g_autofree char *start = g_strconcat (key, ",", NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      for (guint k = 0; g_str_has_prefix (*line, start) && header[k] != NULL; k++)
        if (strcmp (header[k], column) == 0)
          return g_strdup (cells[k]);
    }
  ck_abort_msg ("no cell %s of %s", column, key);
  return NULL;
}

static void
expect_cell (const pr_synthetic *s, pr_file_id file, const char *key, const char *column,
             const char *expected)
{
  g_autofree char *text = pr_table_text (&s->report, file);
  g_autofree char *found = cell (text, key, column);
  ck_assert_msg (strcmp (found, expected) == 0, "%s of %s: %s, not %s", column, key, found,
                 expected);
}

START_TEST (test_numbers)
{
  char buf[PR_NUMBER_SIZE];
  ck_assert_str_eq (pr_text_number (buf, 0.1), "0.1");
  ck_assert_str_eq (pr_text_number (buf, -0.0), "0");
  ck_assert_str_eq (pr_text_number (buf, 1234567), "1234567");
  ck_assert_str_eq (pr_text_number (buf, 1234567.25), "1234567.2");
  ck_assert_str_eq (pr_text_number (buf, 1.0 / 3), "0.333333");
  ck_assert_str_eq (pr_text_number (buf, NAN), "");
  ck_assert_str_eq (pr_text_number (buf, INFINITY), "");
  ck_assert_str_eq (pr_text_fixed (buf, 1234567.8, 1), "1,234,567.8");
  ck_assert_str_eq (pr_text_fixed (buf, -123, 0), "-123");
  ck_assert_str_eq (pr_text_fixed (buf, -1234, 0), "-1,234");
  ck_assert_str_eq (pr_text_fixed (buf, -0.04, 1), "0.0");
  ck_assert_str_eq (pr_text_fixed (buf, NAN, 1), "n/a");
  ck_assert_str_eq (pr_text_percent (buf, 0.57), "57"); /* 100 times it is 56.99999999999999 */
  ck_assert_str_eq (pr_text_percent (buf, 0.995), "99.5");
  ck_assert_int_eq (pr_text_decimals (91.234, 0.12, 3), 2);
  ck_assert_int_eq (pr_text_decimals (91234, 120, 3), 0);
  ck_assert_int_eq (pr_text_decimals (91.234, 0.00012, 3), 3);
  g_autofree char *one = pr_text_plus_minus (12.3, NAN, 1);
  ck_assert_str_eq (one, "12.3 ± n/a");
  g_autofree char *many = pr_text_plus_minus (1234.56, 0.5, 2);
  ck_assert_str_eq (many, "1,234.56 ± 0.50");
}
END_TEST

START_TEST (test_widths)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ck_assert_int_eq (pr_text_width ("Phường Hồng Gai"), 15);
  ck_assert_int_eq (pr_text_width ("e\xcc\x81"), 1); /* combining acute accent */
  ck_assert_int_eq (pr_text_width ("東"), 2);
  pr_text_cell (out, "Hồng", 6, FALSE);
  pr_text_cell (out, "Hồng", 6, TRUE);
  pr_text_cell (out, "Hồng Gai", 5, FALSE);
  ck_assert_str_eq (out->str, "Hồng    HồngHồn…i");
  g_string_truncate (out, 0);
  pr_text_wrap (out, "one two three", 2, 9);
  ck_assert_str_eq (out->str, "  one two\n  three\n");
}
END_TEST

START_TEST (test_csv_quotes)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_ASSUMPTIONS);
  pr_csv_text (&csv, "a,b");
  pr_csv_number (&csv, 2);
  pr_csv_text (&csv, "say \"so\"");
  pr_csv_text (&csv, " blank");
  pr_csv_end_row (&csv);
  g_autofree char *text = pr_csv_end (&csv);
  ck_assert_str_eq (text, "file,line,row,words\n\"a,b\",2,\"say \"\"so\"\"\",\" blank\"\n");
}
END_TEST

START_TEST (test_quantile)
{
  double x[] = { 5, 1, 4, 2, 3 };
  ck_assert_double_eq_tol (pr_quantile (x, 5, 0.5), 3, 1e-12);
  ck_assert_double_eq_tol (pr_quantile (x, 5, 0.05), 1.2, 1e-12);
  ck_assert_double_eq_tol (pr_quantile (x, 5, 1), 5, 1e-12);
  ck_assert (isnan (pr_quantile (x, 0, 0.5)));
}
END_TEST

/* Unit 07000 returns 10 in replications 1 and 3, 9 in 2, on each of 9 working days. */
START_TEST (test_units)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 3);
  expect_cell (s, PR_FILE_UNITS, "07000", "arrived", "90");
  expect_cell (s, PR_FILE_UNITS, "07000", "arrived_hw", "0");
  expect_cell (s, PR_FILE_UNITS, "07000", "returned", "87");
  /* Standard deviation of 90, 81, 90 is sqrt 27; t(0.975, 2) = 4.302653. */
  char expected[PR_NUMBER_SIZE];
  pr_text_number (expected, 4.302652729911275 * sqrt (27) / sqrt (3));
  expect_cell (s, PR_FILE_UNITS, "07000", "returned_hw", expected);
  expect_cell (s, PR_FILE_UNITS, "07000", "backlog_end", "23");
  expect_cell (s, PR_FILE_UNITS, "07000", "backlog_first_day", "20.3333");
  expect_cell (s, PR_FILE_UNITS, "07000", "on_time", "1");
  expect_cell (s, PR_FILE_UNITS, "07001", "on_time", "0.9");
  expect_cell (s, PR_FILE_UNITS, "07000", "verdict", "ready");
  expect_cell (s, PR_FILE_UNITS, "07001", "verdict", "not ready");
  expect_cell (s, PR_FILE_UNITS, "07001", "counter_wait_mean", "11");
  expect_cell (s, PR_FILE_AUTHORITIES, "land-branch", "entered", "126");
  expect_cell (s, PR_FILE_AUTHORITIES, "land-branch", "on_time", "");
}
END_TEST

/* The staff of unit 07000 begins on Tuesday 8 July, its fifth working day: replication 2 has kept
 * one dossier on each of five days, the others none. The province's first day stays the window's:
 * in replication 1 three units keep their 20, and 07001 returns 5 of 11. */
START_TEST (test_unit_that_begins_later)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 3);
  pr_world *w = &s->world;
  pr_week_slot week[5];
  for (int d = 0; d < 5; d++)
    week[d] = (pr_week_slot){ d, { 8 * PR_HOUR, 17 * PR_HOUR } };
  pr_cal_exception closed[7];
  for (int d = 0; d < 7; d++)
    closed[d] = (pr_cal_exception){ .date = w->epoch + d };
  pr_calendar **own = w->calendars;
  pr_calendar *later = pr_cal_new (w->epoch, -7, 60, G_N_ELEMENTS (week), week, 7, closed);
  pr_calendar *both[] = { own[0], later };
  w->calendars = both;
  w->places[0].n_shifts = 1;
  w->shifts[0].calendar = 1;
  expect_cell (s, PR_FILE_UNITS, "07000", "backlog_first_day", "21.6667");
  expect_cell (s, PR_FILE_UNITS, "07000", "normal_backlog", "21.6667");
  expect_cell (s, PR_FILE_REPLICATIONS, "1", "backlog_first_day", "86");
  w->calendars = own;
  pr_cal_free (later);
}
END_TEST

START_TEST (test_one_replication_has_no_half_width)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 1);
  expect_cell (s, PR_FILE_UNITS, "07000", "returned", "90");
  expect_cell (s, PR_FILE_UNITS, "07000", "returned_hw", "");
  g_autofree char *summary = pr_report_summary (&s->report);
  ck_assert_ptr_nonnull (strstr (summary, "± n/a"));
  g_autofree char *texts
      = pr_plot_texts (&pr_backlog_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (texts, "\nband\t0\t=\n"));
}
END_TEST

/* Rare things are counted: 1 and 3 late of 200,000. */
START_TEST (test_rare_shares)
{
  static const struct {
    double share, hw;
    bool rare, other;
  } cases[] = {
    { 99.994, 0.01, false, true },  { 99.996, 0.01, true, true }, { 99.988, 0.004, true, true },
    { 99.988, 0.006, false, true }, { 100, 0, true, true },       { 99.97, NAN, false, true },
    { 50, 0, false, true },         { 0, 0, true, false },        { 0.4, 0.004, true, false },
  };
  for (size_t c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      bool other;
      ck_assert (pr_counted_rare (cases[c].share, cases[c].hw, &other) == cases[c].rare);
      ck_assert (other == cases[c].other);
    }
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 2);
  for (uint32_t k = 0; k < 2; k++)
    for (uint32_t p = 0; p < s->world.n_places; p++)
      {
        pr_place_count *c = &s->outcome.record[k]->place[p];
        c->late_count = p == 0 ? 1 + 2 * k : 0;
        c->on_time_count = p == 0 ? 200000 - c->late_count : 0;
        c->on_time_renewed_count = p == 0 ? 3 : 0;
      }
  g_autofree char *summary = pr_report_summary (&s->report);
  /* Half-width: t(0.975, 1) = 12.7062 times half of the difference. */
  ck_assert_ptr_nonnull (strstr (summary,
                                 "\n  late                                       2 ± 13       "
                                 "of 200,000 due\n"));
  ck_assert_ptr_nonnull (strstr (summary,
                                 "\n  on time, renewed dates                     3 ± 0        "
                                 "of 200,000 due\n"));
  ck_assert_ptr_null (strstr (summary, "100.00"));
  expect_cell (s, PR_FILE_PROVINCE, "late", "mean", "2");
}
END_TEST

START_TEST (test_verdict_thresholds)
{
  /* Replications in which unit 0 is late: 0 of 10 ready, 1 of 10 still ready, 2 at risk,
   * 5 at risk, 6 not ready. */
  static const struct {
    uint32_t late;
    pr_verdict verdict;
  } cases[] = {
    { 0, PR_READY }, { 1, PR_READY }, { 2, PR_AT_RISK }, { 5, PR_AT_RISK }, { 6, PR_NOT_READY }
  };
  for (size_t c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 10);
      for (uint32_t k = 0; k < cases[c].late; k++)
        pr_synthetic_due (s->outcome.record[k], 0, 94, 6);
      ck_assert_int_eq (pr_place_verdict (&s->report.results, 0), cases[c].verdict);
    }
}
END_TEST

START_TEST (test_small_backlog_counts_as_five)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 1);
  pr_record *rec = s->outcome.record[0];
  rec->series[(PR_SERIES_BACKLOG * rec->n_places + 0) * rec->n_days] = 1;
  rec->place[0].in_process = 10;
  ck_assert_double_eq (pr_reduce_named (&s->report.results, PR_OF_UNIT, "normal_backlog", 0).mean,
                       5);
}
END_TEST

/* A report asks for it in each replication: the first day of all of them is read once, and again
 * only when there are more or fewer. */
START_TEST (test_normal_backlog_is_made_once)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 3);
  pr_record *rec = s->outcome.record[0];
  double normal = pr_reduce_named (&s->report.results, PR_OF_UNIT, "normal_backlog", 0).mean;
  ck_assert_double_eq_tol (normal, 61 / 3.0, 1e-12);
  ck_assert_double_eq_tol (
      pr_reduce_named (&s->report.results, PR_OF_UNIT, "normal_backlog", 1).mean, 26, 1e-12);
  rec->series[(PR_SERIES_BACKLOG * rec->n_places + 0) * rec->n_days] = 50;
  ck_assert_double_eq (pr_reduce_named (&s->report.results, PR_OF_UNIT, "normal_backlog", 0).mean,
                       normal);
  s->outcome.n = 2;
  ck_assert_double_eq_tol (
      pr_reduce_named (&s->report.results, PR_OF_UNIT, "normal_backlog", 0).mean, 35.5, 1e-12);
  s->outcome.n = 3;
}
END_TEST

START_TEST (test_overloads)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 3);
  size_t n;
  g_autofree pr_ranked *list = pr_overloads (&s->report.results, &n);
  ck_assert_uint_eq (n, 1);
  ck_assert_uint_eq (list[0].i, 1);
  ck_assert_double_eq (list[0].score, 7);
  /* 0.5 a day: more than two on the fifth day, 5 July. */
  expect_cell (s, PR_FILE_POOLS, "07001", "first_over", "2025-07-05");
  expect_cell (s, PR_FILE_POOLS, "07001", "over_share", "1");
  expect_cell (s, PR_FILE_POOLS, "07001", "days_over", "10");
  expect_cell (s, PR_FILE_POOLS, "07001", "utilisation", "0.95");
  expect_cell (s, PR_FILE_POOLS, "07000", "first_over", "");
  expect_cell (s, PR_FILE_POOLS, "land-branch", "utilisation", "");
}
END_TEST

START_TEST (test_procedures)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  expect_cell (s, PR_FILE_PROCEDURES, "birth", "on_time", "0.8");
  expect_cell (s, PR_FILE_PROCEDURES, "birth", "sojourn_mean", "5.5");
  size_t n;
  g_autofree pr_group *groups = pr_groups (&s->report.results, &n);
  ck_assert_uint_eq (n, 1); /* visits are no dossiers */
  ck_assert_str_eq (groups[0].name, "civil");
  ck_assert_double_eq (groups[0].arrived.mean, 10);
  ck_assert_double_eq_tol (groups[0].median.mean, 5, 5 * 0.044);
}
END_TEST

START_TEST (test_daily)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 2);
  expect_cell (s, PR_FILE_DAILY, "2025-07-01,yes,*", "arrived", "46");
  expect_cell (s, PR_FILE_DAILY, "2025-07-04,no,*", "arrived", "0");
  expect_cell (s, PR_FILE_DAILY, "2025-07-01,yes,07002", "backlog", "20.5");
  expect_cell (s, PR_FILE_DAILY, "2025-07-14,yes,07002", "backlog", "24.5");
  g_autofree char *text = pr_table_text (&s->report, PR_FILE_DAILY);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 1 + 14 * 6 + 1);
}
END_TEST

START_TEST (test_replications)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 2);
  expect_cell (s, PR_FILE_REPLICATIONS, "1", "events", "1000");
  expect_cell (s, PR_FILE_REPLICATIONS, "2", "events", "1001");
  expect_cell (s, PR_FILE_REPLICATIONS, "2", "arrived", "414");
}
END_TEST

/* Means add up as the counts do. */
START_TEST (test_official)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  expect_cell (s, PR_FILE_OFFICIAL, "*,the province,*", "received", "37");
  expect_cell (s, PR_FILE_OFFICIAL, "*,the province,*", "taken_in", "2");
  expect_cell (s, PR_FILE_OFFICIAL, "*,the province,*", "handed_over", "2");
  expect_cell (s, PR_FILE_OFFICIAL, "*,the province,civil", "accepted_online", "21");
  expect_cell (s, PR_FILE_OFFICIAL, "*,the province,civil", "resolved", "25");
  expect_cell (s, PR_FILE_OFFICIAL, "07000,Phường Hồng Gai,*", "received", "16.5");
  expect_cell (s, PR_FILE_OFFICIAL, "07000,Phường Hồng Gai,civil", "on_time", "5.5");
  expect_cell (s, PR_FILE_OFFICIAL, "07000,Phường Hồng Gai,civil", "in_process", "4");
  expect_cell (s, PR_FILE_OFFICIAL, "07000,Phường Hồng Gai,civil", "within", "3");
  g_autofree char *all = pr_table_text (&s->report, PR_FILE_OFFICIAL);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 1 + 6 + 1); /* none of the branch, which has none */
}
END_TEST

START_TEST (test_observed)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 2);
  expect_cell (s, PR_FILE_OBSERVED, "received,07000", "simulated", "90");
  expect_cell (s, PR_FILE_OBSERVED, "received,07000", "difference", "-10");
  expect_cell (s, PR_FILE_OBSERVED, "received,07000", "until", "2025-07-14");
  g_autofree char *all = pr_table_text (&s->report, PR_FILE_ASSUMPTIONS);
  ck_assert_str_eq (all, "file,line,row,words\n"
                         "observed.csv,2,received / 07000,\"a guess, \"\"so far\"\"\"\n");
}
END_TEST

/* Each metric, over selectors and dates, by the rule of the synthetic province. */
START_TEST (test_observed_metrics)
{
  static const struct {
    const char *metric, *where;
    int choice, from, until; /* days of July */
    double value, expected;
  } cases[] = {
    { "received", "*", 0, 1, 2, 1, 92 },
    { "received", "Hạ Long", 0, 1, 1, 1, 22 },
    { "received", "special zone", 0, 1, 1, 1, 13 },
    { "received_per_day", "07000", 1, 1, 7, 1, 10 }, /* 1, 2, 3 and 7 July */
    { "received_peak", "*", 2, 1, 14, 1, 46 },
    { "on_time", "07001", 3, 1, 14, 0.9, 0.9 },
    { "on_time", "07001", 3, 1, 14, 91, 90 },
    { "on_time", "07001", 3, 1, 1, 0.9, 0.9 },
    { "on_time", "07001", 3, 2, 14, 0.9, NAN },
    { "entered_per_day", "land-branch", 4, 1, 3, 1, 14 },
    { "entered_peak", "land-branch", 5, 1, 3, 1, 14 },
    { "received", "07000", 0, 20, 25, 1, NAN },
    { "received", "nowhere", 0, 1, 14, 1, NAN },
  };
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 1);
  pr_cell *row = s->tables.table[PR_TABLE_OBSERVED].rows[0].cells;
  for (size_t c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      row[PR_OBSERVED_METRIC] = (pr_cell){ .text = cases[c].metric, .v.choice = cases[c].choice };
      row[PR_OBSERVED_WHERE].text = cases[c].where;
      row[PR_OBSERVED_VALUE].v.number = cases[c].value;
      row[PR_OBSERVED_FROM]
          = (pr_cell){ .text = "", .given = TRUE, .v.day = s->world.epoch + cases[c].from - 1 };
      row[PR_OBSERVED_UNTIL]
          = (pr_cell){ .text = "", .given = TRUE, .v.day = s->world.epoch + cases[c].until - 1 };
      size_t n;
      g_autofree pr_observed *list = pr_observed_all (&s->report.results, &n);
      ck_assert_uint_eq (n, 1);
      if (isnan (cases[c].expected))
        ck_assert_uint_eq (list[0].simulated.n, 0);
      else
        ck_assert_msg (fabs (list[0].simulated.mean - cases[c].expected) < 1e-9, "case %zu: %g", c,
                       list[0].simulated.mean);
    }
}
END_TEST

START_TEST (test_summary)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 3);
  g_autofree char *summary = pr_report_summary (&s->report);
  g_auto (GStrv) lines = g_strsplit (summary, "\n", -1);
  guint n = g_strv_length (lines), in_short = n;
  ck_assert_uint_le (n, 90);
  for (char **line = lines; *line != NULL; line++)
    {
      ck_assert_msg (pr_text_width (*line) <= 100, "too wide: %s", *line);
      if (g_str_has_prefix (*line, "IN SHORT"))
        in_short = (guint) (line - lines);
    }
  /* The answer, the files' names and a prompt fit a screen of 80 by 24. */
  ck_assert_uint_lt (in_short, n);
  ck_assert_uint_le (n - in_short, 20);
  for (char **line = &lines[in_short]; *line != NULL; line++)
    ck_assert_msg (pr_text_width (*line) < 80, "too wide: %s", *line);
  ck_assert_ptr_nonnull (strstr (summary,
                                 "VERDICT (4 places, n = 3)\n"
                                 "  ready from                     units     authorities\n"
                                 "  2025-07-01                         1               0\n"
                                 "  not by its end                     3               0\n"
                                 "  The province, all places added up, is not ready by the end.\n"
                                 "  Places that something holds back: on time 3\n"));
  ck_assert_ptr_nonnull (
      strstr (summary, "  Verdicts not settled by 3 replications: 1 of 4 (verdicts.csv).\n"
                       "  All of them would be by 25, if the shares stayed as they are.\n"));
  ck_assert_ptr_nonnull (strstr (summary, "2025-07-01 to 2025-07-14, 9 working days\n"));
  ck_assert_ptr_nonnull (strstr (summary, "Who falls behind?"));
  ck_assert_ptr_nonnull (strstr (summary, "held out"));
  ck_assert_ptr_null (strchr (summary, '\t'));
}
END_TEST

START_TEST (test_heat_map_groups_districts)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (5, 1);
  static const uint32_t expected[] = { 0, 2, 4, 1, 3 };
  uint32_t n;
  g_autofree uint32_t *order = pr_plot_units (&s->report.results, &n);
  ck_assert_uint_eq (n, 5);
  for (size_t k = 0; k < G_N_ELEMENTS (expected); k++)
    ck_assert_uint_eq (order[k], expected[k]);
}
END_TEST

START_TEST (test_plots_are_titled)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (4, 2);
  const pr_plot_source of = { .run = &s->report.results };
  g_autofree const pr_plot **plots = pr_plots_of (PR_RESULTS_RUN);
  for (const pr_plot **plot = plots; *plot != NULL; plot++)
    {
      /* Of rehearsals there is a plot if there are rehearsals. */
      ck_assert (pr_plot_belongs (*plot, PR_RESULTS_RUN, &of) == (*plot != &pr_rehearsals_plot));
      g_autofree char *texts = pr_plot_texts (*plot, &of);
      ck_assert (g_str_has_prefix (texts, "title\t0\t=")
                 || strstr (texts, "\ntitle\t0\t=") != NULL);
      ck_assert_ptr_nonnull (strstr (texts, "\nsubtitle\t0\t=Quảng Ninh, it's a trial, 2025"));
    }
}
END_TEST

/* Days off leave no column; what comes on them counts to the next working day. */
START_TEST (test_plot_days)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 1);
  pr_record *rec = s->outcome.record[0];
  rec->series[(PR_SERIES_ARRIVED * rec->n_places + 0) * rec->n_days + 5] = 100; /* Sunday */
  g_autofree char *text
      = pr_plot_data (&pr_backlog_plot, &(pr_plot_source){ .run = &s->report.results });
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 1 + 9 + 1);
  ck_assert (g_str_has_prefix (lines[4], "2025-07-07 "));
  ck_assert (g_str_has_suffix (lines[4], " 121 15"));
}
END_TEST

/* Whatever a code holds: a row is a line, and its numbers stand before it. */
START_TEST (test_plot_rows)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  g_free (s->world.places[0].code);
  s->world.places[0].code = g_strdup ("#a\"\nb ");
  g_autofree char *heat
      = pr_plot_data (&pr_heatmap_plot, &(pr_plot_source){ .run = &s->report.results });
  g_autofree char *worst
      = pr_plot_data (&pr_worst_units_plot, &(pr_plot_source){ .run = &s->report.results });
  g_autofree char *pools
      = pr_plot_data (&pr_utilisation_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (heat, "\n0 0 1 2025-07-01 \"#a\"\" b \"\n0 1 "));
  ck_assert_ptr_nonnull (strstr (worst, " \"#a\"\" b \"\n2025-07-02 "));
  ck_assert_ptr_nonnull (strstr (pools, " \"#a\"\" b \" reception\n"));
}
END_TEST

START_TEST (test_dictionary)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "output", "README.md", NULL);
  g_autofree char *kept = NULL, *made = pr_dictionary ();
  ck_assert (g_file_get_contents (path, &kept, NULL, NULL));
  ck_assert_msg (strcmp (kept, made) == 0,
                 "output/README.md differs from the table of columns; put right with: "
                 "meson compile -C build data-dictionary");
  for (int id = 0; id < PR_N_FILES; id++)
    {
      g_autofree char *title = g_strdup_printf ("\n### %s\n", pr_out_files[id].name);
      ck_assert_msg (strstr (made, title) != NULL, "%s is not in it", pr_out_files[id].name);
    }
}
END_TEST

static void
expect_complete (const pr_out_file *file)
{
  size_t n;
  const pr_out_column *columns = pr_out_columns (file, &n);
  ck_assert_uint_gt (n, 0);
  ck_assert_uint_gt (strlen (file->doc), 0);
  for (size_t k = 0; k < n; k++)
    {
      const pr_out_column *c = &columns[k];
      ck_assert_ptr_nonnull (c->name);
      ck_assert_ptr_nonnull (c->unit);
      ck_assert_uint_gt (strlen (c->doc), 0);
      ck_assert_uint_lt (c->kind, PR_N_KINDS);
      for (size_t j = 0; j < k; j++)
        ck_assert_str_ne (c->name, columns[j].name);
    }
}

START_TEST (test_plots_are_named)
{
  static const char *const names[] = {
#define NAME(name) #name,
    PR_PLOTS (NAME)
#undef NAME
  };
  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (names[k]), "_", '-');
      g_autofree char *data = g_strdup_printf ("plots/%s.dat", name);
      ck_assert_str_eq (pr_plots[k]->name, name);
      ck_assert_str_eq (pr_plots[k]->table.name, data);
      ck_assert_ptr_eq (pr_plot_find (name), pr_plots[k]);
      ck_assert_uint_gt (strlen (pr_plots[k]->words), 0);
      /* Only a run's page has several plots, and an order of them. */
      ck_assert_int_eq (pr_plots[k]->page > 0, pr_plots[k]->kind == PR_RESULTS_RUN);
    }
  ck_assert_ptr_null (pr_plots[G_N_ELEMENTS (names)]);
  ck_assert_ptr_null (pr_plot_find ("mine"));
}
END_TEST

START_TEST (test_columns_are_complete)
{
  for (int id = 0; id < PR_N_FILES; id++)
    expect_complete (&pr_out_files[id]);
  for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
    expect_complete (&(*plot)->table);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("figures");
  TCase *tests = tcase_create ("figures");
  tcase_add_test (tests, test_numbers);
  tcase_add_test (tests, test_widths);
  tcase_add_test (tests, test_csv_quotes);
  tcase_add_test (tests, test_quantile);
  tcase_add_test (tests, test_units);
  tcase_add_test (tests, test_one_replication_has_no_half_width);
  tcase_add_test (tests, test_rare_shares);
  tcase_add_test (tests, test_verdict_thresholds);
  tcase_add_test (tests, test_small_backlog_counts_as_five);
  tcase_add_test (tests, test_normal_backlog_is_made_once);
  tcase_add_test (tests, test_overloads);
  tcase_add_test (tests, test_procedures);
  tcase_add_test (tests, test_daily);
  tcase_add_test (tests, test_replications);
  tcase_add_test (tests, test_official);
  tcase_add_test (tests, test_observed);
  tcase_add_test (tests, test_observed_metrics);
  tcase_add_test (tests, test_summary);
  tcase_add_test (tests, test_heat_map_groups_districts);
  tcase_add_test (tests, test_plots_are_titled);
  tcase_add_test (tests, test_unit_that_begins_later);
  tcase_add_test (tests, test_plot_days);
  tcase_add_test (tests, test_plot_rows);
  tcase_add_test (tests, test_dictionary);
  tcase_add_test (tests, test_plots_are_named);
  tcase_add_test (tests, test_columns_are_complete);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
