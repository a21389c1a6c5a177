/* Any bytes in the place of a file, or of a part of it, of a run's folder: the page that is made of
 * it again is well-formed text, or the folder is refused with words.
 *
 * The first byte names the file; the second says whether the bytes replace it, or where (times 16)
 * they stand over its own.
 */
#include "report/table/columns.h"
#include "report/page/page.h"
#include "small-folder.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* manifest.json and the tables, in the order of the columns' table. */
static char *
path_of (unsigned number)
{
  unsigned n = PR_FILE_ASSUMPTIONS - PR_FILE_UNITS + 2, k = number % n;
  const char *name = k == 0 ? "manifest.json" : pr_out_files[PR_FILE_UNITS + k - 1].name;
  return g_build_filename (small_folder (), name, NULL);
}

static char *
forge (const char *whole, size_t length, const uint8_t *data, size_t size, size_t *forged)
{
  size_t at = (size_t) data[1] * 16;
  bool replaces = data[1] == 255 || at >= length;
  *forged = replaces ? size - 2 : MAX (length, at + size - 2);
  char *text = g_malloc0 (*forged + 1);
  if (!replaces)
    memcpy (text, whole, length);
  memcpy (text + (replaces ? 0 : at), data + 2, size - 2);
  return text;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  gsize length = 0, n;
  if (size < 2)
    return 0;
  g_autofree char *path = path_of (data[0]);
  bool there = g_file_get_contents (path, &whole, &length, NULL);
  g_autofree char *text = forge (whole, length, data, size, &n);
  g_assert (g_file_set_contents (path, text, (gssize) n, NULL));
  g_autofree char *page = pr_page_text (small_folder (), &error);
  g_assert ((page == NULL) == (error != NULL));
  g_assert (error == NULL || *error->message != '\0');
  if (there)
    g_assert (g_file_set_contents (path, whole, (gssize) length, NULL));
  else
    g_unlink (path);
  return 0;
}
