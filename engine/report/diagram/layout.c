/* Layout: dot gives every box and arrow its place. See graph.h.
 *
 * What dot reads is made of numbers alone. It answers in its plain format: lines of words parted by
 * blanks, lengths in inches, y upwards. An answer that is anything else is an error.
 */
#include "report/diagram/graph.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/program.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SECONDS 60
#define INCH 72.0        /* pixels */
#define LABEL_HEIGHT 17u /* pixels, as all that follows */
#define RANK_GAP 20.0    /* between boxes one below the other */

/* A number as dot reads and writes it, whatever the locale. */
static void
append_number (GString *out, const char *name, double x)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (out, "%s=%s ", name, g_ascii_formatd (text, sizeof text, "%.4f", x));
}

#define TABLE                                                                                      \
  "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" "                      \
  "fixedsize=\"true\" width=\"%u\" height=\"%u\"><tr>"

/* A bar is a row of cells, one a branch: dot puts each branch where its cell is. */
static void
append_cells (GString *out, const pr_box *bar)
{
  g_string_append_printf (out, "shape=none margin=0 label=<" TABLE, (guint) bar->width,
                          (guint) bar->height);
  for (guint k = 0; k < bar->branches; k++)
    g_string_append_printf (out,
                            "<td port=\"%u\" fixedsize=\"true\" width=\"%u\" height=\"%u\"></td>",
                            k, (guint) bar->width / bar->branches, (guint) bar->height);
  g_string_append (out, "</tr></table>>");
}

static void
append_box (GString *out, guint number, const pr_box *box)
{
  g_string_append_printf (out, "%u [", number);
  append_number (out, "width", box->width / INCH);
  append_number (out, "height", box->height / INCH);
  if (box->look == PR_BOX_BAR)
    append_cells (out, box);
  g_string_append (out, "]\n");
}

/* One of an arrow's ends; at a branch's cell if it has one there. */
static void
append_end (GString *out, const pr_graph *g, guint number, int branch, char side)
{
  g_string_append_printf (out, "%u", number);
  if (branch >= 0 && g_array_index (g->boxes, pr_box, number).look == PR_BOX_BAR)
    g_string_append_printf (out, ":%d:%c", branch, side);
}

static void
append_arrow (GString *out, const pr_graph *g, const pr_arrow *a)
{
  append_end (out, g, a->from, a->branch, 's');
  g_string_append (out, " -> ");
  append_end (out, g, a->to, a->branch, 'n');
  g_string_append_printf (out, " [weight=%d", a->usual ? 20 : 1);
  /* An empty table, as large as the words. */
  if (a->label != NULL)
    g_string_append_printf (out, " label=<" TABLE "<td></td></tr></table>>",
                            (guint) ceil (a->width), LABEL_HEIGHT);
  g_string_append (out, "]\n");
}

static void
append_graph (GString *out, const pr_graph *g)
{
  g_string_append (out, "digraph {\ngraph [");
  append_number (out, "nodesep", PR_GRAPH_GAP / INCH);
  append_number (out, "ranksep", RANK_GAP / INCH);
  g_string_append (out, "]\n"
                        "node [shape=box fixedsize=true label=\"\"]\n"
                        "edge [dir=none]\n");
  for (guint k = 0; k < g->boxes->len; k++)
    append_box (out, k, &g_array_index (g->boxes, pr_box, k));
  for (guint k = 0; k < g->arrows->len; k++)
    append_arrow (out, g, &g_array_index (g->arrows, pr_arrow, k));
  g_string_append (out, "}\n");
}

/* Fails unless dot is there and ends well in time. Free with g_free. */
static char *
run_dot (const char *program, const gint *cancel, GError **error)
{
  guint seconds = pr_program_seconds ("PILOTRUN_DOT_SECONDS", SECONDS);
  g_autofree char *dot = g_find_program_in_path ("dot");
  g_auto (pr_program) p = { 0 };
  if (dot == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("dot is not installed (it is in the package graphviz)"));
      return NULL;
    }
  g_autoptr (GSubprocessLauncher) launcher = pr_program_launcher (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, program);
  if (launcher == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("there is no memory for dot's program"));
      return NULL;
    }
  p.process = g_subprocess_launcher_spawn (launcher, error, dot, "-Kdot", "-Tplain", NULL);
  if (p.process == NULL)
    {
      g_prefix_error (error, "%s", _ ("dot cannot be started: "));
      return NULL;
    }
  pr_program_wait (&p, 1, seconds, cancel);
  if (!pr_go_on (cancel, error))
    return NULL;
  if (p.good && p.out != NULL)
    return g_steal_pointer (&p.out);
  if (p.stopped)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                 NGETTEXT ("dot has not ended after %u second and was stopped; "
                           "PILOTRUN_DOT_SECONDS gives it more",
                           "dot has not ended after %u seconds and was stopped; "
                           "PILOTRUN_DOT_SECONDS gives it more",
                           seconds),
                 seconds);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("dot failed: %s"),
                 p.said != NULL ? p.said : "");
  return NULL;
}

