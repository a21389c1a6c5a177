/* replay: a page that plays a replication. */
#include "cli/cli.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/replay/replay.h"
#include "study/manifest.h"
#include "study/replay.h"

#include <string.h>

/* In the head of each page. */
#define GENERATOR "<meta name=\"generator\" content=\"Pilotrun "

typedef struct {
  char **folders;
  char *number, *scenario, *lesson, *output;
  gboolean all, answers, force;
} request;

static void
request_clear (request *q)
{
  g_strfreev (q->folders);
  g_free (q->number);
  g_free (q->scenario);
  g_free (q->lesson);
  g_free (q->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static gboolean
check_values (request *q, uint32_t *replication, GError **error)
{
  guint n = q->folders != NULL ? g_strv_length (q->folders) : 0;
  uint64_t number = 1;
  if (n < 1 || n > PR_REPLAY_RUNS)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("replay: %u folders found; one or two of runs are expected"), n);
      return FALSE;
    }
  if (q->scenario != NULL && n > 1)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--scenario goes with the folder of one run"));
      return FALSE;
    }
  if (q->answers && q->output != NULL && strcmp (q->output, "-") == 0)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--answers does not go with --output -: both are printed"));
      return FALSE;
    }
  if (q->number != NULL
      && !pr_input_number ("--replication", q->number, 1, PR_REPLICATIONS_MAX, &number, error))
    return FALSE;
  *replication = (uint32_t) number;
  return TRUE;
}

static cli_parsed
parse (int argc, char **argv, request *q, uint32_t *replication, GError **error)
{
  const GOptionEntry options[] = {
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &q->number,
      N_ ("Number of the replication, from 1 (default: 1)"), "R" },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &q->all,
      N_ ("Every dossier, not only those that are late or marked, and one in 24 of the others"),
      NULL },
    { "lesson", 'l', 0, G_OPTION_ARG_FILENAME, &q->lesson,
      N_ ("Stops, questions and captions for a class (default: lesson.csv of the scenario, if it "
          "has one)"),
      "FILE" },
    { "answers", 0, 0, G_OPTION_ARG_NONE, &q->answers,
      N_ ("Print the lesson with its answers, for the trainer"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write, - for standard output (default: DIR/replay.html)"), "FILE" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &q->scenario,
      N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace that file"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("DIR [DIR]"),
      N_ ("Makes a page that plays one replication of a run, to be paused and looked into, or of "
          "two runs side by side. Takes the logs in DIR/events-R.bin or, if there are none, "
          "simulates the replication again and keeps its log there."),
      &q->folders, error);
  if (parsed == CLI_GO && !check_values (q, replication, error))
    return CLI_WRONG;
  return parsed;
}

/* Nothing of a folder of results is replaced but its replay.html, nor that, unless forced, if it is
 * no page of this program. */
static gboolean
check_place (const char *path, gboolean forced, GError **error)
{
  g_autofree char *target = pr_file_target (path);
  g_autofree char *folder = g_path_get_dirname (target != NULL ? target : path),
                  *name = g_path_get_basename (target != NULL ? target : path);
  g_autofree char *above = g_build_filename (folder, "..", NULL), *start = NULL;
  bool own = pr_manifest_is_there (folder) && strcmp (name, PR_REPLAY_NAME) == 0;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!own && (pr_manifest_is_there (folder) || pr_manifest_is_there (above)))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                 _ ("'%s' is in a folder of results, of which only replay.html is replaced; name "
                    "another file"),
                 path);
  else if (own && !forced
           && (!g_file_get_contents (path, &start, NULL, NULL)
               || g_strstr_len (start, 4096, GENERATOR) == NULL))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                 _ ("'%s' is no replay; --force replaces it"), path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
make (const pr_replay_request *asked, const char *path, gboolean force, gboolean with_answers,
      GError **error)
{
  g_auto (pr_output) out = { 0 };
  g_autofree char *answers = NULL;
  if (!pr_output_check (path, force, error))
    return FALSE;
  g_autofree char *page = pr_study_replay (asked, cli_host (), &answers, error);
  if (page != NULL && with_answers && answers == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--answers: there is no lesson; give --lesson"));
      return FALSE;
    }
  if (page == NULL || !pr_output_begin (&out, path, force, error))
    return FALSE;
  fwrite (page, 1, strlen (page), out.file);
  if (!pr_output_commit (&out, error))
    return FALSE;
  if (!out.stands_by_itself)
    cli_printf (_ ("Replay: %s\n"), path);
  if (with_answers && !out.stands_by_itself)
    {
      cli_printf ("\n");
      cli_put_text (answers);
    }
  return TRUE;
}

gboolean
cli_replay_of_run (const char *folder, uint32_t replication, GError **error)
{
  const pr_replay_request asked = { .folder = { folder, NULL }, .replication = replication };
  g_autofree char *path = g_build_filename (folder, PR_REPLAY_NAME, NULL);
  return make (&asked, path, TRUE, FALSE, error);
}

gboolean
cli_replay (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  uint32_t replication = 1;
  cli_parsed parsed = parse (argc, argv, &q, &replication, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  gboolean through = g_strcmp0 (q.output, "-") == 0;
  g_autofree char *path = through ? g_strdup ("/dev/stdout")
                          : q.output != NULL
                              ? g_strdup (q.output)
                              : g_build_filename (q.folders[0], PR_REPLAY_NAME, NULL);
  const pr_replay_request asked = { .folder = { q.folders[0], q.folders[1] },
                                    .scenario = q.scenario,
                                    .replication = replication,
                                    .all = q.all,
                                    .lesson = q.lesson };
  if (!through && !check_place (path, q.force, error))
    return FALSE;
  return make (&asked, path, q.force || q.output == NULL, q.answers, error);
}
