/* What one replication counts: exact integers, by place, pool and procedure.
 *
 * Units: counts, microseconds. Everything is counted from the window's start. What happened during
 * the warm-up is forgotten, but what is then in process stays and counts as taken over, and
 * dossiers that were finished early but fall due in the window still count in the on-time rate.
 * Dossiers count at the place where they were filed; `entered` and `held` count them at the place
 * where they are worked on.
 */
#ifndef PR_MODEL_RESULT_H
#define PR_MODEL_RESULT_H

#include "kernel/clock.h"
#include "kernel/i18n.h"
#include "kernel/stat.h"
#include "kernel/terms.h"

/* Counts that only grow. X (field, whether LESS or MORE of it is good or NEITHER, whether it
 * applies only where FILING or a COUNTER is possible or needs NOTHING, unit, words) */
#define PR_COUNTS(X)                                                                               \
  X (arrived, NEITHER, FILING, NP_ ("unit", "dossiers"),                                           \
     N_ ("dossiers that came: filed at the counter, or submitted online or by post"))              \
  X (taken_over, NEITHER, FILING, NP_ ("unit", "dossiers"),                                        \
     N_ ("dossiers in process at the start: normal work and the backlog file"))                    \
  X (returned, NEITHER, FILING, NP_ ("unit", "dossiers"), N_ ("dossiers finished and returned"))   \
  X (refused, NEITHER, FILING, NP_ ("unit", "dossiers"), N_ ("dossiers refused"))                  \
  X (withdrawn, NEITHER, FILING, NP_ ("unit", "dossiers"),                                         \
     N_ ("dossiers withdrawn by the citizen"))                                                     \
  X (on_time_count, NEITHER, FILING, NP_ ("unit", "dossiers"),                                     \
     N_ ("finished by their due date, due date in the window"))                                    \
  X (late_count, LESS, FILING, NP_ ("unit", "dossiers"),                                           \
     N_ ("due in the window and finished after their due date, or not finished by its end"))       \
  X (on_time_renewed_count, NEITHER, FILING, NP_ ("unit", "dossiers"),                             \
     N_ ("as on_time_count, against the date renewed by the apology"))                             \
  X (apologies, LESS, FILING, NP_ ("unit", "apologies"),                                           \
     N_ ("apologies sent one working day before the due date"))                                    \
  X (supplements, NEITHER, FILING, NP_ ("unit", "supplements"), N_ ("supplements asked"))          \
  X (handed_over, NEITHER, FILING, NP_ ("unit", "dossiers"),                                       \
     N_ ("dossiers handed over to other places"))                                                  \
  X (taken_in, NEITHER, FILING, NP_ ("unit", "dossiers"),                                          \
     N_ ("dossiers taken in from the places that handed over"))                                    \
  X (moved_returned, NEITHER, FILING, NP_ ("unit", "dossiers"),                                    \
     N_ ("of those handed over: returned since"))                                                  \
  X (moved_refused, NEITHER, FILING, NP_ ("unit", "dossiers"),                                     \
     N_ ("of those handed over: refused since"))                                                   \
  X (moved_withdrawn, NEITHER, FILING, NP_ ("unit", "dossiers"),                                   \
     N_ ("of those handed over: withdrawn since"))                                                 \
  X (moved_on, NEITHER, FILING, NP_ ("unit", "dossiers"),                                          \
     N_ ("of those handed over: handed over again by the place that took them in"))                \
  X (tests_arrived, NEITHER, FILING, NP_ ("unit", "test dossiers"),                                \
     N_ ("test dossiers that came"))                                                               \
  X (tests_finished, NEITHER, FILING, NP_ ("unit", "test dossiers"),                               \
     N_ ("test dossiers finished"))                                                                \
  X (tests_closed, NEITHER, FILING, NP_ ("unit", "test dossiers"),                                 \
     N_ ("test dossiers closed unfinished at the end of the tests"))                               \
  X (on_paper, NEITHER, NOTHING, NP_ ("unit", "steps"),                                            \
     N_ ("steps done on paper here while something was down, and keyed in later"))                 \
  X (online_diverted, LESS, FILING, NP_ ("unit", "filings"),                                       \
     N_ ("online filings that met a portal that was down"))                                        \
  X (online_to_counter, NEITHER, FILING, NP_ ("unit", "filings"),                                  \
     N_ ("of these, people who came to the counter instead"))                                      \
  X (filed_for_others, NEITHER, FILING, NP_ ("unit", "people"),                                    \
     N_ ("people who came here to file instead of at their own unit: of their own accord, or "     \
         "sent on"))                                                                               \
  X (visits_redirected, LESS, COUNTER, NP_ ("unit", "visits"),                                     \
     N_ ("visitors who were sent on to another unit, and are visits there"))                       \
  X (reworked, LESS, FILING, NP_ ("unit", "steps"), N_ ("steps done again"))                       \
  X (entered, NEITHER, NOTHING, NP_ ("unit", "dossiers"),                                          \
     N_ ("dossiers that came to the place to be worked on"))                                       \
  X (visits, NEITHER, COUNTER, NP_ ("unit", "visits"),                                             \
     N_ ("visitors who came to the counter, returns included"))                                    \
  X (visits_filed, NEITHER, COUNTER, NP_ ("unit", "visits"), N_ ("visits that filed a dossier"))   \
  X (visits_served, NEITHER, COUNTER, NP_ ("unit", "visits"),                                      \
     N_ ("visits that were served and filed nothing"))                                             \
  X (visits_left, LESS, COUNTER, NP_ ("unit", "visits"),                                           \
     N_ ("visitors who left unserved: at closing, or as the next two"))                            \
  X (visits_turned_away, LESS, COUNTER, NP_ ("unit", "visits"),                                    \
     N_ ("of visits_left: no place in the waiting room"))                                          \
  X (visits_reneged, LESS, COUNTER, NP_ ("unit", "visits"),                                        \
     N_ ("of visits_left: had waited as long as they would"))                                      \
  X (visits_long, LESS, COUNTER, NP_ ("unit", "visits"),                                           \
     N_ ("visitors who waited longer than [report] ready_wait until first served"))

