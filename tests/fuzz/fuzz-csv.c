/* Any bytes as a CSV file: cells come in order, clean and within the limits. */
#include "scenario/encoding.h"
#include "scenario/sheet.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
on_row (gpointer user, const pr_raw_cell *cells, gsize n)
{
  pr_pos *last = user;
  g_assert (n > 0 && n <= PR_SHEET_MAX_CELLS);
  for (gsize i = 0; i < n; i++)
    {
      pr_pos pos = cells[i].pos;
      g_assert (pos.line > last->line || (pos.line == last->line && pos.column > last->column));
      g_assert (g_utf8_validate (cells[i].text, -1, NULL));
      g_assert (strlen (cells[i].text) <= 4 * PR_SHEET_MAX_CELL);
      *last = pos;
    }
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  const char *text = (const char *) data;
  gsize length = size;
  if (pr_encoding_check (&text, &length, "f", diag))
    {
      pr_pos last = { NULL, 1, 0 };
      pr_sheet_read (text, length, "f", diag, on_row, &last);
    }
  g_autofree char *messages = pr_diag_text (diag);
  g_assert (g_utf8_validate (messages, -1, NULL));
  return 0;
}
