/* Why dossiers are late: lives cut by cause, and where the lost time is charged.
 *
 * July 2025: the 1st is a Tuesday. A dossier of the backlog received on Monday 30 June at 17:00
 * waits, before anything is simulated, in the line of its first step.
 */
#include "tiny.h"

#include <string.h>

#define INI(end)                                                                                   \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end              \
  "\nreplications=1\n"
#define LIMIT(limit)                                                                               \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w," limit ",assumption\n"
#define BACKLOG(received, count)                                                                   \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-" received "," count           \
  ",assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,counts,at_close,next,source\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,source\n"
#define RULES "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"

typedef struct {
  const pr_world *w;
  GString *log;
  int n, late, finished;
  int64_t lost_days;
  pr_point *points; /* [place * n_steps * causes with reasons], charged from lives; may be NULL */
} hearer;

static size_t
index_of (const pr_world *w, uint16_t place, uint16_t step, pr_cause cause, pr_away reason)
{
  return ((size_t) place * w->n_steps + step) * PR_N_CAUSES_WITH_REASON
         + pr_cause_with_reason (cause, reason);
}

/* As the rule says, from the segments: avoidable waiting within working hours. */
static pr_time
avoidable (const pr_world *w, const pr_segment *g, bool effort)
{
  switch (g->cause)
    {
    case PR_CAUSE_CITIZEN:
    case PR_CAUSE_CLOSED:
      return 0;
    case PR_CAUSE_TRANSFER:
      return effort ? 0
                    : pr_cal_work_between (w->calendars[w->rules->legal_calendar], g->from, g->to);
    case PR_CAUSE_STATUTORY:
      return effort ? pr_cal_work_between (w->calendars[w->rules->legal_calendar], g->from, g->to)
                    : 0;
    case PR_CAUSE_EFFORT:
      return effort ? g->to - g->from : 0;
    default:
      return effort ? 0 : g->to - g->from;
    }
}

/* Whether what is charged lies within the hours of the legal calendar. */
static bool
by_law (const pr_segment *g)
{
  return g->cause == PR_CAUSE_TRANSFER || g->cause == PR_CAUSE_STATUTORY;
}

/* The first instant of what is charged within the window, and the last one. */
static pr_time
charged_from (const pr_world *w, const pr_segment *g)
{
  const pr_calendar *legal = w->calendars[w->rules->legal_calendar];
  pr_time from = MAX (g->from, (pr_time) w->first_day * PR_DAY);
  return by_law (g) ? pr_cal_next_open (legal, from) : from;
}

static pr_time
charged_to (const pr_world *w, const pr_segment *g)
{
  const pr_calendar *legal = w->calendars[w->rules->legal_calendar];
  pr_time t = g->to;
  while (by_law (g) && !pr_cal_is_open (legal, t - 1))
    t -= t % PR_MINUTE > 0 ? t % PR_MINUTE : PR_MINUTE; /* shifts end with a minute */
  return t;
}

static bool
same_point (const pr_segment *a, const pr_segment *b)
{
  return a->place == b->place && a->step == b->step && a->cause == b->cause
         && a->reason == b->reason;
}

/* Charges a late dossier's lost days. All steps here have names of their own. */
static void
charge (hearer *h, const pr_life *life, int64_t days)
{
  const pr_world *w = h->w;
  pr_wide all = 0, before = 0;
  bool effort = false;
  for (uint32_t i = 0; i < life->n; i++)
    all += avoidable (w, &life->segments[i], false);
  effort = all == 0;
  for (uint32_t i = 0; effort && i < life->n; i++)
    all += avoidable (w, &life->segments[i], true);
  for (uint32_t i = 0; i < life->n; i++)
    {
      const pr_segment *g = &life->segments[i];
      bool known = false;
      pr_wide waited = 0, until;
      if (avoidable (w, g, effort) == 0)
        continue;
      for (uint32_t k = 0; k < i; k++)
        known |= same_point (g, &life->segments[k]) && avoidable (w, &life->segments[k], effort);
      for (uint32_t k = i; !known && k < life->n; k++)
        if (same_point (g, &life->segments[k]))
          waited += avoidable (w, &life->segments[k], effort);
      if (known)
        continue;
      pr_point *p = &h->points[index_of (w, g->place, g->step, g->cause, g->reason)];
      int32_t first = INT32_MAX, last = INT32_MIN;
      for (uint32_t k = i; k < life->n; k++)
        if (same_point (g, &life->segments[k]) && avoidable (w, &life->segments[k], effort))
          {
            pr_time from = charged_from (w, &life->segments[k]),
                    to = charged_to (w, &life->segments[k]);
            first = from < to ? MIN (first, pr_time_day (from)) : first;
            last = from < to ? MAX (last, pr_time_day (to - 1)) : last;
          }
      until = before + waited;
      p->lost += (int64_t) (days * PR_LOST_DAY * until / all - days * PR_LOST_DAY * before / all);
      p->first_day = p->dossiers > 0 ? MIN (p->first_day, first) : first;
      p->last_day = p->dossiers++ > 0 ? MAX (p->last_day, last) : last;
      before = until;
    }
}

