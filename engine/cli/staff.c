/* staff: the officers that a goal needs, as a what-if that can be run at once. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "study/staff.h"

#define MOST 200

typedef struct {
  char *path, *goal_text, *replications, *seed, *until, *jobs_text, *output, *most_text;
  gboolean fixed, force, quiet;
  uint32_t jobs;
  uint64_t most;
  pr_goal *goal;
} request;

static void
request_clear (request *q)
{
  g_free (q->path);
  g_free (q->goal_text);
  g_free (q->replications);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->jobs_text);
  g_free (q->output);
  g_free (q->most_text);
  pr_goal_free (q->goal);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static gboolean
check_values (request *q, GError **error)
{
  uint64_t unused;
  g_autofree char *why = NULL;
  q->most = MOST;
  if (q->goal_text == NULL)
    {
      g_set_error_literal (
          error, CLI_ERROR, CLI_ERROR_USAGE,
          /* xgettext:no-c-format */
          _ ("--goal is expected, such as --goal \"on_time >= 95% in every unit\""));
      return FALSE;
    }
  if (!cli_jobs (q->jobs_text, &q->jobs, error)
      || (q->replications != NULL
          && !pr_input_number ("--replications", q->replications, 2, PR_REPLICATIONS_MAX, &unused,
                               error))
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error))
      || (q->most_text != NULL
          && !pr_input_number ("--most", q->most_text, 1, 100000, &q->most, error)))
    return FALSE;
  q->goal = pr_goal_read (q->goal_text, &why);
  if (q->goal == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "--goal: %s", why);
  return q->goal != NULL;
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "goal", 'g', 0, G_OPTION_ARG_STRING, &q->goal_text,
      N_ ("FIGURE >= VALUE or FIGURE <= VALUE, then, if that is meant, 'at PLACE' or 'in every "
          "unit' "
          "(commune, ward, special zone, authority, place), and 'from DATE to DATE'; joined by "
          "'and'; a figure is a metric or such as counter_wait.p90 or counter_wait.over(60min)"),
      "GOAL" },
    { "fixed-total", 0, 0, G_OPTION_ARG_NONE, &q->fixed,
      N_ ("Move existing posts between pools of one name instead of adding officers"), NULL },
    { "most", 0, 0, G_OPTION_ARG_STRING, &q->most_text,
      N_ ("Add at most N officers, or move at most N posts (default: 200)"), "N" },
    CLI_OPTION_REPLICATIONS (&q->replications),
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_UNTIL (&q->until),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write the plan to, as a what-if, - for standard output (default: "
          "SCENARIO-staff.ini here)"),
      "FILE" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace that file"), NULL },
    CLI_OPTION_LANG,
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed
      = cli_parse (argc, argv, options, _ ("SCENARIO"),
                   N_ ("Looks for staff that reaches a goal: adds officers where they help "
                       "most, and takes away\n"
                       "again those that are not needed; with --fixed-total moves posts. A "
                       "goal at single places\n"
                       "adds officers there only. If no number of officers reaches the goal, "
                       "says what else is in\n"
                       "the way. Writes the plan as a what-if. If there is a plan for the same "
                       "question already, "
                       "shows that one. SCENARIO is a folder, or the file of a what-if."),
                   &q->path, error);
  if (parsed != CLI_GO)
    return parsed;
  return check_values (q, error) ? CLI_GO : CLI_WRONG;
}

gboolean
cli_staff (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_staff_request asked = { .path = q.path,
                                   .settings = { .replications = q.replications,
                                                 .seed = q.seed,
                                                 .until = q.until,
                                                 .language = cli_language },
                                   .goal = q.goal,
                                   .goal_text = q.goal_text,
                                   .file = q.output,
                                   .most = (uint32_t) q.most,
                                   .jobs = q.jobs,
                                   .fixed = q.fixed,
                                   .force = q.force };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!q.quiet);
  gboolean done = pr_study_staff (&asked, cli_host (), &a, error);
  cli_progress_end ();
  if (q.output != NULL && pr_output_is_standard (q.output)) /* where the plan stands alone */
    {
      cli_put_warnings (a.summary != NULL ? a.summary : "");
      return done;
    }
  if (a.summary != NULL)
    cli_put_text (a.summary);
  if (a.found)
    cli_printf (_ ("\nFound, not run again (--force runs it again): %s\n"), a.folder);
  else if (a.folder != NULL)
    cli_printf (_ ("\nPlan: %s\n"), a.folder);
  return done;
}
