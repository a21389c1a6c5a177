#include "observe/record-check.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Far above what a replication can count, and far below where sums over places and replications,
 * or of microseconds, overflow. */
#define MOST (INT64_C (1) << 50)

static bool
are_counts (const int64_t *x, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (x[i] < 0 || x[i] > MOST)
      return false;
  return true;
}

static bool
is_tally (const pr_tally *t)
{
  if (t->n == 0)
    return t->sum == 0;
  return t->n > 0 && t->n <= MOST && t->max >= 0 && t->sum >= 0
         && t->sum <= (pr_wide) t->n * t->max;
}

/* A date on which something was so, or never. */
static bool
is_date (const pr_world *w, pr_time t)
{
  return t == PR_NEVER || (t >= w->start && t <= w->end);
}

static bool
is_place (const pr_world *w, const pr_place_count *c)
{
#define FIELD(field, ...) c->field,
  const int64_t counts[] = { PR_COUNTS (FIELD) c->in_process,
                             c->moved,
                             c->tests_in_process,
                             c->visits_before,
                             c->waiting_visits,
                             c->held,
                             c->deciding,
                             c->overdue };
#undef FIELD
  return are_counts (counts, G_N_ELEMENTS (counts)) && is_date (w, c->first_empty)
         && is_date (w, c->last_empty) && is_tally (&c->sojourn) && is_tally (&c->acceptance)
         && is_tally (&c->counter_wait) && c->left_wait >= 0 && c->process_time >= 0
         && c->process_time
                <= (pr_wide) (w->end - w->start) * (c->arrived + c->taken_over + c->taken_in)
         && c->arrived + c->taken_over + c->taken_in
                == c->returned + c->refused + c->withdrawn + c->handed_over + c->in_process
         && c->handed_over
                == c->moved_returned + c->moved_refused + c->moved_withdrawn + c->moved_on
                       + c->moved
         && c->tests_arrived == c->tests_finished + c->tests_closed + c->tests_in_process
         && c->visits + c->visits_before
                == c->visits_filed + c->visits_served + c->visits_redirected + c->visits_left
                       + c->waiting_visits;
}

/* Whether accepted dossiers are no more than there are at the place, whose own counts are sound. */
static bool
is_within (const pr_official_count *c, const pr_place_count *place)
{
  return c->online + c->counter + c->carried_over + c->taken_in
             <= place->arrived + place->taken_over + place->taken_in
         && c->carried_over <= place->taken_over && c->taken_in <= place->taken_in
         && c->handed_over <= place->handed_over && c->returned <= place->returned
         && c->refused <= place->refused && c->withdrawn <= place->withdrawn
         && c->in_process <= place->in_process && c->past_due <= place->overdue;
}

static bool
is_official (const pr_place_count *place, const pr_official_count *c, uint32_t n)
{
  pr_official_count sum = { 0 };
  for (uint32_t i = 0; i < n; i++, c++)
    {
      const int64_t counts[]
          = { c->online,   c->counter,    c->carried_over, c->taken_in, c->handed_over,
              c->returned, c->refused,    c->withdrawn,    c->early,    c->on_time,
              c->overdue,  c->in_process, c->past_due };
      if (!are_counts (counts, G_N_ELEMENTS (counts)) || !pr_official_adds_up (c)
          || c->past_due > c->in_process)
        return false;
      pr_official_add (&sum, c);
      if (!is_within (&sum, place))
        return false;
    }
  return sum.past_due == place->overdue;
}

static bool
is_ledger_day (const pr_ledger_day *d)
{
  return d->due_on_time >= 0 && d->due_on_time <= d->due && d->resolved_on_time >= 0
         && d->resolved_on_time <= d->resolved && d->online_on_time >= 0
         && d->online_on_time <= d->online && d->online <= d->resolved && d->own_on_time >= 0
         && d->own_on_time <= d->own && d->own <= d->resolved;
}

static bool
is_procedure (const pr_procedure_count *c)
{
  const int64_t counts[]
      = { c->arrived, c->returned, c->refused, c->withdrawn, c->on_time, c->late };
  return are_counts (counts, G_N_ELEMENTS (counts)) && is_tally (&c->sojourn)
         && are_counts (c->sojourn_hist.count, PR_HIST_BINS);
}

