/* The table of a brief: options side by side. */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/page/html.h"
#include "report/text/json.h"
#include "report/text/text.h"

#include <math.h>

typedef void (*put_cell) (const pr_brief *b, guint k);

static JsonObject *
option (const pr_brief *b, guint k)
{
  return b->options->pdata[k];
}

/* Under a figure: by how much it is better or worse than now, in these words, which are taken.
 * good: 1 if more is better, -1 if less is, 0 if neither. */
static void
put_difference (const pr_brief *b, JsonObject *figure, double scale, int good, char *taken)
{
  g_autofree char *words = taken;
  double d = pr_brief_value (figure, "more"), hw = pr_brief_value (figure, "more_hw");
  if (isnan (d))
    return;
  if (isnan (hw))
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("not known from one run"));
  else if (d == 0 && !(hw > 0))
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("the same"));
  else if (!(fabs (d) > hw))
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("no difference shown"));
  else if (!pr_brief_shown (figure, scale))
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("less than 0.1 apart"));
  else if (good == 0)
    pr_html_add (b->out, "<span>%s</span>", words);
  else
    pr_html_add (b->out, "<span class=\"%s\">%s %s</span>", good * d > 0 ? "good" : "bad",
                 pr_html_mark (good * d > 0 ? "better" : "worse"), words);
}

/* How far the figure is from now, in size. */
static char *
size_words (JsonObject *figure, double scale)
{
  return pr_brief_fixed (fabs (pr_brief_more (figure, scale)));
}

static bool
is_more (JsonObject *figure)
{
  return pr_brief_value (figure, "more") > 0;
}

/* The figure, as the row rounds it. */
static double
figure_at (const pr_brief *b, guint k, const char *name, double scale)
{
  double is[PR_COMPARED_MOST];
  pr_brief_row (b->options, name, scale, is);
  return is[k];
}

static void
put_figure (const pr_brief *b, guint k, const char *name, double scale)
{
  g_autofree char *is = pr_brief_fixed (figure_at (b, k, name, scale));
  pr_html_add (b->out, "<b>%s</b> ", is);
}

/* Places whose verdict is another one than now. */
static void
put_moved (const pr_brief *b, JsonObject *verdicts)
{
  JsonObject *of_better = pr_json_object_of (verdicts, "better"),
             *of_worse = pr_json_object_of (verdicts, "worse");
  guint better = (guint) MAX (pr_json_int_of (of_better, "n"), 0),
        worse = (guint) MAX (pr_json_int_of (of_worse, "n"), 0), most = b->options->len < 4 ? 2 : 1;
  g_autofree char *up = pr_brief_names_in (pr_brief_array (of_better, "names"), most, better),
                  *down = pr_brief_names_in (pr_brief_array (of_worse, "names"), most, worse);
  g_autofree char *more = g_strdup_printf (_ ("%u better: %s"), better, up),
                  *less = g_strdup_printf (_ ("%u worse: %s"), worse, down);
  if (better > 0)
    pr_html_add (b->out, "<span class=\"good\">%s %s</span>", pr_html_mark ("better"), more);
  if (worse > 0)
    pr_html_add (b->out, "<span class=\"bad\">%s %s</span>", pr_html_mark ("worse"), less);
  if (better + worse == 0)
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("no verdict changes"));
}

/* Places that only one of the two has, or has something to do for. */
static void
put_only (const pr_brief *b, guint k)
{
  JsonObject *v = pr_json_object_of (option (b, k), "verdicts"),
             *of_here = pr_json_object_of (v, "only_here"),
             *of_first = pr_json_object_of (v, "only_first");
  guint here = (guint) MAX (pr_json_int_of (of_here, "n"), 0),
        first = (guint) MAX (pr_json_int_of (of_first, "n"), 0),
        here_ready = (guint) MAX (pr_json_int_of (of_here, "ready"), 0),
        first_ready = (guint) MAX (pr_json_int_of (of_first, "ready"), 0);
  g_autofree char *is
      = g_strdup_printf (NGETTEXT ("not compared: %u place judged only here (ready: %u)",
                                   "not compared: %u places judged only here (ready: %u)", here),
                         here, here_ready);
  g_autofree char *was
      = g_strdup_printf (NGETTEXT ("not compared: %u place judged only now (ready: %u)",
                                   "not compared: %u places judged only now (ready: %u)", first),
                         first, first_ready);
  if (here > 0)
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", is);
  if (first > 0)
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", was);
}

static void
put_verdicts (const pr_brief *b, guint k)
{
  JsonObject *v = pr_json_object_of (option (b, k), "verdicts");
  gint64 ready = pr_json_int_of (v, "ready"), risk = pr_json_int_of (v, "at_risk"),
         not = pr_json_int_of (v, "not_ready");
  g_autofree char *rest
      = g_strdup_printf (_ ("ready; at risk: %d, not ready: %d"), (int) risk, (int) not );
  pr_html_add (b->out, "<b>%s</b> <small>%s</small>",
               pr_text_fixed ((char[PR_NUMBER_SIZE]){ 0 }, (double) ready, 0), rest);
  if (k > 0)
    put_moved (b, v);
  if (k > 0)
    put_only (b, k);
}

