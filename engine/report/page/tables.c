/* The tables and plots of a run's page. */
#include "report/page/shared.h"

#include "kernel/i18n.h"
#include "report/plot/plots.h"

#include <string.h>

#define MOST_OF_NATION 100

#define COLUMNS(...)                                                                               \
  (const pr_html_column[])                                                                         \
  {                                                                                                \
    __VA_ARGS__, { NULL, NULL }                                                                    \
  }

typedef struct {
  const char *title, *note; /* translatable */
  pr_html_table table;
} section;

static const section units = {
  N_ ("Units"),
  N_ ("One row a unit; the most work waiting first. The verdict is that of all its fortnights "
      "together; ready from: the first day from which on it passes."),
  { "units-table", N_ ("Units"), NP_ ("rows", "units"),
    COLUMNS ({ "name", NP_ ("column", "unit") }, { "type", NP_ ("column", "type") },
             { "verdict", NP_ ("column", "verdict") },
             { "ready_from", NP_ ("column", "ready from") },
             { "waiting_most", NP_ ("column", "most work waiting") },
             { "on_time", NP_ ("column", "on time") },
             { "backlog_end", NP_ ("column", "backlog at the end") },
             { "growth", NP_ ("column", "backlog growth") },
             { "overdue", NP_ ("column", "overdue at the end") },
             { "arrived", NP_ ("column", "arrived") }, { "returned", NP_ ("column", "returned") },
             { "sojourn_mean", NP_ ("column", "mean sojourn") },
             { "counter_wait_mean", NP_ ("column", "mean wait at the counter") }),
    &pr_out_files[PR_FILE_UNITS], "waiting_most", 0 }
};
static const section failures = {
  N_ ("Failure points"),
  N_ ("A point is a place, a step and a cause. A late dossier's working days past due are "
      "shared over the time that it waited and that could have been avoided, at each instant "
      "by the first cause that holds. A point is a risk: it occurs in some replications, "
      "loses days there, and is ranked by the mean over all. Beside a rank stand those that "
      "it may have as far as these replications tell, beside the mean its interval, if at "
      "least ten replications have the point."),
  { "failures-table", N_ ("Failure points"), NP_ ("rows", "points"),
    COLUMNS ({ "name", NP_ ("column", "place") }, { "step", NP_ ("column", "step") },
             { "cause", NP_ ("column", "cause") }, { "reason", NP_ ("column", "why away") },
             { "rank", NP_ ("column", "rank") }, { "first_date", NP_ ("column", "first day") },
             { "occurs_in", NP_ ("column", "occurs in") },
             { "dossiers", NP_ ("column", "late dossiers") },
             { "lost_days_if", NP_ ("column", "lost then") },
             { "lost_days", NP_ ("column", "lost, mean") }, { "share", NP_ ("column", "of all") }),
    &pr_out_files[PR_FILE_FAILURES], NULL, 100 }
};
static const section relief = {
  N_ ("Relief"),
  N_ ("What changes when one cause is taken away, from paired replications beyond those above: "
      "until the point has occurred in ten of them, at most ten times as many. Where it never "
      "occurred nothing is measured. Lost before: at the point, mean over them."),
  { "relief-table", N_ ("Relief of the first failure points"), NP_ ("rows", "points"),
    COLUMNS (
        { "name", NP_ ("column", "place") }, { "step", NP_ ("column", "step") },
        { "cause", NP_ ("column", "cause") }, { "reason", NP_ ("column", "why away") },
        { "replications", NP_ ("column", "pairs") }, { "occurs_in", NP_ ("column", "occurs in") },
        { "lost_days_before", NP_ ("column", "lost before") }, { "late", NP_ ("column", "late") },
        { "lost_days", NP_ ("column", "all lost") }, { "on_time", NP_ ("column", "on time") },
        { "on_time_place", NP_ ("column", "on time, of the place") }),
    &pr_out_files[PR_FILE_RELIEF], NULL, 0 }
};
static const section details[] = {
  { N_ ("Pools of staff"),
    N_ ("The most work waiting first."),
    { "pools-table", N_ ("Pools of staff"), NP_ ("rows", "pools"),
      COLUMNS ({ "place_name", NP_ ("column", "place") }, { "pool", NP_ ("column", "pool") },
               { "officers", NP_ ("column", "officers") },
               { "utilisation", NP_ ("column", "utilisation") },
               { "waiting_most", NP_ ("column", "most work waiting") },
               { "wait_mean", NP_ ("column", "mean wait") },
               { "wait_p90", NP_ ("column", "9 in 10 wait less") },
               { "overtime", NP_ ("column", "overtime") }),
      &pr_out_files[PR_FILE_POOLS], "waiting_most", 500 } },
  { N_ ("Procedures"),
    N_ ("In the order of the scenario."),
    { "procedures-table", N_ ("Procedures"), NP_ ("rows", "procedures"),
      COLUMNS ({ "name", NP_ ("column", "procedure") }, { "group", NP_ ("column", "group") },
               { "arrived", NP_ ("column", "arrived") }, { "returned", NP_ ("column", "returned") },
               { "on_time", NP_ ("column", "on time") },
               { "sojourn_median", NP_ ("column", "median sojourn") },
               { "sojourn_p90", NP_ ("column", "9 in 10 are faster") }),
      &pr_out_files[PR_FILE_PROCEDURES], NULL, 500 } },
  { N_ ("Departments and branches"),
    N_ ("Where dossiers are worked on that were filed elsewhere."),
    { "authorities-table", N_ ("Departments and branches"), NP_ ("rows", "places"),
      COLUMNS (
          { "name", NP_ ("column", "place") }, { "kind", NP_ ("column", "kind") },
          { "verdict", NP_ ("column", "verdict") }, { "ready_from", NP_ ("column", "ready from") },
          { "entered", NP_ ("column", "came to be worked on") },
          { "held", NP_ ("column", "there at the end") },
          { "arrived", NP_ ("column", "filed here") }, { "on_time", NP_ ("column", "on time") },
          { "backlog_end", NP_ ("column", "backlog at the end") }),
      &pr_out_files[PR_FILE_AUTHORITIES], NULL, 500 } },
  { N_ ("Systems and readiness"),
    N_ ("What steps need, and when it was down."),
    { "systems-table", N_ ("Systems and readiness"), NP_ ("rows", "systems and conditions"),
      COLUMNS ({ "name", NP_ ("column", "name") }, { "kind", NP_ ("column", "kind") },
               { "place_name", NP_ ("column", "place") },
               { "availability", NP_ ("column", "availability") },
               { "outages", NP_ ("column", "outages") }, { "down", NP_ ("column", "down") },
               { "down_mean", NP_ ("column", "mean outage") },
               { "crew_wait", NP_ ("column", "waited for a crew") }),
      &pr_out_files[PR_FILE_SYSTEMS], "down", 500 } },
  { N_ ("Learning"),
    N_ ("Who is new to the work, and what that takes. Time is that of practised officers times the "
        "factor."),
    { "learning-table", N_ ("Learning"), NP_ ("rows", "pools and skills"),
      COLUMNS ({ "place_name", NP_ ("column", "place") }, { "pool", NP_ ("column", "pool") },
               { "skill", NP_ ("column", "skill") }, { "completed", NP_ ("column", "steps") },
               { "factor_start", NP_ ("column", "factor at first") },
               { "factor_end", NP_ ("column", "at the end") },
               { "inexperience", NP_ ("column", "hours beyond") },
               { "errors", NP_ ("column", "errors") },
               { "errors_found", NP_ ("column", "repaired") }),
      &pr_out_files[PR_FILE_LEARNING], "inexperience", 500 } },
  { N_ ("Standby crews"),
    N_ ("Who repairs what is down."),
    { "crews-table", N_ ("Standby crews"), NP_ ("rows", "crews"),
      COLUMNS ({ "crew", NP_ ("column", "crew") }, { "kind", NP_ ("column", "kind") },
               { "base", NP_ ("column", "base") }, { "duty", NP_ ("column", "duty") },
               { "repairs", NP_ ("column", "repairs") },
               { "utilisation", NP_ ("column", "utilisation") },
               { "travel", NP_ ("column", "travel") }, { "overtime", NP_ ("column", "overtime") }),
      &pr_out_files[PR_FILE_CREWS], NULL, 500 } },
  { N_ ("Rehearsals"),
    N_ ("Activities at places; the date is the median of the replications in which it passed."),
    { "rehearsals-table", N_ ("Rehearsals"), NP_ ("rows", "rehearsals"),
      COLUMNS ({ "activity", NP_ ("column", "activity") },
               { "place_name", NP_ ("column", "place") }, { "tries", NP_ ("column", "tries") },
               { "done", NP_ ("column", "done") }, { "done_on", NP_ ("column", "done on") },
               { "staff_hours", NP_ ("column", "time of staff") },
               { "missed", NP_ ("column", "missed") }),
      &pr_out_files[PR_FILE_REHEARSALS], NULL, 500 } },
  { N_ ("Venues"),
    N_ ("What rehearsals had to wait for."),
    { "venues-table", N_ ("Venues"), NP_ ("rows", "venues"),
      COLUMNS ({ "venue", NP_ ("column", "venue") }, { "place", NP_ ("column", "place") },
               { "number", NP_ ("column", "number") },
               { "waited", NP_ ("column", "waited for it") },
               { "wait_longest", NP_ ("column", "longest wait") }),
      &pr_out_files[PR_FILE_VENUES], NULL, 500 } },
  { N_ ("Courses"),
    N_ ("Who was trained."),
    { "courses-table", N_ ("Courses"), NP_ ("rows", "courses"),
      COLUMNS ({ "course", NP_ ("column", "course") }, { "sessions", NP_ ("column", "sessions") },
               { "seats", NP_ ("column", "seats") }, { "used", NP_ ("column", "used") },
               { "untrained", NP_ ("column", "not trained") }),
      &pr_out_files[PR_FILE_COURSES], NULL, 500 } },
  { N_ ("Measures"),
    N_ ("What people did when work piled up: means over all replications; the date is the median "
        "of those in which it was ordered."),
    { "measures-table", N_ ("Measures"), NP_ ("rows", "measures"),
      COLUMNS ({ "measure", NP_ ("column", "measure") }, { "place_name", NP_ ("column", "place") },
               { "fired_in", NP_ ("column", "ordered in") }, { "fired", NP_ ("column", "ordered") },
               { "first", NP_ ("column", "first on") }, { "days", NP_ ("column", "in force") },
               { "worst", NP_ ("column", "worst value") }, { "refused", NP_ ("column", "refused") },
               { "cost", NP_ ("column", "cost") }),
      &pr_out_files[PR_FILE_MEASURES], "fired", 500 } },
  { N_ ("Cost"),
    N_ ("In dong, means over replications. Blank where something that occurs has no amount in the "
        "scenario's costs.csv."),
    { "costs-table", N_ ("Cost"), NP_ ("rows", "places"),
      COLUMNS ({ "name", NP_ ("column", "place") }, { "cost", NP_ ("column", "all") },
               { "cost_staff", NP_ ("column", "officers' hours") },
               { "cost_overtime", NP_ ("column", "overtime") },
               { "cost_waiting", NP_ ("column", "visitors' waiting") },
               { "cost_visits", NP_ ("column", "visits") },
               { "cost_measures", NP_ ("column", "measures") }),
      &pr_out_files[PR_FILE_COSTS], "cost", 200 } },
  { N_ ("Hand-over"),
    N_ ("What became of the dossiers of places that hand over; difference counts what was lost or "
        "counted twice."),
    { "hand-over-table", N_ ("Hand-over"), NP_ ("rows", "places"),
      COLUMNS ({ "name", NP_ ("column", "place") }, { "taken_over", NP_ ("column", "taken over") },
               { "arrived", NP_ ("column", "arrived") },
               { "handed_over", NP_ ("column", "handed over") },
               { "moved_returned", NP_ ("column", "returned since") },
               { "moved", NP_ ("column", "in process elsewhere") },
               { "difference", NP_ ("column", "difference") }),
      &pr_out_files[PR_FILE_RECONCILIATION], NULL, 500 } },
};
static const section official = {
  N_ ("The official form"),
  N_ ("What offices file, of the place of filing: for the province by group, for each place in "
      "all. "
      "A dossier counts from its acceptance on; what is not accepted yet, or ends before, and test "
      "dossiers are left out. Received = online + at the counter or by post + carried over + taken "
      "in - handed over = resolved + in process; resolved = early + on time + overdue; in process "
      "= within + past due. Each place by group: official.csv."),
  { "official-table", N_ ("The official form"), NP_ ("rows", "rows"),
    COLUMNS ({ "name", NP_ ("column", "place") }, { "group", NP_ ("column", "group") },
             { "received", NP_ ("column", "received") },
             { "accepted_online", NP_ ("column", "online") },
             { "accepted_counter", NP_ ("column", "at the counter or by post") },
             { "carried_over", NP_ ("column", "carried over") },
             { "taken_in", NP_ ("column", "taken in") },
             { "handed_over", NP_ ("column", "handed over") },
             { "resolved", NP_ ("column", "resolved") }, { "early", NP_ ("column", "early") },
             { "on_time", NP_ ("column", "on time") }, { "overdue", NP_ ("column", "overdue") },
             { "in_process", NP_ ("column", "in process") }, { "within", NP_ ("column", "within") },
             { "past_due", NP_ ("column", "past due") }),
    &pr_out_files[PR_FILE_OFFICIAL], NULL, 200 }
};
static const section observed = {
  N_ ("Simulated beside observed"),
  N_ ("Fitted: the scenario was set to give it. Held out: it was not used. A share on time "
      "is simulated by the definition of who published it."),
  { "observed-table", N_ ("Simulated beside observed"), NP_ ("rows", "figures"),
    COLUMNS ({ "metric", NP_ ("column", "figure") }, { "where", NP_ ("column", "where") },
             { "definition", NP_ ("column", "of which") },
             { "procedures", NP_ ("column", "procedures") }, { "from", NP_ ("column", "from") },
             { "until", NP_ ("column", "until") }, { "observed", NP_ ("column", "observed") },
             { "simulated", NP_ ("column", "simulated") },
             { "difference", NP_ ("column", "difference") }, { "status", NP_ ("column", "status") },
             { "source", NP_ ("column", "source") }),
    &pr_out_files[PR_FILE_OBSERVED], NULL, 0 }
};
static const section assumptions = {
  N_ ("Assumptions"),
  N_ ("Rows of the scenario whose source is an assumption. The figures above are no better "
      "than these."),
  { "assumptions-table", N_ ("Assumptions"), NP_ ("rows", "rows"),
    COLUMNS ({ "row", NP_ ("column", "row") }, { "file", NP_ ("column", "table") },
             { "line", NP_ ("column", "line") }, { "words", NP_ ("column", "what is assumed") }),
    &pr_out_files[PR_FILE_ASSUMPTIONS], NULL, 1000 }
};

