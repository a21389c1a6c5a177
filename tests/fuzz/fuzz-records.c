/* A record of the small world with any numbers written over it, and the checksum that it asks for:
 * it is refused, or every table can be made of it. Memory follows the file's size.
 *
 * The first byte is how the entry's own numbers are changed; then come changes of 10 bytes each:
 * where (2 bytes, times 8 from the record's begin or, with the top bit, from its end) and the
 * number.
 */
#include "observe/record-check.h"
#include "observe/record-file.h"
#include "report/table/tables.h"
#include "small-folder.h"
#include "small-world.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define HEADER 80 /* of the file */
#define ENTRY 56  /* of a record: replication, points, length, size, checksum */
#define CHECKED 24

static GByteArray *
convert (GConverter *converter, const void *data, gsize n)
{
  g_autoptr (GBytes) from = g_bytes_new_static (data, n);
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (from);
  g_autoptr (GInputStream) through = g_converter_input_stream_new (in, converter);
  GByteArray *out = g_byte_array_new ();
  guint8 buffer[65536];
  gssize read;
  while ((read = g_input_stream_read (through, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_byte_array_append (out, buffer, (guint) read);
  return out;
}

/* The file of one record; its content. */
static GByteArray *
record_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_record_file) f = pr_record_file_open (path, "key", small_world (), &error);
  g_assert_no_error (error);
  g_assert (pr_record_file_add (f, 0, small_outcome ()->record[0], &error));
  char *data;
  gsize n;
  g_assert (g_file_get_contents (path, &data, &n, NULL));
  return g_byte_array_new_take ((guint8 *) data, n);
}

static void
change (GByteArray *raw, const uint8_t *data, size_t size)
{
  for (; size >= 10; data += 10, size -= 10)
    {
      gsize at = (gsize) ((data[0] | data[1] << 8) & 0x7fff) * 8;
      if (at + 8 > raw->len)
        continue;
      memcpy (raw->data + (data[1] & 128 ? raw->len - 8 - at : at), data + 2, 8);
    }
}

/* The file with its record changed, and its checksum put right. */
static void
forge (const char *path, const GByteArray *whole, const uint8_t *data, size_t size)
{
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GZlibCompressor) deflate = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1);
  g_autoptr (GByteArray) raw
      = convert (G_CONVERTER (inflate), whole->data + HEADER + ENTRY, whole->len - HEADER - ENTRY);
  guint8 entry[ENTRY];
  gsize n = 32;
  memcpy (entry, whole->data + HEADER, ENTRY);
  change (raw, data + 1, size - 1);
  g_autoptr (GByteArray) packed = convert (G_CONVERTER (deflate), raw->data, raw->len);
  uint64_t length = packed->len;
  memcpy (entry + 8, &length, sizeof length);
  if (data[0] < CHECKED)
    entry[data[0]] ^= 0x81; /* of what the entry says itself */
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, entry, CHECKED);
  g_checksum_update (sum, packed->data, packed->len);
  g_checksum_get_digest (sum, entry + CHECKED, &n);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_byte_array_append (file, whole->data, HEADER);
  g_byte_array_append (file, entry, ENTRY);
  g_byte_array_append (file, packed->data, packed->len);
  g_assert (g_file_set_contents (path, (char *) file->data, file->len, NULL));
}

/* What is taken is of the world, and every table is made of it. */
static void
use (pr_record *record)
{
  g_auto (pr_reduced) reduced = { 0 };
  pr_outcome outcome = { .world = small_world (), .n = 1, .record = &record, .reduced = &reduced };
  const pr_report report = small_report (&outcome);
  g_assert (pr_record_is_sound (record, small_world ()));
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    g_free (pr_table_text (&report, (pr_file_id) id));
  g_free (pr_report_summary (&report));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GByteArray *whole;
  static char *path;
  if (whole == NULL)
    {
      path = g_build_filename (small_scratch (), "replications.bin", NULL);
      whole = record_file (path);
    }
  if (size == 0)
    return 0;
  forge (path, whole, data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_record_file) f = pr_record_file_open (path, "key", small_world (), &error);
  g_assert_no_error (error);
  g_autoptr (pr_record) record = pr_record_file_take (f, 0);
  g_assert (record != NULL || size > 1 || data[0] < CHECKED); /* as it was */
  if (record != NULL)
    use (record);
  return 0;
}
