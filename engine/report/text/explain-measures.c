/* Explain: measures, reserves and costs as sentences. */
#include "report/text/say.h"
#include "report/text/text.h"

#include <string.h>

void
pr_say_reserve (const pr_saying *t, const pr_row *row, GString *s)
{
  ADD (MANY ("reserve %s: %s officer for all places together",
             "reserve %s: %s officers for all places together", TEXT (RESERVES, OFFICERS)),
       TEXT (RESERVES, RESERVE), TEXT (RESERVES, OFFICERS));
  if (GIVEN (RESERVES, BASE))
    ADD (_ (", from %s at %s km an hour"), TEXT (RESERVES, BASE), TEXT (RESERVES, SPEED));
  if (GIVEN (RESERVES, BASE) && GIVEN (RESERVES, BOAT))
    ADD (_ (", by boat %s"), TEXT (RESERVES, BOAT));
  if (GIVEN (RESERVES, SKILLS))
    ADD (_ ("; they have done: %s"), TEXT (RESERVES, SKILLS));
  ADD (".");
}

/* What begins it, in the words of what is watched. */
static void
add_watch (const pr_saying *t, const pr_row *row, GString *s)
{
  char **words = row->cells[PR_MEASURES_WATCH].v.names;
  const char *on = TEXT (MEASURES, ON),
             *system = words != NULL && words[0] != NULL && words[1] != NULL ? pr_say_cell (
                           t, &pr_schema[PR_TABLE_MEASURES].columns[PR_MEASURES_WATCH], words[1])
                                                                             : NULL;
  if (words == NULL)
    return;
  if (strcmp (words[0], "waiting_days") == 0)
    ADD (MANY ("when work for %s day or more waits", "when work for %s days or more waits", on),
         on);
  else if (strcmp (words[0], "waiting") == 0)
    ADD (MANY ("when %s piece of work or more waits", "when %s pieces of work or more wait", on),
         on);
  else if (strcmp (words[0], "in_process") == 0)
    ADD (MANY ("when %s dossier or more is in process", "when %s dossiers or more are in process",
               on),
         on);
  else if (strcmp (words[0], "overdue") == 0)
    ADD (MANY ("when %s dossier or more is overdue", "when %s dossiers or more are overdue", on),
         on);
  else if (strcmp (words[0], "oldest") == 0)
    ADD (MANY ("when the oldest of what waits came %s day ago or earlier",
               "when the oldest of what waits came %s days ago or earlier", on),
         on);
  else if (strcmp (words[0], "on_time_7d") == 0)
    ADD (_ ("when at most %s of the dossiers of the last seven days were on time"), on);
  else if (strcmp (words[0], "down") == 0 && words[1] != NULL && !GIVEN (MEASURES, ON))
    ADD (_ ("when %s is down"), system);
  else if (strcmp (words[0], "down") == 0 && words[1] != NULL)
    ADD (MANY ("when %s has been down for more than %s hour",
               "when %s has been down for more than %s hours", on),
         system, on);
  else
    ADD (_ ("at the first look"));
  if (GIVEN (MEASURES, POOL))
    ADD (_ (" (pool %s)"), TEXT (MEASURES, POOL));
  if (row->cells[PR_MEASURES_TOGETHER].v.yes)
    ADD (_ (", all places together"));
}

