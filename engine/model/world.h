/* World: the province as immutable data, compiled from a scenario.
 *
 * It holds everything that the event loop reads and never writes: places, lines, pools,
 * procedures, steps, streams of arrivals, rules, in plain arrays with small indices.
 * All threads share one world. The compiler of scenarios (compile/compile.h) fills it
 * and guarantees the invariants written beside each field; the model asserts them and
 * does not check again.
 *
 * Places are sorted: units in the order of their codes, then authorities in the
 * order of theirs. That order, not the order of rows, decides ties.
 */
#ifndef PR_MODEL_WORLD_H
#define PR_MODEL_WORLD_H

#include "kernel/calendar.h"
#include "kernel/clock.h"
#include "kernel/dist.h"
#include "kernel/i18n.h"
#include "kernel/terms.h"
#include "model/absence.h"
#include "model/attraction.h"
#include "model/costs.h"
#include "model/detail.h"
#include "model/learning.h"
#include "model/place.h"
#include "model/policy.h"
#include "model/pool-time.h"
#include "model/programme.h"
#include "model/published.h"
#include "model/trouble.h"

#include <stdbool.h>
#include <stddef.h>

#define PR_NONE16 UINT16_MAX
#define PR_NONE32 UINT32_MAX

/* A line: work waiting for one role at one place. */
typedef struct {
  uint16_t place, role;
  uint16_t n_pools;
  uint32_t *pools; /* that serve it, in order of preference: fewest roles first, then by name */
  uint32_t room;   /* places to wait, of all its pools; PR_NONE32: unlimited */
  pr_order order;  /* of all its pools */
} pr_line;

/* A shift: the pools of one place that share one calendar open and close together. */
typedef struct {
  uint16_t place;
  uint16_t calendar;
  uint32_t first_pool, n_pools; /* pools of one shift are consecutive */
  bool spare;                   /* its one pool keeps another, until a measure changes its hours */
} pr_shift;

typedef struct {
  char *name;
  uint16_t kind; /* number of its name among all names of pools */
  uint16_t place;
  uint32_t shift;
  uint32_t spare_shift;    /* its own, from when a measure changes its hours on; PR_NONE32 */
  uint32_t count;          /* officers, >= 1 */
  uint32_t least;          /* never fewer, >= 1: rows of absences name or take them, or what the
                              world changes to has no more to spare */
  uint32_t first_officer;  /* officers are numbered through all pools */
  uint32_t n_later, n_new; /* officers behind the others who are not there: before or after the
                              change of the world; how many of all it has by the change only */
  uint32_t first_extra, n_extra; /* whom measures bring, numbered in the same way behind them */
  double share;                  /* (0, 1] of their time for dossiers */
  pr_pool_time time;             /* and how they give it */
  bool spared;                   /* no schedule calls its officers away; for relief */
  bool preempts;  /* some work of its lines may be interrupted, and priorities differ */
  pr_order order; /* in which it takes work */
  uint32_t room;  /* places to wait, PR_NONE32: unlimited */
  uint16_t n_lines;
  uint32_t *lines; /* served by its officers, sorted by role name */
} pr_pool;

typedef struct {
  uint16_t first, n; /* slice of pr_world.branches */
} pr_slice;

/* Targets of transitions: a step's index, or one of these. */
enum {
  PR_RETURNED = 0xfff0,
  PR_REFUSED,
  PR_WITHDRAWN,
  PR_LEFT,   /* a visit that files nothing ends */
  PR_JOIN,   /* a branch of a fork ends */
  PR_RESUME, /* a hidden step ends: what it put off goes on */
};

typedef enum {
  PR_AT_FILING,
  PR_AT_HOME,
  PR_AT_DECIDING,
  PR_AT_RETURN,
  PR_AT_PLACE,
  PR_AT_KIND,
  PR_AT_HERE
} pr_step_place;

typedef struct {
  uint16_t target; /* step (index in pr_world.steps) or a PR_RETURNED... value */
  bool incomplete; /* share is the procedure's `incomplete`; once supplemented, 0 */
  bool rest;       /* takes what the others leave; at most one transition, the last */
  double share;
} pr_transition;

