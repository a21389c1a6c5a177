/* Attribution: why a dossier was not finished, at each instant of its life.
 *
 * A story is cut into segments of one cause each, which follow one another without a
 * gap from the dossier's submission to its end. Waiting is cut by calendars and by the
 * spans in which something was missing; another cause may begin at every edge of one of
 * these. An absence also has a reason, of several at once the first in their order. A
 * dossier's first entry holds from its submission on: nothing else is known of a dossier
 * of the backlog file.
 *
 * The lost time of a late dossier is its working days past due, at least one. Its
 * avoidable waiting is the time that it waited within working hours (for a transfer,
 * those of the legal calendar) because of a transfer, readiness, an outage, an absence, a
 * signature or staff; each bears its share of the lost time. Where no waiting was
 * avoidable, effort and statutory delays bear it. Sums are whole millionths of a day, so
 * that they do not depend on order.
 */
#include "model/story.h"

#include "model/deciding.h"
#include "model/duty.h"
#include "model/legal-clock.h"
#include "model/state.h"

/* Where something waits. */
typedef struct {
  const pr_item *it;
  uint16_t step, place;
  uint32_t line;
} waiting_place;

/* Whether t lies in a span; moves *until back to the next edge if that is earlier. */
static bool
within_span (const pr_spans *s, pr_time t, pr_time *until)
{
  uint32_t lo = 0, hi = s->n; /* spans before lo begin at or before t, those from hi on after it */
  while (lo < hi)
    {
      uint32_t mid = lo + (hi - lo) / 2;
      if (s->list[mid].from <= t)
        lo = mid + 1;
      else
        hi = mid;
    }
  if (lo < s->n)
    *until = MIN (*until, s->list[lo].from);
  /* Spans may touch or be empty, but do not overlap. */
  if (lo == 0 || s->list[lo - 1].to <= t)
    return false;
  *until = MIN (*until, s->list[lo - 1].to);
  return true;
}

static bool
anybody_on_duty (const pr_model *m, const waiting_place *at, pr_time t, pr_time *until)
{
  const pr_world *w = m->w;
  const pr_line *line = &w->lines[at->line];
  bool open = false;
  for (uint16_t i = 0; i < line->n_pools; i++)
    {
      const pr_calendar *cal = pr_pool_calendar_at (m, line->pools[i], t, until);
      pr_time change = pr_cal_next_change (cal, t);
      if (!cal->always && t < cal->first_day * PR_DAY)
        change = cal->first_day * PR_DAY;
      *until = MIN (*until, change);
      open |= pr_cal_is_open (cal, t);
    }
  return open;
}

/* Whether some pool of the line was short of officers. */
static bool
pool_short (const pr_model *m, const waiting_place *at, const pr_spans *spans, pr_time t,
            pr_time *until)
{
  const pr_line *line = &m->w->lines[at->line];
  bool is = false;
  for (uint16_t i = 0; spans && i < line->n_pools; i++)
    is |= within_span (&spans[line->pools[i]], t, until);
  return is;
}

/* Whether something that the step waits for was down: a condition, or a system. */
static bool
need_missing (const pr_model *m, const waiting_place *at, bool condition, pr_time t, pr_time *until)
{
  const pr_world *w = m->w;
  const pr_step *step = &w->steps[at->step];
  bool is = false;
  for (uint16_t i = 0; i < step->n_needs; i++)
    {
      const pr_need *need = &w->needs[step->first_need + i];
      uint32_t thing = pr_need_thing (w, need, at->place, step->role);
      if (thing == PR_NONE32 || (need->condition != PR_NONE16) != condition || !need->real
          || need->if_down == PR_IF_DOWN_PAPER || !(need->channels & 1u << at->it->channel))
        continue;
      if (t < need->from)
        *until = MIN (*until, need->from);
      else if (t < need->until)
        {
          *until = MIN (*until, need->until);
          is |= within_span (&m->outages.missed[thing], t, until);
        }
    }
  return is;
}

static bool
is_signature (const pr_model *m, const waiting_place *at, pr_time t, pr_time *until)
{
  uint8_t phase = pr_world_phase_at (m->w, t);
  if (phase + 1 < m->w->n_phases)
    *until = MIN (*until, m->w->phase_at[phase + 1]);
  return m->w->rules[phase].signing_role == m->w->steps[at->step].role;
}

