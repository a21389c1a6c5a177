/* A small world that has a little of everything, of which forged results are made: a hand-over,
 * dossiers pending, a supplement, a fork, an outage, visitors and a rehearsal.
 */
#ifndef PR_TESTS_SMALL_WORLD_H
#define PR_TESTS_SMALL_WORLD_H

#include "compile/compile.h"

/* The world and its tables, made once; they stay. */
const pr_world *small_world (void);
pr_tables *small_tables (void);

#endif
