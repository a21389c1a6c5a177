/* The units at their places: circles by population, coloured by the verdict or, where nothing is
 * asked, by the work that waited.
 *
 * North is up; degrees of longitude are shortened by the cosine of the middle latitude. Names are
 * placed where they overlap nothing, those of the worst units first.
 */
#include "report/page/shared.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 960.0
#define MARGIN 46.0
#define LARGEST 22.0 /* radius of the most populous unit, pixels */
#define SMALLEST 4.0
#define LETTER 7.0 /* mean width of a letter */
#define LINE 14.0
#define CROWD 120 /* with more units than this, only those with the most work waiting have names */
#define NAMED 16
#define ROUNDS 4 /* of placing names */

/* Working days of work waiting, and colours that get darker, also in grey. */
static const struct {
  double below;
  const char *colour, *words;
} classes[] = {
  { 0.5, "#ffffb2", N_ ("less than half a day") },
  { 1, "#fecc5c", N_ ("half a day to 1") },
  { 2, "#fd8d3c", N_ ("1 to 2 days") },
  { 5, "#e31a1c", N_ ("2 to 5 days") },
  { INFINITY, "#67000d", N_ ("5 days and more") },
};

typedef struct {
  gsize row;
  double x, y, r;
  double population, waiting;
} spot;

typedef struct {
  double left, top, right, bottom;
} box;

static gsize
class_of (double waiting)
{
  gsize k = 0;
  while (waiting >= classes[k].below)
    k++;
  return MIN (k, G_N_ELEMENTS (classes) - 1);
}

/* Large circles first, so that small ones lie on top. */
static int
by_size (const void *a, const void *b)
{
  const spot *x = a, *y = b;
  if (x->r != y->r)
    return x->r > y->r ? -1 : 1;
  return x->row < y->row ? -1 : 1;
}

static int
by_waiting (const void *a, const void *b)
{
  const spot *x = *(const spot *const *) a, *y = *(const spot *const *) b;
  gsize cx = class_of (x->waiting), cy = class_of (y->waiting);
  if (cx != cy)
    return cx > cy ? -1 : 1;
  if (x->population != y->population)
    return x->population > y->population ? -1 : 1;
  return x->row < y->row ? -1 : 1;
}

/* The units that say where they are, in pixels. *height: of the map. Free with g_free. */
static spot *
spots (const pr_grid *s, gsize *n, double *height)
{
  spot *list = g_new0 (spot, s->n_rows + 1);
  int lat = pr_grid_column (s, "lat"), lon = pr_grid_column (s, "lon"),
      population = pr_grid_column (s, "population"), waiting = pr_grid_column (s, "waiting_most");
  double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY, most = 1;
  *n = 0;
  for (gsize row = 0; row < s->n_rows; row++)
    {
      spot p = { .row = row,
                 .x = pr_grid_number (s, row, lon),
                 .y = pr_grid_number (s, row, lat),
                 .population = pr_grid_number (s, row, population),
                 .waiting = pr_grid_number (s, row, waiting) };
      if (isnan (p.x) || isnan (p.y))
        continue;
      p.population = isnan (p.population) ? 0 : p.population;
      p.waiting = isnan (p.waiting) ? INFINITY : p.waiting; /* work for nobody */
      west = fmin (west, p.x);
      east = fmax (east, p.x);
      south = fmin (south, p.y);
      north = fmax (north, p.y);
      most = fmax (most, p.population);
      list[(*n)++] = p;
    }
  double shrink = cos ((south + north) / 2 * G_PI / 180);
  double scale = (WIDTH - 2 * MARGIN) / fmax ((east - west) * shrink, 0.01);
  scale = fmin (scale, (WIDTH - 2 * MARGIN) / fmax (north - south, 0.01));
  *height = (north - south) * scale + 2 * MARGIN;
  double crowd = fmin (1, sqrt (80.0 / (double) MAX (*n, 1))); /* smaller where there are many */
  for (gsize k = 0; k < *n; k++)
    {
      double middle = (WIDTH - (east - west) * shrink * scale) / 2;
      list[k].x = middle + (list[k].x - west) * shrink * scale;
      list[k].y = MARGIN + (north - list[k].y) * scale;
      list[k].r = fmax (SMALLEST * crowd, LARGEST * crowd * sqrt (list[k].population / most));
    }
  qsort (list, *n, sizeof *list, by_size);
  return list;
}

