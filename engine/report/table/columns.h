/* Columns: every column of every table that a run leaves behind, once.
 *
 * From this one list come the headers of the CSV files, the order of their cells, and the data
 * dictionary output/README.md. The columns of a plot's data are with the plot (plot/plots.h).
 *
 * A row of a file is about one thing: a place, a pool, a procedure, a place's
 * day, a replication, an observed figure, an assumption. Figures (figure/figure.h) become
 * columns by themselves; their `value` is that in one replication, and `kind` says how the
 * replications are reduced to the cell. Other cells are written by the file's own writer. A
 * column with `half_width` is followed by <name>_hw.
 */
#ifndef PR_REPORT_TABLE_COLUMNS_H
#define PR_REPORT_TABLE_COLUMNS_H

#include "report/report.h"

typedef void (*pr_words) (const pr_results *r, uint32_t i, GString *out);

typedef struct {
  const char *name;
  const char *unit; /* translatable; "" without one */
  pr_kind kind;
  bool half_width;
  pr_needs needs; /* blank at a place that has not */
  pr_value value;
  pr_words words;
  const char *doc; /* formula in words, translatable */
  /* Or the row stands for figures, a column each: all of a kind of thing, or those from one to
   * another. */
  bool figures;
  pr_of of;
  const char *from, *until; /* names; NULL: the first, the last */
  bool bare;                /* without half-widths: they are of one replication */
} pr_out_column;

/* Whether cells are words or dates, not figures. Half-widths are always figures. */
static inline bool
pr_column_is_text (const pr_out_column *column)
{
  return column->kind == PR_KIND_KEY || column->kind == PR_KIND_DATE;
}

typedef enum {
  PR_FILE_UNITS,
  PR_FILE_AUTHORITIES,
  PR_FILE_VERDICTS,
  PR_FILE_POOLS,
  PR_FILE_POOL_HOURS,
  PR_FILE_POOL_NUMBERS,
  PR_FILE_PROCEDURES,
  PR_FILE_DAILY,
  PR_FILE_AGES,
  PR_FILE_SYSTEMS,
  PR_FILE_OFFICERS,
  PR_FILE_LEARNING,
  PR_FILE_CREWS,
  PR_FILE_REHEARSALS,
  PR_FILE_VENUES,
  PR_FILE_COURSES,
  PR_FILE_MEASURES,
  PR_FILE_COSTS,
  PR_FILE_RECONCILIATION,
  PR_FILE_OFFICIAL,
  PR_FILE_FAILURES,
  PR_FILE_RELIEF,
  PR_FILE_REPLICATIONS,
  PR_FILE_PROVINCE,
  PR_FILE_CHECKLIST,
  PR_FILE_OBSERVED,
  PR_FILE_ASSUMPTIONS,
  PR_FILE_COMPARISON, /* of compare, as the next */
  PR_FILE_COMPARISON_PLACES,
  PR_FILE_COMPARISON_VERDICTS,
  PR_FILE_COMPARISON_MEASURES,
  PR_FILE_COMPARISON_COSTS,
  PR_FILE_SWEEP, /* of sweep, as the next */
  PR_FILE_FACTORS,
  PR_FILE_MARGINS, /* of margin, as the next */
  PR_FILE_MARGIN_STEPS,
  PR_FILE_EVENTS, /* of export, as the next */
  PR_FILE_DOSSIERS,
  PR_FILE_PROVINCES, /* of a run whose world has several */
  PR_N_FILES
} pr_file_id;

typedef struct {
  const char *name; /* path in the run's folder */
  const char *doc;  /* what a row is */
  size_t n;
  const pr_out_column *columns; /* as written; see pr_out_columns() */
} pr_out_file;

extern const pr_out_file pr_out_files[PR_N_FILES];
/* The columns of a file, with those of the figures that its rows stand for. */
const pr_out_column *pr_out_columns (const pr_out_file *file, size_t *n);

/* The kinds of folders of results. */
typedef enum {
  PR_RESULTS_RUN,
  PR_RESULTS_COMPARISON,
  PR_RESULTS_SWEEP,
  PR_RESULTS_MARGINS,
  PR_N_RESULTS
} pr_results_kind;

/* The files of a kind of results, without the data of its plots (plot/plots.h). */
typedef struct {
  pr_file_id first, last;
} pr_out_range;
extern const pr_out_range pr_out_ranges[PR_N_RESULTS];

/* Files without columns: name and words, ended by a NULL name. */
typedef struct {
  const char *name, *doc;
} pr_out_other;
extern const pr_out_other pr_out_others[];

/* The data dictionary, output/README.md. Free with g_free. */
char *pr_dictionary (void);

#endif
