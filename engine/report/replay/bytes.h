/* Bytes: numbers of 7 bits a byte, the lowest bits first, and blocks of them as a page holds them.
 * Private to this folder and its tests.
 */
#ifndef PR_REPORT_REPLAY_BYTES_H
#define PR_REPORT_REPLAY_BYTES_H

#include <glib.h>

void pr_bytes_put (GByteArray *b, guint64 x);
/* Makes small numbers of either sign small. */
void pr_bytes_put_signed (GByteArray *b, gint64 x);
/* A part: its length, then itself. */
void pr_bytes_put_part (GByteArray *b, const GByteArray *part);

/* Reads from *at on, which then stands behind the number. The bytes are our own. */
guint64 pr_bytes_get (const guint8 *data, gsize *at);
gint64 pr_bytes_get_signed (const guint8 *data, gsize *at);

/* Deflated, as base64. Free with g_free. */
char *pr_bytes_pack (const guint8 *data, gsize n);

#endif
