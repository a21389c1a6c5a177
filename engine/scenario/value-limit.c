#include "scenario/value.h"

#include <math.h>
#include <string.h>

/* More arrivals than this in a unit of time are a typing error. */
#define RATE_MAX 1e9
#define LIMIT_MAX_DAYS 10000

typedef struct {
  const char *words;
  pr_rate_kind kind;
  double per; /* microseconds, days or inhabitants that the number is for */
} rate_unit;

static const rate_unit rate_units[] = {
  { "per min", PR_PER_TIME, (double) PR_MINUTE },
  { "per minute", PR_PER_TIME, (double) PR_MINUTE },
  { "per hour", PR_PER_TIME, (double) PR_HOUR },
  { "per day", PR_PER_TIME, (double) PR_DAY },
  { "per working day", PR_PER_WORKING_DAY, 1 },
  { "per 1000 inhabitants per working day", PR_PER_1000_WORKING_DAY, 1000 },
  { "per officer per working day", PR_PER_OFFICER_WORKING_DAY, 1 },
};

/* One blank between words, none at the ends. */
static char *
single_blanks (const char *text)
{
  GString *s = g_string_new (NULL);
  for (; *text != '\0'; text++)
    if (*text != ' ' && *text != '\t')
      g_string_append_c (s, *text);
    else if (s->len > 0 && s->str[s->len - 1] != ' ')
      g_string_append_c (s, ' ');
  if (s->len > 0 && s->str[s->len - 1] == ' ')
    g_string_truncate (s, s->len - 1);
  return g_string_free (s, FALSE);
}

static gboolean
is_every (const char *text)
{
  return g_str_has_prefix (text, "every ");
}

static gboolean
is_dist (const char *text)
{
  pr_dist d;
  g_autofree char *why = NULL;
  if (!pr_value_dist (text, &d, NULL, &why))
    return FALSE;
  pr_dist_clear (&d);
  return TRUE;
}

gboolean
pr_value_every (const char *text, pr_dist *v, char **canonical, char **why)
{
  const char *rest = text + strlen ("every ");
  while (*rest == ' ')
    rest++;
  pr_dist d;
  g_autofree char *printed = NULL;
  if (!pr_value_dist (rest, &d, &printed, why))
    return FALSE;
  if (d.mean < 1)
    {
      pr_dist_clear (&d);
      return pr_value_fail (why, _ ("'%s': the mean time between two arrivals is 0"), text);
    }
  *v = d;
  if (canonical != NULL)
    *canonical = g_strconcat ("every ", printed, NULL);
  return TRUE;
}

gboolean
pr_value_rate (const char *text, pr_rate *v, char **why)
{
  double number;
  if (is_every (text))
    {
      pr_dist d;
      if (!pr_value_every (text, &d, NULL, why))
        return FALSE;
      *v = (pr_rate){ PR_EVERY, 1 / d.mean };
      pr_dist_clear (&d);
      return TRUE;
    }
  const char *end = pr_value_scan_number (text, 0, &number);
  if (end == NULL && *text == '-' && g_ascii_isdigit (text[1]))
    return pr_value_fail (why, _ ("'%s' is negative"), text);
  if (end == NULL && is_dist (text))
    return pr_value_fail (why,
                          _ ("'%s' is a distribution and no rate; for the time from one arrival to "
                             "the next write every %s"),
                          text, text);
  if (end == NULL || *end == ',')
    {
      g_autofree char *first = g_strndup (text, strcspn (text, " \t"));
      return pr_value_fail_number (first, why);
    }
  g_autofree char *words = single_blanks (end);
  const char *names[G_N_ELEMENTS (rate_units)];
  for (gsize i = 0; i < G_N_ELEMENTS (rate_units); i++)
    {
      names[i] = rate_units[i].words;
      if (strcmp (words, names[i]) != 0)
        continue;
      if (number > RATE_MAX)
        return pr_value_fail (why, _ ("'%s' is too large"), text);
      *v = (pr_rate){ rate_units[i].kind, number / rate_units[i].per };
      return TRUE;
    }
  if (*words == '\0')
    return pr_value_fail (why, _ ("'%s' has no unit; write %s per hour or %s per working day"),
                          text, text, text);
  g_autofree char *hint = pr_value_hint (words, names, G_N_ELEMENTS (rate_units));
  return pr_value_fail (why,
                        _ ("'%s' is not a rate; allowed: per min, per hour, per day, per working "
                           "day, per 1000 inhabitants per working day, and every 2min%s"),
                        text, hint);
}

