/* The page of a brief: see brief.h. */
#include "report/brief/page.h"

#include "figure/criteria.h"
#include "kernel/i18n.h"
#include "kernel/version.h"
#include "report/page/html.h"
#include "report/templates.h"
#include "report/text/json.h"
#include "report/text/text.h"

#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
brief_clear (pr_brief *b)
{
  g_clear_pointer (&b->data, json_object_unref);
  g_clear_pointer (&b->options, g_ptr_array_unref);
  if (b->out != NULL)
    g_string_free (b->out, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_brief, brief_clear)

static gboolean
read_data (pr_brief *b, const char *text, const char *from, GError **error)
{
  b->data = pr_json_object (text);
  JsonArray *list = pr_brief_array (b->data, "options");
  b->options = g_ptr_array_new ();
  for (guint k = 0; pr_brief_at (list, k) != NULL && k < PR_COMPARED_MOST; k++)
    g_ptr_array_add (b->options, pr_brief_at (list, k));
  const char *version = pr_brief_string (b->data, "version");
  if (b->options->len > 0 && strcmp (version, PR_VERSION) == 0)
    return TRUE;
  if (b->options->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("'%s' is damaged"), from);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("'%s' is of version '%s'; this is version %s, whose files may differ: run the "
                    "scenario again"),
                 from, version, PR_VERSION);
  return FALSE;
}

typedef struct {
  guint at;
  double ready;
} ranked;

static int
by_ready (const void *a, const void *b)
{
  const ranked *x = a, *y = b;
  if (x->ready != y->ready)
    return x->ready > y->ready ? -1 : 1;
  return x->at < y->at ? -1 : 1;
}

static int
by_place (const void *a, const void *b)
{
  const ranked *x = a, *y = b;
  return x->at < y->at ? -1 : x->at > y->at;
}

/* Of more options than fit on the page, those with the most places ready, in their own order;
 * returns how many are left out. */
static guint
leave_out (pr_brief *b)
{
  guint n = b->options->len, kept = PR_BRIEF_SHOWN - 1;
  if (n <= PR_BRIEF_SHOWN)
    return 0;
  g_autoptr (GPtrArray) all = g_steal_pointer (&b->options);
  ranked list[PR_COMPARED_MOST];
  for (guint k = 1; k < n; k++)
    {
      double x = pr_brief_value (pr_brief_figure (all->pdata[k], "places_ready"), "mean");
      list[k - 1] = (ranked){ k, isnan (x) ? -1 : x };
    }
  qsort (list, n - 1, sizeof *list, by_ready);
  qsort (list, kept, sizeof *list, by_place);
  b->options = g_ptr_array_new ();
  g_ptr_array_add (b->options, all->pdata[0]);
  for (guint k = 0; k < kept; k++)
    g_ptr_array_add (b->options, all->pdata[list[k].at]);
  return n - PR_BRIEF_SHOWN;
}

/* What is asked: of two scenarios by the second, unless it has only the first one's words; else by
 * the first. */
static const char *
question (const pr_brief *b)
{
  bool pair = b->options->len == 2;
  JsonObject *first = b->options->pdata[0], *o = b->options->pdata[pair ? 1 : 0];
  const char *purpose = pr_brief_string (o, "purpose");
  bool own = !pair || strcmp (purpose, pr_brief_string (first, "purpose")) != 0;
  return *purpose != '\0' && own ? purpose : pr_brief_string (o, "name");
}

typedef void (*put_cell) (const pr_brief *b, guint k);

/* Under a figure: by how much it is better or worse than now, in these words, which are taken.
 * good: 1 if more is better, -1 if less is, 0 if neither. */
static void
put_difference (const pr_brief *b, JsonObject *figure, int good, char *taken)
{
  g_autofree char *words = taken;
  double d = pr_brief_value (figure, "more"), hw = pr_brief_value (figure, "more_hw");
  if (isnan (d))
    return;
  bool better = good * d > 0;
  if (d == 0 && !(hw > 0))
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("the same"));
  else if (!pr_brief_shown (figure, 1))
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("no difference shown"));
  else if (good == 0)
    pr_html_add (b->out, "<span>%s</span>", words);
  else
    pr_html_add (b->out, "<span class=\"%s\">%s %s</span>", better ? "good" : "bad",
                 pr_html_mark (better ? "better" : "worse"), words);
}

static JsonObject *
option (const pr_brief *b, guint k)
{
  return b->options->pdata[k];
}

/* How far the figure is from now, in size. */
static char *
size_words (JsonObject *figure, double scale)
{
  return pr_brief_number_words (scale * fabs (pr_brief_value (figure, "more")),
                                scale * pr_brief_value (figure, "more_hw"), 1);
}

