/* Schedule: see schedule.h. */
#include "model/planning.h"

#include "kernel/grow.h"

#include <glib.h>
#include <string.h>

pr_schedule *
pr_schedule_new (const pr_world *w)
{
  pr_schedule *s = g_new0 (pr_schedule, 1);
  size_t nodes = (size_t) w->n_rehearsals + w->n_activity_names;
  s->w = w;
  pr_roster_make (&s->roster, w, NULL, PR_NEVER);
  pr_diary_make (&s->diary, w);
  s->booked = g_new0 (pr_booked, w->n_venues + 1u);
  s->spent = g_new (pr_time, w->n_officers + 1u);
  s->taken = g_new0 (uint32_t, w->n_officers + 1u);
  s->before = g_new (uint32_t, nodes + 1);
  s->earliest = g_new (pr_time, nodes + 1);
  s->waited = g_new (uint8_t, w->n_rehearsals + 1u);
  s->seats = g_new (uint8_t, (size_t) w->n_course_names * w->n_officers + 1);
  s->of_pool = g_new (uint32_t, w->n_pools + 1u);
  s->rehearsals = g_new0 (pr_rehearsal_count, w->n_rehearsals + 1u);
  s->venues = g_new0 (pr_venue_count, w->n_venues + 1u);
  s->courses = g_new0 (pr_course_count, w->n_course_names + 1u);
  return s;
}

void
pr_schedule_free (pr_schedule *s)
{
  if (s == NULL)
    return;
  for (uint32_t i = 0; i < s->w->n_venues; i++)
    g_free (s->booked[i].steps);
  pr_roster_free (&s->roster);
  pr_diary_free (&s->diary);
  pr_delays_clear (&s->ready);
  g_free (s->booked);
  g_free (s->spent);
  g_free (s->candidates);
  g_free (s->chosen);
  g_free (s->taken);
  g_free (s->before);
  g_free (s->earliest);
  g_free (s->waited);
  g_free (s->seats);
  g_free (s->of_pool);
  g_free (s->away);
  g_free (s->lessons);
  g_free (s->tries);
  g_free (s->rehearsals);
  g_free (s->venues);
  g_free (s->courses);
  g_free (s);
}

static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer schedule)
{
  const pr_candidate *x = a, *y = b;
  const pr_time *spent = ((const pr_schedule *) schedule)->spent;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  if (spent[x->officer] != spent[y->officer])
    return spent[x->officer] < spent[y->officer] ? -1 : 1;
  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  return x->officer < y->officer ? -1 : x->officer > y->officer;
}

void
pr_planning_choose (pr_schedule *s, uint32_t n, uint16_t party)
{
  if (!PR_GROW (s->chosen, s->cap_chosen, s->n_chosen + n))
    {
      s->failed = true;
      return;
    }
  if (s->n_candidates > 0)
    g_qsort_with_data (s->candidates, (gint) s->n_candidates, sizeof *s->candidates,
                       compare_candidates, s);
  for (uint32_t i = 0; i < n; i++)
    {
      pr_candidate c = s->candidates[i];
      c.party = party;
      s->taken[c.officer] = s->round;
      s->chosen[s->n_chosen++] = c;
    }
}

void
pr_planning_occupy (pr_schedule *s, uint32_t officer, pr_time from, pr_time to, uint16_t course)
{
  const pr_entry_in_diary entry = { from, to, PR_NONE32, PR_AWAY_MEETING, true, course };
  if (!pr_diary_add (&s->diary, officer, entry))
    s->failed = true;
}

void
pr_planning_send (pr_schedule *s, pr_time_away away, pr_time takes)
{
  s->spent[away.officer] += takes;
  if (PR_GROW (s->away, s->cap_away, s->n_away + 1))
    s->away[s->n_away++] = away;
  else
    s->failed = true;
}

void
pr_planning_book (pr_schedule *s, const pr_booking *needs, uint16_t n, pr_time from, pr_time to)
{
  for (uint16_t i = 0; i < n; i++)
    if (!pr_booked_take (&s->booked[needs[i].venue], from, to, needs[i].count))
      s->failed = true;
}

