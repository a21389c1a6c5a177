#include "experiment/experiment.h"

#include "experiment/replication.h"
#include "kernel/i18n.h"

#include <gio/gio.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct {
  const pr_world *world;
  const pr_partition *partition;
  const pr_experiment_options *options;
  uint32_t n;
  const uint32_t *number; /* [n], from 0: what is wanted of them goes to a file; NULL: all from
                             options->first on, to `record` */
  bool fill;              /* with number: their records are wanted; else their logs */
  pr_record **record;
  gint next;            /* replication to take; atomic */
  gint stop;            /* a replication failed: take no more; atomic */
  pthread_mutex_t lock; /* for all below; not a GMutex, which the thread sanitizer cannot see */
  uint32_t done;
  uint32_t failed; /* replication of `error` */
  GError *error;
} crew;

/* Replications are taken in order. When one fails, all before it are done or under way and may
 * finish, so that the first one that fails is reported, whatever the number of jobs. */
static void
fail (crew *c, uint32_t replication, GError *error)
{
  g_atomic_int_set (&c->stop, 1);
  pthread_mutex_lock (&c->lock);
  if (c->error == NULL || replication < c->failed)
    {
      g_clear_error (&c->error);
      c->error = error;
      c->failed = replication;
    }
  else
    g_error_free (error);
  pthread_mutex_unlock (&c->lock);
}

static bool
stopped (crew *c)
{
  const gint *cancel = c->options->cancel;
  return g_atomic_int_get (&c->stop) || (cancel != NULL && g_atomic_int_get (cancel));
}

char *
pr_logs_path (const char *folder, uint32_t number)
{
  g_autofree char *name = g_strdup_printf (PR_LOGS_BEGIN "%u" PR_LOGS_END, number);
  return g_build_filename (folder, name, NULL);
}

/* Whether there is a whole log of this replication, from 0. */
static bool
logged (const pr_logs *l, const pr_world *world, uint32_t replication)
{
  g_autofree char *path = pr_logs_path (l->folder, replication + 1);
  g_autoptr (pr_log_reader) log = pr_log_open (path, l->key, world, NULL);
  return log != NULL && pr_log_replication (log) == replication;
}

/* Whether to make the log of this replication, from 0. */
static bool
to_log (const pr_logs *l, const pr_world *world, uint32_t replication)
{
  for (size_t i = 0; l != NULL && i < l->n; i++)
    if (l->number[i] == replication + 1)
      return !logged (l, world, replication);
  return false;
}

static pr_record *
run_logged (pr_replicator *replicator, const pr_world *world, const pr_experiment_options *o,
            uint32_t replication, GError **error)
{
  g_autofree char *path = pr_logs_path (o->logs->folder, replication + 1);
  g_autoptr (pr_event_log) log
      = pr_event_log_create (path, o->logs->key, world, replication, error);
  if (log == NULL)
    return NULL;
  g_autoptr (pr_record) record = pr_replicator_run (replicator, replication, log, o->cancel, error);
  return record != NULL && pr_event_log_finish (log, error) ? g_steal_pointer (&record) : NULL;
}

/* Runs the replication for its record, which it then drops. */
static pr_record *
run_kept (const crew *c, pr_replicator *replicator, uint32_t replication, GError **error)
{
  g_autoptr (pr_record) record = pr_replicator_run (replicator, replication, NULL, NULL, error);
  return record != NULL && pr_record_file_add (c->options->records, replication, record, error)
             ? g_steal_pointer (&record)
             : NULL;
}

/* Runs the replication, or takes the record of an earlier run; if something else is wanted of it,
 * runs it for that. */
