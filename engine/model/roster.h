/* Roster: who of a pool is away when.
 *
 * Absences have dates, and delays that are drawn; on each working day an officer who is there may
 * fall ill or go on leave, for working days that are drawn. So the roster of a replication is known
 * when it begins. An absence takes the officers whom it names, be they away already or not, or else
 * those who have missed the fewest hours of duty so far, and of these the lowest numbers; of these
 * nobody is chosen who is away already, unless nobody else is left. Hours missed count once,
 * whatever takes them, and also before the beginning. Absences choose in order of their beginnings;
 * of one instant those that name officers come first, then the order of the world's rows.
 *
 * What takes one officer away without a gap is one stint: who goes for several reasons is back when
 * all have ended, and is told to be away for the reason of the first. Meetings and courses
 * (schedule.h) are added to the others afterwards. A meeting may be put off while the events of the
 * replication go on: what is left of its stints is found anew then. So that this moves no event,
 * what a stint is made of has edges of its own, which mean nothing before.
 *
 * It follows from the world and the replication's draws alone.
 *
 * Private to the room; the model has one as a part of its state.
 */
#ifndef PR_MODEL_ROSTER_H
#define PR_MODEL_ROSTER_H

#include "kernel/rng.h"
#include "model/away-share.h"
#include "model/agenda.h"
#include "model/spans.h"
#include "model/world.h"

/* Officers are called away: by an absence, or one for a spell. */
typedef struct {
  pr_time from, to;
  pr_away reason;
  uint32_t absence; /* of its world; PR_NONE32: a spell */
  uint32_t pool;
  uint32_t officer; /* of a spell */
  bool before;      /* of the world before the change */
} pr_call;

/* An officer is away: from <= t < to. */
typedef struct {
  pr_time from, to; /* to may be PR_NEVER */
  uint32_t officer;
  pr_away reason;    /* of the first call */
  bool none;         /* nobody is away: it is a spare one, or has been put off */
  uint32_t whole;    /* the stint of which it may become a part; those parts follow one another */
  uint32_t first, n; /* of the whole: what it was made of, in the roster's times */
} pr_stint;

/* A stint begins or ends. */
typedef struct {
  pr_time at;
  uint32_t stint;
  bool ends;
} pr_edge;

/* What is known of an officer while the roster is made. */
typedef struct {
  pr_time from, to; /* what has taken the officer last, so far without a gap */
  pr_time counted;  /* up to when it is in `missed` */
  pr_time missed;   /* time on duty that stints took */
} pr_roster_officer;

typedef struct {
  const pr_world *w; /* NULL: nobody is ever away, and all arrays are NULL */
  /* That before the change to w, NULL without: calls that begin before it are of that world, the
   * others of w, and officers whom w has no more are away for nothing from then on. */
  const pr_world *before;
  pr_time change;
  uint32_t *leave_before; /* [leave of w] the same one of the world before, PR_NONE32 */
  bool failed;            /* out of memory */
  bool puts_off;          /* meetings may be put off */
  pr_call *calls;         /* [n_calls] in the order in which they choose */
  uint32_t n_calls, cap_calls;
  uint32_t *chosen;            /* [most officers of an absence] */
  pr_roster_officer *officers; /* [officer] */
  pr_time_away *times;         /* [n_times] what takes whom; after the draw by officer and time */
  uint32_t n_times, cap_times;
  pr_time_away *some; /* [n_times] of a pool, while something is put off */
  uint32_t cap_some;
  pr_stint *stints; /* [n_stints] by officer and time */
  pr_edge *edges;   /* [n_edges] by time; of one instant ends first, then by officer */
  uint32_t n_stints, cap_stints, n_edges, cap_edges;
  pr_spans *away[PR_N_AWAY]; /* [reason][pool] when somebody was away for it */
  pr_away_draws draws, draws_before;
} pr_roster;

static inline const pr_world *
pr_call_world (const pr_roster *r, const pr_call *call)
{
  return call->before ? r->before : r->w;
}

/* calls.c: all calls of the replication, in the order in which they choose. */
void pr_calls_find (pr_roster *r, const pr_rng *rng);

/* The worlds must outlive the roster; before: NULL, or that which w replaces at `change`. */
void pr_roster_make (pr_roster *r, const pr_world *w, const pr_world *before, pr_time change);
/* Finds the stints of a replication, leaving out those that are over when it begins. The n others
 * are added to what absences and spells take; these do not depend on them. If memory is out,
 * `failed` is set. */
void pr_roster_draw (pr_roster *r, const pr_rng *rng, const pr_time_away *others, uint32_t n);
/* The try of a rehearsal that begins then is put off: who takes part stays, but for the time of
 * whatever else takes them away. */
void pr_roster_put_off (pr_roster *r, uint32_t rehearsal, pr_time begins);
void pr_roster_free (pr_roster *r);

#endif
