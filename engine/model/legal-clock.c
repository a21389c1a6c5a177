/* The legal clock: see legal-clock.h. */
#include "model/legal-clock.h"

#include "model/deciding.h"
#include "model/detail-add.h"
#include "model/listener.h"
#include "model/measure.h"
#include "model/official.h"
#include "model/state.h"
#include "model/story.h"
#include "model/uses.h"

#include <string.h>

const pr_calendar *
pr_legal_calendar (const pr_model *m, const pr_rules *rules)
{
  return rules->legal_calendar != PR_NONE16 ? m->w->calendars[rules->legal_calendar] : NULL;
}

static const pr_calendar *
legal (const pr_model *m)
{
  return pr_legal_calendar (m, m->rules);
}

static int
limit_row (const pr_model *m, const pr_item *it)
{
  return m->w->places[it->home].difficult ? 1 : 0;
}

/* The due day of a dossier received at `t`, INT32_MAX without a limit. */
static int32_t
due_day (const pr_model *m, pr_item *it, pr_time t)
{
  bool old = it->old_limit || (m->base->later != NULL && t < m->base->later_from);
  const pr_procedure *p = &(old ? m->base : m->w)->procedures[it->procedure];
  int row = limit_row (m, it);
  pr_limit_kind rule = p->limit[row];
  if (rule == PR_LIMIT_NONE)
    return INT32_MAX;
  int32_t day = pr_cal_day_counted (legal (m), t,
                                    rule == PR_LIMIT_SAME_DAY ? m->rules->same_day_cutoff : PR_DAY);
  if (rule == PR_LIMIT_SAME_DAY || day == INT32_MAX)
    return day;
  if (rule == PR_LIMIT_WORKING_DAYS)
    return pr_cal_workday_after (legal (m), day, p->limit_days[row]);
  it->ends = day + p->limit_days[row];
  return pr_cal_workday_after (legal (m), it->ends, 0);
}

/* The due day after the clock stood still from one instant to another. It is not before the day on
 * which the clock goes on, as what was left of the due day cannot run out while the clock
 * stands. */
static int32_t
due_after_stop (const pr_model *m, pr_item *it, pr_time from, pr_time to)
{
  int32_t a = pr_time_day (from), b = pr_time_day (to), due = it->due;
  if (m->w->procedures[it->procedure].limit[limit_row (m, it)] == PR_LIMIT_CALENDAR_DAYS)
    {
      it->ends += b - a;
      due = pr_cal_workday_after (legal (m), it->ends, 0);
    }
  else
    {
      int32_t n = pr_cal_workdays_between (legal (m), a, b);
      due = n ? pr_cal_workday_after (legal (m), due, n) : due;
    }
  /* A working day after that of `to` cannot be before the one that counts. */
  return due > b ? due : MAX (due, pr_cal_day_counted (legal (m), to, PR_DAY));
}

/* Adds `by` (1 or -1) to the count of dossiers in process with this due day. */
static void
count_due (pr_model *m, const pr_item *it, int by)
{
  if (it->due == INT32_MAX)
    return;
  if (it->due <= m->law.overdue_day)
    m->place[it->filing].overdue += by;
  else if (it->due - m->first_sim_day < m->n_sim_days)
    m->law.due_count[(size_t) it->filing * m->n_sim_days + (it->due - m->first_sim_day)] += by;
}

/* At opening one working day before the due date. */
static pr_time
apology_at (const pr_model *m, const pr_item *it)
{
  const pr_calendar *cal = legal (m);
  int32_t before = it->due - 1;
  while (before > cal->first_day && !pr_cal_is_workday (cal, before))
    before--;
  return pr_cal_day_open (cal, before);
}

/* The extension by the rules in force when the apology is sent. */
static int32_t
apology_extension (const pr_model *m, pr_time at)
{
  uint8_t phase = m->phase;
  while (phase > 0 && m->w->phase_at[phase] > at)
    phase--;
  return m->w->rules[phase].apology_extension;
}

/* The one apology: sent at opening one working day before the due date, if the clock ran then
 * and the dossier had been received by then. */
static void
settle_apology (pr_model *m, pr_item *it)
{
  if (it->due == INT32_MAX || (it->flags & PR_ITEM_APOLOGISED))
    return;
  if (m->w->n_phases == 1 && m->rules->apology_extension == 0)
    return;
  pr_time at = apology_at (m, it);
  if (apology_extension (m, at) == 0)
    return;
  if (it->received < at && at <= m->now && pr_world_reaches (m->w, at))
    {
      it->flags |= PR_ITEM_APOLOGISED | PR_ITEM_RENEWED;
      /* Settled late, after the clock stopped or the dossier ended: counted by its date. */
      m->place[it->filing].apologies += at >= m->w->start || m->now < m->w->start;
      if (m->told & 1u << PR_HAPPENS_APOLOGISED)
        pr_tell_dated (m, PR_HAPPENS_APOLOGISED, (uint32_t) (it - m->items), at,
                       pr_cal_workday_after (legal (m), it->due, apology_extension (m, at)));
    }
}

