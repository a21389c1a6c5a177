/* Command line: a table of commands, one file for each.
 *
 * A command gets its own name as argv[0], returns TRUE or sets an error, and never prints an error
 * itself: main() does, through cli_fail(), which turns the error into the exit status: 0 fine, 1
 * failed at run time, 2 usage, 3 bad scenario, or a file of results that must not be replaced.
 * Results go to standard output, everything else to standard error.
 */
#ifndef PR_CLI_CLI_H
#define PR_CLI_CLI_H

#include "ask/ask.h"

#include <glib.h>

typedef struct {
  const char *name;
  gboolean (*run) (int argc, char **argv, GError **error);
  const char *help; /* one line, translatable */
} cli_command;

extern const cli_command cli_commands[]; /* ends with a NULL name */

gboolean cli_brief (int argc, char **argv, GError **error);
gboolean cli_check (int argc, char **argv, GError **error);
gboolean cli_show (int argc, char **argv, GError **error);
gboolean cli_run (int argc, char **argv, GError **error);
gboolean cli_extend (int argc, char **argv, GError **error);
gboolean cli_export (int argc, char **argv, GError **error);
gboolean cli_compare (int argc, char **argv, GError **error);
gboolean cli_diff (int argc, char **argv, GError **error);
gboolean cli_staff (int argc, char **argv, GError **error);
gboolean cli_sweep (int argc, char **argv, GError **error);
gboolean cli_margin (int argc, char **argv, GError **error);
gboolean cli_merge (int argc, char **argv, GError **error);
gboolean cli_shard_plan (int argc, char **argv, GError **error);
gboolean cli_new (int argc, char **argv, GError **error);
gboolean cli_plot (int argc, char **argv, GError **error);
gboolean cli_replay (int argc, char **argv, GError **error);
gboolean cli_report (int argc, char **argv, GError **error);
gboolean cli_steady (int argc, char **argv, GError **error);
gboolean cli_trace (int argc, char **argv, GError **error);
gboolean cli_explain (int argc, char **argv, GError **error);
gboolean cli_selfcheck (int argc, char **argv, GError **error);

#define CLI_ERROR (cli_error_quark ())
GQuark cli_error_quark (void);
typedef enum { CLI_ERROR_USAGE, CLI_ERROR_FAILED } cli_error;

typedef enum { CLI_GO, CLI_HELPED, CLI_WRONG } cli_parsed;

#define CLI_OPTIONS_END                                                                            \
  {                                                                                                \
    NULL, 0, 0, 0, NULL, NULL, NULL                                                                \
  }
/* Options of several commands. */
#define CLI_OPTION_REPLICATIONS                                                                    \
  {                                                                                                \
    "replications", 'n', 0, G_OPTION_ARG_STRING, NULL,                                             \
        N_ ("Number of replications, 1 to 1000000 (default: the scenario's)"), "N"                 \
  }
#define CLI_OPTION_SEED                                                                            \
  {                                                                                                \
    "seed", 's', 0, G_OPTION_ARG_STRING, NULL,                                                     \
        N_ ("Seed of all draws, 0 to 2^53 (default: the scenario's)"), "S"                         \
  }
#define CLI_OPTION_JOBS                                                                            \
  {                                                                                                \
    "jobs", 'j', 0, G_OPTION_ARG_STRING, NULL,                                                     \
        N_ ("Replications at the same time, 1 to 256 (default: one a processor); no result "       \
            "depends on it"),                                                                      \
        "J"                                                                                        \
  }

#define CLI_OPTION_PRECISION                                                                       \
  {                                                                                                \
    "precision", 'p', 0, G_OPTION_ARG_STRING, NULL,                                                \
        N_ ("Replications until half-widths are short enough, such as "                            \
            "on_time:0.5pt,backlog.end:5%|20; 'at PLACE' and 'from DATE to DATE' may stand "       \
            "before "                                                                              \
            "the colon; instead of --replications"),                                               \
        "GOALS"                                                                                    \
  }
#define CLI_OPTION_MOST                                                                            \
  {                                                                                                \
    "most", 0, 0, G_OPTION_ARG_STRING, NULL,                                                       \
        N_ ("With --precision: the largest number of replications (default: 1000)"), "N"           \
  }
#define CLI_OPTION_STORE                                                                           \
  {                                                                                                \
    "store", 0, 0, G_OPTION_ARG_FILENAME, NULL,                                                    \
        N_ ("Add the results to this SQLite file, too, which several runs may share"), "FILE"      \
  }
#define CLI_OPTION_EVENTS                                                                          \
  {                                                                                                \
    "events", 'e', 0, G_OPTION_ARG_STRING, NULL,                                                   \
        N_ ("Keep the event logs of these replications, such as 1,3-5, 1000 at most, for "         \
            "'pilotrun export DIR' and 'pilotrun replay DIR'"),                                    \
        "LIST"                                                                                     \
  }
