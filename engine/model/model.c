/* The event loop: reset, warm-up, window, end. */
#include "kernel/dist-tabulated.h"
#include "model/ages.h"
#include "model/arrive.h"
#include "model/change.h"
#include "model/closing.h"
#include "model/conservation.h"
#include "model/crew.h"
#include "model/deciding.h"
#include "model/detail-add.h"
#include "model/dispatch.h"
#include "model/duty.h"
#include "model/foresight.h"
#include "model/incident.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/loop.h"
#include "model/measure.h"
#include "model/officer.h"
#include "model/official.h"
#include "model/outage.h"
#include "model/pace.h"
#include "model/patience.h"
#include "model/plan.h"
#include "model/renewal.h"
#include "model/state.h"
#include "model/step.h"
#include "model/story.h"
#include "model/uses.h"

#include "kernel/i18n.h"

#include <gio/gio.h>
#include <inttypes.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (pr-model-error-quark, pr_model_error)
/* clang-format on */

static bool
anything_delayed (const pr_world *w)
{
  if (w->later != NULL && anything_delayed (w->later))
    return true;
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (w->steps[i].kind != PR_STEP_WORK)
      return true;
  for (uint8_t i = 0; i < w->n_phases; i++)
    if (w->rules[i].visitor_return > 0)
      return true;
  return w->n_hand_overs > 0 || w->near != NULL || w->n_systems > 0;
}

/* What never has an event gets no slot, so that the tree is as small as the world. */
static void
init_slots (pr_model *m)
{
  const pr_world *w = m->w;
  uint32_t slot = m->slots.shift = m->n_officers;
  for (uint32_t i = 0; i < w->n_shifts; i++)
    {
      bool changes = !pr_shift_calendar (m, i)->always || pr_uses (m, PR_USES_HOURS);
      m->shifts[i].slot = changes ? slot : PR_NONE32;
      if (changes)
        m->slots.shift_of[slot++ - m->slots.shift] = i;
    }
  m->slots.delay = slot;
  m->slots.arrival = m->slots.delay + (anything_delayed (w) ? w->n_places : 0);
  m->slots.patience = m->slots.arrival + w->n_places;
  m->slots.plan = m->slots.patience + (w->has_patience ? w->n_places : 0);
}

/* Numbers the slots of what is made after the arrivals. Returns how many there are in all. */
static uint32_t
init_late_slots (pr_model *m)
{
  m->slots.incident = m->slots.plan + m->plans.any;
  m->slots.crew = m->slots.incident + m->w->n_incidents;
  m->slots.member = m->slots.crew + m->w->n_crews;
  m->slots.stretch = m->slots.member + m->crews.n_members;
  m->slots.measure = m->slots.stretch + m->stretches.n;
  return m->slots.measure + (pr_uses (m, PR_USES_MEASURES) ? 1 : 0);
}

pr_model *
pr_model_new (const pr_world *w, const pr_probe *probe, GError **error)
{
  pr_table_log_make ();
  pr_model *m = g_new0 (pr_model, 1);
  m->w = m->base = w;
  m->n_officers = pr_world_all_officers (w);
  m->uses = pr_uses_of (w);
  m->rules = w->rules;
  if (probe)
    m->probe = *probe;
  pr_model_listen (m, probe);
  m->rng.seed = w->seed;
  m->first_sim_day = pr_time_day (w->begin);
  m->n_sim_days = w->end_day - m->first_sim_day;
  m->seq = g_new0 (uint64_t, w->n_places + 1u);
  m->shifts = g_new0 (pr_shift_state, w->n_shifts);
  m->slots.shift_of = g_new0 (uint32_t, w->n_shifts);
  m->delays = g_new0 (pr_delays, w->n_places);
  m->place = g_new0 (pr_place_count, w->n_places);
  m->procedure = g_new0 (pr_procedure_count, w->n_procedures);
  pr_official_make (m);
  m->pool = g_new0 (pr_pool_count, w->n_pools);
  m->line = g_new0 (pr_line_count, w->n_lines);
  pr_law_make (m);
  pr_deciding_make (m);
  pr_detail_make (m);
  pr_ages_make (m);
  pr_audit_make (m);
  pr_stories_make (m);
  pr_officers_make (m);
  pr_lines_make (m);
  pr_priorities_make (m);
  pr_batches_make (m);
  pr_order_make (m);
  pr_dispatch_make (m);
  init_slots (m);
  pr_arrivals_make (m);
  pr_renewals_make (m);
  pr_plans_make (m);
  pr_things_make (m);
  pr_pace_make (m);
  pr_experience_make (m);
  pr_duty_make (m);
  pr_stretches_make (m);
  pr_overtime_make (m);
  pr_debts_make (m);
  pr_measures_make (m);
  pr_incidents_make (m);
  pr_crews_make (m);
  pr_patience_make (m);
  pr_people_make (m);
  if (!pr_fel_init (&m->fel, init_late_slots (m)))
    {
      pr_model_free (m);
      g_set_error_literal (error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY,
                           _ ("out of memory for the event list"));
      return NULL;
    }
  return m;
}

