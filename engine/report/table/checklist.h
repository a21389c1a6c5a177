/* Checklist: what is said of a simulation study, by the items of STRESS-DES (Monks, Currie, Onggo,
 * Robinson, Kunc and Taylor, "Strengthening the reporting of empirical simulation studies", Journal
 * of Simulation 13, 2019). Items on which the scenario says nothing stay visibly blank. */
#ifndef PR_REPORT_TABLE_CHECKLIST_H
#define PR_REPORT_TABLE_CHECKLIST_H

#include "report/table/csv.h"
#include "report/report.h"

/* The text of checklist.csv. Free with g_free. */
void pr_write_checklist (const pr_report *r, pr_csv *csv);

#endif
