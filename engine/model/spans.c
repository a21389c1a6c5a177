/* Spans: see spans.h. */
#include "model/spans.h"

#include "model/state.h"

void
pr_span_open (pr_model *m, pr_spans *s)
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
  s->list[s->n++] = (pr_span){ m->now, PR_NEVER };
}

void
pr_span_close (pr_model *m, pr_spans *s)
{
  if (s->n > 0)
    s->list[s->n - 1].to = m->now;
}
