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

/* Reports the first error at one of the row's places: the others would be alike. */
#define PR_TELL(r, row, C, ...)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(r)->told[row])                                                                           \
      FAULT ((r)->c, MEASURES, row, C, __VA_ARGS__);                                               \
    (r)->told[row] = 1;                                                                            \
  }                                                                                                \
  G_STMT_END

/* measure-actions.c: what the measure in hand does at its places; the number of a reinforcement is
 * that which the measure will have. */
void pr_read_action (pr_measures_reader *r, gsize row, pr_measure *measure);
/* priorities.c: classes for what the measures may raise procedures to. */
void pr_raise_priorities (pr_measures_reader *r, pr_policy *p);
/* The pool of that name at a place; PR_NONE32: there is none. */
uint32_t pr_pool_at (const pr_world *w, uint16_t place, const char *name);
/* Reports that a place has no pool of that name. */
void pr_tell_no_pool (pr_measures_reader *r, gsize row, int column, uint16_t place,
                      const char *name);

#endif
