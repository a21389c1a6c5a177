/* Hand-over: which places hand dossiers over. */
#ifndef PR_FIGURE_HANDOVER_H
#define PR_FIGURE_HANDOVER_H

#include "model/world.h"

/* Whether the place hands over on some date. */
bool pr_hands_over (const pr_world *w, uint32_t place);

#endif
