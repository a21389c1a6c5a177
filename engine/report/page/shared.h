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
  GString *out;
  GError *failure; /* the first; NULL */
} pr_page;

/* A file of the folder; NULL if it is missing, or after a failure. Free with g_free. */
char *pr_page_read (pr_page *p, const char *name, gsize *length);
/* What the page's head says besides its title: each appends markup. */
void pr_page_verdict (pr_page *p);
void pr_page_figures (pr_page *p);
/* Nothing if no unit says where it is. */
void pr_page_map (pr_page *p);
void pr_page_run_tables (pr_page *p);
void pr_page_comparison (pr_page *p);
void pr_page_margins (pr_page *p);
/* Pictures of the folder's plots/ that are of the kind. */
void pr_page_plots (pr_page *p, pr_results_kind kind);

/* The value in the metric's row of province.csv; NaN if there is none. */
double pr_page_figure (const pr_page *p, const char *metric, double *half_width);

#endif
