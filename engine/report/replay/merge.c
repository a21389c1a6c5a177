/* Merge: see merge.h. */
#include "report/replay/merge.h"

static void
merge_lists (JsonBuilder *b, JsonNode *const trees[PR_N_LANGUAGES])
{
  JsonArray *lists[PR_N_LANGUAGES];
  JsonNode *nodes[PR_N_LANGUAGES];
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    lists[k] = json_node_get_array (trees[k]);
  json_builder_begin_array (b);
  for (guint i = 0; i < json_array_get_length (lists[0]); i++)
    {
      for (int k = 0; k < PR_N_LANGUAGES; k++)
        nodes[k] = json_array_get_element (lists[k], i);
      pr_replay_merge (b, nodes);
    }
  json_builder_end_array (b);
}

static void
merge_objects (JsonBuilder *b, JsonNode *const trees[PR_N_LANGUAGES])
{
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (trees[0]));
  JsonNode *nodes[PR_N_LANGUAGES];
  json_builder_begin_object (b);
  for (GList *name = names; name != NULL; name = name->next)
    {
      for (int k = 0; k < PR_N_LANGUAGES; k++)
        nodes[k] = json_object_get_member (json_node_get_object (trees[k]), name->data);
      json_builder_set_member_name (b, name->data);
      pr_replay_merge (b, nodes);
    }
  json_builder_end_object (b);
}

void
pr_replay_merge (JsonBuilder *b, JsonNode *const trees[PR_N_LANGUAGES])
{
  bool same = true;
  if (JSON_NODE_HOLDS_ARRAY (trees[0]))
    {
      merge_lists (b, trees);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (trees[0]))
    {
      merge_objects (b, trees);
      return;
    }
  for (int k = 1; k < PR_N_LANGUAGES; k++)
    same = same && json_node_equal (trees[0], trees[k]);
  if (same)
    {
      json_builder_add_value (b, json_node_copy (trees[0]));
      return;
    }
  json_builder_begin_object (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      json_builder_set_member_name (b, pr_language_codes[k]);
      json_builder_add_value (b, json_node_copy (trees[k]));
    }
  json_builder_end_object (b);
}