void
pr_model_free (pr_model *m)
{
  if (!m)
    return;
  for (uint16_t p = 0; p < m->w->n_places; p++)
    pr_delays_clear (&m->delays[p]);
  pr_fel_clear (&m->fel);
  g_free (m->seq);
  free (m->items);
  g_free (m->shifts);
  g_free (m->slots.shift_of);
  g_free (m->delays);
  pr_officers_free (m);
  pr_lines_free (m);
  pr_priorities_free (m);
  pr_batches_free (m);
  pr_order_free (m);
  pr_dispatch_free (m);
  pr_arrivals_free (m);
  pr_renewals_free (m);
  pr_people_free (m);
  pr_patience_free (m);
  pr_law_free (m);
  pr_deciding_free (m);
  pr_detail_free (m);
  pr_ages_free (m);
  pr_audit_free (m);
  pr_stories_free (m);
  pr_things_free (m);
  pr_pace_free (m);
  pr_experience_free (m);
  pr_errors_free (m);
  pr_duty_free (m);
  pr_stretches_free (m);
  pr_overtime_free (m);
  pr_debts_free (m);
  pr_measures_free (m);
  pr_incidents_free (m);
  pr_crews_free (m);
  pr_plans_free (m);
  g_free (m->place);
  g_free (m->procedure);
  pr_official_free (m);
  g_free (m->pool);
  g_free (m->line);
  g_free (m);
}

/* An array without elements is NULL, which memset() does not take. */
static void
clear (void *array, size_t bytes)
{
  if (bytes > 0)
    memset (array, 0, bytes);
}

static void
reset_counts (pr_model *m)
{
  clear (m->place, m->w->n_places * sizeof *m->place);
  clear (m->procedure, m->w->n_procedures * sizeof *m->procedure);
  pr_official_reset (m);
  clear (m->pool, m->w->n_pools * sizeof *m->pool);
  clear (m->officer, m->n_officers * sizeof *m->officer);
  clear (m->line, m->w->n_lines * sizeof *m->line);
  for (uint16_t p = 0; p < m->w->n_places; p++)
    m->place[p].first_empty = m->place[p].last_empty = PR_NEVER;
}

static void
reset (pr_model *m, uint64_t replication)
{
  pr_change_reset (m);
  const pr_world *w = m->w;
  m->rng.replication = replication;
  m->now = m->counted_from = w->begin;
  m->events = 0;
  m->failed = 0;
  m->n_items = 0;
  m->free_item = PR_NONE32;
  pr_fel_reset (&m->fel);
  for (uint32_t s = 0; s < w->n_shifts; s++)
    m->shifts[s].calendar = w->shifts[s].calendar;
  clear (m->seq, (w->n_places + 1u) * sizeof *m->seq);

  pr_law_reset (m);
  pr_deciding_reset (m);
  pr_detail_reset (m);
  pr_ages_reset (m);
  pr_audit_reset (m);
  pr_stories_reset (m);
  pr_officers_reset (m);
  pr_lines_reset (m);
  pr_priorities_reset (m);
  pr_batches_reset (m);
  pr_order_reset (m);
  pr_dispatch_reset (m);
  reset_counts (m);
  pr_things_reset (m);
  pr_pace_reset (m);
  pr_experience_reset (m);
  pr_errors_reset (m);
  pr_duty_reset (m);
  pr_overtime_reset (m);
  pr_debts_reset (m);
  pr_plans_begin (m);
  pr_stretches_begin (m);
  pr_patience_reset (m);
  pr_people_reset (m);
  if (m->renewals)
    pr_renewals_begin (m);
  for (uint16_t p = 0; p < w->n_places; p++)
    m->delays[p].n = 0;
  pr_arrivals_begin (m);
  for (uint32_t s = 0; s < w->n_shifts; s++)
    {
      m->shifts[s].open = false;
      pr_shift_begin (m, s);
    }
  pr_crews_begin (m);
  pr_incidents_begin (m);
  pr_measures_begin (m);
}

