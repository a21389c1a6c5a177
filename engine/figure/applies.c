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

/* Marks who decides what people of the home file; whether that may be the place of filing. */
static bool
mark_deciding (const pr_world *w, uint16_t procedure, uint16_t home, uint8_t *has)
{
  const pr_procedure *p = &w->procedures[procedure];
  bool filing = false;
  for (uint8_t phase = 0; phase < w->n_phases; phase++)
    for (int other = 0; other <= (p->other != NULL); other++)
      {
        pr_whereabouts at
            = { .filing = PR_NONE16, .home = home, .phase = phase, .other = other > 0 };
        uint16_t place = pr_world_deciding (w, p, at);
        if (place < w->n_places)
          has[place] |= 1u << PR_NEEDS_DECIDING;
        else
          filing = true;
      }
  return filing;
}

/* What the place of filing has of a procedure that people of the home file. */
static uint8_t
needs_of_filing (const pr_world *w, uint16_t procedure, uint16_t home, uint8_t *has)
{
  uint8_t needs = 1u << PR_NEEDS_FILING;
  if (!w->procedures[procedure].visit && mark_deciding (w, procedure, home, has))
    needs |= 1u << PR_NEEDS_DECIDING;
  return needs;
}

/* People who come to a counter with it may be those who file elsewhere, or who are sent on. */
static void
mark_others (const pr_world *w, uint16_t procedure, uint8_t needs, uint8_t *has)
{
  for (uint32_t a = 0; a < w->n_attractions; a++)
    for (uint16_t k = 0; k < w->attractions[a].n; k++)
      mark (w, procedure, w->attractions[a].place[k], needs, has);
  for (size_t k = 0; w->near != NULL && k < (size_t) w->n_units * w->n_near; k++)
    if (w->near[k] != PR_NONE16)
      mark (w, procedure, w->near[k], needs, has);
}

/* only: of this procedure, or PR_NONE16: of all. */
static void
mark_streams (const pr_world *w, uint16_t only, uint8_t *has)
{
  g_autofree uint8_t *others = g_new0 (uint8_t, w->n_procedures + 1u);
  for (uint32_t s = 0; s < w->n_streams; s++)
    {
      const pr_stream *stream = &w->streams[s];
      if (only != PR_NONE16 && stream->procedure != only)
        continue;
      uint8_t needs = needs_of_filing (w, stream->procedure, stream->place, has);
      /* Who cannot file online may come instead. */
      bool counter = stream->channel == PR_CHANNEL_COUNTER || stream->channel == PR_CHANNEL_ONLINE;
      needs |= counter ? 1u << PR_NEEDS_COUNTER : 0u;
      mark (w, stream->procedure, stream->place, needs, has);
      if (counter && stream->place < w->n_units)
        others[stream->procedure] |= needs;
    }
  for (uint16_t p = 0; p < w->n_procedures; p++)
    if (others[p] != 0)
      mark_others (w, p, others[p], has);
}

/* What is in process is handed over to the office of its home. */
static void
mark_backlog (const pr_world *w, uint16_t only, uint8_t *has)
{
  for (size_t k = 0; k < w->n_backlog; k++)
    {
      const pr_backlog_row *row = &w->backlog[k];
      if (only != PR_NONE16 && row->procedure != only)
        continue;
      uint8_t needs = needs_of_filing (w, row->procedure, row->home, has);
      mark (w, row->procedure, row->place, needs, has);
      if (w->n_hand_overs > 0)
        mark (w, row->procedure, row->home, needs, has);
    }
}

/* [n_places] What each has, before and after the world changes. Free with g_free. */
static uint8_t *
needs_met (const pr_world *w, uint16_t only)
{
  uint8_t *has = g_new0 (uint8_t, w->n_places + 1u);
  for (; w != NULL; w = w->later)
    {
      mark_streams (w, only, has);
      mark_backlog (w, only, has);
    }
  return has;
}

bool
pr_procedure_applies (const pr_world *w, uint16_t procedure, const bool *at)
{
  g_autofree uint8_t *has = needs_met (w, procedure);
  for (uint16_t i = 0; i < w->n_places; i++)
    if (at[i] && has[i] != 0)
      return true;
  return false;
}

bool
pr_applies (const pr_results *r, pr_needs needs, uint32_t place)
{
  if (needs == PR_NEEDS_NOTHING || place == PR_PROVINCE)
    return true;
  pr_reduced *kept = pr_outcome_reduced (r->outcome);
  if (kept->has == NULL)
    kept->has = needs_met (r->world, PR_NONE16);
  return kept->has[place] & 1u << needs;
}
