#include "experiment/ready.h"

#include "figure/reduce.h"

#include <math.h>

uint32_t *
pr_ready_places (const pr_world *w, uint32_t *n)
{
  uint32_t *places = g_new (uint32_t, w->n_units + 1u);
  *n = w->n_units;
  for (uint32_t i = 0; i < *n; i++)
    places[i] = i;
  return places;
}

double
pr_ready_share (const pr_results *r, uint32_t place)
{
  return pr_reduce_named (r, PR_OF_UNIT, "ready_share", place).mean;
}

bool
pr_ready_enough (const pr_tables *tables, double share)
{
  const double slack = 1e-9; /* a mean of ones and zeros may miss 0.9 by its last bits */
  return share >= tables->ini[PR_INI_REPORT_READY].v.number - slack;
}

const char *
pr_ready_missed (const pr_results *r, uint32_t place)
{
  const pr_cell *ini = r->tables->ini;
  const pr_figure *on_time = pr_figure_named (PR_OF_PROVINCE, "on_time"),
                  *growth = pr_figure_named (PR_OF_UNIT, "growth");
  uint32_t late = 0, full = 0;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      const pr_record *rec = r->outcome->record[k];
      double share = on_time->value (r, rec, place, 0);
      late += share < ini[PR_INI_REPORT_ON_TIME].v.number; /* without a share nothing is missed */
      full += growth->value (r, rec, place, 0) > ini[PR_INI_REPORT_BACKLOG].v.number;
    }
  if (late + full == 0)
    return NULL;
  return late >= full ? N_ ("on time") : N_ ("backlog");
}
