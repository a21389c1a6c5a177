/* Needs: which steps need which systems and conditions, and what happens while they are missing.
 *
 * For a step and a need the most particular rows count, all of those with the same role
 * and step: they may differ in channels, dossiers and dates.
 */
#include "scenario/limits.h"
#include "compile/select.h"

#include <string.h>

typedef struct {
  int system, condition; /* one of them, or both -1 in error */
  bool any_role, any_step;
  bool first; /* the first row that speaks of the need */
  bool used;
  uint16_t role;
} need_row;

static const char *
cell_text (const pr_compiler *c, gsize row, int column)
{
  return pr_compiler_cell (c, PR_TABLE_NEEDS, row, column)->text;
}

/* Finds a system or a condition; reports an unknown one with the names of both. */
static void
find_need (pr_compiler *c, gsize row, need_row *r)
{
  const char *text = cell_text (c, row, PR_NEEDS_NEED);
  r->system = pr_names_find (c->systems, text);
  r->condition = r->system >= 0 ? -1 : pr_names_find (c->conditions, text);
  if (r->system >= 0)
    c->systems->used->data[r->system] = 1;
  if (r->condition >= 0)
    c->conditions->used->data[r->condition] = 1;
  if (r->system >= 0 || r->condition >= 0 || *text == '\0')
    return;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < pr_names_length (c->systems); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->systems, i));
  for (guint i = 0; i < pr_names_length (c->conditions); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->conditions, i));
  pr_unknown (c, PR_TABLE_NEEDS, row, PR_NEEDS_NEED, PR_REF_NEED, text,
              (const char *const *) names->pdata, names->len);
}

static void
find_role (pr_compiler *c, gsize row, need_row *r)
{
  const char *text = cell_text (c, row, PR_NEEDS_ROLE);
  r->any_role = strcmp (text, "*") == 0;
  int role = r->any_role ? -1 : pr_refer_role (c, PR_TABLE_NEEDS, row, PR_NEEDS_ROLE, text);
  r->role = role >= 0 ? (uint16_t) role : PR_NONE16;
}

static void
find_step (pr_compiler *c, gsize row, need_row *r)
{
  const char *text = cell_text (c, row, PR_NEEDS_STEP);
  r->any_step = strcmp (text, "*") == 0;
  if (!r->any_step && *text != '\0')
    pr_refer_work (c, PR_TABLE_NEEDS, row, PR_NEEDS_STEP, text);
}

static void
check_paper (pr_compiler *c, gsize row)
{
  const pr_cell *key_in = CELL (c, NEEDS, row, KEY_IN);
  bool paper = CELL (c, NEEDS, row, IF_DOWN)->v.choice == PR_IF_DOWN_PAPER;
  if (paper && !key_in->given)
    pr_error (c->diag, CELL (c, NEEDS, row, IF_DOWN)->pos,
              _ ("what is done on paper is keyed in later: give the effort in key_in"));
  if (!paper && key_in->given)
    FAULT (c, NEEDS, row, KEY_IN, _ ("only what is done on paper is keyed in later"));
}

static bool
fits (const pr_compiler *c, const need_row *r, gsize row, const pr_step *step)
{
  return (r->any_role || r->role == step->role)
         && (r->any_step || strcmp (cell_text (c, row, PR_NEEDS_STEP), step->name) == 0);
}

static pr_need
make_need (const pr_compiler *c, gsize row, const need_row *r)
{
  int dossiers = CELL (c, NEEDS, row, DOSSIERS)->v.choice;
  const pr_cell *from = CELL (c, NEEDS, row, FROM), *until = CELL (c, NEEDS, row, UNTIL);
  return (pr_need){
    .system = r->system >= 0 ? (uint16_t) r->system : PR_NONE16,
    .condition = r->condition >= 0 ? (uint16_t) r->condition : PR_NONE16,
    .channels = (uint8_t) CELL (c, NEEDS, row, CHANNELS)->v.bits,
    .real = dossiers != PR_DOSSIERS_TEST,
    .test = dossiers != PR_DOSSIERS_REAL,
    .if_down = (pr_if_down) CELL (c, NEEDS, row, IF_DOWN)->v.choice,
    .key_in = PR_NONE16,
    .from = from->given ? (pr_time) (from->v.day - c->w->epoch) * PR_DAY : INT64_MIN,
    .until = until->given ? (pr_time) (until->v.day - c->w->epoch + 1) * PR_DAY : PR_NEVER
  };
}

/* The rows of one need that count for a step, from row `first` of that need on. */
static void
add_needs_of (pr_compiler *c, GArray *needs, need_row *rows, gsize first, const pr_step *step,
              GArray *need_rows)
{
  pr_claim claim;
  pr_claim_begin (&claim);
  for (gsize i = first; i < ROWS (c, NEEDS); i++)
    if (rows[i].system == rows[first].system && rows[i].condition == rows[first].condition
        && fits (c, &rows[i], i, step))
      pr_claim_add (&claim, rows[i].any_role ? PR_FORCE_ALL : PR_FORCE_CODE,
                    rows[i].any_step ? PR_FORCE_ALL : PR_FORCE_CODE, i);
  if (claim.row == G_MAXSIZE)
    return;
  if (claim.other != G_MAXSIZE)
    {
      const pr_cell *other = CELL (c, NEEDS, claim.other, NEED);
      FAULT (c, NEEDS, claim.row, NEED,
             _ ("this row and %s:%d both speak of step '%s' of role '%s', and neither is more "
                "particular"),
             other->pos.file, other->pos.line, step->name, c->w->roles[step->role]);
      return;
    }
  const need_row *best = &rows[claim.row];
  for (gsize i = first; i < ROWS (c, NEEDS); i++)
    if (rows[i].system == best->system && rows[i].condition == best->condition
        && rows[i].any_role == best->any_role && rows[i].any_step == best->any_step
        && fits (c, &rows[i], i, step))
      {
        pr_need need = make_need (c, i, &rows[i]);
        if (step->fork && need.if_down == PR_IF_DOWN_PAPER)
          need.if_down = PR_IF_DOWN_WAIT; /* no one step could key in for all branches */
        rows[i].used = true;
        g_array_append_val (needs, need);
        g_array_append_val (need_rows, i);
      }
}

