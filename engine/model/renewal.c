/* Renewal streams and groups: see renewal.h. */
#include "model/renewal.h"

#include "model/arrive.h"
#include "model/state.h"

static pr_block
arrival_block (const pr_model *m, const pr_stream *s, uint64_t ident)
{
  return pr_rng_block (&m->rng, s->hash, ident, pr_rng_where (PR_DRAW_ARRIVAL, 0), 0);
}

static pr_time
gap (const pr_stream *s, const pr_block *b)
{
  return pr_effort_time (pr_dist_quantile (s->every, pr_u01 (b->u[0])));
}

void
pr_renewals_make (pr_model *m)
{
  if (m->w->has_renewals)
    m->renewals = g_new0 (pr_renewal, m->w->n_streams);
}

void
pr_renewals_free (pr_model *m)
{
  g_free (m->renewals);
}

/* The first gap begins now, or with the row. */
static void
begin_renewal (pr_model *m, uint32_t stream)
{
  const pr_stream *s = &m->w->streams[stream];
  pr_time from = m->now;
  if (s->first_day > pr_time_day (from))
    from = (pr_time) s->first_day * PR_DAY;
  pr_block b = arrival_block (m, s, 0);
  m->renewals[stream] = (pr_renewal){ .next = from + gap (s, &b) };
}

void
pr_renewals_begin (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_streams; i++)
    if (m->w->streams[i].every)
      begin_renewal (m, i);
}

void
pr_renewals_change_over (pr_model *m)
{
  for (uint32_t i = 0; i < m->w->n_streams; i++)
    if (m->w->streams[i].every && m->base->streams[i].last_day == INT32_MIN)
      begin_renewal (m, i);
}

void
pr_renewal_day (pr_model *m, pr_day_arrivals *a, uint32_t stream, int32_t day)
{
  const pr_stream *s = &m->w->streams[stream];
  pr_renewal *r = &m->renewals[stream];
  pr_time end = (pr_time) (day + 1) * PR_DAY;
  if (day > s->last_day)
    return;
  while (r->next < end)
    {
      if (a->n == a->cap && !pr_arrivals_grow (m, a))
        return;
      pr_block b = arrival_block (m, s, r->number);
      a->list[a->n++] = (pr_arrival){ .time = r->next,
                                      .stream = stream,
                                      .number = r->number,
                                      .home = pr_arrival_home (m->w, s, pr_u01 (b.u[1])) };
      if (s->batch && !pr_batch_add (m, a, b.u[2]))
        return;
      b = arrival_block (m, s, ++r->number);
      r->next += gap (s, &b);
    }
}

bool
pr_batch_add (pr_model *m, pr_day_arrivals *a, uint64_t luck)
{
  pr_arrival member = a->list[a->n - 1];
  const pr_stream *s = &m->w->streams[member.stream];
  uint16_t size = (uint16_t) pr_dist_quantile (s->batch, pr_u01 (luck));
  for (member.member = 1; member.member < size; member.member++)
    {
      if (a->n == a->cap && !pr_arrivals_grow (m, a))
        return false;
      pr_block b = arrival_block (m, s, pr_arrival_ident (m, a->day, &member));
      member.home = pr_arrival_home (m->w, s, pr_u01 (b.u[1]));
      a->list[a->n++] = member;
    }
  return true;
}
