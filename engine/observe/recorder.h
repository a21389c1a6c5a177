/* Recorder: what is kept of one replication, through the model's probe.
 *
 * It keeps a daily series of counts by place (taken at the end of every day of the
 * window) and by pool (expected work waiting), and the final counts. The model itself
 * checks conservation at every sample. Memory per replication: places x days x
 * PR_SERIES_N x 4 bytes and pools x days x 4 bytes.
 */
#ifndef PR_OBSERVE_RECORDER_H
#define PR_OBSERVE_RECORDER_H

#include "model/model.h"

/* Daily series by place. A flow is what happened on that day, a level what is there at its end
 * (24:00). Those of PR_DATED follow. X (ID, field of pr_place_count, name, whether it is a flow) */
#define PR_SERIES(X)                                                                               \
  X (ARRIVED, arrived, arrived, true)                                                              \
  X (RETURNED, returned, returned, true)                                                           \
  X (REFUSED, refused, refused, true)                                                              \
  X (WITHDRAWN, withdrawn, withdrawn, true)                                                        \
  X (ENTERED, entered, entered, true)                                                              \
  X (VISITS, visits, visits, true)                                                                 \
  X (VISITS_LEFT, visits_left, visits_left, true)                                                  \
  X (BACKLOG, in_process, backlog, false)                                                          \
  X (OVERDUE, overdue, overdue, false)                                                             \
  X (HELD, held, held, false)                                                                      \
  X (DECIDING, deciding, deciding, false)                                                          \
  X (WAITS, counter_wait.n, counter_waits, true)                                                   \
  X (LONG_WAITS, visits_long, long_waits, true)

typedef enum {
#define PR_SERIES_VALUE(ID, field, name, flow) PR_SERIES_##ID,
  PR_SERIES (PR_SERIES_VALUE)
#undef PR_SERIES_VALUE
      PR_SERIES_SAMPLED,
  PR_SERIES_BEFORE_DATED = PR_SERIES_SAMPLED - 1,
#define PR_SERIES_VALUE(ID, name) PR_SERIES_##ID,
  PR_DATED (PR_SERIES_VALUE)
#undef PR_SERIES_VALUE
      PR_SERIES_N
} pr_series_id;

/* Half-hours of a day: the recorder looks once in each, in the middle. */
#define PR_GLANCES 48

/* Numbers in the system of a pool are counted by bands: band k ends with pr_band_most[k], the last
 * one never. */
#define PR_N_BANDS 26
extern const int32_t pr_band_most[PR_N_BANDS - 1];

typedef struct {
  uint32_t n_days, n_places, n_pools, n_procedures, n_lines;
  int32_t *series;  /* [(id * n_places + place) * n_days + day] */
  float *work_days; /* [pool * n_days + day]: expected effort waiting at the day's end in the pool's
                       lines (a line served by several pools is shared by their officers), as the
                       number of that pool's own working days (mean over the window) that it fills;
                       infinite if work waits and the pool has nobody, or no open day in the
                       window */
  pr_place_count *place;         /* [n_places], final */
  pr_procedure_count *procedure; /* [n_procedures], final */
  uint32_t n_groups, n_ledgers;
  pr_official_count *official; /* [place * n_groups + group], final */
  pr_ledger_day *ledger;       /* [ledger * n_days + day] */
  pr_pool_count *pool;         /* [n_pools], final */
  pr_line_count *line;         /* [n_lines], final */
  uint32_t n_points;
  pr_point *point; /* [n_points], by place, step and cause */
  int64_t *ages;   /* [day * PR_N_AGES + band] as pr_model_ages(), at the day's end */
  /* [half-hour of the day * n_pools + pool], summed over the days */
  int32_t *at_work, *on_duty; /* officers */
  int32_t *in_system;         /* [pool * PR_N_BANDS + band] glances at which so much was there */
  uint32_t n_weeks;
  int64_t *lost; /* [cause * n_weeks + week of the due date], as pr_model_lost() */
  uint32_t n_officers;
  pr_officer_count *officer; /* [n_officers], final */
  uint32_t n_things, n_crews;
  pr_thing_count *thing; /* [n_things], final */
  pr_crew_count *crew;   /* [n_crews], final */
  uint32_t n_rehearsals, n_venues, n_courses;
  pr_rehearsal_count *rehearsal; /* [n_rehearsals] */
  pr_venue_count *venue;         /* [n_venues] */
  pr_course_count *course;       /* [n_courses] by name */
  uint32_t n_practices;
  pr_practice_count *practice; /* [n_practices], final */
  uint32_t n_measures;
  pr_measure_count *measure; /* [n_measures], final */
  uint32_t n_details;
  pr_detail_count *details; /* [detail * n_places + place] of the world's, final */
  int64_t events;
} pr_record;

static inline int32_t
pr_record_series (const pr_record *r, pr_series_id id, uint32_t place, uint32_t day)
{
  return r->series[((size_t) id * r->n_places + place) * r->n_days + day];
}

typedef struct _pr_recorder pr_recorder;

pr_recorder *pr_recorder_new (const pr_world *world);
void pr_recorder_free (pr_recorder *r);
/* The probe to give to pr_model_new(); valid while the recorder lives. */
const pr_probe *pr_recorder_probe (pr_recorder *r);
/* After pr_model_run(): takes the record of that replication. Free with pr_record_free(). */
pr_record *pr_recorder_take (pr_recorder *r, const pr_model *m);
/* An empty record of that world's shape. */
pr_record *pr_record_new (const pr_world *world);
void pr_record_free (pr_record *r);
/* What came of a schedule; a model that made it itself has given it to its record. */
void pr_record_take_schedule (pr_record *r, const pr_schedule *s);
/* Adds failure points at places for which the record has none yet. */
void pr_record_add_points (pr_record *r, const pr_point *points, uint32_t n);
int pr_point_compare (const void *a, const void *b);
/* Memory that one record takes, bytes. */
size_t pr_record_bytes (const pr_world *world);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_record, pr_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_recorder, pr_recorder_free)

#endif
