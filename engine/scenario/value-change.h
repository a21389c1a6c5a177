/* Changes of a value that keep its form: what-ifs and sweeps say how much, not what.
 *
 * Scaling multiplies a count (rounded to the nearest), a number, a share, every duration of a
 * distribution, or the intensity of a rate (of `every ...` it divides the gaps). Shifting
 * adds to a count, a number, a share, a limit, a duration, a time of the day, a date or an instant.
 * Which types have such an amount is in types.def: PR_TYPE_SCALES, PR_TYPE_SHIFTS.
 */
#ifndef PR_SCENARIO_VALUE_CHANGE_H
#define PR_SCENARIO_VALUE_CHANGE_H

#include "scenario/schema.h"

#include "kernel/clock.h"

#include <glib.h>
#include <stdbool.h>

/* Appends the new text for a cell's text; false if it has no amount (such as `none`). */
bool pr_value_scale (const pr_column *column, const char *text, double factor, GString *out);

typedef struct {
  double number; /* for counts, numbers, shares, limits */
  bool percent;  /* it was written as a share */
  pr_time time;  /* for times */
} pr_shift_by;

/* Reads an amount with its sign: +2, -1, +5%, -30min, +7 days. *why: translated; free with
 * g_free. */
bool pr_shift_by_read (const pr_column *column, const char *text, pr_shift_by *by, char **why);
bool pr_value_shift (const pr_column *column, const char *text, const pr_shift_by *by,
                     GString *out);

#endif
