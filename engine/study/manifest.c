/* Manifest: see manifest.h. */
#include "study/manifest.h"

#include "kernel/rng.h"
#include "study/contents.h"
#include "report/text/json.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/version.h"
#include "study/study.h"

#include <string.h>

#define ASKED "asked"
#define RELIEF "relief"
#define LANGUAGE "language"
#define BASE "base" /* of a sweep */

/* One hash of everything that determines the result: scenario, seed, replications, version. */
static char *
input_hash (const pr_report *r)
{
  g_autofree char *text
      = g_strdup_printf ("%s\n%" G_GUINT64_FORMAT "\n%u\n%s\n", r->scenario_hash,
                         (guint64) r->results.world->seed, r->results.outcome->n, PR_VERSION);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
add_program (JsonBuilder *b)
{
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_string (b, LANGUAGE, pr_language_codes[pr_language_now ()]);
}

/* What folder, name and text a scenario has. */
static void
add_scenario (JsonBuilder *b, const char *base, const pr_world *w, const char *hash)
{
  pr_json_string (b, "base", base);
  pr_json_string (b, "name", w->name);
  pr_json_string (b, "sha256", hash);
}

/* Something that was not asked has no member. */
static JsonNode *
asked_node (const pr_asked *asked)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  if (asked->precision != NULL)
    {
      pr_json_string (b, "precision", asked->precision);
      pr_json_int (b, "most", asked->most);
    }
  else
    pr_json_int (b, "replications", asked->replications);
  if (asked->until != NULL)
    pr_json_string (b, "until", asked->until);
  if (asked->relief > 0)
    pr_json_int (b, RELIEF, asked->relief);
  if (asked->of != NULL)
    pr_json_string (b, "of", asked->of);
  if (asked->mixed)
    pr_json_bool (b, PR_ASKED_MIXED, TRUE);
  json_builder_end_object (b);
  return json_builder_get_root (b);
}

static void
add_asked (JsonBuilder *b, const pr_asked *asked)
{
  json_builder_set_member_name (b, ASKED);
  json_builder_add_value (b, asked_node (asked));
}

static void
add_window (const pr_results *r, JsonBuilder *b)
{
  char date[PR_DATE_SIZE];
  json_builder_set_member_name (b, "window");
  json_builder_begin_object (b);
  pr_json_string (b, "first_day", pr_text_date (date, pr_window_date (r, 0)));
  pr_json_string (b, "last_day", pr_text_date (date, pr_window_date (r, pr_window_days (r) - 1)));
  pr_json_int (b, "days", pr_window_days (r));
  pr_json_int (b, "working_days", pr_window_workdays (r, 0, pr_window_days (r)));
  pr_json_int (b, "warm_up_seconds", (r->world->start - r->world->begin) / PR_SECOND);
  json_builder_end_object (b);
}

char *
pr_manifest_of_run (const pr_report *r, const pr_asked *asked)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autofree char *inputs = input_hash (r);
  g_autofree char *fingerprint = pr_input_fingerprint ();
  json_builder_begin_object (b);
  add_program (b);
  pr_json_int (b, "scenario_format", PR_FORMAT_VERSION);
  pr_json_string (b, "command", r->command);
  json_builder_set_member_name (b, "scenario");
  json_builder_begin_object (b);
  add_scenario (b, r->base, r->results.world, r->scenario_hash);
  json_builder_end_object (b);
  add_asked (b, asked);
  pr_json_int (b, "seed", (gint64) r->results.world->seed);
  pr_json_int (b, "replications", r->results.outcome->n);
  add_window (&r->results, b);
  pr_json_string (b, "input_sha256", inputs);
  pr_json_string (b, "numeric_fingerprint", fingerprint);
  pr_json_names (b, (const pr_world *const[]){ r->results.world }, 1);
  pr_contents_list (b, PR_RESULTS_RUN, &(pr_plot_source){ .run = &r->results });
  json_builder_end_object (b);

  return pr_json_text (b);
}

