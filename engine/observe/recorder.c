#include "observe/recorder.h"

#include "model/schedule.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* How much of a line's waiting work belongs to one of its pools. */
typedef struct {
  uint32_t pool, line;
  double days; /* the pool's working days per microsecond of effort waiting */
} burden;

struct _pr_recorder {
  pr_probe probe;
  const pr_world *world;
  uint32_t n_days;
  size_t n_burdens;
  burden *burdens[2];     /* by pool; before a change of the world, and after it: else NULL */
  pr_place_count *before; /* [n_places] at the previous sample */
  int64_t *in_system;     /* [n_pools] at the glance */
  pr_record *record;      /* being filled; its memory was taken before the run */
};

const int32_t pr_band_most[PR_N_BANDS - 1]
    = { 0,  1,   2,   3,   4,   5,   7,   10,   15,   20,   30,    40,   50,
        70, 100, 150, 200, 300, 500, 700, 1000, 2000, 5000, 10000, 20000 };
#define OWN_BANDS 5 /* up to here, band k is of the number k */

/* Where a series comes from: a count of the place, and whether it is a difference. */
static const struct {
  size_t offset;
  bool flow;
} series_source[PR_SERIES_SAMPLED] = {
#define SOURCE(ID, field, name, flow) [PR_SERIES_##ID] = { offsetof (pr_place_count, field), flow },
  PR_SERIES (SOURCE)
};

static int64_t
count_at (const pr_place_count *c, size_t offset)
{
  return *(const int64_t *) (const void *) ((const char *) c + offset);
}

pr_record *
pr_record_new (const pr_world *w)
{
  pr_record *r = g_new0 (pr_record, 1);
  uint32_t n_days = (uint32_t) (w->end_day - w->first_day);
  r->n_days = n_days;
  r->n_places = w->n_places;
  r->n_pools = w->n_pools;
  r->n_procedures = w->n_procedures;
  r->n_lines = w->n_lines;
  r->series = g_new0 (int32_t, (size_t) PR_SERIES_N * w->n_places * n_days);
  r->work_days = g_new0 (float, (size_t) w->n_pools *n_days);
  r->place = g_new0 (pr_place_count, w->n_places);
  r->procedure = g_new0 (pr_procedure_count, w->n_procedures);
  r->n_groups = w->published.n_groups;
  r->n_ledgers = w->published.n_ledgers;
  r->official = g_new0 (pr_official_count, (size_t) r->n_places * r->n_groups);
  r->ledger = g_new0 (pr_ledger_day, (size_t) r->n_ledgers * n_days);
  r->pool = g_new0 (pr_pool_count, w->n_pools);
  r->line = g_new0 (pr_line_count, w->n_lines);
  r->n_officers = w->n_officers;
  r->officer = g_new0 (pr_officer_count, w->n_officers);
  r->n_weeks = pr_world_weeks (w);
  r->lost = g_new0 (int64_t, (size_t) PR_N_CAUSES * r->n_weeks);
  r->ages = g_new0 (int64_t, (size_t) PR_N_AGES * n_days);
  r->at_work = g_new0 (int32_t, (size_t) PR_GLANCES * w->n_pools);
  r->on_duty = g_new0 (int32_t, (size_t) PR_GLANCES * w->n_pools);
  r->in_system = g_new0 (int32_t, (size_t) PR_N_BANDS * w->n_pools);
  r->n_things = w->n_things;
  r->n_crews = w->n_crews;
  r->thing = g_new0 (pr_thing_count, w->n_things);
  r->crew = g_new0 (pr_crew_count, w->n_crews);
  r->n_rehearsals = w->n_rehearsals;
  r->n_venues = w->n_venues;
  r->n_courses = w->n_course_names;
  r->rehearsal = g_new0 (pr_rehearsal_count, w->n_rehearsals);
  r->venue = g_new0 (pr_venue_count, w->n_venues);
  r->course = g_new0 (pr_course_count, w->n_course_names);
  r->n_practices = w->learning != NULL ? w->learning->n_practices : 0;
  r->practice = g_new0 (pr_practice_count, r->n_practices);
  r->n_measures = w->policy != NULL ? w->policy->n_measures : 0;
  r->measure = g_new0 (pr_measure_count, r->n_measures);
  r->n_details = w->n_details;
  r->details = g_new0 (pr_detail_count, (size_t) w->n_details * w->n_places);
  return r;
}

