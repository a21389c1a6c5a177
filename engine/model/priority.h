/* Priorities in force: those of procedures, raised at some places by measures (measure.h).
 *
 * While a measure raises a procedure at a place, what waits or is in hand there has the higher
 * priority; of several measures the steps add up. When that changes, what waits moves to the lists
 * in which it then belongs. It stays in its line, keeps its rank among its new equals and goes on
 * waiting: nobody who counts those who wait, or their patience, hears of it.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_PRIORITY_H
#define PR_MODEL_PRIORITY_H

#include "model/model.h"
#include "model/policy.h"

/* By [place * n_procedures + procedure]; both NULL if no measure raises any. */
typedef struct {
  uint16_t *raised; /* by how many steps */
  uint8_t *now;     /* class in force, 0: the most urgent */
} pr_priorities;

/* The measure begins or ends. */
void pr_priorities_raise (pr_model *m, const pr_measure *measure, bool on);
/* That of the most urgent of what the officer has in hand. */
unsigned pr_priority_in_hand (const pr_model *m, uint32_t officer);

void pr_priorities_make (pr_model *m);
/* At the beginning of a replication: nothing is raised. */
void pr_priorities_reset (pr_model *m);
void pr_priorities_free (pr_model *m);

#endif
