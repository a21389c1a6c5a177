/* A lesson: what is right is found in a replication. */
#include "lesson-play.h"

static void
check_missing (const char *rows, const char *expected)
{
  g_autofree char *wrong = NULL;
  ck_assert_ptr_null (find (rows, &wrong));
  ck_assert_str_eq (wrong, expected);
}

START_TEST (what_the_replication_does_not_have)
{
  check_missing ("2025-08-26,,stop,," STEM "/2025-08-26/900,a,,,,\n",
                 "l.csv:2:19: error: dossier: 10001/own/birth/counter/2025-08-26/900 does not come "
                 "in this replication\n");
  check_missing ("2025-08-27,,stop,,,a,,,,\n2025-08-26,,stop,,,a,,,,\n",
                 "l.csv:3:1: error: at: is before the row above, which is at 2025-08-27 07:30\n");
  check_missing ("2025-08-26 08:00,,stop,," STEM "/2025-08-28/1,a,,,,\n",
                 "l.csv:2:1: error: at: the dossier comes later, at 2025-08-28 07:44\n");
  check_missing ("returned,,stop,," STEM "/2025-08-26/1,a,,,,\n"
                 "received,,stop,," STEM "/2025-08-26/1,a,,,,\n",
                 "l.csv:3:1: error: at: this does not happen to " STEM "/2025-08-26/1 after "
                 "2025-08-26 09:14, in this replication\n");
  /* Nobody is received, handed back a paper and received again after that. */
  check_missing ("received,,stop,," STEM ",a,,,,\nsupplement begins,,stop,," STEM ",a,,,,\n"
                 "returned,,stop,," STEM ",a,,,,\nsupplement begins,,stop,," STEM ",a,,,,\n",
                 "l.csv:2:17: error: dossier: 106 dossiers of this stream come in the window, and "
                 "none is what the rows tell as far as line 5\n");
  check_missing ("comes,,stop,," STEM "/2025-08-26/1,{due},,,,\n",
                 "l.csv:2:51: error: text: {due}: the dossier has no due date at this moment\n");
  check_missing ("2025-08-26,,question,,,a,1|2,most {people of 10001} {people of Sông Đông},,\n",
                 "l.csv:2:30: error: right: two answers are equally right, in this replication\n");
  check_missing ("2025-08-26,,question,,,a,{people}|{people of 10001},1,,\n",
                 "l.csv:2:26: error: answers: two answers are '2' here\n");
}
END_TEST

/* The first dossier to which all happens that the rows name, in their order. */
START_TEST (a_dossier_of_a_stream)
{
  g_autofree char *wrong = NULL;
  g_autoptr (JsonObject) l
      = find ("comes,,stop,," STEM ",{dossier},,,,\n"
              "clock stops,clock goes on,caption,," STEM ",\"{place}, {date} {time}\",,,,\n"
              "clock goes on,,question,," STEM ",Due?,,{due},{waited},yes\n"
              "returned + 1h,,question,," STEM ",Longest?,at work|away|waiting,"
              "most {worked} {delayed} {queued},{took},\n",
              &wrong);
  ck_assert_str_eq (wrong, "");
  g_autoptr (GError) error = NULL;
  pr_dossier d;
  ck_assert (pr_dossier_find (in->world, english (stop_of (l, 0), "text"), &d, &error));
  g_autoptr (pr_trace) t = pr_trace_new (in->world, 0, &d, &error);
  ck_assert_ptr_nonnull (t);
  gint64 at[4] = { 0 };
  const pr_time midnight = (pr_time) in->world->first_day * PR_DAY;
  int32_t due = 0;
  for (guint i = 0; i < t->events->len; i++)
    {
      const pr_happened *h = &g_array_index (t->events, pr_happened, i);
      gint64 second = (h->time - midnight) / PR_SECOND;
      if (i == 0)
        at[0] = second;
      else if (h->what == PR_HAPPENS_STOPPED && at[1] == 0)
        at[1] = second;
      else if ((h->what == PR_HAPPENS_WENT_ON || h->what == PR_HAPPENS_RECEIVED) && at[1] > 0
               && at[2] == 0)
        {
          at[2] = second;
          due = h->due;
        }
      else if (h->what == PR_HAPPENS_RETURNED)
        at[3] = (h->time + PR_HOUR - midnight) / PR_SECOND;
    }
  for (guint i = 0; i < 4; i++)
    ck_assert_int_eq (json_object_get_int_member (stop_of (l, i), "at"), at[i]);
  ck_assert_int_eq (json_object_get_int_member (stop_of (l, 1), "until"), at[2]);
  ck_assert_int_eq (json_object_get_int_member (stop_of (l, 3), "dossier"), 0);
  ck_assert (json_object_get_boolean_member (stop_of (l, 2), "hide"));
  int y, m, day;
  pr_day_to_civil (in->world->epoch + due, &y, &m, &day);
  g_autofree char *said = g_strdup_printf (" %d %s", day, m == 8 ? "August" : "September");
  guint right = (guint) json_object_get_int_member (stop_of (l, 2), "right");
  ck_assert (g_str_has_suffix (answer (stop_of (l, 2), right), said));
  ck_assert_uint_eq (answers_of (stop_of (l, 2)), 3);
  ck_assert_int_eq (json_object_get_int_member (stop_of (l, 3), "right"), 1);
}
END_TEST

