/* What the tests of the public interface share. It, too, uses nothing but that interface. */
#ifndef TEST_API_H
#define TEST_API_H

#include <check.h>
#include <pilotrun/pilotrun.h>
#include <stdlib.h>

#define TOLD(error) ((error) != NULL ? (error)->message : "no error")

static inline const char *
mm1 (void)
{
  return g_getenv ("PILOTRUN_MM1");
}

/* settings: names and values, ended by NULL. */
static inline pilotrun_settings *G_GNUC_NULL_TERMINATED
settings_of (const char *name, ...)
{
  pilotrun_settings *s = pilotrun_settings_new ();
  va_list args;
  va_start (args, name);
  for (; name != NULL; name = va_arg (args, const char *))
    {
      GError *error = NULL;
      ck_assert_msg (pilotrun_settings_set (s, name, va_arg (args, const char *), &error), "%s",
                     TOLD (error));
    }
  va_end (args);
  return s;
}

static inline pilotrun_scenario *
open_mm1 (const pilotrun_settings *settings)
{
  GError *error = NULL;
  pilotrun_scenario *s = pilotrun_scenario_open (mm1 (), settings, NULL, &error);
  ck_assert_msg (s != NULL, "%s", TOLD (error));
  return s;
}

/* A what-if on it, from memory: half as many come. */
#define HALF                                                                                       \
  "[scenario]\nbase = mm1\nname = Half as many\n[set arrivals where stream=jobs]\nrate = 0.45 "    \
  "per "                                                                                           \
  "min\n"

/* Where the file of a what-if beside that scenario would be. Free with g_free. */
static inline char *
beside (const char *name)
{
  g_autofree char *folder = g_path_get_dirname (mm1 ());
  return g_build_filename (folder, name, NULL);
}

static inline pilotrun_scenario *
open_half (const pilotrun_settings *settings)
{
  GError *error = NULL;
  g_autofree char *path = beside ("half.ini");
  pilotrun_scenario *s = pilotrun_scenario_open_text (path, HALF, settings, NULL, &error);
  ck_assert_msg (s != NULL, "%s", TOLD (error));
  return s;
}

static inline pilotrun_results *
simulate (const pilotrun_scenario *s, const char *jobs)
{
  GError *error = NULL;
  g_autoptr (pilotrun_settings) settings = settings_of ("jobs", jobs, NULL);
  pilotrun_results *r = pilotrun_simulate (s, settings, NULL, NULL, NULL, &error);
  ck_assert_msg (r != NULL, "%s", TOLD (error));
  return r;
}

/* A command of the shell in a folder; $1 is the program, $2 the scenario. */
static inline void
shell (const char *folder, const char *command)
{
  g_autofree char *place = g_shell_quote (folder), *program = g_shell_quote (g_getenv ("PILOTRUN")),
                  *scenario = g_shell_quote (mm1 ());
  g_autofree char *line = g_strdup_printf ("cd %s && set -- %s %s && { %s; } >/dev/null", place,
                                           program, scenario, command);
  ck_assert_msg (system (line) == 0, "%s", command);
}

static inline int
run_suite (TCase *tc)
{
  Suite *suite = suite_create ("api");
  tcase_set_timeout (tc, 120);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? 0 : 1;
}

#endif
