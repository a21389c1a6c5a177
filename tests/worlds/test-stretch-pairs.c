/* Stretches of dossier time with what else may happen to an officer's work: outages, urgent work,
 * visitors, overtime, hand-over, learning; and for what waits at other work. Base world: tiny.h;
 * pieces.h works out the times. Of eight hours one is for dossiers, in one stretch.
 */
#include "pieces.h"

#include <string.h>

#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define POOL(columns, values)                                                                      \
  "== pools.csv\npool,where,roles,count,calendar,share,stretch" columns ",source\n"                \
  "desk,u1,clerk,1,office,0.125,1h" values ",assumption\n"
#define DAYS(n, seed)                                                                              \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-0" n               \
  "\nseed=" seed "\n"

/* The whole minute at or after the time, as "09:41". */
static char *
clock_of (pr_time t)
{
  int minute = (int) ((pr_time_of_day (t) + PR_MINUTE - 1) / PR_MINUTE);
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

static pr_time
rounded (pr_time t)
{
  return (t + PR_MINUTE - 1) / PR_MINUTE * PR_MINUTE;
}

/* 25/16 of 40 minutes, then 5/4, which is laid down with 52.5 minutes of 50 + 62.5 left. */
START_TEST (learning)
{
  static const char text[] = DAYS ("2", "6") POOL ("", "") BACKLOG ("2") WORK (
      "40min",
      "suspend") "== "
                 "skills.csv\nskill,where,rate,standard_after,source\nwork,u1,80%,4,assumption\n";
  pr_world *w = tiny_world (text);
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  g_autoptr (GString) s = g_string_new (NULL);
  pr_time first = 62 * PR_MINUTE + 30 * PR_SECOND, second = 50 * PR_MINUTE;
  pieces_add (s, w, one.from, 0, '+', 1);
  pieces_add (s, w, one.to, 0, '~', 1);
  pieces_add (s, w, two.from, 0, '+', 1);
  pieces_add (s, w, two.from + first - PR_HOUR, 0, '-', 1);
  pieces_add (s, w, two.from + first - PR_HOUR, 0, '+', 2);
  pieces_add (s, w, two.from + first - PR_HOUR + second, 0, '-', 2);
  tiny_free (pieces_expect (text, s->str));
  pr_world_free (w);
}
END_TEST

/* Down from within a stretch on: held, laid down at its end, and again held in the next one while
 * it is down; then gone on with. */
START_TEST (outage)
{
#define OUTAGE DAYS ("3", "6") POOL ("", "") BACKLOG ("1") WORK ("40min", "suspend")
  pr_world *w = tiny_world (OUTAGE);
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  pr_time down = rounded (one.from + 10 * PR_MINUTE), up = rounded (two.from + 5 * PR_MINUTE);
  g_autofree char *at = clock_of (down);
  g_autofree char *text = g_strdup_printf (
      OUTAGE "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
             "== needs.csv\nrole,step,need,if_down,source\nclerk,work,net,wait,assumption\n"
             "== incidents.csv\nincident,system,start,repair,source\n"
             "a,net,2025-07-01 %s,%dmin,assumption\n",
      at, (int) ((up - down) / PR_MINUTE));
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, one.from, 0, '+', 1);
  pieces_add (s, w, down, 0, '!', 1);
  pieces_add (s, w, one.to, 0, '~', 1);
  pieces_add (s, w, two.from, 0, '!', 1);
  pieces_add (s, w, up, 0, '+', 1);
  pieces_add (s, w, up + 40 * PR_MINUTE - (down - one.from), 0, '-', 1);
  tiny *t = pieces_expect (text, s->str);
  ck_assert_int_eq (t->record->pool[0].held, one.to - down + up - two.from);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* What is finished beyond the stretch cannot go on either, and is not held but laid down. */
START_TEST (outage_beyond_the_stretch)
{
#define BEYOND DAYS ("3", "6") POOL ("", "") BACKLOG ("1") WORK ("80min", "finish")
  pr_world *w = tiny_world (BEYOND);
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  pr_time down = rounded (one.to + 5 * PR_MINUTE);
  g_autofree char *at = clock_of (down);
  g_autofree char *text = g_strdup_printf (
      BEYOND "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
             "== needs.csv\nrole,step,need,if_down,source\nclerk,work,net,wait,assumption\n"
             "== incidents.csv\nincident,system,start,repair,source\n"
             "a,net,2025-07-01 %s,5min,assumption\n",
      at);
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, one.from, 0, '+', 1);
  pieces_add (s, w, down, 0, '~', 1);
  pieces_add (s, w, two.from, 0, '+', 1);
  pieces_add (s, w, two.from + 80 * PR_MINUTE - (down - one.from), 0, '-', 1);
  tiny *t = pieces_expect (text, s->str);
  ck_assert_int_eq (t->record->pool[0].overtime, down - one.to);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* What is urgent comes in the night and waits for the stretch, in which the work that was laid down
 * gives way to it at once. */
START_TEST (urgent)
{
  static const char text[] = DAYS ("3", "6") POOL ("", "")
      BACKLOG ("1") "== procedures.csv\ncode,name,workflow,priority,source\np,P,w,0,assumption\n"
                    "u,U,urgent,9,assumption\n"
                    "== workflows.csv\nworkflow,step,role,effort,at_close,preempted,next,source\n"
                    "w,work,clerk,70min,suspend,resume,returned,assumption\n"
                    "urgent,haste,clerk,20min,suspend,no,returned,assumption\n"
                    "== arrivals.csv\nstream,where,mix,rate,online,until,source\n"
                    "s,u1,u,every 25h,100%,2025-07-02,assumption\n";
  pr_world *w = tiny_world (text);
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, one.from, 0, '+', 1);
  pieces_add (s, w, one.to, 0, '~', 1);
  pieces_add (s, w, two.from, 0, '+', 1);
  pieces_add (s, w, two.from, 0, '^', 1);
  pieces_add (s, w, two.from, 0, '+', 2);
  pieces_add (s, w, two.from + 20 * PR_MINUTE, 0, '-', 2);
  pieces_add (s, w, two.from + 20 * PR_MINUTE, 0, '+', 1);
  pieces_add (s, w, two.from + 30 * PR_MINUTE, 0, '-', 1);
  tiny_free (pieces_expect (text, s->str));
  pr_world_free (w);
}
END_TEST

