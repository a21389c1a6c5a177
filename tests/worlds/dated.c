#include "dated.h"

#include <string.h>

char *
dated_text (const char *text, const char *date, const char *edits)
{
  g_autofree char *applies = date != NULL ? g_strdup_printf ("applies = 2025-%s\n", date) : NULL;
  return g_strdup_printf ("%s== what-if.ini\n[scenario]\nbase = b\nname = w\n%s%s", text,
                          applies != NULL ? applies : "", edits);
}

tiny *
dated_run (const char *text, const char *date, const char *edits, unsigned mask)
{
  g_autofree char *own = dated_text (text, date, edits);
  tiny *before = tiny_run (text, mask), *t = tiny_run (own, mask);
  size_t n = strlen (before->log) - strlen (tiny_since (before, date));
  ck_assert_uint_eq (strlen (t->log) - strlen (tiny_since (t, date)), n);
  ck_assert_int_eq (strncmp (t->log, before->log, n), 0);
  tiny_free (before);
  return t;
}

void
dated_expect (const char *text, const char *date, const char *edits, unsigned mask,
              const char *expected)
{
  tiny *t = dated_run (text, date, edits, mask);
  ck_assert_str_eq (tiny_since (t, date), expected);
  tiny_conserved (t);
  tiny_free (t);
}