void
pr_law_refile (pr_model *m, uint32_t item, uint16_t filing)
{
  pr_item *it = &m->items[item];
  bool counted = (it->flags & (PR_ITEM_RECEIVED | PR_ITEM_BRANCH)) == PR_ITEM_RECEIVED
                 && it->stopped == PR_NEVER;
  if (counted)
    count_due (m, it, -1);
  it->filing = filing;
  if (counted)
    count_due (m, it, 1);
}

void
pr_law_check (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  if (!(it->flags & PR_ITEM_RECEIVED) || it->due == INT32_MAX)
    return;
  bool still = it->holds > 0 && it->holds >= MAX (it->open_branches, 1);
  if (still == (it->stopped != PR_NEVER))
    return;
  if (still && m->now > pr_cal_day_close (legal (m), it->due))
    return;
  if (still)
    {
      settle_apology (m, it);
      count_due (m, it, -1);
      it->stopped = m->now;
      pr_tell (m, PR_HAPPENS_STOPPED, item, PR_NONE32);
    }
  else
    {
      it->due = due_after_stop (m, it, it->stopped, m->now);
      it->stopped = PR_NEVER;
      count_due (m, it, 1);
      pr_tell (m, PR_HAPPENS_WENT_ON, item, PR_NONE32);
    }
}

/* Sets the due date. */
static G_GNUC_NO_INLINE void
begin_clock (pr_model *m, uint32_t item, pr_time received)
{
  pr_item *it = &m->items[item];
  it->due = due_day (m, it, received);
  it->stopped = PR_NEVER;
  if (m->told & 1u << PR_HAPPENS_RECEIVED)
    pr_tell_dated (m, PR_HAPPENS_RECEIVED, item, received, it->due);
  if (it->due == INT32_MAX)
    return;
  count_due (m, it, 1);
  pr_law_check (m, item);
}

void
pr_law_receive (pr_model *m, uint32_t item, pr_time received)
{
  pr_item *it = &m->items[item];
  if (!(it->flags & PR_ITEM_RECEIVED) && !pr_is_test (m, it))
    pr_official_accept (m, it);
  it->flags = (uint16_t) ((it->flags & ~PR_ITEM_RENEWED) | PR_ITEM_RECEIVED);
  if (!pr_uses (m, PR_USES_LIMITS | PR_USES_PROBES))
    return;
  it->received = received;
  if (pr_is_test (m, it))
    return; /* nothing is due */
  if (G_UNLIKELY (m->told & 1u << PR_HAPPENS_RECEIVED) || !m->law.unlimited[it->procedure])
    begin_clock (m, item, received);
}

void
pr_law_hold (pr_model *m, uint32_t item)
{
  if (!pr_uses (m, PR_USES_LIMITS))
    return;
  m->items[item].holds++;
  pr_law_check (m, item);
}

void
pr_law_release (pr_model *m, uint32_t item)
{
  if (!pr_uses (m, PR_USES_LIMITS))
    return;
  m->items[item].holds--;
  pr_law_check (m, item);
}

void
pr_law_restart (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  it->holds--;
  if (!(it->flags & PR_ITEM_RECEIVED))
    return;
  if (it->stopped == PR_NEVER)
    {
      settle_apology (m, it);
      count_due (m, it, -1);
    }
  pr_law_receive (m, item, m->now);
}

bool
pr_law_is_over (const pr_model *m, int32_t due)
{
  return due != INT32_MAX && m->now > pr_cal_day_close (legal (m), due);
}

static bool
due_in_window (const pr_model *m, int32_t due)
{
  return due >= m->w->first_day && due < m->w->end_day
         && pr_cal_day_close (legal (m), due) <= m->w->end;
}

bool
pr_law_is_late (const pr_model *m, uint32_t item, bool finished)
{
  const pr_item *it = &m->items[item];
  return (it->flags & PR_ITEM_RECEIVED) && it->stopped == PR_NEVER && it->due != INT32_MAX
         && due_in_window (m, it->due)
         && !(finished && m->now <= pr_cal_day_close (legal (m), it->due));
}

