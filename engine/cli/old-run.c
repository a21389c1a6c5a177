/* A run's folder, taken up again: what made it, and its scenario. */
#include "cli/cli.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/files.h"
#include "report/text/json.h"
#include "study/manifest.h"
#include "report/report.h"
#include "kernel/version.h"

#include <string.h>

void
cli_old_run_clear (cli_old_run *o)
{
  g_free (o->version);
  g_free (o->command);
  g_free (o->hash);
  g_free (o->seed);
  g_free (o->path);
  g_free (o->until);
}

#define FAIL(...) (g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, __VA_ARGS__), FALSE)

static gboolean
read_manifest (const char *folder, cli_old_run *o, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL);
  g_autofree char *text = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FAIL (_ ("'%s' is not the folder of a run: it has no manifest.json"), folder);
  if (!pr_file_read (path, PR_FILE_NOTES_MAX, &text, NULL, error))
    {
      g_prefix_error (error, "'%s': ", path);
      return FALSE;
    }
  g_autoptr (JsonObject) m = pr_json_object (text);
  JsonNode *s = m != NULL ? json_object_get_member (m, "scenario") : NULL;
  JsonObject *of = s != NULL && JSON_NODE_HOLDS_OBJECT (s) ? json_node_get_object (s) : NULL;
  if (of == NULL)
    return FAIL (_ ("'%s': manifest.json is damaged"), folder);
  o->hash = g_strdup (pr_json_text_of (of, "sha256"));
  o->version = g_strdup (pr_json_text_of (m, "version"));
  o->command = g_strdup (pr_json_text_of (m, "command"));
  gint64 n = pr_json_int_of (m, "replications"), seed = pr_json_int_of (m, "seed");
  if (o->hash == NULL || o->version == NULL || o->command == NULL || n < 1
      || n > PR_REPLICATIONS_MAX || seed < 0)
    return FAIL (_ ("'%s': manifest.json is damaged, or of another version"), folder);
  o->n = (uint32_t) n;
  o->seed = g_strdup_printf ("%" G_GINT64_FORMAT, seed);
  return TRUE;
}

/* Where the scenario was: run.log says it. */
static gboolean
read_log (const char *folder, cli_old_run *o, GError **error)
{
  g_autofree char *name = g_build_filename (folder, "run.log", NULL);
  g_autofree char *log = NULL;
  if (!pr_read_file (name, &log, NULL, error))
    return FALSE;
  if (!g_str_has_prefix (log, PR_LOG_SCENARIO))
    return FAIL (_ ("'%s': run.log does not say where the scenario is; give --scenario"), folder);
  const char *path = log + strlen (PR_LOG_SCENARIO);
  o->path = g_strndup (path, strcspn (path, "\n"));
  return TRUE;
}

/* The number after an option of the old command, 0 without it; FALSE: it is none of its numbers. */
static gboolean
read_relief (cli_old_run *o)
{
  static const char option[] = "--relief ";
  const char *at = strstr (o->command, option);
  guint64 n = at != NULL ? g_ascii_strtoull (at + strlen (option), NULL, 10) : 0;
  o->relief = (uint32_t) MIN (n, CLI_RELIEF_MAX);
  return at == NULL || (n >= 1 && n <= CLI_RELIEF_MAX);
}

gboolean
cli_old_run_read (cli_old_run *o, const char *folder, GError **error)
{
  if (!read_manifest (folder, o, error) || (o->path == NULL && !read_log (folder, o, error)))
    return FALSE;
  if (strcmp (o->version, PR_VERSION) != 0)
    return FAIL (_ ("'%s' is a run of version %s; this is version %s, whose numbers may differ: "
                    "run the scenario again"),
                 folder, o->version, PR_VERSION);
  const char *until = strstr (o->command, "--until ");
  if (until != NULL)
    o->until = g_strndup (until + strlen ("--until "), strlen ("2025-07-01"));
  return read_relief (o) || FAIL (_ ("'%s': manifest.json is damaged"), folder);
}

pr_input *
cli_old_run_open (const cli_old_run *o, const char *folder, const pr_settings *settings,
                  GError **error)
{
  g_autoptr (pr_input) in = pr_input_open (o->path, settings, error);
  if (in == NULL || strcmp (in->hash, o->hash) == 0)
    return g_steal_pointer (&in);
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
               _ ("the scenario in '%s' is not any more the one of '%s': run it again"), o->path,
               folder);
  return NULL;
}
