/* SVG: the markup of a diagram that has its layout. See graph.h. */
#include "report/diagram/graph.h"

#include "kernel/i18n.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#define MARGIN 14.0
#define LEAST 480.0 /* width */
#define CAPTION 13.0
#define NOTE_SIZE 11.0
#define HEAD 8.0 /* length of an arrow's head */
#define FONT "system-ui, Noto Sans, DejaVu Sans, Arial, sans-serif"
#define INK "#1b1f24"
#define SOFT "#57606a"

/* By pr_box_look. */
static const struct {
  const char *class, *fill, *line;
} looks[] = {
  [PR_BOX_WORK] = { "work", "#eef4fb", "#0b57a4" },
  [PR_BOX_DELAY] = { "delay", "#fdf4e0", "#8a5300" },
  [PR_BOX_TRANSFER] = { "transfer", "#f1f3f5", "#57606a" },
  [PR_BOX_SUPPLEMENT] = { "supplement", "#f5effb", "#6b3fa0" },
  [PR_BOX_START] = { "start", "#ffffff", "#1b1f24" },
  [PR_BOX_GOOD_END] = { "end", "#e6f4ee", "#00664b" },
  [PR_BOX_END] = { "end", "#fdecea", "#a3140f" },
  [PR_BOX_BAR] = { "bar", "#1b1f24", "#1b1f24" },
};

/* To a tenth of a pixel. */
static char *
number (char buf[G_ASCII_DTOSTR_BUF_SIZE], double x)
{
  g_ascii_formatd (buf, G_ASCII_DTOSTR_BUF_SIZE, "%.1f", x);
  if (g_str_has_suffix (buf, ".0"))
    buf[strlen (buf) - 2] = '\0';
  return strcmp (buf, "-0") == 0 ? strcpy (buf, "0") : buf;
}

