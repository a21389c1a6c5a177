/* Periods: the fortnights and months by which a place is judged.
 *
 * They begin on the place's first day: the window's, or the first of its tier if that is later; and
 * end with the window, or its tier. For the province they begin anew at each hand-over. A fortnight
 * has 14 days. Months are those of the calendar. What is left of fewer than 7 days at an end
 * belongs to the period beside it.
 */
#ifndef PR_FIGURE_PERIOD_H
#define PR_FIGURE_PERIOD_H

#include "figure/figure.h"

typedef enum { PR_FORTNIGHT, PR_MONTH, PR_N_PERIODS } pr_period_kind;
extern const char *const pr_period_names[PR_N_PERIODS]; /* as files say them; translatable */

typedef struct {
  uint32_t from, until; /* days of the window, [from, until) */
  bool first;           /* none before it can be compared with it */
  bool last;            /* of the place, or before a hand-over of the province */
} pr_period;

/* place: or PR_PROVINCE. n = 0: its tier does not work in the window. Free with g_free. */
pr_period *pr_periods (const pr_world *w, pr_period_kind kind, uint32_t place, size_t *n);

#endif