/* The reason of an absence at t, the first that holds; UNFILLED: nobody was away. */
static pr_away
reason_of_absence (const pr_model *m, const waiting_place *at, pr_time t, pr_time *until)
{
  for (int reason = PR_AWAY_UNFILLED + 1; reason < PR_N_AWAY; reason++)
    if (pool_short (m, at, m->roster.away[reason], t, until))
      return (pr_away) reason;
  return PR_AWAY_UNFILLED;
}

/* The cause at t, which holds at least until *until; of an absence also the reason. */
static pr_cause
cause_of_waiting (const pr_model *m, const waiting_place *at, pr_time t, pr_time *until,
                  pr_away *reason)
{
  *reason = PR_AWAY_UNFILLED;
  if (!anybody_on_duty (m, at, t, until))
    return PR_CAUSE_CLOSED;
  if (need_missing (m, at, true, t, until)
      || pool_short (m, at, m->roster.away[PR_AWAY_UNFILLED], t, until))
    return PR_CAUSE_READINESS;
  if (need_missing (m, at, false, t, until))
    return PR_CAUSE_OUTAGE;
  *reason = reason_of_absence (m, at, t, until);
  if (*reason != PR_AWAY_UNFILLED)
    return PR_CAUSE_ABSENCE;
  return is_signature (m, at, t, until) ? PR_CAUSE_SIGNATURE : PR_CAUSE_STAFF;
}

static void
add_segment (pr_model *m, pr_segment segment)
{
  pr_stories *s = &m->stories;
  if (s->n_segments > 0)
    {
      pr_segment *last = &s->segments[s->n_segments - 1];
      if (last->cause == segment.cause && last->reason == segment.reason
          && last->step == segment.step && last->place == segment.place)
        {
          last->to = segment.to;
          return;
        }
    }
  if (pr_stories_grow_segments (m))
    s->segments[s->n_segments++] = segment;
}

static void
cut_waiting (pr_model *m, const pr_item *it, const pr_entry *e, pr_time from, pr_time to)
{
  waiting_place at = { .it = it, .step = e->step, .place = e->place };
  at.line = m->w->line_of[(size_t) e->place * m->w->n_roles + m->w->steps[e->step].role];
  while (from < to)
    {
      pr_time until = to;
      pr_away reason;
      pr_cause cause = cause_of_waiting (m, &at, from, &until, &reason);
      add_segment (m, (pr_segment){ from, until, cause, e->step, e->place, reason });
      from = until;
    }
}

/* The cause of a step that passes by itself. */
static pr_cause
cause_of_passing (const pr_step *step)
{
  if (step->kind == PR_STEP_DELAY && !step->avoidable)
    return PR_CAUSE_STATUTORY;
  return step->kind != PR_STEP_SUPPLEMENT && step->counts ? PR_CAUSE_TRANSFER : PR_CAUSE_CITIZEN;
}

static void
cut_entry (pr_model *m, const pr_item *it, const pr_entry *e, pr_time from, pr_time to)
{
  const pr_step *step = e->step < m->w->n_steps ? &m->w->steps[e->step] : NULL;
  pr_cause cause = PR_CAUSE_CITIZEN;
  switch ((pr_story_what) (e->at & 15))
    {
    case PR_STORY_WAITS:
    case PR_STORY_LAID_DOWN:
      cut_waiting (m, it, e, from, to);
      return;
    case PR_STORY_WORKS:
      cause = PR_CAUSE_EFFORT;
      break;
    case PR_STORY_PASSES:
      cause = cause_of_passing (step);
      break;
    case PR_STORY_AWAY:
      break;
    }
  add_segment (m, (pr_segment){ from, to, cause, e->step, e->place, PR_AWAY_UNFILLED });
}

/* Puts the entries of the story into m->stories.chain, the oldest last; returns their number. */
static uint32_t
read_story (pr_model *m, const pr_item *it)
{
  pr_stories *s = &m->stories;
  uint32_t n = 0;
  for (uint32_t e = it->story; e < PR_STORY_BLANK; e = s->entries[e].next)
    {
      if (!pr_stories_grow_chain (m, n))
        return 0;
      s->chain[n++] = e;
    }
  return n;
}

