/* One suite, run by main() of each test executable. */
#ifndef PR_TEST_RUNNER_H
#define PR_TEST_RUNNER_H

#include "../quick-check.h"
#include <stdlib.h>

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
