/* Diagnostics: order, form, limits; the nearest name. */
#include "../quick-check.h"
#include "scenario/diag.h"

#include <string.h>

START_TEST (form_and_order)
{
  g_autoptr (pr_diag) d = pr_diag_new ();
  const char *first = pr_diag_file (d, "b.csv"), *second = pr_diag_file (d, "a.csv");
  ck_assert_ptr_eq (pr_diag_file (d, "b.csv"), first);
  pr_error (d, ((pr_pos){ second, 1, 1 }), "e%d", 1);
  pr_error (d, ((pr_pos){ first, 10, 2 }), "e2");
  pr_error (d, ((pr_pos){ first, 9, 30 }), "e3");
  pr_warning (d, ((pr_pos){ first, 9, 4 }), "w4");
  pr_error (d, ((pr_pos){ first, 9, 30 }), "e5");
  pr_error (d, ((pr_pos){ first, 0, 0 }), "e6");
  pr_error (d, ((pr_pos){ first, 7, 0 }), "e7");
  pr_diag_add (d, PR_DIAG_NOTE, (pr_pos){ NULL, 0, 0 }, "n8");
  g_autofree char *text = pr_diag_text (d);
  ck_assert_str_eq (text, "b.csv: error: e6\n"
                          "b.csv:7: error: e7\n"
                          "b.csv:9:4: warning: w4\n"
                          "b.csv:9:30: error: e3\n"
                          "b.csv:9:30: error: e5\n"
                          "b.csv:10:2: error: e2\n"
                          "a.csv:1:1: error: e1\n"
                          "note: n8\n");
  ck_assert_uint_eq (pr_diag_errors (d), 6);
  ck_assert_uint_eq (pr_diag_warnings (d), 1);
}
END_TEST

START_TEST (empty)
{
  g_autoptr (pr_diag) d = pr_diag_new ();
  g_autofree char *text = pr_diag_text (d);
  ck_assert_str_eq (text, "");
}
END_TEST

START_TEST (limited)
{
  g_autoptr (pr_diag) d = pr_diag_new ();
  for (int i = 0; i < 5000; i++)
    pr_error (d, ((pr_pos){ NULL, 0, 0 }), "e%d", i);
  pr_warning (d, ((pr_pos){ NULL, 0, 0 }), "w");
  g_autofree char *text = pr_diag_text (d);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), PR_DIAG_MAX + 3);
  ck_assert_str_eq (lines[PR_DIAG_MAX - 1], "error: e199");
  ck_assert_str_eq (lines[PR_DIAG_MAX], "warning: w");
  ck_assert_str_eq (lines[PR_DIAG_MAX + 1], "4800 more errors are not shown");
  ck_assert_uint_eq (pr_diag_errors (d), 5000);
}
END_TEST

/* What one line of a what-if does wrong to several rows is one error. */
START_TEST (said_once)
{
  g_autoptr (pr_diag) d = pr_diag_new ();
  const char *file = pr_diag_file (d, "a.ini");
  for (int i = 0; i < 3; i++)
    pr_error (d, ((pr_pos){ file, 5, 1 }), "e");
  pr_error (d, ((pr_pos){ file, 6, 1 }), "e");
  pr_warning (d, ((pr_pos){ file, 6, 1 }), "e");
  g_autofree char *text = pr_diag_text (d);
  ck_assert_str_eq (text, "a.ini:5:1: error: e\na.ini:6:1: error: e\na.ini:6:1: warning: e\n");
  ck_assert_uint_eq (pr_diag_errors (d), 2);
}
END_TEST

START_TEST (one_line)
{
  g_autoptr (pr_diag) d = pr_diag_new ();
  pr_error (d, ((pr_pos){ NULL, 0, 0 }), "a\nb\033[1m\xff");
  g_autofree char *wide = g_strnfill (10000, 'x');
  pr_error (d, ((pr_pos){ NULL, 0, 0 }), "%s", wide);
  g_autofree char *text = pr_diag_text (d);
  ck_assert_msg (g_str_has_prefix (text, "error: a\\nb\\u001b[1m\\xff\n"), "%s", text);
  ck_assert (g_utf8_validate (text, -1, NULL));
  ck_assert_uint_lt (strlen (text), 1000);
}
END_TEST

START_TEST (nearest)
{
  static const char *const names[] = { "reception", "sign", "count", "Hồng Gai", "units", "due" };
  static const struct {
    const char *found, *nearest;
  } cases[] = {
    { "recepton", "reception" },
    { "receptoin", "reception" },
    { "Count", "count" },
    { "hong gai", "Hồng Gai" },
    { "unit", "units" },
    { "sgin", "sign" },
    { "du", "due" },
    { "de", "due" },
    { "da", NULL },
    { "xyz", NULL },
    { "", NULL },
    { "s", NULL },
    { "completely else", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_pstr_eq (pr_nearest (cases[i].found, names, G_N_ELEMENTS (names)), cases[i].nearest);
  g_autofree char *wide = g_strnfill (100000, 'x');
  ck_assert_ptr_null (pr_nearest (wide, names, G_N_ELEMENTS (names)));
  ck_assert_ptr_null (pr_nearest ("sign", NULL, 0));
  ck_assert (pr_name_contains ("Phường Hồng Gai", "hong gai"));
  ck_assert (pr_name_contains ("Phường Đông Triều", "phuong dong trieu"));
  ck_assert (pr_name_contains ("Đầm Hà", "DAM ha") && pr_name_contains ("Dam Ha", "đầm"));
  ck_assert (!pr_name_contains ("Hồng Gai", "Phường Hồng Gai") && !pr_name_contains ("Gai", ""));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenario/diag");
  TCase *tc = tcase_create ("diag");
  tcase_add_test (tc, form_and_order);
  tcase_add_test (tc, empty);
  tcase_add_test (tc, limited);
  tcase_add_test (tc, said_once);
  tcase_add_test (tc, one_line);
  tcase_add_test (tc, nearest);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
