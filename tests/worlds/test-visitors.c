/* Visitors: tickets, who stays and who leaves at closing, who comes back, what is received when.
 *
 * Visitors come by chance: the runs are those of the first seed that brings the wanted ones, within
 * a minute of the profile. What follows happens at exact times.
 */
#include "tiny.h"

#include <string.h>

#define INI(end)                                                                                   \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end              \
  "\nreplications=1\nseed=@seed\n"
#define PROCEDURES "== procedures.csv\ncode,name,workflow,kind,source\n"
#define DOSSIER "p,P,w,dossier,assumption\n"
#define VISIT "v,V,ask,visit,assumption\n"
#define BACKLOG                                                                                    \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,1,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,receives,at_close,next,source\n"
#define TALK(effort) "ask,talk,work,clerk," effort ",no,suspend,left,assumption\n"
#define BUSY(effort) "w,work,work,clerk," effort ",no,suspend,returned,assumption\n"
#define ARRIVALS "== arrivals.csv\nstream,where,mix,rate,profile,from,until,source\n"
#define ONCE(stream, mix, rate, profile)                                                           \
  stream ",u1," mix "," rate "," profile ",2025-07-01,2025-07-01,assumption\n"
#define PROFILES "== profiles.csv\nprofile,days,from,to,weight,source\n"
#define MINUTE(name, from, to) name ",Mon-Fri," from "," to ",1,assumption\n"
#define RULES "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"

/* Lines of the log that hold both texts. */
static int
lines_with (const tiny *t, const char *a, const char *b)
{
  int n = 0;
  g_auto (GStrv) lines = g_strsplit (t->log, "\n", -1);
  for (char **line = lines; *line; line++)
    n += strstr (*line, a) && strstr (*line, b);
  return n;
}

static bool
one_came (const tiny *t)
{
  return lines_with (t, "07-01 ", " came") == 1;
}

static bool
two_came (const tiny *t)
{
  return lines_with (t, "07-01 ", " came") == 2;
}

static bool
three_came (const tiny *t)
{
  return lines_with (t, "07-01 ", " came") == 3;
}

static bool
friday_only (const tiny *t)
{
  return lines_with (t, "07-04 ", " came") == 1;
}

static bool
first_and_second (const tiny *t)
{
  return lines_with (t, "07-01 05:00:", " came") == 1
         && lines_with (t, "07-01 06:00:", " came") == 1 && lines_with (t, "", " came") == 2;
}

/* One comes before half past four and has a ticket, one after. */
static bool
one_and_one (const tiny *t)
{
  return lines_with (t, "07-01 16:20:", " came") == 1
         && lines_with (t, "07-01 16:40:", " came") == 1 && lines_with (t, "07-01 ", " came") == 2;
}

/* The clerk is at work on a dossier until 17:00. No ticket is given in the last half hour. */
#define CLOSING_TIME(rules)                                                                        \
  INI ("04")                                                                                       \
  PROCEDURES DOSSIER VISIT BACKLOG WORKFLOWS BUSY ("8h") TALK ("10min")                            \
      ARRIVALS ONCE ("early", "v", "1 per working day", "early")                                   \
          ONCE ("late", "v", "1 per working day", "late")                                          \
              PROFILES MINUTE ("early", "16:20", "16:21") MINUTE ("late", "16:40", "16:41") RULES  \
      "ticket_cutoff,30min,assumption\n" rules

START_TEST (ticket_holder_and_late_comer)
{
  tiny *t = tiny_search (CLOSING_TIME ("visitor_overtime,30min,assumption\n"), TINY_VISITS,
                         one_and_one);
  ck_assert_str_eq (tiny_since (t, "07-01 17:00"), "07-01 17:00:00 #1 completed work@u1\n"
                                                   "07-01 17:00:00 #1 returned\n"
                                                   "07-01 17:00:00 #3 left\n"
                                                   "07-01 17:00:00 #2 began talk@u1\n"
                                                   "07-01 17:10:00 #2 completed talk@u1\n"
                                                   "07-01 17:10:00 #2 left\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits, 2);
  ck_assert_int_eq (sum.visits_served, 1);
  ck_assert_int_eq (sum.visits_left, 1);
  ck_assert_int_eq (sum.arrived, 0); /* a visit files nothing */
  ck_assert_int_eq (t->record->pool[0].overtime, 10 * PR_MINUTE);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS_LEFT, 0), 1);
  tiny_free (t);
}
END_TEST

