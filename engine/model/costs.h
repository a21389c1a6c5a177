/* Costs: what staff and citizens' time cost, as the world's data. The model does not read it.
 */
#ifndef PR_MODEL_COSTS_H
#define PR_MODEL_COSTS_H

/* In dong; NaN: nothing is given. */
typedef struct {
  double *officer_hour, *overtime_hour; /* owned; [n_pools] */
  double *waiting_hour, *visit;         /* owned; [n_places] */
} pr_costs;

#endif