/* With the words of a difference: how many more, or fewer. */
static void
put_number (const pr_brief *b, guint k, const char *name, int good)
{
  JsonObject *f = pr_brief_figure (option (b, k), name);
  g_autofree char *by = size_words (f, 1);
  put_difference (b, f, 1, good,
                  is_more (f) ? g_strdup_printf (_ ("%s more"), by)
                              : g_strdup_printf (_ ("%s fewer"), by));
}

static void
put_ready (const pr_brief *b, guint k)
{
  put_figure (b, k, "places_ready", 1);
  put_number (b, k, "places_ready", 1);
}

static void
put_on_time (const pr_brief *b, guint k)
{
  JsonObject *f = pr_brief_figure (option (b, k), "on_time");
  g_autofree char *share
      = pr_brief_percent (100 * pr_brief_value (f, "mean"), figure_at (b, k, "on_time", 100)),
      *by = size_words (f, 100);
  pr_html_add (b->out, "<b>%s</b> ", share);
  put_difference (b, f, 100, 1,
                  is_more (f) ? g_strdup_printf (_ ("%s points more"), by)
                              : g_strdup_printf (_ ("%s points less"), by));
}

static void
put_unserved (const pr_brief *b, guint k)
{
  put_figure (b, k, "visits_left", 1);
  put_number (b, k, "visits_left", -1);
}

static void
put_wait (const pr_brief *b, guint k)
{
  JsonObject *f = pr_brief_figure (option (b, k), "counter_wait_mean");
  double minutes = fabs (pr_brief_more (f, 1));
  gulong n = minutes == 1 ? 1 : MAX (2, (gulong) minutes);
  g_autofree char *by = size_words (f, 1);
  put_figure (b, k, "counter_wait_mean", 1);
  put_difference (
      b, f, 1, pr_brief_wait_counts (option (b, k)) ? -1 : 0,
      is_more (f) ? g_strdup_printf (NGETTEXT ("%s minute longer", "%s minutes longer", n), by)
                  : g_strdup_printf (NGETTEXT ("%s minute shorter", "%s minutes shorter", n), by));
}

bool
pr_brief_always_normal (JsonObject *option)
{
  JsonNode *normal = json_object_get_member (option, "always_normal");
  return normal != NULL && json_node_get_value_type (normal) == G_TYPE_BOOLEAN
         && json_node_get_boolean (normal);
}

static void
put_peak (const pr_brief *b, guint k)
{
  JsonObject *o = option (b, k);
  g_autofree char *on = pr_brief_date (pr_brief_string (o, "peak_on")),
                  *over = pr_brief_date (pr_brief_string (o, "recovered_on")),
                  *last = pr_brief_date (pr_brief_string (b->data, "last_day"));
  g_autofree char *when = g_strdup_printf (_ ("on %s"), on);
  put_figure (b, k, "deciding_peak", 1);
  if (*on != '\0')
    pr_html_add (b->out, "%s", when);
  put_number (b, k, "deciding_peak", -1);
  g_autofree char *back = pr_brief_always_normal (o) ? g_strdup (_ ("never beyond normal"))
                          : *over != '\0' ? g_strdup_printf (_ ("normal again on %s"), over)
                                          : g_strdup_printf (_ ("not normal again by %s"), last);
  if (*on != '\0')
    pr_html_add (b->out, "<span>%s</span>", back);
}

static const struct {
  double unit;
  const char *head; /* translatable */
} cost_units[] = {
  { 1e9, N_ ("Cost, in billion dong") },
  { 1e6, N_ ("Cost, in million dong") },
  { 1, N_ ("Cost, in dong") },
};

/* The largest unit of which no cost, and no difference, is a part only. */
double
pr_brief_cost_unit (const pr_brief *b, const char **head)
{
  double least = INFINITY;
  gsize u = 0;
  for (guint k = 0; k < b->options->len; k++)
    {
      JsonObject *f = pr_brief_figure (option (b, k), "cost");
      double mean = pr_brief_value (f, "mean"), more = fabs (pr_brief_value (f, "more"));
      least = mean > 0 ? fmin (least, mean) : least;
      least = more > 0 ? fmin (least, more) : least;
    }
  while (u + 1 < G_N_ELEMENTS (cost_units) && least < cost_units[u].unit)
    u++;
  *head = _ (cost_units[u].head);
  return cost_units[u].unit;
}