#define CLI_OPTION_UNTIL                                                                           \
  {                                                                                                \
    "until", 'u', 0, G_OPTION_ARG_STRING, NULL,                                                    \
        N_ ("Last date of the window, such as 2025-07-31 (default: the scenario's)"), "DATE"       \
  }
#define CLI_OPTION_NO_PLOTS                                                                        \
  {                                                                                                \
    "no-plots", 0, 0, G_OPTION_ARG_NONE, NULL,                                                     \
        N_ ("Draw nothing now; 'pilotrun plot DIR' draws later"), NULL                             \
  }
/* The language of results. */
#define CLI_OPTION_LANG                                                                            \
  {                                                                                                \
    "lang", 0, 0, G_OPTION_ARG_STRING, NULL,                                                       \
        N_ ("Language of the results: en, vi or fr (default: the scenario's)"), "LANG"             \
  }
#define CLI_OPTION_LANG_OF_FOLDER                                                                  \
  {                                                                                                \
    "lang", 0, 0, G_OPTION_ARG_STRING, NULL,                                                       \
        N_ ("Language of the page: en, vi or fr (default: that of DIR)"), "LANG"                   \
  }
#define CLI_OPTION_QUIET                                                                           \
  {                                                                                                \
    "quiet", 'q', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show no progress"), NULL                        \
  }
/* What a command takes. The names of its options are those of settings (ask/ask.h), but for
 * quiet; values have no place here: they are in the line. */
typedef struct {
  const GOptionEntry *options;
  const char *operand; /* translatable */
  const char *about;   /* a paragraph under the help, translatable */
  gboolean many;       /* any number of operands, even none; else one */
  gboolean bar;        /* shows progress */
} cli_form;

typedef struct {
  pr_options *options;
  char **operands; /* ended by NULL */
  char *raw;       /* as it was typed */
  gboolean quiet;
} cli_line;
/* Reads options and operands. CLI_HELPED: help was asked for and printed. */
cli_parsed cli_parse (int argc, char **argv, const cli_form *form, cli_line *line, GError **error);
void cli_line_clear (cli_line *line);
/* Asks what the command, argv[0], stands for; not yet printed is the answer's page. */
gboolean cli_ask (const cli_form *form, const char *verb, const cli_line *line, pr_answer *a,
                  GError **error);
/* All of a command: reads, asks, and prints the page. */
gboolean cli_command_run (int argc, char **argv, const cli_form *form, GError **error);

/* GOption's help, in lines of at most 79 columns. Free with g_free. */
char *cli_help_text (const char *text);

/* Commands print only through the functions below, none of which lets a text that others wrote
 * control a terminal: see kernel/printable.h. */
/* To standard output; each text that the format takes becomes one line. */
void cli_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Lines to standard output. */
void cli_put_text (const char *text);
/* For other programs: unchanged, unless standard output is a terminal. */
void cli_put_data (const char *text);
/* What was put is to be seen now, before what goes elsewhere. */
void cli_put_now (void);
/* One line to standard error, without a newline, in place of the one before. */
void cli_put_bar (const char *line);
void cli_put_error (const char *message);
/* Lines to standard error that are not an error. */
void cli_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cli_put_warnings (const char *lines);

/* TRUE if standard output has taken everything; else an error says why not. */
gboolean cli_flush (GError **error);
/* Prints the error, frees it, and gives the exit status. */
int cli_fail (GError *error);

void cli_catch_signals (void);
/* From now on signals end the program at once again. */
void cli_release_signals (void);
/* Set by SIGINT and SIGTERM once they are caught; read by all workers. */
gint *cli_interrupted (void);
/* The exit status of what that interrupted: 128 and the signal's number, as shells have it. */
int cli_interrupted_status (void);

/* The command as a study's host. */
const pr_host *cli_host (void);
/* Prints the page of a study and where its files are; nothing if there is no page. */
void cli_print_answer (const pr_answer *a);
/* Prints a page of text to standard output. On a terminal lines are no longer than it is wide,
 * headings and verdicts have a colour (unless NO_COLOR is set); elsewhere the text goes out as it
 * is. */
void cli_print_page (const char *text);
/* The width of the terminal at fd; 80 if it is unknown. */
int cli_columns (int fd);
/* The command line as it was typed. Free with g_free. */
char *cli_quote (int argc, char **argv);

/* A part of the replications, for the commands that can be dealt out. */
#define CLI_OPTION_SHARD                                                                           \
  {                                                                                                \
    "shard", 0, 0, G_OPTION_ARG_STRING, NULL,                                                      \
        N_ ("Simulate only the I-th of N shares of the replications, into a folder of shards; "    \
            "'pilotrun merge' brings them together"),                                              \
        "I/N"                                                                                      \
  }
/* A bar on standard error, if that is a terminal and the bar is `wanted`. */
void cli_progress_begin (gboolean wanted);
void cli_progress_step (void *unused, uint32_t done, uint32_t of);
void cli_progress_say (const char *words);
void cli_progress_end (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (cli_line, cli_line_clear)

#endif