/* The fields are in the order in which events touch them. */
typedef struct {
  uint32_t hash;  /* of the name, for draws; unique within the workflow */
  uint16_t role;  /* work only */
  uint16_t place; /* PR_AT_PLACE: the authority; PR_AT_KIND: row of serving */
  pr_step_kind kind;
  pr_step_place at;
  uint8_t channels; /* mask of 1 << pr_channel; others pass on at once */
  bool counts;      /* its time counts against the limit */
  bool avoidable;   /* a delay that no law prescribes */
  bool receives;    /* the dossier is received when it is completed */
  bool fork;        /* transitions are branches, all taken */
  uint16_t n_next;
  uint16_t then; /* what follows the last join of a fork; else the first transition's target */
  uint8_t not_within_class; /* index of not_within among the distinct values, ascending */
  pr_time mean_effort;      /* rounded, for work waiting */
  pr_transition *next;
  pr_dist effort; /* microseconds */
  pr_close_kind at_close;
  pr_preempted preempted; /* by work of higher priority, from an officer's hands */
  pr_time overtime;       /* finish: bound, PR_NEVER without one */
  pr_time not_within;     /* not begun within this time of closing */
  pr_dist *patience;      /* owned; of visitors waiting for it, microseconds; NULL: endless */
  char *name;
  uint16_t workflow;            /* PR_NONE16: hidden */
  uint16_t first_need, n_needs; /* slice of pr_world.needs */
} pr_step;

typedef struct {
  char *name;
  uint16_t first_step, n_steps; /* steps of a workflow are consecutive, first row first */
  bool receives;                /* some step receives; else received on arrival */
} pr_workflow;

/* See shown.h. */
typedef struct {
  uint8_t what; /* pr_named_what */
  char *code, *name[PR_N_LANGUAGES];
} pr_shown_name;

typedef struct {
  char *code, *name, *group;
  bool visit;
  uint16_t workflow;
  pr_limit_kind limit[2]; /* ordinary, difficult area */
  int32_t limit_days[2];
  double incomplete;
  uint8_t priority_class; /* index among distinct priorities, 0 = served first */
  /* [phase * n_places + home] for units; a home that is an authority has itself. */
  uint16_t *deciding; /* PR_BY_FILING: the place of filing */
  uint16_t *office;   /* receives what is filed at the home unit and does the steps at home; NULL:
                         the unit itself, always */
  uint16_t *other;    /* the office of a split unit's other part; NULL without splits */
  uint8_t *channels;  /* mask of those that are open; NULL: all, always */
} pr_procedure;
#define PR_BY_FILING 0xfffe

/* Expected arrivals within a day, as a share of that day's total: the cumulative share is linear
 * between knots, or quadratic where the intensity rises or falls. */
typedef struct {
  size_t n;      /* knots, >= 2 */
  pr_time *at;   /* time of day, from the start of the first slot to the end of the last */
  double *share; /* cumulative, share[0] = 0, share[n-1] = 1 */
  double *bend;  /* [n] intensity at the start of the piece that ends at the knot, divided by the
                    sum of those at both its ends: 0.5 where constant; NULL if all are */
} pr_day_shape;

typedef struct {
  char *name;
  double weight[8];      /* Monday .. Sunday, holiday; Monday to Friday average 1 */
  pr_day_shape shape[8]; /* n = 0 where the weight is 0 */
} pr_profile;

typedef struct {
  int32_t first_day, last_day; /* relative to the epoch, inclusive */
  double factor;
} pr_surge;

/* A day worked instead of another; the profiles of that other day's weekday hold on it. */
typedef struct {
  int32_t day;     /* relative to the epoch */
  uint8_t weekday; /* 0: Monday */
} pr_made_up;

/* A stream of arrivals: one place, procedure and channel. */
typedef struct {
  uint64_t hash;  /* of place code, stream name, procedure code, channel */
  uint16_t place; /* where people file */
  uint16_t procedure;
  uint8_t channel;
  uint8_t home; /* pr_home_rule */
  bool return_home;
  bool test;        /* dossiers of a rehearsal, apart from the real ones */
  bool by_officer;  /* as many as the place has officers for: per_day is in proportion to them */
  uint16_t name;    /* index in pr_world.stream_names */
  uint16_t profile; /* PR_NONE16: constant intensity */
  uint16_t visits;  /* profile of those who come to the counter instead */
  double per_day;   /* expected arrivals, or groups, on a day of weight 1 (24 hours without a
                       profile) */
  pr_dist *every;   /* owned; gaps of a renewal process, microseconds; NULL: a Poisson process */
  pr_dist *batch;   /* owned; members of a group, whole numbers 1..1000; NULL: one by one */
  int32_t first_day, last_day; /* inclusive */
  uint32_t n_surges;
  pr_surge *surges; /* owned; factors multiply */
} pr_stream;