static bool
is_pool (const pr_world *w, const pr_pool *pool, const pr_pool_count *c)
{
  const int64_t counts[] = { c->served,    c->interrupted,   c->held,     c->busy,
                             c->scheduled, c->scheduled_all, c->employed, c->employed_later,
                             c->overtime,  c->after_hours,   c->owed };
  pr_wide time = (pr_wide) (w->end - w->start) * (pool->count + pool->n_later + pool->n_extra);
  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] < 0 || (i >= 2 && counts[i] > time))
      return false;
  return c->served <= MOST && c->interrupted <= MOST && (pr_wide) c->busy + c->held <= time
         && c->in_hand >= c->busy + c->held && c->scheduled <= c->scheduled_all
         && c->after_hours <= c->overtime && c->employed_later <= c->employed;
}

static bool
is_officer (const pr_world *w, const pr_officer_count *c)
{
  int64_t time = w->end - w->start;
  return c->served >= 0 && c->served <= MOST && c->busy >= 0 && c->busy <= time && c->absent >= 0
         && c->absent <= time;
}

static bool
is_line (const pr_line_count *c)
{
  const int64_t counts[] = { c->length.value, c->waited, c->within };
  return are_counts (counts, G_N_ELEMENTS (counts)) && c->length.integral >= 0 && c->work >= 0
         && is_tally (&c->wait) && c->waited <= c->wait.n && c->within <= c->wait.n;
}

static bool
is_thing (const pr_world *w, const pr_thing_count *c)
{
  const int64_t counts[] = { c->incidents, c->repairs, c->outages };
  return are_counts (counts, G_N_ELEMENTS (counts)) && c->down >= 0 && c->down <= w->end - w->start
         && c->waited >= 0;
}

static bool
is_crew (const pr_world *w, const pr_crew *crew, const pr_crew_count *c)
{
  const int64_t counts[] = { c->busy, c->travel, c->overtime, c->scheduled };
  pr_wide time = (pr_wide) (w->end - w->start) * crew->count;
  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] < 0 || counts[i] > time)
      return false;
  return c->repairs >= 0 && c->repairs <= MOST;
}

static bool
is_rehearsal (const pr_world *w, const pr_rehearsal_count *c)
{
  return c->tries >= 0 && c->tries <= PR_MOST_TRIES && c->staff >= 0
         && c->staff / MAX (c->tries, 1) <= (pr_wide) w->n_officers * (w->end - w->start)
         && is_date (w, c->done) && (c->missed == 0 || c->missed == 1)
         && (c->done == PR_NEVER || (c->tries > 0 && c->missed == 0));
}

/* What a schedule says. */
static bool
is_schedule (const pr_record *r, const pr_world *w)
{
  bool good = true;
  for (uint32_t i = 0; i < r->n_rehearsals && good; i++)
    good = is_rehearsal (w, &r->rehearsal[i]);
  for (uint32_t i = 0; i < r->n_venues && good; i++)
    good = r->venue[i].waited >= 0 && r->venue[i].waited <= w->n_rehearsals && r->venue[i].wait >= 0
           && r->venue[i].wait <= w->end - w->start;
  for (uint32_t i = 0; i < r->n_courses && good; i++)
    good = r->course[i].used >= 0 && r->course[i].untrained >= 0
           && r->course[i].used + r->course[i].untrained <= w->n_officers;
  return good;
}

static bool
is_practice (const pr_practice_count *c)
{
  const int64_t counts[] = { c->completed, c->errors, c->found, c->missed };
  const double sizes[] = { c->factor_start, c->factor_end, c->pieces_start, c->pieces_end };
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (!(sizes[i] >= 0 && sizes[i] <= 1e12))
      return false;
  return are_counts (counts, G_N_ELEMENTS (counts)) && c->worked >= 0 && c->beyond >= 0
         && c->beyond <= c->worked && c->found + c->missed <= c->errors;
}

static bool
is_measure (const pr_world *w, const pr_measure_count *c)
{
  const int64_t counts[] = { c->fired, c->refused, c->put_off };
  return are_counts (counts, G_N_ELEMENTS (counts)) && is_date (w, c->first)
         && (c->first == PR_NEVER) == (c->fired == 0) && c->in_force >= 0
         && c->in_force <= w->end - w->start
         && (isnan (c->worst) || (c->worst >= 0 && c->worst <= 1e15));
}

