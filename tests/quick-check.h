/* Check, and how a program runs its suite.
 *
 * It goes without its diary: each assertion that holds is written to a file, so that a crash can be
 * told to come after it. That costs more than most of what is tested here; sanitizers and
 * debuggers say more of a crash.
 */
#ifndef TESTS_QUICK_CHECK_H
#define TESTS_QUICK_CHECK_H

#include <check.h>
#include <stdlib.h>

#define _mark_point(file, line) ((void) 0)

/* The exit status of main(). */
static inline int
run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
