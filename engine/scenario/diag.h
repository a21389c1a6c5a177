/* Diagnostics: every problem of a scenario at once, in the form of a good compiler's messages.
 *
 *   file:line:column: error: what was found; what is allowed; did you mean 'x'?
 *
 * Line 0 means that there is no line (a missing file); column 0 likewise.
 * Texts are translated, one line, impersonal. Problems are kept in the order of
 * (file as read, line, column, order of finding), printed in one place, and
 * limited to PR_DIAG_MAX errors so that a broken file stays readable.
 */
#ifndef PR_SCENARIO_DIAG_H
#define PR_SCENARIO_DIAG_H

#include <glib.h>

#define PR_DIAG_MAX 200
/* Problems kept of each severity; beyond it they are only counted. */
#define PR_DIAG_KEPT (10 * PR_DIAG_MAX)

typedef struct {
  const char *file; /* owned by the diagnostics (interned) */
  int line, column; /* from 1; column counts characters, not bytes */
} pr_pos;

typedef enum { PR_DIAG_ERROR, PR_DIAG_WARNING, PR_DIAG_NOTE } pr_severity;

typedef struct _pr_diag pr_diag;

pr_diag *pr_diag_new (void);
void pr_diag_free (pr_diag *d);
/* Interns a file name for use in positions; the order of interning is the order of printing. */
const char *pr_diag_file (pr_diag *d, const char *name);
void pr_diag_add (pr_diag *d, pr_severity severity, pr_pos pos, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
#define pr_error(d, pos, ...) pr_diag_add (d, PR_DIAG_ERROR, pos, __VA_ARGS__)
#define pr_warning(d, pos, ...) pr_diag_add (d, PR_DIAG_WARNING, pos, __VA_ARGS__)
guint pr_diag_errors (const pr_diag *d);
guint pr_diag_warnings (const pr_diag *d);
/* The lines (int, 0 without one) of the errors in one file. Free with g_array_unref. */
GArray *pr_diag_error_lines (const pr_diag *d, const char *file);
/* All problems, one per line, ending in a newline; empty if there are none. Free with g_free. */
char *pr_diag_text (pr_diag *d);

/* The candidate nearest to `found` (edit distance, at most a third of its length), or NULL. */
const char *pr_nearest (const char *found, const char *const *candidates, gsize n);
/* The same, of candidates of the same kind if one of them is near enough: for a code a code, for a
 * name a name. */
const char *pr_nearest_alike (const char *found, const char *const *candidates, gsize n);
/* Whether it looks like a code: small ASCII letters, digits, - _ and . */
gboolean pr_name_is_code (const char *name);
/* Without case and diacritics: the form in which names are compared. Free with g_free. */
char *pr_name_folded (const char *name);
/* Whether the name contains that part, whatever its case and diacritics. */
gboolean pr_name_contains (const char *name, const char *part);
/* Reports an unknown `what` (a key, say), with the nearest of the names[n], or all of them (a NULL
 * follows the last). */
void pr_error_unknown (pr_diag *diag, pr_pos pos, const char *what, const char *found,
                       const char *const *names, gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_diag, pr_diag_free)

#endif
