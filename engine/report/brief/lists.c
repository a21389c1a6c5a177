/* What an option changes, and whom it helps and hurts, in words. */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/page/html.h"
#include "report/text/json.h"
#include "report/text/labels.h"

#include <math.h>
#include <string.h>

#define WIDTH 60 /* of a text of the scenario */

static char *
posts_words (JsonObject *o)
{
  double by = pr_brief_value (o, "by");
  guint n = (guint) MAX (pr_json_int_of (o, "n"), 0), posts = (guint) fmin (fabs (by), 1e9);
  g_autofree char *places = pr_brief_names_in (pr_brief_array (o, "places"), n, n);
  const char *pool = pr_brief_string (o, "pool");
  if (n == 1)
    return by > 0 ? g_strdup_printf (
               NGETTEXT ("%u post more in %s at %s", "%u posts more in %s at %s", posts), posts,
               pool, places)
                  : g_strdup_printf (
                      NGETTEXT ("%u post fewer in %s at %s", "%u posts fewer in %s at %s", posts),
                      posts, pool, places);
  return by > 0 ? g_strdup_printf (NGETTEXT ("%u post more in %s at each of: %s",
                                             "%u posts more in %s at each of: %s", posts),
                                   posts, pool, places)
                : g_strdup_printf (NGETTEXT ("%u post fewer in %s at each of: %s",
                                             "%u posts fewer in %s at each of: %s", posts),
                                   posts, pool, places);
}

/* NULL: no such unit. Free with g_free. */
static char *
unit_words (const char *n, const char *unit)
{
  gulong plural = strcmp (n, "1") == 0 ? 1 : 2;
  if (strcmp (unit, "d") == 0)
    return g_strdup_printf (NGETTEXT ("%s day", "%s days", plural), n);
  if (strcmp (unit, "h") == 0)
    return g_strdup_printf (NGETTEXT ("%s hour", "%s hours", plural), n);
  if (strcmp (unit, "min") == 0)
    return g_strdup_printf (NGETTEXT ("%s minute", "%s minutes", plural), n);
  if (strcmp (unit, "s") == 0)
    return g_strdup_printf (NGETTEXT ("%s second", "%s seconds", plural), n);
  return NULL;
}

/* "2d 12h" as "2 days 12 hours"; NULL: it is no duration. Free with g_free. */
static char *
duration_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      gsize digits = strspn (*part, "0123456789.");
      g_autofree char *n = g_strndup (*part, digits), *unit = g_strdup (*part + digits);
      char *words = digits > 0 ? unit_words (n, unit) : NULL;
      if (words == NULL)
        return NULL;
      g_free (*part);
      *part = words;
    }
  return *parts != NULL ? g_strjoinv (" ", parts) : NULL;
}

/* A text of the scenario. */
static char *
text_words (const char *text)
{
  GString *words = g_string_new (NULL);
  g_autofree char *date = pr_brief_date (text), *duration = duration_words (text);
  pr_label_cut (words,
                strcmp (text, "*") == 0     ? _ ("all")
                : strcmp (text, "yes") == 0 ? _ ("yes")
                : strcmp (text, "no") == 0  ? _ ("no")
                : duration != NULL          ? duration
                                            : date,
                WIDTH);
  return g_string_free (words, FALSE);
}

static void
append (GString *out, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", words);
}

/* What names a row: "counters, Sat". */
static void
append_names (GString *out, JsonObject *row)
{
  JsonArray *list = pr_brief_array (row, "names");
  for (guint k = 0; list != NULL && k < json_array_get_length (list); k++)
    {
      g_autofree char *name = text_words (pr_brief_text_at (list, k));
      append (out, name);
    }
}

/* What names several: "reception, guides and results". */
static void
append_all_names (GString *out, JsonObject *o)
{
  JsonArray *list = pr_brief_array (o, "names");
  guint n = list != NULL ? json_array_get_length (list) : 0;
  g_auto (GStrv) texts = g_new0 (char *, n + 1);
  for (guint k = 0; k < n; k++)
    texts[k] = text_words (pr_brief_text_at (list, k));
  g_autofree char *names = pr_brief_names ((const char *const *) texts, n,
                                           MAX (n, (guint) pr_json_int_of (o, "n_names")));
  append (out, names);
}

static void
append_places (GString *out, JsonObject *o)
{
  JsonArray *places = pr_brief_array (o, "places");
  guint n_places = (guint) MAX (pr_json_int_of (o, "n_places"), 0);
  if (places == NULL || json_array_get_length (places) == 0)
    return;
  g_autofree char *place = text_words (pr_brief_text_at (places, 0)),
                  *many
                  = g_strdup_printf (NGETTEXT ("at %u place", "at %u places", n_places), n_places);
  append (out, strcmp (pr_brief_text_at (places, 0), "*") == 0 ? _ ("everywhere")
               : n_places > 1                                  ? many
                                                               : place);
}

