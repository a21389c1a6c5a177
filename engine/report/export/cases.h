/* Cases: an event log with the events of each case together.
 *
 * They are written to temporary files, each for a part of the cases, which are sorted one after the
 * other. This takes 64 bytes on disk per event, and memory for one part, about PR_EXPORT_PART
 * bytes.
 */
#ifndef PR_REPORT_EXPORT_CASES_H
#define PR_REPORT_EXPORT_CASES_H

#include "report/export/shared.h"

#define PR_EXPORT_PART (32 << 20)

/* An event as it waits for the others of its case. */
typedef struct {
  uint64_t order; /* of the cases: mixes hash and ident, so that parts are of similar size */
  uint64_t hash, ident;
  pr_time time;
  uint32_t officer, item;
  int32_t due;
  uint16_t step, place, procedure, filing, home;
  uint8_t channel, what, move, test, away, reason, other, visitor;
} pr_case_event;

typedef struct {
  /* The n events of a case, by time, and of one time in the order of the log. */
  gboolean (*each) (void *self, const pr_case_event *const *events, size_t n, GError **error);
  /* An event of no case, in the order of the log. */
  gboolean (*other) (void *self, const pr_case_event *e, GError **error);
  gboolean others_first;
  void *self;
} pr_case_reader;

/* Reads what is kept of the log. */
gboolean pr_cases_read (const pr_export_source *of, const pr_case_reader *reader, GError **error);
/* Close of business of a day. */
pr_time pr_due_instant (const pr_world *w, int32_t due);

#endif
