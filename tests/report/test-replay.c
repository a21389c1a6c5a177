/* The replay: its frames are what the model counts, its paths what a trace tells. */
#include "report/replay/bytes.h"

#include "logged.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A scenario, the log of one of its replications, and what the model counted in it. */
typedef struct {
  pr_input *in;
  pr_log_reader *log;
  pr_record *record;
  GArray *glances; /* int32_t: waiting in each line, then officers at work of each kind */
  GArray *times;   /* pr_time of each */
  char *path;
} play;

static void
glance (void *self, const pr_model *m, pr_time now)
{
  play *p = self;
  const pr_world *w = p->in->world;
  g_autofree int32_t *at_work = g_new0 (int32_t, w->n_pools + 1u),
                     *on_duty = g_new0 (int32_t, w->n_pools + 1u);
  for (uint32_t l = 0; l < w->n_lines; l++)
    {
      int32_t n = (int32_t) pr_model_lines (m)[l].length.value;
      g_array_append_val (p->glances, n);
    }
  pr_model_add_duty (m, at_work, on_duty);
  for (uint16_t k = 0; k < w->n_kinds; k++)
    {
      int32_t n = 0;
      for (uint32_t i = 0; i < w->n_pools; i++)
        n += w->pools[i].kind == k ? at_work[i] : 0;
      g_array_append_val (p->glances, n);
    }
  g_array_append_val (p->times, now);
}

static void
play_begin (play *p, const char *scenario, const char *until, uint64_t replication)
{
  g_autoptr (GError) error = NULL;
  *p = (play){ .in = open_scenario (scenario, until),
               .glances = g_array_new (FALSE, FALSE, sizeof (int32_t)),
               .times = g_array_new (FALSE, FALSE, sizeof (pr_time)) };
  const pr_world *w = p->in->world;
  p->path = log_name ();
  pr_event_log *log = pr_event_log_create (p->path, "key", w, replication, &error);
  ck_assert_ptr_nonnull (log);
  pr_probe probe = *pr_event_log_probe (log);
  const pr_probe own = { .glance = glance, .self = p };
  g_autoptr (pr_model) m = pr_model_new (w, &own, &error);
  pr_model_listen (m, &probe);
  ck_assert (pr_model_run (m, replication, NULL, &error));
  ck_assert (pr_event_log_finish (log, &error));
  pr_event_log_free (log);
  p->log = open_log (w, p->path);
  g_autoptr (pr_outcome) o = count_replication (w, replication);
  p->record = g_steal_pointer (&o->record[0]);
}

static void
play_end (play *p)
{
  pr_log_close (p->log);
  g_unlink (p->path);
  g_free (p->path);
  pr_record_free (p->record);
  g_array_unref (p->glances);
  g_array_unref (p->times);
  pr_input_free (p->in);
}

/* The values of one column in all frames, read back from the block. */
static int32_t *
read_column (const guint8 *data, gsize *at, uint32_t n, gboolean adds_up)
{
  int32_t *values = g_new0 (int32_t, n + 1);
  uint32_t frame = 0;
  for (guint64 left = pr_bytes_get (data, at); left > 0; left--)
    {
      frame += (uint32_t) pr_bytes_get (data, at);
      ck_assert_uint_lt (frame, n);
      int32_t by
          = adds_up ? (int32_t) pr_bytes_get_signed (data, at) : (int32_t) pr_bytes_get (data, at);
      values[frame] = by;
    }
  for (uint32_t k = 1; k < n && adds_up; k++)
    values[k] += values[k - 1];
  return values;
}

static gint64
recorded (const play *p, int series, uint16_t place, uint32_t day)
{
  static const pr_series_id ids[] = { [PR_WALK_IN_PROCESS] = PR_SERIES_BACKLOG,
                                      [PR_WALK_OVERDUE] = PR_SERIES_OVERDUE,
                                      [PR_WALK_RECEIVED_TODAY] = PR_SERIES_ARRIVED,
                                      [PR_WALK_RETURNED_TODAY] = PR_SERIES_RETURNED,
                                      [PR_WALK_LEFT_TODAY] = PR_SERIES_VISITS_LEFT };
  return pr_record_series (p->record, ids[series], place, day);
}

