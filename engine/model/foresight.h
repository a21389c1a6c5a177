/* Foresight: how many people wait in a line, and who of them will be taken up at this instant, and
 * so does not really wait.
 *
 * People who come at one instant come one by one, and officers look for work only after the last
 * of them. Code that asks in between how many people wait must leave out those for whom an officer
 * is free. So this part works out in advance what dispatch will do: the best of what waits at the
 * place goes to the first of its pools that has an officer who may begin it, and so on. It is
 * asked only where people are sent on to other units.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_FORESIGHT_H
#define PR_MODEL_FORESIGHT_H

#include "model/model.h"

typedef struct {
  int32_t *waiting; /* [line] visitors; NULL if no room is limited and nobody is sent on */
  /* What is left while the thought goes on; NULL if nobody is sent on. */
  uint32_t *free;      /* [pool] idle officers */
  uint32_t *laid_down; /* [pool] officers who lay down what they have */
  uint32_t *next;      /* [line * n_lists + list] item, PR_NONE32 after the last */
} pr_people;

/* People in the line who will still wait there when this instant is over. */
int32_t pr_people_waiting (pr_model *m, uint32_t line);

void pr_people_make (pr_model *m);
/* At the beginning of a replication. */
void pr_people_reset (pr_model *m);
void pr_people_free (pr_model *m);

#endif
