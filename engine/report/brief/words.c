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

/* The power of ten to which x is told: three digits, 0.1 at the finest; what is certain (hw 0), and
 * what one run has (NaN), in full. */
static int
told_to (double x, double hw)
{
  if (!(hw > 0) || !isfinite (hw))
    return x == round (x) || fabs (x) >= 100 ? 0 : -1;
  return x != 0 ? MAX ((int) floor (log10 (fabs (x))) - 2, -1) : 0;
}

/* The same of a difference, which from 10 on is a whole number. */
static int
apart_to (double x, double hw)
{
  return MAX (told_to (x, hw), fabs (x) >= 9.95 ? 0 : -1);
}

static double
round_to (double x, int power)
{
  double unit = pow (10, power);
  return round (x / unit) * unit;
}

double
pr_brief_told (double x, double hw)
{
  return isfinite (x) ? round_to (x, apart_to (x, hw)) : x;
}

double
pr_brief_more (JsonObject *figure, double scale)
{
  return pr_brief_told (scale * pr_brief_value (figure, "more"),
                        scale * pr_brief_value (figure, "more_hw"));
}

/* So finely that each difference that is shown can be seen. */
void
pr_brief_row (const GPtrArray *options, const char *name, double scale, double *is)
{
  int finest = G_MAXINT;
  double least = INFINITY;
  for (guint k = 0; k < options->len; k++)
    {
      JsonObject *f = pr_brief_figure (options->pdata[k], name);
      double x = is[k] = scale * pr_brief_value (f, "mean"),
             more = scale * pr_brief_value (f, "more");
      if (!isfinite (x))
        continue;
      finest = MIN (finest, told_to (x, scale * pr_brief_value (f, "hw")));
      least = fmin (least, fabs (x));
      if (pr_brief_shown (f, scale))
        finest = MIN (finest, apart_to (more, scale * pr_brief_value (f, "more_hw")));
    }
  for (guint k = 0; k < options->len; k++)
    is[k] = isfinite (is[k]) ? round_to (is[k], least >= 100 ? MAX (finest, 0) : finest) : NAN;
}

bool
pr_brief_seems_off (const GPtrArray *options, const char *name, double scale)
{
  double is[PR_COMPARED_MOST];
  pr_brief_row (options, name, scale, is);
  for (guint k = 1; k < options->len; k++)
    {
      JsonObject *f = pr_brief_figure (options->pdata[k], name),
                 *first = pr_brief_figure (options->pdata[0], name);
      double more = pr_brief_value (f, "more"), mean = pr_brief_value (f, "mean"),
             off = pr_brief_value (first, "mean") + more - mean;
      if (pr_brief_shown (f, scale) && fabs (off) <= 1e-6 * fmax (1, fabs (mean))
          && fabs (is[0] + pr_brief_more (f, scale) - is[k]) > 0.01)
        return true;
    }
  return false;
}

char *
pr_brief_fixed (double x)
{
  char buf[PR_NUMBER_SIZE];
  bool whole = fabs (x - round (x)) < 0.01;
  return isfinite (x) ? g_strdup (pr_text_fixed (buf, x, whole ? 0 : 1)) : g_strdup ("–");
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
pr_brief_share (double share)
{
  return pr_brief_percent (100 * share, round_to (100 * share, told_to (100 * share, NAN)));
}

char *
pr_brief_dong (double amount, double hw)
{
  double size = fabs (amount), unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1;
  g_autofree char *number = pr_brief_fixed (pr_brief_told (amount / unit, hw / unit));
  return size >= 1e9   ? g_strdup_printf (_ ("%s billion dong"), number)
         : size >= 1e6 ? g_strdup_printf (_ ("%s million dong"), number)
                       : g_strdup_printf (_ ("%s dong"), number);
}

/* Day and month from 1; FALSE: it is no date. */
static bool
read_date (const char *text, guint *day, guint *month)
{
  bool whole = strlen (text) == 10 || (strlen (text) == 16 && text[10] == ' ');
  *month = whole ? (guint) g_ascii_strtoull (text + 5, NULL, 10) : 0;
  *day = whole ? (guint) g_ascii_strtoull (text + 8, NULL, 10) : 0;
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
  g_autofree char *words = g_strdup_printf (day == 1 ? P_ ("first of a month", "%u %s")
                                                     : P_ ("day and month", "%u %s"),
                                            day, _ (months[month - 1]));
  return strlen (date) == 10 ? g_steal_pointer (&words)
                             : g_strdup_printf (P_ ("date and time of day", "%s, %s"), words,
                                                date + (date[11] == '0' ? 12 : 11));
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
      && strlen (from) == 10 && strlen (until) == 10 && strncmp (from, until, 4) == 0)
    return g_strdup_printf (
        day == 1 ? P_ ("first of a month", "from %u to %s") : _ ("from %u to %s"), day, last);
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
