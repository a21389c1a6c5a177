#include "api/diagnostics.h"

struct pilotrun_diagnostics {
  GPtrArray *problems; /* of pr_problem */
  GArray *views;       /* of pilotrun_diagnostic */
  GPtrArray *files;    /* owned names */
};

pilotrun_diagnostics *
pr_api_diagnostics_new (const pr_diag *diag)
{
  pilotrun_diagnostics *d = g_new0 (pilotrun_diagnostics, 1);
  d->problems = diag != NULL ? pr_diag_problems (diag) : g_ptr_array_new ();
  d->views = g_array_new (FALSE, FALSE, sizeof (pilotrun_diagnostic));
  d->files = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 0; k < d->problems->len; k++)
    {
      const pr_problem *p = d->problems->pdata[k];
      char *file = g_strdup (p->pos.file); /* the diagnostics' own do not last */
      g_ptr_array_add (d->files, file);
      const pilotrun_diagnostic view = {
        .severity = (pilotrun_severity) p->severity,
        .file = file,
        .line = (uint32_t) p->pos.line,
        .column = (uint32_t) p->pos.column,
        .message = p->text,
        .found = p->found,
        .allowed = p->allowed,
        .nearest = p->nearest,
      };
      g_array_append_val (d->views, view);
    }
  return d;
}

void
pr_api_diagnostics_add (pilotrun_diagnostics *d, const char *message)
{
  const pilotrun_diagnostic view = { .severity = PILOTRUN_PROBLEM, .message = g_strdup (message) };
  g_ptr_array_add (d->files, (gpointer) view.message);
  g_array_append_val (d->views, view);
}

uint32_t
pilotrun_diagnostics_count (const pilotrun_diagnostics *diagnostics)
{
  g_return_val_if_fail (diagnostics != NULL, 0);
  return diagnostics->views->len;
}

const pilotrun_diagnostic *
pilotrun_diagnostics_get (const pilotrun_diagnostics *diagnostics, uint32_t number)
{
  g_return_val_if_fail (number < pilotrun_diagnostics_count (diagnostics), NULL);
  return &g_array_index (diagnostics->views, pilotrun_diagnostic, number);
}

void
pilotrun_diagnostics_free (pilotrun_diagnostics *diagnostics)
{
  if (diagnostics == NULL)
    return;
  g_ptr_array_unref (diagnostics->problems);
  g_array_unref (diagnostics->views);
  g_ptr_array_unref (diagnostics->files);
  g_free (diagnostics);
}
