/* Every question of the lessons that ship is answered again from the event log, by a walk of its
 * own: whatever a lesson says is right, the log says so, too. */
#include "logged.h"
#include <stdlib.h>
#include <string.h>

/* A lesson as the page has it, and the log of its replication in a shorter window. */
typedef struct {
  pr_input *in;
  pr_log_reader *log;
  char *log_path;
  JsonObject *lesson;
  pr_paths *paths;
} play;

static void
rewind_log (const play *p)
{
  ck_assert (pr_log_rewind (p->log, NULL));
}

static bool
next_event (const play *p, pr_logged *e)
{
  g_autoptr (GError) error = NULL;
  bool more = pr_log_next (p->log, e, &error);
  ck_assert_ptr_null (error);
  return more;
}
#define EACH_EVENT(p, e)                                                                           \
  rewind_log (p);                                                                                  \
  next_event (p, &(e));

static void
take_lesson (play *p, const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "scenarios/lessons", name, NULL),
      *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_diag) diag = pr_diag_new ();
  ck_assert (g_file_get_contents (path, &text, &length, NULL));
  g_autoptr (pr_replay_lesson) l
      = pr_lesson_read (text, length, path, &p->in->layers, p->in->world, diag);
  g_autoptr (pr_frames) frames = pr_frames_new (p->log, p->in->world, &error);
  g_autoptr (pr_lives) lives = pr_lives_new (p->in->world, 0, &error);
  if (l != NULL)
    ck_assert (pr_lesson_find (l, p->log, frames, lives, diag, &error));
  g_autofree char *wrong = pr_diag_text (diag);
  ck_assert_str_eq (wrong, "");
  p->lesson = lesson_object (l, p->log, p->in->world, lives, &p->paths);
}

static void
play_begin (play *p, const char *scenario, const char *until, const char *name)
{
  g_autofree char *path = g_build_filename ("scenarios", scenario, NULL);
  p->in = open_scenario (path, until);
  p->log_path = log_name ();
  write_log (p->in->world, 0, p->log_path);
  p->log = open_log (p->in->world, p->log_path);
  take_lesson (p, name);
}

static void
play_end (play *p)
{
  pr_log_close (p->log);
  g_unlink (p->log_path);
  g_free (p->log_path);
  json_object_unref (p->lesson);
  pr_paths_free (p->paths);
  pr_input_free (p->in);
}

/* A stop of the lesson. */
static JsonObject *
stop_of (const play *p, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (p->lesson, "stops"), i);
}

static pr_time
moment (const play *p, guint i)
{
  return (pr_time) p->in->world->first_day * PR_DAY
         + json_object_get_int_member (stop_of (p, i), "at") * PR_SECOND;
}

static const pr_dossier *
dossier_of (const play *p, guint i)
{
  gint64 path = json_object_get_int_member (stop_of (p, i), "dossier");
  ck_assert_int_ge (path, 0);
  return &g_array_index (p->paths->paths, pr_dossier, (guint) path);
}

static const char *
right_answer (const play *p, guint i)
{
  JsonObject *s = stop_of (p, i);
  JsonArray *list
      = json_object_get_array_member (json_object_get_object_member (s, "answers"), "en");
  gint64 right = json_object_get_int_member (s, "right");
  ck_assert_str_eq (json_object_get_string_member (s, "kind"), "question");
  ck_assert_int_ge (right, 0);
  return json_array_get_string_element (list, (guint) right);
}

static void
check_answer (const play *p, guint i, const char *expected)
{
  ck_assert_str_eq (right_answer (p, i), expected);
}

/* 6394 is 6,394 */
static void
check_number (const play *p, guint i, gint64 expected)
{
  g_autofree char *text = expected < 1000 ? g_strdup_printf ("%d", (int) expected)
                                          : g_strdup_printf ("%d,%03d", (int) (expected / 1000),
                                                             (int) (expected % 1000));
  check_answer (p, i, text);
}

static void
check_duration (const play *p, guint i, pr_time t)
{
  int minutes = (int) (t / PR_MINUTE), hours = minutes / 60;
  g_autofree char *text
      = hours >= 24 && hours % 24 > 0   ? g_strdup_printf ("%d d %d h", hours / 24, hours % 24)
        : hours >= 24                   ? g_strdup_printf ("%d d", hours / 24)
        : hours > 0 && minutes % 60 > 0 ? g_strdup_printf ("%d h %d min", hours, minutes % 60)
        : hours > 0                     ? g_strdup_printf ("%d h", hours)
                                        : g_strdup_printf ("%d min", minutes);
  check_answer (p, i, text);
}

