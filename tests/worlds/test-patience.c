/* Patience: visitors leave when they have waited as long as they are willing to. They come in
 * groups, 24 hours after the beginning of simulated time. */
#include "tiny.h"

#include "model/state.h"

#include <string.h>

#define INI(time, end)                                                                             \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time "\nend=2025-07-" end     \
  "\nreplications=1\n"
#define PROCEDURES                                                                                 \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "p,P,w,dossier,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,role,effort,patience,at_close,next,source\n"
#define TALK(effort, patience) "ask,talk,clerk," effort "," patience ",suspend,left,assumption\n"
#define WORK(effort) "w,work,clerk," effort ",,suspend,returned,assumption\n"
#define GROUP(n)                                                                                   \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,v,every 24h," n ",2025-07-01,assumption\n"
#define RULES(rules) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules

/* The first is served; the others leave together, in their order, and the chairs are empty. */
START_TEST (twenty_minutes)
{
  tiny *t = tiny_run (INI ("15:00", "01") PROCEDURES WORKFLOWS TALK ("1h", "20min") WORK ("1h")
                          GROUP ("3") RULES (""),
                      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 15:00:00 #2 came\n"
                            "07-01 15:00:00 #3 came\n"
                            "07-01 15:00:00 #1 began talk@u1\n"
                            "07-01 15:20:00 #2 left\n"
                            "07-01 15:20:00 #3 left\n"
                            "07-01 16:00:00 #1 completed talk@u1\n"
                            "07-01 16:00:00 #1 left\n");
  ck_assert_int_eq (tiny_total (t).visits_left, 2);
  ck_assert_int_eq (tiny_total (t).visits_reneged, 2);
  ck_assert_int_eq (t->record->line[0].length.value, 0);
  tiny_free (t);
}
END_TEST

