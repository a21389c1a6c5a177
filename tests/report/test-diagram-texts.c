/* The markup of a diagram; what dot is told, and what becomes of its answers. */
#include "report/diagram/diagram.h"
#include "report/diagram/graph.h"

#include "kernel/disk.h"
#include "kernel/printable.h"
#include "permit.h"
#include "tiny.h"

#include <glib/gstdio.h>
#include <string.h>

/* The markup, taken apart. */
typedef struct {
  GString *boxes;   /* "id class: title", a line each */
  GPtrArray *texts; /* of <text> */
  GString *words;   /* of the element that is open */
  char *group;
} markup;

static void
on_start (GMarkupParseContext *context G_GNUC_UNUSED, const char *element, const char **names,
          const char **values, gpointer user, GError **error G_GNUC_UNUSED)
{
  markup *m = user;
  const char *id = "-", *class = "-";
  for (guint k = 0; names[k] != NULL; k++)
    {
      id = strcmp (names[k], "id") == 0 ? values[k] : id;
      class = strcmp (names[k], "class") == 0 ? values[k] : class;
    }
  g_string_truncate (m->words, 0);
  if (strcmp (element, "g") != 0)
    return;
  g_free (m->group);
  m->group = g_strdup_printf ("%s %s", id, class);
}

static void
on_end (GMarkupParseContext *context G_GNUC_UNUSED, const char *element, gpointer user,
        GError **error G_GNUC_UNUSED)
{
  markup *m = user;
  if (strcmp (element, "title") == 0)
    g_string_append_printf (m->boxes, "%s: %s\n", m->group, m->words->str);
  if (strcmp (element, "text") == 0)
    g_ptr_array_add (m->texts, g_strdup (m->words->str));
}

static void
on_text (GMarkupParseContext *context G_GNUC_UNUSED, const char *text, gsize length, gpointer user,
         GError **error G_GNUC_UNUSED)
{
  g_string_append_len (((markup *) user)->words, text, (gssize) length);
}

/* Fails unless the markup is well formed and of characters that XML has. */
static markup *
take_apart (const char *svg)
{
  static const GMarkupParser parser
      = { .start_element = on_start, .end_element = on_end, .text = on_text };
  markup *m = g_new0 (markup, 1);
  m->boxes = g_string_new (NULL);
  m->words = g_string_new (NULL);
  m->texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, m, NULL);
  g_autoptr (GError) error = NULL;
  ck_assert_msg (g_utf8_validate (svg, -1, NULL), "not UTF-8");
  ck_assert_msg (g_markup_parse_context_parse (context, svg, -1, &error)
                     && g_markup_parse_context_end_parse (context, &error),
                 "%s", error != NULL ? error->message : "");
  for (const char *c = svg; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      ck_assert_msg ((u >= 0x20 || u == '\n') && (u & 0xfffe) != 0xfffe, "U+%04x", u);
    }
  return m;
}

static void
markup_free (markup *m)
{
  g_string_free (m->boxes, TRUE);
  g_string_free (m->words, TRUE);
  g_ptr_array_unref (m->texts);
  g_free (m->group);
  g_free (m);
}

START_TEST (markup_has_a_group_for_each_step)
{
  if (!have_dot ())
    return;
  pr_world *w = tiny_world (permit);
  g_autofree char *svg = pr_workflow_svg (w, 0, NULL), *again = pr_workflow_svg (w, 0, NULL);
  ck_assert_str_eq (svg, again);
  ck_assert (
      g_str_has_prefix (svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"workflow\""));
  static const char *const foreign[] = { "<?", "<!", "dot", "raphviz", "/usr", "script", "<style" };
  for (gsize k = 0; k < G_N_ELEMENTS (foreign); k++)
    ck_assert_msg (strstr (svg, foreign[k]) == NULL, "%s", foreign[k]);
  markup *m = take_apart (svg);
  g_autoptr (GString) first = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (m->boxes->str, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, ": ") != NULL)
      g_string_append_printf (first, "%s\n", *line);
  ck_assert_str_eq (first->str, "w0-s0 work: accept (work)\n"
                                "w0-s1 work: examine (work)\n"
                                "w0-s2 supplement: supplement (supplement)\n"
                                "w0-s3 work: ask (work)\n"
                                "w0-s4 delay: police (delay)\n"
                                "w0-s5 work: survey (work)\n"
                                "w0-s6 transfer: map (transfer)\n"
                                "w0-s7 work: sign (work)\n"
                                "- bar: all branches begin\n"
                                "- bar: when all have ended\n"
                                "- end: the dossier is refused\n"
                                "- end: the citizen withdraws the dossier\n"
                                "- end: the result is handed over\n"
                                "- start: the dossier is filed\n");
  markup_free (m);
  pr_world_free (w);
}
END_TEST

