/* The verdict by place and period: tables whose cells are coloured. */
#include "report/page/shared.h"

#include "figure/criteria.h"
#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST 200          /* places of a table */
#define MOST_OF_NATION 50 /* the same where there are several provinces */
#define MOST_ROWS 1000
/* On paper, as report.css has it. */
#define PRINTED_COLUMNS 7
#define PRINTED_ROWS 15

static const char *const kinds[] = { "fortnight", "month" };

/* Shares of replications, the smallest first. */
static const struct {
  double from;
  const char *name, *words;
} classes[] = {
  { 0, "s0", N_ ("none") },          { 1e-9, "s1", N_ ("below 25 %") },
  { 0.25, "s2", N_ ("25 to 50 %") }, { 0.5, "s3", N_ ("50 to 75 %") },
  { 0.75, "s4", N_ ("75 to 90 %") }, { 0.9, "s5", /* xgettext:no-c-format */ N_ ("90 % and more") },
  { 1 - 1e-9, "s6", N_ ("all") },
};

const char *
pr_page_share_class (double share)
{
  const char *name = "s";
  for (gsize k = 0; k < G_N_ELEMENTS (classes); k++)
    if (share >= classes[k].from)
      name = classes[k].name;
  return name;
}

void
pr_page_share_key (pr_page *p)
{
  for (gsize k = G_N_ELEMENTS (classes); k-- > 0;)
    pr_html_add (p->out,
                 "<li><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><circle cx=\"8\" "
                 "cy=\"8\" r=\"7\" class=\"%s\" stroke=\"#222\"/></svg> %s</li>",
                 classes[k].name, _ (classes[k].words));
}

void
pr_page_share_words (double share, const char *verdict, const char *settled, GString *out)
{
  char percent[PR_NUMBER_SIZE];
  if (isnan (share))
    return;
  g_string_append_printf (out, "%s %s %%%s", pr_html_mark (verdict),
                          pr_text_percent (percent, round (1000 * share) / 1000),
                          strcmp (settled, "no") == 0 ? " ?" : "");
}

GHashTable *
pr_page_first_rows (const pr_page *p)
{
  const pr_grid *s = p->grids[PR_FILE_VERDICTS];
  int place = pr_grid_column (s, "place");
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize row = s->n_rows; row-- > 0;)
    g_hash_table_insert (rows, (gpointer) pr_grid_cell (s, row, place), GSIZE_TO_POINTER (row));
  return rows;
}

gsize
pr_page_count_periods (const pr_grid *s, gsize row, const char *kind)
{
  int place = pr_grid_column (s, "place"), period = pr_grid_column (s, "period");
  const char *code = pr_grid_cell (s, row, place);
  gsize end = row;
  while (end < s->n_rows && strcmp (pr_grid_cell (s, end, period), kind) == 0
         && strcmp (pr_grid_cell (s, end, place), code) == 0)
    end++;
  return end - row;
}

/* The periods of one kind of one place. */
typedef struct {
  gsize row, n;
  gsize skip;   /* periods of the first block that end before its first begins */
  double share; /* of replications that pass all of them */
  bool printed; /* on paper, too */
} block;

/* How many periods of a block end before the row's begins. */
static gsize
ended_before (const pr_grid *s, const block *b, gsize row)
{
  const char *first = pr_grid_cell (s, row, pr_grid_column (s, "from"));
  gsize k = 0;
  while (k < b->n && strcmp (pr_grid_cell (s, b->row + k, pr_grid_column (s, "until")), first) < 0)
    k++;
  return k;
}

static GArray *
blocks_of (const pr_grid *s, const char *kind)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (block));
  int onward = pr_grid_column (s, "onward");
  for (gsize row = 0; row < s->n_rows;)
    {
      block b = { .row = row,
                  .n = pr_page_count_periods (s, row, kind),
                  .share = pr_grid_number (s, row, onward) };
      if (b.n > 0 && list->len > 0)
        b.skip = ended_before (s, &g_array_index (list, block, 0), row);
      if (b.n > 0)
        g_array_append_val (list, b);
      row += MAX (b.n, 1);
    }
  return list;
}

static int
by_share (gconstpointer a, gconstpointer b)
{
  const block *x = a, *y = b;
  if (x->share != y->share)
    return x->share < y->share ? -1 : 1;
  return x->row < y->row ? -1 : 1;
}

