/* Measures: see measure.h. */
#include "model/measure.h"

#include "model/legal-clock.h"
#include "model/listener.h"
#include "model/state.h"
#include "model/uses.h"

#include <math.h>
#include <string.h>

/* -------- when people look -------- */

/* The first working day from `day` on; INT32_MAX: none. */
static int32_t
look_day (const pr_calendar *cal, int32_t day)
{
  return cal == NULL || cal->always || pr_cal_is_workday (cal, day)
             ? day
             : pr_cal_workday_after (cal, day, 1);
}

static pr_time
next_daily (const pr_calendar *cal, const pr_measure *p, pr_time after)
{
  int32_t day = pr_time_day (after);
  if ((pr_time) day * PR_DAY + p->clock <= after)
    day++;
  day = look_day (cal, day);
  return day == INT32_MAX ? PR_NEVER : (pr_time) day * PR_DAY + p->clock;
}

/* A weekday that is no working day gives its look to the next one that is. */
static pr_time
next_weekly (const pr_model *m, const pr_calendar *cal, const pr_measure *p, pr_time after)
{
  int32_t today = pr_time_day (after);
  int32_t day = today - (pr_day_weekday (m->w->epoch + today) - p->weekday + 7) % 7 - 7;
  for (int k = 0; k < 200; k++, day += 7)
    {
      int32_t look = look_day (cal, day);
      if (look == INT32_MAX)
        return PR_NEVER;
      if ((pr_time) look * PR_DAY + p->clock > after)
        return (pr_time) look * PR_DAY + p->clock;
    }
  return PR_NEVER;
}

static pr_time
next_hourly (const pr_calendar *cal, pr_time after)
{
  pr_time day = (pr_time) pr_time_day (after) * PR_DAY;
  pr_time at = day + ((after - day) / PR_HOUR + 1) * PR_HOUR;
  while (cal != NULL && at != PR_NEVER && !pr_cal_is_open (cal, at))
    {
      pr_time open = pr_cal_next_open (cal, at);
      at = open == PR_NEVER ? PR_NEVER : (open + PR_HOUR - 1) / PR_HOUR * PR_HOUR;
    }
  return at;
}

/* The first look of the measure after an instant, within its dates; PR_NEVER. */
static pr_time
next_look (const pr_model *m, const pr_measure *p, pr_time after)
{
  const pr_calendar *cal = pr_legal_calendar (m, m->rules);
  pr_time at = PR_NEVER;
  after = MAX (after, p->from - 1);
  switch (p->look)
    {
    case PR_LOOK_DAILY:
      at = next_daily (cal, p, after);
      break;
    case PR_LOOK_WEEKLY:
      at = next_weekly (m, cal, p, after);
      break;
    case PR_LOOK_HOURLY:
      at = next_hourly (cal, after);
      break;
    }
  return at < p->until ? at : PR_NEVER;
}

static void
schedule_look (pr_model *m)
{
  const pr_policy *policy = m->w->policy;
  pr_time next = PR_NEVER;
  for (uint32_t i = 0; i < policy->n_measures; i++)
    next = MIN (next, MIN (m->measures.of[i].look, m->measures.of[i].due));
  pr_fel_set (&m->fel, m->slots.measure,
              next == PR_NEVER ? PR_KEY_NEVER
                               : pr_schedule_key (m, next, PR_EV_MEASURE, m->w->n_places));
}

/* -------- one measure -------- */

/* Whether the value asks for the measure, and whether for its end. */
static bool
asks_for (const pr_measure *p, double v)
{
  switch (p->watch)
    {
    case PR_WATCH_DATE:
      return true;
    case PR_WATCH_DOWN:
      return v > p->on;
    case PR_WATCH_ON_TIME_7D:
      return v <= p->on;
    default:
      return v >= p->on;
    }
}

static bool
asks_for_end (const pr_measure *p, double v)
{
  return p->watch == PR_WATCH_ON_TIME_7D ? v >= p->off : v <= p->off;
}

static bool
has_visitor (const pr_model *m, uint32_t extra)
{
  return m->officers[m->w->n_officers + extra].item != PR_NONE32;
}

static void
go_home (pr_model *m, const pr_measure *p, uint32_t extra)
{
  m->measures.extra[extra] = PR_EXTRA_HOME;
  if (p->reserve != PR_NONE32)
    m->measures.left[p->reserve]++;
}

