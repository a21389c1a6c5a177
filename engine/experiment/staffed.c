#include "experiment/staffed.h"

#include "compile/compile.h"
#include "model/away-share.h"

#include <glib.h>

static uint32_t
officers_at (const pr_world *w, uint16_t place)
{
  const pr_place *p = &w->places[place];
  uint32_t n = 0;
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    n += w->pools[i].count;
  return n;
}

/* What comes by the number of officers. */
static void
set_streams (pr_world *w, const pr_world *whole)
{
  w->streams = g_memdup2 (w->streams, w->n_streams * sizeof *w->streams);
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      pr_stream *s = &w->streams[i];
      if (s->by_officer && s->per_day > 0)
        s->per_day = s->per_day / officers_at (whole, s->place) * officers_at (w, s->place);
    }
}

/* When enough officers are on duty for what they do together. */
static void
set_rehearsals (pr_world *w)
{
  w->rehearsals = g_memdup2 (w->rehearsals, w->n_rehearsals * sizeof *w->rehearsals);
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    pr_rehearsal_hours (w, &w->rehearsals[i]);
}

/* The world with these officers; all else is borrowed. */
static pr_world *
with_officers (const pr_world *whole, const uint32_t *count)
{
  pr_world *w = g_memdup2 (whole, sizeof *whole);
  w->pools = g_memdup2 (w->pools, w->n_pools * sizeof *w->pools);
  for (uint32_t i = 0; i < w->n_pools; i++)
    w->pools[i].count = count[i];
  w->away_shares = pr_away_shares_for (w);
  set_streams (w, whole);
  set_rehearsals (w);
  return w;
}

/* What the world changes to has as many more, or fewer, as before. */
static pr_world *
later_new (const pr_world *whole, const uint32_t *count)
{
  const pr_world *later = whole->later;
  g_autofree uint32_t *own = g_new (uint32_t, whole->n_pools + 1u);
  for (uint32_t i = 0; i < whole->n_pools; i++)
    own[i] = count[i] + later->pools[i].count - whole->pools[i].count;
  return with_officers (later, own);
}

pr_world *
pr_staffed_new (const pr_world *whole, const uint32_t *count)
{
  pr_world *w = with_officers (whole, count);
  if (whole->later != NULL)
    w->later = later_new (whole, count);
  pr_world_number_officers (w);
  return w;
}

void
pr_staffed_free (pr_world *w)
{
  if (w == NULL)
    return;
  pr_staffed_free (w->later);
  pr_away_shares_free (w->away_shares, w->n_away_shares);
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    {
      for (uint16_t k = 0; k < w->rehearsals[i].n_hours; k++)
        g_free (w->rehearsals[i].hours[k].calendars);
      g_free (w->rehearsals[i].hours);
    }
  g_free (w->rehearsals);
  g_free (w->streams);
  g_free (w->pools);
  g_free (w);
}