/* The warm-up is over: counts start again, and what is in process is taken over. */
static void
begin_window (pr_model *m)
{
  const pr_world *w = m->w;
  pr_law_sample (m, w->first_day - 1);
  for (uint32_t i = 0; i < m->n_officers; i++)
    {
      if (pr_uses (m, PR_USES_DEBTS) && pr_officer_is_at_work (m, i))
        pr_officer_count_busy (m, i); /* for what is owed */
      m->officers[i].busy_from = m->now;
      m->officer[i] = (pr_officer_count){ 0 };
    }
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      m->pool[i] = (pr_pool_count){ 0 };
      m->pools[i].opened = m->now;
      m->pools[i].hand_time = -(uint64_t) m->pools[i].n_in_hand * (uint64_t) m->now;
    }
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      pr_place_count *c = &m->place[p];
      *c = (pr_place_count){ .taken_over = c->in_process,
                             .in_process = c->in_process,
                             .process_time = c->in_process * (w->end - m->now),
                             .tests_arrived = c->tests_in_process,
                             .tests_in_process = c->tests_in_process,
                             .visits_before = c->waiting_visits,
                             .waiting_visits = c->waiting_visits,
                             .held = c->held,
                             .deciding = c->deciding,
                             .overdue = c->overdue,
                             .first_empty = PR_NEVER,
                             .last_empty = PR_NEVER,
                             .on_time_count = c->on_time_count,
                             .late_count = c->late_count,
                             .on_time_renewed_count = c->on_time_renewed_count };
    }
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      pr_procedure_count *c = &m->procedure[i];
      *c = (pr_procedure_count){ .on_time = c->on_time, .late = c->late };
    }
  pr_official_begin_window (m);
  for (uint32_t i = 0; i < w->n_lines; i++)
    {
      pr_line_count *c = &m->line[i];
      *c = (pr_line_count){ .length.value = c->length.value, .work = c->work };
    }
  pr_crews_begin_window (m);
  pr_experience_begin_window (m);
  for (uint32_t i = 0; i < m->n_items; i++)
    m->items[i].origin = PR_NONE16; /* what was handed over before counts as taken over */
  pr_backlog_take_over (m);
}

static void
sample (pr_model *m)
{
  pr_law_sample (m, pr_law_day_over (m));
  if (!pr_check_conservation (m))
    m->failed = PR_MODEL_ERROR_CONSERVATION;
  if (m->probe.sample)
    m->probe.sample (m->probe.self, m, m->now);
}

static void
run_events (pr_model *m, pr_key end, gint *cancel)
{
#ifdef PR_ONE_LOOP
  pr_loop *loop = pr_loop_all;
#else
  pr_loop *loop = m->uses == PR_SET_PLAIN            ? pr_loop_plain
                  : (m->uses & ~PR_SET_OFFICES) == 0 ? pr_loop_offices
                                                     : pr_loop_all;
#endif
  loop (m, end, cancel);
}

/* The key up to which events are done before a sample, or the end of the window. At 00:00 no event
 * of that instant is done: it belongs to the day that begins. At another time of day a window ends
 * after everything of that instant; work that ends exactly at 17:00 counts. */
static pr_key
before (pr_time at)
{
  return pr_key_make (at, pr_time_of_day (at) == 0 ? PR_EV_COMPLETED : PR_EV_SAMPLE, 0, 0);
}

static void
run_until (pr_model *m, pr_key end, gint *cancel)
{
  if (m->w->later != NULL && before (m->w->later_from) < end)
    {
      run_events (m, before (m->w->later_from), cancel);
      if (m->failed || (cancel && g_atomic_int_get (cancel)))
        return;
      m->now = m->w->later_from;
      pr_change_over (m);
    }
  run_events (m, end, cancel);
}

/* Lets a probe look at the model within a day. */
static void
glance (pr_model *m, pr_time from, pr_time until, gint *cancel)
{
  for (pr_time at = from + PR_HOUR / 4; at < until; at += PR_HOUR / 2)
    {
      if (at < m->now) /* the window begins within the day */
        continue;
      run_until (m, pr_key_make (at, PR_EV_SAMPLE, 0, 0), cancel);
      if (m->failed || (cancel && g_atomic_int_get (cancel)))
        return;
      m->now = at;
      m->probe.glance (m->probe.self, m, at);
    }
}

