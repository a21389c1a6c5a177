/* Visits: how often a dossier is expected to come to each step of its workflow, by the transitions:
 * a Markov chain over step and whether the dossier was supplemented.
 */
#include "compile/compile.h"

#include "scenario/limits.h"

#include <glib.h>

#define LEAST_MASS 1e-9
#define MOST_SWEEPS 100000

/* Mass at (step, supplemented), 2 * number + supplemented, passes on to a target. */
static void
pass (const pr_world *w, const pr_workflow *flow, unsigned channel, double *mass, uint16_t target,
      int supplemented, double amount)
{
  if (target >= w->n_steps)
    return;
  const pr_step *s = &w->steps[target];
  if (s->kind == PR_STEP_SUPPLEMENT && s->channels & 1u << channel)
    supplemented = 1;
  mass[2 * (target - flow->first_step) + supplemented] += amount;
}

static void
pass_all (const pr_world *w, const pr_workflow *flow, const pr_procedure *p, unsigned channel,
          double *mass, const pr_step *s, int supplemented, double amount)
{
  double left = 1;
  if (s->fork)
    pass (w, flow, channel, mass, s->then, supplemented, amount);
  for (uint16_t n = 0; n < s->n_next; n++)
    {
      const pr_transition *t = &s->next[n];
      double share = s->fork         ? 1
                     : t->rest       ? MAX (left, 0)
                     : t->incomplete ? (supplemented ? 0 : p->incomplete)
                                     : t->share;
      left -= share;
      pass (w, flow, channel, mass, t->target, supplemented, amount * share);
    }
}

/* Expected visits of a dossier to each step. Mass moves forward within a sweep; what rework
 * sends back waits for the next sweep. */
double *
pr_expected_visits (const pr_world *w, const pr_procedure *p, unsigned channel, double most,
                    double *work)
{
  const pr_workflow *flow = &w->workflows[p->workflow];
  g_autofree double *mass = g_new0 (double, 2 * flow->n_steps);
  double *visits = g_new0 (double, flow->n_steps);
  pass (w, flow, channel, mass, flow->first_step, 0, 1);
  double total = 1, all = 0;
  for (int sweep = 0;
       sweep < MOST_SWEEPS && total > LEAST_MASS && all <= most && *work < PR_MOST_WORK; sweep++)
    {
      *work += 2 * flow->n_steps;
      for (int i = 0; i < 2 * flow->n_steps; i++)
        {
          const pr_step *s = &w->steps[flow->first_step + i / 2];
          double amount = mass[i];
          mass[i] = 0;
          if (amount <= 0)
            continue;
          all += amount;
          *work += s->n_next;
          if (s->channels & 1u << channel)
            visits[i / 2] += amount;
          pass_all (w, flow, p, channel, mass, s, i % 2, amount);
        }
      total = 0;
      for (int i = 0; i < 2 * flow->n_steps; i++)
        total += mass[i];
    }
  return visits;
}