static void
tell_instant (GString *log, const pr_world *w, pr_time t)
{
  int y, mo, d, s = (int) (pr_time_of_day (t) / PR_SECOND);
  pr_day_to_civil (w->epoch + pr_time_day (t), &y, &mo, &d);
  g_string_append_printf (log, "%02d-%02d %02d:%02d", mo, d, s / 3600, s / 60 % 60);
}

static void
tell_day (GString *log, const pr_world *w, int32_t day)
{
  int y, mo, d;
  pr_day_to_civil (w->epoch + day, &y, &mo, &d);
  g_string_append_printf (log, "%02d-%02d", mo, d);
}

/* Whatever the life: its segments follow one another from its beginning to its end. */
static void
check_life (const pr_life *life)
{
  pr_time at = life->born, sum = 0;
  for (uint32_t i = 0; i < life->n; i++)
    {
      const pr_segment *g = &life->segments[i];
      ck_assert_int_eq (g->from, at);
      ck_assert_int_gt (g->to, g->from);
      ck_assert (g->cause < PR_N_CAUSES && g->reason < PR_N_AWAY);
      ck_assert_int_eq (g->cause == PR_CAUSE_ABSENCE, g->reason != PR_AWAY_UNFILLED);
      sum += g->to - g->from;
      at = g->to;
    }
  ck_assert_int_eq (at, life->ended);
  ck_assert_int_eq (sum, life->ended - life->born);
}

/* The window's end, at 00:00, is not part of the life of what is unfinished then. */
static int32_t
last_day_of (const pr_life *life)
{
  return pr_time_day (life->finished ? life->ended : life->ended - 1);
}

static void
hear (void *self, const pr_life *life)
{
  hearer *h = self;
  const pr_world *w = h->w;
  check_life (life);
  h->n++;
  h->finished += life->finished;
  h->late += life->late;
  if (life->late)
    {
      int64_t days
          = MAX (1, pr_cal_workdays_between (w->calendars[w->rules->legal_calendar], life->due,
                                             MAX (life->due, last_day_of (life))));
      ck_assert_int_eq (MAX (1, life->days), days);
      h->lost_days += days;
      if (h->points)
        charge (h, life, days);
    }
  if (!h->log)
    return;
  g_string_append_printf (h->log, "%s%s\n", life->late ? "late" : "on time",
                          life->finished ? "" : ", unfinished");
  for (uint32_t i = 0; i < life->n; i++)
    {
      const pr_segment *g = &life->segments[i];
      tell_instant (h->log, w, g->from);
      g_string_append_printf (h->log, " %s", tiny_cause (g->cause, g->reason));
      if (g->step != PR_NONE16)
        g_string_append_printf (h->log, " %s", w->steps[g->step].name);
      g_string_append_c (h->log, '\n');
    }
  tell_instant (h->log, w, life->ended);
  g_string_append (h->log, " end\n");
}

static void
tell_points (const pr_world *w, const pr_record *rec, GString *log)
{
  for (uint32_t i = 0; i < rec->n_points; i++)
    {
      const pr_point *p = &rec->point[i];
      g_string_append_printf (log, "%s %s %s: ", w->places[p->place].code, w->steps[p->step].name,
                              tiny_cause (p->cause, p->reason));
      tell_day (log, w, p->first_day);
      g_string_append (log, " to ");
      tell_day (log, w, p->last_day);
      g_string_append_printf (log, ", %d dossiers, %d\n", (int) p->dossiers, (int) p->lost);
    }
}

