/* The event log: added up again, it gives the report's figures; and whatever is wrong with a log is
 * found. */
#include "experiment/experiment.h"
#include "report/export/export.h"
#include "report/export/instances.h"

#include "logged.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static char *scratch;

static void
make_scratch (void)
{
  scratch = g_dir_make_tmp ("pilotrun-events-XXXXXX", NULL);
}

static void
remove_scratch (void)
{
  g_autoptr (GDir) dir = g_dir_open (scratch, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (scratch, name, NULL);
      g_unlink (path);
    }
  g_rmdir (scratch);
  g_free (scratch);
}

/* The log of a replication, in the scratch folder. Free with g_free. */
static char *
scratch_log (const pr_world *w, uint64_t replication)
{
  char *path = g_build_filename (scratch, "events.bin", NULL);
  write_log (w, replication, path);
  return path;
}

typedef struct {
  int64_t arrived, returned, refused, withdrawn, visits, visits_left, visits_served, in_process;
  int64_t sojourn_n, sojourn;
} place_sum;

typedef struct {
  uint64_t hash, ident;
  gboolean known, counts; /* counts: a dossier in process */
  pr_logged last;
} item_state;

typedef struct {
  const pr_world *w;
  place_sum *place;
  int64_t *served, *busy; /* by pool */
  pr_time *since;         /* by officer; INT64_MIN: not at work */
  item_state *items;
  uint32_t n_items;
  GHashTable *taken; /* dossiers of the backlog file that were met */
} sums;

static uint32_t
pool_of (const pr_world *w, uint32_t officer)
{
  uint32_t p = 0;
  while (officer >= w->pools[p].first_officer + w->pools[p].count)
    p++;
  return p;
}

static void
end_work (sums *s, uint32_t officer, pr_time now)
{
  pr_time from = MAX (s->since[officer], s->w->start);
  ck_assert_int_ne (s->since[officer], INT64_MIN);
  if (now > from)
    s->busy[pool_of (s->w, officer)] += now - from;
  s->since[officer] = INT64_MIN;
}

static void
add_work (sums *s, const pr_logged *e)
{
  if (e->officer == PR_NONE32)
    return;
  if (e->what == PR_HAPPENS_BEGAN)
    {
      ck_assert_int_eq (s->since[e->officer], INT64_MIN);
      s->since[e->officer] = e->time;
      return;
    }
  /* Work that was held is handed back, or laid down at closing, without having gone on. */
  if (s->since[e->officer] != INT64_MIN)
    end_work (s, e->officer, e->time);
  if (e->what == PR_HAPPENS_COMPLETED && e->time >= s->w->start)
    s->served[pool_of (s->w, e->officer)]++;
}

static void
file_it (sums *s, item_state *i, const pr_logged *e)
{
  place_sum *p = &s->place[e->of->filing];
  if (i->counts)
    return;
  i->counts = TRUE;
  p->in_process++;
  p->arrived += e->time >= s->w->start;
}

static void
end_case (sums *s, item_state *i, const pr_logged *e)
{
  place_sum *p = &s->place[e->of->filing];
  file_it (s, i, e);
  i->counts = FALSE;
  p->in_process--;
  if (e->time < s->w->start)
    return;
  p->returned += e->what == PR_HAPPENS_RETURNED;
  p->refused += e->what == PR_HAPPENS_REFUSED;
  p->withdrawn += e->what == PR_HAPPENS_WITHDRAWN;
  p->sojourn_n++;
  p->sojourn += e->time - e->of->born;
}

static void
add_case (sums *s, item_state *i, const pr_logged *e)
{
  place_sum *p = &s->place[e->of->filing];
  gboolean counted = e->time >= s->w->start;
  switch (e->what)
    {
    case PR_HAPPENS_CAME:
      if (e->visitor)
        p->visits += counted;
      else
        file_it (s, i, e);
      break;
    case PR_HAPPENS_RECEIVED:
      file_it (s, i, e);
      break;
    case PR_HAPPENS_LEFT:
      /* A visit that files nothing has just been served. */
      if (i->last.what == PR_HAPPENS_COMPLETED && i->last.time == e->time)
        p->visits_served += counted;
      else
        p->visits_left += counted;
      break;
    case PR_HAPPENS_RETURNED:
    case PR_HAPPENS_REFUSED:
    case PR_HAPPENS_WITHDRAWN:
      end_case (s, i, e);
      break;
    default:
      break;
    }
}

