#include "scenario/value.h"

#include <math.h>
#include <string.h>

/* Nothing in an office takes longer. This keeps sums of times far from overflow. */
#define DURATION_MAX (36525 * PR_DAY)

typedef struct {
  const char *name;
  pr_time length;
} unit;

static const unit units[] = {
  { "s", PR_SECOND },   { "sec", PR_SECOND },  { "second", PR_SECOND }, { "seconds", PR_SECOND },
  { "min", PR_MINUTE }, { "mins", PR_MINUTE }, { "minute", PR_MINUTE }, { "minutes", PR_MINUTE },
  { "h", PR_HOUR },     { "hour", PR_HOUR },   { "hours", PR_HOUR },    { "d", PR_DAY },
  { "day", PR_DAY },    { "days", PR_DAY },    { "week", 7 * PR_DAY },  { "weeks", 7 * PR_DAY },
};

static const char *
skip_blanks (const char *s)
{
  return s + strspn (s, " \t");
}

static gboolean
fail_unit (const char *text, const char *name, char **why)
{
  if (strcmp (name, "working") == 0)
    return pr_value_fail (why, _ ("'%s': working days are for limits only; write days or hours"),
                          text);
  const char *names[G_N_ELEMENTS (units)];
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    names[i] = units[i].name;
  g_autofree char *hint = pr_value_hint (name, names, G_N_ELEMENTS (units));
  return pr_value_fail (why,
                        _ ("'%s' has the unknown unit '%s'; allowed: s, min, h, days, weeks%s"),
                        text, name, hint);
}

/* Reads and skips the unit at *s; returns its length, or 0 with *why set. */
static pr_time
scan_unit (const char *text, const char **s, char **why)
{
  const char *begin = *s;
  const char *end = begin;
  while (*end != '\0' && strchr (" \t0123456789", *end) == NULL)
    end++;
  g_autofree char *name = g_strndup (begin, (gsize) (end - begin));
  *s = end;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].name, name) == 0)
      return units[i].length;
  fail_unit (text, name, why);
  return 0;
}

/* Says what is wrong with a duration that does not begin with a plain number. */
static gboolean
fail_duration (const char *text, char **why)
{
  if (*text == '-' && g_ascii_isdigit (text[1]))
    return pr_value_fail (why, _ ("'%s' is negative"), text);
  gsize digits = strspn (text, "0123456789");
  if (digits > 0 && text[digits] == ',' && g_ascii_isdigit (text[digits + 1]))
    {
      g_autofree char *point = g_strdup (text);
      point[digits] = '.';
      return pr_value_fail (why, _ ("'%s' has a decimal comma; write %s"), text, point);
    }
  if (digits > 0 && text[digits] == ':')
    {
      const char *minutes = text + digits + 1;
      gboolean plain = strlen (minutes) == 2 && strspn (minutes, "0123456789") == 2;
      g_autofree char *meant
          = plain ? g_strdup_printf ("%.*sh%s", (int) digits, text, minutes) : g_strdup ("7h30");
      return pr_value_fail (why, _ ("'%s' is a time of day; write a duration such as %s"), text,
                            meant);
    }
  if (g_ascii_strncasecmp (text, "nan", 3) == 0 || g_ascii_strncasecmp (text, "inf", 3) == 0)
    return pr_value_fail (why, _ ("'%s' is not a finite duration"), text);
  if (digits > 0 && (text[digits] == 'x' || text[digits] == 'X'))
    return pr_value_fail (why, _ ("'%s' is not a decimal number"), text);
  return pr_value_fail (why, _ ("'%s' is not a duration such as 20min, 2h30 or 3 days"), text);
}

/* A bare number means minutes after hours (2h30); otherwise it is an error. */
static gboolean
bare_number (const char *text, const char *begin, const char *end, pr_time last, double number,
             pr_time *add, char **why)
{
  if (last == PR_HOUR && end - begin == 2 && begin > text && begin[-1] == 'h'
      && g_ascii_isdigit (begin[1]) && number < 60)
    {
      *add = (pr_time) number * PR_MINUTE;
      return TRUE;
    }
  return pr_value_fail (why, _ ("'%s' has no unit; write a duration such as 20min, 2h30 or 3 days"),
                        text);
}

gboolean
pr_value_duration (const char *text, pr_time *v, char **why)
{
  pr_time sum = 0, last = G_MAXINT64;
  const char *s = text;
  do
    {
      double number;
      const char *end = pr_value_scan_number (s, 0, &number);
      if (end == NULL || *end == ',' || *end == ':' || *end == 'x' || *end == 'X')
        return fail_duration (text, why);
      pr_time add = 0;
      const char *next = skip_blanks (end);
      if (*next == '\0')
        {
          if (!bare_number (text, s, end, last, number, &add, why))
            return FALSE;
          s = next;
        }
      else
        {
          s = next;
          pr_time length = scan_unit (text, &s, why);
          if (length == 0)
            return FALSE;
          if (length >= last)
            return pr_value_fail (why, _ ("'%s': larger units come first, each once"), text);
          if (number > (double) (DURATION_MAX / length))
            return pr_value_fail (why, _ ("'%s' is more than a hundred years"), text);
          add = (pr_time) llround (number * (double) length);
          last = length;
        }
      sum += add;
      s = skip_blanks (s);
    }
  while (*s != '\0');
  if (sum > DURATION_MAX)
    return pr_value_fail (why, _ ("'%s' is more than a hundred years"), text);
  *v = sum;
  return TRUE;
}

