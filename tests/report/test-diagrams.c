/* Workflows as boxes and arrows, worked out by hand, and where dot puts them. */
#include "report/diagram/diagram.h"
#include "report/diagram/graph.h"

#include "permit.h"
#include "tiny.h"

#include <math.h>
#include <string.h>

static const char *
name_of (const pr_graph *g, guint box)
{
  const pr_box *b = &g_array_index (g->boxes, pr_box, box);
  return b->look == PR_BOX_BAR ? b->title : b->head;
}

/* A line an arrow: "examine > supplement: incomplete", with * before the usual way. */
static char *
arrows_text (const pr_graph *g)
{
  GString *out = g_string_new (NULL);
  for (guint k = 0; k < g->arrows->len; k++)
    {
      const pr_arrow *a = &g_array_index (g->arrows, pr_arrow, k);
      g_string_append_printf (out, "%s%s > %s%s%s\n", a->usual ? "*" : "", name_of (g, a->from),
                              name_of (g, a->to), a->label != NULL ? ": " : "",
                              a->label != NULL ? a->label : "");
    }
  return g_string_free (out, FALSE);
}

static char *
box_text (const pr_graph *g, const char *name)
{
  GString *out = g_string_new (NULL);
  for (guint k = 0; k < g->boxes->len; k++)
    {
      const pr_box *b = &g_array_index (g->boxes, pr_box, k);
      if (b->head == NULL || strcmp (b->head, name) != 0)
        continue;
      g_string_append_printf (out, "%s%s|%s", b->id, b->stands ? " stands" : "", b->time);
      for (guint i = 0; i < b->lines->len; i++)
        g_string_append_printf (out, "|%s", (char *) b->lines->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

static void
expect_box (const pr_graph *g, const char *name, const char *expected)
{
  g_autofree char *text = box_text (g, name);
  ck_assert_str_eq (text, expected);
}

START_TEST (arrows_are_the_transitions)
{
  pr_world *w = tiny_world (permit);
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  g_autofree char *text = arrows_text (g);
  ck_assert_str_eq (text, "*ask > all branches begin\n"
                          "*all branches begin > police\n"
                          "*all branches begin > survey\n"
                          "*when all have ended > sign\n"
                          "*accept > examine\n"
                          "examine > supplement: incomplete: 10–25 %\n"
                          "examine > refused: 2 %\n"
                          "*examine > ask: else\n"
                          "supplement > examine: 94 %\n"
                          "supplement > withdrawn: 6 %\n"
                          "*police > when all have ended\n"
                          "*survey > map\n"
                          "*map > when all have ended\n"
                          "sign > ask: 5 %\n"
                          "*sign > returned: 95 %\n"
                          "*filed > accept\n");
  pr_world_free (w);
}
END_TEST

START_TEST (boxes_say_who_and_how_long)
{
  pr_world *w = tiny_world (permit);
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  expect_box (g, "accept",
              "w0-s0|10min|clerk, place of filing|the limit begins|finished up to 30min after "
              "closing|not begun in the last 15min");
  expect_box (g, "examine", "w0-s1|1h|clerk, home unit");
  expect_box (g, "supplement",
              "w0-s2 stands|about 4 days|the citizen completes the papers|the limit stands still");
  expect_box (g, "ask", "w0-s3|5min|clerk, home unit|handed back at closing");
  expect_box (g, "police", "w0-s4 stands|3 days|a prescribed wait|the limit stands still");
  expect_box (g, "survey", "w0-s5|2h|surveyor, Land office");
  expect_box (g, "map", "w0-s6|1h|on the way");
  expect_box (g, "sign",
              "w0-s7|2min|leader, deciding office|only online, post|finished after closing");
  ck_assert_str_eq (g->caption->pdata[0], "First permit: 8 working days; decided by the home unit");
  ck_assert_str_eq (g->caption->pdata[1],
                    "Second permit: 5 days (difficult areas: 9 days); decided by Land office");
  ck_assert_uint_eq (g->caption->len, 2);
  ck_assert_str_eq (g_array_index (g->boxes, pr_box, 2).title,
                    "supplement (supplement)\nthe citizen completes the papers\n"
                    "half of all take at most 4 days, four of five from 2 days 12h to 6 days\n"
                    "the limit stands still");
  pr_world_free (w);
}
END_TEST

START_TEST (the_usual_way_is_the_likeliest)
{
  pr_world *w = tiny_world ("== workflows.csv\n"
                            "workflow,step,role,effort,next,source\n"
                            "w,work,clerk,1h,check 90%; refused rest,assumption\n"
                            "w,check,clerk,1h,work 10%; check 60%; returned 30%,assumption\n");
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  g_autofree char *text = arrows_text (g);
  ck_assert_str_eq (text, "*work > check: 90 %\n"
                          "work > refused: 10 %\n"
                          "check > work: 10 %\n"
                          "*check > check: 60 %\n"
                          "check > returned: 30 %\n"
                          "*filed > work\n");
  if (have_dot ())
    {
      g_autofree char *svg = pr_workflow_svg (w, 0, NULL);
      ck_assert_ptr_nonnull (svg);
    }
  pr_world_free (w);
}
END_TEST

START_TEST (visits_end)
{
  pr_world *w = tiny_world (
      "== procedures.csv\ncode,name,kind,workflow,source\np,Advice,visit,w,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,patience,next,source\n"
      "w,talk,clerk,\"exponential(mean=10min)\",20min,left,assumption\n");
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  g_autofree char *text = arrows_text (g);
  ck_assert_str_eq (text, "*talk > done\n*a visitor comes > talk\n");
  expect_box (g, "talk", "w0-s0|about 7min|clerk, place of the visit|visitors wait 20min");
  ck_assert_str_eq (g->caption->pdata[0], "Advice");
  pr_world_free (w);
}
END_TEST

START_TEST (what_holds_later_is_drawn)
{
  pr_world *w
      = tiny_world ("== what-if.ini\n[scenario]\nbase = tiny\nname = later\napplies = 2025-07-04\n"
                    "[set workflows where workflow=w; step=work]\neffort = 2h\n"
                    "[set procedures where code=p]\nlimit = 3 working days\n");
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  expect_box (g, "work", "w0-s0|2h|clerk, place of filing");
  ck_assert_str_eq (g->caption->pdata[0], "From 2025-07-04 on:");
  ck_assert_str_eq (g->caption->pdata[1], "P: 3 working days; decided by the home unit");
  pr_world_free (w);
}
END_TEST

static double
apart (double x, double y, double width, double height)
{
  return fmax (fabs (x) - width / 2, fabs (y) - height / 2);
}

/* How far a point is outside a box. */
static double
outside (const pr_box *b, const pr_graph_point *p)
{
  return apart (b->x - p->x, b->y - p->y, b->width, b->height);
}

START_TEST (boxes_are_apart_and_arrows_reach_them)
{
  if (!have_dot ())
    return;
  pr_world *w = tiny_world (permit);
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  pr_graph *graphs[] = { g };
  ck_assert (pr_graph_lay_out (graphs, 1, NULL, NULL));
  for (guint i = 0; i < g->boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const pr_box *a = &g_array_index (g->boxes, pr_box, i),
                     *b = &g_array_index (g->boxes, pr_box, k);
        ck_assert_double_gt (
            apart (a->x - b->x, a->y - b->y, a->width + b->width, a->height + b->height), 5);
      }
  for (guint i = 0; i < g->arrows->len; i++)
    {
      const pr_arrow *a = &g_array_index (g->arrows, pr_arrow, i);
      const pr_box *from = &g_array_index (g->boxes, pr_box, a->from),
                   *to = &g_array_index (g->boxes, pr_box, a->to);
      const pr_graph_point *p = &g_array_index (a->points, pr_graph_point, 0);
      ck_assert_double_lt (fabs (outside (from, p)), 2);
      ck_assert_double_lt (fabs (outside (to, p + a->points->len - 1)), 2);
      ck_assert (a->label == NULL || a->at.x > 0);
    }
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tests = tcase_create ("diagrams");
  tcase_add_test (tests, arrows_are_the_transitions);
  tcase_add_test (tests, boxes_say_who_and_how_long);
  tcase_add_test (tests, the_usual_way_is_the_likeliest);
  tcase_add_test (tests, visits_end);
  tcase_add_test (tests, what_holds_later_is_drawn);
  tcase_add_test (tests, boxes_are_apart_and_arrows_reach_them);
  return tiny_main ("diagrams", tests);
}
