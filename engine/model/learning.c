#include "model/learning.h"

#include <glib.h>
#include <math.h>

double
pr_skill_factor (const pr_skill *skill, double pieces)
{
  return exp (skill->exponent * log ((pieces + 1) / (skill->n_factors + 1.0)));
}

void
pr_learning_free (pr_learning *l)
{
  if (l == NULL)
    return;
  for (uint16_t i = 0; i < l->n_names; i++)
    g_free (l->names[i]);
  for (uint32_t i = 0; i < l->n_tables; i++)
    g_free (l->tables[i]);
  g_free (l->names);
  g_free (l->skills);
  g_free (l->tables);
  g_free (l->area_of);
  g_free (l->changes);
  g_free (l->first_work);
  g_free (l->name_of);
  g_free (l->practices);
  g_free (l->practice_of);
  g_free (l);
}