/* A dossier of the backlog file did not come: it was there. What forks from it is met later. */
static void
take_over (sums *s, item_state *i, const pr_logged *e)
{
  gboolean backlog = FALSE;
  for (size_t k = 0; k < s->w->n_backlog; k++)
    backlog |= s->w->backlog[k].hash == i->hash;
  g_autofree char *name
      = g_strdup_printf ("%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, i->hash, i->ident);
  if (!backlog || !g_hash_table_add (s->taken, g_steal_pointer (&name)))
    return;
  i->counts = TRUE;
  s->place[e->of->filing].in_process++;
}

static void
add_event (sums *s, const pr_logged *e)
{
  if (pr_happens_to_no_item (e->what))
    return;
  if (e->item >= s->n_items)
    {
      uint32_t n = e->item + 1024;
      s->items = g_renew (item_state, s->items, n);
      memset (s->items + s->n_items, 0, (n - s->n_items) * sizeof *s->items);
      s->n_items = n;
    }
  item_state *i = &s->items[e->item];
  if (i->hash != e->of->hash || i->ident != e->of->ident)
    {
      *i = (item_state){ .hash = e->of->hash, .ident = e->of->ident };
      take_over (s, i, e);
    }
  add_work (s, e);
  if (!e->of->test)
    add_case (s, i, e);
  i->last = *e;
}

static void
add_up (sums *s, const pr_world *w, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_log_reader) log = pr_log_open (path, "key", w, &error);
  ck_assert_ptr_nonnull (log);
  *s = (sums){ .w = w,
               .place = g_new0 (place_sum, w->n_places),
               .served = g_new0 (int64_t, w->n_pools),
               .busy = g_new0 (int64_t, w->n_pools),
               .taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
               .since = g_new (pr_time, w->n_officers) };
  for (uint32_t o = 0; o < w->n_officers; o++)
    s->since[o] = INT64_MIN;
  pr_logged e;
  while (pr_log_next (log, &e, &error))
    add_event (s, &e);
  ck_assert_msg (error == NULL, "%s", error ? error->message : "");
  for (uint32_t o = 0; o < w->n_officers; o++)
    if (s->since[o] != INT64_MIN)
      end_work (s, o, w->end);
}

static void
compare_pools (const sums *s, const pr_record *rec)
{
  for (uint32_t p = 0; p < s->w->n_pools; p++)
    {
      ck_assert_int_eq (s->served[p], rec->pool[p].served);
      ck_assert_int_eq (s->busy[p], rec->pool[p].busy);
    }
}

static void
compare_places (const sums *s, const pr_record *rec)
{
  for (uint32_t p = 0; p < s->w->n_places; p++)
    {
      const place_sum *a = &s->place[p];
      const pr_place_count *b = &rec->place[p];
      ck_assert_int_eq (a->arrived, b->arrived);
      ck_assert_int_eq (a->returned, b->returned);
      ck_assert_int_eq (a->refused, b->refused);
      ck_assert_int_eq (a->withdrawn, b->withdrawn);
      ck_assert_int_eq (a->visits, b->visits);
      ck_assert_int_eq (a->visits_left, b->visits_left + b->visits_redirected);
      ck_assert_int_eq (a->visits_served, b->visits_served);
      ck_assert_int_eq (a->in_process, b->in_process);
      ck_assert_int_eq (a->sojourn_n, b->sojourn.n);
      ck_assert_int_eq (a->sojourn, (int64_t) b->sojourn.sum);
    }
}

static void
sums_clear (sums *s)
{
  g_free (s->place);
  g_free (s->served);
  g_free (s->busy);
  g_free (s->since);
  g_free (s->items);
  g_hash_table_unref (s->taken);
}

static void
check_again (const char *scenario, const char *until, uint32_t replication)
{
  g_autoptr (pr_input) in = open_scenario (scenario, until);
  g_autofree char *path = scratch_log (in->world, replication);
  const pr_experiment_options options = { .first = replication, .replications = 1, .jobs = 1 };
  g_autoptr (pr_outcome) o = pr_experiment_run (in->world, &options, NULL);
  ck_assert_ptr_nonnull (o);
  sums s;
  add_up (&s, in->world, path);
  compare_pools (&s, o->record[0]);
  compare_places (&s, o->record[0]);
  sums_clear (&s);
}

START_TEST (gives_the_figures_of_a_queue) { check_again ("tests/cli/scenarios/mm1", NULL, 0); }
END_TEST

START_TEST (gives_the_figures_of_the_golden_world)
{
  check_again ("tests/golden/scenario", NULL, 2);
}
END_TEST

START_TEST (gives_the_figures_of_the_province)
{
  check_again ("scenarios/quang-ninh", "2025-07-04", 1);
}
END_TEST

/* Incidents, absences, readiness, tests and closed channels; filing moves with the hand-over. */
START_TEST (gives_the_pools_of_the_cut_over)
{
  g_autoptr (pr_input) in = open_scenario ("scenarios/quang-ninh-cutover", "2025-07-04");
  g_autofree char *path = scratch_log (in->world, 0);
  const pr_experiment_options options = { .replications = 1, .jobs = 1 };
  g_autoptr (pr_outcome) o = pr_experiment_run (in->world, &options, NULL);
  sums s;
  add_up (&s, in->world, path);
  compare_pools (&s, o->record[0]);
  sums_clear (&s);
}
END_TEST

