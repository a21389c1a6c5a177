/* Mistakes about rows of calendars with dates: one edit of a valid scenario, one message at one
 * position. */
#include "scene.h"

static void
add_tables (scene *s)
{
  scene_set (s, "calendars.csv",
             "calendar,days,open,from,until,source\n"
             "office,Mon-Thu,08:00-12:00 13:00-17:00,,,press\n"
             "office,Fri,08:00-12:00,,,press\n"
             "always,Mon-Sun,always,,,press\n"
             "office,Sat,08:00-11:30,2025-07-01,2025-07-31,press\n"
             "office,Mon-Wed,08:00-11:30,2025-07-07,2025-07-09,press\n");
}

static const scene_mistake mistakes[] = {
  { "calendars.csv", "2025-07-31", "2025-06-30",
    "calendars.csv:5:35: error: ", "until: '2025-06-30' is before '2025-07-01'", 1 },
  { "calendars.csv", "2025-07-31", "31/07/2025", "calendars.csv:5:35: error: ", "2025-07-31", 1 },
  /* The same days twice, from another date; a day of two rows, told once. */
  { "calendars.csv", "", "office,Sat,closed,2025-07-12,2025-07-12,press\n",
    "calendars.csv:7:8: error: ",
    "Sat 2025-07-12 of calendar 'office' has two rows with dates: also calendars.csv:5", 1 },
  { "calendars.csv", "", "office,Tue-Sun,08:00-10:00,,2025-07-10,press\n",
    "calendars.csv:7:8: error: ",
    "Sat 2025-07-05 of calendar 'office' has two rows with dates: also calendars.csv:5", 2 },
  { "calendars.csv", "", "office,Sat,08:00-10:00,2025-07-01,,press\n",
    "calendars.csv:7:1: error: ", "line 5", 2 },
  /* Another calendar, and days beside them, are no matter. */
  { "calendars.csv", "", "always,Sat,08:00-10:00,,2025-07-10,press\n", "", "", 0 },
  { "calendars.csv", "", "office,Sat,08:00-10:00,2025-08-01,,press\n",
    "calendars.csv:7:24: warning: ", "this row has no effect: it is outside the window", 1 },
  { "calendars.csv", "", "office,Sun,08:00-10:00,2025-07-07,2025-07-12,press\n",
    "calendars.csv:7:8: warning: ",
    "this row has no effect: there is no Sun between 2025-07-07 and 2025-07-12", 1 },
  { "calendars.csv", "Sat,08:00-11:30", "Sat,always",
    "calendars.csv:5:12: error: ", "'always' is for all days", 1 },
  { "calendars.csv", "Sat,08:00-11:30", "Sat,8-11h", "calendars.csv:5:12: error: ", "'8-11h'", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about weeks");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
