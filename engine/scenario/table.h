/* Tables: a scenario's files as typed cells, each with its position.
 *
 * pr_tables_load() reads scenario.ini and the CSV files beside it against the schema. Syntax,
 * encoding, header, types, ranges, required cells, duplicate keys and unknown names are checked
 * here, all problems at once; references between tables and everything that needs two rows are
 * checked by the compiler (compile.h).
 *
 * Files come through a pr_source, so that tests and fuzzers can bring a folder in memory.
 */
#ifndef PR_SCENARIO_TABLE_H
#define PR_SCENARIO_TABLE_H

#include "kernel/calendar.h"
#include "kernel/dist.h"
#include "kernel/terms.h"
#include "scenario/choices.h"
#include "scenario/diag.h"
#include "scenario/schema.h"

typedef enum {
  PR_PER_TIME,
  PR_PER_WORKING_DAY,
  PR_PER_1000_WORKING_DAY,
  PR_PER_OFFICER_WORKING_DAY,
  PR_EVERY, /* a renewal process; its distribution is read again from the text */
} pr_rate_kind;
typedef struct {
  pr_rate_kind kind;
  double value; /* arrivals per microsecond (of PR_EVERY: on average), per working day, per
                   inhabitant and working day */
} pr_rate;

typedef struct {
  pr_limit_kind kind;
  int n;
} pr_limit;

typedef struct {
  pr_close_kind kind;
  pr_time overtime; /* finish: at most this long; PR_NEVER without a bound */
} pr_close;

typedef struct {
  bool always;
  gsize n; /* 0 and not always: closed */
  pr_slot *slots;
} pr_slots;

typedef struct {
  uint32_t from, to;
} pr_range;
typedef struct {
  gsize n;          /* 0: blank */
  pr_range *ranges; /* numbers from 1, both included; ascending, with gaps between them */
} pr_officers;

typedef struct {
  gint64 count; /* 0: a share */
  double share; /* in (0, 1] */
} pr_portion;
/* Names, each with a number or a share. */
typedef struct {
  char *name;
  gint64 count;   /* >= 1; 0: a share */
  double percent; /* (0, 100] */
} pr_amount;
typedef struct {
  bool all; /* the word `all`, and no items */
  gsize n;  /* 0 and not all: blank */
  pr_amount *items;
} pr_amounts;

/* When people look at what a measure watches. */
typedef struct {
  pr_look_kind kind;
  int weekday;   /* weekly: 0 is Monday */
  pr_time clock; /* daily, weekly: time of day */
} pr_look;
/* What a measure does. */
typedef struct {
  pr_action_kind kind;
  char *name;       /* REINFORCE, HOURS: pool; PRIORITY: group; POSTPONE: activity; BATCH: role */
  char *calendar;   /* HOURS */
  gint64 count;     /* REINFORCE: officers; PRIORITY: steps up; BATCH: pieces at most */
  double share;     /* REDIRECT; BATCH: of the effort of each but the longest */
  pr_time overtime; /* OVERTIME: at most so much a day */
} pr_action;

#define PR_DAYS_HOLIDAY (1u << 7) /* bits 0..6 are Monday..Sunday */

typedef enum { PR_NEXT_SHARE, PR_NEXT_INCOMPLETE, PR_NEXT_REST } pr_next_kind;
typedef struct {
  char *step; /* or returned, refused, withdrawn, left, join */
  pr_next_kind kind;
  double share; /* PR_NEXT_SHARE */
} pr_next_item;
typedef struct {
  bool fork; /* `fork a + b then c`: items are the branches, `then` the step after */
  gsize n;
  pr_next_item *items; /* shares checked: they add up to 1, or one item has `rest` */
  char *then;
} pr_next;

typedef struct {
  pr_pos pos;
  gboolean given;   /* FALSE: blank, value is the default if the column has one, else zero */
  const char *text; /* trimmed, NFC, canonical form of the default when not given; never NULL */
  union {
    gint64 count;  /* COUNT */
    double number; /* NUMBER, SHARE, FACTOR */
    gboolean yes;  /* YESNO */
    int choice;    /* ENUM: index in `choices`; SOURCE: pr_source_kind */
    pr_time time;  /* DURATION, CLOCK */
    pr_day day;    /* DATE */
    struct {
      pr_day day;
      pr_time clock; /* -1 when only a date was given */
    } instant;       /* INSTANT */
    pr_dist dist;    /* DIST, microseconds; the tables own it, equal texts share it; BATCH: owned */
    pr_rate rate;    /* RATE */
    pr_limit limit;  /* LIMIT */
    unsigned bits;   /* DAYS, CHANNELS (all set when blank) */
    pr_slots slots;  /* SLOTS, sorted, not overlapping; owned */
    pr_close close;  /* CLOSE */
    pr_next next;    /* NEXT; owned */
    char **names;    /* NAMES, WHERES: NULL-terminated; owned */
    pr_officers officers; /* OFFICERS; owned */
    pr_portion portion;   /* PORTION */
    pr_amounts amounts;   /* AMOUNTS; owned */
    pr_look look;         /* LOOK */
    pr_action action;     /* ACTION; owned */
  } v;
} pr_cell;

