/* The order of a line, alone: by due day, by reception, by effort; ties, limits that begin again,
 * work that is handed back. Base world: tiny.h. Dossiers of the backlog come at the window's first
 * instant, and from a `wait` later on. Expected is who is begun when.
 */
#include "tiny.h"

#define BEGAN (1u << PR_HAPPENS_BEGAN)

#define FROM_THREE                                                                                 \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01 15:00\nend=2025-07-03\n"
#define POOL(order)                                                                                \
  "== pools.csv\npool,where,roles,count,calendar,order,source\n"                                   \
  "desk,u1,clerk,1,office," order ",assumption\n"
#define PROCEDURES "== procedures.csv\ncode,name,workflow,limit,source\n"
#define PROCEDURE(code, limit) code "," code "," code "," limit ",assumption\n"
#define WORKFLOWS                                                                                  \
  "== workflows.csv\nworkflow,step,kind,role,effort,not_within,at_close,next,source\n"
#define WAIT(code, time) code ",wait,delay,," time ",,,work,assumption\n"
#define WORK(code, effort, not_within, at_close)                                                   \
  code ",work,work,clerk," effort "," not_within "," at_close ",returned,assumption\n"
#define BACKLOG                                                                                    \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per day,assumption\n"                   \
  "== backlog.csv\nwhere,procedure,received,count,source\n"
#define OLD(code, received, count) "u1," code "," received "," count ",assumption\n"

/* Due on Friday 4 July (a: #1), on the 3rd (b: #2 and #3, received on the 30th; e: #6, on the
 * 26th), never (c: #4) and on 30 June (d: #5). */
#define SIX(order)                                                                                 \
  POOL (order)                                                                                     \
  PROCEDURES PROCEDURE ("a", "10 working days") PROCEDURE ("b", "3 working days")                  \
      PROCEDURE ("c", "none") PROCEDURE ("d", "2 working days") PROCEDURE ("e", "5 working days")  \
          WORKFLOWS WORK ("a", "2h", "", "") WORK ("b", "30min", "", "") WORK ("c", "1h", "", "")  \
              WORK ("d", "1h", "", "") WORK ("e", "15min", "", "")                                 \
                  BACKLOG OLD ("a", "2025-06-20", "1") OLD ("b", "2025-06-30", "2")                \
                      OLD ("c", "2025-06-02", "1") OLD ("d", "2025-06-26", "1")                    \
                          OLD ("e", "2025-06-26", "1")

static const struct {
  const char *text, *log;
} alone[] = {
  { SIX (""), "07-01 08:00:00 #1 began work@u1\n"
              "07-01 10:00:00 #2 began work@u1\n"
              "07-01 10:30:00 #3 began work@u1\n"
              "07-01 11:00:00 #4 began work@u1\n"
              "07-01 13:00:00 #5 began work@u1\n"
              "07-01 14:00:00 #6 began work@u1\n" },
  /* Of what is due on one day, first what was received first, then who joined first. */
  { SIX ("due"), "07-01 08:00:00 #5 began work@u1\n"
                 "07-01 09:00:00 #6 began work@u1\n"
                 "07-01 09:15:00 #2 began work@u1\n"
                 "07-01 09:45:00 #3 began work@u1\n"
                 "07-01 10:15:00 #1 began work@u1\n"
                 "07-01 13:00:00 #1 began work@u1\n"
                 "07-01 13:15:00 #4 began work@u1\n" },
  { SIX ("longest"), "07-01 08:00:00 #4 began work@u1\n"
                     "07-01 09:00:00 #1 began work@u1\n"
                     "07-01 11:00:00 #5 began work@u1\n"
                     "07-01 13:00:00 #6 began work@u1\n"
                     "07-01 13:15:00 #2 began work@u1\n"
                     "07-01 13:45:00 #3 began work@u1\n" },
  { SIX ("shortest"), "07-01 08:00:00 #6 began work@u1\n"
                      "07-01 08:15:00 #2 began work@u1\n"
                      "07-01 08:45:00 #3 began work@u1\n"
                      "07-01 09:15:00 #4 began work@u1\n"
                      "07-01 10:15:00 #5 began work@u1\n"
                      "07-01 11:15:00 #1 began work@u1\n"
                      "07-01 13:00:00 #1 began work@u1\n" },
};

