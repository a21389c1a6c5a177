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

double
pr_ready_share (const pr_results *r, uint32_t place)
{
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, place);
  return pr_judgement_whole (r, j) == PR_NOT_ASKED ? NAN : (double) j->periods[0].onward / j->n;
}

bool
pr_ready_enough (const pr_results *r, double share)
{
  return isnan (share) || pr_verdict_of_share (r, share) == PR_READY;
}

const char *
pr_ready_missed (const pr_results *r, uint32_t place)
{
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, place);
  int worst = 0;
  for (int c = 1; c < PR_N_CRITERIA; c++)
    if (pr_judgement_least_passed (j, c) < pr_judgement_least_passed (j, worst))
      worst = c;
  return pr_judgement_least_passed (j, worst) < 1 ? pr_criterion_words[worst] : NULL;
}