static void
check_date (const play *p, guint i, int32_t day)
{
  static const char *const weekdays[]
      = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  int y, m, d;
  pr_day_to_civil (p->in->world->epoch + day, &y, &m, &d);
  ck_assert_int_eq (m, 7);
  g_autofree char *text
      = g_strdup_printf ("%s %d July", weekdays[pr_day_weekday (p->in->world->epoch + day)], d);
  check_answer (p, i, text);
}

static bool
is_of (const pr_logged *e, const pr_dossier *d)
{
  return e->of != NULL && e->of->hash == d->hash && e->of->ident == d->ident;
}

/* The last such event of the dossier up to a second's end; it must be there. */
static pr_logged
last_event (const play *p, const pr_dossier *d, pr_happening what, pr_time until)
{
  pr_logged e, last = { .time = PR_NEVER };
  for (EACH_EVENT (p, e))
    if (is_of (&e, d) && e.what == what && e.time < until + PR_SECOND)
      last = e;
  ck_assert_int_ne (last.time, PR_NEVER);
  return last;
}

static const char *
step_name (const play *p, pr_logged e)
{
  return p->in->world->steps[e.step].name;
}

/* What is waiting, held up, in process or overdue at a half hour: for each item, or each dossier,
 * the last word about it before then. */
typedef enum { WAITS = 1, HELD } doing;
typedef struct {
  int64_t people, held_up, in_process, overdue;
} state;

typedef struct {
  bool counts, runs;
  int32_t due;
  uint16_t filing;
} case_state;

static pr_time
half_hour (pr_time t)
{
  return t - t % (30 * PR_MINUTE);
}

static bool
ends (pr_happening what)
{
  return what == PR_HAPPENS_RETURNED || what == PR_HAPPENS_REFUSED || what == PR_HAPPENS_WITHDRAWN
         || what == PR_HAPPENS_CLOSED;
}

static void
look_at (GHashTable *items, GHashTable *cases, const pr_logged *e)
{
  gpointer key = GUINT_TO_POINTER (e->item);
  if (e->what == PR_HAPPENS_HELD)
    g_hash_table_insert (items, key, GINT_TO_POINTER (HELD));
  else if (e->what == PR_HAPPENS_JOINED || e->what == PR_HAPPENS_HANDED_BACK
           || e->what == PR_HAPPENS_INTERRUPTED)
    g_hash_table_insert (items, key, e->visitor ? GINT_TO_POINTER (WAITS | e->place << 8) : NULL);
  else if (pr_happens_at_step (e->what) || e->what == PR_HAPPENS_LEFT || ends (e->what))
    g_hash_table_remove (items, key);
  if (e->of->test)
    return;
  const pr_dossier d = { e->of->hash, e->of->ident };
  case_state *c = g_hash_table_lookup (cases, &d);
  if (c == NULL)
    {
      c = g_new0 (case_state, 1);
      g_hash_table_insert (cases, g_memdup2 (&d, sizeof d), c);
    }
  c->filing = e->of->filing;
  c->counts |= !e->visitor && e->what != PR_HAPPENS_LEFT;
  if (e->what == PR_HAPPENS_RECEIVED || e->what == PR_HAPPENS_WENT_ON)
    {
      c->runs = true;
      c->due = e->due;
    }
  c->runs &= e->what != PR_HAPPENS_STOPPED;
  if (ends (e->what))
    g_hash_table_remove (cases, &d);
}

/* At the half hour up to a moment; place: PR_NONE16 all. */
static state
state_at (const play *p, pr_time t, uint16_t place)
{
  g_autoptr (GHashTable) items
      = g_hash_table_new (NULL, NULL),
      cases = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, g_free);
  state s = { 0 };
  pr_logged e;
  GHashTableIter i;
  gpointer value;
  rewind_log (p);
  while (next_event (p, &e) && e.time <= half_hour (t))
    if (e.of != NULL)
      look_at (items, cases, &e);
  for (g_hash_table_iter_init (&i, items); g_hash_table_iter_next (&i, NULL, &value);)
    {
      int what = GPOINTER_TO_INT (value);
      s.held_up += what == HELD;
      s.people += (what & 0xff) == WAITS && (place == PR_NONE16 || what >> 8 == place);
    }
  for (g_hash_table_iter_init (&i, cases); g_hash_table_iter_next (&i, NULL, &value);)
    {
      const case_state *c = value;
      bool here = c->counts && (place == PR_NONE16 || c->filing == place);
      s.in_process += here;
      s.overdue += here && c->runs && c->due < pr_time_day (t);
    }
  return s;
}

