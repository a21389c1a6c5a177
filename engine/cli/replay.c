/* replay: a page that plays a replication. */
#include "cli/cli.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/replay/replay.h"
#include "scenario/shipped.h"
#include "study/contents.h"
#include "study/manifest.h"
#include "study/replay.h"

#include <string.h>

typedef struct {
  char **folders;
  char *number, *scenario, *lesson, *output, *of;
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
  g_free (q->of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

/* A,C: two different letters of the comparison's scenarios; others: how many more it has. */
static gboolean
read_of (const request *q, guint of[PR_REPLAY_RUNS], guint *others, GError **error)
{
  guint n = q->folders[1] == NULL ? pr_manifest_scenarios (q->folders[0]) : 0;
  g_autofree char *given = NULL;
  of[0] = 0;
  of[1] = 1;
  *others = q->of == NULL && n > PR_REPLAY_RUNS ? n - PR_REPLAY_RUNS : 0;
  if (q->of == NULL)
    return TRUE;
  /* Small letters and blanks do no harm. */
  given = g_ascii_strup (q->of, -1);
  char *s = given;
  for (const char *from = given; *from != '\0'; from++)
    if (*from != ' ')
      *s++ = *from;
  *s = '\0';
  s = given;
  if (n < PR_REPLAY_RUNS)
    g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                         _ ("--of goes with the folder of a comparison"));
  else if (strlen (s) != 3 || s[1] != ',' || s[0] == s[2] || s[0] < 'A' || s[2] < 'A'
           || s[0] >= (char) ('A' + n) || s[2] >= (char) ('A' + n))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                 _ ("--of: '%s' found; two different letters from A to %c are expected, such as "
                    "A,B"),
                 q->of, (char) ('A' + n - 1));
  else
    {
      of[0] = (guint) (s[0] - 'A');
      of[1] = (guint) (s[2] - 'A');
      return TRUE;
    }
  return FALSE;
}

/* That of one scenario of a comparison holds no run. */
static gboolean
check_folder (const char *folder, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *above = g_path_get_dirname (whole), *name = g_path_get_basename (whole);
  if (pr_manifest_is_there (folder) || !g_str_has_prefix (name, PR_SCENARIO_FOLDER)
      || pr_manifest_scenarios (above) < PR_REPLAY_RUNS)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("'%s' is of one scenario of a comparison; give the folder of the comparison, and "
                  "two letters by --of"),
               folder);
  return FALSE;
}

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
  for (guint i = 0; i < n; i++)
    if (!check_folder (q->folders[i], error))
      return FALSE;
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
      N_ ("Every dossier, not only those that are late or marked, and one in 20 of the others"),
      NULL },
    { "lesson", 'l', 0, G_OPTION_ARG_FILENAME, &q->lesson,
      N_ ("Stops, questions and captions for a class (default: lesson.csv of the scenario, if it "
          "has one)"),
      "FILE" },
    { "answers", 0, 0, G_OPTION_ARG_NONE, &q->answers,
      N_ ("Print the lesson with its answers, for the trainer"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write, - for standard output (default: DIR/replay.html). Another page that is "
          "there is replaced with --force only"),
      "FILE" },
    { "of", 0, 0, G_OPTION_ARG_STRING, &q->of,
      N_ ("Two scenarios of a comparison, by the letters of its summary (default: A,B)"), "A,B" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &q->scenario,
      N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace a file that is there"), NULL },
    CLI_OPTION_LANG_OF_FOLDER,
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("DIR [DIR]"),
      N_ ("Makes a page that plays one replication of a run, to be paused and looked into, or of "
          "two runs, or of two scenarios of a comparison, side by side. Takes the logs in "
          "DIR/events-R.bin or, if there are none, "
          "simulates the replication again and keeps its log there."),
      &q->folders, error);
  if (parsed == CLI_GO && !check_values (q, replication, error))
    return CLI_WRONG;
  return parsed;
}

static gboolean
is_own (const char *name)
{
  return strcmp (name, PR_REPLAY_NAME) == 0;
}

/* Writes the page. One that is there already and is the same stays. */
static gboolean
put_page (pr_output *out, const char *path, const char *page, gboolean force, GError **error)
{
  g_autofree char *there = NULL;
  gsize n = 0;
  if (!force && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      if (pr_file_read (path, strlen (page), &there, &n, NULL) && n == strlen (page)
          && memcmp (there, page, n) == 0)
        return TRUE;
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _ ("'%s' exists already, and is another page; --force replaces it, --output "
                      "names another file"),
                   path);
      return FALSE;
    }
  if (!cli_output_begin (out, path, force, error))
    return FALSE;
  fwrite (page, 1, strlen (page), out->file);
  return pr_output_commit (out, error);
}

static gboolean
make (const pr_replay_request *asked, const char *path, gboolean force, gboolean with_answers,
      GError **error)
{
  g_auto (pr_output) out = { 0 };
  g_autofree char *answers = NULL;
  /* What a file that is there holds is compared afterwards. */
  if (!pr_contents_check_place (path, is_own, error)
      || !pr_output_check (path, force || g_file_test (path, G_FILE_TEST_IS_REGULAR), error))
    return FALSE;
  g_autofree char *page = pr_study_replay (asked, cli_host (), &answers, error);
  if (page != NULL && with_answers && answers == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--answers: there is no lesson; give --lesson"));
      return FALSE;
    }
  if (page == NULL || !put_page (&out, path, page, force, error))
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
  guint of[PR_REPLAY_RUNS], others;
  cli_parsed parsed = parse (argc, argv, &q, &replication, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (!read_of (&q, of, &others, error))
    return FALSE;
  gboolean through = g_strcmp0 (q.output, "-") == 0 || g_strcmp0 (q.output, "/dev/stdout") == 0;
  g_autofree char *path = through ? g_strdup ("/dev/stdout")
                          : q.output != NULL
                              ? g_strdup (q.output)
                              : g_build_filename (q.folders[0], PR_REPLAY_NAME, NULL);
  g_autofree char *lesson = q.lesson != NULL ? pr_shipped_path (q.lesson) : NULL;
  const pr_replay_request asked = { .folder = { q.folders[0], q.folders[1] },
                                    .of = { of[0], of[1] },
                                    .scenario = q.scenario,
                                    .replication = replication,
                                    .all = q.all,
                                    .language = cli_language,
                                    .lesson = lesson };
  if (!make (&asked, path, q.force || through, q.answers, error))
    return FALSE;
  if (others > 0 && !through)
    cli_printf (NGETTEXT ("It shows A and B; %u more scenario: --of A,C\n",
                          "It shows A and B; %u more scenarios: --of A,C\n", others),
                others);
  return TRUE;
}
