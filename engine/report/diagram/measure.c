/* Measure: how wide texts are, without a font. See graph.h. */
#include "report/diagram/graph.h"

#include "report/text/labels.h"
#include "report/text/text.h"

#include <string.h>

double
pr_graph_width (const char *text, double size, gboolean bold)
{
  double em = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      int cells = pr_text_char_width (u);
      em += cells == 0                                    ? 0
            : cells > 1                                   ? 1.05
            : u < 128 && strchr ("iljI.,;:'|! ", (int) u) ? 0.34
            : u < 128 && strchr ("mwMW@%", (int) u)       ? 0.98
            : g_unichar_isupper (u)                       ? 0.72
                                                          : 0.61;
    }
  return em * size * (bold ? 1.12 : 1);
}

void
pr_graph_break (GPtrArray *lines, const char *text, double size, double width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  int cells = (int) (width / size / 0.75); /* that fit, whatever the letters */
  g_autoptr (GString) line = g_string_new (NULL);
  for (char **word = words; *word != NULL; word++)
    {
      g_autoptr (GString) cut = g_string_new (NULL);
      if (pr_graph_width (*word, size, FALSE) > width)
        pr_label_cut (cut, *word, cells);
      else
        g_string_assign (cut, *word);
      g_autofree char *longer = g_strconcat (line->str, line->len > 0 ? " " : "", cut->str, NULL);
      if (line->len > 0 && pr_graph_width (longer, size, FALSE) > width)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_assign (line, cut->str);
        }
      else
        g_string_assign (line, longer);
    }
  g_ptr_array_add (lines, g_strdup (line->str));
}
