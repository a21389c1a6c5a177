/* Margins: how far places are from failing. */
#ifndef PR_REPORT_TABLE_MARGINS_H
#define PR_REPORT_TABLE_MARGINS_H

#include "experiment/margin-change.h"
#include "experiment/margin.h"
#include "report/table/columns.h"

typedef struct {
  const char *scenario_hash, *base;
  const pr_margin_change *change;
  const pr_margin_search *search;
  const uint32_t *places;       /* [search->n] of the world */
  const pr_margin_rough *rough; /* [n_places] */
  uint32_t n;                   /* replications of each step */
  uint32_t settling;            /* the fewest that settle that a place is ready; 0: too many */
  double ready;                 /* ready_probability */
} pr_margins;

/* Numbers in `places`, the narrowest margin first; equal ones by the rough cut, then in the order
 * of the world. Free with g_free. */
uint32_t *pr_margins_order (const pr_margins *m);
/* Free with g_free, as all below. */
char *pr_margins_table (const pr_margins *m, pr_file_id file);
/* Nobody can be missing: not a margin. */
bool pr_margin_none_to_spare (pr_margin_what of, const pr_margin *m);
/* "as it is", "+12 to +13 %", "more than +100 %", "nobody to spare". */
char *pr_margin_text (pr_margin_what of, const pr_margin *m);
/* "+12 %", or a number of officers; "now" for 0, "" for one that is infinite. */
char *pr_margin_step_text (pr_margin_what of, double step);
/* The page that is printed. */
char *pr_margins_summary (const pr_margins *m);

#endif