/* 3 d 4 h or 5 min, as the page says it. */
static pr_time
said_duration (const char *text)
{
  int n = 0, used = 0;
  char unit[4];
  pr_time sum = 0;
  for (; sscanf (text, "%d %3[a-z]%n", &n, unit, &used) == 2; text += used)
    sum += n * (*unit == 'd' ? PR_DAY : *unit == 'h' ? PR_HOUR : *unit == 'm' ? PR_MINUTE : 0);
  return sum;
}

/* What a lesson says of a dossier's time so long after it came. */
static void
check_time (const char *name, pr_time after, const pr_time expected[4])
{
  g_autofree char *wrong
      = NULL,
      *row = g_strdup_printf ("comes + %dh,,stop,,%s,{took}|{worked}|{delayed}|{queued},,,,\n",
                              (int) (after / PR_HOUR), name);
  g_autoptr (JsonObject) l = find (row, &wrong);
  ck_assert_str_eq (wrong, "");
  g_auto (GStrv) said = g_strsplit (english (stop_of (l, 0), "text"), "|", -1);
  for (guint i = 0; i < 4; i++)
    {
      pr_time exact = expected[i] >= PR_DAY ? PR_HOUR : PR_MINUTE, found = said_duration (said[i]);
      ck_assert_msg (found <= expected[i] && found + exact > expected[i], "%s: %s, figure %u: %g h",
                     name, english (stop_of (l, 0), "text"), i, (double) expected[i] / PR_HOUR);
    }
}

/* took, worked, delayed and queued, as a trace has them */
static void
causes_of (const pr_lived *l, pr_time sum[4])
{
  sum[0] = l->ended - l->segments[0].from;
  for (uint32_t k = 0; k < l->n; k++)
    {
      const pr_segment *g = &l->segments[k];
      bool delayed = g->cause == PR_CAUSE_CITIZEN || g->cause == PR_CAUSE_TRANSFER
                     || g->cause == PR_CAUSE_STATUTORY;
      sum[g->cause == PR_CAUSE_EFFORT ? 1 : delayed ? 2 : 3] += g->to - g->from;
    }
}

/* Dossiers to which it happens. */
static GHashTable *
those (pr_happening what)
{
  GHashTable *set = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, NULL);
  pr_logged e;
  ck_assert (pr_log_rewind (event_log, NULL));
  while (pr_log_next (event_log, &e, NULL))
    if (e.of != NULL && e.what == what)
      {
        const pr_dossier d = { e.of->hash, e.of->ident };
        g_hash_table_add (set, g_memdup2 (&d, sizeof d));
      }
  return set;
}

/* How many of the set were checked: a few that came and ended in the window. */
static guint
check_times (GHashTable *set)
{
  pr_lived l;
  guint n = 0;
  for (guint i = 0; pr_lives_at (lives, i, &l) && n < 5; i++)
    {
      const pr_dossier d = { l.hash, l.ident };
      pr_time expected[4] = { 0 };
      if (!l.finished || l.ended > in->world->end - 2 * PR_HOUR
          || l.segments[0].from < in->world->start || !g_hash_table_contains (set, &d))
        continue;
      g_autofree char *name = pr_dossier_name (in->world, &d);
      causes_of (&l, expected);
      check_time (name, expected[0] + 2 * PR_HOUR, expected);
      n++;
    }
  return n;
}

