/* Shards: how replications are dealt out, and what no command can make: replications that differ,
 * and machines that make numbers differently. */
#include "kernel/disk.h"
#include "study/merge.h"
#include "study/run.h"
#include "study/write.h"

#include "../quick-check.h"
#include <string.h>

enum { REPLICATIONS = 6, SHARDS = 3 };

static char *scratch, *scenario;
static const pr_host nobody = { 0 };

static void
begin (void)
{
  scratch = g_dir_make_tmp ("pilotrun-shards-XXXXXX", NULL);
  ck_assert_ptr_nonnull (scratch);
  scenario
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "tests", "cli", "scenarios", "mm1", NULL);
}

static void
end (void)
{
  ck_assert (pr_remove_tree (scratch, NULL));
  g_free (scratch);
  g_free (scenario);
}

static pr_input *
open_input (void)
{
  const pr_settings settings = { .replications = G_STRINGIFY (6) };
  pr_input *in = pr_input_open (scenario, &settings, NULL);
  ck_assert_ptr_nonnull (in);
  return in;
}

/* Simulates a shard into a folder of the scratch. */
static void
simulate (const char *folder, uint32_t number)
{
  const pr_shard shard = { number, SHARDS };
  const pr_run_request q = { .path = scenario,
                             .settings = { .replications = G_STRINGIFY (6) },
                             .folder = folder,
                             .raw_command = "pilotrun run",
                             .shard = &shard,
                             .jobs = 1 };
  g_auto (pr_answer) a = { 0 };
  g_autoptr (GError) error = NULL;
  ck_assert_msg (pr_study_run (&q, &nobody, &a, &error), "%s", error ? error->message : "");
}

static char *
simulate_all (void)
{
  char *folder = g_build_filename (scratch, "shards", NULL);
  for (uint32_t i = 1; i <= SHARDS; i++)
    simulate (folder, i);
  return folder;
}

/* Writes the shard's file anew: records as f has them, and their list with a fingerprint. */
static void
rewrite (const char *folder, uint32_t number, const char *fingerprint, pr_record_file *f,
         const GArray *numbers)
{
  const pr_shard shard = { number, SHARDS };
  g_autofree char *path = pr_shard_path (folder, shard, "json");
  g_autoptr (pr_shard_file) there = pr_shard_file_read (path, NULL);
  uint64_t bytes;
  ck_assert_ptr_nonnull (there);
  ck_assert (pr_remove_tree (there->bin, NULL));
  ck_assert (pr_record_file_append (f, there->bin, (const uint32_t *) (void *) numbers->data,
                                    numbers->len, &bytes, NULL, NULL));
  g_array_set_size (there->sections, 0);
  pr_shard_file_add (there, 0, bytes, numbers);
  g_free (there->fingerprint);
  there->fingerprint = g_strdup (fingerprint);
  g_autofree char *text = pr_shard_file_text (there);
  ck_assert (pr_write_file (path, text, strlen (text), NULL));
}

/* Whether it is merged; else *why. Free with g_free. */
static gboolean
merge (const char *folder, bool mixed, char **why)
{
  g_autofree char *to = g_build_filename (scratch, "merged", NULL);
  char *const paths[] = { (char *) folder, NULL };
  const pr_merge_request q = { .paths = paths,
                               .folder = to,
                               .raw_command = "pilotrun merge",
                               .jobs = 1,
                               .mixed = mixed,
                               .no_plots = TRUE };
  g_auto (pr_answer) a = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean good = pr_study_merge (&q, &nobody, &a, &error);
  *why = g_strdup (error != NULL ? error->message : NULL);
  return good;
}

/* Every replication of every scenario is some shard's, and of one only. */
START_TEST (test_numbers)
{
  for (uint32_t n = 1; n <= 9; n++)
    for (uint32_t of = 1; of <= 30; of++)
      for (int pairs = 0; pairs < 2; pairs++)
        {
          guint taken[4][9] = { 0 }, most = 0, least = G_MAXUINT;
          for (uint32_t i = 1; i <= of; i++)
            {
              guint all = 0;
              for (guint k = 0; k < 4; k++)
                {
                  g_autoptr (GArray) list = pr_shard_numbers ((pr_shard){ i, of }, pairs, k, n);
                  all += list->len;
                  for (guint j = 0; j < list->len; j++)
                    taken[k][g_array_index (list, uint32_t, j)]++;
                }
              most = MAX (most, all);
              least = MIN (least, all);
            }
          for (guint k = 0; k < 4; k++)
            for (uint32_t r = 0; r < n; r++)
              ck_assert_uint_eq (taken[k][r], 1);
          if (pairs) /* as even as can be */
            ck_assert_uint_le (most - least, 1);
        }
}
END_TEST

