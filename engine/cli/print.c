/* Pages that are printed: as they are, but on a terminal in its width and with some colour. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "report/text.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define YELLOW "\033[33m"
#define PLAIN "\033[0m"

int
cli_columns (int fd)
{
  struct winsize size;
  return ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* See no-color.org: any value that is not empty. */
static gboolean
wants_colour (void)
{
  const char *no = g_getenv ("NO_COLOR"), *terminal = g_getenv ("TERM");
  return (no == NULL || *no == '\0') && terminal != NULL && strcmp (terminal, "dumb") != 0;
}

/* Headings are in capitals; verdicts say what they are. */
static const char *
colour_of (const char *line)
{
  if (g_ascii_isupper (line[0]) && g_ascii_isupper (line[1]) && g_ascii_isupper (line[2]))
    return BOLD;
  if (g_str_has_prefix (line, _ ("  Not ready:")))
    return RED;
  return g_str_has_prefix (line, _ ("  At risk:")) ? YELLOW : NULL;
}

/* A line that is too long: its words, one blank between them, what follows a little further in. */
static char *
broken (const char *line, int columns)
{
  int blanks = (int) strspn (line, " "), indent = MIN (blanks, columns / 4);
  g_autoptr (GString) words = g_string_new (NULL), lines = g_string_new (NULL);
  for (const char *c = line + blanks; *c != '\0'; c++)
    if (*c != ' ' || c[1] != ' ')
      g_string_append_c (words, *c);
  pr_text_wrap (lines, words->str, indent + 2, columns);
  g_string_erase (lines, 0, 2);
  g_auto (GStrv) parts = g_strsplit (g_strchomp (lines->str), "\n", -1);
  GString *out = g_string_new (NULL);
  for (char **p = parts; *p != NULL; p++)
    {
      /* A word longer than the terminal is wide, such as a bar. */
      pr_text_cell (out, *p, MIN (columns, pr_text_width (*p)), FALSE);
      g_string_append (out, p[1] != NULL ? "\n" : "");
    }
  return g_string_free (out, FALSE);
}

static void
put_line (const char *line, int columns, gboolean colours)
{
  const char *colour = colours ? colour_of (line) : NULL;
  g_autofree char *text
      = pr_text_width (line) <= columns ? g_strdup (line) : broken (line, columns);
  if (colour == NULL)
    printf ("%s\n", text);
  else
    printf ("%s%s%s\n", colour, text, PLAIN);
}

void
cli_print_page (const char *text)
{
  if (!isatty (STDOUT_FILENO))
    {
      fputs (text, stdout);
      return;
    }
  int columns = MAX (cli_columns (STDOUT_FILENO), 20);
  gboolean colours = wants_colour ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **l = lines; l[0] != NULL && (l[1] != NULL || l[0][0] != '\0'); l++)
    put_line (*l, columns, colours);
}
