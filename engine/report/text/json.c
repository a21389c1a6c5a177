/* Manifests as JSON: see json.h. */
#include "report/text/json.h"

#include "kernel/i18n.h"

#include <string.h>

#define DEEPEST 64 /* a manifest's members are at most 4 deep */

void
pr_json_string (JsonBuilder *b, const char *name, const char *value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_string_value (b, value);
}

void
pr_json_int (JsonBuilder *b, const char *name, gint64 value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_int_value (b, value);
}

void
pr_json_bool (JsonBuilder *b, const char *name, gboolean value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_boolean_value (b, value);
}

void
pr_json_list (JsonBuilder *b, const char *name)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
}

char *
pr_json_text (JsonBuilder *b)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (b);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *json = json_generator_to_data (generator, NULL);
  return g_strconcat (json, "\n", NULL);
}

/* The closing quote of the string that opens at `s`; NULL if it does not end. */
static const char *
skip_string (const char *s)
{
  for (s++; *s != '\0' && *s != '"'; s++)
    if (*s == '\\' && *++s == '\0')
      return NULL;
  return *s == '"' ? s : NULL;
}

/* Whether brackets are nested no deeper than that. Things that JSON does not allow outside strings,
 * such as comments, which the parser accepts, could hide them. */
static gboolean
is_shallow (const char *text)
{
  int depth = 0;
  for (const char *s = text; *s != '\0'; s++)
    {
      if (*s == '"' && (s = skip_string (s)) == NULL)
        return FALSE;
      if (*s == '[' || *s == '{')
        depth++;
      else if (*s == ']' || *s == '}')
        depth--;
      else if (*s != '"' && !g_ascii_isalnum (*s) && strchr (" \t\r\n,:+-.", *s) == NULL)
        return FALSE;
      if (depth < 0 || depth > DEEPEST)
        return FALSE;
    }
  return TRUE;
}

JsonObject *
pr_json_object (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (!is_shallow (text) || !json_parser_load_from_data (parser, text, -1, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
             ? json_object_ref (json_node_get_object (root))
             : NULL;
}

JsonObject *
pr_json_object_of (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
pr_json_text_of (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

gint64
pr_json_int_of (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : -1;
}

gboolean
pr_json_bool_of (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

static void
add_name (JsonBuilder *b, const pr_shown_name *s)
{
  json_builder_set_member_name (b, s->code);
  json_builder_begin_object (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    if (*s->name[k] != '\0')
      pr_json_string (b, pr_language_codes[k], s->name[k]);
  json_builder_end_object (b);
}

static bool
has_name (const pr_shown_name *s)
{
  bool any = false;
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    any = any || *s->name[k] != '\0';
  return any;
}

void
pr_json_names (JsonBuilder *b, const pr_world *const *worlds, size_t n)
{
  json_builder_set_member_name (b, "names");
  json_builder_begin_object (b);
  for (int what = 0; what < PR_N_NAMED; what++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      for (size_t k = 0; k < n; k++)
        for (uint32_t i = 0; i < worlds[k]->n_shown; i++)
          {
            const pr_shown_name *s = &worlds[k]->shown[i];
            if (s->what != what || !has_name (s) || g_hash_table_contains (seen, s->code))
              continue;
            if (g_hash_table_size (seen) == 0)
              {
                json_builder_set_member_name (b, pr_named_word ((pr_named_what) what));
                json_builder_begin_object (b);
              }
            g_hash_table_add (seen, s->code);
            add_name (b, s);
          }
      if (g_hash_table_size (seen) > 0)
        json_builder_end_object (b);
    }
  json_builder_end_object (b);
}

const char *
pr_json_shown (JsonObject *o, const char *what, const char *code)
{
  JsonObject *name
      = pr_json_object_of (pr_json_object_of (pr_json_object_of (o, "names"), what), code);
  const char *own = pr_json_text_of (name, pr_language_codes[pr_language_now ()]);
  return own != NULL ? own : pr_json_text_of (name, pr_language_codes[PR_LANGUAGE_EN]);
}
