/* Expected arrivals by day: type of day, weight, surges. Drawn from by the model, added up by the
 * compiler of scenarios and its rough cut. */
#ifndef PR_MODEL_EXPECTED_H
#define PR_MODEL_EXPECTED_H

#include "model/world.h"

/* Monday to Sunday as 0 to 6, 7 for a date off on a weekday on which the legal calendar is
 * open as a rule (on more than half of its dates). */
typedef struct {
  bool usual[7];
} pr_day_types;

/* 0: Monday; of a day worked instead of another, the other's. */
int pr_weekday_worked (const pr_world *w, int32_t day);

pr_day_types *pr_day_types_new (const pr_world *w); /* free with g_free */
int pr_day_type_of (const pr_world *w, const pr_day_types *types, int32_t day);

/* Expected members of a group, 1 for a stream of single ones. */
double pr_batch_mean (const pr_stream *s);
/* Expected arrivals of a stream: groups on a day of this type, and all their members on days
 * first <= d < end. */
double pr_expected_on (const pr_world *w, const pr_stream *s, int32_t day, int type);
/* The same, of who knows the stream's profile on that day. */
double pr_expected_by (const pr_world *w, const pr_stream *s, int32_t day, int type,
                       uint16_t profile);
double pr_expected_between (const pr_world *w, const pr_day_types *types, const pr_stream *s,
                            int32_t first, int32_t end);

#endif
