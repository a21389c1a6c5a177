/* Any bytes as a goal, as a precision and as a list of event logs: the first byte says which. What
 * is not taken is refused with words; a list holds each number once, within the limits. */
#include "figure/goal.h"
#include "report/text/goals.h"
#include "figure/precision.h"
#include "small-folder.h"
#include "ask/values.h"

#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_goal (const char *text)
{
  g_autofree char *why = NULL;
  g_autoptr (pr_goal) goal = pr_goal_read (text, &why);
  g_assert ((goal == NULL) == (why != NULL));
  if (goal == NULL)
    return;
  const pr_report report = small_report (small_outcome ());
  g_autoptr (GString) out = g_string_new (NULL);
  if (!pr_goal_set (goal, (pr_world *) report.results.world, &why))
    {
      g_assert (why != NULL);
      return;
    }
  g_assert (!(pr_goal_shortfall (goal, &report.results, true) < 0));
  pr_goal_tell (goal, &report.results, out);
}

static void
read_precision (const char *text)
{
  g_autofree char *why = NULL;
  g_autoptr (pr_precision) precision = pr_precision_read (text, &why);
  g_assert ((precision == NULL) == (why != NULL));
  if (precision == NULL)
    return;
  const pr_report report = small_report (small_outcome ());
  g_autoptr (GString) out = g_string_new (NULL);
  if (!pr_precision_set (precision, (pr_world *) report.results.world, &why))
    {
      g_assert (why != NULL);
      return;
    }
  pr_precision_reached (precision, &report.results);
  pr_precision_tell (precision, &report.results, out);
}

static void
read_list (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = pr_ask_events_read (text, &error);
  g_assert ((list == NULL) == (error != NULL));
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      uint32_t n = g_array_index (list, uint32_t, i);
      g_assert (n >= 1 && n <= PR_REPLICATIONS_MAX && list->len <= 1000);
      for (guint k = 0; k < i; k++)
        g_assert (g_array_index (list, uint32_t, k) != n);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  g_autofree char *text = g_strndup ((const char *) data + 1, size - 1);
  if (!g_utf8_validate (text, -1, NULL))
    return 0; /* arguments are looked at before */
  if (data[0] % 3 == 0)
    read_goal (text);
  else if (data[0] % 3 == 1)
    read_precision (text);
  else
    read_list (text);
  return 0;
}
