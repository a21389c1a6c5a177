/* Model: runs one replication of a world.
 *
 * pr_model_new() takes memory for a replication of a world; pr_model_run() resets
 * it and runs one replication from the world's beginning to its end. The same model
 * can run many replications one after the other; each thread has its own. The
 * results stay readable until the next run. Between reset and end there is no
 * allocation in steady state, no string, no input or output.
 *
 * What happens at 00:00 belongs to the day that begins: a sample, and the end of the window, come
 * before everything else at that instant. The window includes its first instant.
 *
 * A probe observes: it is told of each sample (midnight at the end of every day of
 * the window) and, if it asks for it, of everything that happens to an item. A
 * probe changes nothing.
 */
#ifndef PR_MODEL_MODEL_H
#define PR_MODEL_MODEL_H

#include "model/agenda.h"
#include "model/result.h"
#include "model/world.h"

#include <glib.h>

typedef struct _pr_model pr_model;

typedef enum {
  PR_HAPPENS_CAME,      /* visitor came, or dossier was submitted */
  PR_HAPPENS_JOINED,    /* joined a line */
  PR_HAPPENS_BEGAN,     /* an officer began, or took up again */
  PR_HAPPENS_SUSPENDED, /* work laid down at closing, the same officer goes on later */
  PR_HAPPENS_HANDED_BACK,
  PR_HAPPENS_COMPLETED, /* a step of work was completed, or a delay passed */
  PR_HAPPENS_DELAYED,   /* a delay, transfer or supplement began */
  PR_HAPPENS_RECEIVED,  /* the legal clock began (or began again) */
  PR_HAPPENS_LEFT,      /* a visitor left unserved, or was sent on to another place (then without a
                           step), or a visit that files nothing ended */
  PR_HAPPENS_RETURNED,
  PR_HAPPENS_REFUSED,
  PR_HAPPENS_WITHDRAWN,
  PR_HAPPENS_FORKED,
  PR_HAPPENS_JOINED_UP,   /* the last branch of a fork ended */
  PR_HAPPENS_INTERRUPTED, /* work in hand gave way to work of higher priority */
  PR_HAPPENS_HELD,        /* what the work in hand needs is down */
  PR_HAPPENS_CLOSED,      /* a test dossier that is not finished */
  PR_HAPPENS_RELEASED,    /* taken out of an officer's hands: a hand-over, or the tests end */
  PR_HAPPENS_HANDED_OVER, /* goes over to where the phase in force says */
  PR_HAPPENS_APOLOGISED,  /* the apology for the delay; told when the clock stops or the dossier
                             ends, with the time at which it was sent */
  PR_HAPPENS_STOPPED,     /* the legal clock stands still */
  PR_HAPPENS_WENT_ON,     /* it goes on; the due date may be another */
  PR_HAPPENS_WENT_AWAY,   /* an officer, by an absence; like the next, of no item */
  PR_HAPPENS_CAME_BACK,
  PR_HAPPENS_ERRED,         /* the officer who has just completed the step made an error in it */
  PR_HAPPENS_ERROR_FOUND,   /* the officer who has just completed the step found errors */
  PR_HAPPENS_MEASURE_BEGAN, /* takes effect; like the next, of no item and no officer */
  PR_HAPPENS_MEASURE_ENDED,
  PR_HAPPENS_THING_DOWN, /* what work needs, a system or a condition; of no item and no officer */
  PR_HAPPENS_THING_SLOW, /* up, and slowed down by incidents */
  PR_HAPPENS_THING_UP,   /* neither down nor slow */
  PR_N_HAPPENINGS
} pr_happening;

/* Whether it concerns an officer and no item. */
static inline bool
pr_happens_to_officer (pr_happening what)
{
  return what == PR_HAPPENS_WENT_AWAY || what == PR_HAPPENS_CAME_BACK;
}

static inline bool
pr_happens_to_measure (pr_happening what)
{
  return what == PR_HAPPENS_MEASURE_BEGAN || what == PR_HAPPENS_MEASURE_ENDED;
}

static inline bool
pr_happens_to_thing (pr_happening what)
{
  return what >= PR_HAPPENS_THING_DOWN && what <= PR_HAPPENS_THING_UP;
}

static inline bool
pr_happens_to_no_item (pr_happening what)
{
  return pr_happens_to_officer (what) || pr_happens_to_measure (what) || pr_happens_to_thing (what);
}

/* Whether it may have come of the officer's absence or other work. */
static inline bool
pr_happens_by_absence (pr_happening what)
{
  return what == PR_HAPPENS_SUSPENDED || what == PR_HAPPENS_HANDED_BACK;
}

