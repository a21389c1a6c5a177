/* Pre-emption: work in hand gives way to work of higher priority. Dossiers come 24 hours and so
 * many minutes after the beginning of simulated time, Monday 30 June. */
#include "tiny.h"

#include <string.h>

#define INI(time, end)                                                                             \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time "\nend=2025-07-" end     \
  "\nreplications=1\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,share,source\n"
#define PROCEDURES                                                                                 \
  "== procedures.csv\ncode,name,workflow,priority,kind,source\n"                                   \
  "low,L,low,0,dossier,assumption\nmiddle,M,middle,5,dossier,assumption\n"                         \
  "high,H,high,9,dossier,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,role,effort,preempted,at_close,next,source\n"
#define STEP(name, effort, preempted, at_close)                                                    \
  name "," name ",clerk," effort "," preempted "," at_close ",returned,assumption\n"
#define ARRIVALS "== arrivals.csv\nstream,where,mix,rate,until,source\n"
#define AT(name, procedure, gap) name ",u1," procedure ",every " gap ",2025-07-01,assumption\n"

#define HALF_PAST_NINE(preempted)                                                                  \
  INI ("09:00", "01")                                                                              \
  PROCEDURES WORKFLOWS STEP ("low", "2h", preempted, "suspend")                                    \
      STEP ("middle", "1h", "resume", "suspend") STEP ("high", "30min", "", "suspend")             \
          ARRIVALS AT ("a", "low", "24h") AT ("b", "high", "24h30")

