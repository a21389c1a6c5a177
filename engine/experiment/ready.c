#include "experiment/ready.h"

#include "figure/verdict.h"

#include <math.h>

/* Whether a unit's dossiers of some procedure are decided there, in some phase. */
static bool
decides (const pr_world *w, uint32_t place)
{
  for (uint16_t i = 0; i < w->n_procedures; i++)
    for (uint8_t phase = 0; phase < w->n_phases; phase++)
      for (uint16_t home = 0; home < w->n_units; home++)
        if (w->procedures[i].deciding[(size_t) phase * w->n_places + home] == place)
          return true;
  return false;
}

uint32_t *
pr_ready_places (const pr_world *w, uint32_t *n)
{
  uint32_t *places = g_new (uint32_t, w->n_places + 1u);
  *n = 0;
  for (uint32_t i = 0; i < w->n_places; i++)
    if (w->places[i].n_streams > 0 || decides (w, i))
      places[(*n)++] = i;
  return places;
}

pr_margin_state
pr_ready_state (const pr_results *r, uint32_t place)
{
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, place);
  pr_margin_state state = { .share = NAN, .ready = true };
  pr_verdict verdict = pr_judgement_whole (r, j);
  int worst = 0;
  if (verdict == PR_NOT_ASKED)
    return state;
  state.share = (double) j->periods[0].onward / j->n;
  state.ready = verdict == PR_READY;
  for (int c = 1; c < PR_N_CRITERIA; c++)
    if (pr_judgement_least_passed (j, c) < pr_judgement_least_passed (j, worst))
      worst = c;
  if (pr_judgement_least_passed (j, worst) < 1)
    state.missed = pr_criterion_words[worst];
  return state;
}