static gboolean
apart (const box *a, const box *b)
{
  return a->right <= b->left || b->right <= a->left || a->bottom <= b->top || b->bottom <= a->top;
}

/* A name may stand beside, above or below its circle, then further and further away, with a line
 * that leads to it. Gives the box at the k-th place; FALSE beyond the last. */
static gboolean
place_at (const spot *of, double width, gsize k, box *b)
{
  static const double rings[] = { 3, 16, 32, 52, 76, 104, 136 };
  /* Right, left, above, below, and between these. */
  static const double angles[] = { 0, 180, 270, 90, 315, 45, 225, 135, 292, 68, 248, 112 };
  if (k >= G_N_ELEMENTS (rings) * G_N_ELEMENTS (angles))
    return FALSE;
  double angle = angles[k % G_N_ELEMENTS (angles)] * G_PI / 180;
  double reach = of->r + rings[k / G_N_ELEMENTS (angles)];
  double x = of->x + reach * cos (angle), y = of->y + reach * sin (angle);
  double left = cos (angle) > 0.5 ? x : cos (angle) < -0.5 ? x - width : x - width / 2;
  double top = fabs (cos (angle)) > 0.5 ? y - LINE / 2 : sin (angle) > 0 ? y : y - LINE;
  *b = (box){ left, top, left + width, top + LINE };
  return TRUE;
}

/* A name at its place, and the line that leads to it from the circle's edge; none when close. */
typedef struct {
  const spot *of;
  GString *words;
  gboolean placed, led;
  box at;
  double x1, y1, x2, y2;
} label;

static label
label_at (const label *l, const box *b)
{
  const spot *of = l->of;
  double x = CLAMP (of->x, b->left, b->right), y = CLAMP (of->y, b->top, b->bottom);
  double way = hypot (x - of->x, y - of->y);
  label there = { of, l->words, TRUE, way >= of->r + 8, *b, 0, 0, x, y };
  if (there.led)
    {
      there.x1 = of->x + (x - of->x) * of->r / way;
      there.y1 = of->y + (y - of->y) * of->r / way;
    }
  return there;
}

/* Whether the line enters the box; its own ends do not count. */
static gboolean
crosses (const label *l, const box *b)
{
  for (int k = 1; l->led && k < 40; k++)
    {
      double x = l->x1 + (l->x2 - l->x1) * k / 40, y = l->y1 + (l->y2 - l->y1) * k / 40;
      if (x > b->left && x < b->right && y > b->top && y < b->bottom)
        return TRUE;
    }
  return FALSE;
}

/* How bad the place is beyond its distance: lines through names and circles. Negative: impossible,
 * since a name or a circle is there. */
static int
disturbs (const spot *list, gsize n, const label *l, const GArray *labels)
{
  int cost = 0;
  for (guint i = 0; i < labels->len; i++)
    {
      const label *other = &g_array_index (labels, label, i);
      if (!other->placed || other->of == l->of)
        continue;
      if (!apart (&l->at, &other->at))
        return -1;
      cost += 30 * (crosses (l, &other->at) + crosses (other, &l->at));
    }
  for (gsize i = 0; i < n; i++)
    {
      const spot *c = &list[i];
      const box circle = { c->x - c->r, c->y - c->r, c->x + c->r, c->y + c->r };
      if (!apart (&l->at, &circle))
        return -1;
      cost += c != l->of && crosses (l, &circle) ? 20 : 0;
    }
  return cost;
}