void
pr_value_print_rate (const char *text, GString *out)
{
  double number = 0;
  const char *end = pr_value_scan_number (text, 0, &number);
  if (is_every (text))
    {
      pr_dist d;
      g_autofree char *canonical = NULL;
      g_autofree char *why = NULL;
      if (pr_value_every (text, &d, &canonical, &why))
        {
          g_string_append (out, canonical);
          pr_dist_clear (&d);
        }
    }
  if (end == NULL)
    return;
  pr_value_print_number (number, out);
  g_autofree char *words = single_blanks (end);
  g_string_append_printf (out, " %s", strcmp (words, "per minute") == 0 ? "per min" : words);
}

gboolean
pr_value_limit (const char *text, pr_limit *v, char **why)
{
  g_autofree char *words = single_blanks (text);
  gsize n = strspn (words, "0123456789");
  pr_limit limit = { PR_LIMIT_NONE, 0 };
  if (n == 0)
    {
      static const char *const names[] = { "none", "same day", "working days" };
      if (strcmp (words, "none") != 0 && strcmp (words, "same day") != 0)
        {
          g_autofree char *hint = pr_value_hint (words, names, 2);
          return pr_value_fail (
              why, _ ("'%s' is not a limit; allowed: same day, 8 working days, 15 days, none%s"),
              text, hint);
        }
      limit.kind = strcmp (words, "none") == 0 ? PR_LIMIT_NONE : PR_LIMIT_SAME_DAY;
      *v = limit;
      return TRUE;
    }
  const char *unit = words + n + (words[n] == ' ');
  if (*unit == '\0')
    return pr_value_fail (why, _ ("'%s' has no unit; write %s working days or %s days"), text,
                          words, words);
  gboolean working = strcmp (unit, "working days") == 0 || strcmp (unit, "working day") == 0;
  if (!working && strcmp (unit, "days") != 0 && strcmp (unit, "day") != 0)
    {
      static const char *const names[] = { "working days", "days" };
      g_autofree char *hint = pr_value_hint (unit, names, 2);
      return pr_value_fail (
          why, _ ("'%s' is not a limit; allowed: same day, 8 working days, 15 days, none%s"), text,
          hint);
    }
  gint64 count = n <= 9 ? g_ascii_strtoll (words, NULL, 10) : G_MAXINT64;
  if (count < 1 || count > LIMIT_MAX_DAYS)
    return pr_value_fail (why, _ ("'%s' is not between 1 and %d days"), text, LIMIT_MAX_DAYS);
  *v = (pr_limit){ working ? PR_LIMIT_WORKING_DAYS : PR_LIMIT_CALENDAR_DAYS, (int) count };
  return TRUE;
}

gboolean
pr_value_close (const char *text, pr_close *v, char **why)
{
  g_autofree char *words = single_blanks (text);
  for (pr_close_kind i = 0; pr_close_words[i] != NULL; i++)
    if (strcmp (words, pr_close_words[i]) == 0)
      {
        *v = (pr_close){ i, i == PR_CLOSE_FINISH ? PR_NEVER : 0 };
        return TRUE;
      }
  if (g_str_has_prefix (words, "finish "))
    {
      pr_time overtime;
      if (!pr_value_duration (words + strlen ("finish "), &overtime, why))
        return FALSE;
      *v = (pr_close){ PR_CLOSE_FINISH, overtime };
      return TRUE;
    }
  /* The first word tells whether a time follows. */
  char *time = strpbrk (words, "0123456789");
  if (time != NULL)
    *time = '\0';
  g_strchomp (words);
  g_autoptr (GString) list = g_string_new (NULL);
  gsize n = 0;
  for (pr_close_kind i = 0; pr_close_words[i] != NULL; i++, n++)
    g_string_append_printf (list, "%s%s%s", i > 0 ? ", " : "", pr_close_words[i],
                            i == PR_CLOSE_FINISH ? ", finish 30min" : "");
  g_autofree char *hint = pr_value_hint (words, pr_close_words, n);
  return pr_value_fail (why, _ ("'%s' is not one of: %s%s"), text, list->str, hint);
}