/* The rehearsal may be planned, from `earliest` on. */
static void
make_ready (pr_schedule *s, uint32_t i, pr_time earliest)
{
  s->earliest[i] = MAX (earliest, s->w->activities[s->w->rehearsals[i].activity].from);
  if (!pr_delays_push (&s->ready, (pr_key) s->w->rehearsals[i].rank, i))
    s->failed = true;
}

/* The node has passed; what comes after it may be ready now. */
static void
pass (pr_schedule *s, uint32_t node, pr_time at)
{
  const pr_precedence *p = &s->w->precedence[node];
  for (uint32_t k = 0; k < p->n_then; k++)
    {
      uint32_t next = p->then[k];
      s->earliest[next] = MAX (s->earliest[next], at);
      if (--s->before[next] > 0)
        continue;
      if (next < s->w->n_rehearsals)
        make_ready (s, next, s->earliest[next]);
      else
        pass (s, next, s->earliest[next]); /* all of a name: before rehearsals only */
    }
}

/* Counts that a venue was short at the slot that there would have been without it. */
static void
count_wait (pr_schedule *s, uint32_t i, const pr_booking *lacking, pr_time wait)
{
  pr_venue_count *v = &s->venues[lacking->venue];
  v->waited += !s->waited[i];
  v->wait = MAX (v->wait, wait);
  s->waited[i] = 1;
}

/* Finds a slot in which the venues are free, too. */
static bool
find_slot (pr_schedule *s, uint32_t i, pr_time duration, pr_slot_found *slot)
{
  const pr_rehearsal *r = &s->w->rehearsals[i];
  if (!pr_slot_find (s, r, s->earliest[i], duration, false, slot))
    return false;
  const pr_slot_found first = *slot;
  const pr_booking *lacking = pr_slot_short (s, r, slot);
  if (lacking == NULL)
    return true;
  bool found = pr_slot_find (s, r, first.from, duration, true, slot);
  count_wait (s, i, lacking,
              (found ? slot->from : s->w->activities[r->activity].until) - first.from);
  return found;
}

/* The officer takes part, and comes or, being ill, does not. */
static void
attend (pr_schedule *s, uint32_t rehearsal, uint32_t officer, const pr_slot_found *slot,
        pr_time duration, bool comes)
{
  pr_time t = slot->from, from, to;
  for (; pr_slot_stretch (s, pr_world_pool_of (s->w, officer), slot, t, &from, &to); t = to)
    {
      pr_planning_occupy (s, officer, from, to, PR_NONE16);
      if (!comes)
        continue;
      pr_planning_send (
          s, (pr_time_away){ from, to, officer, PR_AWAY_MEETING, rehearsal, slot->from }, duration);
      duration = 0; /* counts once */
    }
}

/* Sends those who take part. Returns whether somebody came for each party. */
static bool
hold (pr_schedule *s, uint32_t i, pr_time duration, const pr_slot_found *slot)
{
  const pr_activity *a = &s->w->activities[s->w->rehearsals[i].activity];
  uint16_t parties = 0, last = PR_NONE16;
  for (uint32_t k = 0; k < s->n_chosen; k++)
    {
      const pr_candidate *c = &s->chosen[k]; /* by party */
      bool comes = !pr_diary_is_away_for (&s->diary, c->officer, slot->from, PR_AWAY_SICKNESS);
      attend (s, i, c->officer, slot, duration, comes);
      if (!comes)
        continue;
      s->rehearsals[i].staff += duration;
      if (c->party != last)
        parties++;
      last = c->party;
    }
  return parties == a->n_parties;
}

static void
note_try (pr_schedule *s, pr_try try)
{
  if (PR_GROW (s->tries, s->cap_tries, s->n_tries + 1))
    s->tries[s->n_tries++] = try;
  else
    s->failed = true;
}

pr_time
pr_schedule_next (const pr_schedule *s, uint32_t rehearsal, pr_time now)
{
  pr_time next = PR_NEVER;
  for (uint32_t i = 0; i < s->n_tries; i++)
    if (s->tries[i].rehearsal == rehearsal && !s->tries[i].put_off && s->tries[i].begins > now)
      next = MIN (next, s->tries[i].begins);
  return next;
}

