/* What must hold whatever the scenario: 200 random ones, with all mechanisms on.
 *
 *   nothing is lost (the model looks at every sample), the clock never runs back, nobody is in two
 *   places at once; after every instant nothing waits beside an officer who could begin it, and no
 *   visitor is laid by; nothing is due before it was received, nor earlier than what was received
 *   before it; the official form is what happened; lives are cut into segments that touch and add
 *   up; the event log gives each pool's busy time again; another unit that shares nothing changes
 *   nothing; without chance a week later everything happens a week later
 */
#include "form.h"
#include "random-scenario.h"
#include "rebuild.h"

#include "tiny.h"

#include <string.h>

#define SCENARIOS 200
#define MOST_TOGETHER 6 /* of random-scenario.c */

typedef struct {
  pr_time received;
  int32_t due;
  bool any;
} latest;

typedef struct {
  const pr_world *world;
  latest *last;    /* [procedure] */
  const char *but; /* code of a place whose events are left out of the log */
  GString *log;    /* may be NULL */
  pr_time now;
  GArray *hands;         /* [officer] hand */
  GArray *by;            /* [item] uint32_t: officer */
  guint lives, together; /* together: batches */
  guint32 seed;
  form *form;
  const pr_probe *logs; /* the event log's, or NULL */
} witness;

/* What an officer has in hand. */
typedef struct {
  guint n;
  pr_time since; /* the last was begun first */
  uint16_t step;
} hand;

static uint32_t *
cell (GArray *a, guint i)
{
  uint32_t none = PR_NONE32;
  while (a->len <= i)
    g_array_append_val (a, none);
  return &g_array_index (a, uint32_t, i);
}

static hand *
hand_of (witness *k, uint32_t officer)
{
  if (k->hands->len <= officer)
    g_array_set_size (k->hands, officer + 1);
  return &g_array_index (k->hands, hand, officer);
}

static bool
has_batches (const pr_world *w)
{
  for (uint32_t i = 0; w->policy != NULL && i < w->policy->n_measures; i++)
    if (w->policy->measures[i].action == PR_ACTION_BATCH)
      return true;
  return false;
}

/* An officer has one thing in hand, or several papers of one step that were begun at once, and no
 * thing is in two officers' hands. */
static void
take (witness *k, const pr_happened *h, uint32_t *by)
{
  hand *in = hand_of (k, h->officer);
  ck_assert_msg (*by == PR_NONE32 || *by == h->officer, "item %u is in two hands", h->item);
  if (*by == h->officer)
    return;
  ck_assert_msg (in->n == 0
                     || (has_batches (k->world) && in->since == h->time && in->step == h->step
                         && !h->visitor && in->n < MOST_TOGETHER),
                 "officer %u has more in hand than may be", h->officer);
  *in = (hand){ in->n + 1, h->time, h->step };
  *by = h->officer;
  k->together += in->n == 2;
}

static void
watch_hands (witness *k, const pr_happened *h)
{
  uint32_t *by = cell (k->by, h->item);
  switch (h->what)
    {
    case PR_HAPPENS_BEGAN:
      take (k, h, by);
      break;
    case PR_HAPPENS_SUSPENDED:
    case PR_HAPPENS_HELD:
      ck_assert_uint_eq (*by, h->officer);
      break;
    case PR_HAPPENS_COMPLETED:
      if (h->officer != PR_NONE32)
        ck_assert_uint_eq (*by, h->officer);
      /* fall through */
    case PR_HAPPENS_JOINED:
    case PR_HAPPENS_DELAYED:
    case PR_HAPPENS_HANDED_BACK:
    case PR_HAPPENS_INTERRUPTED:
    case PR_HAPPENS_LEFT:
    case PR_HAPPENS_CLOSED:
    case PR_HAPPENS_RELEASED:
      if (*by != PR_NONE32)
        hand_of (k, *by)->n--;
      *by = PR_NONE32;
      break;
    default:
      break;
    }
}

