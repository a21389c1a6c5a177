/* Columns: every column of every table that a run leaves behind, once.
 *
 * From this one list come the headers of the CSV files, the order of their cells, and the data
 * dictionary output/README.md. The columns of a plot's data are with the plot (plot/plots.h).
 *
 * A row of a file is about one thing: a place, a pool, a procedure, a place's
 * day, a replication, an observed figure, an assumption. Where a column has a
 * `value`, that is its value in one replication, and `kind` says how the
 * replications are reduced to the cell; other cells are written by the file's
 * own writer. A column with `half_width` is followed by <name>_hw.
 */
#ifndef PR_REPORT_TABLE_COLUMNS_H
#define PR_REPORT_TABLE_COLUMNS_H

#include "report/report.h"

/* Row index that stands for all places together. */
#define PR_PROVINCE UINT32_MAX

typedef enum {
  PR_KIND_KEY,      /* names the row, or words about it */
  PR_KIND_NUMBER,   /* given, the same in every replication */
  PR_KIND_COUNT,    /* counted over the window (or the day); mean over replications */
  PR_KIND_LEVEL,    /* at one instant; mean over replications */
  PR_KIND_TALLY,    /* over observations: mean, quantile or maximum within a replication; mean over
                       replications */
  PR_KIND_TIME,     /* time-persistent: integral over time / time; mean over replications */
  PR_KIND_MEAN,     /* over replications of what its own writer says */
  PR_KIND_RATIO,    /* sum over sum within a replication; mean over replications */
  PR_KIND_SHARE,    /* share of the replications in which something holds */
  PR_KIND_DATE,     /* median over the replications that have it */
  PR_KIND_QUANTILE, /* quantile over replications */
  PR_KIND_HALF_WIDTH, /* of the confidence interval of a mean over replications */
  PR_N_KINDS
} pr_kind;

/* Value in one replication of thing i (and, in daily.csv, on day `day` of the window); NaN: none.
 */
typedef double (*pr_value) (const pr_report *r, const pr_record *rec, uint32_t i, uint32_t day);
typedef void (*pr_words) (const pr_report *r, uint32_t i, GString *out);

typedef struct {
  const char *name;
  const char *unit; /* translatable; "" without one */
  pr_kind kind;
  bool half_width;
  pr_value value;
  pr_words words;
  const char *doc; /* formula in words, translatable */
} pr_out_column;

/* Whether cells are words or dates, and no figures. Its half-widths are figures always. */
static inline bool
pr_column_is_text (const pr_out_column *column)
{
  return column->kind == PR_KIND_KEY || column->kind == PR_KIND_DATE;
}

typedef enum {
  PR_FILE_UNITS,
  PR_FILE_AUTHORITIES,
  PR_FILE_POOLS,
  PR_FILE_PROCEDURES,
  PR_FILE_DAILY,
  PR_FILE_SYSTEMS,
  PR_FILE_CREWS,
  PR_FILE_RECONCILIATION,
  PR_FILE_FAILURES,
  PR_FILE_RELIEF,
  PR_FILE_REPLICATIONS,
  PR_FILE_PROVINCE,
  PR_FILE_CHECKLIST,
  PR_FILE_OBSERVED,
  PR_FILE_ASSUMPTIONS,
  PR_FILE_COMPARISON, /* of compare, as the next */
  PR_FILE_COMPARISON_UNITS,
  PR_FILE_SWEEP, /* of sweep, as the next */
  PR_FILE_FACTORS,
  PR_FILE_EVENTS, /* of export */
  PR_N_FILES
} pr_file_id;

typedef struct {
  const char *name; /* path in the run's folder */
  const char *doc;  /* what a row is */
  size_t n;
  const pr_out_column *columns;
} pr_out_file;

extern const pr_out_file pr_out_files[PR_N_FILES];

/* What a folder of results is of. */
typedef enum {
  PR_RESULTS_RUN,
  PR_RESULTS_COMPARISON,
  PR_RESULTS_SWEEP,
  PR_N_RESULTS
} pr_results_kind;

/* The files of a kind of results, without the data of its plots (plot/plots.h). */
typedef struct {
  pr_file_id first, last;
} pr_out_range;
extern const pr_out_range pr_out_ranges[PR_N_RESULTS];

/* Names of kinds, and how each is reduced, for the data dictionary. */
extern const char *const pr_kind_names[PR_N_KINDS];
extern const char *const pr_kind_docs[PR_N_KINDS];

/* Files without columns: name and words, ended by a NULL name. */
typedef struct {
  const char *name, *doc;
} pr_out_other;
extern const pr_out_other pr_out_others[];

/* The data dictionary, output/README.md. Free with g_free. */
char *pr_dictionary (void);

#endif