/* Whether nothing follows for the item; who has left may come back. */
static inline bool
pr_happens_at_end (pr_happening what)
{
  return what == PR_HAPPENS_RETURNED || what == PR_HAPPENS_REFUSED || what == PR_HAPPENS_WITHDRAWN
         || what == PR_HAPPENS_CLOSED || what == PR_HAPPENS_LEFT;
}

/* Whether it concerns the step that the item is at, and the place where that is done. */
static inline bool
pr_happens_at_step (pr_happening what)
{
  return (what > PR_HAPPENS_CAME && what <= PR_HAPPENS_DELAYED) || what == PR_HAPPENS_INTERRUPTED
         || what == PR_HAPPENS_HELD || what == PR_HAPPENS_RELEASED || what == PR_HAPPENS_ERRED
         || what == PR_HAPPENS_ERROR_FOUND;
}

/* Happenings are told in the order in which the model finds out about them. Of an officer's own
 * only time, what, place, officer, away, reason and back are set; of a measure's or a thing's own
 * time, what, place and officer. */
typedef struct {
  pr_time time; /* RECEIVED, APOLOGISED: when that was, which may be earlier; else now */
  pr_happening what;
  uint64_t hash, ident;     /* the dossier's identity */
  uint16_t procedure, step; /* step may be PR_NONE16 */
  uint16_t place;           /* where it happens, PR_NONE16 if nowhere yet */
  uint16_t filing, home;
  uint16_t deciding; /* the place that decides the dossier now */
  uint32_t item;     /* its number, which no other has while it lives; PR_NONE32: none */
  uint32_t officer;  /* BEGAN, SUSPENDED, HANDED_BACK, COMPLETED, INTERRUPTED, HELD, RELEASED,
                       WENT_AWAY, CAME_BACK, ERRED, ERROR_FOUND: number, else PR_NONE32; a delay is
                       COMPLETED without one. MEASURE_...: the measure; THING_...: the thing */
  uint8_t channel;
  bool visitor;
  bool test; /* a dossier of the rehearsal */
  pr_time born, received;
  int32_t due;    /* day relative to the epoch, INT32_MAX without; APOLOGISED: as put off by it */
  bool stands;    /* the legal clock */
  bool away;      /* WENT_AWAY, CAME_BACK: true; SUSPENDED, HANDED_BACK: as the officer is away */
  pr_away reason; /* away: of the absence, or of the first if several follow one another */
  bool other;     /* SUSPENDED, HANDED_BACK: as the officer is at other work */
  pr_time back; /* away: when the officer is back; other: when the next stretch of that day begins;
                   PR_NEVER */
} pr_happened;

/* The life of a dossier with a legal limit, from its submission (or its arrival at the counter)
 * until it ends, or until now. After a fork it is that of the branch that ended last. */
typedef struct {
  uint64_t hash, ident;
  uint16_t procedure, filing, home, deciding;
  uint8_t channel;
  bool finished, late; /* late: as counted */
  pr_time born, ended;
  int32_t due;  /* day relative to the epoch, INT32_MAX without */
  int32_t days; /* late: working days past due, 0 on the day itself */
  uint32_t n;
  const pr_segment *segments; /* [n], from born to ended */
} pr_life;

typedef struct {
  void (*sample) (void *self, const pr_model *m, pr_time now); /* may be NULL */
  void (*happened) (void *self, const pr_happened *h);         /* may be NULL */
  /* At a quarter past and a quarter to each hour of the window; may be NULL. */
  void (*glance) (void *self, const pr_model *m, pr_time now);
  uint32_t wanted; /* mask of 1 << pr_happening that `happened` is told of; 0: all */
  /* For each dossier that ends, and at the window's end for each in process; may be NULL. */
  void (*lived) (void *self, const pr_life *life);
  /* For each instant at which something happened, after all of it has; may be NULL. For tests. */
  void (*instant) (void *self, const pr_model *m, pr_time now);
  void *self;
} pr_probe;

pr_model *pr_model_new (const pr_world *world, const pr_probe *probe, GError **error);
void pr_model_free (pr_model *m);
/* From the next replication on, the model calls this probe's `happened` instead of the one before;
 * NULL: none. It does not call the probe's other functions. */
void pr_model_listen (pr_model *m, const pr_probe *listener);

/* The next replications follow this agenda, of the replication's schedule (schedule.h), instead of
 * a schedule that the model makes itself. For parts of a world, of which none can make it. */
void pr_model_follow (pr_model *m, const pr_agenda *agenda);