size_t
pr_record_bytes (const pr_world *w)
{
  size_t days = (size_t) (w->end_day - w->first_day);
  return sizeof (pr_record) + PR_SERIES_N * w->n_places * days * sizeof (int32_t)
         + w->n_pools * days * sizeof (float) + w->n_places * sizeof (pr_place_count)
         + (size_t) w->n_places * w->published.n_groups * sizeof (pr_official_count)
         + w->published.n_ledgers * days * sizeof (pr_ledger_day)
         + w->n_procedures * sizeof (pr_procedure_count) + w->n_pools * sizeof (pr_pool_count)
         + w->n_lines * sizeof (pr_line_count) + w->n_officers * sizeof (pr_officer_count)
         + (w->learning != NULL ? w->learning->n_practices * sizeof (pr_practice_count) : 0)
         + (size_t) PR_N_CAUSES * pr_world_weeks (w) * sizeof (int64_t)
         + PR_N_AGES * days * sizeof (int64_t) + w->n_rehearsals * sizeof (pr_rehearsal_count)
         + w->n_venues * sizeof (pr_venue_count) + w->n_course_names * sizeof (pr_course_count)
         + (w->policy != NULL ? w->policy->n_measures * sizeof (pr_measure_count) : 0)
         + (size_t) (2 * PR_GLANCES + PR_N_BANDS) * w->n_pools * sizeof (int32_t)
         + (size_t) w->n_details * w->n_places * sizeof (pr_detail_count);
}

void
pr_record_free (pr_record *r)
{
  if (r == NULL)
    return;
  g_free (r->series);
  g_free (r->work_days);
  g_free (r->place);
  g_free (r->procedure);
  g_free (r->official);
  g_free (r->ledger);
  g_free (r->pool);
  g_free (r->line);
  g_free (r->officer);
  g_free (r->point);
  g_free (r->lost);
  g_free (r->ages);
  g_free (r->at_work);
  g_free (r->on_duty);
  g_free (r->in_system);
  g_free (r->thing);
  g_free (r->crew);
  g_free (r->rehearsal);
  g_free (r->venue);
  g_free (r->course);
  g_free (r->practice);
  g_free (r->measure);
  g_free (r->details);
  g_free (r);
}

int
pr_point_compare (const void *a, const void *b)
{
  const pr_point *x = a, *y = b;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  if (x->step != y->step)
    return x->step < y->step ? -1 : 1;
  if (x->cause != y->cause)
    return x->cause < y->cause ? -1 : 1;
  return (x->reason > y->reason) - (x->reason < y->reason);
}

void
pr_record_add_points (pr_record *r, const pr_point *points, uint32_t n)
{
  if (n == 0)
    return;
  r->point = g_renew (pr_point, r->point, r->n_points + n);
  memcpy (r->point + r->n_points, points, n * sizeof *points);
  r->n_points += n;
  qsort (r->point, r->n_points, sizeof *r->point, pr_point_compare);
}

/* Effort that the pool works off on a working day, microseconds, mean over the window from a day
 * on. */
static double
daily_effort (const pr_world *w, const pr_pool *pool, int32_t first)
{
  const pr_calendar *c = w->calendars[w->shifts[pool->shift].calendar];
  int32_t days = pr_cal_workdays_between (c, first - 1, w->end_day - 1);
  if (days == 0)
    return 0;
  pr_time open = pr_cal_work_between (c, first * PR_DAY, w->end_day * PR_DAY);
  return (double) open / days * pool->count * pool->share;
}

