/* Selection: which dossiers and visits an export keeps. What it keeps it keeps whole: all of a
 * case's events, those before the window included.
 */
#ifndef PR_REPORT_EXPORT_SELECTION_H
#define PR_REPORT_EXPORT_SELECTION_H

#include "experiment/register.h"

typedef struct {
  uint16_t place;      /* filed at, handed over to, or decided by; PR_NONE16: any */
  uint16_t procedure;  /* PR_NONE16: any */
  pr_time from, until; /* filed (a visit: came) from <= t < until; INT64_MIN, PR_NEVER: whenever */
  bool late;           /* only what is late as on_time counts it */
  uint32_t sample;     /* one of so many by identity; 0: all */
  bool warm_up;        /* also what has nothing to do with the window */
} pr_selection;

/* Of the window, all. */
#define PR_SELECT_ALL                                                                              \
  ((pr_selection){                                                                                 \
      .place = PR_NONE16, .procedure = PR_NONE16, .from = INT64_MIN, .until = PR_NEVER })

/* Whether it asks for anything: then events of no case are left out. A sample of 1 is everything,
 * and is asked for. */
bool pr_selection_is_made (const pr_selection *s);
/* Whether it leaves out any case of that world, or may. */
bool pr_selection_leaves_out (const pr_selection *s, const pr_world *w);
bool pr_selection_has (const pr_selection *s, const pr_world *w, const pr_dossier_row *row);

#endif
