/* Experience: what officers have learned, and how much longer their work takes than that of
 * practised ones.
 *
 * Work counts for who completes it, from the instant on at which its skill comes into force; what
 * courses are worth counts from their ends on. When a skill changes, officers keep a share of what
 * they had, and what they begin with is added. An absence halves what was learned, not what they
 * began with, for each half-life that it lasts.
 *
 * The factor is read when work begins and holds until it ends (pace.h).
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_EXPERIENCE_H
#define PR_MODEL_EXPERIENCE_H

#include "model/item.h"
#include "model/learning.h"
#include "model/model.h"

/* All NULL where nobody learns. */
typedef struct {
  double *learned;    /* [officer * n_names + name] pieces of work, without those of `start` */
  uint32_t *in_force; /* [area * n_names + name] index of the skill, PR_NONE32 */
  double *factor;     /* [officer] of the work in hand */
  uint32_t *practice; /* [officer] of the work in hand, PR_NONE32: it takes no skill */
} pr_experience;

/* The officer begins the item's work now. */
void pr_experience_read (pr_model *m, uint32_t officer, uint32_t item);
/* Whether two items of one step take the same skill. */
bool pr_experience_same (const pr_model *m, uint32_t officer, const pr_item *a, const pr_item *b);
/* The officer has worked for so long on what is in hand. */
void pr_experience_work (pr_model *m, uint32_t officer, pr_time time);
/* The officer has completed the work in hand. */
void pr_experience_gain (pr_model *m, uint32_t officer);
/* The officer has been away. */
void pr_experience_fade (pr_model *m, uint32_t officer, pr_time from, pr_time to);
/* The skill in force for a practice; NULL: none yet. */
const pr_skill *pr_skill_in_force (const pr_model *m, const pr_practice *practice);

/* All lessons of the agenda that end at one instant, of which this is the first. */
void pr_lessons_end (pr_model *m, uint32_t lesson);
/* All changes at one instant, of which this is the first. */
void pr_skills_change (pr_model *m, uint32_t change);
/* At the beginning: changes up to now. Returns the first one that comes later. */
uint32_t pr_skills_begin (pr_model *m);
/* The warm-up is over: counts start again. */
void pr_experience_begin_window (pr_model *m);
/* At the end: what each practice has come to. */
void pr_experience_end (pr_model *m);

void pr_experience_make (pr_model *m);
/* At the beginning of a replication. */
void pr_experience_reset (pr_model *m);
void pr_experience_free (pr_model *m);

#endif
