/* Details: see detail.h. */
#include "model/detail-add.h"

#include <string.h>

static size_t
n_details (const pr_model *m)
{
  return (size_t) m->base->n_details * m->base->n_places;
}

void
pr_detail_take (pr_model *m, pr_detail_of of, uint16_t place, int32_t day, pr_time x)
{
  const pr_world *w = m->base;
  for (uint32_t k = 0; k < w->n_details; k++)
    {
      const pr_detail *d = &w->details[k];
      if (d->of != of || day < d->from || day >= d->until)
        continue;
      pr_detail_count *c = &m->details[(size_t) k * w->n_places + place];
      pr_tally_add (&c->tally, x);
      c->over += x > d->over;
      pr_hist_add (&c->hist, x);
    }
}

void
pr_detail_make (pr_model *m)
{
  m->details = g_new0 (pr_detail_count, n_details (m));
}

void
pr_detail_reset (pr_model *m)
{
  if (n_details (m) > 0)
    memset (m->details, 0, n_details (m) * sizeof *m->details);
}

void
pr_detail_free (pr_model *m)
{
  g_free (m->details);
}

const pr_detail_count *
pr_model_details (const pr_model *m)
{
  return m->details;
}
