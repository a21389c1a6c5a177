/* The table of provinces of a world that has several: each with its figures and its worst units.
 *
 * Figures are those of places (figure/), added up over the units and authorities of the province;
 * a share is sum over sum within a replication. */
#ifndef PR_REPORT_TABLE_PROVINCES_H
#define PR_REPORT_TABLE_PROVINCES_H

#include "report/table/csv.h"

/* Whether a run of the world has the table. */
bool pr_provinces_belong (const pr_world *w);
void pr_write_provinces (const pr_results *r, pr_csv *csv);

#endif