/* Nobody is served after closing: both leave, the holder of the ticket too. */
START_TEST (no_overtime_for_visitors)
{
  tiny *t = tiny_search (CLOSING_TIME (""), TINY_VISITS, one_and_one);
  ck_assert_str_eq (tiny_since (t, "07-01 17:00"), "07-01 17:00:00 #1 completed work@u1\n"
                                                   "07-01 17:00:00 #1 returned\n"
                                                   "07-01 17:00:00 #3 left\n"
                                                   "07-01 17:00:00 #2 left\n");
  ck_assert_int_eq (tiny_total (t).visits_left, 2);
  tiny_free (t);
}
END_TEST

#define THREE_TICKETS(overtime)                                                                    \
  INI ("03")                                                                                       \
  PROCEDURES DOSSIER VISIT BACKLOG WORKFLOWS BUSY ("8h") TALK ("20min")                            \
      ARRIVALS ONCE ("early", "v", "3 per working day", "early")                                   \
          PROFILES MINUTE ("early", "16:20", "16:21") RULES "visitor_overtime," overtime           \
                                                            ",assumption\n"

/* Three holders of tickets, 20 minutes each: the third is not begun after half an hour, the second
 * is finished. */
START_TEST (end_of_overtime)
{
  tiny *t = tiny_search (THREE_TICKETS ("30min"), TINY_VISITS, three_came);
  ck_assert_str_eq (tiny_since (t, "07-01 17:00"), "07-01 17:00:00 #1 completed work@u1\n"
                                                   "07-01 17:00:00 #1 returned\n"
                                                   "07-01 17:00:00 #2 began talk@u1\n"
                                                   "07-01 17:20:00 #2 completed talk@u1\n"
                                                   "07-01 17:20:00 #2 left\n"
                                                   "07-01 17:20:00 #3 began talk@u1\n"
                                                   "07-01 17:30:00 #4 left\n"
                                                   "07-01 17:40:00 #3 completed talk@u1\n"
                                                   "07-01 17:40:00 #3 left\n");
  ck_assert_int_eq (t->record->pool[0].overtime, 40 * PR_MINUTE);
  ck_assert_int_eq (tiny_total (t).visits_served, 2);
  tiny_free (t);
}
END_TEST

/* The clerk is free again when the overtime ends, exactly at 17:40: the third is not begun. */
START_TEST (free_at_the_end_of_overtime)
{
  tiny *t = tiny_search (THREE_TICKETS ("40min"), TINY_VISITS, three_came);
  ck_assert_str_eq (tiny_since (t, "07-01 17:40"), "07-01 17:40:00 #3 completed talk@u1\n"
                                                   "07-01 17:40:00 #3 left\n"
                                                   "07-01 17:40:00 #4 left\n");
  tiny_free (t);
}
END_TEST

