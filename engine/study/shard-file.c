/* Shard file: see shard-file.h. */
#include "study/shard-file.h"

#include "experiment/input.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/version.h"
#include "report/text/json.h"
#include "study/study.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define RUNS_MOST (INT64_C (1) << 28) /* replications of all scenarios together */

GArray *
pr_shard_numbers (pr_shard shard, bool pairs, guint scenario, uint32_t n)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  uint64_t before = pairs ? (uint64_t) scenario * n : 0;
  uint32_t first = (uint32_t) ((shard.number - 1 + shard.of - before % shard.of) % shard.of);
  for (uint64_t r = first; r < n; r += shard.of)
    {
      uint32_t number = (uint32_t) r;
      g_array_append_val (list, number);
    }
  return list;
}

static char *
name_of (pr_shard shard, const char *ending)
{
  return g_strdup_printf ("shard-%u-of-%u.%s", shard.number, shard.of, ending);
}

char *
pr_shard_path (const char *folder, pr_shard shard, const char *ending)
{
  g_autofree char *name = name_of (shard, ending);
  return g_build_filename (folder, name, NULL);
}

bool
pr_shard_is_name (const char *name, pr_shard *shard)
{
  pr_shard found;
  char ending[5];
  if (sscanf (name, "shard-%9u-of-%9u.%4s", &found.number, &found.of, ending) != 3
      || (strcmp (ending, "bin") != 0 && strcmp (ending, "json") != 0) || found.number < 1
      || found.number > found.of)
    return false;
  if (shard != NULL)
    *shard = found;
  g_autofree char *again = name_of (found, ending);
  return strcmp (name, again) == 0;
}

static void
clear_section (gpointer data)
{
  g_array_unref (((pr_shard_section *) data)->number);
}

pr_shard_file *
pr_shard_file_new (void)
{
  pr_shard_file *f = g_new0 (pr_shard_file, 1);
  f->sections = g_array_new (FALSE, TRUE, sizeof (pr_shard_section));
  g_array_set_clear_func (f->sections, clear_section);
  return f;
}

uint64_t
pr_shard_file_bytes (const pr_shard_file *f)
{
  if (f->sections->len == 0)
    return 0;
  const pr_shard_section *last
      = &g_array_index (f->sections, pr_shard_section, f->sections->len - 1);
  return last->from + last->bytes;
}

void
pr_shard_file_add (pr_shard_file *f, guint scenario, uint64_t bytes, const GArray *number)
{
  pr_shard_section s = { .scenario = scenario,
                         .from = pr_shard_file_bytes (f),
                         .bytes = bytes,
                         .number = g_array_copy ((GArray *) number) };
  g_array_append_val (f->sections, s);
}

const pr_shard_section *
pr_shard_file_section (const pr_shard_file *f, guint scenario)
{
  for (guint k = 0; k < f->sections->len; k++)
    {
      const pr_shard_section *s = &g_array_index (f->sections, pr_shard_section, k);
      if (s->scenario == scenario)
        return s;
    }
  return NULL;
}

char *
pr_shard_file_text (const pr_shard_file *f)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_int (b, "shard", f->shard.number);
  pr_json_int (b, "of", f->shard.of);
  pr_json_int (b, "scenarios", f->n);
  pr_json_int (b, "replications", f->replications);
  pr_json_string (b, "numeric_fingerprint", f->fingerprint);
  pr_json_list (b, "paths");
  for (char **p = f->paths; *p != NULL; p++)
    json_builder_add_string_value (b, *p);
  json_builder_end_array (b);
  pr_json_string (b, "host", f->host);
  pr_json_int (b, "attempts", f->attempts);
  json_builder_set_member_name (b, "wall_seconds");
  json_builder_add_double_value (b, f->seconds);
  pr_json_list (b, "records");
  for (guint k = 0; k < f->sections->len; k++)
    {
      const pr_shard_section *s = &g_array_index (f->sections, pr_shard_section, k);
      json_builder_begin_object (b);
      pr_json_int (b, "scenario", s->scenario);
      pr_json_int (b, "bytes", (gint64) s->bytes);
      pr_json_list (b, "replications");
      for (guint i = 0; i < s->number->len; i++)
        json_builder_add_int_value (b, g_array_index (s->number, uint32_t, i) + 1);
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  return pr_json_text (b);
}

static JsonArray *
list_of (JsonObject *o, const char *name)
{
  JsonNode *node = o != NULL ? json_object_get_member (o, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* NULL: they are no texts. Free with g_strfreev. */
static char **
take_paths (JsonArray *list)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 0; list != NULL && k < json_array_get_length (list); k++)
    {
      JsonNode *node = json_array_get_element (list, k);
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_ptr_array_add (paths, json_node_dup_string (node));
    }
  if (paths->len == 0)
    return NULL;
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

/* Numbers from 1 to most, rising; NULL: they are not. */
static GArray *
take_numbers (JsonArray *list, uint32_t most)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  gint64 before = 0;
  for (guint k = 0; k < json_array_get_length (list); k++)
    {
      JsonNode *node = json_array_get_element (list, k);
      gint64 r
          = json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : before;
      if (r <= before || r > most)
        return NULL;
      uint32_t number = (uint32_t) (r - 1);
      g_array_append_val (numbers, number);
      before = r;
    }
  return g_steal_pointer (&numbers);
}

