/* Inputs: see inputs.h. */
#include "study/inputs.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/text/json.h"
#include "study/study.h"

#include <string.h>

static void
add_folder (JsonBuilder *b, const pr_folder *f)
{
  g_auto (GStrv) names = pr_folder_kept (f);
  json_builder_set_member_name (b, "files");
  json_builder_begin_object (b);
  for (char **n = names; *n != NULL; n++)
    {
      /* What is read as a scenario is UTF-8 without 0. */
      gsize length;
      const char *data = g_bytes_get_data (pr_folder_get (f, *n), &length);
      g_autofree char *text = g_strndup (data, length);
      pr_json_string (b, *n, text);
    }
  json_builder_end_object (b);
}

void
pr_inputs_add (const pr_input *in, JsonBuilder *b)
{
  const pr_layers *l = &in->layers;
  json_builder_set_member_name (b, "base");
  json_builder_begin_object (b);
  add_folder (b, l->base);
  json_builder_end_object (b);
  pr_json_list (b, "what_ifs");
  for (gsize i = l->n_folders; i-- > 0;) /* the last was opened first */
    {
      json_builder_begin_object (b);
      pr_json_string (b, "file", l->files[i]);
      add_folder (b, l->folders[i]);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

char *
pr_inputs_text (const pr_input *in)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_inputs_add (in, b);
  json_builder_end_object (b);
  return pr_json_text (b);
}

/* NULL: not what this program writes. */
static pr_folder *
read_folder (JsonObject *o, const char *prefix)
{
  JsonObject *files = pr_json_object_of (o, "files");
  if (files == NULL)
    return NULL;
  g_autoptr (pr_folder) f = pr_folder_new_memory (prefix);
  g_autoptr (GList) names = json_object_get_members (files);
  for (GList *n = names; n != NULL; n = n->next)
    {
      const char *text = pr_json_text_of (files, n->data);
      if (text == NULL)
        return NULL;
      pr_folder_add (f, n->data, text, strlen (text));
    }
  return g_steal_pointer (&f);
}

/* FALSE: not what this program writes. */
static gboolean
read_layers (pr_layers *l, JsonObject *o, const char *prefix)
{
  JsonNode *list = json_object_get_member (o, "what_ifs");
  l->base = read_folder (pr_json_object_of (o, "base"), prefix);
  if (l->base == NULL || list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return FALSE;
  JsonArray *layers = json_node_get_array (list);
  guint n = json_array_get_length (layers);
  if (n > PR_MOST_OVERLAYS)
    return FALSE;
  for (guint k = n; k-- > 0;)
    {
      JsonNode *node = json_array_get_element (layers, k);
      JsonObject *layer = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      pr_folder *f = read_folder (layer, prefix);
      if (f == NULL)
        return FALSE;
      l->files[l->n_folders] = g_strdup (pr_json_text_of (layer, "file"));
      l->folders[l->n_folders++] = f;
      if (l->files[l->n_folders - 1] == NULL)
        return FALSE;
    }
  return TRUE;
}

#define FAIL(...) (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, __VA_ARGS__), NULL)

pr_input *
pr_inputs_reopen (JsonObject *o, const char *from, const char *name, const pr_settings *settings,
                  GError **error)
{
  g_autofree char *prefix = g_strconcat (from, "/", NULL);
  g_auto (pr_layers) l = { 0 };
  if (!read_layers (&l, o, prefix))
    return FAIL (_ ("'%s' is damaged"), from);
  l.name = g_strdup (name);
  return pr_input_reopen (&l, from, settings, error);
}

pr_input *
pr_inputs_open (const char *folder, const char *name, const pr_settings *settings, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PR_INPUTS_NAME, NULL), *text = NULL;
  g_autofree char *prefix = g_strconcat (path, "/", NULL);
  g_autoptr (GError) why = NULL;
  g_auto (pr_layers) l = { 0 };
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FAIL (_ ("'%s' has no inputs.json, the scenario as it was read; give --scenario"),
                 folder);
  if (!pr_file_read (path, PR_FILE_RESULTS_MAX, &text, NULL, &why))
    return FAIL (_ ("'%s': %s; give --scenario"), path, why->message);
  g_autoptr (JsonObject) o = pr_json_object (text);
  if (o == NULL || !read_layers (&l, o, prefix))
    return FAIL (_ ("'%s': inputs.json is damaged; give --scenario"), folder);
  l.name = g_strdup (name);
  return pr_input_reopen (&l, path, settings, error);
}
