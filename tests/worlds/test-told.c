/* What a listener is told of besides work and ways: everything that is taken into hands is ended,
 * hand-overs, and what becomes of the law's clock. Base world: tiny.h, with an old office `d1` of
 * kind district that serves u1, both with one clerk.
 */
#include "tiny.h"

#define OLD                                                                                        \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold-desk,d1,clerk,1,office,assumption\n"
#define PHASES(from)                                                                               \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*," from ",unit,assumption\n"
#define HANDS_OVER(on)                                                                             \
  "== handovers.csv\nwhere,on,delay,reentry,role,source\ndistrict," on ",3h,30min,clerk,"          \
  "assumption\n"
#define WORKFLOW(steps)                                                                            \
  "== "                                                                                            \
  "workflows.csv\nworkflow,step,kind,role,place,effort,counts,receives,at_close,next,"             \
  "source\n" steps

/* Three are checked on 1 July, from 08:00 on, an hour each, and wait two days for a supplement,
 * which begins the limit of five working days again. On 3 July at 10:00 the first is half way
 * through its signature: out of the hands first, then handed over. The second has just joined the
 * line; the third is in its supplement, which goes on at the new office. */
START_TEST (handed_over)
{
  tiny *t = tiny_run ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
                      "end=2025-07-03\n" OLD PHASES ("2025-07-03") HANDS_OVER ("2025-07-03 10:00")
                          WORKFLOW ("w,check,work,clerk,home,1h,yes,no,suspend,ask,assumption\n"
                                    "w,ask,supplement,,home,2 days,no,no,,sign,assumption\n"
                                    "w,sign,work,clerk,home,2h,yes,no,suspend,returned,"
                                    "assumption\n") "== "
                                                    "backlog.csv\nwhere,procedure,received,count,"
                                                    "home,source\n"
                                                    "d1,p,2025-06-30,3,u1,assumption\n",
                      TINY_RECEIVED | TINY_HANDED | TINY_CLOCK | 1u << PR_HAPPENS_BEGAN);
  ck_assert_str_eq (t->log, "06-30 00:00:00 #1 received, due 07-07\n"
                            "06-30 00:00:00 #2 received, due 07-07\n"
                            "06-30 00:00:00 #3 received, due 07-07\n"
                            "07-01 08:00:00 #1 began check@d1\n"
                            "07-01 09:00:00 #1 clock stopped\n"
                            "07-01 09:00:00 #2 began check@d1\n"
                            "07-01 10:00:00 #2 clock stopped\n"
                            "07-01 10:00:00 #3 began check@d1\n"
                            "07-01 11:00:00 #3 clock stopped\n"
                            "07-03 09:00:00 #1 received, due 07-10\n"
                            "07-03 09:00:00 #1 began sign@d1\n"
                            "07-03 10:00:00 #2 received, due 07-10\n"
                            "07-03 10:00:00 #3 handed over to u1\n"
                            "07-03 10:00:00 #2 handed over to u1\n"
                            "07-03 10:00:00 #1 released sign@d1\n"
                            "07-03 10:00:00 #1 handed over to u1\n"
                            "07-03 11:00:00 #3 received, due 07-10\n"
                            "07-03 11:00:00 #3 began re-entry@u1\n"
                            "07-03 11:30:00 #3 began sign@u1\n"
                            "07-03 13:00:00 #3 began sign@u1\n"
                            "07-03 14:30:00 #2 began re-entry@u1\n"
                            "07-03 15:00:00 #1 began re-entry@u1\n"
                            "07-03 15:30:00 #2 began sign@u1\n");
  tiny_free (t);
}
END_TEST

/* Two came, at 09:00 and 18:00, to an old office that never closes: when it hands over, the visitor
 * who is being served leaves, and so does the one who waits. */
START_TEST (visitor_in_hand)
{
  tiny *t = tiny_run (OLD PHASES ("2025-07-02") HANDS_OVER ("2025-07-02 10:00")
                          WORKFLOW ("w,receive,work,clerk,filing,26h,yes,yes,,returned,"
                                    "assumption\n") "== "
                                                    "calendars.csv\ncalendar,days,open,"
                                                    "source\noffice,Mon-Sun,always,assumption\n"
                                                    "== "
                                                    "arrivals.csv\nstream,where,mix,rate,until,"
                                                    "source\ns,u1,p,every 9h,2025-07-01,"
                                                    "assumption\n",
                      TINY_VISITS | TINY_HANDED);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 came\n"
                            "07-01 09:00:00 #1 began receive@d1\n"
                            "07-01 18:00:00 #2 came\n"
                            "07-02 10:00:00 #2 left\n"
                            "07-02 10:00:00 #1 released receive@d1\n"
                            "07-02 10:00:00 #1 left\n");
  tiny_free (t);
}
END_TEST

/* Two come, at 09:00 and 18:00, to an office that never closes: the second is in hand when the
 * tests end. */
