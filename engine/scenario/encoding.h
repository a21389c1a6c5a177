/* Encoding: what bytes must satisfy before anything reads them as text.
 *
 * UTF-8 without NUL, with or without a byte-order mark, of at most PR_FILE_MAX
 * bytes. Values are compared in normal form C, so that the same Vietnamese name
 * typed on two keyboards is one name.
 */
#ifndef PR_SCENARIO_ENCODING_H
#define PR_SCENARIO_ENCODING_H

#include "scenario/diag.h"

#define PR_FILE_MAX ((gsize) 64 * 1024 * 1024)

/* Checks the bytes of a file and skips the byte-order mark: *data and *length then delimit the
 * text. FALSE after an error (reported at the first bad byte). */
gboolean pr_encoding_check (const char **data, gsize *length, const char *file, pr_diag *diag);

/* Appends `length` bytes of valid UTF-8 to `out`, trimmed of blanks (also no-break spaces) and in
 * normal form C. */
void pr_encoding_clean (const char *text, gsize length, GString *out);

#endif
