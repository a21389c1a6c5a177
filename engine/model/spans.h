/* Spans: when something was so, kept for whoever tells afterwards why a dossier waited. Private to
 * the room. */
#ifndef PR_MODEL_SPANS_H
#define PR_MODEL_SPANS_H

#include "model/model.h"

/* In order of time; the last span may be open (to = PR_NEVER). */
typedef struct {
  pr_time from, to;
} pr_span;
typedef struct {
  uint32_t n, cap;
  pr_span *list;
} pr_spans;

/* From now on it is so; now it ends. If memory is out, m->failed is set. */
void pr_span_open (pr_model *m, pr_spans *s);
void pr_span_close (pr_model *m, pr_spans *s);
/* It is so from <= t < to as well; `from` is not before that of the last span. */
void pr_span_add (pr_model *m, pr_spans *s, pr_time from, pr_time to);

#endif