static uint16_t
coded (const play *p, const char *code)
{
  uint16_t i = 0;
  while (strcmp (p->in->world->places[i].code, code) != 0)
    i++;
  return i;
}

/* Dossiers that were filed on the day up to the half hour: their first event as a dossier. */
static int64_t
filed (const play *p, pr_time t)
{
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, NULL);
  pr_time midnight = (pr_time) pr_time_day (t) * PR_DAY;
  int64_t n = 0;
  pr_logged e;
  rewind_log (p);
  while (next_event (p, &e) && e.time <= half_hour (t))
    if (e.of != NULL && !e.visitor && !e.of->test && e.what != PR_HAPPENS_LEFT)
      {
        const pr_dossier d = { e.of->hash, e.of->ident };
        n += g_hash_table_add (known, g_memdup2 (&d, sizeof d)) && e.time >= midnight;
      }
  return n;
}

/* The place at which most people wait, or most is in process, of several. */
static const char *
fullest (const play *p, pr_time t, bool people, const char *const *codes, const char *const *names)
{
  int64_t most = -1;
  const char *best = NULL;
  for (int i = 0; codes[i] != NULL; i++)
    {
      state s = state_at (p, t, coded (p, codes[i]));
      int64_t own = people ? s.people : s.in_process;
      ck_assert_int_ne (own, most);
      best = own > most ? names[i] : best;
      most = MAX (most, own);
    }
  return best;
}

/* How long the dossier has been in hands, in delays and otherwise, up to a moment. */
static void
spend (const play *p, const pr_dossier *d, pr_time until, pr_time spent[3])
{
  pr_time since = PR_NEVER;
  int how = 2;
  pr_logged now, *e = &now;
  for (EACH_EVENT (p, now))
    {
      if (!is_of (e, d) || e->time > until + PR_SECOND)
        continue;
      if (since != PR_NEVER)
        spent[how] += e->time - since;
      since = e->time;
      if (e->what == PR_HAPPENS_BEGAN)
        how = 0;
      else if (e->what == PR_HAPPENS_DELAYED)
        how = 1;
      else if (pr_happens_at_step (e->what))
        how = 2;
    }
}

/* A thing of a place, or of the province, was down from *from to *to: the last time before. */
static void
last_outage (const play *p, const char *name, uint16_t place, pr_time before, pr_time *from,
             pr_time *to)
{
  const pr_world *w = p->in->world;
  pr_logged now, *e = &now;
  *from = *to = PR_NEVER;
  rewind_log (p);
  while (next_event (p, e) && e->time < before + PR_SECOND)
    {
      if (!pr_happens_to_thing (e->what) || w->things[e->officer].place != place
          || strcmp (pr_world_thing_name (w, e->officer), name) != 0)
        continue;
      *(e->what == PR_HAPPENS_THING_DOWN ? from : to) = e->time;
    }
}

START_TEST (a_dossiers_way)
{
  play p;
  play_begin (&p, "quang-ninh", "2025-07-09", "dossiers-way.csv");
  const pr_dossier *d = dossier_of (&p, 0);
  check_date (&p, 1, last_event (&p, d, PR_HAPPENS_RECEIVED, moment (&p, 1)).due);
  const pr_logged began = last_event (&p, d, PR_HAPPENS_BEGAN, moment (&p, 2));
  ck_assert_str_eq (p.in->world->roles[p.in->world->steps[began.step].role], "economy");
  check_answer (&p, 2, "An officer of the economic section");
  const pr_logged stopped = last_event (&p, d, PR_HAPPENS_STOPPED, moment (&p, 3));
  ck_assert_int_eq (stopped.time / PR_SECOND, moment (&p, 3) / PR_SECOND);
  check_answer (&p, 3, "It stands still");
  const pr_logged again = last_event (&p, d, PR_HAPPENS_RECEIVED, moment (&p, 5));
  ck_assert_int_gt (again.time, stopped.time);
  check_date (&p, 5, again.due);
  ck_assert_str_eq (step_name (&p, last_event (&p, d, PR_HAPPENS_JOINED, moment (&p, 7))), "sign");
  check_answer (&p, 7, "For a leader's signature");
  const pr_logged signs = last_event (&p, d, PR_HAPPENS_BEGAN, moment (&p, 8));
  ck_assert_str_eq (step_name (&p, signs), "sign");
  check_duration (&p, 8, signs.time - last_event (&p, d, PR_HAPPENS_JOINED, moment (&p, 8)).time);
  pr_time spent[3] = { 0 };
  static const char *const most[]
      = { "Officers worked on it", "The citizen and the tax office had it",
          "It waited for an officer, nights and days off included" };
  spend (&p, d, moment (&p, 10), spent);
  int best = spent[1] > spent[0] ? 1 : 0;
  check_answer (&p, 10, most[spent[2] > spent[best] ? 2 : best]);
  play_end (&p);
}
END_TEST

