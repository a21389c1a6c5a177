/* Workflows: makes steps and transitions from rows. flow.c checks what the steps add up to,
 * coverage.c who does them. */
#include "compile/compiler.h"

#include "kernel/rng.h"

#include <math.h>
#include <string.h>

#define MOST_STEPS 10000
#define MOST_BRANCHES 255

static const struct {
  const char *name;
  uint16_t target;
} ends[] = {
  { "returned", PR_RETURNED }, { "refused", PR_REFUSED }, { "withdrawn", PR_WITHDRAWN },
  { "left", PR_LEFT },         { "join", PR_JOIN },
};

static void
read_role (pr_compiler *c, gsize row, pr_step *step)
{
  const pr_cell *role = CELL (c, WORKFLOWS, row, ROLE);
  step->role = PR_NONE16;
  if (step->kind != PR_STEP_WORK)
    {
      if (CELL (c, WORKFLOWS, row, AT_CLOSE)->given)
        FAULT (c, WORKFLOWS, row, AT_CLOSE,
               _ ("only work is touched by closing; step '%s' passes by itself"), step->name);
      if (CELL (c, WORKFLOWS, row, NOT_WITHIN)->given)
        FAULT (c, WORKFLOWS, row, NOT_WITHIN,
               _ ("only work is touched by closing; step '%s' passes by itself"), step->name);
      return;
    }
  if (!role->given)
    return;
  int found = pr_refer_role (c, PR_TABLE_WORKFLOWS, row, PR_WORKFLOWS_ROLE, role->text);
  if (found >= 0)
    step->role = (uint16_t) found;
}

/* Lists codes and kinds after the words that have a meaning of their own. */
static void
unknown_place (pr_compiler *c, gsize row, const char *text)
{
  static const char *const words[] = { "filing", "home", "deciding", "return" };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (names, (gpointer) words[i]);
  for (guint i = 0; i < pr_names_length (c->kinds); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->kinds, i));
  for (uint16_t i = c->w->n_units; i < c->w->n_places; i++)
    g_ptr_array_add (names, c->w->places[i].code);
  for (uint16_t i = 0; i < c->w->n_units; i++)
    g_ptr_array_add (names, c->w->places[i].code);
  pr_unknown (c, PR_TABLE_WORKFLOWS, row, PR_WORKFLOWS_PLACE, PR_REF_STEP_PLACE, text,
              (const char *const *) names->pdata, names->len);
}

static void
read_place (pr_compiler *c, gsize row, pr_step *step)
{
  static const char *const words[] = { "filing", "home", "deciding", "return" };
  const char *text = CELL (c, WORKFLOWS, row, PLACE)->text;
  step->place = PR_NONE16;
  step->at = step->kind == PR_STEP_WORK ? PR_AT_FILING : PR_AT_HERE;
  if (!CELL (c, WORKFLOWS, row, PLACE)->given)
    return;
  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    if (strcmp (text, words[i]) == 0)
      {
        step->at = (pr_step_place) i;
        return;
      }
  int code = pr_names_find (c->codes, text), kind = pr_names_find (c->kinds, text);
  if (code >= 0)
    {
      step->at = PR_AT_PLACE;
      step->place = (uint16_t) code;
    }
  else if (kind >= 0)
    {
      step->at = PR_AT_KIND;
      step->place = pr_serving_row (c, kind);
    }
  else
    unknown_place (c, row, text);
}

