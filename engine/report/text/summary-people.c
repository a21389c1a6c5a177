/* Summary: what those who are new to their work cost, and what is owed to other work. See
 * summary.h. */
#include "report/text/summary.h"

#include "figure/reduce.h"
#include "kernel/i18n.h"
#include "model/shown.h"
#include "report/text/text.h"

#include <math.h>

/* Sums over all practices of a replication. */
#define SUM(name, field)                                                                           \
  static double name (const pr_results *r G_GNUC_UNUSED, const pr_record *rec,                     \
                      uint32_t i G_GNUC_UNUSED, uint32_t day G_GNUC_UNUSED)                        \
  {                                                                                                \
    double sum = 0;                                                                                \
    for (uint32_t k = 0; k < rec->n_practices; k++)                                                \
      sum += (double) rec->practice[k].field;                                                      \
    return sum;                                                                                    \
  }

SUM (worked, worked)
SUM (beyond, beyond)
SUM (errors, errors)
SUM (found, found)
SUM (missed, missed)

/* The practice that cost most hours. */
static uint32_t
dearest (const pr_results *r)
{
  const pr_learning *l = r->world->learning;
  double most = 0;
  uint32_t dearest = 0;
  for (uint32_t i = 0; i < l->n_practices; i++)
    {
      pr_moments m = pr_reduce_named (r, PR_OF_PRACTICE, "inexperience", i);
      if (pr_moments_mean (&m) <= most)
        continue;
      most = pr_moments_mean (&m);
      dearest = i;
    }
  return dearest;
}

static void
append_dearest (const pr_results *r, GString *out)
{
  const pr_world *w = r->world;
  uint32_t i = dearest (r);
  const pr_practice *p = &w->learning->practices[i];
  char hours[PR_NUMBER_SIZE], first[PR_NUMBER_SIZE], last[PR_NUMBER_SIZE];
  pr_moments beyond = pr_reduce_named (r, PR_OF_PRACTICE, "inexperience", i),
             start = pr_reduce_named (r, PR_OF_PRACTICE, "factor_start", i),
             end = pr_reduce_named (r, PR_OF_PRACTICE, "factor_end", i);
  g_autofree char *text = g_strdup_printf (
      _ ("Most of it: %s officer-hours at %s, pool %s, skill %s, where work took %s times as long "
         "at first and %s times at the end."),
      pr_text_fixed (hours, pr_moments_mean (&beyond), 1), w->places[w->pools[p->pool].place].name,
      pr_shown (w, PR_NAMED_POOL, w->pools[p->pool].name),
      pr_shown (w, PR_NAMED_SKILL, w->learning->names[p->name]),
      pr_text_fixed (first, pr_moments_mean (&start), 2),
      pr_text_fixed (last, pr_moments_mean (&end), 2));
  pr_text_wrap (out, text, 2, PR_SUMMARY_WIDTH);
}

static char *
plus_minus (const pr_results *r, pr_value value, double unit)
{
  pr_moments m = pr_reduce (r, value, 0, 0);
  return pr_text_plus_minus (pr_moments_mean (&m) / unit, pr_half_width (r, &m) / unit, 1);
}

void
pr_summary_learning (const pr_results *r, GString *out)
{
  if (r->world->learning == NULL)
    return;
  char share[PR_NUMBER_SIZE];
  pr_moments at_work = pr_reduce (r, worked, 0, 0), new = pr_reduce (r, beyond, 0, 0);
  double part
      = pr_moments_mean (&at_work) > 0 ? pr_moments_mean (&new) / pr_moments_mean (&at_work) : 0;
  g_autofree char *hours = plus_minus (r, beyond, PR_HOUR);
  g_autofree char *text = g_strdup_printf (
      _ ("Those who are new needed %s officer-hours more than practised officers would have: "
         "%s %% of the time that this work took. It is part of the effort, not a wait."),
      hours, pr_text_percent (share, part));
  g_string_append (out, _ ("\nINEXPERIENCE\n"));
  pr_text_wrap (out, text, 2, PR_SUMMARY_WIDTH);
  if (pr_moments_mean (&new) > 0)
    append_dearest (r, out);
  if (!r->world->learning->errors)
    return;
  g_autofree char *made = plus_minus (r, errors, 1), *repaired = plus_minus (r, found, 1),
                  *never = plus_minus (r, missed, 1);
  g_autofree char *words = g_strdup_printf (
      _ ("Errors: %s, of which %s were found and repaired, and %s never found (learning.csv)."),
      made, repaired, never);
  pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
}

static double
owed (const pr_results *r G_GNUC_UNUSED, const pr_record *rec, uint32_t i G_GNUC_UNUSED,
      uint32_t day G_GNUC_UNUSED)
{
  double sum = 0;
  for (uint32_t k = 0; k < rec->n_pools; k++)
    sum += (double) rec->pool[k].owed;
  return sum;
}

void
pr_summary_owed (const pr_results *r, GString *out)
{
  pr_moments m = pr_reduce (r, owed, 0, 0);
  if (pr_moments_mean (&m) <= 0)
    return;
  g_autofree char *hours = plus_minus (r, owed, PR_HOUR);
  g_autofree char *text = g_strdup_printf (
      _ ("At the end officers owe %s officer-hours to their other work, which dossiers took beyond "
         "the share of their time (pools.csv)."),
      hours);
  g_string_append (out, _ ("\nOWED TO OTHER WORK\n  "));
  pr_text_wrap (out, text, 2, PR_SUMMARY_WIDTH);
}