static void
put_number (GString *out, const char *before, double x)
{
  char buf[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (out, "%s%s", before, number (buf, x));
}

static void
put_attribute (GString *out, const char *name, double x)
{
  char buf[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (out, " %s=\"%s\"", name, number (buf, x));
}

/* A text that is printable; two characters are, but not in XML. */
static void
put_words (GString *out, const char *words)
{
  g_autofree char *safe = g_markup_escape_text (words, -1);
  for (const char *c = safe; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      g_string_append_unichar (out, u == 0xfffe || u == 0xffff ? 0xfffd : u);
    }
}

/* attributes: markup, begun by a blank. */
static void
put_text (GString *out, double x, double y, const char *attributes, const char *words)
{
  g_string_append (out, "<text");
  put_attribute (out, "x", x);
  put_attribute (out, "y", y);
  g_string_append_printf (out, "%s>", attributes);
  put_words (out, words);
  g_string_append (out, "</text>");
}

static void
put_title (GString *out, const char *words)
{
  g_string_append (out, "<title>");
  put_words (out, words);
  g_string_append (out, "</title>");
}

static void
put_rect (GString *out, const pr_box *box, double radius)
{
  g_string_append (out, "<rect");
  put_attribute (out, "x", box->x - box->width / 2);
  put_attribute (out, "y", box->y - box->height / 2);
  put_attribute (out, "width", box->width);
  put_attribute (out, "height", box->height);
  put_attribute (out, "rx", radius);
  g_string_append_printf (out, " fill=\"%s\" stroke=\"%s\"%s/>", looks[box->look].fill,
                          looks[box->look].line, box->stands ? " stroke-dasharray=\"5 3\"" : "");
}

static void
put_box (GString *out, const pr_box *box)
{
  double left = box->x - box->width / 2 + PR_GRAPH_PAD;
  double y = box->y - box->height / 2 + PR_GRAPH_PAD / 2 + PR_GRAPH_LINE * 0.82;
  gboolean rounded = box->lines == NULL;
  g_string_append (out, "<g");
  if (box->id != NULL)
    g_string_append_printf (out, " id=\"%s\"", box->id);
  g_string_append_printf (out, " class=\"%s\">", looks[box->look].class);
  put_title (out, box->title);
  put_rect (out, box, box->look == PR_BOX_BAR ? 2 : rounded ? box->height / 2 : 5);
  if (box->head != NULL)
    put_text (out, rounded ? box->x : left, rounded ? box->y + PR_GRAPH_HEAD * 0.36 : y,
              rounded ? " text-anchor=\"middle\" font-weight=\"600\" font-size=\"13.5\""
                      : " font-weight=\"600\" font-size=\"13.5\"",
              box->head);
  if (box->time != NULL)
    put_text (out, box->x + box->width / 2 - PR_GRAPH_PAD, y, " text-anchor=\"end\"", box->time);
  for (guint k = 0; !rounded && k < box->lines->len; k++)
    put_text (out, left, y += PR_GRAPH_LINE, " fill=\"" SOFT "\"", box->lines->pdata[k]);
  g_string_append (out, "</g>\n");
}

/* The head has its tip at the last point; the line ends within it. */
static void
put_arrow (GString *out, const pr_arrow *a)
{
  const pr_graph_point *p = (const pr_graph_point *) (gpointer) a->points->data;
  guint last = a->points->len - 1, before = last - 1;
  while (before > 0 && hypot (p[last].x - p[before].x, p[last].y - p[before].y) < 0.5)
    before--;
  double length = fmax (hypot (p[last].x - p[before].x, p[last].y - p[before].y), 0.1);
  double dx = (p[last].x - p[before].x) / length, dy = (p[last].y - p[before].y) / length;
  double half = HEAD * 0.42;
  g_string_append_printf (out, "<path fill=\"none\"%s d=\"",
                          a->usual ? " stroke-width=\"1.8\"" : "");
  for (guint k = 0; k <= last; k++)
    {
      double back = k == last ? HEAD * 0.7 : 0;
      put_number (out, k == 0 ? "M" : k == 1 ? "C" : " ", p[k].x - back * dx);
      put_number (out, ",", p[k].y - back * dy);
    }
  g_string_append (out, "\"/><path stroke=\"none\" d=\"");
  put_number (out, "M", p[last].x);
  put_number (out, ",", p[last].y);
  put_number (out, "L", p[last].x - HEAD * dx - half * dy);
  put_number (out, ",", p[last].y - HEAD * dy + half * dx);
  put_number (out, " ", p[last].x - HEAD * dx + half * dy);
  put_number (out, ",", p[last].y - HEAD * dy - half * dx);
  g_string_append (out, "Z\"/>\n");
}

/* Behind the words the line is white. */
static void
put_label (GString *out, const pr_arrow *a)
{
  put_text (out, a->at.x, a->at.y + PR_GRAPH_FONT * 0.36,
            " text-anchor=\"middle\" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\"",
            a->label);
  g_string_append_c (out, '\n');
}

/* The lines below the name, no wider than `width`. */
static GPtrArray *
caption_lines (const pr_graph *g, double width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 0; k < g->caption->len; k++)
    pr_graph_break (lines, g->caption->pdata[k], CAPTION, width);
  return lines;
}

static void
put_lines (GString *out, double y, double size, const char *attributes, const GPtrArray *lines)
{
  for (guint k = 0; k < lines->len; k++)
    put_text (out, MARGIN, y + k * PR_GRAPH_LINE * size / PR_GRAPH_FONT, attributes,
              lines->pdata[k]);
  g_string_append_c (out, '\n');
}

/* What has to be known to read it. */
static const char *
note_words (const pr_graph *g)
{
  for (guint k = 0; k < g->boxes->len; k++)
    if (g_array_index (g->boxes, pr_box, k).stands)
      return _ ("Half of all take at most the time given; waiting for an officer comes on top. "
                "Dashed: meanwhile the limit stands still.");
  return _ ("Half of all take at most the time given; waiting for an officer comes on top.");
}

static void
put_graph (GString *out, const pr_graph *g, double x, double y)
{
  put_number (out, "<g transform=\"translate(", x);
  put_number (out, ",", y);
  g_string_append (out, ")\">\n<g class=\"arrows\" fill=\"" SOFT "\" stroke=\"" SOFT "\">\n");
  for (guint k = 0; k < g->arrows->len; k++)
    put_arrow (out, &g_array_index (g->arrows, pr_arrow, k));
  g_string_append (out, "</g>\n");
  for (guint k = 0; k < g->boxes->len; k++)
    put_box (out, &g_array_index (g->boxes, pr_box, k));
  g_string_append (out, "<g class=\"labels\">\n");
  for (guint k = 0; k < g->arrows->len; k++)
    if (g_array_index (g->arrows, pr_arrow, k).label != NULL)
      put_label (out, &g_array_index (g->arrows, pr_arrow, k));
  g_string_append (out, "</g>\n</g>\n");
}

char *
pr_graph_svg (const pr_graph *g)
{
  double inner = MAX (MAX (g->width, pr_graph_width (g->name, PR_GRAPH_TITLE, TRUE)), LEAST);
  g_autoptr (GPtrArray) caption = caption_lines (g, inner);
  g_autoptr (GPtrArray) note = g_ptr_array_new_with_free_func (g_free);
  pr_graph_break (note, note_words (g), NOTE_SIZE, inner);
  double top = MARGIN + PR_GRAPH_TITLE,
         above = top + 22 + caption->len * PR_GRAPH_LINE * CAPTION / PR_GRAPH_FONT,
         below = above + g->height + 26;
  double width = ceil (inner + 2 * MARGIN),
         height = ceil (below + (note->len - 1) * PR_GRAPH_LINE + MARGIN);
  GString *out = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"workflow\"");
  put_attribute (out, "width", width);
  put_attribute (out, "height", height);
  put_number (out, " viewBox=\"0 0 ", width);
  put_number (out, " ", height);
  g_string_append (out, "\" role=\"img\" aria-label=\"");
  put_words (out, g->name);
  g_string_append (out, "\" font-family=\"" FONT "\" font-size=\"12\" fill=\"" INK "\">\n"
                        "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
  put_text (out, MARGIN, top, " font-weight=\"650\" font-size=\"18\"", g->name);
  put_lines (out, top + 23, CAPTION, " font-size=\"13\"", caption);
  put_graph (out, g, MARGIN + (inner - g->width) / 2, above);
  put_lines (out, below, NOTE_SIZE, " font-size=\"11\" fill=\"" SOFT "\"", note);
  g_string_append (out, "</svg>\n");
  return g_string_free (out, FALSE);
}
