/* Absences: dated ones, and spells of leave and sickness, as the world's data. roster.h says who is
 * away when.
 */
#ifndef PR_MODEL_ABSENCE_H
#define PR_MODEL_ABSENCE_H

#include "kernel/clock.h"
#include "kernel/dist.h"
#include "kernel/terms.h"

#include <stdint.h>

/* Officers who are away as a share of those of several pools together: away-share.h. */
typedef struct _pr_away_share pr_away_share;

/* Officers of a pool who are away. */
typedef struct {
  uint32_t pool;
  uint32_t count;       /* of a share: 0 */
  uint32_t share, part; /* of pr_world.away_shares, or PR_NONE32 */
  uint32_t *officers; /* owned; [count] their numbers within the pool, from 0, ascending; one beyond
                         the pool's count is nobody. NULL: those who have missed least duty */
  pr_time from, until;
  pr_dist *delay; /* owned; added to until; NULL: none */
  pr_away reason;
  uint64_t hash; /* for draws */
} pr_absence;

/* Spells of leave or sickness of a pool's officers. */
typedef struct {
  uint32_t pool;
  pr_away reason;
  uint32_t row;                /* of the table: rows differ in all but their pools */
  double chance;               /* of a spell that begins, on a working day of an officer */
  int32_t first_day, last_day; /* on which one may begin, inclusive */
  pr_dist *length;             /* owned; PR_DAY stands for a working day */
  uint64_t hash;               /* for draws */
} pr_leave;

#endif
