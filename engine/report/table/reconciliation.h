/* Reconciliation: what became of every dossier of the places that hand over. i is such a place, or
 * PR_PROVINCE for all of them together. */
#ifndef PR_REPORT_TABLE_RECONCILIATION_H
#define PR_REPORT_TABLE_RECONCILIATION_H

#include "report/table/columns.h"

/* X(field of pr_place_count) */
#define PR_HANDED_FIELDS(X)                                                                        \
  X (taken_over)                                                                                   \
  X (arrived)                                                                                      \
  X (taken_in)                                                                                     \
  X (returned)                                                                                     \
  X (refused)                                                                                      \
  X (withdrawn)                                                                                    \
  X (handed_over)                                                                                  \
  X (in_process)                                                                                   \
  X (moved_returned)                                                                               \
  X (moved_refused)                                                                                \
  X (moved_withdrawn)                                                                              \
  X (moved_on)                                                                                     \
  X (moved)

#define PR_HANDED_DECLARE(field)                                                                   \
  double pr_handed_##field (const pr_report *r, const pr_record *rec, uint32_t i, uint32_t day);
PR_HANDED_FIELDS (PR_HANDED_DECLARE)
PR_HANDED_DECLARE (difference)
#undef PR_HANDED_DECLARE

/* Whether the place hands over on some date. */
bool pr_hands_over (const pr_world *w, uint32_t place);
void pr_words_handed_code (const pr_report *r, uint32_t i, GString *out);
void pr_words_handed_name (const pr_report *r, uint32_t i, GString *out);

#endif
