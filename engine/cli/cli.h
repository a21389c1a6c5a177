/* Command line: a table of commands, one file for each.
 *
 * A command gets its own name as argv[0], returns TRUE or sets an error, and never prints an error
 * itself: main() does, through cli_fail(), which turns the error into the exit status: 0 fine, 1
 * failed at run time, 2 usage, 3 bad scenario, or a file of results that must not be replaced.
 * Results go to standard output, everything else to standard error.
 */
#ifndef PR_CLI_CLI_H
#define PR_CLI_CLI_H

#include "figure/precision.h"
#include "kernel/output.h"
#include "study/shard-file.h"
#include "study/study.h"

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
/* output: NULL for the file beside the folder, - for standard output. */
gboolean cli_export_sheet (const char *folder, const char *output, gboolean force, GError **error);
gboolean cli_compare (int argc, char **argv, GError **error);
gboolean cli_diff (int argc, char **argv, GError **error);
gboolean cli_staff (int argc, char **argv, GError **error);
gboolean cli_sweep (int argc, char **argv, GError **error);
gboolean cli_margin (int argc, char **argv, GError **error);
gboolean cli_merge (int argc, char **argv, GError **error);
gboolean cli_shard_plan (int argc, char **argv, GError **error);
gboolean cli_new (int argc, char **argv, GError **error);
gboolean cli_plot (int argc, char **argv, GError **error);
/* Makes the replay of a run in its folder, and says so. */
gboolean cli_replay_of_run (const char *folder, uint32_t replication, GError **error);

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

/* Options of several commands; each takes the address of a text. */
#define CLI_OPTION_REPLICATIONS(text)                                                              \
  {                                                                                                \
    "replications", 'n', 0, G_OPTION_ARG_STRING, text,                                             \
        N_ ("Number of replications, 1 to 1000000 (default: the scenario's)"), "N"                 \
  }
#define CLI_OPTION_SEED(text)                                                                      \
  {                                                                                                \
    "seed", 's', 0, G_OPTION_ARG_STRING, text,                                                     \
        N_ ("Seed of all draws, 0 to 2^53 (default: the scenario's)"), "S"                         \
  }
#define CLI_OPTION_JOBS(text)                                                                      \
  {                                                                                                \
    "jobs", 'j', 0, G_OPTION_ARG_STRING, text,                                                     \
        N_ ("Replications at the same time, 1 to 256 (default: one a processor); no result "       \
            "depends on it"),                                                                      \
        "J"                                                                                        \
  }

#define CLI_OPTION_PRECISION(text)                                                                 \
  {                                                                                                \
    "precision", 'p', 0, G_OPTION_ARG_STRING, text,                                                \
        N_ ("Replications until half-widths are short enough, such as "                            \
            "on_time:0.5pt,backlog.end:5%|20; 'at PLACE' and 'from DATE to DATE' may stand "       \
            "before "                                                                              \
            "the colon; instead of --replications"),                                               \
        "GOALS"                                                                                    \
  }
#define CLI_OPTION_MOST(text)                                                                      \
  {                                                                                                \
    "most", 0, 0, G_OPTION_ARG_STRING, text,                                                       \
        N_ ("With --precision: the largest number of replications (default: 1000)"), "N"           \
  }

/* Reads --precision and --most, which exclude --replications; texts may be NULL. */
gboolean cli_precision (const char *text, const char *most_text, const char *replications,
                        pr_precision **precision, uint32_t *most, GError **error);
#define CLI_OPTION_STORE(text)                                                                     \
  {                                                                                                \
    "store", 0, 0, G_OPTION_ARG_FILENAME, text,                                                    \
        N_ ("Add the results to this SQLite file, too, which several runs may share"), "FILE"      \
  }
#define CLI_OPTION_EVENTS(text)                                                                    \
  {                                                                                                \
    "events", 'e', 0, G_OPTION_ARG_STRING, text,                                                   \
        N_ ("Keep the event logs of these replications, such as 1,3-5, 1000 at most, for "         \
            "'pilotrun export DIR' and 'pilotrun replay DIR'"),                                    \
        "LIST"                                                                                     \
  }
#define CLI_OPTION_UNTIL(text)                                                                     \
  {                                                                                                \
    "until", 'u', 0, G_OPTION_ARG_STRING, text,                                                    \
        N_ ("Last date of the window, such as 2025-07-31 (default: the scenario's)"), "DATE"       \
  }
#define CLI_OPTION_NO_PLOTS(yes)                                                                   \
  {                                                                                                \
    "no-plots", 0, 0, G_OPTION_ARG_NONE, yes,                                                      \
        N_ ("Draw nothing now; 'pilotrun plot DIR' draws later"), NULL                             \
  }
/* The language of results, which cli_parse() checks. */
#define CLI_OPTION_LANG                                                                            \
  {                                                                                                \
    "lang", 0, 0, G_OPTION_ARG_STRING, &cli_language,                                              \
        N_ ("Language of the results: en, vi or fr (default: the scenario's)"), "LANG"             \
  }