static void
append_dates (GString *out, JsonObject *row)
{
  const char *on = pr_brief_string (row, "on");
  g_autofree char *dates = *on != '\0' ? pr_brief_dates (on, on)
                                       : pr_brief_dates (pr_brief_string (row, "from"),
                                                         pr_brief_string (row, "until"));
  append (out, dates);
}

/* "centres, Sat, from 1 to 31 July, open 07:30-11:30"; what is no longer there without the last.
 * What has a name goes by that. */
static char *
row_words (const char *table, JsonObject *row, bool gone)
{
  GString *out = g_string_new (NULL);
  JsonObject *values = pr_json_object_of (row, "values");
  const char *name = pr_brief_string (values, "name"), *told = pr_brief_telling_column (table),
             *value = told != NULL && !gone ? pr_brief_string (values, told) : "";
  g_autofree char *own = text_words (name), *is = text_words (value);
  append (out, own);
  if (*name == '\0')
    {
      append_names (out, row);
      append_places (out, row);
    }
  append_dates (out, row);
  if (*value != '\0')
    {
      g_autofree char *words = g_strdup_printf ("%s %s", pr_brief_column_words (table, told), is);
      append (out, words);
    }
  return g_string_free (out, FALSE);
}

/* Rows that only one of the two has. */
static char *
rows_words (JsonObject *o, const char *table, const char *about, guint rows)
{
  JsonArray *list = pr_brief_array (o, "rows");
  bool gone = strcmp (pr_brief_string (o, "only"), "first") == 0;
  guint n = (guint) MAX (pr_json_int_of (o, "n"), 1), k = 0;
  g_autoptr (GString) words = g_string_new (NULL);
  for (; k < rows && pr_brief_at (list, k) != NULL; k++)
    {
      g_autofree char *row = row_words (table, pr_brief_at (list, k), gone);
      g_string_append_printf (words, "%s%s", k > 0 ? P_ ("list", "; ") : "", row);
    }
  guint left = n - MIN (k, n);
  if (left == 0)
    return gone ? g_strdup_printf (_ ("%s, no longer: %s"), about, words->str)
                : g_strdup_printf (_ ("%s, new: %s"), about, words->str);
  return gone ? g_strdup_printf (
             NGETTEXT ("%s, no longer: %s; and %u more", "%s, no longer: %s; and %u more", left),
             about, words->str, left)
              : g_strdup_printf (
                  NGETTEXT ("%s, new: %s; and %u more", "%s, new: %s; and %u more", left), about,
                  words->str, left);
}

/* The value of a cell; a name is quoted. */
static char *
value_words (JsonObject *o, const char *text)
{
  JsonNode *is_name = json_object_get_member (o, "is_name");
  bool quoted = is_name != NULL && json_node_get_value_type (is_name) == G_TYPE_BOOLEAN
                && json_node_get_boolean (is_name);
  g_autofree char *words = text_words (text);
  return quoted ? g_strdup_printf (_ ("“%s”"), words) : g_strdup (words);
}

/* Of a key of scenario.ini. */
static char *
key_words (JsonObject *o, const char *key)
{
  const char *known = pr_brief_key_words (key), *about = known != NULL ? known : _ ("others"),
             *from = pr_brief_string (o, "from"), *to = pr_brief_string (o, "to");
  g_autofree char *is = text_words (to), *was = text_words (from);
  return *from == '\0' ? g_strdup_printf (_ ("%s: %s, so far not given"), about, is)
         : *to == '\0' ? g_strdup_printf (_ ("%s: no longer given, so far %s"), about, was)
                       : g_strdup_printf (_ ("%s: %s instead of %s"), about, is, was);
}

static char *
change_words (JsonObject *o, guint rows)
{
  if (pr_json_text_of (o, "key") != NULL)
    return key_words (o, pr_brief_string (o, "key"));
  const char *table = pr_brief_string (o, "table"), *column = pr_json_text_of (o, "column"),
             *from = pr_brief_string (o, "from"), *to = pr_brief_string (o, "to"),
             *known = pr_brief_table_words (table), *about = known != NULL ? known : _ ("others");
  if (column == NULL)
    return rows_words (o, table, about, rows);
  const char *noun = pr_brief_column_words (table, column);
  g_autofree char *is = value_words (o, to), *was = value_words (o, from);
  g_autoptr (GString) who = g_string_new (NULL);
  append_all_names (who, o);
  append_places (who, o);
  if (noun == NULL)
    return g_strdup_printf (_ ("%s: changed (%s)"), about, who->str);
  if (*from == '\0')
    return g_strdup_printf (_ ("%s: %s %s, so far not given (%s)"), about, noun, is, who->str);
  if (*to == '\0')
    return g_strdup_printf (_ ("%s: %s no longer given, so far %s (%s)"), about, noun, was,
                            who->str);
  return g_strdup_printf (_ ("%s: %s %s instead of %s (%s)"), about, noun, is, was, who->str);
}