/* The longest wait at a counter is that of the results. */
static void
check_wait (const play *p)
{
  g_autoptr (pr_frames) f = NULL;
  pr_time longest = 0;
  for (uint16_t i = 0; i < p->in->world->n_places; i++)
    longest = MAX (longest, p->record->place[i].counter_wait.max);
  ck_assert (pr_log_rewind (p->log, NULL));
  f = pr_frames_new (p->log, p->in->world, NULL);
  ck_assert_msg (f->longest == longest, "%g min, recorded %g", (double) f->longest / PR_MINUTE,
                 (double) longest / PR_MINUTE);
}

/* At the end of each day a frame says of each place what the daily series says. */
static void
check_days (const play *p)
{
  static const int checked[] = { PR_WALK_IN_PROCESS, PR_WALK_OVERDUE, PR_WALK_RECEIVED_TODAY,
                                 PR_WALK_RETURNED_TODAY, PR_WALK_LEFT_TODAY };
  const pr_world *w = p->in->world;
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_frames) f = pr_frames_new (p->log, w, &error);
  ck_assert_ptr_nonnull (f);
  uint32_t n_days = (uint32_t) (w->end_day - w->first_day);
  gsize at = 0;
  for (int s = 0; s <= PR_WALK_LEFT_TODAY; s++)
    for (uint16_t place = 0; place < w->n_places; place++)
      {
        g_autofree int32_t *values = read_column (f->block->data, &at, f->n, TRUE);
        gboolean wanted = FALSE;
        for (gsize c = 0; c < G_N_ELEMENTS (checked); c++)
          wanted |= checked[c] == s;
        for (uint32_t day = 0; wanted && day < n_days; day++)
          ck_assert_msg (values[(day + 1) * PR_FRAMES_OF_DAY] == recorded (p, s, place, day),
                         "%s of %s on day %u: %d, recorded %d", pr_walk_names[s],
                         w->places[place].code, day, values[(day + 1) * PR_FRAMES_OF_DAY],
                         (int) recorded (p, s, place, day));
      }
}

/* The model does not count who goes on after closing, unless the office stays open for it. */
static void
check_at_work (const play *p, const pr_walk *walk, pr_time now, const int32_t *told)
{
  const pr_world *w = p->in->world;
  const int32_t *at_work = pr_walk_values (walk, PR_WALK_AT_WORK);
  g_autofree int32_t *least = g_new0 (int32_t, w->n_kinds + 1u),
                     *most = g_new0 (int32_t, w->n_kinds + 1u);
  for (uint32_t k = 0; k < w->n_pools; k++)
    {
      most[w->pools[k].kind] += at_work[k];
      if (pr_cal_is_open (pr_world_calendar (w, k), now))
        least[w->pools[k].kind] += at_work[k];
    }
  for (uint16_t k = 0; k < w->n_kinds; k++)
    ck_assert (least[k] <= told[k] && told[k] <= most[k]);
}

/* At each glance the model's lines are as long as in the walk, and as many are at work. */
static void
check_glances (const play *p)
{
  const pr_world *w = p->in->world;
  g_autoptr (pr_walk) walk = pr_walk_new (w, NULL);
  guint width = w->n_lines + w->n_kinds, next = 0;
  pr_time now = INT64_MIN;
  pr_logged e;
  ck_assert (pr_log_rewind (p->log, NULL));
  for (bool more = true; more && next < p->times->len;)
    {
      more = pr_log_next (p->log, &e, NULL);
      now = more ? MAX (now, e.time) : PR_NEVER;
      for (; next < p->times->len && g_array_index (p->times, pr_time, next) < now; next++)
        {
          const int32_t *told = &g_array_index (p->glances, int32_t, (gsize) next * width),
                        *people = pr_walk_values (walk, PR_WALK_LINE_PEOPLE),
                        *papers = pr_walk_values (walk, PR_WALK_LINE_PAPERS);
          for (uint32_t l = 0; l < w->n_lines; l++)
            ck_assert_msg (
                people[l] + papers[l] == told[l],
                "line of %s at %s, day %d %.2f h: %d people and %d papers, the model has %d",
                w->roles[w->lines[l].role], w->places[w->lines[l].place].code,
                pr_time_day (g_array_index (p->times, pr_time, next)),
                (double) pr_time_of_day (g_array_index (p->times, pr_time, next))
                    / (double) PR_HOUR,
                people[l], papers[l], told[l]);
          check_at_work (p, walk, g_array_index (p->times, pr_time, next), told + w->n_lines);
        }
      if (more)
        pr_walk_event (walk, &e);
    }
}

