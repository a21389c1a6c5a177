/* The store: the questions of output/QUERIES.md with their answers, runs that share a file, and
 * files that are none of ours. PILOTRUN_ANSWER=1 writes the answers anew. */
#include "experiment/experiment.h"
#include "experiment/input.h"
#include "report/store/store.h"
#include "report/table/tables.h"
#include "study/manifest.h"

#include "../quick-check.h"
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static char *scratch;

typedef struct {
  pr_input *in;
  pr_outcome *outcome;
  pr_report report;
} small_run;

static char *
source_path (const char *name)
{
  return g_build_filename (g_getenv ("PILOTRUN_SOURCE"), name, NULL);
}

static void
small_run_init (small_run *s, const char *replications, const char *seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = source_path ("tests/golden/scenario");
  const pr_settings settings = { .replications = replications, .seed = seed };
  s->in = pr_input_open (path, &settings, &error);
  ck_assert_msg (s->in != NULL, "%s", error ? error->message : "");
  const pr_experiment_options options = { .replications = s->in->replications, .jobs = 2 };
  s->outcome = pr_experiment_run (s->in->world, &options, &error);
  ck_assert_ptr_nonnull (s->outcome);
  s->report = (pr_report){ .results.tables = s->in->tables,
                           .results.world = s->in->world,
                           .results.outcome = s->outcome,
                           .scenario_text = s->in->text,
                           .scenario_hash = s->in->hash,
                           .base = s->in->base,
                           .command = s->in->command };
}

static void
small_run_clear (small_run *s)
{
  pr_outcome_free (s->outcome);
  pr_input_free (s->in);
}

static char *
in_scratch (const char *name)
{
  return g_build_filename (scratch, name, NULL);
}

/* Rows as `sqlite3` prints them: cells separated by '|'. */
static char *
ask (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *s;
  GString *out = g_string_new (NULL);
  ck_assert_int_eq (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  ck_assert_msg (sqlite3_prepare_v2 (db, sql, -1, &s, NULL) == SQLITE_OK, "%s: %s", sql,
                 sqlite3_errmsg (db));
  while (sqlite3_step (s) == SQLITE_ROW)
    {
      for (int c = 0; c < sqlite3_column_count (s); c++)
        {
          const char *text = (const char *) sqlite3_column_text (s, c);
          g_string_append_printf (out, "%s%s", c > 0 ? "|" : "", text != NULL ? text : "");
        }
      g_string_append_c (out, '\n');
    }
  sqlite3_finalize (s);
  sqlite3_close (db);
  return g_string_free (out, FALSE);
}

/* The page with every block of results filled in from the store. */
static char *
answered (const char *page, const char *path, int *n)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  g_autoptr (GString) sql = g_string_new (NULL);
  enum { WORDS, QUERY, AFTER, RESULT } state = WORDS;
  for (char **l = lines; *l != NULL; l++)
    {
      if (state != RESULT)
        g_string_append_printf (out, "%s%s", *l, l[1] != NULL ? "\n" : "");
      if (state == WORDS && strcmp (*l, "```sql") == 0)
        {
          g_string_truncate (sql, 0);
          state = QUERY;
        }
      else if (state == QUERY && strcmp (*l, "```") == 0)
        state = AFTER;
      else if (state == QUERY)
        g_string_append_printf (sql, "%s\n", *l);
      else if (state == AFTER && strcmp (*l, "```") == 0)
        {
          g_autofree char *result = ask (path, sql->str);
          ck_assert_msg (*result != '\0', "no answer to: %s", sql->str);
          g_string_append (out, result);
          (*n)++;
          state = RESULT;
        }
      else if (state == RESULT && strcmp (*l, "```") == 0)
        {
          g_string_append_printf (out, "%s\n", *l);
          state = WORDS;
        }
    }
  return g_string_free (out, FALSE);
}

static gboolean
add (const pr_report *r, const char *store, GError **error)
{
  const pr_asked asked = { .replications = r->results.outcome->n };
  g_autofree char *manifest = pr_manifest_of_run (r, &asked);
  return pr_store_add (r, NULL, manifest, store, error);
}

START_TEST (questions_are_answered)
{
  small_run s;
  int n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *store = in_scratch ("questions.sqlite"), *page = NULL,
                  *path = source_path ("output/QUERIES.md");
  small_run_init (&s, NULL, NULL);
  ck_assert_msg (add (&s.report, store, &error), "%s", error ? error->message : "");
  ck_assert (g_file_get_contents (path, &page, NULL, NULL));
  g_autofree char *now = answered (page, store, &n);
  if (g_getenv ("PILOTRUN_ANSWER") != NULL)
    ck_assert (g_file_set_contents (path, now, -1, NULL));
  else
    ck_assert_str_eq (now, page);
  ck_assert_int_ge (n, 10);
  small_run_clear (&s);
}
END_TEST