void
pr_value_print_duration (pr_time v, GString *out)
{
  static const unit parts[] = { { "d", PR_DAY }, { "h", PR_HOUR }, { "min", PR_MINUTE } };
  gsize begin = out->len;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      pr_time n = v / parts[i].length;
      v %= parts[i].length;
      if (n > 0)
        g_string_append_printf (out, "%s%" G_GINT64_FORMAT "%s", out->len > begin ? " " : "", n,
                                parts[i].name);
    }
  if (v > 0)
    {
      g_string_append_printf (out, "%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT,
                              out->len > begin ? " " : "", v / PR_SECOND, v % PR_SECOND);
      while (out->str[out->len - 1] == '0')
        g_string_truncate (out, out->len - 1);
      if (out->str[out->len - 1] == '.')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, 's');
    }
  if (out->len == begin)
    g_string_append (out, "0min");
}

/* `n` digits at s, or -1. */
static int
digits (const char *s, int n)
{
  int v = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (s[i]))
        return -1;
      v = 10 * v + (s[i] - '0');
    }
  return v;
}

/* Reads and skips hours and minutes as in 7h30, 7g30, 7.30, 7:30, 7:30:00, 7h, 7 or 0730. */
static gboolean
guess_minutes (const char **s, int *hour, int *minute)
{
  const char *t = *s;
  gsize n = strspn (t, "0123456789"), of_hour = n > 2 ? n - 2 : n;
  if (n < 1 || n > 4)
    return FALSE;
  *hour = digits (t, (int) of_hour);
  *minute = n > 2 ? digits (t + of_hour, 2) : 0;
  t += n;
  if (n <= 2 && *t != '\0' && strchr ("hHgG.:", *t) != NULL)
    {
      gsize m = strspn (t + 1, "0123456789");
      if (m != 2 && (m != 0 || *t == '.' || *t == ':'))
        return FALSE;
      *minute = m == 2 ? digits (t + 1, 2) : 0;
      t += 1 + m;
      if (*t == ':' && strspn (t + 1, "0123456789") == 2)
        t += 3; /* seconds, which no time of day has here */
    }
  *s = t;
  return TRUE;
}

gboolean
pr_value_guess_clock (const char **s, pr_time *v)
{
  int hour = 0, minute = 0;
  const char *t = *s;
  if (!guess_minutes (&t, &hour, &minute))
    return FALSE;
  const char *half = skip_blanks (t);
  gboolean before = g_ascii_strncasecmp (half, "am", 2) == 0,
           after = g_ascii_strncasecmp (half, "pm", 2) == 0;
  if (before || after)
    {
      if (hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (after ? 12 : 0);
      t = half + 2;
    }
  if (minute > 59 || hour > 24 || (hour == 24 && minute > 0) || g_ascii_isalnum (*t))
    return FALSE;
  *s = t;
  *v = hour * PR_HOUR + minute * PR_MINUTE;
  return TRUE;
}

static gboolean
fail_clock (const char *text, char **why)
{
  const char *end = text;
  pr_time meant;
  if (!pr_value_guess_clock (&end, &meant) || *end != '\0')
    return pr_value_fail (why, _ ("'%s' is not a time of day from 00:00 to 24:00"), text);
  g_autoptr (GString) clock = g_string_new (NULL);
  pr_value_print_clock (meant, clock);
  return pr_value_fail (why, _ ("'%s' is not a time of day; write %s"), text, clock->str);
}

/* 7:30, 07:30, and 07:30:00 as spreadsheets write it. */
gboolean
pr_value_clock (const char *text, pr_time *v, char **why)
{
  int n = g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) ? 2 : 1;
  int hour = digits (text, n);
  if (hour < 0 || text[n] != ':')
    return fail_clock (text, why);
  int minute = digits (text + n + 1, 2);
  const char *rest = minute < 0 ? text : text + n + 3;
  if (minute < 0 || (*rest != '\0' && strcmp (rest, ":00") != 0))
    return fail_clock (text, why);
  if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
    return pr_value_fail (why, _ ("'%s' is not a time of day from 00:00 to 24:00"), text);
  *v = hour * PR_HOUR + minute * PR_MINUTE;
  return TRUE;
}

