/* Selection: a row may name one place, a former district, a kind of authority, a type of unit or
 * '*'.
 *
 * For each place the most particular row wins: code before former district or kind before
 * type before '*'. Districts, types and '*' select units only, kinds authorities only. Of a unit
 * made from several former districts the first counts.
 */
#ifndef PR_SCENARIO_SELECT_H
#define PR_SCENARIO_SELECT_H

#include "scenario/compiler.h"

typedef enum {
  PR_FORCE_NONE,
  PR_FORCE_ALL,
  PR_FORCE_TYPE,
  PR_FORCE_DISTRICT,
  PR_FORCE_KIND, /* of authorities, which no other of these selects */
  PR_FORCE_CODE
} pr_force;

typedef struct {
  pr_force force;
  int what; /* place, district, kind or type */
} pr_selector;

/* Understands the selector `text` of a cell; reports an unknown one, and one that selects no
 * place. */
bool pr_selector_read (pr_compiler *c, pr_table_id table, gsize row, int column, const char *text,
                       pr_selector *s);
/* PR_FORCE_NONE when the place is not selected. */
pr_force pr_selector_match (const pr_compiler *c, const pr_selector *s, uint16_t place);

typedef struct {
  uint16_t place;
  guint key; /* index in `keys` */
  gsize row;
} pr_pick;

/* The winning row of each (place, key), in this order. `keys` receives the distinct names in
 * the key column, sorted. Warns of rows that win nowhere. Free with g_array_unref. */
GArray *pr_select (pr_compiler *c, pr_table_id table, int key_column, int where_column,
                   pr_names *keys);

#endif