/* Two runs share a file; the same one again takes its own place. */
START_TEST (runs_share_a_file)
{
  small_run one, two;
  g_autofree char *store = in_scratch ("shared.sqlite");
  small_run_init (&one, "2", "1");
  small_run_init (&two, "3", "2");
  ck_assert (add (&one.report, store, NULL));
  ck_assert (add (&two.report, store, NULL));
  ck_assert (add (&one.report, store, NULL));
  g_autofree char *runs = ask (store, "SELECT seed, replications FROM runs ORDER BY seed");
  ck_assert_str_eq (runs, "1|2\n2|3\n");
  g_autofree char *rows
      = ask (store, "SELECT count (*) FROM unit_replications JOIN runs ON run = id GROUP BY seed");
  ck_assert_str_eq (rows, "8\n12\n"); /* four units */
  g_autofree char *texts = ask (store, "SELECT count (*), length (sha256) FROM scenarios");
  ck_assert_str_eq (texts, "1|64\n");
  small_run_clear (&one);
  small_run_clear (&two);
}
END_TEST

/* What the CSV files say, the store says. */
START_TEST (same_as_the_files)
{
  small_run s;
  g_autofree char *store = in_scratch ("same.sqlite");
  small_run_init (&s, "2", NULL);
  ck_assert (add (&s.report, store, NULL));
  double sum = 0;
  for (uint32_t u = 0; u < s.in->world->n_units; u++)
    sum += (double) (s.outcome->record[0]->place[u].arrived
                     + s.outcome->record[1]->place[u].arrived);
  g_autofree char *wanted = g_strdup_printf ("%.1f|%.1f\n", sum / 2, sum);
  g_autofree char *got = ask (
      store, "SELECT (SELECT sum (arrived) FROM units), sum (arrived) FROM unit_replications");
  ck_assert_str_eq (got, wanted);
  small_run_clear (&s);
}
END_TEST

/* Every day of every replication is in it, of every place and the province, the sum of all; what
 * nobody files at has no backlog. Ages add up to the backlog, the half hours nearly to what was
 * scheduled, and nobody files at a branch. */
START_TEST (series)
{
  static const struct {
    const char *sql, *answer;
  } questions[] = {
    { "SELECT (SELECT count (*) FROM daily_replications) "
      "- 2 * (1 + (SELECT count (*) FROM units) + (SELECT count (*) FROM authorities)) "
      "* (SELECT count (DISTINCT date) FROM daily)",
      "0\n" },
    { "SELECT count (*) FROM daily d JOIN daily_replications r USING (run, date, place) GROUP BY "
      "run, date, place HAVING abs (avg (r.held) - d.held) > 1e-3",
      "" },
    { "SELECT count (*) FROM (SELECT replication, date, sum (backlog) FILTER (WHERE place <> '*') "
      "- sum (backlog) FILTER (WHERE place = '*') AS over FROM daily_replications "
      "GROUP BY replication, date) WHERE over <> 0",
      "0\n" },
    { "SELECT count (*) FROM replications p WHERE arrived <> (SELECT sum (arrived) FROM "
      "daily_replications d WHERE d.replication = p.replication AND place = '*')",
      "0\n" },
    { "SELECT count (*) FROM replications p WHERE arrived <> (SELECT sum (arrived) FROM "
      "procedure_replications d WHERE d.replication = p.replication)",
      "0\n" },
    { "SELECT count (*) FROM daily d WHERE place = '*' AND abs (backlog - (SELECT sum (dossiers) "
      "FROM ages a WHERE a.date = d.date)) > 1e-3",
      "0\n" },
    { "SELECT count (*) FROM pools p WHERE abs (scheduled - (SELECT sum (on_duty) FROM pool_hours "
      "h "
      "WHERE h.place = p.place AND h.pool = p.pool)) > 0.02 * scheduled",
      "0\n" },
    { "SELECT code, backlog_end, arrived, visits, held IS NULL FROM authorities "
      "WHERE code = 'land-river'",
      "land-river||||0\n" },
    { "SELECT count (*), count (backlog_end), count (held) FROM authority_replications "
      "WHERE code = 'land-river'",
      "2|0|2\n" },
    { "SELECT count (backlog), count (visits), count (held) > 0, count (held_hw) > 0 FROM daily "
      "WHERE place = 'land-river'",
      "0|0|1|1\n" },
    { "SELECT count (*) FROM pools WHERE in_system_mean < queue_mean OR wait_p50 > wait_p90 "
      "OR wait_p90 > wait_p95",
      "0\n" },
    { "SELECT count (*) FROM (SELECT place, pool, max (share) AS most FROM pool_numbers "
      "GROUP BY place, pool) WHERE most <> 1",
      "0\n" },
    { "SELECT count (*) FROM pool_replications r LEFT JOIN pools p USING (place, pool) "
      "WHERE p.pool IS NULL",
      "0\n" },
  };
  small_run s;
  g_autofree char *store = in_scratch ("series.sqlite");
  small_run_init (&s, "2", NULL);
  ck_assert (add (&s.report, store, NULL));
  for (size_t k = 0; k < G_N_ELEMENTS (questions); k++)
    {
      g_autofree char *answer = ask (store, questions[k].sql);
      ck_assert_msg (strcmp (answer, questions[k].answer) == 0, "%s\nsays: %s", questions[k].sql,
                     answer);
    }
  small_run_clear (&s);
}
END_TEST