static burden *
burdens_of (const pr_recorder *r, const pr_world *w, int32_t first)
{
  burden *all = g_new0 (burden, r->n_burdens), *b = all;
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      const pr_pool *pool = &w->pools[p];
      double effort = daily_effort (w, pool, first);
      for (uint32_t k = 0; k < pool->n_lines; k++, b++)
        {
          const pr_line *line = &w->lines[pool->lines[k]];
          uint64_t officers = 0;
          for (uint32_t i = 0; i < line->n_pools; i++)
            officers += w->pools[line->pools[i]].count;
          b->pool = p;
          b->line = pool->lines[k];
          if (officers == 0) /* nobody at all: the work waits in every pool of the line */
            b->days = HUGE_VAL;
          else if (pool->count == 0) /* other pools do it */
            b->days = 0;
          else
            b->days = effort > 0 ? (double) pool->count / (double) officers / effort : HUGE_VAL;
        }
    }
  return all;
}

static void
prepare_burdens (pr_recorder *r)
{
  const pr_world *w = r->world;
  for (uint32_t p = 0; p < w->n_pools; p++)
    r->n_burdens += w->pools[p].n_lines;
  r->burdens[0] = burdens_of (r, w, w->first_day);
  if (w->later != NULL && w->later_from < w->end)
    r->burdens[1] = burdens_of (r, w->later, MAX (w->first_day, pr_time_day (w->later_from)));
}

/* Mostly few wait, and the first bands are of one number each. */
static inline size_t
band_of (int64_t n)
{
  if (G_LIKELY (n <= OWN_BANDS))
    return (size_t) n;
  size_t band = OWN_BANDS + 1;
  while (band + 1 < PR_N_BANDS && n > pr_band_most[band])
    band++;
  return band;
}

static void
take_glance (void *self, const pr_model *m, pr_time now)
{
  const pr_recorder *r = self;
  pr_record *rec = r->record;
  size_t slot = (size_t) (pr_time_of_day (now) / (PR_HOUR / 2));
  pr_model_add_duty (m, rec->at_work + slot * rec->n_pools, rec->on_duty + slot * rec->n_pools);
  pr_model_in_system (m, r->in_system);
  for (uint32_t p = 0; p < rec->n_pools; p++)
    rec->in_system[(size_t) p * PR_N_BANDS + band_of (r->in_system[p])]++;
}

static void
take_sample (void *self, const pr_model *m, pr_time now)
{
  pr_recorder *r = self;
  const pr_world *w = r->world;
  pr_record *rec = r->record;
  int32_t day = pr_time_day (now - 1) - w->first_day;
  g_assert (day >= 0 && (uint32_t) day < r->n_days);
  const pr_place_count *counts = pr_model_places (m);
  if (day == 0)
    memset (r->before, 0, w->n_places * sizeof *r->before);
  for (int id = 0; id < PR_SERIES_SAMPLED; id++)
    {
      size_t offset = series_source[id].offset;
      int32_t *out = rec->series + (size_t) id * w->n_places * r->n_days + day;
      for (uint32_t p = 0; p < w->n_places; p++, out += r->n_days)
        {
          int64_t x = count_at (&counts[p], offset);
          *out = (int32_t) (series_source[id].flow ? x - count_at (&r->before[p], offset) : x);
        }
    }
  memcpy (r->before, counts, w->n_places * sizeof *r->before);
  pr_model_ages (m, rec->ages + (size_t) day * PR_N_AGES);

  const pr_line_count *lines = pr_model_lines (m);
  for (uint32_t p = 0; p < w->n_pools; p++)
    rec->work_days[(size_t) p * r->n_days + day] = 0;
  bool later = w->later != NULL && now > w->later_from;
  for (size_t i = 0; i < r->n_burdens; i++)
    {
      const burden *b = &r->burdens[later][i];
      if (lines[b->line].work > 0)
        rec->work_days[(size_t) b->pool * r->n_days + day]
            += (float) ((double) lines[b->line].work * b->days);
    }
}

