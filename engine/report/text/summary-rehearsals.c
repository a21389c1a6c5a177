/* Summary: rehearsals, the venues that were short, and courses. See summary.h. */
#include "report/text/summary.h"

#include "model/shown.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"

#include <math.h>

#define MOST_VENUES 5

/* The day on which the last of all passed; NaN: not all have. */
static double
all_done_on (const pr_results *r, const pr_record *rec, G_GNUC_UNUSED uint32_t i,
             G_GNUC_UNUSED uint32_t day)
{
  pr_time last = INT64_MIN;
  for (uint32_t k = 0; k < rec->n_rehearsals; k++)
    last = MAX (last, rec->rehearsal[k].done);
  return last == PR_NEVER ? NAN : (double) (pr_time_day (last - 1) - r->world->first_day);
}

static void
append_done (const pr_results *r, GString *out)
{
  char done[PR_NUMBER_SIZE], missed[PR_NUMBER_SIZE], date[PR_DATE_SIZE];
  uint32_t n = r->world->n_rehearsals;
  double mean = pr_reduce_named (r, PR_OF_REPLICATION, "rehearsals_done", PR_PROVINCE).mean,
         over = pr_reduce_named (r, PR_OF_REPLICATION, "rehearsals_missed", PR_PROVINCE).mean,
         median = pr_reduce_median (r, all_done_on, 0);
  pr_text_fixed (done, mean, mean == floor (mean) ? 0 : 1);
  if (mean == n)
    g_string_append_printf (out, _ ("Rehearsals: %s of %u done by %s"), done, n,
                            pr_text_day (date, pr_window_date (r, (uint32_t) median)));
  else
    g_string_append_printf (out, _ ("Rehearsals: %s of %u done"), done, n);
  if (over > 0)
    g_string_append_printf (out, _ (", %s not done in time"),
                            pr_text_fixed (missed, over, over == floor (over) ? 0 : 1));
  g_string_append_c (out, '.');
}

/* A venue that some had to wait for. */
static void
append_venue (const pr_results *r, GString *out, uint32_t i)
{
  char waited[PR_NUMBER_SIZE], wait[PR_NUMBER_SIZE];
  const pr_venue *v = &r->world->venues[i];
  double n = pr_reduce_named (r, PR_OF_VENUE, "waited", i).mean,
         days = pr_reduce_named (r, PR_OF_VENUE, "wait_longest", i).mean;
  g_string_append_printf (out, " %s%s%s: ", pr_shown (r->world, PR_NAMED_VENUE, v->name),
                          v->place != PR_NONE16 ? " @ " : "",
                          v->place != PR_NONE16 ? r->world->places[v->place].name : "");
  g_string_append_printf (out, _ ("%u there, waited for by %s, longest %s days."), v->count,
                          pr_text_fixed (waited, n, n == floor (n) ? 0 : 1),
                          pr_text_fixed (wait, days, 1));
}

/* Those that were waited for most, in their order. */
static void
append_venues (const pr_results *r, GString *out)
{
  uint32_t shown = 0, more = 0;
  for (uint32_t i = 0; i < r->world->n_venues; i++)
    if (pr_reduce_named (r, PR_OF_VENUE, "waited", i).mean > 0)
      {
        if (shown < MOST_VENUES)
          append_venue (r, out, i);
        else
          more++;
        shown++;
      }
  if (more > 0)
    g_string_append_printf (out, _ (" And %u more: venues.csv."), more);
}

static void
append_courses (const pr_results *r, GString *out)
{
  char used[PR_NUMBER_SIZE], offered[PR_NUMBER_SIZE], left[PR_NUMBER_SIZE];
  double seats = 0, taken = 0, untrained = 0;
  for (uint16_t i = 0; i < r->world->n_course_names; i++)
    {
      seats += pr_reduce_named (r, PR_OF_COURSE, "seats", i).mean;
      taken += pr_reduce_named (r, PR_OF_COURSE, "used", i).mean;
      untrained += pr_reduce_named (r, PR_OF_COURSE, "untrained", i).mean;
    }
  g_string_append_printf (out, _ ("Courses: %s of %s seats used; officers not trained: %s."),
                          pr_text_fixed (used, taken, taken == floor (taken) ? 0 : 1),
                          pr_text_fixed (offered, seats, 0),
                          pr_text_fixed (left, untrained, untrained == floor (untrained) ? 0 : 1));
}

void
pr_summary_rehearsals (const pr_results *r, GString *out)
{
  if (!r->world->has_schedule)
    return;
  g_string_append_printf (out, "\n%s\n", _ ("REHEARSALS AND COURSES"));
  if (r->world->n_rehearsals > 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      append_done (r, text);
      append_venues (r, text);
      pr_text_wrap (out, text->str, 2, PR_SUMMARY_WIDTH);
    }
  if (r->world->n_sessions > 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      append_courses (r, text);
      pr_text_wrap (out, text->str, 2, PR_SUMMARY_WIDTH);
    }
}
