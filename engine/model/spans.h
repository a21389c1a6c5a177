/* Spans: when something was so, kept for whoever tells afterwards why a dossier waited. Private to
 * the room. */
#ifndef PR_MODEL_SPANS_H
#define PR_MODEL_SPANS_H

#include "kernel/clock.h"

/* In order of time; the last span may be open (to = PR_NEVER). */
typedef struct {
  pr_time from, to;
} pr_span;
typedef struct {
  uint32_t n, cap;
  pr_span *list;
} pr_spans;

/* From now on it is so; now it ends. False if memory is out. */
bool pr_span_open (pr_spans *s, pr_time now);
void pr_span_close (pr_spans *s, pr_time now);
/* It is so from <= t < to as well; `from` is not before that of the last span. */
bool pr_span_add (pr_spans *s, pr_time from, pr_time to);

#endif