static gboolean
read_all (const pr_world *w, const char *path, const char *key, GError **error)
{
  g_autoptr (pr_log_reader) log = pr_log_open (path, key, w, error);
  GError *failure = NULL;
  pr_logged e;
  while (log != NULL && pr_log_next (log, &e, &failure))
    ;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return log != NULL && failure == NULL;
}

START_TEST (what_is_wrong_is_found)
{
  g_autoptr (pr_input) in = open_scenario ("tests/cli/scenarios/mm1", NULL);
  g_autofree char *path = scratch_log (in->world, 0);
  g_autofree char *data = NULL;
  gsize n;
  ck_assert (read_all (in->world, path, "key", NULL) && read_all (in->world, path, NULL, NULL));
  ck_assert (g_file_get_contents (path, &data, &n, NULL));
  g_autoptr (GError) other = NULL;
  ck_assert (!read_all (in->world, path, "another key", &other));
  ck_assert (g_error_matches (other, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_OTHER));
  /* Cut anywhere, or with a byte changed anywhere. */
  for (gsize k = 0; k < n; k += 1 + n / 97)
    {
      g_autoptr (GError) cut = NULL, changed = NULL;
      ck_assert (g_file_set_contents (path, data, (gssize) k, NULL));
      ck_assert_msg (!read_all (in->world, path, "key", &cut), "cut at %zu", k);
      ck_assert (cut->domain == PR_EVENT_LOG_ERROR);
      if (k >= 83 && k < 91)
        continue; /* the number of the replication is anything */
      data[k] ^= 64;
      ck_assert (g_file_set_contents (path, data, (gssize) n, NULL));
      data[k] ^= 64;
      ck_assert_msg (!read_all (in->world, path, "key", &changed), "changed at %zu", k);
      ck_assert (changed->domain == PR_EVENT_LOG_ERROR);
    }
  g_autofree char *longer = g_strdup_printf ("%s.longer", path);
  g_autofree char *more = g_malloc (n + 1);
  memcpy (more, data, n);
  more[n] = 0;
  ck_assert (g_file_set_contents (longer, more, (gssize) n + 1, NULL));
  ck_assert (!read_all (in->world, longer, "key", NULL));
}
END_TEST

START_TEST (a_full_disk_is_named)
{
  g_autoptr (pr_input) in = open_scenario ("tests/cli/scenarios/mm1", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (scratch, "events.bin", NULL);
  struct rlimit little = { .rlim_cur = 4096, .rlim_max = RLIM_INFINITY };
  signal (SIGXFSZ, SIG_IGN);
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &little), 0);
  g_autoptr (pr_event_log) log = pr_event_log_create (path, "key", in->world, 0, &error);
  ck_assert (pr_replay (in->world, 0, pr_event_log_probe (log), NULL));
  ck_assert (!pr_event_log_finish (log, &error));
  ck_assert_ptr_nonnull (strstr (error->message, path));
  ck_assert_ptr_nonnull (strstr (error->message, "make room"));
  g_autoptr (GDir) dir = g_dir_open (scratch, 0, NULL);
  ck_assert_ptr_null (g_dir_read_name (dir));
}
END_TEST

/* A case of a million pieces, each of which begins a step that never ends, takes as long for each
 * as one of a thousand does: a second, and not minutes. */
START_TEST (a_case_of_many_open_steps_takes_no_longer_for_each)
{
  g_autoptr (pr_input) in = open_scenario ("tests/cli/scenarios/mm1", NULL);
  g_autoptr (pr_instances) i = pr_instances_new (in->world);
  pr_instances_begin (i);
  for (uint32_t item = 0; item < 1000000; item++)
    ck_assert_uint_eq (pr_instances_number (i, PR_HAPPENS_BEGAN, item, 0), item + 1);
  /* The last are known still. */
  for (uint32_t back = 1; back < 500; back++)
    ck_assert_uint_eq (pr_instances_number (i, PR_HAPPENS_COMPLETED, 1000000 - back, 0),
                       1000000 - back + 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("events");
  TCase *tc = tcase_create ("events");
  tcase_set_timeout (tc, 120);
  tcase_add_checked_fixture (tc, make_scratch, remove_scratch);
  tcase_add_test (tc, gives_the_figures_of_a_queue);
  tcase_add_test (tc, gives_the_figures_of_the_golden_world);
  tcase_add_test (tc, gives_the_figures_of_the_province);
  tcase_add_test (tc, gives_the_pools_of_the_cut_over);
  tcase_add_test (tc, what_is_wrong_is_found);
  tcase_add_test (tc, a_full_disk_is_named);
  tcase_add_test (tc, a_case_of_many_open_steps_takes_no_longer_for_each);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
