/* Obstacles: see obstacles.h. */
#include "report/text/obstacles.h"

#include "figure/applies.h"
#include "figure/failure.h"
#include "report/table/failures.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>

#define MOST 3 /* of each kind */

/* A procedure, or a step and a cause, and its part of all lateness. */
typedef struct {
  uint16_t what;
  pr_cause cause;
  pr_away reason;
  double weight;
} obstacle;

static int
by_weight (const void *a, const void *b)
{
  const obstacle *x = a, *y = b;
  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  if (x->what != y->what)
    return x->what < y->what ? -1 : 1;
  if (x->cause != y->cause)
    return (int) x->cause - (int) y->cause;
  return (int) x->reason - (int) y->reason;
}

/* Points of the places together; *n of them, the worst first. Free with g_free. */
static obstacle *
by_step (const pr_results *r, const bool *at, size_t *n, double *all)
{
  size_t points;
  g_autofree pr_failure *list = pr_failures (r->outcome, &points);
  obstacle *sums = g_new (obstacle, points + 1);
  *n = 0;
  *all = 0;
  for (size_t i = 0; i < points; i++)
    {
      size_t k = 0;
      if (at != NULL && (list[i].place >= r->world->n_places || !at[list[i].place]))
        continue;
      while (k < *n
             && (sums[k].what != list[i].step || sums[k].cause != list[i].cause
                 || sums[k].reason != list[i].reason))
        k++;
      if (k == *n)
        sums[(*n)++] = (obstacle){ list[i].step, list[i].cause, list[i].reason, 0 };
      sums[k].weight += pr_moments_mean (&list[i].lost.all);
      *all += pr_moments_mean (&list[i].lost.all);
    }
  qsort (sums, *n, sizeof *sums, by_weight);
  return sums;
}

/* Procedures by their late dossiers. Free with g_free. */
static obstacle *
by_procedure (const pr_results *r, const bool *at, size_t *n)
{
  obstacle *list = g_new (obstacle, r->world->n_procedures + 1u);
  *n = 0;
  for (uint16_t p = 0; p < r->world->n_procedures; p++)
    {
      pr_moments late = pr_reduce_named (r, PR_OF_PROCEDURE, "late_count", p);
      if (late.n > 0 && late.mean > 0 && (at == NULL || pr_procedure_applies (r->world, p, at)))
        list[(*n)++] = (obstacle){ .what = p, .weight = late.mean };
    }
  qsort (list, *n, sizeof *list, by_weight);
  return list;
}

static void
tell_limit (const pr_results *r, uint16_t procedure, bool everywhere, GString *out)
{
  char share[PR_NUMBER_SIZE];
  const pr_procedure *p = &r->world->procedures[procedure];
  pr_moments on_time = pr_reduce_named (r, PR_OF_PROCEDURE, "on_time", procedure);
  g_autofree char *limit = pr_text_limit (p->limit[0], p->limit_days[0]);
  pr_text_fixed (share, 100 * (1 - pr_moments_mean (&on_time)), 1);
  g_string_append_printf (
      out,
      everywhere ? _ ("  a limit: %s (%s) is late in %s %% of its cases\n")
                 : _ ("  a limit: %s (%s) is late in %s %% of its cases, all places together\n"),
      p->name, limit, share);
}

static void
tell_step (const pr_results *r, const obstacle *o, double all, GString *out)
{
  char share[PR_NUMBER_SIZE], length[PR_NUMBER_SIZE];
  const pr_step *step = &r->world->steps[o->what];
  pr_text_fixed (share, 100 * o->weight / all, 1);
  double days = step->effort.mean / (double) PR_DAY;
  pr_text_fixed (length, days, pr_text_decimals (days, NAN, 1));
  if (step->kind == PR_STEP_DELAY)
    g_string_append_printf (out,
                            NGETTEXT ("  a delay: %s takes %s day by itself; %s %% of what late "
                                      "dossiers lose\n",
                                      "  a delay: %s takes %s days by itself; %s %% of what late "
                                      "dossiers lose\n",
                                      strcmp (length, "1") == 0 ? 1 : 2),
                            step->name, length, share);
  else if (o->cause == PR_CAUSE_OUTAGE)
    g_string_append_printf (out, _ ("  outages: at %s; %s %% of what late dossiers lose\n"),
                            step->name, share);
  else
    g_string_append_printf (out, _ ("  at %s, %s: %s %% of what late dossiers lose\n"), step->name,
                            pr_reason_word (o->cause, o->reason), share);
}

void
pr_obstacles_tell (const pr_results *r, const bool *at, GString *out)
{
  size_t n_steps, n_procedures;
  double all;
  g_autofree obstacle *procedures = by_procedure (r, at, &n_procedures);
  g_autofree obstacle *steps = by_step (r, at, &n_steps, &all);
  for (size_t k = 0; k < MIN (n_procedures, MOST); k++)
    tell_limit (r, procedures[k].what, at == NULL, out);
  for (size_t k = 0; k < MIN (n_steps, MOST); k++)
    tell_step (r, &steps[k], all, out);
  if (n_procedures + n_steps == 0)
    g_string_append (out, at == NULL
                              ? _ ("  nothing is late: what is left is the work itself, delays, "
                                   "closed hours and who comes\n")
                              : _ ("  nothing is late there: what is left is the work itself, "
                                   "delays, closed hours and who comes\n"));
}
