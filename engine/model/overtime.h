/* Overtime: officers stay on while dossiers wait.
 *
 * At the last closing of a day, if more than so many days of dossiers wait in a pool's lines, the
 * officers who are present stay on. They go on with what they have, and take up dossiers as before;
 * the bound stands for the closing, of which some work is not begun within a time. Ticket holders
 * are served as without it (closing.h), and before dossiers; nothing is interrupted. It ends with
 * the first work that one of them completes when no more than that waits, at the bound, or at the
 * next opening; work in hand then follows its step's rule, as at closing. Stretches are over by
 * then: all who stay on do dossiers.
 *
 * What waits is the effort that is expected of dossiers in the lines; a day's work is that of the
 * officers who are present then, at the pool's share.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_OVERTIME_H
#define PR_MODEL_OVERTIME_H

#include "model/model.h"

typedef struct {
  double beyond; /* days of work */
  pr_time most;  /* 0: nobody stays on */
  pr_time until; /* PR_NEVER: nobody stays on now */
  double enough; /* effort waiting at which it ends */
} pr_overtime;

/* Both NULL without. */
typedef struct {
  pr_overtime *pool; /* [pool] */
  int64_t *visitors; /* [line] of its work: that of visitors */
} pr_overtimes;

/* From the next closing on officers stay on if more than that waits, for at most so long (0:
 * never). Who stays on now does so for no longer either. */
void pr_overtime_set (pr_model *m, uint32_t pool, double beyond, pr_time most);

/* At the day's last closing, before it: decides whether the officers stay on. */
void pr_overtime_begin (pr_model *m, uint32_t pool);
/* Work is completed in overtime, which ends at this instant if no more waits than it needs. */
void pr_overtime_look (pr_model *m, uint32_t pool);
/* The next end of overtime among the pools of a shift, PR_NEVER: none. */
pr_time pr_overtime_next_end (const pr_model *m, uint32_t shift);

void pr_overtime_make (pr_model *m);
void pr_overtime_reset (pr_model *m);
void pr_overtime_free (pr_model *m);

#endif
