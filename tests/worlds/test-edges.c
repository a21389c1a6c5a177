/* At the edges of a day and of a shift: what comes first at one instant, and what counts when. Each
 * world tests a sentence of scenarios/README.md. Base world: tiny.h.
 */
#include "tiny.h"

#include <string.h>

#define FROM(date, end)                                                                            \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-" date "\nend=2025-07-" end           \
  "\nreplications=1\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORKFLOWS                                                                                  \
  "== workflows.csv\nworkflow,step,kind,role,effort,at_close,not_within,next,source\n"
#define WORK(effort, at_close, not_within)                                                         \
  WORKFLOWS "w,work,work,clerk," effort "," at_close "," not_within ",returned,assumption\n"
#define VISIT(effort)                                                                              \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "== workflows.csv\nworkflow,step,role,effort,next,source\n"                                      \
  "ask,talk,clerk," effort ",left,assumption\n"
#define GROUP(n)                                                                                   \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,v,every 24h," n ",2025-07-01,assumption\n"
#define RULES(rules) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules
#define NET(capacity)                                                                              \
  "== systems.csv\nsystem,scope,capacity,source\nnet,place," capacity ",assumption\n"
#define NEEDS "== needs.csv\nrole,step,need,source\nclerk,work,net,assumption\n"
#define DOWN(system, from, repair)                                                                 \
  "== incidents.csv\nincident,system,start,repair,source\n"                                        \
  "cut," system ",2025-07-01 " from "," repair ",assumption\n"
#define CLERKS(n)                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n ",office,assumption\n"
#define MEETING(from, until)                                                                       \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-01 " from ",2025-07-01 " until ",1,meeting,assumption\n"

/* The system is back exactly at 17:00: what it held is laid down at that instant, even if the rule
 * of the step is to finish; a minute earlier it is finished. */
