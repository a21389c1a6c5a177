/* What is missing of an experiment's shards. Private to this room. */
#ifndef PR_STUDY_SHARDS_MISSING_H
#define PR_STUDY_SHARDS_MISSING_H

#include "study/shards.h"

/* Fails if something of 1 .. replications is missing, and says how to run it; prefix: lowers the
 * number of replications to what is complete, and fails if that is none. */
gboolean pr_shards_check (pr_shards *s, bool prefix, GError **error);

#endif