static void
check_frames (const char *scenario, const char *until, uint64_t replication)
{
  play p;
  play_begin (&p, scenario, until, replication);
  check_days (&p);
  check_wait (&p);
  check_glances (&p);
  play_end (&p);
}

START_TEST (frames_of_a_queue) { check_frames ("tests/cli/scenarios/mm1", NULL, 0); }
END_TEST

START_TEST (frames_of_the_golden_world) { check_frames ("tests/golden/scenario", NULL, 1); }
END_TEST

/* Stretches, leave, forks and a warm-up. */
START_TEST (frames_of_the_province) { check_frames ("scenarios/quang-ninh", "2025-07-09", 1); }
END_TEST

/* Courses, tests, incidents, papers to be keyed in, and the hand-over. */
START_TEST (frames_of_the_cut_over)
{
  check_frames ("scenarios/quang-ninh-cutover", "2025-07-08", 0);
}
END_TEST

/* The columns of a block of paths, and where each is being read; and what stood last in a column
 * where the same held. */
enum { N_COLUMNS = 21, N_KINDS = 31 };
typedef struct {
  const pr_world *world;
  guint n;
  const guint8 **data;
  gsize *at;
  GHashTable *last;
} columns;

static void
columns_begin (columns *c, const pr_world *world, const pr_paths *p)
{
  gsize at = 0;
  c->world = world;
  c->n = N_COLUMNS + 2u * N_KINDS * (world->n_steps + 1u);
  c->data = g_new (const guint8 *, c->n);
  c->at = g_new0 (gsize, c->n);
  c->last = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint k = 0; k < c->n; k++)
    {
      guint64 n = pr_bytes_get (p->block->data, &at);
      c->data[k] = p->block->data + at;
      at += n;
    }
  ck_assert_uint_eq (at, p->block->len);
}

static void
columns_end (columns *c)
{
  g_free (c->data);
  g_free (c->at);
  g_hash_table_unref (c->last);
}

static guint64
next (columns *c, guint k)
{
  return pr_bytes_get (c->data[k], &c->at[k]);
}

static gint64
next_signed (columns *c, guint k)
{
  return pr_bytes_get_signed (c->data[k], &c->at[k]);
}

static guint
next_byte (columns *c, guint k)
{
  return c->data[k][c->at[k]++];
}

/* What stood last where the same held, to be changed. */
static gint64 *
last_of (columns *c, guint k, guint64 a, guint64 b)
{
  gint64 key = (gint64) ((guint64) k << 48 | a << 24 | b);
  gint64 *found = g_hash_table_lookup (c->last, &key);
  if (found == NULL)
    {
      found = g_new0 (gint64, 1);
      g_hash_table_insert (c->last, g_memdup2 (&key, sizeof key), found);
    }
  return found;
}

static guint64
next_guessed (columns *c, guint k, guint64 a, guint64 b)
{
  gint64 *guess = last_of (c, k, a, b);
  guint64 x = next (c, k);
  if (x > 0)
    *guess = (gint64) x - 1;
  return (guint64) *guess;
}

static gint64
floored (const pr_world *w, pr_time t)
{
  double s = (double) (t - (pr_time) w->first_day * PR_DAY) / (double) PR_SECOND;
  return (gint64) floor (s);
}

