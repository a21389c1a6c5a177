#include "kernel/printable.h"

#include "kernel-test.h"

#include <string.h>

static const struct {
  const char *text, *line;
} shown[] = {
  { "", "" },
  { "Phường Hạ Long, tổ 3", "Phường Hạ Long, tổ 3" },
  { "Ha\xcc\xa3 \xe1\xba\xbf \xf0\x9f\x8f\xa0 \xe6\x97\xa5 \\u202e 85 %", /* decomposed; a house;
                                                                             wide */
    "Ha\xcc\xa3 \xe1\xba\xbf \xf0\x9f\x8f\xa0 \xe6\x97\xa5 \\u202e 85 %" },
  { "\033[2J\a\b\x7f", "\\u001b[2J\\u0007\\u0008\\u007f" },
  { "a\nb\tc\rd", "a\\nb\\tc\\u000dd" },
  { "\xc2\x9b"
    "31m\xc2\x85",
    "\\u009b31m\\u0085" }, /* C1, as UTF-8 */
  { "\x9b"
    "31m\xff\xc0\xaf",
    "\\x9b31m\\xff\\xc0\\xaf" }, /* no UTF-8 */
  { "\xed\xa0\x80 \xf4\x90\x80\x80", "\\xed\\xa0\\x80 \\xf4\\x90\\x80\\x80" },
  { "cut \xe1\xba", "cut \\xe1\\xba" },
  { "a\xc2\xad"
    "b",
    "a\\u00adb" }, /* soft hyphen */
  { "\xd8\x9c\xe2\x80\x8b\xe2\x80\x8c\xe2\x80\x8d\xe2\x80\x8e\xe2\x80\x8f",
    "\\u061c\\u200b\\u200c\\u200d\\u200e\\u200f" },
  { "\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae",
    "\\u202a\\u202b\\u202c\\u202d\\u202e" },
  { "\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", "\\u2066\\u2067\\u2068\\u2069" },
  { "\xe2\x80\xa8\xe2\x80\xa9\xe2\x81\xa0\xef\xbb\xbf", "\\u2028\\u2029\\u2060\\ufeff" },
  { "\xf3\xa0\x81\x81\xf3\xa0\x84\x80", "\\U000e0041\\U000e0100" },
  { "\xcd\x8f\xe3\x85\xa4\xef\xb8\x8f", "\\u034f\\u3164\\ufe0f" },
};

START_TEST (lines)
{
  g_autofree char *line = pr_printable (shown[_i].text);
  ck_assert_str_eq (line, shown[_i].line);
  g_autofree char *again = pr_printable (line);
  ck_assert_str_eq (again, line);
}
END_TEST

START_TEST (page)
{
  g_autofree char *text = pr_printable_page ("a\n\tb\r\033c\n");
  ck_assert_str_eq (text, "a\n\tb\\u000d\\u001bc\n");
}
END_TEST

/* In pieces of one size, in which characters are cut anywhere. */
START_TEST (stream)
{
  g_autofree char *got = NULL;
  size_t n;
  FILE *to = open_memstream (&got, &n);
  FILE *out = pr_printable_stream (to);
  g_autoptr (GString) text = g_string_new (NULL), expected = g_string_new (NULL);
  ck_assert_ptr_nonnull (out);
  ck_assert_int_eq (setvbuf (out, NULL, _IONBF, 0), 0);
  for (gsize k = 0; k < G_N_ELEMENTS (shown); k++)
    {
      g_autofree char *own = pr_printable_page (shown[k].text);
      g_string_append_printf (text, "%s\n", shown[k].text);
      g_string_append_printf (expected, "%s\n", own);
    }
  g_string_append (text, "\xe1\xba"); /* and the end never comes */
  g_string_append (expected, "\\xe1\\xba");
  for (gsize at = 0; at < text->len; at += (gsize) _i)
    {
      gsize piece = MIN ((gsize) _i, text->len - at);
      ck_assert_uint_eq (fwrite (text->str + at, 1, piece, out), piece);
    }
  ck_assert_int_eq (fclose (out), 0);
  ck_assert_str_eq (got, expected->str);
  free (g_steal_pointer (&got));
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("printable");
  TCase *t = tcase_create ("printable");
  suite_add_tcase (s, t);
  tcase_add_loop_test (t, lines, 0, G_N_ELEMENTS (shown));
  tcase_add_test (t, page);
  tcase_add_loop_test (t, stream, 1, 8);
  return run_suite (s);
}
