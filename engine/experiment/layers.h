/* Layers: a scenario on disk, which is a folder, or what-ifs on top of one.
 *
 * A path names a scenario's folder, the scenario.ini in it, or the file of a what-if,
 * whose base is again such a path, relative to the what-if's own folder.
 */
#ifndef PR_EXPERIMENT_LAYERS_H
#define PR_EXPERIMENT_LAYERS_H

#include "scenario/overlay.h"

typedef struct {
  pr_folder *base;
  pr_overlays overlays;                 /* the base's first */
  pr_folder *folders[PR_MOST_OVERLAYS]; /* of the what-ifs, in the order of opening: last first */
  char *files[PR_MOST_OVERLAYS];        /* the names of their files there, in this order */
  gsize n_folders;
  char *name; /* of the folder, or of the what-if's file without its ending */
} pr_layers;

/* Problems of what-ifs go to `diag`. FALSE if the base was not found: with an error if the path
 * itself is not a scenario, else reported in `diag`. text: NULL, or that of the what-if whose file
 * would be at the path, with nothing beside it. */
gboolean pr_layers_open (pr_layers *l, const char *path, const char *text, pr_diag *diag,
                         GError **error);
/* The files that were read, in memory, for pr_layers_reopen(). */
void pr_layers_copy (const pr_layers *from, pr_layers *to);
/* The same from memory: base and what-ifs are in folders that hold what was read of them (table.h).
 * l has everything already except its overlays. FALSE if a what-if is wrong. */
gboolean pr_layers_reopen (pr_layers *l, pr_diag *diag);
/* Whether the scenario, or one on which it is based, has the name of that path, whose folders do
 * not count. Also TRUE if a what-if gives its base as . or .., whose name is not known. */
gboolean pr_layers_named (const pr_layers *l, const char *path);
void pr_layers_clear (pr_layers *l);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_layers, pr_layers_clear)

#endif
