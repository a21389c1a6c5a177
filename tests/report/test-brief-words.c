/* Words and numbers of briefs: how figures are rounded, and what options change, in words. */
#include "report/brief/page.h"

#include "scenario/schema.h"
#include "report/text/json.h"

#include "../quick-check.h"
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A difference that is subject to chance has three digits, and is whole from 10 on, whatever its
 * half-width is. */
START_TEST (digits)
{
  static const struct {
    double x, hw;
    const char *words;
  } rows[] = {
    { 6594, 76, "6,590" }, { 640.3, 470, "640" }, { 878.8, 300, "879" }, { 878.8, 0.1, "879" },
    { 54.6, 3, "55" },     { 0.26, 0.02, "0.3" }, { 2898, 0, "2,898" },  { 2898, NAN, "2,898" },
    { 7.25, NAN, "7.3" },  { -12.64, 1, "-13" },  { 0, 3, "0" },         { 0.04, 0.01, "0" },
  };
  for (size_t k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autofree char *found = pr_brief_fixed (pr_brief_told (rows[k].x, rows[k].hw));
      ck_assert_str_eq (found, rows[k].words);
    }
  g_autofree char *all = pr_brief_share (0.99999), *none = pr_brief_share (1e-6),
                  *some = pr_brief_share (0.9123), *whole = pr_brief_share (1);
  ck_assert_str_eq (all, "over 99.9 %");
  ck_assert_str_eq (none, "under 0.1 %");
  ck_assert_str_eq (some, "91.2 %");
  ck_assert_str_eq (whole, "100 %");
  g_autofree char *date = pr_brief_date ("2025-08-02"), *other = pr_brief_date ("<b>"),
                  *instant = pr_brief_date ("2025-07-07 00:00"),
                  *late = pr_brief_date ("2025-07-07 13:30");
  ck_assert_str_eq (instant, "7 July, 0:00");
  ck_assert_str_eq (late, "7 July, 13:30");
  ck_assert_str_eq (date, "2 August");
  ck_assert_str_eq (other, "<b>");
}
END_TEST

/* The first, and an option that is `more` ± `hw` more: as the row shows them. */
static void
expect_row (double first, double more, double hw, const char *is, const char *by, bool off)
{
  g_autofree char *options
      = g_strdup_printf ("{\"options\":[{\"figures\":{\"x\":{\"mean\":%f,\"hw\":400}}},"
                         "{\"figures\":{\"x\":{\"mean\":%f,\"more\":%f,\"more_hw\":%f}}}]}",
                         first, first + more, more, hw);
  g_autoptr (JsonObject) o = pr_json_object (options);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  double row[2];
  for (guint k = 0; k < 2; k++)
    g_ptr_array_add (list, pr_brief_at (pr_brief_array (o, "options"), k));
  pr_brief_row (list, "x", 1, row);
  g_autofree char *x = pr_brief_fixed (row[0]), *y = pr_brief_fixed (row[1]),
                  *d = pr_brief_fixed (pr_brief_more (pr_brief_figure (list->pdata[1], "x"), 1));
  g_autofree char *found = g_strdup_printf ("%s | %s", x, y);
  ck_assert_str_eq (found, is);
  ck_assert_str_eq (d, by);
  ck_assert_int_eq (pr_brief_seems_off (list, "x", 1), off);
}

/* Each figure is its own mean; if rounding makes them seem off, the page says so. */
START_TEST (rows_agree)
{
  expect_row (240, 158, 246, "240 | 398", "158", false);
  expect_row (6594, 158, 46, "6,594 | 6,752", "158", false);
  expect_row (6594.4, 158.3, 46, "6,594 | 6,753", "158", true);
  expect_row (1.7, -0.1, 0.02, "1.7 | 1.6", "-0.1", false);
  expect_row (1.74, -0.1, 0.02, "1.7 | 1.6", "-0.1", false);
  expect_row (1.66, -0.06, 0.02, "1.7 | 1.6", "-0.1", false);
  expect_row (1.74, -0.14, 0.02, "1.7 | 1.6", "-0.1", false);
  expect_row (4.44, 0.44, 0.02, "4.4 | 4.9", "0.4", true);
  expect_row (448.5, 0.25, 2, "449 | 449", "0.3", false);
  expect_row (2898, 10, 0, "2,898 | 2,908", "10", false);
  /* What is nearly all gone is not rounded to nothing. */
  expect_row (40, -38, 10, "40 | 2", "-38", false);
  expect_row (44, -44, 10, "44 | 0", "-44", false);
}
END_TEST