/* Runs with the recorder and the hearer; the points go to `points`. */
static pr_record *
run (const pr_world *w, hearer *h)
{
  g_autoptr (pr_recorder) recorder = pr_recorder_new (w);
  const pr_probe *inner = pr_recorder_probe (recorder);
  g_autoptr (GError) error = NULL;
  pr_probe probe = { .lived = hear, .self = h };
  h->w = w;
  g_autoptr (pr_model) heard = pr_model_new (w, &probe, &error);
  ck_assert (heard != NULL && pr_model_run (heard, 0, NULL, &error));
  g_autoptr (pr_model) m = pr_model_new (w, inner, &error);
  ck_assert (m != NULL && pr_model_run (m, 0, NULL, &error));
  return pr_recorder_take (recorder, m);
}

static void
expect (const char *text, const char *lives, const char *points)
{
  pr_world *w = tiny_world (text);
  g_autoptr (GString) log = g_string_new (NULL), told = g_string_new (NULL);
  hearer h = { .log = log };
  g_autoptr (pr_record) rec = run (w, &h);
  if (lives)
    ck_assert_str_eq (log->str, lives);
  tell_points (w, rec, told);
  ck_assert_str_eq (told->str, points);
  pr_world_free (w);
}

/* Monday 16:00, one clerk, 6 hours each, due on Tuesday. The first takes the clerk from 8 to 12 and
 * from 13 to 15; the second from 15 to 17 and on Wednesday from 8 to 12. */
START_TEST (closed_hours_and_staff)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 16:00", "2") WORKFLOWS
          "w,work,work,clerk,6h,yes,suspend,returned,assumption\n",
          "on time\n"
          "06-30 16:00 staff work\n06-30 17:00 closed hours work\n07-01 08:00 effort work\n"
          "07-01 12:00 closed hours work\n07-01 13:00 effort work\n07-01 15:00 end\n"
          "late\n"
          "06-30 16:00 staff work\n06-30 17:00 closed hours work\n07-01 08:00 staff work\n"
          "07-01 12:00 closed hours work\n07-01 13:00 staff work\n07-01 15:00 effort work\n"
          "07-01 17:00 closed hours work\n07-02 08:00 effort work\n07-02 12:00 end\n",
          "u1 work staff: 07-01 to 07-01, 1 dossiers, 1000000\n");
}
END_TEST

/* A transfer of 34 hours from the window's beginning: to Wednesday 10:00. Past due then, so that
 * the delay stops nothing. The leader signs from 13:00, an hour each. Both are a day late. The
 * transfer took 8 + 2 working hours; the second waited an hour more for its signature: 10 / 11 and
 * 1 / 11.
 */
START_TEST (transfer_statutory_signature)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "2") POOLS
          "boss,u1,leader,1,office,assumption\n" RULES "signing_role,leader,assumption\n" WORKFLOWS
          "w,move,transfer,,34h,yes,,pay,assumption\n"
          "w,pay,delay,,3h,no,,sign,assumption\n"
          "w,sign,work,leader,1h,yes,suspend,returned,assumption\n",
          "late\n"
          "06-30 17:00 transfer move\n07-02 10:00 statutory pay\n07-02 13:00 effort sign\n"
          "07-02 14:00 end\n"
          "late\n"
          "06-30 17:00 transfer move\n07-02 10:00 statutory pay\n07-02 13:00 signature sign\n"
          "07-02 14:00 effort sign\n07-02 15:00 end\n",
          "u1 move transfer: 07-01 to 07-02, 2 dossiers, 1909090\n"
          "u1 sign signature: 07-02 to 07-02, 1 dossiers, 90910\n");
}
END_TEST

#define NETWORK                                                                                    \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,source\n*,*,net,assumption\n"
#define DOWN(instant, repair)                                                                      \
  "== incidents.csv\nincident,system,start,repair,source\nbreak,net,2025-" instant "," repair      \
  ",assumption\n"

/* In hand from 8:00, held from 9 to 11, 8 hours of work: to Wednesday 10:00. Nothing but the outage
 * could have been avoided. */