START_TEST (each_order) { tiny_expect (alone[_i].text, BEGAN, alone[_i].log); }
END_TEST

/* A holiday on 2 July moves b, of three working days, to the 4th, and leaves c, of three days. */
#define THREE_DAYS(holidays)                                                                       \
  POOL ("due")                                                                                     \
  PROCEDURES PROCEDURE ("a", "3 working days") PROCEDURE ("b", "3 working days")                   \
      PROCEDURE ("c", "3 days") WORKFLOWS WORK ("a", "1h", "", "") WORK ("b", "1h", "", "")        \
          WORK ("c", "1h", "", "") BACKLOG OLD ("b", "2025-06-30", "1")                            \
              OLD ("c", "2025-06-30", "1") holidays

START_TEST (a_holiday)
{
  tiny_expect (THREE_DAYS (""), BEGAN,
               "07-01 08:00:00 #1 began work@u1\n07-01 09:00:00 #2 began work@u1\n");
  tiny_expect (
      THREE_DAYS ("== holidays.csv\ndate,calendar,open,source\n2025-07-02,*,closed,assumption\n"),
      BEGAN, "07-01 08:00:00 #2 began work@u1\n07-01 09:00:00 #1 began work@u1\n");
}
END_TEST

/* #1, received on 26 June and due on 3 July, is completed at 10:00 of 1 July. If its limit begins
 * again, it counts as received then and is due on the 8th, after #2 (30 June, the 7th); if the
 * clock only stood still, on the 3rd as before. #3 keeps the clerk busy until 11:00. */
#define COMPLETED(order, clock)                                                                    \
  POOL (order)                                                                                     \
  PROCEDURES PROCEDURE ("a", "5 working days") PROCEDURE ("b", "5 working days")                   \
      PROCEDURE ("c", "2 working days") WORKFLOWS                                                  \
      "a,ask,supplement,,10h,,,work,assumption\n" WORK ("a", "1h", "", "")                         \
          WORK ("b", "1h", "", "") WORK ("c", "3h", "", "") BACKLOG OLD ("a", "2025-06-26", "1")   \
              OLD ("b", "2025-06-30", "1")                                                         \
                  OLD ("c", "2025-06-26",                                                          \
                       "1") "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"  \
                            "supplement_clock," clock ",assumption\n"

static const char *const orders_by_law[][2]
    = { { COMPLETED ("due", "restart"), COMPLETED ("due", "pause") },
        { COMPLETED ("longest", "restart"), COMPLETED ("longest", "pause") } };

START_TEST (a_limit_that_begins_again)
{
  tiny_expect (orders_by_law[_i][0], BEGAN,
               "07-01 08:00:00 #3 began work@u1\n"
               "07-01 11:00:00 #2 began work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n");
  tiny_expect (orders_by_law[_i][1], BEGAN,
               "07-01 08:00:00 #3 began work@u1\n"
               "07-01 11:00:00 #1 began work@u1\n"
               "07-01 13:00:00 #2 began work@u1\n");
}
END_TEST

/* #1, due on 3 July, forks at 00:01 of the 1st: a branch waits for the clerk, another for a posting
 * of a day; neither counts, and the clock stands. On the 2nd it goes on, and #1 is due on the 4th.
 * Its branch in the line goes by the due day that it joined with: before #2, due on the 3rd, which
 * was received later. The other, which joins now, goes by the new one. #3 keeps the clerk busy on
 * the 1st. */