static int
by_row (gconstpointer a, gconstpointer b)
{
  const block *x = a, *y = b;
  return x->row < y->row ? -1 : 1;
}

/* Keeps the least ready, in the order of the file, and says which of them are printed. The province
 * is the first. */
static void
keep_most (const pr_page *p, GArray *list)
{
  guint most = p->grids[PR_FILE_PROVINCES] != NULL ? MOST_OF_NATION : MOST;
  if (list->len > 0)
    g_array_index (list, block, 0).share = -1;
  g_array_sort (list, by_share);
  g_array_set_size (list, MIN (list->len, most));
  for (guint k = 0; k < MIN (list->len, PRINTED_ROWS); k++)
    g_array_index (list, block, k).printed = true;
  g_array_sort (list, by_row);
}

/* "Fortnight from 2025-07-01 to 2025-07-14: at risk ▲ 80 % ? ..., and what fails how often. */
static void
add_title (const pr_grid *s, gsize row, GString *out)
{
  const char *verdict = pr_grid_cell (s, row, pr_grid_column (s, "verdict")), *between = "";
  char passed[PR_NUMBER_SIZE];
  g_autofree char *from = pr_html_day (pr_grid_cell (s, row, pr_grid_column (s, "from"))),
                  *until = pr_html_day (pr_grid_cell (s, row, pr_grid_column (s, "until")));
  g_string_append_printf (
      out, _ ("%s to %s: %s, passed in %s %%"), from, until, _ (verdict),
      pr_text_fixed (passed, 100 * pr_grid_number (s, row, pr_grid_column (s, "passed")), 0));
  if (strcmp (pr_grid_cell (s, row, pr_grid_column (s, "settled")), "no") == 0)
    g_string_append (out, _ (", not settled"));
  for (int c = 0; c < PR_N_CRITERIA; c++)
    {
      g_autofree char *column = g_strconcat (pr_criterion_names[c], "_passed", NULL);
      double share = pr_grid_number (s, row, pr_grid_column (s, column));
      char failed[PR_NUMBER_SIZE];
      if (isnan (share) || share > 1 - 1e-9)
        continue;
      g_string_append_printf (out, "%s%s %s %%", *between == '\0' ? _ ("; failed: ") : between,
                              _ (pr_criterion_words[c]),
                              pr_text_fixed (failed, 100 - 100 * share, 0));
      between = ", ";
    }
}

static void
put_cell (GString *out, const pr_grid *s, gsize row)
{
  double share = pr_grid_number (s, row, pr_grid_column (s, "passed"));
  g_autoptr (GString) words = g_string_new (NULL), title = g_string_new (NULL);
  if (isnan (share))
    {
      pr_html_put (out, "<td class=\"n\" data-v=\"\"></td>");
      return;
    }
  pr_page_share_words (share, pr_grid_cell (s, row, pr_grid_column (s, "verdict")),
                       pr_grid_cell (s, row, pr_grid_column (s, "settled")), words);
  add_title (s, row, title);
  pr_html_add (out,
               "<td class=\"n %s\" data-v=\"%s\"><span role=\"img\" title=\"%s\">%s</span></td>",
               pr_page_share_class (share), pr_grid_cell (s, row, pr_grid_column (s, "passed")),
               title->str, words->str);
}

/* The day from which on the place passes all periods in enough replications; "" without one. */
static const char *
ready_from (const pr_grid *s, const block *b)
{
  int verdict = pr_grid_column (s, "onward_verdict"), from = pr_grid_column (s, "from");
  for (gsize k = 0; k < b->n; k++)
    if (strcmp (pr_grid_cell (s, b->row + k, verdict), "ready") == 0)
      return pr_grid_cell (s, b->row + k, from);
  return "";
}

/* What kind of place it is: of an authority, what authorities.csv says. */
static char *
type_of (const pr_page *p, gsize row)
{
  const pr_grid *s = p->grids[PR_FILE_VERDICTS], *a = p->grids[PR_FILE_AUTHORITIES];
  const char *type = pr_grid_cell (s, row, pr_grid_column (s, "type"));
  if (strcmp (type, "authority") != 0)
    return pr_html_words ("type", type);
  gsize at = pr_grid_find (a, "code", pr_grid_cell (s, row, pr_grid_column (s, "place")));
  return g_strdup (pr_grid_cell (a, at, pr_grid_column (a, "kind")));
}