/* A step or an end by its name; an unknown one breaks the workflow. */
static uint16_t
find_target (pr_compiler *c, gsize row, const pr_workflow *flow, const char *name)
{
  for (uint16_t i = 0; i < flow->n_steps; i++)
    if (strcmp (c->w->steps[flow->first_step + i].name, name) == 0)
      return (uint16_t) (flow->first_step + i);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strcmp (ends[i].name, name) == 0)
      return ends[i].target;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t i = 0; i < flow->n_steps; i++)
    g_ptr_array_add (names, c->w->steps[flow->first_step + i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    g_ptr_array_add (names, (gpointer) ends[i].name);
  pr_unknown (c, PR_TABLE_WORKFLOWS, row, PR_WORKFLOWS_NEXT, PR_REF_STEP, name,
              (const char *const *) names->pdata, names->len);
  c->broken[flow - c->w->workflows] = 1;
  return PR_RETURNED;
}

static void
read_next (pr_compiler *c, gsize row, const pr_workflow *flow, pr_step *step)
{
  const pr_next *next = &CELL (c, WORKFLOWS, row, NEXT)->v.next;
  if (next->n == 0 || next->n > MOST_BRANCHES)
    {
      c->broken[flow - c->w->workflows] = 1;
      if (next->n > 0)
        FAULT (c, WORKFLOWS, row, NEXT, _ ("%d branches; the most is %d"), (int) next->n,
               MOST_BRANCHES);
      return;
    }
  step->next = g_new0 (pr_transition, next->n);
  step->fork = next->fork;
  for (gsize i = 0; i < next->n; i++)
    if (next->items[i].kind != PR_NEXT_REST)
      step->next[step->n_next++] = (pr_transition){ find_target (c, row, flow, next->items[i].step),
                                                    next->items[i].kind == PR_NEXT_INCOMPLETE,
                                                    false, next->items[i].share };
  for (gsize i = 0; i < next->n; i++)
    if (next->items[i].kind == PR_NEXT_REST)
      step->next[step->n_next++]
          = (pr_transition){ find_target (c, row, flow, next->items[i].step), false, true, 0 };
  step->then = next->fork ? find_target (c, row, flow, next->then) : step->next[0].target;
}

static void
read_preempted (pr_compiler *c, gsize row, pr_step *step)
{
  step->preempted = (pr_preempted) CELL (c, WORKFLOWS, row, PREEMPTED)->v.choice;
  if (step->preempted != PR_PREEMPTED_NO && step->kind != PR_STEP_WORK)
    FAULT (c, WORKFLOWS, row, PREEMPTED,
           _ ("only work is in an officer's hands; step '%s' passes by itself"), step->name);
}

static void
read_avoidable (pr_compiler *c, gsize row, pr_step *step)
{
  step->avoidable = CELL (c, WORKFLOWS, row, AVOIDABLE)->v.yes;
  if (step->avoidable && (step->kind != PR_STEP_DELAY || !step->counts))
    FAULT (c, WORKFLOWS, row, AVOIDABLE,
           _ ("'yes' is said of a delay that counts against the limit; step '%s' is none"),
           step->name);
}

static void
read_patience (pr_compiler *c, gsize row, pr_step *step)
{
  const pr_cell *patience = CELL (c, WORKFLOWS, row, PATIENCE);
  if (!patience->given)
    return;
  if (step->kind != PR_STEP_WORK)
    FAULT (c, WORKFLOWS, row, PATIENCE, _ ("people wait for work only; step '%s' passes by itself"),
           step->name);
  step->patience = g_new (pr_dist, 1);
  pr_dist_copy (step->patience, &patience->v.dist);
  c->w->has_patience = true;
}

static void
read_step (pr_compiler *c, gsize row, uint16_t workflow, pr_step *step)
{
  const pr_close *close = &CELL (c, WORKFLOWS, row, AT_CLOSE)->v.close;
  step->name = g_strdup (CELL (c, WORKFLOWS, row, STEP)->text);
  step->hash = pr_hash32 (step->name);
  step->workflow = workflow;
  step->kind = (pr_step_kind) CELL (c, WORKFLOWS, row, KIND)->v.choice;
  read_role (c, row, step);
  read_place (c, row, step);
  pr_dist_copy (&step->effort, &CELL (c, WORKFLOWS, row, EFFORT)->v.dist);
  step->mean_effort = (pr_time) (step->effort.mean + 0.5);
  step->counts = CELL (c, WORKFLOWS, row, COUNTS)->v.yes;
  read_avoidable (c, row, step);
  step->receives = CELL (c, WORKFLOWS, row, RECEIVES)->v.yes;
  step->channels = (uint8_t) CELL (c, WORKFLOWS, row, CHANNELS)->v.bits;
  step->at_close = close->kind;
  step->overtime = close->kind == PR_CLOSE_FINISH ? close->overtime : 0;
  read_patience (c, row, step);
  read_preempted (c, row, step);
  step->not_within = CELL (c, WORKFLOWS, row, NOT_WITHIN)->v.time;
}

/* Draws identify a step by the hash of its name, which must be unique. */
static void
check_hashes (pr_compiler *c, const pr_workflow *flow)
{
  const pr_step *s = c->w->steps + flow->first_step;
  for (uint16_t i = 0; i < flow->n_steps; i++)
    for (uint16_t k = 0; k < i; k++)
      if (s[i].hash == s[k].hash && strcmp (s[i].name, s[k].name) != 0)
        FAULT (c, WORKFLOWS, c->step_row[flow->first_step + i], STEP,
               _ ("'%s' and '%s' have the same hash; rename one of them"), s[i].name, s[k].name);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  pr_time x = *(const pr_time *) a, y = *(const pr_time *) b;
  return x < y ? -1 : x > y;
}

/* Hidden steps, which come later, are begun up to closing. */
static void
fill_not_within (pr_compiler *c)
{
  pr_world *w = c->w;
  const pr_time none = 0;
  bool hidden = ROWS (c, HANDOVERS) + ROWS (c, NEEDS) > 0;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (pr_time));
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (w->steps[i].kind == PR_STEP_WORK)
      g_array_append_val (values, w->steps[i].not_within);
  if (values->len == 0 || hidden)
    g_array_append_val (values, none);
  g_array_sort (values, compare_times);
  w->not_within = g_new0 (pr_time, values->len);
  for (guint i = 0; i < values->len; i++)
    {
      pr_time v = g_array_index (values, pr_time, i);
      if ((i == 0 || v != g_array_index (values, pr_time, i - 1)) && w->n_not_within < UINT8_MAX)
        w->not_within[w->n_not_within++] = v;
    }
  for (uint16_t i = 0; i < w->n_steps; i++)
    for (uint8_t k = 0; k < w->n_not_within && w->steps[i].kind == PR_STEP_WORK; k++)
      if (w->not_within[k] == w->steps[i].not_within)
        w->steps[i].not_within_class = k;
}