START_TEST (closing_before_the_end_of_an_outage)
{
  tiny_expect (BACKLOG ("1") WORK ("8h", "finish", "") NET ("")
                   NEEDS DOWN ("net", "16:30", "30min"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 16:00:00 #1 completed work@u1\n"
               "07-01 16:00:00 #1 returned\n");
  tiny_expect (BACKLOG ("1") WORK ("9h", "finish", "") NET ("")
                   NEEDS DOWN ("net", "16:30", "30min"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 16:30:00 #1 held work@u1\n"
               "07-01 17:00:00 #1 suspended work@u1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 08:30:00 #1 completed work@u1\n"
               "07-02 08:30:00 #1 returned\n");
  tiny_expect (BACKLOG ("1") WORK ("9h", "finish", "") NET ("")
                   NEEDS DOWN ("net", "16:30", "29min"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 16:30:00 #1 held work@u1\n"
               "07-01 16:59:00 #1 began work@u1\n"
               "07-01 17:29:00 #1 completed work@u1\n"
               "07-01 17:29:00 #1 returned\n");
}
END_TEST

/* Two at 16:30, no tickets in the last half hour: visitors who come at that instant still get one
 * and are served in overtime. A minute later the second leaves at closing. */
START_TEST (the_last_ticket)
{
#define TICKETS                                                                                    \
  VISIT ("40min")                                                                                  \
  GROUP ("2") RULES ("ticket_cutoff,30min,assumption\nvisitor_overtime,1h,assumption\n")
  tiny_expect (FROM ("06-30 16:30", "01") TICKETS, TINY_WORK,
               "07-01 16:30:00 #1 began talk@u1\n"
               "07-01 17:10:00 #1 completed talk@u1\n"
               "07-01 17:10:00 #1 left\n"
               "07-01 17:10:00 #2 began talk@u1\n"
               "07-01 17:50:00 #2 completed talk@u1\n"
               "07-01 17:50:00 #2 left\n");
  tiny_expect (FROM ("06-30 16:31", "01") TICKETS, TINY_WORK,
               "07-01 16:31:00 #1 began talk@u1\n"
               "07-01 17:00:00 #2 left\n"
               "07-01 17:11:00 #1 completed talk@u1\n"
               "07-01 17:11:00 #1 left\n");
}
END_TEST

#define OLD_OFFICE                                                                                 \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold,d1,clerk,1,office,assumption\n"                          \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*,2025-07-02,unit,assumption\n"                                                               \
  "== backlog.csv\nwhere,procedure,received,count,home,source\n"                                   \
  "d1,p,2025-06-30,2,u1,assumption\n"                                                              \
  "== handovers.csv\nwhere,on,delay,reentry,role,source\n"                                         \
  "district,2025-07-02,,30min,clerk,assumption\n"                                                  \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,counts,at_close,next,source\n"

/* At the hand-over one of the two is half done, the other waits: that one goes first. */
START_TEST (what_waited_is_handed_over_first)
{
  tiny *t = tiny_run (OLD_OFFICE "w,work,work,clerk,home,10h,yes,suspend,returned,assumption\n",
                      TINY_WORK);
  ck_assert_ptr_nonnull (strstr (t->log, "07-02 08:00:00 #2 began re-entry@u1\n"
                                         "07-02 08:30:00 #2 completed re-entry@u1\n"
                                         "07-02 08:30:00 #1 began re-entry@u1\n"
                                         "07-02 09:00:00 #1 completed re-entry@u1\n"));
  tiny_free (t);
}
END_TEST

/* A posting of three days began at the old office at 09:00 and 10:00 of 1 July: it ends as it
 * would, and the dossier is then re-entered. */
START_TEST (a_delay_is_entered_anew)
{
  tiny *t = tiny_run (OLD_OFFICE "w,work,work,clerk,home,1h,yes,suspend,post,assumption\n"
                                 "w,post,delay,,home,3 days,no,,sign,assumption\n"
                                 "w,sign,work,clerk,home,1h,yes,suspend,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (tiny_since (t, "07-04"), "07-04 09:00:00 #1 completed post@u1\n"
                                             "07-04 09:00:00 #1 began re-entry@u1\n"
                                             "07-04 09:30:00 #1 completed re-entry@u1\n"
                                             "07-04 09:30:00 #1 began sign@u1\n"
                                             "07-04 10:00:00 #2 completed post@u1\n"
                                             "07-04 10:30:00 #1 completed sign@u1\n"
                                             "07-04 10:30:00 #1 returned\n"
                                             "07-04 10:30:00 #2 began re-entry@u1\n"
                                             "07-04 11:00:00 #2 completed re-entry@u1\n"
                                             "07-04 11:00:00 #2 began sign@u1\n"
                                             "07-04 12:00:00 #2 completed sign@u1\n"
                                             "07-04 12:00:00 #2 returned\n");
  tiny_free (t);
}
END_TEST

/* Not begun within half an hour of closing: not at 11:45, for lunch is a closing for papers, but at
 * 09:45 before a meeting at ten. */
START_TEST (not_within_and_a_meeting)
{
#define ONE_HOUR(time) FROM (time, "01") BACKLOG ("1") WORK ("1h", "suspend", "30min")
  tiny_expect (ONE_HOUR ("07-01 11:45"), TINY_WORK,
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 14:00:00 #1 completed work@u1\n"
               "07-01 14:00:00 #1 returned\n");
  tiny_expect (ONE_HOUR ("07-01 09:45") MEETING ("10:00", "11:00"), TINY_WORK,
               "07-01 09:45:00 #1 began work@u1\n"
               "07-01 10:00:00 #1 suspended work@u1\n"
               "07-01 11:00:00 #1 began work@u1\n"
               "07-01 11:45:00 #1 completed work@u1\n"
               "07-01 11:45:00 #1 returned\n");
}
END_TEST

/* One user at a time. The second takes twice as long, and goes on so after lunch, alone as it is;
 * handed back at noon with one of three hours left, it is begun anew, and alone. */
START_TEST (the_factor_is_read_at_the_begin)
{
  tiny *t = tiny_run (BACKLOG ("2") WORK ("3h", "suspend", "") NET ("1") NEEDS CLERKS ("2"),
                      TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 11:00:00 #1 returned\n07-01 15:00:00 #2 returned\n");
  tiny_free (t);
  t = tiny_run (BACKLOG ("2") WORK ("3h", "hand back", "") NET ("1") NEEDS CLERKS ("2"),
                TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 11:00:00 #1 returned\n07-01 14:00:00 #2 returned\n");
  tiny_free (t);
}
END_TEST

/* The first is held by the power from 08:30 on and uses the network no more: the second begins at
 * 09:00 alone. Without the cut it would take two hours. */
START_TEST (who_is_held_is_no_user)
{
#define TWO_KINDS(repair)                                                                          \
  FROM ("06-30", "01")                                                                             \
  CLERKS ("2")                                                                                     \
  "== procedures.csv\ncode,name,workflow,source\np,P,w,assumption\nq,Q,x,assumption\n"             \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,3h,suspend,returned,assumption\nx,also,clerk,1h,suspend,returned,assumption\n"     \
  "== arrivals.csv\nstream,where,mix,rate,until,source\n"                                          \
  "a,u1,p,every 32h,2025-07-01,assumption\nb,u1,q,every 33h,2025-07-01,assumption\n"               \
  "== systems.csv\nsystem,scope,capacity,source\nnet,place,1,assumption\n"                         \
  "power,place,,assumption\n"                                                                      \
  "== "                                                                                            \
  "needs.csv\nrole,step,need,source\nclerk,*,net,assumption\nclerk,work,power,assumption\n" DOWN ( \
      "power", "08:30", repair)
  tiny *t = tiny_run (TWO_KINDS ("1h"), TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 10:00:00 #2 returned\n07-01 12:00:00 #1 returned\n");
  tiny_free (t);
  t = tiny_run (TWO_KINDS ("29min"), TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 11:00:00 #2 returned\n07-01 11:29:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* Received on Tuesday and due on Wednesday, not done by then: the apology is sent on Tuesday at
 * 08:00 for a dossier received before, and otherwise never. With a limit of the same day it never
 * is. */
START_TEST (no_apology_before_reception)
{
  static const struct {
    const char *received, *limit;
    int apologies;
  } cases[] = { { "07:59", "1 working days", 1 },
                { "08:00", "1 working days", 0 },
                { "10:00", "1 working days", 0 },
                { "07:59", "same day", 0 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          FROM ("06-30 %s", "04") WORK ("100h", "suspend", "")
              RULES ("apology_extension,2,assumption\n") "== procedures.csv\n"
                                                         "code,name,workflow,limit,source\n"
                                                         "p,P,w,%s,assumption\n"
                                                         "== arrivals.csv\n"
                                                         "stream,where,mix,rate,until,source\n"
                                                         "s,u1,p,every 24h,2025-07-01,assumption\n",
          cases[i].received, cases[i].limit);
      tiny *t = tiny_run (text, 0);
      ck_assert_int_eq (tiny_total (t).apologies, cases[i].apologies);
      ck_assert_int_eq (tiny_total (t).late_count, 1);
      tiny_free (t);
    }
}
END_TEST

/* `limit_difficult` depends on the unit where the citizen lives, not on the one where they file; if
 * it is blank, the ordinary limit holds. */
START_TEST (whose_limit)
{
#define LIMITS(difficult)                                                                          \
  FROM ("07-02", "02")                                                                             \
  "== units.csv\ncode,name,type,population,difficult_area,source\n"                                \
  "u1,One,ward,1000,yes,assumption\nu2,Two,ward,1000,no,assumption\n"                              \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"       \
  "== procedures.csv\ncode,name,workflow,limit,limit_difficult,source\n"                           \
  "p,P,w,5 working days," difficult ",assumption\n"                                                \
  "== backlog.csv\nwhere,procedure,received,home,source\n"                                         \
  "u1,p,2025-06-30,u2,assumption\nu2,p,2025-07-01,u1,assumption\n"
  tiny_expect (LIMITS ("10 working days"), TINY_RECEIVED,
               "06-30 00:00:00 #1 received, due 07-07\n"
               "07-01 00:00:00 #2 received, due 07-15\n");
  tiny_expect (LIMITS (""), TINY_RECEIVED,
               "06-30 00:00:00 #1 received, due 07-07\n"
               "07-01 00:00:00 #2 received, due 07-08\n");
}
END_TEST

/* Left at closing on Tuesday: back on Wednesday as the office opens. Where the stream has a
 * profile, the hour is drawn from it: test-visitors.c. */
START_TEST (the_hour_of_coming_back)
{
  tiny *t = tiny_run (FROM ("06-30 16:50", "02") VISIT ("20min") GROUP ("2")
                          RULES ("visitor_return,100%,assumption\n"),
                      TINY_VISITS);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #2 came\n"
                                             "07-02 08:00:00 #2 began talk@u1\n"
                                             "07-02 08:20:00 #2 completed talk@u1\n"
                                             "07-02 08:20:00 #2 left\n");
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("edges");
  tcase_add_test (tc, closing_before_the_end_of_an_outage);
  tcase_add_test (tc, the_last_ticket);
  tcase_add_test (tc, what_waited_is_handed_over_first);
  tcase_add_test (tc, a_delay_is_entered_anew);
  tcase_add_test (tc, not_within_and_a_meeting);
  tcase_add_test (tc, the_factor_is_read_at_the_begin);
  tcase_add_test (tc, who_is_held_is_no_user);
  tcase_add_test (tc, no_apology_before_reception);
  tcase_add_test (tc, whose_limit);
  tcase_add_test (tc, the_hour_of_coming_back);
  return tiny_main ("edges", tc);
}