/* Also what the backlog file holds. */
static void
watch_due (witness *k, const pr_happened *h)
{
  const pr_world *w = k->world;
  if (h->what != PR_HAPPENS_RECEIVED || h->due == INT32_MAX)
    return;
  const pr_calendar *legal = w->calendars[w->rules[0].legal_calendar];
  ck_assert_int_ge (pr_cal_day_close (legal, h->due), h->received);
  latest *last = &k->last[h->procedure];
  bool later = h->received >= last->received;
  ck_assert_msg (!last->any || (later ? h->due >= last->due : h->due <= last->due),
                 "received at %" G_GINT64_FORMAT " and due %d, at %" G_GINT64_FORMAT " and %d",
                 h->received, h->due, last->received, last->due);
  *last = (latest){ h->received, h->due, true };
}

static void
tell_officer (witness *k, const pr_happened *h)
{
  const pr_world *w = k->world;
  const pr_pool *pool = &w->pools[pr_world_pool_of (w, h->officer)];
  if (k->log != NULL && strcmp (w->places[h->place].code, k->but) != 0)
    g_string_append_printf (k->log, "%" G_GINT64_FORMAT " %d %s %s %u %d\n", h->time, h->what,
                            pool->name, w->places[h->place].code,
                            h->officer - pool->first_officer + 1, h->reason);
}

static void
happened (void *self, const pr_happened *h)
{
  witness *k = self;
  const pr_world *w = k->world;
  /* A reception or an apology may be told later. */
  if (h->what != PR_HAPPENS_RECEIVED && h->what != PR_HAPPENS_APOLOGISED)
    {
      ck_assert_int_ge (h->time, k->now);
      k->now = h->time;
    }
  ck_assert_int_le (h->time, w->end);
  if (k->logs != NULL)
    k->logs->happened (k->logs->self, h);
  if (pr_happens_to_measure (h->what) || pr_happens_to_thing (h->what))
    return;
  if (pr_happens_to_officer (h->what))
    {
      tell_officer (k, h);
      return;
    }
  watch_hands (k, h);
  watch_due (k, h);
  form_happened (k->form, h);
  if (k->log == NULL || strcmp (w->places[h->filing].code, k->but) == 0)
    return;
  g_string_append_printf (
      k->log, "%" G_GINT64_FORMAT " %d %s %s %s %s %d\n", h->time, h->what,
      w->procedures[h->procedure].code, h->step != PR_NONE16 ? w->steps[h->step].name : "-",
      h->place != PR_NONE16 ? w->places[h->place].code : "-", w->places[h->filing].code, h->due);
}

static const char *
pool_of (const pr_world *w, uint32_t officer)
{
  for (uint32_t i = w->n_pools; i-- > 0 && officer != PR_NONE32;)
    if (w->pools[i].first_officer <= officer)
      return w->pools[i].name;
  return "-";
}

/* Segments touch, run forward and cover the life. */
static void
lived (void *self, const pr_life *life)
{
  witness *k = self;
  pr_time at = life->born;
  k->lives++;
  for (uint32_t i = 0; i < life->n; i++)
    {
      ck_assert_int_eq (life->segments[i].from, at);
      ck_assert_int_ge (life->segments[i].to, at);
      ck_assert_int_lt (life->segments[i].cause, PR_N_CAUSES);
      at = life->segments[i].to;
    }
  ck_assert_int_eq (at, life->ended);
}

static void
looked_at (void *self, const pr_model *m, pr_time now)
{
  static const char *const words[] = {
    [PR_FLAW_NONE] = "",
    [PR_FLAW_OVERLOOKED] = "waits beside an officer who could begin it",
    [PR_FLAW_LAID_BY] = "is a visitor who is laid by",
    [PR_FLAW_LEFT_OVER] = "is a visitor whom nobody will serve today",
    [PR_FLAW_IDLE] = "is not the matter: somebody who is not there is idle",
    [PR_FLAW_MISCOUNTED] = "is not the matter: a line is counted wrong",
    [PR_FLAW_DISORDERED] = "waits behind what should be taken after it",
    [PR_FLAW_MISFILED] = "waits in the list of another priority",
    [PR_FLAW_MIXED] = "is in hand with others of which it is none",
  };
  const witness *k = self;
  pr_flaw flaw = pr_model_flaw (m);
  ck_assert_msg (flaw.kind == PR_FLAW_NONE,
                 "seed %u, day %d, minute %d: item %u %s; officer %d of pool %s", k->seed,
                 (int) pr_time_day (now), (int) (pr_time_of_day (now) / PR_MINUTE), flaw.item,
                 words[flaw.kind], (int) flaw.officer, pool_of (k->world, flaw.officer));
}

