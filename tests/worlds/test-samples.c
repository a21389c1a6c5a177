/* What a sample costs when much waits: items are counted as they change, or looked at seldom. Base
 * world: tiny.h. The runs go without tiny's own checks, which look at everything.
 */
#include "tiny.h"

/* A dossier an hour comes to one officer who does one in eight hours: two months later more than a
 * thousand wait. */
#define GROWING                                                                                    \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2026-06-30\n"              \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 1h,assumption\n"                    \
  "== workflows.csv\nworkflow,step,role,effort,next,source\nw,work,clerk,8h,returned,assumption\n"

/* The queue grows to 6,500 over a year of 365 samples: 1.2 million if each sample looks at all. */
START_TEST (a_growing_queue_is_seldom_looked_through)
{
  g_autoptr (GError) error = NULL;
  pr_world *world = tiny_world (GROWING);
  g_autoptr (pr_recorder) recorder = pr_recorder_new (world);
  g_autoptr (pr_model) model = pr_model_new (world, pr_recorder_probe (recorder), &error);
  ck_assert (model != NULL && pr_model_run (model, 0, NULL, &error));
  ck_assert_int_gt (pr_model_events (model), 8500);
  ck_assert_int_le (pr_model_looked (model), 8 * pr_model_events (model));
  g_clear_pointer (&model, pr_model_free);
  pr_world_free (world);
}
END_TEST

/* The 7,700 of the queue that grows for a year take a megabyte. */
static void
run_within (uint64_t most, bool fits)
{
  g_autoptr (GError) error = NULL;
  pr_world *world = tiny_world (GROWING);
  world->most_bytes = most;
  pr_model *model = pr_model_new (world, NULL, &error);
  bool ran = pr_model_run (model, 0, NULL, &error);
  ck_assert_int_eq (ran, fits);
  if (!fits)
    {
      ck_assert (g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_FULL));
      ck_assert (strstr (error->message, "need more than the 0.00 GB") != NULL);
    }
  pr_model_free (model);
  pr_world_free (world);
}

START_TEST (what_is_in_process_has_its_bounds)
{
  run_within (4000000, true);
  run_within (400000, false);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("samples");
  tcase_add_test (tc, a_growing_queue_is_seldom_looked_through);
  tcase_add_test (tc, what_is_in_process_has_its_bounds);
  return tiny_main ("samples", tc);
}