static bool
is_more (JsonObject *figure)
{
  return pr_brief_value (figure, "more") > 0;
}

/* Places whose verdict is another one than now. */
static void
put_moved (const pr_brief *b, JsonObject *verdicts)
{
  JsonObject *of_better = pr_json_object_of (verdicts, "better"),
             *of_worse = pr_json_object_of (verdicts, "worse");
  guint better = (guint) MAX (pr_json_int_of (of_better, "n"), 0),
        worse = (guint) MAX (pr_json_int_of (of_worse, "n"), 0);
  g_autofree char *up = pr_brief_names_in (pr_brief_array (of_better, "names"), better),
                  *down = pr_brief_names_in (pr_brief_array (of_worse, "names"), worse);
  g_autofree char *more = g_strdup_printf (_ ("%u better: %s"), better, up),
                  *less = g_strdup_printf (_ ("%u worse: %s"), worse, down);
  if (better > 0)
    pr_html_add (b->out, "<span class=\"good\">%s %s</span>", pr_html_mark ("better"), more);
  if (worse > 0)
    pr_html_add (b->out, "<span class=\"bad\">%s %s</span>", pr_html_mark ("worse"), less);
  if (better + worse == 0)
    pr_html_add (b->out, "<span class=\"soft\">%s</span>", _ ("no place changes"));
}

static void
put_verdicts (const pr_brief *b, guint k)
{
  JsonObject *v = pr_json_object_of (option (b, k), "verdicts");
  gint64 ready = pr_json_int_of (v, "ready"), risk = pr_json_int_of (v, "at_risk"),
         not = pr_json_int_of (v, "not_ready");
  g_autofree char *rest = g_strdup_printf (_ ("at risk %d, not ready %d"), (int) risk, (int) not );
  pr_html_add (b->out, "<b>%s</b> <small>%s</small>",
               pr_text_fixed ((char[PR_NUMBER_SIZE]){ 0 }, (double) ready, 0), rest);
  if (k > 0)
    put_moved (b, v);
}

static void
put_number (const pr_brief *b, guint k, const char *name, int good, const char *when)
{
  JsonObject *f = pr_brief_figure (option (b, k), name);
  g_autofree char *mean
      = pr_brief_number_words (pr_brief_value (f, "mean"), pr_brief_value (f, "hw"), 1);
  g_autofree char *by = size_words (f, 1);
  pr_html_add (b->out, "<b>%s</b> %s", mean, when);
  put_difference (b, f, good,
                  is_more (f) ? g_strdup_printf (_ ("%s more"), by)
                              : g_strdup_printf (_ ("%s fewer"), by));
}

static void
put_ready (const pr_brief *b, guint k)
{
  put_number (b, k, "places_ready", 1, "");
}

static void
put_on_time (const pr_brief *b, guint k)
{
  JsonObject *f = pr_brief_figure (option (b, k), "on_time");
  g_autofree char *mean = pr_brief_percent (pr_brief_value (f, "mean"), pr_brief_value (f, "hw"));
  g_autofree char *by = size_words (f, 100);
  pr_html_add (b->out, "<b>%s</b> ", mean);
  put_difference (b, f, 1,
                  is_more (f) ? g_strdup_printf (_ ("%s points more"), by)
                              : g_strdup_printf (_ ("%s points less"), by));
}

static void
put_unserved (const pr_brief *b, guint k)
{
  put_number (b, k, "visits_left", -1, "");
}

static void
put_peak (const pr_brief *b, guint k)
{
  JsonObject *o = option (b, k);
  JsonNode *normal = json_object_get_member (o, "always_normal");
  bool always = normal != NULL && json_node_get_value_type (normal) == G_TYPE_BOOLEAN
                && json_node_get_boolean (normal);
  g_autofree char *on = pr_brief_date (pr_brief_string (o, "peak_on")),
                  *over = pr_brief_date (pr_brief_string (o, "recovered_on")),
                  *last = pr_brief_date (pr_brief_string (b->data, "last_day"));
  g_autofree char *when = g_strdup_printf (_ ("on %s"), on);
  put_number (b, k, "deciding_peak", -1, *on != '\0' ? when : "");
  g_autofree char *back = always          ? g_strdup (_ ("never beyond normal"))
                          : *over != '\0' ? g_strdup_printf (_ ("normal again on %s"), over)
                                          : g_strdup_printf (_ ("not normal again by %s"), last);
  if (*on != '\0')
    pr_html_add (b->out, "<span>%s</span>", back);
}

