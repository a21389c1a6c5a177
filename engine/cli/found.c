/* What is there already: found by what was asked, and given what else was asked. */
#include "cli/cli.h"
#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/plot/draw.h"
#include "kernel/files.h"
#include "report/text/json.h"
#include "report/page/page.h"
#include "report/store/store.h"
#include "kernel/version.h"

#include <stdio.h>
#include <string.h>

static const char *
text_of (JsonObject *o, const char *member)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, member) : NULL;
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Whether these are the scenarios of the results, in this order. */
static gboolean
are_scenarios (JsonObject *m, const char *const *hashes)
{
  JsonNode *many = json_object_get_member (m, "scenarios");
  if (many == NULL || !JSON_NODE_HOLDS_ARRAY (many))
    return g_str_equal (text_of (object_of (json_object_get_member (m, "scenario")), "sha256"),
                        hashes[0]);
  JsonArray *list = json_node_get_array (many);
  guint n = json_array_get_length (list);
  gboolean same = n == g_strv_length ((char **) hashes);
  for (guint k = 0; k < n && same; k++)
    same
        = g_str_equal (text_of (object_of (json_array_get_element (list, k)), "sha256"), hashes[k]);
  return same;
}

#define RELIEF " --relief "

/* As asked, or more. */
static cli_found
compare_commands (const char *there, const char *asked)
{
  gsize n = strlen (there), m = strlen (asked);
  const char *mine = strstr (asked, RELIEF), *theirs = strstr (there, RELIEF);
  if (g_str_equal (there, asked))
    return CLI_FOUND;
  n = theirs != NULL ? (gsize) (theirs - there) : n;
  m = mine != NULL ? (gsize) (mine - asked) : m;
  if (n != m || strncmp (there, asked, n) != 0)
    return CLI_NOT_FOUND;
  guint64 has = theirs != NULL ? g_ascii_strtoull (theirs + strlen (RELIEF), NULL, 10) : 0,
          wants = mine != NULL ? g_ascii_strtoull (mine + strlen (RELIEF), NULL, 10) : 0;
  return wants <= has ? CLI_FOUND : CLI_FOUND_WITHOUT_RELIEF;
}

cli_found
cli_look_for (const char *folder, const char *member, const char *value, const char *const *hashes)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL), *text = NULL;
  if (!pr_file_read (path, PR_FILE_NOTES_MAX, &text, NULL, NULL))
    return CLI_NOT_FOUND;
  g_autoptr (JsonObject) m = pr_json_object (text);
  if (m == NULL || !g_str_equal (text_of (m, "program"), "pilotrun")
      || !g_str_equal (text_of (m, "version"), PR_VERSION)
      || (hashes != NULL && !are_scenarios (m, hashes)))
    return CLI_NOT_FOUND;
  return compare_commands (text_of (m, member), value);
}

static gboolean
lacks_pictures (const char *folder)
{
  static const char *const kinds[] = { "svg", "png" };
  g_auto (GStrv) names = pr_draw_names (folder, NULL);
  for (char **n = names; n != NULL && *n != NULL; n++)
    for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autofree char *name = g_strdup_printf ("%s.%s", *n, kinds[k]);
        g_autofree char *path = g_build_filename (folder, "plots", name, NULL);
        if (!g_file_test (path, G_FILE_TEST_EXISTS))
          return TRUE;
      }
  return FALSE;
}

gboolean
cli_complete_plots (const char *folder, GError **error)
{
  g_autoptr (GError) drawing = NULL;
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  if (!lacks_pictures (folder))
    return TRUE;
  cli_catch_signals ();
  gboolean drawn = pr_draw (folder, NULL, NULL, cli_interrupted (), &drawing);
  if (!pr_go_on (cli_interrupted (), error))
    return FALSE;
  if (!drawn)
    {
      cli_warn (_ ("no plots: %s; draw them later with: pilotrun plot %s"), drawing->message,
                folder);
      return TRUE;
    }
  cli_release_signals (); /* a page may be a pipe that nobody reads */
  return !g_file_test (page, G_FILE_TEST_EXISTS) || pr_page_write (folder, error);
}
