/* Selection: a row may name one place, a former district, a kind of authority, a type of unit or
 * '*'; a kind, a type and '*' also of one province: 'ward of 22'.
 *
 * For each place the most particular row wins: code before kind of a province before kind or former
 * district before type of a province before all of a province before type before '*'. Districts,
 * types and '*' select only units, kinds only authorities. If a unit was made from several former
 * districts, the first counts.
 */
#ifndef PR_COMPILE_SELECT_H
#define PR_COMPILE_SELECT_H

#include "compile/compiler.h"

typedef enum {
  PR_FORCE_NONE,
  PR_FORCE_ALL,
  PR_FORCE_TYPE,
  PR_FORCE_PROVINCE,
  PR_FORCE_PROVINCE_TYPE,
  PR_FORCE_DISTRICT,
  PR_FORCE_KIND, /* of authorities, which no other of these selects */
  PR_FORCE_PROVINCE_KIND,
  PR_FORCE_CODE
} pr_force;

typedef struct {
  pr_force force;
  int what;     /* place, district, kind or type */
  int province; /* -1: all */
} pr_selector;

static inline bool
pr_selects_kind (const pr_selector *s)
{
  return s->force == PR_FORCE_KIND || s->force == PR_FORCE_PROVINCE_KIND;
}

/* Reads the selector `text` of a cell; reports an unknown one, and one that selects no place. */
bool pr_selector_read (pr_compiler *c, pr_table_id table, gsize row, int column, const char *text,
                       pr_selector *s);
/* PR_FORCE_NONE if the place is not selected. */
pr_force pr_selector_match (const pr_compiler *c, const pr_selector *s, uint16_t place);

/* The place whose code a cell holds. Reports an unknown one, with the nearest of the kind that the
 * column names, and returns -1. */
int pr_refer_place (pr_compiler *c, pr_table_id table, gsize row, int column);

/* Who a cell names for each home place: [n_places] places, PR_BY_FILING for the word 'filing', or
 * PR_BY_OFFICE for any other of the words (up to a NULL) and after an error. A kind must serve all
 * units among `homes`. */
void pr_read_deciding (pr_compiler *c, pr_table_id table, gsize row, int column,
                       const char *const *words, const pr_selector *homes, uint16_t *deciding);

/* The procedures that a cell selects: the code of one, a group, or '*', which gives way to both. */
typedef struct {
  pr_force force; /* PR_FORCE_NONE after an error; PR_FORCE_KIND for a group */
  const char *text;
} pr_procedure_selector;
pr_procedure_selector pr_procedures_read (pr_compiler *c, pr_table_id table, gsize row, int column);
/* The same for a word of a cell. */
pr_procedure_selector pr_procedures_named (pr_compiler *c, pr_table_id table, gsize row, int column,
                                           const char *text);
pr_force pr_procedures_match (const pr_procedure_selector *s, const pr_procedure *p);

/* A row's claim on a procedure at a place. The winner is at least as particular as every other row
 * in both; of equal ones the later one added. */
typedef struct {
  pr_force procedures, where; /* the most particular so far */
  gsize row;                  /* the winner; or, in a clash, one of the two */
  gsize other;                /* the other one in a clash, else G_MAXSIZE */
} pr_claim;
void pr_claim_begin (pr_claim *claim);
void pr_claim_add (pr_claim *claim, pr_force procedures, pr_force where, gsize row);

typedef struct {
  uint16_t place;
  guint key; /* index in `keys` */
  gsize row;
} pr_pick;

/* The winning row of each (place, key), in this order. `keys` receives the distinct names in
 * the key column, sorted. Warns about rows that win nowhere. Free with g_array_unref. */
GArray *pr_select (pr_compiler *c, pr_table_id table, int key_column, int where_column,
                   pr_names *keys);

#endif
