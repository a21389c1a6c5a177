/* Pool time: how much of their time the officers of a pool give to dossiers, as the world's data.
 * stretch.h, debt.h and overtime.h say what becomes of it.
 */
#ifndef PR_MODEL_POOL_TIME_H
#define PR_MODEL_POOL_TIME_H

#include "kernel/clock.h"

/* Work that waits is counted in days of the officers who are present, at their share. */
typedef struct {
  pr_time stretch;        /* of dossier time; 0: at any time, all the more slowly */
  double most, beyond;    /* the share while more than that waits; 0: it never gives way */
  double least;           /* the share while nothing waits and time is owed */
  double overtime_beyond; /* who is present stays on if more waits */
  pr_time overtime_most;  /* a day; 0: nobody stays on */
  uint64_t hash;          /* of the place's code and the pool's name, for draws */
} pr_pool_time;

#endif
