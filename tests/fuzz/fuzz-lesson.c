/* Any bytes as a lesson of a replication of a small world: mistakes are said with words, or the
 * lesson becomes an object of which every text is whole and every right answer is there.
 */
#include "report/replay/lesson.h"
#include "small-folder.h"
#include "small-world.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static pr_log_reader *event_log;
static pr_frames *frames;
static pr_lives *lives;

static void
play_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (small_scratch (), "lesson.bin", NULL);
  pr_event_log *writer = pr_event_log_create (path, "key", small_world (), 0, &error);
  g_assert_no_error (error);
  pr_replay (small_world (), 0, pr_event_log_probe (writer), &error);
  pr_event_log_finish (writer, &error);
  pr_event_log_free (writer);
  event_log = pr_log_open (path, "key", small_world (), &error);
  g_assert_no_error (error);
  g_unlink (path);
  frames = pr_frames_new (event_log, small_world (), &error);
  lives = pr_lives_new (small_world (), 0, &error);
  g_assert_no_error (error);
}

static void
check_stop (JsonObject *stop)
{
  JsonObject *answers = json_object_get_object_member (stop, "answers");
  gint64 right = json_object_get_int_member (stop, "right"),
         at = json_object_get_int_member (stop, "at");
  g_assert (at >= 0 && at <= 3 * 86400);
  g_assert (json_object_get_null_member (stop, "until")
            || json_object_get_int_member (stop, "until") >= at);
  g_assert (json_object_get_int_member (stop, "dossier") >= -1);
  if (right >= 0)
    g_assert (right < json_array_get_length (json_object_get_array_member (answers, "en")));
}

static void
check_lesson (const pr_replay_lesson *l)
{
  g_auto (pr_chosen) chosen = { 0 };
  pr_chosen_make (&chosen, UINT32_MAX, 1);
  pr_lesson_choose (l, &chosen);
  g_autoptr (pr_paths) paths = pr_paths_new (event_log, small_world (), &chosen, lives, NULL);
  g_autoptr (JsonBuilder) b = json_builder_new ();
  pr_lesson_put (b, l, paths);
  g_autoptr (JsonNode) root = json_builder_get_root (b);
  g_autofree char *text = json_to_string (root, FALSE);
  g_assert (g_utf8_validate (text, -1, NULL));
  JsonArray *stops = json_object_get_array_member (json_node_get_object (root), "stops");
  g_assert (json_array_get_length (stops) == pr_lesson_stops (l));
  for (guint i = 0; i < json_array_get_length (stops); i++)
    check_stop (json_array_get_object_element (stops, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (event_log == NULL)
    play_once ();
  g_autoptr (pr_diag) diag = pr_diag_new ();
  const pr_layers scenario = { .name = (char *) "small" };
  g_autoptr (pr_replay_lesson) l
      = pr_lesson_read ((const char *) data, size, "l.csv", &scenario, small_world (), diag);
  g_assert ((l == NULL) == (pr_diag_errors (diag) > 0));
  if (l != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_assert (pr_lesson_find (l, event_log, frames, lives, diag, &error));
      if (pr_diag_errors (diag) == 0)
        check_lesson (l);
    }
  g_autofree char *messages = pr_diag_text (diag);
  g_assert (g_utf8_validate (messages, -1, NULL));
  return 0;
}
