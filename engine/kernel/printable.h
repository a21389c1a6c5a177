/* Printable: text that others wrote, as it may go to a terminal.
 *
 * Control characters, those that turn the direction of writing, and those that cannot be seen are
 * shown by their number: \u202e, \U000e0041 beyond four digits; bytes that are no UTF-8 as \x9b.
 * Letters, combining marks and everything else that is seen stay as they are. What was made
 * printable once is not changed by a second time.
 */
#ifndef PR_KERNEL_PRINTABLE_H
#define PR_KERNEL_PRINTABLE_H

#include <glib.h>
#include <stdio.h>

/* A name, a path, a message: one line, in which a newline is \n and a tab is \t. Free with
 * g_free. */
char *pr_printable (const char *s);
/* A page: its newlines and tabs stay. Free with g_free. */
char *pr_printable_page (const char *s);

/* A stream whose text becomes printable, as a page, on its way to `to`, which is closed with it;
 * NULL (and errno) when there cannot be one, and `to` is closed. */
FILE *pr_printable_stream (FILE *to);

#endif
