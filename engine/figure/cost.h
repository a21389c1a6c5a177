/* Cost: what staff and citizens' time cost (the scenario's costs.csv), and what a late dossier that
 * is avoided costs.
 *
 * What occurs somewhere in some replication and has no amount makes the cost of that kind blank
 * there in all of them: a mean over those in which it did not occur would be a choice.
 */
#ifndef PR_FIGURE_COST_H
#define PR_FIGURE_COST_H

#include "figure/paired.h"

/* Kinds of cost, and the names of their figures, which `cost` sums up. */
typedef enum {
  PR_COST_STAFF,
  PR_COST_OVERTIME,
  PR_COST_WAITING,
  PR_COST_VISITS,
  PR_COST_MEASURES,
  PR_N_COSTS
} pr_cost_kind;
extern const char *const pr_cost_figures[PR_N_COSTS];

/* Whether the scenario says what anything costs. */
bool pr_has_costs (const pr_results *r);

typedef struct {
  pr_paired cost;    /* dong more than without; no pairs: nothing is known of costs in both */
  pr_paired avoided; /* late dossiers fewer than without */
  double each;      /* dong for each late dossier avoided; NaN: none has been shown to be avoided */
  double low, high; /* its interval (pr_paired_ratio) */
} pr_avoided;

/* Both have the same number of replications. Where both say what things cost, that is all that they
 * cost, else what their measures do. */
pr_avoided pr_late_avoided (const pr_results *with, const pr_results *without, double level);

#endif
