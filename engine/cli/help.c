/* Help texts laid out for 80 columns. */
#include "cli/cli.h"
#include "report/text/text.h"

#include <string.h>

enum { WIDTH = 79, DESCRIPTION = 26 };

/* "  -n, --name=N      what it is": the description begins after two blanks or more. */
static void
add_option (GString *out, const char *line)
{
  const char *end = strstr (line + 2, "  ");
  gsize n = end != NULL ? (gsize) (end - line) : strlen (line);
  g_string_append_len (out, line, (gssize) n);
  if (end == NULL)
    {
      g_string_append_c (out, '\n');
      return;
    }
  if (n + 2 > DESCRIPTION)
    g_string_append_c (out, '\n');
  else
    g_string_append_printf (out, "%*s", (int) (DESCRIPTION - n), "");
  /* After blanks the description does not begin a line: the indent is written already. */
  g_autoptr (GString) words = g_string_new (NULL);
  pr_text_wrap (words, end + strspn (end, " "), DESCRIPTION, WIDTH);
  g_string_append (out, words->str + (n + 2 > DESCRIPTION ? 0 : DESCRIPTION));
}

/* Ends a paragraph, whose lines were broken elsewhere. */
static void
end_paragraph (GString *out, GString *words)
{
  if (words->len > 0)
    pr_text_wrap (out, words->str, 0, WIDTH);
  g_string_truncate (words, 0);
}

char *
cli_help_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  GString *out = g_string_new (NULL);
  for (char **l = lines; *l != NULL; l++)
    {
      gboolean option = strncmp (*l, "  -", 3) == 0, head = g_str_has_suffix (*l, ":");
      if (option || head || **l == '\0')
        end_paragraph (out, words);
      if (option)
        add_option (out, *l);
      else if (head && l[1] != NULL && l[1][0] == ' ' && l[1][2] != '-')
        { /* the usage, as the makers of man pages expect it */
          g_string_append_printf (out, "%s %s\n", *l, l[1] + strspn (l[1], " "));
          l++;
        }
      else if (head)
        g_string_append_printf (out, "%s\n", *l);
      else if (**l == '\0')
        g_string_append (out, l[1] != NULL ? "\n" : "");
      else
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", *l);
    }
  end_paragraph (out, words);
  return g_string_free (out, FALSE);
}
