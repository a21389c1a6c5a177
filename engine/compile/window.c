/* The window: turns start, end and warm_up of [scenario] into times. */
#include "compile/compiler.h"

#define LONGEST_WINDOW (INT64_C (7305) * PR_DAY) /* 20 years */
#define LONGEST_WARM_UP (INT64_C (731) * PR_DAY) /* 2 years */

/* The reader has reported a date that is missing or wrong; zero is 1970-01-01. */
static bool
is_bad_instant (const pr_cell *cell)
{
  return !cell->given || cell->v.instant.day == 0;
}

static pr_time
instant_after (pr_day epoch, const pr_cell *cell)
{
  pr_time clock = cell->v.instant.clock >= 0 ? cell->v.instant.clock : 0;
  return (pr_time) (cell->v.instant.day - epoch) * PR_DAY + clock;
}

/* A verdict that no share could have. */
static void
check_verdicts (pr_compiler *c)
{
  const pr_cell *ready = &c->t->ini[PR_INI_REPORT_READY],
                *at_risk = &c->t->ini[PR_INI_REPORT_AT_RISK];
  pr_pos pos = at_risk->given ? at_risk->pos : ready->pos;
  if (at_risk->v.number > ready->v.number)
    pr_error (c->diag, pos, _ ("at_risk_probability is %g%%, above ready_probability, %g%%"),
              100 * at_risk->v.number, 100 * ready->v.number);
  else if (at_risk->v.number == ready->v.number)
    pr_warning (c->diag, pos,
                _ ("nothing is ever at risk: at_risk_probability and ready_probability are %g%%"),
                100 * ready->v.number);
}

void
pr_compile_window (pr_compiler *c)
{
  pr_world *w = c->w;
  const pr_cell *start = &c->t->ini[PR_INI_SCENARIO_START], *end = &c->t->ini[PR_INI_SCENARIO_END];
  const pr_cell *warm_up = &c->t->ini[PR_INI_SCENARIO_WARM_UP];

  check_verdicts (c);
  w->name = g_strdup (c->t->ini[PR_INI_SCENARIO_NAME].text);
  w->wait_within = c->t->ini[PR_INI_REPORT_WAIT_WITHIN].v.time;
  w->long_wait = c->t->ini[PR_INI_REPORT_WAIT].v.time;
  w->accept_within = c->t->ini[PR_INI_REPORT_ACCEPT_WITHIN].v.time;
  w->seed = (uint64_t) c->t->ini[PR_INI_SCENARIO_SEED].v.count;
  w->epoch = start->v.instant.day;
  w->end = PR_DAY;
  w->end_day = 1;
  if (is_bad_instant (start) || is_bad_instant (end))
    return;

  pr_time until = instant_after (w->epoch, end) + (end->v.instant.clock < 0 ? PR_DAY : 0);
  w->start = instant_after (w->epoch, start);
  if (until <= w->start)
    {
      pr_error (c->diag, end->pos, _ ("the end %s is not after the start %s"), end->text,
                start->text);
      return;
    }
  if (until - w->start > LONGEST_WINDOW)
    {
      pr_error (c->diag, end->pos, _ ("the window from %s to %s is longer than 20 years"),
                start->text, end->text);
      return;
    }
  c->window_known = true;
  w->end = until;
  w->end_day = pr_time_day (until + PR_DAY - 1);
  w->begin = w->start;
  if (warm_up->v.time > LONGEST_WARM_UP)
    pr_error (c->diag, warm_up->pos, _ ("a warm-up of %s is longer than 2 years"), warm_up->text);
  else
    w->begin = w->start - warm_up->v.time;
  w->first_day = 0;
  c->begin_day = pr_time_day (w->begin);
}
