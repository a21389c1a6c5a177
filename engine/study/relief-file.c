/* Relief file: see relief-file.h. */
#include "study/relief-file.h"

#include "kernel/file.h"
#include "report/text/json.h"

#include <stdio.h>

#define NUMBERS 13 /* of a risk */
#define RISKS 5

static pr_risk *
risk_of (pr_relief *r, int k)
{
  pr_risk *const all[RISKS] = { &r->before, &r->late, &r->lost, &r->on_time, &r->on_time_place };
  return all[k];
}

/* What of a risk is a number, but for its counts. */
static double *
number_of (pr_risk *r, int k)
{
  double *const all[] = { &r->all.mean, &r->all.m2,    &r->all.min,   &r->all.max, &r->there.mean,
                          &r->there.m2, &r->there.min, &r->there.max, &r->m3 };
  return k < (int) G_N_ELEMENTS (all) ? all[k] : NULL;
}

static size_t *
count_of (pr_risk *r, int k)
{
  size_t *const all[] = { &r->all.n, &r->all.n_missing, &r->there.n, &r->there.n_missing };
  return k < (int) G_N_ELEMENTS (all) ? all[k] : NULL;
}

static void
add_risk (JsonBuilder *b, pr_risk *r)
{
  char text[64];
  json_builder_begin_array (b);
  for (int k = 0; count_of (r, k) != NULL; k++)
    json_builder_add_int_value (b, (gint64) *count_of (r, k));
  for (int k = 0; number_of (r, k) != NULL; k++)
    {
      snprintf (text, sizeof text, "%a", *number_of (r, k));
      json_builder_add_string_value (b, text);
    }
  json_builder_end_array (b);
}

char *
pr_relief_file_text (const pr_relief *relief, size_t n)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_json_list (b, "points");
  for (size_t i = 0; i < n; i++)
    {
      pr_relief r = relief[i];
      json_builder_begin_object (b);
      pr_json_bool (b, "possible", r.possible);
      pr_json_list (b, "risks");
      for (int k = 0; k < RISKS; k++)
        add_risk (b, risk_of (&r, k));
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  return pr_json_text (b);
}

static JsonArray *
array_of (JsonNode *node, guint n)
{
  JsonArray *a = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return a != NULL && json_array_get_length (a) == n ? a : NULL;
}

static gboolean
take_risk (pr_risk *r, JsonNode *node)
{
  JsonArray *a = array_of (node, NUMBERS);
  guint at = 0;
  for (int k = 0; a != NULL && count_of (r, k) != NULL; k++)
    {
      JsonNode *e = json_array_get_element (a, at++);
      gint64 count = json_node_get_value_type (e) == G_TYPE_INT64 ? json_node_get_int (e) : -1;
      if (count < 0 || count > G_MAXINT)
        return FALSE;
      *count_of (r, k) = (size_t) count;
    }
  for (int k = 0; a != NULL && number_of (r, k) != NULL; k++)
    {
      JsonNode *e = json_array_get_element (a, at++);
      if (json_node_get_value_type (e) != G_TYPE_STRING)
        return FALSE;
      *number_of (r, k) = g_ascii_strtod (json_node_get_string (e), NULL);
    }
  return a != NULL;
}

static gboolean
take_point (pr_relief *r, JsonNode *node)
{
  JsonObject *o = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *risks = o != NULL ? array_of (json_object_get_member (o, "risks"), RISKS) : NULL;
  r->possible = pr_json_bool_of (o, "possible");
  for (int k = 0; risks != NULL && k < RISKS; k++)
    if (!take_risk (risk_of (r, k), json_array_get_element (risks, (guint) k)))
      return FALSE;
  return risks != NULL;
}

pr_relief *
pr_relief_file_read (const char *folder, size_t n)
{
  g_autofree char *path = g_build_filename (folder, PR_RELIEF_NAME, NULL), *text = NULL;
  if (!pr_file_read (path, PR_FILE_NOTES_MAX, &text, NULL, NULL))
    return NULL;
  g_autoptr (JsonObject) o = pr_json_object (text);
  JsonArray *points = o != NULL ? array_of (json_object_get_member (o, "points"), (guint) n) : NULL;
  g_autofree pr_relief *relief = g_new0 (pr_relief, n + 1);
  for (guint i = 0; points != NULL && i < n; i++)
    if (!take_point (&relief[i], json_array_get_element (points, i)))
      return NULL;
  return points != NULL ? g_steal_pointer (&relief) : NULL;
}
