/* Listener: who is told of what happens, see model.h. If nobody asks for a kind of happening, it
 * costs one look at a mask.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_LISTENER_H
#define PR_MODEL_LISTENER_H

#include "model/uses.h"

void pr_tell_slowly (pr_model *m, pr_happening what, uint32_t item, uint32_t officer);
void pr_tell_officer_slowly (pr_model *m, pr_happening what, uint32_t officer);
/* Tells what is known only now but happened at another time, or has another due date than the one
 * in force. */
void pr_tell_dated (pr_model *m, pr_happening what, uint32_t item, pr_time time, int32_t due);

/* Tells the listener, if it asked for this kind. */
static inline void
pr_tell (pr_model *m, pr_happening what, uint32_t item, uint32_t officer)
{
  if (pr_uses (m, PR_USES_PROBES) && (m->told & 1u << what))
    pr_tell_slowly (m, what, item, officer);
}

/* The same of an officer who goes away or comes back. */
static inline void
pr_tell_officer (pr_model *m, pr_happening what, uint32_t officer)
{
  if (pr_uses (m, PR_USES_PROBES) && (m->told & 1u << what))
    pr_tell_officer_slowly (m, what, officer);
}

void pr_tell_measure_slowly (pr_model *m, pr_happening what, uint32_t measure);

/* The same of a measure that begins or ends. */
static inline void
pr_tell_measure (pr_model *m, pr_happening what, uint32_t measure)
{
  if (pr_uses (m, PR_USES_PROBES) && (m->told & 1u << what))
    pr_tell_measure_slowly (m, what, measure);
}

/* The same of a thing that goes down, slows down or is up again. */
void pr_tell_thing_slowly (pr_model *m, uint32_t thing);

static inline void
pr_tell_thing (pr_model *m, uint32_t thing)
{
  if (pr_uses (m, PR_USES_PROBES))
    pr_tell_thing_slowly (m, thing);
}

#endif
