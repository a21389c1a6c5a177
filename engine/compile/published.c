/* What is counted as offices publish it: groups of procedures, and ledgers for the shares on time
 * that observed.csv names. */
#include "compile/select.h"
#include "scenario/limits.h"

#include <string.h>

void
pr_compile_groups (pr_compiler *c)
{
  pr_published *p = &c->w->published;
  g_autoptr (pr_names) names = pr_names_new ();
  for (uint16_t i = 0; i < c->w->n_procedures; i++)
    if (!c->w->procedures[i].visit)
      pr_names_add (names, c->w->procedures[i].group);
  pr_names_sort (names);
  p->n_groups = (uint16_t) pr_names_length (names);
  p->groups = g_new0 (char *, p->n_groups + 1u);
  p->group_of = g_new (uint16_t, c->w->n_procedures + 1u);
  for (uint16_t i = 0; i < c->w->n_procedures; i++)
    {
      const pr_procedure *procedure = &c->w->procedures[i];
      int group = procedure->visit ? -1 : pr_names_find (names, procedure->group);
      p->group_of[i] = group < 0 ? PR_NONE16 : (uint16_t) group;
      if (group >= 0)
        p->groups[group] = procedure->group;
    }
}

/* Sets apart what a row covers from what it does not: of each class, and of what is in none yet.
 * Returns how many classes there are then. */
static uint16_t
set_apart (uint16_t *class, const bool *covered, uint16_t n, uint16_t n_classes)
{
  g_autofree uint32_t *within = g_new0 (uint32_t, n_classes + 1u),
                      *all = g_new0 (uint32_t, n_classes + 1u);
  g_autofree uint16_t *new = g_new (uint16_t, n_classes + 1u);
  uint16_t first = n_classes;
  for (uint16_t i = 0; i < n; i++)
    {
      uint16_t k = class[i] == PR_NONE16 ? first : class[i];
      all[k]++;
      within[k] += covered[i];
    }
  for (uint16_t k = 0; k <= first; k++)
    {
      bool splits = within[k] > 0 && (k == first || within[k] < all[k]);
      new[k] = splits ? n_classes++ : k;
    }
  for (uint16_t i = 0; i < n; i++)
    if (covered[i])
      class[i] = new[class[i] == PR_NONE16 ? first : class[i]];
  return n_classes;
}

/* Marks the places and dossiers whose share on time the row gives; false after an error. */
static bool
read_share (pr_compiler *c, gsize row, int place, bool *places, bool *procedures)
{
  const pr_world *w = c->w;
  const pr_cell *cell = CELL (c, OBSERVED, row, PROCEDURES);
  pr_procedure_selector s = { PR_FORCE_ALL, "*" };
  bool any = false, all = strcmp (CELL (c, OBSERVED, row, WHERE)->text, "*") == 0;
  if (cell->given)
    s = pr_procedures_read (c, PR_TABLE_OBSERVED, row, PR_OBSERVED_PROCEDURES);
  for (uint16_t i = 0; i < w->n_places; i++)
    places[i] = all || i == place;
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      const pr_procedure *p = &w->procedures[i];
      procedures[i] = !p->visit && pr_procedures_match (&s, p) != PR_FORCE_NONE;
      any |= procedures[i];
    }
  if ((s.force == PR_FORCE_CODE || s.force == PR_FORCE_KIND) && !any)
    FAULT (c, OBSERVED, row, PROCEDURES, _ ("'%s' is a visit; only dossiers are on time"), s.text);
  return any && (all || place >= 0);
}

static void
check_number (pr_compiler *c, gsize row)
{
  const pr_cell *value = CELL (c, OBSERVED, row, VALUE);
  const char *metric = CELL (c, OBSERVED, row, METRIC)->text;
  if (value->given && g_str_has_suffix (value->text, "%"))
    FAULT (c, OBSERVED, row, VALUE, _ ("'%s' is a share; %s is a number"), value->text, metric);
  if (CELL (c, OBSERVED, row, DEFINITION)->given)
    FAULT (c, OBSERVED, row, DEFINITION, _ ("only on_time has a definition, not %s"), metric);
  if (CELL (c, OBSERVED, row, PROCEDURES)->given)
    FAULT (c, OBSERVED, row, PROCEDURES, _ ("only on_time may be of some procedures, not %s"),
           metric);
}

void
pr_compile_observed (pr_compiler *c)
{
  pr_world *w = c->w;
  pr_published *p = &w->published;
  g_autofree bool *places = g_new0 (bool, w->n_places + 1u),
                  *procedures = g_new0 (bool, w->n_procedures + 1u);
  uint16_t n_rows = 0;
  p->row = g_new (uint16_t, w->n_places + 1u);
  p->column = g_new (uint16_t, w->n_procedures + 1u);
  memset (p->row, 0xff, (w->n_places + 1u) * sizeof *p->row);
  memset (p->column, 0xff, (w->n_procedures + 1u) * sizeof *p->column);
  for (gsize i = 0; i < ROWS (c, OBSERVED); i++)
    {
      int place = -1;
      if (strcmp (CELL (c, OBSERVED, i, WHERE)->text, "*") != 0)
        place = pr_refer_place (c, PR_TABLE_OBSERVED, i, PR_OBSERVED_WHERE);
      if (CELL (c, OBSERVED, i, METRIC)->v.choice != PR_OBSERVED_IS_ON_TIME)
        check_number (c, i);
      else if (read_share (c, i, place, places, procedures))
        {
          n_rows = set_apart (p->row, places, w->n_places, n_rows);
          p->n_columns = set_apart (p->column, procedures, w->n_procedures, p->n_columns);
        }
    }
  p->n_ledgers = (uint32_t) n_rows * p->n_columns;
}
