/* Waiting rooms: visitors who find no place leave, and may come back. They come in groups, 24 hours
 * after the beginning of simulated time. */
#include "tiny.h"

#include <string.h>

#define INI(time, end)                                                                             \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time "\nend=2025-07-" end     \
  "\nreplications=1\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,room,source\n"
#define DESK(count, room) "desk,u1,clerk," count ",office," room ",assumption\n"
#define PROCEDURES                                                                                 \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "p,P,w,dossier,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,role,effort,not_within,next,source\n"
#define TALK "ask,talk,clerk,1h,,left,assumption\n"
#define WORK "w,work,clerk,1h,,returned,assumption\n"
#define GROUP(n)                                                                                   \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,v,every 24h," n ",2025-07-01,assumption\n"
#define RULES(rules) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules

/* One is served, two wait, two find no place and come back in the morning. */
START_TEST (five_for_a_clerk_and_two_chairs)
{
  tiny *t = tiny_run (INI ("15:00", "02") POOLS DESK ("1", "2")
                          PROCEDURES WORKFLOWS TALK WORK GROUP ("5")
                              RULES ("visitor_return,100%,assumption\n"),
                      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 15:00:00 #2 came\n"
                            "07-01 15:00:00 #3 came\n"
                            "07-01 15:00:00 #4 came\n"
                            "07-01 15:00:00 #4 left\n"
                            "07-01 15:00:00 #5 came\n"
                            "07-01 15:00:00 #5 left\n"
                            "07-01 15:00:00 #1 began talk@u1\n"
                            "07-01 16:00:00 #1 completed talk@u1\n"
                            "07-01 16:00:00 #1 left\n"
                            "07-01 16:00:00 #2 began talk@u1\n"
                            "07-01 17:00:00 #2 completed talk@u1\n"
                            "07-01 17:00:00 #2 left\n"
                            "07-01 17:00:00 #3 left\n"
                            "07-02 08:00:00 #4 came\n"
                            "07-02 08:00:00 #5 came\n"
                            "07-02 08:00:00 #3 came\n"
                            "07-02 08:00:00 #4 began talk@u1\n"
                            "07-02 09:00:00 #4 completed talk@u1\n"
                            "07-02 09:00:00 #4 left\n"
                            "07-02 09:00:00 #5 began talk@u1\n"
                            "07-02 10:00:00 #5 completed talk@u1\n"
                            "07-02 10:00:00 #5 left\n"
                            "07-02 10:00:00 #3 began talk@u1\n"
                            "07-02 11:00:00 #3 completed talk@u1\n"
                            "07-02 11:00:00 #3 left\n");
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.visits_left, 3); /* one of them at closing */
  ck_assert_int_eq (sum.visits_turned_away, 2);
  ck_assert_int_eq (sum.visits_served, 5);
  tiny_free (t);
}
END_TEST

static void
expect_turned_away (const char *text, int turned_away, int served)
{
  tiny *t = tiny_run (text, 0);
  ck_assert_int_eq (tiny_total (t).visits_turned_away, turned_away);
  ck_assert_int_eq (tiny_total (t).visits_served, served);
  tiny_free (t);
}

START_TEST (no_chair_at_all)
{
  expect_turned_away (INI ("15:00", "01") POOLS DESK ("2", "0")
                          PROCEDURES WORKFLOWS TALK WORK GROUP ("3") RULES (""),
                      1, 2);
}
END_TEST

/* A visitor who comes as another is done, every hour on the hour, needs no chair. */
START_TEST (as_another_leaves)
{
  expect_turned_away (INI ("08:00", "01") POOLS DESK ("1", "0") PROCEDURES WORKFLOWS TALK WORK
                      "== arrivals.csv\nstream,where,mix,rate,source\n"
                      "s,u1,v,every 1h,assumption\n"
                      "== calendars.csv\ncalendar,days,open,source\n"
                      "office,Mon-Sun,always,assumption\n" RULES (""),
                      0, 38); /* from 09:00 to 23:00 of the next day, of which one is not done */
}
END_TEST

/* Before opening nobody is free. */
START_TEST (before_opening)
{
  expect_turned_away (INI ("07:00", "01") POOLS DESK ("2", "1")
                          PROCEDURES WORKFLOWS TALK WORK GROUP ("3") RULES (""),
                      2, 1);
}
END_TEST

/* A clerk who may not begin this today any more is not free for it. */
START_TEST (too_late_to_begin)
{
  expect_turned_away (INI ("16:45", "01") POOLS DESK ("1", "0") PROCEDURES WORKFLOWS
                      "ask,talk,clerk,10min,30min,left,assumption\n" WORK GROUP ("1") RULES (""),
                      1, 0);
}
END_TEST

/* Dossiers wait and fill no chair. */
START_TEST (dossiers_need_no_chair)
{
  expect_turned_away (INI ("15:00", "02") POOLS DESK ("1", "1") PROCEDURES WORKFLOWS TALK WORK
                      "== backlog.csv\nwhere,procedure,received,count,source\n"
                      "u1,p,2025-06-27,12,assumption\n" GROUP ("2") RULES (""),
                      1, 0);
}
END_TEST

