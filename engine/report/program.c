/* Program: see program.h. */
#include "report/program.h"

#include "kernel/cancel.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define LOOK_MILLISECONDS 100

/* A text as a file that has no name; -1: there is no room for it. */
static int
open_text (const char *text)
{
  int fd = memfd_create ("pilotrun-text", MFD_CLOEXEC);
  size_t length = strlen (text);
  if (fd >= 0 && (write (fd, text, length) != (ssize_t) length || lseek (fd, 0, SEEK_SET) != 0))
    {
      close (fd);
      return -1;
    }
  return fd;
}

/* Signals that this program ignores end another program, as it expects. */
static void
be_ordinary (gpointer unused G_GNUC_UNUSED)
{
  signal (SIGXFSZ, SIG_DFL);
}

GSubprocessLauncher *
pr_program_launcher (GSubprocessFlags flags, const char *text)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  if (text != NULL)
    {
      int fd = open_text (text);
      if (fd < 0)
        return NULL;
      g_subprocess_launcher_take_stdin_fd (launcher, fd);
    }
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, be_ordinary, NULL, NULL);
  return g_steal_pointer (&launcher);
}

guint
pr_program_seconds (const char *variable, guint blank)
{
  const char *text = g_getenv (variable);
  guint n = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
  return n > 0 ? n : blank;
}

typedef struct {
  pr_program *programs;
  guint n, pending;
  GCancellable *stop;
  const gint *cancel;
} waiting;

typedef struct {
  waiting *all;
  pr_program *program;
} job;

static void
on_end (GObject *source, GAsyncResult *result, gpointer user)
{
  g_autofree job *j = user;
  pr_program *p = j->program;
  gboolean read = g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &p->out,
                                                        &p->said, NULL);
  if (p->said != NULL)
    g_strdelimit (g_strstrip (p->said), "\n", ' ');
  p->good = read && !p->stopped && g_subprocess_get_successful (p->process);
  j->all->pending--;
}

static void
stop_all (waiting *w)
{
  for (guint k = 0; k < w->n; k++)
    if (w->programs[k].process != NULL
        && g_subprocess_get_identifier (w->programs[k].process) != NULL)
      {
        w->programs[k].stopped = TRUE;
        g_subprocess_force_exit (w->programs[k].process);
      }
  g_cancellable_cancel (w->stop);
}

static gboolean
on_time_over (gpointer user)
{
  stop_all (user);
  return G_SOURCE_REMOVE;
}

static gboolean
on_look (gpointer user)
{
  const waiting *w = user;
  if (pr_go_on (w->cancel, NULL))
    return G_SOURCE_CONTINUE;
  stop_all (user);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (GSource *source, GMainContext *context, GSourceFunc call, waiting *w)
{
  g_source_set_callback (source, call, w, NULL);
  g_source_attach (source, context);
  return source;
}

void
pr_program_wait (pr_program *programs, guint n, guint seconds, const gint *cancel)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  waiting w = { programs, n, 0, stop, cancel };
  g_main_context_push_thread_default (context);
  g_autoptr (GSource) clock
      = attach (g_timeout_source_new_seconds (seconds), context, on_time_over, &w);
  g_autoptr (GSource) watch
      = attach (g_timeout_source_new (LOOK_MILLISECONDS), context, on_look, &w);
  for (guint k = 0; k < n; k++)
    if (programs[k].process != NULL)
      {
        job *j = g_new (job, 1);
        *j = (job){ &w, &programs[k] };
        w.pending++;
        g_subprocess_communicate_utf8_async (programs[k].process, NULL, stop, on_end, j);
      }
  while (w.pending > 0)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (clock);
  g_source_destroy (watch);
  g_main_context_pop_thread_default (context);
  /* GLib sends the signal that stops one from another thread; this program may not end first. */
  for (guint k = 0; k < n; k++)
    if (programs[k].process != NULL)
      g_subprocess_wait (programs[k].process, NULL, NULL);
}

void
pr_program_clear (pr_program *p)
{
  g_clear_object (&p->process);
  g_clear_pointer (&p->out, g_free);
  g_clear_pointer (&p->said, g_free);
}
