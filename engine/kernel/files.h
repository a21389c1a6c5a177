/* Files: what is done to whole files and folders, by name.
 *
 * Every write and close is checked, and an error names the file, the reason and what to do.
 */
#ifndef PR_KERNEL_FILES_H
#define PR_KERNEL_FILES_H

#include <glib.h>

gboolean pr_write_file (const char *path, const char *data, size_t length, GError **error);
/* Whole; its end is a 0 that *length does not count. Free *data with g_free. */
gboolean pr_read_file (const char *path, char **data, gsize *length, GError **error);
/* With its parents; one that is there is no error. */
gboolean pr_make_folder (const char *path, GError **error);
/* A copy appears whole, in the place of what had its name. */
gboolean pr_copy_file (const char *from, const char *to, GError **error);
/* A file takes another's name, and its place, which is at the end of a link; no pipe or device is
 * ever replaced. */
gboolean pr_rename (const char *from, const char *to, GError **error);
/* Removes a file, or a folder with all that it holds; a link is removed, not followed.
 * What is not there is no error. */
gboolean pr_remove_tree (const char *path, GError **error);
/* And no link to one. */
gboolean pr_is_real_folder (const char *path);
/* Sets an error of a call that failed with `code`; format: with %s for the path, translated.
 * Returns FALSE. */
gboolean pr_file_fail (GError **error, int code, const char *format, const char *path);

#endif
