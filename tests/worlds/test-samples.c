/* What a sample costs when much waits: it is counted as it changes, or looked at seldom. Base
 * world: tiny.h. Runs without tiny's own checks, which look at everything.
 */
#include "tiny.h"

/* A dossier an hour comes to one officer who does one in eight hours: two months later more than a
 * thousand wait. */
#define GROWING                                                                                    \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2026-06-30\n"              \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 1h,assumption\n"                    \
  "== workflows.csv\nworkflow,step,role,effort,next,source\nw,work,clerk,8h,returned,assumption\n"

/* The queue grows to 6,500 over a year of 365 samples, 1.2 million when each looks at all. */
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

int
main (void)
{
  TCase *tc = tcase_create ("samples");
  tcase_add_test (tc, a_growing_queue_is_seldom_looked_through);
  return tiny_main ("samples", tc);
}
