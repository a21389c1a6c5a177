/* Obstacles: what still makes dossiers late when nobody waits for staff. */
#ifndef PR_REPORT_TEXT_OBSTACLES_H
#define PR_REPORT_TEXT_OBSTACLES_H

#include "report/report.h"

/* Lines, appended to out, of an outcome with plenty of officers: the limits that are missed even
 * so, and the steps and causes at which late dossiers lose their time.
 * at: [n_places] procedures and steps of these places only; NULL: of all. */
void pr_obstacles_tell (const pr_results *r, const bool *at, GString *out);

#endif
