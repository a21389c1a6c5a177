/* The verb replay: a page that plays a replication. */
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/replay/replay.h"
#include "scenario/shipped.h"
#include "ask/values.h"
#include "study/contents.h"
#include "study/manifest.h"
#include "study/replay.h"

#include <string.h>

typedef struct {
  char *const *folders;
  const char *scenario, *output, *of;
  gboolean answers;
} request;

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
    g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                         _ ("--of goes with the folder of a comparison"));
  else if (strlen (s) != 3 || s[1] != ',' || s[0] == s[2] || s[0] < 'A' || s[2] < 'A'
           || s[0] >= (char) ('A' + n) || s[2] >= (char) ('A' + n))
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
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
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
               _ ("'%s' is of one scenario of a comparison; give the folder of the comparison, and "
                  "two letters by --of"),
               folder);
  return FALSE;
}

static gboolean
check_values (const request *q, GError **error)
{
  guint n = g_strv_length ((char **) q->folders);
  if (n < 1 || n > PR_REPLAY_RUNS)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                   _ ("replay: %u folders found; one or two of runs are expected"), n);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (!check_folder (q->folders[i], error))
      return FALSE;
  if (q->scenario != NULL && n > 1)
    {
      g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                           _ ("--scenario goes with the folder of one run"));
      return FALSE;
    }
  if (q->answers && q->output != NULL && strcmp (q->output, "-") == 0)
    {
      g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                           _ ("--answers does not go with --output -: both are printed"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_own (const char *name)
{
  return strcmp (name, PR_REPLAY_NAME) == 0;
}

/* Writes the page. One that is there already and is the same stays. */
static gboolean
put_page (pr_output *out, const char *path, const char *page, gboolean force, const pr_host *host,
          GError **error)
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
  if (!pr_study_output_begin (out, path, force, host, error))
    return FALSE;
  fwrite (page, 1, strlen (page), out->file);
  return pr_output_commit (out, error);
}

static gboolean
make (const pr_replay_request *asked, const char *path, gboolean force, gboolean with_answers,
      const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_output) out = { 0 };
  g_autofree char *answers = NULL;
  /* What a file that is there holds is compared afterwards. */
  if (!pr_contents_check_place (path, is_own, error)
      || !pr_output_check (path, force || g_file_test (path, G_FILE_TEST_IS_REGULAR), error))
    return FALSE;
  g_autofree char *page = pr_study_replay (asked, host, &answers, error);
  if (page != NULL && with_answers && answers == NULL)
    {
      g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                           _ ("--answers: there is no lesson; give --lesson"));
      return FALSE;
    }
  if (page == NULL || !put_page (&out, path, page, force, host, error))
    return FALSE;
  if (!out.stands_by_itself)
    a->file = g_strdup (path);
  if (!out.stands_by_itself)
    pr_host_put (host, _ ("Replay: %s\n"), path);
  if (with_answers && !out.stands_by_itself)
    {
      pr_host_put (host, "\n");
      pr_host_put_text (host, answers);
    }
  return TRUE;
}

gboolean
pr_ask_replay_of_run (const char *folder, uint32_t replication, const pr_host *host, pr_answer *a,
                      GError **error)
{
  const pr_replay_request asked = { .folder = { folder, NULL }, .replication = replication };
  g_autofree char *path = g_build_filename (folder, PR_REPLAY_NAME, NULL);
  return make (&asked, path, TRUE, FALSE, host, a, error);
}

gboolean
pr_ask_replay (const pr_ask *ask, const pr_host *host, pr_answer *a, GError **error)
{
  const pr_options *w = ask->options;
  const request q = { .folders = ask->about,
                      .scenario = pr_options_get (w, "scenario"),
                      .output = pr_options_get (w, "output"),
                      .of = pr_options_get (w, "of"),
                      .answers = pr_options_has (w, "answers") };
  const char *lesson = pr_options_get (w, "lesson");
  uint64_t replication = 1;
  guint of[PR_REPLAY_RUNS], others;
  if (!check_values (&q, error)
      || !pr_ask_number (ask, "replication", 1, PR_REPLICATIONS_MAX, &replication, error)
      || !read_of (&q, of, &others, error))
    return FALSE;
  gboolean through = g_strcmp0 (q.output, "-") == 0 || g_strcmp0 (q.output, "/dev/stdout") == 0;
  g_autofree char *path = through ? g_strdup ("/dev/stdout")
                          : q.output != NULL
                              ? g_strdup (q.output)
                              : g_build_filename (q.folders[0], PR_REPLAY_NAME, NULL);
  g_autofree char *shipped = lesson != NULL ? pr_shipped_path (lesson) : NULL;
  const pr_replay_request asked = { .folder = { q.folders[0], q.folders[1] },
                                    .of = { of[0], of[1] },
                                    .scenario = q.scenario,
                                    .replication = (uint32_t) replication,
                                    .all = pr_options_has (w, "all"),
                                    .language = pr_options_get (w, "lang"),
                                    .lesson = shipped };
  if (!make (&asked, path, pr_options_has (w, "force") || through, q.answers, host, a, error))
    return FALSE;
  if (others > 0 && !through)
    pr_host_put (host,
                 NGETTEXT ("It shows A and B; %u more scenario: --of A,C\n",
                           "It shows A and B; %u more scenarios: --of A,C\n", others),
                 others);
  return TRUE;
}