void
pr_brief_put_changes (GString *out, JsonObject *option, guint most, guint rows)
{
  JsonArray *posts = pr_brief_array (option, "posts"), *list = pr_brief_array (option, "changes");
  guint n_posts = posts != NULL ? json_array_get_length (posts) : 0,
        all = n_posts + (list != NULL ? json_array_get_length (list) : 0);
  const char *applies = pr_json_text_of (option, "applies");
  g_autofree char *from = pr_brief_dates (applies != NULL ? applies : "", "");
  if (all == 0)
    pr_html_add (out, "%s", _ ("nothing that counts"));
  else if (*from != '\0')
    pr_html_add (out, "<i>%s%s</i>", from, P_ ("what a sentence is about", ": "));
  for (guint k = 0; k < MIN (all, most); k++)
    {
      JsonObject *o = k < n_posts ? pr_brief_at (posts, k) : pr_brief_at (list, k - n_posts);
      g_autofree char *words = k < n_posts ? posts_words (o) : change_words (o, rows);
      pr_html_add (out, "%s%s", k > 0 ? " · " : "", words);
    }
  if (all > most)
    {
      g_autofree char *rest = g_strdup_printf (
          NGETTEXT (" · and %u more change", " · and %u more changes", all - most), all - most);
      pr_html_add (out, "%s", rest);
    }
}

/* What the numbers of a list count. */
static const char *
felt_head (const char *metric, bool less)
{
  static const struct {
    const char *metric, *less, *more;
  } heads[] = {
    { "decided_late", N_ ("fewer late dossiers"), N_ ("more late dossiers") },
    { "visits_left", N_ ("fewer people unserved"), N_ ("more people unserved") },
    { "deciding_peak", N_ ("fewer dossiers at the peak"), N_ ("more dossiers at the peak") },
    { "counter_wait_mean", N_ ("shorter waits, in minutes"), N_ ("longer waits, in minutes") },
    { "sojourn_mean", N_ ("faster dossiers, in hours"), N_ ("slower dossiers, in hours") },
  };
  for (gsize k = 0; k < G_N_ELEMENTS (heads); k++)
    if (strcmp (heads[k].metric, metric) == 0)
      return less ? _ (heads[k].less) : _ (heads[k].more);
  return metric;
}

/* Places one after the other, those of a metric behind its head. What would read as 0 is left
 * out. Whether there is any. */
static bool
list_felt (GString *out, JsonObject *option, const char *name, guint most, bool page)
{
  JsonArray *list = pr_brief_array (option, name);
  const char *head = "";
  for (guint k = 0; k < most && pr_brief_at (list, k) != NULL; k++)
    {
      JsonObject *o = pr_brief_at (list, k);
      const char *metric = pr_brief_string (o, "metric");
      double scale = strcmp (metric, "sojourn_mean") == 0 ? 24 : 1,
             more = pr_brief_value (o, "more");
      g_autofree char *number = pr_brief_fixed (fabs (pr_brief_more (o, scale))),
                      *place = pr_brief_name (o);
      if (strcmp (number, "0") == 0)
        continue;
      g_autofree char *before
          = strcmp (metric, head) == 0
                ? g_strdup (", ")
                : g_strdup_printf ("%s%s%s", *head != '\0' ? P_ ("list", "; ") : "",
                                   felt_head (metric, more < 0),
                                   P_ ("what a sentence is about", ": "));
      if (page)
        pr_html_add (out, "%s%s&#160;<b>%s</b>", before, place, number);
      else
        g_string_append_printf (out, "%s%s %s", before, place, number);
      head = metric;
    }
  if (*head == '\0')
    g_string_append (out, _ ("none is shown"));
  return *head != '\0';
}

void
pr_brief_put_felt (GString *out, JsonObject *option, const char *name, guint most)
{
  list_felt (out, option, name, most, true);
}

bool
pr_brief_tell_felt (GString *out, JsonObject *option, const char *name, guint most)
{
  return list_felt (out, option, name, most, false);
}
