/* Draw: see draw.h. */
#include "report/plot/draw.h"

#include "experiment/input.h"
#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/disk.h"
#include "report/plot/plots.h"
#include "report/program.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECONDS 60 /* for all plots together */

static const char *const kinds[] = { "svg", "png" };

typedef struct {
  char *name;
  char *why; /* why it failed; NULL: it did not */
} plot;

typedef struct {
  const char *plots; /* the folder's plots/ */
  const char *kind;  /* NULL: both */
  gboolean by_name;
  plot *plot;
  pr_program *program; /* of each plot */
  guint n;
  const gint *cancel; /* may be NULL */
} drawing;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The name before an ending; NULL: the file has another. Free with g_free. */
static char *
before (const char *file, const char *ending)
{
  return g_str_has_suffix (file, ending) ? g_strndup (file, strlen (file) - strlen (ending)) : NULL;
}

/* Our plots that have data in the folder; with `scripts`, plots that have a script there as
 * well. */
static char **
find_names (const char *plots, gboolean scripts, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (plots, 0, error);
  if (dir == NULL)
    return NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *file;
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *data = before (file, ".dat"), *script = before (file, ".gp");
      const char *name = data != NULL && pr_plot_find (data) != NULL ? data
                         : scripts                                   ? script
                                                                     : NULL;
      if (name != NULL && !g_ptr_array_find_with_equal_func (found, name, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (name));
    }
  g_ptr_array_sort (found, compare_names);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_steal (found, NULL);
}

char **
pr_draw_names (const char *folder, GError **error)
{
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  if (!g_file_test (plots, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("%s is not the folder of a run: it has no folder 'plots'"), folder);
      return NULL;
    }
  g_auto (GStrv) names = find_names (plots, TRUE, error);
  if (names == NULL || *names != NULL)
    return g_steal_pointer (&names);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
               _ ("'%s' holds no data of a plot; is it a run's folder?"), plots);
  return NULL;
}

static char *
picture (const drawing *d, const char *prefix, const char *name, const char *kind)
{
  g_autofree char *file = g_strdup_printf ("%s%s.%s", prefix, name, kind);
  return g_build_filename (d->plots, file, NULL);
}

/* gnuplot may not notice a full disk: a picture is complete if it ends as it should. */
static gboolean
is_whole (const drawing *d, const char *name, const char *kind)
{
  g_autofree char *path = picture (d, PR_DRAW_NEW, name, kind);
  g_autofree char *data = NULL;
  gsize n;
  if (!pr_file_read (path, PR_FILE_RESULTS_MAX, &data, &n, NULL))
    return FALSE;
  if (strcmp (kind, "svg") == 0)
    return n > 16 && strstr (data + n - 16, "</svg>") != NULL;
  return n > 12 && memcmp (data + n - 8, "IEND", 4) == 0;
}

static gboolean
draws (const drawing *d, const char *kind)
{
  return d->kind == NULL || strcmp (d->kind, kind) == 0;
}

/* The first reason stays. */
static void G_GNUC_PRINTF (2, 3) fail (plot *p, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  char *words = g_strdup_vprintf (format, args);
  va_end (args);
  if (p->why == NULL)
    p->why = words;
  else
    g_free (words);
}

/* Removes whatever is where a picture will be drawn, above all a link to elsewhere. */
static void
clear_pictures (const drawing *d, const plot *p)
{
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autofree char *path = picture (d, PR_DRAW_NEW, p->name, kinds[k]);
      g_unlink (path);
    }
}

static void
start (drawing *d, guint k, const char *gnuplot)
{
  plot *p = &d->plot[k];
  g_autofree char *script = g_strconcat (p->name, ".gp", NULL);
  g_autofree char *path = g_build_filename (d->plots, script, NULL);
  gboolean from_folder = d->by_name && g_file_test (path, G_FILE_TEST_EXISTS);
  g_autofree char *settings = g_strdup_printf ("prefix = '%s'; kinds = '%s'", PR_DRAW_NEW,
                                               d->kind != NULL ? d->kind : "svg png");
  g_autofree char *program = from_folder ? NULL : pr_plot_program (pr_plot_find (p->name));
  g_autoptr (GError) failure = NULL;
  g_autoptr (GSubprocessLauncher) launcher = pr_program_launcher (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, program);
  if (launcher == NULL)
    {
      fail (p, _ ("there is no memory for gnuplot's program"));
      return;
    }
  clear_pictures (d, p);
  g_subprocess_launcher_set_cwd (launcher, d->plots);
  g_subprocess_launcher_unsetenv (launcher, "GNUTERM");
  d->program[k].process
      = g_subprocess_launcher_spawn (launcher, &failure, gnuplot, "-d", "-e", settings,
                                     from_folder ? script : "/proc/self/fd/0", NULL);
  if (d->program[k].process == NULL)
    fail (p, _ ("gnuplot cannot be started: %s"), failure->message);
}