#define CLI_OPTION_LANG_OF_FOLDER                                                                  \
  {                                                                                                \
    "lang", 0, 0, G_OPTION_ARG_STRING, &cli_language,                                              \
        N_ ("Language of the page: en, vi or fr (default: that of DIR)"), "LANG"                   \
  }
extern char *cli_language; /* its code; NULL: not given */
#define CLI_OPTION_QUIET(yes)                                                                      \
  {                                                                                                \
    "quiet", 'q', 0, G_OPTION_ARG_NONE, yes, N_ ("Show no progress"), NULL                         \
  }
/* Checks, before the work, whether --store can be written; NULL: it is not wanted. */
gboolean cli_check_store (const char *store, GError **error);
/* Takes --output as a folder's name and drops slashes at its end. NULL is fine. */
gboolean cli_check_folder (char *output, GError **error);
/* The number of jobs that --jobs gives; without it (NULL), one per processor. */
gboolean cli_jobs (const char *text, uint32_t *jobs, GError **error);

/* Reads options and the one operand. CLI_HELPED: help was asked for and printed. about: a paragraph
 * under the help, translatable. *operand: free with g_free. */
cli_parsed cli_parse (int argc, char **argv, const GOptionEntry *options, const char *operand_name,
                      const char *about, char **operand, GError **error);

/* As cli_parse(), with any number of operands, even none: *operands may be NULL; free with
 * g_strfreev. */
cli_parsed cli_parse_many (int argc, char **argv, const GOptionEntry *options,
                           const char *operand_name, const char *about, char ***operands,
                           GError **error);

/* For commands that take a scenario as it is written and no options: reads the operand, opens the
 * scenario and prints its warnings. */
cli_parsed cli_open_scenario (int argc, char **argv, const char *about, pr_input **in,
                              GError **error);

/* GOption's help, in lines of at most 79 columns. Free with g_free. */
char *cli_help_text (const char *text);

/* Text for "did you mean", or an empty string. Free with g_free. */
char *cli_suggestion (const char *found, const char *const *candidates, gsize n,
                      const char *before);

/* Commands print only through the functions below, none of which lets a text that others wrote
 * control a terminal: see kernel/printable.h. */
/* To standard output; each text that the format takes becomes one line. */
void cli_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Lines to standard output. */
void cli_put_text (const char *text);
/* For other programs: unchanged, unless standard output is a terminal. */
void cli_put_data (const char *text);
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
/* As pr_output_begin(). To a pipe or a device a signal ends the program at once from now on: while
 * it waits for a reader nobody looks at a flag, and nothing is left behind. */
gboolean cli_output_begin (pr_output *o, const char *path, gboolean force, GError **error);
/* Set by SIGINT and SIGTERM once they are caught; read by all workers. */
gint *cli_interrupted (void);
/* The exit status of what that interrupted: 128 and the signal's number, as shells have it. */
int cli_interrupted_status (void);

/* The command as a study's host. */
const pr_host *cli_host (void);
/* Prints the page of a study and where its files are; nothing if there is no page. */
void cli_print_answer (const pr_answer *a);
/* Ends the progress of a study and prints its answer. Returns `done`, whether it succeeded. */
gboolean cli_answer (gboolean done, const pr_answer *a);
/* Prints a page of text to standard output. On a terminal lines are no longer than it is wide,
 * headings and verdicts have a colour (unless NO_COLOR is set); elsewhere the text goes out as it
 * is. */
void cli_print_page (const char *text);
/* The width of the terminal at fd; 80 if it is unknown. */
int cli_columns (int fd);
/* The command line as it was typed. Free with g_free. */
char *cli_quote (int argc, char **argv);

/* A part of the replications, for the commands that can be dealt out. */
#define CLI_OPTION_SHARD(text)                                                                     \
  {                                                                                                \
    "shard", 0, 0, G_OPTION_ARG_STRING, text,                                                      \
        N_ ("Simulate only the I-th of N shares of the replications, into a folder of shards; "    \
            "'pilotrun merge' brings them together"),                                              \
        "I/N"                                                                                      \
  }
/* An option that does not go with it. */
typedef struct {
  const char *name;
  gboolean given;
} cli_given;
/* Reads it into *place; *shard is NULL without one. others: ended by one without a name. */
gboolean cli_shard (const char *text, const cli_given *others, pr_shard *place, pr_shard **shard,
                    GError **error);
#define CLI_MOST_LOGS 1000 /* replications of a list; said in the help of run */
/* The replications of a list such as "1,3-5", from 1; NULL with error. Free with g_array_unref. */
GArray *cli_events_read (const char *text, GError **error);

/* A bar on standard error, if that is a terminal and the bar is `wanted`. */
void cli_progress_begin (gboolean wanted);
void cli_progress_step (void *unused, uint32_t done, uint32_t of);
void cli_progress_say (const char *words);
void cli_progress_end (void);

#endif
