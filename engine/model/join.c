/* Join: see join.h. */
#include "model/join.h"

#include "model/uses.h"

#include <glib.h>
#include <string.h>

static void
splice_calendars (const pr_world *a, pr_world *b, int32_t day)
{
  for (uint16_t i = 0; i < a->n_calendars; i++)
    {
      pr_calendar *own = b->calendars[i];
      b->calendars[i] = pr_cal_new_spliced (a->calendars[i], own, day);
      pr_cal_free (own);
    }
}

/* When conditions become ready that are not ready yet at the instant. */
static void
take_readiness (pr_world *a, const pr_world *b)
{
  for (uint32_t i = 0; i < a->n_things; i++)
    {
      pr_dist *delay = b->things[i].delay, *own = a->things[i].delay;
      if (own != NULL)
        pr_dist_clear (own);
      g_free (own);
      a->things[i].ready = b->things[i].ready;
      a->things[i].delay = NULL;
      if (delay == NULL)
        continue;
      a->things[i].delay = g_new (pr_dist, 1);
      pr_dist_copy (a->things[i].delay, delay);
    }
}

/* Which classes of priority there are; their order is the same. */
static void
take_priorities (pr_world *a, const pr_world *b)
{
  a->n_priorities = b->n_priorities;
  for (uint16_t i = 0; i < a->n_procedures; i++)
    a->procedures[i].priority_class = b->procedures[i].priority_class;
  for (uint32_t i = 0; i < a->n_pools; i++)
    {
      a->pools[i].first_extra = b->pools[i].first_extra;
      a->pools[i].n_extra = b->pools[i].n_extra;
    }
}

/* Only those can be spared whom both can spare. */
static void
take_least (pr_world *a, const pr_world *b)
{
  for (uint32_t i = 0; i < a->n_pools; i++)
    {
      pr_pool *p = &a->pools[i];
      const pr_pool *q = &b->pools[i];
      uint32_t spare = q->count > q->least ? q->count - q->least : 0;
      if (p->count > p->least + spare)
        p->least = p->count - spare;
    }
}

/* -------- streams -------- */

static int
compare_streams (const pr_world *a, const pr_stream *s, const pr_world *b, const pr_stream *t)
{
  if (s->place != t->place)
    return s->place < t->place ? -1 : 1;
  int names = strcmp (a->stream_names[s->name], b->stream_names[t->name]);
  if (names != 0)
    return names;
  if (s->procedure != t->procedure)
    return s->procedure < t->procedure ? -1 : 1;
  return (s->channel > t->channel) - (s->channel < t->channel);
}

static uint16_t
profile_named (const pr_world *w, const pr_world *of, uint16_t profile)
{
  for (uint16_t i = 0; profile != PR_NONE16 && i < w->n_profiles; i++)
    if (strcmp (w->profiles[i].name, of->profiles[profile].name) == 0)
      return i;
  return PR_NONE16;
}

/* A stream of the other world, by which nobody comes in this one. */
static pr_stream
idle_stream (const pr_world *w, const pr_world *other, const pr_stream *s)
{
  pr_stream idle = *s;
  idle.per_day = 0;
  idle.last_day = INT32_MIN;
  idle.batch = NULL;
  if (s->every != NULL)
    {
      idle.every = g_new (pr_dist, 1); /* names of dossiers tell such streams by it */
      pr_dist_copy (idle.every, s->every);
    }
  idle.n_surges = 0;
  idle.surges = NULL;
  idle.profile = profile_named (w, other, s->profile);
  idle.visits = profile_named (w, other, s->visits);
  return idle;
}

static uint16_t
name_index (GPtrArray *names, const char *name)
{
  guint i = 0;
  while (i < names->len && strcmp (names->pdata[i], name) < 0)
    i++;
  if (i == names->len || strcmp (names->pdata[i], name) != 0)
    g_ptr_array_insert (names, (gint) i, g_strdup (name));
  return (uint16_t) i;
}

/* Gives the world the streams, whose names it shares with the other. */
static void
set_streams (pr_world *w, pr_stream *streams, uint32_t n, const GPtrArray *names)
{
  for (uint16_t i = 0; i < w->n_stream_names; i++)
    g_free (w->stream_names[i]);
  g_free (w->stream_names);
  g_free (w->streams);
  w->streams = streams;
  w->n_streams = n;
  w->n_stream_names = (uint16_t) names->len;
  w->stream_names = g_new0 (char *, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    w->stream_names[i] = g_strdup (names->pdata[i]);
  for (uint16_t p = 0; p < w->n_places; p++)
    w->places[p].first_stream = w->places[p].n_streams = 0;
  for (uint32_t i = 0; i < n; i++)
    {
      pr_place *place = &w->places[streams[i].place];
      if (place->n_streams++ == 0)
        place->first_stream = i;
    }
}

static void
join_streams (pr_world *a, pr_world *b)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  pr_stream *of_a = g_new0 (pr_stream, a->n_streams + b->n_streams + 1),
            *of_b = g_new0 (pr_stream, a->n_streams + b->n_streams + 1);
  uint32_t n = 0;
  for (uint16_t i = 0; i < a->n_stream_names; i++)
    name_index (names, a->stream_names[i]);
  for (uint16_t i = 0; i < b->n_stream_names; i++)
    name_index (names, b->stream_names[i]);
  for (uint32_t i = 0, k = 0; i < a->n_streams || k < b->n_streams; n++)
    {
      const pr_stream *s = i < a->n_streams ? &a->streams[i] : NULL,
                      *t = k < b->n_streams ? &b->streams[k] : NULL;
      int order = s == NULL ? 1 : t == NULL ? -1 : compare_streams (a, s, b, t);
      of_a[n] = order <= 0 ? *s : idle_stream (a, b, t);
      of_b[n] = order >= 0 ? *t : idle_stream (b, a, s);
      uint16_t name
          = name_index (names, order <= 0 ? a->stream_names[s->name] : b->stream_names[t->name]);
      of_a[n].name = of_b[n].name = name;
      i += order <= 0;
      k += order >= 0;
    }
  a->has_renewals = b->has_renewals = a->has_renewals || b->has_renewals;
  set_streams (a, of_a, n, names);
  set_streams (b, of_b, n, names);
}

void
pr_world_join (pr_world *base, pr_world *later, pr_time at)
{
  g_free (base->name);
  base->name = g_strdup (later->name);
  base->wait_within = later->wait_within; /* what reports ask for is asked of all the time */
  base->long_wait = later->long_wait;
  base->accept_within = later->accept_within;
  base->uses_alone = pr_uses_of (base);
  splice_calendars (base, later, pr_time_day (at));
  join_streams (base, later);
  take_readiness (base, later);
  take_priorities (base, later);
  take_least (base, later);
  pr_world_borrow (base, later);
  base->later_from = at;
  pr_world_number_officers (base);
}
