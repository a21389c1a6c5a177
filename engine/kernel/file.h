/* File: how all rooms read and write a file.
 *
 * Reading checks what it opens first. A pipe that nobody writes to, a device or a folder is an
 * error, and the reader never waits for it. It reads no more bytes than the file had when it was
 * opened, and nothing at all of a file that is larger than allowed. Errors are of the domain
 * G_FILE_ERROR and say what is wrong, without the name: "not a plain file".
 *
 * Writing uses a scratch: a new file beside the one that it will become, under a hidden name that
 * belongs to this process, .NAME.pilotrun-XXXXXX. The process locks it as long as it lives, so
 * that two processes can write the same file without meeting. The next process removes what a dead
 * one left. If the path is a link, the file that it names is written, and the link stays.
 */
#ifndef PR_KERNEL_FILE_H
#define PR_KERNEL_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

/* The largest results file that is read whole, and the largest file about other files; bytes. */
#define PR_FILE_RESULTS_MAX ((gsize) 256 << 20)
#define PR_FILE_NOTES_MAX ((gsize) 1 << 20)

/* A descriptor of a regular file, or -1. flags: those of open(), without O_CREAT. st may be
 * NULL. */
int pr_file_open (const char *path, int flags, struct stat *st, GError **error);
/* Reads the whole file, and adds a 0 that *length does not count. length may be NULL. Free *data
 * with g_free. */
gboolean pr_file_read (const char *path, gsize most, char **data, gsize *length, GError **error);
/* Takes n bytes. FALSE: no more are wanted. */
typedef gboolean (*pr_file_piece) (void *self, const char *data, gsize n);
/* The same piece by piece, which needs no memory for the whole. */
gboolean pr_file_read_pieces (const char *path, gsize most, pr_file_piece piece, void *self,
                              GError **error);

/* The name at the end of all links, whether or not there is such a file. Free with g_free; NULL
 * with errno. */
char *pr_file_target (const char *path);

typedef struct {
  char *path; /* at the end of links */
  char *name;
  int lock;
} pr_scratch;

/* A descriptor to write to, or -1 with errno; clear s in any case. Anything there that is not a
 * regular file is never replaced: EISDIR or EEXIST. */
int pr_scratch_begin (pr_scratch *s, const char *path);
/* Gives the scratch the file's name; the descriptor may be closed before. replace: may replace a
 * file of that name. Returns 0, or an errno. */
int pr_scratch_end (pr_scratch *s, bool replace);
/* Removes a scratch that pr_scratch_end() has not renamed. */
void pr_scratch_clear (pr_scratch *s);
/* Whether a name, without its folder, is the name of a scratch. */
bool pr_scratch_is_name (const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_scratch, pr_scratch_clear)

#endif