#define TWO_LINES                                                                                  \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "i,I,inform,visit,assumption\n"                                                                  \
  "== workflows.csv\nworkflow,step,role,effort,next,source\n"                                      \
  "ask,talk,clerk,1h,left,assumption\ninform,tell,guide,1h,left,assumption\n"                      \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "a,u1,v,every 24h,3,2025-07-01,assumption\nb,u1,i,every 24h,3,2025-07-01,assumption\n"

/* One desk with two lines has one room: one is served and two wait, of six. */
START_TEST (a_room_for_two_lines)
{
  expect_turned_away (INI ("13:00", "01") POOLS
                      "desk,u1,clerk guide,1,office,2,assumption\n" TWO_LINES RULES (""),
                      3, 3);
}
END_TEST

/* Rooms of pools that serve one line add up; an unlimited one takes all. */
START_TEST (rooms_add_up)
{
  expect_turned_away (INI ("13:00", "01") POOLS
                      "a,u1,clerk,1,office,1,assumption\nb,u1,clerk,1,office,2,assumption\n"
                      "c,u1,guide,1,office,0,assumption\n" TWO_LINES RULES (""),
                      2, 4);
  expect_turned_away (INI ("13:00", "01") POOLS
                      "a,u1,clerk,1,office,0,assumption\nb,u1,clerk,1,office,,assumption\n"
                      "c,u1,guide,1,office,,assumption\n" TWO_LINES RULES (""),
                      0, 6);
}
END_TEST

/* A ticket holder goes on to a second counter: the clerk who is free, in overtime too, counts. */
START_TEST (second_counter_in_overtime)
{
  const char *both = WORKFLOWS "ask,talk,clerk,1h,,more,assumption\n"
                               "ask,more,clerk,10min,,left,assumption\n" WORK;
  g_autofree char *text
      = g_strconcat (INI ("16:30", "01") POOLS DESK ("1", "0") PROCEDURES, both,
                     GROUP ("1") RULES ("visitor_overtime,2h,assumption\n"), NULL);
  expect_turned_away (text, 0, 1); /* until 17:30, and on to 17:40 at the second */
  g_autofree char *late
      = g_strconcat (INI ("16:00", "01") POOLS DESK ("1", "1") PROCEDURES, both,
                     GROUP ("2") RULES ("visitor_overtime,2h,assumption\n"), NULL);
  tiny *t = tiny_run (late, TINY_VISITS);
  ck_assert_str_eq (tiny_since (t, "07-01 17:00"), "07-01 17:00:00 #1 completed talk@u1\n"
                                                   "07-01 17:00:00 #2 began talk@u1\n"
                                                   "07-01 18:00:00 #2 completed talk@u1\n"
                                                   "07-01 18:00:00 #1 began more@u1\n"
                                                   "07-01 18:10:00 #1 completed more@u1\n"
                                                   "07-01 18:10:00 #1 left\n"
                                                   "07-01 18:10:00 #2 began more@u1\n"
                                                   "07-01 18:20:00 #2 completed more@u1\n"
                                                   "07-01 18:20:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* At work on a dossier since 14:00, the clerk lays it down for the visitor who comes at 15:00: one
 * of two needs no chair. */
START_TEST (a_clerk_who_lays_down_his_work)
{
#define LAYS_DOWN(preempted, priority)                                                             \
  INI ("15:00", "01")                                                                              \
  POOLS DESK ("1", "0") "== procedures.csv\ncode,name,workflow,kind,priority,source\n"             \
                        "v,V,ask,visit," priority ",assumption\np,P,w,dossier,0,assumption\n"      \
                        "== workflows.csv\nworkflow,step,role,effort,preempted,next,source\n"      \
                        "ask,talk,clerk,1h,no,left,assumption\n"                                   \
                        "w,work,clerk,20h," preempted ",returned,assumption\n"                     \
                        "== backlog.csv\nwhere,procedure,received,count,source\n"                  \
                        "u1,p,2025-06-27,1,assumption\n" GROUP ("2") RULES ("")
  expect_turned_away (LAYS_DOWN ("resume", "5"), 1, 1);
  expect_turned_away (LAYS_DOWN ("no", "5"), 2, 0);
  expect_turned_away (LAYS_DOWN ("resume", "0"), 2, 0);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("room");
  tcase_add_test (tc, five_for_a_clerk_and_two_chairs);
  tcase_add_test (tc, no_chair_at_all);
  tcase_add_test (tc, as_another_leaves);
  tcase_add_test (tc, before_opening);
  tcase_add_test (tc, too_late_to_begin);
  tcase_add_test (tc, dossiers_need_no_chair);
  tcase_add_test (tc, a_room_for_two_lines);
  tcase_add_test (tc, rooms_add_up);
  tcase_add_test (tc, second_counter_in_overtime);
  tcase_add_test (tc, a_clerk_who_lays_down_his_work);
  return tiny_main ("room", tc);
}
