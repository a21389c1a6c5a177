/* Batches: papers of one step that an officer does together, because a measure says so
 * (measure.h).
 *
 * While it is in force, an officer who begins a paper of the line takes up with it the next ones
 * of the same step, by dispatch's rule, that wait in that line, need the same and take the same
 * skill. They take as long as the one with the longest effort, and a share of the efforts of the
 * others; all are completed when the last is, in the order in which they were taken. Of several
 * measures the one that began last holds. A batch stays one when the measure ends.
 *
 * What happens to one piece happens to all: they are suspended, held and resumed together. A
 * batch that is laid down for good, because the officer hands it back or a piece of it goes
 * elsewhere, falls apart: of the effort of each piece the same part is left as of the batch's,
 * and what does not go elsewhere goes back to its line.
 *
 * Whether a visitor who comes finds an officer free is foreseen (room.h, foresight.h) as if each
 * took one piece.
 *
 * The first piece is officers[].item; the others are linked behind it through `next` (in-hand.h).
 *
 * Private to the room; part of the model's state. */
#ifndef PR_MODEL_BATCH_H
#define PR_MODEL_BATCH_H

#include "model/model.h"

/* Of an officer. */
typedef struct {
  uint32_t rest;  /* the second piece in hand, PR_NONE32: there is none */
  pr_time effort; /* of all pieces together, when work began */
  double share;   /* of the efforts of all but the longest */
} pr_batch;

/* Of a line. */
typedef struct {
  uint32_t most; /* pieces; 0: no measure is in force */
  double share;
} pr_batch_terms;

/* Both NULL without such measures. */
typedef struct {
  pr_batch *of;          /* [officer] */
  pr_batch_terms *terms; /* [line] */
} pr_batches;

/* The officer, who begins the item, takes up others with it, which wait in the item's list, or in
 * one of lower priority. */
void pr_batch_collect (pr_model *m, uint32_t officer, uint32_t line, uint32_t list, uint32_t item);
/* The efforts of the pieces in hand are other ones now. */
void pr_batch_measure (pr_model *m, uint32_t officer);
/* Takes the pieces behind the first out of the officer's hands; returns the first of them. */
uint32_t pr_batch_complete (pr_model *m, uint32_t officer);
/* Takes all pieces out of the officer's hands, with so much of the effort left, and returns the
 * first of them; they are linked through `next`. */
uint32_t pr_batch_break (pr_model *m, uint32_t officer, pr_time left);

void pr_batches_make (pr_model *m);
/* At the beginning of a replication. */
void pr_batches_reset (pr_model *m);
void pr_batches_free (pr_model *m);

#endif
