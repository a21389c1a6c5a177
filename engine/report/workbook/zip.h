/* Zip: a file of compressed parts, written as it grows.
 *
 * A part is compressed while it is written and stands in the file when it ends, so that memory
 * holds one part, compressed. Nothing in it depends on time or place. A failure is told at the end.
 */
#ifndef PR_REPORT_WORKBOOK_ZIP_H
#define PR_REPORT_WORKBOOK_ZIP_H

#include <glib.h>
#include <stdio.h>

typedef struct _pr_zip pr_zip;

pr_zip *pr_zip_new (FILE *out); /* borrowed */
/* name: ASCII. Parts follow one another. */
void pr_zip_begin (pr_zip *z, const char *name);
void pr_zip_put (pr_zip *z, const char *data, gsize length);
void pr_zip_end (pr_zip *z);
/* Writes the list of the parts. Returns 0, or the errno of what failed first. */
int pr_zip_finish (pr_zip *z);
void pr_zip_free (pr_zip *z);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_zip, pr_zip_free)

#endif
