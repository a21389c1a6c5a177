#include "tiny.h"

#include "model/schedule.h"
#include "observe/record-check.h"

#include "compile/compile.h"
#include "scenario/overlay.h"

#include "../quick-check.h"
#include <stdlib.h>
#include <string.h>

static const char base[]
    = "== scenario.ini\n"
      "[scenario]\nformat=1\nname=tiny\nstart=2025-07-01\nend=2025-07-11\nreplications=1\n"
      "== units.csv\n"
      "code,name,type,population,source\n"
      "u1,One,ward,1000,assumption\n"
      "== calendars.csv\n"
      "calendar,days,open,source\n"
      "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"
      "== pools.csv\n"
      "pool,where,roles,count,calendar,source\n"
      "desk,u1,clerk,1,office,assumption\n"
      "== procedures.csv\n"
      "code,name,workflow,limit,source\n"
      "p,P,w,5 working days,assumption\n"
      "== workflows.csv\n"
      "workflow,step,role,effort,at_close,next,source\n"
      "w,work,clerk,1h,suspend,returned,assumption\n"
      "== arrivals.csv\n"
      "stream,where,mix,rate,source\n"
      "s,u1,p,0 per day,assumption\n"
      "== rules.csv\n"
      "rule,value,source\n"
      "legal_calendar,office,assumption\n";

#define WHAT_IF "what-if.ini"
#define ABOVE "above.ini"

typedef struct {
  GHashTable *files;
} memory;

static void
add_files (memory *mem, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "== ", -1);
  for (char **p = parts; *p; p++)
    {
      char *nl = strchr (*p, '\n');
      if (!nl)
        continue;
      g_hash_table_replace (mem->files, g_strndup (*p, (gsize) (nl - *p)), g_strdup (nl + 1));
    }
}

static gboolean
read_memory (gpointer self, const char *name, char **data, gsize *length, GError **error)
{
  const char *text = g_hash_table_lookup (((memory *) self)->files, name);
  if (!text)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "no file %s", name);
      return FALSE;
    }
  *data = g_strdup (text);
  *length = strlen (text);
  return TRUE;
}

static char **
list_memory (gpointer self, GError **error G_GNUC_UNUSED)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, ((memory *) self)->files);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (strcmp (key, WHAT_IF) != 0 && strcmp (key, ABOVE) != 0)
      g_ptr_array_add (names, g_strdup (key));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static pr_overlay *
read_overlay (const char *text, const char *file, pr_diag *diag)
{
  return text != NULL ? pr_overlay_read (text, strlen (text), pr_diag_file (diag, file), NULL, diag)
                      : NULL;
}

/* The world of a what-if, which may apply from a date on, and of one above that does not. */
static pr_world *
lay (const pr_source *source, const memory *mem, pr_tables **tables, pr_diag *diag)
{
  g_autoptr (pr_diag) base_diag = pr_diag_new ();
  g_autoptr (pr_overlay) o
      = read_overlay (g_hash_table_lookup (mem->files, WHAT_IF), WHAT_IF, diag);
  g_autoptr (pr_overlay) above
      = read_overlay (g_hash_table_lookup (mem->files, ABOVE), ABOVE, diag);
  pr_overlays overlays = { .n = o != NULL, .layer = { o } }, dated = overlays, others = { 0 };
  if (above != NULL)
    overlays.layer[overlays.n++] = others.layer[others.n++] = above;
  pr_world *world = NULL;
  *tables = pr_tables_load_overlaid (source, &overlays, diag);
  g_autoptr (pr_tables) before = pr_tables_load_overlaid (source, &others, base_diag);
  const pr_from_date f = { before, *tables, base_diag, &dated };
  if (pr_diag_errors (diag) == 0 && (*tables)->ini[PR_INI_SCENARIO_APPLIES].given)
    world = pr_compile_from_date (&f, diag);
  else if (pr_diag_errors (diag) == 0)
    world = pr_compile (*tables, diag);
  return world;
}