/* Runs from sample to sample: at the end of every day, and of the window. */
static void
run_window (pr_model *m, gint *cancel)
{
  const pr_world *w = m->w;
  for (pr_time day = w->first_day; !m->failed && m->now < w->end; day++)
    {
      pr_time at = MIN ((day + 1) * PR_DAY, w->end);
      if (m->probe.glance != NULL)
        glance (m, day * PR_DAY, at, cancel);
      run_until (m, before (at), cancel);
      if (m->failed || (cancel && g_atomic_int_get (cancel)))
        return;
      m->now = at;
      sample (m);
    }
}

/* Counts up to the end what is still going on there. */
static void
end_window (pr_model *m)
{
  m->now = m->w->end;
  for (uint32_t i = 0; i < m->n_officers; i++)
    if (pr_officer_is_at_work (m, i))
      pr_officer_count_busy (m, i);
    else if (m->officers[i].state == PR_OFFICER_HELD)
      pr_officer_count_held (m, i);
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    if (m->pools[i].open)
      pr_pool_count_scheduled (m, i);
  for (uint32_t i = 0; i < m->w->n_pools; i++)
    m->pool[i].in_hand
        = (int64_t) (m->pools[i].hand_time + (uint64_t) m->pools[i].n_in_hand * (uint64_t) m->now);
  pr_officers_end (m);
  pr_lines_count_length (m);
  pr_incidents_count (m);
  pr_crews_count (m);
  pr_measures_end (m);
  pr_law_end (m);
  pr_deciding_end (m);
}

gboolean
pr_model_run (pr_model *m, uint64_t replication, gint *cancel, GError **error)
{
  const pr_world *w = m->w;
  reset (m, replication);
  run_until (m, pr_key_make (w->start, PR_EV_COMPLETED, 0, 0), cancel);
  m->now = m->counted_from = w->start;
  begin_window (m);
  run_window (m, cancel);
  end_window (m);
  if (cancel && g_atomic_int_get (cancel))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("interrupted"));
      return FALSE;
    }
  if (m->failed == PR_MODEL_ERROR_MEMORY)
    g_set_error (
        error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY,
        _ ("out of memory in replication %" PRIu64 " with %u dossiers and visitors in process"),
        replication, m->n_items);
  else if (m->failed == PR_MODEL_ERROR_FULL)
    g_set_error (error, PR_MODEL_ERROR, PR_MODEL_ERROR_FULL,
                 _ ("%u dossiers and visitors in process in replication %" PRIu64
                    " need more than the %.2f GB of memory that there are for them; more come than "
                    "are done"),
                 m->n_items, replication, (double) w->most_bytes / 1e9);
  else if (m->failed)
    g_set_error (error, PR_MODEL_ERROR, PR_MODEL_ERROR_CONSERVATION,
                 _ ("dossiers were lost or counted twice in replication %" PRIu64
                    "; this is a defect of the program, please report it with the scenario"),
                 replication);
  return m->failed == 0;
}

const pr_place_count *
pr_model_places (const pr_model *m)
{
  return m->place;
}

const pr_procedure_count *
pr_model_procedures (const pr_model *m)
{
  return m->procedure;
}

const pr_official_count *
pr_model_official (const pr_model *m)
{
  return m->official;
}

const pr_ledger_day *
pr_model_ledgers (const pr_model *m)
{
  return m->ledger;
}

const pr_pool_count *
pr_model_pools (const pr_model *m)
{
  return m->pool;
}

const pr_officer_count *
pr_model_officers (const pr_model *m)
{
  return m->officer;
}

const pr_line_count *
pr_model_lines (const pr_model *m)
{
  return m->line;
}

const pr_point *
pr_model_points (const pr_model *m, uint32_t *n)
{
  *n = m->stories.n_points;
  return m->stories.points;
}

const int64_t *
pr_model_lost (const pr_model *m, uint32_t *n_weeks)
{
  *n_weeks = m->stories.n_weeks;
  return m->stories.lost;
}

const pr_thing_count *
pr_model_things (const pr_model *m)
{
  return m->thing;
}

const pr_practice_count *
pr_model_practices (const pr_model *m)
{
  return m->practice;
}

const pr_crew_count *
pr_model_crews (const pr_model *m)
{
  return m->crew;
}

const pr_measure_count *
pr_model_measures (const pr_model *m)
{
  return m->measure;
}

const pr_schedule *
pr_model_schedule (const pr_model *m)
{
  return m->schedule;
}

void
pr_model_follow (pr_model *m, const pr_agenda *agenda)
{
  m->given = agenda;
}

int64_t
pr_model_events (const pr_model *m)
{
  return m->events;
}
