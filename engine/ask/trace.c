/* The verb trace: one dossier's story. */
#include "experiment/trace.h"
#include "kernel/i18n.h"
#include "report/text/tell.h"
#include "ask/values.h"

/* A wrong name is a mistake in the question. */
static gboolean
find_dossier (const pr_ask *q, const pr_world *w, uint64_t replication, pr_dossier *d,
              GError **error)
{
  const char *name = pr_options_get (q->options, "dossier");
  return name != NULL
             ? pr_dossier_find (w, name, d, error)
             : pr_dossier_pick (w, replication,
                                pr_options_has (q->options, "late") ? PR_PICK_LATE : PR_PICK_RANDOM,
                                d, error);
}

static gboolean
tell (const pr_ask *q, const pr_input *in, uint64_t replication, char **story, GError **error)
{
  pr_dossier d;
  g_autoptr (GError) own = NULL;
  g_autoptr (pr_trace) trace = find_dossier (q, in->world, replication, &d, &own)
                                   ? pr_trace_new (in->world, replication, &d, &own)
                                   : NULL;
  if (trace != NULL)
    {
      g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
      *story = pr_tell (in->world, replication, trace);
      return TRUE;
    }
  if (g_error_matches (own, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME))
    return PR_ASK_FAIL ("trace: %s", own->message);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

gboolean
pr_ask_trace (const pr_ask *q, const pr_host *host, pr_answer *a G_GNUC_UNUSED, GError **error)
{
  uint64_t replication = 1;
  g_autofree char *story = NULL;
  const pr_settings settings = { .seed = pr_options_get (q->options, "seed"),
                                 .until = pr_options_get (q->options, "until"),
                                 .language = pr_options_get (q->options, "lang") };
  if (pr_options_has (q->options, "dossier") + pr_options_has (q->options, "late")
          + pr_options_has (q->options, "random")
      != 1)
    return PR_ASK_FAIL (_ ("which dossier? give one of --dossier NAME, --late and --random"));
  if (!pr_ask_number (q, "replication", 1, PR_REPLICATIONS_MAX, &replication, error))
    return FALSE;
  g_autoptr (pr_input) in = pr_ask_open (q, q->about[0], settings, host, error);
  if (in == NULL || !tell (q, in, replication - 1, &story, error))
    return FALSE;
  pr_host_put_text (host, story);
  return TRUE;
}