static bool
are_days (const pr_world *w, const pr_point *p)
{
  return (p->first_day == INT32_MAX && p->last_day == INT32_MIN)
         || (p->first_day >= w->first_day && p->first_day <= p->last_day
             && p->last_day < w->end_day);
}

static bool
are_points (const pr_world *w, const pr_record *r)
{
  for (uint32_t i = 0; i < r->n_points; i++)
    {
      const pr_point *p = &r->point[i];
      if (p->place >= w->n_places || p->step >= w->n_steps || (unsigned) p->cause >= PR_N_CAUSES
          || (unsigned) p->reason >= PR_N_AWAY
          || (p->cause == PR_CAUSE_ABSENCE) != (p->reason != PR_AWAY_UNFILLED) || !are_days (w, p)
          || p->dossiers < 1 || p->dossiers > MOST || p->lost < 0 || p->lost > MOST
          || (i > 0 && pr_point_compare (p - 1, p) >= 0))
        return false;
    }
  return true;
}

/* Every pool is looked at as often as the others. */
static bool
are_glances (const pr_record *r)
{
  size_t n = (size_t) PR_GLANCES * r->n_pools;
  int64_t first = 0;
  for (size_t i = 0; i < n; i++)
    if (r->at_work[i] < 0 || r->on_duty[i] < 0)
      return false;
  for (uint32_t p = 0; p < r->n_pools; p++)
    {
      int64_t looks = 0;
      for (size_t k = 0; k < PR_N_BANDS; k++)
        {
          int32_t x = r->in_system[(size_t) p * PR_N_BANDS + k];
          if (x < 0)
            return false;
          looks += x;
        }
      first = p == 0 ? looks : first;
      if (looks != first || looks > (int64_t) PR_GLANCES * r->n_days)
        return false;
    }
  return true;
}

static bool
are_levels (const pr_record *r)
{
  size_t n = (size_t) PR_SERIES_N * r->n_places * r->n_days,
         pools = (size_t) r->n_pools * r->n_days;
  for (size_t i = 0; i < n; i++)
    if (r->series[i] < 0)
      return false;
  for (size_t i = 0; i < pools; i++)
    if (!(r->work_days[i] >= 0)) /* infinity is fine, NaN is not */
      return false;
  return are_counts (r->ages, (size_t) PR_N_AGES * r->n_days)
         && are_counts (r->lost, (size_t) PR_N_CAUSES * r->n_weeks) && are_glances (r)
         && are_counts (&r->events, 1);
}

static bool
is_detail (const pr_detail_count *c)
{
  return is_tally (&c->tally) && c->over >= 0 && c->over <= c->tally.n
         && are_counts (c->hist.count, PR_HIST_BINS) && pr_hist_n (&c->hist) == c->tally.n;
}

bool
pr_record_is_sound (const pr_record *r, const pr_world *w)
{
  bool good = are_levels (r) && are_points (w, r);
  for (uint32_t i = 0; i < r->n_places && good; i++)
    good = is_place (w, &r->place[i])
           && is_official (&r->place[i], r->official + (size_t) i * r->n_groups, r->n_groups);
  for (size_t i = 0; i < (size_t) r->n_ledgers * r->n_days && good; i++)
    good = is_ledger_day (&r->ledger[i]);
  for (uint32_t i = 0; i < r->n_procedures && good; i++)
    good = is_procedure (&r->procedure[i]);
  for (uint32_t i = 0; i < r->n_pools && good; i++)
    good = is_pool (w, &w->pools[i], &r->pool[i]);
  for (uint32_t i = 0; i < r->n_officers && good; i++)
    good = is_officer (w, &r->officer[i]);
  for (uint32_t i = 0; i < r->n_lines && good; i++)
    good = is_line (&r->line[i]);
  for (uint32_t i = 0; i < r->n_things && good; i++)
    good = is_thing (w, &r->thing[i]);
  for (uint32_t i = 0; i < r->n_crews && good; i++)
    good = is_crew (w, &w->crews[i], &r->crew[i]);
  for (uint32_t i = 0; i < r->n_practices && good; i++)
    good = is_practice (&r->practice[i]);
  for (uint32_t i = 0; i < r->n_measures && good; i++)
    good = is_measure (w, &r->measure[i]);
  for (size_t i = 0; i < (size_t) r->n_details * r->n_places && good; i++)
    good = is_detail (&r->details[i]);
  return good && is_schedule (r, w);
}
