/* Output: a file that a user named.
 *
 * A regular file appears as a whole, and replaces a file of its name only with force. If the name
 * is a link, the link stays and the file that it names is written. Other things are written to
 * directly: a pipe, a terminal (which the text cannot control: see kernel/printable.h),
 * standard output by the name - or /dev/stdout. A folder, a disk or a socket is refused.
 */
#ifndef PR_KERNEL_OUTPUT_H
#define PR_KERNEL_OUTPUT_H

#include "kernel/file.h"

#include <stdio.h>

typedef struct {
  char *path;                /* as given */
  FILE *file;                /* to write to */
  gboolean stands_by_itself; /* it is standard output, to which nothing else may be written */
  pr_scratch scratch;        /* name NULL: written to directly */
  gboolean force;
} pr_output;

/* Whether it is written to directly. Opening it, or writing to it, may wait for a reader for ever:
 * a signal must be able to end the program there. */
gboolean pr_output_is_stream (const char *path);
/* Whether the name means standard output, to which nothing else may be written then. */
gboolean pr_output_is_standard (const char *path);
/* Whether the file can be written; to be asked before the work that fills it. */
gboolean pr_output_check (const char *path, gboolean force, GError **error);
gboolean pr_output_begin (pr_output *o, const char *path, gboolean force, GError **error);
/* Afterwards everything is on disk, or written through, and the file has its name. */
gboolean pr_output_commit (pr_output *o, GError **error);
/* Removes what is not committed, and frees the rest. */
void pr_output_clear (pr_output *o);

/* Writes a whole file at once. */
gboolean pr_output_write (const char *path, const char *data, gsize length, gboolean force,
                          GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_output, pr_output_clear)

#endif