typedef struct {
#define PR_COUNT_FIELD(field, ...) int64_t field;
  PR_COUNTS (PR_COUNT_FIELD)
#undef PR_COUNT_FIELD
  int64_t in_process;   /* now: dossiers filed here and not finished */
  pr_time process_time; /* dossier-microseconds in process, to the end as if nothing more came */
  int64_t moved;        /* at the window's end: of those handed over, in process elsewhere */
  int64_t tests_in_process; /* now: test dossiers, which in_process leaves out */
  int64_t visits_before;    /* visitors who were waiting when the window began */
  int64_t waiting_visits;   /* now: visitors waiting or being served */
  int64_t held;          /* now: dossiers (or branches) at this place: waiting, in work, delayed */
  int64_t deciding;      /* now: dossiers in process that this place decides, wherever filed */
  int64_t overdue;       /* at the last sample: in process past their due date */
  pr_time first_empty;   /* in the window, when the number in process and of visitors waiting or */
  pr_time last_empty;    /* being served first and last fell to 0; PR_NEVER: it never did */
  pr_tally sojourn;      /* submission or arrival at the counter, until finished */
  pr_tally acceptance;   /* online and post: submission until received */
  pr_tally counter_wait; /* visitors: arrival (or opening, if later) until first served */
  pr_time left_wait;     /* the same of those who left before that, until they left */
} pr_place_count;

/* Counts by the day on which something was to be done, at the latest. X (ID, name) */
#define PR_DATED(X)                                                                                \
  X (DUE_ON_TIME, due_on_time)                                                                     \
  X (DUE_LATE, due_late)                                                                           \
  X (ACCEPTED, accepted_in_time)                                                                   \
  X (ACCEPTED_LATE, accepted_late)

typedef enum {
#define PR_DATED_VALUE(ID, name) PR_DATED_##ID,
  PR_DATED (PR_DATED_VALUE)
#undef PR_DATED_VALUE
      PR_N_DATED
} pr_dated;

/* Of a detail (world.h) at a place. */
typedef struct {
  pr_tally tally;
  int64_t over;
  pr_hist hist;
} pr_detail_count;

typedef struct {
  int64_t arrived, returned, refused, withdrawn, on_time, late;
  pr_tally sojourn;
  pr_hist sojourn_hist;
} pr_procedure_count;

/* Of the accepted dossiers of one group of procedures filed at a place: see official.h. */
typedef struct {
  int64_t online, counter; /* accepted in the window; counter: or by post */
  int64_t carried_over;    /* accepted before the window, and in process at its start */
  int64_t taken_in, handed_over;
  int64_t returned, refused, withdrawn;
  int64_t early, on_time, overdue; /* of these, by the first due day */
  int64_t in_process;              /* now */
  int64_t past_due;                /* at the last sample: of in_process, past their due day */
} pr_official_count;

static inline int64_t
pr_official_received (const pr_official_count *c)
{
  return c->online + c->counter + c->carried_over + c->taken_in - c->handed_over;
}