START_TEST (all_are_drawn_at_once)
{
  if (!have_dot ())
    return;
  pr_world *w = tiny_world ("== workflows.csv\n"
                            "workflow,step,role,effort,next,source\n"
                            "w,work,clerk,1h,returned,assumption\n"
                            "v,look,clerk,1h,sign,assumption\n"
                            "v,sign,clerk,1h,returned,assumption\n");
  g_auto (GStrv) svgs = pr_workflow_svgs (w, NULL, NULL);
  ck_assert_uint_eq (g_strv_length (svgs), 2);
  for (uint16_t k = 0; k < 2; k++)
    {
      g_autofree char *one = pr_workflow_svg (w, k, NULL);
      ck_assert_str_eq (svgs[k], one);
    }
  ck_assert_ptr_nonnull (strstr (svgs[0], "id=\"w0-s1\""));
  ck_assert_ptr_nonnull (strstr (svgs[1], "id=\"w1-s2\""));
  ck_assert_ptr_nonnull (strstr (svgs[0], "No procedure has this workflow."));
  pr_world_free (w);
}
END_TEST

/* A program that dot's place is taken by: a script in a folder that is the PATH. */
static char *scratch, *path;

static void
begin (void)
{
  path = g_strdup (g_getenv ("PATH"));
  scratch = g_dir_make_tmp ("pilotrun-diagrams-XXXXXX", NULL);
  ck_assert_ptr_nonnull (scratch);
}

static void
end (void)
{
  g_setenv ("PATH", path, TRUE);
  g_unsetenv ("PILOTRUN_DOT_SECONDS");
  ck_assert (pr_remove_tree (scratch, NULL));
  g_free (scratch);
  g_free (path);
}

/* dot is this script; NULL: there is none. */
static void
take_dot (const char *script)
{
  g_autofree char *dot = g_build_filename (scratch, "dot", NULL);
  g_autofree char *whole = g_strdup_printf ("#!/bin/sh\nPATH='%s'\n%s\n", path, script);
  if (script != NULL)
    {
      ck_assert (g_file_set_contents (dot, whole, -1, NULL));
      ck_assert_int_eq (g_chmod (dot, 0755), 0);
    }
  g_setenv ("PATH", scratch, TRUE);
}

static void
expect_failure (const char *script, const char *words)
{
  g_autoptr (GError) error = NULL;
  pr_world *w = tiny_world ("");
  take_dot (script);
  g_autofree char *svg = pr_workflow_svg (w, 0, &error);
  g_setenv ("PATH", path, TRUE);
  ck_assert_ptr_null (svg);
  ck_assert_msg (strstr (error->message, words) != NULL, "%s", error->message);
  pr_world_free (w);
}

START_TEST (without_dot_the_error_says_what_to_install)
{
  expect_failure (NULL, "dot is not installed (it is in the package graphviz)");
}
END_TEST

START_TEST (a_dot_that_fails_is_an_error)
{
  expect_failure ("echo this is wrong >&2; exit 1", "dot failed: this is wrong");
  expect_failure ("kill -SEGV $$", "dot failed");
  g_setenv ("PILOTRUN_DOT_SECONDS", "1", TRUE);
  expect_failure ("exec sleep 100", "dot has not ended after 1 second");
}
END_TEST

