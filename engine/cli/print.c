/* All that commands print goes through here and cannot control a terminal: texts that others wrote
 * are made printable. On a terminal, pages are fitted to its width, with headings in bold. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "report/text/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BOLD "\033[1m"
#define PLAIN "\033[0m"
#define ERASE_LINE "\r\033[K"

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

/* Headings are in capitals, in any language. */
static gboolean
is_heading (const char *line)
{
  return g_unichar_isupper (g_utf8_get_char (line))
         && g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (line)));
}

/* Breaks a line that is too long: its words are separated by one blank, and the lines that follow
 * are indented a little further. */
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
      /* A word that is wider than the terminal, such as a bar. */
      pr_text_cell (out, *p, MIN (columns, pr_text_width (*p)), FALSE);
      g_string_append (out, p[1] != NULL ? "\n" : "");
    }
  return g_string_free (out, FALSE);
}

static void
put_line (const char *line, int columns, gboolean colours)
{
  gboolean bold = colours && is_heading (line);
  g_autofree char *text
      = pr_text_width (line) <= columns ? g_strdup (line) : broken (line, columns);
  printf ("%s%s%s\n", bold ? BOLD : "", text, bold ? PLAIN : "");
}

void
cli_print_page (const char *text)
{
  g_autofree char *safe = pr_printable_page (text);
  if (!isatty (STDOUT_FILENO))
    {
      fputs (safe, stdout);
      return;
    }
  int columns = MAX (cli_columns (STDOUT_FILENO), 20);
  gboolean colours = wants_colour ();
  g_auto (GStrv) lines = g_strsplit (safe, "\n", -1);
  for (char **l = lines; l[0] != NULL && (l[1] != NULL || l[0][0] != '\0'); l++)
    put_line (*l, columns, colours);
}

void
cli_printf (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = pr_printable_format (format, args);
  va_end (args);
  fputs (text, stdout);
}

void
cli_put_text (const char *text)
{
  g_autofree char *safe = pr_printable_page (text);
  fputs (safe, stdout);
}

void
cli_put_data (const char *text)
{
  if (isatty (STDOUT_FILENO))
    cli_put_text (text);
  else
    fputs (text, stdout);
}

void
cli_put_now (void)
{
  fflush (stdout);
}

void
cli_warn (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *safe = pr_printable (text);
  fprintf (stderr, "pilotrun: %s%s%s\n", _ ("warning"), P_ ("what a sentence is about", ": "),
           safe);
}

void
cli_put_warnings (const char *lines)
{
  g_autofree char *safe = pr_printable_page (lines);
  fputs (safe, stderr);
}

void
cli_put_error (const char *message)
{
  g_autofree char *safe = pr_printable (message);
  fprintf (stderr, "pilotrun: %s%s%s\n", _ ("error"), P_ ("what a sentence is about", ": "), safe);
}

void
cli_put_bar (const char *line)
{
  g_autofree char *safe = pr_printable (line);
  fprintf (stderr, ERASE_LINE "%s", safe);
  fflush (stderr);
}

gboolean
cli_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("standard output cannot be written%s%s"),
               errno != 0 ? ": " : "", errno != 0 ? g_strerror (errno) : "");
  return FALSE;
}