/* Work that is finished beyond the stretch is not interrupted: who does it would take nothing up.
 * Another urgent dossier comes in the evening. */
START_TEST (urgent_beyond_the_stretch)
{
#define LATE                                                                                       \
  DAYS ("2", "6")                                                                                  \
  POOL ("", "")                                                                                    \
  BACKLOG ("1")                                                                                    \
  "== procedures.csv\ncode,name,workflow,priority,source\np,P,w,0,assumption\n"                    \
  "u,U,urgent,9,assumption\n"                                                                      \
  "== workflows.csv\nworkflow,step,role,effort,at_close,preempted,next,source\n"                   \
  "w,work,clerk,80min,finish,resume,returned,assumption\n"                                         \
  "urgent,haste,clerk,20min,suspend,no,returned,assumption\n"                                      \
  "== arrivals.csv\nstream,where,mix,rate,online,until,source\n"
  pr_world *w = tiny_world (LATE "s,u1,u,every 20h,0,2025-07-01,assumption\n");
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  g_autofree char *text = g_strdup_printf (LATE "s,u1,u,every %dmin,0,2025-07-01,assumption\n",
                                           (int) (rounded (one.to + 5 * PR_MINUTE) / PR_MINUTE));
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, one.from, 0, '+', 1);
  pieces_add (s, w, one.from + 80 * PR_MINUTE, 0, '-', 1);
  pieces_add (s, w, two.from, 0, '+', 2);
  pieces_add (s, w, two.from + 20 * PR_MINUTE, 0, '-', 2);
  pieces_add (s, w, two.from + 20 * PR_MINUTE, 0, '+', 3);
  pieces_add (s, w, two.from + 40 * PR_MINUTE, 0, '-', 3);
  tiny_free (pieces_expect (text, s->str));
  pr_world_free (w);
}
END_TEST

/* The old office hands over at midnight what its officer has laid down: 15 minutes are left for the
 * new one. */
START_TEST (hand_over)
{
  static const char text[] = DAYS (
      "2", "6") "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"
                "== pools.csv\npool,where,roles,count,calendar,share,stretch,source\n"
                "desk,u1,clerk,1,office,100%,,assumption\nold-desk,d1,clerk,1,office,0.125,1h,"
                "assumption\n"
                "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"
                "*,*,2025-07-02,unit,assumption\n"
                "== "
                "backlog.csv\nwhere,procedure,received,count,home,source\nd1,p,2025-06-30,1,u1,"
                "assumption\n"
                "== handovers.csv\nwhere,on,source\ndistrict,2025-07-02,assumption\n"
                "== workflows.csv\nworkflow,step,role,place,effort,at_close,next,source\n"
                "w,work,clerk,home,75min,suspend,returned,assumption\n";
  pr_world *w = tiny_world (text);
  piece open[2], old[MOST_PIECES];
  pieces_office (0, open);
  ck_assert_uint_eq (pieces_of_day (w, 1, 0, 0.125, PR_HOUR, open, 2, old), 1);
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, old[0].from, 1, '+', 1);
  pieces_add (s, w, old[0].to, 1, '~', 1);
  pieces_add (s, w, PR_DAY + 8 * PR_HOUR, 0, '+', 1);
  pieces_add (s, w, PR_DAY + 8 * PR_HOUR + 15 * PR_MINUTE, 0, '-', 1);
  tiny_free (pieces_expect (text, s->str));
  pr_world_free (w);
}
END_TEST