static void
too_many_steps (pr_compiler *c, gsize row)
{
  FAULT (c, WORKFLOWS, row, STEP, _ ("too many steps: the most are %d in a workflow and %d in all"),
         PR_MOST_STEPS_EACH, MOST_STEPS);
}

/* Numbers the steps: workflows in the order of their names, steps in that of their rows. */
static void
number_steps (pr_compiler *c)
{
  pr_world *w = c->w;
  for (gsize i = 0; i < ROWS (c, WORKFLOWS); i++)
    if (*CELL (c, WORKFLOWS, i, WORKFLOW)->text != '\0')
      pr_names_add (c->workflows, CELL (c, WORKFLOWS, i, WORKFLOW)->text);
  pr_names_sort (c->workflows);
  if (pr_names_length (c->workflows) > MOST_STEPS) /* an index has 16 bits */
    {
      too_many_steps (c, MOST_STEPS);
      pr_names_free (c->workflows);
      c->workflows = pr_names_new ();
      c->lost[PR_TABLE_WORKFLOWS] = true;
    }
  w->n_workflows = (uint16_t) pr_names_length (c->workflows);
  w->workflows = g_new0 (pr_workflow, w->n_workflows + 1);
  c->broken = g_new0 (guint8, w->n_workflows + 1);
  c->step_row = g_new0 (gsize, MOST_STEPS + 1);
  for (uint16_t f = 0; f < w->n_workflows; f++)
    {
      pr_workflow *flow = &w->workflows[f];
      flow->name = g_strdup (pr_names_get (c->workflows, f));
      flow->first_step = w->n_steps;
      for (gsize i = 0; i < ROWS (c, WORKFLOWS); i++)
        {
          if (strcmp (CELL (c, WORKFLOWS, i, WORKFLOW)->text, flow->name) != 0)
            continue;
          if (flow->n_steps == PR_MOST_STEPS_EACH || w->n_steps == MOST_STEPS)
            {
              too_many_steps (c, i);
              return;
            }
          c->step_row[w->n_steps++] = i;
          flow->n_steps++;
        }
    }
}

void
pr_compile_workflows (pr_compiler *c)
{
  pr_world *w = c->w;
  number_steps (c);
  w->n_shown_steps = w->n_steps;
  w->steps = g_new0 (pr_step, w->n_steps + 1);
  for (uint16_t f = 0; f < w->n_workflows; f++)
    {
      pr_workflow *flow = &w->workflows[f];
      for (uint16_t i = 0; i < flow->n_steps; i++)
        {
          read_step (c, c->step_row[flow->first_step + i], f, &w->steps[flow->first_step + i]);
          flow->receives |= w->steps[flow->first_step + i].receives;
        }
      for (uint16_t i = 0; i < flow->n_steps; i++)
        read_next (c, c->step_row[flow->first_step + i], flow, &w->steps[flow->first_step + i]);
      check_hashes (c, flow);
    }
  fill_not_within (c);
}