pr_world *
tiny_load (const char *text, pr_tables **tables, pr_diag **diag)
{
  memory mem = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  add_files (&mem, base);
  add_files (&mem, text);
  pr_source source = { .read = read_memory, .list = list_memory, .self = &mem, .prefix = "tiny/" };
  *diag = pr_diag_new ();
  pr_world *world = lay (&source, &mem, tables, *diag);
  g_hash_table_unref (mem.files);
  if (!world)
    {
      g_autofree char *problems = pr_diag_text (*diag);
      ck_abort_msg ("the scenario is refused:\n%s", problems);
    }
  return world;
}

pr_world *
tiny_world (const char *text)
{
  g_autoptr (pr_diag) diag = NULL;
  g_autoptr (pr_tables) tables = NULL;
  return tiny_load (text, &tables, &diag);
}

typedef struct {
  const pr_probe *inner; /* the recorder's */
  const pr_world *world;
  unsigned mask;
  GString *log;
  GArray *seen; /* uint64_t: hash ^ ident, in order of appearance */
} teller;

static guint
number_of (teller *t, const pr_happened *h)
{
  guint64 id = h->hash ^ h->ident * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  for (guint i = 0; i < t->seen->len; i++)
    if (g_array_index (t->seen, guint64, i) == id)
      return i + 1;
  g_array_append_val (t->seen, id);
  return t->seen->len;
}

static const char *const words[PR_N_HAPPENINGS] = {
  [PR_HAPPENS_CAME] = "came",
  [PR_HAPPENS_JOINED] = "joined",
  [PR_HAPPENS_BEGAN] = "began",
  [PR_HAPPENS_SUSPENDED] = "suspended",
  [PR_HAPPENS_HANDED_BACK] = "handed back",
  [PR_HAPPENS_COMPLETED] = "completed",
  [PR_HAPPENS_DELAYED] = "delayed",
  [PR_HAPPENS_RECEIVED] = "received",
  [PR_HAPPENS_LEFT] = "left",
  [PR_HAPPENS_RETURNED] = "returned",
  [PR_HAPPENS_REFUSED] = "refused",
  [PR_HAPPENS_WITHDRAWN] = "withdrawn",
  [PR_HAPPENS_FORKED] = "forked",
  [PR_HAPPENS_JOINED_UP] = "joined up",
  [PR_HAPPENS_INTERRUPTED] = "interrupted",
  [PR_HAPPENS_HELD] = "held",
  [PR_HAPPENS_CLOSED] = "closed",
  [PR_HAPPENS_RELEASED] = "released",
  [PR_HAPPENS_HANDED_OVER] = "handed over",
  [PR_HAPPENS_APOLOGISED] = "apologised",
  [PR_HAPPENS_STOPPED] = "clock stopped",
  [PR_HAPPENS_WENT_ON] = "clock went on",
  [PR_HAPPENS_WENT_AWAY] = "went away",
  [PR_HAPPENS_CAME_BACK] = "came back",
  [PR_HAPPENS_ERRED] = "erred",
  [PR_HAPPENS_ERROR_FOUND] = "error found",
  [PR_HAPPENS_MEASURE_BEGAN] = "began",
  [PR_HAPPENS_MEASURE_ENDED] = "ended",
  [PR_HAPPENS_THING_DOWN] = "down",
  [PR_HAPPENS_THING_SLOW] = "slow",
  [PR_HAPPENS_THING_UP] = "up",
};

/* The due date of a dossier that is received, or whose date has changed. */
static void
tell_due (teller *t, int32_t due)
{
  int y, mo, d;
  if (due == INT32_MAX)
    {
      g_string_append (t->log, ", no limit");
      return;
    }
  pr_day_to_civil (t->world->epoch + due, &y, &mo, &d);
  g_string_append_printf (t->log, ", due %02d-%02d", mo, d);
}

static void
tell_time (teller *t, pr_time time)
{
  int y, mo, d;
  pr_day_to_civil (t->world->epoch + pr_time_day (time), &y, &mo, &d);
  int s = (int) (pr_time_of_day (time) / PR_SECOND);
  g_string_append_printf (t->log, "%02d-%02d %02d:%02d:%02d", mo, d, s / 3600, s / 60 % 60, s % 60);
}

