/* Crews: who comes when, and what the end of a shift does to the journey and to the repair, seen
 * from how long the system was down. Base world: tiny.h. The crew's shift is 08:00 to 17:00; it
 * leaves half an hour after the call.
 */
#include "tiny.h"

#define CALENDARS                                                                                  \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"                                            \
  "shift,Mon-Fri,08:00-17:00,assumption\nalways,Mon-Sun,always,assumption\n"
#define SYSTEM "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
#define INCIDENTS "== incidents.csv\nincident,system,where,start,repair,crew,source\n"
#define FAILS(name, where, start, repair)                                                          \
  name ",net," where "," start "," repair ",fitters,assumption\n"
#define CREWS "== crews.csv\ncrew,kind,base,count,calendar,duty,mobilisation,at_end,source\n"
#define CREW(calendar, at_end)                                                                     \
  CREWS "one,fitters,u1,1," calendar ",on duty,30min," at_end ",assumption\n"

static void
expect_down (const char *text, pr_time down)
{
  tiny *t = tiny_run (text, 0);
  ck_assert_int_eq (t->record->thing[0].down, down);
  ck_assert_int_eq (t->record->thing[0].repairs, 1);
  tiny_free (t);
}

/* Called at 10:00, there at 10:30, mended at 11:30. */
START_TEST (within_the_shift)
{
  tiny *t = tiny_run (CALENDARS SYSTEM INCIDENTS FAILS ("a", "u1", "2025-07-01 10:00", "1h")
                          CREW ("shift", "suspend"),
                      0);
  ck_assert_int_eq (t->record->thing[0].down, 90 * PR_MINUTE);
  ck_assert_int_eq (t->record->thing[0].waited, 0);
  ck_assert_int_eq (t->record->crew[0].busy, 90 * PR_MINUTE);
  ck_assert_int_eq (t->record->crew[0].travel, 30 * PR_MINUTE);
  ck_assert_int_eq (t->record->crew[0].overtime, 0);
  ck_assert_int_eq (t->record->crew[0].scheduled, 9 * 9 * PR_HOUR); /* nine days of the window */
  tiny_free (t);
}
END_TEST

#define LATE SYSTEM INCIDENTS FAILS ("a", "u1", "2025-07-01 16:45", "1h")

/* On the way at 17:00, to arrive at 17:15. */
START_TEST (travelling_at_the_end_of_its_shift)
{
  /* Goes on, and mends it by 18:15. */
  expect_down (CALENDARS LATE CREW ("shift", "finish"), 90 * PR_MINUTE);
  /* Sets out again at 08:00, from its base: mended at 09:30. */
  expect_down (CALENDARS LATE CREW ("shift", "suspend"), 16 * PR_HOUR + 45 * PR_MINUTE);
  expect_down (CALENDARS LATE CREW ("shift", "hand back"), 16 * PR_HOUR + 45 * PR_MINUTE);
  /* Works from 17:15 to 18:00, and on the next day from 08:30 the quarter of an hour that is left.
   */
  expect_down (CALENDARS LATE CREW ("shift", "finish 1h"), 16 * PR_HOUR);
}
END_TEST