static const pr_grid *
grid_of (const pr_page *p, const section *s)
{
  return p->grids[s->table.file - pr_out_files];
}

gsize
pr_page_most (const pr_page *p, gsize most)
{
  gsize few = p->grids[PR_FILE_PROVINCES] != NULL ? MOST_OF_NATION : 0;
  return few == 0 || most == 0 ? MAX (most, few) : MIN (most, few);
}

/* The table as far as the page shows it. */
static void
put_grid (pr_page *p, const section *s)
{
  pr_html_table table = s->table;
  table.most = pr_page_most (p, table.most);
  pr_html_grid (p->out, grid_of (p, s), &table);
}

static void
put_section (pr_page *p, const char *id, const section *s, const char *without)
{
  pr_html_add (p->out, "<section id=\"%s\"><h2>%s</h2>\n", id, _ (s->title));
  if (grid_of (p, s)->n_rows == 0)
    pr_html_add (p->out, "<p>%s</p>\n", without);
  else
    {
      pr_html_add (p->out, "<p class=\"note\">%s</p>\n", _ (s->note));
      put_grid (p, s);
    }
}

void
pr_page_plots (pr_page *p, pr_results_kind kind)
{
  gsize shown = 0;
  g_autofree const pr_plot **plots = pr_plots_of (kind);
  for (const pr_plot **plot = plots; *plot != NULL; plot++)
    {
      const char *caption = _ ((*plot)->words);
      gsize n;
      g_autofree char *name = g_strconcat ("plots/", (*plot)->name, ".svg", NULL);
      g_autofree char *data = pr_page_read (p, name, &n);
      if (data == NULL)
        continue;
      g_autofree char *code = g_base64_encode ((const guchar *) data, n);
      pr_html_put (p->out, shown++ == 0 ? "<div class=\"plots\">\n" : "");
      pr_html_add (p->out,
                   "<figure id=\"plot-%s\"><div class=\"wide\" tabindex=\"0\" role=\"region\" "
                   "aria-label=\"%s\">"
                   "<img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\"></div>"
                   "<figcaption>%s</figcaption></figure>\n",
                   (*plot)->name, caption, caption, code, caption);
    }
  if (shown > 0)
    pr_html_put (p->out, "</div>\n");
  else
    pr_html_add (p->out, "<p>%s</p>\n",
                 _ ("None are drawn; 'pilotrun plot' and then 'pilotrun report' put them here."));
}