static void
add_limits (const pr_saying *t, const pr_row *row, GString *s)
{
  if (row->cells[PR_MEASURES_FOR].v.count > 1)
    ADD (_ (", at %s looks in a row"), TEXT (MEASURES, FOR));
  if (GIVEN (MEASURES, DELAY))
    ADD (_ ("; it takes effect after %s"), TEXT (MEASURES, DELAY));
  if (GIVEN (MEASURES, OFF))
    ADD (_ ("; it ends at %s"), TEXT (MEASURES, OFF));
  if (GIVEN (MEASURES, OFF) && row->cells[PR_MEASURES_OFF_FOR].v.count > 1)
    ADD (_ (", at %s looks in a row"), TEXT (MEASURES, OFF_FOR));
  if (GIVEN (MEASURES, AT_LEAST))
    ADD (_ ("; it lasts at least %s"), TEXT (MEASURES, AT_LEAST));
  if (GIVEN (MEASURES, AT_MOST))
    ADD (_ ("; it lasts at most %s"), TEXT (MEASURES, AT_MOST));
  if (GIVEN (MEASURES, AGAIN_AFTER))
    ADD (_ ("; it may begin again after %s"), TEXT (MEASURES, AGAIN_AFTER));
  if (GIVEN (MEASURES, MOST))
    ADD (MANY ("; at most %s time at a place", "; at most %s times at a place",
               TEXT (MEASURES, MOST)),
         TEXT (MEASURES, MOST));
}

/* What the words of the cell do not say. */
static void
add_action (const pr_row *row, GString *s)
{
  char share[PR_NUMBER_SIZE];
  const pr_action *a = &row->cells[PR_MEASURES_ACTION].v.action;
  if (a->name == NULL)
    return;
  if (a->kind == PR_ACTION_PRIORITY)
    ADD (_ (" (its procedures have a priority that is higher by %d)"), (int) a->count);
  if (a->kind == PR_ACTION_BATCH)
    ADD (_ (" (up to %d papers of one step are done together, in the time of the longest and %s%% "
            "of the others)"),
         (int) a->count, pr_text_given (share, 100 * a->share));
}

void
pr_say_measure (const pr_saying *t, const pr_row *row, GString *s)
{
  ADD ("%s%s%s", TEXT (MEASURES, MEASURE), P_ ("what a sentence is about", ": "),
       TEXT (MEASURES, ACTION));
  add_action (row, s);
  if (GIVEN (MEASURES, RESERVE))
    ADD (_ (" from reserve %s, which its places share"), TEXT (MEASURES, RESERVE));
  if (GIVEN (MEASURES, RESERVE) && GIVEN (MEASURES, RANK))
    ADD (_ (" (rank %s)"), TEXT (MEASURES, RANK));
  ADD (", ");
  add_watch (t, row, s);
  ADD (_ ("; people look %s"), TEXT (MEASURES, LOOK));
  if (GIVEN (MEASURES, FROM) || GIVEN (MEASURES, UNTIL))
    {
      ADD (", ");
      DATES (MEASURES);
      g_string_truncate (s, s->len - 1);
    }
  add_limits (t, row, s);
  if (GIVEN (MEASURES, COST))
    ADD (_ ("; it costs %s dong each time"), TEXT (MEASURES, COST));
  if (GIVEN (MEASURES, COST_PER_DAY))
    ADD (_ ("; it costs %s dong each day in force"), TEXT (MEASURES, COST_PER_DAY));
  ADD (".");
}

void
pr_say_cost (const pr_saying *t, const pr_row *row, GString *s)
{
  const char *pool = TEXT (COSTS, POOL), *role = TEXT (COSTS, ROLE), *cost = TEXT (COSTS, COST);
  switch ((pr_cost_what) CHOICE (COSTS, WHAT))
    {
    case PR_COST_OFFICER_HOUR:
      ADD (_ ("an hour of an officer costs %s dong"), cost);
      break;
    case PR_COST_OVERTIME_HOUR:
      ADD (_ ("an hour of overtime costs %s dong in addition"), cost);
      break;
    case PR_COST_WAITING_HOUR:
      ADD (_ ("an hour for which a visitor waits costs %s dong"), cost);
      break;
    case PR_COST_VISIT:
      ADD (_ ("a visit costs %s dong"), cost);
      break;
    }
  if (strcmp (RAW (COSTS, POOL), "*") != 0)
    ADD (_ (" (pool %s)"), pool);
  if (strcmp (RAW (COSTS, ROLE), "*") != 0)
    ADD (_ (" (role %s)"), role);
  ADD (".");
}
