#include "memory.h"

#include <string.h>

static const struct {
  const char *name, *content;
} valid[] = {
  { "scenario.ini",
    "[scenario]\nformat = 1\nname = Small\nstart = 2025-07-01\nend = 2025-07-31\n" },
  { "units.csv",
    "code,name,type,population,source\nu1,Một,ward,1000,official\n06652,Hai,commune,500,press\n" },
  { "calendars.csv",
    "calendar,days,open,source\noffice,Mon-Fri,07:30-11:30 13:00-17:00,official\n" },
  { "pools.csv",
    "pool,where,roles,count,calendar,source\ncounter,*,reception,2,office,assumption\n" },
  { "procedures.csv",
    "code,name,workflow,limit,source\nbirth,Birth,simple,same day,official: decree\n" },
  { "workflows.csv",
    "workflow,step,role,effort,next,source\nsimple,receive,reception,20min,returned,assumption\n" },
  { "arrivals.csv", "stream,where,mix,rate,source\nall,*,birth,0.9 per hour,assumption\n" },
};

void
memory_init_empty (memory *m)
{
  *m = (memory){ .folder = pr_folder_new_memory ("s/"), .diag = pr_diag_new () };
}

void
memory_init (memory *m)
{
  memory_init_empty (m);
  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    memory_set (m, valid[i].name, valid[i].content);
}

void
memory_set (memory *m, const char *name, const char *content)
{
  pr_folder_add (m->folder, name, content, strlen (content));
}

void
memory_set_bytes (memory *m, const char *name, const void *content, gsize length)
{
  pr_folder_add (m->folder, name, content, length);
}

void
memory_load (memory *m)
{
  m->tables = pr_tables_load (pr_folder_source (m->folder), m->diag);
  m->messages = pr_diag_text (m->diag);
}

void
memory_clear (memory *m)
{
  pr_tables_free (m->tables);
  pr_diag_free (m->diag);
  pr_folder_free (m->folder);
  g_free (m->messages);
}

char *
memory_line (const memory *m, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (m->messages, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], prefix))
      return g_strdup (lines[i]);
  return NULL;
}