START_TEST (a_due_day_that_moves_later)
{
  tiny_expect (
      POOL ("due") PROCEDURES PROCEDURE ("a", "5 working days") PROCEDURE ("b", "3 working days")
          PROCEDURE (
              "c",
              "2 working days") "== "
                                "workflows.csv\nworkflow,step,kind,role,effort,counts,next,source\n"
                                "a,open,delay,,1min,yes,fork check + post then end,assumption\n"
                                "a,check,work,clerk,1h,no,join,assumption\n"
                                "a,post,delay,,1 days,no,file,assumption\n"
                                "a,file,work,clerk,1h,yes,join,assumption\n"
                                "a,end,delay,,1min,yes,returned,assumption\n"
                                "b,work,work,clerk,1h,yes,returned,assumption\n"
                                "c,work,work,clerk,8h,yes,returned,assumption\n" BACKLOG OLD (
                                    "a", "2025-06-26", "1") OLD ("b", "2025-06-30", "1")
                                    OLD ("c", "2025-06-26", "1"),
      BEGAN | TINY_CLOCK,
      "07-01 00:01:00 #1 clock stopped\n"
      "07-01 08:00:00 #3 began work@u1\n"
      "07-01 13:00:00 #3 began work@u1\n"
      "07-02 00:01:00 #1 clock went on, due 07-04\n"
      "07-02 08:00:00 #1 began check@u1\n"
      "07-02 09:00:00 #2 began work@u1\n"
      "07-02 10:00:00 #1 began file@u1\n");
}
END_TEST

/* Before it is received, a dossier goes by the instant at which it came, and has no due day. While
 * #1 is in hand, #2 comes at 08:32, without a limit, #3 at 08:35, to be accepted first, and #4 at
 * 08:37, which has a due day. */
#define STEP(code, name, effort, receives)                                                         \
  code "," name ",clerk," effort "," receives ",returned,assumption\n"
#define ONLINE(code, gap) code ",u1," code ",100%,every " gap ",2025-07-01,assumption\n"
#define NOT_YET_RECEIVED(order)                                                                    \
  POOL (order)                                                                                     \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 08:00\nend=2025-07-01\n"        \
  "== arrivals.csv\nstream,where,mix,online,rate,until,source\n" ONLINE ("d", "24h")               \
      ONLINE ("a", "1475min") ONLINE ("b", "1477min") ONLINE ("c", "1472min")                      \
          PROCEDURES PROCEDURE ("a", "5 working days") PROCEDURE ("b", "5 working days")           \
              PROCEDURE ("c", "none") PROCEDURE (                                                  \
                  "d", "1 working days") "== "                                                     \
                                         "workflows.csv\nworkflow,step,role,effort,receives,next," \
                                         "source\n" STEP ("a", "accept", "10min", "yes")           \
                                             STEP ("b", "work", "10min", "no")                     \
                                                 STEP ("c", "work", "10min", "no")                 \
                                                     STEP ("d", "work", "1h", "no")

START_TEST (not_yet_received)
{
  tiny_expect (NOT_YET_RECEIVED ("due"), BEGAN,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 #4 began work@u1\n"
               "07-01 09:10:00 #2 began work@u1\n"
               "07-01 09:20:00 #3 began accept@u1\n");
  tiny_expect (NOT_YET_RECEIVED ("longest"), BEGAN,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 #2 began work@u1\n"
               "07-01 09:10:00 #3 began accept@u1\n"
               "07-01 09:20:00 #4 began work@u1\n");
}
END_TEST

/* #1, due on 4 July as #2 is, is handed back at 17:00 with an hour left: it goes before #2, though
 * that was received earlier, but not before #3, due on the 3rd. */
START_TEST (handed_back_by_due_day)
{
  tiny_expect (FROM_THREE POOL ("due") PROCEDURES PROCEDURE ("a", "10 working days")
                   PROCEDURE ("b", "15 working days") PROCEDURE ("c", "3 working days")
                       WORKFLOWS WORK ("a", "3h", "", "hand back") WAIT ("b", "1h")
                           WORK ("b", "1h", "", "") WAIT ("c", "90min") WORK ("c", "1h", "", "")
                               BACKLOG OLD ("a", "2025-06-20", "1") OLD ("b", "2025-06-13", "1")
                                   OLD ("c", "2025-06-30", "1"),
               BEGAN,
               "07-01 15:00:00 #1 began work@u1\n"
               "07-02 08:00:00 #3 began work@u1\n"
               "07-02 09:00:00 #1 began work@u1\n"
               "07-02 10:00:00 #2 began work@u1\n");
}
END_TEST

/* #1 is not begun within three hours of closing, so that #2, received at the same instant, is; with
 * an hour left it still goes first, but after #3, which was received earlier. */
