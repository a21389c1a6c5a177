/* Canonical text: equal scenarios print alike, different ones do not; and the sizes that load. */
#include "memory.h"
#include "../quick-check.h"
#include "scenario/limits.h"
#include "scenario/sheet.h"

#include <string.h>

static char *
text_with (const char *name, const char *content)
{
  memory m;
  memory_init (&m);
  if (name != NULL)
    memory_set (&m, name, content);
  memory_load (&m);
  ck_assert_str_eq (m.messages, "");
  char *text = pr_tables_text (m.tables);
  memory_clear (&m);
  return text;
}

START_TEST (whole)
{
  g_autofree char *text = text_with (NULL, NULL);
  ck_assert_ptr_nonnull (strstr (text, "[scenario]\nformat = 1\nname = Small\nstart = "
                                       "2025-07-01\nend = 2025-07-31\nwarm_up = 0min\nseed = 1\n"));
  /* Rows by key, defaults written out. */
  ck_assert_ptr_nonnull (
      strstr (text, "\n[units]\ncode,name,type,population,area_km2,lat,lon,former_district,"
                    "difficult_area,island,source\n"
                    "06652,Hai,commune,500,,,,,no,no,press\n"
                    "u1,Một,ward,1000,,,,,no,no,official\n"));
  ck_assert_ptr_nonnull (strstr (
      text,
      "simple,receive,work,reception,,20min,yes,no,no,suspend,0min,,no,,returned,assumption\n"));
  ck_assert_ptr_null (strstr (text, "[rules]"));
}
END_TEST

/* Files that say the same as those of the valid scenario in another way. */
static const char *const same[][2] = {
  { "units.csv", "source,type,name,code,difficult_area,population\r\npress,commune,Hai,06652,no,"
                 "500\r\nofficial,ward,\"Mo\xcc\xa3\xcc\x82t\",u1,,01000\r\n" },
  { "workflows.csv", "workflow,step,kind,role,effort,next,source,at_close\nsimple,receive,work,"
                     "reception,constant(1200s),returned 100%,assumption,suspend\n" },
  { "calendars.csv",
    "calendar,days,open,source\noffice,Mon Tue Wed-Fri,13:00-17:00 7:30-11:30,official\n" },
  { "scenario.ini",
    "[report]\nlevel = 0.95\n\n# "
    "words\n[scenario]\nend=2025-07-31\nstart=2025-07-01\nname=Small\nformat=1\nseed=1\n" },
};

static const char *const other[][2] = {
  { "units.csv",
    "code,name,type,population,source\nu1,Một,ward,1001,official\n06652,Hai,commune,500,press\n" },
  { "workflows.csv", "workflow,step,role,effort,next,source\nsimple,receive,reception,20.001min,"
                     "returned,assumption\n" },
  { "calendars.csv",
    "calendar,days,open,source\noffice,Mon-Fri,07:30-11:31 13:00-17:00,official\n" },
  { "rules.csv", "rule,value,source\nticket_cutoff,0min,official\n" },
};

START_TEST (equal_scenarios)
{
  g_autofree char *expected = text_with (NULL, NULL);
  g_autofree char *text = text_with (same[_i][0], same[_i][1]);
  ck_assert_str_eq (text, expected);
}
END_TEST

START_TEST (different_scenarios)
{
  g_autofree char *valid = text_with (NULL, NULL);
  g_autofree char *text = text_with (other[_i][0], other[_i][1]);
  ck_assert_str_ne (text, valid);
}
END_TEST

START_TEST (steps_keep_their_order)
{
  g_autofree char *text
      = text_with ("workflows.csv", "workflow,step,role,effort,next,source\n"
                                    "z,b,r,1min,a,press\nsimple,y,r,1min,x,press\nz,a,r,1min,"
                                    "returned,press\nsimple,x,r,1min,returned,press\n");
  const char *y = strstr (text, "simple,y,"), *x = strstr (text, "simple,x,"),
             *b = strstr (text, "z,b,"), *a = strstr (text, "z,a,");
  ck_assert (y != NULL && x != NULL && b != NULL && a != NULL);
  ck_assert (y < x && x < b && b < a);
}
END_TEST