START_TEST (resumed)
{
  tiny *t = tiny_run (HALF_PAST_NINE ("resume"), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 began low@u1\n"
                            "07-01 09:30:00 #1 interrupted low@u1\n"
                            "07-01 09:30:00 #2 began high@u1\n"
                            "07-01 10:00:00 #2 completed high@u1\n"
                            "07-01 10:00:00 #2 returned\n"
                            "07-01 10:00:00 #1 began low@u1\n"
                            "07-01 11:30:00 #1 completed low@u1\n"
                            "07-01 11:30:00 #1 returned\n");
  const pr_pool_count *desk = tiny_pool (t, "desk");
  ck_assert_int_eq (desk->interrupted, 1);
  ck_assert_int_eq (desk->served, 2);
  ck_assert_int_eq (desk->busy, 150 * PR_MINUTE);
  /* It waited twice: not at all, and for half an hour; the other not at all. */
  ck_assert_int_eq (t->record->line[0].wait.n, 3);
  ck_assert_int_eq (t->record->line[0].wait.max, 30 * PR_MINUTE);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* The half hour is lost: two hours again. */
START_TEST (restarted)
{
  tiny *t = tiny_run (HALF_PAST_NINE ("restart"), TINY_WORK);
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 12:00:00 #1 completed low@u1\n"));
  ck_assert_int_eq (tiny_pool (t, "desk")->busy, 180 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

START_TEST (not_interrupted)
{
  tiny_expect (HALF_PAST_NINE ("no"), TINY_WORK,
               "07-01 09:00:00 #1 began low@u1\n"
               "07-01 11:00:00 #1 completed low@u1\n"
               "07-01 11:00:00 #1 returned\n"
               "07-01 11:00:00 #2 began high@u1\n"
               "07-01 11:30:00 #2 completed high@u1\n"
               "07-01 11:30:00 #2 returned\n");
}
END_TEST

#define STEPS                                                                                      \
  WORKFLOWS STEP ("low", "2h", "resume", "suspend") STEP ("middle", "2h", "resume", "suspend")     \
      STEP ("high", "30min", "resume", "suspend")

/* Its equal does not interrupt; what has come first is resumed first. */
START_TEST (equals_wait)
{
  tiny_expect (INI ("09:00", "01") PROCEDURES STEPS ARRIVALS AT ("a", "high", "24h")
                   AT ("b", "high", "24h10") AT ("c", "middle", "24h20"),
               TINY_WORK,
               "07-01 09:00:00 #1 began high@u1\n"
               "07-01 09:30:00 #1 completed high@u1\n"
               "07-01 09:30:00 #1 returned\n"
               "07-01 09:30:00 #2 began high@u1\n"
               "07-01 10:00:00 #2 completed high@u1\n"
               "07-01 10:00:00 #2 returned\n"
               "07-01 10:00:00 #3 began middle@u1\n"
               "07-01 12:00:00 #3 completed middle@u1\n"
               "07-01 12:00:00 #3 returned\n");
}
END_TEST

/* At a share of 50 % an hour of effort takes two: 45 minutes of it are left at 09:30. */
START_TEST (half_a_post)
{
  tiny_expect (INI ("09:00", "01") POOLS
               "desk,u1,clerk,1,office,50%,assumption\n" PROCEDURES WORKFLOWS STEP (
                   "low", "1h", "resume", "suspend") STEP ("middle", "1h", "", "suspend")
                   STEP ("high", "15min", "", "suspend") ARRIVALS AT ("a", "low", "24h")
                       AT ("b", "high", "24h30"),
               TINY_WORK,
               "07-01 09:00:00 #1 began low@u1\n"
               "07-01 09:30:00 #1 interrupted low@u1\n"
               "07-01 09:30:00 #2 began high@u1\n"
               "07-01 10:00:00 #2 completed high@u1\n"
               "07-01 10:00:00 #2 returned\n"
               "07-01 10:00:00 #1 began low@u1\n"
               "07-01 11:30:00 #1 completed low@u1\n"
               "07-01 11:30:00 #1 returned\n");
}
END_TEST

/* The lowest priority gives way, and of two such the work that was begun last. */
START_TEST (who_gives_way)
{
  tiny *t = tiny_run (
      INI ("09:00", "01") POOLS
      "desk,u1,clerk,3,office,,assumption\n" PROCEDURES STEPS ARRIVALS AT ("a", "low", "24h")
          AT ("b", "low", "24h10") AT ("c", "middle", "24h20") AT ("d", "high", "24h30")
              AT ("e", "high", "24h31") AT ("f", "high", "24h32") AT ("g", "high", "24h33"),
      1u << PR_HAPPENS_INTERRUPTED);
  ck_assert_str_eq (t->log, "07-01 09:30:00 #2 interrupted low@u1\n"
                            "07-01 09:31:00 #1 interrupted low@u1\n"
                            "07-01 09:32:00 #3 interrupted middle@u1\n");
  tiny_free (t);
}
END_TEST

#define TWO_POOLS POOLS "a,u1,clerk,1,office,,assumption\nb,u1,clerk,1,office,,assumption\n"

/* An idle officer comes first, in whatever pool; then the preferred pool interrupts. */
START_TEST (idle_elsewhere)
{
  tiny_expect (INI ("09:00", "01") TWO_POOLS PROCEDURES STEPS ARRIVALS AT ("x", "low", "24h")
                   AT ("y", "high", "24h30"),
               1u << PR_HAPPENS_BEGAN | 1u << PR_HAPPENS_INTERRUPTED,
               "07-01 09:00:00 #1 began low@u1\n"
               "07-01 09:30:00 #2 began high@u1\n");
  tiny *t = tiny_run (INI ("09:00", "01") TWO_POOLS PROCEDURES STEPS ARRIVALS AT ("x", "low", "24h")
                          AT ("y", "low", "24h01") AT ("z", "high", "24h30"),
                      1u << PR_HAPPENS_INTERRUPTED);
  ck_assert_str_eq (t->log, "07-01 09:30:00 #1 interrupted low@u1\n");
  ck_assert_int_eq (tiny_pool (t, "a")->interrupted, 1);
  ck_assert_int_eq (tiny_pool (t, "b")->interrupted, 0);
  tiny_free (t);
}
END_TEST

/* Interrupted for the highest, the middle one interrupts the lowest in the other pool. */
START_TEST (one_after_the_other)
{
  tiny_expect (
      INI ("09:00", "01") POOLS
      "both,u1,clerk expert,1,office,,assumption\n"
      "one,u1,clerk,1,office,,assumption\n" PROCEDURES WORKFLOWS STEP ("low", "2h", "resume",
                                                                       "suspend")
          STEP ("middle", "1h", "resume",
                "suspend") "high,high,expert,30min,no,suspend,returned,assumption\n" ARRIVALS
              AT ("x", "low", "24h") AT ("y", "middle", "24h10") AT ("z", "high", "24h30"),
      TINY_WORK,
      "07-01 09:00:00 #1 began low@u1\n"
      "07-01 09:10:00 #2 began middle@u1\n"
      "07-01 09:30:00 #2 interrupted middle@u1\n"
      "07-01 09:30:00 #3 began high@u1\n"
      "07-01 09:30:00 #1 interrupted low@u1\n"
      "07-01 09:30:00 #2 began middle@u1\n"
      "07-01 10:00:00 #3 completed high@u1\n"
      "07-01 10:00:00 #3 returned\n"
      "07-01 10:00:00 #1 began low@u1\n"
      "07-01 10:10:00 #2 completed middle@u1\n"
      "07-01 10:10:00 #2 returned\n"
      "07-01 11:30:00 #1 completed low@u1\n"
      "07-01 11:30:00 #1 returned\n");
}
END_TEST

/* Nobody is interrupted in overtime. */
START_TEST (not_in_overtime)
{
  tiny_expect (INI ("16:30", "02") PROCEDURES WORKFLOWS STEP ("low", "1h", "resume", "finish")
                   STEP ("middle", "1h", "resume", "finish") STEP ("high", "30min", "", "suspend")
                       ARRIVALS AT ("a", "low", "24h") AT ("b", "high", "24h40"),
               TINY_WORK,
               "07-01 16:30:00 #1 began low@u1\n"
               "07-01 17:30:00 #1 completed low@u1\n"
               "07-01 17:30:00 #1 returned\n"
               "07-02 08:00:00 #2 began high@u1\n"
               "07-02 08:30:00 #2 completed high@u1\n"
               "07-02 08:30:00 #2 returned\n");
}
END_TEST

/* Work kept beyond noon gives way again from one o'clock on, with the lunch hour done. */
START_TEST (after_overtime)
{
  tiny_expect (INI ("11:30", "01") PROCEDURES WORKFLOWS STEP ("low", "3h", "resume", "finish")
                   STEP ("middle", "1h", "resume", "finish") STEP ("high", "30min", "", "suspend")
                       ARRIVALS AT ("a", "low", "24h") AT ("b", "high", "24h40"),
               TINY_WORK,
               "07-01 11:30:00 #1 began low@u1\n"
               "07-01 13:00:00 #1 interrupted low@u1\n"
               "07-01 13:00:00 #2 began high@u1\n"
               "07-01 13:30:00 #2 completed high@u1\n"
               "07-01 13:30:00 #2 returned\n"
               "07-01 13:30:00 #1 began low@u1\n"
               "07-01 15:00:00 #1 completed low@u1\n"
               "07-01 15:00:00 #1 returned\n");
}
END_TEST

/* Suspended work is taken up in the morning, and gives way at once to what came in the night. */
START_TEST (suspended_and_interrupted)
{
  tiny_expect (INI ("16:30", "02") PROCEDURES STEPS ARRIVALS AT ("a", "low", "24h")
                   AT ("b", "high", "27h"),
               TINY_WORK,
               "07-01 16:30:00 #1 began low@u1\n"
               "07-01 17:00:00 #1 suspended low@u1\n"
               "07-02 08:00:00 #1 began low@u1\n"
               "07-02 08:00:00 #1 interrupted low@u1\n"
               "07-02 08:00:00 #2 began high@u1\n"
               "07-02 08:30:00 #2 completed high@u1\n"
               "07-02 08:30:00 #2 returned\n"
               "07-02 08:30:00 #1 began low@u1\n"
               "07-02 10:00:00 #1 completed low@u1\n"
               "07-02 10:00:00 #1 returned\n");
}
END_TEST

/* Interrupted, then at closing the other is handed back: in the morning by priority. */
START_TEST (interrupted_and_handed_back)
{
  tiny_expect (INI ("16:30", "02") PROCEDURES WORKFLOWS STEP ("low", "1h", "resume", "hand back")
                   STEP ("middle", "1h", "resume", "suspend")
                       STEP ("high", "30min", "", "hand back lost") ARRIVALS AT ("a", "low", "24h")
                           AT ("b", "high", "24h10"),
               TINY_WORK,
               "07-01 16:30:00 #1 began low@u1\n"
               "07-01 16:40:00 #1 interrupted low@u1\n"
               "07-01 16:40:00 #2 began high@u1\n"
               "07-01 17:00:00 #2 handed back high@u1\n"
               "07-02 08:00:00 #2 began high@u1\n"
               "07-02 08:30:00 #2 completed high@u1\n"
               "07-02 08:30:00 #2 returned\n"
               "07-02 08:30:00 #1 began low@u1\n"
               "07-02 09:20:00 #1 completed low@u1\n"
               "07-02 09:20:00 #1 returned\n");
}
END_TEST

/* A visitor who is sent back to the line waits there anew, if the room is full or not, and for as
 * long as patience lasts. */
START_TEST (interrupted_visitor)
{
  tiny_expect (
      INI ("15:00",
           "01") "== pools.csv\npool,where,roles,count,calendar,room,source\n"
                 "desk,u1,clerk,1,office,1,assumption\n"
                 "== procedures.csv\ncode,name,workflow,priority,kind,source\n"
                 "low,L,low,0,visit,assumption\nhigh,H,high,9,dossier,assumption\n"
                 "== workflows.csv\n"
                 "workflow,step,role,effort,preempted,patience,next,source\n"
                 "low,low,clerk,1h,resume,25min,left,assumption\n"
                 "high,high,clerk,30min,,,returned,assumption\n" ARRIVALS AT ("a", "low", "24h")
                     AT ("b", "low", "24h15") AT ("c", "high", "24h20") AT ("d", "low", "24h42"),
      TINY_WORK,
      "07-01 15:00:00 #1 began low@u1\n"
      "07-01 15:20:00 #1 interrupted low@u1\n"
      "07-01 15:20:00 #3 began high@u1\n"
      "07-01 15:40:00 #2 left\n"
      "07-01 15:42:00 #4 left\n"
      "07-01 15:45:00 #1 left\n"
      "07-01 15:50:00 #3 completed high@u1\n"
      "07-01 15:50:00 #3 returned\n");
}
END_TEST

/* Two low ones since 09:00 and 09:10; the first clerk should be at a meeting from 09:20 on and
 * stays to finish. What is urgent at 09:30 interrupts the second, who is on duty. */
START_TEST (who_stays_beyond_a_meeting_is_not_interrupted)
{
  tiny_expect (
      INI ("09:00", "01") PROCEDURES WORKFLOWS STEP ("low", "2h", "resume", "finish")
          STEP ("middle", "1h", "resume", "suspend") STEP ("high", "30min", "", "suspend") POOLS
      "desk,u1,clerk,2,office,100%,assumption\n" ARRIVALS AT ("a", "low", "24h")
          AT ("b", "low", "24h10")
              AT ("c", "high",
                  "24h30") "== absences.csv\npool,where,from,until,count,reason,source\n"
                           "desk,u1,2025-07-01 09:20,2025-07-01 11:30,1,meeting,assumption\n",
      TINY_WORK,
      "07-01 09:00:00 #1 began low@u1\n"
      "07-01 09:10:00 #2 began low@u1\n"
      "07-01 09:30:00 #2 interrupted low@u1\n"
      "07-01 09:30:00 #3 began high@u1\n"
      "07-01 10:00:00 #3 completed high@u1\n"
      "07-01 10:00:00 #3 returned\n"
      "07-01 10:00:00 #2 began low@u1\n"
      "07-01 11:00:00 #1 completed low@u1\n"
      "07-01 11:00:00 #1 returned\n"
      "07-01 11:40:00 #2 completed low@u1\n"
      "07-01 11:40:00 #2 returned\n");
}
END_TEST

#define NET(if_down)                                                                               \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,if_down,source\n*,low,net," if_down ",assumption\n"
#define DOWN(time, repair)                                                                         \
  "== incidents.csv\nincident,system,start,repair,source\n"                                        \
  "cut,net,2025-07-01 " time "," repair ",assumption\n"
#define HELD_FROM_HALF_PAST_NINE(if_down, preempted)                                               \
  INI ("09:00", "01")                                                                              \
  PROCEDURES WORKFLOWS STEP ("low", "1h", preempted, "suspend")                                    \
      STEP ("middle", "1h", "resume", "suspend") STEP ("high", "30min", "", "suspend")             \
          ARRIVALS AT ("a", "low", "24h") AT ("b", "high", "24h45") NET (if_down)                  \
              DOWN ("09:30", "1h")

/* Down from 09:30 to 10:30. What is held gives way at 09:45, and waits in its line for the rest of
 * the outage; an hour of it is left if the effort was lost, otherwise half an hour. */
static void
expect_held (const char *text, const char *done)
{
  tiny *t = tiny_run (text, TINY_WORK);
  g_autofree char *expected = g_strdup_printf ("07-01 09:00:00 #1 began low@u1\n"
                                               "07-01 09:30:00 #1 held low@u1\n"
                                               "07-01 09:45:00 #1 interrupted low@u1\n"
                                               "07-01 09:45:00 #2 began high@u1\n"
                                               "07-01 10:15:00 #2 completed high@u1\n"
                                               "07-01 10:15:00 #2 returned\n"
                                               "07-01 10:30:00 #1 began low@u1\n"
                                               "07-01 %s:00 #1 completed low@u1\n"
                                               "07-01 %s:00 #1 returned\n",
                                               done, done);
  ck_assert_str_eq (t->log, expected);
  ck_assert_int_eq (tiny_pool (t, "desk")->held, 15 * PR_MINUTE);
  ck_assert_int_eq (tiny_pool (t, "desk")->interrupted, 1);
  tiny_conserved (t);
  tiny_free (t);
}

START_TEST (held_work_gives_way)
{
  expect_held (HELD_FROM_HALF_PAST_NINE ("wait", "resume"), "11:00");
  expect_held (HELD_FROM_HALF_PAST_NINE ("wait", "restart"), "11:30");
  expect_held (HELD_FROM_HALF_PAST_NINE ("restart", "resume"), "11:30");
}
END_TEST

/* A step that does not give way keeps its officer through the outage. */
START_TEST (held_work_that_does_not_give_way)
{
  tiny_expect (HELD_FROM_HALF_PAST_NINE ("wait", "no"), TINY_WORK,
               "07-01 09:00:00 #1 began low@u1\n"
               "07-01 09:30:00 #1 held low@u1\n"
               "07-01 10:30:00 #1 began low@u1\n"
               "07-01 11:00:00 #1 completed low@u1\n"
               "07-01 11:00:00 #1 returned\n"
               "07-01 11:00:00 #2 began high@u1\n"
               "07-01 11:30:00 #2 completed high@u1\n"
               "07-01 11:30:00 #2 returned\n");
}
END_TEST

/* The urgent piece needs the system, too: it comes at 09:45 and goes before the other as the system
 * is back at 10:30. */
START_TEST (both_wait_for_the_system)
{
  tiny *t = tiny_run (
      HELD_FROM_HALF_PAST_NINE (
          "wait",
          "resume") "== needs.csv\nrole,step,need,if_down,source\nclerk,*,net,,assumption\n",
      TINY_WORK);
  ck_assert_str_eq (tiny_since (t, "07-01 10:30"), "07-01 10:30:00 #1 began low@u1\n"
                                                   "07-01 10:30:00 #1 interrupted low@u1\n"
                                                   "07-01 10:30:00 #2 began high@u1\n"
                                                   "07-01 11:00:00 #2 completed high@u1\n"
                                                   "07-01 11:00:00 #2 returned\n"
                                                   "07-01 11:00:00 #1 began low@u1\n"
                                                   "07-01 11:30:00 #1 completed low@u1\n"
                                                   "07-01 11:30:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* Of two with work of the lowest priority, the one who can do nothing lays it down, although the
 * other began last. */
START_TEST (who_is_held_gives_way_first)
{
  tiny *t = tiny_run (INI ("09:00", "01") POOLS
                      "desk,u1,clerk,2,office,,assumption\n"
                      "== procedures.csv\ncode,name,workflow,priority,kind,source\n"
                      "low,L,low,0,dossier,assumption\n"
                      "middle,M,middle,0,dossier,assumption\n"
                      "high,H,high,9,dossier,assumption\n" STEPS ARRIVALS AT ("a", "low", "24h")
                          AT ("b", "middle", "24h10") AT ("c", "high", "24h30") NET ("wait")
                              DOWN ("09:15", "1h"),
                      1u << PR_HAPPENS_INTERRUPTED);
  ck_assert_str_eq (t->log, "07-01 09:30:00 #1 interrupted low@u1\n");
  tiny_free (t);
}
END_TEST

#define MEETING(until)                                                                             \
  "== absences.csv\npool,where,from,until,count,reason,source\n"                                   \
  "desk,u1,2025-07-01 09:20,2025-07-01 " until ",1,meeting,assumption\n"
#define LAID_DOWN_FOR_A_MEETING(at_close, until)                                                   \
  INI ("09:00", "01")                                                                              \
  PROCEDURES WORKFLOWS STEP ("low", "2h", "resume", at_close)                                      \
      STEP ("middle", "1h", "resume", "suspend") STEP ("high", "30min", "", "suspend")             \
          ARRIVALS AT ("a", "low", "24h") AT ("b", "high", "24h30") MEETING (until)

/* Back from a meeting, the officer lays down again what was just taken up, or was in hand all the
 * time. */
START_TEST (back_from_a_meeting)
{
  tiny_expect (LAID_DOWN_FOR_A_MEETING ("suspend", "10:00"), TINY_WORK,
               "07-01 09:00:00 #1 began low@u1\n"
               "07-01 09:20:00 #1 suspended low@u1\n"
               "07-01 10:00:00 #1 began low@u1\n"
               "07-01 10:00:00 #1 interrupted low@u1\n"
               "07-01 10:00:00 #2 began high@u1\n"
               "07-01 10:30:00 #2 completed high@u1\n"
               "07-01 10:30:00 #2 returned\n"
               "07-01 10:30:00 #1 began low@u1\n"
               "07-01 12:00:00 #1 suspended low@u1\n"
               "07-01 13:00:00 #1 began low@u1\n"
               "07-01 13:10:00 #1 completed low@u1\n"
               "07-01 13:10:00 #1 returned\n");
  tiny_expect (LAID_DOWN_FOR_A_MEETING ("finish", "09:40"), TINY_WORK,
               "07-01 09:00:00 #1 began low@u1\n"
               "07-01 09:40:00 #1 interrupted low@u1\n"
               "07-01 09:40:00 #2 began high@u1\n"
               "07-01 10:10:00 #2 completed high@u1\n"
               "07-01 10:10:00 #2 returned\n"
               "07-01 10:10:00 #1 began low@u1\n"
               "07-01 11:30:00 #1 completed low@u1\n"
               "07-01 11:30:00 #1 returned\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("preempt");
  tcase_add_test (tc, resumed);
  tcase_add_test (tc, restarted);
  tcase_add_test (tc, not_interrupted);
  tcase_add_test (tc, equals_wait);
  tcase_add_test (tc, half_a_post);
  tcase_add_test (tc, who_gives_way);
  tcase_add_test (tc, idle_elsewhere);
  tcase_add_test (tc, one_after_the_other);
  tcase_add_test (tc, not_in_overtime);
  tcase_add_test (tc, after_overtime);
  tcase_add_test (tc, suspended_and_interrupted);
  tcase_add_test (tc, interrupted_and_handed_back);
  tcase_add_test (tc, interrupted_visitor);
  tcase_add_test (tc, who_stays_beyond_a_meeting_is_not_interrupted);
  tcase_add_test (tc, held_work_gives_way);
  tcase_add_test (tc, held_work_that_does_not_give_way);
  tcase_add_test (tc, both_wait_for_the_system);
  tcase_add_test (tc, who_is_held_gives_way_first);
  tcase_add_test (tc, back_from_a_meeting);
  return tiny_main ("preempt", tc);
}