/* A place has the same number in the table and in a list, which is in order. */
START_TEST (lists_in_order)
{
  static const char option[]
      = "{\"helped\":["
        "{\"name\":\"a\",\"metric\":\"visits_left\",\"more\":-878.8,\"more_hw\":300},"
        "{\"name\":\"b\",\"metric\":\"visits_left\",\"more\":-134,\"more_hw\":99},"
        "{\"name\":\"c\",\"metric\":\"visits_left\",\"more\":-130,\"more_hw\":9}]}";
  g_autoptr (JsonObject) o = pr_json_object (option);
  g_autoptr (GString) out = g_string_new (NULL);
  ck_assert (pr_brief_tell_felt (out, o, "helped", 5));
  ck_assert_str_eq (out->str, "fewer people unserved: a 879, b 134, c 130");
}
END_TEST

/* Each table and each column that a what-if may change has words of its own. */
START_TEST (all_have_words)
{
  for (gsize k = PR_INI_REPORT_LEVEL; k < PR_N_INI_KEYS; k++)
    ck_assert_msg (pr_brief_key_words (pr_ini_keys[k].key.name) != NULL, "%s",
                   pr_ini_keys[k].key.name);
  for (int t = 0; t < PR_N_TABLES; t++)
    {
      const char *told = pr_brief_telling_column (pr_schema[t].name);
      ck_assert (told == NULL || pr_brief_column_words (pr_schema[t].name, told) != NULL);
      ck_assert_msg (pr_brief_table_words (pr_schema[t].name) != NULL, "%s", pr_schema[t].name);
      for (gsize k = 0; k < pr_schema[t].n_columns; k++)
        {
          const pr_column *c = &pr_schema[t].columns[k];
          bool names = (c->flags & PR_COL_KEY) != 0 || c->type == PR_COL_SOURCE
                       || (t == PR_TABLE_POOLS && k == PR_POOLS_COUNT);
          ck_assert_msg (names || pr_brief_column_words (pr_schema[t].name, c->name) != NULL,
                         "%s.%s", pr_schema[t].name, c->name);
        }
    }
}
END_TEST

/* Whether a word of more than four letters, "instead" included, is in both, its ending aside. */
static bool
is_doubled (const char *about, const char *column)
{
  g_autofree char *all = g_strdup_printf ("%s instead", about);
  g_auto (GStrv) words = g_strsplit_set (all, " ,-", -1);
  for (char **w = words; *w != NULL; w++)
    {
      (*w)[MIN (strlen (*w), 5)] = '\0';
      if (strlen (*w) == 5 && strstr (column, *w) != NULL)
        return true;
    }
  return strstr (column, about) != NULL;
}

/* "how many file: how many file 14 instead of 11" */
START_TEST (no_doubled_words)
{
  for (int t = 0; t < PR_N_TABLES; t++)
    for (gsize k = 0; k < pr_schema[t].n_columns; k++)
      {
        const char *about = pr_brief_table_words (pr_schema[t].name),
                   *column
                   = pr_brief_column_words (pr_schema[t].name, pr_schema[t].columns[k].name);
        bool key = (pr_schema[t].columns[k].flags & PR_COL_KEY) != 0;
        ck_assert_msg (key || column == NULL || !is_doubled (about, column), "%s: %s", about,
                       column);
      }
}
END_TEST

static void
expect_changes (const char *changes, const char *words)
{
  g_autofree char *text
      = g_strdup_printf ("{\"applies\":\"2025-07-09\",\"changes\":[%s]}", changes);
  g_autoptr (JsonObject) o = pr_json_object (text);
  g_autoptr (GString) out = g_string_new (NULL);
  pr_brief_put_changes (out, o, 3, 2);
  ck_assert_str_eq (out->str, words);
}

#define SAME_DAYS "\"from\":\"2025-07-07\",\"until\":\"2025-07-26\""
#define TWO_MONTHS "\"from\":\"2025-07-07\",\"until\":\"2025-08-26\""
#define EVERYWHERE "\"places\":[\"*\"],\"n_places\":1"

