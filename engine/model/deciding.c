/* Deciding: see deciding.h. */
#include "model/deciding.h"

#include "model/legal-clock.h"
#include "model/uses.h"

#include <string.h>

static size_t
n_days (const pr_world *w)
{
  return (size_t) (w->end_day - w->first_day);
}

/* day: in the window. */
static void
count_dated (pr_model *m, pr_dated what, uint16_t place, int32_t day)
{
  size_t row = (size_t) what * m->w->n_places + place;
  m->dated[row * n_days (m->w) + (size_t) (day - m->w->first_day)]++;
}

void
pr_count_due_day (pr_model *m, const pr_item *it, bool on_time)
{
  if (!it->missed)
    count_dated (m, on_time ? PR_DATED_DUE_ON_TIME : PR_DATED_DUE_LATE, pr_item_decider (m, it),
                 it->due);
}

/* When the time to accept an online filing is over; PR_NEVER: it has no such time, or another end
 * than in the window. */
static pr_time
accept_until (const pr_model *m, const pr_item *it)
{
  const pr_world *w = m->w;
  uint16_t calendar = w->rules[0].legal_calendar;
  if (it->channel != PR_CHANNEL_ONLINE || calendar == PR_NONE16)
    return PR_NEVER;
  pr_time until = pr_cal_add_work (w->calendars[calendar], it->born, w->accept_within);
  return until > w->start && until <= w->end ? until : PR_NEVER;
}

/* Counts an online filing at the day on which this time was over. */
static void
count_acceptance (pr_model *m, const pr_item *it, pr_time at)
{
  pr_time until = accept_until (m, it);
  if (until != PR_NEVER)
    count_dated (m, at <= until ? PR_DATED_ACCEPTED : PR_DATED_ACCEPTED_LATE, it->filing,
                 pr_time_day (until - 1));
}

void
pr_count_accepted (pr_model *m, pr_item *it)
{
  if (!it->missed)
    count_acceptance (m, it, m->now);
  it->missed = false;
}

void
pr_count_missed (pr_model *m, pr_item *it)
{
  if (it->missed)
    return;
  if (!(it->flags & PR_ITEM_RECEIVED))
    {
      it->missed = accept_until (m, it) <= m->now;
      if (it->missed)
        count_acceptance (m, it, PR_NEVER);
      return;
    }
  it->missed = it->due >= m->w->first_day && it->stopped == PR_NEVER && pr_law_is_over (m, it->due);
  if (it->missed)
    count_dated (m, PR_DATED_DUE_LATE, pr_item_decider (m, it), it->due);
}

void
pr_deciding_end (pr_model *m)
{
  const uint16_t others = PR_ITEM_BRANCH | PR_ITEM_VISITOR | PR_ITEM_AWAY | PR_ITEM_TEST;
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      const pr_item *it = &m->items[i];
      if (it->live && !it->missed && !(it->flags & (others | PR_ITEM_RECEIVED)))
        count_acceptance (m, it, PR_NEVER);
    }
}

void
pr_deciding_make (pr_model *m)
{
  m->dated = g_new0 (int32_t, (size_t) PR_N_DATED * m->w->n_places * n_days (m->w));
}

void
pr_deciding_reset (pr_model *m)
{
  memset (m->dated, 0, (size_t) PR_N_DATED * m->w->n_places * n_days (m->w) * sizeof *m->dated);
}

void
pr_deciding_free (pr_model *m)
{
  g_free (m->dated);
}

const int32_t *
pr_model_dated (const pr_model *m)
{
  return m->dated;
}