/* The tiny world has three boxes (work, returned, filed) and two arrows. */
#define BOXES "graph 1 2 3\nnode 0 1 2 1 1 x\nnode 1 1 1 1 1 x\nnode 2 1 3 1 1 x\n"
#define ARROWS "edge 0 1 4 1 1 1 1 1 1 1 1 solid black\nedge 2 0 4 1 1 1 1 1 1 1 1 solid black\n"

START_TEST (an_answer_that_is_no_layout_is_an_error)
{
  static const char *const answers[] = {
    "",
    "nonsense\n",
    BOXES ARROWS,
    BOXES "stop\n",
    "graph 1 2 3\n" ARROWS "stop\n",
    BOXES ARROWS "stop\n" BOXES ARROWS "stop\n",
    BOXES ARROWS "node 3 1 1 1 1 x\nstop\n",
    BOXES ARROWS "node -1 1 1 1 1 x\nstop\n",
    BOXES ARROWS "node 1.5 1 1 1 1 x\nstop\n",
    BOXES ARROWS "node 1 nan 1 1 1 x\nstop\n",
    BOXES ARROWS "node 1 1e300 1 1 1 x\nstop\n",
    BOXES ARROWS "node 1\nstop\n",
    BOXES ARROWS "edge 0 1 4 1 1 1 1 1 1 1 1 solid black\nstop\n",
    BOXES ARROWS "edge 0 9 4 1 1 1 1 1 1 1 1 solid black\nstop\n",
    BOXES "edge 0 1 99 1 1\nedge 2 0 4 1 1 1 1 1 1 1 1 solid black\nstop\n",
    BOXES "edge 0 1 5 1 1 1 1 1 1 1 1 1 1 solid black\nedge 2 0 4 1 1 1 1 1 1 1 1 x x\nstop\n",
    BOXES "edge 0 1 4 1 1 1 1 1 1 1\nedge 2 0 4 1 1 1 1 1 1 1 1 x x\nstop\n",
  };
  for (gsize k = 0; k < G_N_ELEMENTS (answers); k++)
    {
      g_autofree char *script = g_strdup_printf ("cat <<'END'\n%sEND", answers[k]);
      expect_failure (script, "dot gave an answer that is no layout");
    }
  take_dot ("cat <<'END'\n" BOXES ARROWS "stop\nEND");
  pr_world *w = tiny_world ("");
  g_autofree char *svg = pr_workflow_svg (w, 0, NULL);
  ck_assert_ptr_nonnull (svg);
  pr_world_free (w);
}
END_TEST

/* Each has "pwn" in it, or is very long or empty. */
static const char *const hostile[] = {
  "\"pwn\" 'pwn'",
  "pwn\\",
  "\\N \\G \\E \\T \\H \\L pwn \\l\\r\\n",
  "pwn\nmore\r\n\tlines",
  "<b>pwn</b>",
  "<<table><tr><td>pwn</td></tr></table>>",
  "</title></g><script>pwn()</script>",
  "]]>pwn<![CDATA[",
  "<!--pwn--><?pwn?>",
  "&pwn; &amp; &#0; &lt;",
  "pwn\" onload=\"pwn()",
  "]; pwn [URL=\"file:///etc/passwd\" image=\"pwn.png\"]; }",
  "pwn -> pwn; subgraph { pwn }",
  "// pwn /* pwn */ # pwn",
  "`touch pwn` $(touch pwn) ; touch pwn",
  "%s %n pwn %d %%",
  "\x9b\xffpwn\xc3",
  "\x01\x1b[31mpwn\x7f",
  "\xef\xbf\xbe\xef\xbf\xbf pwn",
  "\xe2\x80\xae pwn \xe2\x80\x8b",
  "Đăng ký pwn 登録 pwn",
  "",
  " ",
};

static void
rename_to (char **name, const char *to)
{
  g_free (*name);
  *name = g_strdup (to);
}

/* All that has a name has this one. */
static pr_world *
rename_all (const char *to)
{
  pr_world *w = tiny_world (permit);
  for (uint16_t k = 0; k < w->n_steps; k++)
    rename_to (&w->steps[k].name, to);
  for (uint16_t k = 0; k < w->n_roles; k++)
    rename_to (&w->roles[k], to);
  for (uint16_t k = 0; k < w->n_places; k++)
    {
      rename_to (&w->places[k].name, to);
      rename_to (&w->places[k].district, to);
    }
  for (uint16_t k = 0; k < w->n_procedures; k++)
    rename_to (&w->procedures[k].name, to);
  rename_to (&w->workflows[0].name, to);
  return w;
}