/* The hidden step that keys in what was done on paper at a step, by a row. */
static uint16_t
add_key_in (pr_compiler *c, gsize row, uint16_t step)
{
  const pr_world *w = c->w;
  const pr_cell *effort = CELL (c, NEEDS, row, KEY_IN);
  if (!effort->given)
    return PR_NONE16;
  g_autofree char *of = g_strdup_printf ("%s:%s:%s", w->workflows[w->steps[step].workflow].name,
                                         w->steps[step].name, cell_text (c, row, PR_NEEDS_NEED));
  uint16_t hidden = pr_add_hidden_step (c, NP_ ("hidden step", "key-in"), of, PR_STEP_WORK,
                                        w->steps[step].role, &effort->v.dist, PR_RESUME);
  if (hidden == PR_NONE16)
    FAULT (c, NEEDS, row, KEY_IN, _ ("there are too many steps to be keyed in"));
  return hidden;
}

/* Adds a step's key-in steps, one for each need that paper stands in for. Each needs all that the
 * step needed of these: keying in uses what the step itself would have used. */
static void
add_key_ins (pr_compiler *c, GArray *needs, const GArray *need_rows, uint16_t step)
{
  pr_world *w = c->w;
  uint16_t first = w->steps[step].first_need, n = w->steps[step].n_needs;
  guint own = needs->len;
  for (guint i = first; i < (guint) first + n; i++)
    {
      pr_need need = g_array_index (needs, pr_need, i);
      if (need.if_down != PR_IF_DOWN_PAPER)
        continue;
      need.if_down = PR_IF_DOWN_WAIT;
      g_array_append_val (needs, need);
    }
  for (guint i = first; i < (guint) first + n && needs->len > own; i++)
    {
      pr_need *need = &g_array_index (needs, pr_need, i);
      if (need->if_down != PR_IF_DOWN_PAPER)
        continue;
      need->key_in = add_key_in (c, g_array_index (need_rows, gsize, i), step);
      if (need->key_in == PR_NONE16)
        continue;
      w->steps[need->key_in].first_need = (uint16_t) own;
      w->steps[need->key_in].n_needs = (uint16_t) (needs->len - own);
    }
}

/* Marks each row that is the first to speak of its need. */
static gsize
find_firsts (need_row *rows, gsize n)
{
  gsize firsts = 0;
  for (gsize i = 0; i < n; i++)
    {
      rows[i].first = rows[i].system >= 0 || rows[i].condition >= 0;
      for (gsize k = 0; k < i && rows[i].first; k++)
        rows[i].first = rows[k].system != rows[i].system || rows[k].condition != rows[i].condition;
      firsts += rows[i].first;
    }
  return firsts;
}

static void
add_needs (pr_compiler *c, need_row *rows, GArray *needs)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, NEEDS);
  g_autoptr (GArray) need_rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  if ((double) find_firsts (rows, n) * (double) n * w->n_shown_steps > PR_MOST_WORK)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_NEEDS].file }),
                _ ("%zu rows for %u steps are too many to be looked at"), n, w->n_shown_steps);
      return;
    }
  for (uint16_t s = 0; s < w->n_shown_steps; s++)
    {
      w->steps[s].first_need = (uint16_t) needs->len;
      for (gsize i = 0; i < n && w->steps[s].kind == PR_STEP_WORK; i++)
        if (rows[i].first && w->steps[s].role != PR_NONE16)
          add_needs_of (c, needs, rows, i, &w->steps[s], need_rows);
      w->steps[s].n_needs = (uint16_t) (needs->len - w->steps[s].first_need);
    }
  for (uint16_t s = 0; s < w->n_shown_steps && needs->len <= PR_NONE16; s++)
    add_key_ins (c, needs, need_rows, s);
  for (gsize i = 0; i < n; i++)
    if (!rows[i].used)
      CAUTION (c, NEEDS, i, STEP, _ ("this row has no effect: no step of that role and name"));
  if (needs->len > PR_NONE16)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_NEEDS].file }),
              _ ("steps and needs together are too many: %u"), needs->len);
}

void
pr_compile_needs (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, NEEDS);
  need_row *rows = g_new0 (need_row, n + 1);
  GArray *needs = g_array_new (FALSE, FALSE, sizeof (pr_need));
  for (gsize i = 0; i < n; i++)
    {
      find_need (c, i, &rows[i]);
      find_role (c, i, &rows[i]);
      find_step (c, i, &rows[i]);
      check_paper (c, i);
    }
  if (n > 0)
    add_needs (c, rows, needs);
  w->n_needs = (uint16_t) needs->len;
  w->needs = (pr_need *) (void *) g_array_free (needs, FALSE);
  g_free (rows);
}
