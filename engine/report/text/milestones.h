/* Milestones: the dates of a window on which something changes for everybody, each with a few
 * words, for axes of time: other rules, hand-overs, a what-if that begins, dated incidents.
 *
 * At most PR_MILESTONES dates; when there are more, those that say least are left out, of these the
 * last ones first, and counted. What a what-if changes says most, then a hand-over, then incidents,
 * then other rules.
 */
#ifndef PR_REPORT_TEXT_MILESTONES_H
#define PR_REPORT_TEXT_MILESTONES_H

#include "figure/figure.h"

#define PR_MILESTONES 6

typedef struct {
  uint32_t day;  /* of the window, from 0 */
  unsigned rank; /* of what it says; 0 says most */
  char *words;   /* "hand-over, new rules, 4 incidents" */
} pr_milestone;

/* Of pr_milestone, by day; *left_out: how many dates it lacks. Of a comparison's n scenarios, which
 * have one window, words say which ones are meant, if not all are. Free with g_array_unref. */
GArray *pr_milestones_new (const pr_results *const *of, size_t n, guint *left_out);

#endif
