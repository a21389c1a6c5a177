/* Figures: see figure.h. */
#include "figure/question.h"
#include "figure/rows.h"

#include "scenario/diag.h"

#include <string.h>

static const struct {
  const pr_figure *rows;
  const size_t *n;
} tables[PR_N_OF] = {
  [PR_OF_REPLICATION] = { pr_replication_figures, &pr_n_replication_figures },
  [PR_OF_PROVINCE] = { pr_province_figures, &pr_n_province_figures },
  [PR_OF_PLACE] = { pr_place_figures, &pr_n_place_figures },
  [PR_OF_UNIT] = { pr_unit_figures, &pr_n_unit_figures },
  [PR_OF_POOL] = { pr_pool_figures, &pr_n_pool_figures },
  [PR_OF_PROCEDURE] = { pr_procedure_figures, &pr_n_procedure_figures },
  [PR_OF_DAY] = { pr_day_figures, &pr_n_day_figures },
  [PR_OF_AGE] = { pr_age_figures, &pr_n_age_figures },
  [PR_OF_HOUR] = { pr_hour_figures, &pr_n_hour_figures },
  [PR_OF_NUMBER] = { pr_number_figures, &pr_n_number_figures },
  [PR_OF_THING] = { pr_thing_figures, &pr_n_thing_figures },
  [PR_OF_OFFICER] = { pr_officer_figures, &pr_n_officer_figures },
  [PR_OF_CREW] = { pr_crew_figures, &pr_n_crew_figures },
  [PR_OF_REHEARSAL] = { pr_rehearsal_figures, &pr_n_rehearsal_figures },
  [PR_OF_VENUE] = { pr_venue_figures, &pr_n_venue_figures },
  [PR_OF_COURSE] = { pr_course_figures, &pr_n_course_figures },
  [PR_OF_MEASURE] = { pr_measure_figures, &pr_n_measure_figures },
  [PR_OF_COST] = { pr_cost_rows, &pr_n_cost_rows },
  [PR_OF_PRACTICE] = { pr_practice_figures, &pr_n_practice_figures },
  [PR_OF_HANDOVER] = { pr_handover_figures, &pr_n_handover_figures },
  [PR_OF_OFFICIAL] = { pr_official_figures, &pr_n_official_figures },
  [PR_OF_QUEUE] = { pr_queue_figures, &pr_n_queue_figures },
};

const pr_figure *
pr_figures (pr_of of, size_t *n)
{
  *n = *tables[of].n;
  return tables[of].rows;
}

static const pr_figure *
find (pr_of of, const char *name)
{
  for (size_t k = 0; k < *tables[of].n; k++)
    if (strcmp (tables[of].rows[k].name, name) == 0)
      return &tables[of].rows[k];
  return NULL;
}

const pr_figure *
pr_figure_named (pr_of of, const char *name)
{
  const pr_figure *figure = find (of, name);
  g_assert (figure != NULL);
  return figure;
}

const pr_figure *
pr_metric_find (const char *name, char **why)
{
  static const pr_of allowed[] = { PR_OF_REPLICATION, PR_OF_PROVINCE, PR_OF_COST };
  g_autofree char *named = g_strstrip (g_strdup (name));
  g_autofree char *asked = g_strdelimit (g_strdup (named), ".", '_');
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (size_t a = 0; a < G_N_ELEMENTS (allowed); a++)
    {
      const pr_figure *figure = find (allowed[a], asked);
      if (figure != NULL)
        return figure;
      for (size_t k = 0; k < *tables[allowed[a]].n; k++)
        g_ptr_array_add (names, (char *) tables[allowed[a]].rows[k].name);
    }
  const char *nearest = pr_nearest (asked, (const char *const *) names->pdata, names->len);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  *why = nearest != NULL
             ? g_strdup_printf (_ ("unknown metric '%s'; did you mean '%s'?"), named, nearest)
             : g_strdup_printf (_ ("unknown metric '%s'; allowed: %s"), named, list);
  return NULL;
}

const pr_figure *
pr_metric_of_units (const pr_figure *metric)
{
  if (metric->question != NULL)
    return metric->question->where == PR_WHERE_PROVINCE && metric->question->of_places ? metric
                                                                                       : NULL;
  const pr_figure *figure = find (PR_OF_PROVINCE, metric->name);
  return figure != NULL ? figure : find (PR_OF_COST, metric->name);
}

const char *
pr_figure_verdict (const pr_figure *figure, double difference)
{
  if (figure->good == PR_NEITHER_IS_GOOD && figure->kind == PR_KIND_DATE)
    return difference > 0 ? N_ ("later") : N_ ("earlier");
  if (figure->good == PR_NEITHER_IS_GOOD)
    return difference > 0 ? N_ ("more") : N_ ("less");
  return figure->good * difference > 0 ? N_ ("better") : N_ ("worse");
}

static bool
is_share (const pr_figure *figure)
{
  return strcmp (figure->unit, "share") == 0;
}

double
pr_figure_scale (const pr_figure *figure)
{
  return is_share (figure) ? 100 : 1;
}

const char *
pr_figure_unit (const pr_figure *figure)
{
  if (figure->kind == PR_KIND_DATE)
    return _ ("days after the first");
  return is_share (figure) ? "%" : PR_OF ("unit", figure->unit);
}