static inline int64_t
pr_official_resolved (const pr_official_count *c)
{
  return c->returned + c->refused + c->withdrawn;
}

/* What must hold at every instant. */
static inline bool
pr_official_adds_up (const pr_official_count *c)
{
  return pr_official_resolved (c) == c->early + c->on_time + c->overdue
         && pr_official_received (c) == pr_official_resolved (c) + c->in_process;
}

static inline void
pr_official_add (pr_official_count *into, const pr_official_count *from)
{
  into->online += from->online;
  into->counter += from->counter;
  into->carried_over += from->carried_over;
  into->taken_in += from->taken_in;
  into->handed_over += from->handed_over;
  into->returned += from->returned;
  into->refused += from->refused;
  into->withdrawn += from->withdrawn;
  into->early += from->early;
  into->on_time += from->on_time;
  into->overdue += from->overdue;
  into->in_process += from->in_process;
  into->past_due += from->past_due;
}

/* A day of a ledger (published.h): accepted dossiers by the day on which they are due, and by the
 * day on which they were resolved; of those, filed online, and decided by the place of filing. */
typedef struct {
  int32_t due, due_on_time;
  int32_t resolved, resolved_on_time;
  int32_t online, online_on_time;
  int32_t own, own_on_time;
} pr_ledger_day;

static inline void
pr_ledger_day_add (pr_ledger_day *into, const pr_ledger_day *from)
{
  into->due += from->due;
  into->due_on_time += from->due_on_time;
  into->resolved += from->resolved;
  into->resolved_on_time += from->resolved_on_time;
  into->online += from->online;
  into->online_on_time += from->online_on_time;
  into->own += from->own;
  into->own_on_time += from->own_on_time;
}

/* Adds the observations of `from`; order does not matter. */
static inline void
pr_procedure_count_merge (pr_procedure_count *into, const pr_procedure_count *from)
{
  into->arrived += from->arrived;
  into->returned += from->returned;
  into->refused += from->refused;
  into->withdrawn += from->withdrawn;
  into->on_time += from->on_time;
  into->late += from->late;
  pr_tally_merge (&into->sojourn, &from->sojourn);
  pr_hist_merge (&into->sojourn_hist, &from->sojourn_hist);
}

typedef struct {
  int64_t served;         /* pieces of work completed */
  int64_t interrupted;    /* times that work in hand gave way to work of higher priority */
  int64_t held;           /* officer-microseconds with work in hand that waited for what was down */
  int64_t busy;           /* officer-microseconds at work, overtime included */
  int64_t scheduled;      /* officer-microseconds on duty by calendar, absences taken off; with
                            stretches those alone */
  int64_t scheduled_all;  /* the same with absences; both with whom measures bring */
  int64_t employed;       /* officer-microseconds on duty by calendar, at whatever work or away, but
                            for posts that are not filled; with whom measures bring */
  int64_t employed_later; /* of these, since the world changed */
  int64_t overtime;       /* officer-microseconds at work after closing, or beyond a stretch */
  int64_t after_hours;    /* of overtime, after closing */
  int64_t owed;    /* officer-microseconds that officers owe to their other work at the end */
  int64_t in_hand; /* piece-microseconds in officers' hands at the end, closed hours included */
} pr_pool_count;

/* Of one officer; those of a pool add up to its own. */
typedef struct {
  int64_t served; /* pieces of work completed */
  int64_t busy;   /* microseconds at work, overtime included */
  int64_t absent; /* microseconds on duty by calendar, but away */
} pr_officer_count;

/* Of the officers of a pool and one skill. */
typedef struct {
  int64_t completed;               /* pieces of work that took the skill */
  int64_t worked;                  /* officer-microseconds at such work */
  int64_t beyond;                  /* of these, what practised officers would not have needed */
  int64_t errors;                  /* made in it */
  int64_t found;                   /* of these, found at a later step, and repaired */
  int64_t missed;                  /* of these, never found: the dossier has ended */
  double factor_start, factor_end; /* mean over the officers, when the skill comes into force first,
                                      and at the end */
  double pieces_start, pieces_end; /* the same of experience, pieces of work */
} pr_practice_count;

typedef struct {
  pr_level length; /* waiting */
  int64_t work;    /* now: expected effort waiting, microseconds */
  pr_tally wait;   /* from joining the line until work begins, calendar time */
  int64_t waited;  /* of these, longer than 0 */
  int64_t within;  /* of these, at most the world's wait_within */
  pr_hist_small wait_hist;
} pr_line_count;

/* Why a dossier is not finished: at each instant of its life exactly one cause counts, the first
 * that holds. Files keep the numbers, so that a cause added later stands last, whatever its order.
 * X(CAUSE, word, what it means) */
