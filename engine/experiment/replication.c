#include "experiment/replication.h"

#include "kernel/rng.h"
#include "model/schedule.h"

#include "kernel/i18n.h"

#include <inttypes.h>

/* A world being simulated: the whole one, or a part of it. */
typedef struct {
  pr_recorder *recorder;
  pr_model *model;
} stage;

/* The schedule of the whole world, and what of it concerns the part in hand. */
typedef struct {
  pr_schedule *schedule;
  uint16_t *part_of, *place_of; /* [n_places] the part, and the number of the place there */
  pr_time_away *away;
  pr_lesson *lessons;
  pr_agenda agenda;
  bool drawn;
  uint64_t replication; /* whose schedule is drawn */
} common;

struct _pr_replicator {
  const pr_world *world;
  const pr_partition *partition;
  stage whole; /* empty when the world is simulated in parts */
  common common;
};

static gboolean
stage_set (stage *s, const pr_world *world, GError **error)
{
  s->recorder = pr_recorder_new (world);
  s->model = pr_model_new (world, pr_recorder_probe (s->recorder), error);
  return s->model != NULL;
}

static void
stage_clear (stage *s)
{
  pr_model_free (s->model);
  pr_recorder_free (s->recorder);
}

static pr_record *
stage_run (stage *s, uint64_t replication, pr_event_log *log, gint *cancel, GError **error)
{
  pr_model_listen (s->model, log != NULL ? pr_event_log_probe (log) : NULL);
  if (!pr_model_run (s->model, replication, cancel, error))
    return NULL;
  return pr_recorder_take (s->recorder, s->model);
}

/* A world in parts: its schedule is made from the whole. */
static void
make_common (common *c, const pr_world *w, const pr_partition *partition)
{
  c->schedule = pr_schedule_new (w);
  c->part_of = g_new (uint16_t, w->n_places);
  c->place_of = g_new (uint16_t, w->n_places);
  for (uint16_t i = 0; i < partition->n; i++)
    for (uint16_t p = 0; p < partition->part[i].world->n_places; p++)
      {
        c->part_of[partition->part[i].place[p]] = i;
        c->place_of[partition->part[i].place[p]] = p;
      }
}

pr_replicator *
pr_replicator_new (const pr_world *world, const pr_partition *partition, GError **error)
{
  g_autoptr (pr_replicator) r = g_new0 (pr_replicator, 1);
  r->world = world;
  r->partition = partition;
  if (partition->n == 1 && !stage_set (&r->whole, world, error))
    return NULL;
  if (partition->n > 1 && world->has_schedule)
    make_common (&r->common, world, partition);
  return g_steal_pointer (&r);
}

void
pr_replicator_free (pr_replicator *r)
{
  if (r == NULL)
    return;
  stage_clear (&r->whole);
  pr_schedule_free (r->common.schedule);
  g_free (r->common.part_of);
  g_free (r->common.place_of);
  g_free (r->common.away);
  g_free (r->common.lessons);
  g_free (r);
}

/* Runs it with a model that lives for this replication only, so that the next one can use its
 * memory. */
static pr_record *
run_once (const pr_world *world, const pr_agenda *agenda, uint64_t replication, pr_event_log *log,
          gint *cancel, GError **error)
{
  stage s = { 0 };
  pr_record *record = NULL;
  if (stage_set (&s, world, error))
    {
      pr_model_follow (s.model, agenda);
      record = stage_run (&s, replication, log, cancel, error);
    }
  stage_clear (&s);
  return record;
}

/* The officer's number in the part; FALSE: of another part. */
static gboolean
find_officer (const pr_replicator *r, uint16_t part, uint32_t officer, uint32_t *number)
{
  const pr_world *w = r->world, *of = r->partition->part[part].world;
  uint32_t pool = pr_world_pool_of (w, officer);
  uint16_t place = w->pools[pool].place;
  if (r->common.part_of[place] != part)
    return FALSE;
  uint32_t own
      = of->places[r->common.place_of[place]].first_pool + pool - w->places[place].first_pool;
  *number = of->pools[own].first_officer + officer - w->pools[pool].first_officer;
  return TRUE;
}