START_TEST (outage_during_work)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "1")
              NETWORK DOWN ("07-01 09:00", "2h") WORKFLOWS
          "w,work,work,clerk,8h,yes,suspend,returned,"
          "assumption\n",
          "late\n"
          "06-30 17:00 closed hours work\n07-01 08:00 effort work\n07-01 09:00 outage work\n"
          "07-01 11:00 effort work\n07-01 12:00 closed hours work\n07-01 13:00 effort work\n"
          "07-01 17:00 closed hours work\n07-02 08:00 effort work\n07-02 10:00 end\n",
          "u1 work outage: 07-01 to 07-01, 1 dossiers, 1000000\n");
}
END_TEST

/* All at once: the account comes at 9:00, the network is down from 8:30 to 10:00, the clerk is on
 * leave from 9:30 to 11:00. Each hour has the first cause that holds. 7 hours of work: to Wednesday
 * 10:00. A third of a day each. */
START_TEST (first_cause_holds)
{
  expect (
      INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "1") DOWN (
          "07-01 08:30",
          "90min") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                   "== "
                   "needs.csv\nrole,step,need,source\n*,*,net,assumption\n*,*,account,assumption\n"
                   "== readiness.csv\ncondition,where,ready,source\naccount,u1,2025-07-01 "
                   "09:00,assumption\n"
                   "== absences.csv\npool,where,from,until,count,reason,source\n"
                   "desk,u1,2025-07-01 09:30,2025-07-01 11:00,1,leave,assumption\n" WORKFLOWS
                   "w,work,work,clerk,7h,yes,suspend,returned,assumption\n",
      "late\n"
      "06-30 17:00 closed hours work\n07-01 08:00 readiness work\n07-01 09:00 outage work\n"
      "07-01 10:00 leave work\n07-01 11:00 effort work\n07-01 12:00 closed hours work\n"
      "07-01 13:00 effort work\n07-01 17:00 closed hours work\n07-02 08:00 effort work\n"
      "07-02 10:00 end\n",
      "u1 work readiness: 07-01 to 07-01, 1 dossiers, 333333\n"
      "u1 work outage: 07-01 to 07-01, 1 dossiers, 333333\n"
      "u1 work leave: 07-01 to 07-01, 1 dossiers, 333334\n");
}
END_TEST

/* A post that is not filled is a matter of readiness: from 8:00 to 10:00 nobody is there. */
START_TEST (unfilled_post)
{
  expect (INI ("04") LIMIT ("1 working days")
              BACKLOG ("06-30 17:00",
                       "1") "== absences.csv\npool,where,from,until,count,reason,source\n"
                            "desk,u1,2025-06-01,2025-07-01 10:00,1,unfilled,assumption\n" WORKFLOWS
                            "w,work,work,clerk,7h,yes,suspend,returned,assumption\n",
          "late\n"
          "06-30 17:00 closed hours work\n07-01 08:00 readiness work\n07-01 10:00 effort work\n"
          "07-01 12:00 closed hours work\n07-01 13:00 effort work\n"
          "07-01 17:00 closed hours work\n07-02 08:00 effort work\n07-02 09:00 end\n",
          "u1 work readiness: 07-01 to 07-01, 1 dossiers, 1000000\n");
}
END_TEST

#define PAPER(rule)                                                                                \
  "== needs.csv\nrole,step,need,if_down,key_in,source\n*,*,net," rule ",assumption\n"

/* What is done on paper does not wait for the network, but for the one clerk. The network is down
 * from 7:00 to 12:00: first 1 h on paper each, 8 to 10; their keying in waits for it to 13:00. */
