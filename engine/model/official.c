/* Official: see official.h. */
#include "model/official.h"

#include "model/ages.h"
#include "model/legal-clock.h"

#include <string.h>

static size_t
n_counts (const pr_model *m)
{
  return (size_t) m->w->n_places * m->w->published.n_groups;
}

static size_t
n_ledger_days (const pr_model *m)
{
  return (size_t) m->w->published.n_ledgers * (size_t) (m->w->end_day - m->w->first_day);
}

/* NULL where nothing was published about such dossiers, or outside the window. */
static pr_ledger_day *
ledger_on (pr_model *m, const pr_item *it, int32_t day)
{
  const pr_world *w = m->w;
  const pr_published *p = &w->published;
  if (p->n_ledgers == 0 || day < w->first_day || day >= w->end_day)
    return NULL;
  uint16_t row = p->row[it->filing], column = p->column[it->procedure];
  if (row == PR_NONE16 || column == PR_NONE16)
    return NULL;
  size_t ledger = (size_t) row * p->n_columns + column;
  return &m->ledger[ledger * (size_t) (w->end_day - w->first_day) + (size_t) (day - w->first_day)];
}

static void
enter_in_ledger (pr_model *m, const pr_item *it, bool on_time)
{
  pr_ledger_day *d = m->now < m->w->start ? NULL : ledger_on (m, it, pr_time_day (m->now));
  if (d == NULL)
    return;
  bool online = it->channel == PR_CHANNEL_ONLINE;
  bool own = pr_world_deciding (m->w, &m->w->procedures[it->procedure],
                                pr_item_whereabouts (it, PR_NONE16))
             == it->filing;
  d->resolved++;
  d->resolved_on_time += on_time;
  d->online += online;
  d->online_on_time += online && on_time;
  d->own += own;
  d->own_on_time += own && on_time;
}

void
pr_official_finish (pr_model *m, const pr_item *it, uint16_t how)
{
  pr_official_count *c = pr_official_at (m, it, it->filing);
  bool early = it->due != INT32_MAX && pr_time_day (m->now) < it->due;
  bool overdue = !early && it->due != INT32_MAX
                 && m->now > pr_cal_day_close (pr_legal_calendar (m, m->rules), it->due);
  c->in_process--;
  c->returned += how == PR_RETURNED;
  c->refused += how == PR_REFUSED;
  c->withdrawn += how == PR_WITHDRAWN;
  c->early += early;
  c->overdue += overdue;
  c->on_time += !early && !overdue;
  if (m->w->published.n_ledgers > 0)
    enter_in_ledger (m, it, !overdue);
}

void
pr_official_move (pr_model *m, const pr_item *it, uint16_t from, uint16_t to)
{
  pr_official_count *old = pr_official_at (m, it, from), *new = pr_official_at (m, it, to);
  old->handed_over++;
  old->in_process--;
  new->taken_in++;
  new->in_process++;
}

void
pr_official_due (pr_model *m, const pr_item *it, bool on_time)
{
  pr_ledger_day *d = ledger_on (m, it, it->due);
  if (d == NULL)
    return;
  d->due++;
  d->due_on_time += on_time;
}

void
pr_official_begin_window (pr_model *m)
{
  for (size_t i = 0; i < n_counts (m); i++)
    m->official[i] = (pr_official_count){ .carried_over = m->official[i].in_process,
                                          .in_process = m->official[i].in_process };
}

bool
pr_official_balances (const pr_model *m)
{
  for (size_t i = 0; i < n_counts (m); i++)
    if (!pr_official_adds_up (&m->official[i]))
      return false;
  return true;
}

/* Those whose clock stands are within their time. */
static bool
is_past_due (const pr_model *m, const pr_item *it)
{
  return it->stopped == PR_NEVER && it->due <= m->law.overdue_day;
}

bool
pr_official_look_through (pr_model *m)
{
  uint16_t n_groups = m->w->published.n_groups;
  size_t n = n_counts (m);
  memset (m->official_seen, 0, n * sizeof *m->official_seen);
  for (size_t i = 0; i < n; i++)
    m->official[i].past_due = 0;
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      const pr_item *it = &m->items[i];
      if (!pr_item_in_process (it) || !(it->flags & PR_ITEM_RECEIVED))
        continue;
      pr_official_count *c = pr_official_at (m, it, it->filing);
      c->past_due += is_past_due (m, it);
      m->official_seen[c - m->official]++;
    }
  for (uint16_t p = 0; p < m->w->n_places; p++)
    {
      int64_t past_due = 0;
      for (size_t i = (size_t) p * n_groups; i < (size_t) (p + 1) * n_groups; i++)
        {
          past_due += m->official[i].past_due;
          if (m->official_seen[i] != m->official[i].in_process)
            return false;
        }
      if (past_due != m->place[p].overdue)
        return false;
    }
  return true;
}

void
pr_official_make (pr_model *m)
{
  m->official = g_new0 (pr_official_count, n_counts (m) + 1);
  m->official_seen = g_new0 (int64_t, n_counts (m) + 1);
  m->ledger = g_new0 (pr_ledger_day, n_ledger_days (m) + 1);
}

void
pr_official_reset (pr_model *m)
{
  memset (m->official, 0, n_counts (m) * sizeof *m->official);
  memset (m->ledger, 0, n_ledger_days (m) * sizeof *m->ledger);
}

void
pr_official_free (pr_model *m)
{
  g_free (m->official);
  g_free (m->official_seen);
  g_free (m->ledger);
}
