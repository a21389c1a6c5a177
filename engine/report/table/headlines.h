/* Headlines: the province's figures that a planner looks at first, in their order. From this one
 * list come the summary's page and province.csv.
 *
 * Rare things are counted, not rounded: where a share would read 100.00 or 0.00, or its half-width
 * 0.00, the dossiers on the rarer side are told instead, of all that were due. */
#ifndef PR_REPORT_TABLE_HEADLINES_H
#define PR_REPORT_TABLE_HEADLINES_H

#include "report/table/csv.h"
#include "report/table/columns.h"

typedef struct {
  const char *label;  /* translatable, as unit */
  bool part;          /* of the last one that is not a part itself */
  const char *figure; /* of the province */
  int decimals;       /* at most */
  const char *unit;
} pr_headline;

extern const pr_headline pr_headlines[]; /* ended by a NULL label */

/* A share of the dossiers that were due, and what is counted when it is rare. */
typedef struct {
  const char *share, *kept; /* figures; the dossiers on its side */
  const char *label,
      *other; /* what is counted: those, or all others of what was due; translatable */
} pr_counted;

/* NULL: the figure is no such share. */
const pr_counted *pr_counted_named (const char *figure);
/* Whether a share in per cent is told by its counts; `other`: the rarer side is the other one. */
bool pr_counted_rare (double percent, double hw, bool *other);

/* A figure's words; NULL: it is no headline. Free with g_free. */
char *pr_headline_words (const char *figure);

/* The text of province.csv. Free with g_free. */
void pr_write_province (const pr_results *r, pr_csv *csv);

#endif
