/* CSV: a table of columns.h as text. Comma, LF, UTF-8; a cell is quoted when it holds a comma, a
 * quote or a line break, or begins or ends with a blank. A text that begins as a formula does
 * (= + - @, a tab) gets an apostrophe before it, so that a spreadsheet shows it and does not run
 * it. Numbers stay numbers, even a text that is one ("-5", a factor's value). A text that begins
 * with apostrophes of its own before such a character gets one more, so that it can be told from a
 * marked one: pr_csv_unmarked() undoes it.
 *
 * A writer takes the cells of a row in the order of the file's columns (half-widths included) and
 * asserts at the row's end that none is missing. The data of plots have the same columns, separated
 * by blanks, the header behind '#'. There texts come after all numbers, and control characters
 * become blanks: gnuplot's reader gives a meaning to quotes and '#'.
 */
#ifndef PR_REPORT_TABLE_CSV_H
#define PR_REPORT_TABLE_CSV_H

#include "report/table/columns.h"

/* Takes n bytes of text. FALSE: no more is wanted. */
typedef gboolean (*pr_csv_sink) (void *self, const char *text, size_t n);

typedef struct {
  GString *out;
  pr_csv_sink sink; /* that takes `out` whenever it has become long; NULL: nothing does */
  void *self;
  gboolean good; /* the sink has taken everything */
  const pr_out_column *columns;
  size_t n;        /* of them */
  gboolean blanks; /* plots' data */
  size_t cell, n_cells;
} pr_csv;

/* Begins with the header. */
void pr_csv_begin (pr_csv *c, pr_file_id file);
void pr_csv_begin_file (pr_csv *c, const pr_out_file *file); /* which stays */
void pr_csv_text (pr_csv *c, const char *text);
/* A text as it stands in a CSV file. Free with g_free. */
char *pr_csv_escape (const char *text);
/* The text of a cell of n bytes (and a 0) as it was before it was marked: the same, or after its
 * first character. */
const char *pr_csv_unmarked (const char *cell, size_t n);
void pr_csv_number (pr_csv *c, double x); /* NaN: empty, in plots' data NaN */
void pr_csv_date (pr_csv *c, pr_day day);
void pr_csv_end_row (pr_csv *c);
/* The whole text; free with g_free. */
char *pr_csv_end (pr_csv *c);
/* For a table that need not be in memory as a whole. */
void pr_csv_begin_sink (pr_csv *c, pr_file_id file, pr_csv_sink sink, void *self);
gboolean pr_csv_end_sink (pr_csv *c);

#endif
