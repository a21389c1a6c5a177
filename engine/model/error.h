/* Errors of officers: made at a step, found at a later one, repaired.
 *
 * An officer who completes a step errs with the probability of the skill, times the factor at which
 * the work was done (experience.h), at most 0.95. The draw has the dossier, the step and how many
 * times that step has been completed as its key: with the same luck, the errors of officers who
 * know more are a subset. Who completes the step that finds errors, finds all of them: the dossier
 * goes back to the first step that erred, or people are asked for a supplement. Who finds errors at
 * a step makes none there. A step that is done again for an error has an effort of its own, drawn
 * with the same key; the other draws of the dossier stay as they were.
 *
 * What is known of a dossier's steps stands in a slab of notes, linked by dossier; a branch of a
 * fork has its own.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_ERROR_H
#define PR_MODEL_ERROR_H

#include "model/model.h"

/* A step that may err, and has been completed; or a supplement that has been asked for. */
typedef struct {
  uint32_t next;     /* of the same item, or of the free list; PR_NONE32 */
  uint32_t practice; /* whose error is pending, PR_NONE32: none is */
  uint32_t skill;    /* by which it is found and repaired */
  uint32_t times;    /* completed */
  uint32_t made;     /* errors */
  uint32_t round;    /* of the item when it was last completed */
  uint16_t step;
  uint16_t back; /* of a supplement: the step that is done again after it, PR_NONE16 */
} pr_note;

typedef struct {
  uint32_t *first; /* [cap_items] first note of the item, PR_NONE32 */
  uint32_t cap_items;
  pr_note *notes; /* [n_notes] */
  uint32_t n_notes, cap_notes, free_note;
  uint32_t sent_back; /* the item whose errors have just been found, PR_NONE32 */
} pr_errors;

/* The officer has completed the item's step: finds errors, or perhaps makes one. What comes next
 * for the item may then be a repair. */
void pr_errors_complete (pr_model *m, uint32_t officer, uint32_t item);
/* If the step has been completed in this round already, replaces u, by which its effort is
 * drawn. */
void pr_errors_again (const pr_model *m, uint32_t item, double *u);
/* A supplement has come: a step before the one that follows it may have to be done again. */
void pr_errors_supplemented (pr_model *m, uint32_t item);
/* The item ends: what has not been found is missed. */
void pr_errors_forget (pr_model *m, uint32_t item);

/* At the beginning of a replication. */
void pr_errors_reset (pr_model *m);
void pr_errors_free (pr_model *m);

#endif