START_TEST (paper_waits_for_staff)
{
  expect (
      INI ("04") LIMIT ("5 working days") BACKLOG ("06-30 17:00", "2") DOWN (
          "07-01 07:00",
          "5h") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n" PAPER ("paper,30min")
          WORKFLOWS "w,work,work,clerk,1h,yes,suspend,returned,assumption\n",
      NULL, "");
  pr_world *w = tiny_world (INI ("04") LIMIT ("5 working days") BACKLOG ("06-30 17:00", "2") DOWN (
      "07-01 07:00",
      "5h") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n" PAPER ("paper,30min")
                                WORKFLOWS "w,work,work,clerk,1h,yes,suspend,returned,assumption\n");
  g_autoptr (GString) log = g_string_new (NULL);
  hearer h = { .log = log };
  pr_record_free (run (w, &h));
  ck_assert_msg (strstr (log->str, "07-01 08:00 staff work\n07-01 09:00 effort work\n") != NULL,
                 "%s", log->str);
  ck_assert_msg (strstr (log->str, "outage work") == NULL, "%s", log->str);
  ck_assert_msg (strstr (log->str, "outage ") != NULL, "%s", log->str);
  pr_world_free (w);
}
END_TEST

#define FORK                                                                                       \
  WORKFLOWS "w,both,work,clerk,0min,yes,suspend,fork a + b then give,assumption\n"                 \
            "w,a,work,clerk,1h,yes,suspend,join,assumption\n"                                      \
            "w,b,work,expert,3h,yes,suspend,join,assumption\n"                                     \
            "w,give,work,clerk,10min,yes,suspend,returned,assumption\n"
#define TWO_POOLS POOLS "desk,u1,clerk,1,office,assumption\nback,u1,expert,1,office,assumption\n"

/* The expert's branch ends last in both: 8 to 11, and 11 to 12 and 13 to 15. */
START_TEST (fork_follows_the_last_branch)
{
  expect (INI ("04") LIMIT ("5 working days") BACKLOG ("06-30 17:00", "2") TWO_POOLS FORK,
          "on time\n"
          "06-30 17:00 closed hours both\n07-01 08:00 effort b\n07-01 11:00 effort give\n"
          "07-01 11:10 end\n"
          "on time\n"
          "06-30 17:00 closed hours both\n07-01 08:00 staff b\n07-01 11:00 effort b\n"
          "07-01 12:00 closed hours b\n07-01 13:00 effort b\n07-01 15:00 effort give\n"
          "07-01 15:10 end\n",
          "");
}
END_TEST

/* The second is unfinished when the window ends on Tuesday, its branch a done, b in line since 8.
 */
START_TEST (unfinished_fork)
{
  expect (INI ("01") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "3") TWO_POOLS WORKFLOWS
          "w,both,work,clerk,0min,yes,suspend,fork a + b then give,assumption\n"
          "w,a,work,clerk,1h,yes,suspend,join,assumption\n"
          "w,b,work,expert,7h,yes,suspend,join,assumption\n"
          "w,give,work,clerk,10min,yes,suspend,returned,assumption\n",
          "on time\n"
          "06-30 17:00 closed hours both\n07-01 08:00 effort b\n07-01 12:00 closed hours b\n"
          "07-01 13:00 effort b\n07-01 16:00 effort give\n07-01 16:10 end\n"
          "late, unfinished\n"
          "06-30 17:00 closed hours both\n07-01 08:00 staff b\n07-01 12:00 closed hours b\n"
          "07-01 13:00 staff b\n07-01 16:00 effort b\n07-01 17:00 closed hours b\n"
          "07-02 00:00 end\n"
          "late, unfinished\n"
          "06-30 17:00 closed hours both\n07-01 08:00 staff b\n07-01 12:00 closed hours b\n"
          "07-01 13:00 staff b\n07-01 17:00 closed hours b\n07-02 00:00 end\n",
          "u1 b staff: 07-01 to 07-01, 2 dossiers, 2000000\n");
}
END_TEST

/* The second of three at the old office. It is handed over in the night to Wednesday, travels for
 * two hours, waits until the new office opens, is the first to be re-entered (half an hour),
 * waits for the other two, and is worked on from 9:30 to 12, 13 to 17 and on Thursday from 8 to
 * 10:30. */