static void
put_row (pr_page *p, const block *b, const char *prefix, gsize columns)
{
  const pr_grid *s = p->grids[PR_FILE_VERDICTS];
  const char *code = pr_grid_cell (s, b->row, pr_grid_column (s, "place")),
             *from = ready_from (s, b);
  g_autofree char *id
      = pr_html_id (prefix, strcmp (code, "*") == 0 ? "" : code),
      *name = pr_html_words ("name", pr_grid_cell (s, b->row, pr_grid_column (s, "name"))),
      *type = type_of (p, b->row), *day = pr_html_day (from),
      *settled
      = pr_html_words ("settled", pr_grid_cell (s, b->row, pr_grid_column (s, "onward_settled")));
  pr_html_add (p->out, "<tr id=\"%s\" class=\"%s\"><th scope=\"row\">%s</th><td>%s</td><td>", id,
               b->printed ? "least" : "", name, type);
  pr_html_verdict (p->out, pr_grid_cell (s, b->row, pr_grid_column (s, "onward_verdict")));
  pr_html_add (p->out, "</td><td>%s</td><td class=\"d\" data-s=\"%s\">%s</td>", settled, from,
               *from != '\0' ? day : _ ("not by the end"));
  for (gsize k = 0; k < columns; k++)
    if (k >= b->skip && k - b->skip < b->n)
      put_cell (p->out, s, b->row + k - b->skip);
    else
      pr_html_put (p->out, "<td class=\"n\" data-v=\"\"></td>");
  pr_html_put (p->out, "</tr>\n");
}

/* The first day of the k-th period if that of all places is the same, else "". */
static const char *
common_first (const pr_grid *s, const GArray *list, gsize k)
{
  const char *first = NULL;
  int from = pr_grid_column (s, "from");
  for (guint i = 0; i < list->len; i++)
    {
      const block *b = &g_array_index (list, block, i);
      bool has = k >= b->skip && k - b->skip < b->n;
      const char *day = has ? pr_grid_cell (s, b->row + k - b->skip, from) : first;
      if (first != NULL && strcmp (day, first) != 0)
        return "";
      first = day;
    }
  return first != NULL ? first : "";
}

static void
put_head (pr_page *p, const GArray *list, const char *label, gsize columns)
{
  static const char *const words[][2] = {
    { NP_ ("column", "place"), "" },
    { NP_ ("column", "type"), N_ ("ward, commune, special zone, or kind of authority") },
    { NP_ ("column", "verdict"), N_ ("of all periods together") },
    { NP_ ("column", "settled"), N_ ("whether the replications suffice for this verdict") },
    { NP_ ("column", "ready from"),
      N_ ("the first day from which on all periods pass often enough") },
  };
  pr_html_put (p->out, "<thead><tr>");
  for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
    pr_html_add (p->out, "<th scope=\"col\" class=\"t\" title=\"%s\"><span>%s</span></th>",
                 *words[k][1] != '\0' ? _ (words[k][1]) : "", PR_OF ("column", words[k][0]));
  for (gsize k = 0; k < columns; k++)
    {
      g_autofree char *first = pr_html_day (common_first (p->grids[PR_FILE_VERDICTS], list, k));
      pr_html_add (p->out,
                   "<th scope=\"col\" class=\"n\"><span>%s %zu</span><small>%s</small></th>", label,
                   k + 1, first);
    }
  pr_html_put (p->out, "</tr></thead>\n<tbody>\n");
}