/* Runs a replication (counted from 0). Fails with a named error if memory runs out, if conservation
 * is violated (a defect of the program), or if what is in process needs more than the world's
 * most_bytes. If cancel is not NULL and another thread sets *cancel, the run ends early with
 * G_IO_ERROR_CANCELLED. */
gboolean pr_model_run (pr_model *m, uint64_t replication, gint *cancel, GError **error);

const pr_place_count *pr_model_places (const pr_model *m);         /* [n_places] */
const pr_procedure_count *pr_model_procedures (const pr_model *m); /* [n_procedures] */
/* [place * n_groups + group], and [ledger * days of the window + day]: see published.h. */
const pr_official_count *pr_model_official (const pr_model *m);
const pr_ledger_day *pr_model_ledgers (const pr_model *m);
const pr_pool_count *pr_model_pools (const pr_model *m);       /* [n_pools] */
const pr_officer_count *pr_model_officers (const pr_model *m); /* [n_officers], at the end */
const pr_line_count *pr_model_lines (const pr_model *m);       /* [n_lines] */
/* The schedule that it made; NULL: none. */
const pr_schedule *pr_model_schedule (const pr_model *m);
/* Failure points, in no order, and the lost time by cause and week of the due date:
 * [cause * n_weeks + week]. A week begins on Monday; the week of the window's first day is 0. */
const pr_point *pr_model_points (const pr_model *m, uint32_t *n);
const int64_t *pr_model_lost (const pr_model *m, uint32_t *n_weeks);
const pr_thing_count *pr_model_things (const pr_model *m); /* [n_things] */
const pr_crew_count *pr_model_crews (const pr_model *m);   /* [n_crews] */
/* [n_practices] of what is learned; NULL where nobody learns. */
const pr_practice_count *pr_model_practices (const pr_model *m);
/* [n_measures]; NULL where there are none. */
const pr_measure_count *pr_model_measures (const pr_model *m);
/* [(pr_dated * n_places + place) * n_days + day of the window], at the end. */
const int32_t *pr_model_dated (const pr_model *m);
/* [detail * n_places + place]; NULL where nothing is. */
const pr_detail_count *pr_model_details (const pr_model *m);
int64_t pr_model_events (const pr_model *m); /* arrivals + completions of steps, warm-up included */

/* How many items samples have looked at one by one, in total. */
int64_t pr_model_looked (const pr_model *m);

/* Dossiers in process now, by calendar days since they were submitted or came to the counter: band
 * k ends before pr_age_days[k], the last one never. */
#define PR_N_AGES 6
extern const int32_t pr_age_days[PR_N_AGES - 1];
void pr_model_ages (const pr_model *m, int64_t ages[PR_N_AGES]);
/* Adds officers at work now, and those on duty by calendar and not absent: [n_pools]. */
void pr_model_add_duty (const pr_model *m, int32_t *at_work, int32_t *on_duty);
/* Pieces of work that wait in each pool's lines now or are in its officers' hands: [n_pools]. */
void pr_model_in_system (const pr_model *m, int64_t *n);

/* What must not be the case once everything of an instant has happened. */
typedef enum {
  PR_FLAW_NONE,
  PR_FLAW_OVERLOOKED, /* work waits beside an officer who could begin it */
  PR_FLAW_LAID_BY,    /* a visitor was laid by, by an officer who has gone */
  PR_FLAW_LEFT_OVER,  /* a visitor waits at a counter that serves nobody any more today */
  PR_FLAW_IDLE,       /* an officer who is away or at other work counts as idle; has no item */
  PR_FLAW_MISCOUNTED, /* the length or work of a line is counted wrong, or a list's tree does not
                         hold its items; has no item */
  PR_FLAW_DISORDERED, /* what waits before an item of the same list should be taken after it */
  PR_FLAW_MISFILED,   /* waits in the list of another priority than that in force */
  PR_FLAW_MIXED,      /* is in hand with others, but is no paper of the same step */
} pr_flaw_kind;
typedef struct {
  pr_flaw_kind kind;
  uint32_t item, officer; /* officer: PR_NONE32 if left over */
} pr_flaw;
/* The first flaw that it finds. Looks at everything: for tests. */
pr_flaw pr_model_flaw (const pr_model *m);

#define PR_MODEL_ERROR (pr_model_error_quark ())
GQuark pr_model_error_quark (void);
typedef enum {
  PR_MODEL_ERROR_MEMORY = 1,
  PR_MODEL_ERROR_CONSERVATION,
  PR_MODEL_ERROR_FULL
} pr_model_error;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_model, pr_model_free)

#endif
