#include "scenario/value.h"

#include <math.h>
#include <string.h>

/* No sensible number is longer. */
#define NUMBER_MAX_LENGTH 60

gboolean
pr_value_fail (char **why, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  *why = g_strdup_vprintf (format, args);
  va_end (args);
  return FALSE;
}

char *
pr_value_hint (const char *found, const char *const *candidates, gsize n)
{
  const char *nearest = pr_nearest (found, candidates, n);
  return nearest != NULL ? g_strdup_printf (_ ("; did you mean '%s'?"), nearest) : g_strdup ("");
}

static const char *
skip_digits (const char *s)
{
  while (g_ascii_isdigit (*s))
    s++;
  return s;
}

const char *
pr_value_scan_number (const char *text, int exponent10, double *v)
{
  const char *end = skip_digits (text);
  if (end == text)
    return NULL;
  if (*end == '.' && g_ascii_isdigit (end[1]))
    end = skip_digits (end + 1);
  gsize mantissa = (gsize) (end - text);
  int exponent = 0;
  if (*end == 'e' || *end == 'E')
    {
      const char *digits = end + 1 + (end[1] == '+' || end[1] == '-');
      const char *stop = skip_digits (digits);
      if (stop == digits || stop - digits > 3)
        return NULL;
      exponent = (int) g_ascii_strtoll (end + 1, NULL, 10);
      end = stop;
    }
  if (mantissa > NUMBER_MAX_LENGTH)
    return NULL;
  char plain[NUMBER_MAX_LENGTH + 16];
  g_snprintf (plain, sizeof plain, "%.*se%d", (int) mantissa, text, exponent + exponent10);
  *v = g_ascii_strtod (plain, NULL);
  return isfinite (*v) ? end : NULL;
}

/* `0,8` and `1,200`: what a spreadsheet makes of a decimal point or of thousands. */
static gboolean
fail_comma (const char *text, char **why)
{
  const char *comma = strchr (text, ',');
  const char *digits = text + (*text == '-' || *text == '+');
  if (comma == NULL || skip_digits (digits) != comma || comma == digits
      || !g_ascii_isdigit (comma[1]))
    return FALSE;
  const char *end = skip_digits (comma + 1);
  if (*end != '\0' && *end != '%' && *end != ' ')
    return FALSE;
  g_autofree char *point = g_strdup (text);
  point[comma - text] = '.';
  if (end - comma == 4 && comma - digits <= 3 && *digits != '0')
    {
      g_autofree char *plain = g_strdup (text);
      memmove (plain + (comma - text), comma + 1, strlen (comma));
      pr_value_fail (why, _ ("'%s' has a comma; write %s, or %s if the comma is a decimal one"),
                     text, plain, point);
    }
  else
    pr_value_fail (why, _ ("'%s' has a decimal comma; write %s"), text, point);
  return TRUE;
}

gboolean
pr_value_fail_number (const char *text, char **why)
{
  const char *plain = text + (*text == '-' || *text == '+');
  if (g_ascii_strncasecmp (plain, "nan", 3) == 0 || g_ascii_strncasecmp (plain, "inf", 3) == 0)
    return pr_value_fail (why, _ ("'%s' is not a finite number"), text);
  if (plain[0] == '0' && (plain[1] == 'x' || plain[1] == 'X'))
    return pr_value_fail (why, _ ("'%s' is not a decimal number"), text);
  if (fail_comma (text, why))
    return FALSE;
  double v;
  const char *end = pr_value_scan_number (plain, 0, &v);
  if (end == NULL && g_ascii_isdigit (*plain)
      && skip_digits (plain)[strspn (skip_digits (plain), ".eE+-0123456789")] == '\0')
    return pr_value_fail (why, _ ("'%s' is too large, too long or not a number such as 12.5"),
                          text);
  return pr_value_fail (why, _ ("'%s' is not a number"), text);
}