#define PR_CAUSES(X)                                                                               \
  X (CITIZEN, "citizen", "a supplement, or something else that does not count")                    \
  X (TRANSFER, "transfer", "on its way: transfers, avoidable delays, hand-over")                   \
  X (CLOSED, "closed hours", "nobody who does the step is on duty by calendar")                    \
  X (READINESS, "readiness", "a condition is not met, or a post is not filled")                    \
  X (OUTAGE, "outage", "a system that the step needs is down")                                     \
  X (ABSENCE, "absence", "somebody who does the step is away")                                     \
  X (SIGNATURE, "signature", "waits for who signs")                                                \
  X (STAFF, "staff", "waits for staff")                                                            \
  X (EFFORT, "effort", "in work")                                                                  \
  X (STATUTORY, "statutory", "a delay that the law prescribes: second in the order")

typedef enum {
#define PR_CAUSE_VALUE(id, word, doc) PR_CAUSE_##id,
  PR_CAUSES (PR_CAUSE_VALUE)
#undef PR_CAUSE_VALUE
      PR_N_CAUSES
} pr_cause;

/* Causes with their reasons, as one number: first those of which there is one, ABSENCE by the first
 * reason that it may have among them. */
#define PR_N_CAUSES_WITH_REASON (PR_N_CAUSES + PR_N_AWAY - 1 - PR_AWAY_MEETING)
static inline unsigned
pr_cause_with_reason (pr_cause cause, pr_away reason)
{
  return cause == PR_CAUSE_ABSENCE && reason > PR_AWAY_MEETING
             ? PR_N_CAUSES + (unsigned) reason - 1 - PR_AWAY_MEETING
             : (unsigned) cause;
}

/* The kth cause in the order in which they are asked. */
static inline pr_cause
pr_cause_at (int k)
{
  return k == 0 ? PR_CAUSE_CITIZEN : k == 1 ? PR_CAUSE_STATUTORY : (pr_cause) (k - 1);
}

/* A part of a dossier's life, [from, to): the parts of a life follow one another without a gap. */
typedef struct {
  pr_time from, to;
  pr_cause cause;
  uint16_t step, place; /* PR_NONE16 while a visitor is away */
  pr_away reason;       /* of ABSENCE: why somebody is away; else UNFILLED */
} pr_segment;

/* Where late dossiers lost their time: place, step (the first of the world of that name), cause
 * and, of ABSENCE, the reason (else UNFILLED). */
typedef struct {
  uint16_t place, step;
  pr_cause cause;
  pr_away reason;
  /* Of the waiting in the window, relative to the epoch; INT32_MAX and INT32_MIN if all of it was
   * before. */
  int32_t first_day, last_day;
  int64_t dossiers; /* late ones that waited there for that cause */
  int64_t lost;     /* working days, in millionths */
} pr_point;
#define PR_LOST_DAY INT64_C (1000000)

typedef struct {
  int64_t incidents; /* that began */
  int64_t repairs;   /* incidents that ended */
  int64_t outages;   /* times that it went down, for whatever reason */
  int64_t down;      /* microseconds */
  int64_t waited;    /* incident-microseconds until a crew was called */
} pr_thing_count;

typedef struct {
  int64_t repairs;
  int64_t busy;      /* crew-microseconds on the way and at work, overtime included */
  int64_t travel;    /* of these, called and on the way */
  int64_t overtime;  /* of busy, after the end of the shift */
  int64_t scheduled; /* crew-microseconds of its shifts */
} pr_crew_count;

/* Of an activity at a place. */
typedef struct {
  int64_t tries;  /* that took place */
  int64_t staff;  /* officer-microseconds of those who were present */
  pr_time done;   /* end of the try that passed, PR_NEVER: none did */
  int64_t missed; /* 1: its time was over before one passed */
} pr_rehearsal_count;

typedef struct {
  int64_t waited; /* activities at places that had to wait for it */
  pr_time wait;   /* the longest such wait */
} pr_venue_count;

/* Of a measure. */
typedef struct {
  int64_t fired;    /* times ordered */
  int64_t refused;  /* times that it was wanted and the reserve was empty, looks in a row counted
                      once */
  int64_t put_off;  /* rehearsals */
  pr_time first;    /* ordered first, PR_NEVER */
  int64_t in_force; /* microseconds */
  double worst;     /* value at the looks, infinite ones left aside; NaN: there was none */
} pr_measure_count;

typedef struct {
  int64_t used;      /* seats */
  int64_t untrained; /* officers to be trained who were not, at the end */
} pr_course_count;

#endif
