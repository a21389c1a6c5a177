/* Errors of officers: whether each can be found, and repaired. */
#include "compile/compiler.h"

#include "kernel/rng.h"

#include <string.h>

/* A step whose errors nobody finds, by a row of skills. */
typedef struct {
  gsize row;
  uint16_t step;
} unfound;

typedef struct {
  pr_compiler *c;
  GHashTable *seen; /* a row of skills and a step */
  GArray *unfound;
  bool *some; /* [rows] errors of a step of it can be found */
} look;

/* Whether `step` is work that finds errors of the skill. */
static bool
finds (const pr_step *step, const pr_skill *skill)
{
  return step->kind == PR_STEP_WORK && (skill->found == 0 || skill->found == step->hash);
}

/* Whether a step that finds errors may come after a step, of a branch in the same branch. */
static bool
is_found_after (const pr_world *w, uint16_t step, const pr_skill *skill)
{
  const pr_workflow *flow = &w->workflows[w->steps[step].workflow];
  g_autofree bool *queued = g_new0 (bool, flow->n_steps);
  g_autofree uint16_t *queue = g_new (uint16_t, flow->n_steps + 1u);
  uint16_t n = 0;
  queue[n++] = step;
  for (uint16_t i = 0; i < n; i++)
    {
      const pr_step *s = &w->steps[queue[i]];
      for (uint16_t k = 0; k < (s->fork ? 1 : s->n_next); k++)
        {
          uint16_t target = s->fork ? s->then : s->next[k].target;
          if (target >= w->n_shown_steps || queued[target - flow->first_step])
            continue;
          if (finds (&w->steps[target], skill))
            return true;
          queued[target - flow->first_step] = true;
          queue[n++] = target;
        }
    }
  return false;
}

static void
check_supplement (look *k, gsize row, uint16_t step)
{
  const pr_world *w = k->c->w;
  const pr_workflow *flow = &w->workflows[w->steps[step].workflow];
  bool any = false;
  for (uint16_t i = 0; i < flow->n_steps; i++)
    any |= w->steps[flow->first_step + i].kind == PR_STEP_SUPPLEMENT;
  if (k->c->inside_fork[step])
    FAULT (k->c, SKILLS, row, REPAIR,
           _ ("step '%s' is in a branch of a fork, where no supplement can be asked for"),
           w->steps[step].name);
  else if (!any)
    FAULT (k->c, SKILLS, row, REPAIR, _ ("workflow '%s' has no supplement that could be asked for"),
           flow->name);
}

static void
check_step (look *k, gsize row, uint16_t step)
{
  const pr_world *w = k->c->w;
  const pr_skill *skill = &w->learning->skills[row];
  if (skill->repair == PR_REPAIR_SUPPLEMENT)
    check_supplement (k, row, step);
  if (k->c->broken[w->steps[step].workflow] || is_found_after (w, step, skill))
    k->some[row] = true;
  else
    g_array_append_val (k->unfound, ((unfound){ row, step }));
}

/* Whether the step of that name is in a branch of the workflow. */
static bool
finds_in_branch (const look *k, const pr_workflow *flow, const char *name)
{
  bool branch = false;
  for (uint16_t i = flow->first_step; i < flow->first_step + flow->n_steps; i++)
    branch |= k->c->inside_fork[i] && strcmp (k->c->w->steps[i].name, name) == 0;
  return branch;
}

static void
tell_unfound (look *k, const unfound *u)
{
  const pr_step *s = &k->c->w->steps[u->step];
  const pr_workflow *flow = &k->c->w->workflows[s->workflow];
  const pr_cell *found = CELL (k->c, SKILLS, u->row, FOUND);
  bool branch = k->c->inside_fork[u->step];
  if (k->some[u->row])
    {
      if (found->given)
        CAUTION (k->c, SKILLS, u->row, FOUND,
                 _ ("errors at step '%s' of workflow '%s' are always missed: they never come to "
                    "step '%s'"),
                 s->name, flow->name, found->text);
    }
  else if (!found->given && branch)
    FAULT (k->c, SKILLS, u->row, ERRORS,
           _ ("an error at step '%s' of workflow '%s' would never be found: no work follows in its "
              "branch of the fork"),
           s->name, flow->name);
  else if (!found->given)
    FAULT (k->c, SKILLS, u->row, ERRORS,
           _ ("an error at step '%s' of workflow '%s' would never be found: no work follows"),
           s->name, flow->name);
  else if (branch)
    FAULT (k->c, SKILLS, u->row, FOUND,
           _ ("step '%s' of workflow '%s' is in a branch of a fork: only work that follows in that "
              "branch finds its errors, and step '%s' does not"),
           s->name, flow->name, found->text);
  else if (finds_in_branch (k, flow, found->text))
    FAULT (k->c, SKILLS, u->row, FOUND,
           _ ("step '%s' of workflow '%s' is in a branch of a fork, and could not find errors of "
              "step '%s', which is not in it"),
           found->text, flow->name, s->name);
  else
    FAULT (k->c, SKILLS, u->row, FOUND,
           _ ("step '%s' does not come after step '%s' in workflow '%s', and could not find its "
              "errors"),
           found->text, s->name, flow->name);
}

/* Looks at the steps that a skill takes in an area. */
static void
check_area (look *k, const pr_skill_change *change)
{
  const pr_world *w = k->c->w;
  const pr_learning *l = w->learning;
  for (uint16_t i = 0; i < w->n_procedures && l->n_works > 0; i++)
    {
      const pr_workflow *flow = &w->workflows[w->procedures[i].workflow];
      const uint16_t *of = l->name_of + (gsize) change->area * l->n_works + l->first_work[i];
      for (uint16_t n = 0; n < flow->n_steps; n++)
        {
          uint16_t step = (uint16_t) (flow->first_step + n);
          gsize key = (gsize) change->skill * (w->n_steps + 1u) + step + 1;
          if (of[n] == change->name && g_hash_table_add (k->seen, GSIZE_TO_POINTER (key)))
            check_step (k, change->skill, step);
        }
    }
}

void
pr_check_errors (pr_compiler *c)
{
  const pr_learning *l = c->w->learning;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree bool *unknown = g_new0 (bool, ROWS (c, SKILLS) + 1); /* what is to find errors */
  g_autofree bool *some = g_new0 (bool, ROWS (c, SKILLS) + 1);
  g_autoptr (GArray) never = g_array_new (FALSE, FALSE, sizeof (unfound));
  look k = { c, seen, never, some };
  for (gsize row = 0; row < ROWS (c, SKILLS); row++)
    {
      const pr_cell *found = CELL (c, SKILLS, row, FOUND);
      unknown[row]
          = found->given && !pr_refer_work (c, PR_TABLE_SKILLS, row, PR_SKILLS_FOUND, found->text);
    }
  for (uint32_t i = 0; i < l->n_changes; i++)
    if (l->skills[l->changes[i].skill].errors > 0 && !unknown[l->changes[i].skill])
      check_area (&k, &l->changes[i]);
  for (guint i = 0; i < never->len; i++)
    tell_unfound (&k, &g_array_index (never, unfound, i));
}
