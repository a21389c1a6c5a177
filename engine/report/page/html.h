/* HTML: what the makers of pages share. Private to the room.
 *
 * Every text that comes from a scenario goes through pr_html_add() or pr_html_text(),
 * which escape it; only our own markup is written as it stands.
 */
#ifndef PR_REPORT_PAGE_HTML_H
#define PR_REPORT_PAGE_HTML_H

#include "report/table/columns.h"
#include "report/table/grid.h"

/* Markup with texts: each %s is escaped, as in g_markup_printf_escaped(). */
void pr_html_add (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Markup, written as it stands. */
#define pr_html_put(out, markup) g_string_append (out, markup)

/* A column of a table on a page: one of the grid's, and its half-width when there is one. */
typedef struct {
  const char *name;  /* in the grid; NULL ends the list */
  const char *label; /* translatable */
} pr_html_column;

typedef struct {
  const char *id;      /* unique on the page */
  const char *caption; /* translatable, as the next */
  const char *what;    /* of a row: "units" */
  const pr_html_column *columns;
  const pr_out_file *file; /* what its columns are */
  /* Column by which rows are sorted at first; after a '-', the smallest first; NULL: as in the
   * grid. */
  const char *largest_first;
  gsize most; /* rows shown; 0: all */
} pr_html_table;

/* A table that can be sorted and filtered, in a frame that scrolls. Nothing if the grid has no
 * rows. */
void pr_html_grid (GString *out, const pr_grid *s, const pr_html_table *t);

/* The mark of a verdict, which differs not only in colour; "" without one. */
const char *pr_html_mark (const char *verdict);
/* A verdict with its mark; another text as it is. */
void pr_html_verdict (GString *out, const char *text);

/* The text of a cell in the language of the page: a word of ours in a column of that name, or a
 * date; another text as it is. A date alone. Free with g_free. */
char *pr_html_words (const char *column, const char *text);
char *pr_html_day (const char *text);

/* A figure as people read it: shares in percent, with as many decimals as the half-width (NaN:
 * none) allows. "" if it is not a number. Free with g_free. */
char *pr_html_figure (double x, double hw, const char *unit);

/* The prefix ("unit-", say) and the code, in which all but letters and digits become their numbers.
 * Free with g_free. */
char *pr_html_id (const char *prefix, const char *code);

#endif