/* Called when all have ended; what gnuplot said goes into the error. */
static void
judge (drawing *d, guint k, guint seconds)
{
  const pr_program *program = &d->program[k];
  plot *p = &d->plot[k];
  if (program->process == NULL)
    return;
  if (program->stopped)
    fail (p,
          NGETTEXT ("gnuplot has not ended after %u second and was stopped; "
                    "PILOTRUN_GNUPLOT_SECONDS gives it more",
                    "gnuplot has not ended after %u seconds and was stopped; "
                    "PILOTRUN_GNUPLOT_SECONDS gives it more",
                    seconds),
          seconds);
  else if (!program->good)
    fail (p, _ ("gnuplot failed on %s: %s"), p->name, program->said != NULL ? program->said : "");
  for (gsize e = 0; e < G_N_ELEMENTS (kinds); e++)
    if (draws (d, kinds[e]) && !is_whole (d, p->name, kinds[e]))
      fail (p, _ ("gnuplot left %s.%s incomplete"), p->name, kinds[e]);
}

/* gnuplot leaves "]]>" in texts, which no XML file may contain. */
static gboolean
mend (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize n;
  if (!pr_read_file (path, &text, &n, error))
    return FALSE;
  if (strstr (text, "]]>") == NULL)
    return TRUE;
  g_autoptr (GString) whole = g_string_new (text);
  g_string_replace (whole, "]]>", "]]&gt;", 0);
  return pr_write_file (path, whole->str, whole->len, error);
}

/* Gives the new pictures of a plot their names, or removes them. */
static void
settle (drawing *d, plot *p)
{
  for (gsize e = 0; e < G_N_ELEMENTS (kinds); e++)
    {
      g_autofree char *from = picture (d, PR_DRAW_NEW, p->name, kinds[e]);
      g_autofree char *to = picture (d, "", p->name, kinds[e]);
      g_autoptr (GError) failure = NULL;
      if (p->why == NULL && draws (d, kinds[e])
          && ((strcmp (kinds[e], "svg") == 0 && !mend (from, &failure))
              || !pr_rename (from, to, &failure)))
        fail (p, "%s", failure->message);
    }
  clear_pictures (d, p);
}

/* The error names every plot that failed, and gives the first reason. */
static gboolean
report (const drawing *d, GError **error)
{
  const char *why = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint k = 0; k < d->n; k++)
    if (d->plot[k].why != NULL)
      {
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", d->plot[k].name);
        why = why == NULL ? d->plot[k].why : why;
      }
  if (why != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("not drawn: %s (%s)"), names->str, why);
  return why == NULL;
}

static gboolean
draw (drawing *d, char **names, const char *gnuplot, GError **error)
{
  guint seconds = pr_program_seconds ("PILOTRUN_GNUPLOT_SECONDS", SECONDS);
  d->n = g_strv_length (names);
  g_autofree plot *plots = d->plot = g_new0 (plot, d->n + 1);
  g_autofree pr_program *programs = d->program = g_new0 (pr_program, d->n + 1);
  for (guint k = 0; k < d->n; k++)
    {
      plots[k].name = names[k];
      start (d, k, gnuplot);
    }
  pr_program_wait (programs, d->n, seconds, d->cancel);
  for (guint k = 0; k < d->n; k++)
    {
      judge (d, k, seconds);
      settle (d, &plots[k]);
    }
  gboolean good = pr_go_on (d->cancel, error) && report (d, error);
  for (guint k = 0; k < d->n; k++)
    {
      pr_program_clear (&programs[k]);
      g_free (plots[k].why);
    }
  return good;
}

gboolean
pr_draw (const char *folder, const char *const *names, const char *kind, const gint *cancel,
         GError **error)
{
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  g_auto (GStrv) all
      = names == NULL ? find_names (plots, FALSE, error) : g_strdupv ((char **) names);
  if (all == NULL)
    return FALSE;
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  if (gnuplot == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("gnuplot is not installed"));
      return FALSE;
    }
  drawing d = { .plots = plots, .kind = kind, .by_name = names != NULL, .cancel = cancel };
  return draw (&d, all, gnuplot, error);
}

char *
pr_draw_note (const GError *error, const char *folder)
{
  g_autofree char *word = pr_input_word (folder);
  return g_strdup_printf (_ ("plots are missing: %s; draw them later with: pilotrun plot %s"),
                          error->message, word);
}
