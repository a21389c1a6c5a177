/* The formats of exports: see export.h. */
#include "report/export/export.h"

#include <string.h>

static gboolean
write_csv (const pr_export_source *of, FILE *out, GError **error)
{
  return pr_export_csv (of->log, of->world, out, error);
}

static gboolean
write_xes (const pr_export_source *of, FILE *out, GError **error)
{
  return pr_export_xes (of->log, of->world, of->title, of->bytes, out, error);
}

const pr_export_format pr_export_formats[] = {
  { .name = "csv", .write = write_csv },
  { .name = "xes", .write = write_xes },
  { .name = NULL },
};

const pr_export_format *
pr_export_find (const char *name)
{
  for (const pr_export_format *f = pr_export_formats; f->name != NULL; f++)
    if (strcmp (f->name, name) == 0)
      return f;
  return NULL;
}
