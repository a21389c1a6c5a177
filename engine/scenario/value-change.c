/* Changes of a value that keep its form: twice as much, three days later. */
#include "scenario/value-change.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

static pr_time
scaled_time (pr_time v, double factor)
{
  return (pr_time) llround ((double) v * factor);
}

/* Reads the longest duration that begins at `text` and ends before a mark of the grammar; returns
 * its length, 0 if there is none. */
static gsize
scan_duration (const char *text, pr_time *v)
{
  for (gsize n = strcspn (text, ",():="); n > 0; n--)
    {
      g_autofree char *why = NULL;
      g_autofree char *part = g_strndup (text, n);
      if (g_ascii_isalnum (part[n - 1]) && g_strcmp0 (g_strstrip (part), "") != 0
          && strlen (part) == n && pr_value_duration (part, v, &why))
        return n;
    }
  return 0;
}

/* Multiplies every duration in the text, which may be a distribution, by the factor. */
static void
scale_durations (const char *text, double factor, GString *out)
{
  for (const char *s = text; *s != '\0';)
    {
      bool begins = g_ascii_isdigit (*s) && (s == text || strchr ("(=, ", s[-1]) != NULL);
      pr_time v;
      gsize n = begins ? scan_duration (s, &v) : 0;
      if (n > 0)
        pr_value_print_duration (scaled_time (v, factor), out);
      else
        g_string_append_c (out, *s);
      s += MAX (n, 1);
    }
}

/* Without the last digits, which are those of binary fractions: 0.8 and 0.05 are 0.85. */
static void
print_decimal (double v, GString *out)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (digits, sizeof digits, "%.15g", v);
  pr_value_print_number (g_ascii_strtod (digits, NULL), out);
}

/* Multiplies the number at the start of the text by the factor. */
static bool
scale_number (const char *text, double factor, GString *out)
{
  double v;
  bool minus = *text == '-';
  const char *end = pr_value_scan_number (text + minus, 0, &v);
  if (end == NULL)
    return false;
  if (minus)
    g_string_append_c (out, '-');
  print_decimal (v * factor, out);
  g_string_append (out, end);
  return true;
}

/* Rounds to the nearest; a count becomes 0 only if the factor is 0. */
static double
scaled_count (double count, double factor)
{
  double x = round (count * factor);
  return x == 0 && count > 0 && factor > 0 ? 1 : x;
}

static bool
scale_portion (const char *text, double factor, GString *out)
{
  pr_portion v;
  g_autofree char *why = NULL;
  if (!pr_value_portion (text, &v, &why))
    return false;
  if (v.count == 0)
    return scale_number (text, factor, out);
  g_string_append_printf (out, "%.0f", scaled_count ((double) v.count, factor));
  return true;
}

bool
pr_value_scale (const pr_column *column, const char *text, double factor, GString *out)
{
  switch (column->type)
    {
    case PR_COL_COUNT:
      g_string_append_printf (out, "%.0f", scaled_count (g_ascii_strtod (text, NULL), factor));
      return true;
    case PR_COL_PORTION:
      return scale_portion (text, factor, out);
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
    case PR_COL_FACTOR:
      return scale_number (text, factor, out);
    case PR_COL_DURATION:
    case PR_COL_DIST:
      scale_durations (text, factor, out);
      return true;
    case PR_COL_RATE:
      if (!g_str_has_prefix (text, "every "))
        return scale_number (text, factor, out);
      scale_durations (text, 1 / factor, out);
      return true;
    default:
      return false;
    }
}

static bool
shift_number (const char *text, double amount, bool whole, GString *out)
{
  double v;
  bool minus = *text == '-', percent = g_str_has_suffix (text, "%");
  const char *end = pr_value_scan_number (text + minus, percent ? -2 : 0, &v);
  if (end == NULL)
    return false;
  v = (minus ? -v : v) + amount;
  if (v < 0)
    g_string_append_c (out, '-');
  if (whole)
    g_string_append_printf (out, "%.0f", fabs (v));
  else
    print_decimal (fabs (v), out);
  return true;
}

/* Counts by a count, shares by a share. */
static bool
shift_portion (const char *text, const pr_shift_by *by, GString *out)
{
  pr_portion v;
  g_autofree char *why = NULL;
  if (!pr_value_portion (text, &v, &why) || (v.count == 0) != by->percent)
    return false;
  if (!by->percent)
    return shift_number (text, by->number, true, out);
  v.share += by->number;
  pr_value_print_portion (&v, out);
  return true;
}

