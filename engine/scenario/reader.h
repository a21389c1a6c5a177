/* Reader: what the parts of pr_tables_load() share. Private to this room. */
#ifndef PR_SCENARIO_READER_H
#define PR_SCENARIO_READER_H

#include "scenario/ini.h"
#include "scenario/sheet.h"
#include "scenario/table.h"

typedef struct {
  pr_dist dist;
  char *canonical;
} pr_known_dist;

/* pr_tables with what it owns; `tables` is first, so that a pointer to one is one to the other. */
typedef struct {
  pr_tables tables;
  GStringChunk *texts;            /* every cell's text */
  GPtrArray *blocks;              /* cells, many rows per block */
  GHashTable *dists;              /* text -> pr_known_dist: equal texts share one tabulation */
  struct _pr_place_names *places; /* place-names.h; of the places read so far */
  GString *scaled;                /* see pr_tables_scaled */
} pr_tables_own;

/* Parses the text into `cell`, whose pos is set; reports problems, and sets text and given. FALSE
 * after an error. */
gboolean pr_read_cell (pr_tables_own *own, pr_diag *diag, const pr_column *column, const char *text,
                       pr_cell *cell);
/* Sets what holds if nothing is given: the default, or zero. */
void pr_default_cell (pr_tables_own *own, const pr_column *column, pr_cell *cell);

typedef struct {
  const char *file; /* as positions name it */
  char *data;       /* owned */
  const char *text; /* within data: without a byte-order mark */
  gsize length;
} pr_table_text;

/* A row before its cells are read: texts in the order of the schema's columns. */
typedef struct {
  const char *file;
  int line;
  pr_raw_cell *cells; /* text NULL: its column is not in the file; "": blank */
  gboolean whole;     /* no cell was lost */
  gboolean doubtful;  /* the header has an unknown column: it may be any that is missing */
} pr_raw_row;

/* A copy whose texts `own` keeps. Free with pr_raw_row_free(). */
pr_raw_row *pr_raw_row_copy (pr_tables_own *own, pr_table_id id, const pr_raw_row *row);
void pr_raw_row_free (gpointer row);

/* Reads one table from its files, at most PR_MOST_TABLE_FILES, with what the overlays change. */
void pr_read_table (pr_tables_own *own, pr_table_id id, const pr_table_text *texts, gsize n,
                    const pr_overlays *overlays, pr_diag *diag);
/* Reads the keys of scenario.ini. FALSE if the format is newer: then nothing else makes sense. */
gboolean pr_read_ini (pr_tables_own *own, const pr_ini *ini, const char *file, pr_diag *diag);
/* Reads the keys by which a what-if replaces those of its base; one that changes nothing is an
 * error. */
void pr_read_overlay_keys (pr_tables_own *own, const pr_ini *ini, pr_diag *diag);

/* These append canonical texts; for a blank, what it stands for. */
void pr_tables_print_cell (const pr_tables *t, const pr_table *table, const pr_row *row,
                           gsize column, GString *out);
void pr_tables_print_key (const pr_tables *t, gsize key, GString *out);
/* Such a text by itself. Free with g_free. */
char *pr_tables_cell_text (const pr_tables *t, const pr_table *table, const pr_row *row,
                           gsize column);

/* Checks what one row must fulfil by itself, beyond the types of its cells. `good` says which cells
 * were read without error. */
void pr_check_row (pr_table_id id, pr_row *row, const gboolean *good, pr_diag *diag);

#endif
