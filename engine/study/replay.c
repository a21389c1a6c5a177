/* Replay: see replay.h. */
#include "study/replay.h"

#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/diagram/diagram.h"
#include "report/replay/replay.h"
#include "scenario/encoding.h"
#include "study/logs.h"
#include "study/manifest.h"

#include <string.h>

/* One of so many dossiers is on the page, whatever becomes of it; of two runs fewer. */
#define SAMPLE 20
#define SAMPLE_OF_TWO 64
#define SMALL (4 << 20) /* bytes of logs of which all are on the page: about 1 MB of it */
#define WHOLE 20000     /* of so few all have the segments of their lives on a page of all */

/* What is made of one run. */
typedef struct {
  pr_study_log log;
  pr_log_reader *reader;
  pr_frames *frames;
  pr_lives *lives;
  size_t bytes; /* of its log */
  pr_grid *failures, *units;
  GArray *marks;
  pr_paths *paths;
  char **drawings[PR_N_LANGUAGES];
} part;

static void
part_clear (part *p)
{
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    g_strfreev (p->drawings[k]);
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
  gboolean comparison; /* they are scenarios of one */
  pr_language language;
  pr_replay_lesson *lesson; /* of the first */
  pr_diag *diag;
} parts;

static void
parts_clear (parts *p)
{
  for (guint i = 0; i < PR_REPLAY_RUNS; i++)
    part_clear (&p->part[i]);
  pr_lesson_free (p->lesson);
  g_clear_pointer (&p->diag, pr_diag_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (parts, parts_clear)

/* Opens the i-th run, or the i-th chosen scenario of a comparison. */
static gboolean
open_part (parts *p, guint i, const pr_replay_request *q, GError **error)
{
  pr_study_log *log = &p->part[i].log;
  if (p->comparison)
    return pr_study_log_begin_of (log, q->folder[0], q->of[i], q->replication, error);
  return pr_study_log_begin (log, q->folder[i], q->scenario, q->replication, error);
}

/* Reads the lesson of that file, or else the one beside the scenario. FALSE if it has mistakes;
 * *lesson is NULL if there is none. */
static gboolean
read_lesson (const pr_input *in, const char *path, pr_diag *diag, pr_replay_lesson **lesson,
             GError **error)
{
  g_autofree char *name = path != NULL ? g_strdup (path)
                                       : g_strconcat (pr_folder_source (in->layers.base)->prefix,
                                                      PR_LESSON_NAME, NULL),
                  *data = NULL;
  g_autoptr (GError) why = NULL;
  GBytes *kept = pr_folder_get (in->layers.base, PR_LESSON_NAME);
  gsize length = 0;
  if (path == NULL && kept == NULL)
    return TRUE;
  const char *text = path == NULL ? g_bytes_get_data (kept, &length) : NULL;
  if (path != NULL && pr_file_read (path, PR_FILE_MAX, &data, &length, &why))
    text = data;
  if (why != NULL)
    pr_error (diag, ((pr_pos){ pr_diag_file (diag, path), 0, 0 }),
              _ ("the file cannot be read: %s"), why->message);
  else
    *lesson = pr_lesson_read (text, length, name, &in->layers, in->world, diag);
  if (*lesson == NULL)
    pr_input_refuse (diag, name, error);
  return *lesson != NULL;
}

gboolean
pr_study_lesson_check (const pr_input *in, guint *stops, GError **error)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_replay_lesson) lesson = NULL;
  if (!read_lesson (in, NULL, diag, &lesson, error))
    return FALSE;
  *stops = lesson != NULL ? pr_lesson_stops (lesson) : 0;
  return TRUE;
}

/* Finds the lesson's moments in the replication. */
static gboolean
find_lesson (parts *p, GError **error)
{
  part *first = &p->part[0];
  if (p->lesson == NULL)
    return TRUE;
  if (!pr_lesson_find (p->lesson, first->reader, first->frames, first->lives, p->diag, error))
    return FALSE;
  if (pr_diag_errors (p->diag) > 0)
    pr_input_refuse (p->diag, pr_lesson_file (p->lesson), error);
  return pr_diag_errors (p->diag) == 0;
}

