/* Selection: see selection.h. */
#include "report/export/selection.h"

bool
pr_selection_is_made (const pr_selection *s)
{
  return s->place != PR_NONE16 || s->procedure != PR_NONE16 || s->from != INT64_MIN
         || s->until != PR_NEVER || s->late || s->sample > 0;
}

bool
pr_selection_leaves_out (const pr_selection *s, const pr_world *w)
{
  return pr_selection_is_made (s) || (!s->warm_up && w->begin < w->start);
}

bool
pr_selection_has (const pr_selection *s, const pr_world *w, const pr_dossier_row *row)
{
  pr_time at = row->filed != PR_NEVER ? row->filed : row->came;
  return (s->warm_up || pr_dossier_touches_window (w, row))
         && (s->place == PR_NONE16 || row->filed_at == s->place || row->filing == s->place
             || row->deciding == s->place)
         && (s->procedure == PR_NONE16 || row->procedure == s->procedure) && at >= s->from
         && at < s->until && (!s->late || row->on_time == PR_DUE_MISSED)
         && (s->sample == 0 || pr_dossier_in_sample (&row->dossier, s->sample));
}