static void
put_cost (const pr_brief *b, guint k)
{
  JsonObject *f = pr_brief_figure (option (b, k), "cost");
  double mean = pr_brief_value (f, "mean");
  if (isnan (mean))
    {
      pr_html_add (b->out, "<small>%s</small>", _ ("not given"));
      return;
    }
  g_autofree char *cost = pr_brief_amount (mean, pr_brief_value (f, "hw"));
  g_autofree char *by
      = pr_brief_amount (fabs (pr_brief_value (f, "more")), pr_brief_value (f, "more_hw"));
  pr_html_add (b->out, "<b>%s</b> ", cost);
  put_difference (b, f, -1,
                  is_more (f) ? g_strdup_printf (_ ("%s more"), by)
                              : g_strdup_printf (_ ("%s less"), by));
}

static void
put_posts (const pr_brief *b, guint k)
{
  put_number (b, k, "posts", 0, "");
}

static const struct {
  const char *head, *note; /* translatable; NULL: how sure a place must be */
  put_cell cell;
} rows[] = {
  { N_ ("Places ready"), NULL, put_verdicts },
  { N_ ("Places ready, mean"), N_ ("of all cases"), put_ready },
  { N_ ("On time"), N_ ("of the dossiers due"), put_on_time },
  { N_ ("People who leave unserved"), "", put_unserved },
  { N_ ("Most dossiers in process"), N_ ("in the whole province"), put_peak },
  { N_ ("Cost, in dong"), "", put_cost },
  { N_ ("Posts"), N_ ("at the end"), put_posts },
};

static bool
any_cost (const pr_brief *b)
{
  for (guint k = 0; k < b->options->len; k++)
    if (!isnan (pr_brief_value (pr_brief_figure (option (b, k), "cost"), "mean")))
      return true;
  return false;
}