/* The officers go back to where they came from, those who serve a visitor later. */
static void
give_back (pr_model *m, const pr_measure *p)
{
  for (uint32_t k = 0; k < p->n_targets && p->action == PR_ACTION_REINFORCE; k++)
    {
      const pr_extra *e = &m->w->policy->extras[p->targets[k]];
      for (uint32_t i = e->first; i < e->first + e->n; i++)
        if (m->measures.extra[i] == PR_EXTRA_SENT && has_visitor (m, i))
          m->measures.extra[i] = PR_EXTRA_SERVING;
        else if (m->measures.extra[i] == PR_EXTRA_SENT)
          go_home (m, p, i);
    }
}

/* Those who have served their visitors meanwhile are home. */
static void
have_served (pr_model *m)
{
  const pr_policy *policy = m->w->policy;
  for (uint32_t j = 0; j < policy->n_measures; j++)
    {
      const pr_measure *p = &policy->measures[j];
      for (uint32_t k = 0; k < p->n_targets && p->action == PR_ACTION_REINFORCE; k++)
        {
          const pr_extra *e = &policy->extras[p->targets[k]];
          for (uint32_t i = e->first; i < e->first + e->n; i++)
            if (m->measures.extra[i] == PR_EXTRA_SERVING && !has_visitor (m, i))
              go_home (m, p, i);
        }
    }
}

static void
count_force (pr_model *m, uint32_t i)
{
  m->measure[i].in_force += m->now - MAX (m->measures.of[i].since, m->w->start);
}

/* It ends, or is called off before it has begun. */
static void
end_measure (pr_model *m, uint32_t i)
{
  const pr_measure *p = &m->w->policy->measures[i];
  pr_measure_state *s = &m->measures.of[i];
  bool was_on = s->phase == PR_MEASURE_ON;
  s->phase = PR_MEASURE_OFF;
  s->agree = 0;
  s->due = PR_NEVER;
  s->rests = m->now + MIN (p->again_after, PR_NEVER - m->now);
  if (was_on)
    {
      count_force (m, i);
      pr_tell_measure (m, PR_HAPPENS_MEASURE_ENDED, i);
      pr_act (m, i, false);
    }
  give_back (m, p);
}

static void
take_effect (pr_model *m, uint32_t i)
{
  const pr_measure *p = &m->w->policy->measures[i];
  pr_measure_state *s = &m->measures.of[i];
  s->phase = PR_MEASURE_ON;
  s->agree = 0;
  s->since = m->now;
  s->order = ++m->measures.effects;
  s->due = MIN (p->until, p->at_most == PR_NEVER ? PR_NEVER : m->now + p->at_most);
  pr_tell_measure (m, PR_HAPPENS_MEASURE_BEGAN, i);
  pr_act (m, i, true);
  if (p->action == PR_ACTION_POSTPONE)
    end_measure (m, i); /* it acts once */
}

/* Sends one more; false if none is left. Who serves a visitor still stays. */
static bool
send (pr_model *m, const pr_measure *p, uint32_t extra)
{
  pr_extra_state *state = &m->measures.extra[extra];
  if (*state == PR_EXTRA_HOME && p->reserve != PR_NONE32)
    {
      if (m->measures.left[p->reserve] == 0)
        return false;
      m->measures.left[p->reserve]--;
    }
  *state = PR_EXTRA_SENT;
  return true;
}

/* Takes officers along, as many as are left; false if there are none. */
static bool
take_along (pr_model *m, const pr_measure *p)
{
  uint32_t taken = 0;
  if (p->action != PR_ACTION_REINFORCE)
    return true;
  have_served (m);
  for (uint32_t k = 0; k < p->n_targets; k++)
    {
      const pr_extra *e = &m->w->policy->extras[p->targets[k]];
      for (uint32_t i = e->first; i < e->first + e->n; i++)
        taken += send (m, p, i);
    }
  return taken > 0;
}

