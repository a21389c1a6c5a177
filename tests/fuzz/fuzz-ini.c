/* Any bytes as a key file: what is read is clean, and each key is there once. */
#include "scenario/encoding.h"
#include "scenario/ini.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  const char *text = (const char *) data;
  gsize length = size;
  if (pr_encoding_check (&text, &length, "f", diag))
    {
      g_autoptr (pr_ini) ini = pr_ini_read (text, length, "f", diag);
      for (guint i = 0; i < ini->entries->len; i++)
        {
          const pr_ini_entry *entry = &g_array_index (ini->entries, pr_ini_entry, i);
          g_assert (entry->pos.line > 0 && entry->value_pos.column > entry->pos.column);
          g_assert (g_utf8_validate (entry->value, -1, NULL));
          g_assert (pr_ini_find (ini, entry->group, entry->key) == entry);
          g_assert (pr_ini_find_group (ini, entry->group) != NULL);
        }
    }
  g_autofree char *messages = pr_diag_text (diag);
  g_assert (g_utf8_validate (messages, -1, NULL));
  return 0;
}
