/* Spans: see spans.h. */
#include "model/spans.h"

#include "model/state.h"

static void
append (pr_model *m, pr_spans *s, pr_span span)
{
  if (s->n == s->cap)
    {
      uint32_t cap = s->cap ? 2 * s->cap : 4;
      pr_span *list = g_try_renew (pr_span, s->list, cap);
      if (!list)
        {
          m->failed = PR_MODEL_ERROR_MEMORY;
          return;
        }
      s->list = list;
      s->cap = cap;
    }
  s->list[s->n++] = span;
}

void
pr_span_open (pr_model *m, pr_spans *s)
{
  append (m, s, (pr_span){ m->now, PR_NEVER });
}

void
pr_span_add (pr_model *m, pr_spans *s, pr_time from, pr_time to)
{
  if (s->n > 0 && from <= s->list[s->n - 1].to)
    s->list[s->n - 1].to = MAX (s->list[s->n - 1].to, to);
  else
    append (m, s, (pr_span){ from, to });
}

void
pr_span_close (pr_model *m, pr_spans *s)
{
  if (s->n > 0)
    s->list[s->n - 1].to = m->now;
}
