/* The formats of exports: see export.h. */
#include "report/export/export.h"

#include "kernel/i18n.h"

#include <string.h>

const pr_export_format pr_export_formats[] = {
  { .name = "csv", .begins = "events-", .ends = ".csv", .stream = pr_export_csv },
  { .name = "xes", .begins = "events-", .ends = ".xes", .stream = pr_export_xes },
  { .name = "ocel",
    .begins = "events-",
    .ends = ".ocel.sqlite",
    .selective = TRUE,
    .database = pr_export_ocel },
  { .name = "csv",
    .begins = "dossiers-",
    .ends = ".csv",
    .dossiers = TRUE,
    .stream = pr_export_dossiers_csv },
  { .name = "sqlite",
    .begins = "dossiers-",
    .ends = ".sqlite",
    .dossiers = TRUE,
    .database = pr_export_dossiers_sqlite },
  { .name = NULL },
};

const pr_export_format *
pr_export_find (const char *name, gboolean dossiers)
{
  for (const pr_export_format *f = pr_export_formats; f->name != NULL; f++)
    if (f->dossiers == dossiers && (name == NULL || strcmp (f->name, name) == 0))
      return f;
  return NULL;
}

gboolean
pr_export_is_name (const char *name)
{
  for (const pr_export_format *f = pr_export_formats; f->name != NULL; f++)
    {
      const char *end = name + strlen (f->begins);
      if (!g_str_has_prefix (name, f->begins) || !g_ascii_isdigit (*end) || *end == '0')
        continue;
      while (g_ascii_isdigit (*end))
        end++;
      if (strcmp (end, f->ends) == 0)
        return TRUE;
    }
  return FALSE;
}

const char *
pr_export_format_words (gboolean dossiers)
{
  return dossiers ? _ ("csv or sqlite") : _ ("csv, xes or ocel");
}
