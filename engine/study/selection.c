/* Selection: see selection.h. */
#include "study/selection.h"

#include "compile/world-names.h"
#include "kernel/i18n.h"
#include "scenario/diag.h"
#include "study/study.h"

#include <stdio.h>

static gboolean
select_place (pr_selection *s, const char *text, const pr_world *w, GError **error)
{
  g_autofree char *why = NULL;
  s->place = pr_world_find_place (w, text, &why);
  if (why != NULL)
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING, "place: %s", why);
  return why == NULL;
}

static gboolean
select_procedure (pr_selection *s, const char *text, const pr_world *w, GError **error)
{
  g_autofree const char **codes = g_new (const char *, w->n_procedures + 1u);
  for (uint16_t p = 0; p < w->n_procedures; p++)
    {
      codes[p] = w->procedures[p].code;
      if (g_str_equal (codes[p], text))
        s->procedure = p;
    }
  if (s->procedure != PR_NONE16)
    return TRUE;
  const char *nearest = pr_nearest (text, codes, w->n_procedures);
  if (nearest != NULL)
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
                 _ ("procedure: no procedure '%s'; did you mean '%s'?"), text, nearest);
  else
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING, _ ("procedure: no procedure '%s'"),
                 text);
  return FALSE;
}

/* 00:00 of a day, or of the day after it. */
static gboolean
select_day (pr_time *t, const char *name, const char *text, const pr_world *w, gboolean after,
            GError **error)
{
  int y = 0, m = 0, d = 0;
  char rest;
  if (sscanf (text, "%4d-%2d-%2d%c", &y, &m, &d, &rest) != 3 || !pr_day_valid (y, m, d))
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
                   _ ("%s: '%s' found; a date like %s is expected"), name, text, "2025-07-31");
      return FALSE;
    }
  *t = (pr_time) (pr_day_from_civil (y, m, d) - w->epoch + (after ? 1 : 0)) * PR_DAY;
  return TRUE;
}

gboolean
pr_study_select (pr_selection *s, const pr_selection_texts *t, const pr_world *w, GError **error)
{
  *s = PR_SELECT_ALL;
  s->sample = t->sample;
  s->late = t->late;
  s->warm_up = t->warm_up;
  if ((t->place != NULL && !select_place (s, t->place, w, error))
      || (t->procedure != NULL && !select_procedure (s, t->procedure, w, error))
      || (t->from != NULL && !select_day (&s->from, "from", t->from, w, FALSE, error))
      || (t->until != NULL && !select_day (&s->until, "until", t->until, w, TRUE, error)))
    return FALSE;
  if (s->from < s->until)
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
               _ ("until: '%s' found; that is before %s"), t->until, t->from);
  return FALSE;
}