/* Calls `each` for every entry of the story that has a length, in order. */
static void
each_entry (pr_model *m, const pr_item *it,
            void (*each) (pr_model *, const pr_item *, const pr_entry *, pr_time, pr_time))
{
  const pr_stories *s = &m->stories;
  uint32_t n = read_story (m, it);
  pr_time from = it->born;
  while (n-- > 0)
    {
      const pr_entry *e = &s->entries[s->chain[n]];
      pr_time to = n > 0 ? s->entries[s->chain[n - 1]].at >> 4 : m->now;
      if (to > from)
        each (m, it, e, from, to);
      from = MAX (from, to);
    }
}

/* Cuts the life up to now into m->stories.segments. */
static void
cut_life (pr_model *m, const pr_item *it)
{
  m->stories.n_segments = 0;
  each_entry (m, it, cut_entry);
}

size_t
pr_point_index (const pr_stories *s, const pr_point *p)
{
  return ((size_t) p->place * s->n_names + s->name_of[p->step]) * PR_N_CAUSES_WITH_REASON
         + pr_cause_with_reason (p->cause, p->reason);
}

static pr_time
window_from (const pr_model *m, const pr_segment *g)
{
  return MAX (g->from, (pr_time) m->w->first_day * PR_DAY);
}

/* Counts waiting of the dossier in hand at a failure point, whose days are those in the window. */
static void
touch_point (pr_model *m, const pr_segment *g, pr_time waited)
{
  pr_stories *s = &m->stories;
  if (waited == 0 || !pr_stories_grow_points (m))
    return;
  pr_point point = { .place = g->place,
                     .step = s->first_of[s->name_of[g->step]],
                     .cause = g->cause,
                     .reason = g->reason,
                     .first_day = INT32_MAX,
                     .last_day = INT32_MIN };
  uint32_t *number = &s->point_of[pr_point_index (s, &point)];
  if (*number == PR_NONE32)
    {
      *number = s->n_points++;
      s->points[*number] = point;
      s->waits[*number] = (pr_point_wait){ 0 };
    }
  pr_point *p = &s->points[*number];
  pr_point_wait *wait = &s->waits[*number];
  if (wait->dossier != s->dossiers)
    {
      *wait = (pr_point_wait){ .dossier = s->dossiers };
      s->touched[s->n_touched++] = *number;
      p->dossiers++;
    }
  wait->waited += waited;
  pr_time from = window_from (m, g);
  if (from >= g->to)
    return;
  p->first_day = MIN (p->first_day, pr_time_day (from));
  p->last_day = MAX (p->last_day, pr_time_day (g->to - 1));
}

/* Counts the part of a segment that lies within the hours of a calendar. */
static void
touch_within (pr_model *m, const pr_segment *g, const pr_calendar *cal)
{
  pr_time waited = pr_cal_work_between (cal, g->from, g->to);
  if (waited == 0)
    return;
  pr_segment within = *g;
  pr_time from = window_from (m, g);
  within.from = pr_cal_next_open (cal, cal->always ? from : MAX (from, cal->first_day * PR_DAY));
  within.to = pr_cal_open_until (cal, g->to);
  touch_point (m, &within, waited);
}

/* The one calendar by which the line is served, if nothing that the step waits for was ever missing
 * and nobody was away: then all waiting within it has one cause. NULL: the waiting must be cut. */
static const pr_calendar *
plain_calendar (const pr_model *m, const pr_step *step, uint32_t line)
{
  const pr_world *w = m->w;
  const pr_line *l = &w->lines[line];
  const pr_calendar *cal = pr_pool_calendar (m, l->pools[0]);
  if (step->n_needs > 0 || w->n_phases > 1 || m->measures.n_hours > 0)
    return NULL;
  for (uint16_t i = 0; i < l->n_pools; i++)
    {
      uint32_t pool = l->pools[i];
      if (pr_pool_calendar (m, pool) != cal)
        return NULL;
      for (int reason = 0; reason < PR_N_AWAY; reason++)
        if (m->roster.away[reason] && m->roster.away[reason][pool].n > 0)
          return NULL;
    }
  return cal;
}

/* Counts waiting in a plain line, without cutting it by opening and closing; false if the line is
 * not plain. */
static bool
touch_plainly (pr_model *m, const pr_entry *e, pr_time from, pr_time to)
{
  const pr_world *w = m->w;
  const pr_step *step = &w->steps[e->step];
  uint32_t line = w->line_of[(size_t) e->place * w->n_roles + step->role];
  const pr_calendar *cal = plain_calendar (m, step, line);
  if (!cal)
    return false;
  pr_segment g
      = { .from = from, .to = to, .cause = PR_CAUSE_STAFF, .step = e->step, .place = e->place };
  if (w->rules[0].signing_role == step->role)
    g.cause = PR_CAUSE_SIGNATURE;
  touch_within (m, &g, cal);
  return true;
}