START_TEST (overtime_of_a_crew)
{
  tiny *t = tiny_run (CALENDARS LATE CREW ("shift", "finish"), 0);
  ck_assert_int_eq (t->record->crew[0].busy, 90 * PR_MINUTE);
  ck_assert_int_eq (t->record->crew[0].overtime, 75 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Called at 15:00, there at 15:30; three hours of repair, of which an hour and a half is done at
 * 17:00. */
#define LONG SYSTEM INCIDENTS FAILS ("a", "u1", "2025-07-01 15:00", "3h")
START_TEST (repair_that_outlasts_the_shift)
{
  expect_down (CALENDARS LONG CREW ("shift", "finish"), 3 * PR_HOUR + 30 * PR_MINUTE);
  expect_down (CALENDARS LONG CREW ("shift", "suspend"), 19 * PR_HOUR);
  expect_down (CALENDARS LONG CREW ("shift", "hand back"), 19 * PR_HOUR);
  expect_down (CALENDARS LONG CREW ("shift", "hand back lost"), 20 * PR_HOUR + 30 * PR_MINUTE);
}
END_TEST

/* Handed back at 17:00 with an hour and a half left, to those on standby: there at 17:30. */
START_TEST (standby)
{
  expect_down (
      CALENDARS LONG CREW ("shift",
                           "hand back") "two,fitters,u1,1,always,standby,30min,finish,assumption\n",
      4 * PR_HOUR);
  /* While a crew on duty is free, those on standby are not called, though they would be quicker. */
  tiny *t = tiny_run (
      CALENDARS SYSTEM INCIDENTS FAILS ("a", "u1", "2025-07-01 10:00", "1h")
          CREW ("shift", "finish") "two,fitters,u1,1,always,standby,1min,finish,assumption\n",
      0);
  ck_assert_int_eq (t->record->crew[0].repairs, 1);
  ck_assert_int_eq (t->record->crew[1].repairs, 0);
  tiny_free (t);
}
END_TEST

#define TWO_UNITS(island)                                                                          \
  "== units.csv\ncode,name,type,population,lat,lon,island,source\n"                                \
  "u1,One,ward,1000,20,107,no,assumption\nu2,Two,ward,1000,21,107," island ",assumption\n"         \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"
/* One degree of latitude is pi / 180 x 6371 km = 111.194926644559 km: an hour at this speed. */
#define MOVING                                                                                     \
  "== crews.csv\ncrew,kind,base,count,calendar,mobilisation,speed_km_h,boat_km_h,at_end,source\n"
#define DEGREE_AN_HOUR "111.19492664455873"

/* u1 fails at 09:00: there at once, mended at 10:00. u2 fails at 09:10 and waits until then; an
 * hour on the way, mended at 12:00. u1 fails again at 13:00: an hour back. */
START_TEST (one_after_the_other)
{
  tiny *t = tiny_run (
      CALENDARS TWO_UNITS ("no") SYSTEM INCIDENTS FAILS ("a", "u1", "2025-07-01 09:00", "1h")
          FAILS ("b", "u2", "2025-07-01 09:10", "1h") FAILS ("c", "u1", "2025-07-01 13:00", "1h")
              MOVING "one,fitters,u1,1,shift,0min," DEGREE_AN_HOUR ",,finish,assumption\n",
      0);
  ck_assert_int_eq (t->record->thing[0].down, 3 * PR_HOUR);
  ck_assert_int_eq (t->record->thing[1].down, 2 * PR_HOUR + 50 * PR_MINUTE);
  ck_assert_int_eq (t->record->thing[1].waited, 50 * PR_MINUTE);
  ck_assert_int_eq (t->record->crew[0].travel, 2 * PR_HOUR);
  ck_assert_int_eq (t->record->crew[0].busy, 5 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* To an island by boat, at half the speed; the crew without one is nearer and stays. */
START_TEST (boat)
{
  tiny *t = tiny_run (CALENDARS TWO_UNITS ("yes")
                          SYSTEM INCIDENTS FAILS ("a", "u2", "2025-07-01 09:00", "1h") MOVING
                      "one,fitters,u1,1,shift,0min,900,,finish,assumption\n"
                      "two,fitters,u1,1,shift,0min,900,55.597463322279365,finish,assumption\n",
                      0);
  ck_assert_int_eq (t->record->thing[1].down, 3 * PR_HOUR);
  ck_assert_int_eq (t->record->crew[0].repairs, 0);
  ck_assert_int_eq (t->record->crew[1].repairs, 1);
  tiny_free (t);
}
END_TEST

/* A crew that was last at u2 is back at its base at the beginning of its next shift. */
START_TEST (back_at_its_base)
{
  tiny *t = tiny_run (CALENDARS TWO_UNITS ("no")
                          SYSTEM INCIDENTS FAILS ("a", "u2", "2025-07-01 09:00", "1h")
                              FAILS ("b", "u2", "2025-07-02 09:00", "1h") MOVING
                      "one,fitters,u1,1,shift,0min," DEGREE_AN_HOUR ",,finish,assumption\n",
                      0);
  ck_assert_int_eq (t->record->thing[1].down, 4 * PR_HOUR);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("crews");
  tcase_add_test (tc, within_the_shift);
  tcase_add_test (tc, travelling_at_the_end_of_its_shift);
  tcase_add_test (tc, overtime_of_a_crew);
  tcase_add_test (tc, repair_that_outlasts_the_shift);
  tcase_add_test (tc, standby);
  tcase_add_test (tc, one_after_the_other);
  tcase_add_test (tc, boat);
  tcase_add_test (tc, back_at_its_base);
  return tiny_main ("crews", tc);
}