/* The clerk is free when the hour of patience is over, exactly at 16:00: too late. */
START_TEST (free_as_patience_ends)
{
  tiny *t = tiny_run (INI ("15:00", "01") PROCEDURES WORKFLOWS TALK ("1h", "1h") WORK ("1h")
                          GROUP ("2") RULES (""),
                      TINY_VISITS);
  ck_assert_str_eq (tiny_since (t, "07-01 16"), "07-01 16:00:00 #1 completed talk@u1\n"
                                                "07-01 16:00:00 #1 left\n"
                                                "07-01 16:00:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* No patience: served at once or not at all. */
START_TEST (no_patience)
{
  tiny *t = tiny_run (INI ("15:00", "01") PROCEDURES WORKFLOWS TALK ("1h", "0min") WORK ("1h")
                          GROUP ("2") RULES (""),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 began talk@u1\n"
                            "07-01 15:00:00 #2 left\n"
                            "07-01 16:00:00 #1 completed talk@u1\n"
                            "07-01 16:00:00 #1 left\n");
  tiny_free (t);
}
END_TEST

/* They come at 07:00 and lose no patience until 08:00: half an hour is enough for two. */
START_TEST (before_the_door_opens)
{
  tiny *t = tiny_run (INI ("07:00", "01") PROCEDURES WORKFLOWS TALK ("20min", "30min") WORK ("1h")
                          GROUP ("3") RULES (""),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began talk@u1\n"
                            "07-01 08:20:00 #1 completed talk@u1\n"
                            "07-01 08:20:00 #1 left\n"
                            "07-01 08:20:00 #2 began talk@u1\n"
                            "07-01 08:30:00 #3 left\n"
                            "07-01 08:40:00 #2 completed talk@u1\n"
                            "07-01 08:40:00 #2 left\n");
  tiny_free (t);
}
END_TEST

/* Patience of those who came before lunch goes on running over it, while the other is served to the
 * end; for those who come during it, it begins at one. */
START_TEST (over_lunch)
{
  tiny *t = tiny_run (INI ("11:50", "01") PROCEDURES WORKFLOWS TALK ("1h", "30min") WORK ("1h")
                          GROUP ("2") RULES (""),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 11:50:00 #1 began talk@u1\n"
                            "07-01 12:20:00 #2 left\n"
                            "07-01 12:50:00 #1 completed talk@u1\n"
                            "07-01 12:50:00 #1 left\n");
  tiny_free (t);
  t = tiny_run (INI ("12:10", "01") PROCEDURES WORKFLOWS TALK ("1h", "30min") WORK ("1h")
                    GROUP ("2") RULES (""),
                TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 13:00:00 #1 began talk@u1\n"
                            "07-01 13:30:00 #2 left\n"
                            "07-01 14:00:00 #1 completed talk@u1\n"
                            "07-01 14:00:00 #1 left\n");
  tiny_free (t);
}
END_TEST

/* The system has been down since 11:15 when the clerk goes to a meeting at 11:30: handed back, the
 * visitor waits anew, for twenty minutes. */
START_TEST (handed_back)
{
  tiny_expect (INI ("11:00", "01") PROCEDURES WORKFLOWS TALK ("1h", "20min") WORK ("1h") GROUP ("1")
                   RULES ("") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                              "== needs.csv\nrole,step,need,source\nclerk,talk,net,assumption\n"
                              "== incidents.csv\nincident,system,start,repair,source\n"
                              "a,net,2025-07-01 11:15,3h,assumption\n"
                              "== absences.csv\npool,where,from,until,count,reason,source\n"
                              "desk,u1,2025-07-01 11:30,2025-07-01 14:00,1,meeting,assumption\n",
               TINY_WORK,
               "07-01 11:00:00 #1 began talk@u1\n"
               "07-01 11:15:00 #1 held talk@u1\n"
               "07-01 11:30:00 #1 handed back talk@u1\n"
               "07-01 11:50:00 #1 left\n");
}
END_TEST

/* A ticket does not help against impatience; visitors who come back in the morning are served. */
START_TEST (back_in_the_morning)
{
  tiny *t = tiny_run (INI ("16:30", "02") PROCEDURES WORKFLOWS TALK ("20min", "25min") WORK ("1h")
                          GROUP ("3") RULES ("visitor_return,100%,assumption\n"
                                             "visitor_overtime,30min,assumption\n"),
                      TINY_VISITS);
  ck_assert_str_eq (tiny_since (t, "07-01 16:50"), "07-01 16:50:00 #1 completed talk@u1\n"
                                                   "07-01 16:50:00 #1 left\n"
                                                   "07-01 16:50:00 #2 began talk@u1\n"
                                                   "07-01 16:55:00 #3 left\n"
                                                   "07-01 17:10:00 #2 completed talk@u1\n"
                                                   "07-01 17:10:00 #2 left\n"
                                                   "07-02 08:00:00 #3 came\n"
                                                   "07-02 08:00:00 #3 began talk@u1\n"
                                                   "07-02 08:20:00 #3 completed talk@u1\n"
                                                   "07-02 08:20:00 #3 left\n");
  ck_assert_int_eq (tiny_total (t).visits_reneged, 1);
  tiny_free (t);
}
END_TEST

/* At closing the ticket holder stays for overtime, until patience ends. */
START_TEST (impatient_in_overtime)
{
  tiny *t = tiny_run (INI ("16:30", "01") PROCEDURES WORKFLOWS
                      "ask,talk,clerk,50min,40min,finish,left,assumption\n" WORK ("1h") GROUP ("2")
                          RULES ("visitor_overtime,30min,assumption\n"),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 16:30:00 #1 began talk@u1\n"
                            "07-01 17:10:00 #2 left\n"
                            "07-01 17:20:00 #1 completed talk@u1\n"
                            "07-01 17:20:00 #1 left\n");
  tiny_free (t);
}
END_TEST

#define BLOCKED                                                                                    \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-27,1,assumption\n"

/* Every try has its own draw: the clerk is not free for a week, and no two waits are alike. */
START_TEST (luck_of_every_try)
{
  tiny *t = tiny_run (
      INI ("08:00", "04") PROCEDURES WORKFLOWS TALK ("20min", "\"uniform(min=10min, max=3h)\"")
          WORK ("100h") BLOCKED GROUP ("1") RULES ("visitor_return,100%,assumption\n"),
      1u << PR_HAPPENS_LEFT);
  g_auto (GStrv) lines = g_strsplit (t->log, "\n", -1);
  ck_assert_uint_eq (g_strv_length (lines), 5); /* 1 to 4 July, and the end */
  for (int i = 1; i < 4; i++)
    {
      ck_assert (strcmp (lines[i] + strlen ("07-01 "), lines[0] + strlen ("07-01 ")) != 0);
      ck_assert (strncmp (lines[i] + strlen ("07-01 "), "08:10", 5) >= 0);
      ck_assert (strncmp (lines[i] + strlen ("07-01 "), "11:00", 5) <= 0);
    }
  ck_assert_int_eq (tiny_total (t).visits_reneged, 4);
  tiny_free (t);
}
END_TEST

/* The one in the middle leaves, then the last; dossiers wait on. */
START_TEST (from_the_middle)
{
  tiny *t = tiny_run (
      INI ("15:00", "01") "== procedures.csv\ncode,name,workflow,kind,source\n"
                          "v,V,ask,visit,assumption\nq,Q,quick,visit,assumption\n"
                          "p,P,w,dossier,assumption\n" WORKFLOWS TALK ("30min", "")
                              WORK ("30min") "quick,tell,clerk,30min,10min,suspend,left,"
                                             "assumption\n"
                                             "== arrivals.csv\n"
                                             "stream,where,mix,rate,batch,until,source\n"
                                             "a,u1,v,every 24h,,2025-07-01,assumption\n"
                                             "b,u1,q,every 24h,,2025-07-01,assumption\n"
                                             "c,u1,v,every 24h,,2025-07-01,assumption\n"
                                             "d,u1,q,every 24h,,2025-07-01,assumption\n"
                                             "e,u1,p,every 24h,,2025-07-01,assumption\n"
                                             "f,u1,v,every 24h,,2025-07-01,assumption\n" RULES (""),
      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 began talk@u1\n"
                            "07-01 15:10:00 #2 left\n"
                            "07-01 15:10:00 #4 left\n"
                            "07-01 15:30:00 #1 completed talk@u1\n"
                            "07-01 15:30:00 #1 left\n"
                            "07-01 15:30:00 #3 began talk@u1\n"
                            "07-01 16:00:00 #3 completed talk@u1\n"
                            "07-01 16:00:00 #3 left\n"
                            "07-01 16:00:00 #5 began work@u1\n"
                            "07-01 16:30:00 #5 completed work@u1\n"
                            "07-01 16:30:00 #5 returned\n"
                            "07-01 16:30:00 #6 began talk@u1\n"
                            "07-01 17:00:00 #6 completed talk@u1\n"
                            "07-01 17:00:00 #6 left\n");
  tiny_free (t);
}
END_TEST

/* A visitor who leaves gives up the chair. */
START_TEST (a_chair_is_free_again)
{
  tiny *t = tiny_run (
      INI ("15:00", "01") "== pools.csv\npool,where,roles,count,calendar,room,source\n"
                          "desk,u1,clerk,1,office,1,assumption\n" PROCEDURES WORKFLOWS TALK (
                              "50min", "20min")
                              WORK ("1h") "== arrivals.csv\n"
                                          "stream,where,mix,rate,source\n"
                                          "a,u1,v,every 24h,assumption\n"
                                          "b,u1,v,every 24h10,assumption\n"
                                          "c,u1,v,every 24h20,assumption\n"
                                          "d,u1,v,every 24h35,assumption\n" RULES (""),
      TINY_VISITS);
  ck_assert_str_eq (t->log, "07-01 15:00:00 #1 came\n"
                            "07-01 15:00:00 #1 began talk@u1\n"
                            "07-01 15:10:00 #2 came\n"
                            "07-01 15:20:00 #3 came\n"
                            "07-01 15:20:00 #3 left\n"
                            "07-01 15:30:00 #2 left\n"
                            "07-01 15:35:00 #4 came\n"
                            "07-01 15:50:00 #1 completed talk@u1\n"
                            "07-01 15:50:00 #1 left\n"
                            "07-01 15:50:00 #4 began talk@u1\n"
                            "07-01 16:40:00 #4 completed talk@u1\n"
                            "07-01 16:40:00 #4 left\n");
  ck_assert_int_eq (tiny_total (t).visits_turned_away, 1);
  ck_assert_int_eq (tiny_total (t).visits_reneged, 1);
  tiny_free (t);
}
END_TEST

/* 10,000 timers that would end in ten days are forgotten as visitors are served. */
START_TEST (forgotten_timers_are_swept_out)
{
  tiny *t = tiny_run (INI ("00:00", "06") PROCEDURES WORKFLOWS TALK ("30s", "10 days")
                          WORK ("1h") "== calendars.csv\ncalendar,days,open,source\n"
                                      "office,Mon-Sun,always,assumption\n"
                                      "== arrivals.csv\nstream,where,mix,rate,batch,source\n"
                                      "s,u1,v,every 1min,2,assumption\n" RULES (""),
                      0);
  ck_assert_int_gt (tiny_total (t).visits_served, 20000 - 10);
  ck_assert_int_eq (tiny_total (t).visits_reneged, 0);
  ck_assert_uint_le (t->model->patience.of[0].timers.cap, 128);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("patience");
  tcase_add_test (tc, twenty_minutes);
  tcase_add_test (tc, free_as_patience_ends);
  tcase_add_test (tc, no_patience);
  tcase_add_test (tc, before_the_door_opens);
  tcase_add_test (tc, over_lunch);
  tcase_add_test (tc, handed_back);
  tcase_add_test (tc, back_in_the_morning);
  tcase_add_test (tc, impatient_in_overtime);
  tcase_add_test (tc, luck_of_every_try);
  tcase_add_test (tc, from_the_middle);
  tcase_add_test (tc, a_chair_is_free_again);
  tcase_add_test (tc, forgotten_timers_are_swept_out);
  return tiny_main ("patience", tc);
}
