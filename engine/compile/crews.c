/* Crews: who mends, from where and when. */
#include "compile/select.h"

#include <string.h>

static void
read_crew (pr_compiler *c, gsize row)
{
  pr_world *w = c->w;
  pr_crew *crew = &w->crews[w->n_crews];
  const pr_cell *boat = CELL (c, CREWS, row, BOAT);
  const char *kind = CELL (c, CREWS, row, KIND)->text;
  int base = pr_refer_place (c, PR_TABLE_CREWS, row, PR_CREWS_BASE),
      calendar = REFER (c, CREWS, row, CALENDAR, PR_REF_CALENDAR, c->calendars);
  if (base < 0 || calendar < 0 || *kind == '\0')
    return;
  *crew = (pr_crew){ .name = g_strdup (CELL (c, CREWS, row, CREW)->text),
                     .kind = pr_crew_kind (w, pr_names_find (c->crew_kinds, kind),
                                           w->places[base].province),
                     .base = (uint16_t) base,
                     .count = (uint32_t) CELL (c, CREWS, row, COUNT)->v.count,
                     .calendar = (uint16_t) calendar,
                     .standby = CELL (c, CREWS, row, DUTY)->v.choice == PR_DUTY_STANDBY,
                     .mobilisation = CELL (c, CREWS, row, MOBILISATION)->v.time,
                     .speed = CELL (c, CREWS, row, SPEED)->v.number,
                     .boat = boat->given ? boat->v.number : 0,
                     .at_close = CELL (c, CREWS, row, AT_END)->v.close.kind,
                     .overtime = CELL (c, CREWS, row, AT_END)->v.close.overtime };
  w->n_crews++;
}

void
pr_compile_crews (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, CREWS);
  for (gsize row = 0; row < n; row++)
    if (*CELL (c, CREWS, row, KIND)->text != '\0')
      pr_names_add (c->crew_kinds, CELL (c, CREWS, row, KIND)->text);
  pr_names_sort (c->crew_kinds);
  w->n_crew_kinds = (uint16_t) (pr_names_length (c->crew_kinds) * w->n_provinces);
  w->crew_kinds = g_new0 (char *, w->n_crew_kinds + 1u);
  for (uint16_t i = 0; i < w->n_crew_kinds; i++)
    w->crew_kinds[i] = g_strdup (pr_names_get (c->crew_kinds, i / w->n_provinces));
  w->crews = g_new0 (pr_crew, n + 1);
  for (gsize row = 0; row < n; row++)
    read_crew (c, row);
}
