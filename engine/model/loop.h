/* The event loop, once for each set of mechanisms: see uses.h.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_LOOP_H
#define PR_MODEL_LOOP_H

#include "model/state.h"

/* Until every event before `end` is done, the model has failed, or *cancel is set (NULL: never).
 * Work is taken up when nothing else that comes before dispatch happens at the same instant. */
typedef void pr_loop (pr_model *m, pr_key end, gint *cancel);

pr_loop pr_loop_plain, pr_loop_offices, pr_loop_all;

#endif