typedef struct {
  uint64_t hash; /* of place code, procedure code, step, received: never a row number */
  uint16_t place, procedure, home, step;
  uint8_t channel;
  pr_time received;
  uint32_t count;
  pr_time remaining; /* -1: drawn anew */
} pr_backlog_row;

/* Everything that is at some of the places, or was filed there, goes to where the phase then in
 * force says. */
typedef struct {
  pr_time at;
  uint8_t *from;       /* [n_places] 1: hands over */
  uint16_t first_step; /* hidden: the delay, or the re-entry; PR_NONE16: neither */
  uint16_t reentry;    /* hidden: work; PR_NONE16: none */
} pr_hand_over;

typedef struct {
  uint16_t legal_calendar;                  /* PR_NONE16 when no procedure has a limit */
  pr_time same_day_cutoff, transfer_cutoff; /* time of day */
  bool supplement_restarts;
  int32_t apology_extension; /* working days, 0: no apology */
  pr_time ticket_cutoff, visitor_overtime;
  double visitor_return;
  double redirect_beyond;   /* people waiting per officer on duty; INFINITY: never */
  double redirect_within;   /* kilometres */
  double redirect_share;    /* of those who come while more than that wait */
  double redirect_speed;    /* kilometres per hour */
  pr_time tests_until;      /* test dossiers are closed at the end of that day; PR_NEVER: never */
  uint16_t signing_role;    /* waiting for it is waiting for a signature; PR_NONE16: none */
  pr_time portal_retry;     /* people who cannot file online try again after it */
  double portal_to_counter; /* share of them who come to the counter instead */
} pr_rules;