static void
tell_officer (teller *t, const pr_happened *h)
{
  const pr_pool *pool = &t->world->pools[pr_world_pool_of (t->world, h->officer)];
  tell_time (t, h->time);
  g_string_append_printf (t->log, " %s/%u@%s %s: %s\n", pool->name,
                          h->officer - pool->first_officer + 1, t->world->places[h->place].code,
                          words[h->what], pr_away_words[h->reason]);
}

static void
tell_measure (teller *t, const pr_happened *h)
{
  const pr_policy *p = t->world->policy;
  tell_time (t, h->time);
  g_string_append_printf (t->log, " %s@%s %s\n", p->names[p->measures[h->officer].name],
                          t->world->places[h->place].code, words[h->what]);
}

static void
tell_thing (teller *t, const pr_happened *h)
{
  tell_time (t, h->time);
  g_string_append_printf (t->log, " %s@%s %s\n", pr_world_thing_name (t->world, h->officer),
                          h->place != PR_NONE16 ? t->world->places[h->place].code : "*",
                          words[h->what]);
}

static void
happened (void *self, const pr_happened *h)
{
  teller *t = self;
  guint n = h->item != PR_NONE32 ? number_of (t, h) : 0;
  if (!(t->mask & 1u << h->what))
    return;
  if (n == 0)
    {
      if (pr_happens_to_measure (h->what))
        tell_measure (t, h);
      else if (pr_happens_to_thing (h->what))
        tell_thing (t, h);
      else
        tell_officer (t, h);
      return;
    }
  tell_time (t, h->time);
  g_string_append_printf (t->log, " #%u %s", n, words[h->what]);
  if (h->what == PR_HAPPENS_HANDED_OVER && h->place != PR_NONE16)
    g_string_append_printf (t->log, " to %s", t->world->places[h->place].code);
  if (pr_happens_at_step (h->what) && h->step != PR_NONE16)
    g_string_append_printf (t->log, " %s@%s", t->world->steps[h->step].name,
                            t->world->places[h->place].code);
  if (h->what == PR_HAPPENS_RECEIVED || h->what == PR_HAPPENS_APOLOGISED
      || h->what == PR_HAPPENS_WENT_ON)
    tell_due (t, h->due);
  if ((t->mask & TINY_WHY) && h->away)
    {
      g_string_append_printf (t->log, ", %s", pr_away_words[h->reason]);
      if (h->back != PR_NEVER)
        {
          g_string_append (t->log, " until ");
          tell_time (t, h->back);
        }
    }
  if ((t->mask & TINY_WHY) && h->other)
    {
      g_string_append (t->log, ", other work");
      if (h->back != PR_NEVER)
        {
          g_string_append (t->log, " until ");
          tell_time (t, h->back);
        }
    }
  g_string_append_c (t->log, '\n');
}

static void
glanced (void *self, const pr_model *m, pr_time now)
{
  teller *t = self;
  t->inner->glance (t->inner->self, m, now);
}

static void
sampled (void *self, const pr_model *m, pr_time now)
{
  teller *t = self;
  t->inner->sample (t->inner->self, m, now);
}

/* Once all of an instant has happened, everybody is where the rules want them. */
static void
instant (void *self G_GNUC_UNUSED, const pr_model *m, pr_time now)
{
  pr_flaw flaw = pr_model_flaw (m);
  ck_assert_msg (flaw.kind == PR_FLAW_NONE, "day %d, minute %d: flaw %d, item %u, officer %d",
                 (int) pr_time_day (now), (int) (pr_time_of_day (now) / PR_MINUTE), (int) flaw.kind,
                 flaw.item, (int) flaw.officer);
}

#define SAME(field, n)                                                                             \
  do                                                                                               \
    if ((n) > 0)                                                                                   \
      ck_assert_mem_eq (a->field, b->field, (n) * sizeof *a->field);                               \
  while (0)

