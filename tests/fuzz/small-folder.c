#include "small-folder.h"

#include "kernel/disk.h"
#include "small-world.h"
#include "study/write.h"

#include <stdlib.h>

static char *scratch;

static void
remove_scratch (void)
{
  pr_remove_tree (scratch, NULL);
}

const char *
small_scratch (void)
{
  g_autoptr (GError) error = NULL;
  if (scratch == NULL)
    {
      scratch = g_dir_make_tmp ("pilotrun-fuzz-XXXXXX", &error);
      g_assert_no_error (error);
      atexit (remove_scratch);
    }
  return scratch;
}

const pr_outcome *
small_outcome (void)
{
  static pr_outcome *outcome;
  const pr_experiment_options options = { .replications = 2, .jobs = 1 };
  g_autoptr (GError) error = NULL;
  if (outcome == NULL)
    outcome = pr_experiment_run (small_world (), &options, &error);
  g_assert_no_error (error);
  return outcome;
}

pr_report
small_report (const pr_outcome *outcome)
{
  return (pr_report){
    .results.tables = small_tables (),
    .results.world = small_world (),
    .results.outcome = outcome,
    .scenario_text = "",
    .rules_text = "",
    .scenario_hash = "0000000000000000000000000000000000000000000000000000000000000000",
    .base = "small",
    .command = "pilotrun run small --replications 2 --seed 7",
  };
}

const char *
small_folder (void)
{
  static char *folder;
  g_autoptr (GError) error = NULL;
  if (folder != NULL)
    return folder;
  folder = g_build_filename (small_scratch (), "run", NULL);
  const pr_report report = small_report (small_outcome ());
  const pr_asked asked = { .replications = 2 };
  const pr_writing writing
      = { .asked = &asked, .inputs = "{}", .raw_command = "", .no_plots = TRUE };
  char *note = NULL;
  pr_study_write (&report, &writing, folder, FALSE, &note, &error);
  g_assert_no_error (error);
  g_free (note);
  return folder;
}