/* Five hours wait at 17:00, half a day's work is half an hour: who was at other work takes up what
 * was laid down, at full speed, for two hours. In the morning he is at other work until the next
 * stretch. */
START_TEST (overtime)
{
  static const char text[] = DAYS ("2", "6") POOL (",overtime_beyond,overtime_most", ",0.5,2h")
      BACKLOG ("4") WORK ("100min", "suspend");
  pr_world *w = tiny_world (text);
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  const pr_time min = PR_MINUTE, five = 17 * PR_HOUR;
  ck_assert (one.to < five);
  g_autoptr (GString) s = g_string_new (NULL);
  pieces_add (s, w, one.from, 0, '+', 1);
  pieces_add (s, w, one.to, 0, '~', 1);
  pieces_add (s, w, five, 0, '+', 1);
  pieces_add (s, w, five + 40 * min, 0, '-', 1);
  pieces_add (s, w, five + 40 * min, 0, '+', 2);
  pieces_add (s, w, five + 120 * min, 0, '~', 2);
  pieces_add (s, w, two.from, 0, '+', 2);
  pieces_add (s, w, two.from + 20 * min, 0, '-', 2);
  pieces_add (s, w, two.from + 20 * min, 0, '+', 3);
  pieces_add (s, w, two.to, 0, '~', 3);
  pieces_add (s, w, PR_DAY + five, 0, '+', 3);
  pieces_add (s, w, PR_DAY + five + 60 * min, 0, '-', 3);
  pieces_add (s, w, PR_DAY + five + 60 * min, 0, '+', 4);
  pieces_add (s, w, PR_DAY + five + 120 * min, 0, '~', 4);
  tiny *t = pieces_expect (text, s->str);
  ck_assert_int_eq (t->record->pool[0].overtime, 4 * PR_HOUR);
  ck_assert_int_eq (t->record->pool[0].scheduled, 2 * PR_HOUR);
  tiny_free (t);
  pr_world_free (w);
}
END_TEST

/* One visitor a day at 16:20, when the stretch is over: a ticket holder is served as the office
 * closes, at full speed. */
#define VISITOR(effort, from, to, overtime)                                                        \
  DAYS ("1", "@seed")                                                                              \
  POOL ("", "")                                                                                    \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "ask,talk,clerk," effort ",suspend,left,assumption\n"                                            \
  "== arrivals.csv\nstream,where,mix,rate,profile,source\n"                                        \
  "a,u1,v,1 per working day,one,assumption\n"                                                      \
  "== profiles.csv\nprofile,days,from,to,weight,source\none,Mon-Fri," from "," to                  \
  ",1,assumption\n== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"             \
  "visitor_overtime," overtime ",assumption\n"

static bool
after_the_stretch (const tiny *t)
{
  piece open[2], one[MOST_PIECES];
  pieces_office (0, open);
  guint n = pieces_of_day (t->world, 0, 0, 0.125, PR_HOUR, open, 2, one);
  const char *came = strstr (t->log, " came");
  return one[n - 1].to < 16 * PR_HOUR && came != NULL && strstr (came + 1, " came") == NULL;
}

START_TEST (ticket_holder)
{
  tiny *t
      = tiny_search (VISITOR ("10min", "16:20", "16:21", "30min"), TINY_VISITS, after_the_stretch);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), "07-01 17:00:00 #1 began talk@u1\n"
                                                "07-01 17:10:00 #1 completed talk@u1\n"
                                                "07-01 17:10:00 #1 left\n");
  tiny_free (t);
  t = tiny_search (VISITOR ("10min", "16:20", "16:21", "0min"), TINY_VISITS, after_the_stretch);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), "07-01 17:00:00 #1 left\n");
  tiny_free (t);
}
END_TEST

/* Within the stretch, so that it ends while the visitor is served, well before noon or closing. */
static bool
within_the_stretch (const tiny *t)
{
  piece open[2], one[MOST_PIECES];
  pieces_office (0, open);
  guint n = pieces_of_day (t->world, 0, 0, 0.125, PR_HOUR, open, 2, one);
  const char *came = strstr (t->log, " came");
  return n == 1 && one[0].from < 9 * PR_HOUR + 50 * PR_MINUTE
         && one[0].to > 10 * PR_HOUR + 10 * PR_MINUTE && came != NULL
         && strstr (came + 1, " came") == NULL;
}

