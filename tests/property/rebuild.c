#include "rebuild.h"

#include "model/duty.h"
#include "observe/event-log.h"

#include "../quick-check.h"
#include <glib/gstdio.h>
#include <unistd.h>

struct _rebuild {
  char *folder, *path;
  pr_event_log *log;
};

typedef struct {
  const pr_world *world;
  const pr_model *model; /* which knows what hours were in force */
  pr_time *since;        /* [officer] at work since then; PR_NEVER: not at work */
  int64_t *busy, *served;
  pr_time *away;   /* [officer] away since then; PR_NEVER: there */
  int64_t *absent; /* [officer] time on duty missed */
} sums;

rebuild *
rebuild_begin (const pr_world *world)
{
  g_autoptr (GError) error = NULL;
  rebuild *r = g_new0 (rebuild, 1);
  r->folder = g_dir_make_tmp ("pilotrun-rebuild-XXXXXX", &error);
  ck_assert_ptr_nonnull (r->folder);
  r->path = g_build_filename (r->folder, "events.bin", NULL);
  r->log = pr_event_log_create (r->path, "key", world, 0, &error);
  ck_assert_ptr_nonnull (r->log);
  return r;
}

const pr_probe *
rebuild_probe (rebuild *r)
{
  return pr_event_log_probe (r->log);
}

/* What lies before the window is warm-up. */
static void
end_work (sums *s, uint32_t officer, pr_time now)
{
  if (s->since[officer] == PR_NEVER)
    return; /* held before */
  s->busy[pr_world_pool_of (s->world, officer)]
      += MAX (now - MAX (s->since[officer], s->world->start), 0);
  s->since[officer] = PR_NEVER;
}

static void
end_absence (sums *s, uint32_t officer, pr_time now)
{
  uint32_t pool = pr_world_pool_of (s->world, officer);
  pr_time from = MAX (s->away[officer], s->world->start), until;
  for (; s->away[officer] != PR_NEVER && from < now; from = until)
    {
      until = now;
      const pr_calendar *cal = pr_pool_calendar_at (s->model, pool, from, &until);
      s->absent[officer] += pr_cal_work_between (cal, from, until);
    }
  s->away[officer] = PR_NEVER;
}

static void
add_event (sums *s, const pr_logged *e, guint32 seed)
{
  if (e->officer == PR_NONE32 || pr_happens_to_measure (e->what) || pr_happens_to_thing (e->what))
    return;
  if (pr_happens_to_officer (e->what))
    {
      bool goes = e->what == PR_HAPPENS_WENT_AWAY;
      ck_assert_msg (goes == (s->away[e->officer] == PR_NEVER),
                     "seed %u: officer %u goes or comes twice", seed, e->officer);
      end_absence (s, e->officer, e->time);
      s->away[e->officer] = goes ? e->time : PR_NEVER;
      return;
    }
  ck_assert_msg (!pr_happens_by_absence (e->what) || e->away == (s->away[e->officer] != PR_NEVER),
                 "seed %u: officer %u lays work down for another reason than is told", seed,
                 e->officer);
  if (e->what != PR_HAPPENS_BEGAN)
    {
      end_work (s, e->officer, e->time);
      s->served[pr_world_pool_of (s->world, e->officer)]
          += e->what == PR_HAPPENS_COMPLETED && e->time >= s->world->start;
      return;
    }
  /* The pieces of a batch begin at one instant. */
  ck_assert_msg (s->since[e->officer] == PR_NEVER || s->since[e->officer] == e->time,
                 "seed %u: officer %u begins without an end", seed, e->officer);
  s->since[e->officer] = e->time;
}

static void
add_up (sums *s, const char *path, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_log_reader) log = pr_log_open (path, "key", s->world, &error);
  ck_assert_ptr_nonnull (log);
  pr_logged e;
  while (pr_log_next (log, &e, &error))
    add_event (s, &e, seed);
  ck_assert_msg (error == NULL, "seed %u: %s", seed, error != NULL ? error->message : "");
  for (uint32_t o = 0; o < pr_world_all_officers (s->world); o++)
    {
      end_work (s, o, s->world->end);
      end_absence (s, o, s->world->end);
    }
}

/* What a pool misses is what its officers miss. Whom measures bring is not counted as absent. */
static void
check_absent (const pr_world *w, const pr_model *m, guint32 seed)
{
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *p = &w->pools[i];
      const pr_pool_count *c = &pr_model_pools (m)[i];
      int64_t sum = 0;
      for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
        sum += pr_model_officers (m)[o].absent;
      ck_assert_msg (sum == c->scheduled_all - c->scheduled,
                     "seed %u, pool %s: its officers are absent for %.6f h, it for %.6f h", seed,
                     p->name, (double) sum / (double) PR_HOUR,
                     (double) (c->scheduled_all - c->scheduled) / (double) PR_HOUR);
    }
}

void
rebuild_check (rebuild *r, const pr_world *w, const pr_model *m, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  uint32_t n = pr_world_all_officers (w);
  g_autofree pr_time *since = g_new (pr_time, n);
  g_autofree int64_t *busy = g_new0 (int64_t, w->n_pools), *served = g_new0 (int64_t, w->n_pools);
  g_autofree pr_time *away = g_new (pr_time, n);
  g_autofree int64_t *absent = g_new0 (int64_t, n);
  sums s = { w, m, since, busy, served, away, absent };
  for (uint32_t o = 0; o < n; o++)
    since[o] = away[o] = PR_NEVER;
  ck_assert (pr_event_log_finish (r->log, &error));
  add_up (&s, r->path, seed);
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      ck_assert_msg (busy[p] == pr_model_pools (m)[p].busy,
                     "seed %u, pool %s at %s: busy %.6f h by the log, %.6f h counted", seed,
                     w->pools[p].name, w->places[w->pools[p].place].code,
                     (double) busy[p] / (double) PR_HOUR,
                     (double) pr_model_pools (m)[p].busy / (double) PR_HOUR);
      ck_assert_int_eq (served[p], pr_model_pools (m)[p].served);
    }
  check_absent (w, m, seed);
  for (uint32_t o = 0; o < w->n_officers; o++)
    ck_assert_msg (absent[o] == pr_model_officers (m)[o].absent,
                   "seed %u, officer %u: absent %.6f h by the log, %.6f h counted", seed, o,
                   (double) absent[o] / (double) PR_HOUR,
                   (double) pr_model_officers (m)[o].absent / (double) PR_HOUR);
  pr_event_log_free (r->log);
  g_unlink (r->path);
  g_rmdir (r->folder);
  g_free (r->path);
  g_free (r->folder);
  g_free (r);
}
