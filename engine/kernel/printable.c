/* Printable: see printable.h. */
#include "kernel/printable.h"

#include <errno.h>
#include <string.h>

/* Characters that Unicode lets a terminal leave out, besides format characters (Cf). */
static const struct {
  gunichar first, last;
} unseen[] = {
  { 0x034f, 0x034f },   /* combining grapheme joiner */
  { 0x115f, 0x1160 },   /* Hangul fillers, as the next but two and its next */
  { 0x17b4, 0x17b5 },   /* Khmer inherent vowels */
  { 0x180b, 0x180f },   /* Mongolian selectors */
  { 0x2060, 0x206f },   /* joiners, bidirectional isolates */
  { 0x3164, 0x3164 },   /**/
  { 0xfe00, 0xfe0f },   /* variation selectors, as 0xe0100 and what follows */
  { 0xffa0, 0xffa0 },   /**/
  { 0xfff0, 0xfffb },   /* specials, annotations */
  { 0xe0000, 0xe0fff }, /* tags */
};

static gboolean
is_seen (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      break;
    }
  for (gsize k = 0; k < G_N_ELEMENTS (unseen); k++)
    if (c >= unseen[k].first && c <= unseen[k].last)
      return FALSE;
  return TRUE;
}

/* The length of the character at s, 0 if these bytes are not a character. */
static gsize
character (const char *s, gsize n, gunichar *c)
{
  *c = g_utf8_get_char_validated (s, (gssize) n);
  return *c == (gunichar) -1 || *c == (gunichar) -2 ? 0 : (gsize) g_utf8_skip[(guchar) *s];
}

static void
append_shown (GString *out, gunichar c)
{
  if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else
    g_string_append_printf (out, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
}

static void
append (GString *out, const char *s, gsize n, gboolean page)
{
  for (const char *end = s + n; s < end;)
    {
      gunichar c;
      /* g_utf8_get_char_validated() takes a zero byte for an end. */
      gsize length = *s == '\0' ? (c = 0, 1) : character (s, (gsize) (end - s), &c);
      if (length == 0)
        g_string_append_printf (out, "\\x%02x", (guchar) *s);
      else if ((page && (c == '\n' || c == '\t')) || is_seen (c))
        g_string_append_len (out, s, (gssize) length);
      else
        append_shown (out, c);
      s += MAX (length, 1);
    }
}

char *
pr_printable (const char *s)
{
  GString *out = g_string_new (NULL);
  append (out, s, strlen (s), FALSE);
  return g_string_free (out, FALSE);
}

char *
pr_printable_page (const char *s)
{
  GString *out = g_string_new (NULL);
  append (out, s, strlen (s), TRUE);
  return g_string_free (out, FALSE);
}

typedef struct {
  FILE *to;
  GString *begun; /* the first bytes of a character whose others are still to come */
} stream;

/* How many of the n bytes, at the end, may be the beginning of a character. */
static gsize
unfinished (const char *s, gsize n)
{
  for (gsize k = 1; k <= MIN (n, 3); k++)
    if (((guchar) s[n - k] & 0xc0) != 0x80)
      return g_utf8_get_char_validated (s + n - k, (gssize) k) == (gunichar) -2 ? k : 0;
  return 0;
}

static gboolean
pass_on (stream *s, gsize n)
{
  g_autoptr (GString) out = g_string_new (NULL);
  append (out, s->begun->str, n, TRUE);
  g_string_erase (s->begun, 0, (gssize) n);
  return fwrite (out->str, 1, out->len, s->to) == out->len;
}

static ssize_t
on_write (void *cookie, const char *data, size_t n)
{
  stream *s = cookie;
  g_string_append_len (s->begun, data, (gssize) n);
  gsize whole = s->begun->len - unfinished (s->begun->str, s->begun->len);
  return pass_on (s, whole) && fflush (s->to) == 0 ? (ssize_t) n : 0;
}

static int
on_close (void *cookie)
{
  stream *s = cookie;
  gboolean good = pass_on (s, s->begun->len);
  good = fclose (s->to) == 0 && good;
  int code = errno;
  g_string_free (s->begun, TRUE);
  g_free (s);
  errno = code;
  return good ? 0 : EOF;
}

FILE *
pr_printable_stream (FILE *to)
{
  stream *s = g_new0 (stream, 1);
  *s = (stream){ to, g_string_new (NULL) };
  FILE *file
      = fopencookie (s, "w", (cookie_io_functions_t){ .write = on_write, .close = on_close });
  if (file == NULL)
    on_close (s);
  return file;
}

/* The format with a mark before and after every text that it takes. */
static char *
marked (const char *format, const char *mark)
{
  GString *out = g_string_new (NULL);
  for (const char *f = format; *f != '\0';)
    {
      gsize n = *f != '%' ? strcspn (f, "%") : 1 + strspn (f + 1, "0123456789$-+ #'.*hljzt");
      gsize whole = *f != '%' ? n : n + (f[n] != '\0');
      gboolean text = *f == '%' && f[n] == 's';
      g_string_append (out, text ? mark : "");
      g_string_append_len (out, f, (gssize) whole);
      g_string_append (out, text ? mark : "");
      f += whole;
    }
  return g_string_free (out, FALSE);
}

/* The format is made from the caller's, which is checked. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

char *
pr_printable_format (const char *format, va_list args)
{
  va_list again;
  va_copy (again, args);
  g_autofree char *plain = g_strdup_vprintf (format, again);
  va_end (again);
  /* A mark that occurs nowhere in it separates the texts from the format's own words. */
  g_autofree char *mark = g_strdup ("\001");
  for (guint k = 0; strstr (plain, mark) != NULL; k++)
    {
      g_free (mark);
      mark = g_strdup_printf ("\001%u\001", k);
    }
  g_autofree char *pattern = marked (format, mark);
  g_autofree char *whole = g_strdup_vprintf (pattern, args);
  g_auto (GStrv) parts = g_strsplit (whole, mark, -1);
  GString *out = g_string_new (NULL);
  for (gsize k = 0; parts[k] != NULL; k++)
    {
      g_autofree char *part = k % 2 == 1 ? pr_printable (parts[k]) : pr_printable_page (parts[k]);
      g_string_append (out, part);
    }
  return g_string_free (out, FALSE);
}

#pragma GCC diagnostic pop
