/* Stage: a folder of results that appears whole or not at all.
 *
 * It is a hidden folder .<name>.partial beside the final one, locked while its run lives; what an
 * interrupted run left there under that name is removed first.
 */
#ifndef PR_STUDY_STAGE_H
#define PR_STUDY_STAGE_H

#include "kernel/disk.h"

typedef struct {
  char *final; /* absolute */
  char *partial;
  gboolean open;
  int lock; /* of the partial folder, -1 without one */
  const gint
      *cancel; /* set before the begin; once it is set nothing more is written. May be NULL */
} pr_stage;

/* Where finished replications are kept until the folder is complete: a hidden file beside it. Free
 * with g_free. */
char *pr_stage_records (const char *final);
/* And event logs: a hidden folder beside it. Free with g_free. */
char *pr_stage_logs (const char *final);

/* A run that was killed while it replaced an older folder, on a file system that cannot exchange
 * two names, leaves that under a hidden name; it gets its own again. */
void pr_stage_settle (const char *final);

/* Whether the folder could be written, before the work that fills it: makes its parents.
 * Without force an existing final name is an error; with force only an empty folder is ever
 * replaced, or one of results that holds nothing foreign (contents.h). A link stays, and the
 * folder that it names is meant. */
gboolean pr_stage_check (const char *final, gboolean force, GError **error);
/* The same check, and makes the partial folder. */
gboolean pr_stage_begin (pr_stage *s, const char *final, gboolean force, GError **error);
gboolean pr_stage_mkdir (pr_stage *s, const char *name, GError **error);
gboolean pr_stage_write (pr_stage *s, const char *name, const char *text, GError **error);
/* The partial folder takes its final name; with an older one, that is moved aside and removed, so
 * far as it holds nothing foreign: then nothing is replaced, and the error names it. */
gboolean pr_stage_commit (pr_stage *s, GError **error);
/* Removes what is not committed and frees. */
void pr_stage_clear (pr_stage *s);

/* The lock of a folder of results: whoever puts something into it holds it, alone where two would
 * meet, and whoever replaces it does. It ends with the process. */
typedef struct {
  int fd;
  gboolean held;
} pr_folder_lock;
/* Does not wait: FALSE, with error, when another holds it. A folder that is not there needs none.
 */
gboolean pr_folder_lock_take (pr_folder_lock *l, const char *folder, gboolean alone,
                              GError **error);
void pr_folder_lock_clear (pr_folder_lock *l);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_folder_lock, pr_folder_lock_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_stage, pr_stage_clear)

#endif
