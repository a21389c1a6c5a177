/* Text: see text.h. */
#include "report/text/text.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "report/text/labels.h"

#include <math.h>
#include <string.h>

const char *
pr_text_number (char buf[PR_NUMBER_SIZE], double x)
{
  if (!isfinite (x))
    return strcpy (buf, "");
  if (x == 0)
    return strcpy (buf, "0"); /* never -0 */
  if (fabs (x) < 1e15 && x == floor (x))
    return g_ascii_formatd (buf, PR_NUMBER_SIZE, "%.0f", x);
  return g_ascii_formatd (buf, PR_NUMBER_SIZE, fabs (x) >= 1e5 && fabs (x) < 1e15 ? "%.1f" : "%.6g",
                          x);
}

/* What parts thousands, and decimals. */
typedef struct {
  const char *thousands, *point;
} marks;
static const marks marks_of[PR_N_LANGUAGES] = {
  [PR_LANGUAGE_EN] = { ",", "." },
  [PR_LANGUAGE_VI] = { ".", "," },
  [PR_LANGUAGE_FR] = { "\u202f", "," }, /* a narrow blank at which no line breaks */
};

const char *
pr_text_thousands (void)
{
  return marks_of[pr_language_now ()].thousands;
}

const char *
pr_text_point (void)
{
  return marks_of[pr_language_now ()].point;
}

const char *
pr_text_fixed (char buf[PR_NUMBER_SIZE], double x, int decimals)
{
  char plain[PR_NUMBER_SIZE], format[8];
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  if (!isfinite (x) || fabs (x) > 1e20)
    return g_strlcpy (buf, pr_text_none (), PR_NUMBER_SIZE), buf;
  g_ascii_formatd (plain, sizeof plain, format, x);
  const marks *m = &marks_of[pr_language_now ()];
  const char *from = plain;
  char *to = buf;
  if (*from == '-')
    {
      from++;
      if (strpbrk (from, "123456789") != NULL)
        *to++ = '-';
    }
  size_t whole = strcspn (from, ".");
  for (size_t k = 0; from[k] != '\0'; k++)
    {
      if (k > 0 && k < whole && (whole - k) % 3 == 0)
        to = g_stpcpy (to, m->thousands);
      if (k == whole)
        to = g_stpcpy (to, m->point);
      else
        *to++ = from[k];
    }
  *to = '\0';
  return buf;
}

const char *
pr_text_none (void)
{
  return P_ ("figure", "n/a");
}

int
pr_text_decimals (double x, double hw, int most)
{
  int decimals;
  if (isfinite (hw) && hw > 0)
    decimals = 1 - (int) floor (log10 (hw));
  else
    decimals = fabs (x) >= 1000 || x == floor (x) ? 0 : 1;
  return CLAMP (decimals, 0, most);
}

const char *
pr_text_percent (char buf[PR_NUMBER_SIZE], double share)
{
  double x = 100 * share;
  bool whole = fabs (x - round (x)) < 1e-9;
  return pr_text_fixed (buf, whole ? round (x) : x, whole ? 0 : 1);
}

char *
pr_text_plus_minus (double x, double hw, int most)
{
  char a[PR_NUMBER_SIZE], b[PR_NUMBER_SIZE];
  if (!isfinite (x))
    return g_strdup (pr_text_none ());
  int decimals = pr_text_decimals (x, hw, most);
  pr_text_fixed (a, x, decimals);
  return g_strdup_printf ("%s ± %s", a,
                          isfinite (hw) ? pr_text_fixed (b, hw, decimals) : pr_text_none ());
}

char *
pr_text_limit (pr_limit_kind kind, int days)
{
  switch (kind)
    {
    case PR_LIMIT_SAME_DAY:
      return g_strdup (_ ("the same day"));
    case PR_LIMIT_WORKING_DAYS:
      return g_strdup_printf (NGETTEXT ("%d working day", "%d working days", (gulong) days), days);
    case PR_LIMIT_CALENDAR_DAYS:
      return g_strdup_printf (NGETTEXT ("%d day", "%d days", (gulong) days), days);
    default:
      return g_strdup (_ ("none"));
    }
}

const char *
pr_text_date (char buf[PR_DATE_SIZE], pr_day day)
{
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  g_snprintf (buf, PR_DATE_SIZE, "%04d-%02d-%02d", y, m, d);
  return buf;
}

/* Vietnam: Decree 30/2020, appendix I: days below 10 and months 1 and 2 have a 0 before them. */
const char *
pr_text_day (char buf[PR_DATE_SIZE], pr_day day)
{
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  switch (pr_language_now ())
    {
    case PR_LANGUAGE_VI:
      g_snprintf (buf, PR_DATE_SIZE, m < 3 ? "%02d/%02d/%d" : "%02d/%d/%d", d, m, y);
      return buf;
    case PR_LANGUAGE_FR:
      g_snprintf (buf, PR_DATE_SIZE, "%02d/%02d/%d", d, m, y);
      return buf;
    default:
      return pr_text_date (buf, day);
    }
}

const char *
pr_text_given (char buf[PR_NUMBER_SIZE], double x)
{
  int decimals = 0;
  for (double scaled = x; decimals < 6 && fabs (scaled - round (scaled)) > 1e-9; scaled *= 10)
    decimals++;
  return pr_text_fixed (buf, x, decimals);
}

int
pr_text_char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

int
pr_text_width (const char *s)
{
  int width = 0;
  for (; *s != '\0'; s = g_utf8_next_char (s))
    width += pr_text_char_width (g_utf8_get_char (s));
  return width;
}

/* A name that breaks a line must not look like several lines. Free with g_free. */
static char *
in_one_line (const char *s)
{
  return strpbrk (s, "\n\r\t\v\f") != NULL ? pr_printable (s) : g_strdup (s);
}

void
pr_text_cell (GString *out, const char *text, int width, gboolean right)
{
  g_autofree char *s = in_one_line (text);
  if (right)
    {
      g_string_append_printf (out, "%*s%s", MAX (width - pr_text_width (s), 0), "", s);
      return;
    }
  int used = pr_label_cut (out, s, width);
  g_string_append_printf (out, "%*s", MAX (width - used, 0), "");
}

void
pr_text_end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/* Of French: a sign that stands apart from the word before it, and begins no line. */
static bool
ends_what_is_before (const char *word)
{
  return *word != '\0' && strchr (":;?!", *word) != NULL && word[1] == '\0';
}

void
pr_text_wrap (GString *out, const char *text, int indent, int width)
{
  g_autofree char *s = in_one_line (text);
  const char *line = strrchr (out->str, '\n');
  int used = pr_text_width (line != NULL ? line + 1 : out->str);
  g_auto (GStrv) words = g_strsplit (s, " ", -1);
  gboolean first = TRUE;
  for (char **w = words; *w != NULL; w++)
    {
      bool with_next = w[1] != NULL && ends_what_is_before (w[1]);
      int need = pr_text_width (*w) + (with_next ? 2 : 0);
      if (used > 0 && !first && !ends_what_is_before (*w) && used + 1 + need > width)
        {
          pr_text_end_line (out);
          used = 0;
        }
      if (used == 0)
        {
          g_string_append_printf (out, "%*s", indent, "");
          used = indent;
        }
      else if (!first)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      g_string_append (out, *w);
      used += need - (with_next ? 2 : 0);
      first = FALSE;
    }
  pr_text_end_line (out);
}
