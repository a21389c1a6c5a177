/* Arrivals: see arrive.h. */
#include "model/arrive.h"

#include "kernel/dist-tabulated.h"
#include "model/ages.h"
#include "model/closing.h"
#include "model/deciding.h"
#include "model/elsewhere.h"
#include "model/expected.h"
#include "model/item.h"
#include "model/legal-clock.h"
#include "model/listener.h"
#include "model/portal.h"
#include "model/renewal.h"
#include "model/state.h"
#include "model/step.h"
#include "model/uses.h"

#include <math.h>
#include <string.h>

static uint64_t
dated (const pr_model *m, int32_t day, uint32_t number)
{
  return (uint64_t) (uint32_t) (m->w->epoch + day) << 32 | number;
}

/* What identifies an arrival within its stream: the date and the number on that date, or for a
 * renewal stream the number alone. Member k of a group has k in the ten highest bits, by exclusive
 * or. Two arrivals cannot get the same identity by this: those bits belong to the 32 of the date,
 * and dates less than 2^22 days apart, as all dates of a world are, differ in the lower 22. */
static inline uint64_t
ident_of (const pr_model *m, bool numbered, int32_t day, const pr_arrival *a)
{
  uint64_t ident = numbered ? a->number : dated (m, day, a->number);
  return ident ^ (uint64_t) a->member << 54;
}

uint64_t
pr_arrival_ident (const pr_model *m, int32_t day, const pr_arrival *a)
{
  return ident_of (m, m->w->streams[a->stream].every != NULL, day, a);
}

/* The part f of a piece's length within which the share y of its arrivals comes, when the intensity
 * goes from b to 1 - b in a straight line: 2 b f + (1 - 2 b) f^2 = y, solved without
 * cancellation. */
static double G_GNUC_NO_INLINE
bent_part (double b, double y)
{
  return y > 0 ? MIN (y / (b + sqrt (MAX (b * b + (1 - 2 * b) * y, 0))), 1) : 0;
}

pr_time
pr_shape_time (const pr_day_shape *s, double share)
{
  size_t i = 1;
  while (i + 1 < s->n && s->share[i] < share)
    i++;
  double width = s->share[i] - s->share[i - 1];
  double f = width > 0 ? (share - s->share[i - 1]) / width : 0;
  if (G_UNLIKELY (s->bend))
    f = bent_part (s->bend[i], f);
  return s->at[i - 1] + (pr_time) (f * (double) (s->at[i] - s->at[i - 1]));
}

uint16_t
pr_arrival_home (const pr_world *w, const pr_stream *s, double u)
{
  if (s->home == PR_HOME_OWN)
    return s->place;
  const pr_place *place = &w->places[s->place];
  const pr_province *province = pr_world_province (w, s->place);
  const double *weight = province->weight;
  double low = 0, width = 0;
  if (s->home == PR_HOME_OTHERS && s->place < w->n_units)
    {
      low = place->rank ? weight[place->rank - 1] : 0;
      width = weight[place->rank] - low;
      u *= 1 - width;
      if (u >= low)
        u += width;
    }
  uint32_t a = 0;
  for (uint32_t n = province->n; n > 1; n -= n / 2) /* the home is one of n from a on */
    a += weight[a + n / 2 - 1] > u ? 0 : n / 2;
  return province->unit[a];
}

bool
pr_arrivals_grow (pr_model *m, pr_day_arrivals *a)
{
  uint32_t cap = a->cap ? a->cap * 2 : 64;
  pr_arrival *list = cap > PR_NONE32 / 4 ? NULL : g_try_renew (pr_arrival, a->list, cap);
  if (list)
    {
      a->list = list;
      a->cap = cap;
    }
  else
    m->failed = PR_MODEL_ERROR_MEMORY;
  return list != NULL;
}

/* Adds the home of the last arrival of the list, and the others of its group; false if out of
 * memory. */
static bool
add_particulars (pr_model *m, pr_day_arrivals *a, const pr_stream *s)
{
  pr_arrival *last = &a->list[a->n - 1];
  pr_block b = pr_rng_block (&m->rng, s->hash, pr_arrival_ident (m, a->day, last),
                             pr_rng_where (PR_DRAW_ARRIVAL, 0), 0);
  last->home = pr_arrival_home (m->w, s, pr_u01 (b.u[1]));
  return !s->batch || pr_batch_add (m, a, b.u[2]);
}

