/* First and last days of failure points, and what is lost by the window's end. Base world: tiny.h;
 * 1 July 2025 is a Tuesday. The backlog was received on Monday 30 June at 17:00.
 */
#include "tiny.h"

#define INI(end)                                                                                   \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end "\n"
#define LIMIT(limit)                                                                               \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w," limit ",assumption\n"
#define BACKLOG(received, count)                                                                   \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-" received "," count           \
  ",assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,counts,at_close,next,source\n"

static int
day_of_month (const pr_world *w, int32_t day)
{
  int y, m, d = 0;
  if (day != INT32_MAX && day != INT32_MIN)
    pr_day_to_civil (w->epoch + day, &y, &m, &d);
  return d;
}

/* Days of July, and millionths of a working day. */
static void
expect (const char *text, const char *points)
{
  tiny *t = tiny_run (text, 0);
  g_autoptr (GString) told = g_string_new (NULL);
  for (uint32_t i = 0; i < t->record->n_points; i++)
    {
      const pr_point *p = &t->record->point[i];
      int first = day_of_month (t->world, p->first_day),
          last = day_of_month (t->world, p->last_day);
      g_autofree char *days = p->first_day > p->last_day
                                  ? g_strdup ("none")
                                  : g_strdup_printf ("07-%02d to 07-%02d", first, last);
      g_string_append_printf (told, "%s %s %s: %s, %d dossiers, %d\n",
                              t->world->places[p->place].code, t->world->steps[p->step].name,
                              tiny_cause (p->cause, p->reason), days, (int) p->dossiers,
                              (int) p->lost);
    }
  ck_assert_str_eq (told->str, points);
  tiny_free (t);
}

/* Ten hours each: the first from Tuesday 8:00 to Wednesday 10:00, until when the second waits in
 * open hours without an interruption; it ends on Thursday. */
START_TEST (waiting_has_an_end)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "2") WORKFLOWS
          "w,work,work,clerk,10h,yes,suspend,returned,assumption\n",
          "u1 work staff: 07-01 to 07-02, 1 dossiers, 2000000\n"
          "u1 work effort: 07-01 to 07-02, 1 dossiers, 1000000\n");
}
END_TEST

/* On leave on Tuesday; on Wednesday at a course until noon, from 10 to 11 at a meeting besides,
 * which is the first of the two reasons. Of the twelve hours until the work begins 8 are the
 * leave's, 3 the course's and one the meeting's. */
START_TEST (reasons_of_absence)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "1") WORKFLOWS
          "w,work,work,clerk,2h,yes,suspend,returned,assumption\n"
          "== absences.csv\npool,where,from,until,officers,reason,source\n"
          "desk,u1,2025-07-01,2025-07-01,1,leave,assumption\n"
          "desk,u1,2025-07-02,2025-07-02 12:00,1,training,assumption\n"
          "desk,u1,2025-07-02 10:00,2025-07-02 11:00,1,meeting,assumption\n",
          "u1 work meeting: 07-02 to 07-02, 1 dossiers, 83334\n"
          "u1 work training: 07-02 to 07-02, 1 dossiers, 250000\n"
          "u1 work leave: 07-01 to 07-01, 1 dossiers, 666666\n");
}
END_TEST

/* On its way from Tuesday 17:00 to Wednesday 13:00. What counts is within working hours, Wednesday
 * 8 to 12. */
START_TEST (transfer_in_the_night)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "1") WORKFLOWS
          "w,work,work,clerk,8h,yes,suspend,move,assumption\n"
          "w,move,transfer,,20h,yes,,returned,assumption\n",
          "u1 move transfer: 07-02 to 07-02, 1 dossiers, 1000000\n");
}
END_TEST

/* Due on Tuesday and not finished when the window ends with Thursday: two working days late by
 * then. Friday, which begins at that instant, is none of them. */
START_TEST (lost_until_the_window_ends)
{
  expect (INI ("03") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "1") WORKFLOWS
          "w,work,work,clerk,40h,yes,suspend,returned,assumption\n",
          "u1 work effort: 07-01 to 07-03, 1 dossiers, 2000000\n");
}
END_TEST

/* Five dossiers of a day's work each, due on Tuesday: done on Tuesday to Friday and on Monday. A
 * weekend is no working day. */