gboolean
pr_value_number (const char *text, double *v, char **why)
{
  double number;
  const char *end = pr_value_scan_number (text + (*text == '-'), 0, &number);
  if (end == NULL || *end != '\0')
    return pr_value_fail_number (text, why);
  *v = *text == '-' && number != 0 ? -number : number;
  return TRUE;
}

gboolean
pr_value_count (const char *text, gint64 *v, char **why)
{
  const char *end = skip_digits (text);
  if (end == text || *end != '\0')
    {
      double number = 0;
      if (!pr_value_number (text, &number, why))
        return FALSE;
      return pr_value_fail (
          why, number < 0 ? _ ("'%s' is negative") : _ ("'%s' is not a whole number"), text);
    }
  if (end - text > 18)
    return pr_value_fail (why, _ ("'%s' is too large"), text);
  *v = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/* A number, or one with '%' (blanks before it allowed). */
static gboolean
parse_percent (const char *text, double *v, gboolean *percent, char **why)
{
  gsize length = strlen (text);
  *percent = length > 0 && text[length - 1] == '%';
  double number;
  const char *end = pr_value_scan_number (text, *percent ? -2 : 0, &number);
  if (end != NULL && *percent)
    end += strspn (end, " ");
  if (end != NULL && strcmp (end, *percent ? "%" : "") == 0)
    {
      *v = number;
      return TRUE;
    }
  if (*text == '-' && g_ascii_isdigit (text[1]))
    return pr_value_fail (why, _ ("'%s' is negative"), text);
  return pr_value_fail_number (text, why);
}

gboolean
pr_value_share (const char *text, double *v, char **why)
{
  gboolean percent;
  double share = 0;
  if (!parse_percent (text, &share, &percent, why))
    return FALSE;
  if (share > 1 && !percent && share <= 100)
    return pr_value_fail (why, _ ("'%s' is more than 1; write %s%% or a number from 0 to 1"), text,
                          text);
  if (share > 1)
    return pr_value_fail (why, _ ("'%s' is more than 100%%"), text);
  *v = share;
  return TRUE;
}

gboolean
pr_value_factor (const char *text, double *v, char **why)
{
  gboolean percent;
  double factor = 0;
  if (!parse_percent (text, &factor, &percent, why))
    return FALSE;
  if (factor <= 0)
    return pr_value_fail (why, _ ("'%s' is not more than 0"), text);
  *v = factor;
  return TRUE;
}

gboolean
pr_value_portion (const char *text, pr_portion *v, char **why)
{
  double share, number;
  gint64 count;
  if (!g_str_has_suffix (text, "%"))
    {
      if (strpbrk (text, ".eE") != NULL && pr_value_scan_number (text, 0, &number) != NULL
          && number > 0 && number < 1)
        return pr_value_fail (why, _ ("'%s' is not a whole number; a share has its %%, as in 20%%"),
                              text);
      if (!pr_value_count (text, &count, why))
        return FALSE;
      if (count == 0)
        return pr_value_fail (why, _ ("'%s' is not more than 0"), text);
      *v = (pr_portion){ .count = count };
      return TRUE;
    }
  if (!pr_value_share (text, &share, why))
    return FALSE;
  if (share <= 0)
    return pr_value_fail (why, _ ("'%s' is not more than 0"), text);
  *v = (pr_portion){ .share = share };
  return TRUE;
}

void
pr_value_print_portion (const pr_portion *v, GString *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double back = 0;
  if (v->count > 0)
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, v->count);
      return;
    }
  for (int digits = 15; digits <= 17 && back != v->share; digits++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, 100 * v->share);
      pr_value_scan_number (text, -2, &back);
    }
  g_string_append_printf (out, "%s%%", text);
}

void
pr_value_print_number (double v, GString *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, v);
      if (g_ascii_strtod (text, NULL) == v)
        break;
    }
  g_string_append (out, text);
}
