/* New rows: the tables of a scenario to begin with, but for its places and how many officers its
 * pools have, which new.c makes.
 *
 * Cells are as the scenario format wants them, the last ones blank if they are not given. What is
 * for people to read, the reasons in `source` and the words of one column, is translatable.
 */
#ifndef PR_STUDY_NEW_ROWS_H
#define PR_STUDY_NEW_ROWS_H

#include <stddef.h>

#define PR_NEW_MOST_CELLS 11

typedef struct {
  const char *cells[PR_NEW_MOST_CELLS];
  const char *kind; /* of source */
  const char *why;  /* translatable */
} pr_new_row;

typedef struct {
  const char *name;    /* file is <name>.csv */
  const char *columns; /* separated by commas, without `source` */
  int words;           /* the column with translatable words; -1: none */
  size_t n;
  const pr_new_row *rows;
  const char *doc; /* what the file is, for README.md; translatable */
} pr_new_table;

#define PR_NEW_N_TABLES 7
extern const pr_new_table pr_new_tables[PR_NEW_N_TABLES];

/* Pools: name, where, roles, calendar and share; their number of officers follows from the load. */
#define PR_NEW_N_POOLS 7
typedef struct {
  const char *pool, *where, *roles, *share;
} pr_new_pool;
extern const pr_new_pool pr_new_pools[PR_NEW_N_POOLS];

/* Kinds of authorities, as rows name them. */
#define PR_NEW_LAND "land-branch"
#define PR_NEW_DEPARTMENT "department"

#endif