void
tiny_expect_same (const pr_record *a, const pr_record *b)
{
  ck_assert_int_eq (a->events, b->events);
  SAME (series, (size_t) PR_SERIES_N * a->n_places * a->n_days);
  SAME (work_days, (size_t) a->n_pools * a->n_days);
  SAME (place, a->n_places);
  SAME (procedure, a->n_procedures);
  SAME (official, (size_t) a->n_places * a->n_groups);
  SAME (ledger, (size_t) a->n_ledgers * a->n_days);
  SAME (pool, a->n_pools);
  SAME (line, a->n_lines);
  SAME (officer, a->n_officers);
  SAME (lost, PR_N_CAUSES * a->n_weeks);
  SAME (ages, PR_N_AGES * a->n_days);
  SAME (at_work, PR_GLANCES * a->n_pools);
  SAME (on_duty, PR_GLANCES * a->n_pools);
  SAME (in_system, PR_N_BANDS * a->n_pools);
  SAME (thing, a->n_things);
  SAME (crew, a->n_crews);
  SAME (rehearsal, a->n_rehearsals);
  SAME (venue, a->n_venues);
  SAME (course, a->n_courses);
  SAME (practice, MIN (a->n_practices, b->n_practices));
  ck_assert_uint_eq (a->n_points, b->n_points);
  for (uint32_t i = 0; i < a->n_points; i++)
    {
      const pr_point *x = &a->point[i], *y = &b->point[i];
      ck_assert_int_eq (pr_point_compare (x, y), 0);
      ck_assert_int_eq (x->first_day, y->first_day);
      ck_assert_int_eq (x->dossiers, y->dossiers);
      ck_assert_int_eq (x->lost, y->lost);
    }
}

/* Without anybody who is told: a world that needs no mechanism then runs without any. */
static void
expect_same_untold (const tiny *t)
{
  g_autoptr (pr_recorder) recorder = pr_recorder_new (t->world);
  g_autoptr (pr_model) m = pr_model_new (t->world, pr_recorder_probe (recorder), NULL);
  ck_assert (m != NULL && pr_model_run (m, 0, NULL, NULL));
  g_autoptr (pr_record) record = pr_recorder_take (recorder, m);
  tiny_expect_same (t->record, record);
}

typedef struct {
  const pr_time_away *a;
  const pr_world *w;
} told;

static int
compare_told (const void *a, const void *b)
{
  const pr_time_away *x = ((const told *) a)->a, *y = ((const told *) b)->a;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->officer < y->officer ? -1 : x->officer > y->officer;
}

static void
append_time (const pr_world *w, pr_time at, GString *out)
{
  int y, mo, d, minute = (int) (pr_time_of_day (at) / PR_MINUTE);
  pr_day_to_civil (w->epoch + pr_time_day (at), &y, &mo, &d);
  g_string_append_printf (out, "%02d-%02d %02d:%02d", mo, d, minute / 60, minute % 60);
}

char *
tiny_agenda (const pr_schedule *s, const pr_world *w)
{
  const pr_agenda agenda = pr_schedule_agenda (s);
  g_autofree told *list = g_new0 (told, agenda.n_away + 1);
  GString *out = g_string_new (NULL);
  for (uint32_t i = 0; i < agenda.n_away; i++)
    list[i] = (told){ &agenda.away[i], w };
  qsort (list, agenda.n_away, sizeof *list, compare_told);
  for (uint32_t i = 0; i < agenda.n_away; i++)
    {
      const pr_time_away *a = list[i].a;
      const pr_pool *pool = &w->pools[pr_world_pool_of (w, a->officer)];
      append_time (w, a->from, out);
      g_string_append (out, " to ");
      append_time (w, a->to, out);
      g_string_append_printf (out, " %s@%s %u %s\n", pool->name, w->places[pool->place].code,
                              a->officer - pool->first_officer + 1, pr_away_words[a->reason]);
    }
  return g_string_free (out, FALSE);
}