char *
pr_manifest_of_comparison (const pr_comparison *c, const pr_asked *asked, const char *command)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  add_program (b);
  pr_json_string (b, "command", command);
  pr_json_list (b, "scenarios");
  for (size_t k = 0; k < c->n; k++)
    {
      const pr_report *r = &c->report[k];
      json_builder_begin_object (b);
      add_scenario (b, r->base, r->results.world, r->scenario_hash);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  const pr_world *worlds[PR_COMPARED_MOST];
  for (size_t k = 0; k < c->n; k++)
    worlds[k] = c->report[k].results.world;
  pr_json_names (b, worlds, c->n);
  add_asked (b, asked);
  pr_json_int (b, "seed", (gint64) c->report[0].results.world->seed);
  pr_json_int (b, "replications", c->report[0].results.outcome->n);
  pr_contents_list (b, PR_RESULTS_COMPARISON, &(pr_plot_source){ .comparison = c });
  json_builder_end_object (b);
  return pr_json_text (b);
}

char *
pr_manifest_of_sweep (const pr_sweep *s, const pr_asked *asked, const pr_input *base,
                      const char *inputs)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  add_program (b);
  pr_json_string (b, "sweep", s->design->name);
  json_builder_set_member_name (b, BASE);
  json_builder_begin_object (b);
  add_scenario (b, base->base, base->world, base->hash);
  json_builder_end_object (b);
  add_asked (b, asked);
  pr_json_int (b, "points", s->design->points->len);
  pr_json_int (b, "replications", s->n);
  pr_json_int (b, "seed", (gint64) base->world->seed);
  pr_json_string (b, "inputs_sha256", inputs);
  pr_json_names (b, (const pr_world *const[]){ base->world }, 1);
  pr_contents_list (b, PR_RESULTS_SWEEP, &(pr_plot_source){ .sweep = s });
  json_builder_end_object (b);
  return pr_json_text (b);
}

char *
pr_manifest_of_margins (const pr_margins *m, const pr_asked *asked, const char *inputs,
                        const char *command)
{
  const pr_world *w = m->change->world;
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  add_program (b);
  pr_json_string (b, "command", command);
  json_builder_set_member_name (b, "margins");
  json_builder_begin_object (b);
  add_scenario (b, m->base, w, m->scenario_hash);
  pr_json_string (b, "change", pr_margin_words[m->change->of]);
  if (m->change->place != PR_NONE32)
    pr_json_string (b, "place", w->places[m->change->place].name);
  pr_json_int (b, "steps", m->search->tried->len);
  json_builder_end_object (b);
  add_asked (b, asked);
  pr_json_int (b, "seed", (gint64) w->seed);
  pr_json_int (b, "replications", m->n);
  pr_json_string (b, "inputs_sha256", inputs);
  pr_json_names (b, (const pr_world *const[]){ w }, 1);
  pr_contents_list (b, PR_RESULTS_MARGINS, &(pr_plot_source){ .margins = m });
  json_builder_end_object (b);
  return pr_json_text (b);
}

void
pr_manifest_clear (pr_manifest *m)
{
  g_free (m->version);
  g_free (m->base);
  g_free (m->hash);
  g_free (m->seed);
  g_free (m->until);
  g_free (m->of);
  g_free (m->precision);
  *m = (pr_manifest){ 0 };
}

#define FAIL(...) (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, __VA_ARGS__), FALSE)

static char *
text_of (JsonObject *o, const char *member)
{
  return g_strdup (pr_json_text_of (o, member));
}

/* FALSE: not what this program writes. */
static gboolean
take_asked (pr_manifest *m, JsonObject *asked)
{
  gint64 relief = json_object_has_member (asked, RELIEF) ? pr_json_int_of (asked, RELIEF) : 0;
  m->until = text_of (asked, "until");
  m->of = text_of (asked, "of");
  m->precision = text_of (asked, "precision");
  m->most = (uint32_t) CLAMP (pr_json_int_of (asked, "most"), 0, PR_REPLICATIONS_MAX);
  m->relief = (uint32_t) CLAMP (relief, 0, PR_RELIEF_MAX);
  m->mixed = pr_json_bool_of (asked, PR_ASKED_MIXED);
  return relief == m->relief && (m->until != NULL || !json_object_has_member (asked, "until"));
}

