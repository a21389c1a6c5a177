/* Officers who go away and come back, as the log tells it, and what they lay down because of it.
 * Base world: tiny.h; 1 July 2025 is a Tuesday. */
#include "tiny.h"

#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define CLERKS(n)                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n ",office,assumption\n"
#define ABSENCES "== absences.csv\npool,where,from,until,count,officers,reason,source\n"
#define AWAY(from, until, n, officers, reason)                                                     \
  "desk,u1,2025-07-" from "," until "," n "," officers "," reason ",assumption\n"
#define TOLD (TINY_WORK | TINY_DUTY | TINY_WHY)

/* At the meeting until 11: back today, so the work is suspended. At noon the office closes, which
 * is nobody's absence. */
START_TEST (suspended_for_a_meeting)
{
  tiny_expect (BACKLOG ("1") WORK ("4h", "suspend")
                   ABSENCES AWAY ("01 09:00", "2025-07-01 11:00", "1", "", "meeting"),
               TOLD,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 desk/1@u1 went away: meeting\n"
               "07-01 09:00:00 #1 suspended work@u1, meeting until 07-01 11:00:00\n"
               "07-01 11:00:00 desk/1@u1 came back: meeting\n"
               "07-01 11:00:00 #1 began work@u1\n"
               "07-01 12:00:00 #1 suspended work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 15:00:00 #1 completed work@u1\n"
               "07-01 15:00:00 #1 returned\n");
}
END_TEST

/* Laid down at 17:00 by the closing, handed back at midnight for the leave, which begins with it
 * and is followed without a gap by a course: one absence, of the first reason. */
START_TEST (first_reason_of_several)
{
  tiny_expect (BACKLOG ("1") WORK ("9h", "suspend")
                   ABSENCES AWAY ("02", "2025-07-02", "", "1", "leave")
                       AWAY ("03", "2025-07-03 10:00", "", "1", "training"),
               TOLD,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 12:00:00 #1 suspended work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 17:00:00 #1 suspended work@u1\n"
               "07-02 00:00:00 desk/1@u1 went away: leave\n"
               "07-02 00:00:00 #1 handed back work@u1, leave until 07-03 10:00:00\n"
               "07-03 10:00:00 desk/1@u1 came back: leave\n"
               "07-03 10:00:00 #1 began work@u1\n"
               "07-03 11:00:00 #1 completed work@u1\n"
               "07-03 11:00:00 #1 returned\n");
}
END_TEST

/* Away since before the beginning, and for good: told at the beginning, and never back. The other
 * clerk works. Finished half an hour beyond the beginning of the meeting, then laid down for it. */
START_TEST (from_the_beginning)
{
  tiny *t = tiny_run (BACKLOG ("1") WORK ("150min", "finish 30min") CLERKS ("2")
                          ABSENCES AWAY ("01", "", "", "1", "unfilled")
                              AWAY ("01 10:00", "2025-07-01 14:00", "", "2", "meeting"),
                      TOLD);
  ck_assert_str_eq (t->log, "07-01 00:00:00 desk/1@u1 went away: unfilled\n"
                            "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 desk/2@u1 went away: meeting\n"
                            "07-01 10:30:00 #1 completed work@u1\n"
                            "07-01 10:30:00 #1 returned\n"
                            "07-01 14:00:00 desk/2@u1 came back: meeting\n");
  tiny_free (t);
  tiny_expect (BACKLOG ("1") WORK ("160min", "finish 30min") CLERKS ("2")
                   ABSENCES AWAY ("01", "", "", "1", "unfilled")
                       AWAY ("01 10:00", "2025-07-01 14:00", "", "2", "meeting"),
               TOLD,
               "07-01 00:00:00 desk/1@u1 went away: unfilled\n"
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 10:00:00 desk/2@u1 went away: meeting\n"
               "07-01 10:30:00 #1 suspended work@u1, meeting until 07-01 14:00:00\n"
               "07-01 14:00:00 desk/2@u1 came back: meeting\n"
               "07-01 14:00:00 #1 began work@u1\n"
               "07-01 14:10:00 #1 completed work@u1\n"
               "07-01 14:10:00 #1 returned\n");
}
END_TEST

/* Who goes while nobody works, and two at one instant, by number. Away for good has no end. */
START_TEST (two_at_once)
{
  tiny_expect (BACKLOG ("1") WORK ("9h", "suspend") CLERKS ("2")
                   ABSENCES AWAY ("01 09:00", "", "2", "", "sickness"),
               TOLD,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 desk/1@u1 went away: sickness\n"
               "07-01 09:00:00 desk/2@u1 went away: sickness\n"
               "07-01 09:00:00 #1 handed back work@u1, sickness\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("absence-events");
  tcase_add_test (tc, suspended_for_a_meeting);
  tcase_add_test (tc, first_reason_of_several);
  tcase_add_test (tc, from_the_beginning);
  tcase_add_test (tc, two_at_once);
  return tiny_main ("absence-events", tc);
}
