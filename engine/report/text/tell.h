/* Tell: one dossier's story as a page of text, in the order of time, with the law's clock. */
#ifndef PR_REPORT_TEXT_TELL_H
#define PR_REPORT_TEXT_TELL_H

#include "experiment/trace.h"

#include <glib.h>

/* Free with g_free. */
char *pr_tell (const pr_world *world, uint64_t replication, const pr_trace *trace);

/* "2 days 3h15", "11h27", "8min", "40s": rounded down to what is shown. */
void pr_tell_duration (GString *out, pr_time t);

#endif
