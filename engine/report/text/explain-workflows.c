/* Explain: each step of a workflow as a sentence. */
#include "report/text/say.h"

/* A blank stands for the place of filing. */
static const char *
step_place (const pr_saying *t, const pr_row *row)
{
  return pr_say_cell (t, &pr_schema[PR_TABLE_WORKFLOWS].columns[PR_WORKFLOWS_PLACE],
                      GIVEN (WORKFLOWS, PLACE) ? RAW (WORKFLOWS, PLACE) : "filing");
}

void
pr_say_step (const pr_saying *t, const pr_row *row, GString *s)
{
  ADD ("%s, ", TEXT (WORKFLOWS, WORKFLOW));
  if (CHOICE (WORKFLOWS, KIND) == PR_STEP_WORK)
    ADD (_ ("%s: work of %s at %s, %s"), TEXT (WORKFLOWS, STEP), TEXT (WORKFLOWS, ROLE),
         step_place (t, row), TEXT (WORKFLOWS, EFFORT));
  else
    ADD ("%s%s%s, %s", TEXT (WORKFLOWS, STEP), P_ ("what a sentence is about", ": "),
         TEXT (WORKFLOWS, KIND), TEXT (WORKFLOWS, EFFORT));
  if (GIVEN (WORKFLOWS, CHANNELS))
    ADD (_ (", only %s"), TEXT (WORKFLOWS, CHANNELS));
  ADD (_ ("; then: %s."), TEXT (WORKFLOWS, NEXT));
}
