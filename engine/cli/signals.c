/* What interrupts a command, and how: see cli.h. */
#include "cli/cli.h"

#include <signal.h>
#include <string.h>

static gint interrupted;
static gint by; /* number of the signal */
static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGUSR1 };

gint *
cli_interrupted (void)
{
  return &interrupted;
}

int
cli_interrupted_status (void)
{
  int number = g_atomic_int_get (&by);
  return 128 + (number == SIGUSR1 ? SIGTERM : number); /* a batch system sends either */
}

static void
on_signal (int number)
{
  g_atomic_int_set (&by, number);
  g_atomic_int_set (&interrupted, 1);
}

/* After an interruption, at the closing of the terminal or at the limit of processor time, the
 * first signal ends the run in order; a second one ends the program at once. A signal that is
 * ignored, as for a job in the background, stays ignored. */
void
cli_catch_signals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;
      if (sigaction (signals[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN)
        continue;
      memset (&action, 0, sizeof action);
      action.sa_handler = on_signal;
      /* The limit of processor time is signalled every second. */
      action.sa_flags = SA_RESTART | (signals[i] == SIGXCPU ? 0 : (int) SA_RESETHAND);
      sigemptyset (&action.sa_mask);
      sigaction (signals[i], &action, NULL);
    }
}

void
cli_release_signals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction action;
      if (sigaction (signals[i], NULL, &action) == 0 && action.sa_handler == on_signal)
        signal (signals[i], SIG_DFL);
    }
}
