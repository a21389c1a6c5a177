/* Labels: texts cut to the cells available.
 *
 * A text is cut in its middle, so that its end stays, where a number often stands. Neighbours in a
 * list that would then read the same are cut elsewhere, so that the part in which they differ
 * stays.
 */
#ifndef PR_REPORT_TEXT_LABELS_H
#define PR_REPORT_TEXT_LABELS_H

#include <glib.h>

/* Appends s, cut to `width` cells when it has more; returns how many it has then. */
int pr_label_cut (GString *out, const char *s, int width);

/* The labels of a list, n and NULL. Free with g_strfreev. */
char **pr_labels (const char *const *texts, gsize n, int width);

#endif