START_TEST (test_in_hand)
{
  tiny_expect (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-03\n"
      "== calendars.csv\ncalendar,days,open,source\n"
      "office,Mon-Fri,08:00-17:00,assumption\nalways,Mon-Sun,always,assumption\n"
      "== pools.csv\npool,where,roles,count,calendar,source\n"
      "desk,u1,clerk,1,always,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,test,source\ns,u1,p,every 9h,yes,assumption\n"
      "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
      "tests_until,2025-07-01,assumption\n" WORKFLOW (
          "w,work,work,clerk,,8h,yes,no,suspend,returned,assumption\n"),
      TINY_WORK | TINY_HANDED | 1u << PR_HAPPENS_CLOSED,
      "07-01 09:00:00 #1 began work@u1\n"
      "07-01 17:00:00 #1 completed work@u1\n"
      "07-01 17:00:00 #1 returned\n"
      "07-01 18:00:00 #2 began work@u1\n"
      "07-02 00:00:00 #2 released work@u1\n"
      "07-02 00:00:00 #2 closed\n");
}
END_TEST

/* Received on Monday 30 June, six working days: due on Tuesday 8 July. The apology went out on
 * Monday at opening and named Thursday; that is found out when the dossier ends, on Thursday. */
START_TEST (apology)
{
  tiny_expect (
      "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,6 working days,assumption\n"
      "== backlog.csv\nwhere,procedure,received,source\nu1,p,2025-06-30,assumption\n"
      "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
      "apology_extension,2,assumption\n" WORKFLOW (
          "w,wait,delay,,,233h,yes,no,,returned,assumption\n"),
      TINY_RECEIVED | TINY_RETURNED | TINY_CLOCK,
      "06-30 00:00:00 #1 received, due 07-08\n"
      "07-07 08:00:00 #1 apologised, due 07-10\n"
      "07-10 17:00:00 #1 returned\n");
}
END_TEST

/* The supplement is asked on Tuesday 1 July at 09:00 and comes two days later: two working days
 * more than until Monday 7 July. The second stays within one day, and within its due date. */
START_TEST (clock_stands_still)
{
  tiny_expect ("== backlog.csv\nwhere,procedure,received,source\nu1,p,2025-06-30,assumption\n"
               "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
               "supplement_clock,pause,assumption\n" WORKFLOW (
                   "w,check,work,clerk,,1h,yes,no,suspend,ask,assumption\n"
                   "w,ask,supplement,,,2 days,no,no,,again,assumption\n"
                   "w,again,work,clerk,,1h,yes,no,suspend,more,assumption\n"
                   "w,more,supplement,,,1h,no,no,,returned,assumption\n"),
               TINY_RECEIVED | TINY_RETURNED | TINY_CLOCK,
               "06-30 00:00:00 #1 received, due 07-07\n"
               "07-01 09:00:00 #1 clock stopped\n"
               "07-03 09:00:00 #1 clock went on, due 07-09\n"
               "07-03 10:00:00 #1 clock stopped\n"
               "07-03 11:00:00 #1 clock went on, due 07-09\n"
               "07-03 11:00:00 #1 returned\n");
}
END_TEST

/* The account is there on 1 July at 12:00. The network is slow from 8:00 on, by two incidents, and
 * down with the power for a quarter of an hour, which the second outage prolongs. */
START_TEST (things)
{
  tiny_expect ("== systems.csv\nsystem,scope,needs,source\n"
               "power,province,,assumption\nnet,place,power,assumption\n"
               "== readiness.csv\ncondition,where,role,ready,source\n"
               "account,u1,clerk,2025-07-01 12:00,assumption\n"
               "== needs.csv\nrole,step,need,if_down,source\nclerk,*,net,wait,assumption\n"
               "clerk,*,account,wait,assumption\n"
               "== incidents.csv\nincident,system,start,repair,slow,source\n"
               "a,net,2025-07-01 08:00,2h,2,assumption\n"
               "b,net,2025-07-01 09:30,2h,2,assumption\n"
               "c,power,2025-07-01 08:30,15min,,assumption\n"
               "d,net,2025-07-01 08:40,10min,,assumption\n",
               TINY_THINGS,
               "07-01 00:00:00 account@u1 down\n"
               "07-01 08:00:00 net@u1 slow\n"
               "07-01 08:30:00 power@* down\n"
               "07-01 08:30:00 net@u1 down\n"
               "07-01 08:45:00 power@* up\n"
               "07-01 08:50:00 net@u1 slow\n"
               "07-01 11:30:00 net@u1 up\n"
               "07-01 12:00:00 account@u1 up\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("told");
  tcase_add_test (tc, handed_over);
  tcase_add_test (tc, visitor_in_hand);
  tcase_add_test (tc, test_in_hand);
  tcase_add_test (tc, apology);
  tcase_add_test (tc, clock_stands_still);
  tcase_add_test (tc, things);
  return tiny_main ("told", tc);
}