void
pr_value_print_clock (pr_time v, GString *out)
{
  g_string_append_printf (out, "%02d:%02d", (int) (v / PR_HOUR), (int) (v % PR_HOUR / PR_MINUTE));
}

/* Recognises 01/07/2025, 1.7.2025, 01-07-2025, 2025/07/01, 45839: what spreadsheets make of a
 * date. */
static gboolean
fail_date (const char *text, char **why)
{
  int part[3] = { 0 };
  const char *s = text;
  gsize length[3] = { 0 };
  gsize n = 0;
  for (; n < 3; n++)
    {
      length[n] = strspn (s, "0123456789");
      if (length[n] == 0 || length[n] > 5)
        break;
      part[n] = digits (s, (int) length[n]);
      s += length[n];
      if (n == 2 || *s == '\0' || strchr ("/.-", *s) == NULL)
        {
          n++;
          break;
        }
      s++;
    }
  if (n == 1 && *s == '\0' && length[0] == 5 && part[0] > 20000)
    {
      /* Day 1 of a spreadsheet is 1 January 1900, and it believes in 29 February 1900. */
      int y, m, d;
      pr_day_to_civil (part[0] - 25569, &y, &m, &d);
      return pr_value_fail (why,
                            _ ("'%s' is a spreadsheet's number for a date; write %04d-%02d-%02d"),
                            text, y, m, d);
    }
  if (n == 3 && length[0] == 4 && length[1] <= 2 && pr_day_valid (part[0], part[1], part[2]))
    return pr_value_fail (why, _ ("'%s' is not written as a date here; write %04d-%02d-%02d"), text,
                          part[0], part[1], part[2]);
  if (n == 3 && length[2] == 4 && pr_day_valid (part[2], part[1], part[0]))
    {
      if (part[0] != part[1] && pr_day_valid (part[2], part[0], part[1]))
        return pr_value_fail (why,
                              _ ("'%s' is a date as a spreadsheet writes it; write %04d-%02d-%02d "
                                 "(or %04d-%02d-%02d if the month came first)"),
                              text, part[2], part[1], part[0], part[2], part[0], part[1]);
      return pr_value_fail (why,
                            _ ("'%s' is a date as a spreadsheet writes it; write %04d-%02d-%02d"),
                            text, part[2], part[1], part[0]);
    }
  if (n == 3 && length[2] == 4 && pr_day_valid (part[2], part[0], part[1]))
    return pr_value_fail (why,
                          _ ("'%s' is a date as a spreadsheet writes it; write %04d-%02d-%02d"),
                          text, part[2], part[0], part[1]);
  return pr_value_fail (why, _ ("'%s' is not a date such as 2025-07-01"), text);
}

/* The date in the first ten characters. */
static gboolean
scan_date (const char *text, pr_day *v, char **why)
{
  int year = digits (text, 4);
  int month = year >= 0 && text[4] == '-' ? digits (text + 5, 2) : -1;
  int day = month >= 0 && text[7] == '-' ? digits (text + 8, 2) : -1;
  if (day < 0)
    return fail_date (text, why);
  if (year < 1900 || year > 2199)
    return pr_value_fail (why, _ ("'%s' is not between 1900 and 2199"), text);
  if (!pr_day_valid (year, month, day))
    return pr_value_fail (why, _ ("'%s': there is no such date"), text);
  *v = pr_day_from_civil (year, month, day);
  return TRUE;
}

gboolean
pr_value_date (const char *text, pr_day *v, char **why)
{
  pr_day day;
  if (!scan_date (text, &day, why))
    return FALSE;
  if (text[10] != '\0')
    return pr_value_fail (why, _ ("'%s' is more than a date; write %.10s"), text, text);
  *v = day;
  return TRUE;
}

gboolean
pr_value_instant (const char *text, pr_day *day, pr_time *clock, char **why)
{
  pr_day date;
  pr_time time = -1;
  if (!scan_date (text, &date, why))
    return FALSE;
  const char *rest = text + 10;
  if (*rest != '\0')
    {
      const char *begin = *rest == 'T' ? rest + 1 : skip_blanks (rest);
      g_autofree char *bad = NULL;
      if (begin == rest || !pr_value_clock (begin, &time, &bad))
        {
          pr_time meant;
          if (begin == rest || !pr_value_guess_clock (&begin, &meant) || *begin != '\0')
            return pr_value_fail (
                why, _ ("'%s' is not a date with a time such as 2025-07-01 08:00"), text);
          g_autoptr (GString) printed = g_string_new (NULL);
          pr_value_print_clock (meant, printed);
          return pr_value_fail (why, _ ("'%s' is not a date with a time; write %.10s %s"), text,
                                text, printed->str);
        }
    }
  *day = date;
  *clock = time;
  return TRUE;
}

void
pr_value_print_date (pr_day v, GString *out)
{
  int y, m, d;
  pr_day_to_civil (v, &y, &m, &d);
  g_string_append_printf (out, "%04d-%02d-%02d", y, m, d);
}
