/* Marks: moments of a replication that are worth a look, without anybody's choosing them: the first
 * day, a hand-over, outages that concern the province, where failure points begin, the dossier that
 * is most late, the longest wait at a counter, and where each place that is not ready has most in
 * process.
 */
#ifndef PR_REPORT_REPLAY_MARKS_H
#define PR_REPORT_REPLAY_MARKS_H

#include "kernel/i18n.h"
#include "report/replay/frames.h"
#include "report/replay/lives.h"
#include "report/table/grid.h"

typedef struct {
  pr_time at;
  const char
      *kind; /* a word of the page's: first, hand-over, incident, failure, late, wait, full */
  char *text[PR_N_LANGUAGES]; /* owned */
  guint number;               /* of the text's {0}; 0: it has none */
  uint16_t place;             /* PR_NONE16: the province */
  gboolean of;                /* of a dossier: */
  uint64_t hash, ident;
} pr_mark;

/* By time. failures, units: tables of the run; NULL: none. Free with g_array_unref. */
GArray *pr_marks_new (const pr_world *world, const pr_frames *frames, const pr_lives *lives,
                      const pr_grid *failures, const pr_grid *units);

#endif
