/* Zip: see zip.h. The format is PKWARE's APPNOTE 6.3, as of version 2.0: deflated parts, whose
 * sizes stand before them, and the list of all at the end. */
#include "report/workbook/zip.h"

#include <errno.h>
#include <string.h>
#include <zlib.h>

#define LOCAL 0x04034b50u
#define LISTED 0x02014b50u
#define ENDED 0x06054b50u
#define VERSION 20 /* that can read it */
#define DEFLATED 8
#define DATE 0x21        /* 1 January 1980, the first that can be written */
#define MOST G_MAXUINT32 /* bytes */

typedef struct {
  char *name;
  guint32 crc;
  guint64 packed, plain, at;
} part;

struct _pr_zip {
  FILE *out;
  GArray *parts; /* part */
  z_stream deflater;
  gboolean open; /* the deflater */
  part now;
  GByteArray *packed; /* of the part that is being written */
  guint64 at;         /* bytes written */
  int code;           /* errno of what failed first */
};

static void
clear_part (gpointer p)
{
  g_free (((part *) p)->name);
}

pr_zip *
pr_zip_new (FILE *out)
{
  pr_zip *z = g_new0 (pr_zip, 1);
  z->out = out;
  z->parts = g_array_new (FALSE, FALSE, sizeof (part));
  g_array_set_clear_func (z->parts, clear_part);
  z->packed = g_byte_array_new ();
  return z;
}

void
pr_zip_free (pr_zip *z)
{
  if (z == NULL)
    return;
  if (z->open)
    deflateEnd (&z->deflater);
  g_free (z->now.name);
  g_array_unref (z->parts);
  g_byte_array_unref (z->packed);
  g_free (z);
}

void
pr_zip_begin (pr_zip *z, const char *name)
{
  z->now = (part){ .name = g_strdup (name), .crc = (guint32) crc32 (0, NULL, 0), .at = z->at };
  z->deflater = (z_stream){ .zalloc = NULL };
  g_byte_array_set_size (z->packed, 0);
  if (deflateInit2 (&z->deflater, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                    Z_DEFAULT_STRATEGY)
      != Z_OK)
    g_error ("deflateInit2");
  z->open = TRUE;
}

static void
deflate_on (pr_zip *z, int flush)
{
  guint8 buf[16384];
  do
    {
      z->deflater.next_out = buf;
      z->deflater.avail_out = sizeof buf;
      (void) deflate (&z->deflater, flush);
      g_byte_array_append (z->packed, buf, (guint) (sizeof buf - z->deflater.avail_out));
    }
  while (z->deflater.avail_out == 0);
}

void
pr_zip_put (pr_zip *z, const char *data, gsize length)
{
  z->now.crc = (guint32) crc32_z (z->now.crc, (const Bytef *) data, length);
  z->now.plain += length;
  while (length > 0)
    {
      guint n = (guint) MIN (length, 1u << 30);
      z->deflater.next_in = (Bytef *) data;
      z->deflater.avail_in = n;
      deflate_on (z, Z_NO_FLUSH);
      data += n;
      length -= n;
    }
}

static void
put16 (GByteArray *b, guint n)
{
  const guint8 bytes[] = { n & 0xff, n >> 8 & 0xff };
  g_byte_array_append (b, bytes, sizeof bytes);
}

static void
put32 (GByteArray *b, guint64 n)
{
  put16 (b, n & 0xffff);
  put16 (b, n >> 16 & 0xffff);
}

/* What both heads of a part have in common. */
static void
put_head (GByteArray *b, const part *p)
{
  put16 (b, VERSION);
  put16 (b, 0);
  put16 (b, DEFLATED);
  put16 (b, 0); /* midnight */
  put16 (b, DATE);
  put32 (b, p->crc);
  put32 (b, p->packed);
  put32 (b, p->plain);
  put16 (b, (guint) strlen (p->name));
  put16 (b, 0);
}

static void
write_bytes (pr_zip *z, const GByteArray *b)
{
  z->at += b->len;
  if (z->code == 0 && fwrite (b->data, 1, b->len, z->out) != b->len)
    z->code = errno;
}

void
pr_zip_end (pr_zip *z)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  deflate_on (z, Z_FINISH);
  deflateEnd (&z->deflater);
  z->open = FALSE;
  z->now.packed = z->packed->len;
  if (z->code == 0 && (z->now.plain > MOST || z->at + z->now.packed > MOST))
    z->code = EFBIG;
  put32 (head, LOCAL);
  put_head (head, &z->now);
  g_byte_array_append (head, (const guint8 *) z->now.name, (guint) strlen (z->now.name));
  write_bytes (z, head);
  write_bytes (z, z->packed);
  g_array_append_val (z->parts, z->now);
  z->now.name = NULL;
}

int
pr_zip_finish (pr_zip *z)
{
  g_autoptr (GByteArray) list = g_byte_array_new ();
  for (guint k = 0; k < z->parts->len; k++)
    {
      const part *p = &g_array_index (z->parts, part, k);
      put32 (list, LISTED);
      put16 (list, VERSION);
      put_head (list, p);
      put16 (list, 0); /* comment, disk, and attributes */
      put16 (list, 0);
      put16 (list, 0);
      put32 (list, 0);
      put32 (list, p->at);
      g_byte_array_append (list, (const guint8 *) p->name, (guint) strlen (p->name));
    }
  guint length = list->len;
  put32 (list, ENDED);
  put32 (list, 0);
  put16 (list, z->parts->len);
  put16 (list, z->parts->len);
  put32 (list, length);
  put32 (list, z->at);
  put16 (list, 0);
  write_bytes (z, list);
  return z->code;
}
