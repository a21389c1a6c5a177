/* Booked: see booked.h. */
#include "model/booked.h"

#include "kernel/grow.h"

#include <string.h>

/* The number of steps at or before a time. */
static uint32_t
steps_until (const pr_booked *b, pr_time at)
{
  uint32_t low = 0, high = b->n;
  while (low < high)
    {
      uint32_t mid = low + (high - low) / 2;
      if (b->steps[mid].at <= at)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

pr_time
pr_booked_free (const pr_booked *b, pr_time from, pr_time to, uint32_t count, uint32_t most)
{
  uint32_t first = steps_until (b, from);
  pr_time free = from;
  for (uint32_t i = first > 0 ? first - 1 : 0; i < b->n && b->steps[i].at < to; i++)
    if (b->steps[i].taken + count > most) /* the last step takes nothing: there is a next one */
      free = b->steps[i + 1].at;
  return free;
}

/* A step at that time; the array has room. */
static uint32_t
step_at (pr_booked *b, pr_time at)
{
  uint32_t i = steps_until (b, at);
  if (i > 0 && b->steps[i - 1].at == at)
    return i - 1;
  memmove (&b->steps[i + 1], &b->steps[i], (b->n - i) * sizeof *b->steps);
  b->steps[i] = (pr_booked_step){ at, i > 0 ? b->steps[i - 1].taken : 0 };
  b->n++;
  return i;
}

bool
pr_booked_take (pr_booked *b, pr_time from, pr_time to, uint32_t count)
{
  if (!PR_GROW (b->steps, b->cap, b->n + 2))
    return false;
  uint32_t first = step_at (b, from), end = step_at (b, to);
  for (uint32_t i = first; i < end; i++)
    b->steps[i].taken += count;
  return true;
}
