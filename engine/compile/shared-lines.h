/* Shared lines: how the pools of a place split the work of its lines, week by week.
 *
 * The fullest pool is as little full as can be, and so is the next: the work of a line goes to
 * those of its pools that are least full, until they are equally full. If nobody is there in any
 * of them, all take it in proportion to what they could do.
 */
#ifndef PR_COMPILE_SHARED_LINES_H
#define PR_COMPILE_SHARED_LINES_H

#include "model/world.h"

/* Hours of effort. */
typedef struct {
  const pr_world *w;
  int32_t n_weeks;
  double *work;        /* [line * n_weeks + week] that comes */
  double *can, *could; /* [pool * n_weeks + week] of those who are there; of all */
  double *given;       /* [pool * n_weeks + week] out: of all its lines */
  uint32_t *first;     /* [n_lines] where in `part` a line begins */
  double *part;        /* [(first[line] + k) * n_weeks + week] out: what its k-th pool takes */
} pr_shared_lines;

void pr_shared_lines_init (pr_shared_lines *s, const pr_world *w, int32_t n_weeks);
void pr_shared_lines_clear (pr_shared_lines *s);
void pr_shared_lines_split (pr_shared_lines *s, uint32_t place);
/* What the pool takes of the line's work, k-th of its pools. */
double pr_shared_lines_part (const pr_shared_lines *s, uint32_t line, uint16_t k, int32_t week);

#endif
