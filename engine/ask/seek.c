/* Verbs that look for a number: what breaks first, how many officers, how many shards. */
#include "kernel/i18n.h"
#include "scenario/diag.h"
#include "ask/values.h"
#include "study/margin.h"
#include "study/shard-plan.h"
#include "study/staff.h"

#include <string.h>

#define MINUTES_MOST (30 * 24 * 60)
#define MOST_OFFICERS 200

static gboolean
read_of (const char *text, pr_margin_what *of, GError **error)
{
  if (text == NULL)
    return PR_ASK_FAIL (_ ("--of is expected: volume, effort or staff"));
  for (int k = 0; k < PR_N_MARGINS_OF; k++)
    if (strcmp (text, pr_margin_words[k]) == 0)
      {
        *of = (pr_margin_what) k;
        return TRUE;
      }
  g_autofree char *near = pr_ask_suggestion (text, pr_margin_words, PR_N_MARGINS_OF, "");
  return PR_ASK_FAIL (_ ("--of: '%s' found; volume, effort or staff is expected%s"), text, near);
}

/* "10,20,40", after 0. NULL without steps. */
static gboolean
read_steps (const char *text, GArray **only, GError **error)
{
  uint32_t before = 0;
  if (text == NULL)
    return TRUE;
  g_auto (GStrv) words = g_strsplit (*text != '\0' ? text : " ", ",", -1);
  *only = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_array_append_val (*only, before);
  for (char **word = words; *word != NULL; word++)
    {
      uint64_t number;
      if (!pr_input_number ("--steps", *word, 1, PR_MARGIN_MOST, &number, error))
        return FALSE;
      uint32_t step = (uint32_t) number;
      if (step <= before)
        return PR_ASK_FAIL (_ ("--steps: %u comes after %u; numbers that grow are expected"), step,
                            before);
      g_array_append_val (*only, step);
      before = step;
    }
  return TRUE;
}

static gboolean
read_first (const pr_ask *q, uint64_t *first, GError **error)
{
  const char *text = pr_options_get (q->options, "first");
  if (text != NULL && pr_options_has (q->options, "steps"))
    return PR_ASK_FAIL (_ ("--steps and --first exclude each other"));
  if (g_strcmp0 (text, "all") != 0)
    return pr_ask_number (q, "first", 1, 100000, first, error);
  *first = G_MAXUINT32;
  return TRUE;
}

gboolean
pr_ask_margin (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  g_autoptr (GArray) only = NULL;
  uint64_t first = PR_MARGIN_FIRST;
  pr_margin_what of = PR_N_MARGINS_OF;
  if (!read_first (q, &first, error) || !read_of (pr_options_get (q->options, "of"), &of, error)
      || !read_steps (pr_options_get (q->options, "steps"), &only, error)
      || !pr_common_folder (&c, q, error) || !pr_common_read (&c, q, 1, error))
    return FALSE;
  const pr_margin_request asked = { .path = q->about[0],
                                    .settings = c.settings,
                                    .of = of,
                                    .place = pr_options_get (q->options, "place"),
                                    .first = (uint32_t) first,
                                    .only = only,
                                    .folder = c.folder,
                                    .store = c.store,
                                    .raw_command = q->raw_command,
                                    .jobs = c.jobs,
                                    .force = c.force,
                                    .no_plots = c.no_plots };
  return pr_study_margin (&asked, host, a, error);
}

gboolean
pr_ask_staff (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_common) c = { 0 };
  g_autofree char *why = NULL;
  const char *text = pr_options_get (q->options, "goal");
  uint64_t most = MOST_OFFICERS;
  if (text == NULL)
    return PR_ASK_FAIL ("%s",
                        /* xgettext:no-c-format */
                        _ ("--goal is expected, such as --goal \"on_time >= 95% in every unit\""));
  if (!pr_common_read (&c, q, 2, error) || !pr_ask_number (q, "most", 1, 100000, &most, error))
    return FALSE;
  g_autoptr (pr_goal) goal = pr_goal_read (text, &why);
  if (goal == NULL)
    return PR_ASK_FAIL ("--goal: %s", why);
  const pr_staff_request asked = { .path = q->about[0],
                                   .settings = c.settings,
                                   .goal = goal,
                                   .goal_text = text,
                                   .file = pr_options_get (q->options, "output"),
                                   .most = (uint32_t) most,
                                   .jobs = c.jobs,
                                   .fixed = pr_options_has (q->options, "fixed-total"),
                                   .force = c.force };
  return pr_study_staff (&asked, host, a, error);
}

gboolean
pr_ask_shard_plan (const pr_ask *q, const pr_host *host, pr_answer *a G_GNUC_UNUSED, GError **error)
{
  g_auto (pr_common) c = { 0 };
  g_autofree char *script = NULL;
  uint64_t minutes = 10;
  if (!pr_ask_number (q, "minutes", 1, MINUTES_MOST, &minutes, error)
      || !pr_common_folder (&c, q, error) || !pr_common_read (&c, q, 1, error))
    return FALSE;
  const pr_shard_plan_request asked = { .path = q->about[0],
                                        .settings = c.settings,
                                        .folder = c.folder,
                                        .minutes = (double) minutes,
                                        .jobs = pr_options_has (q->options, "jobs") ? c.jobs : 1 };
  if (!pr_study_shard_plan (&asked, host, &script, error))
    return FALSE;
  pr_host_put_data (host, script);
  return TRUE;
}
