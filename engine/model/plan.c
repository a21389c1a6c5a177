/* Plans: see plan.h. */
#include "model/plan.h"

#include "kernel/grow.h"
#include "model/arrive.h"
#include "model/duty.h"
#include "model/experience.h"
#include "model/handover.h"
#include "model/outage.h"
#include "model/state.h"
#include "model/uses.h"

static const pr_event class_of[] = {
  [PR_PLAN_DUTY] = PR_EV_DUTY,       [PR_PLAN_PHASE] = PR_EV_PLAN,
  [PR_PLAN_TESTS_END] = PR_EV_PLAN,  [PR_PLAN_HAND_OVER] = PR_EV_PLAN,
  [PR_PLAN_READY] = PR_EV_READY,     [PR_PLAN_NEED_BEGINS] = PR_EV_READY,
  [PR_PLAN_NEED_ENDS] = PR_EV_READY, [PR_PLAN_LESSONS] = PR_EV_PLAN,
  [PR_PLAN_SKILLS] = PR_EV_PLAN,
};

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

void
pr_plans_make (pr_model *m)
{
  const pr_world *w = m->w;
  m->plans.any = w->n_phases > 1 || w->n_hand_overs > 0
                 || pr_uses (m, PR_USES_THINGS | PR_USES_ABSENCES | PR_USES_LEARNING);
  for (uint8_t i = 0; i < w->n_phases; i++)
    m->plans.any |= w->rules[i].tests_until != PR_NEVER;
}

static void
set_phase (pr_model *m, uint8_t phase)
{
  m->phase = phase;
  m->rules = &m->w->rules[phase];
  pr_newcomers_set_phase (m);
}

/* The only way into the list, whoever adds how many and in which order. */
static void
push (pr_model *m, pr_plan plan)
{
  if (PR_GROW (m->plans.list, m->plans.cap, m->plans.n + 1))
    m->plans.list[m->plans.n++] = plan;
  else
    m->failed = PR_MODEL_ERROR_MEMORY;
}

static void
add (pr_model *m, pr_time at, pr_plan_kind kind, uint32_t index)
{
  if (at > m->now && at != PR_NEVER)
    push (m, (pr_plan){ at, kind, index });
}

pr_time
pr_plan_delay (const pr_rng *rng, const pr_dist *delay, uint64_t hash)
{
  if (!delay)
    return 0;
  pr_block b = pr_rng_block (rng, hash, 0, pr_rng_where (PR_DRAW_READY, 0), 0);
  return pr_effort_time (pr_dist_quantile (delay, pr_u01 (b.u[0])));
}

/* Takes down from the beginning what is not yet ready. */
static void
plan_things (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint32_t i = 0; i < w->n_things; i++)
    {
      const pr_thing *t = &w->things[i];
      if (t->ready == INT64_MIN)
        continue;
      pr_time at = t->ready + pr_plan_delay (&m->rng, t->delay, t->hash);
      if (at <= m->now)
        continue;
      pr_thing_down (m, i);
      add (m, at, PR_PLAN_READY, i);
    }
  for (uint16_t i = 0; i < w->n_needs; i++)
    {
      if (w->needs[i].from < w->end)
        add (m, w->needs[i].from, PR_PLAN_NEED_BEGINS, i);
      if (w->needs[i].until < w->end)
        add (m, w->needs[i].until, PR_PLAN_NEED_ENDS, i);
    }
}

/* One plan for each instant at which somebody comes back or goes. */
static void
plan_duty (pr_model *m)
{
  const pr_roster *r = &m->roster;
  for (uint32_t i = pr_duty_begin (m); i < r->n_edges; i++)
    if (i == 0 || r->edges[i].at != r->edges[i - 1].at)
      add (m, r->edges[i].at, PR_PLAN_DUTY, i);
}