/* FALSE if there is none, or it is no manifest. */
static gboolean
read_object (const char *folder, JsonObject **o, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL), *text = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FAIL (_ ("'%s' is not the folder of a run: it has no manifest.json"), folder);
  if (!pr_file_read (path, PR_FILE_NOTES_MAX, &text, NULL, error))
    {
      g_prefix_error (error, "'%s': ", path);
      return FALSE;
    }
  *o = pr_json_object (text);
  return *o != NULL || FAIL (_ ("'%s': manifest.json is damaged"), folder);
}

/* of: what it says of the scenario. */
static gboolean
take_manifest (pr_manifest *m, JsonObject *o, JsonObject *of, const char *folder, GError **error)
{
  JsonObject *asked = pr_json_object_of (o, ASKED);
  if (of == NULL)
    return FAIL (_ ("'%s': manifest.json is damaged"), folder);
  m->base = text_of (of, "base");
  m->hash = text_of (of, "sha256");
  m->version = text_of (o, "version");
  gint64 n = pr_json_int_of (o, "replications"), seed = pr_json_int_of (o, "seed");
  if (m->base == NULL || m->hash == NULL || m->version == NULL || n < 1 || n > PR_REPLICATIONS_MAX
      || seed < 0)
    return FAIL (_ ("'%s': manifest.json is damaged, or of another version"), folder);
  if (strcmp (m->version, PR_VERSION) != 0)
    return FAIL (_ ("'%s' is a run of version %s; this is version %s, whose numbers may differ: "
                    "run the scenario again"),
                 folder, m->version, PR_VERSION);
  if (asked == NULL || !take_asked (m, asked))
    return FAIL (_ ("'%s': manifest.json does not say what was asked: it is damaged, or of an "
                    "earlier program; run the scenario again"),
                 folder);
  m->language = pr_language_of (pr_json_text_of (o, LANGUAGE));
  m->replications = (uint32_t) n;
  m->seed = g_strdup_printf ("%" G_GINT64_FORMAT, seed);
  return TRUE;
}

gboolean
pr_manifest_read (pr_manifest *m, const char *folder, GError **error)
{
  g_autoptr (JsonObject) o = NULL;
  if (!read_object (folder, &o, error))
    return FALSE;
  if (json_object_has_member (o, "scenarios") || json_object_has_member (o, "inputs_sha256"))
    return FAIL (_ ("'%s' is the folder of a comparison, a sweep or margins; that of a run is "
                    "expected"),
                 folder);
  return take_manifest (m, o, pr_json_object_of (o, "scenario"), folder, error);
}

/* The scenarios of a comparison; NULL: it is none. */
static JsonArray *
scenarios_of (JsonObject *o)
{
  JsonNode *list = o != NULL ? json_object_get_member (o, "scenarios") : NULL;
  return list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
}

guint
pr_manifest_scenarios (const char *folder)
{
  g_autoptr (JsonObject) o = NULL;
  JsonArray *list = read_object (folder, &o, NULL) ? scenarios_of (o) : NULL;
  return list != NULL ? json_array_get_length (list) : 0;
}

gboolean
pr_manifest_read_scenario (pr_manifest *m, const char *folder, guint k, GError **error)
{
  g_autoptr (JsonObject) o = NULL;
  if (!read_object (folder, &o, error))
    return FALSE;
  JsonArray *list = scenarios_of (o);
  JsonNode *node
      = list != NULL && k < json_array_get_length (list) ? json_array_get_element (list, k) : NULL;
  JsonObject *of
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  return take_manifest (m, o, of, folder, error);
}

gboolean
pr_manifest_read_sweep (pr_manifest *m, const char *folder, GError **error)
{
  g_autoptr (JsonObject) o = NULL;
  if (!read_object (folder, &o, error))
    return FALSE;
  JsonObject *of = pr_json_object_of (o, BASE);
  m->base = text_of (of, "base");
  m->hash = text_of (of, "sha256");
  return (m->base != NULL && m->hash != NULL)
         || FAIL (_ ("its manifest.json does not say of which scenario it is: it is damaged, or of "
                     "an earlier program; make the sweep again"));
}