static void
make_stream (pr_model *m, pr_day_arrivals *a, uint32_t stream, int32_t day, int type)
{
  const pr_stream *s = &m->w->streams[stream];
  if (s->every)
    {
      pr_renewal_day (m, a, stream, day);
      return;
    }
  double total = pr_expected_on (m->w, s, day, type);
  if (total <= 0)
    return;
  pr_day_shape none = { 0 };
  uint16_t profile = pr_world_profile (m->w, s, day);
  const pr_day_shape *shape = profile == PR_NONE16 ? &none : &m->w->profiles[profile].shape[type];
  double sum = 0;
  pr_block gaps = { { 0 } };
  for (uint32_t k = 0;; k++)
    {
      if (k % 4 == 0)
        gaps = pr_rng_block (&m->rng, s->hash, dated (m, day, k / 4), pr_rng_where (PR_DRAW_GAP, 0),
                             0);
      double u = pr_u01 (gaps.u[k % 4]);
      sum += pr_table_minus_log (u);
      if (sum >= total)
        return;
      if (a->n == a->cap && !pr_arrivals_grow (m, a))
        return;
      double share = sum / total;
      pr_time at = shape->n ? pr_shape_time (shape, share) : (pr_time) (share * (double) PR_DAY);
      a->list[a->n++] = (pr_arrival){
        .time = (pr_time) day * PR_DAY + at, .stream = stream, .number = k, .home = s->place
      };
      if ((s->home != PR_HOME_OWN || s->batch) && !add_particulars (m, a, s))
        return;
    }
}

static bool
in_order (const pr_arrival *list, uint32_t n)
{
  for (uint32_t i = 1; i < n; i++)
    if (list[i].time < list[i - 1].time)
      return false;
  return true;
}

/* Stable merge sort by time: equal times keep the order of streams. */
static void
sort_arrivals (pr_model *m, pr_day_arrivals *a)
{
  if (in_order (a->list, a->n))
    return;
  if (m->arrivals.cap_scratch < a->n)
    {
      pr_arrival *scratch = g_try_renew (pr_arrival, m->arrivals.scratch, a->cap);
      if (!scratch)
        {
          m->failed = PR_MODEL_ERROR_MEMORY;
          return;
        }
      m->arrivals.scratch = scratch;
      m->arrivals.cap_scratch = a->cap;
    }
  pr_arrival *from = a->list, *to = m->arrivals.scratch;
  for (uint32_t width = 1; width < a->n; width *= 2)
    {
      for (uint32_t low = 0; low < a->n; low += 2 * width)
        {
          uint32_t mid = MIN (low + width, a->n), end = MIN (low + 2 * width, a->n);
          uint32_t i = low, j = mid;
          uint32_t k = low;
          while (i < mid && j < end) /* choosing without a branch, as nothing could predict it */
            {
              bool left = from[i].time <= from[j].time;
              to[k++] = from[left ? i : j];
              i += left;
              j += !left;
            }
          memcpy (to + k, from + i, (mid - i) * sizeof *to);
          memcpy (to + k + (mid - i), from + j, (end - j) * sizeof *to);
        }
      pr_arrival *swap = from;
      from = to;
      to = swap;
    }
  if (from != a->list)
    memcpy (a->list, from, a->n * sizeof *from);
}

void
pr_arrivals_begin_day (pr_model *m, uint16_t place, int32_t day)
{
  const pr_place *p = &m->w->places[place];
  pr_day_arrivals *a = &m->arrivals.of[place];
  int type = pr_day_type_of (m->w, m->arrivals.day_types, day);
  a->n = a->next = 0;
  a->day = day;
  for (uint32_t i = 0; i < p->n_streams; i++)
    make_stream (m, a, p->first_stream + i, day, type);
  sort_arrivals (m, a);
  while (a->next < a->n && a->list[a->next].time < m->now)
    a->next++;
}