static pr_record *
replicate (const crew *c, pr_replicator *replicator, uint32_t replication, GError **error)
{
  const pr_experiment_options *o = c->options;
  if (c->number != NULL)
    return c->fill ? run_kept (c, replicator, replication, error)
                   : run_logged (replicator, c->world, o, replication, error);
  bool log = to_log (o->logs, c->world, replication);
  g_autoptr (pr_record) known
      = o->records != NULL ? pr_record_file_take (o->records, replication) : NULL;
  if (known != NULL && !log)
    return g_steal_pointer (&known);
  g_autoptr (pr_record) record
      = log ? run_logged (replicator, c->world, o, replication, error)
            : pr_replicator_run (replicator, replication, NULL, o->cancel, error);
  if (record != NULL && known == NULL && o->records != NULL
      && !pr_record_file_add (o->records, replication, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gpointer
work (gpointer data)
{
  crew *c = data;
  const pr_experiment_options *o = c->options;
  GError *error = NULL;
  g_autoptr (pr_replicator) replicator = pr_replicator_new (c->world, c->partition, &error);
  if (replicator == NULL)
    {
      fail (c, c->n, error);
      return NULL;
    }
  while (!stopped (c))
    {
      uint32_t r = (uint32_t) g_atomic_int_add (&c->next, 1);
      if (r >= c->n)
        break;
      uint32_t replication = c->number != NULL ? c->number[r] : o->first + r;
      g_autoptr (pr_record) record = replicate (c, replicator, replication, &error);
      if (record == NULL)
        {
          if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_prefix_error (&error, _ ("replication %u: "), replication + 1);
          fail (c, r, error);
          break;
        }
      if (c->number == NULL)
        c->record[r] = g_steal_pointer (&record);
      pthread_mutex_lock (&c->lock);
      c->done++;
      if (o->progress != NULL)
        o->progress (o->self, c->done, c->n);
      pthread_mutex_unlock (&c->lock);
    }
  return NULL;
}

/* The memory that the machine has, or that this process may use of it; bytes, 0 if unknown. */
static double
memory (void)
{
  double have = (double) sysconf (_SC_PHYS_PAGES) * (double) sysconf (_SC_PAGESIZE);
  static const int limits[] = { RLIMIT_AS, RLIMIT_DATA };
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      struct rlimit limit;
      if (getrlimit (limits[i], &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
          && (have <= 0 || (double) limit.rlim_cur < have))
        have = (double) limit.rlim_cur;
    }
  return MAX (have, 0);
}

/* It is better to refuse at once than to be killed by the system after an hour. The records of all
 * replications are kept until the results are written. */
static gboolean
check_memory (const pr_world *w, uint32_t replications, GError **error)
{
  const double gigabyte = 1e9;
  double need = (double) pr_record_bytes (w) * replications, have = memory ();
  if (have <= 0 || need <= have)
    return TRUE;
  g_set_error (error, PR_MODEL_ERROR, PR_MODEL_ERROR_MEMORY,
               NGETTEXT ("%u replication needs %.1f GB of memory; there are %.1f GB",
                         "%u replications need %.1f GB of memory; there are %.1f GB", replications),
               replications, need / gigabyte, have / gigabyte);
  return FALSE;
}

/* The calling thread works too. A thread that the system refuses costs time, not results. */
static gboolean
run_crew (crew *c, GError **error)
{
  uint32_t jobs = MIN (c->options->jobs, c->n);
  pthread_mutex_init (&c->lock, NULL);
  /* One thread makes the names of errors, before there are others. */
  (void) pr_model_error_quark ();
  (void) pr_event_log_error_quark ();
  (void) pr_record_file_error_quark ();
  g_autofree GThread **thread = g_new0 (GThread *, jobs);
  for (uint32_t i = 1; i < jobs; i++)
    thread[i] = g_thread_try_new ("replications", work, c, NULL);
  work (c);
  for (uint32_t i = 1; i < jobs; i++)
    if (thread[i] != NULL)
      g_thread_join (thread[i]);
  pthread_mutex_destroy (&c->lock);
  if (c->error == NULL && c->done < c->n)
    g_set_error (&c->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("cancelled"));
  if (c->error == NULL)
    return TRUE;
  g_propagate_error (error, c->error);
  return FALSE;
}

pr_outcome *
pr_experiment_run (const pr_world *world, const pr_experiment_options *options, GError **error)
{
  g_assert (options->replications >= 1 && options->replications <= G_MAXINT / 2);
  g_assert (options->jobs >= 1);
  if (!check_memory (world, options->replications, error))
    return NULL;
  g_autoptr (pr_outcome) outcome = pr_outcome_new (world, options->replications);
  const pr_partition one = { .n = 1 };
  g_autoptr (pr_partition) partition = options->together ? NULL : pr_partition_new (world);
  crew c = { .world = world,
             .partition = partition != NULL ? partition : &one,
             .options = options,
             .n = options->replications,
             .record = outcome->record };
  return run_crew (&c, error) ? g_steal_pointer (&outcome) : NULL;
}

gboolean
pr_experiment_log (const pr_world *world, const pr_experiment_options *options, GError **error)
{
  const pr_logs *l = options->logs;
  g_autofree uint32_t *number = g_new (uint32_t, l->n + 1);
  const pr_partition one = { .n = 1 };
  crew c = { .world = world, .partition = &one, .options = options, .number = number };
  for (size_t i = 0; i < l->n; i++)
    if (!logged (l, world, l->number[i] - 1))
      number[c.n++] = l->number[i] - 1;
  return c.n == 0 || run_crew (&c, error);
}

gboolean
pr_experiment_fill (const pr_world *world, const uint32_t *number, uint32_t n,
                    const pr_experiment_options *options, GError **error)
{
  g_autofree uint32_t *missing = g_new (uint32_t, n + 1);
  g_autoptr (pr_partition) partition = pr_partition_new (world);
  crew c = {
    .world = world, .partition = partition, .options = options, .number = missing, .fill = true
  };
  for (uint32_t k = 0; k < n; k++)
    if (!pr_record_file_has (options->records, number[k]))
      missing[c.n++] = number[k];
  return c.n == 0 || run_crew (&c, error);
}

gboolean
pr_experiment_extend (pr_outcome *outcome, uint32_t n, const pr_experiment_options *options,
                      GError **error)
{
  pr_experiment_options more = *options;
  if (n <= outcome->n)
    return TRUE;
  if (!check_memory (outcome->world, n, error))
    return FALSE;
  more.first = outcome->n;
  more.replications = n - outcome->n;
  g_autoptr (pr_outcome) next = pr_experiment_run (outcome->world, &more, error);
  if (next == NULL)
    return FALSE;
  outcome->record = g_renew (pr_record *, outcome->record, n);
  for (uint32_t r = outcome->n; r < n; r++)
    outcome->record[r] = g_steal_pointer (&next->record[r - outcome->n]);
  outcome->n = n;
  return TRUE;
}
