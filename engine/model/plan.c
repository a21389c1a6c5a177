/* Plans: what happens on dates that are known from the beginning, all in one slot of the event
 * list.
 *
 * Of one instant first a new phase, then hand-overs to what it says, then the end of the tests.
 */
#include "model/state.h"

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const pr_plan *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* At the making of a model. */
void
pr_plans_make (pr_model *m)
{
  const pr_world *w = m->w;
  m->plans = g_new0 (pr_plan, w->n_phases + w->n_hand_overs + 1u);
  for (uint8_t i = 1; i < w->n_phases; i++)
    m->plans[m->n_plans++] = (pr_plan){ w->phase_at[i], PR_PLAN_PHASE, i };
  qsort (m->plans, m->n_plans, sizeof *m->plans, compare_plans);
}

static void
set_phase (pr_model *m, uint8_t phase)
{
  m->phase = phase;
  m->rules = &m->w->rules[phase];
  pr_newcomers_set_phase (m);
}

static void
schedule_plan (pr_model *m)
{
  if (m->n_plans > 0)
    pr_fel_set (&m->fel, m->slot_plan,
                m->next_plan == m->n_plans
                    ? PR_KEY_NEVER
                    : pr_schedule_key (m, m->plans[m->next_plan].at, PR_EV_PLAN, m->w->n_places));
}

/* At the begin of a replication: the phase then in force. */
void
pr_plans_begin (pr_model *m)
{
  set_phase (m, pr_world_phase_at (m->w, m->now));
  m->next_plan = 0;
  while (m->next_plan < m->n_plans && m->plans[m->next_plan].at <= m->now)
    m->next_plan++;
  schedule_plan (m);
}

void
pr_plan_event (pr_model *m)
{
  const pr_plan *plan = &m->plans[m->next_plan++];
  if (plan->kind == PR_PLAN_PHASE)
    set_phase (m, (uint8_t) plan->index);
  schedule_plan (m);
}