/* id: of the table; its rows are ID-CODE. */
static void
put_table (pr_page *p, const char *kind, const char *id, const char *caption, const char *label)
{
  gsize columns = 0, all = p->judged[strcmp (kind, kinds[0]) != 0];
  g_autoptr (GArray) list = blocks_of (p->grids[PR_FILE_VERDICTS], kind);
  g_autofree char *prefix = g_strconcat (id, "-", NULL);
  keep_most (p, list);
  for (guint k = 0; k < list->len; k++)
    columns = MAX (columns, g_array_index (list, block, k).skip + g_array_index (list, block, k).n);
  if (all > list->len)
    {
      g_autofree char *words
          = g_strdup_printf (_ ("The %u of %zu places that are least often ready; all of them are "
                                "in verdicts.csv."),
                             list->len, all);
      pr_html_add (p->out, "<p class=\"note\">%s</p>\n", words);
    }
  pr_html_add (p->out,
               "<div class=\"table periods\" data-what=\"%s\" data-filter=\"%s\" data-count=\"%s\">"
               "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">"
               "<table id=\"%s\"><caption>%s</caption>\n",
               P_ ("rows", "places"), _ ("Show rows with"), _ ("{what}: {n} of {all}"), caption, id,
               caption);
  put_head (p, list, label, columns);
  for (guint k = 0; k < list->len; k++)
    put_row (p, &g_array_index (list, block, k), prefix, columns);
  pr_html_put (p->out, "</tbody></table></div>");
  if (columns > PRINTED_COLUMNS || list->len > PRINTED_ROWS)
    pr_html_add (p->out, "<p class=\"note printed\">%s</p>",
                 _ ("The places that are least often ready are printed; the rest is in "
                    "verdicts.csv."));
  pr_html_put (p->out, "</div>\n");
}

static void
put_rows_of_file (pr_page *p)
{
  static const pr_html_column columns[] = {
    { "name", NP_ ("column", "place") },
    { "period", NP_ ("column", "period") },
    { "from", NP_ ("column", "from") },
    { "until", NP_ ("column", "until") },
    { "verdict", NP_ ("column", "verdict") },
    { "settled", NP_ ("column", "settled") },
    { "settled_at", NP_ ("column", "settled at") },
    { "passed", NP_ ("column", "passed") },
    { "onward", NP_ ("column", "passed from here on") },
    { "on_time", NP_ ("column", "on time") },
    { "on_time_passed", NP_ ("column", "passed") },
    { "unserved", NP_ ("column", "unserved") },
    { "unserved_passed", NP_ ("column", "passed") },
    { "long_waits", NP_ ("column", "long waits") },
    { "long_waits_passed", NP_ ("column", "passed") },
    { "accepted", NP_ ("column", "accepted online") },
    { "accepted_passed", NP_ ("column", "passed") },
    { "in_process", NP_ ("column", "in process") },
    { "in_process_passed", NP_ ("column", "passed") },
    { NULL, NULL },
  };
  const pr_html_table table = { .id = "criteria-table",
                                .caption = N_ ("Each criterion by itself"),
                                .what = NP_ ("rows", "periods"),
                                .columns = columns,
                                .file = &pr_out_files[PR_FILE_VERDICTS],
                                .most = pr_page_most (p, MOST_ROWS) };
  pr_html_add (p->out, "<details><summary>%s</summary>\n", _ (table.caption));
  pr_html_grid (p->out, p->grids[PR_FILE_VERDICTS], &table);
  pr_html_put (p->out, "</details>\n");
}

/* Looks for the places that are shown. */
typedef struct {
  const pr_page *p;
  GArray *places[2];   /* block, by kind; row: of the file */
  GPtrArray *codes[2]; /* beside them */
  GHashTable *shown[2];
  GHashTable *located; /* codes of units of the map, which shows their fortnights */
  gsize n_rows;        /* of the file */
} search;

static int
kind_of (const pr_grid *s, char *const *cells)
{
  return strcmp (pr_grid_of (s, cells, "period"), kinds[0]) != 0;
}

/* Notes a place's first row of each kind; keeps none. */
static gboolean
note_place (void *self, const pr_grid *s, gsize row, char *const *cells)
{
  search *of = self;
  int kind = kind_of (s, cells);
  const char *code = pr_grid_of (s, cells, "place");
  GPtrArray *codes = of->codes[kind];
  of->n_rows = row + 1;
  if (codes->len > 0 && strcmp (codes->pdata[codes->len - 1], code) == 0)
    return FALSE;
  const block b = { .row = row, .share = pr_grid_value (pr_grid_of (s, cells, "onward")) };
  g_array_append_val (of->places[kind], b);
  g_ptr_array_add (codes, g_strdup (code));
  return FALSE;
}

static gboolean
is_shown (void *self, const pr_grid *s, gsize row, char *const *cells)
{
  const search *of = self;
  int kind = kind_of (s, cells);
  const char *code = pr_grid_of (s, cells, "place");
  return row < pr_page_most (of->p, MOST_ROWS) || g_hash_table_contains (of->shown[kind], code)
         || (kind == 0 && g_hash_table_contains (of->located, code));
}

