#include "cli/cli.h"
#include "experiment/trace.h"
#include "kernel/i18n.h"
#include "report/text/tell.h"

#include <stdio.h>

typedef struct {
  char *dossier, *replication, *seed, *until;
  gboolean late, random;
} request;

static void
request_clear (request *q)
{
  g_free (q->dossier);
  g_free (q->replication);
  g_free (q->seed);
  g_free (q->until);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, char **path, GError **error)
{
  const GOptionEntry options[] = {
    { "dossier", 'd', 0, G_OPTION_ARG_STRING, &q->dossier,
      N_ ("The dossier: PLACE/STREAM/PROCEDURE/CHANNEL/DATE/NUMBER, the place by code or name; "
          "without DATE/ for a stream whose rate is 'every ...'"),
      "NAME" },
    { "late", 'l', 0, G_OPTION_ARG_NONE, &q->late, N_ ("The one that is most working days late"),
      NULL },
    { "random", 0, 0, G_OPTION_ARG_NONE, &q->random, N_ ("One drawn from those that end"), NULL },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &q->replication,
      N_ ("Number of the replication, from 1 (default: 1)"), "R" },
    CLI_OPTION_SEED (&q->seed),
    { "until", 'u', 0, G_OPTION_ARG_STRING, &q->until, N_ ("Last day of the window"), "DATE" },
    CLI_OPTION_LANG,
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Replays one replication and tells one dossier's story: every step with its clock, who\n"
          "worked, what it waited for, and the law's clock. Its name is printed first and can be\n"
          "given again. SCENARIO is a folder, or the file of a what-if."),
      path, error);
  if (parsed == CLI_GO && (q->dossier != NULL) + q->late + q->random != 1)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("which dossier? give one of --dossier NAME, --late and --random"));
      return CLI_WRONG;
    }
  return parsed;
}

static gboolean
tell (const request *q, const pr_input *in, uint64_t replication, GError **error)
{
  pr_dossier d;
  gboolean found = q->dossier != NULL
                       ? pr_dossier_find (in->world, q->dossier, &d, error)
                       : pr_dossier_pick (in->world, replication,
                                          q->late ? PR_PICK_LATE : PR_PICK_RANDOM, &d, error);
  g_autoptr (pr_trace) trace = found ? pr_trace_new (in->world, replication, &d, error) : NULL;
  if (trace == NULL)
    return FALSE;
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  g_autofree char *text = pr_tell (in->world, replication, trace);
  cli_put_text (text);
  return TRUE;
}

/* A wrong name is a mistake in the command line. */
static gboolean
tell_or_blame (const request *q, const pr_input *in, uint64_t replication, GError **error)
{
  g_autoptr (GError) own = NULL;
  if (tell (q, in, replication, &own))
    return TRUE;
  if (g_error_matches (own, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "trace: %s", own->message);
  else
    g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

gboolean
cli_trace (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_autofree char *path = NULL;
  cli_parsed parsed = parse (argc, argv, &q, &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  uint64_t replication = 1;
  if (q.replication != NULL
      && !pr_input_number ("--replication", q.replication, 1, PR_REPLICATIONS_MAX, &replication,
                           error))
    return FALSE;
  const pr_settings settings = { .seed = q.seed, .until = q.until, .language = cli_language };
  g_autoptr (pr_input) in = pr_input_open (path, &settings, error);
  if (in == NULL)
    return FALSE;
  cli_put_warnings (in->warnings);
  return tell_or_blame (&q, in, replication - 1, error);
}
