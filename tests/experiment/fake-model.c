#include "fake-model.h"

#include "model/schedule.h"

#include <gio/gio.h>

enum { N_PLACES = 2, N_POOLS = 3, N_LINES = 3, MOST_DAYS = 20000 };

fake_script fake;

struct _pr_model {
  const pr_world *world;
  const pr_probe *probe, *listener;
  pr_place_count place[N_PLACES];
  pr_procedure_count procedure;
  pr_pool_count pool[N_POOLS];
  pr_officer_count officer[N_POOLS];
  pr_line_count line[N_LINES];
  int64_t events;
};

/* clang-format off */
G_DEFINE_QUARK (pr-model-error-quark, pr_model_error)
/* clang-format on */

uint32_t
pr_world_pool_of (const pr_world *w G_GNUC_UNUSED, uint32_t officer)
{
  return officer;
}

void
pr_world_number_officers (pr_world *w G_GNUC_UNUSED)
{
}

pr_model *
pr_model_new (const pr_world *world, const pr_probe *probe, GError **error G_GNUC_UNUSED)
{
  pr_model *m = g_new0 (pr_model, 1);
  m->world = world;
  m->probe = probe;
  return m;
}

void
pr_model_free (pr_model *m)
{
  g_free (m);
}

void
pr_model_listen (pr_model *m, const pr_probe *listener)
{
  m->listener = listener;
}

gboolean
pr_model_run (pr_model *m, uint64_t replication, gint *cancel, GError **error)
{
  const pr_world *w = m->world;
  m->events = (int64_t) replication;
  const pr_happened came = { .what = PR_HAPPENS_CAME,
                             .time = w->begin,
                             .ident = replication,
                             .officer = PR_NONE32,
                             .step = PR_NONE16,
                             .place = PR_NONE16 };
  if (m->listener != NULL)
    m->listener->happened (m->listener->self, &came);
  for (int32_t d = 0; d < w->end_day - w->first_day; d++)
    {
      if (fake.count != NULL)
        fake.count (replication, d, m->place, m->line);
      pr_time midnight = (w->first_day + d + 1) * PR_DAY;
      m->probe->sample (m->probe->self, m, midnight < w->end ? midnight : w->end);
    }
  if (fake.fails != NULL && fake.fails (replication))
    {
      g_set_error (error, PR_MODEL_ERROR, PR_MODEL_ERROR_CONSERVATION, "fails");
      return FALSE;
    }
  if (cancel != NULL && g_atomic_int_get (cancel))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  return TRUE;
}

void
pr_model_follow (pr_model *m G_GNUC_UNUSED, const pr_agenda *agenda G_GNUC_UNUSED)
{
}

/* No world of these tests has a schedule. */
const pr_schedule *
pr_model_schedule (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
}

pr_schedule *
pr_schedule_new (const pr_world *w G_GNUC_UNUSED)
{
  return NULL;
}

void
pr_schedule_free (pr_schedule *s G_GNUC_UNUSED)
{
}

bool
pr_schedule_draw (pr_schedule *s G_GNUC_UNUSED, const pr_rng *rng G_GNUC_UNUSED)
{
  return true;
}

pr_agenda
pr_schedule_agenda (const pr_schedule *s G_GNUC_UNUSED)
{
  return (pr_agenda){ 0 };
}

uint32_t
pr_world_all_officers (const pr_world *w)
{
  return w->n_officers;
}

const pr_detail_count *
pr_model_details (G_GNUC_UNUSED const pr_model *m)
{
  return NULL;
}

const pr_measure_count *
pr_model_measures (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
}

const pr_rehearsal_count *
pr_schedule_rehearsals (const pr_schedule *s G_GNUC_UNUSED)
{
  return NULL;
}

const pr_venue_count *
pr_schedule_venues (const pr_schedule *s G_GNUC_UNUSED)
{
  return NULL;
}

const pr_course_count *
pr_schedule_courses (const pr_schedule *s G_GNUC_UNUSED)
{
  return NULL;
}

const pr_place_count *
pr_model_places (const pr_model *m)
{
  return m->place;
}

const pr_procedure_count *
pr_model_procedures (const pr_model *m)
{
  return &m->procedure;
}

