/* Spans: see spans.h. */
#include "model/spans.h"

#include "kernel/grow.h"

#include <glib.h>

static bool
append (pr_spans *s, pr_span span)
{
  if (!PR_GROW (s->list, s->cap, s->n + 1))
    return false;
  s->list[s->n++] = span;
  return true;
}

bool
pr_span_open (pr_spans *s, pr_time now)
{
  return append (s, (pr_span){ now, PR_NEVER });
}

bool
pr_span_add (pr_spans *s, pr_time from, pr_time to)
{
  if (s->n == 0 || from > s->list[s->n - 1].to)
    return append (s, (pr_span){ from, to });
  s->list[s->n - 1].to = MAX (s->list[s->n - 1].to, to);
  return true;
}

void
pr_span_close (pr_spans *s, pr_time now)
{
  if (s->n > 0)
    s->list[s->n - 1].to = now;
}
