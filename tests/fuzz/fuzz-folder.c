/* Any bytes as a whole folder: files follow each other, each after a line `=== name`.
 * Loading twice gives the same messages and the same canonical text. */
#include "scenario/table.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char mark[] = "=== ";

static const char *
find (const char *from, const char *end, const char *what)
{
  return from < end ? memmem (from, (gsize) (end - from), what, strlen (what)) : NULL;
}

static pr_folder *
unpack (const char *data, gsize size)
{
  pr_folder *folder = pr_folder_new_memory ("s/");
  const char *end = data + size;
  for (const char *begin = find (data, end, mark); begin != NULL;)
    {
      const char *name = begin + strlen (mark);
      const char *content = find (name, end, "\n");
      if (content == NULL || content - name > 100)
        break;
      const char *next = find (content, end, mark);
      g_autofree char *key = g_strndup (name, (gsize) (content - name));
      content++;
      pr_folder_add (folder, key, content, (gsize) ((next != NULL ? next : end) - content));
      begin = next;
    }
  return folder;
}

static char *
load (pr_folder *folder)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  g_autofree char *messages = pr_diag_text (diag);
  g_autofree char *text = pr_tables_text (tables);
  g_assert (g_utf8_validate (messages, -1, NULL));
  g_assert (g_utf8_validate (text, -1, NULL));
  return g_strconcat (messages, text, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (pr_folder) folder = unpack ((const char *) data, size);
  g_autofree char *first = load (folder);
  g_autofree char *second = load (folder);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
