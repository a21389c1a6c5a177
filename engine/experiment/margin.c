#include "experiment/margin.h"

static void
step_clear (gpointer step)
{
  g_free (((pr_margin_step *) step)->state);
}

void
pr_margin_search_init (pr_margin_search *s, uint32_t n)
{
  *s = (pr_margin_search){ .n = n, .tried = g_array_new (FALSE, FALSE, sizeof (pr_margin_step)) };
  g_array_set_clear_func (s->tried, step_clear);
}

void
pr_margin_search_clear (pr_margin_search *s)
{
  g_clear_pointer (&s->tried, g_array_unref);
}

const pr_margin_step *
pr_margin_tried (const pr_margin_search *s, guint k)
{
  return &g_array_index (s->tried, pr_margin_step, k);
}

void
pr_margin_add (pr_margin_search *s, uint32_t step, pr_margin_state *state)
{
  const pr_margin_step tried = { step, state };
  guint k = 0;
  while (k < s->tried->len && pr_margin_tried (s, k)->step < step)
    k++;
  g_array_insert_val (s->tried, k, tried);
}

static uint32_t
limit_of (const pr_margin_search *s, uint32_t i)
{
  return s->limit != NULL ? s->limit[i] : s->most;
}

pr_margin
pr_margin_of (const pr_margin_search *s, uint32_t i)
{
  pr_margin m = { .low = PR_MARGIN_NONE, .high = PR_MARGIN_NONE };
  for (guint k = 0; k < s->tried->len && (m.low == PR_MARGIN_NONE || m.low < limit_of (s, i)); k++)
    {
      const pr_margin_step *tried = pr_margin_tried (s, k);
      const pr_margin_state *state = &tried->state[i];
      uint32_t step = MIN (tried->step, limit_of (s, i));
      if (!state->ready)
        {
          m.high = step;
          m.at_high = state;
          break;
        }
      m.low = step;
      m.at_low = state;
    }
  return m;
}

static bool
is_open (const pr_margin_search *s, uint32_t i)
{
  pr_margin m = pr_margin_of (s, i);
  return m.high == PR_MARGIN_NONE && m.low < limit_of (s, i);
}

static uint32_t
count_failed (const pr_margin_search *s)
{
  uint32_t failed = 0;
  for (uint32_t i = 0; i < s->n; i++)
    failed += pr_margin_of (s, i).high != PR_MARGIN_NONE;
  return failed;
}

/* The next step upwards. */
static uint32_t
climb (const pr_margin_search *s)
{
  uint32_t top = pr_margin_tried (s, s->tried->len - 1)->step, next = top + s->fine;
  bool open = false;
  for (uint32_t i = 0; i < s->n && !open; i++)
    open = is_open (s, i);
  for (uint32_t k = 0; k < s->n_only && open; k++)
    if (s->only[k] > top)
      return s->only[k];
  if (!open || top >= s->most || s->only != NULL)
    return PR_MARGIN_NONE;
  if (top == 0)
    next = MAX (s->start, s->fine);
  else if (count_failed (s) >= s->first)
    next = s->doubles ? 2 * top : (top / s->far + 1) * s->far;
  return MIN (next, s->most);
}

/* Whether the place may be among the first to fail. */
static bool
is_early (const pr_margin_search *s, const pr_margin *m)
{
  uint32_t before = 0;
  for (uint32_t i = 0; i < s->n; i++)
    {
      pr_margin other = pr_margin_of (s, i);
      before += other.high != PR_MARGIN_NONE && other.high <= m->low;
    }
  return before < s->first;
}

static uint32_t
halve (const pr_margin_search *s)
{
  pr_margin lowest = { .low = PR_MARGIN_NONE };
  for (uint32_t i = 0; i < s->n; i++)
    {
      pr_margin m = pr_margin_of (s, i);
      if (m.low == PR_MARGIN_NONE || m.high == PR_MARGIN_NONE || m.high - m.low < 2
          || m.low >= lowest.low || !is_early (s, &m))
        continue;
      lowest = m;
    }
  if (lowest.low == PR_MARGIN_NONE)
    return PR_MARGIN_NONE;
  uint32_t half = (lowest.high - lowest.low) / 2;
  if (lowest.high - lowest.low > s->fine)
    half = MAX (half / s->fine, 1) * s->fine;
  return lowest.low + half;
}

uint32_t
pr_margin_next (const pr_margin_search *s)
{
  if (s->tried->len == 0)
    return 0;
  uint32_t next = climb (s);
  return next != PR_MARGIN_NONE || s->only != NULL ? next : halve (s);
}