/* A table with `n` rows of units. */
static void
add_units (memory *m, int n)
{
  g_autoptr (GString) text = g_string_new ("code,name,type,population,source\n");
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "u%d,\"Quảng Yên %d\",ward,%d,press: a report\n", i, i, i);
  memory_set_bytes (m, "units.csv", text->str, text->len);
}

START_TEST (many_rows)
{
  memory m;
  memory_init (&m);
  add_units (&m, PR_MOST_ROWS);
  gint64 start = g_get_monotonic_time ();
  memory_load (&m);
  gint64 elapsed = g_get_monotonic_time () - start;
  ck_assert_str_eq (m.messages, "");
  ck_assert_uint_eq (m.tables->table[PR_TABLE_UNITS].n, PR_MOST_ROWS);
  ck_assert_int_eq (
      m.tables->table[PR_TABLE_UNITS].rows[PR_MOST_ROWS - 1].cells[PR_UNITS_POPULATION].v.count,
      PR_MOST_ROWS - 1);
  /* A guard against anything quadratic, with room for sanitizers; not a benchmark. */
  ck_assert_int_lt (elapsed, 60 * G_USEC_PER_SEC);
  memory_clear (&m);
}
END_TEST

START_TEST (one_row_too_many)
{
  memory m;
  memory_init (&m);
  add_units (&m, PR_MOST_ROWS + 1);
  memory_load (&m);
  ck_assert_str_eq (m.messages,
                    "s/units.csv:200002:1: error: more than 200000 rows; the rest is not read\n");
  ck_assert_uint_eq (m.tables->table[PR_TABLE_UNITS].n, PR_MOST_ROWS);
  memory_clear (&m);
}
END_TEST

START_TEST (all_rows_wrong)
{
  memory m;
  memory_init (&m);
  g_autoptr (GString) text = g_string_new ("date,open,source\n");
  for (int i = 0; i < 1000001; i++)
    g_string_append (text, "x,closed,press\n");
  memory_set_bytes (&m, "holidays.csv", text->str, text->len);
  memory_load (&m);
  /* Reading stopped long before the end: more errors would not be shown. */
  ck_assert_uint_lt (m.tables->table[PR_TABLE_HOLIDAYS].n, 10000);
  assert_message (&m, "s/holidays.csv:2:1: error: ", "date: 'x'");
  memory_clear (&m);
}
END_TEST

static gboolean
count_row (gpointer user, const pr_raw_cell *cells G_GNUC_UNUSED, gsize n G_GNUC_UNUSED)
{
  ++*(gsize *) user;
  return TRUE;
}

START_TEST (too_many_rows)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (GString) text = g_string_new ("a\n");
  for (int i = 0; i < PR_SHEET_MAX_ROWS; i++)
    g_string_append (text, "x\n");
  gsize rows = 0;
  pr_sheet_read (text->str, text->len, "f", diag, count_row, &rows);
  ck_assert_uint_eq (rows, PR_SHEET_MAX_ROWS + 1); /* with the header */
  ck_assert_uint_eq (pr_diag_errors (diag), 0);
  rows = 0;
  g_string_append (text, "x\nx\nx\n");
  pr_sheet_read (text->str, text->len, "f", diag, count_row, &rows);
  ck_assert_uint_eq (rows, PR_SHEET_MAX_ROWS + 1);
  g_autofree char *message = pr_diag_text (diag);
  ck_assert_str_eq (message, "f:1000002:1: error: more than 1000000 rows; the rest is not read\n");
}
END_TEST

START_TEST (blank_rows)
{
  memory m;
  memory_init (&m);
  g_autoptr (GString) text = g_string_new ("rule,value,source\n");
  g_string_append (text, "ticket_cutoff,0min,official\n");
  /* Rows of nothing but separators are none. */
  for (int i = 0; i < 1000001; i++)
    g_string_append (text, ",,\n");
  memory_set_bytes (&m, "rules.csv", text->str, text->len);
  memory_load (&m);
  ck_assert_str_eq (m.messages, "");
  ck_assert_uint_eq (m.tables->table[PR_TABLE_RULES].n, 1);
  memory_clear (&m);
}
END_TEST