/* Replaces the codes in a column of places by names. */
static void
name_places (pr_page *p, pr_file_id file, const char *column)
{
  static const pr_file_id files[] = { PR_FILE_UNITS, PR_FILE_AUTHORITIES };
  pr_grid *grid = p->grids[file];
  int where = pr_grid_column (grid, column);
  for (gsize row = 0; row < grid->n_rows; row++)
    for (gsize f = 0; f < G_N_ELEMENTS (files); f++)
      {
        const pr_grid *places = p->grids[files[f]];
        const char *code = pr_grid_cell (grid, row, where);
        gsize at = pr_grid_find (places, "code", code);
        if (strcmp (code, "*") == 0)
          pr_grid_set (grid, row, where, _ ("the province"));
        else if (at < places->n_rows)
          pr_grid_set (grid, row, where,
                       pr_grid_cell (places, at, pr_grid_column (places, "name")));
      }
}

/* Replaces the words of definitions by words for people. */
static void
name_definitions (pr_page *p)
{
  static const char *const names[PR_N_DEFINITIONS] = {
    [PR_DEFINITION_DUE] = N_ ("those due"),
    [PR_DEFINITION_RESOLVED] = N_ ("those resolved"),
    [PR_DEFINITION_RESOLVED_ONLINE] = N_ ("those filed online and resolved"),
    [PR_DEFINITION_RESOLVED_OWN] = N_ ("those resolved and decided where they were filed"),
  };
  pr_grid *grid = p->grids[PR_FILE_OBSERVED];
  int definition = pr_grid_column (grid, "definition"),
      procedures = pr_grid_column (grid, "procedures");
  for (gsize row = 0; row < grid->n_rows; row++)
    {
      if (strcmp (pr_grid_cell (grid, row, procedures), "*") == 0)
        pr_grid_set (grid, row, procedures, _ ("all"));
      for (int k = 0; k < PR_N_DEFINITIONS; k++)
        if (strcmp (pr_grid_cell (grid, row, definition), pr_definition_words[k]) == 0)
          {
            pr_grid_set (grid, row, definition, _ (names[k]));
            break;
          }
    }
}