/* Words of an answer that are still to be read. */
typedef struct {
  char **word;
  guint n, at;
  gboolean wrong;
} answer;

static void
answer_clear (answer *a)
{
  g_strfreev (a->word);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (answer, answer_clear)

static const char *
read_word (answer *a)
{
  a->wrong = a->wrong || a->at >= a->n;
  return a->wrong ? "" : a->word[a->at++];
}

static double
read_number (answer *a)
{
  const char *word = read_word (a);
  char *end;
  double x = g_ascii_strtod (word, &end);
  a->wrong = a->wrong || *end != '\0' || end == word || !(fabs (x) < 1e6);
  return a->wrong ? 0 : x;
}

static guint
read_count (answer *a, guint below)
{
  double x = read_number (a);
  a->wrong = a->wrong || x < 0 || x != floor (x) || x >= below;
  return a->wrong ? 0 : (guint) x;
}

static pr_graph_point
read_point (answer *a, const pr_graph *g)
{
  double x = read_number (a) * INCH, y = read_number (a) * INCH;
  return (pr_graph_point){ x, g->height - y };
}

static void
read_box (answer *a, const pr_graph *g)
{
  pr_box *box = &g_array_index (g->boxes, pr_box, read_count (a, g->boxes->len));
  pr_graph_point at = read_point (a, g);
  box->x = at.x;
  box->y = at.y;
}

/* An arrow between two boxes that has no place yet: dot keeps the order of those that share both
 * ends. */
static pr_arrow *
find_arrow (const pr_graph *g, guint from, guint to)
{
  for (guint k = 0; k < g->arrows->len; k++)
    {
      pr_arrow *a = &g_array_index (g->arrows, pr_arrow, k);
      if (a->from == from && a->to == to && a->points->len == 0)
        return a;
    }
  return NULL;
}

/* What follows the points is the label as dot calls it, its place, and two words. */
static void
read_arrow (answer *a, const pr_graph *g)
{
  guint from = read_count (a, g->boxes->len), to = read_count (a, g->boxes->len);
  pr_arrow *arrow = find_arrow (g, from, to);
  guint n = read_count (a, a->n);
  a->wrong = a->wrong || arrow == NULL || n < 4 || n % 3 != 1;
  for (guint k = 0; k < n && !a->wrong; k++)
    {
      pr_graph_point at = read_point (a, g);
      g_array_append_val (arrow->points, at);
    }
  if (a->wrong || arrow->label == NULL)
    return;
  a->wrong = a->n < a->at + 5;
  a->at = a->n - 4;
  arrow->at = read_point (a, g);
}

/* FALSE if something has no place. */
static gboolean
is_placed (const pr_graph *g)
{
  for (guint k = 0; k < g->boxes->len; k++)
    if (g_array_index (g->boxes, pr_box, k).x == 0)
      return FALSE;
  for (guint k = 0; k < g->arrows->len; k++)
    if (g_array_index (g->arrows, pr_arrow, k).points->len == 0)
      return FALSE;
  return TRUE;
}

static gboolean
read_answer (pr_graph **graphs, guint n, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint at = 0;
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (answer) a = { .word = g_strsplit (*line, " ", -1) };
      a.n = g_strv_length (a.word);
      const char *what = a.n > 0 ? read_word (&a) : "";
      if (*what == '\0')
        continue;
      if (at == n)
        return FALSE;
      if (strcmp (what, "graph") == 0)
        {
          read_number (&a); /* scale */
          graphs[at]->width = read_number (&a) * INCH;
          graphs[at]->height = read_number (&a) * INCH;
        }
      else if (strcmp (what, "node") == 0)
        read_box (&a, graphs[at]);
      else if (strcmp (what, "edge") == 0)
        read_arrow (&a, graphs[at]);
      else if (strcmp (what, "stop") != 0 || !is_placed (graphs[at++]))
        return FALSE;
      if (a.wrong)
        return FALSE;
    }
  return at == n;
}

gboolean
pr_graph_lay_out (pr_graph **graphs, guint n, const gint *cancel, GError **error)
{
  g_autoptr (GString) program = g_string_new (NULL);
  for (guint k = 0; k < n; k++)
    append_graph (program, graphs[k]);
  g_autofree char *text = run_dot (program->str, cancel, error);
  if (text == NULL)
    return FALSE;
  if (read_answer (graphs, n, text))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("dot gave an answer that is no layout"));
  return FALSE;
}