/* Each instant of a dossier's life counts once, also in branches of a fork and while a visitor who
 * left unserved is away, and none after its end. */
START_TEST (times_of_a_dossier)
{
  static const pr_happening kinds[]
      = { PR_HAPPENS_RETURNED, PR_HAPPENS_FORKED, PR_HAPPENS_LEFT, PR_HAPPENS_STOPPED };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GHashTable) set = those (kinds[i]);
      ck_assert_uint_ge (check_times (set), 5);
    }
}
END_TEST

/* Without the causes of a life, the events say the same of one that is in no fork. */
START_TEST (times_of_a_dossier_without_a_limit)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "tests/cli/scenarios/mm1", NULL);
  const pr_settings settings = { 0 };
  g_autoptr (pr_input) other = pr_input_open (path, &settings, NULL);
  g_autoptr (pr_lives) none = pr_lives_new (other->world, 0, NULL);
  g_autoptr (GHashTable) left = those (PR_HAPPENS_LEFT), stopped = those (PR_HAPPENS_STOPPED);
  pr_lived l;
  guint n = 0;
  for (guint i = 0; pr_lives_at (lives, i, &l) && n < 12; i++)
    {
      const pr_dossier d = { l.hash, l.ident };
      pr_time expected[4] = { 0 };
      GHashTable *set = n < 6 ? left : stopped;
      g_autofree char *name = pr_dossier_name (in->world, &d);
      if (!l.finished || l.ended > in->world->end - 2 * PR_HOUR
          || l.segments[0].from < in->world->start
          || strstr (name, "/festival/") != NULL /* forks */
          || !g_hash_table_contains (set, &d))
        continue;
      causes_of (&l, expected);
      pr_lives *all = g_steal_pointer (&lives);
      lives = none;
      check_time (name, expected[0] + 2 * PR_HOUR, expected);
      lives = all;
      n++;
    }
  ck_assert_uint_ge (n, 12);
}
END_TEST

/* At a step of a fork {place} is where the dossier was forked, not where the branch is. */
START_TEST (place_of_a_dossier_in_branches)
{
  g_autofree char *wrong = NULL;
  g_autoptr (JsonObject) l
      = find ("consult done,,stop,,10002/guests/festival/online,{place},,,,\n"
              "unit begins,,stop,,10002/guests/festival/online,{place},,,,\n"
              "unit done,,stop,,10002/guests/festival/online,{place},,,,\n"
              "decide begins,,stop,,10002/guests/festival/online,{place},,,,\n",
              &wrong);
  ck_assert_str_eq (wrong, "");
  for (guint i = 1; i < 4; i++)
    ck_assert_str_eq (english (stop_of (l, i), "text"), english (stop_of (l, 0), "text"));
}
END_TEST