/* Of the official form: the province by group, and each place in all. */
static gboolean
is_sum (void *self G_GNUC_UNUSED, const pr_grid *s, gsize row G_GNUC_UNUSED, char *const *cells)
{
  return strcmp (pr_grid_of (s, cells, "group"), "*") == 0
         || strcmp (pr_grid_of (s, cells, "place"), "*") == 0;
}

static void
name_sums (pr_page *p)
{
  pr_grid *grid = p->grids[PR_FILE_OFFICIAL];
  int group = pr_grid_column (grid, "group");
  for (gsize row = 0; row < grid->n_rows; row++)
    if (strcmp (pr_grid_cell (grid, row, group), "*") == 0)
      pr_grid_set (grid, row, group, _ ("all"));
}

/* The table of the page that shows the file; NULL: it is also asked for what it does not show. */
static const pr_html_table *
table_of (pr_file_id file)
{
  const section *const others[] = { &failures, &official, &assumptions };
  if (file == PR_FILE_PROCEDURES || file == PR_FILE_AUTHORITIES)
    return NULL;
  for (gsize k = 0; k < G_N_ELEMENTS (others); k++)
    if (others[k]->table.file == &pr_out_files[file])
      return &others[k]->table;
  for (gsize k = 0; k < G_N_ELEMENTS (details); k++)
    if (details[k].table.file == &pr_out_files[file])
      return &details[k].table;
  return NULL;
}