static void
order_measure (pr_model *m, uint32_t i)
{
  const pr_measure *p = &m->w->policy->measures[i];
  pr_measure_state *s = &m->measures.of[i];
  pr_measure_count *count = &m->measure[i];
  if (!take_along (m, p))
    {
      count->refused += !s->refused;
      s->refused = true;
      return;
    }
  s->refused = false;
  pr_time delay = p->travel;
  if (p->delay != NULL)
    {
      pr_block b = pr_rng_block (&m->rng, p->hash, 0, pr_rng_where (PR_DRAW_MEASURE, 0), s->times);
      delay += pr_effort_time (pr_dist_quantile (p->delay, pr_u01 (b.u[0])));
    }
  s->times++;
  count->fired++;
  count->first = MIN (count->first, m->now);
  s->phase = PR_MEASURE_ORDERED;
  s->agree = 0;
  s->due = MIN (p->until, m->now + delay);
  if (delay == 0)
    take_effect (m, i);
}

/* -------- what happens at one instant -------- */

/* Notes the value if it is the worst so far: of a share on time the smallest. */
static void
note_value (const pr_measure *p, double v, pr_measure_count *count)
{
  if (p->watch == PR_WATCH_DATE || !isfinite (v))
    return;
  if (isnan (count->worst)
      || (p->watch == PR_WATCH_ON_TIME_7D ? v < count->worst : v > count->worst))
    count->worst = v;
}

/* Reads the value; returns whether the measure looks now. */
static bool
look_at (pr_model *m, uint32_t i)
{
  pr_measure_state *s = &m->measures.of[i];
  if (s->look != m->now)
    return false;
  const pr_measure *p = &m->w->policy->measures[i];
  s->value = pr_watch_value (m, p);
  note_value (p, s->value, &m->measure[i]);
  bool asks = s->phase == PR_MEASURE_ON ? asks_for_end (p, s->value) : asks_for (p, s->value);
  s->agree = asks && (s->phase != PR_MEASURE_OFF || m->now >= s->rests) ? s->agree + 1 : 0;
  if (!asks)
    s->refused = false;
  return true;
}

/* Whether the measure ends now: its time is over, or its value has asked for it for long enough. */
static bool
measure_is_over (const pr_model *m, uint32_t i, bool looked)
{
  const pr_measure *p = &m->w->policy->measures[i];
  const pr_measure_state *s = &m->measures.of[i];
  if (s->phase == PR_MEASURE_OFF)
    return false;
  if (m->now >= p->until)
    return true;
  if (s->phase != PR_MEASURE_ON)
    return false;
  return s->due <= m->now || (looked && s->agree >= p->off_for && m->now - s->since >= p->at_least);
}

/* Whether some rehearsal is still to come. */
static bool
can_put_off (const pr_model *m, const pr_measure *p)
{
  for (uint32_t k = 0; k < p->n_targets; k++)
    if (pr_schedule_next (m->agenda.schedule, p->targets[k], m->now) != PR_NEVER)
      return true;
  return false;
}

static bool
is_wanted (const pr_model *m, uint32_t i)
{
  const pr_measure *p = &m->w->policy->measures[i];
  const pr_measure_state *s = &m->measures.of[i];
  return s->phase == PR_MEASURE_OFF && s->agree >= p->on_for && m->now >= s->rests
         && s->times < p->most && (p->action != PR_ACTION_POSTPONE || can_put_off (m, p));
}

/* Whether the value of one asks for it more than that of another of the same kind. */
static bool
is_worse (const pr_measure *p, double a, double b)
{
  return p->watch == PR_WATCH_ON_TIME_7D ? a < b : a > b;
}

/* Whether i is ordered before k; measures are in the order of places. */
static bool
is_ordered_before (const pr_model *m, uint32_t i, uint32_t k)
{
  const pr_measure *p = &m->w->policy->measures[i], *q = &m->w->policy->measures[k];
  double a = m->measures.of[i].value, b = m->measures.of[k].value;
  if (p->rank != q->rank)
    return p->rank < q->rank;
  if (p->watch == q->watch && a != b)
    return is_worse (p, a, b);
  return i < k;
}

static void
order_wanted (pr_model *m, uint32_t n)
{
  uint32_t *list = m->measures.wanted;
  for (uint32_t a = 1; a < n; a++)
    for (uint32_t b = a; b > 0 && is_ordered_before (m, list[b], list[b - 1]); b--)
      {
        uint32_t swap = list[b];
        list[b] = list[b - 1];
        list[b - 1] = swap;
      }
  for (uint32_t k = 0; k < n; k++)
    order_measure (m, list[k]);
}

