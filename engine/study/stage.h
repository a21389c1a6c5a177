/* Stage: a folder of results that appears whole or not at all.
 *
 * It is a hidden folder .<name>.partial beside the final one, locked while its run lives; a folder
 * of that name that an interrupted run left is removed first.
 */
#ifndef PR_STUDY_STAGE_H
#define PR_STUDY_STAGE_H

#include "kernel/disk.h"

typedef struct {
  char *final; /* absolute */
  char *partial;
  gboolean open;
  int lock; /* of the partial folder, -1 without one */
  /* Assign it before pr_stage_begin(); once it is set nothing more is written. May be NULL. */
  const gint *cancel;
} pr_stage;

/* Where finished replications are kept until the folder is complete: a hidden file beside it. Free
 * with g_free. */
char *pr_stage_records (const char *final);
/* And event logs: a hidden folder beside it. Free with g_free. */
char *pr_stage_logs (const char *final);

/* On a file system that cannot exchange two names, a run that was killed while it replaced an older
 * folder leaves that one under a hidden name; this gives it its own name again. */
void pr_stage_settle (const char *final);

/* Checks, before the work that fills it, whether the folder could be written; makes its parents.
 * Without force an existing final name is an error; with force only an empty folder is ever
 * replaced, or one of results that holds nothing foreign (contents.h). A link stays, and the folder
 * that it names is meant. */
gboolean pr_stage_check (const char *final, gboolean force, GError **error);
/* Does the same check, and makes the partial folder. */
gboolean pr_stage_begin (pr_stage *s, const char *final, gboolean force, GError **error);
gboolean pr_stage_mkdir (pr_stage *s, const char *name, GError **error);
gboolean pr_stage_write (pr_stage *s, const char *name, const char *text, GError **error);
/* The same of a page that people may send to a terminal, which no name in it may control. */
gboolean pr_stage_write_page (pr_stage *s, const char *name, const char *text, GError **error);
/* Gives the partial folder its final name. An older folder is moved aside and removed; if it holds
 * something foreign, nothing is replaced, and the error names it. */
gboolean pr_stage_commit (pr_stage *s, GError **error);
/* Removes the partial folder unless it was committed, and frees the stage. */
void pr_stage_clear (pr_stage *s);

/* The lock of a folder of results, held by whoever adds something to the folder (alone, if two
 * could collide) or replaces it. It ends with the process. */
typedef struct {
  int fd;
  gboolean held;
} pr_folder_lock;
/* Does not wait: FALSE, with error, if another holds it. A missing folder needs no lock.
 */
gboolean pr_folder_lock_take (pr_folder_lock *l, const char *folder, gboolean alone,
                              GError **error);
void pr_folder_lock_clear (pr_folder_lock *l);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_folder_lock, pr_folder_lock_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_stage, pr_stage_clear)

#endif
