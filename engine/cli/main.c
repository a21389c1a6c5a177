#include "cli/cli.h"
#include "kernel/i18n.h"

#include <fcntl.h>
#include <pilotrun/version.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

const cli_command cli_commands[] = {
  { "new", cli_new, N_ ("write a small scenario to begin your own with") },
  { "check", cli_check, N_ ("check a scenario: every problem at once, and a rough-cut load") },
  { "show", cli_show, N_ ("print the effective scenario and its hash") },
  { "diff", cli_diff, N_ ("say what differs between two scenarios") },
  { "run", cli_run, N_ ("run a scenario's replications and write the results") },
  { "extend", cli_extend, N_ ("add replications to a run") },
  { "compare", cli_compare, N_ ("compare scenarios replication by replication") },
  { "staff", cli_staff, N_ ("find staff that reaches a goal") },
  { "sweep", cli_sweep, N_ ("vary values of a scenario by a plan") },
  { "margin", cli_margin, N_ ("find what breaks first, and at how much more") },
  { "shard-plan", cli_shard_plan, N_ ("print a script that runs a scenario in shards") },
  { "merge", cli_merge, N_ ("bring together what shards have simulated") },
  { "plot", cli_plot, N_ ("draw the plots of a finished run") },
  { "report", cli_report, N_ ("make the page of a finished run or comparison again") },
  { "brief", cli_brief, N_ ("make one page for who decides, of a run or a comparison") },
  { "export", cli_export, N_ ("write a replication's event log as CSV or XES") },
  { "replay", cli_replay, N_ ("make a page that plays a replication") },
  { "explain", cli_explain, N_ ("explain the rules in words, or draw the workflows") },
  { "trace", cli_trace, N_ ("tell one dossier's story in a replication") },
  { "steady", cli_steady, N_ ("look for a scenario's steady state: warm-up and batch means") },
  { "selfcheck", cli_selfcheck, N_ ("compare the program with queues whose answers are known") },
  { NULL, NULL, NULL },
};

static void
print_help (void)
{
  cli_printf ("%s pilotrun %s\n\n%s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION...]"),
              _ ("Rehearses how a public administration receives, processes and returns dossiers."),
              _ ("Commands:"));
  for (const cli_command *c = cli_commands; c->name != NULL; c++)
    cli_printf ("  %-11s %s\n", c->name, _ (c->help));
  cli_printf ("\n  --help       %s\n  --version    %s\n\n%s\n%s\n", _ ("print this help"),
              _ ("print the version"), _ ("'pilotrun COMMAND --help' says more."),
              _ ("Exit status: 0 fine, 1 failed, 2 usage, 3 bad scenario or protected results."));
}

static void
set_unknown_command (const char *name, GError **error)
{
  static const char *const options[] = { "help", "version" };
  const char *commands[G_N_ELEMENTS (cli_commands)];
  gsize n = 0;
  for (const cli_command *c = cli_commands; c->name != NULL; c++)
    commands[n++] = c->name;
  if (name[0] == '-')
    {
      g_autofree char *near
          = pr_ask_suggestion (name + 1 + (name[1] == '-'), options, G_N_ELEMENTS (options), "--");
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("unknown option '%s'%s"), name, near);
      return;
    }
  g_autofree char *near = pr_ask_suggestion (name, commands, n, "");
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("unknown command '%s'%s"), name, near);
}

static gboolean
dispatch (int argc, char **argv, GError **error)
{
  if (argc < 2)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("a command is expected; see 'pilotrun --help'"));
      return FALSE;
    }
  const char *name = argv[1];
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    {
      print_help ();
      return TRUE;
    }
  if (g_str_equal (name, "--version"))
    {
      cli_put_text ("pilotrun " PILOTRUN_VERSION "\n");
      return TRUE;
    }
  for (const cli_command *c = cli_commands; c->name != NULL; c++)
    if (g_str_equal (name, c->name))
      return c->run (argc - 1, argv + 1, error);
  set_unknown_command (name, error);
  return FALSE;
}

/* A file that may not grow further is an error like a full disk. If one of the three standard
 * descriptors is closed, no file of results may get its number: messages would land in it. */
static void
prepare (void)
{
  signal (SIGXFSZ, SIG_IGN);
  while (TRUE)
    {
      int fd = open ("/dev/null", O_RDONLY);
      if (fd < 0 || fd > STDERR_FILENO)
        {
          close (fd);
          return;
        }
    }
}

/* Where the translations are: beside a program that is not installed, or where they are installed.
 * Free with g_free. */
static char *
find_translations (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  static const char *const beside[] = { "../po", "../share/locale", NULL };
  return pr_find_translations (folder, beside, PILOTRUN_LOCALEDIR);
}

int
main (int argc, char **argv)
{
  g_autofree char *translations = find_translations ();
  pr_messages_begin (translations);
  prepare ();
  GError *error = NULL;
  if (dispatch (argc, argv, &error) && cli_flush (&error))
    return 0;
  /* What was printed before the error comes before it; one error is enough. */
  fflush (stdout);
  return cli_fail (error);
}
