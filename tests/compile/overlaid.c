#include "overlaid.h"

#include <string.h>

void
overlaid_lay (overlaid *o, const char *first, const char *second)
{
  GHashTableIter iter;
  gpointer name, text;
  const char *texts[] = { first, second };
  const char *files[] = { "w.ini", "v.ini" };
  pr_overlays overlays = { 0 };
  o->s.folder = pr_folder_new_memory ("");
  g_hash_table_iter_init (&iter, o->s.files);
  while (g_hash_table_iter_next (&iter, &name, &text))
    pr_folder_add (o->s.folder, name, text, strlen (text));
  o->diag = pr_diag_new ();
  for (int i = 0; i < 2 && texts[i] != NULL; i++)
    {
      o->layers[i] = pr_overlay_read (texts[i], strlen (texts[i]), pr_diag_file (o->diag, files[i]),
                                      pr_folder_source (o->s.folder), o->diag);
      if (o->layers[i] != NULL)
        overlays.layer[overlays.n++] = o->layers[i];
    }
  o->tables = pr_tables_load_overlaid (pr_folder_source (o->s.folder), &overlays, o->diag);
  o->s.world = pr_compile (o->tables, o->diag);
  o->messages = pr_diag_text (o->diag);
}

void
overlaid_clear (overlaid *o)
{
  pr_tables_free (o->tables);
  pr_overlay_free (o->layers[0]);
  pr_overlay_free (o->layers[1]);
  pr_diag_free (o->diag);
  g_free (o->messages);
  scene_clear (&o->s);
}
