/* Walk: the state of the province at any instant of one replication, from its event log.
 *
 * It goes through the log event by event and keeps what a frame of the replay shows: a number for
 * each place, line, pool, system and step. What a place has in process, and what of it is overdue,
 * is counted where it was filed, as in the daily series; what waits and what is in hand, where it
 * is.
 */
#ifndef PR_REPORT_REPLAY_WALK_H
#define PR_REPORT_REPLAY_WALK_H

#include "observe/event-log.h"

typedef enum {
  PR_WALK_OF_PLACES,
  PR_WALK_OF_LINES,
  PR_WALK_OF_POOLS,
  PR_WALK_OF_THINGS,
  PR_WALK_OF_STEPS,
  PR_N_WALK_OF
} pr_walk_of;

/* X (ID, name, of what). Those of a day are since 00:00. */
#define PR_WALK_SERIES(X)                                                                          \
  X (IN_PROCESS, in_process, PLACES)                                                               \
  X (OVERDUE, overdue, PLACES)                                                                     \
  X (WAITING_PEOPLE, waiting_people, PLACES)                                                       \
  X (WAITING_PAPERS, waiting_papers, PLACES)                                                       \
  X (IN_WORK, in_work, PLACES) /* in hand, or laid down by an officer who will go on */            \
  X (HELD_UP, held_up, PLACES) /* in hand, and what it needs is down */                            \
  X (RECEIVED_TODAY, received_today, PLACES)                                                       \
  X (RETURNED_TODAY, returned_today, PLACES)                                                       \
  X (LEFT_TODAY, left_today, PLACES)                                                               \
  X (LINE_PEOPLE, people, LINES)                                                                   \
  X (LINE_PAPERS, papers, LINES)                                                                   \
  X (AT_WORK, at_work, POOLS)                                                                      \
  X (POOL_HELD_UP, held_up, POOLS)                                                                 \
  X (AWAY, away, POOLS)         /* for whatever reason */                                          \
  X (UNFILLED, unfilled, POOLS) /* of those away */                                                \
  X (LEARNING, learning, POOLS) /* of those away */                                                \
  X (DOWN, down, THINGS)        /* 1: down, 2: slow */                                             \
  X (AT_STEP, at_step, STEPS)   /* waits for it, is in work, or passes a delay */

typedef enum {
#define PR_WALK_VALUE(ID, name, of) PR_WALK_##ID,
  PR_WALK_SERIES (PR_WALK_VALUE)
#undef PR_WALK_VALUE
      PR_N_WALK_SERIES
} pr_walk_series;
extern const char *const pr_walk_names[PR_N_WALK_SERIES];
extern const pr_walk_of pr_walk_of_what[PR_N_WALK_SERIES];

typedef struct _pr_walk pr_walk;

/* A dossier went from one place to another. */
typedef void (*pr_walk_moved) (void *self, uint16_t from, uint16_t to);
/* A visitor was begun for the first time of a visit, who had come to the line at that time. */
typedef void (*pr_walk_served) (void *self, const pr_logged *e, pr_time came);
typedef struct {
  pr_walk_moved moved; /* may be NULL, as the next */
  pr_walk_served served;
  void *self;
} pr_walk_listener;

pr_walk *pr_walk_new (const pr_world *world, const pr_walk_listener *listener);
void pr_walk_free (pr_walk *w);
/* The next event of the log. */
void pr_walk_event (pr_walk *w, const pr_logged *e);
/* At 24:00, before anything else of that instant: what is due on that day is overdue. */
void pr_walk_end_day (pr_walk *w, int32_t day);
/* After that: a new day. */
void pr_walk_begin_day (pr_walk *w);
/* How many places, lines, pools, things or steps there are. */
uint32_t pr_walk_count (const pr_world *world, pr_walk_of of);
const int32_t *pr_walk_values (const pr_walk *w, pr_walk_series s);
/* Why the officer is away, a pr_away; -1: is here. */
int pr_walk_away (const pr_walk *w, uint32_t officer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_walk, pr_walk_free)

#endif