const pr_official_count *
pr_model_official (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
}

const pr_ledger_day *
pr_model_ledgers (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
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
pr_model_points (const pr_model *m G_GNUC_UNUSED, uint32_t *n)
{
  *n = 0;
  return NULL;
}

const int64_t *
pr_model_lost (const pr_model *m G_GNUC_UNUSED, uint32_t *n_weeks)
{
  *n_weeks = 0;
  return NULL;
}

const int32_t *
pr_model_dated (const pr_model *m G_GNUC_UNUSED)
{
  static const int32_t none[PR_N_DATED * N_PLACES * MOST_DAYS];
  return none;
}

const pr_thing_count *
pr_model_things (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
}

const pr_crew_count *
pr_model_crews (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
}

const pr_practice_count *
pr_model_practices (const pr_model *m G_GNUC_UNUSED)
{
  return NULL;
}

int64_t
pr_model_events (const pr_model *m)
{
  return m->events;
}

static pr_world world;
static pr_calendar *calendar;

const pr_world *
fake_world (int32_t n_days)
{
  static uint32_t line0_pools[] = { 0, 1 }, line1_pools[] = { 1 }, line2_pools[] = { 2 };
  static uint32_t solo_lines[] = { 0 }, pair_lines[] = { 0, 1 }, nobody_lines[] = { 2 };
  static pr_line lines[N_LINES] = { { .n_pools = 2, .pools = line0_pools },
                                    { .n_pools = 1, .pools = line1_pools },
                                    { .n_pools = 1, .pools = line2_pools } };
  static pr_pool pools[N_POOLS] = {
    { .name = (char *) "solo", .count = 1, .share = 0.5, .n_lines = 1, .lines = solo_lines },
    { .name = (char *) "pair", .count = 3, .share = 1, .n_lines = 2, .lines = pair_lines },
    { .name = (char *) "nobody", .count = 0, .share = 1, .n_lines = 1, .lines = nobody_lines }
  };
  static uint16_t deciding[N_PLACES] = { 0, 1 };
  static pr_procedure procedure = { .deciding = deciding };
  static pr_rules rules = { .legal_calendar = PR_NONE16 };
  static pr_dist every;
  static pr_workflow flow;
  static pr_stream stream = { .every = &every }; /* of the dossiers that the log tells of */
  static pr_shift shift = { .calendar = 0, .n_pools = N_POOLS };
  pr_week_slot week[5];
  for (int d = 0; d < 5; d++)
    week[d] = (pr_week_slot){ d, { 8 * PR_HOUR, 12 * PR_HOUR } };
  fake_world_clear ();
  pr_day epoch = pr_day_from_civil (2025, 7, 1);
  calendar = pr_cal_new (epoch, -30, n_days + 30, G_N_ELEMENTS (week), week, 0, NULL);
  world = (pr_world){
    .epoch = epoch,
    .end = n_days * PR_DAY,
    .end_day = n_days,
    .n_places = N_PLACES,
    .n_lines = N_LINES,
    .lines = lines,
    .n_shifts = 1,
    .shifts = &shift,
    .n_pools = N_POOLS,
    .pools = pools,
    .n_calendars = 1,
    .calendars = &calendar,
    .n_procedures = 1,
    .procedures = &procedure,
    .n_workflows = 1,
    .workflows = &flow,
    .rules = &rules,
    .n_streams = 1,
    .streams = &stream,
  };
  return &world;
}

void
fake_world_clear (void)
{
  g_clear_pointer (&calendar, pr_cal_free);
}

const int32_t pr_age_days[PR_N_AGES - 1] = { 1, 3, 7, 14, 30 };

void
pr_model_ages (const pr_model *m G_GNUC_UNUSED, int64_t ages[PR_N_AGES])
{
  memset (ages, 0, PR_N_AGES * sizeof *ages);
}

void
pr_model_add_duty (const pr_model *m G_GNUC_UNUSED, int32_t *at_work G_GNUC_UNUSED,
                   int32_t *on_duty G_GNUC_UNUSED)
{
}

void
pr_model_in_system (const pr_model *m G_GNUC_UNUSED, int64_t *n)
{
  memset (n, 0, N_POOLS * sizeof *n);
}