typedef struct _pr_world {
  char *name;
  pr_day epoch;               /* the day of time 0 */
  pr_time start, end;         /* the window, 0 <= start < end */
  pr_time begin;              /* start minus the warm-up */
  int32_t first_day, end_day; /* days of the window: first_day <= d < end_day */
  uint64_t seed;
  uint64_t most_bytes; /* bound on what dossiers and visitors in process take in a replication */
  pr_time wait_within; /* waits of at most this length are counted apart */
  pr_time long_wait, accept_within; /* bounds of criteria: minutes at a counter, working hours */

  uint16_t n_places, n_units;
  pr_place *places;
  uint16_t n_provinces;
  pr_province *provinces; /* sorted by code */
  uint16_t n_roles;
  char **roles; /* sorted */
  uint16_t n_kinds;
  char **kinds; /* names of pools, sorted */
  uint32_t n_lines;
  pr_line *lines;
  uint32_t *line_of; /* [place * n_roles + role], PR_NONE32 where no pool serves it */
  uint32_t n_shifts;
  pr_shift *shifts;
  uint32_t n_pools, n_officers;
  pr_pool *pools;
  bool has_rooms;      /* some line has a limited room */
  bool has_preemption; /* some pool preempts */
  uint16_t n_calendars;
  pr_calendar **calendars;
  char **calendar_names;
  uint32_t n_made_up;
  pr_made_up *made_up; /* [n_made_up] ascending by day */
  uint16_t n_workflows;
  pr_workflow *workflows;
  uint16_t n_steps; /* including hidden ones, which stand last and belong to no workflow */
  pr_step *steps;
  uint16_t n_shown_steps; /* without them */
  bool has_patience;      /* some step has patience */
  uint16_t n_serving;     /* authority kinds named by steps */
  uint16_t
      *serving; /* [row * n_places + home]: the place of that kind serving home, or PR_NONE16 */
  uint16_t n_procedures;
  pr_procedure *procedures; /* sorted by code */
  uint32_t n_shown;
  pr_shown_name *shown;
  pr_published published;
  uint16_t n_profiles;
  pr_profile *profiles;
  uint16_t n_stream_names;
  char **stream_names;
  uint32_t n_streams;
  pr_stream *streams;
  bool has_renewals; /* some stream has `every` */
  uint32_t n_details;
  pr_detail *details; /* what is kept in more detail; none unless somebody asks */
  size_t n_backlog;
  pr_backlog_row *backlog;
  uint8_t n_priorities, n_not_within; /* distinct values; n_priorities * n_not_within * 3 <= 64 */
  pr_time *not_within;                /* [n_not_within], ascending */
  uint8_t n_phases;                   /* >= 1, at most 32 */
  pr_time *phase_at;                  /* [n_phases], ascending; the first is INT64_MIN */
  pr_rules *rules; /* [n_phases] the rules in force; the legal calendar is the same in all */
  double *split; /* [n_units] share of a unit's dossiers that belongs to its other part; NULL: 0 */
  uint16_t n_hand_overs;
  pr_hand_over *hand_overs; /* of one instant in the order of their rows */
  uint32_t n_things;
  pr_thing *things;
  uint16_t n_systems, n_conditions, n_needs;
  pr_system *systems;
  pr_condition *conditions;
  pr_need *needs; /* by step */
  uint32_t n_absences, n_leaves, n_incidents;
  pr_absence *absences;
  uint32_t n_away_shares;
  pr_away_share *away_shares; /* a part of the world borrows all of them */
  pr_leave *leaves;           /* by row, then by pool */
  pr_incident *incidents;
  bool has_schedule; /* officers meet, or are trained */
  uint32_t n_activities, n_rehearsals, n_venues, n_courses, n_sessions;
  uint16_t n_activity_names, n_course_names;
  char **activity_names, **course_names; /* sorted */
  pr_activity *activities;               /* by row */
  pr_rehearsal *rehearsals;              /* by place, then by name */
  pr_precedence *precedence;             /* [n_rehearsals + n_activity_names] */
  pr_venue *venues;
  pr_course *courses;             /* by row */
  pr_session *sessions;           /* by time, then by course */
  pr_learning *learning;          /* NULL: everybody is practised */
  pr_policy *policy;              /* NULL: no measures */
  pr_costs *costs;                /* NULL: no costs are known */
  uint16_t n_crews, n_crew_kinds; /* kinds: by name, then by province */
  pr_crew *crews;
  char **crew_kinds;
  uint32_t n_elsewhere;
  pr_elsewhere *elsewhere; /* of one (procedure, home) consecutive, by time */
  uint32_t *elsewhere_of;  /* [procedure * n_units + home + 1] end of its slice, which begins
                              where the one before ends; NULL: nobody files elsewhere */
  uint32_t n_attractions;
  pr_attraction *attractions;
  struct _pr_world *later; /* owned; what holds from then on, see change.h; NULL: nothing changes */
  pr_time later_from;      /* 00:00 of a day */
  uint32_t uses_alone;     /* with `later`: mask of pr_mechanism without it */
  bool uses_all; /* is simulated by the model for all mechanisms, needed or not; for tests */
  uint16_t n_near;
  uint16_t *near; /* [home * n_near + k] units by distance, PR_NONE16 after the last; NULL: nobody
                     is sent on */
} pr_world;

void pr_world_free (pr_world *w);
/* A unit's share of the people of its province. */
double pr_world_unit_share (const pr_world *w, uint16_t unit);
/* The working days of a spell, at u in (0, 1): to the nearest whole one, at least 1. */
int32_t pr_leave_days (const pr_leave *l, double u);
/* Frees the phases, incidents and measures of a world and has it use those of another, which it
 * owns as its `later`. */
void pr_world_borrow (pr_world *w, pr_world *later);
/* Numbers the officers of pools whose counts have been set; with `later`, of both worlds. */
void pr_world_number_officers (pr_world *w);
/* Officers, those included whom measures bring. */
uint32_t pr_world_all_officers (const pr_world *w);
/* The pool of an officer. */
uint32_t pr_world_pool_of (const pr_world *w, uint32_t officer);
/* The number of an officer in the pool, from 1; those whom measures bring follow. */
uint32_t pr_officer_number (const pr_world *w, uint32_t officer);
const pr_calendar *pr_world_calendar (const pr_world *w, uint32_t pool);
/* The time that the crew takes from one place to another (PR_NONE16: no travel, to what belongs to
 * the province). PR_NEVER if it cannot come: an island without a boat, or no coordinates. */
