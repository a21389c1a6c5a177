#include "report/replay/bytes.h"

#include "kernel/zigzag.h"

#include <zlib.h>

void
pr_bytes_put (GByteArray *b, guint64 x)
{
  guint8 text[10];
  guint n = 0;
  for (; x >= 128; x >>= 7)
    text[n++] = (guint8) (x | 128);
  text[n++] = (guint8) x;
  g_byte_array_append (b, text, n);
}

void
pr_bytes_put_signed (GByteArray *b, gint64 x)
{
  pr_bytes_put (b, pr_zigzag (x));
}

void
pr_bytes_put_part (GByteArray *b, const GByteArray *part)
{
  pr_bytes_put (b, part->len);
  g_byte_array_append (b, part->data, part->len);
}

guint64
pr_bytes_get (const guint8 *data, gsize *at)
{
  guint64 x = 0;
  guint shift = 0;
  for (; data[*at] >= 128; shift += 7)
    x |= (guint64) (data[(*at)++] & 127) << shift;
  return x | (guint64) data[(*at)++] << shift;
}

gint64
pr_bytes_get_signed (const guint8 *data, gsize *at)
{
  return pr_unzigzag (pr_bytes_get (data, at));
}

char *
pr_bytes_pack (const guint8 *data, gsize n)
{
  uLongf size = compressBound (n);
  g_autofree guint8 *packed = g_malloc (size);
  int done = compress2 (packed, &size, data, n, 6);
  g_assert (done == Z_OK); /* the room is enough */
  return g_base64_encode (packed, size);
}