static void
find_located (search *of)
{
  const pr_grid *s = of->p->grids[PR_FILE_UNITS];
  int code = pr_grid_column (s, "code"), lat = pr_grid_column (s, "lat");
  for (gsize row = 0; row < s->n_rows; row++)
    if (*pr_grid_cell (s, row, lat) != '\0')
      g_hash_table_add (of->located, (gpointer) pr_grid_cell (s, row, code));
}

/* Of all places of a kind, those that are shown. */
static void
find_shown (search *of, int kind)
{
  const GArray *all = of->places[kind];
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (block));
  for (guint k = 0; k < all->len; k++)
    {
      block b = g_array_index (all, block, k);
      b.skip = k;
      g_array_append_val (list, b);
    }
  keep_most (of->p, list);
  for (guint k = 0; k < list->len; k++)
    g_hash_table_add (of->shown[kind], of->codes[kind]->pdata[g_array_index (list, block, k).skip]);
}

gboolean
pr_page_read_verdicts (pr_page *p, GError **error)
{
  const char *name = pr_out_files[PR_FILE_VERDICTS].name;
  search of = { .p = p, .located = g_hash_table_new (g_str_hash, g_str_equal) };
  const pr_grid_choice look = { .wanted = note_place, .self = &of },
                       take = { .wanted = is_shown, .self = &of };
  for (int k = 0; k < 2; k++)
    {
      of.places[k] = g_array_new (FALSE, FALSE, sizeof (block));
      of.codes[k] = g_ptr_array_new_with_free_func (g_free);
      of.shown[k] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  find_located (&of);
  g_autoptr (pr_grid) none = pr_grid_read_some (p->folder, name, &look, error);
  for (int k = 0; none != NULL && k < 2; k++)
    {
      p->judged[k] = of.places[k]->len;
      find_shown (&of, k);
    }
  if (none != NULL)
    p->grids[PR_FILE_VERDICTS] = pr_grid_read_some (p->folder, name, &take, error);
  if (p->grids[PR_FILE_VERDICTS] != NULL)
    p->grids[PR_FILE_VERDICTS]->n_all = of.n_rows;
  for (int k = 0; k < 2; k++)
    {
      g_array_unref (of.places[k]);
      g_hash_table_unref (of.shown[k]);
      g_ptr_array_unref (of.codes[k]);
    }
  g_hash_table_unref (of.located);
  return p->grids[PR_FILE_VERDICTS] != NULL;
}

void
pr_page_verdicts (pr_page *p)
{
  pr_grid *s = p->grids[PR_FILE_VERDICTS];
  int place = pr_grid_column (s, "place"), name = pr_grid_column (s, "name");
  pr_html_add (p->out, "<section id=\"verdict\"><h2>%s</h2>\n", _ ("Verdict"));
  if (s->n_rows == 0)
    {
      pr_html_add (p->out, "<p>%s</p></section>\n", _ ("No place is asked anything."));
      return;
    }
  for (gsize row = 0; row < s->n_rows; row++)
    if (strcmp (pr_grid_cell (s, row, place), "*") == 0)
      pr_grid_set (s, row, name,
                   p->grids[PR_FILE_PROVINCES] != NULL ? _ ("All provinces together")
                                                       : _ ("The province"));
  pr_html_add (
      p->out, "<p class=\"note\">%s</p>\n<ul class=\"key\">",
      _ ("The share of replications in which the place passes all that it is asked in a "
         "fortnight of its own, which begins on its first day: ● ready, ▲ at risk, ■ not ready; "
         "a question mark: not settled by so few replications. A cell says, when pointed at, "
         "which criteria fail how often."));
  pr_page_share_key (p);
  pr_html_put (p->out, "</ul>\n");
  put_table (p, "fortnight", "verdict-table", _ ("Verdict by place and fortnight"),
             _ ("fortnight"));
  pr_html_add (p->out, "<details><summary>%s</summary>\n", _ ("The same by month"));
  put_table (p, "month", "months-table", _ ("Verdict by place and month"), _ ("month"));
  pr_html_put (p->out, "</details>\n");
  put_rows_of_file (p);
  pr_html_put (p->out, "</section>\n");
}
