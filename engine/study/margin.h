/* Margin: what breaks first, and at how much more. */
#ifndef PR_STUDY_MARGIN_H
#define PR_STUDY_MARGIN_H

#include "experiment/margin-change.h"
#include "study/study.h"

#define PR_MARGIN_REPLICATIONS "25" /* the fewest that settle "ready" by default */
#define PR_MARGIN_FIRST 5
#define PR_MARGIN_MOST 1000 /* % or officers, in a list of steps */

typedef struct {
  const char *path;     /* of the scenario */
  pr_settings settings; /* as written; without replications PR_MARGIN_REPLICATIONS */
  pr_margin_what of;
  const char *place;  /* code or name: only there; NULL: all places at once */
  uint32_t first;     /* so many places that fail first are told to one step */
  const GArray *only; /* uint32_t, ascending from 0: the steps; NULL: as experiment/margin.h says */
  const char *folder; /* to write; NULL: PR_STUDY_RUNS/margin-SCENARIO-HASH */
  const char *store;  /* a database to which the margins are added, too; may be NULL */
  const char *raw_command; /* run.log only */
  uint32_t jobs;
  gboolean force; /* simulate again, and replace */
  gboolean no_plots;
} pr_margin_request;

/* Margins that exist already are found, and missing plots are drawn. */
gboolean pr_study_margin (const pr_margin_request *q, const pr_host *host, pr_answer *a,
                          GError **error);

#endif