tiny *
tiny_run (const char *text, unsigned mask)
{
  tiny *t = g_new0 (tiny, 1);
  t->world = tiny_world (text);
  g_autoptr (pr_recorder) recorder = pr_recorder_new (t->world);
  teller tell = { .inner = pr_recorder_probe (recorder),
                  .world = t->world,
                  .mask = mask,
                  .log = g_string_new (NULL),
                  .seen = g_array_new (FALSE, FALSE, sizeof (guint64)) };
  pr_probe probe = {
    .sample = sampled, .glance = glanced, .happened = happened, .instant = instant, .self = &tell
  };
  g_autoptr (GError) error = NULL;
  t->model = pr_model_new (t->world, &probe, &error);
  ck_assert_msg (t->model != NULL, "%s", error ? error->message : "");
  gboolean ok = pr_model_run (t->model, 0, NULL, &error);
  ck_assert_msg (ok, "%s", error ? error->message : "");
  t->record = pr_recorder_take (recorder, t->model);
  ck_assert (pr_record_is_sound (t->record, t->world));
  t->log = g_string_free (tell.log, FALSE);
  g_array_unref (tell.seen);
  expect_same_untold (t);
  return t;
}

void
tiny_free (tiny *t)
{
  pr_record_free (t->record);
  pr_model_free (t->model);
  pr_world_free (t->world);
  g_free (t->log);
  g_free (t);
}

void
tiny_expect (const char *text, unsigned mask, const char *expected)
{
  tiny *t = tiny_run (text, mask);
  ck_assert_str_eq (t->log, expected);
  tiny_conserved (t);
  tiny_free (t);
}

tiny *
tiny_search (const char *text, unsigned mask, bool (*wanted) (const tiny *))
{
  const char *mark = strstr (text, "@seed");
  ck_assert_msg (mark != NULL, "the scenario has no @seed");
  for (int seed = 1; seed <= 2000; seed++)
    {
      g_autofree char *seeded
          = g_strdup_printf ("%.*s%d%s", (int) (mark - text), text, seed, mark + strlen ("@seed"));
      tiny *t = tiny_run (seeded, mask);
      if (wanted (t))
        return t;
      tiny_free (t);
    }
  ck_abort_msg ("no seed gives the wanted visitors");
  return NULL;
}

const char *
tiny_since (const tiny *t, const char *time)
{
  for (const char *line = t->log; *line; line = strchr (line, '\n') + 1)
    if (strncmp (line, time, strlen (time)) >= 0)
      return line;
  return "";
}

const pr_pool_count *
tiny_pool (const tiny *t, const char *name)
{
  for (uint32_t i = 0; i < t->world->n_pools; i++)
    if (strcmp (t->world->pools[i].name, name) == 0)
      return &t->record->pool[i];
  ck_abort_msg ("no pool %s", name);
  return NULL;
}

int64_t
tiny_series (const tiny *t, pr_series_id id, uint32_t day)
{
  int64_t sum = 0;
  for (uint32_t p = 0; p < t->record->n_places; p++)
    sum += pr_record_series (t->record, id, p, day);
  return sum;
}

void
tiny_conserved (const tiny *t)
{
  for (uint32_t p = 0; p < t->world->n_places; p++)
    {
      const pr_place_count *c = &t->record->place[p];
      ck_assert_int_eq (c->arrived + c->taken_over + c->taken_in,
                        c->returned + c->refused + c->withdrawn + c->handed_over + c->in_process);
      ck_assert_int_eq (c->visits + c->visits_before, c->visits_filed + c->visits_served
                                                          + c->visits_redirected + c->visits_left
                                                          + c->waiting_visits);
    }
}

pr_place_count
tiny_total (const tiny *t)
{
  tiny_conserved (t);
  pr_place_count sum = { 0 };
  for (guint p = 0; p < t->world->n_places; p++)
    {
#define ADD(field, ...) sum.field += t->record->place[p].field;
      PR_COUNTS (ADD)
#undef ADD
      sum.in_process += t->record->place[p].in_process;
      sum.waiting_visits += t->record->place[p].waiting_visits;
      sum.overdue += t->record->place[p].overdue;
    }
  return sum;
}

const char *
tiny_cause (pr_cause cause, pr_away reason)
{
  static const char *const causes[] = {
#define CAUSE_WORD(id, word, doc) word,
    PR_CAUSES (CAUSE_WORD)
#undef CAUSE_WORD
  };
  return cause == PR_CAUSE_ABSENCE ? pr_away_words[reason] : causes[cause];
}

int
tiny_main (const char *name, TCase *tc)
{
  Suite *s = suite_create (name);
  suite_add_tcase (s, tc);
  return run_suite (s);
}
