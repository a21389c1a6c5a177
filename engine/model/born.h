/* Born: how old the dossiers in process are, counted as they come and go. Private to the room. */
#ifndef PR_MODEL_BORN_H
#define PR_MODEL_BORN_H

#include "model/state.h"

/* Dossiers in process by when they were born. Index 0 has all up to the midnight with
 * which the day PR_BORN_BEFORE before the first begins, k > 0 those of the day before the kth
 * midnight after that, the midnight included. */
#define PR_BORN_BEFORE 31
static inline int32_t
pr_born_index (const pr_model *m, pr_time born)
{
  pr_time since = born - (pr_time) (m->first_sim_day - PR_BORN_BEFORE) * PR_DAY;
  return (int32_t) ((uint64_t) (MAX (since, 0) + PR_DAY - 1) / PR_DAY);
}

/* What the recorded ages of dossiers are taken from. */
static inline void
pr_count_born (pr_model *m, const pr_item *it, int32_t by)
{
  m->born_on[pr_born_index (m, it->born)] += by;
}

int pr_age_band (const pr_model *m, const pr_item *it);

/* Whether it is a dossier that the counts of dossiers in process have. */
static inline bool
pr_item_in_process (const pr_item *it)
{
  return it->live
         && !(it->flags & (PR_ITEM_BRANCH | PR_ITEM_AWAY | PR_ITEM_VISITOR | PR_ITEM_TEST));
}

#endif