void
pr_page_choose (const pr_page *p, pr_file_id file, pr_grid_choice *choice)
{
  const pr_html_table *table = table_of (file);
  if (table == NULL)
    return;
  choice->largest_first = table->largest_first;
  choice->most = pr_page_most (p, table->most);
  if (file == PR_FILE_OFFICIAL)
    choice->wanted = is_sum;
  if (file == PR_FILE_FAILURES)
    choice->summed = "lost_days";
}

void
pr_page_run_tables (pr_page *p)
{
  name_sums (p);
  name_definitions (p);
  name_places (p, PR_FILE_OBSERVED, "where");
  name_places (p, PR_FILE_VENUES, "place");
  name_places (p, PR_FILE_CREWS, "base");
  if (p->grids[PR_FILE_PROVINCES] != NULL)
    pr_page_worst_units (p);
  else
    put_section (p, "units", &units, _ ("The scenario has no units."));
  pr_html_put (p->out, "</section>\n");
  put_section (p, "failures", &failures, _ ("No dossier was late in any replication."));
  if (grid_of (p, &relief)->n_rows > 0)
    {
      pr_html_add (p->out, "<h3>%s</h3><p class=\"note\">%s</p>\n", _ (relief.title),
                   _ (relief.note));
      put_grid (p, &relief);
    }
  pr_html_add (p->out, "</section>\n<section id=\"plots\"><h2>%s</h2>\n", _ ("Plots"));
  pr_page_plots (p, PR_RESULTS_RUN);
  pr_html_add (p->out, "</section>\n<section id=\"details\"><h2>%s</h2>\n", _ ("Details"));
  for (gsize k = 0; k < G_N_ELEMENTS (details); k++)
    if (grid_of (p, &details[k])->n_rows > 0)
      {
        pr_html_add (p->out, "<h3>%s</h3><p class=\"note\">%s</p>\n", _ (details[k].title),
                     _ (details[k].note));
        put_grid (p, &details[k]);
      }
  pr_html_put (p->out, "</section>\n");
  put_section (p, "official", &official, _ ("No dossier was accepted in any replication."));
  pr_html_put (p->out, "</section>\n");
  put_section (p, "observed", &observed, _ ("The scenario names no published outcome."));
  pr_html_put (p->out, "</section>\n");
  put_section (p, "sources", &assumptions, _ ("No row of the scenario is an assumption."));
  const pr_grid *checklist = p->grids[PR_FILE_CHECKLIST];
  pr_html_add (p->out, "<p>%s</p>\n",
               pr_grid_cell (checklist, pr_grid_find (checklist, "number", "3.1"),
                             pr_grid_column (checklist, "statement")));
  pr_html_put (p->out, "</section>\n");
}
