/* Applies: see applies.h. */
#include "figure/applies.h"

/* Marks a place, and where its people file once offices change. */
static void
mark (const pr_world *w, uint16_t procedure, uint16_t place, uint8_t needs, uint8_t *has)
{
  const pr_procedure *p = &w->procedures[procedure];
  has[place] |= needs;
  for (size_t phase = 0; phase < w->n_phases; phase++)
    {
      size_t at = phase * w->n_places + place;
      if (p->office != NULL)
        has[p->office[at]] |= needs;
      if (p->other != NULL && p->other[at] < w->n_places)
        has[p->other[at]] |= needs;
    }
}

/* People who come to a counter with it may be those who file elsewhere, or who are sent on. */
static void
mark_others (const pr_world *w, uint16_t procedure, uint8_t *has)
{
  const uint8_t needs = 1u << PR_NEEDS_FILING | 1u << PR_NEEDS_COUNTER;
  for (uint32_t a = 0; a < w->n_attractions; a++)
    for (uint16_t k = 0; k < w->attractions[a].n; k++)
      mark (w, procedure, w->attractions[a].place[k], needs, has);
  for (size_t k = 0; w->near != NULL && k < (size_t) w->n_units * w->n_near; k++)
    if (w->near[k] != PR_NONE16)
      mark (w, procedure, w->near[k], needs, has);
}

static void
mark_streams (const pr_world *w, uint8_t *has)
{
  g_autofree bool *come = g_new0 (bool, w->n_procedures + 1u);
  for (uint32_t s = 0; s < w->n_streams; s++)
    {
      const pr_stream *stream = &w->streams[s];
      /* Who cannot file online may come instead. */
      bool counter = stream->channel == PR_CHANNEL_COUNTER || stream->channel == PR_CHANNEL_ONLINE;
      uint8_t needs = (uint8_t) (1u << PR_NEEDS_FILING | (counter ? 1u << PR_NEEDS_COUNTER : 0u));
      mark (w, stream->procedure, stream->place, needs, has);
      come[stream->procedure] |= counter && stream->place < w->n_units;
    }
  for (uint16_t p = 0; p < w->n_procedures; p++)
    if (come[p])
      mark_others (w, p, has);
}

/* What is in process is handed over to the office of its home. */
static void
mark_backlog (const pr_world *w, uint8_t *has)
{
  for (size_t k = 0; k < w->n_backlog; k++)
    {
      const pr_backlog_row *row = &w->backlog[k];
      mark (w, row->procedure, row->place, 1u << PR_NEEDS_FILING, has);
      if (w->n_hand_overs > 0)
        mark (w, row->procedure, row->home, 1u << PR_NEEDS_FILING, has);
    }
}

bool
pr_applies (const pr_results *r, pr_needs needs, uint32_t place)
{
  if (needs == PR_NEEDS_NOTHING || place == PR_PROVINCE)
    return true;
  pr_reduced *kept = pr_outcome_reduced (r->outcome);
  if (kept->has == NULL)
    {
      const pr_world *w = r->world;
      kept->has = g_new0 (uint8_t, w->n_places + 1u);
      for (; w != NULL; w = w->later)
        {
          mark_streams (w, kept->has);
          mark_backlog (w, kept->has);
        }
    }
  return kept->has[place] & 1u << needs;
}
