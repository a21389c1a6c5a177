/* Parts of a page. Private to the room. */
#ifndef PR_REPORT_PAGE_SHARED_H
#define PR_REPORT_PAGE_SHARED_H

#include "report/page/html.h"

#include <json-glib/json-glib.h>

typedef struct {
  const char *folder;
  JsonObject *manifest;
  char *manifest_text;
  pr_grid *grids[PR_N_FILES]; /* those that the page has read; NULL: not there */
  gsize judged[2];            /* places with fortnights and with months, shown or not */
  GString *out;
  GError *failure; /* the first; NULL */
} pr_page;

/* A file of the folder; NULL if it is missing, or after a failure. Free with g_free. */
char *pr_page_read (pr_page *p, const char *name, gsize *length);
/* The title of a scenario in the language of the page. */
const char *pr_page_title (const pr_page *p, const char *name);
/* What the page's head says besides its title: each appends markup. */
void pr_page_verdict (pr_page *p);
void pr_page_figures (pr_page *p);
/* Which places do their work, by fortnight and month. */
void pr_page_verdicts (pr_page *p);
/* The class of a cell or a circle, which report.css colours: s6 where all replications pass, down
 * to s0 where none does; NaN: "s". */
const char *pr_page_share_class (double share);
/* What the classes mean: items of a list. */
void pr_page_share_key (pr_page *p);
/* "● 93 %"; a question mark behind it says that the verdict is not settled. "" without one. */
void pr_page_share_words (double share, const char *verdict, const char *settled, GString *out);
/* From the code of a place, or "*", to its first row of verdicts.csv; its fortnights come first,
 * then its months. Free with g_hash_table_unref. */
GHashTable *pr_page_first_rows (const pr_page *p);
/* How many rows of that kind ("fortnight", "month") follow one another from `row` on. */
gsize pr_page_count_periods (const pr_grid *s, gsize row, const char *kind);
/* Nothing if no unit says where it is. */
void pr_page_map (pr_page *p);
void pr_page_run_tables (pr_page *p);
/* Which rows of a table the page shows: those are read. */
void pr_page_choose (const pr_page *p, pr_file_id file, pr_grid_choice *choice);
/* How many rows of a table are shown: a page of many provinces shows few, as its world has units by
 * the thousand. most, 0: all, is what other pages show. */
gsize pr_page_most (const pr_page *p, gsize most);
/* Verdicts are read after units and provinces: some rows, and how many places there are. */
gboolean pr_page_read_verdicts (pr_page *p, GError **error);
/* The table of provinces, if there are several; and their worst units, in place of all. */
void pr_page_provinces (pr_page *p);
void pr_page_worst_units (pr_page *p);
void pr_page_comparison (pr_page *p);
void pr_page_margins (pr_page *p);
/* The run's workflows, with the diagrams that are there. */
void pr_page_workflows (pr_page *p);
/* Pictures of the folder's plots/ that are of the kind. */
void pr_page_plots (pr_page *p, pr_results_kind kind);

/* The value in the metric's row of province.csv; NaN if there is none. */
double pr_page_figure (const pr_page *p, const char *metric, double *half_width);

#endif
