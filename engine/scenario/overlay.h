/* Overlays: a what-if is a small key file that names its base and says what differs.
 *
 *   [scenario]
 *   base = ../quang-ninh               a scenario's folder, or another what-if
 *   name = Portal down on the first Monday
 *
 *   [add incidents monday]             a row; keys are columns; the last word only tells groups
 * apart [set pools where pool=desk; where=ward]        values [scale arrivals where stream=town]
 * values times a factor [shift readiness where condition=seal; type=ward]      values plus an
 * amount: +7 days, -1 [move pools where roles=reception]             officers `from` one place `to`
 * another [remove surges where stream=town]              rows [replace backlog] the whole table, by
 * the files of `files`
 *
 * A condition is COLUMN=VALUE[, VALUE...]; all must hold. A column that tables of places have and
 * this one has not (type, former_district, difficult_area, island, kind) chooses places.
 * A row that names more places than are meant is copied for each of these, where the most
 * particular row counts. Other keys of [scenario] and [report] replace the base's.
 * A row that was changed is an assumption, whatever its source was.
 *
 * Changes are made to texts, before any cell is read: what is wrong is reported where
 * the what-if says it.
 */
#ifndef PR_SCENARIO_OVERLAY_H
#define PR_SCENARIO_OVERLAY_H

#include "scenario/table.h"

typedef struct _pr_overlay pr_overlay;

/* `data`: text as it is in the file. `folder`: where its own files are, may be NULL when it
 * replaces no table. NULL after an error. */
pr_overlay *pr_overlay_read (const char *data, gsize length, const char *file,
                             const pr_source *folder, pr_diag *diag);
void pr_overlay_free (pr_overlay *o);
/* Its groups may change nothing: a sweep's value may be the base's. */
void pr_overlay_allow_nothing (pr_overlay *o);
/* What it names as its base, as written. */
const char *pr_overlay_base (const pr_overlay *o);
pr_pos pr_overlay_base_pos (const pr_overlay *o);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_overlay, pr_overlay_free)

#endif