static void
put_table (const pr_brief *b)
{
  char sure[PR_NUMBER_SIZE];
  g_autofree char *note
      = g_strdup_printf (_ ("in at least %s %% of all cases"),
                         pr_text_percent (sure, pr_brief_value (b->data, "ready_probability")));
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
    {
      if (rows[r].cell == put_cost && !any_cost (b))
        continue;
      pr_html_add (b->out, "<tr><th scope=\"row\">%s", _ (rows[r].head));
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
  pr_html_put (b->out, "</tbody></table></div>\n");
}

/* What each option changes. */
static void
put_each_change (const pr_brief *b)
{
  pr_html_add (b->out, "<h2>%s</h2>\n<ul class=\"each\">", _ ("What each changes"));
  for (guint k = 1; k < b->options->len; k++)
    {
      g_autofree char *name = pr_brief_name (option (b, k));
      pr_html_add (b->out, "<li><b>%s:</b> ", name);
      pr_brief_put_changes (b->out, option (b, k));
      pr_html_put (b->out, "</li>\n");
    }
  pr_html_put (b->out, "</ul>\n");
}

/* The five places that it helps and hurts most. */
static void
put_each_felt (const pr_brief *b)
{
  pr_html_add (b->out, "<h2>%s</h2>\n<ul class=\"each\">", _ ("Whom each helps and hurts most"));
  for (guint k = 1; k < b->options->len; k++)
    {
      g_autofree char *name = pr_brief_name (option (b, k));
      pr_html_add (b->out, "<li><b>%s.</b> <span class=\"good\">%s %s:</span> ", name,
                   pr_html_mark ("better"), _ ("Helped"));
      pr_brief_put_felt (b->out, option (b, k), "helped");
      pr_html_add (b->out, ". <span class=\"bad\">%s %s:</span> ", pr_html_mark ("worse"),
                   _ ("Hurt"));
      pr_brief_put_felt (b->out, option (b, k), "hurt");
      pr_html_put (b->out, ".</li>\n");
    }
  pr_html_put (b->out, "</ul>\n");
}

/* Of a single run: the places that keep up least, and where late dossiers lose their time. */
static void
put_weak (const pr_brief *b)
{
  JsonArray *worst = pr_brief_array (b->data, "worst"),
            *failures = pr_brief_array (b->data, "failures");
  pr_html_add (b->out, "<div class=\"two\"><div><h2>%s</h2><ol>", _ ("Places that keep up least"));
  for (guint k = 0; pr_brief_at (worst, k) != NULL; k++)
    {
      JsonObject *o = pr_brief_at (worst, k);
      const char *misses = pr_brief_string (o, "misses");
      const char *word = _ ("on time");
      for (int c = 0; c < PR_N_CRITERIA; c++)
        if (strcmp (pr_criterion_names[c], misses) == 0)
          word = _ (pr_criterion_words[c]);
      g_autofree char *share = pr_brief_percent (pr_brief_value (o, "share"), NAN),
                      *name = pr_brief_name (o),
                      *words = g_strdup_printf (_ ("%s: ready in %s of all cases; misses most: %s"),
                                                name, share, word);
      pr_html_add (b->out, "<li>%s</li>", words);
    }
  pr_html_add (b->out, "</ol>%s</div><div><h2>%s</h2><ol>",
               pr_brief_at (worst, 0) == NULL ? _ ("None: all are ready.") : "",
               _ ("Where late dossiers lose their time"));
  for (guint k = 0; pr_brief_at (failures, k) != NULL; k++)
    {
      JsonObject *o = pr_brief_at (failures, k);
      g_autofree char *share = pr_brief_percent (pr_brief_value (o, "share"), 0.01),
                      *name = pr_brief_name (o),
                      *words = g_strdup_printf (_ ("%s, step %s, cause %s: %s of all lost days"),
                                                name, pr_brief_string (o, "step"),
                                                _ (pr_brief_string (o, "cause")), share);
      pr_html_add (b->out, "<li>%s</li>", words);
    }
  pr_html_add (b->out, "</ol>%s</div></div>\n",
               pr_brief_at (failures, 0) == NULL ? _ ("No dossier is late.") : "");
}

static void
put_head (const pr_brief *b)
{
  g_autofree char *from = pr_brief_date (pr_brief_string (b->data, "first_day")),
                  *until = pr_brief_date (pr_brief_string (b->data, "last_day")),
                  *answer = pr_brief_answer (b);
  g_autofree char *year = g_strndup (pr_brief_string (b->data, "last_day"), 4);
  g_autofree char *about
      = g_strdup_printf (_ ("%s. Simulated: %s to %s %s."), pr_brief_string (option (b, 0), "name"),
                         from, until, year);
  pr_html_add (
      b->out,
      "<main class=\"n%u\">\n<h1>%s</h1>\n<p class=\"about\">%s</p>\n<p class=\"answer\">%s</p>\n",
      b->options->len, question (b), about, answer);
}

static void
put_foot (const pr_brief *b, guint left_out)
{
  guint n = (guint) MAX (pr_json_int_of (b->data, "replications"), 1);
  char level[PR_NUMBER_SIZE];
  g_autoptr (GString) words = g_string_new (NULL);
  if (left_out > 0)
    g_string_append_printf (words,
                            NGETTEXT ("%u more option, with fewer places ready, is in the full "
                                      "page. ",
                                      "%u more options, with fewer places ready, are in the full "
                                      "page. ",
                                      left_out),
                            left_out);
  g_string_append_printf (words,
                          NGETTEXT ("Simulated %u time. ",
                                    "Simulated %u times, each with other chances of the day. ", n),
                          n);
  if (b->options->len > 1)
    g_string_append_printf (
        words,
        _ ("A difference is shown where chance explains it in at most %s %% of such comparisons. "),
        pr_text_percent (level, 1 - pr_brief_value (b->data, "level")));
  g_string_append (words, _ ("Ready is a place that keeps its time limits in every fortnight, "
                             "leaves few people unserved or waiting long, and does not let work "
                             "pile up. "));
  if (!any_cost (b))
    g_string_append (words, _ ("What it costs is not given (costs.csv). "));
  g_string_append (words, _ ("What was assumed, and all figures with their uncertainty: "
                             "report.html. Made by Pilotrun " PR_VERSION "."));
  pr_html_add (b->out, "<footer>%s</footer>\n</main>", words->str);
}

char *
pr_brief_page (const char *data, const char *from, const pr_brief_sweep *sweep, GError **error)
{
  g_auto (pr_brief) b = { .out = g_string_new (NULL) };
  if (!read_data (&b, data, from, error))
    return NULL;
  /* All of them count for the answer. */
  put_head (&b);
  guint left_out = leave_out (&b);
  if (b.options->len > 1)
    put_each_change (&b);
  put_table (&b);
  if (b.options->len > 1)
    put_each_felt (&b);
  else
    put_weak (&b);
  pr_brief_put_chart (&b);
  pr_brief_put_hangs_on (&b, sweep);
  put_foot (&b, left_out);
  g_autofree char *title = g_markup_escape_text (question (&b), -1);
  const char *const words[][2] = { { "@version@", PR_VERSION },
                                   { "@title@", title },
                                   { "@css@", pr_template ("brief.css") },
                                   { "@body@", b.out->str },
                                   { NULL, NULL } };
  return pr_template_fill (PR_BRIEF_NAME, words);
}
