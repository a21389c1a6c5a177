#include "experiment/replication.h"

/* A world being simulated: the whole one, or a part of it. */
typedef struct {
  pr_recorder *recorder;
  pr_model *model;
} stage;

struct _pr_replicator {
  const pr_world *world;
  const pr_partition *partition;
  stage whole; /* empty when the world is simulated in parts */
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

pr_replicator *
pr_replicator_new (const pr_world *world, const pr_partition *partition, GError **error)
{
  g_autoptr (pr_replicator) r = g_new0 (pr_replicator, 1);
  r->world = world;
  r->partition = partition;
  if (partition->n == 1 && !stage_set (&r->whole, world, error))
    return NULL;
  return g_steal_pointer (&r);
}

void
pr_replicator_free (pr_replicator *r)
{
  if (r == NULL)
    return;
  stage_clear (&r->whole);
  g_free (r);
}

/* Runs it with a model that lives for this replication only, so that the next one can use its
 * memory. */
static pr_record *
run_once (const pr_world *world, uint64_t replication, pr_event_log *log, gint *cancel,
          GError **error)
{
  stage s = { 0 };
  pr_record *record = NULL;
  if (stage_set (&s, world, error))
    record = stage_run (&s, replication, log, cancel, error);
  stage_clear (&s);
  return record;
}

static gboolean
run_part (const pr_replicator *r, const pr_part *part, uint64_t replication, gint *cancel,
          pr_record *record, GError **error)
{
  g_autoptr (pr_record) own = run_once (part->world, replication, NULL, cancel, error);
  if (own == NULL)
    return FALSE;
  pr_partition_merge (part, r->world, own, record);
  return TRUE;
}

pr_record *
pr_replicator_run (pr_replicator *r, uint64_t replication, pr_event_log *log, gint *cancel,
                   GError **error)
{
  if (r->partition->n == 1)
    return stage_run (&r->whole, replication, log, cancel, error);
  if (log != NULL) /* its events are in order of time, whatever part they belong to */
    return run_once (r->world, replication, log, cancel, error);
  g_autoptr (pr_record) record = pr_record_new (r->world);
  for (uint16_t i = 0; i < r->partition->n; i++)
    if (!run_part (r, &r->partition->part[i], replication, cancel, record, error))
      return NULL;
  return g_steal_pointer (&record);
}
