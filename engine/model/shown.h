/* Shown names: what people read in place of the codes of a scenario, in their language. */
#ifndef PR_MODEL_SHOWN_H
#define PR_MODEL_SHOWN_H

#include "model/world.h"

/* The name in the language of now (kernel/i18n.h), else in English, else the code itself.
 * Steps that every scenario may have, such as a hand-over, have names of the program. */
const char *pr_shown (const pr_world *w, pr_named_what what, const char *code);
/* That of a system or a condition of readiness. */
const char *pr_shown_thing (const pr_world *w, uint32_t thing);
/* The scenario's. */
const char *pr_title (const pr_world *w);

#endif
