/* Splits: units made from two districts; a share of their dossiers belongs to the second. */
#include "compile/select.h"

#include <string.h>

/* Splits the unit wherever its office is an authority of that kind; false if it never is. */
static bool
split_unit (pr_compiler *c, uint16_t unit, uint16_t authority)
{
  pr_world *w = c->w;
  bool any = false;
  for (uint16_t i = 0; i < w->n_procedures; i++)
    for (uint8_t phase = 0; phase < w->n_phases && w->procedures[i].office != NULL; phase++)
      {
        size_t at = (size_t) phase * w->n_places + unit;
        if (c->kind_of[w->procedures[i].office[at]] != c->kind_of[authority])
          continue;
        w->procedures[i].other[at] = authority;
        any = true;
      }
  return any;
}

static void
read_split (pr_compiler *c, gsize row)
{
  pr_world *w = c->w;
  int unit = pr_refer_place (c, PR_TABLE_SPLITS, row, PR_SPLITS_UNIT),
      authority = pr_refer_place (c, PR_TABLE_SPLITS, row, PR_SPLITS_AUTHORITY);
  if (unit < 0 || authority < 0)
    return;
  if (unit >= (int) w->n_units)
    FAULT (c, SPLITS, row, UNIT, _ ("'%s' is an authority; only units are split"),
           w->places[unit].code);
  else if (authority < (int) w->n_units)
    FAULT (c, SPLITS, row, AUTHORITY, _ ("'%s' is a unit; the other part has an authority"),
           w->places[authority].code);
  else if (!split_unit (c, (uint16_t) unit, (uint16_t) authority)
           && !pr_table_in_error (c, PR_TABLE_PHASES))
    FAULT (c, SPLITS, row, AUTHORITY,
           _ ("no phase has an authority of the kind '%s' as the office of %s"),
           w->places[authority].district, w->places[unit].code);
  else
    w->split[unit] = CELL (c, SPLITS, row, SHARE)->v.number;
}

void
pr_compile_splits (pr_compiler *c)
{
  pr_world *w = c->w;
  if (ROWS (c, SPLITS) == 0)
    return;
  size_t n = (size_t) w->n_phases * w->n_places;
  w->split = g_new0 (double, w->n_units + 1);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    if (w->procedures[i].office != NULL)
      w->procedures[i].other = g_memdup2 (w->procedures[i].office, n * sizeof (uint16_t));
  for (gsize row = 0; row < ROWS (c, SPLITS); row++)
    read_split (c, row);
}