pr_time pr_crew_travel (const pr_world *w, const pr_crew *crew, uint16_t from, uint16_t to);

/* The officer of a pool after this one, those included whom measures bring; PR_NONE32: none. */
static inline uint32_t
pr_pool_next_officer (const pr_world *w, const pr_pool *p, uint32_t officer)
{
  uint32_t next = officer + 1, extra = w->n_officers + p->first_extra;
  if (next == p->first_officer + p->count + p->n_later)
    return p->n_extra > 0 ? extra : PR_NONE32;
  return p->n_extra > 0 && next == extra + p->n_extra ? PR_NONE32 : next;
}
/* Whether an officer, none of those whom measures bring, belongs to the pool in this world. */
static inline bool
pr_pool_has (const pr_pool *p, uint32_t officer)
{
  return officer - p->first_officer < p->count;
}

/* The number of an officer within the pool, from 0. Those of the beginning come first, then those
 * whom measures bring, then those whom the change of the world brings. */
static inline uint32_t
pr_pool_number (const pr_world *w, const pr_pool *p, uint32_t officer)
{
  uint32_t old = p->count + p->n_later - p->n_new;
  if (officer >= w->n_officers)
    return officer - w->n_officers - p->first_extra + old;
  uint32_t k = officer - p->first_officer;
  return k < old ? k : k + p->n_extra;
}

#define PR_EACH_OFFICER(w, pool, o)                                                                \
  uint32_t o = (pool)->first_officer;                                                              \
  o != PR_NONE32;                                                                                  \
  o = pr_pool_next_officer (w, pool, o)

static inline const char *
pr_world_thing_name (const pr_world *w, uint32_t thing)
{
  const pr_thing *t = &w->things[thing];
  return t->system != PR_NONE16 ? w->systems[t->system].name : w->conditions[t->condition].name;
}

static inline const pr_province *
pr_world_province (const pr_world *w, uint16_t place)
{
  return &w->provinces[w->places[place].province];
}

/* Whether something planned for t still happens: at 00:00 the window's end comes first, at other
 * times of day last. */
static inline bool
pr_world_reaches (const pr_world *w, pr_time t)
{
  return t < w->end || (t == w->end && pr_time_of_day (t) > 0);
}

/* The legal calendar of all that is simulated, also after a change; NULL: none. */
static inline const pr_calendar *
pr_world_legal_calendar (const pr_world *w)
{
  uint16_t legal = w->rules[0].legal_calendar;
  return legal != PR_NONE16 ? (w->later != NULL ? w->later : w)->calendars[legal] : NULL;
}

/* The phase in force at t. */
static inline uint8_t
pr_world_phase_at (const pr_world *w, pr_time t)
{
  uint8_t phase = 0;
  while (phase + 1 < w->n_phases && w->phase_at[phase + 1] <= t)
    phase++;
  return phase;
}

/* When the tests end by the rules of a phase, if these rules are then in force; else PR_NEVER. */
static inline pr_time
pr_world_tests_end (const pr_world *w, uint8_t phase)
{
  pr_time at = w->rules[phase].tests_until;
  return at != PR_NEVER && pr_world_phase_at (w, at - 1) == phase ? at : PR_NEVER;
}

/* The thing that a role at a place needs; PR_NONE32: none. */
static inline uint32_t
pr_need_thing (const pr_world *w, const pr_need *need, uint16_t place, uint16_t role)
{
  if (need->system != PR_NONE16)
    return w->systems[need->system].thing_of[place];
  return w->conditions[need->condition].thing_of[(size_t) place * w->n_roles + role];
}

/* The week of a day of the window. Weeks begin on Monday; that of the window's first day is 0. */
static inline uint32_t
pr_world_week (const pr_world *w, int32_t day)
{
  int32_t monday = w->first_day - pr_day_weekday (w->epoch + w->first_day);
  return (uint32_t) (day - monday) / 7;
}

static inline uint32_t
pr_world_weeks (const pr_world *w)
{
  return pr_world_week (w, w->end_day - 1) + 1;
}

/* Great-circle distance in kilometres (haversine formula); NaN without coordinates. */
double pr_world_distance (const pr_world *w, uint16_t from, uint16_t to);

