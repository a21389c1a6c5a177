/* Which pools are tried first: see staff-ranks.h. */
#include "experiment/staff-ranks.h"

#include <stdlib.h>
#include <string.h>

static int
by_score (const void *a, const void *b)
{
  const pr_staff_rank *x = a, *y = b;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->pool < y->pool ? -1 : 1;
}

void
pr_staff_rank_sort (pr_staff_rank *list, uint32_t n)
{
  qsort (list, n, sizeof *list, by_score);
}

/* Working days that late dossiers lost waiting for the pool, also while some of it were away, over
 * all replications. */
static void
add_lost (const pr_results *r, double *score)
{
  const pr_world *w = r->world;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    for (uint32_t i = 0; i < r->outcome->record[k]->n_points; i++)
      {
        const pr_point *point = &r->outcome->record[k]->point[i];
        if ((point->cause != PR_CAUSE_STAFF && point->cause != PR_CAUSE_SIGNATURE
             && point->cause != PR_CAUSE_ABSENCE)
            || point->step >= w->n_steps || w->steps[point->step].kind != PR_STEP_WORK)
          continue;
        uint32_t at = w->line_of[(size_t) point->place * w->n_roles + w->steps[point->step].role];
        for (uint32_t p = 0; at != PR_NONE32 && p < w->lines[at].n_pools; p++)
          score[w->lines[at].pools[p]] += (double) point->lost / w->lines[at].n_pools;
      }
}

/* Officers' time spent waited for: the integral of what stands in the pool's lines. */
static void
add_waiting (const pr_results *r, double *score)
{
  const pr_world *w = r->world;
  for (uint32_t p = 0; p < w->n_pools; p++)
    for (uint32_t k = 0; k < r->outcome->n; k++)
      for (uint32_t i = 0; i < w->pools[p].n_lines; i++)
        score[p] += (double) r->outcome->record[k]->line[w->pools[p].lines[i]].length.integral;
}

/* What is missed by most if it is about visitors; else NULL. */
static const pr_goal_part *
missed_by_visitors (const pr_goal *goal, const pr_results *r)
{
  uint32_t place;
  const pr_goal_part *worst = pr_goal_worst (goal, r, &place);
  return pr_goal_is_of_visitors (worst) ? worst : NULL;
}

/* Nothing counts where the part is not missed. */
static void
keep_missing (const pr_goal *goal, const pr_goal_part *part, const pr_results *r, double *score)
{
  const pr_world *w = r->world;
  g_autofree bool *missed = g_new0 (bool, w->n_places);
  for (uint32_t i = 0; i < pr_goal_places (part); i++)
    {
      uint32_t place = pr_goal_place (part, i);
      if (place == PR_PROVINCE)
        return;
      missed[place] = pr_goal_missing (part, r, place, true, pr_goal_asked (goal)) > 0;
    }
  for (uint32_t p = 0; p < w->n_pools; p++)
    score[p] = missed[w->pools[p].place] ? score[p] : 0;
}

pr_staff_rank *
pr_staff_ranks (const pr_goal *goal, const pr_results *r, const bool *at, bool all, uint32_t *n)
{
  const pr_world *w = r->world;
  pr_staff_rank *list = g_new (pr_staff_rank, w->n_pools + 1);
  g_autofree double *score = g_new0 (double, w->n_pools + 1);
  const pr_goal_part *visitors = missed_by_visitors (goal, r);
  double lost = 0;
  if (visitors == NULL)
    add_lost (r, score);
  for (uint32_t p = 0; p < w->n_pools; p++)
    lost += at == NULL || at[w->pools[p].place] ? score[p] : 0;
  if (lost == 0 || all)
    add_waiting (r, score);
  if (visitors != NULL)
    keep_missing (goal, visitors, r, score);
  *n = 0;
  for (uint32_t p = 0; p < w->n_pools; p++)
    if (w->pools[p].count > 0 && (all || (score[p] > 0 && (at == NULL || at[w->pools[p].place]))))
      list[(*n)++] = (pr_staff_rank){ p, score[p] / w->pools[p].count };
  pr_staff_rank_sort (list, *n);
  return list;
}