static void
check_pools (const pr_world *w, const pr_model *m)
{
  const pr_pool_count *pool = pr_model_pools (m);
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      ck_assert_int_ge (pool[i].busy, 0);
      ck_assert_int_ge (pool[i].held, 0);
      ck_assert_int_ge (pool[i].scheduled, 0);
      ck_assert_int_le (pool[i].scheduled, pool[i].scheduled_all);
      ck_assert_int_le (pool[i].busy + pool[i].held, pool[i].scheduled_all + pool[i].overtime);
    }
}

/* The log of a replication; NULL `but`: none is kept, but the event log is read back. */
static char *
run (const random_options *options, const char *but)
{
  g_autofree char *text = random_scenario (options);
  g_autoptr (GError) error = NULL;
  pr_world *w = tiny_world (text);
  g_autofree latest *last = g_new0 (latest, w->n_procedures);
  witness k = { .world = w,
                .last = last,
                .but = but,
                .log = but != NULL ? g_string_new (NULL) : NULL,
                .now = INT64_MIN,
                .seed = options->seed,
                .form = form_begin (w),
                .hands = g_array_new (FALSE, TRUE, sizeof (hand)),
                .by = g_array_new (FALSE, FALSE, sizeof (uint32_t)) };
  pr_probe probe = { .happened = happened, .lived = lived, .instant = looked_at, .self = &k };
  pr_model *m = pr_model_new (w, &probe, &error);
  ck_assert_ptr_nonnull (m);
  rebuild *again = but == NULL ? rebuild_begin (w) : NULL;
  k.logs = again != NULL ? rebuild_probe (again) : NULL;
  gboolean ok = pr_model_run (m, 0, NULL, &error);
  ck_assert_msg (ok, "seed %u: %s\n%s", options->seed, error != NULL ? error->message : "", text);
  ck_assert_uint_gt (k.lives, 0);
  check_pools (w, m);
  form_check (k.form, m, options->seed);
  if (again != NULL)
    rebuild_check (again, w, m, options->seed);
  pr_model_free (m);
  pr_world_free (w);
  g_array_unref (k.hands);
  g_array_unref (k.by);
  return k.log != NULL ? g_string_free (k.log, FALSE) : NULL;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The same events; those of one instant in any order. Names the first that differs. */
static void
expect_same (const char *a, const char *b, guint32 seed)
{
  g_auto (GStrv) x = g_strsplit (a, "\n", -1), y = g_strsplit (b, "\n", -1);
  qsort (x, g_strv_length (x), sizeof *x, compare_lines);
  qsort (y, g_strv_length (y), sizeof *y, compare_lines);
  guint i = 0;
  while (x[i] != NULL && y[i] != NULL && strcmp (x[i], y[i]) == 0)
    i++;
  ck_assert_msg (x[i] == NULL && y[i] == NULL, "seed %u, line %u: '%s' against '%s'", seed, i,
                 x[i] != NULL ? x[i] : "the end", y[i] != NULL ? y[i] : "the end");
}

START_TEST (conserved)
{
  random_options o = { .seed = (guint32) _i + 1, .sends = TRUE };
  run (&o, NULL);
  g_autofree char *text = random_scenario (&o);
  tiny_free (tiny_run (text, 0)); /* its record is sound */
}
END_TEST

START_TEST (another_unit_changes_nothing)
{
  random_options without = { .seed = (guint32) _i + 1 }, with = without;
  with.another = TRUE;
  g_autofree char *a = run (&without, "a9"), *b = run (&with, "a9");
  expect_same (a, b, without.seed);
}
END_TEST

START_TEST (a_week_later)
{
  random_options now = { .seed = (guint32) _i + 1, .constant = TRUE }, later = now;
  later.shift = 7;
  g_autofree char *a = run (&now, ""), *b = run (&later, "");
  expect_same (a, b, now.seed);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("property");
  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc, conserved, 0, SCENARIOS);
  tcase_add_loop_test (tc, another_unit_changes_nothing, 0, SCENARIOS / 4);
  tcase_add_loop_test (tc, a_week_later, 0, SCENARIOS / 4);
  return tiny_main ("property", tc);
}
