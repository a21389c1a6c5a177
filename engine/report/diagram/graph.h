/* Graph: a workflow as boxes with words, and what leads where. Lengths are in pixels, and y grows
 * downwards. Private to the folder. */
#ifndef PR_REPORT_DIAGRAM_GRAPH_H
#define PR_REPORT_DIAGRAM_GRAPH_H

#include "model/world.h"

#include <glib.h>

#define PR_GRAPH_FONT 12.0 /* pixels */
#define PR_GRAPH_HEAD 13.5 /* of a step's name, which is bold */
#define PR_GRAPH_TITLE 18.0
#define PR_GRAPH_LINE 16.0 /* between lines */
#define PR_GRAPH_PAD 9.0   /* within a box */
#define PR_GRAPH_GAP 22.0  /* between boxes side by side */

/* How a box looks. */
typedef enum {
  PR_BOX_WORK,
  PR_BOX_DELAY,
  PR_BOX_TRANSFER,
  PR_BOX_SUPPLEMENT,
  PR_BOX_START, /* rounded, as the next two */
  PR_BOX_GOOD_END,
  PR_BOX_END,
  PR_BOX_BAR, /* a fork or a join: no words */
} pr_box_look;

/* All owned. */
typedef struct {
  pr_box_look look;
  char *id;         /* NULL: none */
  char *head;       /* in bold, on the left; the middle of what is rounded */
  char *time;       /* on the right of the same line; NULL: none */
  GPtrArray *lines; /* below */
  char *title;      /* all of it, for a tooltip */
  gboolean stands;  /* the limit stands still meanwhile */
  gboolean usual;   /* on the way of most dossiers */
  guint branches;   /* of a bar */
  double width, height;
  double x, y; /* of its middle: what dot answers */
} pr_box;

typedef struct {
  double x, y;
} pr_graph_point;

typedef struct {
  guint from, to;
  int branch;  /* between a bar and a branch of its fork: which; else -1 */
  char *label; /* owned; NULL: none */
  gboolean usual;
  double width;   /* of the label */
  GArray *points; /* pr_graph_point; of a chain of Bezier curves: what dot answers, as the next */
  pr_graph_point at; /* of the label's middle */
} pr_arrow;

typedef struct {
  char *name;         /* of the workflow */
  GPtrArray *caption; /* lines below it */
  GArray *boxes;      /* pr_box */
  GArray *arrows;     /* pr_arrow */
  double width, height;
} pr_graph;

/* A workflow, and what is true of its procedures. */
typedef struct {
  const pr_world *w;
  uint16_t number;
  guint n_procedures;
  bool visit, limit;  /* of all of them; of any */
  double least, most; /* share of incomplete dossiers */
} pr_flow;

/* workflow.c */
pr_graph *pr_graph_new (const pr_world *w, uint16_t workflow);
void pr_graph_free (pr_graph *g);
/* words.c */
pr_flow pr_flow_of (const pr_world *w, uint16_t workflow);
/* The words of a step's box. */
void pr_graph_step (const pr_flow *f, uint16_t step, pr_box *box);
/* A line a procedure of the workflow; free with g_ptr_array_unref. */
GPtrArray *pr_graph_caption (const pr_flow *f);
/* What is written at a transition of a step that does not fork; NULL: nothing. Free with g_free. */
char *pr_graph_label (const pr_flow *f, const pr_step *s, uint16_t transition);
/* The transition that most dossiers take; of several procedures, those of the one with the most
 * incomplete ones. */
uint16_t pr_graph_usual (const pr_flow *f, const pr_step *s);
/* layout.c: gives every box and arrow of all n graphs its place. */
gboolean pr_graph_lay_out (pr_graph **graphs, guint n, const gint *cancel, GError **error);
/* svg.c: free with g_free. */
char *pr_graph_svg (const pr_graph *g);
/* measure.c: how wide a text is at most, whatever the font; bold by a factor. */
double pr_graph_width (const char *text, double size, gboolean bold);
/* Adds the lines of a text that is printable, broken at blanks; what is still too wide is cut. */
void pr_graph_break (GPtrArray *lines, const char *text, double size, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_graph, pr_graph_free)

#endif