START_TEST (handed_back_by_reception)
{
  tiny_expect (FROM_THREE POOL ("longest") PROCEDURES PROCEDURE ("a", "none")
                   PROCEDURE ("b", "none") PROCEDURE ("c", "none")
                       WORKFLOWS WORK ("a", "1h", "3h", "") WORK ("b", "3h", "", "hand back")
                           WAIT ("c", "90min") WORK ("c", "30min", "", "")
                               BACKLOG OLD ("a", "2025-06-20", "1") OLD ("b", "2025-06-20", "1")
                                   OLD ("c", "2025-06-13", "1"),
               BEGAN,
               "07-01 15:00:00 #2 began work@u1\n"
               "07-02 08:00:00 #3 began work@u1\n"
               "07-02 08:30:00 #2 began work@u1\n"
               "07-02 13:00:00 #1 began work@u1\n");
}
END_TEST

/* What is left of #2 is an hour, as #1 takes, which joined before it: #2 goes first, but after #3
 * of half an hour, and before #4 of two. If what was done is lost, it takes three hours again. */
#define SHORT(at_close)                                                                            \
  FROM_THREE POOL ("shortest") PROCEDURES PROCEDURE ("a", "none") PROCEDURE ("b", "none")          \
      PROCEDURE ("c", "none") PROCEDURE ("d", "none") WORKFLOWS WORK ("a", "1h", "3h", "")         \
          WORK ("b", "3h", "", at_close) WAIT ("c", "1h") WORK ("c", "30min", "", "")              \
              WAIT ("d", "1h") WORK ("d", "2h", "", "") BACKLOG OLD ("a", "2025-06-20", "1")       \
                  OLD ("b", "2025-06-20", "1") OLD ("c", "2025-06-20", "1")                        \
                      OLD ("d", "2025-06-20", "1")

START_TEST (handed_back_by_effort)
{
  tiny_expect (SHORT ("hand back"), BEGAN,
               "07-01 15:00:00 #2 began work@u1\n"
               "07-02 08:00:00 #3 began work@u1\n"
               "07-02 08:30:00 #2 began work@u1\n"
               "07-02 09:30:00 #4 began work@u1\n"
               "07-02 13:00:00 #1 began work@u1\n");
  tiny_expect (SHORT ("hand back lost"), BEGAN,
               "07-01 15:00:00 #2 began work@u1\n"
               "07-02 08:00:00 #3 began work@u1\n"
               "07-02 08:30:00 #1 began work@u1\n"
               "07-02 09:30:00 #4 began work@u1\n"
               "07-02 11:30:00 #2 began work@u1\n"
               "07-02 13:00:00 #2 began work@u1\n");
}
END_TEST

/* Where all have the same key, or reception is the joining, an order is first come, first served,
 * to the last byte, however long the line. */
#define RANDOM(order)                                                                              \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-31\n" POOL (       \
      order) "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                  \
             "w,work,clerk,exponential(mean=20min),suspend,returned,assumption\n"                  \
             "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,3.5 per hour,assumption\n"

static const char *const random_orders[] = { RANDOM ("due"), RANDOM ("longest") };

START_TEST (an_order_that_changes_nothing)
{
  tiny *a = tiny_run (RANDOM ("priority"), 0), *b = tiny_run (random_orders[_i], 0);
  ck_assert_int_gt (a->record->line[0].length.value, 100);
  tiny_expect_same (a->record, b->record);
  tiny_free (a);
  tiny_free (b);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("queue-order");
  tcase_add_loop_test (tc, each_order, 0, G_N_ELEMENTS (alone));
  tcase_add_test (tc, a_holiday);
  tcase_add_loop_test (tc, a_limit_that_begins_again, 0, G_N_ELEMENTS (orders_by_law));
  tcase_add_test (tc, a_due_day_that_moves_later);
  tcase_add_test (tc, not_yet_received);
  tcase_add_test (tc, handed_back_by_due_day);
  tcase_add_test (tc, handed_back_by_reception);
  tcase_add_test (tc, handed_back_by_effort);
  tcase_add_loop_test (tc, an_order_that_changes_nothing, 0, G_N_ELEMENTS (random_orders));
  return tiny_main ("queue-order", tc);
}
