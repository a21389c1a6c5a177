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
stage_run (stage *s, uint64_t replication, gint *cancel, GError **error)
{
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

/* A part's model lives for the part only: its memory is what the next part works in. */
static gboolean
run_part (const pr_replicator *r, const pr_part *part, uint64_t replication, gint *cancel,
          pr_record *record, GError **error)
{
  stage s = { 0 };
  g_autoptr (pr_record) own = NULL;
  if (stage_set (&s, part->world, error))
    own = stage_run (&s, replication, cancel, error);
  stage_clear (&s);
  if (own == NULL)
    return FALSE;
  pr_partition_merge (part, r->world, own, record);
  return TRUE;
}

pr_record *
pr_replicator_run (pr_replicator *r, uint64_t replication, gint *cancel, GError **error)
{
  if (r->partition->n == 1)
    return stage_run (&r->whole, replication, cancel, error);
  g_autoptr (pr_record) record = pr_record_new (r->world);
  for (uint16_t i = 0; i < r->partition->n; i++)
    if (!run_part (r, &r->partition->part[i], replication, cancel, record, error))
      return NULL;
  return g_steal_pointer (&record);
}
