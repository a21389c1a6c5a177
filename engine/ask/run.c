/* Verbs that simulate, and leave a folder of results. */
#include "kernel/i18n.h"
#include "scenario/shipped.h"
#include "ask/values.h"
#include "study/compare.h"
#include "study/extend.h"
#include "study/logs.h"
#include "study/merge.h"
#include "study/run.h"
#include "study/sweep.h"

gboolean
pr_ask_run (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  uint64_t relief = 0, replay = 0;
  if (!pr_common_folder (&c, q, error) || !pr_common_read (&c, q, 1, error)
      || !pr_ask_number (q, "relief", 1, PR_RELIEF_MAX, &relief, error)
      || !pr_ask_number (q, "replay", 1, PR_REPLICATIONS_MAX, &replay, error))
    return FALSE;
  if (replay > 0 && c.events == NULL)
    c.events = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  if (replay > 0)
    pr_study_logs_add (c.events, (uint32_t) replay);
  c.settings.relief = (uint32_t) relief;
  const pr_run_request asked = { .path = q->about[0],
                                 .settings = c.settings,
                                 .precision = c.precision,
                                 .events = c.events,
                                 .folder = c.folder,
                                 .store = c.store,
                                 .raw_command = q->raw_command,
                                 .shard = c.shard,
                                 .jobs = c.jobs,
                                 .force = c.force,
                                 .no_plots = c.no_plots };
  return pr_study_run (&asked, host, a, error)
         && (replay == 0 || pr_ask_replay_of_run (a->folder, (uint32_t) replay, host, a, error));
}

gboolean
pr_ask_extend (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  uint64_t n = 0;
  if (!pr_options_has (q->options, "replications"))
    return PR_ASK_FAIL (_ ("--replications N, the new total, is expected"));
  if (!pr_common_read (&c, q, 1, error)
      || !pr_ask_number (q, "replications", 1, PR_REPLICATIONS_MAX, &n, error))
    return FALSE;
  const pr_extend_request asked = { .folder = q->about[0],
                                    .scenario = pr_options_get (q->options, "scenario"),
                                    .replications = (uint32_t) n,
                                    .raw_command = q->raw_command,
                                    .jobs = c.jobs,
                                    .no_plots = c.no_plots };
  return pr_study_extend (&asked, host, a, error);
}

gboolean
pr_ask_compare (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  g_autofree char *why = NULL;
  const char *of = pr_options_get (q->options, "of");
  guint n = g_strv_length ((char **) q->about);
  if (n < 2 || n > PR_COMPARED_MOST)
    return PR_ASK_FAIL (NGETTEXT ("%u scenario found; 2 to %d are expected",
                                  "%u scenarios found; 2 to %d are expected", n),
                        n, PR_COMPARED_MOST);
  if (!pr_common_folder (&c, q, error) || !pr_common_read (&c, q, 1, error))
    return FALSE;
  g_autoptr (GPtrArray) metrics = of != NULL ? pr_questions_read (of, &why) : NULL;
  if (why != NULL)
    return PR_ASK_FAIL ("--of: %s", why);
  const pr_compare_request asked = { .paths = q->about,
                                     .settings = c.settings,
                                     .precision = c.precision,
                                     .metrics = metrics,
                                     .folder = c.folder,
                                     .store = c.store,
                                     .events = c.events,
                                     .raw_command = q->raw_command,
                                     .of = of,
                                     .shard = c.shard,
                                     .jobs = c.jobs,
                                     .force = c.force,
                                     .no_plots = c.no_plots };
  return pr_study_compare (&asked, host, a, error);
}

gboolean
pr_ask_sweep (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  if (!pr_common_folder (&c, q, error) || !pr_common_read (&c, q, 1, error))
    return FALSE;
  g_autofree char *path = pr_shipped_path (q->about[0]);
  const pr_sweep_request asked = { .path = path,
                                   .seed = c.settings.seed,
                                   .until = c.settings.until,
                                   .language = c.settings.language,
                                   .folder = c.folder,
                                   .raw_command = q->raw_command,
                                   .shard = c.shard,
                                   .jobs = c.jobs,
                                   .force = c.force,
                                   .no_plots = c.no_plots };
  return pr_study_sweep (&asked, host, a, error);
}

gboolean
pr_ask_merge (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  if (q->about[0] == NULL)
    return PR_ASK_FAIL (_ ("a folder of shards is expected"));
  if (!pr_common_folder (&c, q, error) || !pr_common_read (&c, q, 1, error))
    return FALSE;
  const pr_merge_request asked = { .paths = q->about,
                                   .folder = c.folder,
                                   .store = c.store,
                                   .language = c.settings.language,
                                   .raw_command = q->raw_command,
                                   .jobs = c.jobs,
                                   .mixed = pr_options_has (q->options, "mixed"),
                                   .prefix = pr_options_has (q->options, "prefix"),
                                   .force = c.force,
                                   .no_plots = c.no_plots };
  return pr_study_merge (&asked, host, a, error);
}
