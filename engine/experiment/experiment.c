#include "experiment/experiment.h"

#include "experiment/replication.h"
#include "kernel/i18n.h"

#include <gio/gio.h>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

/* A replication whose parts are being simulated, by several threads perhaps. */
typedef struct {
  pr_record *whole; /* has those that are done */
  uint16_t done;
} joint;

typedef struct {
  const pr_world *world;
  const pr_partition *partition;
  const pr_experiment_options *options;
  uint32_t n;
  const uint32_t *number; /* [n], from 0: what is wanted of them goes to a file; NULL: all from
                             options->first on, to `record` */
  bool fill;              /* with number: their records are wanted; else their logs */
  pr_record **record;
  uint16_t parts;       /* in which replications are simulated by several threads; 1: whole */
  uint16_t *order;      /* [parts] the largest first: the threads come to their end together */
  gint64 next;          /* task to take: a part of a replication; atomic */
  gint stop;            /* a replication failed: take no more; atomic */
  gint limit;           /* once cancelled: those from it on are not begun; atomic */
  pthread_mutex_t lock; /* for all below; not a GMutex, which the thread sanitizer cannot see */
  joint *joint;         /* [n] with parts */
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

/* Whether to do the k-th part. What is to be finished is so once its first part was begun. */
static bool
goes_on (crew *c, uint32_t r, uint16_t k)
{
  const gint *cancel = c->options->cancel;
  if (r >= c->n || g_atomic_int_get (&c->stop))
    return false;
  if (cancel == NULL || !g_atomic_int_get (cancel))
    return true;
  if (k == 0)
    g_atomic_int_set (&c->limit, (gint) r);
  return c->fill && r < (uint32_t) g_atomic_int_get (&c->limit);
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

static bool
is_listed (const pr_logs *l, uint32_t replication)
{
  for (size_t i = 0; l != NULL && i < l->n; i++)
    if (l->number[i] == replication + 1)
      return true;
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

/* Keeps a new record, if that is wanted. */
static pr_record *
keep (const pr_experiment_options *o, uint32_t replication, pr_record *record, GError **error)
{
  if (record == NULL || o->records == NULL
      || pr_record_file_add (o->records, replication, record, error))
    return record;
  pr_record_free (record);
  return NULL;
}

/* Runs the replication whole, or takes the record of an earlier run. */
static pr_record *
run_whole (const crew *c, pr_replicator *replicator, uint32_t replication, GError **error)
{
  const pr_experiment_options *o = c->options;
  if (c->number != NULL && !c->fill)
    return run_logged (replicator, c->world, o, replication, error);
  bool log = is_listed (o->logs, replication) && !logged (o->logs, c->world, replication);
  g_autoptr (pr_record) known
      = o->records != NULL ? pr_record_file_take (o->records, replication) : NULL;
  if (known != NULL && !log)
    return g_steal_pointer (&known);
  gint *cancel = c->fill ? NULL : o->cancel;
  pr_record *record = log ? run_logged (replicator, c->world, o, replication, error)
                          : pr_replicator_run (replicator, replication, NULL, cancel, error);
  return known != NULL ? record : keep (o, replication, record, error);
}

/* Adds the record of a part, in whatever order they come; gives that of the whole once all parts
 * are there. */
static pr_record *
join (crew *c, uint32_t r, uint16_t part, const pr_record *own)
{
  joint *j = &c->joint[r];
  pthread_mutex_lock (&c->lock);
  if (j->whole == NULL)
    j->whole = pr_record_new (c->world);
  pr_partition_merge (&c->partition->part[part], c->world, own, j->whole);
  pr_record *whole = ++j->done == c->parts ? g_steal_pointer (&j->whole) : NULL;
  pthread_mutex_unlock (&c->lock);
  return whole;
}

/* Runs a part of the replication. FALSE after an error; *record: the whole one with its last. */
static gboolean
run_part (crew *c, pr_replicator *replicator, uint32_t r, uint32_t replication, uint16_t part,
          pr_record **record, GError **error)
{
  const pr_experiment_options *o = c->options;
  gint *cancel = c->fill ? NULL : o->cancel;
  g_autoptr (pr_record) own = pr_replicator_run_part (replicator, part, replication, cancel, error);
  if (own == NULL)
    return FALSE;
  g_autoptr (pr_record) whole = join (c, r, part, own);
  if (whole == NULL)
    return TRUE;
  if (!pr_replicator_complete (replicator, replication, whole, error))
    return FALSE;
  *record = keep (o, replication, g_steal_pointer (&whole), error);
  return *record != NULL;
}

static void
note_done (crew *c, uint32_t r, pr_record *record)
{
  const pr_experiment_options *o = c->options;
  if (c->number == NULL)
    c->record[r] = record;
  else
    pr_record_free (record);
  pthread_mutex_lock (&c->lock);
  c->done++;
  if (o->progress != NULL)
    o->progress (o->self, c->done, c->n);
  pthread_mutex_unlock (&c->lock);
}

/* Does the k-th part of a replication; the first does all of what is not simulated in parts. */
static gboolean
do_task (crew *c, pr_replicator *replicator, uint32_t r, uint16_t k, GError **error)
{
  const pr_experiment_options *o = c->options;
  uint32_t replication = c->number != NULL ? c->number[r] : o->first + r;
  bool whole = c->parts == 1 || (c->number != NULL && !c->fill) || is_listed (o->logs, replication)
               || (o->records != NULL && pr_record_file_has (o->records, replication));
  pr_record *record = NULL;
  gboolean good = TRUE;
  if (whole && k == 0)
    good = (record = run_whole (c, replicator, replication, error)) != NULL;
  else if (!whole)
    good = run_part (c, replicator, r, replication, c->order[k], &record, error);
  if (record != NULL)
    note_done (c, r, record);
  if (!good && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (error, _ ("replication %u: "), replication + 1);
  return good;
}

static gpointer
work (gpointer data)
{
  crew *c = data;
  GError *error = NULL;
  g_autoptr (pr_replicator) replicator = pr_replicator_new (c->world, c->partition, &error);
  if (replicator == NULL)
    {
      fail (c, c->n, error);
      return NULL;
    }
  while (TRUE)
    {
      int64_t task = __atomic_fetch_add (&c->next, 1, __ATOMIC_RELAXED);
      uint32_t r = (uint32_t) (task / c->parts);
      uint16_t k = (uint16_t) (task % c->parts);
      if (!goes_on (c, r, k))
        break;
      if (!do_task (c, replicator, r, k, &error))
        {
          fail (c, r, error);
          break;
        }
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

/* Parts of replications that did not come to their end. */
static void
forget_parts (crew *c)
{
  for (uint32_t r = 0; c->parts > 1 && r < c->n; r++)
    pr_record_free (c->joint[r].whole);
  g_free (c->joint);
  g_free (c->order);
}

static int
compare_size (const void *a, const void *b, void *partition)
{
  const uint16_t *x = a, *y = b;
  const pr_part *part = ((const pr_partition *) partition)->part;
  uint16_t m = part[*x].world->n_places, n = part[*y].world->n_places;
  return m != n ? (m > n ? -1 : 1) : (*x > *y) - (*x < *y);
}

static void
order_parts (crew *c)
{
  c->order = g_new0 (uint16_t, c->parts);
  for (uint16_t i = 0; i < c->parts; i++)
    c->order[i] = i;
  if (c->parts > 1)
    g_qsort_with_data (c->order, c->parts, sizeof *c->order, compare_size, (gpointer) c->partition);
}

/* The calling thread works too. A thread that the system refuses costs time, not results. */
static gboolean
run_crew (crew *c, GError **error)
{
  bool share = c->options->jobs > 1 && pr_replicators_share (c->world, c->partition);
  c->parts = share ? c->partition->n : 1;
  uint32_t jobs = (uint32_t) MIN (c->options->jobs, (uint64_t) c->n * c->parts);
  pthread_mutex_init (&c->lock, NULL);
  c->limit = G_MAXINT;
  order_parts (c);
  c->joint = g_new0 (joint, c->parts > 1 ? c->n : 1);
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
  forget_parts (c);
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
