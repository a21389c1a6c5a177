/* Figures of things: places, pools, officers and the like. */
#include "api/private.h"
#include "figure/figure.h"
#include "kernel/i18n.h"
#include "scenario/diag.h"
#include "ask/ask.h"

#include <string.h>

static const struct {
  const char *name;
  pr_of of;
  gboolean all; /* PILOTRUN_ALL_PLACES may be asked for */
} kinds[] = {
  { "replication", PR_OF_REPLICATION, FALSE },
  { "province", PR_OF_PROVINCE, TRUE },
  { "place", PR_OF_PLACE, FALSE },
  { "unit", PR_OF_UNIT, FALSE },
  { "pool", PR_OF_POOL, FALSE },
  { "officer", PR_OF_OFFICER, FALSE },
  { "procedure", PR_OF_PROCEDURE, FALSE },
  { "day", PR_OF_DAY, TRUE },
  { "thing", PR_OF_THING, FALSE },
  { "crew", PR_OF_CREW, FALSE },
  { "rehearsal", PR_OF_REHEARSAL, FALSE },
  { "venue", PR_OF_VENUE, FALSE },
  { "course", PR_OF_COURSE, FALSE },
  { "measure", PR_OF_MEASURE, FALSE },
  { "cost", PR_OF_COST, TRUE },
  { "handover", PR_OF_HANDOVER, TRUE },
};

/* Index in kinds; -1: there is no such kind. */
static int
find_kind (const char *of)
{
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (strcmp (kinds[k].name, of) == 0)
      return (int) k;
  return -1;
}

uint32_t
pilotrun_figures_count (const char *of)
{
  g_return_val_if_fail (of != NULL, 0);
  size_t n = 0;
  int kind = find_kind (of);
  if (kind >= 0)
    pr_figures (kinds[kind].of, &n);
  return (uint32_t) n;
}

gboolean
pilotrun_figures_get (const char *of, uint32_t number, pilotrun_figure *figure)
{
  g_return_val_if_fail (of != NULL && figure != NULL, FALSE);
  size_t n;
  int kind = find_kind (of);
  const pr_figure *row = kind >= 0 ? pr_figures (kinds[kind].of, &n) : NULL;
  if (row == NULL || number >= n)
    return FALSE;
  *figure = (pilotrun_figure){ .name = row[number].name,
                               .unit = row[number].unit != NULL ? row[number].unit : "",
                               .kind = pr_kind_names[row[number].kind],
                               .meaning = row[number].doc,
                               .good = row[number].good };
  return TRUE;
}

static uint32_t
count_things (const pilotrun_results *results, pr_of of)
{
  const pr_world *w = results->outcome->world;
  const pr_record *rec = results->outcome->record[0];
  switch (of)
    {
    case PR_OF_REPLICATION:
      return 1;
    case PR_OF_UNIT:
      return w->n_units;
    case PR_OF_POOL:
      return rec->n_pools;
    case PR_OF_OFFICER:
      return rec->n_officers;
    case PR_OF_PROCEDURE:
      return rec->n_procedures;
    case PR_OF_THING:
      return rec->n_things;
    case PR_OF_CREW:
      return rec->n_crews;
    case PR_OF_REHEARSAL:
      return rec->n_rehearsals;
    case PR_OF_VENUE:
      return rec->n_venues;
    case PR_OF_COURSE:
      return rec->n_courses;
    case PR_OF_MEASURE:
      return rec->n_measures;
    case PR_OF_COST:
      return w->costs != NULL ? rec->n_places : 0;
    default:
      return rec->n_places;
    }
}

uint32_t
pilotrun_results_things (const pilotrun_results *results, const char *of)
{
  g_return_val_if_fail (results != NULL && of != NULL, 0);
  int kind = find_kind (of);
  return kind >= 0 ? count_things (results, kinds[kind].of) : 0;
}

/* As officers.csv has place, pool and number. */
static char *
officer_name (const pr_world *w, uint32_t officer)
{
  const pr_pool *p = &w->pools[pr_world_pool_of (w, officer)];
  return g_strdup_printf ("%s/%s/%u", w->places[p->place].code, p->name,
                          (unsigned) pr_pool_number (w, p, officer) + 1);
}