/* Turned away on Friday 4 July, back on Monday at opening. */
START_TEST (back_on_monday)
{
  tiny *t = tiny_search (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-04\nend=2025-07-08\n"
      "replications=1\nseed=@seed\n" PROCEDURES VISIT WORKFLOWS TALK (
          "10min") "== arrivals.csv\nstream,where,mix,rate,from,until,source\n"
                   "s,u1,v,1 per day,2025-07-04,2025-07-04,assumption\n"
                   "== calendars.csv\ncalendar,days,open,source\n"
                   "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
                   "desk,Mon-Thu,08:00-12:00 13:00-17:00,assumption\n"
                   "== "
                   "pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk,1,desk,"
                   "assumption\n" RULES "visitor_return,100%,assumption\n",
      TINY_VISITS, friday_only);
  ck_assert_str_eq (tiny_since (t, "07-05"), "07-07 08:00:00 #1 came\n"
                                             "07-07 08:00:00 #1 began talk@u1\n"
                                             "07-07 08:10:00 #1 completed talk@u1\n"
                                             "07-07 08:10:00 #1 left\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits, 2);
  ck_assert_int_eq (sum.visits_left, 1);
  ck_assert_int_eq (sum.visits_served, 1);
  tiny_free (t);
}
END_TEST

/* With a profile, the next visit falls into its hours. */
START_TEST (back_at_the_usual_hour)
{
  tiny *t
      = tiny_search (CLOSING_TIME ("visitor_return,100%,assumption\n"), TINY_VISITS, one_and_one);
  ck_assert_int_eq (lines_with (t, "07-02 16:20:", " came"), 1);
  ck_assert_int_eq (lines_with (t, "07-02 16:40:", " came"), 1);
  ck_assert_int_eq (lines_with (t, "07-02 ", " began talk"), 2);
  tiny_free (t);
}
END_TEST

/* Here before opening: waits outside, and the wait is counted from opening. */
START_TEST (before_opening)
{
  tiny *t = tiny_search (INI ("02") PROCEDURES VISIT WORKFLOWS TALK ("10min")
                             ARRIVALS ONCE ("s", "v", "1 per working day", "dawn")
                                 PROFILES MINUTE ("dawn", "05:00", "05:01") RULES,
                         TINY_VISITS, one_came);
  ck_assert_int_eq (lines_with (t, "07-01 05:00:", " came"), 1);
  ck_assert_str_eq (tiny_since (t, "07-01 08"), "07-01 08:00:00 #1 began talk@u1\n"
                                                "07-01 08:10:00 #1 completed talk@u1\n"
                                                "07-01 08:10:00 #1 left\n");
  ck_assert_int_eq (t->record->place[0].counter_wait.n, 1);
  ck_assert_int_eq ((int64_t) t->record->place[0].counter_wait.sum, 0);
  ck_assert_int_ge ((int64_t) t->record->line[0].wait.sum, 179 * PR_MINUTE);
  ck_assert_int_le ((int64_t) t->record->line[0].wait.sum, 180 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Two before opening: the second has waited for as long as the first was served. */
START_TEST (wait_at_the_counter)
{
  tiny *t = tiny_search (INI ("02") PROCEDURES VISIT WORKFLOWS TALK ("10min")
                             ARRIVALS ONCE ("s", "v", "2 per working day", "dawn")
                                 PROFILES MINUTE ("dawn", "05:00", "05:01") RULES,
                         TINY_VISITS, two_came);
  ck_assert_int_eq (t->record->place[0].counter_wait.n, 2);
  ck_assert_int_eq ((int64_t) t->record->place[0].counter_wait.sum, 10 * PR_MINUTE);
  ck_assert_int_eq (t->record->place[0].counter_wait.max, 10 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* A visitor who comes at lunch waits until 13:00: lunch is not the day's last closing. */
START_TEST (at_lunch)
{
  tiny *t = tiny_search (INI ("02") PROCEDURES VISIT WORKFLOWS TALK ("10min")
                             ARRIVALS ONCE ("s", "v", "1 per working day", "noon")
                                 PROFILES MINUTE ("noon", "12:10", "12:11") RULES,
                         TINY_VISITS, one_came);
  ck_assert_str_eq (tiny_since (t, "07-01 13"), "07-01 13:00:00 #1 began talk@u1\n"
                                                "07-01 13:10:00 #1 completed talk@u1\n"
                                                "07-01 13:10:00 #1 left\n");
  ck_assert_int_eq (tiny_total (t).visits_left, 0);
  tiny_free (t);
}
END_TEST

/* A visitor who waits when the office closes for lunch stays. */
START_TEST (over_lunch)
{
  tiny *t = tiny_search (INI ("02") PROCEDURES DOSSIER VISIT BACKLOG WORKFLOWS BUSY ("4h")
                             TALK ("10min") ARRIVALS ONCE ("s", "v", "1 per working day", "morning")
                                 PROFILES MINUTE ("morning", "11:50", "11:51") RULES,
                         TINY_VISITS, one_came);
  ck_assert_str_eq (tiny_since (t, "07-01 12"), "07-01 12:00:00 #1 completed work@u1\n"
                                                "07-01 12:00:00 #1 returned\n"
                                                "07-01 13:00:00 #2 began talk@u1\n"
                                                "07-01 13:10:00 #2 completed talk@u1\n"
                                                "07-01 13:10:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* Overtime for visitors belongs to the day's last closing: nobody is served at lunch. */
START_TEST (no_overtime_at_lunch)
{
  tiny *t = tiny_search (INI ("02") PROCEDURES DOSSIER VISIT BACKLOG WORKFLOWS BUSY ("4h")
                             TALK ("10min") ARRIVALS ONCE ("s", "v", "1 per working day", "morning")
                                 PROFILES MINUTE ("morning", "11:50", "11:51") RULES
                         "visitor_overtime,30min,assumption\n",
                         TINY_VISITS, one_came);
  ck_assert_str_eq (tiny_since (t, "07-01 12"), "07-01 12:00:00 #1 completed work@u1\n"
                                                "07-01 12:00:00 #1 returned\n"
                                                "07-01 13:00:00 #2 began talk@u1\n"
                                                "07-01 13:10:00 #2 completed talk@u1\n"
                                                "07-01 13:10:00 #2 left\n");
  ck_assert_int_eq (t->record->pool[0].overtime, 0);
  tiny_free (t);
}
END_TEST

/* The evening's counter closes at 24:00: visitors who wait then leave, although it opens again on
 * the day that has just begun, on which they leave. */
START_TEST (closing_at_midnight)
{
  tiny *t = tiny_search (INI ("03") PROCEDURES DOSSIER VISIT BACKLOG WORKFLOWS BUSY ("4h")
                             TALK ("10min") ARRIVALS ONCE ("s", "v", "1 per working day", "evening")
                                 PROFILES MINUTE ("evening", "21:00", "21:01") RULES
                         "== calendars.csv\ncalendar,days,open,source\n"
                         "office,Mon-Fri,20:00-24:00,assumption\n",
                         TINY_VISITS, one_came);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 00:00:00 #1 completed work@u1\n"
                                             "07-02 00:00:00 #1 returned\n"
                                             "07-02 00:00:00 #2 left\n");
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS_LEFT, 0), 0);
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS_LEFT, 1), 1);
  tiny_free (t);
}
END_TEST

/* The same with a ticket: served in overtime, beyond midnight. */
START_TEST (overtime_after_midnight)
{
  tiny *t = tiny_search (INI ("03") PROCEDURES DOSSIER VISIT BACKLOG WORKFLOWS BUSY ("4h")
                             TALK ("20min") ARRIVALS ONCE ("s", "v", "3 per working day", "evening")
                                 PROFILES MINUTE ("evening", "21:00", "21:01") RULES
                         "visitor_overtime,30min,assumption\n"
                         "== calendars.csv\ncalendar,days,open,source\n"
                         "office,Mon-Fri,20:00-24:00,assumption\n",
                         TINY_VISITS, three_came);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 00:00:00 #1 completed work@u1\n"
                                             "07-02 00:00:00 #1 returned\n"
                                             "07-02 00:00:00 #2 began talk@u1\n"
                                             "07-02 00:20:00 #2 completed talk@u1\n"
                                             "07-02 00:20:00 #2 left\n"
                                             "07-02 00:20:00 #3 began talk@u1\n"
                                             "07-02 00:30:00 #4 left\n"
                                             "07-02 00:40:00 #3 completed talk@u1\n"
                                             "07-02 00:40:00 #3 left\n");
  /* Two were served, who had come within a minute from 21:00 on: after 3 h and 3 h 20 min. */
  int64_t waited = (int64_t) t->record->place[0].counter_wait.sum;
  ck_assert_int_eq (t->record->place[0].counter_wait.n, 2);
  ck_assert_int_le (waited, 6 * PR_HOUR + PR_HOUR / 3);
  ck_assert_int_ge (waited, 6 * PR_HOUR + PR_HOUR / 3 - 2 * PR_HOUR / 60);
  tiny_free (t);
}
END_TEST

/* One visitor files a dossier, one files nothing. */
START_TEST (conservation)
{
  tiny *t = tiny_search (INI ("03") PROCEDURES DOSSIER VISIT WORKFLOWS
                         "w,accept,work,clerk,15min,yes,suspend,work,assumption\n"
                         "w,work,work,clerk,30min,no,suspend,returned,assumption\n" TALK ("10min")
                             ARRIVALS ONCE ("a", "p", "1 per working day", "first")
                                 ONCE ("b", "v", "1 per working day", "second")
                                     PROFILES MINUTE ("first", "05:00", "05:01")
                                         MINUTE ("second", "06:00", "06:01") RULES,
                         TINY_VISITS | TINY_RECEIVED, first_and_second);
  ck_assert_str_eq (tiny_since (t, "07-01 08"), "07-01 08:00:00 #1 began accept@u1\n"
                                                "07-01 08:15:00 #1 completed accept@u1\n"
                                                "07-01 08:15:00 #1 received, no limit\n"
                                                "07-01 08:15:00 #2 began talk@u1\n"
                                                "07-01 08:25:00 #2 completed talk@u1\n"
                                                "07-01 08:25:00 #2 left\n"
                                                "07-01 08:25:00 #1 began work@u1\n"
                                                "07-01 08:55:00 #1 completed work@u1\n"
                                                "07-01 08:55:00 #1 returned\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits, 2);
  ck_assert_int_eq (sum.visits_filed, 1);
  ck_assert_int_eq (sum.visits_served, 1);
  ck_assert_int_eq (sum.visits_left, 0);
  ck_assert_int_eq (sum.waiting_visits, 0);
  ck_assert_int_eq (sum.arrived, 1);
  ck_assert_int_eq (sum.returned, 1);
  /* From coming to the counter, 05:00, until returned. */
  ck_assert_int_ge ((int64_t) t->record->place[0].sojourn.sum, 234 * PR_MINUTE);
  ck_assert_int_le ((int64_t) t->record->place[0].sojourn.sum, 235 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Submitted at 02:00: in process from then on, received when it is accepted at 08:30. */
START_TEST (online)
{
  tiny *t = tiny_search (
      INI ("03") "== procedures.csv\ncode,name,workflow,limit,online,source\n"
                 "p,P,w,1 working days,100%,assumption\n" WORKFLOWS
                 "w,accept,work,clerk,30min,yes,suspend,work,assumption\n"
                 "w,work,work,clerk,1h,no,suspend,returned,assumption\n" ARRIVALS ONCE (
                     "s", "p", "1 per working day", "night")
                     PROFILES MINUTE ("night", "02:00", "02:01") RULES,
      TINY_VISITS | TINY_RECEIVED, one_came);
  ck_assert_int_eq (lines_with (t, "07-01 02:00:", " came"), 1);
  ck_assert_str_eq (tiny_since (t, "07-01 08"), "07-01 08:00:00 #1 began accept@u1\n"
                                                "07-01 08:30:00 #1 completed accept@u1\n"
                                                "07-01 08:30:00 #1 received, due 07-02\n"
                                                "07-01 08:30:00 #1 began work@u1\n"
                                                "07-01 09:30:00 #1 completed work@u1\n"
                                                "07-01 09:30:00 #1 returned\n");
  pr_place_count sum = tiny_total (t);
  const pr_place_count *c = &t->record->place[0];
  ck_assert_int_eq (sum.visits, 0);
  ck_assert_int_eq (sum.arrived, 1);
  ck_assert_int_eq (sum.on_time_count, 1);
  ck_assert_int_eq (c->acceptance.n, 1);
  ck_assert_int_ge ((int64_t) c->acceptance.sum, 389 * PR_MINUTE);
  ck_assert_int_le ((int64_t) c->acceptance.sum, 390 * PR_MINUTE);
  ck_assert_int_eq ((int64_t) c->sojourn.sum, (int64_t) c->acceptance.sum + PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Refused at the counter: filed and ended at once. */
START_TEST (refused_at_the_counter)
{
  tiny *t = tiny_search (
      INI ("03") PROCEDURES DOSSIER WORKFLOWS
      "w,look,work,clerk,10min,no,suspend,accept 0%; refused rest,assumption\n"
      "w,accept,work,clerk,10min,yes,suspend,returned,assumption\n" ARRIVALS ONCE (
          "s", "p", "1 per working day", "dawn") PROFILES MINUTE ("dawn", "05:00", "05:01") RULES,
      TINY_VISITS, one_came);
  ck_assert_str_eq (tiny_since (t, "07-01 08"), "07-01 08:00:00 #1 began look@u1\n"
                                                "07-01 08:10:00 #1 completed look@u1\n"
                                                "07-01 08:10:00 #1 refused\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits_filed, 1);
  ck_assert_int_eq (sum.arrived, 1);
  ck_assert_int_eq (sum.refused, 1);
  tiny_free (t);
}
END_TEST

/* The workflow's first row is for online filing; the counter is open until 17:00 all the same. */
START_TEST (too_late_for_the_counter)
{
  tiny *t = tiny_search (
      INI ("03") PROCEDURES DOSSIER
      "== workflows.csv\nworkflow,step,role,effort,receives,channels,next,source\n"
      "w,accept,clerk,10min,yes,online,receive,assumption\n"
      "w,receive,clerk,10min,yes,counter,returned,assumption\n" ARRIVALS
      "s,u1,p,1 per working day,late,2025-07-01,2025-07-01,assumption\n" PROFILES MINUTE (
          "late", "17:10", "17:11") RULES,
      TINY_VISITS, one_came);
  ck_assert_int_eq (lines_with (t, "07-01 17:10:", " left"), 1);
  ck_assert_int_eq (lines_with (t, "", " began "), 0);
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits_left, 1);
  ck_assert_int_eq (sum.waiting_visits, 0);
  tiny_free (t);
}
END_TEST

/* The first counter finishes at half past five, when the second has closed: there the visitor is
 * too late and leaves. One who is through before five is received. */
START_TEST (too_late_for_the_second_counter)
{
#define TWO_COUNTERS(length)                                                                       \
  INI ("03")                                                                                       \
  PROCEDURES DOSSIER WORKFLOWS                                                                     \
      "w,ask,work,clerk," length ",no,finish,receive,assumption\n"                                 \
      "w,receive,work,clerk,10min,yes,finish,returned,assumption\n" ARRIVALS ONCE (                \
          "s", "p", "1 per working day", "late") PROFILES MINUTE ("late", "16:30", "16:31") RULES
  tiny *t = tiny_search (TWO_COUNTERS ("1h"), TINY_VISITS, one_came);
  ck_assert_int_eq (lines_with (t, "07-01 17:30:", " completed ask"), 1);
  ck_assert_int_eq (lines_with (t, "07-01 17:30:", " left"), 1);
  ck_assert_int_eq (lines_with (t, "", "receive"), 0);
  ck_assert_int_eq (tiny_total (t).visits_left, 1);
  ck_assert_int_eq (tiny_total (t).arrived, 0);
  tiny_free (t);
  t = tiny_search (TWO_COUNTERS ("20min"), TINY_VISITS, one_came);
  ck_assert_int_eq (lines_with (t, "07-01 17:00:", " returned"), 1);
  ck_assert_int_eq (tiny_total (t).visits_filed, 1);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("visitors");
  tcase_add_test (tc, ticket_holder_and_late_comer);
  tcase_add_test (tc, no_overtime_for_visitors);
  tcase_add_test (tc, end_of_overtime);
  tcase_add_test (tc, free_at_the_end_of_overtime);
  tcase_add_test (tc, back_on_monday);
  tcase_add_test (tc, back_at_the_usual_hour);
  tcase_add_test (tc, before_opening);
  tcase_add_test (tc, wait_at_the_counter);
  tcase_add_test (tc, at_lunch);
  tcase_add_test (tc, over_lunch);
  tcase_add_test (tc, no_overtime_at_lunch);
  tcase_add_test (tc, closing_at_midnight);
  tcase_add_test (tc, overtime_after_midnight);
  tcase_add_test (tc, conservation);
  tcase_add_test (tc, online);
  tcase_add_test (tc, refused_at_the_counter);
  tcase_add_test (tc, too_late_for_the_counter);
  tcase_add_test (tc, too_late_for_the_second_counter);
  return tiny_main ("visitors", tc);
}
