/* Measures: what the two files that compile them share. Private to the room. */
#ifndef PR_COMPILE_MEASURES_H
#define PR_COMPILE_MEASURES_H

#include "compile/select.h"

/* What is known while the measures are read. */
typedef struct {
  pr_compiler *c;
  GArray *measures; /* pr_measure */
  GArray *rows;     /* gsize: of each measure */
  GArray *extras;   /* pr_extra */
  GArray *targets;  /* uint32_t: of the measure in hand */
  guint8 *told;     /* [rows] 1 when something at one of its places has been reported */
} pr_measures_reader;

/* measure-actions.c: whether what the row's action names exists at all; reports it if not. */
bool pr_action_known (pr_compiler *c, gsize row);
/* Whether the place has what the action needs; with `tell`, reports it if not. */
bool pr_action_fits (pr_measures_reader *r, gsize row, uint16_t place, bool tell);
bool pr_pool_fits (pr_measures_reader *r, gsize row, int column, uint16_t place, const char *name,
                   bool tell);
/* What the measure in hand does at its places, which have what it needs; a reinforcement gets the
 * number that the measure will have. */
void pr_read_action (pr_measures_reader *r, gsize row, pr_measure *measure);
/* priorities.c: classes for what the measures may raise procedures to. */
void pr_raise_priorities (pr_measures_reader *r, pr_policy *p);
/* The pool of that name at a place; PR_NONE32: there is none. */
uint32_t pr_pool_at (const pr_world *w, uint16_t place, const char *name);

#endif