/* The path's name is the dossier's. Returns the number of its stem. */
static guint64
check_name (const pr_world *w, columns *c, const pr_paths *paths, const pr_dossier *d)
{
  g_autofree char *name = pr_dossier_name (w, d);
  guint64 stem = next (c, 0);
  gint64 day = next_signed (c, 1);
  gint64 *last_day = last_of (c, 1, stem, 0), *last_number = last_of (c, 2, stem, 0);
  gint64 of_name = next_signed (c, 2) + (*last_day == day ? *last_number : 0);
  *last_day = day;
  *last_number = of_name;
  guint64 member = next (c, 3);
  g_autoptr (GString) own = g_string_new (g_ptr_array_index (paths->stems, stem));
  if (g_array_index (paths->dated, gboolean, stem))
    {
      int y, m, dd;
      pr_day_to_civil (w->epoch + w->first_day + (int32_t) day, &y, &m, &dd);
      g_string_append_printf (own, "/%04d-%02d-%02d", y, m, dd);
    }
  g_string_append_printf (own, "/%d", (int) of_name);
  if (member > 0)
    g_string_append_printf (own, ".%d", (int) member);
  ck_assert_str_eq (own->str, name);
  return stem;
}

/* The events of a path are those of a trace, to the second. */
static void
check_events (columns *c, const pr_trace *t, guint64 procedure, guint64 filing, gint64 at)
{
  const pr_world *w = c->world;
  const guint64 filed = filing;
  uint32_t last = PR_NONE32;
  guint64 kind = N_KINDS, after = w->n_steps + procedure;
  for (guint i = 0; i < t->events->len; i++)
    {
      const pr_happened *h = &g_array_index (t->events, pr_happened, i);
      kind = next_guessed (c, 12, kind, after);
      ck_assert_uint_eq (kind, h->what);
      guint64 step = next_guessed (c, 13, kind, after), place = next_guessed (c, 14, filed, step);
      ck_assert_uint_eq (step, h->step == PR_NONE16 ? 0 : h->step + 1u);
      ck_assert_uint_eq (place, h->place == PR_NONE16 ? 0 : h->place + 1u);
      after = step > 0 ? step - 1 : after;
      next (c, 15);
      guint64 extra = next_guessed (c, 16, kind, procedure);
      guint times = (guint) (N_COLUMNS + 2 * (kind * (w->n_steps + 1u) + step));
      guint64 past = next (c, times);
      gint64 begun = (gint64) floor ((double) at / 1800);
      at = past % 2 == 1 ? (begun + (gint64) (past / 2)) * 1800
                         : at + ((gint64) (past >> 2) ^ -(gint64) (past >> 1 & 1));
      ck_assert_int_eq (at, floored (w, h->time));
      guint64 officer = next (c, times + 1);
      if (officer > 1)
        {
          gint64 *there = last_of (c, N_COLUMNS, place, step);
          *there += (gint64) ((officer - 2) >> 1) ^ -(gint64) (officer & 1);
          last = (uint32_t) *there;
        }
      ck_assert_uint_eq (officer == 0 ? PR_NONE32 : last, h->officer);
      if (h->what == PR_HAPPENS_RECEIVED || h->what == PR_HAPPENS_WENT_ON)
        {
          gint64 due = (gint64) ((extra - 1) >> 1) ^ -(gint64) ((extra - 1) & 1);
          ck_assert (extra > 0 ? due == h->due - w->first_day : h->due == INT32_MAX);
        }
      if (h->what == PR_HAPPENS_HANDED_OVER)
        {
          filing = extra > 0 ? extra - 1 : filing;
          ck_assert_uint_eq (filing, h->filing);
        }
    }
}

