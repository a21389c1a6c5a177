/* A replication of the golden world, and lessons that are told of it. */
#ifndef PR_TESTS_REPORT_LESSON_PLAY_H
#define PR_TESTS_REPORT_LESSON_PLAY_H

#include "logged.h"
#include <stdlib.h>
#include <string.h>

static pr_input *in;
static char *log_path;
static pr_log_reader *event_log;
static pr_frames *frames;
static pr_lives *lives;

static void
play_once (void)
{
  g_autoptr (GError) error = NULL;
  in = open_scenario ("tests/golden/scenario", NULL);
  log_path = log_name ();
  write_log (in->world, 0, log_path);
  event_log = open_log (in->world, log_path);
  frames = pr_frames_new (event_log, in->world, &error);
  lives = pr_lives_new (in->world, 0, &error);
  g_assert_no_error (error);
}

static void
play_end (void)
{
  pr_lives_free (lives);
  pr_frames_free (frames);
  pr_log_close (event_log);
  g_unlink (log_path);
  g_free (log_path);
  pr_input_free (in);
}

#define HEADER "at,until,kind,where,dossier,text,answers,right,explain,hide\n"
#define STEM "10001/own/birth/counter"

/* The lesson's object as the page has it; NULL with *wrong. */
static inline JsonObject *
find (const char *rows, char **wrong)
{
  g_autofree char *table = g_strconcat (HEADER, rows, NULL);
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_replay_lesson) l
      = pr_lesson_read (table, strlen (table), "l.csv", &in->layers, in->world, diag);
  ck_assert_ptr_nonnull (l);
  ck_assert (pr_lesson_find (l, event_log, frames, lives, diag, NULL));
  *wrong = pr_diag_text (diag);
  if (**wrong != '\0')
    return NULL;
  g_autoptr (pr_paths) paths = NULL;
  return lesson_object (l, event_log, in->world, lives, &paths);
}

static inline JsonObject *
stop_of (JsonObject *lesson, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (lesson, "stops"), i);
}

static inline const char *
english (JsonObject *stop, const char *member)
{
  return json_object_get_string_member (json_object_get_object_member (stop, member), "en");
}

static inline const char *
answer (JsonObject *stop, guint i)
{
  JsonObject *answers = json_object_get_object_member (stop, "answers");
  return json_array_get_string_element (json_object_get_array_member (answers, "en"), i);
}

static inline guint
answers_of (JsonObject *stop)
{
  JsonObject *answers = json_object_get_object_member (stop, "answers");
  return json_array_get_length (json_object_get_array_member (answers, "en"));
}

#endif