static const struct {
  const char *name, *content, *sql, *text;
} foreigners[] = {
  { "text.sqlite", "this is a letter, and by no means a database; it goes on and on\n", NULL,
    "damaged, or no database" },
  { "other.sqlite", NULL, "CREATE TABLE t (x)", "the database of another program" },
  { "old.sqlite", NULL,
    "PRAGMA application_id = 1349086319; PRAGMA user_version = 77; CREATE TABLE t (x)",
    "a store of format 77" },
};

START_TEST (foreign_files_are_refused)
{
  small_run s;
  g_autofree char *path = in_scratch (foreigners[_i].name), *before = NULL, *after = NULL;
  gsize n, m;
  if (foreigners[_i].content != NULL)
    ck_assert (g_file_set_contents (path, foreigners[_i].content, -1, NULL));
  else
    {
      sqlite3 *db;
      ck_assert_int_eq (sqlite3_open (path, &db), SQLITE_OK);
      ck_assert_int_eq (sqlite3_exec (db, foreigners[_i].sql, NULL, NULL, NULL), SQLITE_OK);
      sqlite3_close (db);
    }
  ck_assert (g_file_get_contents (path, &before, &n, NULL));
  g_autoptr (GError) error = NULL;
  small_run_init (&s, "1", NULL);
  ck_assert (!add (&s.report, path, &error));
  ck_assert_msg (strstr (error->message, foreigners[_i].text) != NULL, "%s", error->message);
  ck_assert_msg (strstr (error->message, "name another file") != NULL, "%s", error->message);
  ck_assert (g_file_get_contents (path, &after, &m, NULL));
  ck_assert (n == m && memcmp (before, after, n) == 0);
  small_run_clear (&s);
}
END_TEST

/* Half of a store: what it holds is not overwritten. */
START_TEST (damaged_store_is_refused)
{
  small_run s;
  g_autofree char *path = in_scratch ("half.sqlite"), *data = NULL;
  gsize n;
  g_autoptr (GError) error = NULL;
  small_run_init (&s, "2", NULL);
  ck_assert (add (&s.report, path, NULL));
  ck_assert (g_file_get_contents (path, &data, &n, NULL));
  memset (data + 4096, 'x', 3 * 4096);
  ck_assert (g_file_set_contents (path, data, (gssize) n, NULL));
  ck_assert (!add (&s.report, path, &error));
  ck_assert_msg (strstr (error->message, "half.sqlite") != NULL, "%s", error->message);
  small_run_clear (&s);
}
END_TEST

static void
remove_scratch (void)
{
  g_autoptr (GDir) dir = g_dir_open (scratch, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = in_scratch (name);
      g_unlink (path);
    }
  g_rmdir (scratch);
}

int
main (void)
{
  Suite *suite = suite_create ("store");
  TCase *tc = tcase_create ("store");
  scratch = g_dir_make_tmp ("pilotrun-store-XXXXXX", NULL);
  tcase_add_test (tc, questions_are_answered);
  tcase_add_test (tc, runs_share_a_file);
  tcase_add_test (tc, same_as_the_files);
  tcase_add_test (tc, series);
  tcase_add_loop_test (tc, foreign_files_are_refused, 0, G_N_ELEMENTS (foreigners));
  tcase_add_test (tc, damaged_store_is_refused);
  tcase_set_timeout (tc, 60);
  suite_add_tcase (suite, tc);
  int status = run_suite (suite);
  remove_scratch ();
  return status;
}