pr_recorder *
pr_recorder_new (const pr_world *world)
{
  g_assert (world->end_day > world->first_day);
  pr_recorder *r = g_new0 (pr_recorder, 1);
  r->world = world;
  r->n_days = (uint32_t) (world->end_day - world->first_day);
  r->before = g_new0 (pr_place_count, world->n_places);
  r->in_system = g_new0 (int64_t, world->n_pools);
  r->record = pr_record_new (world);
  r->probe.sample = take_sample;
  r->probe.glance = take_glance;
  r->probe.self = r;
  prepare_burdens (r);
  return r;
}

void
pr_recorder_free (pr_recorder *r)
{
  if (r == NULL)
    return;
  pr_record_free (r->record);
  g_free (r->before);
  g_free (r->in_system);
  g_free (r->burdens[0]);
  g_free (r->burdens[1]);
  g_free (r);
}

const pr_probe *
pr_recorder_probe (pr_recorder *r)
{
  return &r->probe;
}

/* An array without elements is NULL, which memcpy() does not take. */
static void
copy (void *to, const void *from, size_t bytes)
{
  if (bytes > 0)
    memcpy (to, from, bytes);
}

void
pr_record_take_schedule (pr_record *r, const pr_schedule *s)
{
  copy (r->rehearsal, pr_schedule_rehearsals (s), r->n_rehearsals * sizeof *r->rehearsal);
  copy (r->venue, pr_schedule_venues (s), r->n_venues * sizeof *r->venue);
  copy (r->course, pr_schedule_courses (s), r->n_courses * sizeof *r->course);
}

pr_record *
pr_recorder_take (pr_recorder *r, const pr_model *m)
{
  pr_record *rec = r->record;
  copy (rec->place, pr_model_places (m), rec->n_places * sizeof *rec->place);
  copy (rec->procedure, pr_model_procedures (m), rec->n_procedures * sizeof *rec->procedure);
  copy (rec->official, pr_model_official (m),
        (size_t) rec->n_places * rec->n_groups * sizeof *rec->official);
  copy (rec->ledger, pr_model_ledgers (m),
        (size_t) rec->n_ledgers * rec->n_days * sizeof *rec->ledger);
  copy (rec->pool, pr_model_pools (m), rec->n_pools * sizeof *rec->pool);
  copy (rec->line, pr_model_lines (m), rec->n_lines * sizeof *rec->line);
  copy (rec->officer, pr_model_officers (m), rec->n_officers * sizeof *rec->officer);
  uint32_t n;
  const pr_point *points = pr_model_points (m, &n);
  pr_record_add_points (rec, points, n);
  const int64_t *lost = pr_model_lost (m, &n);
  copy (rec->lost, lost, (size_t) PR_N_CAUSES * n * sizeof *lost);
  size_t days = (size_t) rec->n_places * rec->n_days;
  copy (rec->series + PR_SERIES_SAMPLED * days, pr_model_dated (m),
        PR_N_DATED * days * sizeof *rec->series);
  copy (rec->thing, pr_model_things (m), rec->n_things * sizeof *rec->thing);
  copy (rec->crew, pr_model_crews (m), rec->n_crews * sizeof *rec->crew);
  if (pr_model_schedule (m) != NULL)
    pr_record_take_schedule (rec, pr_model_schedule (m));
  copy (rec->practice, pr_model_practices (m), rec->n_practices * sizeof *rec->practice);
  copy (rec->measure, pr_model_measures (m), rec->n_measures * sizeof *rec->measure);
  copy (rec->details, pr_model_details (m),
        (size_t) rec->n_details * rec->n_places * sizeof *rec->details);
  rec->events = pr_model_events (m);
  r->record = pr_record_new (r->world);
  return rec;
}