START_TEST (hand_over_is_transfer)
{
  pr_world *w = tiny_world (
      "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n" POOLS
      "desk,u1,clerk,1,office,assumption\nold-desk,d1,clerk,1,office,assumption\n"
      "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"
      "*,*,2025-07-02,unit,assumption\n"
      "== backlog.csv\nwhere,procedure,received,count,home,source\n"
      "d1,p,2025-06-30 17:00,3,u1,assumption\n"
      "== workflows.csv\nworkflow,step,kind,role,place,effort,counts,at_close,next,source\n"
      "w,work,work,clerk,home,9h,yes,suspend,returned,assumption\n"
      "== handovers.csv\nwhere,on,delay,reentry,role,source\n"
      "district,2025-07-02,2h,30min,clerk,assumption\n");
  g_autoptr (GString) log = g_string_new (NULL);
  hearer h = { .log = log };
  pr_record_free (run (w, &h));
  const char *second = "on time\n"
                       "06-30 17:00 closed hours work\n07-01 08:00 staff work\n"
                       "07-01 12:00 closed hours work\n07-01 13:00 staff work\n"
                       "07-01 17:00 closed hours work\n07-02 00:00 transfer hand-over\n"
                       "07-02 02:00 closed hours re-entry\n07-02 08:00 effort re-entry\n"
                       "07-02 08:30 staff work\n07-02 09:30 effort work\n"
                       "07-02 12:00 closed hours work\n07-02 13:00 effort work\n"
                       "07-02 17:00 closed hours work\n07-03 08:00 effort work\n"
                       "07-03 10:30 end\n";
  ck_assert_msg (strstr (log->str, second) != NULL, "%s", log->str);
  pr_world_free (w);
}
END_TEST

/* Alone and begun at once: 10 hours of work that no day holds. */
START_TEST (nothing_avoidable)
{
  expect (INI ("04") LIMIT ("1 working days") BACKLOG ("06-30 17:00", "1") WORKFLOWS
          "w,work,work,clerk,10h,yes,suspend,returned,assumption\n",
          NULL, "u1 work effort: 07-01 to 07-02, 1 dossiers, 1000000\n");
}
END_TEST

/* What has no limit has no story. */
START_TEST (no_limit_no_story)
{
  pr_world *w = tiny_world (INI ("04") LIMIT ("none") BACKLOG ("06-30 17:00", "5") WORKFLOWS
                            "w,work,work,clerk,8h,yes,finish,returned,assumption\n");
  hearer h = { 0 };
  g_autoptr (pr_record) rec = run (w, &h);
  ck_assert_int_eq (h.n, 0);
  ck_assert_uint_eq (rec->n_points, 0);
  pr_world_free (w);
}
END_TEST

static const char busy[]
    = "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-08-15\n"
      "warm_up=14 days\nseed=%d\n"
      "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"
      "u2,Two,commune,2000,assumption\n"
      "== pools.csv\npool,where,roles,count,calendar,source\n"
      "desk,*,clerk,2,office,assumption\nback,*,expert clerk,1,office,assumption\n"
      "boss,*,leader,1,office,assumption\ntype,*,typist,1,office,assumption\n"
      "== procedures.csv\ncode,name,workflow,limit,priority,incomplete,online,source\n"
      "p,P,w,2 working days,0,30%%,40%%,assumption\nq,Q,w,5 days,1,10%%,0,assumption\n"
      "r,R,w,same day,2,0,0,assumption\n"
      "== "
      "workflows.csv\nworkflow,step,kind,role,place,effort,counts,receives,at_close,preempted,next"
      ",source\n"
      "w,take,work,clerk,filing,exponential(mean=20min),yes,yes,finish 10min,no,move,assumption\n"
      "w,move,transfer,,home,3h,yes,no,,,check,assumption\n"
      "w,check,work,expert,home,exponential(mean=50min),yes,no,suspend,resume,ask incomplete; both "
      "rest,assumption\n"
      "w,ask,supplement,,,exponential(mean=1 day),no,no,,,both,assumption\n"
      "w,both,work,clerk,home,1min,yes,no,hand back,restart,fork a + b then pay,assumption\n"
      "w,a,work,expert,home,exponential(mean=30min),yes,no,hand back lost,resume,join,assumption\n"
      "w,b,delay,,,exponential(mean=5h),yes,no,,,join,assumption\n"
      "w,pay,delay,,,exponential(mean=4h),no,no,,,sign,assumption\n"
      "w,sign,work,leader,home,10min,yes,no,suspend,no,check 5%%; refused 5%%; withdrawn 5%%; "
      "type rest,assumption\n"
      "w,type,work,typist,home,exponential(mean=40min),yes,no,suspend,no,returned,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,home,source\ns,*,m,9 per day,any,assumption\n"
      "== mixes.csv\nmix,procedure,share,source\nm,p,50%%,assumption\nm,q,40%%,assumption\n"
      "m,r,10%%,assumption\n"
      "== systems.csv\nsystem,scope,needs,online,source\nplatform,province,,yes,assumption\n"
      "net,place,platform,no,assumption\n"
      "== needs.csv\nrole,step,need,if_down,key_in,source\nexpert,*,net,wait,,assumption\n"
      "leader,*,platform,restart,,assumption\nclerk,*,net,paper,5min,assumption\n"
      "leader,*,account,wait,,assumption\n"
      "== readiness.csv\ncondition,where,ready,source\naccount,u2,2025-07-10 09:00,assumption\n"
      "== absences.csv\npool,where,from,until,count,reason,source\n"
      "back,u1,2025-07-08 10:00,2025-07-11 15:00,1,training,assumption\n"
      "desk,u2,2025-07-15,2025-07-16,1,leave,assumption\n"
      "boss,u1,2025-06-25,2025-07-03 10:00,1,unfilled,assumption\n"
      "== incidents.csv\nincident,system,every,repair,source\n"
      "i,net,exponential(mean=2 days),exponential(mean=5h),assumption\n"
      "j,platform,exponential(mean=5 days),exponential(mean=5h),assumption\n"
      "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
      "signing_role,leader,assumption\nvisitor_return,80%%,assumption\n"
      "visitor_overtime,20min,assumption\nportal_retry,2h,assumption\n"
      "portal_to_counter,30%%,assumption\n";

