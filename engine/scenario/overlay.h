/* Overlays: a what-if is a small key file that names its base and says what differs.
 *
 *   [scenario]
 *   base = ../quang-ninh                   a scenario's folder, or another what-if
 *   name = Portal down on the first Monday
 *
 *   [add incidents monday]                 adds a row; keys are columns; the last word only
 *                                          tells groups apart
 *   [set pools where pool=desk; where=ward]
 *                                          gives cells new values
 *   [scale arrivals where stream=town]     multiplies values by a factor
 *   [shift readiness where condition=seal; type=ward]
 *                                          adds an amount to values: +7 days, -1
 *   [move pools where roles=reception]     moves officers `from` one place `to` another
 *   [remove surges where stream=town]      removes rows
 *   [replace backlog]                      takes the whole table from the files of `files`
 *
 * A condition is COLUMN=VALUE[, VALUE...]; all conditions must hold. A column that tables of
 * places have and this one has not (type, former_district, difficult_area, island, kind, province)
 * chooses places. Where the most particular row counts, a row that names more places than are meant
 * is copied for each place that is meant. Other keys of [scenario] and [report] replace those of
 * the base. A changed row is an assumption, whatever its source was.
 *
 * Overlays change texts, before any cell is read, so that a mistake is reported where the what-if
 * makes it.
 */
#ifndef PR_SCENARIO_OVERLAY_H
#define PR_SCENARIO_OVERLAY_H

#include "scenario/table.h"

typedef struct _pr_overlay pr_overlay;

/* `data`: the text of the file. `folder`: where its own files are; may be NULL if it replaces no
 * table. Returns NULL after an error. */
pr_overlay *pr_overlay_read (const char *data, gsize length, const char *file,
                             const pr_source *folder, pr_diag *diag);
void pr_overlay_free (pr_overlay *o);
/* Allows its groups to change nothing: the value of a sweep may be that of the base. */
void pr_overlay_allow_nothing (pr_overlay *o);
/* The value of its `applies`, and where it stands; NULL: it has none. */
const char *pr_overlay_applies (const pr_overlay *o, pr_pos *pos);
/* Its first group about the table; FALSE: it has none. */
gboolean pr_overlay_first_group (const pr_overlay *o, pr_table_id table, pr_pos *pos);
/* What it names as its base, as it is written. */
const char *pr_overlay_base (const pr_overlay *o);
pr_pos pr_overlay_base_pos (const pr_overlay *o);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_overlay, pr_overlay_free)

#endif
