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

void
pr_brief_clear (pr_brief *b)
{
  g_clear_pointer (&b->data, json_object_unref);
  g_clear_pointer (&b->options, g_ptr_array_unref);
  if (b->out != NULL)
    g_string_free (b->out, TRUE);
}

gboolean
pr_brief_read (pr_brief *b, const char *text, const char *from, GError **error)
{
  b->data = pr_json_object (text);
  pr_brief_name_texts (b->data);
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
  gssize named; /* where in the answer */
  double ready;
} ranked;

static int
by_weight (const void *a, const void *b)
{
  const ranked *x = a, *y = b;
  if (x->named != y->named)
    return x->named < y->named ? -1 : 1;
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

guint
pr_brief_leave_out (pr_brief *b)
{
  guint n = b->options->len, kept = PR_BRIEF_SHOWN - 1;
  if (n <= PR_BRIEF_SHOWN)
    return 0;
  g_autoptr (GPtrArray) all = g_steal_pointer (&b->options);
  const pr_brief whole = { .data = b->data, .options = all };
  g_autofree char *answer = pr_brief_answer (&whole);
  ranked list[PR_COMPARED_MOST];
  for (guint k = 1; k < n; k++)
    {
      double x = pr_brief_value (pr_brief_figure (all->pdata[k], "places_ready"), "mean");
      g_autofree char *name = pr_brief_quoted (all->pdata[k]);
      const char *at = strstr (answer, name);
      list[k - 1] = (ranked){ k, at != NULL ? at - answer : G_MAXSSIZE, isnan (x) ? -1 : x };
    }
  qsort (list, n - 1, sizeof *list, by_weight);
  qsort (list, kept, sizeof *list, by_place);
  b->options = g_ptr_array_new ();
  g_ptr_array_add (b->options, all->pdata[0]);
  for (guint k = 0; k < kept; k++)
    g_ptr_array_add (b->options, all->pdata[list[k].at]);
  return n - PR_BRIEF_SHOWN;
}

/* Of the scenario that the options change. */
static const char *
title_of (const pr_brief *b)
{
  return pr_brief_string (b->options->pdata[0], "name");
}

char *
pr_brief_question (const pr_brief *b)
{
  guint n = b->options->len;
  JsonObject *first = b->options->pdata[0], *o = b->options->pdata[n == 2 ? 1 : 0];
  const char *purpose = pr_brief_string (o, "purpose");
  bool own = n != 2 || strcmp (purpose, pr_brief_string (first, "purpose")) != 0;
  g_autofree char *name = pr_brief_name (o);
  if (*purpose != '\0' && own)
    return g_strdup (purpose);
  return n == 1   ? g_strdup (_ ("Which places are ready, and which are not?"))
         : n == 2 ? g_strdup_printf (_ ("What does “%s” change?"), name)
                  : g_strdup (_ ("Which of the options helps, and what does it cost?"));
}

/* What each option changes; the more options, the less of each, so that one page holds it. */
static void
put_each_change (const pr_brief *b)
{
  guint n = b->options->len, most = n < PR_BRIEF_SHOWN ? 3 : 2, rows = n < 4 ? 3 : 2;
  pr_html_add (b->out, "<h2>%s</h2>\n<ul class=\"each\">", _ ("What each changes"));
  for (guint k = 1; k < b->options->len; k++)
    {
      g_autofree char *name = pr_brief_name (b->options->pdata[k]);
      pr_html_add (b->out, "<li><b>%s%s</b>", name, P_ ("what a sentence is about", ": "));
      pr_brief_put_changes (b->out, b->options->pdata[k], most, rows);
      pr_html_put (b->out, "</li>\n");
    }
  pr_html_put (b->out, "</ul>\n");
}

/* The places that it helps and hurts most. */
static void
put_each_felt (const pr_brief *b)
{
  guint most = b->options->len < 4 ? 5 : 3;
  pr_html_add (b->out, "<h2>%s</h2>\n<ul class=\"each\">", _ ("Whom each helps and hurts most"));
  for (guint k = 1; k < b->options->len; k++)
    {
      g_autofree char *name = pr_brief_name (b->options->pdata[k]);
      pr_html_add (b->out, "<li><b>%s.</b> <span class=\"good\">%s %s%s</span>", name,
                   pr_html_mark ("better"), _ ("Helped"), P_ ("what a sentence is about", ": "));
      pr_brief_put_felt (b->out, b->options->pdata[k], "helped", most);
      pr_html_add (b->out, ". <span class=\"bad\">%s %s%s</span>", pr_html_mark ("worse"),
                   _ ("Hurt"), P_ ("what a sentence is about", ": "));
      pr_brief_put_felt (b->out, b->options->pdata[k], "hurt", most);
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
      g_autofree char *share = pr_brief_share (pr_brief_value (o, "share")),
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
      g_autofree char *share = pr_brief_share (pr_brief_value (o, "share")),
                      *name = pr_brief_name (o),
                      *words
                      = g_strdup_printf (_ ("%s, step %s, cause %s: %s of all lost days"), name,
                                         pr_brief_string (o, "step"),
                                         PR_OF ("cell", pr_brief_string (o, "cause")), share);
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
  g_autofree char *asked = pr_brief_question (b),
                  *about = g_strdup_printf (_ ("Simulated: %s to %s %s."), from, until, year);
  pr_html_add (b->out,
               "<main class=\"n%u\">\n<h1>%s</h1>\n<p class=\"question\">%s</p>\n"
               "<p class=\"about\">%s</p>\n<p class=\"answer\">%s</p>\n",
               MIN (b->options->len, PR_BRIEF_SHOWN), title_of (b), asked, about, answer);
}

static void
put_foot (const pr_brief *b, guint left_out)
{
  guint n = (guint) MAX (pr_json_int_of (b->data, "replications"), 1);
  char level[PR_NUMBER_SIZE];
  g_autoptr (GString) words = g_string_new (NULL);
  if (left_out > 0)
    g_string_append_printf (words,
                            NGETTEXT ("%u more option is in the full page. ",
                                      "%u more options are in the full page. ", left_out),
                            left_out);
  g_string_append_printf (words,
                          NGETTEXT ("Simulated %u time. ",
                                    "Simulated %u times, each with other chances of the day. ", n),
                          n);
  if (b->options->len > 1 && n > 1)
    g_string_append_printf (
        words,
        _ ("A difference is shown where chance explains it in at most %s %% of such comparisons. "),
        pr_text_percent (level, 1 - pr_brief_value (b->data, "level")));
  g_string_append (words, _ ("Ready is a place that keeps its time limits in every fortnight, "
                             "leaves few people unserved or waiting long, and does not let work "
                             "pile up. "));
  if (!pr_brief_any (b, "cost"))
    g_string_append (words, _ ("What it costs is not given (costs.csv). "));
  g_string_append_printf (words,
                          _ ("What was assumed, and all figures with their uncertainty: "
                             "report.html. Made by Pilotrun %s."),
                          PR_VERSION);
  pr_html_add (b->out, "<footer>%s</footer>\n</main>", words->str);
}

char *
pr_brief_page (const char *data, const char *from, const pr_brief_sweep *sweep, GError **error)
{
  g_auto (pr_brief) b = { .out = g_string_new (NULL) };
  if (!pr_brief_read (&b, data, from, error))
    return NULL;
  /* All of them count for the answer. */
  put_head (&b);
  guint left_out = pr_brief_leave_out (&b);
  if (b.options->len > 1)
    put_each_change (&b);
  pr_brief_put_table (&b);
  if (b.options->len == 1)
    put_weak (&b);
  else if (pr_brief_value (b.data, "replications") > 1)
    put_each_felt (&b);
  pr_brief_put_chart (&b);
  pr_brief_put_hangs_on (&b, sweep);
  put_foot (&b, left_out);
  g_autofree char *title = g_markup_escape_text (title_of (&b), -1);
  const char *const words[][2]
      = { { "@version@", PR_VERSION }, { "@lang@", pr_language_codes[pr_language_now ()] },
          { "@title@", title },        { "@css@", pr_template ("brief.css") },
          { "@body@", b.out->str },    { NULL, NULL } };
  return pr_template_fill (PR_BRIEF_NAME, words);
}