/* What of the schedule concerns the part. */
static const pr_agenda *
agenda_of (pr_replicator *r, uint16_t part)
{
  common *c = &r->common;
  if (c->schedule == NULL)
    return NULL;
  pr_agenda all = pr_schedule_agenda (c->schedule);
  c->away = g_renew (pr_time_away, c->away, all.n_away + 1u);
  c->lessons = g_renew (pr_lesson, c->lessons, all.n_lessons + 1u);
  c->agenda = (pr_agenda){ .away = c->away, .lessons = c->lessons, .schedule = c->schedule };
  for (uint32_t i = 0; i < all.n_away; i++)
    {
      pr_time_away *own = &c->away[c->agenda.n_away];
      *own = all.away[i];
      c->agenda.n_away += find_officer (r, part, all.away[i].officer, &own->officer);
    }
  for (uint32_t i = 0; i < all.n_lessons; i++)
    {
      pr_lesson *own = &c->lessons[c->agenda.n_lessons];
      *own = all.lessons[i];
      c->agenda.n_lessons += find_officer (r, part, all.lessons[i].officer, &own->officer);
    }
  return &c->agenda;
}

/* Makes the schedule of the replication, unless it is there. */
static gboolean
plan (pr_replicator *r, uint64_t replication, GError **error)
{
  common *c = &r->common;
  const pr_rng rng = { .seed = r->world->seed, .replication = replication };
  if (c->schedule == NULL || (c->drawn && c->replication == replication))
    return TRUE;
  c->replication = replication;
  c->drawn = pr_schedule_draw (c->schedule, &rng);
  if (!c->drawn)
    g_set_error (error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY,
                 _ ("out of memory for the schedule of replication %" PRIu64), replication);
  return c->drawn;
}

/* Measures that put meetings off change the schedule that all parts have in common. */
bool
pr_replicators_share (const pr_world *w, const pr_partition *partition)
{
  bool changes = false;
  for (uint32_t i = 0; w->policy != NULL && i < w->policy->n_measures; i++)
    changes |= w->policy->measures[i].action == PR_ACTION_POSTPONE;
  return partition->n > 1 && !(changes && w->has_schedule);
}

pr_record *
pr_replicator_run_part (pr_replicator *r, uint16_t part, uint64_t replication, gint *cancel,
                        GError **error)
{
  if (!plan (r, replication, error))
    return NULL;
  return run_once (r->partition->part[part].world, agenda_of (r, part), replication, NULL, cancel,
                   error);
}

gboolean
pr_replicator_complete (pr_replicator *r, uint64_t replication, pr_record *record, GError **error)
{
  if (!plan (r, replication, error))
    return FALSE;
  if (r->common.schedule != NULL)
    pr_record_take_schedule (record, r->common.schedule);
  return TRUE;
}

pr_record *
pr_replicator_run (pr_replicator *r, uint64_t replication, pr_event_log *log, gint *cancel,
                   GError **error)
{
  if (r->partition->n == 1)
    return stage_run (&r->whole, replication, log, cancel, error);
  if (log != NULL) /* its events are in order of time, whatever part they belong to */
    return run_once (r->world, NULL, replication, log, cancel, error);
  g_autoptr (pr_record) record = pr_record_new (r->world);
  r->common.drawn = false; /* parts may have changed it */
  for (uint16_t i = 0; i < r->partition->n; i++)
    {
      g_autoptr (pr_record) own = pr_replicator_run_part (r, i, replication, cancel, error);
      if (own == NULL)
        return NULL;
      pr_partition_merge (&r->partition->part[i], r->world, own, record);
    }
  return pr_replicator_complete (r, replication, record, error) ? g_steal_pointer (&record) : NULL;
}
