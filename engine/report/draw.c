/* Draw: see draw.h. */
#include "report/draw.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/files.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define SECONDS 60 /* for all plots together */

static const char *const kinds[] = { "svg", "png" };

typedef struct {
  char *plots;      /* the folder's plots/ */
  const char *kind; /* NULL: both */
  char **names;
  guint n, pending;
  GSubprocess **process;
  GCancellable *stop;
  gboolean late;
  GError **error; /* the first failure; NULL once there is one */
  gboolean ok;
} drawing;

typedef struct {
  drawing *all;
  guint k;
} job;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
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
  g_autoptr (GDir) dir = g_dir_open (plots, 0, error);
  if (dir == NULL)
    return NULL;
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".gp"))
      g_ptr_array_add (found, g_strndup (name, strlen (name) - 3));
  if (found->len == 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("'%s' holds no gnuplot script; is it a run's folder?"), plots);
      return NULL;
    }
  g_ptr_array_sort (found, compare_names);
  for (guint k = 0; k < found->len; k++)
    g_strv_builder_add (list, found->pdata[k]);
  return g_strv_builder_end (list);
}

static char *
picture (const drawing *d, const char *prefix, const char *name, const char *kind)
{
  g_autofree char *file = g_strdup_printf ("%s%s.%s", prefix, name, kind);
  return g_build_filename (d->plots, file, NULL);
}

/* gnuplot may not notice a full disk: a picture is whole when it ends as it must. */
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

static void G_GNUC_PRINTF (2, 3) fail (drawing *d, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *words = g_strdup_vprintf (format, args);
  va_end (args);
  if (d->ok)
    g_set_error_literal (d->error, G_IO_ERROR, G_IO_ERROR_FAILED, words);
  d->ok = FALSE;
}

/* What this program ignores ends another, as it expects. */
static void
be_ordinary (gpointer unused G_GNUC_UNUSED)
{
  signal (SIGXFSZ, SIG_DFL);
}

static void
start (drawing *d, guint k, const char *gnuplot)
{
  g_autofree char *script = g_strconcat (d->names[k], ".gp", NULL);
  g_autofree char *settings = g_strdup_printf ("prefix = '%s'; kinds = '%s'", PR_DRAW_NEW,
                                               d->kind != NULL ? d->kind : "svg png");
  g_autoptr (GError) failure = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, d->plots);
  /* The picture must not depend on the user's language or gnuplot settings. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "GNUTERM");
  g_subprocess_launcher_set_child_setup (launcher, be_ordinary, NULL, NULL);
  d->process[k] = g_subprocess_launcher_spawn (launcher, &failure, gnuplot, "-d", "-e", settings,
                                               script, NULL);
  if (d->process[k] == NULL)
    fail (d, _ ("gnuplot cannot be started: %s"), failure->message);
}

/* One has ended; what gnuplot said goes into the error, in one line. */
static void
on_end (GObject *source, GAsyncResult *result, gpointer user)
{
  job *j = user;
  drawing *d = j->all;
  const char *name = d->names[j->k];
  g_autofree char *said = NULL;
  GSubprocess *process = G_SUBPROCESS (source);
  gboolean read = g_subprocess_communicate_utf8_finish (process, result, NULL, &said, NULL);
  d->pending--;
  g_free (j);
  if (d->late || !read)
    return;
  if (!g_subprocess_get_successful (process))
    {
      g_autoptr (GString) line = g_string_new (said != NULL ? g_strstrip (said) : "");
      g_string_replace (line, "\n", " ", 0);
      fail (d, _ ("gnuplot failed on %s.gp: %s"), name, line->str);
      return;
    }
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (draws (d, kinds[k]) && !is_whole (d, name, kinds[k]))
      fail (d, _ ("gnuplot left %s.%s incomplete"), name, kinds[k]);
}

static gboolean
on_time_over (gpointer user)
{
  drawing *d = user;
  d->late = TRUE;
  for (guint k = 0; k < d->n; k++)
    if (d->process[k] != NULL)
      g_subprocess_force_exit (d->process[k]);
  g_cancellable_cancel (d->stop);
  return G_SOURCE_REMOVE;
}

/* Waits for all that were started, so long as there is time. */
static void
wait_for_all (drawing *d)
{
  const char *text = g_getenv ("PILOTRUN_GNUPLOT_SECONDS");
  guint seconds = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) clock = g_timeout_source_new_seconds (seconds > 0 ? seconds : SECONDS);
  g_main_context_push_thread_default (context);
  g_source_set_callback (clock, on_time_over, d, NULL);
  g_source_attach (clock, context);
  for (guint k = 0; k < d->n; k++)
    if (d->process[k] != NULL)
      {
        job *j = g_new (job, 1);
        *j = (job){ d, k };
        d->pending++;
        g_subprocess_communicate_utf8_async (d->process[k], NULL, d->stop, on_end, j);
      }
  while (d->pending > 0)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (clock);
  g_main_context_pop_thread_default (context);
  if (d->late)
    fail (d,
          _ ("gnuplot has not ended after %u seconds and was stopped; "
             "PILOTRUN_GNUPLOT_SECONDS gives it more"),
          seconds > 0 ? seconds : SECONDS);
}

/* The new pictures take their names, or go. */
static void
settle (drawing *d)
{
  for (guint k = 0; k < d->n; k++)
    for (gsize e = 0; e < G_N_ELEMENTS (kinds); e++)
      {
        g_autofree char *from = picture (d, PR_DRAW_NEW, d->names[k], kinds[e]);
        g_autofree char *to = picture (d, "", d->names[k], kinds[e]);
        g_autoptr (GError) failure = NULL;
        if (d->ok && draws (d, kinds[e]) && !pr_rename (from, to, &failure))
          fail (d, "%s", failure->message);
        g_unlink (from);
      }
}

gboolean
pr_draw (const char *folder, const char *const *names, const char *kind, GError **error)
{
  g_auto (GStrv) all = names == NULL ? pr_draw_names (folder, error) : g_strdupv ((char **) names);
  if (all == NULL)
    return FALSE;
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  if (gnuplot == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("gnuplot is not installed"));
      return FALSE;
    }
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  drawing d
      = { .plots = plots, .kind = kind, .names = all, .stop = stop, .error = error, .ok = TRUE };
  d.n = g_strv_length (all);
  d.process = g_new0 (GSubprocess *, d.n + 1);
  for (guint k = 0; k < d.n && d.ok; k++)
    start (&d, k, gnuplot);
  wait_for_all (&d);
  settle (&d);
  for (guint k = 0; k < d.n; k++)
    g_clear_object (&d.process[k]);
  g_free (d.process);
  return d.ok;
}
