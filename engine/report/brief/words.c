/* Words and numbers of a brief: see page.h. */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/text/json.h"
#include "report/text/labels.h"
#include "report/text/text.h"

#include <math.h>
#include <string.h>

#define NAME_WIDTH 80

double
pr_brief_value (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : NAN;
}

JsonArray *
pr_brief_array (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
pr_brief_at (JsonArray *list, guint k)
{
  JsonNode *node
      = list != NULL && k < json_array_get_length (list) ? json_array_get_element (list, k) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
pr_brief_text_at (JsonArray *list, guint k)
{
  JsonNode *node = json_array_get_element (list, k);
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

const char *
pr_brief_string (JsonObject *o, const char *name)
{
  const char *text = pr_json_text_of (o, name);
  return text != NULL ? text : "";
}

char *
pr_brief_name (JsonObject *o)
{
  GString *name = g_string_new (NULL);
  pr_label_cut (name, pr_brief_string (o, "name"), NAME_WIDTH);
  return g_string_free (name, FALSE);
}

JsonObject *
pr_brief_figure (JsonObject *option, const char *name)
{
  return pr_json_object_of (pr_json_object_of (option, "figures"), name);
}

/* The page has one decimal. */
bool
pr_brief_shown (JsonObject *figure, double scale)
{
  double more = fabs (pr_brief_value (figure, "more"));
  return more > pr_brief_value (figure, "more_hw") && scale * more >= 0.05;
}

/* The power of ten to which x is known. */
static int
power_of (double x, double hw)
{
  int power = (int) floor (log10 (hw));
  return x != 0 ? MIN (power, (int) floor (log10 (fabs (x)))) : power;
}

static double
round_to (double x, int power)
{
  double unit = pow (10, power);
  return round (x / unit) * unit;
}

/* To which power of ten x is told, which makes a figure `level`: as its half-width allows, 0.1 at
 * the finest, and never so coarse that the level would be lost. */
static int
told_to (double x, double hw, double level)
{
  if (!(hw > 0) || !isfinite (hw))
    return (x == round (x) && level == round (level)) || fabs (level) >= 100 ? 0 : -1;
  int power = power_of (level, hw);
  return MAX (level != 0 ? power : MIN (power, 0), -1);
}

static int
difference_to (JsonObject *figure, double scale)
{
  return told_to (scale * pr_brief_value (figure, "more"),
                  scale * pr_brief_value (figure, "more_hw"),
                  scale * pr_brief_value (figure, "mean"));
}

double
pr_brief_more (JsonObject *figure, double scale)
{
  return round_to (scale * pr_brief_value (figure, "more"), difference_to (figure, scale));
}

/* Whether a difference is that of the means: not if some replications have no value. */
static bool
adds_up (JsonObject *figure, double mean, double first, double scale)
{
  double more = scale * pr_brief_value (figure, "more");
  return fabs (first + more - mean) <= 1e-6 * fmax (1, fabs (mean));
}

void
pr_brief_row (const GPtrArray *options, const char *name, double scale, double *is)
{
  JsonObject *first = pr_brief_figure (options->pdata[0], name);
  double mean = scale * pr_brief_value (first, "mean");
  int finest = G_MAXINT;
  for (guint k = 1; k < options->len; k++)
    {
      JsonObject *f = pr_brief_figure (options->pdata[k], name);
      if (!isnan (pr_brief_value (f, "more")))
        finest = MIN (finest, difference_to (f, scale));
    }
  if (finest == G_MAXINT)
    finest = told_to (mean, scale * pr_brief_value (first, "hw"), mean);
  if (mean != 0 && finest > 0)
    finest = MIN (finest, MAX (0, (int) floor (log10 (fabs (mean)))));
  is[0] = round_to (mean, finest);
  for (guint k = 1; k < options->len; k++)
    {
      JsonObject *f = pr_brief_figure (options->pdata[k], name);
      double x = scale * pr_brief_value (f, "mean");
      is[k] = adds_up (f, x, mean, scale) ? fmax (is[0] + pr_brief_more (f, scale), 0)
                                          : round_to (x, finest);
    }
}

char *
pr_brief_fixed (double x)
{
  char buf[PR_NUMBER_SIZE];
  bool whole = fabs (x - round (x)) < 0.01;
  return isfinite (x) ? g_strdup (pr_text_fixed (buf, x, whole ? 0 : 1)) : g_strdup ("–");
}

char *
pr_brief_number_words (double x, double hw, int most)
{
  char buf[PR_NUMBER_SIZE];
  if (!isfinite (x))
    return g_strdup ("–");
  if (!(hw > 0) || !isfinite (hw))
    return g_strdup (pr_text_fixed (buf, x, x == round (x) || fabs (x) >= 100 ? 0 : MIN (1, most)));
  int power = power_of (x, hw);
  if (power >= 0)
    return g_strdup (pr_text_fixed (buf, round (x / pow (10, power)) * pow (10, power), 0));
  int decimals = MIN (-power, most);
  double shift = pow (10, decimals);
  return g_strdup (pr_text_fixed (buf, x, round (x * shift) == round (x) * shift ? 0 : decimals));
}

/* What is not quite all, or not quite nothing, is not rounded to it. */
char *
pr_brief_percent (double x, double rounded)
{
  g_autofree char *number = pr_brief_fixed (rounded);
  if (!isfinite (x))
    return g_strdup ("–");
  if (x < 100 && rounded >= 99.95)
    return g_strdup (_ ("over 99.9 %"));
  if (x > 0 && rounded < 0.05)
    return g_strdup (_ ("under 0.1 %"));
  return g_strdup_printf ("%s %%", number);
}

char *
pr_brief_share (double share, double hw)
{
  double x = 100 * share;
  return pr_brief_percent (x, round_to (x, told_to (x, 100 * hw, x)));
}

char *
pr_brief_dong (double amount, double hw)
{
  double size = fabs (amount), unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1;
  g_autofree char *number = pr_brief_number_words (amount / unit, hw / unit, 1);
  return size >= 1e9   ? g_strdup_printf (_ ("%s billion dong"), number)
         : size >= 1e6 ? g_strdup_printf (_ ("%s million dong"), number)
                       : g_strdup_printf (_ ("%s dong"), number);
}

/* Day and month from 1; FALSE: it is no date. */
static bool
read_date (const char *text, guint *day, guint *month)
{
  *month = strlen (text) == 10 ? (guint) g_ascii_strtoull (text + 5, NULL, 10) : 0;
  *day = strlen (text) == 10 ? (guint) g_ascii_strtoull (text + 8, NULL, 10) : 0;
  return *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
}

char *
pr_brief_date (const char *date)
{
  static const char *const months[]
      = { N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
          N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
          N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December") };
  guint month, day;
  if (!read_date (date, &day, &month))
    return g_strdup (date);
  return g_strdup_printf (P_ ("day and month", "%u %s"), day, _ (months[month - 1]));
}

char *
pr_brief_dates (const char *from, const char *until)
{
  g_autofree char *first = pr_brief_date (from), *last = pr_brief_date (until);
  guint day, month, to_day, to_month;
  if (*from == '\0')
    return *until != '\0' ? g_strdup_printf (_ ("until %s"), last) : g_strdup ("");
  if (*until == '\0')
    return g_strdup_printf (_ ("from %s on"), first);
  if (strcmp (from, until) == 0)
    return g_strdup_printf (_ ("on %s"), first);
  if (read_date (from, &day, &month) && read_date (until, &to_day, &to_month) && month == to_month
      && strncmp (from, until, 4) == 0)
    return g_strdup_printf (_ ("from %u to %s"), day, last);
  return g_strdup_printf (_ ("from %s to %s"), first, last);
}

char *
pr_brief_names (const char *const *names, guint n, guint all)
{
  g_autoptr (GString) list = g_string_new (NULL);
  if (all > n)
    {
      for (guint k = 0; k < n; k++)
        g_string_append_printf (list, "%s%s", k > 0 ? ", " : "", names[k]);
      return g_strdup_printf (NGETTEXT ("%s and %u more", "%s and %u more", all - n), list->str,
                              all - n);
    }
  for (guint k = 0; k + 1 < n; k++)
    g_string_append_printf (list, "%s%s", k > 0 ? ", " : "", names[k]);
  return n > 1   ? g_strdup_printf (_ ("%s and %s"), list->str, names[n - 1])
         : n > 0 ? g_strdup (names[0])
                 : g_strdup ("");
}

char *
pr_brief_names_in (JsonArray *list, guint most, guint all)
{
  guint n = list != NULL ? MIN (json_array_get_length (list), most) : 0;
  g_auto (GStrv) names = g_new0 (char *, n + 1);
  for (guint k = 0; k < n; k++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      pr_label_cut (name, pr_brief_text_at (list, k), NAME_WIDTH);
      names[k] = g_strdup (name->str);
    }
  return pr_brief_names ((const char *const *) names, n, MAX (all, n));
}
