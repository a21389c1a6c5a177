/* Assignment: what the shards of one experiment have in common, in the file assignment.json of
 * their folder.
 *
 * It holds the scenarios as they were read, the seed and what else is asked, but no number of
 * replications: more may be added. Merging asks by it what a single command would have asked.
 */
#ifndef PR_STUDY_ASSIGNMENT_H
#define PR_STUDY_ASSIGNMENT_H

#include "experiment/input.h"

#include <json-glib/json-glib.h>

#define PR_ASSIGNMENT_NAME "assignment.json"

typedef enum {
  PR_ASSIGNMENT_RUN,
  PR_ASSIGNMENT_COMPARE,
  PR_ASSIGNMENT_SWEEP,
  PR_N_ASSIGNMENTS
} pr_assignment_kind;

/* Texts may be NULL: not asked. */
typedef struct {
  pr_assignment_kind kind;
  pr_input *const *input; /* [n] of a sweep the scenario as it is */
  size_t n;
  const char *seed; /* of a sweep, as written: its plan depends on it. Others have their input's */
  const char *until, *language;
  const char *of;               /* figures of a comparison, as written */
  const char *plan, *plan_name; /* of a sweep: the plan's text, and the name of its file */
} pr_assignment_parts;
/* Free with g_free. */
char *pr_assignment_text (const pr_assignment_parts *p);

typedef struct {
  char *path, *text;
  JsonObject *o;
  pr_assignment_kind kind;
  guint n; /* scenarios */
  /* In o. seed: NULL only of a sweep, which then has its scenario's. */
  const char *seed, *until, *language, *of, *plan, *plan_name;
} pr_assignment;
/* Fails if it is not one of this version. */
pr_assignment *pr_assignment_read (const char *path, GError **error);
/* The same from its text; from: what to call it in messages. */
pr_assignment *pr_assignment_parse (const char *text, const char *from, GError **error);
void pr_assignment_free (pr_assignment *a);
/* One of the scenarios. */
pr_input *pr_assignment_open (const pr_assignment *a, guint k, const pr_settings *settings,
                              GError **error);
/* FALSE with error, which names both files and what differs, if they are not the same. */
gboolean pr_assignment_same (const pr_assignment *a, const pr_assignment *b, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_assignment, pr_assignment_free)

#endif