/* The best place that neither another name nor a circle takes, if there is one. */
static void
place_name (const spot *list, gsize n, double height, const GArray *labels, label *name)
{
  box b;
  int least = G_MAXINT;
  double width = LETTER * pr_text_width (name->words->str);
  for (gsize k = 0; place_at (name->of, width, k, &b) && (int) k < least; k++)
    {
      if (b.left < 0 || b.right > WIDTH || b.top < 0 || b.bottom > height)
        continue;
      label l = label_at (name, &b);
      int cost = disturbs (list, n, &l, labels);
      if (cost < 0 || (int) k + cost >= least)
        continue;
      least = (int) k + cost;
      *name = l;
    }
}

static void
put_leader (pr_page *p, const label *l)
{
  char x1[G_ASCII_DTOSTR_BUF_SIZE], y1[G_ASCII_DTOSTR_BUF_SIZE], x2[G_ASCII_DTOSTR_BUF_SIZE],
      y2[G_ASCII_DTOSTR_BUF_SIZE];
  pr_html_add (p->out, "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
               g_ascii_formatd (x1, sizeof x1, "%.1f", l->x1),
               g_ascii_formatd (y1, sizeof y1, "%.1f", l->y1),
               g_ascii_formatd (x2, sizeof x2, "%.1f", l->x2),
               g_ascii_formatd (y2, sizeof y2, "%.1f", l->y2));
}

static void
clear_label (gpointer l)
{
  g_string_free (((label *) l)->words, TRUE);
}

/* The names to be shown, those with the most work waiting first; none of them is placed yet. */
static GArray *
name_spots (const pr_grid *s, const spot *list, gsize n)
{
  int name = pr_grid_column (s, "name");
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (label));
  g_autofree const spot **worst = g_new (const spot *, n);
  for (gsize k = 0; k < n; k++)
    worst[k] = &list[k];
  qsort (worst, n, sizeof *worst, by_waiting);
  g_array_set_clear_func (labels, clear_label);
  for (gsize k = 0; k < (n > CROWD ? NAMED : n); k++)
    {
      label l = { .of = worst[k], .words = g_string_new (NULL) };
      pr_text_cell (l.words, pr_grid_cell (s, l.of->row, name), 24, FALSE);
      g_strchomp (l.words->str);
      g_array_append_val (labels, l);
    }
  return labels;
}

/* Names are placed one by one, then again when all are there: the first may find better places by
 * then. */
static void
put_names (pr_page *p, const spot *list, gsize n, double height)
{
  g_autoptr (GArray) labels = name_spots (p->grids[PR_FILE_UNITS], list, n);
  for (guint k = 0; k < ROUNDS * labels->len; k++)
    place_name (list, n, height, labels, &g_array_index (labels, label, k % labels->len));
  pr_html_put (p->out, "<g aria-hidden=\"true\">");
  for (guint k = 0; k < labels->len; k++)
    {
      const label *l = &g_array_index (labels, label, k);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      if (l->led)
        put_leader (p, l);
      if (l->placed)
        pr_html_add (p->out, "<text x=\"%s\" y=\"%s\">%s</text>\n",
                     g_ascii_formatd (x, sizeof x, "%.1f", l->at.left),
                     g_ascii_formatd (y, sizeof y, "%.1f", l->at.bottom - 3), l->words->str);
    }
  pr_html_put (p->out, "</g>");
}

static const char *
verdict_class (const char *verdict)
{
  return strcmp (verdict, "ready") == 0       ? "s6"
         : strcmp (verdict, "at risk") == 0   ? "s3"
         : strcmp (verdict, "not ready") == 0 ? "s0"
                                              : "s";
}

/* What a circle may be coloured by besides the work waiting: the verdict, then each fortnight. For
 * each the class of its colour, in words what it stands for. */