START_TEST (lost_days_are_working_days)
{
  expect (INI ("10") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "5") WORKFLOWS
          "w,work,work,clerk,8h,yes,suspend,returned,assumption\n",
          "u1 work staff: 07-01 to 07-04, 4 dossiers, 10000000\n"); /* 1 + 2 + 3 + 4 */
}
END_TEST

/* A delay of 34 hours from the window's beginning, to Wednesday 10:00, then an hour of work each.
 * All are due on Tuesday. The delay is the law's: the first dossier waited for nothing else, so
 * that its day is shared by the 8 + 2 working hours of the delay and its hour of work; the second
 * waited an hour for the clerk, who bears its day alone. */
START_TEST (a_statutory_delay_is_no_failure)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "2") WORKFLOWS
          "w,post,delay,,34h,yes,,work,assumption\n"
          "w,work,work,clerk,1h,yes,suspend,returned,assumption\n",
          "u1 post statutory: 07-01 to 07-02, 1 dossiers, 909090\n"
          "u1 work staff: 07-02 to 07-02, 1 dossiers, 1000000\n"
          "u1 work effort: 07-02 to 07-02, 1 dossiers, 90910\n");
}
END_TEST

/* The same delay for want of an answer that could come sooner: as a transfer. */
START_TEST (an_avoidable_delay_is_one)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG (
              "06-30 17:00",
              "2") "== workflows.csv\nworkflow,step,kind,role,effort,avoidable,next,source\n"
                   "w,ask,delay,,34h,yes,work,assumption\n"
                   "w,work,work,clerk,1h,no,returned,assumption\n",
          "u1 ask transfer: 07-01 to 07-02, 2 dossiers, 1909090\n"
          "u1 work staff: 07-02 to 07-02, 1 dossiers, 90910\n");
}
END_TEST

#define SICK                                                                                       \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-01,2025-07-02,1,sickness,assumption\n"

/* Received on Monday at 16:00, due on Tuesday; the clerk is sick on Tuesday and Wednesday. The
 * first waited for staff for an hour, all of it before the window; the second, from 8 to 10 on
 * Thursday, besides. */
START_TEST (waiting_before_the_window_has_no_day_in_it)
{
  const char *flow = "w,work,work,clerk,2h,yes,suspend,returned,assumption\n" SICK;
  g_autofree char *one
      = g_strconcat (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 16:00", "1") WORKFLOWS,
                     flow, NULL),
      *two = g_strconcat (
          INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 16:00", "2") WORKFLOWS, flow, NULL);
  expect (one, "u1 work sickness: 07-01 to 07-02, 1 dossiers, 1882353\n"
               "u1 work staff: none, 1 dossiers, 117647\n");
  expect (two, "u1 work sickness: 07-01 to 07-02, 2 dossiers, 3566564\n"
               "u1 work staff: 07-03 to 07-03, 2 dossiers, 433436\n");
}
END_TEST

/* Nine hours each, from Friday 16:00 on, in a window that begins with a Saturday: the first waited
 * only before it and ends on Tuesday, the second waited from Monday on and ends on Wednesday. */
START_TEST (waiting_into_the_window_begins_in_working_hours)
{
  expect (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-05\nend=2025-07-09\n" LIMIT (
          "1 working days") BACKLOG ("07-04 16:00", "2") WORKFLOWS
      "w,work,work,clerk,9h,yes,suspend,returned,assumption\n",
      "u1 work staff: 07-07 to 07-08, 2 dossiers, 3000000\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("points");
  tcase_add_test (tc, reasons_of_absence);
  tcase_add_test (tc, waiting_has_an_end);
  tcase_add_test (tc, transfer_in_the_night);
  tcase_add_test (tc, lost_until_the_window_ends);
  tcase_add_test (tc, lost_days_are_working_days);
  tcase_add_test (tc, a_statutory_delay_is_no_failure);
  tcase_add_test (tc, an_avoidable_delay_is_one);
  tcase_add_test (tc, waiting_before_the_window_has_no_day_in_it);
  tcase_add_test (tc, waiting_into_the_window_begins_in_working_hours);
  return tiny_main ("points", tc);
}
