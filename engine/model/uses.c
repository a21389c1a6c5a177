/* Uses: see uses.h. */
#include "model/uses.h"

static uint32_t
when (bool needed, uint32_t mechanism)
{
  return needed ? mechanism : 0;
}

/* Whether the users of things are counted: some may be slow, or break only while they are used. */
static bool
counts_users (const pr_world *w)
{
  for (uint32_t i = 0; i < w->n_things; i++)
    if (w->things[i].capacity != PR_NONE32)
      return true;
  for (uint32_t i = 0; i < w->n_incidents; i++)
    if (w->incidents[i].slow > 0 || w->incidents[i].operating)
      return true;
  return false;
}

static bool
has_order (const pr_world *w)
{
  for (uint32_t i = 0; i < w->n_lines; i++)
    if (w->lines[i].order != PR_ORDER_PRIORITY)
      return true;
  return false;
}

static uint32_t
of_procedures (const pr_world *w)
{
  uint32_t uses = 0;
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      const pr_procedure *p = &w->procedures[i];
      uses |= when (p->limit[0] != PR_LIMIT_NONE || p->limit[1] != PR_LIMIT_NONE, PR_USES_LIMITS);
      uses |= when (p->visit || w->workflows[p->workflow].receives, PR_USES_VISITORS);
    }
  for (uint16_t i = 0; i < w->n_steps; i++)
    uses |= when (w->steps[i].fork, PR_USES_FORKS);
  for (uint32_t i = 0; i < w->n_streams; i++)
    uses |= when (w->streams[i].test, PR_USES_TESTS);
  return uses;
}

static uint32_t
of_pools (const pr_world *w)
{
  uint32_t uses = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *p = &w->pools[i];
      uses |= when (p->time.stretch > 0, PR_USES_STRETCHES)
              | when (p->time.overtime_most > 0, PR_USES_OVERTIME)
              | when (p->time.most > p->share, PR_USES_DEBTS);
    }
  return uses;
}

static bool
brings_officers (const pr_world *w)
{
  return w->policy != NULL && w->policy->n_extra_officers > 0;
}

/* Whether some measure does this. */
static bool
acts (const pr_world *w, pr_action_kind action)
{
  for (uint32_t i = 0; w->policy != NULL && i < w->policy->n_measures; i++)
    if (w->policy->measures[i].action == action)
      return true;
  return false;
}

/* Whether officers of some pool give dossiers their time in another way. */
static bool
changes_time (const pr_world *w)
{
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *a = &w->pools[i], *b = &w->later->pools[i];
      if (a->share != b->share || a->time.most != b->time.most || a->time.least != b->time.least
          || a->time.beyond != b->time.beyond)
        return true;
    }
  return false;
}

static bool
changes_officers (const pr_world *w)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    n += w->pools[i].n_later + w->later->pools[i].n_later;
  return n > 0;
}

static uint32_t
of_change (const pr_world *w)
{
  if (w->later == NULL)
    return 0;
  return pr_uses_of (w->later) | PR_USES_HOURS | when (changes_officers (w), PR_USES_ABSENCES)
         | when (changes_time (w), PR_USES_DEBTS);
}

uint32_t
pr_uses_of (const pr_world *w)
{
  return of_change (w) | of_procedures (w) | of_pools (w)
         | when (w->n_absences > 0 || w->n_leaves > 0 || w->has_schedule || brings_officers (w),
                 PR_USES_ABSENCES)
         | when (w->policy != NULL && w->policy->n_measures > 0, PR_USES_MEASURES | PR_USES_HOURS)
         | when (acts (w, PR_ACTION_OVERTIME), PR_USES_OVERTIME)
         | when (acts (w, PR_ACTION_PRIORITY), PR_USES_PRIORITY)
         | when (acts (w, PR_ACTION_BATCH), PR_USES_BATCHES)
         | when (w->n_things > 0, PR_USES_THINGS) | when (counts_users (w), PR_USES_SLOWNESS)
         | when (w->learning != NULL, PR_USES_LEARNING)
         | when (w->learning != NULL && w->learning->errors, PR_USES_ERRORS)
         | when (w->has_preemption, PR_USES_PREEMPTION) | when (w->has_patience, PR_USES_PATIENCE)
         | when (w->has_rooms || w->near != NULL, PR_USES_PEOPLE)
         | when (w->elsewhere_of != NULL, PR_USES_ELSEWHERE)
         | when (w->near != NULL, PR_USES_REDIRECTS)
         | when (w->n_phases > 1 || w->n_hand_overs > 0, PR_USES_PHASES)
         | when (w->split != NULL, PR_USES_SPLITS) | when (w->uses_all, PR_USES_ALL)
         | when (w->n_steps > w->n_shown_steps, PR_USES_HIDDEN)
         | when (has_order (w), PR_USES_ORDER);
}
