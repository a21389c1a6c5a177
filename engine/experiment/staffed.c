#include "experiment/staffed.h"

#include "model/away-share.h"

#include <glib.h>

/* The world with these officers; all else is borrowed. */
static pr_world *
with_officers (const pr_world *whole, const uint32_t *count)
{
  pr_world *w = g_memdup2 (whole, sizeof *whole);
  w->pools = g_memdup2 (w->pools, w->n_pools * sizeof *w->pools);
  for (uint32_t i = 0; i < w->n_pools; i++)
    w->pools[i].count = count[i];
  w->away_shares = pr_away_shares_for (w);
  return w;
}

/* What the world changes to has as many more, or fewer, as before. */
static pr_world *
later_new (const pr_world *whole, const uint32_t *count)
{
  const pr_world *later = whole->later;
  g_autofree uint32_t *own = g_new (uint32_t, whole->n_pools + 1u);
  for (uint32_t i = 0; i < whole->n_pools; i++)
    {
      gint64 n = (gint64) count[i] + later->pools[i].count - whole->pools[i].count;
      own[i] = (uint32_t) MAX (n, 1);
    }
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
  g_free (w->pools);
  g_free (w);
}
