/* Merge: what is said in several languages, as one tree of JSON. The trees differ in texts only; a
 * text that is the same in all of them stays a string, another becomes an object of strings by the
 * codes of the languages.
 */
#ifndef PR_REPORT_REPLAY_MERGE_H
#define PR_REPORT_REPLAY_MERGE_H

#include "kernel/i18n.h"

#include <json-glib/json-glib.h>

/* Adds the tree as a value. Trees of another shape are a programmer's error. */
void pr_replay_merge (JsonBuilder *b, JsonNode *const trees[PR_N_LANGUAGES]);

#endif
