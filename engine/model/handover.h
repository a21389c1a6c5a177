/* Hand-over: on a date everything that is at the old places, or was filed there, goes to where the
 * phase then in force says.
 *
 * Each dossier changes its phase, and with it its place of filing and where its steps are done; its
 * due date stays. What waits or is in hand at an old place is taken out with its effort kept,
 * travels, is re-entered and goes on with the step it was at. What passes by itself (a supplement,
 * a transfer) goes on where the dossier now belongs, and is re-entered afterwards. Nobody is served
 * at an old counter any more: people who still stand there leave, and file at the new one if they
 * come back.
 *
 * A dossier may be handed over more than once. The place that handed it over last accounts for it;
 * the place before counts it as handed over again.
 *
 * Private to the room; has no state.
 */
#ifndef PR_MODEL_HANDOVER_H
#define PR_MODEL_HANDOVER_H

#include "model/model.h"

void pr_hand_over_event (pr_model *m, uint16_t hand_over);
/* The end of the tests: those not finished are closed, wherever they are. */
void pr_tests_end (pr_model *m);

#endif