static bool
shift_limit (const char *text, double amount, GString *out)
{
  double n;
  const char *end = pr_value_scan_number (text, 0, &n);
  if (end == NULL || n + amount < 0)
    return false;
  g_string_append_printf (out, "%.0f%s", n + amount, end);
  return true;
}

/* A date, or a date and a time of the day. */
static bool
shift_instant (const char *text, pr_time amount, GString *out)
{
  pr_day day;
  pr_time clock;
  g_autofree char *why = NULL;
  if (!pr_value_instant (text, &day, &clock, &why))
    return false;
  bool dated = clock < 0 && amount % PR_DAY == 0;
  pr_time at = day * PR_DAY + MAX (clock, 0) + amount;
  day = (pr_day) (at / PR_DAY);
  pr_value_print_date (day, out);
  if (dated)
    return true;
  g_string_append_c (out, ' ');
  pr_value_print_clock (at - day * PR_DAY, out);
  return true;
}

static bool
shift_time (const pr_column *column, const char *text, pr_time amount, GString *out)
{
  pr_time v;
  g_autofree char *why = NULL;
  bool known = column->type == PR_COL_CLOCK ? pr_value_clock (text, &v, &why)
                                            : pr_value_duration (text, &v, &why);
  if (!known || v + amount < 0)
    return false;
  if (column->type == PR_COL_CLOCK)
    pr_value_print_clock (v + amount, out);
  else
    pr_value_print_duration (v + amount, out);
  return true;
}

bool
pr_value_shift (const pr_column *column, const char *text, const pr_shift_by *by, GString *out)
{
  switch (column->type)
    {
    case PR_COL_COUNT:
      return shift_number (text, by->number, true, out);
    case PR_COL_PORTION:
      return shift_portion (text, by, out);
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
    case PR_COL_FACTOR:
      return shift_number (text, by->number, false, out);
    case PR_COL_LIMIT:
      return shift_limit (text, by->number, out);
    case PR_COL_DATE:
    case PR_COL_INSTANT:
      return shift_instant (text, by->time, out);
    case PR_COL_CLOCK:
    case PR_COL_DURATION:
      return shift_time (column, text, by->time, out);
    default:
      return false;
    }
}

static bool
fail_shift (const pr_column *column, char **why)
{
  switch (column->type)
    {
    case PR_COL_COUNT:
    case PR_COL_LIMIT:
      return pr_value_fail (why, _ ("a whole number with its sign is expected, such as +2 or -1"));
    case PR_COL_PORTION:
      return pr_value_fail (why, _ ("a whole number or a share with its sign is expected, such as "
                                    "+2 or -5%%"));
    case PR_COL_DATE:
      return pr_value_fail (why, _ ("whole days with their sign are expected, such as +7 days"));
    default:
      return pr_value_fail (why,
                            _ ("an amount with its sign is expected, such as +0.05 or -30min"));
    }
}

bool
pr_shift_by_read (const pr_column *column, const char *text, pr_shift_by *by, char **why)
{
  double sign = *text == '-' ? -1 : 1;
  const char *rest = text + 1;
  g_autofree char *inner = NULL;
  if (*text != '+' && *text != '-')
    return fail_shift (column, why);
  rest += strspn (rest, " ");
  switch (column->type)
    {
    case PR_COL_COUNT:
    case PR_COL_PORTION:
    case PR_COL_LIMIT:
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
      case PR_COL_FACTOR: {
        bool percent = g_str_has_suffix (rest, "%");
        const char *end = pr_value_scan_number (rest, percent ? -2 : 0, &by->number);
        bool whole = column->type == PR_COL_COUNT || column->type == PR_COL_LIMIT
                     || (column->type == PR_COL_PORTION && !percent);
        if (end == NULL || end[percent] != '\0' || (percent && *end != '%')
            || (whole && (percent || by->number != round (by->number))))
          return fail_shift (column, why);
        by->number *= sign;
        by->percent = percent;
        return true;
      }
    default:
      if (!pr_value_duration (rest, &by->time, &inner)
          || (column->type == PR_COL_DATE && by->time % PR_DAY != 0))
        return fail_shift (column, why);
      by->time = sign < 0 ? -by->time : by->time;
      return true;
    }
}
