/* Diary: see diary.h. */
#include "model/diary.h"

#include "kernel/grow.h"

#include <glib.h>
#include <string.h>

void
pr_diary_make (pr_diary *d, const pr_world *w)
{
  d->first = g_new (uint32_t, w->n_officers + 1u);
}

bool
pr_diary_add (pr_diary *d, uint32_t officer, pr_entry_in_diary entry)
{
  uint32_t before = PR_NONE32, next = d->first[officer];
  if (!PR_GROW (d->entries, d->cap, d->n + 1))
    return false;
  while (next != PR_NONE32 && d->entries[next].from <= entry.from)
    {
      before = next;
      next = d->entries[next].next;
    }
  entry.next = next;
  d->entries[d->n] = entry;
  *(before == PR_NONE32 ? &d->first[officer] : &d->entries[before].next) = d->n++;
  return true;
}

bool
pr_diary_begin (pr_diary *d, const pr_roster *roster)
{
  d->n = 0;
  memset (d->first, 0xff, (roster->w->n_officers + 1u) * sizeof *d->first);
  if (!PR_GROW (d->entries, d->cap, roster->n_times))
    return false;
  for (uint32_t i = roster->n_times; i-- > 0;) /* by officer and time */
    {
      const pr_time_away *a = &roster->times[i];
      d->entries[d->n] = (pr_entry_in_diary){ a->from,   a->to, d->first[a->officer],
                                              a->reason, false, PR_NONE16 };
      d->first[a->officer] = d->n++;
    }
  return true;
}

void
pr_diary_free (pr_diary *d)
{
  g_free (d->first);
  g_free (d->entries);
}

bool
pr_diary_is_free (const pr_diary *d, uint32_t officer, pr_time from, pr_time to)
{
  for (uint32_t i = d->first[officer]; i != PR_NONE32; i = d->entries[i].next)
    {
      const pr_entry_in_diary *e = &d->entries[i];
      if (e->from >= to)
        return true;
      if (e->to > from && (e->busy || e->reason != PR_AWAY_SICKNESS))
        return false;
    }
  return true;
}

bool
pr_diary_is_away_for (const pr_diary *d, uint32_t officer, pr_time at, pr_away reason)
{
  for (uint32_t i = d->first[officer]; i != PR_NONE32; i = d->entries[i].next)
    {
      const pr_entry_in_diary *e = &d->entries[i];
      if (e->from <= at && at < e->to && !e->busy && e->reason == reason)
        return true;
    }
  return false;
}

bool
pr_diary_is_away (const pr_diary *d, uint32_t officer, pr_time at)
{
  for (uint32_t i = d->first[officer]; i != PR_NONE32; i = d->entries[i].next)
    {
      const pr_entry_in_diary *e = &d->entries[i];
      if (e->from <= at && at < e->to && !e->busy && e->reason != PR_AWAY_SICKNESS)
        return true;
    }
  return false;
}

pr_time
pr_diary_next (const pr_diary *d, uint32_t officer, pr_time after)
{
  pr_time next = PR_NEVER;
  for (uint32_t i = d->first[officer]; i != PR_NONE32; i = d->entries[i].next)
    {
      const pr_entry_in_diary *e = &d->entries[i];
      if (e->from > after)
        return MIN (next, e->from);
      if (e->to > after)
        next = MIN (next, e->to);
    }
  return next;
}