START_TEST (changes)
{
  expect_changes ("{\"table\":\"pools\",\"n\":300,\"column\":\"overtime_most\",\"from\":\"1h\","
                  "\"to\":\"3h\",\"names\":[\"reception\",\"guides\",\"results\"],\"n_names\":7,"
                  "\"places\":[\"A\",\"B\",\"C\"],\"n_places\":54}",
                  "<i>from 9 July on: </i>staff: longest overtime in a day 3 hours "
                  "instead of 1 hour "
                  "(reception, guides, results and 4 more, at 54 places)");
  expect_changes ("{\"table\":\"pools\",\"n\":1,\"column\":\"calendar\",\"from\":\"office\",\"to\":"
                  "\"long\",\"is_name\":true,\"names\":[\"desk\"],\"n_names\":1}",
                  "<i>from 9 July on: </i>staff: hours of work “long” instead of “office” (desk)");
  expect_changes (
      "{\"table\":\"surges\",\"n\":1,\"only\":\"here\",\"rows\":[{\"names\":[\"*\"],"
      "\"n_names\":1," EVERYWHERE "," SAME_DAYS ",\"values\":{\"factor\":\"2\"}}]}",
      "<i>from 9 July on: </i>days of more or fewer filings, new: all, everywhere, from "
      "7 to 26 July, times 2");
  expect_changes ("{\"table\":\"calendars\",\"n\":1,\"only\":\"here\",\"rows\":[{\"names\":[\"X\","
                  "\"Sat\"],\"n_names\":2,\"values\":{\"open\":\"07:30-11:30\"}}]}",
                  "<i>from 9 July on: </i>opening hours, new: X, Sat, open 07:30-11:30");
  expect_changes ("{\"table\":\"courses\",\"n\":4,\"only\":\"first\",\"rows\":[{\"names\":[\"A\"],"
                  "\"n_names\":1," TWO_MONTHS
                  ",\"values\":{\"seats\":\"9\"}},{\"names\":[\"B\"],\"n_names\":1},{}]}",
                  "<i>from 9 July on: </i>courses, no longer: A, from 7 July to 26 August; B; and "
                  "2 more");
  expect_changes ("{\"table\":\"courses\",\"n\":1,\"column\":\"until\",\"from\":\"2025-06-26\","
                  "\"to\":\"2025-07-03\",\"names\":[\"A\"],\"n_names\":1," EVERYWHERE "}",
                  "<i>from 9 July on: </i>courses: last day 3 July instead of 26 June (A, "
                  "everywhere)");
}
END_TEST

/* Dates, durations and shares are told as elsewhere, what is in scenario.ini, too. */
START_TEST (values)
{
  expect_changes (
      "{\"table\":\"incidents\",\"n\":1,\"only\":\"here\",\"rows\":[{\"names\":[\"portal\"],"
      "\"n_names\":1,\"on\":\"2025-07-07 00:00\",\"values\":{\"repair\":\"2d\"}}]}",
      "<i>from 9 July on: </i>failures, new: portal, on 7 July, 0:00, repair takes 2 days");
  expect_changes ("{\"table\":\"workflows\",\"n\":1,\"column\":\"effort\",\"from\":\"1h 30min\","
                  "\"to\":\"1min\",\"names\":[\"check\"],\"n_names\":1}",
                  "<i>from 9 July on: </i>steps of work: time that it takes 1 minute instead of 1 "
                  "hour 30 minutes (check)");
  expect_changes ("{\"key\":\"ready_on_time\",\"n\":1,\"from\":\"95 %\",\"to\":\"80 %\"}",
                  "<i>from 9 July on: </i>least share on time of a ready place: 80 % instead of 95 "
                  "%");
}
END_TEST

/* Twenty thousand points are read in a moment. */
START_TEST (large_sweep)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *sweep = g_build_filename (folder, "sweep.csv", NULL),
                  *factors = g_build_filename (folder, "factors.csv", NULL);
  g_autoptr (GString) means = g_string_new ("point,metric,mean\n"),
                      levels = g_string_new ("point,factor,value\n");
  for (int k = 0; k <= 20000; k++)
    {
      g_string_append_printf (means, "%d,on_time,0.5\n%d,places_ready,%d\n", k, k, k % 100);
      if (k > 0)
        g_string_append_printf (levels, "%d,volume,%d%%\n%d,effort,\n", k, k, k);
    }
  ck_assert (g_file_set_contents (sweep, means->str, -1, NULL));
  ck_assert (g_file_set_contents (factors, levels->str, -1, NULL));
  clock_t begin = clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_brief_sweep) s = pr_brief_sweep_read (folder, &error);
  ck_assert_ptr_nonnull (s);
  ck_assert_int_lt (clock () - begin, 3 * CLOCKS_PER_SEC);
  pr_brief b = { .out = g_string_new (NULL) };
  pr_brief_put_hangs_on (&b, s);
  ck_assert_ptr_nonnull (strstr (b.out->str, "<li>volume: 0 (as assumed) to 99 (99%)</li>"));
  ck_assert_ptr_null (strstr (b.out->str, "effort"));
  pr_brief_clear (&b);
  g_unlink (sweep);
  g_unlink (factors);
  g_rmdir (folder);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("words of briefs");
  TCase *c = tcase_create ("words");
  tcase_add_test (c, digits);
  tcase_add_test (c, rows_agree);
  tcase_add_test (c, lists_in_order);
  tcase_add_test (c, all_have_words);
  tcase_add_test (c, no_doubled_words);
  tcase_add_test (c, changes);
  tcase_add_test (c, values);
  tcase_add_test (c, large_sweep);
  suite_add_tcase (suite, c);
  return run_suite (suite);
}