/* The hand-over: how many, and what becomes of the social allowance. */
static void
check_hand_over (const play *p)
{
  const pr_dossier *d = dossier_of (p, 2);
  pr_time midnight = moment (p, 3) - pr_time_of_day (moment (p, 3));
  g_autoptr (GHashTable) handed
      = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, NULL);
  uint16_t before = PR_NONE16, after = PR_NONE16;
  pr_logged now, *e = &now;
  for (EACH_EVENT (p, now))
    {
      if (e->of == NULL || e->time > moment (p, 4) + PR_SECOND)
        continue;
      const pr_dossier own = { e->of->hash, e->of->ident };
      if (e->what == PR_HAPPENS_HANDED_OVER && e->time == midnight)
        g_hash_table_add (handed, g_memdup2 (&own, sizeof own));
      if (is_of (e, d) && e->time < midnight)
        before = e->of->filing;
      if (is_of (e, d) && e->time > midnight)
        after = e->of->filing;
      ck_assert (!is_of (e, d) || e->time < midnight
                 || (e->what != PR_HAPPENS_RECEIVED && e->what != PR_HAPPENS_WENT_ON));
    }
  ck_assert_uint_ne (before, after);
  ck_assert_uint_eq (after, coded (p, "06685"));
  check_answer (p, 2, "It goes to the new unit, and its due date stays");
  check_number (p, 3, g_hash_table_size (handed));
  const pr_logged entered = last_event (p, d, PR_HAPPENS_BEGAN, moment (p, 4));
  ck_assert_str_eq (step_name (p, entered), "re-entry");
}

/* What was received on paper is keyed in when the platform is back. */
static void
check_paper (const play *p)
{
  const pr_dossier *d = dossier_of (p, 5);
  pr_time from, to;
  const pr_logged waits = last_event (p, d, PR_HAPPENS_JOINED, moment (p, 5)),
                  keyed = last_event (p, d, PR_HAPPENS_BEGAN, moment (p, 7));
  ck_assert_str_eq (step_name (p, waits), "key-in");
  ck_assert_str_eq (step_name (p, keyed), "key-in");
  last_outage (p, "platform", PR_NONE16, keyed.time, &from, &to);
  ck_assert (from < waits.time && waits.time < to && to <= keyed.time);
  check_answer (p, 5, "The papers are keyed in, once the platform is back");
  check_number (p, 6, state_at (p, moment (p, 6), PR_NONE16).held_up);
  check_duration (p, 7, keyed.time - waits.time);
}

START_TEST (the_cut_over)
{
  static const char *const districts[]
      = { "district-uong-bi", "district-cam-pha", "district-ha-long", NULL },
      *const names[] = { "Uông Bí", "Cẩm Phả", "Hạ Long" },
             *const centres[] = { "06673", "06685", "06724", NULL },
             *const of_centres[] = { "Phường Bãi Cháy", "Phường Hồng Gai", "Xã Hải Sơn" };
  play p;
  pr_time from, to;
  play_begin (&p, "quang-ninh-cutover", "2025-07-17", "cut-over.csv");
  check_answer (&p, 1, fullest (&p, moment (&p, 1), false, districts, names));
  check_hand_over (&p);
  check_paper (&p);
  check_answer (&p, 8, fullest (&p, moment (&p, 8), true, centres, of_centres));
  const pr_dossier *d = dossier_of (&p, 9);
  const pr_logged waits = last_event (&p, d, PR_HAPPENS_JOINED, moment (&p, 9)),
                  signs = last_event (&p, d, PR_HAPPENS_BEGAN, moment (&p, 11));
  ck_assert_str_eq (step_name (&p, waits), "sign");
  ck_assert_int_eq (waits.time, last_event (&p, d, PR_HAPPENS_JOINED, moment (&p, 11)).time);
  last_outage (&p, "signature", coded (&p, "06922"), signs.time, &from, &to);
  ck_assert (from < waits.time && waits.time < to && to <= signs.time);
  check_answer (&p, 9, "The centre has no digital signature yet");
  check_number (&p, 10, state_at (&p, moment (&p, 10), PR_NONE16).overdue);
  check_duration (&p, 11, signs.time - waits.time);
  play_end (&p);
}
END_TEST

