/* File: what all rooms do alike with files.
 *
 * Reading: whatever is opened is looked at first. A pipe nobody writes to, a device, a folder is
 * an error and never waited for; no more is read than the file had bytes when it was opened, and
 * one that is larger than it may be is not read at all. Errors are of the domain G_FILE_ERROR and
 * say what is wrong, without the name: "not a plain file".
 *
 * Writing: a scratch is a new file beside the one that it will become, under a hidden name that
 * is this process's own, .NAME.pilotrun-XXXXXX, and locked as long as that lives: two that write
 * the same file do not meet. What a dead process left is removed by the next one. The file that a
 * link names is the one that is written; the link stays.
 */
#ifndef PR_KERNEL_FILE_H
#define PR_KERNEL_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

/* Bytes of the largest results file that is read whole, and of one that tells about others. */
#define PR_FILE_RESULTS_MAX ((gsize) 256 << 20)
#define PR_FILE_NOTES_MAX ((gsize) 1 << 20)

/* A descriptor of a regular file, or -1. flags: of open(), without O_CREAT. st may be NULL. */
int pr_file_open (const char *path, int flags, struct stat *st, GError **error);
/* The whole file, and a 0 after it that *length does not count (NULL: not wanted). Free *data with
 * g_free. */
gboolean pr_file_read (const char *path, gsize most, char **data, gsize *length, GError **error);

/* The name at the end of all links, there or not. Free with g_free; NULL with errno. */
char *pr_file_target (const char *path);

typedef struct {
  char *path; /* at the end of links */
  char *name;
  int lock;
} pr_scratch;

/* A descriptor to write to, or -1 with errno; s is to be cleared in any case. What is there and is
 * no regular file is never replaced: EISDIR or EEXIST. */
int pr_scratch_begin (pr_scratch *s, const char *path);
/* The scratch takes the file's name; the descriptor may be closed before. replace: in the place of
 * what has it. 0, or an errno. */
int pr_scratch_end (pr_scratch *s, bool replace);
/* Removes what has not ended. */
void pr_scratch_clear (pr_scratch *s);
/* Whether a name, without its folder, is that of a scratch. */
bool pr_scratch_is_name (const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_scratch, pr_scratch_clear)

#endif
