/* Replay: see replay.h. */
#include "study/replay.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/diagram/diagram.h"
#include "report/replay/replay.h"
#include "study/logs.h"
#include "study/manifest.h"

#define SAMPLE 20   /* one of so many dossiers is on the page, whatever becomes of it */
#define WHOLE 20000 /* of so few all have the segments of their lives on a page of all */

/* What is made of one run. */
typedef struct {
  pr_study_log log;
  pr_log_reader *reader;
  pr_frames *frames;
  pr_lives *lives;
  pr_grid *failures, *units;
  GArray *marks;
  pr_paths *paths;
  char **drawings;
} part;

static void
part_clear (part *p)
{
  g_strfreev (p->drawings);
  pr_paths_free (p->paths);
  g_clear_pointer (&p->marks, g_array_unref);
  pr_grid_free (p->units);
  pr_grid_free (p->failures);
  pr_lives_free (p->lives);
  pr_frames_free (p->frames);
  g_clear_pointer (&p->reader, pr_log_close);
  pr_study_log_clear (&p->log);
}

typedef struct {
  part part[PR_REPLAY_RUNS];
  guint n;
} parts;

static void
parts_clear (parts *p)
{
  for (guint i = 0; i < PR_REPLAY_RUNS; i++)
    part_clear (&p->part[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (parts, parts_clear)

/* Opens the i-th run, or the i-th scenario of a comparison. */
static gboolean
open_part (part *p, guint i, gboolean comparison, const pr_replay_request *q, GError **error)
{
  if (comparison)
    return pr_study_log_begin_of (&p->log, q->folder[0], i, q->replication, error);
  return pr_study_log_begin (&p->log, q->folder[i], q->scenario, q->replication, error);
}

static gboolean
look_at (part *p, const pr_replay_request *q, const pr_host *host, GError **error)
{
  size_t bytes;
  const pr_world *world = p->log.input->world;
  p->reader = pr_study_log_open (&p->log, host, &bytes, error);
  if (p->reader == NULL)
    return FALSE;
  pr_log_heed (p->reader, host->cancel);
  p->frames = pr_frames_new (p->reader, world, error);
  if (p->frames == NULL || !pr_go_on (host->cancel, error))
    return FALSE;
  p->lives = pr_lives_new (world, q->replication - 1, error);
  if (p->lives == NULL)
    return FALSE;
  /* A comparison has none. */
  p->failures = pr_grid_read (p->log.folder, "failures.csv", NULL);
  p->units = pr_grid_read (p->log.folder, "units.csv", NULL);
  p->marks = pr_marks_new (world, p->frames, p->lives, p->failures, p->units);
  p->drawings = pr_workflow_svgs (world, host->cancel, NULL);
  return pr_go_on (host->cancel, error);
}

/* The dossiers that were late or are marked. */
static void
choose (pr_chosen *c, const part *p)
{
  pr_lived l;
  guint n = 0;
  for (; pr_lives_at (p->lives, n, &l); n++)
    if (l.late)
      pr_chosen_add (c, l.hash, l.ident);
  if (n > WHOLE)
    c->whole = SAMPLE;
  for (guint i = 0; i < p->marks->len; i++)
    {
      const pr_mark *m = &g_array_index (p->marks, pr_mark, i);
      if (m->of)
        pr_chosen_add (c, m->hash, m->ident);
    }
}

static gboolean
follow (part *p, const pr_chosen *chosen, GError **error)
{
  const pr_world *world = p->log.input->world;
  if (!pr_log_rewind (p->reader, error))
    return FALSE;
  p->paths = pr_paths_new (p->reader, world, chosen, p->lives, error);
  return p->paths != NULL;
}

/* Two runs are played on one clock. */
static gboolean
fit_together (const parts *p, GError **error)
{
  const pr_world *a = p->part[0].log.input->world;
  const pr_world *b = p->n > 1 ? p->part[1].log.input->world : a;
  if (a->epoch + a->first_day == b->epoch + b->first_day
      && a->end_day - a->first_day == b->end_day - b->first_day && a->seed == b->seed)
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_QUESTION,
               _ ("'%s' and '%s' cannot be played side by side: they must have the same first day, "
                  "last day and seed"),
               p->part[0].log.folder, p->part[1].log.folder);
  return FALSE;
}

char *
pr_study_replay (const pr_replay_request *q, const pr_host *host, GError **error)
{
  gboolean comparison = q->folder[1] == NULL && pr_manifest_scenarios (q->folder[0]) >= 2;
  g_auto (parts) p = { .n = comparison || q->folder[1] != NULL ? 2 : 1 };
  g_auto (pr_chosen) chosen = { NULL, 0, 0 };
  pr_replay_run runs[PR_REPLAY_RUNS];
  pr_chosen_make (&chosen, q->all ? 1 : SAMPLE, 1);
  for (guint i = 0; i < p.n; i++)
    {
      if (!open_part (&p.part[i], i, comparison, q, error) || !look_at (&p.part[i], q, host, error))
        return NULL;
      choose (&chosen, &p.part[i]);
    }
  if (!fit_together (&p, error))
    return NULL;
  for (guint i = 0; i < p.n; i++)
    {
      part *own = &p.part[i];
      if (!follow (own, &chosen, error))
        return NULL;
      runs[i] = (pr_replay_run){ .world = own->log.input->world,
                                 .replication = q->replication,
                                 .hash = own->log.input->hash,
                                 .frames = own->frames,
                                 .paths = own->paths,
                                 .marks = own->marks,
                                 .drawings = own->drawings };
    }
  return pr_replay_page (runs, p.n);
}
