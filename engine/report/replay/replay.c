/* Replay: see replay.h. */
#include "report/replay/replay.h"

#include "model/shown.h"
#include "kernel/i18n.h"
#include "kernel/version.h"
#include "report/replay/bytes.h"
#include "report/replay/merge.h"
#include "report/replay/texts.h"
#include "report/templates.h"
#include "report/text/json.h"

#include <string.h>

static const char *const scripts[]
    = { "replay-data.js",    "replay-text.js",    "replay-state.js",    "replay-clock.js",
        "replay-layout.js",  "replay-map.js",     "replay-timeline.js", "replay-glyphs.js",
        "replay-panel.js",   "replay-dossier.js", "replay-lesson.js",   "replay-page.js",
        "replay-controls.js" };

static void
put_texts (JsonBuilder *b)
{
  pr_json_list (b, "languages");
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    json_builder_add_string_value (b, pr_language_codes[k]);
  json_builder_end_array (b);
  json_builder_set_member_name (b, "texts");
  json_builder_begin_object (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      json_builder_set_member_name (b, pr_language_codes[k]);
      json_builder_begin_object (b);
      for (gsize i = 0; i < G_N_ELEMENTS (pr_replay_texts); i++)
        pr_json_string (b, pr_replay_texts[i].key, PR_OF ("replay", pr_replay_texts[i].text));
      json_builder_end_object (b);
    }
  json_builder_end_object (b);
}

/* Each run with its texts in all languages. */
static void
put_runs (JsonBuilder *b, const pr_replay_run *runs, guint n)
{
  JsonNode *trees[PR_N_LANGUAGES];
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      g_autoptr (JsonBuilder) own = json_builder_new ();
      json_builder_begin_array (own);
      for (guint i = 0; i < n; i++)
        pr_replay_put_run (own, &runs[i]);
      json_builder_end_array (own);
      trees[k] = json_builder_get_root (own);
    }
  json_builder_set_member_name (b, "runs");
  pr_replay_merge (b, trees);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    json_node_unref (trees[k]);
}

/* Free with g_free. */
static char *
head (const pr_replay_run *runs, guint n, const pr_replay_lesson *lesson)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_json_int (b, "format", PR_REPLAY_FORMAT);
  pr_json_string (b, "program", "Pilotrun " PR_VERSION);
  put_texts (b);
  put_runs (b, runs, n);
  json_builder_set_member_name (b, "lesson");
  if (lesson != NULL)
    pr_lesson_put (b, lesson, runs[0].paths);
  else
    json_builder_add_null_value (b);
  json_builder_end_object (b);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (b);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static void
put_block (GString *out, const char *name, const guint8 *data, gsize n)
{
  g_autofree char *packed = pr_bytes_pack (data, n);
  g_string_append_printf (out, "<script type=\"application/octet-stream\" id=\"%s\">", name);
  g_string_append (out, packed);
  g_string_append (out, "</script>\n");
}

static char *
blocks (const pr_replay_run *runs, guint n, const pr_replay_lesson *lesson)
{
  GString *out = g_string_new (NULL);
  g_autofree char *json = head (runs, n, lesson);
  put_block (out, "head", (const guint8 *) json, strlen (json));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *frames = g_strdup_printf ("frames-%u", i),
                      *paths = g_strdup_printf ("paths-%u", i);
      put_block (out, frames, runs[i].frames->block->data, runs[i].frames->block->len);
      put_block (out, paths, runs[i].paths->block->data, runs[i].paths->block->len);
    }
  return g_string_free (out, FALSE);
}

/* What a browser must have, in all languages: one without it cannot switch. Free with g_free. */
static char *
needs (void)
{
  GString *out = g_string_new (NULL);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      g_autofree char *text = g_markup_escape_text (PR_OF ("replay", pr_replay_texts[0].text), -1);
      g_string_append_printf (out, "<p lang=\"%s\">%s</p>", pr_language_codes[k], text);
    }
  return g_string_free (out, FALSE);
}

char *
pr_replay_page (const pr_replay_run *runs, guint n, const pr_replay_lesson *lesson)
{
  g_autoptr (GString) js = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    g_string_append (js, pr_template (scripts[i]));
  g_autofree char *data = blocks (runs, n, lesson),
                  *title = g_markup_escape_text (pr_title (runs[0].world), -1), *need = needs ();
  const char *const words[][2]
      = { { "@version@", PR_VERSION }, { "@lang@", pr_language_codes[pr_language_now ()] },
          { "@title@", title },        { "@css@", pr_template ("replay.css") },
          { "@need@", need },          { "@blocks@", data },
          { "@js@", js->str },         { NULL, NULL } };
  return pr_template_fill (PR_REPLAY_NAME, words);
}