static gboolean
take_section (pr_shard_file *f, JsonNode *node)
{
  JsonObject *o = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gint64 scenario = pr_json_int_of (o, "scenario"), bytes = pr_json_int_of (o, "bytes");
  JsonArray *list = list_of (o, "replications");
  gint64 before = -1;
  if (f->sections->len > 0)
    before = g_array_index (f->sections, pr_shard_section, f->sections->len - 1).scenario;
  if (list == NULL || scenario <= before || scenario >= f->n || bytes <= 0
      || bytes > G_MAXINT64 / 2)
    return FALSE;
  g_autoptr (GArray) numbers = take_numbers (list, f->replications);
  if (numbers == NULL || pr_shard_file_bytes (f) > G_MAXINT64 / 2)
    return FALSE;
  pr_shard_file_add (f, (guint) scenario, (uint64_t) bytes, numbers);
  return TRUE;
}

/* FALSE: it is not what this program writes. */
static gboolean
take (pr_shard_file *f, JsonObject *o)
{
  gint64 number = pr_json_int_of (o, "shard"), of = pr_json_int_of (o, "of"),
         n = pr_json_int_of (o, "replications"), attempts = pr_json_int_of (o, "attempts"),
         scenarios = pr_json_int_of (o, "scenarios");
  JsonArray *records = list_of (o, "records");
  f->fingerprint = g_strdup (pr_json_text_of (o, "numeric_fingerprint"));
  f->paths = take_paths (list_of (o, "paths"));
  f->host = g_strdup (pr_json_text_of (o, "host"));
  if (number < 1 || number > of || of > PR_REPLICATIONS_MAX || n < 1 || n > PR_REPLICATIONS_MAX
      || scenarios < 1 || scenarios > RUNS_MOST / n || attempts < 1 || attempts > G_MAXINT
      || f->fingerprint == NULL || f->paths == NULL || f->host == NULL || records == NULL)
    return FALSE;
  f->shard = (pr_shard){ (uint32_t) number, (uint32_t) of };
  f->n = (guint) scenarios;
  f->replications = (uint32_t) n;
  f->attempts = (uint32_t) attempts;
  JsonNode *seconds = json_object_get_member (o, "wall_seconds");
  if (seconds != NULL && JSON_NODE_HOLDS_VALUE (seconds))
    f->seconds = json_node_get_double (seconds);
  for (guint k = 0; k < json_array_get_length (records); k++)
    if (!take_section (f, json_array_get_element (records, k)))
      return FALSE;
  return TRUE;
}

#define FAIL(...) (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, __VA_ARGS__), FALSE)

static gboolean
read_file (pr_shard_file *f, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;
  struct stat st;
  if (!pr_file_read (f->path, PR_FILE_RESULTS_MAX, &text, NULL, &why))
    return FAIL ("'%s': %s", f->path, why->message);
  g_autoptr (JsonObject) o = pr_json_object (text);
  const char *version = o != NULL ? pr_json_text_of (o, "version") : NULL;
  if (version != NULL && strcmp (version, PR_VERSION) != 0)
    return FAIL (_ ("'%s' is of version %s; this is version %s, whose numbers may differ: run the "
                    "shards again"),
                 f->path, version, PR_VERSION);
  if (version == NULL || !take (f, o))
    return FAIL (_ ("'%s' is damaged"), f->path);
  if (stat (f->bin, &st) != 0)
    return FAIL ("'%s': %s", f->bin, g_strerror (errno));
  if ((uint64_t) st.st_size != pr_shard_file_bytes (f))
    return FAIL (
        _ ("'%s' is damaged: its length is %" PRIu64 ", not %" PRIu64 "; run the shard again"),
        f->bin, (uint64_t) st.st_size, pr_shard_file_bytes (f));
  return TRUE;
}

pr_shard_file *
pr_shard_file_read (const char *path, GError **error)
{
  g_autoptr (pr_shard_file) f = pr_shard_file_new ();
  gsize ending = strlen (".json");
  f->path = g_strdup (path);
  f->bin = g_strdup_printf ("%.*s.bin", (int) (strlen (path) - MIN (ending, strlen (path))), path);
  return read_file (f, error) ? g_steal_pointer (&f) : NULL;
}

void
pr_shard_file_free (pr_shard_file *f)
{
  if (f == NULL)
    return;
  g_free (f->path);
  g_free (f->bin);
  g_free (f->fingerprint);
  g_free (f->host);
  g_strfreev (f->paths);
  g_array_unref (f->sections);
  g_free (f);
}