static void
put_choices (pr_page *p, const char *code, const char *verdict, GHashTable *rows)
{
  const pr_grid *s = p->grids[PR_FILE_VERDICTS];
  g_autoptr (GString) colours = g_string_new (NULL), words = g_string_new (NULL);
  gpointer row;
  g_string_append (colours, verdict_class (verdict));
  if (*verdict != '\0')
    g_string_append_printf (words, "%s %s", pr_html_mark (verdict), _ (verdict));
  if (g_hash_table_lookup_extended (rows, code, NULL, &row))
    for (gsize k = 0; k < pr_page_count_periods (s, GPOINTER_TO_SIZE (row), "fortnight"); k++)
      {
        gsize at = GPOINTER_TO_SIZE (row) + k;
        double share = pr_grid_number (s, at, pr_grid_column (s, "passed"));
        g_string_append_printf (colours, " %s", pr_page_share_class (share));
        g_string_append_c (words, '|');
        pr_page_share_words (share, pr_grid_cell (s, at, pr_grid_column (s, "verdict")),
                             pr_grid_cell (s, at, pr_grid_column (s, "settled")), words);
      }
  pr_html_add (p->out, " data-colours=\"%s\" data-words=\"%s\"", colours->str, words->str);
}

static void
put_circle (pr_page *p, const spot *c, GHashTable *rows, gboolean judged)
{
  const pr_grid *s = p->grids[PR_FILE_UNITS];
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], r[G_ASCII_DTOSTR_BUF_SIZE],
      people[PR_NUMBER_SIZE], days[PR_NUMBER_SIZE];
  const char *name = pr_grid_cell (s, c->row, pr_grid_column (s, "name"));
  const char *verdict = pr_grid_cell (s, c->row, pr_grid_column (s, "verdict"));
  g_autofree char *id
      = pr_html_id ("units-table-", pr_grid_cell (s, c->row, pr_grid_column (s, "code")));
  const char *said = *verdict != '\0' ? _ (verdict) : _ ("asked nothing");
  g_autofree char *words
      = isfinite (c->waiting)
            ? g_strdup_printf (
                _ ("%s: %s inhabitants; at worst %s working days of work waiting; %s"), name,
                pr_text_fixed (people, c->population, 0), pr_text_fixed (days, c->waiting, 1), said)
            : g_strdup_printf (_ ("%s: %s inhabitants; work waits where there is nobody; %s"), name,
                               pr_text_fixed (people, c->population, 0), said);
  pr_html_add (p->out, "<a href=\"#%s\"><circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"", id,
               g_ascii_formatd (x, sizeof x, "%.1f", c->x),
               g_ascii_formatd (y, sizeof y, "%.1f", c->y),
               g_ascii_formatd (r, sizeof r, "%.1f", c->r), classes[class_of (c->waiting)].colour);
  if (judged)
    pr_html_add (p->out, " class=\"%s\"", verdict_class (verdict));
  put_choices (p, pr_grid_cell (s, c->row, pr_grid_column (s, "code")), verdict, rows);
  pr_html_add (p->out, "><title>%s</title></circle></a>\n", words);
}

