/* Change: see change.h. */
#include "model/change.h"

#include "model/arrive.h"
#include "model/closing.h"
#include "model/crew.h"
#include "model/duty.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/measure.h"
#include "model/officer.h"
#include "model/plan.h"
#include "model/state.h"
#include "model/stretch.h"

void
pr_change_over (pr_model *m)
{
  pr_officers_settle (m);
  m->w = m->w->later;
  m->rules = &m->w->rules[m->phase];
  pr_law_change_over (m);
  pr_lines_count_work (m);
  pr_arrivals_change_over (m);
  pr_officers_change_over (m);
  pr_hours_change_over (m);
  pr_duty_change_over (m);
  pr_stretches_change (m);
  pr_plans_change_over (m);
  pr_crews_change_over (m);
  pr_measures_change_over (m);
}

void
pr_change_reset (pr_model *m)
{
  if (m->w == m->base)
    return;
  m->w = m->base;
  pr_arrivals_change_back (m);
}
