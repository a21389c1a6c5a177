/* Rows about pools: a row names a pool, several, or '*', and places.
 *
 * Of the rows of one group, such as those of the same reason, the most particular one counts at a
 * pool: one that names it alone before one that names it among others, both before '*', and of
 * these as select.h says. The tables are absences and leave.
 */
#ifndef PR_COMPILE_POOL_ROWS_H
#define PR_COMPILE_POOL_ROWS_H

#include "compile/rows-at.h"

/* A table, its columns of pools and of places, and what was read of it. */
typedef struct {
  pr_table_id table;
  int pool, where;
  char *(*group) (const pr_compiler *c, gsize row); /* its name, to be freed with g_free */
  char *(*rival) (const pr_compiler *c, gsize row); /* the same of rows that may clash; or NULL */
  pr_selector *selectors;                           /* [rows] */
  GHashTable **several;                             /* [n] its names; NULL: one, or '*' */
  gsize n;
  pr_rows_at **group_of; /* [rows] the rows of its group, by places */
  GHashTable *groups;
  GHashTable *rivals;  /* of rows with several names: group and name -> pr_rows_at */
  GHashTable *weights; /* of a group at a pool, as far as they were asked for */
} pr_pool_rows;

/* Reads the places; an unknown one is reported, and the row then selects none. Reports too many
 * rows, and then returns false. */
bool pr_pool_rows_read (pr_compiler *c, pr_pool_rows *rows);
void pr_pool_rows_clear (pr_pool_rows *rows);
/* uint32_t, ascending: the pools that the row matches. Free with g_array_unref. */
GArray *pr_pool_row_pools (pr_compiler *c, const pr_pool_rows *rows, gsize row);
/* Whether another row of the group is more particular at the pool, which the row matches. */
bool pr_pool_row_gives_way (const pr_compiler *c, const pr_pool_rows *rows, gsize row,
                            const pr_pool *pool);
/* The last row before `before` that may clash with this one, names the pool among others, too, and
 * is as particular there; G_MAXSIZE: none. */
gsize pr_pool_row_rival (const pr_compiler *c, const pr_pool_rows *rows, gsize row,
                         const pr_pool *pool, gsize before);
/* Whether some name of the row matches no pool, which is reported. */
bool pr_pool_row_lacks (pr_compiler *c, const pr_pool_rows *rows, gsize row);

#endif
