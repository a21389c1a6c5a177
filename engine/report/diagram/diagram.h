/* Diagram: a workflow drawn, its steps as boxes that dot (of Graphviz) has laid out.
 *
 * dot is told numbers alone: sizes of boxes and of labels, and what leads where. It answers with
 * numbers, and all words are written here. So no text is ever part of its program, and a drawing
 * depends on the version of dot, but on no font and no folder.
 *
 * A drawing is <svg> markup without a prolog, to stand alone or within a page. The group of a step
 * has the id "w3-s17", with the numbers of workflow and step in the world, and the class "work",
 * "delay", "transfer" or "supplement"; others have the class "start", "end" or "bar" (a fork or a
 * join). Its <title> says all about it. Colours and fonts are attributes, which any style of a page
 * overrules.
 *
 * Of a world that changes on a date what holds from then on is drawn.
 */
#ifndef PR_REPORT_DIAGRAM_DIAGRAM_H
#define PR_REPORT_DIAGRAM_DIAGRAM_H

#include "model/world.h"

#include <glib.h>

/* All workflows of the world, by number, and NULL, in one run of dot; without dot the error says
 * what to install. dot is stopped after a minute, or after PILOTRUN_DOT_SECONDS of the environment,
 * and once `cancel` is set (may be NULL). Free with g_strfreev. */
char **pr_workflow_svgs (const pr_world *world, const gint *cancel, GError **error);
/* One of them. Free with g_free. */
char *pr_workflow_svg (const pr_world *world, uint16_t workflow, GError **error);

#endif