void
pr_schedule_put_off (pr_schedule *s, uint32_t rehearsal, pr_time begins)
{
  pr_rehearsal_count *count = &s->rehearsals[rehearsal];
  for (uint32_t i = 0; i < s->n_tries; i++)
    {
      pr_try *t = &s->tries[i];
      if (t->rehearsal != rehearsal || t->begins != begins)
        continue;
      t->put_off = true;
      count->tries--;
      count->staff -= t->staff;
      if (t->passes)
        {
          count->done = PR_NEVER;
          count->missed = s->w->activities[s->w->rehearsals[rehearsal].activity].in_time;
        }
    }
}

/* Plans the next try of a rehearsal. */
static void
plan (pr_schedule *s, uint32_t i)
{
  const pr_rehearsal *r = &s->w->rehearsals[i];
  const pr_activity *a = &s->w->activities[r->activity];
  pr_rehearsal_count *count = &s->rehearsals[i];
  pr_block b = pr_rng_block (&s->rng, r->hash, 0, pr_rng_where (PR_DRAW_ACTIVITY, 0),
                             (uint64_t) count->tries);
  pr_time duration = MAX (pr_effort_time (pr_dist_quantile (a->duration, pr_u01 (b.u[1]))), 1);
  pr_slot_found slot;
  if (!find_slot (s, i, duration, &slot))
    return;
  pr_planning_book (s, r->needs, r->n_needs, slot.from, slot.to);
  int64_t staff = count->staff;
  bool passes = hold (s, i, duration, &slot) && pr_u01 (b.u[0]) < a->pass;
  count->tries++;
  if (s->roster.puts_off)
    note_try (s, (pr_try){ .rehearsal = i,
                           .passes = passes,
                           .begins = slot.from,
                           .staff = count->staff - staff });
  if (passes)
    {
      count->done = slot.to;
      count->missed = 0;
      pass (s, i, slot.to);
    }
  else if (count->tries < PR_MOST_TRIES)
    make_ready (s, i, slot.to + MIN (a->again_after, PR_NEVER - slot.to));
}

static void
plan_rehearsals (pr_schedule *s)
{
  const pr_world *w = s->w;
  for (uint32_t i = 0; i < w->n_rehearsals + w->n_activity_names; i++)
    {
      s->before[i] = w->precedence[i].n_before;
      s->earliest[i] = w->start;
    }
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    {
      s->waited[i] = 0;
      s->rehearsals[i]
          = (pr_rehearsal_count){ .done = PR_NEVER,
                                  .missed = w->activities[w->rehearsals[i].activity].in_time };
    }
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    if (s->before[i] == 0)
      make_ready (s, i, w->start);
  while (s->ready.n > 0 && !s->failed)
    plan (s, pr_delays_pop (&s->ready).item);
}

bool
pr_schedule_draw (pr_schedule *s, const pr_rng *rng)
{
  const pr_world *w = s->w;
  s->rng = *rng;
  s->n_away = s->n_lessons = s->n_tries = s->ready.n = 0;
  memset (s->spent, 0, (w->n_officers + 1u) * sizeof *s->spent);
  memset (s->venues, 0, (w->n_venues + 1u) * sizeof *s->venues);
  memset (s->courses, 0, (w->n_course_names + 1u) * sizeof *s->courses);
  for (uint32_t i = 0; i < w->n_venues; i++)
    s->booked[i].n = 0;
  pr_roster_draw (&s->roster, rng, NULL, 0);
  s->failed = s->roster.failed || !pr_diary_begin (&s->diary, &s->roster);
  if (!s->failed)
    pr_training_plan (s);
  if (!s->failed)
    plan_rehearsals (s);
  return !s->failed;
}

pr_agenda
pr_schedule_agenda (const pr_schedule *s)
{
  return (pr_agenda){ s->away, s->lessons, s->n_away, s->n_lessons, NULL };
}

const pr_rehearsal_count *
pr_schedule_rehearsals (const pr_schedule *s)
{
  return s->rehearsals;
}

const pr_venue_count *
pr_schedule_venues (const pr_schedule *s)
{
  return s->venues;
}

const pr_course_count *
pr_schedule_courses (const pr_schedule *s)
{
  return s->courses;
}
