/* Summary: the page for planners, in sections of at most 100 columns. Private to the room. */
#ifndef PR_REPORT_TEXT_SUMMARY_H
#define PR_REPORT_TEXT_SUMMARY_H

#include "figure/cost.h"
#include "report/report.h"
#include "report/table/headlines.h"

#define PR_SUMMARY_WIDTH 79
#define PR_SUMMARY_MEASURES N_ ("MEASURES (sums over places, means over all replications)")

/* Each appends its section. */
/* Units with the most work waiting, as bars. */
void pr_summary_worst (const pr_results *r, GString *out);
void pr_summary_verdict (const pr_results *r, GString *out);
/* How many places are ready from when on, in a sentence, and the province in another. */
void pr_summary_ready (const pr_results *r, GString *out);
/* So many places that are least often ready, of those that are not from the start. */
void pr_summary_least_ready (const pr_results *r, guint most, GString *out);
/* Replications that settle every verdict that can be settled; at least those that there are. */
uint32_t pr_summary_settled_by (const pr_results *r);
void pr_summary_headline (const pr_results *r, GString *out, const pr_headline *h);
/* The answer on the last screen of a terminal, which stands below all else. */
void pr_summary_short (const pr_results *r, GString *out);
void pr_summary_overloads (const pr_results *r, GString *out);
/* Where so few dossiers are late that failure points would be a matter of chance: the pools that
 * would be full first, instead of those; FALSE, with nothing said, elsewhere. */
bool pr_summary_margins (const pr_report *r, GString *out);
/* What those who are new to their work cost; nothing where nobody learns. */
void pr_summary_learning (const pr_results *r, GString *out);
/* What officers owe to their other work; nothing if nobody owes. */
void pr_summary_owed (const pr_results *r, GString *out);
/* What came of the schedule. */
void pr_summary_rehearsals (const pr_results *r, GString *out);
/* An amount of dong: "1.2 million dong", "40 thousand dong". Free with g_free. */
char *pr_summary_dong (double amount);
/* One measure: in how many replications, how often, at what cost. */
void pr_summary_measure (const pr_results *r, uint16_t name, GString *out);
void pr_summary_measures (const pr_results *r, GString *out);
/* What the province costs; nothing without costs.csv. */
void pr_summary_costs (const pr_results *r, GString *out);
/* Rows of what it costs more than the first; both have costs.csv. */
void pr_summary_costs_more (const pr_results *r, const pr_results *first, GString *out);
/* A sentence about late dossiers avoided, after the name of what avoids them; nothing where nothing
 * is known of costs. */
void pr_summary_avoided (const char *who, const pr_avoided *a, GString *out);
void pr_summary_observed (const pr_results *r, GString *out);
void pr_summary_assumptions (const pr_results *r, GString *out);

#endif
