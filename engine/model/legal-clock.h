/* The legal clock: due dates, what stops the clock, apologies, lateness.
 *
 * What is received after the close of business of its day, or on a day off, counts as received on
 * the next working day: nothing is due before it was received. A limit in working days: day 1 is
 * the first working day after that day, due at close of business on the last day. A limit in
 * calendar days that ends on a day off ends on the next working day. Same-day dossiers received
 * after the cutoff count for the next working day, too (Decree 23/2015, art. 7).
 *
 * Deadlines are not events. Dossiers in process are counted by due day, so that a sample finds the
 * overdue ones with one addition; apology and lateness follow from the dates when a dossier
 * finishes or its clock stops.
 *
 * Days are relative to the epoch. This part is the only owner of the legal calendar of a phase.
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_LEGAL_CLOCK_H
#define PR_MODEL_LEGAL_CLOCK_H

#include "model/model.h"

typedef struct {
  bool *unlimited;     /* [procedure] no legal limit anywhere */
  int32_t *due_count;  /* [place * n_sim_days + (due - first_sim_day)] in process, clock running */
  int32_t overdue_day; /* overdue counts hold dossiers due on or before this day */
} pr_law;

/* By which these rules, of a phase, count days; NULL: none, and nothing has a limit. */
const pr_calendar *pr_legal_calendar (const pr_model *m, const pr_rules *rules);

/* The clock begins, or begins again, at `received`. */
void pr_law_receive (pr_model *m, uint32_t item, pr_time received);
/* A step that does not count begins (hold) or ends (release) in the dossier or one of its
 * branches; the clock stands still while all open branches are in such steps. Past the due
 * date there is nothing left to stop: the dossier stays overdue. */
void pr_law_hold (pr_model *m, uint32_t item);
void pr_law_release (pr_model *m, uint32_t item);
/* A branch has ended: the clock may stand still now, or go on. */
void pr_law_check (pr_model *m, uint32_t item);
/* A supplement has arrived, and the limit starts again from zero (Decree 61/2018, art. 19.4). The
 * step held the clock; the hold ends here. */
void pr_law_restart (pr_model *m, uint32_t item);
/* Changes the place of filing, at which the due date is counted. */
void pr_law_refile (pr_model *m, uint32_t item, uint16_t filing);
/* The dossier ends now: returned, refused or withdrawn. */
void pr_law_finish (pr_model *m, uint32_t item, bool withdrawn);
/* Whether the dossier, which ends now or is in process at the end, counts as late. */
bool pr_law_is_late (const pr_model *m, uint32_t item, bool finished);

/* Whether the close of business of a due day has passed; INT32_MAX never does. */
bool pr_law_is_over (const pr_model *m, int32_t due);
/* The end of `day`: dossiers due on it and still in process become overdue. */
void pr_law_sample (pr_model *m, int32_t day);
/* The last day whose deadlines have passed: today once the offices have closed, else yesterday. */
int32_t pr_law_day_over (const pr_model *m);

/* The world has changed: what was received before keeps its limit, also when that starts again. */
void pr_law_change_over (pr_model *m);

void pr_law_make (pr_model *m);
/* At the beginning of a replication. */
void pr_law_reset (pr_model *m);
/* At the end of the window: dossiers in process whose due date has passed are late. */
void pr_law_end (pr_model *m);
void pr_law_free (pr_model *m);

#endif
