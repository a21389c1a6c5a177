/* Flow: what the steps of a workflow add up to. Every step is reached, every dossier ends,
 * branches of forks end in joins, and visits and dossiers have their own ends. */
#include "compile/compiler.h"

#include <string.h>

#define NEAR_ZERO 1e-9

enum { OUTSIDE = 1, INSIDE = 2 };

typedef struct {
  pr_compiler *c;
  const pr_workflow *flow;
  uint8_t mark[PR_MOST_STEPS_EACH];    /* by number of the step within the workflow */
  uint16_t branch[PR_MOST_STEPS_EACH]; /* the first step of the branch that has reached it */
  uint16_t fork[PR_MOST_STEPS_EACH];   /* the step that forks into that branch */
} walk;

static bool
is_step (const walk *k, uint16_t target)
{
  return target < k->c->w->n_steps;
}

static gsize
row_of (const walk *k, uint16_t step)
{
  return k->c->step_row[step];
}

static void
fault_next (walk *k, uint16_t step, const char *text)
{
  FAULT (k->c, WORKFLOWS, row_of (k, step), NEXT, "%s", text);
  k->c->broken[k->flow - k->c->w->workflows] = 1;
}

static void
check_inside (walk *k, uint16_t step)
{
  const pr_step *s = &k->c->w->steps[step];
  if (s->kind == PR_STEP_SUPPLEMENT)
    FAULT (k->c, WORKFLOWS, row_of (k, step), KIND,
           _ ("step '%s' is in a branch of a fork, where no supplement can be asked for"), s->name);
  if (s->receives)
    FAULT (k->c, WORKFLOWS, row_of (k, step), RECEIVES,
           _ ("step '%s' is in a branch of a fork, where nothing is received"), s->name);
  if (s->fork)
    fault_next (k, step, _ ("a branch of a fork may not fork again"));
}

/* Follows one branch of `fork` from its first step to its joins. */
static void
walk_branch (walk *k, uint16_t fork, uint16_t head, uint16_t step)
{
  uint16_t i = (uint16_t) (step - k->flow->first_step);
  if (k->mark[i] & OUTSIDE)
    {
      fault_next (
          k, fork,
          _ ("a branch reaches a step that is also outside the fork; end the branch with join"));
      return;
    }
  if (k->mark[i] & INSIDE)
    {
      if (k->fork[i] == fork && k->branch[i] != head)
        fault_next (k, fork, _ ("two branches of a fork share a step; give each its own"));
      return;
    }
  k->mark[i] = INSIDE;
  k->branch[i] = head;
  k->fork[i] = fork;
  k->c->inside_fork[step] = 1;
  check_inside (k, step);
  const pr_step *s = &k->c->w->steps[step];
  for (uint16_t n = 0; n < s->n_next && !s->fork; n++)
    {
      if (is_step (k, s->next[n].target))
        walk_branch (k, fork, head, s->next[n].target);
      else if (s->next[n].target != PR_JOIN)
        fault_next (k, step, _ ("a branch of a fork ends with join only"));
    }
}

static void
walk_branches (walk *k, uint16_t step)
{
  const pr_step *s = &k->c->w->steps[step];
  if (s->channels != (1u << PR_N_CHANNELS) - 1)
    FAULT (k->c, WORKFLOWS, row_of (k, step), CHANNELS,
           _ ("step '%s' forks, so all channels must take it"), s->name);
  for (uint16_t n = 0; n < s->n_next; n++)
    if (is_step (k, s->next[n].target))
      walk_branch (k, step, s->next[n].target, s->next[n].target);
    else
      fault_next (k, step, _ ("a fork leads to steps, not to an end"));
}

static void
walk_outside (walk *k, uint16_t step)
{
  uint16_t i = (uint16_t) (step - k->flow->first_step);
  if (k->mark[i])
    return;
  k->mark[i] = OUTSIDE;
  const pr_step *s = &k->c->w->steps[step];
  uint16_t n_targets = s->fork ? 1 : s->n_next;
  for (uint16_t n = 0; n < n_targets; n++)
    {
      uint16_t target = s->fork ? s->then : s->next[n].target;
      if (is_step (k, target))
        walk_outside (k, target);
      else if (target == PR_JOIN)
        fault_next (k, step, _ ("only a branch of a fork ends with join"));
    }
}

static void
check_reached (walk *k)
{
  walk_outside (k, k->flow->first_step);
  for (uint16_t i = 0; i < k->flow->n_steps; i++)
    {
      uint16_t step = (uint16_t) (k->flow->first_step + i);
      if (k->mark[i] == OUTSIDE && k->c->w->steps[step].fork)
        walk_branches (k, step);
    }
  for (uint16_t i = 0; i < k->flow->n_steps; i++)
    if (!k->mark[i])
      {
        FAULT (k->c, WORKFLOWS, row_of (k, (uint16_t) (k->flow->first_step + i)), STEP,
               _ ("step '%s' is never reached"), k->c->w->steps[k->flow->first_step + i].name);
        k->c->broken[k->flow - k->c->w->workflows] = 1;
      }
}

