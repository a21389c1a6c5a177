/* A scenario folder as a world, for the benchmarks; ends the program when it is not good. */
#ifndef PR_BENCH_WORLD_H
#define PR_BENCH_WORLD_H

#include "compile/compile.h"

#include <stdio.h>
#include <stdlib.h>

static inline pr_world *
bench_world (const char *path)
{
  g_autoptr (pr_folder) folder = pr_folder_new (path);
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  pr_world *world = pr_diag_errors (diag) ? NULL : pr_compile (tables, diag);
  if (world != NULL)
    return world;
  g_autofree char *text = pr_diag_text (diag);
  fputs (text, stderr);
  exit (3);
}

#endif