/* A stop's figures are those of the frame, of its place or of the province. */
START_TEST (figures_of_a_frame)
{
  g_autofree char *wrong = NULL;
  g_autoptr (JsonObject) l = find (
      "2025-09-01 10:10,,stop,10001,,"
      "{in_process} {waiting} {people} {papers} {in_process of 10002} {in_process at 09:30} "
      "{in_process of Sông Tây at 2025-08-27 00:00} {at_work},,,,\n"
      "2025-09-01 10:10,,question,,,Overdue?,,{in_process},{in_process},\n",
      &wrong);
  ck_assert_str_eq (wrong, "");
  uint32_t k = 7 * 48 + 20;
  const pr_world *w = in->world;
#define PLACES(series, place, frame)                                                               \
  (int) pr_frames_sum (frames, w, PR_WALK_##series, place, 1, frame)
  int people = PLACES (WAITING_PEOPLE, 0, k), papers = PLACES (WAITING_PAPERS, 0, k);
  g_autofree char *said = g_strdup_printf (
      "%d %d %d %d %d %d %d %d", PLACES (IN_PROCESS, 0, k), people + papers, people, papers,
      PLACES (IN_PROCESS, 1, k), PLACES (IN_PROCESS, 0, k - 1), PLACES (IN_PROCESS, 1, 2 * 48),
      (int) pr_frames_sum (frames, w, PR_WALK_AT_WORK, w->places[0].first_pool,
                           w->places[0].n_pools, k));
  ck_assert_str_eq (english (stop_of (l, 0), "text"), said);
  g_autofree char *all = g_strdup_printf (
      "%d", (int) pr_frames_sum (frames, w, PR_WALK_IN_PROCESS, 0, w->n_places, k));
  JsonObject *question = stop_of (l, 1);
  ck_assert_str_eq (english (question, "explain"), all);
  guint right = (guint) json_object_get_int_member (question, "right");
  ck_assert_str_eq (answer (question, right), all);
  for (guint i = 1; i < 3; i++)
    ck_assert_int_lt (atoi (answer (question, i - 1)), atoi (answer (question, i)));
}
END_TEST

/* Where the right one of three stands hangs on the question's text, and so on nothing else. */
START_TEST (made_answers_stand_anywhere)
{
  gboolean seen[3] = { 0 };
  for (char c = 'a'; c <= 'z'; c++)
    {
      g_autofree char *wrong = NULL, *twice = NULL,
                      *row
                      = g_strdup_printf ("2025-09-01 10:10,,question,,,%c?,,{in_process},,\n", c);
      g_autoptr (JsonObject) l = find (row, &wrong);
      g_autoptr (JsonObject) again = find (row, &twice);
      gint64 right = json_object_get_int_member (stop_of (l, 0), "right");
      ck_assert_int_eq (right, json_object_get_int_member (stop_of (again, 0), "right"));
      seen[right] = TRUE;
    }
  ck_assert (seen[0] && seen[1] && seen[2]);
}
END_TEST

/* The dossiers that the replication itself shows. */
START_TEST (latest_and_longest_wait)
{
  g_autofree char *wrong = NULL;
  g_autoptr (JsonObject) l = find ("2025-09-12 16:00,,stop,,latest,{dossier},,,,\n"
                                   "2025-09-12 16:00,,stop,,longest wait,{dossier},,,,\n",
                                   &wrong);
  ck_assert_str_eq (wrong, "");
  pr_lived latest;
  ck_assert (pr_lives_latest (lives, &latest));
  const pr_dossier late = { latest.hash, latest.ident },
                   waited = { frames->longest_of.hash, frames->longest_of.ident };
  g_autofree char *a = pr_dossier_name (in->world, &late),
                  *b = pr_dossier_name (in->world, &waited);
  ck_assert_str_eq (english (stop_of (l, 0), "text"), a);
  ck_assert_str_eq (english (stop_of (l, 1), "text"), b);
}
END_TEST

/* Whatever a text holds arrives as it was written. */
START_TEST (hostile_texts_are_texts)
{
  static const char *const hostile[]
      = { "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\xe2\x80\xae evil",
          "${7*7} }} %s%n $(reboot) `x` \\u0000", "@data@ @js@ @title@" };
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *wrong = NULL, *text = g_strescape (hostile[i], NULL),
                      *plain = g_strdup (hostile[i]);
      g_free (text);
      text = NULL;
      if (strchr (plain, '{') != NULL)
        *strchr (plain, '{') = '('; /* braces are figures */
      g_autofree char *row = g_strdup_printf ("2025-08-26,,question,,,\"%s\",\"%s|b\",1,\"%s\",\n",
                                              plain, plain, plain);
      g_autoptr (JsonObject) l = find (row, &wrong);
      ck_assert_str_eq (wrong, "");
      ck_assert_str_eq (english (stop_of (l, 0), "text"), plain);
      ck_assert_str_eq (english (stop_of (l, 0), "explain"), plain);
      ck_assert_str_eq (answer (stop_of (l, 0), 0), plain);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("lesson-told");
  TCase *tc = tcase_create ("lesson-told");
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, play_once, play_end);
  tcase_add_test (tc, what_the_replication_does_not_have);
  tcase_add_test (tc, a_dossier_of_a_stream);
  tcase_add_test (tc, times_of_a_dossier);
  tcase_add_test (tc, times_of_a_dossier_without_a_limit);
  tcase_add_test (tc, place_of_a_dossier_in_branches);
  tcase_add_test (tc, figures_of_a_frame);
  tcase_add_test (tc, made_answers_stand_anywhere);
  tcase_add_test (tc, latest_and_longest_wait);
  tcase_add_test (tc, hostile_texts_are_texts);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
