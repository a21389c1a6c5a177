/* Schema: every table, column, key and rule that a scenario may hold, and what is true of it, once.
 *
 * Each is one row of a list in scenario/schema/, with designated members of the structs below:
 * TABLE, COLUMN and END in the files that tables.def names, KEY in keys.def, RULE in rules.def,
 * TYPE in types.def. From the same rows come the numbers of the columns (PR_POOLS_COUNT), of the
 * tables (PR_TABLE_POOLS), keys, rules and types, so that a number always goes with its row.
 *
 * The reader's checks, the compiler of scenarios, what-ifs, `pilotrun show`, the format's
 * documentation and the mutation tests all follow these lists: a new column joins them by itself.
 */
#ifndef PR_SCENARIO_SCHEMA_H
#define PR_SCENARIO_SCHEMA_H

#include "kernel/i18n.h"

#include <stdbool.h>
#include <stddef.h>

#define PR_FORMAT_VERSION 1

/* Types of columns: types.def. */
typedef enum {
#define TYPE(T, ...) PR_COL_##T,
#include "scenario/schema/types.def"
#undef TYPE
} pr_col_type;

/* What is true of a type. */
enum {
  PR_TYPE_OWNS = 1 << 0,   /* the value of a cell owns memory: pr_value_clear() */
  PR_TYPE_SCALES = 1 << 1, /* has an amount that may be scaled */
  PR_TYPE_SHIFTS = 1 << 2, /* or shifted */
};

typedef struct {
  const char *word; /* the reference's word for a value; NULL: the choices of the column */
  unsigned flags;
  size_t longest; /* bytes of a value; longer ones are slips */
} pr_type_schema;
extern const pr_type_schema pr_types[]; /* [pr_col_type] */

/* What is true of a column. */
enum {
  PR_COL_REQUIRED = 1 << 0, /* a value must be given in every row */
  PR_COL_KEY = 1 << 1,      /* rows are unique by their key columns */
  PR_COL_IN_ORDER = 1 << 2, /* a key whose rows stay in their order, which says something */
  PR_COL_DEFINES = 1 << 3,  /* gives names, to which other columns refer */
  PR_COL_STAR = 1 << 4,     /* of a name, or of names: '*' may stand for all */
  PR_COL_ENDLESS = 1 << 5,  /* blank is without limit */
  PR_COL_PERCENT = 1 << 6,  /* of a number: a share may be written in percent */
  PR_COL_PART = 1 << 7,     /* parts of a whole: the two of a row add up to 1 at most */
  PR_COL_FROM = 1 << 8,     /* the row holds from then on */
  PR_COL_UNTIL = 1 << 9,    /* and up to then: a date is included, and may be that of PR_COL_FROM */
  PR_COL_PLACE = 1 << 10,   /* where the row holds: the places of a what-if's conditions */
  PR_COL_SINGLE = 1 << 11,  /* of a place selector: one place or '*', no former district or type */
  PR_COL_BY_RULE = 1 << 12, /* the row's rule decides by which type the value is read */
  PR_COL_COUNTED = 1 << 13, /* how many there are: when scaled, the sums come out right */
  PR_COL_TOLD = 1 << 14,    /* counted, and a scaled count that is far off is reported */
  PR_COL_MOVED = 1 << 15,   /* officers, whom a what-if may move */
  PR_COL_BESIDE = 1 << 16,  /* a key: equally particular rows that differ in it hold side by side;
                               more particular ones take the place of all */
  PR_COL_WHOLE = 1 << 17,   /* of amounts: numbers only, of venues */
  PR_COL_LATER = 1 << 18,   /* a what-if may change it from a date on; of a blank PR_COL_FROM: what
                               such a what-if adds begins with it */
  PR_COL_BEGINS = 1 << 19,  /* as PR_COL_FROM: when that of which the row tells begins */
  PR_COL_IF_GIVEN = 1 << 20, /* the text of a scenario knows nothing of it if it is not given */
};

/* Places that a column may name by their names as well as by their codes. */
typedef enum {
  PR_NAMES_NONE,
  PR_NAMES_PLACES,
  PR_NAMES_UNITS,
  PR_NAMES_AUTHORITIES,
  PR_N_NAMES_OF
} pr_names_of;

typedef struct {
  const char *name;
  pr_col_type type;
  unsigned flags;
  pr_names_of places;
  double least, most;         /* of numbers and counts; both 0: any */
  const char *const *choices; /* of enumerations: their words, ended by NULL */
  const char *blank;          /* the text that a blank stands for; NULL: nothing is there */
  const char *doc;            /* translatable */
} pr_column;

/* A row that holds at no time within this window has no effect, and the compiler warns of it. */
typedef enum {
  PR_WINDOW_NONE,  /* not looked at, or in a way of the table's own */
  PR_WINDOW_RUN,   /* all that is simulated, the warm-up included */
  PR_WINDOW_SHOWN, /* the time that the results show */
} pr_window_of;

/* What a what-if that applies from a date on may do with rows, besides changing PR_COL_LATER. */
typedef enum {
  PR_LATER_NOTHING,
  PR_LATER_DATED, /* those that begin on that date or later may come, go and change */
  PR_LATER_ROWS,  /* they may come and go */
} pr_later_rows;

typedef struct {
  const char *name; /* file is <name>.csv */
  bool required;
  bool particular; /* where two rows hold, the more particular takes the place of the general one */
  pr_window_of window;
  pr_later_rows later;
  size_t most_rows; /* 0: PR_MOST_ROWS */
  size_t n_columns;
  const pr_column *columns;
  const char *doc; /* translatable */
} pr_table_schema;

/* Columns of each table, from 0, and how many it has. */
enum {
#define TABLE(T, ...) PR_##T##_BEFORE = -1,
#define COLUMN(T, C, ...) PR_##T##_##C,
#define END(T) PR_##T##_N,
#include "scenario/schema/tables.def"
#undef TABLE
#undef COLUMN
#undef END
};

/* Tables, in the order in which they are read. */
typedef enum {
#define TABLE(T, ...) PR_TABLE_##T,
#define COLUMN(T, C, ...)
#define END(T)
#include "scenario/schema/tables.def"
#undef TABLE
#undef COLUMN
#undef END
  PR_N_TABLES
} pr_table_id;

extern const pr_table_schema pr_schema[PR_N_TABLES];

/* Keys of scenario.ini, group by group: the same column records, `name` being the key. */
typedef enum {
#define KEY(G, K, ...) PR_INI_##G##_##K,
#include "scenario/schema/keys.def"
#undef KEY
  PR_N_INI_KEYS
} pr_ini_id;

typedef struct {
  const char *group; /* lower case, as written in the file */
  pr_column key;
} pr_ini_key;
extern const pr_ini_key pr_ini_keys[PR_N_INI_KEYS];
/* Texts of people for people: the key in English, then those of its translations. */
#define PR_N_INI_TEXTS 5
extern const pr_ini_id pr_ini_texts[PR_N_INI_TEXTS][PR_N_LANGUAGES];

/* Rules in rules.csv: name, type of the value, default. */
typedef enum {
#define RULE(R, ...) PR_RULE_##R,
#include "scenario/schema/rules.def"
#undef RULE
  PR_N_RULES
} pr_rule_id;
extern const pr_column pr_rule_keys[PR_N_RULES];

/* The first column of the table that has the flag, or is of the type; -1 when there is none. */
int pr_column_with (pr_table_id table, unsigned flag);
int pr_column_of_type (pr_table_id table, pr_col_type type);
/* The table, or rule, of that name; -1 when there is none. */
int pr_find_table (const char *name);
int pr_find_rule (const char *name);

#endif