/* The choice of what the colours say, for which a script is needed, and a key for each. */
static void
put_keys (pr_page *p, gsize fortnights, gboolean judged)
{
  static const char *const verdicts[][2] = { { "s6", N_ ("ready") },
                                             { "s3", N_ ("at risk") },
                                             { "s0", N_ ("not ready") },
                                             { "s", N_ ("asked nothing") } };
  pr_html_add (p->out,
               "<p class=\"tools\" hidden><label>%s <select id=\"map-colours\">"
               "<option data-key=\"verdict\" value=\"0\">%s</option>"
               "<option data-key=\"waiting\" value=\"-1\"%s>%s</option>",
               _ ("Colour:"), _ ("verdict"), judged ? "" : " selected", _ ("work waiting"));
  for (gsize k = 1; k <= fortnights; k++)
    {
      g_autofree char *words = g_strdup_printf (_ ("fortnight %zu"), k);
      pr_html_add (p->out, "<option data-key=\"share\" value=\"%zu\">%s</option>", k, words);
    }
  pr_html_add (p->out, "</select></label></p>\n<ul class=\"key\" data-key=\"waiting\"%s>",
               judged ? " hidden" : "");
  for (gsize k = 0; k < G_N_ELEMENTS (classes); k++)
    pr_html_add (
        p->out,
        "<li><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" "
        "r=\"7\" fill=\"%s\" stroke=\"#222\"/></svg> %s</li>",
        classes[k].colour, _ (classes[k].words));
  pr_html_add (p->out, "</ul><ul class=\"key\" data-key=\"verdict\"%s>", judged ? "" : " hidden");
  for (gsize k = 0; k < G_N_ELEMENTS (verdicts); k++)
    pr_html_add (p->out,
                 "<li><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><circle cx=\"8\" "
                 "cy=\"8\" r=\"7\" class=\"%s\" stroke=\"#222\"/></svg> %s %s</li>",
                 verdicts[k][0], pr_html_mark (verdicts[k][1]), _ (verdicts[k][1]));
  pr_html_put (p->out, "</ul><ul class=\"key\" data-key=\"share\" hidden>");
  pr_html_add (p->out, "<li>%s</li>", _ ("Replications that pass:"));
  pr_page_share_key (p);
  pr_html_put (p->out, "</ul>");
}

/* Whether some unit has a verdict. */
static gboolean
is_judged (const pr_grid *s)
{
  int verdict = pr_grid_column (s, "verdict");
  for (gsize row = 0; row < s->n_rows; row++)
    if (*pr_grid_cell (s, row, verdict) != '\0')
      return TRUE;
  return FALSE;
}

/* The most fortnights of a unit on the map. */
static gsize
most_fortnights (const pr_page *p, const spot *list, gsize n, GHashTable *rows)
{
  const pr_grid *s = p->grids[PR_FILE_UNITS];
  int code = pr_grid_column (s, "code");
  gsize most = 0;
  gpointer row;
  for (gsize k = 0; k < n; k++)
    if (g_hash_table_lookup_extended (rows, pr_grid_cell (s, list[k].row, code), NULL, &row))
      most = MAX (most, pr_page_count_periods (p->grids[PR_FILE_VERDICTS], GPOINTER_TO_SIZE (row),
                                               "fortnight"));
  return most;
}

void
pr_page_map (pr_page *p)
{
  gsize n;
  double height;
  g_autofree spot *list = spots (p->grids[PR_FILE_UNITS], &n, &height);
  if (n == 0)
    return;
  char h[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GHashTable) rows = pr_page_first_rows (p);
  gboolean judged = is_judged (p->grids[PR_FILE_UNITS]);
  pr_html_add (
      p->out, "<section id=\"map\"><h2>%s</h2><p class=\"note\">%s</p>\n", _ ("Map"),
      judged
          ? _ ("Each circle is a unit at its place, its area the population, its colour the "
               "verdict on it. A circle leads to the unit's row.")
          : _ ("Each circle is a unit at its place, its area the population, its colour the most "
               "work that waited for any of its pools, in working days of that pool. A circle "
               "leads to the unit's row."));
  put_keys (p, most_fortnights (p, list, n, rows), judged);
  pr_html_add (p->out,
               "<div class=\"map\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">"
               "<svg viewBox=\"0 0 %s %s\" role=\"group\" aria-label=\"%s\">\n",
               _ ("Map of the units"), "960", g_ascii_formatd (h, sizeof h, "%.0f", height),
               _ ("Units at their places"));
  for (gsize k = 0; k < n; k++)
    put_circle (p, &list[k], rows, judged);
  put_names (p, list, n, height);
  pr_html_put (p->out, "</svg></div></section>\n");
}