void
pr_arrivals_schedule (pr_model *m, uint16_t place)
{
  const pr_day_arrivals *a = &m->arrivals.of[place];
  pr_time at = a->next < a->n ? a->list[a->next].time : (pr_time) (a->day + 1) * PR_DAY;
  pr_fel_set (&m->fel, m->slots.arrival + place, pr_schedule_key (m, at, PR_EV_ARRIVAL, place));
}

static void
set_newcomers (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      bool untold = s->test || m->law.unlimited[s->procedure];
      m->arrivals.newcomers[i] = (pr_newcomer){ .hash = s->hash,
                                                .procedure = s->procedure,
                                                .numbered = s->every != NULL,
                                                .story = untold ? PR_NONE32 : PR_STORY_BLANK };
      if (s->return_home)
        m->arrivals.newcomers[i].flags |= PR_ITEM_RETURN_HOME;
      if (s->test)
        m->arrivals.newcomers[i].flags |= PR_ITEM_TEST;
    }
}

void
pr_arrivals_make (pr_model *m)
{
  const pr_world *w = m->w;
  m->arrivals.of = g_new0 (pr_day_arrivals, w->n_places);
  m->arrivals.types[0] = m->arrivals.day_types = pr_day_types_new (w);
  if (w->later != NULL)
    m->arrivals.types[1] = pr_day_types_new (w->later);
  m->arrivals.newcomers = g_new (pr_newcomer, w->n_streams);
  set_newcomers (m);
}

void
pr_arrivals_change_back (pr_model *m)
{
  m->arrivals.day_types = m->arrivals.types[0];
  set_newcomers (m);
}

void
pr_arrivals_change_over (pr_model *m)
{
  m->arrivals.day_types = m->arrivals.types[1];
  set_newcomers (m);
  pr_newcomers_set_phase (m);
  if (m->renewals)
    pr_renewals_change_over (m);
}

void
pr_newcomers_set_phase (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      const pr_procedure *p = &w->procedures[s->procedure];
      pr_newcomer *as = &m->arrivals.newcomers[i];
      as->filing = pr_world_office (w, p, s->place, m->phase, false);
      as->channel = pr_world_channel (w, s, m->phase);
      as->flags &= (uint16_t) ~PR_ITEM_VISITOR;
      bool counter = as->channel == PR_CHANNEL_COUNTER && w->workflows[p->workflow].receives;
      if (p->visit || (counter && !s->test)) /* test dossiers are filed by officers */
        as->flags |= PR_ITEM_VISITOR;
    }
}

/* Draws whether a dossier of a split unit belongs to its other part, which has another office. */
static G_GNUC_NO_INLINE void
draw_part (pr_model *m, pr_item *it)
{
  const pr_world *w = m->w;
  const pr_stream *s = &w->streams[it->stream];
  const pr_procedure *p = &w->procedures[it->procedure];
  if (it->home >= w->n_units || w->split[it->home] == 0 || !p->other)
    return;
  pr_block b = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_PART, 0), 0);
  if (pr_u01 (b.u[0]) >= w->split[it->home])
    return;
  it->flags |= PR_ITEM_OTHER;
  if (it->home == s->place)
    it->filing = pr_world_office (w, p, s->place, it->phase, true);
}

void
pr_visitor_refile (pr_model *m, pr_item *it)
{
  const pr_world *w = m->w;
  const pr_stream *s = &w->streams[it->stream];
  const pr_procedure *p = &w->procedures[it->procedure];
  bool other = (it->flags & PR_ITEM_OTHER) && it->home == s->place;
  bool away
      = it->filing < w->n_units && it->filing != pr_world_office (w, p, s->place, it->phase, other);
  uint16_t there = pr_world_office (w, p, it->filing, m->phase, false);
  it->phase = m->phase;
  it->filing = pr_world_office (w, p, s->place, m->phase, other);
  if (away && pr_may_file_at (m, it, there))
    it->filing = there;
}

