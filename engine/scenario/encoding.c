#include "scenario/encoding.h"

#include "kernel/i18n.h"

#include <string.h>

/* Line and column, from 1, of the byte at `offset`; columns count characters. */
static pr_pos
position_of (const char *data, gsize offset, const char *file)
{
  pr_pos pos = { file, 1, 1 };
  for (gsize i = 0; i < offset; i++)
    if (data[i] == '\n')
      {
        pos.line++;
        pos.column = 1;
      }
    else if (((guchar) data[i] & 0xc0) != 0x80)
      pos.column++;
  return pos;
}

gboolean
pr_encoding_check (const char **data, gsize *length, const char *file, pr_diag *diag)
{
  if (*length > PR_FILE_MAX)
    {
      pr_error (diag, ((pr_pos){ file, 0, 0 }),
                _ ("the file has %zu bytes; at most %d MiB are read"), *length,
                (int) (PR_FILE_MAX >> 20));
      return FALSE;
    }
  const guchar *bytes = (const guchar *) *data;
  if (*length >= 2
      && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
    {
      pr_error (diag, ((pr_pos){ file, 1, 1 }), _ ("the file is UTF-16; save it as UTF-8"));
      return FALSE;
    }
  if (*length >= 3 && memcmp (*data, "\xef\xbb\xbf", 3) == 0)
    {
      *data += 3;
      *length -= 3;
    }
  const char *end;
  if (g_utf8_validate_len (*data, *length, &end))
    return TRUE;
  pr_pos pos = position_of (*data, (gsize) (end - *data), file);
  if (*end == '\0')
    pr_error (diag, pos, _ ("a NUL byte; the file is not text"));
  else
    pr_error (diag, pos, _ ("byte 0x%02X is not UTF-8; save the file as UTF-8"), (guchar) *end);
  return FALSE;
}

/* Length of the blank at `text`, or 0: space, tab, line ends, no-break space. */
static gsize
blank_at (const char *text, gsize length)
{
  if (length > 0 && (*text == ' ' || (*text >= '\t' && *text <= '\r')))
    return 1;
  return length > 1 && text[0] == '\xc2' && text[1] == '\xa0' ? 2 : 0;
}

void
pr_encoding_clean (const char *text, gsize length, GString *out)
{
  for (gsize n; (n = blank_at (text, length)) > 0; length -= n)
    text += n;
  for (;;)
    if (length > 0 && blank_at (text + length - 1, 1) == 1)
      length--;
    else if (length > 1 && blank_at (text + length - 2, 2) == 2)
      length -= 2;
    else
      break;
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      {
        g_autofree char *normal = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFC);
        g_string_append (out, normal);
        return;
      }
  g_string_append_len (out, text, (gssize) length);
}