static void
put_cost (const pr_brief *b, guint k)
{
  JsonObject *f = pr_brief_figure (option (b, k), "cost");
  const char *head;
  double scale = 1 / pr_brief_cost_unit (b, &head);
  if (isnan (pr_brief_value (f, "mean")))
    {
      pr_html_add (b->out, "<small>%s</small>", _ ("not given"));
      return;
    }
  g_autofree char *by = size_words (f, scale);
  put_figure (b, k, "cost", scale);
  put_difference (b, f, scale, -1,
                  is_more (f) ? g_strdup_printf (_ ("%s more"), by)
                              : g_strdup_printf (_ ("%s less"), by));
}

static void
put_posts (const pr_brief *b, guint k)
{
  put_figure (b, k, "posts", 1);
  put_number (b, k, "posts", 0);
}

static const struct {
  const char *figure;      /* without it in all options there is no row; NULL: verdicts */
  double scale;            /* 0: by the unit of costs */
  const char *head, *note; /* translatable; NULL: by its unit; how sure a place must be */
  put_cell cell;
} rows[] = {
  { "places_ready", 1, N_ ("Places ready"), N_ ("on average over all cases"), put_ready },
  { NULL, 1, N_ ("Places with the verdict “ready”"), NULL, put_verdicts },
  { "on_time", 100, N_ ("On time"), N_ ("of the dossiers due"), put_on_time },
  { "visits_left", 1, N_ ("People who leave unserved"), "", put_unserved },
  { "counter_wait_mean", 1, N_ ("Wait at the counter"), N_ ("mean of those served, in minutes"),
    put_wait },
  { "deciding_peak", 1, N_ ("Most dossiers in process"), N_ ("in the whole province"), put_peak },
  { "cost", 0, NULL, "", put_cost },
  { "posts", 1, N_ ("Posts"), N_ ("at the end"), put_posts },
};

bool
pr_brief_any (const pr_brief *b, const char *figure)
{
  for (guint k = 0; k < b->options->len; k++)
    if (!isnan (pr_brief_value (pr_brief_figure (option (b, k), figure), "mean")))
      return true;
  return false;
}

/* Whether any place has a verdict. */
static bool
any_verdict (const pr_brief *b)
{
  static const char *const words[] = { "ready", "at_risk", "not_ready" };
  gint64 n = 0;
  for (guint k = 0; k < b->options->len; k++)
    for (gsize v = 0; v < G_N_ELEMENTS (words); v++)
      n += MAX (pr_json_int_of (pr_json_object_of (option (b, k), "verdicts"), words[v]), 0);
  return n > 0;
}

static void
put_row (const pr_brief *b, gsize r)
{
  char sure[PR_NUMBER_SIZE];
  g_autofree char *note
      = g_strdup_printf (_ ("ready in at least %s %% of all cases"),
                         pr_text_percent (sure, pr_brief_value (b->data, "ready_probability")));
  const char *head = rows[r].head != NULL ? _ (rows[r].head) : NULL;
  if (head == NULL)
    pr_brief_cost_unit (b, &head);
  pr_html_add (b->out, "<tr><th scope=\"row\">%s", head);
  if (rows[r].note == NULL)
    pr_html_add (b->out, "<small>%s</small>", note);
  else if (*rows[r].note != '\0')
    pr_html_add (b->out, "<small>%s</small>", _ (rows[r].note));
  pr_html_put (b->out, "</th>");
  for (guint k = 0; k < b->options->len; k++)
    {
      pr_html_put (b->out, "<td>");
      rows[r].cell (b, k);
      pr_html_put (b->out, "</td>");
    }
  pr_html_put (b->out, "</tr>\n");
}

/* Says so if differences seem not to be those of the figures. */
static void
put_rounding (const pr_brief *b)
{
  const char *head;
  double cost_scale = 1 / pr_brief_cost_unit (b, &head);
  bool off = false;
  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    off = off
          || (rows[r].figure != NULL
              && pr_brief_seems_off (b->options, rows[r].figure,
                                     rows[r].scale > 0 ? rows[r].scale : cost_scale));
  if (off)
    pr_html_add (b->out, "<p class=\"about\">%s</p>\n",
                 _ ("Each figure is rounded by itself, so that differences may seem a little "
                    "off."));
}

void
pr_brief_put_table (const pr_brief *b)
{
  pr_html_add (b->out,
               "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>"
               "<caption>%s</caption><thead><tr><td></td>",
               _ ("Options"), _ ("Options side by side"));
  for (guint k = 0; k < b->options->len; k++)
    {
      g_autofree char *name = k == 0 ? g_strdup (_ ("Now")) : pr_brief_name (option (b, k));
      pr_html_add (b->out, "<th scope=\"col\">%s</th>", name);
    }
  pr_html_put (b->out, "</tr></thead>\n<tbody>\n");
  for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
    if (rows[r].figure == NULL ? any_verdict (b) : pr_brief_any (b, rows[r].figure))
      put_row (b, r);
  pr_html_put (b->out, "</tbody></table></div>\n");
  put_rounding (b);
}