/* The dossier is submitted now. */
static inline void
submit (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  if (pr_is_test (m, it))
    {
      m->place[it->filing].tests_arrived++;
      m->place[it->filing].tests_in_process++;
    }
  else
    {
      m->place[it->filing].arrived++;
      pr_count_in_process (m, it->filing, 1);
      pr_count_deciding (m, it, 1);
      pr_count_born (m, it, 1);
      m->procedure[it->procedure].arrived++;
    }
  pr_tell (m, PR_HAPPENS_CAME, item, PR_NONE32);
  const pr_workflow *workflow = &m->w->workflows[m->w->procedures[it->procedure].workflow];
  if (!workflow->receives)
    pr_law_receive (m, item, m->now);
  pr_step_enter (m, item, workflow->first_step);
}

void
pr_dossier_submit (pr_model *m, uint32_t item)
{
  submit (m, item);
}

static void
arrive (pr_model *m, const pr_arrival *a, int32_t day)
{
  const pr_newcomer *as = &m->arrivals.newcomers[a->stream];
  uint32_t item = pr_item_new (m, &pr_item_neutral);
  if (item == PR_NONE32)
    return;
  m->events++;
  pr_item *it = &m->items[item];
  it->hash = as->hash;
  it->ident = ident_of (m, as->numbered, day, a);
  it->stream = a->stream;
  it->procedure = as->procedure;
  it->phase = m->phase;
  it->filing = as->filing;
  it->channel = as->channel;
  it->flags = as->flags;
  it->story = as->story;
  it->born = m->now;
  it->home = a->home;
  if (pr_uses (m, PR_USES_SPLITS))
    draw_part (m, it);
  if (pr_uses (m, PR_USES_ELSEWHERE))
    pr_draw_elsewhere (m, it);
  if (pr_is_visitor (m, it))
    {
      pr_visitor_come (m, item);
      return;
    }
  if (!pr_things_missing (m) || !pr_portal_diverts (m, item))
    submit (m, item);
}

void
pr_arrivals_event (pr_model *m, uint16_t place)
{
  pr_day_arrivals *a = &m->arrivals.of[place];
  if (a->next == a->n)
    {
      pr_arrivals_begin_day (m, place, a->day + 1);
      pr_arrivals_schedule (m, place);
      return;
    }
  const pr_arrival *next = &a->list[a->next++];
  pr_arrivals_schedule (m, place);
  arrive (m, next, a->day); /* makes no arrivals, so the list stays valid */
}

static void
take_over (pr_model *m, uint32_t row, uint32_t number)
{
  const pr_backlog_row *r = &m->w->backlog[row];
  uint32_t item = pr_item_new (m, &pr_item_neutral);
  if (item == PR_NONE32)
    return;
  pr_item *it = &m->items[item];
  it->hash = r->hash;
  it->ident = dated (m, pr_time_day (r->received), number);
  it->born = r->received;
  it->procedure = r->procedure;
  it->filing = r->place;
  it->home = r->home;
  it->channel = r->channel;
  it->stream = PR_NONE32;
  it->phase = m->phase;
  if (pr_world_is_other (m->w, &m->w->procedures[r->procedure],
                         pr_item_whereabouts (it, PR_NONE16)))
    it->flags |= PR_ITEM_OTHER;
  it->remaining = r->remaining;
  if (!m->law.unlimited[r->procedure])
    it->story = PR_STORY_BLANK;
  m->place[r->place].taken_over++;
  pr_count_in_process (m, r->place, 1);
  pr_count_deciding (m, it, 1);
  pr_count_born (m, it, 1);
  pr_law_receive (m, item, r->received);
  pr_step_enter (m, item, r->step);
}

void
pr_backlog_take_over (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_backlog; i++)
    for (uint32_t k = 0; k < m->w->backlog[i].count && !m->failed; k++)
      take_over (m, i, k);
}

void
pr_arrivals_begin (pr_model *m)
{
  for (uint16_t p = 0; p < m->w->n_places; p++)
    {
      pr_arrivals_begin_day (m, p, m->first_sim_day);
      if (m->w->places[p].n_streams)
        pr_arrivals_schedule (m, p);
    }
}

void
pr_arrivals_free (pr_model *m)
{
  for (uint16_t p = 0; p < m->w->n_places; p++)
    g_free (m->arrivals.of[p].list);
  g_free (m->arrivals.of);
  g_free (m->arrivals.newcomers);
  g_free (m->arrivals.scratch);
  g_free (m->arrivals.types[0]);
  g_free (m->arrivals.types[1]);
}
