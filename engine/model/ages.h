/* Ages: how old the dossiers in process are, counted as they come and go.
 *
 * They are counted by the day on which they came, in m->born_on, for all places together. From that
 * the ages at a midnight follow with a few additions; at another time of day every item is looked
 * at.
 *
 * Private to the room; functions of every event are in this header.
 */
#ifndef PR_MODEL_AGES_H
#define PR_MODEL_AGES_H

#include "model/state.h"

/* The index by which dossiers in process are counted. Index 0 holds those born up to the midnight
 * at which the day PR_BORN_BEFORE days before the first day begins; index k > 0 those born within
 * the day before the kth midnight after that, including that midnight. */
#define PR_BORN_BEFORE 31
static inline int32_t
pr_born_index (const pr_model *m, pr_time born)
{
  pr_time since = born - (pr_time) (m->first_sim_day - PR_BORN_BEFORE) * PR_DAY;
  return (int32_t) ((uint64_t) (MAX (since, 0) + PR_DAY - 1) / PR_DAY);
}

/* Keeps the counts from which the ages of dossiers are recorded. */
static inline void
pr_count_born (pr_model *m, const pr_item *it, int32_t by)
{
  m->born_on[pr_born_index (m, it->born)] += by;
}

/* The band of ages, see pr_age_days, to which the dossier belongs now. */
int pr_age_band (const pr_model *m, const pr_item *it);

/* Whether it is a dossier that counts as in process. */
static inline bool
pr_item_in_process (const pr_item *it)
{
  return it->live
         && !(it->flags & (PR_ITEM_BRANCH | PR_ITEM_AWAY | PR_ITEM_VISITOR | PR_ITEM_TEST));
}

void pr_ages_make (pr_model *m);
/* At the beginning of a replication. */
void pr_ages_reset (pr_model *m);
void pr_ages_free (pr_model *m);

#endif