/* A dossier at a step, supplemented already or not. */
typedef struct {
  double incomplete;                    /* of the procedure */
  int channel;                          /* -1: a dossier that takes every step */
  uint8_t ends[2 * PR_MOST_STEPS_EACH]; /* [2 * step + supplemented] an end can be reached */
  uint8_t seen[PR_MOST_STEPS_EACH];
} ending;

static bool
target_ends (const walk *k, const ending *e, uint16_t target, bool supplemented)
{
  if (!is_step (k, target))
    return true;
  const pr_step *s = &k->c->w->steps[target];
  bool taken = e->channel < 0 || s->channels & 1u << e->channel;
  if (s->kind == PR_STEP_SUPPLEMENT && taken)
    supplemented = true;
  return e->ends[2 * (target - k->flow->first_step) + supplemented];
}

static bool
step_ends (const walk *k, const ending *e, const pr_step *s, bool supplemented)
{
  double left = 1;
  if (s->fork)
    {
      for (uint16_t n = 0; n < s->n_next; n++)
        if (!target_ends (k, e, s->next[n].target, supplemented))
          return false;
      return target_ends (k, e, s->then, supplemented);
    }
  for (uint16_t n = 0; n < s->n_next; n++)
    {
      const pr_transition *t = &s->next[n];
      double share = t->rest ? left : t->incomplete ? (supplemented ? 0 : e->incomplete) : t->share;
      left -= share;
      if (share > NEAR_ZERO && target_ends (k, e, t->target, supplemented))
        return true;
    }
  return false;
}

static void
find_ends (const walk *k, ending *e)
{
  const pr_step *steps = &k->c->w->steps[k->flow->first_step];
  bool changed = true;
  memset (e->ends, 0, sizeof e->ends);
  while (changed)
    {
      changed = false;
      for (int i = 2 * k->flow->n_steps - 1; i >= 0; i--)
        if (!e->ends[i] && step_ends (k, e, &steps[i / 2], i % 2))
          {
            e->ends[i] = true;
            changed = true;
          }
    }
}

/* Among the steps that a dossier not yet supplemented can reach from `target` without a
 * supplement, one that cannot end; PR_NONE16 if there is none. */
static uint16_t
find_endless (const walk *k, ending *e, uint16_t target)
{
  if (!is_step (k, target))
    return PR_NONE16;
  uint16_t i = (uint16_t) (target - k->flow->first_step);
  const pr_step *s = &k->c->w->steps[target];
  bool taken = s->channels & 1u << e->channel;
  if (e->seen[i] || (s->kind == PR_STEP_SUPPLEMENT && taken))
    return PR_NONE16;
  e->seen[i] = true;
  if (!e->ends[2 * i])
    return target;
  double left = 1;
  uint16_t found = s->fork ? find_endless (k, e, s->then) : PR_NONE16;
  for (uint16_t n = 0; n < s->n_next && found == PR_NONE16; n++)
    {
      const pr_transition *t = &s->next[n];
      double share = t->rest ? left : t->incomplete ? e->incomplete : t->share;
      left -= share;
      if (s->fork || share > NEAR_ZERO)
        found = find_endless (k, e, t->target);
    }
  return found;
}

/* Reports all steps from which a dossier can never reach an end. */
static void
check_ends (walk *k)
{
  g_autofree ending *e = g_new0 (ending, 1);
  e->channel = -1;
  find_ends (k, e);
  for (uint16_t i = 0; i < k->flow->n_steps; i++)
    if (!e->ends[2 * i + 1])
      fault_next (k, (uint16_t) (k->flow->first_step + i),
                  _ ("a dossier that comes here cannot end: no way out has a probability above 0"));
}

/* Checks what a procedure's share of incomplete dossiers does to the way out. */
static void
check_incomplete (walk *k, uint16_t procedure)
{
  const pr_procedure *p = &k->c->w->procedures[procedure];
  g_autofree ending *e = g_new0 (ending, 1);
  e->incomplete = p->incomplete;
  for (e->channel = 0; e->channel < PR_N_CHANNELS; e->channel++)
    {
      memset (e->seen, 0, sizeof e->seen);
      find_ends (k, e);
      uint16_t step = find_endless (k, e, k->flow->first_step);
      if (step == PR_NONE16)
        continue;
      FAULT (k->c, PROCEDURES, k->c->procedure_row[procedure], INCOMPLETE,
             _ ("an incomplete dossier cannot end: at step '%s' of workflow '%s' it is found "
                "incomplete again and again, without a supplement"),
             k->c->w->steps[step].name, k->flow->name);
      return;
    }
}