START_TEST (served_to_the_end)
{
  tiny *t
      = tiny_search (VISITOR ("65min", "10:00", "10:01", "0min"), TINY_VISITS, within_the_stretch);
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 10:00:"));
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 11:05:"));
  ck_assert_ptr_null (strstr (t->log, "suspended"));
  ck_assert_int_eq (t->record->pool[0].busy, 65 * PR_MINUTE);
  ck_assert_int_eq (t->record->pool[0].scheduled, PR_HOUR);
  ck_assert_int_gt (t->record->pool[0].overtime, 0);
  tiny_free (t);
}
END_TEST

/* The network fails while the visitor is served, until the evening: within the stretch the visitor
 * is held until it ends, beyond it not at all; then back to the line, and home at closing. */
#define NET_DOWN(at)                                                                               \
  VISITOR ("65min", "10:00", "10:01", "0min")                                                      \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,if_down,source\nclerk,talk,net,wait,assumption\n"                  \
  "== incidents.csv\nincident,system,start,repair,source\na,net,2025-07-01 " at ",9h,assumption\n"

START_TEST (visitor_and_outage)
{
  tiny *t = tiny_search (NET_DOWN ("10:05"), TINY_VISITS, within_the_stretch);
  const char *held = strstr (t->log, "07-01 10:05:00 #1 held talk@u1\n");
  ck_assert_ptr_nonnull (held);
  const char *back = strchr (held, '\n') + 1, *rest = strchr (back, '\n') + 1;
  piece one = pieces_eighth (t->world, 0);
  int second = (int) (one.to / PR_SECOND);
  g_autofree char *line = g_strdup_printf ("07-01 %02d:%02d:%02d #1 handed back talk@u1\n",
                                           second / 3600, second / 60 % 60, second % 60);
  ck_assert (g_str_has_prefix (back, line));
  ck_assert_str_eq (rest, "07-01 17:00:00 #1 left\n");
  tiny_free (t);
  t = tiny_search (NET_DOWN ("10:55"), TINY_VISITS, within_the_stretch);
  ck_assert_str_eq (tiny_since (t, "07-01 10:5"), "07-01 10:55:00 #1 handed back talk@u1\n"
                                                  "07-01 17:00:00 #1 left\n");
  tiny_free (t);
}
END_TEST

typedef struct {
  pr_time sum[PR_N_CAUSES];
} causes;

static void
lived (void *self, const pr_life *life)
{
  causes *c = self;
  for (uint32_t i = 0; i < life->n; i++)
    c->sum[life->segments[i].cause] += life->segments[i].to - life->segments[i].from;
}

/* All that waits in the office's hours, laid down or in the line, waits for staff: from the day
 * before on, on which it came. */
START_TEST (waits_for_staff)
{
  pr_world *w = tiny_world (DAYS ("3", "6") POOL ("", "") BACKLOG ("1") WORK ("2h", "suspend"));
  piece one = pieces_eighth (w, 0), two = pieces_eighth (w, 1);
  causes c = { { 0 } };
  const pr_probe probe = { .lived = lived, .self = &c };
  g_autoptr (pr_model) m = pr_model_new (w, &probe, NULL);
  ck_assert (pr_model_run (m, 0, NULL, NULL));
  const pr_calendar *office = w->calendars[w->shifts[0].calendar];
  pr_time open = pr_cal_work_between (office, -PR_DAY, two.to);
  ck_assert_int_eq (one.to - one.from, PR_HOUR);
  ck_assert_int_eq (c.sum[PR_CAUSE_EFFORT], 2 * PR_HOUR);
  ck_assert_int_eq (c.sum[PR_CAUSE_STAFF], open - 2 * PR_HOUR);
  ck_assert_int_eq (c.sum[PR_CAUSE_ABSENCE], 0);
  g_clear_pointer (&m, pr_model_free);
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("stretch pairs");
  tcase_add_test (tc, learning);
  tcase_add_test (tc, outage);
  tcase_add_test (tc, outage_beyond_the_stretch);
  tcase_add_test (tc, urgent);
  tcase_add_test (tc, urgent_beyond_the_stretch);
  tcase_add_test (tc, hand_over);
  tcase_add_test (tc, overtime);
  tcase_add_test (tc, ticket_holder);
  tcase_add_test (tc, served_to_the_end);
  tcase_add_test (tc, visitor_and_outage);
  tcase_add_test (tc, waits_for_staff);
  return tiny_main ("stretch pairs", tc);
}
