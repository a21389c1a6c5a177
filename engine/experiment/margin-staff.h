/* Whom a place can do without: the order in which its officers go missing.
 *
 * They are missed most whose absence fills a pool with the fewest missing: by the rough cut, with
 * what its lines share among the officers who are left. Of several such pools the one counts that
 * is then the fullest. Where a pool is full, or none can be, whoever fills one most goes next.
 */
#ifndef PR_EXPERIMENT_MARGIN_STAFF_H
#define PR_EXPERIMENT_MARGIN_STAFF_H

#include "compile/compile.h"

#include <glib.h>

typedef struct {
  uint32_t pool;    /* that loses an officer */
  uint32_t fullest; /* then, of those that share its work */
  double load;      /* of that one then */
} pr_margin_officer;

/* Work offered / work available. */
double pr_margin_load (const pr_load *l);
/* How many officers the pool can lose: it keeps its last one, and those whom absences name. */
uint32_t pr_margin_spare_of (const pr_world *w, uint32_t pool);
/* Appends a pr_margin_officer for everybody whom the place can do without, in that order. */
void pr_margin_officers (const pr_world *w, pr_rough *rough, uint32_t place, GArray *officers);

#endif