char *
pilotrun_results_thing_name (const pilotrun_results *results, const char *of, uint32_t thing)
{
  g_return_val_if_fail (results != NULL && of != NULL, NULL);
  const pr_world *w = results->outcome->world;
  int kind = find_kind (of);
  if (kind < 0 || thing >= count_things (results, kinds[kind].of))
    return NULL;
  switch (kinds[kind].of)
    {
    case PR_OF_PROVINCE:
    case PR_OF_PLACE:
    case PR_OF_UNIT:
    case PR_OF_DAY:
    case PR_OF_COST:
    case PR_OF_HANDOVER:
      return g_strdup (w->places[thing].code);
    case PR_OF_POOL:
      return g_strdup_printf ("%s/%s", w->places[w->pools[thing].place].code, w->pools[thing].name);
    case PR_OF_OFFICER:
      return officer_name (w, thing);
    case PR_OF_PROCEDURE:
      return g_strdup (w->procedures[thing].code);
    default:
      return NULL;
    }
}

/* NULL with error. */
static const pr_figure *
find_figure (pr_of of, const char *name, GError **error)
{
  size_t n;
  const pr_figure *rows = pr_figures (of, &n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (size_t k = 0; k < n; k++)
    {
      names[k] = rows[k].name;
      if (strcmp (rows[k].name, name) == 0 && rows[k].value != NULL)
        return &rows[k];
    }
  pr_api_words ();
  g_autofree char *near = pr_ask_suggestion (name, names, n, "");
  g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING, _ ("no figure '%s'%s"), name, near);
  return NULL;
}

/* Index in kinds, if there is such a thing; else -1 with error. */
static int
check_thing (const pilotrun_results *results, const char *of, uint32_t thing, GError **error)
{
  int kind = find_kind (of);
  if (kind >= 0
      && (thing < count_things (results, kinds[kind].of)
          || (kinds[kind].all && thing == PILOTRUN_ALL_PLACES)))
    return kind;
  pr_api_words ();
  if (kind < 0)
    g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING, _ ("no kind of thing is '%s'"), of);
  else
    g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING, _ ("no '%s' has the number %u"), of,
                 thing);
  return -1;
}

gboolean
pilotrun_results_value (const pilotrun_results *results, const char *of, const char *name,
                        uint32_t thing, uint32_t day, uint32_t replication, double *value,
                        GError **error)
{
  g_return_val_if_fail (results != NULL && of != NULL && name != NULL && value != NULL, FALSE);
  g_return_val_if_fail (replication < results->outcome->n, FALSE);
  g_return_val_if_fail (day < results->outcome->record[replication]->n_days, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  int kind = check_thing (results, of, thing, error);
  const pr_figure *figure = kind >= 0 ? find_figure (kinds[kind].of, name, error) : NULL;
  if (figure == NULL)
    return FALSE;
  const pr_results r = pr_api_results (results);
  uint32_t i = thing == PILOTRUN_ALL_PLACES ? PR_PROVINCE : thing;
  g_mutex_lock (&((pilotrun_results *) results)->lock);
  *value = figure->value (&r, r.outcome->record[replication], i, day);
  g_mutex_unlock (&((pilotrun_results *) results)->lock);
  return TRUE;
}

gboolean
pilotrun_results_series (const pilotrun_results *results, const char *name, uint32_t place,
                         uint32_t replication, double *values, uint32_t n_days, GError **error)
{
  g_return_val_if_fail (results != NULL && values != NULL, FALSE);
  g_return_val_if_fail (replication < results->outcome->n, FALSE);
  g_return_val_if_fail (n_days == results->outcome->record[replication]->n_days, FALSE);
  for (uint32_t day = 0; day < n_days; day++)
    if (!pilotrun_results_value (results, "day", name, place, day, replication, &values[day],
                                 error))
      return FALSE;
  return TRUE;
}