/* What dot was told. */
static char *
told (const pr_world *w)
{
  g_autofree char *file = g_build_filename (scratch, "told", NULL);
  g_autofree char *script = g_strdup_printf ("cat >'%s'; exit 1", file);
  char *program = NULL;
  take_dot (script);
  g_autofree char *none = pr_workflow_svg (w, 0, NULL);
  g_setenv ("PATH", path, TRUE);
  ck_assert_ptr_null (none);
  ck_assert (g_file_get_contents (file, &program, NULL, NULL));
  return program;
}

START_TEST (no_name_is_told_to_dot)
{
  const char *name = hostile[_i];
  pr_world *w = rename_all (name);
  g_autofree char *program = told (w);
  ck_assert_ptr_null (strstr (program, "pwn"));
  ck_assert_uint_eq (strspn (program, "abcdefghijklmnopqrstuvwxyzS0123456789 =.:<>/\"{}[]-\n"),
                     strlen (program));
  if (have_dot ())
    {
      g_autofree char *svg = pr_workflow_svg (w, 0, NULL), *safe = pr_printable (name);
      ck_assert_ptr_nonnull (svg);
      markup *m = take_apart (svg);
      gboolean found = FALSE;
      for (guint k = 0; k < m->texts->len; k++)
        found |= strcmp (m->texts->pdata[k], safe) == 0;
      /* Two characters that XML has not become another; long ones are cut. */
      ck_assert_msg (found || strstr (name, "\xef\xbf\xbe") != NULL || strlen (name) > 24, "%s",
                     m->boxes->str);
      ck_assert_ptr_null (strstr (svg, "<script"));
      markup_free (m);
    }
  pr_world_free (w);
}
END_TEST

START_TEST (a_long_name_is_cut)
{
  g_autofree char *one = g_strnfill (5000, 'W');
  g_autofree char *many = g_strjoinv ("  ", (char *[]){ one, one, one, NULL });
  pr_world *w = rename_all (many);
  g_autoptr (pr_graph) g = pr_graph_new (w, 0);
  for (guint k = 0; k < g->boxes->len; k++)
    {
      const pr_box *box = &g_array_index (g->boxes, pr_box, k);
      ck_assert_double_lt (box->width, 1000);
      ck_assert_double_lt (box->height, 250);
      ck_assert (box->look >= PR_BOX_START || strlen (box->title) > 5000);
    }
  if (have_dot ())
    {
      g_autofree char *svg = pr_workflow_svg (w, 0, NULL);
      ck_assert_ptr_nonnull (svg);
      markup_free (take_apart (svg));
    }
  pr_world_free (w);
}
END_TEST

START_TEST (a_pressed_key_ends_it)
{
  const gint cancel = 1;
  g_autoptr (GError) error = NULL;
  pr_world *w = tiny_world ("");
  take_dot ("exec sleep 100");
  g_auto (GStrv) svgs = pr_workflow_svgs (w, &cancel, &error);
  ck_assert_ptr_null (svgs);
  ck_assert (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_INTR));
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tests = tcase_create ("diagram texts");
  tcase_add_checked_fixture (tests, begin, end);
  tcase_set_timeout (tests, 60);
  tcase_add_test (tests, markup_has_a_group_for_each_step);
  tcase_add_test (tests, all_are_drawn_at_once);
  tcase_add_test (tests, without_dot_the_error_says_what_to_install);
  tcase_add_test (tests, a_dot_that_fails_is_an_error);
  tcase_add_test (tests, an_answer_that_is_no_layout_is_an_error);
  tcase_add_loop_test (tests, no_name_is_told_to_dot, 0, G_N_ELEMENTS (hostile));
  tcase_add_test (tests, a_long_name_is_cut);
  tcase_add_test (tests, a_pressed_key_ends_it);
  return tiny_main ("diagram texts", tests);
}