void
pr_measures_event (pr_model *m)
{
  const pr_policy *policy = m->w->policy;
  pr_measures *all = &m->measures;
  uint32_t n = 0;
  for (uint32_t i = 0; i < policy->n_measures; i++)
    all->looked[i] = look_at (m, i);
  for (uint32_t i = 0; i < policy->n_measures; i++)
    if (measure_is_over (m, i, all->looked[i]))
      end_measure (m, i);
  for (uint32_t i = 0; i < policy->n_measures; i++)
    if (all->of[i].phase == PR_MEASURE_ORDERED && all->of[i].due <= m->now)
      take_effect (m, i);
  for (uint32_t i = 0; i < policy->n_measures; i++)
    if (all->looked[i])
      {
        if (is_wanted (m, i))
          all->wanted[n++] = i;
        all->of[i].look = next_look (m, &policy->measures[i], m->now);
      }
  order_wanted (m, n);
  schedule_look (m);
}

void
pr_measures_finished (pr_model *m, uint16_t place, bool on_time)
{
  int32_t day = pr_time_day (m->now);
  int32_t k = (day % PR_FINISHED_DAYS + PR_FINISHED_DAYS) % PR_FINISHED_DAYS;
  pr_finished *f = &m->measures.finished[(size_t) place * PR_FINISHED_DAYS + (size_t) k];
  if (f->day != day)
    *f = (pr_finished){ .day = day };
  f->on_time += on_time;
  f->all++;
}

void
pr_measures_change_over (pr_model *m)
{
  const pr_policy *policy = m->w->policy;
  if (!pr_uses (m, PR_USES_MEASURES))
    return;
  for (uint32_t i = 0; i < policy->n_measures; i++)
    m->measures.of[i].look = next_look (m, &policy->measures[i], MAX (m->now, m->w->start) - 1);
  schedule_look (m);
}

void
pr_measures_make (pr_model *m)
{
  const pr_policy *p = m->w->policy;
  if (!pr_uses (m, PR_USES_MEASURES))
    return;
  m->measure = g_new0 (pr_measure_count, p->n_measures + 1);
  m->measures = (pr_measures){
    .of = g_new0 (pr_measure_state, p->n_measures + 1),
    .left = g_new0 (uint32_t, p->n_reserves + 1),
    .extra = g_new0 (pr_extra_state, p->n_extra_officers + 1),
    .wanted = g_new0 (uint32_t, p->n_measures + 1),
    .looked = g_new0 (bool, p->n_measures + 1),
    .redirect = g_new0 (double, m->w->n_places),
    .finished = g_new0 (pr_finished, (size_t) m->w->n_places * PR_FINISHED_DAYS),
  };
}

void
pr_measures_begin (pr_model *m)
{
  const pr_world *w = m->w;
  const pr_policy *p = w->policy;
  pr_measures *all = &m->measures;
  all->n_hours = 0;
  if (!pr_uses (m, PR_USES_MEASURES))
    return;
  for (uint32_t i = 0; i < p->n_reserves; i++)
    all->left[i] = p->reserves[i].officers;
  memset (all->extra, 0, (p->n_extra_officers + 1) * sizeof *all->extra);
  for (uint16_t i = 0; i < w->n_places; i++)
    all->redirect[i] = 0;
  for (size_t i = 0; i < (size_t) w->n_places * PR_FINISHED_DAYS; i++)
    all->finished[i] = (pr_finished){ .day = INT32_MIN };
  all->effects = 0;
  for (uint32_t i = 0; i < p->n_measures; i++)
    {
      m->measure[i] = (pr_measure_count){ .first = PR_NEVER, .worst = NAN };
      all->of[i] = (pr_measure_state){ .due = PR_NEVER, .rests = INT64_MIN };
      all->of[i].look = next_look (m, &p->measures[i], w->start - 1);
    }
  schedule_look (m);
}

void
pr_measures_end (pr_model *m)
{
  for (uint32_t i = 0; pr_uses (m, PR_USES_MEASURES) && i < m->w->policy->n_measures; i++)
    if (m->measures.of[i].phase == PR_MEASURE_ON)
      count_force (m, i);
}

void
pr_measures_free (pr_model *m)
{
  g_free (m->measures.of);
  g_free (m->measures.left);
  g_free (m->measures.extra);
  g_free (m->measures.wanted);
  g_free (m->measures.looked);
  g_free (m->measures.redirect);
  g_free (m->measures.finished);
  g_free (m->measures.hours);
  g_free (m->measure);
}