static gboolean
look_at (part *p, const pr_host *host, GError **error)
{
  const pr_world *world = p->log.input->world;
  p->reader = pr_study_log_open (&p->log, host, &p->bytes, error);
  if (p->reader == NULL)
    return FALSE;
  pr_log_heed (p->reader, host->cancel);
  p->frames = pr_frames_new (p->reader, world, error);
  if (p->frames == NULL || !pr_go_on (host->cancel, error))
    return FALSE;
  p->lives = pr_lives_new (world, p->log.replication - 1, error);
  if (p->lives == NULL)
    return FALSE;
  /* A comparison has none. */
  p->failures = pr_grid_read (p->log.folder, "failures.csv", NULL);
  p->units = pr_grid_read (p->log.folder, "units.csv", NULL);
  p->marks = pr_marks_new (world, p->frames, p->lives, p->failures, p->units);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      p->drawings[k] = pr_workflow_svgs (world, host->cancel, NULL);
    }
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

/* Whether two scenarios have the same base: it is kept with every run. */
static bool
same_base (pr_folder *a, pr_folder *b)
{
  g_auto (GStrv) names = pr_folder_kept (a), others = pr_folder_kept (b);
  bool same = g_strv_equal ((const char *const *) names, (const char *const *) others);
  for (char **name = names; same && *name != NULL; name++)
    same = strcmp (*name, PR_LESSON_NAME) == 0
           || g_bytes_equal (pr_folder_get (a, *name), pr_folder_get (b, *name));
  return same;
}

/* Whether the same people come to both with the same dossiers. */
static bool
same_streams (const pr_world *a, const pr_world *b)
{
  bool same = a->n_streams == b->n_streams;
  for (uint32_t i = 0; same && i < a->n_streams; i++)
    same = a->streams[i].hash == b->streams[i].hash
           && a->streams[i].per_day == b->streams[i].per_day;
  return same;
}

static void
warn_of_others (const parts *p, const pr_host *host)
{
  if (p->n < 2)
    return;
  const pr_input *a = p->part[0].log.input, *b = p->part[1].log.input;
  if (!same_base (a->layers.base, b->layers.base) && !same_streams (a->world, b->world))
    pr_host_warn (host,
                  _ ("'%s' and '%s' have neither the same base nor the same streams of arrivals: "
                     "dossiers of equal names are not the same"),
                  a->layers.name, b->layers.name);
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

/* What can be wrong before anything is simulated. */
static gboolean
begin (parts *p, const pr_replay_request *q, GError **error)
{
  p->comparison = q->folder[1] == NULL && pr_manifest_scenarios (q->folder[0]) >= PR_REPLAY_RUNS;
  p->language = pr_manifest_language (q->folder[0], q->language);
  p->n = q->folder[1] != NULL || p->comparison ? PR_REPLAY_RUNS : 1;
  for (guint i = 0; i < p->n; i++)
    if (!open_part (p, i, q, error))
      return FALSE;
  return fit_together (p, error)
         && read_lesson (p->part[0].log.input, q->lesson, p->diag, &p->lesson, error);
}

char *
pr_study_replay (const pr_replay_request *q, const pr_host *host, char **answers, GError **error)
{
  g_auto (parts) p = { .diag = pr_diag_new () };
  g_auto (pr_chosen) chosen = { NULL, 0, 0 };
  pr_replay_run runs[PR_REPLAY_RUNS];
  size_t bytes = 0;
  if (!begin (&p, q, error))
    return NULL;
  warn_of_others (&p, host);
  pr_chosen_make (&chosen, q->all ? 1 : p.n == 2 ? SAMPLE_OF_TWO : SAMPLE, 1);
  for (guint i = 0; i < p.n; i++)
    {
      if (!look_at (&p.part[i], host, error) || (i == 0 && !find_lesson (&p, error)))
        return NULL;
      choose (&chosen, &p.part[i]);
      bytes += p.part[i].bytes;
    }
  if (bytes <= SMALL)
    chosen.every = 1;
  if (p.lesson != NULL)
    pr_lesson_choose (p.lesson, &chosen);
  for (guint i = 0; i < p.n; i++)
    {
      part *own = &p.part[i];
      const pr_world *world = own->log.input->world;
      own->paths = pr_paths_new (own->reader, world, &chosen, own->lives, error);
      if (own->paths == NULL)
        return NULL;
      runs[i] = (pr_replay_run){ .world = world,
                                 .replication = q->replication,
                                 .hash = own->log.input->hash,
                                 .frames = own->frames,
                                 .paths = own->paths,
                                 .marks = own->marks };
      memcpy (runs[i].drawings, own->drawings, sizeof own->drawings);
    }
  g_auto (pr_in_language) language = pr_language_enter (p.language);
  *answers = p.lesson != NULL ? pr_lesson_sheet (p.lesson) : NULL;
  return pr_replay_page (runs, p.n, p.lesson);
}
