/* Criteria: what a ready place keeps in a fortnight, in one replication. Thresholds are in
 * [report].
 *
 * Of n things a criterion forgives a share, and at least one; where n = 0 it is not asked. What a
 * place decides counts there: due dates and dossiers in process. Visits, waits and acceptance
 * count at the place of filing. The province is asked about all of them.
 */
#ifndef PR_FIGURE_CRITERIA_H
#define PR_FIGURE_CRITERIA_H

#include "figure/period.h"

/* X (ID, name, in which unit its value is, what it asks for) */
#define PR_CRITERIA(X)                                                                             \
  X (ON_TIME, on_time, NP_ ("unit", "share"),                                                      \
     N_ ("due in the period and finished on time / due in the period"))                            \
  X (UNSERVED, unserved, NP_ ("unit", "share"), N_ ("visits that ended unserved / visits"))        \
  X (WAITS, long_waits, NP_ ("unit", "share"),                                                     \
     N_ ("waits at the counter beyond [report] ready_wait / waits"))                               \
  X (ACCEPTED, accepted, NP_ ("unit", "share"),                                                    \
     N_ ("online filings accepted within [report] ready_accept_within / those for which this "     \
         "time ended in the period"))                                                              \
  X (IN_PROCESS, in_process, NP_ ("unit", "dossiers"),                                             \
     N_ ("that the place decides, mean of the ends of days"))

typedef enum {
#define PR_CRITERION_VALUE(ID, name, unit, doc) PR_CRITERION_##ID,
  PR_CRITERIA (PR_CRITERION_VALUE)
#undef PR_CRITERION_VALUE
      PR_N_CRITERIA
} pr_criterion;

extern const char *const pr_criterion_names[PR_N_CRITERIA]; /* of columns */
extern const char *const pr_criterion_words[PR_N_CRITERIA]; /* translatable */

#define PR_FORGIVEN_LEAST 1
#define PR_IN_PROCESS_FORGIVEN 5 /* dossiers */

typedef struct {
  bool asked, passed; /* passed: only if asked */
  double value;       /* NaN: there is none */
} pr_check;

/* Whether `missed` of n are forgiven by the share of them. */
bool pr_forgives (double share, double n, double missed);
/* place: or PR_PROVINCE. before: the period before it; ignored of a first one. */
pr_check pr_criterion_check (const pr_results *r, const pr_record *rec, pr_criterion criterion,
                             uint32_t place, const pr_period *period, const pr_period *before);
/* The normal number of dossiers in process that a place decides: at the end of the first working
 * day on which it has staff, mean over replications, at least PR_NORMAL_LEAST. */
double pr_normal_deciding (const pr_results *r, uint32_t place);
/* The most that is within the normal range: [report] ready_growth times that, and a few more. */
double pr_normal_most (const pr_results *r, uint32_t place);

#endif
