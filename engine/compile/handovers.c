/* Hand-overs: which places hand over and when, how long it takes and who re-enters the dossiers. */
#include "compile/select.h"

#include <string.h>

/* The delay and the re-entry, one after the other. */
static void
add_steps (pr_compiler *c, gsize row, pr_hand_over *h, int role)
{
  const pr_cell *delay = CELL (c, HANDOVERS, row, DELAY),
                *reentry = CELL (c, HANDOVERS, row, REENTRY);
  const char *of = CELL (c, HANDOVERS, row, WHERE)->text;
  h->first_step = h->reentry = PR_NONE16;
  if (reentry->given && role >= 0)
    h->first_step = h->reentry
        = pr_add_hidden_step (c, NP_ ("hidden step", "re-entry"), of, PR_STEP_WORK, (uint16_t) role,
                              &reentry->v.dist, PR_RESUME);
  if (delay->given)
    h->first_step
        = pr_add_hidden_step (c, NP_ ("hidden step", "hand-over"), of, PR_STEP_DELAY, PR_NONE16,
                              &delay->v.dist, h->reentry != PR_NONE16 ? h->reentry : PR_RESUME);
}

static bool
select_places (pr_compiler *c, gsize row, pr_hand_over *h)
{
  pr_selector s;
  if (!pr_selector_read (c, PR_TABLE_HANDOVERS, row, PR_HANDOVERS_WHERE,
                         CELL (c, HANDOVERS, row, WHERE)->text, &s))
    return false;
  for (uint16_t p = 0; p < c->w->n_places; p++)
    h->from[p] = pr_selector_match (c, &s, p) != PR_FORCE_NONE;
  return true;
}

static void
read_row (pr_compiler *c, gsize row)
{
  pr_world *w = c->w;
  const pr_cell *on = CELL (c, HANDOVERS, row, ON);
  bool entered = CELL (c, HANDOVERS, row, REENTRY)->given,
       named = CELL (c, HANDOVERS, row, ROLE)->given;
  pr_hand_over *h = &w->hand_overs[w->n_hand_overs];
  h->at = (pr_time) (on->v.instant.day - w->epoch) * PR_DAY + MAX (on->v.instant.clock, 0);
  if (entered && !named)
    pr_error (c->diag, CELL (c, HANDOVERS, row, REENTRY)->pos,
              _ ("who enters it anew? name their role"));
  if (named && !entered)
    FAULT (c, HANDOVERS, row, ROLE, _ ("a role enters nothing without reentry"));
  int role = named ? pr_refer_role (c, PR_TABLE_HANDOVERS, row, PR_HANDOVERS_ROLE,
                                    CELL (c, HANDOVERS, row, ROLE)->text)
                   : -1;
  if (!select_places (c, row, h) || BAD (c, HANDOVERS, row, ON) || !c->window_known
      || w->line_of == NULL)
    return;
  if (h->at >= pr_compiler_end (c) || h->at < w->begin)
    CAUTION (c, HANDOVERS, row, ON, _ ("this row has no effect: it is outside the window"));
  if (h->at >= w->end || h->at < w->begin)
    return;
  add_steps (c, row, h, role);
  c->handover_row[w->n_hand_overs++] = row;
}

void
pr_compile_handovers (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, HANDOVERS);
  w->hand_overs = g_new0 (pr_hand_over, n + 1);
  c->handover_row = g_new (gsize, n + 1);
  for (gsize row = 0; row < n; row++)
    {
      pr_hand_over *h = &w->hand_overs[w->n_hand_overs];
      g_free (h->from); /* of a row without effect */
      *h = (pr_hand_over){ .from = g_new0 (uint8_t, w->n_places + 1) };
      read_row (c, row);
    }
  if (w->n_hand_overs < n)
    g_clear_pointer (&w->hand_overs[w->n_hand_overs].from, g_free);
}
