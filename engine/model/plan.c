/* Plans: what happens on dates that are known from the beginning, all in one slot of the event
 * list.
 *
 * Of one instant first a new phase, then the end of the tests, then hand-overs to what it says.
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
  m->plans = g_new0 (pr_plan, 2 * w->n_phases + w->n_hand_overs);
  for (uint8_t i = 1; i < w->n_phases; i++)
    m->plans[m->n_plans++] = (pr_plan){ w->phase_at[i], PR_PLAN_PHASE, i };
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    m->plans[m->n_plans++] = (pr_plan){ w->hand_overs[i].at, PR_PLAN_HAND_OVER, i };
  for (uint8_t i = 0; i < w->n_phases; i++)
    {
      pr_time at = w->rules[i].tests_until;
      if (at != PR_NEVER && pr_world_phase_at (w, at - 1) == i)
        m->plans[m->n_plans++] = (pr_plan){ at, PR_PLAN_TESTS_END, i };
    }
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
  else if (plan->kind == PR_PLAN_HAND_OVER)
    pr_hand_over_event (m, plan->index);
  else
    pr_tests_end (m);
  schedule_plan (m);
}
