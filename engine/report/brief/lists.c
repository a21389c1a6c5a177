/* What an option changes, and whom it helps and hurts, in words. */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/page/html.h"
#include "report/text/json.h"
#include "report/text/labels.h"

#include <math.h>
#include <string.h>

#define LINES 3 /* of changes */
#define WIDTH 70

/* What tables are about; others go by their name. */
static const char *const abouts[][2] = {
  { "pools", N_ ("staff") },
  { "calendars", N_ ("hours of work") },
  { "holidays", N_ ("days with hours of their own") },
  { "absences", N_ ("absences") },
  { "leave", N_ ("leave") },
  { "arrivals", N_ ("how many file") },
  { "profiles", N_ ("when people file") },
  { "mixes", N_ ("what people file") },
  { "surges", N_ ("days of more or fewer filings") },
  { "elsewhere", N_ ("filing elsewhere") },
  { "procedures", N_ ("procedures") },
  { "workflows", N_ ("steps of work") },
  { "rules", N_ ("rules") },
  { "phases", N_ ("who decides what, and when") },
  { "handovers", N_ ("hand-over") },
  { "incidents", N_ ("incidents") },
  { "systems", N_ ("systems") },
  { "readiness", N_ ("what must be there first") },
  { "activities", N_ ("rehearsals and meetings") },
  { "courses", N_ ("courses") },
  { "skills", N_ ("learning") },
  { "measures", N_ ("measures when work piles up") },
  { "reserves", N_ ("reserves") },
  { "costs", N_ ("costs") },
  { "units", N_ ("communes, wards and special zones") },
  { "authorities", N_ ("departments and branches") },
  { "backlog", N_ ("work left from before") },
};

static const char *
about (const char *table)
{
  for (gsize k = 0; k < G_N_ELEMENTS (abouts); k++)
    if (strcmp (abouts[k][0], table) == 0)
      return _ (abouts[k][1]);
  return table;
}

static const char *
or_blank (const char *text)
{
  return *text != '\0' ? text : _ ("blank");
}

static char *
posts_words (JsonObject *o)
{
  double by = pr_brief_value (o, "by");
  guint n = (guint) MAX (pr_json_int_of (o, "n"), 0), posts = (guint) fmin (fabs (by), 1e9);
  g_autofree char *places = pr_brief_names_in (pr_brief_array (o, "places"), n);
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

/* What names a row and, if wanted, what it says. */
static void
row_words (JsonObject *o, bool values, GString *out)
{
  const char *says = pr_brief_string (o, "values");
  g_autoptr (GString) words = g_string_new (pr_brief_string (o, "row"));
  g_string_replace (words, "where *", _ ("everywhere"), 0);
  if (values && *says != '\0')
    g_string_append_printf (words, ": %s", says);
  pr_label_cut (out, words->str, WIDTH);
}

static char *
change_words (JsonObject *o)
{
  const char *column = pr_json_text_of (o, "column"), *only = pr_brief_string (o, "only"),
             *table = about (pr_brief_string (o, "table"));
  guint n = (guint) MAX (pr_json_int_of (o, "n"), 1);
  g_autoptr (GString) row = g_string_new (NULL), from = g_string_new (NULL),
                      to = g_string_new (NULL);
  row_words (o, column == NULL && n == 1, row);
  pr_label_cut (from, or_blank (pr_brief_string (o, "from")), WIDTH / 2);
  pr_label_cut (to, or_blank (pr_brief_string (o, "to")), WIDTH / 2);
  if (column == NULL)
    {
      bool gone = strcmp (only, "first") == 0;
      if (n == 1)
        return g_strdup_printf (gone ? _ ("%s: without %s") : _ ("%s: in addition %s"), table,
                                row->str);
      return gone ? g_strdup_printf (NGETTEXT ("%s: %u entry fewer", "%s: %u entries fewer", n),
                                     table, n)
                  : g_strdup_printf (NGETTEXT ("%s: %u entry more, such as %s",
                                               "%s: %u entries more, such as %s", n),
                                     table, n, row->str);
    }
  if (n == 1)
    return g_strdup_printf (_ ("%s: %s from %s to %s (%s)"), table, column, from->str, to->str,
                            row->str);
  return g_strdup_printf (NGETTEXT ("%s: %s from %s to %s, %u time",
                                    "%s: %s from %s to %s, "
                                    "%u times",
                                    n),
                          table, column, from->str, to->str, n);
}

void
pr_brief_put_changes (GString *out, JsonObject *option)
{
  JsonArray *posts = pr_brief_array (option, "posts"), *list = pr_brief_array (option, "changes");
  guint n_posts = posts != NULL ? json_array_get_length (posts) : 0,
        all = n_posts + (list != NULL ? json_array_get_length (list) : 0);
  const char *applies = pr_json_text_of (option, "applies");
  g_autofree char *date = applies != NULL ? pr_brief_date (applies) : NULL,
                  *from = date != NULL ? g_strdup_printf (_ ("from %s on, "), date) : NULL;
  if (all == 0)
    pr_html_add (out, "%s", _ ("nothing that counts"));
  else if (from != NULL)
    pr_html_add (out, "%s", from);
  for (guint k = 0; k < MIN (all, LINES); k++)
    {
      JsonObject *o = k < n_posts ? pr_brief_at (posts, k) : pr_brief_at (list, k - n_posts);
      g_autofree char *words = k < n_posts ? posts_words (o) : change_words (o);
      pr_html_add (out, "%s%s", k > 0 ? "; " : "", words);
    }
  if (all > LINES)
    {
      g_autofree char *rest = g_strdup_printf (
          NGETTEXT ("; and %u more change", "; and %u more changes", all - LINES), all - LINES);
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
 * out. */
void
pr_brief_put_felt (GString *out, JsonObject *option, const char *name)
{
  JsonArray *list = pr_brief_array (option, name);
  const char *head = "";
  for (guint k = 0; pr_brief_at (list, k) != NULL; k++)
    {
      JsonObject *o = pr_brief_at (list, k);
      const char *metric = pr_brief_string (o, "metric");
      double scale = strcmp (metric, "sojourn_mean") == 0 ? 24 : 1,
             more = pr_brief_value (o, "more"), hw = pr_brief_value (o, "more_hw");
      g_autofree char *number = pr_brief_number_words (scale * fabs (more), scale * hw, 1);
      if (strcmp (number, "0") == 0)
        continue;
      if (strcmp (metric, head) != 0)
        pr_html_add (out, "%s%s: ", *head != '\0' ? "; " : "", felt_head (metric, more < 0));
      else
        pr_html_put (out, ", ");
      g_autofree char *place = pr_brief_name (o);
      pr_html_add (out, "%s&#160;<b>%s</b>", place, number);
      head = metric;
    }
  if (*head == '\0')
    pr_html_add (out, "%s", _ ("none is shown"));
}
