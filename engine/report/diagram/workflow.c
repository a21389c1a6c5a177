/* Workflow: the boxes and arrows of a workflow. See graph.h. */
#include "report/diagram/graph.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "model/shown.h"
#include "report/text/labels.h"
#include "report/text/text.h"

#define LEAST_WIDTH 110.0
#define BAR_HEIGHT 6.0
#define TIME_GAP 18.0 /* between a step's name and its time */
#define MOST_TITLE 60 /* cells of a workflow's name */
#define NO_BOX G_MAXUINT

static const struct {
  uint16_t target;
  pr_box_look look;
  const char *name, *title;
} ends[] = {
  { PR_RETURNED, PR_BOX_GOOD_END, N_ ("returned"), N_ ("the result is handed over") },
  { PR_REFUSED, PR_BOX_END, N_ ("refused"), N_ ("the dossier is refused") },
  { PR_WITHDRAWN, PR_BOX_END, N_ ("withdrawn"), N_ ("the citizen withdraws the dossier") },
  { PR_LEFT, PR_BOX_GOOD_END, N_ ("done"), N_ ("the visit ends") },
};

/* What builds a graph. */
typedef struct {
  const pr_world *w;
  const pr_workflow *flow;
  pr_flow facts;
  pr_graph *g;
  /* By number of the step within the workflow, in a branch of a fork: the bar of the joins, and
   * which branch. Else NO_BOX, and -1. */
  guint *join;
  int *branch;
} builder;

static void
box_clear (gpointer p)
{
  pr_box *b = p;
  g_free (b->id);
  g_free (b->head);
  g_free (b->time);
  g_free (b->title);
  if (b->lines != NULL)
    g_ptr_array_unref (b->lines);
}

static void
arrow_clear (gpointer p)
{
  pr_arrow *a = p;
  g_free (a->label);
  g_array_unref (a->points);
}

static bool
is_step (const builder *b, uint16_t target)
{
  return target >= b->flow->first_step && target < b->flow->first_step + b->flow->n_steps;
}

/* A box of a step has its number within the workflow; the others follow. */
static guint
box_of_step (const builder *b, uint16_t step)
{
  return (guint) (step - b->flow->first_step);
}

static void
measure (pr_box *box)
{
  double width = pr_graph_width (box->head, PR_GRAPH_HEAD, TRUE);
  if (box->time != NULL)
    width += TIME_GAP + pr_graph_width (box->time, PR_GRAPH_FONT, FALSE);
  for (guint k = 0; k < box->lines->len; k++)
    width = MAX (width, pr_graph_width (box->lines->pdata[k], PR_GRAPH_FONT, FALSE));
  box->width = MAX (width + 2 * PR_GRAPH_PAD, LEAST_WIDTH);
  box->height = (box->lines->len + 1) * PR_GRAPH_LINE + 1.4 * PR_GRAPH_PAD;
}

/* Adds a rounded box. */
static guint
add_pill (builder *b, pr_box_look look, const char *head, const char *title)
{
  pr_box box = { .look = look, .head = g_strdup (head), .title = g_strdup (title) };
  box.width = pr_graph_width (head, PR_GRAPH_HEAD, TRUE) + 3 * PR_GRAPH_PAD;
  box.height = PR_GRAPH_LINE + 1.2 * PR_GRAPH_PAD;
  g_array_append_val (b->g->boxes, box);
  return b->g->boxes->len - 1;
}

/* A bar reaches over the middles of all its branches. */
static guint
add_bar (builder *b, uint16_t branches, const char *title)
{
  pr_box box = { .look = PR_BOX_BAR, .title = g_strdup (title), .branches = branches };
  box.width = branches * (g_array_index (b->g->boxes, pr_box, 0).width + PR_GRAPH_GAP);
  box.height = BAR_HEIGHT;
  g_array_append_val (b->g->boxes, box);
  return b->g->boxes->len - 1;
}

static void
add_arrow (builder *b, guint from, guint to, int branch, bool usual, char *label)
{
  pr_arrow a = { from, to, branch, label, usual, 0, NULL, { 0, 0 } };
  if (label != NULL)
    a.width = pr_graph_width (label, PR_GRAPH_FONT, FALSE) + PR_GRAPH_PAD;
  a.points = g_array_new (FALSE, FALSE, sizeof (pr_graph_point));
  g_array_append_val (b->g->arrows, a);
}

/* The box of an end; each step has ends of its own, near it. NO_BOX: it is none. */
static guint
add_end (builder *b, uint16_t target)
{
  for (gsize k = 0; k < G_N_ELEMENTS (ends); k++)
    if (ends[k].target == target)
      return add_pill (b, ends[k].look, _ (ends[k].name), _ (ends[k].title));
  return NO_BOX;
}

static guint
box_of_target (builder *b, uint16_t step, uint16_t target)
{
  if (is_step (b, target))
    return box_of_step (b, target);
  if (target == PR_JOIN)
    return b->join[step - b->flow->first_step];
  return add_end (b, target);
}

/* Marks the bar at which the branches of a fork are joined. */
static void
mark_branch (builder *b, uint16_t step, guint bar, int branch)
{
  uint16_t i = (uint16_t) (step - b->flow->first_step);
  const pr_step *s = &b->w->steps[step];
  if (b->join[i] != NO_BOX)
    return;
  b->join[i] = bar;
  b->branch[i] = branch;
  for (uint16_t n = 0; n < s->n_next; n++)
    if (is_step (b, s->next[n].target))
      mark_branch (b, s->next[n].target, bar, branch);
}

