/* Looking at a replication while it runs: what the model counts only if somebody asks. */
#include "model/ages.h"

#include "model/duty.h"
#include "model/state.h"

#include <string.h>

const int32_t pr_age_days[PR_N_AGES - 1] = { 1, 3, 7, 14, 30 };
G_STATIC_ASSERT (PR_BORN_BEFORE > 30);

int
pr_age_band (const pr_model *m, const pr_item *it)
{
  int band = 0;
  while (band + 1 < PR_N_AGES && m->now - it->born >= pr_age_days[band] * PR_DAY)
    band++;
  return band;
}

/* At a midnight no day of birth lies in two bands; the oldest band has all that are left. */
static void
count_by_days (const pr_model *m, int64_t ages[PR_N_AGES])
{
  for (uint16_t p = 0; p < m->w->n_places; p++)
    ages[PR_N_AGES - 1] += m->place[p].in_process;
  int32_t today = pr_born_index (m, m->now), day = 0;
  for (int band = 0; band + 1 < PR_N_AGES; band++)
    for (; day < pr_age_days[band]; day++)
      {
        ages[band] += m->born_on[today - day];
        ages[PR_N_AGES - 1] -= m->born_on[today - day];
      }
}

void
pr_model_ages (const pr_model *m, int64_t ages[PR_N_AGES])
{
  for (int k = 0; k < PR_N_AGES; k++)
    ages[k] = 0;
  if (pr_time_of_day (m->now) == 0)
    count_by_days (m, ages);
  else
    for (uint32_t i = 0; i < m->n_items; i++)
      if (pr_item_in_process (&m->items[i]))
        ages[pr_age_band (m, &m->items[i])]++;
}

void
pr_model_add_duty (const pr_model *m, int32_t *at_work, int32_t *on_duty)
{
  const pr_world *w = m->w;
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      const pr_pool_state *state = &m->pools[p];
      const pr_pool *pool = &w->pools[p];
      if (!pr_pool_does_dossiers (state) && !state->overtime)
        continue;
      if (state->open)
        on_duty[p] += pr_pool_on_duty (m, p);
      if (state->n_in_hand == 0)
        continue;
      for (PR_EACH_OFFICER (w, pool, o))
        at_work[p] += m->officers[o].state == PR_OFFICER_WORKING
                      || m->officers[o].state == PR_OFFICER_OVERTIME;
    }
}

void
pr_model_in_system (const pr_model *m, int64_t *n)
{
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    {
      const pr_pool_state *p = &m->pools[i];
      n[i] = p->n_in_hand;
      for (uint16_t k = 0; k < p->n_lines; k++)
        n[i] += m->line[p->lines[k]].length.value;
    }
}

static uint32_t
n_born (const pr_model *m)
{
  return (uint32_t) m->n_sim_days + PR_BORN_BEFORE + 1;
}

void
pr_ages_make (pr_model *m)
{
  m->born_on = g_new0 (int32_t, n_born (m));
}

void
pr_ages_reset (pr_model *m)
{
  memset (m->born_on, 0, n_born (m) * sizeof *m->born_on);
}

void
pr_ages_free (pr_model *m)
{
  g_free (m->born_on);
}