/* Its segments end where those of the trace do. */
static void
check_segments (columns *c, const pr_trace *t, guint64 segments, gint64 from)
{
  const pr_world *w = c->world;
  ck_assert_uint_eq (segments, t->segments->len);
  guint passed = 0, of_step = 0;
  for (guint i = 0; i < segments; i++)
    {
      const pr_segment *s = &g_array_index (t->segments, pr_segment, i);
      ck_assert_uint_eq (next_byte (c, 17), s->cause);
      guint64 end = next (c, 18);
      gint64 to = from + (gint64) (end / 2);
      if (end % 2 == 1)
        {
          passed += (guint) (end / 2);
          to = floored (w, g_array_index (t->events, pr_happened, passed).time);
        }
      while (passed < t->events->len
             && floored (w, g_array_index (t->events, pr_happened, passed).time) < to)
        passed++;
      ck_assert_int_eq (to, floored (w, s->to));
      from = to;
      guint64 step = next (c, 19);
      ck_assert_uint_eq (step == 0 ? of_step : step - 1, s->step == PR_NONE16 ? 0 : s->step + 1u);
      of_step = s->step == PR_NONE16 ? 0 : s->step + 1u;
      if (s->cause == PR_CAUSE_ABSENCE)
        ck_assert_uint_eq (next (c, 20), s->reason);
    }
}

static void
check_path (columns *c, const pr_paths *paths, guint number, uint64_t replication, gint64 *born)
{
  const pr_world *w = c->world;
  const pr_dossier *d = &g_array_index (paths->paths, pr_dossier, number);
  g_autoptr (pr_trace) t = pr_trace_new (w, replication, d, NULL);
  guint64 stem = check_name (w, c, paths, d);
  guint64 procedure = next_guessed (c, 4, stem, 0), filing = next_guessed (c, 5, stem, 0);
  next_guessed (c, 6, stem, 0);
  next_guessed (c, 7, stem, 0);
  guint64 flags = next (c, 8);
  *born += next_signed (c, 9);
  guint64 events = next (c, 10), segments = next (c, 11);
  ck_assert_int_eq (*born, floored (w, g_array_index (t->events, pr_happened, 0).born));
  ck_assert ((flags & PR_PATH_LATE) != 0 || !t->late);
  ck_assert_uint_eq (events, t->events->len);
  check_events (c, t, procedure, filing, *born);
  check_segments (c, t, segments, *born);
}

static void
check_paths (const char *scenario, const char *until, uint64_t replication, uint32_t every,
             guint most)
{
  play p;
  columns c;
  gint64 born = 0;
  g_auto (pr_chosen) chosen = { 0 };
  play_begin (&p, scenario, until, replication);
  pr_chosen_make (&chosen, every, every);
  g_autoptr (pr_lives) lives = pr_lives_new (p.in->world, replication, NULL);
  pr_lived latest;
  if (pr_lives_latest (lives, &latest))
    pr_chosen_add (&chosen, latest.hash, latest.ident);
  g_autoptr (pr_paths) paths = pr_paths_new (p.log, p.in->world, &chosen, lives, NULL);
  ck_assert_uint_ge (paths->paths->len, MIN (most, 5));
  columns_begin (&c, p.in->world, paths);
  for (guint i = 0; i < MIN (most, paths->paths->len); i++)
    check_path (&c, paths, i, replication, &born);
  columns_end (&c);
  play_end (&p);
}

START_TEST (paths_of_a_queue) { check_paths ("tests/cli/scenarios/mm1", NULL, 0, 11, 200); }
END_TEST

START_TEST (paths_of_the_golden_world) { check_paths ("tests/golden/scenario", NULL, 1, 5, 200); }
END_TEST

START_TEST (paths_of_the_cut_over)
{
  check_paths ("scenarios/quang-ninh-cutover", "2025-07-04", 0, 15013, 12);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("replay");
  TCase *tc = tcase_create ("replay");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, frames_of_a_queue);
  tcase_add_test (tc, frames_of_the_golden_world);
  tcase_add_test (tc, frames_of_the_province);
  tcase_add_test (tc, frames_of_the_cut_over);
  tcase_add_test (tc, paths_of_a_queue);
  tcase_add_test (tc, paths_of_the_golden_world);
  tcase_add_test (tc, paths_of_the_cut_over);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