bool
pr_manifest_is_there (const char *folder)
{
  g_autoptr (JsonObject) o = NULL;
  return read_object (folder, &o, NULL)
         && g_strcmp0 (pr_json_text_of (o, "program"), "pilotrun") == 0;
}

/* The manifest of a folder of results that this version wrote; NULL if it is not such a folder. */
static JsonObject *
open_ours (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL), *text = NULL;
  if (!pr_file_read (path, PR_FILE_NOTES_MAX, &text, NULL, NULL))
    return NULL;
  g_autoptr (JsonObject) o = pr_json_object (text);
  gboolean ours = g_strcmp0 (pr_json_text_of (o, "program"), "pilotrun") == 0
                  && g_strcmp0 (pr_json_text_of (o, "version"), PR_VERSION) == 0;
  return ours ? g_steal_pointer (&o) : NULL;
}

static gboolean
is_scenario (JsonObject *of, const pr_input *in)
{
  return g_strcmp0 (pr_json_text_of (of, "sha256"), in->hash) == 0
         && g_strcmp0 (pr_json_text_of (of, "base"), in->base) == 0;
}

/* Whether the results are of these scenarios, in this order. */
static gboolean
are_scenarios (JsonObject *o, pr_input *const *inputs, size_t n)
{
  JsonNode *many = json_object_get_member (o, "scenarios");
  if (n == 1)
    return is_scenario (pr_json_object_of (o, "scenario"), inputs[0]);
  if (many == NULL || !JSON_NODE_HOLDS_ARRAY (many)
      || json_array_get_length (json_node_get_array (many)) != n)
    return FALSE;
  gboolean same = TRUE;
  for (guint k = 0; k < n && same; k++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (many), k);
      same = JSON_NODE_HOLDS_OBJECT (node) && is_scenario (json_node_get_object (node), inputs[k]);
    }
  return same;
}

pr_language
pr_manifest_language (const char *folder, const char *code)
{
  g_autoptr (JsonObject) o = code == NULL ? open_ours (folder) : NULL;
  return pr_language_of (o != NULL ? pr_json_text_of (o, LANGUAGE) : code);
}

pr_found
pr_manifest_look (const char *folder, const pr_asked *asked, pr_input *const *inputs, size_t n)
{
  g_autoptr (JsonObject) o = open_ours (folder);
  JsonObject *there = pr_json_object_of (o, ASKED);
  if (there == NULL || !are_scenarios (o, inputs, n)
      || pr_json_int_of (o, "seed") != (gint64) inputs[0]->world->seed)
    return PR_NOT_FOUND;
  /* Everything is as asked, but relief may have been measured for more points. */
  pr_asked otherwise = *asked;
  otherwise.relief = 0;
  gint64 relief = pr_json_int_of (there, RELIEF);
  json_object_remove_member (there, RELIEF);
  g_autoptr (JsonNode) wanted = asked_node (&otherwise);
  if (!json_node_equal (wanted, json_object_get_member (o, ASKED)))
    return PR_NOT_FOUND;
  if (asked->relief > 0 && relief < asked->relief)
    return PR_FOUND_WITHOUT_RELIEF;
  return pr_language_of (pr_json_text_of (o, LANGUAGE)) == pr_input_language (inputs[0])
             ? PR_FOUND
             : PR_FOUND_IN_OTHER_WORDS;
}

pr_found
pr_manifest_look_inputs (const char *folder, const char *inputs, pr_language language)
{
  g_autoptr (JsonObject) o = open_ours (folder);
  if (o == NULL || g_strcmp0 (pr_json_text_of (o, "inputs_sha256"), inputs) != 0)
    return PR_NOT_FOUND;
  return pr_language_of (pr_json_text_of (o, LANGUAGE)) == language ? PR_FOUND
                                                                    : PR_FOUND_IN_OTHER_WORDS;
}
