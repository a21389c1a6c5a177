/* Hidden steps: work and delays that no workflow names. The model puts them between a workflow's
 * steps when something happens to a dossier. They stand after the others and end in PR_RESUME. */
#include "compile/compiler.h"

#include "kernel/rng.h"

#define MOST_STEPS (PR_RETURNED - 1)

uint16_t
pr_add_hidden_step (pr_compiler *c, const char *name, const char *of, pr_step_kind kind,
                    uint16_t role, const pr_dist *effort, uint16_t then)
{
  pr_world *w = c->w;
  if (w->n_steps == MOST_STEPS)
    return PR_NONE16;
  g_autofree char *key = g_strconcat (name, ":", of, NULL);
  w->steps = g_renew (pr_step, w->steps, w->n_steps + 1u);
  pr_step *step = &w->steps[w->n_steps];
  *step = (pr_step){ .hash = pr_hash32 (key),
                     .role = role,
                     .kind = kind,
                     .at = PR_AT_HERE,
                     .channels = 7,
                     .counts = true,
                     .avoidable = kind == PR_STEP_DELAY, /* on the way at a hand-over */
                     .n_next = 1,
                     .then = then,
                     .mean_effort = (pr_time) (effort->mean + 0.5),
                     .next = g_new0 (pr_transition, 1),
                     .at_close = PR_CLOSE_SUSPEND,
                     .overtime = PR_NEVER,
                     .name = g_strdup (name),
                     .workflow = PR_NONE16 };
  step->next[0] = (pr_transition){ .target = then, .rest = true, .share = 1 };
  pr_dist_copy (&step->effort, effort);
  return w->n_steps++;
}
