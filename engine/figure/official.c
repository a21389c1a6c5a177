/* Figures of the official form: of a place, or PR_PROVINCE, and a group (instead of a day), or
 * PR_ALL_GROUPS. */
#include "figure/official.h"

#include "figure/rows.h"

static pr_official_count
sum (const pr_record *rec, uint32_t place, uint32_t group)
{
  pr_official_count s = { 0 };
  uint32_t first = place == PR_PROVINCE ? 0 : place, from = group == PR_ALL_GROUPS ? 0 : group,
           end = place == PR_PROVINCE ? rec->n_places : place + 1,
           until = group == PR_ALL_GROUPS ? rec->n_groups : group + 1;
  for (uint32_t p = first; p < end; p++)
    for (uint32_t g = from; g < until; g++)
      pr_official_add (&s, &rec->official[(size_t) p * rec->n_groups + g]);
  return s;
}

bool
pr_official_has (const pr_results *r, uint32_t place, uint32_t group)
{
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      pr_official_count s = sum (r->outcome->record[k], place, group);
      if (s.online + s.counter + s.carried_over + s.taken_in > 0)
        return true;
    }
  return false;
}

#define OFFICIAL(name, expression)                                                                 \
  VALUE (name)                                                                                     \
  {                                                                                                \
    pr_official_count c = sum (rec, i, day);                                                       \
    return (double) (expression);                                                                  \
  }
OFFICIAL (received, pr_official_received (&c))
OFFICIAL (accepted_online, c.online)
OFFICIAL (accepted_counter, c.counter)
OFFICIAL (carried_over, c.carried_over)
OFFICIAL (taken_in, c.taken_in)
OFFICIAL (handed_over, c.handed_over)
OFFICIAL (resolved, pr_official_resolved (&c))
OFFICIAL (returned, c.returned)
OFFICIAL (refused, c.refused)
OFFICIAL (withdrawn, c.withdrawn)
OFFICIAL (early, c.early)
OFFICIAL (on_time, c.on_time)
OFFICIAL (overdue, c.overdue)
OFFICIAL (in_process, c.in_process)
OFFICIAL (within, c.in_process - c.past_due)
OFFICIAL (past_due, c.past_due)

#define ROW(name_, kind_, good_, doc_)                                                             \
  {                                                                                                \
    .name = #name_, .unit = NP_ ("unit", "dossiers"), .kind = PR_KIND_##kind_, .good = good_,      \
    .value = name_, .doc = doc_                                                                    \
  }
const pr_figure pr_official_figures[] = {
  ROW (received, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("accepted_online + accepted_counter + carried_over + taken_in - handed_over; also "
           "resolved + in_process")),
  ROW (accepted_online, COUNT, PR_NEITHER_IS_GOOD, N_ ("filed online, accepted in the window")),
  ROW (accepted_counter, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("filed at the counter or by post, accepted in the window")),
  ROW (carried_over, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("accepted before the window and in process at its start, the backlog file included")),
  ROW (taken_in, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("accepted elsewhere and taken in from a place that handed over")),
  ROW (handed_over, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("accepted and handed over to another place; over the province as many as taken_in")),
  ROW (resolved, COUNT, PR_MORE_IS_GOOD,
       N_ ("returned + refused + withdrawn; also early + on_time + overdue")),
  ROW (returned, COUNT, PR_NEITHER_IS_GOOD, N_ ("finished and returned")),
  ROW (refused, COUNT, PR_NEITHER_IS_GOOD, N_ ("refused after acceptance")),
  ROW (withdrawn, COUNT, PR_NEITHER_IS_GOOD, N_ ("withdrawn by the citizen after acceptance")),
  ROW (early, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("resolved before the day on which they were due: the first date, that no apology puts "
           "off")),
  ROW (on_time, COUNT, PR_NEITHER_IS_GOOD,
       N_ ("resolved on that day by the close of business; all that have no limit")),
  ROW (overdue, COUNT, PR_LESS_IS_GOOD, N_ ("resolved later")),
  ROW (in_process, LEVEL, PR_LESS_IS_GOOD,
       N_ ("accepted and not resolved at the end of the window; within + past_due")),
  ROW (within, LEVEL, PR_NEITHER_IS_GOOD,
       N_ ("of these, not past due: those without a limit, and those whose clock stands, too")),
  ROW (past_due, LEVEL, PR_LESS_IS_GOOD, N_ ("of these, past due")),
};
const size_t pr_n_official_figures = G_N_ELEMENTS (pr_official_figures);
