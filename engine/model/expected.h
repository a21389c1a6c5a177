/* Expected arrivals by day: type of day, weight, surges. The model draws arrivals from them; the
 * compiler of scenarios and its rough cut add them up. */
#ifndef PR_MODEL_EXPECTED_H
#define PR_MODEL_EXPECTED_H

#include "model/world.h"

/* A type is 0 to 6 for Monday to Sunday, or 7 for a date off on a weekday on which the legal
 * calendar is usually open (on more than half of its dates). */
typedef struct {
  bool usual[7];
  int32_t first, end; /* days whose types are kept: from the warm-up to the end of the window */
  uint8_t type[];
} pr_day_types;

/* The weekday, 0 for Monday; for a day worked instead of another, the weekday of that other day. */
int pr_weekday_worked (const pr_world *w, int32_t day);

pr_day_types *pr_day_types_new (const pr_world *w); /* free with g_free */
int pr_day_type_of (const pr_world *w, const pr_day_types *types, int32_t day);

/* Expected members of a group, 1 if the stream's arrivals come one by one. */
double pr_batch_mean (const pr_stream *s);
/* Expected arrivals of a stream: groups on a day of this type, and all their members on days
 * first <= d < end. */
double pr_expected_on (const pr_world *w, const pr_stream *s, int32_t day, int type);
/* The same, for a caller that knows the stream's profile on that day. */
double pr_expected_by (const pr_world *w, const pr_stream *s, int32_t day, int type,
                       uint16_t profile);

/* What pr_expected_between() adds up, once for all streams of a profile. */
typedef struct _pr_expected_sums pr_expected_sums;
pr_expected_sums *pr_expected_sums_new (const pr_world *w);
void pr_expected_sums_free (pr_expected_sums *s);
double pr_expected_between (const pr_world *w, const pr_expected_sums *sums, const pr_stream *s,
                            int32_t first, int32_t end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_expected_sums, pr_expected_sums_free)

#endif
