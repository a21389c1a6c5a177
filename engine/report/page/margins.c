/* The page of margins. */
#include "report/page/shared.h"

#include "kernel/i18n.h"
#include "report/text/json.h"
#include "report/text/text.h"

#include <inttypes.h>
#include <string.h>

static const pr_html_column of_places[] = {
  { "name", NP_ ("column", "place") },
  { "margin_low", NP_ ("column", "margin, from") },
  { "margin_high", NP_ ("column", "to") },
  { "misses", NP_ ("column", "misses") },
  { "ready_low", NP_ ("column", "ready below") },
  { "ready_high", NP_ ("column", "ready there") },
  { "pool", NP_ ("column", "full first, by the rough cut") },
  { "load", NP_ ("column", "its load now") },
  { "full_at", NP_ ("column", "full at") },
  { NULL, NULL },
};
static const pr_html_table places = {
  .id = "margins-table",
  .caption = N_ ("Margins, the narrowest first"),
  .what = NP_ ("rows", "places"),
  .columns = of_places,
  .file = &pr_out_files[PR_FILE_MARGINS],
};

static const pr_html_column of_steps[] = {
  { "step", NP_ ("column", "step") },       { "name", NP_ ("column", "place") },
  { "missing", NP_ ("column", "missing") }, { "ready_share", NP_ ("column", "ready in") },
  { "misses", NP_ ("column", "misses") },   { NULL, NULL },
};
static const pr_html_table steps = {
  .id = "steps-table",
  .caption = N_ ("Steps that were tried"),
  .what = NP_ ("rows", "steps and places"),
  .columns = of_steps,
  .file = &pr_out_files[PR_FILE_MARGIN_STEPS],
  .most = 3000,
};

static const char *
text_of (const pr_page *p, const char *member)
{
  const char *text = pr_json_text_of (pr_json_object_of (p->manifest, "margins"), member);
  return text != NULL ? text : "";
}

/* Of staff: whether nobody can be missing. */
static bool
none_to_spare (const pr_grid *s, gsize row, bool staff)
{
  return staff && strcmp (pr_grid_cell (s, row, pr_grid_column (s, "margin_low")), "0") == 0
         && *pr_grid_cell (s, row, pr_grid_column (s, "margin_high")) == '\0';
}

/* The first to fail, and how many do not. */
static void
put_verdict (pr_page *p)
{
  const pr_grid *s = p->grids[PR_FILE_MARGINS];
  bool staff = strcmp (text_of (p, "change"), "staff") == 0;
  gsize failed = 0, fixed = 0;
  g_autoptr (GString) words = g_string_new (NULL);
  for (gsize row = 0; row < s->n_rows; row++)
    {
      failed += *pr_grid_cell (s, row, pr_grid_column (s, "margin_high")) != '\0';
      fixed += none_to_spare (s, row, staff);
    }
  const char *name = pr_grid_cell (s, 0, pr_grid_column (s, "name")),
             *low = pr_grid_cell (s, 0, pr_grid_column (s, "margin_low")),
             *high = pr_grid_cell (s, 0, pr_grid_column (s, "margin_high"));
  char from[PR_NUMBER_SIZE], to[PR_NUMBER_SIZE];
  pr_text_given (from, g_ascii_strtod (low, NULL));
  pr_text_given (to, g_ascii_strtod (high, NULL));
  if (failed > 0 && *low == '\0')
    g_string_append_printf (words, _ ("%s fails as it is: there is no margin."), name);
  else if (failed > 0)
    g_string_append_printf (words,
                            staff ? _ ("%s fails first, with %s to %s officers missing.")
                                  : _ ("%s fails first, at +%s to +%s %%."),
                            name, from, to);
  g_string_append_printf (words,
                          NGETTEXT (" Not failed at any step: %zu of %zu place.",
                                    " Not failed at any step: %zu of %zu places.", s->n_rows),
                          s->n_rows - failed - fixed, s->n_rows);
  if (fixed > 0)
    g_string_append_printf (words,
                            NGETTEXT (" Nobody to spare: %zu of %zu place.",
                                      " Nobody to spare: %zu of %zu places.", s->n_rows),
                            fixed, s->n_rows);
  pr_html_add (p->out, "<p class=\"verdict\">%s</p>", g_strstrip (words->str));
}

static void
put_head (pr_page *p)
{
  const char *place = text_of (p, "place"), *change = text_of (p, "change");
  g_autofree char *what = g_strdup_printf (
      *place == '\0' ? _ ("%s, all places at once") : _ ("%s, only at %s"), _ (change), place);
  pr_html_add (p->out,
               "<a class=\"skip\" href=\"#margins\">%s</a>\n<header><div><h1>%s</h1>"
               "<p class=\"about\">%s: %s</p>",
               _ ("To the figures"), pr_page_title (p, text_of (p, "name")),
               _ ("Distance to failure"), what);
  put_verdict (p);
  g_autofree char *about = g_strdup_printf (
      _ ("Paired replications at each step: %" PRId64 ", the same people with the same "
         "luck. A place fails at the first step at which it is ready in too few of them; its "
         "margin lies between the two steps that are given, which other replications would move. "
         "The rough cut is load alone, without "
         "chance."),
      json_object_get_int_member_with_default (p->manifest, "replications", 0));
  pr_html_add (p->out, "<p class=\"note\">%s</p></div></header>\n", about);
}

void
pr_page_margins (pr_page *p)
{
  static const char *const links[][2] = { { "margins", N_ ("Margins") },
                                          { "plots", N_ ("Plot") },
                                          { "steps", N_ ("Steps") },
                                          { "manifest", N_ ("Manifest") } };
  put_head (p);
  pr_html_add (p->out, "<nav aria-label=\"%s\"><ul>", _ ("Sections"));
  for (gsize k = 0; k < G_N_ELEMENTS (links); k++)
    pr_html_add (p->out, "<li><a href=\"#%s\">%s</a></li>", links[k][0], _ (links[k][1]));
  pr_html_add (p->out,
               "</ul></nav>\n<main>\n<section id=\"margins\"><h2>%s</h2><p class=\"note\">%s</p>\n",
               _ ("What breaks first"),
               /* xgettext:no-c-format */
               _ ("Margins are in % more, or in officers who are missing at every place. Without a "
                  "first end the place fails as it is; without a second it has not failed."));
  pr_html_grid (p->out, p->grids[PR_FILE_MARGINS], &places);
  pr_html_add (p->out, "</section>\n<section id=\"plots\"><h2>%s</h2>\n", _ ("Plot"));
  pr_page_plots (p, PR_RESULTS_MARGINS);
  pr_html_add (p->out, "</section>\n<section id=\"steps\"><h2>%s</h2>\n", _ ("Steps"));
  pr_html_grid (p->out, p->grids[PR_FILE_MARGIN_STEPS], &steps);
  pr_html_put (p->out, "</section>\n");
}