static void
add_fork (builder *b, uint16_t step)
{
  const pr_step *s = &b->w->steps[step];
  guint fork = add_bar (b, s->n_next, _ ("all branches begin"));
  guint join = add_bar (b, s->n_next, _ ("when all have ended"));
  add_arrow (b, box_of_step (b, step), fork, -1, true, NULL);
  for (uint16_t n = 0; n < s->n_next; n++)
    if (is_step (b, s->next[n].target))
      {
        mark_branch (b, s->next[n].target, join, n);
        add_arrow (b, fork, box_of_step (b, s->next[n].target), n, true, NULL);
      }
  guint then = box_of_target (b, step, s->then);
  if (then != NO_BOX)
    add_arrow (b, join, then, -1, true, NULL);
}

static void
add_arrows (builder *b, uint16_t step)
{
  const pr_step *s = &b->w->steps[step];
  uint16_t usual = pr_graph_usual (&b->facts, s);
  for (uint16_t n = 0; n < s->n_next && !s->fork; n++)
    {
      guint to = box_of_target (b, step, s->next[n].target);
      if (to != NO_BOX)
        add_arrow (b, box_of_step (b, step), to,
                   s->next[n].target == PR_JOIN ? b->branch[box_of_step (b, step)] : -1, n == usual,
                   pr_graph_label (&b->facts, s, n));
    }
}

/* Marks the boxes on the way of most dossiers. */
static void
mark_usual (pr_graph *g, guint at)
{
  pr_box *box = &g_array_index (g->boxes, pr_box, at);
  if (box->usual)
    return;
  box->usual = TRUE;
  for (guint k = 0; k < g->arrows->len; k++)
    {
      const pr_arrow *a = &g_array_index (g->arrows, pr_arrow, k);
      if (a->from == at && a->usual)
        mark_usual (g, a->to);
    }
}

/* Arrows that leave that way are usual no more. */
static void
mark_rest (pr_graph *g)
{
  for (guint k = 0; k < g->arrows->len; k++)
    {
      pr_arrow *a = &g_array_index (g->arrows, pr_arrow, k);
      a->usual = a->usual && g_array_index (g->boxes, pr_box, a->from).usual;
    }
}

static void
add_start (builder *b)
{
  bool visit = b->facts.visit;
  guint start = add_pill (b, PR_BOX_START, visit ? _ ("a visitor comes") : _ ("filed"),
                          visit               ? _ ("a visit that files nothing")
                          : b->flow->receives ? _ ("the dossier is filed")
                                              : _ ("the dossier is filed, and received at once"));
  add_arrow (b, start, 0, -1, true, NULL);
  mark_usual (b->g, start);
  mark_rest (b->g);
}

/* All of them of one width, for the eye. */
static void
add_steps (builder *b)
{
  double widest = 0;
  for (uint16_t i = 0; i < b->flow->n_steps; i++)
    {
      pr_box box = { 0 };
      b->join[i] = NO_BOX;
      b->branch[i] = -1;
      pr_graph_step (&b->facts, (uint16_t) (b->flow->first_step + i), &box);
      measure (&box);
      widest = MAX (widest, box.width);
      g_array_append_val (b->g->boxes, box);
    }
  for (uint16_t i = 0; i < b->flow->n_steps; i++)
    g_array_index (b->g->boxes, pr_box, i).width = widest;
  for (uint16_t i = 0; i < b->flow->n_steps; i++)
    if (b->w->steps[b->flow->first_step + i].fork)
      add_fork (b, (uint16_t) (b->flow->first_step + i));
  for (uint16_t i = 0; i < b->flow->n_steps; i++)
    add_arrows (b, (uint16_t) (b->flow->first_step + i));
}

pr_graph *
pr_graph_new (const pr_world *world, uint16_t workflow)
{
  const pr_world *w = world->later != NULL ? world->later : world;
  builder b
      = { w, &w->workflows[workflow], pr_flow_of (w, workflow), g_new0 (pr_graph, 1), NULL, NULL };
  g_autofree guint *join = b.join = g_new (guint, b.flow->n_steps + 1u);
  g_autofree int *branch = b.branch = g_new (int, b.flow->n_steps + 1u);
  g_autofree char *name = pr_printable (pr_shown (w, PR_NAMED_WORKFLOW, b.flow->name));
  GString *cut = g_string_new (NULL);
  pr_label_cut (cut, name, MOST_TITLE);
  b.g->name = g_string_free (cut, FALSE);
  b.g->caption = pr_graph_caption (&b.facts);
  b.g->boxes = g_array_new (FALSE, FALSE, sizeof (pr_box));
  b.g->arrows = g_array_new (FALSE, FALSE, sizeof (pr_arrow));
  g_array_set_clear_func (b.g->boxes, box_clear);
  g_array_set_clear_func (b.g->arrows, arrow_clear);
  if (world->later != NULL)
    {
      char date[PR_DATE_SIZE];
      pr_text_day (date, w->epoch + pr_time_day (world->later_from));
      g_ptr_array_insert (b.g->caption, 0, g_strdup_printf (_ ("From %s on:"), date));
    }
  add_steps (&b);
  if (b.flow->n_steps > 0)
    add_start (&b);
  return b.g;
}

void
pr_graph_free (pr_graph *g)
{
  if (g == NULL)
    return;
  g_free (g->name);
  g_ptr_array_unref (g->caption);
  g_array_unref (g->boxes);
  g_array_unref (g->arrows);
  g_free (g);
}