/* The row in force for a procedure's counter filings at a home unit at time t; NULL: none. */
static inline const pr_elsewhere *
pr_world_elsewhere (const pr_world *w, uint16_t procedure, uint16_t home, pr_time t)
{
  size_t i = (size_t) procedure * w->n_units + home;
  const pr_elsewhere *found = NULL;
  for (uint32_t k = w->elsewhere_of[i]; k < w->elsewhere_of[i + 1]; k++)
    if (w->elsewhere[k].from <= t)
      found = &w->elsewhere[k];
  return found;
}

/* What decides where a dossier's steps are done. */
typedef struct {
  uint16_t filing, home;
  uint16_t here; /* where it is now, PR_NONE16 before its first step */
  uint8_t phase;
  bool return_home;
  bool other; /* of a split unit: belongs to its other part */
} pr_whereabouts;

/* The place that stands for the home unit. */
static inline uint16_t
pr_world_office (const pr_world *w, const pr_procedure *procedure, uint16_t home, uint8_t phase,
                 bool other)
{
  if (!procedure->office)
    return home;
  return (other ? procedure->other : procedure->office)[(size_t) phase * w->n_places + home];
}

/* The place itself, or, for the other part of a split unit, the other office instead of the
 * unit's. */
static inline uint16_t
pr_world_part (const pr_world *w, const pr_procedure *procedure, pr_whereabouts at, uint16_t place)
{
  size_t i = (size_t) at.phase * w->n_places + at.home;
  return at.other && place == procedure->office[i] ? procedure->other[i] : place;
}

/* Whether a dossier of the backlog belongs to the other part of a split unit: if it was filed at
 * the office of that part. */
static inline bool
pr_world_is_other (const pr_world *w, const pr_procedure *p, pr_whereabouts at)
{
  return p->other && at.home < w->n_units && w->split[at.home] > 0
         && at.filing == pr_world_office (w, p, at.home, at.phase, true)
         && at.filing != pr_world_office (w, p, at.home, at.phase, false);
}

static inline uint16_t
pr_world_deciding (const pr_world *w, const pr_procedure *procedure, pr_whereabouts at)
{
  uint16_t deciding = procedure->deciding[(size_t) at.phase * w->n_places + at.home];
  return deciding == PR_BY_FILING ? at.filing : pr_world_part (w, procedure, at, deciding);
}

/* The channel by which a stream's dossiers come in a phase: people whose channel is closed come to
 * the counter. */
static inline uint8_t
pr_world_channel (const pr_world *w, const pr_stream *s, uint8_t phase)
{
  const uint8_t *open = w->procedures[s->procedure].channels;
  bool closed = open && !(open[(size_t) phase * w->n_places + s->place] & 1u << s->channel);
  return closed ? PR_CHANNEL_COUNTER : s->channel;
}

/* The profile, hours and weekdays, of a stream on a day. */
static inline uint16_t
pr_world_profile (const pr_world *w, const pr_stream *s, int32_t day)
{
  if (s->visits == s->profile || !w->procedures[s->procedure].channels)
    return s->profile;
  uint8_t phase = pr_world_phase_at (w, (pr_time) day * PR_DAY);
  return pr_world_channel (w, s, phase) == s->channel ? s->profile : s->visits;
}

/* The place where a dossier's step is done; PR_NONE16 if no authority serves its home. */
static inline __attribute__ ((always_inline)) uint16_t
pr_world_place (const pr_world *w, const pr_step *step, const pr_procedure *procedure,
                pr_whereabouts at)
{
  switch (step->at)
    {
    case PR_AT_FILING:
      return at.filing;
    case PR_AT_HOME:
      return pr_world_office (w, procedure, at.home, at.phase, at.other);
    case PR_AT_DECIDING:
      return pr_world_deciding (w, procedure, at);
    case PR_AT_RETURN:
      return at.return_home ? pr_world_office (w, procedure, at.home, at.phase, at.other)
                            : at.filing;
    case PR_AT_PLACE:
      return step->place;
    case PR_AT_KIND:
      return pr_world_part (w, procedure, at,
                            w->serving[(size_t) step->place * w->n_places + at.home]);
    case PR_AT_HERE:
      return at.here == PR_NONE16 ? at.filing : at.here;
    }
  return PR_NONE16;
}

#endif