static void
check_shares (pr_compiler *c, uint16_t procedure, const pr_step *s)
{
  const pr_procedure *p = &c->w->procedures[procedure];
  double sum = 0;
  bool asked = false;
  for (uint16_t n = 0; n < s->n_next && !s->fork; n++)
    {
      asked |= s->next[n].incomplete;
      sum += s->next[n].share;
    }
  if (asked && sum + p->incomplete > 1 + NEAR_ZERO)
    FAULT (c, PROCEDURES, c->procedure_row[procedure], INCOMPLETE,
           _ ("incomplete %s and the other shares after step '%s' of workflow '%s' add up to more "
              "than 100%%"),
           CELL (c, PROCEDURES, c->procedure_row[procedure], INCOMPLETE)->text, s->name,
           c->w->workflows[p->workflow].name);
}

/* A visit must end with left, a dossier with returned, refused or withdrawn. */
static void
check_kind_of_ends (pr_compiler *c, uint16_t step, bool visit)
{
  const pr_step *s = &c->w->steps[step];
  gsize row = c->step_row[step];
  bool wrong = false;
  for (uint16_t n = 0; n <= s->n_next; n++)
    {
      uint16_t target = n < s->n_next ? s->next[n].target : s->then;
      if ((n == s->n_next && !s->fork) || target < c->w->n_steps || target == PR_JOIN)
        continue;
      wrong |= (target == PR_LEFT) != visit;
    }
  if (wrong && visit)
    FAULT (c, WORKFLOWS, row, NEXT, _ ("the workflow is for visits, which end with left"));
  else if (wrong)
    FAULT (c, WORKFLOWS, row, NEXT,
           _ ("the workflow is for dossiers, which end with returned, refused or withdrawn"));
  if (visit && s->receives)
    FAULT (c, WORKFLOWS, row, RECEIVES, _ ("the workflow is for visits, which file nothing"));
  if (visit && s->kind == PR_STEP_SUPPLEMENT)
    FAULT (c, WORKFLOWS, row, KIND,
           _ ("the workflow is for visits, which file nothing and need no supplement"));
}

/* Warns about a share that no step of the workflow asks for. */
static void
check_asked (pr_compiler *c, uint16_t procedure, const pr_workflow *f)
{
  const pr_procedure *p = &c->w->procedures[procedure];
  for (uint16_t i = 0; i < f->n_steps; i++)
    for (uint16_t n = 0; n < c->w->steps[f->first_step + i].n_next; n++)
      if (c->w->steps[f->first_step + i].next[n].incomplete)
        return;
  if (p->incomplete > 0 && !p->visit)
    CAUTION (c, PROCEDURES, c->procedure_row[procedure], INCOMPLETE,
             _ ("incomplete has no effect: no step of workflow '%s' says 'incomplete'"), f->name);
}

static void
check_users (pr_compiler *c, uint16_t flow)
{
  const pr_world *w = c->w;
  const pr_workflow *f = &w->workflows[flow];
  int first = -1;
  bool mixed = false;
  for (uint16_t p = 0; p < w->n_procedures; p++)
    {
      if (w->procedures[p].workflow != flow)
        continue;
      check_asked (c, p, f);
      for (uint16_t i = 0; i < f->n_steps; i++)
        check_shares (c, p, &w->steps[f->first_step + i]);
      if (first < 0)
        first = p;
      else if (w->procedures[p].visit != w->procedures[first].visit && !mixed)
        {
          bool later = c->procedure_row[p] > c->procedure_row[first];
          mixed = true;
          FAULT (c, PROCEDURES, c->procedure_row[later ? p : first], WORKFLOW,
                 _ ("a workflow is for dossiers or for visits; '%s', of the other kind, also has "
                    "'%s'"),
                 w->procedures[later ? first : p].code, f->name);
        }
    }
  for (uint16_t i = 0; i < f->n_steps && first >= 0 && !mixed; i++)
    check_kind_of_ends (c, (uint16_t) (f->first_step + i), w->procedures[first].visit);
}

void
pr_check_flow (pr_compiler *c)
{
  c->inside_fork = g_new0 (guint8, c->w->n_steps + 1);
  for (uint16_t f = 0; f < c->w->n_workflows; f++)
    {
      g_autofree walk *k = g_new0 (walk, 1);
      k->c = c;
      k->flow = &c->w->workflows[f];
      if (!c->broken[f])
        check_reached (k);
      if (!c->broken[f])
        check_ends (k);
      for (uint16_t p = 0; p < c->w->n_procedures && !c->broken[f]; p++)
        if (c->w->procedures[p].workflow == f && c->w->procedures[p].incomplete > 0)
          check_incomplete (k, p);
      if (!c->broken[f])
        check_users (c, f);
    }
}