typedef struct {
  const char *file;
  int line;
  pr_cell *cells; /* [schema->n_columns]; some may come from another file: what-ifs */
} pr_row;

/* A table may be read from several files, one after the other; what-ifs may add rows. */
#define PR_MOST_TABLE_FILES 8
#define PR_MOST_OVERLAYS 8
typedef struct {
  const char *name;  /* as positions name it */
  gsize first, n;    /* its rows */
  gboolean overlaid; /* a what-if, whose lines are not all of this table */
} pr_table_file;

typedef struct {
  const pr_table_schema *schema;
  const char *file; /* as positions name it; of several, the first */
  gsize n_files;
  pr_table_file files[PR_MOST_TABLE_FILES + PR_MOST_OVERLAYS];
  gboolean present;
  gboolean lacks; /* a file could not be read, which was reported */
  gsize n;
  pr_row *rows;
} pr_table;

typedef struct {
  pr_cell ini[PR_N_INI_KEYS];
  pr_table table[PR_N_TABLES];
  gboolean cut_short; /* the window ends before its time, because someone asked for that */
  gboolean overlaid;  /* changed by what-ifs, which may have taken away what a name is for */
} pr_tables;

/* Where files come from. read() gives the whole content, or fails with a GError
 * (G_FILE_ERROR_NOENT when there is no such file). list() gives the names of the
 * files in the folder, to notice tables that nobody reads. */
typedef struct {
  gboolean (*read) (gpointer self, const char *name, char **data, gsize *length, GError **error);
  char **(*list) (gpointer self, GError **error);
  gpointer self;
  const char *prefix; /* put before file names in messages, e.g. "scenarios/quang-ninh/" */
} pr_source;

/* What-ifs on a base, the first of them first. */
typedef struct {
  gsize n;
  struct _pr_overlay *layer[PR_MOST_OVERLAYS];
} pr_overlays;

/* A file that a folder may hold beside the tables: what a trainer shows of it (report/replay). It
 * is kept with them, and says nothing about the scenario. */
#define PR_LESSON_NAME "lesson.csv"

/* Always returns tables (check pr_diag_errors()); cells in error hold zero values.
 * Checked within a row, too: from before until, online + post <= 1, a role for work and for
 * nothing else, names that the format keeps for itself. The value cell of the rules table
 * holds its value by the rule's own type (pr_rule_keys), in v.
 * The tables refer to file names that `diag` owns: it outlives them. */
pr_tables *pr_tables_load (const pr_source *source, pr_diag *diag);
/* The same, changed by what-ifs (overlay.h). */
pr_tables *pr_tables_load_overlaid (const pr_source *source, const pr_overlays *overlays,
                                    pr_diag *diag);
void pr_tables_free (pr_tables *t);
/* Makes a key of scenario.ini one that is not given. */
void pr_tables_clear_key (pr_tables *t, pr_ini_id key);
/* Lines about counts that what-ifs scaled or shifted and that, being whole numbers or those of
 * officers who are named, could not come out as asked: one line for each place where they differ by
 * more than a tenth; "" if there is none. The tables own it. */
const char *pr_tables_scaled (const pr_tables *t);

/* Canonical text of the scenario: groups and rows in a fixed order, cells in a fixed
 * form; equal scenarios give equal text. Read by `pilotrun show`, and hashed. Free with g_free. */
char *pr_tables_text (const pr_tables *t);

/* A pr_source over a folder on disk, over memory (name, content pairs), or over a folder of the
 * resources that are compiled in (an absolute path, such as /pilotrun/textbook/c01-mm1), where, as
 * on disk, a name may go through ".." to a neighbour. */
typedef struct _pr_folder pr_folder;
pr_folder *pr_folder_new (const char *path);
pr_folder *pr_folder_new_memory (const char *prefix);
pr_folder *pr_folder_new_resource (const char *path);
void pr_folder_add (pr_folder *f, const char *name, const void *data, gsize length); /* copies */
/* The files read from a folder on disk are kept with it, and so are all of one in memory. These
 * give their names, sorted (free with g_strfreev), and the content of one, as it was read. */
char **pr_folder_kept (const pr_folder *f);
GBytes *pr_folder_get (const pr_folder *f, const char *name);
void pr_folder_free (pr_folder *f);
const pr_source *pr_folder_source (pr_folder *f);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_tables, pr_tables_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_folder, pr_folder_free)

#endif
