/* Flags: words at the lines of an axis of time, in rows above it.
 *
 * A line reaches up to its words, which begin at it; where they would leave the axis, they end at
 * it. No line runs through words: what stands over another's line is in a row above that one's, so
 * that earlier dates are above later ones, and the words of the last are next to the axis.
 */
#ifndef PR_REPORT_TEXT_FLAGS_H
#define PR_REPORT_TEXT_FLAGS_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
  double at;     /* where the line is, from the beginning of the axis */
  double width;  /* of the words with a gap, in the same unit */
  unsigned rank; /* where there is no room for all, words of the largest go, of the last first */
  bool left;     /* the words end at the line */
  int row;       /* of the words, from 0 next to the axis; -1: there is no room for them */
} pr_flag;

/* Gives flags, in the order of their lines, their sides and rows, at most so many; returns how
 * many rows there are. */
int pr_flags_place (pr_flag *flags, guint n, double axis, int most);

#endif
