/* Portal: online filing while the portal is down. People try again later, or come to the counter.
 *
 * Private to the room; has no state.
 */
#ifndef PR_MODEL_PORTAL_H
#define PR_MODEL_PORTAL_H

#include "model/model.h"

/* Whether the dossier, which comes online, finds the portal down and is sent away. */
bool pr_portal_diverts (pr_model *m, uint32_t item);
/* A dossier that was diverted tries again. */
void pr_dossier_come_again (pr_model *m, uint32_t item);

#endif
