/* margin: what breaks first, and at how much more. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/margin.h"

#include <string.h>

typedef struct {
  char *path, *of_text, *place, *first_text, *steps, *replications, *seed, *until, *jobs_text,
      *output, *store, *raw_command;
  gboolean force, no_plots, quiet;
  uint32_t jobs;
  uint64_t first;
  pr_margin_what of;
  GArray *only;
} request;

static void
request_clear (request *q)
{
  g_free (q->path);
  g_free (q->of_text);
  g_free (q->place);
  g_free (q->first_text);
  g_free (q->steps);
  g_free (q->replications);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->jobs_text);
  g_free (q->output);
  g_free (q->store);
  g_free (q->raw_command);
  g_clear_pointer (&q->only, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static gboolean
read_of (request *q, GError **error)
{
  const char *text = q->of_text;
  if (text == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--of is expected: volume, effort or staff"));
      return FALSE;
    }
  for (int k = 0; k < PR_N_MARGINS_OF; k++)
    if (strcmp (text, pr_margin_words[k]) == 0)
      {
        q->of = (pr_margin_what) k;
        return TRUE;
      }
  g_autofree char *near = cli_suggestion (text, pr_margin_words, PR_N_MARGINS_OF, "");
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--of: '%s' found; volume, effort or staff is expected%s"), text, near);
  return FALSE;
}

/* "10,20,40", after 0. */
static gboolean
read_steps (request *q, GError **error)
{
  uint32_t before = 0;
  if (q->steps == NULL)
    return TRUE;
  g_auto (GStrv) words = g_strsplit (*q->steps != '\0' ? q->steps : " ", ",", -1);
  q->only = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_array_append_val (q->only, before);
  for (char **word = words; *word != NULL; word++)
    {
      uint64_t number;
      if (!pr_input_number ("--steps", *word, 1, PR_MARGIN_MOST, &number, error))
        return FALSE;
      uint32_t step = (uint32_t) number;
      if (step <= before)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                       _ ("--steps: %u comes after %u; numbers that grow are expected"), step,
                       before);
          return FALSE;
        }
      g_array_append_val (q->only, step);
      before = step;
    }
  return TRUE;
}

static gboolean
check_values (request *q, GError **error)
{
  uint64_t unused;
  q->first = PR_MARGIN_FIRST;
  if (q->steps != NULL && q->first_text != NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--steps and --first exclude each other"));
      return FALSE;
    }
  if (q->first_text != NULL && strcmp (q->first_text, "all") == 0)
    q->first = G_MAXUINT32;
  else if (q->first_text != NULL
           && !pr_input_number ("--first", q->first_text, 1, 100000, &q->first, error))
    return FALSE;
  return read_of (q, error) && read_steps (q, error) && cli_jobs (q->jobs_text, &q->jobs, error)
         && cli_check_folder (q->output, error) && cli_check_store (q->store, error)
         && (q->replications == NULL
             || pr_input_number ("--replications", q->replications, 1, PR_REPLICATIONS_MAX, &unused,
                                 error))
         && (q->seed == NULL
             || pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error));
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "of", 0, 0, G_OPTION_ARG_STRING, &q->of_text,
      N_ ("What grows: volume (all that comes), effort (the time that work takes), or staff "
          "(officers who are missing at each place, where they are missed most)"),
      "WHAT" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &q->place,
      N_ ("Change this place alone, a code or a name (default: all places at once)"), "PLACE" },
    { "first", 0, 0, G_OPTION_ARG_STRING, &q->first_text,
      /* xgettext:no-c-format */
      N_ ("Tell the N places that break first to 1 % or one officer, or all (default: 5)"), "N" },
    { "steps", 0, 0, G_OPTION_ARG_STRING, &q->steps,
      /* xgettext:no-c-format */
      N_ ("Try just these steps, such as 10,20,40: % or officers, of whom no place lacks more than "
          "it can spare"),
      "LIST" },
    { "replications", 'n', 0, G_OPTION_ARG_STRING, &q->replications,
      N_ ("Number of replications of each step, 1 to 1000000 (default: 25)"), "N" },
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_STORE (&q->store),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder to write (default: output/runs/margin-SCENARIO-HASH)"), "DIR" },
    CLI_OPTION_UNTIL (&q->until),
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Simulate again, and replace a folder that holds margins"), NULL },
    CLI_OPTION_LANG,
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  q->raw_command = cli_quote (argc, argv);
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Looks for what breaks first: at how much more volume or effort, or with how many "
          "officers\nmissing, places are no longer ready. Tries steps up to 100 % with common "
          "random "
          "numbers, and\ntells the places that break first to 1 %. SCENARIO is a folder, or the "
          "file "
          "of a what-if."),
      &q->path, error);
  if (parsed != CLI_GO)
    return parsed;
  return check_values (q, error) ? CLI_GO : CLI_WRONG;
}

gboolean
cli_margin (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_margin_request asked = { .path = q.path,
                                    .settings = { .replications = q.replications,
                                                  .seed = q.seed,
                                                  .until = q.until,
                                                  .language = cli_language },
                                    .of = q.of,
                                    .place = q.place,
                                    .first = (uint32_t) q.first,
                                    .only = q.only,
                                    .folder = q.output,
                                    .store = q.store,
                                    .raw_command = q.raw_command,
                                    .jobs = q.jobs,
                                    .force = q.force,
                                    .no_plots = q.no_plots };
  g_auto (pr_answer) a = { 0 };
  cli_progress_begin (!q.quiet);
  return cli_answer (pr_study_margin (&asked, cli_host (), &a, error), &a);
}
