/* Assignment: see assignment.h. */
#include "study/assignment.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/version.h"
#include "report/text/json.h"
#include "study/inputs.h"
#include "study/study.h"

#include <string.h>

static const char *const kinds[PR_N_ASSIGNMENTS] = { "run", "compare", "sweep" };

static void
add_if (JsonBuilder *b, const char *name, const char *text)
{
  if (text != NULL)
    pr_json_string (b, name, text);
}

char *
pr_assignment_text (const pr_assignment_parts *p)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_string (b, "kind", kinds[p->kind]);
  add_if (b, "seed",
          p->kind == PR_ASSIGNMENT_SWEEP ? p->seed
                                         : p->input[0]->tables->ini[PR_INI_SCENARIO_SEED].text);
  add_if (b, "until", p->until);
  add_if (b, "language", p->language);
  add_if (b, "of", p->of);
  add_if (b, "plan_name", p->plan_name);
  add_if (b, "plan", p->plan);
  pr_json_list (b, "scenarios");
  for (size_t k = 0; k < p->n; k++)
    {
      json_builder_begin_object (b);
      pr_json_string (b, "name", p->input[k]->base);
      pr_json_string (b, "sha256", p->input[k]->hash);
      pr_inputs_add (p->input[k], b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  return pr_json_text (b);
}

static JsonObject *
scenario_of (const pr_assignment *a, guint k)
{
  JsonNode *list = json_object_get_member (a->o, "scenarios");
  JsonNode *node = json_array_get_element (json_node_get_array (list), k);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* FALSE: it is not what this program writes. */
static gboolean
take (pr_assignment *a)
{
  const char *kind = pr_json_text_of (a->o, "kind");
  JsonNode *list = json_object_get_member (a->o, "scenarios");
  while (a->kind < PR_N_ASSIGNMENTS && g_strcmp0 (kind, kinds[a->kind]) != 0)
    a->kind++;
  a->seed = pr_json_text_of (a->o, "seed");
  a->until = pr_json_text_of (a->o, "until");
  a->language = pr_json_text_of (a->o, "language");
  a->of = pr_json_text_of (a->o, "of");
  a->plan = pr_json_text_of (a->o, "plan");
  a->plan_name = pr_json_text_of (a->o, "plan_name");
  if (a->kind == PR_N_ASSIGNMENTS || list == NULL || !JSON_NODE_HOLDS_ARRAY (list)
      || (a->kind != PR_ASSIGNMENT_SWEEP && a->seed == NULL)
      || (a->kind == PR_ASSIGNMENT_SWEEP && (a->plan == NULL || a->plan_name == NULL)))
    return FALSE;
  a->n = json_array_get_length (json_node_get_array (list));
  for (guint k = 0; k < a->n; k++)
    if (pr_json_text_of (scenario_of (a, k), "name") == NULL
        || pr_json_text_of (scenario_of (a, k), "sha256") == NULL)
      return FALSE;
  return a->kind == PR_ASSIGNMENT_COMPARE ? a->n >= 2 : a->n == 1;
}

#define FAIL(...) (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, __VA_ARGS__), NULL)

pr_assignment *
pr_assignment_parse (const char *text, const char *from, GError **error)
{
  g_autoptr (pr_assignment) a = g_new0 (pr_assignment, 1);
  a->path = g_strdup (from);
  a->text = g_strdup (text);
  a->o = pr_json_object (text);
  const char *version = a->o != NULL ? pr_json_text_of (a->o, "version") : NULL;
  if (version != NULL && strcmp (version, PR_VERSION) != 0)
    return FAIL (_ ("'%s' is of version %s; this is version %s, whose numbers may differ: run the "
                    "shards again"),
                 from, version, PR_VERSION);
  if (version == NULL || !take (a))
    return FAIL (_ ("'%s' is damaged"), from);
  return g_steal_pointer (&a);
}

pr_assignment *
pr_assignment_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;
  if (!pr_file_read (path, PR_FILE_RESULTS_MAX, &text, NULL, &why))
    return FAIL (_ ("'%s', which says what its shards are of: %s"), path, why->message);
  return pr_assignment_parse (text, path, error);
}

void
pr_assignment_free (pr_assignment *a)
{
  if (a == NULL)
    return;
  g_clear_pointer (&a->o, json_object_unref);
  g_free (a->path);
  g_free (a->text);
  g_free (a);
}

pr_input *
pr_assignment_open (const pr_assignment *a, guint k, const pr_settings *settings, GError **error)
{
  JsonObject *of = scenario_of (a, k);
  g_autoptr (pr_input) in
      = pr_inputs_reopen (of, a->path, pr_json_text_of (of, "name"), settings, error);
  if (in == NULL || settings->overlay != NULL
      || strcmp (in->hash, pr_json_text_of (of, "sha256")) == 0)
    return g_steal_pointer (&in);
  return FAIL (_ ("'%s' is damaged"), a->path);
}

/* Says that two files differ in something. */
static gboolean
fail_differ (const pr_assignment *a, const pr_assignment *b, const char *what, const char *of_a,
             const char *of_b, GError **error)
{
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("not the same experiment: '%s' has %s %s, '%s' has %s %s"), a->path, what,
               of_a != NULL ? of_a : "-", b->path, what, of_b != NULL ? of_b : "-");
  return FALSE;
}

gboolean
pr_assignment_same (const pr_assignment *a, const pr_assignment *b, GError **error)
{
  static const char *const members[] = { "kind", "seed", "until", "language", "of", "plan_name" };
  if (strcmp (a->text, b->text) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *one = pr_json_text_of (a->o, members[i]),
                 *two = pr_json_text_of (b->o, members[i]);
      if (g_strcmp0 (one, two) != 0)
        return fail_differ (a, b, members[i], one, two, error);
    }
  for (guint k = 0; k < MIN (a->n, b->n); k++)
    {
      JsonObject *one = scenario_of (a, k), *two = scenario_of (b, k);
      g_autofree char *first = g_strdup_printf ("%s %s", pr_json_text_of (one, "name"),
                                                pr_json_text_of (one, "sha256"));
      g_autofree char *second = g_strdup_printf ("%s %s", pr_json_text_of (two, "name"),
                                                 pr_json_text_of (two, "sha256"));
      if (strcmp (first, second) != 0)
        return fail_differ (a, b, "scenario", first, second, error);
    }
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("not the same experiment: '%s' and '%s' differ"), a->path, b->path);
  return FALSE;
}
