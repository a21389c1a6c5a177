/* Steady: looks for a scenario's steady state in its daily series.
 *
 * The scenario is run without deletion: its warm-up belongs to the window (round up to whole
 * days), and a backlog file is then left out. Each series is averaged over replications day by
 * day (Welch, 1983); what to delete from its beginning, and how well the mean of the rest is
 * known, is then the business of kernel/batch-means.h. In a world with a weekly rhythm (a calendar
 * that closes, a profile whose weekdays differ) batches are whole weeks; else MSER has its usual
 * batches of five days.
 */
#ifndef PR_FIGURE_STEADY_H
#define PR_FIGURE_STEADY_H

#include "figure/figure.h"
#include "kernel/batch-means.h"

typedef enum {
  PR_STEADY_BACKLOG,  /* dossiers in process at the end of the day */
  PR_STEADY_ENTERED,  /* dossiers that came to a place to be worked on, a day */
  PR_STEADY_RETURNED, /* dossiers a day */
  PR_STEADY_VISITS,   /* visitors a day */
  PR_STEADY_LEFT,     /* visitors who left unserved, a day */
  PR_STEADY_N
} pr_steady_id;

typedef struct {
  bool there;         /* some day is not 0 */
  bool proposed;      /* MSER has found a minimum before the limit of its search */
  size_t truncate;    /* days, when proposed */
  pr_batches batches; /* after deletion; n = 0 when nothing is left */
} pr_steady_figure;

typedef struct {
  uint32_t days; /* of the series */
  uint32_t unit; /* days per batch of MSER: 5, or 7 with a weekly rhythm */
  bool weekly;
  bool proposed;   /* every series that is there has a proposal */
  size_t proposal; /* the largest of them, days */
  size_t deleted;  /* the proposal or the scenario's own warm-up, whichever is longer */
  pr_steady_figure figure[PR_STEADY_N];
} pr_steady;

/* warm_up: the scenario's own, in days, which are the first of the outcome's. */
void pr_steady_analyse (const pr_results *r, size_t warm_up, double level, pr_steady *steady);

#endif