static void
count_punctual (pr_model *m, const pr_item *it, bool finished)
{
  if (!due_in_window (m, it->due))
    return;
  pr_place_count *place = &m->place[it->filing];
  pr_procedure_count *procedure = &m->procedure[it->procedure];
  bool on_time = !pr_law_is_late (m, (uint32_t) (it - m->items), finished);
  pr_count_due_day (m, it, on_time);
  pr_detail_add (m, PR_DETAIL_DUE, it->filing, it->due, !on_time);
  place->on_time_count += on_time;
  procedure->on_time += on_time;
  place->late_count += !on_time;
  procedure->late += !on_time;
  pr_official_due (m, it, on_time);
  if (!on_time)
    pr_attribute_late (m, (uint32_t) (it - m->items), finished);
  int32_t renewed = it->due;
  if (it->flags & PR_ITEM_RENEWED)
    renewed = pr_cal_workday_after (legal (m), it->due, apology_extension (m, apology_at (m, it)));
  place->on_time_renewed_count += renewed == INT32_MAX
                                  || (finished && m->now <= pr_cal_day_close (legal (m), renewed))
                                  || (!finished && pr_cal_day_close (legal (m), renewed) > m->now);
}

static G_GNUC_NO_INLINE void
settle_end (pr_model *m, uint32_t item, bool withdrawn)
{
  pr_item *it = &m->items[item];
  g_assert (it->stopped == PR_NEVER); /* completing its step started the clock again */
  settle_apology (m, it);
  count_due (m, it, -1);
  if (!withdrawn)
    count_punctual (m, it, true);
  if (!withdrawn && pr_uses (m, PR_USES_MEASURES))
    pr_measures_finished (m, it->filing, m->now <= pr_cal_day_close (legal (m), it->due));
}

void
pr_law_finish (pr_model *m, uint32_t item, bool withdrawn)
{
  const pr_item *it = &m->items[item];
  if (pr_uses (m, PR_USES_LIMITS) && (it->flags & PR_ITEM_RECEIVED) && it->due != INT32_MAX)
    settle_end (m, item, withdrawn);
}

void
pr_law_sample (pr_model *m, int32_t day)
{
  for (; m->law.overdue_day < day; m->law.overdue_day++)
    {
      int32_t k = m->law.overdue_day + 1 - m->first_sim_day;
      if (k < 0 || k >= m->n_sim_days)
        continue;
      for (uint16_t p = 0; p < m->w->n_places; p++)
        {
          int32_t *count = &m->law.due_count[(size_t) p * m->n_sim_days + k];
          m->place[p].overdue += *count;
          *count = 0;
        }
    }
}

int32_t
pr_law_day_over (const pr_model *m)
{
  int32_t today = pr_time_day (m->now);
  const pr_calendar *cal = legal (m);
  if (!cal || !pr_cal_is_workday (cal, today))
    return today - 1;
  return pr_cal_day_close (cal, today) <= m->now ? today : today - 1;
}

void
pr_law_end (pr_model *m)
{
  pr_stories_take_open (m);
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      pr_item *it = &m->items[i];
      if (it->live && !(it->flags & PR_ITEM_BRANCH) && (it->flags & PR_ITEM_RECEIVED)
          && it->due != INT32_MAX && it->stopped == PR_NEVER)
        {
          settle_apology (m, it);
          count_punctual (m, it, false);
        }
      if (m->probe.lived && it->live
          && !(it->flags & (PR_ITEM_BRANCH | PR_ITEM_VISITOR | PR_ITEM_AWAY)))
        pr_life_tell (m, i, false, pr_law_is_late (m, i, false));
    }
}

void
pr_law_change_over (pr_model *m)
{
  for (uint32_t i = 0; i < m->n_items; i++)
    m->items[i].old_limit = m->items[i].live && (m->items[i].flags & PR_ITEM_RECEIVED);
}

void
pr_law_make (pr_model *m)
{
  const pr_world *w = m->w;
  m->law.unlimited = g_new (bool, w->n_procedures);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    m->law.unlimited[i]
        = w->procedures[i].limit[0] == PR_LIMIT_NONE && w->procedures[i].limit[1] == PR_LIMIT_NONE;
  m->law.due_count = g_new0 (int32_t, (size_t) w->n_places * m->n_sim_days);
}

void
pr_law_reset (pr_model *m)
{
  memset (m->law.due_count, 0, (size_t) m->w->n_places * m->n_sim_days * sizeof *m->law.due_count);
  m->law.overdue_day = m->first_sim_day - 1;
}

void
pr_law_free (pr_model *m)
{
  g_free (m->law.unlimited);
  g_free (m->law.due_count);
}
