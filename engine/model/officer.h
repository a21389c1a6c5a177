/* Officers and their pools: what each has in hand, and how work is laid down, taken up or dropped.
 *
 * Officers are numbered through the world; those of a pool follow one another. Idle officers of a
 * pool form a list, the one idle longest first, and at one instant by number. Who takes up what is
 * decided in dispatch.h, who is on duty in duty.h, and how long work takes in pace.h.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_OFFICER_H
#define PR_MODEL_OFFICER_H

#include "model/model.h"

typedef enum {
  PR_OFFICER_OFF,
  PR_OFFICER_IDLE,
  PR_OFFICER_WORKING,
  PR_OFFICER_OVERTIME,
  PR_OFFICER_SUSPENDED,
  PR_OFFICER_HELD /* what the work needs is down */
} pr_officer_state;

typedef struct {
  uint32_t item; /* in hand, PR_NONE32 */
  uint32_t pool;
  uint32_t next_idle; /* list of idle officers, the one idle longest first */
  uint32_t state;     /* pr_officer_state; OVERTIME: will stop before it is done */
  pr_time until;      /* completion; SUSPENDED, HELD: elapsed time left; IDLE: since when */
  pr_time busy_from;  /* since when work is not yet counted as busy; HELD: since when it is held */
} pr_officer;

enum {
  PR_POOL_YIELDS = 1,    /* another pool is preferred for one of its lines */
  PR_POOL_PREEMPTS = 2,  /* as the world's pool */
  PR_POOL_ORDERED = 4,   /* its lines are not first come, first served */
  PR_POOL_GIVES_WAY = 8, /* what waits decides the share of time with which work begins */
};

typedef struct {
  uint32_t idle;      /* who is idle longest, PR_NONE32: nobody */
  uint32_t last_idle; /* the last of the list; any if it is empty */
  bool open;
  bool overtime;    /* closed, but ticket holders are still served */
  bool stays;       /* closed, but officers stay on for dossiers: overtime.h */
  bool dirty;       /* is in the queue for dispatch */
  uint8_t concerns; /* PR_POOL_... */
  uint16_t place, n_lines;
  uint32_t shift;         /* whose hours it keeps */
  const uint32_t *lines;  /* of the world */
  pr_time opened, closed; /* last times */
  /* While it is open, or its officers stay on: when that ends, and until when any work may be
   * begun; PR_NEVER: never, always. */
  pr_time closing, all_until;
  double share, per_share; /* part of the time for dossiers while work is in hand; 1 / share */
  int64_t n_in_hand;       /* pieces of work in its officers' hands */
  uint64_t hand_time; /* when they left hands less when they were taken, added up, modulo 2^64 */
} pr_pool_state;

/* Whether its officers do dossiers now. */
static inline bool
pr_pool_does_dossiers (const pr_pool_state *p)
{
  return p->open || p->stays;
}

/* Whether work is under way in the officer's hands. */
bool pr_officer_is_at_work (const pr_model *m, uint32_t officer);
/* Adds the work since it was last counted: all of it as busy time, and also as overtime what came
 * after closing or while the officer should have been elsewhere. */
void pr_officer_count_busy (pr_model *m, uint32_t officer);
/* Counts the time on duty since work in hand was held, or since it was last counted. */
void pr_officer_count_held (pr_model *m, uint32_t officer);

/* Lays the work down; the same officer takes it up when the office opens. */
void pr_officer_suspend (pr_model *m, uint32_t officer);
/* Takes up suspended or held work. */
void pr_officer_resume (pr_model *m, uint32_t officer);
/* Takes the work out of the officer's hands, whatever state it is in. Returns the first piece;
 * all of them are linked through `next`, each with what is left of its effort. The officer is
 * then idle, or off. */
uint32_t pr_officer_drop (pr_model *m, uint32_t officer);
/* Drops the work and puts it back to its line; the effort so far is lost, or kept. `how` is what is
 * told of each piece. */
void pr_officer_hand_back (pr_model *m, uint32_t officer, pr_happening how, bool lost);
/* Tells what happens to each piece in the officer's hands. */
void pr_officer_tell (pr_model *m, pr_happening what, uint32_t officer);

/* At the end, when all work is counted: what officers missed, and pools as their sums. */
void pr_officers_end (pr_model *m);

/* Before the world changes: what was done up to now was done on its terms. After it. */
void pr_officers_settle (pr_model *m);
void pr_officers_change_over (pr_model *m);

void pr_officers_make (pr_model *m);
/* At the beginning of a replication: all pools are closed. */
void pr_officers_reset (pr_model *m);
void pr_officers_free (pr_model *m);

#endif
