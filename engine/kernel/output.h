/* Output: a file that a user named.
 *
 * A regular file appears whole, in the place of what had its name, and only with force; a link
 * stays, and what it names is written. What is no regular file is written through: a pipe, a
 * terminal (which it cannot drive: see kernel/printable.h), /dev/stdout. A folder, a disk or a
 * socket is refused.
 */
#ifndef PR_KERNEL_OUTPUT_H
#define PR_KERNEL_OUTPUT_H

#include "kernel/file.h"

#include <stdio.h>

typedef struct {
  char *path;                /* as given */
  FILE *file;                /* to write to */
  gboolean stands_by_itself; /* nothing else may be said on standard output: it is that */
  pr_scratch scratch;        /* name NULL: written through */
  gboolean force;
} pr_output;

/* Whether it could be written, before the work that fills it. */
gboolean pr_output_check (const char *path, gboolean force, GError **error);
gboolean pr_output_begin (pr_output *o, const char *path, gboolean force, GError **error);
/* All is on disk, or through, and the file has its name. */
gboolean pr_output_commit (pr_output *o, GError **error);
/* Removes what is not committed, and frees. */
void pr_output_clear (pr_output *o);

/* A whole file at once. */
gboolean pr_output_write (const char *path, const char *data, gsize length, gboolean force,
                          GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_output, pr_output_clear)

#endif
