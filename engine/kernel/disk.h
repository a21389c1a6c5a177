/* Files: operations on whole files and folders, by name.
 *
 * Every write and close is checked, and an error names the file, the reason and what to do.
 */
#ifndef PR_KERNEL_DISK_H
#define PR_KERNEL_DISK_H

#include "kernel/file.h"

/* Writes a file piece by piece. After an error it is left as it is, and closed. */
typedef struct {
  char *path;
  int fd; /* -1: not open */
} pr_writer;
gboolean pr_writer_begin (pr_writer *w, const char *path, GError **error);
gboolean pr_writer_put (pr_writer *w, const char *data, size_t length, GError **error);
gboolean pr_writer_end (pr_writer *w, GError **error);
void pr_writer_clear (pr_writer *w);

gboolean pr_write_file (const char *path, const char *data, size_t length, GError **error);
/* Reads the whole file, and adds a 0 that *length does not count. Free *data with g_free. */
gboolean pr_read_file (const char *path, char **data, gsize *length, GError **error);
/* The same piece by piece; see pr_file_read_pieces(). */
gboolean pr_read_pieces (const char *path, pr_file_piece piece, void *self, GError **error);
/* Makes a folder and its parents; an existing folder is not an error. */
gboolean pr_make_folder (const char *path, GError **error);
/* Copies a file. The copy appears as a whole, and replaces a file of its name. */
gboolean pr_copy_file (const char *from, const char *to, GError **error);
/* Renames a file, and replaces the file that had the name, at the end of a link if there is one.
 * Never replaces a pipe or a device. */
gboolean pr_rename (const char *from, const char *to, GError **error);
/* Removes a file, or a folder with all that it holds. Removes a link and does not follow it.
 * A missing file is not an error. */
gboolean pr_remove_tree (const char *path, GError **error);
/* A link to a folder is not one. */
gboolean pr_is_real_folder (const char *path);
/* Sets the error of a call that failed with `code`. format: translated, with %s for the path.
 * Returns FALSE. */
gboolean pr_file_fail (GError **error, int code, const char *format, const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_writer, pr_writer_clear)

#endif
