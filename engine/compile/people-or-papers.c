/* Who passes which step: people, who are visitors until their papers are received, or papers. Warns
 * about a rule for the one that stands where only the other passes. For a world without errors. */
#include "compile/compiler.h"

enum { PEOPLE = PR_PASS_PEOPLE, PAPERS = PR_PASS_PAPERS, KINDS = 2 };

typedef struct {
  pr_compiler *c;
  guint8 *walked; /* [n_steps] who has come here, by channel: 1 << (channel * KINDS + kind) */
  guint8 *who;    /* [n_steps] who takes the step */
} walk;

/* Follows people or papers of a channel along every way from a step on. */
static void
lead (walk *k, uint16_t step, int channel, int kind)
{
  const pr_world *w = k->c->w;
  if (step >= w->n_steps)
    return;
  const pr_step *s = &w->steps[step];
  guint8 mark = (guint8) (1u << (channel * KINDS + (kind == PAPERS)));
  if (k->walked[step] & mark)
    return;
  k->walked[step] |= mark;
  bool takes = (s->channels & 1u << channel) != 0;
  if (takes)
    k->who[step] |= (guint8) kind;
  if ((takes && s->receives) || s->fork)
    kind = PAPERS;
  for (uint16_t i = 0; i < s->n_next; i++)
    lead (k, s->next[i].target, channel, kind);
  lead (k, s->then, channel, kind);
}

static void
lead_stream (walk *k, const pr_stream *s)
{
  const pr_world *w = k->c->w;
  const pr_procedure *p = &w->procedures[s->procedure];
  const pr_workflow *flow = &w->workflows[p->workflow];
  for (uint8_t phase = 0; phase < w->n_phases; phase++)
    {
      uint8_t channel = pr_world_channel (w, s, phase);
      bool counter = channel == PR_CHANNEL_COUNTER && flow->receives && !s->test;
      lead (k, flow->first_step, channel, p->visit || counter ? PEOPLE : PAPERS);
      if (channel == PR_CHANNEL_ONLINE && flow->receives && w->rules[phase].portal_to_counter > 0)
        lead (k, flow->first_step, PR_CHANNEL_COUNTER, PEOPLE);
    }
}

guint8 *
pr_who_passes (pr_compiler *c)
{
  const pr_world *w = c->w;
  g_autofree guint8 *walked = g_new0 (guint8, w->n_steps + 1u);
  guint8 *who = g_new0 (guint8, w->n_steps + 1u);
  walk k = { c, walked, who };
  G_STATIC_ASSERT (PR_N_CHANNELS * KINDS <= 8);
  for (uint32_t i = 0; i < w->n_streams; i++)
    lead_stream (&k, &w->streams[i]);
  for (size_t i = 0; i < w->n_backlog; i++)
    lead (&k, w->backlog[i].step, w->backlog[i].channel, PAPERS);
  return who;
}

static void
check_step (pr_compiler *c, const guint8 *who, uint16_t step)
{
  const pr_step *s = &c->w->steps[step];
  gsize row = c->step_row[step];
  bool finishes = s->at_close == PR_CLOSE_FINISH; /* as steps of people do in any case */
  if (who[step] == PEOPLE && CELL (c, WORKFLOWS, row, AT_CLOSE)->given && !finishes)
    CAUTION (c, WORKFLOWS, row, AT_CLOSE,
             _ ("this has no effect: only people at the counter pass step '%s', and people are "
                "served to the end; see the rule visitor_overtime"),
             s->name);
  if (who[step] == PAPERS && CELL (c, WORKFLOWS, row, PATIENCE)->given)
    CAUTION (c, WORKFLOWS, row, PATIENCE,
             _ ("this has no effect: only papers pass step '%s', and papers are patient"), s->name);
}

/* People are served one by one. */
static void
check_batch (pr_compiler *c, const guint8 *who, gsize row, const char *role)
{
  const pr_world *w = c->w;
  int number = pr_refer_role (c, PR_TABLE_MEASURES, row, PR_MEASURES_ACTION, role);
  guint8 passes = 0;
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (w->steps[i].kind == PR_STEP_WORK && w->steps[i].role == number)
      passes |= i < w->n_shown_steps ? who[i] : PAPERS;
  if (passes == PEOPLE)
    FAULT (c, MEASURES, row, ACTION,
           _ ("only people at the counter pass the steps of '%s'; only papers are done in batches"),
           role);
}

void
pr_check_people (pr_compiler *c)
{
  const pr_world *w = c->w;
  if (c->t->cut_short)
    return; /* others may pass later */
  g_autofree guint8 *who = pr_who_passes (c);
  for (uint16_t i = 0; i < w->n_shown_steps; i++)
    if (w->steps[i].kind == PR_STEP_WORK)
      check_step (c, who, i);
  for (gsize row = 0; row < ROWS (c, MEASURES); row++)
    if (CELL (c, MEASURES, row, ACTION)->v.action.kind == PR_ACTION_BATCH)
      check_batch (c, who, row, CELL (c, MEASURES, row, ACTION)->v.action.name);
}
