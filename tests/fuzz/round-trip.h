/* What every accepted value must fulfil: its print is accepted, and prints the same again. */
#ifndef PR_TEST_ROUND_TRIP_H
#define PR_TEST_ROUND_TRIP_H

#include "scenario/encoding.h"
#include "scenario/value.h"

#include <string.h>

/* Parses bytes as a value of that type; a refusal must come with words. */
static inline void
round_trip (pr_col_type type, const char *data, gsize size)
{
  static const char *const choices[] = { "a", "b c", NULL };
  if (!g_utf8_validate_len (data, size, NULL))
    return;
  g_autoptr (GString) text = g_string_new (NULL);
  pr_encoding_clean (data, size, text);
  if (text->len == 0)
    return;
  pr_column column = { .name = "x", .type = type, .choices = type == PR_COL_ENUM ? choices : NULL };
  pr_cell cell = { .text = text->str, .given = TRUE }, again = { .given = TRUE };
  g_autofree char *why = NULL;
  if (!pr_value_parse (&column, text->str, &cell, &why))
    {
      g_assert (why != NULL && *why != '\0');
      return;
    }
  g_assert (why == NULL);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  pr_value_print (&column, &cell, first);
  if (first->len > 0) /* all channels print as blank */
    {
      again.text = first->str;
      if (!pr_value_parse (&column, first->str, &again, &why))
        g_error ("'%s' prints as '%s': %s", text->str, first->str, why);
      pr_value_print (&column, &again, second);
      g_assert_cmpstr (first->str, ==, second->str);
      pr_value_clear (&column, &again);
    }
  pr_value_clear (&column, &cell);
}

#endif