static void
touch_avoidable (pr_model *m, const pr_item *it, const pr_entry *e, pr_time from, pr_time to)
{
  const pr_stories *s = &m->stories;
  unsigned what = e->at & 15;
  if (what == PR_STORY_WORKS || what == PR_STORY_AWAY
      || (what != PR_STORY_PASSES && touch_plainly (m, e, from, to)))
    return;
  m->stories.n_segments = 0;
  cut_entry (m, it, e, from, to);
  const pr_calendar *legal = pr_legal_calendar (m, m->rules);
  for (uint32_t i = 0; i < s->n_segments; i++)
    {
      const pr_segment *g = &s->segments[i];
      if (g->cause == PR_CAUSE_TRANSFER)
        touch_within (m, g, legal);
      else if (g->cause >= PR_CAUSE_READINESS && g->cause <= PR_CAUSE_STAFF)
        touch_point (m, g, g->to - g->from);
    }
}

static void
touch_unavoidable (pr_model *m, const pr_item *it G_GNUC_UNUSED, const pr_entry *e, pr_time from,
                   pr_time to)
{
  pr_segment g = { from, to, PR_CAUSE_EFFORT, e->step, e->place, PR_AWAY_UNFILLED };
  unsigned what = e->at & 15;
  if (what == PR_STORY_WORKS)
    touch_point (m, &g, to - from);
  else if (what == PR_STORY_PASSES
           && (g.cause = cause_of_passing (&m->w->steps[e->step])) == PR_CAUSE_STATUTORY)
    touch_within (m, &g, pr_legal_calendar (m, m->rules));
}

/* Shares the lost time over the points that the dossier in hand has touched, by how long it waited
 * there. */
static void
share_lost (pr_model *m, int64_t lost, uint32_t week)
{
  pr_stories *s = &m->stories;
  pr_wide total = 0, before = 0;
  for (uint32_t i = 0; i < s->n_touched; i++)
    total += s->waits[s->touched[i]].waited;
  for (uint32_t i = 0; i < s->n_touched; i++)
    {
      pr_point *p = &s->points[s->touched[i]];
      pr_wide until = before + s->waits[s->touched[i]].waited;
      int64_t part = (int64_t) (lost * until / total - lost * before / total);
      p->lost += part;
      s->lost[(size_t) p->cause * s->n_weeks + week] += part;
      before = until;
    }
}

/* Working days past due. A dossier that is unfinished at the window's end, at 00:00, is late up to
 * the day before: nothing happens to it on the day that begins. */
static int32_t
days_late (const pr_model *m, const pr_item *it, bool finished)
{
  const pr_calendar *legal = pr_legal_calendar (m, m->rules);
  int32_t day = pr_time_day (finished ? m->now : m->now - 1);
  return day > it->due ? pr_cal_workdays_between (legal, it->due, day) : 0;
}

void
pr_attribute_late (pr_model *m, uint32_t item, bool finished)
{
  const pr_world *w = m->w;
  const pr_item *it = &m->items[item];
  pr_stories *s = &m->stories;
  s->dossiers++;
  s->n_touched = 0;
  each_entry (m, it, touch_avoidable);
  if (s->n_touched == 0)
    each_entry (m, it, touch_unavoidable);
  share_lost (m, MAX (days_late (m, it, finished), 1) * PR_LOST_DAY, pr_world_week (w, it->due));
}

void
pr_life_tell (pr_model *m, uint32_t item, bool finished, bool late)
{
  const pr_item *it = &m->items[item];
  if (it->story == PR_NONE32)
    return;
  cut_life (m, it);
  const pr_life life = { .hash = it->hash,
                         .ident = it->ident,
                         .procedure = it->procedure,
                         .filing = it->filing,
                         .home = it->home,
                         .deciding = pr_item_decider (m, it),
                         .channel = it->channel,
                         .finished = finished,
                         .late = late,
                         .born = it->born,
                         .ended = m->now,
                         .due = it->due,
                         .days = late ? days_late (m, it, finished) : 0,
                         .n = m->stories.n_segments,
                         .segments = m->stories.segments };
  m->probe.lived (m->probe.self, &life);
}