/* What people do who file online while the portal is down, and when it is back. */
static void
check_filing (const play *p, pr_time down, pr_time up)
{
  const pr_world *w = p->in->world;
  gint64 came_online = 0, came_to_counter = 0, after = 0, by_hour[24] = { 0 };
  pr_logged now, *e = &now;
  for (EACH_EVENT (p, now))
    {
      if (e->what != PR_HAPPENS_CAME || pr_time_day (e->time) != pr_time_day (down))
        continue;
      bool online = false;
      for (uint32_t k = 0; k < w->n_streams; k++)
        online |= w->streams[k].hash == e->of->hash && w->streams[k].channel == PR_CHANNEL_ONLINE;
      bool meanwhile = e->time >= down && e->time < up,
           counter = e->of->channel == PR_CHANNEL_COUNTER;
      by_hour[pr_time_of_day (e->time) / PR_HOUR] += online && !counter;
      came_online += online && meanwhile && !counter;
      came_to_counter += online && meanwhile && counter;
      after += online && !counter && e->time >= up && e->time < up + 2 * PR_HOUR;
    }
  ck_assert_int_eq (came_online, 0);
  ck_assert_int_gt (came_to_counter, 0);
  ck_assert_int_gt (after, came_to_counter);
  check_answer (p, 1, "Most try again later, and some come to the counter");
  for (int hour = 0; hour < 14; hour++)
    ck_assert_int_lt (by_hour[hour], by_hour[14]);
  check_answer (p, 7, "More filings than in any hour of the morning");
}

START_TEST (the_portal)
{
  static const char *const centres[] = { "06793", "06685", "06676", NULL }, *const names[] = {
    "Phường Cẩm Phả", "Phường Hồng Gai", "Phường Hà Lầm"
  };
  play p;
  pr_time from, to;
  play_begin (&p, "what-if/portal-down-monday.ini", "2025-07-09", "portal-down.csv");
  last_outage (&p, "portal", PR_NONE16, moment (&p, 7), &from, &to);
  ck_assert_int_eq (from, moment (&p, 1));
  ck_assert_int_eq (to, moment (&p, 7));
  check_filing (&p, from, to);
  check_number (&p, 2, state_at (&p, moment (&p, 2), PR_NONE16).held_up);
  check_answer (&p, 3, fullest (&p, moment (&p, 3), true, centres, names));
  const pr_world *w = p.in->world;
  uint16_t place = coded (&p, "06709");
  bool by_crew = false;
  for (uint32_t i = 0; i < w->n_incidents; i++)
    {
      const pr_thing *t = &w->things[w->incidents[i].thing];
      by_crew |= t->place == place && t->system != PR_NONE16
                 && strcmp (w->systems[t->system].name, "network") == 0
                 && w->incidents[i].crew_kind != PR_NONE16;
    }
  ck_assert (by_crew);
  check_answer (&p, 6, "A network crew, which drives there");
  last_outage (&p, "network", place, moment (&p, 8), &from, &to);
  ck_assert_int_eq (from / PR_SECOND, moment (&p, 6) / PR_SECOND);
  check_duration (&p, 8, to - from);
  check_number (&p, 9, filed (&p, moment (&p, 9)));
  pr_time before = (pr_time) (pr_time_day (moment (&p, 0))) * PR_DAY + 7 * PR_HOUR + 30 * PR_MINUTE;
  bool more = state_at (&p, moment (&p, 10), PR_NONE16).in_process
              > state_at (&p, before, PR_NONE16).in_process;
  check_answer (&p, 10,
                more ? "More dossiers are in process than then"
                     : "Fewer dossiers are in process than then");
  play_end (&p);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("shipped lessons");
  TCase *tc = tcase_create ("shipped lessons");
  tcase_set_timeout (tc, 300);
  tcase_add_test (tc, a_dossiers_way);
  tcase_add_test (tc, the_cut_over);
  tcase_add_test (tc, the_portal);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
