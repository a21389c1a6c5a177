/* The judgement of the selfcheck, and the reader of expected.csv. */
#include "experiment/input.h"
#include "experiment/selfcheck.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

START_TEST (verdicts)
{
  pr_expected_row row = { .value = 10, .tolerance = 0.2, .kind = PR_ROW_STEADY };
  ck_assert_int_eq (pr_selfcheck_judge (&row, 10.1, 0.2), PR_PASSED);
  ck_assert_int_eq (pr_selfcheck_judge (&row, 9.9, 0.05), PR_FAILED);
  ck_assert_int_eq (pr_selfcheck_judge (&row, 10.1, 0.3), PR_INCONCLUSIVE);
  ck_assert_int_eq (pr_selfcheck_judge (&row, 10.4, 0.3), PR_FAILED);
  ck_assert_int_eq (pr_selfcheck_judge (&row, NAN, NAN), PR_INCONCLUSIVE);
  ck_assert_int_eq (pr_selfcheck_judge (&row, 10, NAN), PR_INCONCLUSIVE);
  row.kind = PR_ROW_COMPUTED;
  ck_assert_int_eq (pr_selfcheck_judge (&row, 10.1, 0), PR_PASSED);
  ck_assert_int_eq (pr_selfcheck_judge (&row, 10.3, 0), PR_FAILED);
  ck_assert_int_eq (pr_selfcheck_judge (&row, NAN, 0), PR_FAILED);
}
END_TEST

#define HEADER                                                                                     \
  "case,scenario,family,parameters,quantity,place,of,unit,expected,kind,tolerance,source\n"

static pr_expected *
read_text (const char *text, GError **error)
{
  g_autoptr (pr_folder) folder = pr_folder_new_memory ("t/");
  pr_folder_add (folder, "expected.csv", text, strlen (text));
  return pr_expected_read (pr_folder_source (folder), error);
}

START_TEST (rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_expected) e
      = read_text (HEADER "C1,a,M/M/c,\"lambda=0.2,-0.6;c=2\",Wq,u1,clerk,1min,-0.5,steady,,book\n"
                          "C2,,t,p=1,t,,,,2,computed,0.1,tables\n",
                   &error);
  ck_assert_msg (e != NULL, "%s", error ? error->message : "");
  ck_assert_uint_eq (e->n, 2);
  ck_assert_uint_eq (e->n_simulated, 1);
  const pr_expected_row *row = e->rows;
  ck_assert_str_eq (row->id, "C1");
  ck_assert_str_eq (row->of, "clerk");
  ck_assert_double_eq (row->unit, 60);
  ck_assert_double_eq (row->value, -0.5);
  ck_assert_double_eq_tol (row->tolerance, 0.01, 1e-15);
  double x[3];
  ck_assert_uint_eq (pr_expected_parameter (row, "lambda", x, 3), 2);
  ck_assert_double_eq (x[1], -0.6);
  ck_assert_uint_eq (pr_expected_parameter (row, "lambda", x, 1), 1);
  ck_assert_uint_eq (pr_expected_parameter (row, "c", x, 3), 1);
  ck_assert_double_eq (x[0], 2);
  ck_assert_uint_eq (pr_expected_parameter (row, "lamb", x, 3), 0);
  ck_assert_double_eq (e->rows[1].tolerance, 0.1);
}
END_TEST

/* All at once, each at its place. */
START_TEST (mistakes)
{
  static const char *const told[] = {
    "t/expected.csv:2:21: error: '1m'",
    "t/expected.csv:2:24: error: 'x' is not a number",
    "t/expected.csv:2:26: error: 'stead",
    "t/expected.csv:3:29: error: a tolerance is more than 0",
    "t/expected.csv:4:4: error: rows that are computed have no scenario",
    "t/expected.csv:5:1: error: the row has 2 cells",
    "t/expected.csv:6:1: error: a case is expected",
  };
  g_autoptr (GError) error = NULL;
  pr_expected *e = read_text (HEADER "C1,a,M,c=2,Wq,u1,cl,1m,x,steadi,,book\n"
                                     "C2,a,M,c=2,Wq,u1,,,1,steady,0,book\n"
                                     "C3,a,M,c=2,Wq,,,,1,computed,1,book\n"
                                     "C4,a\n"
                                     ",a,M,c=2,Wq,,,,1,steady,1,book\n",
                              &error);
  ck_assert (e == NULL);
  ck_assert (g_error_matches (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO));
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    ck_assert_msg (strstr (error->message, told[i]) != NULL, "'%s' is not in\n%s", told[i],
                   error->message);
}
END_TEST

START_TEST (header)
{
  g_autoptr (GError) error = NULL;
  ck_assert (read_text ("case,scenario\nC1,a\n", &error) == NULL);
  ck_assert (strstr (error->message, "column 'family' is missing") != NULL);
  ck_assert (strstr (error->message, "column 'source' is missing") != NULL);
  ck_assert (strstr (error->message, ":2:") == NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("selfcheck");
  TCase *tc = tcase_create ("selfcheck");
  tcase_add_test (tc, verdicts);
  tcase_add_test (tc, rows);
  tcase_add_test (tc, mistakes);
  tcase_add_test (tc, header);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