/* Everything at once: each life is cut exactly, and what is charged is what was lost. */
START_TEST (busy_world)
{
  g_autofree char *text = g_strdup_printf (busy, 1 + _i);
  pr_world *w = tiny_world (text);
  g_autofree pr_point *points
      = g_new0 (pr_point, index_of (w, w->n_places, 0, PR_CAUSE_CITIZEN, 0));
  hearer h = { .points = points };
  g_autoptr (pr_record) rec = run (w, &h);
  int64_t late = 0, ended = 0, lost = 0, by_week = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    {
      const pr_place_count *c = &rec->place[p];
      late += c->late_count;
      ended += c->returned + c->refused + c->withdrawn;
    }
  for (uint32_t i = 0; i < rec->n_points; i++)
    {
      const pr_point *p = &rec->point[i];
      const pr_point *from_lives = &points[index_of (w, p->place, p->step, p->cause, p->reason)];
      ck_assert_int_eq (p->lost, from_lives->lost);
      ck_assert_int_eq (p->dossiers, from_lives->dossiers);
      ck_assert_int_eq (p->first_day, from_lives->first_day);
      ck_assert_int_eq (p->last_day, from_lives->last_day);
      lost += rec->point[i].lost;
      ck_assert_int_ge (rec->point[i].dossiers, 1);
      ck_assert_int_le (rec->point[i].dossiers, late);
      ck_assert (i == 0 || pr_point_compare (&rec->point[i - 1], &rec->point[i]) < 0);
    }
  for (uint32_t i = 0; i < PR_N_CAUSES * rec->n_weeks; i++)
    by_week += rec->lost[i];
  ck_assert_int_gt (late, 20);
  ck_assert_int_eq (h.late, late);
  ck_assert_int_ge (h.finished, ended); /* the warm-up's too */
  ck_assert_int_eq (lost, h.lost_days * PR_LOST_DAY);
  ck_assert_int_eq (by_week, lost);
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("attribution");
  tcase_add_test (tc, closed_hours_and_staff);
  tcase_add_test (tc, transfer_statutory_signature);
  tcase_add_test (tc, outage_during_work);
  tcase_add_test (tc, first_cause_holds);
  tcase_add_test (tc, unfilled_post);
  tcase_add_test (tc, paper_waits_for_staff);
  tcase_add_test (tc, fork_follows_the_last_branch);
  tcase_add_test (tc, unfinished_fork);
  tcase_add_test (tc, hand_over_is_transfer);
  tcase_add_test (tc, nothing_avoidable);
  tcase_add_test (tc, no_limit_no_story);
  tcase_add_loop_test (tc, busy_world, 0, 8);
  return tiny_main ("attribution", tc);
}