/* One plan for each instant at which skills change, or sessions of courses end. */
static void
plan_skills (pr_model *m)
{
  const pr_learning *l = m->w->learning;
  if (!pr_uses (m, PR_USES_LEARNING))
    return;
  for (uint32_t i = pr_skills_begin (m); i < l->n_changes; i++)
    if (i == 0 || l->changes[i].at != l->changes[i - 1].at)
      add (m, l->changes[i].at, PR_PLAN_SKILLS, i);
  const pr_lesson *lessons = m->agenda.lessons;
  for (uint32_t i = 0; i < m->agenda.n_lessons; i++)
    if (i == 0 || lessons[i].at != lessons[i - 1].at)
      add (m, lessons[i].at, PR_PLAN_LESSONS, i);
}

static void
plan_dates (pr_model *m)
{
  const pr_world *w = m->w;
  for (uint8_t i = 1; i < w->n_phases; i++)
    add (m, w->phase_at[i], PR_PLAN_PHASE, i);
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    if (w->hand_overs[i].at >= m->now) /* at the first instant it moves what the backlog file has */
      push (m, (pr_plan){ w->hand_overs[i].at, PR_PLAN_HAND_OVER, i });
  for (uint8_t i = 0; i < w->n_phases; i++)
    add (m, pr_world_tests_end (w, i), PR_PLAN_TESTS_END, i);
}

static void
schedule_plan (pr_model *m)
{
  if (!m->plans.any)
    return;
  pr_key key = PR_KEY_NEVER;
  if (m->plans.next < m->plans.n)
    {
      const pr_plan *plan = &m->plans.list[m->plans.next];
      key = pr_schedule_key (m, plan->at, class_of[plan->kind], m->w->n_places);
    }
  pr_fel_set (&m->fel, m->slots.plan, key);
}

/* One plan for each instant from `from` on at which somebody comes back or goes. */
static void
push_edges (pr_model *m, pr_time from)
{
  const pr_roster *r = &m->roster;
  for (uint32_t i = 0; i < r->n_edges; i++)
    if (r->edges[i].at >= from && (i == 0 || r->edges[i].at != r->edges[i - 1].at))
      push (m, (pr_plan){ r->edges[i].at, PR_PLAN_DUTY, i });
}

void
pr_plans_change_over (pr_model *m)
{
  pr_plans *all = &m->plans;
  uint32_t n = all->next;
  if (!all->any)
    return;
  for (uint32_t i = all->next; i < all->n; i++)
    if (all->list[i].kind != PR_PLAN_DUTY)
      all->list[n++] = all->list[i];
  all->n = n;
  push_edges (m, m->now);
  if (all->n > all->next)
    qsort (all->list + all->next, all->n - all->next, sizeof *all->list, compare_plans);
  schedule_plan (m);
}

void
pr_plans_begin (pr_model *m)
{
  set_phase (m, pr_world_phase_at (m->w, m->now));
  m->plans.next = m->plans.n = 0;
  if (!m->plans.any)
    return;
  plan_dates (m);
  plan_things (m);
  plan_duty (m);
  plan_skills (m);
  if (m->plans.n > 0)
    qsort (m->plans.list, m->plans.n, sizeof *m->plans.list, compare_plans);
  schedule_plan (m);
}

void
pr_plan_event (pr_model *m)
{
  const pr_plan *plan = &m->plans.list[m->plans.next++];
  switch (plan->kind)
    {
    case PR_PLAN_DUTY:
      pr_duty_change (m, plan->index);
      break;
    case PR_PLAN_PHASE:
      set_phase (m, (uint8_t) plan->index);
      break;
    case PR_PLAN_TESTS_END:
      pr_tests_end (m);
      break;
    case PR_PLAN_HAND_OVER:
      pr_hand_over_event (m, (uint16_t) plan->index);
      break;
    case PR_PLAN_READY:
      pr_thing_up (m, plan->index);
      break;
    case PR_PLAN_NEED_BEGINS:
      pr_needs_change (m);
      pr_needs_begin (m);
      break;
    case PR_PLAN_NEED_ENDS:
      pr_needs_change (m);
      pr_things_release (m, PR_NONE16);
      break;
    case PR_PLAN_LESSONS:
      pr_lessons_end (m, plan->index);
      break;
    case PR_PLAN_SKILLS:
      pr_skills_change (m, plan->index);
      break;
    }
  schedule_plan (m);
}

void
pr_plans_free (pr_model *m)
{
  g_free (m->plans.list);
}
