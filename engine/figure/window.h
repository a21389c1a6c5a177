/* Window: the days that a run looks at, counted from 0.
 *
 * A working day is one of the legal calendar or, when the scenario has none, one on which some
 * pool is on duty.
 */
#ifndef PR_FIGURE_WINDOW_H
#define PR_FIGURE_WINDOW_H

#include "figure/figure.h"

uint32_t pr_window_days (const pr_results *r);
bool pr_window_workday (const pr_results *r, uint32_t day);
uint32_t pr_window_workdays (const pr_results *r, uint32_t from,
                             uint32_t until);           /* [from, until) */
uint32_t pr_window_first_workday (const pr_results *r); /* 0 when there is none */
/* The working days, ascending, or all days if there are none. Free with g_free. */
uint32_t *pr_window_working (const pr_results *r, size_t *n);
pr_day pr_window_date (const pr_results *r, uint32_t day);

#endif
