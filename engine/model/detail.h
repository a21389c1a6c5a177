/* Details: what is kept of observations at places because somebody asks for it, such as waits at
 * the counter from one day to another. Where nobody asks, nothing is kept.
 */
#ifndef PR_MODEL_DETAIL_H
#define PR_MODEL_DETAIL_H

#include "kernel/clock.h"

#include <stdbool.h>

typedef enum {
  PR_DETAIL_COUNTER_WAIT, /* as counter_wait, on the day on which they are served first */
  PR_DETAIL_ACCEPTANCE,   /* as acceptance, on the day on which it is received */
  PR_DETAIL_SOJOURN,      /* as sojourn, on the day on which it is finished */
  PR_DETAIL_DUE,          /* dossiers by their first due day: 0 if finished by then, else more */
} pr_detail_of;

typedef struct {
  pr_detail_of of;
  int32_t from, until; /* days relative to the epoch, [from, until) */
  pr_time over;        /* observations above it are counted apart */
} pr_detail;

static inline bool
pr_detail_same (const pr_detail *a, const pr_detail *b)
{
  return a->of == b->of && a->from == b->from && a->until == b->until && a->over == b->over;
}

#endif
