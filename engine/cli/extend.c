/* extend: more replications of a run that is complete. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "report/files.h"
#include "report/manifest.h"
#include "report/report.h"
#include "report/version.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What a run says of itself. */
typedef struct {
  char *version, *command, *hash, *seed, *path;
  uint32_t n;
} old_run;

static void
old_run_clear (old_run *o)
{
  g_free (o->version);
  g_free (o->command);
  g_free (o->hash);
  g_free (o->seed);
  g_free (o->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (old_run, old_run_clear)

#define FAIL(...) (g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, __VA_ARGS__), FALSE)

static char *
text_member (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_dup_string (node)
             : NULL;
}

static gint64
number_member (JsonObject *o, const char *name)
{
  JsonNode *node = json_object_get_member (o, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : -1;
}

static gboolean
read_manifest (const char *folder, old_run *o, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FAIL (_ ("'%s' is not the folder of a run: it has no manifest.json"), folder);
  if (!json_parser_load_from_file (parser, path, error))
    return FALSE;
  JsonNode *root = json_parser_get_root (parser);
  JsonObject *m
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *s = m != NULL ? json_object_get_member (m, "scenario") : NULL;
  JsonObject *of = s != NULL && JSON_NODE_HOLDS_OBJECT (s) ? json_node_get_object (s) : NULL;
  if (of == NULL)
    return FAIL (_ ("'%s': manifest.json is damaged"), folder);
  o->hash = text_member (of, "sha256");
  o->version = text_member (m, "version");
  o->command = text_member (m, "command");
  gint64 n = number_member (m, "replications"), seed = number_member (m, "seed");
  if (o->hash == NULL || o->version == NULL || o->command == NULL || n < 1
      || n > PR_REPLICATIONS_MAX || seed < 0)
    return FAIL (_ ("'%s': manifest.json is damaged, or of another version"), folder);
  o->n = (uint32_t) n;
  o->seed = g_strdup_printf ("%" G_GINT64_FORMAT, seed);
  return TRUE;
}

/* Where the scenario was: run.log says it. */
static gboolean
read_log (const char *folder, old_run *o, GError **error)
{
  g_autofree char *name = g_build_filename (folder, "run.log", NULL);
  g_autofree char *log = NULL;
  if (!g_file_get_contents (name, &log, NULL, error))
    return FALSE;
  if (!g_str_has_prefix (log, PR_LOG_SCENARIO))
    return FAIL (_ ("'%s': run.log does not say where the scenario is; give --scenario"), folder);
  const char *path = log + strlen (PR_LOG_SCENARIO);
  o->path = g_strndup (path, strcspn (path, "\n"));
  return TRUE;
}

/* The number after an option of the old command, 0 without it. */
static uint32_t
old_option (const old_run *o, const char *option)
{
  const char *at = strstr (o->command, option);
  return at != NULL ? (uint32_t) g_ascii_strtoull (at + strlen (option), NULL, 10) : 0;
}

static gboolean
check (const old_run *o, const char *folder, uint32_t n, GError **error)
{
  if (strcmp (o->version, PR_VERSION) != 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
                   _ ("'%s' is a run of version %s; this is version %s, whose numbers may differ: "
                      "run the scenario again"),
                   folder, o->version, PR_VERSION);
      return FALSE;
    }
  if (n <= o->n)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--replications: %u found; '%s' has %u already, and more are expected"), n,
                   folder, o->n);
      return FALSE;
    }
  return TRUE;
}

/* The last date of a run that was shortened; NULL when it was not. Free with g_free. */
static char *
old_until (const old_run *o)
{
  const char *at = strstr (o->command, "--until ");
  return at != NULL ? g_strndup (at + strlen ("--until "), strlen ("2025-07-01")) : NULL;
}

/* The run's records become those that are kept while more are simulated. */
static gboolean
take_records (const char *folder, GError **error)
{
  g_autofree char *from = g_build_filename (folder, PR_RECORDS_NAME, NULL);
  g_autofree char *to = pr_stage_records (folder);
  if (g_file_test (to, G_FILE_TEST_EXISTS)) /* of an attempt that was interrupted */
    return TRUE;
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);
  return g_file_copy (source, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

static gboolean
extend (const char *folder, const old_run *o, const pr_settings *settings, uint32_t jobs,
        gboolean no_plots, const char *raw, GError **error)
{
  g_autoptr (pr_input) in = pr_input_open (o->path, settings, error);
  if (in == NULL)
    return FALSE;
  if (strcmp (in->hash, o->hash) != 0)
    return FAIL (_ ("the scenario in '%s' is not any more the one of '%s': run it again"), o->path,
                 folder);
  if (!pr_stage_check (folder, TRUE, error) || !take_records (folder, error))
    return FALSE;
  const cli_task task = { .input = in,
                          .folder = folder,
                          .path = o->path,
                          .raw_command = raw,
                          .jobs = jobs,
                          .relief = settings->relief,
                          .force = TRUE,
                          .no_plots = no_plots };
  return cli_produce (&task, error);
}

gboolean
cli_extend (int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL, *replications = NULL, *jobs_text = NULL, *scenario = NULL,
                  *raw = cli_quote (argc, argv);
  gboolean no_plots = FALSE, quiet = FALSE;
  uint32_t jobs;
  uint64_t n;
  const GOptionEntry options[] = {
    { "replications", 'n', 0, G_OPTION_ARG_STRING, &replications,
      N_ ("The new total, more than there are"), "N" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &scenario,
      N_ ("Where the scenario is now (default: where it was)"), "SCENARIO" },
    CLI_OPTION_JOBS (&jobs_text),
    { "no-plots", 0, 0, G_OPTION_ARG_NONE, &no_plots,
      N_ ("Draw nothing now; 'pilotrun plot DIR' draws later"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, N_ ("Show no progress bar"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (argc, argv, options, _ ("DIR"),
                                 N_ ("Adds replications to a run's folder. Those that it has stay "
                                     "as they are; the results are\n"
                                     "those of a run with so many from the beginning."),
                                 &folder, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (replications == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--replications N, the new total, is expected"));
      return FALSE;
    }
  g_auto (old_run) o = { .path = g_steal_pointer (&scenario) };
  if (!cli_jobs (jobs_text, &jobs, error)
      || !pr_input_number ("--replications", replications, 1, PR_REPLICATIONS_MAX, &n, error)
      || !read_manifest (folder, &o, error) || (o.path == NULL && !read_log (folder, &o, error))
      || !check (&o, folder, (uint32_t) n, error))
    return FALSE;
  g_autofree char *until = old_until (&o);
  const pr_settings settings = { .replications = replications,
                                 .seed = o.seed,
                                 .until = until,
                                 .relief = old_option (&o, "--relief ") };
  cli_progress_begin (!quiet);
  gboolean done = extend (folder, &o, &settings, jobs, no_plots, raw, error);
  cli_progress_end ();
  return done;
}