/* More replications add to a shard and move nothing. */
START_TEST (test_numbers_stay)
{
  g_autoptr (GArray) few = pr_shard_numbers ((pr_shard){ 2, 5 }, false, 0, 12),
                     many = pr_shard_numbers ((pr_shard){ 2, 5 }, false, 0, 40);
  ck_assert_uint_lt (few->len, many->len);
  ck_assert_mem_eq (few->data, many->data, few->len * sizeof (uint32_t));
}
END_TEST

START_TEST (test_not_deterministic)
{
  g_autofree char *folder = simulate_all (), *made = g_build_filename (scratch, "made", NULL),
                  *why = NULL, *here = pr_input_fingerprint ();
  g_autoptr (pr_input) in = open_input ();
  g_autofree char *key = pr_study_key (in),
                  *first = pr_shard_path (folder, (pr_shard){ 1, 3 }, "bin");
  g_autoptr (pr_record_file) from
      = pr_record_file_look (first, 0, UINT64_MAX, key, in->world, NULL);
  g_autoptr (pr_record_file) to = pr_record_file_open (made, key, in->world, NULL);
  g_autoptr (pr_record) record = pr_record_file_take (from, 0);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  ck_assert_ptr_nonnull (record);
  /* The second shard says that its second replication, and the first shard's fourth, are these. */
  for (uint32_t r = 1; r <= 4; r += r == 1 ? 2 : 1)
    {
      ck_assert (pr_record_file_add (to, r, record, NULL));
      g_array_append_val (numbers, r);
    }
  rewrite (folder, 2, here, to, numbers);
  ck_assert (!merge (folder, false, &why));
  ck_assert_msg (strstr (why, "not deterministic: replication 4 differs") != NULL, "%s", why);
  ck_assert (strstr (why, "shard-1-of-3.bin") != NULL && strstr (why, "shard-2-of-3.bin") != NULL);
}
END_TEST

START_TEST (test_mixed)
{
  static const char other[] = "0123456789abcdef";
  g_autofree char *folder = simulate_all (), *made = g_build_filename (scratch, "made", NULL),
                  *why = NULL;
  g_autoptr (pr_input) in = open_input ();
  g_autofree char *key = pr_study_key (in), *theirs = pr_study_key_of (in, other);
  g_autofree char *second = pr_shard_path (folder, (pr_shard){ 2, 3 }, "bin");
  g_autoptr (pr_record_file) from
      = pr_record_file_look (second, 0, UINT64_MAX, key, in->world, NULL);
  g_autoptr (pr_record_file) to = pr_record_file_open (made, theirs, in->world, NULL);
  g_autoptr (GArray) numbers = pr_shard_numbers ((pr_shard){ 2, SHARDS }, false, 0, REPLICATIONS);
  for (guint i = 0; i < numbers->len; i++)
    ck_assert (pr_record_file_take_over (to, from, g_array_index (numbers, uint32_t, i), NULL));
  rewrite (folder, 2, other, to, numbers);
  ck_assert (!merge (folder, false, &why));
  ck_assert_msg (strstr (why, other) != NULL, "%s", why);
  g_free (why);
  ck_assert_msg (merge (folder, true, &why), "%s", why);
  g_autofree char *manifest = g_build_filename (scratch, "merged", "manifest.json", NULL),
                  *page = g_build_filename (scratch, "merged", "report.html", NULL), *text = NULL,
                  *html = NULL;
  ck_assert (g_file_get_contents (manifest, &text, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (text, "\"mixed\" : true"));
  ck_assert (g_file_get_contents (page, &html, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (html, "Merged from machines whose mathematical libraries differ"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("shards");
  TCase *tests = tcase_create ("shards");
  tcase_add_checked_fixture (tests, begin, end);
  tcase_add_test (tests, test_numbers);
  tcase_add_test (tests, test_numbers_stay);
  tcase_add_test (tests, test_not_deterministic);
  tcase_add_test (tests, test_mixed);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
