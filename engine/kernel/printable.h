/* Printable: text that others wrote, made safe for a terminal.
 *
 * Control characters, characters that change the direction of writing and invisible characters are
 * shown by their number: \u202e, or \U000e0041 beyond four digits; bytes that are not UTF-8 as
 * \x9b. Letters, combining marks and all other visible characters stay as they are. Making a text
 * printable a second time does not change it.
 */
#ifndef PR_KERNEL_PRINTABLE_H
#define PR_KERNEL_PRINTABLE_H

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>

/* A name, a path, a message: one line, in which a newline is \n and a tab is \t. Free with
 * g_free. */
char *pr_printable (const char *s);
/* A page: its newlines and tabs stay. Free with g_free. */
char *pr_printable_page (const char *s);
/* As g_strdup_vprintf(), but each text that the format takes becomes one line; the format's own
 * newlines stay. Free with g_free. */
char *pr_printable_format (const char *format, va_list args) G_GNUC_PRINTF (1, 0);

/* A stream that makes its text printable, as a page, on the way to `to`; closing it closes `to`.
 * NULL with errno, and `to` closed, if the stream cannot be made. */
FILE *pr_printable_stream (FILE *to);

#endif
