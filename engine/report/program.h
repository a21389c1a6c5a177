/* Program: other programs that draw, found in the PATH, run with a limit of time.
 *
 * What a program runs or reads comes from a file without a name, never from a command line. The
 * programs' locale is C.UTF-8, so that no picture depends on the user's.
 */
#ifndef PR_REPORT_PROGRAM_H
#define PR_REPORT_PROGRAM_H

#include <gio/gio.h>

typedef struct {
  GSubprocess *process; /* owned; NULL: not started */
  char *out, *said;     /* owned; its output if that is a pipe, and its errors, in one line */
  gboolean stopped;     /* it was not waited for any more */
  gboolean good;        /* it has ended, with success */
} pr_program;

/* What starts a program whose standard input is the text (NULL: none). NULL if there is no memory
 * for the text. Free with g_object_unref. */
GSubprocessLauncher *pr_program_launcher (GSubprocessFlags flags, const char *text);

/* The seconds for a program: those of the variable of the environment, or `blank`. */
guint pr_program_seconds (const char *variable, guint blank);

/* Waits for all that were started. When the seconds are over, or `cancel` is set (may be NULL),
 * those that have not ended are stopped. */
void pr_program_wait (pr_program *programs, guint n, guint seconds, const gint *cancel);

void pr_program_clear (pr_program *p);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_program, pr_program_clear)

#endif