START_TEST (long_cell)
{
  memory m;
  memory_init (&m);
  g_autofree char *wide = g_strnfill (70000, 'x');
  g_autofree char *content = g_strdup_printf (
      "code,name,type,population,source\nu1,%s,ward,1,press\nu2,B,wrd,1,press\n", wide);
  memory_set (&m, "units.csv", content);
  memory_load (&m);
  assert_message (&m, "s/units.csv:2:4: error: ", "a cell of more than 64 KiB");
  assert_message (&m, "s/units.csv:3:6: error: ", "did you mean 'ward'?");
  memory_clear (&m);
}
END_TEST

/* A message leaves out the middle of a long value, but not what is wrong with it. */
START_TEST (long_values)
{
  memory m;
  memory_init (&m);
  g_autofree char *quoted = g_strnfill (70000, 'x'), *digits = g_strnfill (2000, '9');
  g_autoptr (GString) list = g_string_new ("discrete(");
  while (list->len <= 16000)
    g_string_append (list, "1min 0.1%, ");
  g_autofree char *units = g_strdup_printf (
      "code,name,type,population,source\nu1,\"%s\",ward,1,press\nu2,B,ward,1,press\n", quoted);
  g_autofree char *steps
      = g_strdup_printf ("workflow,step,role,effort,next,source\n"
                         "simple,one,reception,\"%s\",two,press\n"
                         "simple,two,reception,\"uniform(min=%s, max=1min)\",returned,press\n",
                         list->str, digits);
  memory_set (&m, "units.csv", units);
  memory_set (&m, "workflows.csv", steps);
  memory_load (&m);
  assert_message (&m, "s/units.csv:2:4: error: ", "a cell of more than 64 KiB");
  assert_message (&m, "s/workflows.csv:2:22: error: effort: 'discrete(1…'",
                  "is longer than 16000 bytes");
  assert_message (&m, "s/workflows.csv:3:22: error: effort: 'uniform(min=999", "…");
  assert_message (&m, "s/workflows.csv:3:22: error: effort: 'uniform(min=999", "is not a duration");
  memory_clear (&m);
}
END_TEST

START_TEST (many_cells)
{
  memory m;
  memory_init (&m);
  g_autofree char *commas = g_strnfill (2000000, ',');
  g_autofree char *content = g_strdup_printf (
      "code,name,type,population,source\nu1%s\nu2,B,wrd,1,press%s\n", commas, commas);
  memory_set (&m, "units.csv", content);
  memory_load (&m);
  assert_message (&m,
                  "s/units.csv:2:1: error: ", "2000001 cells in one row; at most 1000 are read");
  memory_clear (&m);
}
END_TEST

/* Texts that make a careless reader quadratic. */
START_TEST (no_quadratic_time)
{
  static const char *const pieces[]
      = { "\n", " \n", "\"\n", "\"a\n", "\"\"a\n", ",", "\"", "\"\"", "\r", "x\"\n" };
  gint64 start = g_get_monotonic_time ();
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      memory m;
      memory_init (&m);
      g_autoptr (GString) text = g_string_new ("code,name,type,population,source\n");
      while (text->len < 1000000)
        g_string_append (text, pieces[i]);
      memory_set_bytes (&m, "units.csv", text->str, text->len);
      memory_load (&m);
      memory_clear (&m);
    }
  ck_assert_int_lt (g_get_monotonic_time () - start, 20 * G_USEC_PER_SEC);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenario/text");
  TCase *tc = tcase_create ("text");
  tcase_add_test (tc, whole);
  tcase_add_loop_test (tc, equal_scenarios, 0, G_N_ELEMENTS (same));
  tcase_add_loop_test (tc, different_scenarios, 0, G_N_ELEMENTS (other));
  tcase_add_test (tc, steps_keep_their_order);
  suite_add_tcase (suite, tc);
  TCase *size = tcase_create ("size");
  tcase_set_timeout (size, 300);
  tcase_add_test (size, many_rows);
  tcase_add_test (size, one_row_too_many);
  tcase_add_test (size, all_rows_wrong);
  tcase_add_test (size, too_many_rows);
  tcase_add_test (size, blank_rows);
  tcase_add_test (size, long_cell);
  tcase_add_test (size, long_values);
  tcase_add_test (size, many_cells);
  tcase_add_test (size, no_quadratic_time);
  suite_add_tcase (suite, size);
  return run_suite (suite);
}
