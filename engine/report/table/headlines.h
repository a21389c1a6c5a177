/* Headlines: the province's figures that a planner looks at first, in their order. From this one
 * list come the summary's page and province.csv. */
#ifndef PR_REPORT_TABLE_HEADLINES_H
#define PR_REPORT_TABLE_HEADLINES_H

#include "report/table/columns.h"

typedef struct {
  const char *label;  /* translatable, as unit */
  bool part;          /* of the last one that is not a part itself */
  const char *figure; /* of the province */
  int decimals;       /* at most */
  const char *unit;
} pr_headline;

extern const pr_headline pr_headlines[]; /* ended by a NULL label */

/* The text of province.csv. Free with g_free. */
char *pr_province_text (const pr_results *r);

#endif
