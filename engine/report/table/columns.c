/* Columns: see columns.h. */
#include "report/table/columns.h"

#include "figure/criteria.h"
#include "kernel/i18n.h"
#include "report/table/columns-dossiers.h"
#include "report/table/word-cells.h"

/* A cell of words, and a cell that the file's own writer fills. */
#define KEY(name_, words_, doc_)                                                                   \
  {                                                                                                \
    .name = name_, .unit = "", .kind = PR_KIND_KEY, .words = words_, .doc = doc_                   \
  }
#define FIELD(name_, unit_, kind_, half_width_, doc_)                                              \
  {                                                                                                \
    .name = name_, .unit = unit_, .kind = PR_KIND_##kind_, .half_width = half_width_, .doc = doc_  \
  }
#define HW true
#define NO false

#define VERDICT                                                                                    \
  KEY ("verdict", pr_words_verdict,                                                                \
       N_ ("of all fortnights together: ready, at risk or not ready, by ready_share against "      \
           "[report] ready_probability and at_risk_probability; blank where nothing is asked")),   \
      KEY ("settled", pr_words_settled,                                                            \
           N_ ("yes or no: whether the replications suffice for it")),                             \
      KEY (                                                                                        \
          "ready_from", pr_words_ready_from,                                                       \
          N_ ("first day of the first fortnight such that the place passes it and all later ones " \
              "in enough replications; blank: none is"))

static const pr_out_column units[] = {
  KEY ("code", pr_words_place_code, N_ ("official code")),
  KEY ("name", pr_words_place_name, N_ ("name")),
  KEY ("type", pr_words_place_type, N_ ("ward, commune or special zone")),
  KEY ("former_district", pr_words_place_district, N_ ("first former district")),
  { .of = PR_OF_UNIT, .figures = true, .until = "lon" },
  VERDICT,
  { .of = PR_OF_UNIT, .figures = true, .from = "normal_backlog" },
  { .of = PR_OF_PROVINCE, .figures = true },
  { .of = PR_OF_PLACE, .figures = true },
};

static const pr_out_column authorities[] = {
  KEY ("code", pr_words_place_code, N_ ("short name")),
  KEY ("name", pr_words_place_name, N_ ("name")),
  KEY ("kind", pr_words_place_district, N_ ("department, or kind of branch")),
  VERDICT,
  { .of = PR_OF_PROVINCE, .figures = true },
  { .of = PR_OF_PLACE, .figures = true },
};

/* The value of a criterion, and how often it is passed. */
#define CRITERION(ID, name_, unit_, doc_)                                                          \
  FIELD (#name_, unit_, RATIO, HW, doc_),                                                          \
      FIELD (#name_ "_passed", NP_ ("unit", "share"), SHARE, NO,                                   \
             N_ ("of the replications in which it is asked, those that pass; blank: in none")),

static const pr_out_column verdicts[] = {
  KEY ("place", NULL, N_ ("code of the place; * is the province")),
  KEY ("name", NULL, N_ ("its name")),
  KEY ("type", NULL, N_ ("ward, commune, special zone or authority")),
  KEY (
      "period", NULL,
      N_ ("fortnight: 14 days from the first of the window, or of the place's tier (province: also "
          "from each hand-over); or month: of the calendar; fewer than 7 days belong to the "
          "period beside them")),
  FIELD ("number", "", NUMBER, NO, N_ ("of the period at the place, from 1")),
  KEY ("from", NULL, N_ ("its first day")),
  KEY ("until", NULL, N_ ("its last day")),
  KEY ("verdict", NULL,
       N_ ("ready, at risk or not ready, by passed; blank where nothing is asked")),
  KEY ("settled", NULL,
       N_ ("yes or no: whether each threshold lies outside the interval of passed, one-sidedly at "
           "[report] level (Wilson's at twice the level less 1)")),
  FIELD ("settled_at", NP_ ("unit", "replications"), NUMBER, NO,
         N_ ("that would settle it if passed stayed as it is; blank: more than 1000")),
  FIELD ("passed", NP_ ("unit", "share"), SHARE, NO,
         N_ ("of replications that pass all criteria that they are asked")),
  FIELD ("passed_low", NP_ ("unit", "share"), NUMBER, NO,
         N_ ("its confidence interval at [report] level (Wilson, 1927), from")),
  FIELD ("passed_high", NP_ ("unit", "share"), NUMBER, NO, N_ ("to")),
  FIELD ("onward", NP_ ("unit", "share"), SHARE, NO,
         N_ ("of replications that pass this period and all later ones")),
  KEY ("onward_verdict", NULL,
       N_ ("ready, at risk or not ready, by onward: of the first period that of the place as a "
           "whole; the place is ready from the first period of which it is ready")),
  KEY ("onward_settled", NULL, N_ ("as settled, of onward_verdict")),
  PR_CRITERIA (CRITERION)
};

static const pr_out_column systems[] = {
  KEY ("name", pr_words_thing_name, N_ ("system, or condition of readiness")),
  KEY ("kind", pr_words_thing_kind, N_ ("system or condition")),
  KEY ("place", pr_words_thing_place, N_ ("code of its place; '*': one for the province")),
  KEY ("place_name", pr_words_thing_place_name, N_ ("name of the place")),
  KEY ("role", pr_words_thing_role, N_ ("of a condition: the role that needs it, or '*'")),
  { .of = PR_OF_THING, .figures = true },
};

static const pr_out_column crews[] = {
  KEY ("crew", pr_words_crew_name, N_ ("name of the crew")),
  KEY ("kind", pr_words_crew_kind, N_ ("what incidents ask for")),
  KEY ("base", pr_words_crew_base, N_ ("code of its place")),
  KEY ("duty", pr_words_crew_duty, N_ ("on duty or standby")),
  { .of = PR_OF_CREW, .figures = true },
};

static const pr_out_column rehearsals[] = {
  KEY ("place", pr_words_rehearsal_place, N_ ("code of the place")),
  KEY ("place_name", pr_words_rehearsal_place_name, N_ ("name of the place")),
  KEY ("activity", pr_words_rehearsal_activity, N_ ("name of the activity")),
  { .of = PR_OF_REHEARSAL, .figures = true },
};

static const pr_out_column venues[] = {
  KEY ("venue", pr_words_venue_name, N_ ("name of the venue")),
  KEY ("place", pr_words_venue_place, N_ ("code of its place; '*': it is shared")),
  { .of = PR_OF_VENUE, .figures = true },
};

static const pr_out_column courses[] = {
  KEY ("course", pr_words_course_name, N_ ("name of the course")),
  { .of = PR_OF_COURSE, .figures = true },
};

static const pr_out_column measures[] = {
  KEY ("measure", pr_words_measure_name, N_ ("name of the measure")),
  KEY ("place", pr_words_measure_place,
       N_ ("code of the place; of those that act together the first")),
  KEY ("place_name", pr_words_measure_place_name, N_ ("its name, or how many act together")),
  { .of = PR_OF_MEASURE, .figures = true },
};

static const pr_out_column costs[] = {
  KEY ("place", pr_words_handed_code, N_ ("code of the place; '*': the province, all of them")),
  KEY ("name", pr_words_cost_name, N_ ("its name")),
  { .of = PR_OF_COST, .figures = true },
};

static const pr_out_column reconciliation[] = {
  KEY ("code", pr_words_handed_code, N_ ("code of the place that hands over; '*': all of them")),
  KEY ("name", pr_words_handed_name, N_ ("name")),
  { .of = PR_OF_HANDOVER, .figures = true },
};

static const pr_out_column pools[] = {
  KEY ("place", pr_words_pool_place_code, N_ ("code of the place")),
  KEY ("place_name", pr_words_pool_place_name, N_ ("name of the place")),
  KEY ("pool", pr_words_pool_name, N_ ("name of the pool within its place")),
  KEY ("roles", pr_words_pool_roles, N_ ("what its officers do")),
  { .of = PR_OF_POOL, .figures = true },
};

static const pr_out_column officers[] = {
  KEY ("place", pr_words_officer_place_code, N_ ("code of the place")),
  KEY ("place_name", pr_words_officer_place_name, N_ ("name of the place")),
  KEY ("pool", pr_words_officer_pool, N_ ("name of the pool within its place")),
  KEY ("officer", pr_words_officer_number, N_ ("number in the pool, from 1")),
  { .of = PR_OF_OFFICER, .figures = true },
};

static const pr_out_column learning[] = {
  KEY ("place", pr_words_practice_place_code, N_ ("code of the place")),
  KEY ("place_name", pr_words_practice_place_name, N_ ("name of the place")),
  KEY ("pool", pr_words_practice_pool, N_ ("name of the pool within its place")),
  KEY ("skill", pr_words_practice_skill, N_ ("name of the skill")),
  { .of = PR_OF_PRACTICE, .figures = true },
};

static const pr_out_column procedures[] = {
  KEY ("code", pr_words_procedure_code, N_ ("code of the procedure")),
  KEY ("name", pr_words_procedure_name, N_ ("name")),
  KEY ("group", pr_words_procedure_group, N_ ("group")),
  KEY ("workflow", pr_words_procedure_workflow, N_ ("its workflow")),
  { .of = PR_OF_PROCEDURE, .figures = true },
};

static const pr_out_column daily[] = {
  KEY ("date", NULL, N_ ("day of the window")),
  KEY ("working_day", NULL, N_ ("yes or no, by the legal calendar")),
  KEY ("place", NULL, N_ ("code of the unit or authority; * is the province, the sum of all")),
  { .of = PR_OF_DAY, .figures = true },
};

#include "report/table/columns-glances.h"

static const pr_out_column replications[] = {
  KEY ("replication", NULL,
       N_ ("number of the replication, from 1; the other columns are its own figures for the "
           "province, with no mean taken")),
  { .of = PR_OF_REPLICATION, .figures = true, .bare = true },
  { .of = PR_OF_PROVINCE, .figures = true, .bare = true },
  { .of = PR_OF_COST, .figures = true, .bare = true },
};

static const pr_out_column province[] = {
  KEY ("figure", NULL, N_ ("what it is, in words")),
  KEY ("metric", NULL, N_ ("its column in replications.csv or units.csv; blank without one")),
  FIELD ("mean", NP_ ("unit", "as the unit says"), MEAN, HW,
         N_ ("of the province's replications; blank when none has it")),
  KEY ("unit", NULL, /* xgettext:no-c-format */ N_ ("unit of the figure; % is a share times 100")),
  FIELD ("replications", "", NUMBER, NO, N_ ("how many have the figure")),
  FIELD ("level", NP_ ("unit", "probability"), NUMBER, NO,
         N_ ("of the confidence intervals: [report] level")),
};

static const pr_out_column checklist[] = {
  KEY ("number", NULL, N_ ("of the item in STRESS-DES")),
  KEY ("group", NULL, N_ ("section of the checklist")),
  KEY ("item", NULL, N_ ("what is asked for")),
  KEY ("statement", NULL, N_ ("what is said about it; blank: not stated")),
};

static const pr_out_column official[] = {
  KEY ("place", NULL, N_ ("code of the place of filing, or * for the province")),
  KEY ("name", NULL, N_ ("its name")),
  KEY ("group", NULL, N_ ("group of procedures, or * for all")),
  { .of = PR_OF_OFFICIAL, .figures = true },
};

static const pr_out_column observed[] = {
  KEY ("metric", NULL, N_ ("what was observed")),
  KEY ("where", NULL, N_ ("place, or * for the province")),
  KEY ("definition", NULL,
       N_ ("of on_time: due (finished by their due date / due in these dates), resolved (early + "
           "on time / resolved in these dates, as in official.csv), resolved_online (of these, "
           "filed online), resolved_own (of these, decided by the place of filing)")),
  KEY ("procedures", NULL, N_ ("of on_time: a procedure's code, a group, or *")),
  KEY ("from", NULL, N_ ("first date, within the window")),
  KEY ("until", NULL, N_ ("last date, within the window")),
  FIELD ("observed", NP_ ("unit", "as published"), NUMBER, NO, N_ ("the published figure")),
  FIELD ("simulated", NP_ ("unit", "as published"), MEAN, HW,
         N_ ("the same figure in the simulation; blank when the dates are not wholly in the "
             "window, or a total of the whole is set beside a part")),
  FIELD ("difference", NP_ ("unit", "as published"), MEAN, NO, N_ ("simulated - observed")),
  KEY ("status", NULL, N_ ("fitted: the scenario was set to give it; held out: it was not used")),
  KEY ("note", NULL, N_ ("words")),
  KEY ("source", NULL, N_ ("where the published figure comes from")),
};

static const pr_out_column assumptions[] = {
  KEY ("file", NULL, N_ ("table of the scenario")),
  FIELD ("line", NP_ ("unit", "line"), NUMBER, NO, N_ ("line of that file")),
  KEY ("row", NULL, N_ ("the row's key cells")),
  KEY ("words", NULL, N_ ("what the scenario says about the assumption")),
};

#define POINT_COLUMNS                                                                              \
  FIELD ("rank", "", NUMBER, NO, N_ ("from 1, by lost_days, then place, step and cause")),         \
      KEY ("place", NULL, N_ ("code of the place where it waited")),                               \
      KEY ("name", NULL, N_ ("its name")),                                                         \
      KEY ("step", NULL, N_ ("name of the step, whatever the workflow")),                          \
      KEY ("cause", NULL,                                                                          \
           N_ ("the first that holds at each instant: citizen, statutory, transfer, closed "       \
               "hours, readiness, outage, absence, signature, staff, effort; citizen and closed "  \
               "hours bear no lost time, statutory and effort only where nothing was avoidable")), \
      KEY ("reason", NULL,                                                                         \
           N_ ("of an absence: meeting, training, leave or sickness, of several at once the "      \
               "first; else blank"))

/* The interval of a risk. */
#define RISK(name_, unit_)                                                                         \
  FIELD (name_ "_low", unit_, NUMBER, NO,                                                          \
         N_ ("lower end of the confidence interval of the mean in the column before it, at "       \
             "[report] level: t with the skewness taken out (Hall, 1992); blank where the point "  \
             "occurs in fewer than ten replications")),                                            \
      FIELD (name_ "_high", unit_, NUMBER, NO, N_ ("its upper end"))

static const pr_out_column failures[] = {
  POINT_COLUMNS,
  FIELD ("rank_low", "", NUMBER, NO,
         N_ ("best rank that the point may have: it has a better one in half of 1 - [report] level "
             "of the resamples, replications drawn 1,000 times with replacement; of the first "
             "hundred points, blank with fewer than ten replications")),
  FIELD ("rank_high", "", NUMBER, NO, N_ ("worst rank that it may have, in the same way")),
  FIELD (
      "first_date", NP_ ("unit", "date"), DATE, NO,
      N_ ("first day of the window on which a late dossier waited there for that cause; blank if "
          "all that waiting was before the window")),
  FIELD ("last_date", NP_ ("unit", "date"), DATE, NO,
         N_ ("last day of the window on which one did")),
  FIELD ("replications", NP_ ("unit", "replications"), NUMBER, NO, N_ ("of the run")),
  FIELD ("occurs_in", NP_ ("unit", "replications"), NUMBER, NO,
         N_ ("those in which the point occurs")),
  FIELD ("dossiers", NP_ ("unit", "dossiers"), COUNT, NO,
         N_ ("late dossiers that waited there for that cause; one may count at several points")),
  FIELD ("lost_days_if", NP_ ("unit", "working days"), MEAN, NO,
         N_ ("lost_days, mean over the replications in which the point occurs")),
  FIELD ("lost_days", NP_ ("unit", "working days"), COUNT, NO,
         N_ ("expected loss, 0 where the point does not occur: working days past due, at least 1 "
             "for each late dossier, shared over its avoidable "
             "waiting (transfer, readiness, outage, absence, signature, staff) by its length "
             "within working hours, of a transfer those of the legal calendar; what waiting an "
             "outage left behind shows as staff; a dossier of the backlog file counts as waiting "
             "at its step since it was received")),
  RISK ("lost_days", NP_ ("unit", "working days")),
  FIELD ("share", NP_ ("unit", "share"), RATIO, NO,
         N_ ("lost_days / all lost days, over all replications together")),
};

static const pr_out_column relief[] = {
  POINT_COLUMNS,
  FIELD ("replications", NP_ ("unit", "replications"), NUMBER, NO,
         N_ ("pairs of replications beyond those of the run: until the point has occurred in ten, "
             "at most ten times as many as the run has; blank for effort and statutory delays, of "
             "which nothing can be taken away")),
  FIELD ("occurs_in", NP_ ("unit", "replications"), NUMBER, NO,
         N_ ("those in which the point occurs as it is; with 0 nothing was measured, and all that "
             "follows is blank")),
  FIELD ("lost_days_before", NP_ ("unit", "working days"), COUNT, NO,
         N_ ("lost at the point in these replications as it is, 0 where it does not occur")),
  RISK ("lost_days_before", NP_ ("unit", "working days")),
  FIELD ("late", NP_ ("unit", "dossiers"), COUNT, NO,
         N_ ("late without the cause less late as it is, mean over the pairs")),
  RISK ("late", NP_ ("unit", "dossiers")),
  FIELD ("lost_days", NP_ ("unit", "working days"), COUNT, NO, N_ ("the same of all lost days")),
  RISK ("lost_days", NP_ ("unit", "working days")),
  FIELD ("on_time", NP_ ("unit", "share"), RATIO, NO, N_ ("the same of the province's on_time")),
  RISK ("on_time", NP_ ("unit", "share")),
  FIELD ("on_time_place", NP_ ("unit", "share"), RATIO, NO,
         N_ ("the same of what was filed at the place; blank where nothing is filed")),
  RISK ("on_time_place", NP_ ("unit", "share")),
};

#include "report/table/columns-compared.h"

static const pr_out_column margins[] = {
  KEY ("place", NULL, N_ ("code of the place")),
  KEY ("name", NULL, N_ ("its name")),
  KEY ("change", NULL, N_ ("volume, effort, or staff: officers who are missing")),
  FIELD ("margin_low", /* xgettext:no-c-format */ N_ ("% or officers"), NUMBER, NO,
         N_ ("the largest step below margin_high; blank: it fails at 0")),
  FIELD ("margin_high", N_ ("% or officers"), NUMBER, NO,
         N_ ("the smallest step tried at which its ready_share is below [report] "
             "ready_probability; blank: none")),
  KEY ("misses", NULL, N_ ("what it misses there in most replications")),
  FIELD ("ready_low", NP_ ("unit", "share"), SHARE, NO, N_ ("ready_share at margin_low")),
  FIELD ("ready_high", NP_ ("unit", "share"), SHARE, NO, N_ ("ready_share at margin_high")),
  KEY ("pool", NULL,
       N_ ("its pool that is full first by the rough cut; blank when none would ever be")),
  FIELD ("load", NP_ ("unit", "share"), RATIO, NO,
         N_ ("of that pool now: work offered / work available, without simulation")),
  FIELD ("full_at", /* xgettext:no-c-format */ N_ ("% or officers"), NUMBER, NO,
         N_ ("where that load reaches 1")),
};

static const pr_out_column margin_steps[] = {
  FIELD ("step", N_ ("% or officers"), NUMBER, NO,
         N_ ("how much more, or how many officers are missing")),
  KEY ("place", NULL, N_ ("code of the place")),
  KEY ("name", NULL, N_ ("its name")),
  KEY ("missing", NULL,
       N_ ("of staff: the pools that lack officers, and how many; blank: nobody is missing")),
  FIELD ("ready_share", NP_ ("unit", "share"), SHARE, NO, N_ ("as in units.csv")),
  KEY ("misses", NULL, N_ ("what it misses in most replications; blank: nothing in any")),
};

static const pr_out_column events[] = {
  KEY ("case", NULL,
       N_ ("name of the dossier or visit, as `pilotrun trace --dossier` takes it; "
           "blank of an officer")),
  KEY ("activity", NULL,
       N_ ("name of the step; for what concerns the whole case: came, received, fork, join, handed "
           "over, clock stops, clock goes on, apology, returned, refused, withdrawn, left, closed; "
           "of an officer: absence; after a step: error (of which nobody knows yet), error found; "
           "of a "
           "measure, a system or a condition: its name")),
  KEY ("transition", NULL,
       N_ ("schedule: joined a line; start; suspend, again if another reason follows before it is "
           "resumed (closing at 17:00, then an absence from 00:00); resume; complete; of absence: "
           "start as the officer goes away, complete on the return; of a system or a condition: "
           "start "
           "as it goes down or slows down, complete when it is neither")),
  KEY (
      "why", NULL,
      N_ ("of suspend: closing, handed back, interrupted, held (what it needs is down), released "
          "(taken out of the officer's hands by a hand-over, or as the tests end), absence or "
          "other "
          "work (the officer is away, or turns to other work: laid down or handed back); of "
          "absence: "
          "unfilled, meeting, training, leave or sickness, of absences that follow one another the "
          "first; of a system or a condition that starts: down, or slow")),
  KEY ("time", NULL, N_ ("local, with its offset from UTC")),
  KEY ("place", NULL, N_ ("code of the place where it happens; blank where it is at none")),
  KEY ("place_name", NULL, N_ ("its name")),
  KEY ("resource", NULL, N_ ("the officer: place, pool and number in the pool")),
  KEY ("role", NULL, N_ ("role that does the step")),
  KEY ("procedure", NULL, N_ ("code of the procedure")),
  KEY ("channel", NULL, N_ ("counter, online or post")),
  KEY ("filed_at", NULL, N_ ("code of the place of filing")),
  KEY ("home", NULL, N_ ("code of the unit where the person lives")),
  KEY ("due", NULL,
       N_ ("of received and clock goes on: the day at whose close of business it is due, blank "
           "without a limit; of apology: the new date that it names")),
  KEY ("kind", NULL,
       N_ ("dossier, visit (not yet filed), test (of the rehearsal), officer, measure, system, or "
           "condition (of readiness)")),
};

static const pr_out_column dossiers[] = {
#define DOSSIER_COLUMN(name_, kind_, unit_, doc_) FIELD (#name_, unit_, kind_, NO, doc_),
  PR_DOSSIER_COLUMNS (DOSSIER_COLUMN)
#undef DOSSIER_COLUMN
};

/* clang-format on */

#include "report/table/columns-provinces.h"

#define FILE_ROW(name, doc, columns)                                                               \
  {                                                                                                \
    name, doc, G_N_ELEMENTS (columns), columns                                                     \
  }
const pr_out_file pr_out_files[PR_N_FILES] = {
  [PR_FILE_UNITS] = FILE_ROW ("units.csv", N_ ("A row per commune, ward or special zone."), units),
  [PR_FILE_AUTHORITIES]
  = FILE_ROW ("authorities.csv", N_ ("A row per other place: department or branch."), authorities),
  [PR_FILE_VERDICTS]
  = FILE_ROW ("verdicts.csv",
              N_ ("A row per period of each place that is asked anything, and of the province: "
                  "whether it does its work."),
              verdicts),
  [PR_FILE_POOLS] = FILE_ROW ("pools.csv", N_ ("A row per pool of staff."), pools),
  [PR_FILE_POOL_HOURS]
  = FILE_ROW ("pool-hours.csv",
              N_ ("A row per pool and half hour of the day in which somebody is seen on duty or at "
                  "work."),
              pool_hours),
  [PR_FILE_POOL_NUMBERS] = FILE_ROW (
      "pool-numbers.csv",
      N_ ("How many pieces of work there are at a pool: a row per pool and number, up to the one "
          "that is never exceeded (20000 is the last)."),
      pool_numbers),
  [PR_FILE_PROCEDURES] = FILE_ROW ("procedures.csv", N_ ("A row per procedure."), procedures),
  [PR_FILE_DAILY]
  = FILE_ROW ("daily.csv", N_ ("A row per day and place, and per day for the province."), daily),
  [PR_FILE_AGES]
  = FILE_ROW ("ages.csv",
              N_ ("How old the dossiers in process are: a row per day and band of ages."), ages),
  [PR_FILE_SYSTEMS] = FILE_ROW (
      "systems.csv",
      N_ ("A row per instance of a system and per condition of readiness of a place."), systems),
  [PR_FILE_OFFICERS] = FILE_ROW ("officers.csv", N_ ("A row per officer."), officers),
  [PR_FILE_LEARNING] = FILE_ROW (
      "learning.csv", N_ ("A row per pool and skill that the work of its roles takes."), learning),
  [PR_FILE_CREWS] = FILE_ROW ("crews.csv", N_ ("A row per crew."), crews),
  [PR_FILE_REHEARSALS]
  = FILE_ROW ("rehearsals.csv", N_ ("A row per activity and place that has it."), rehearsals),
  [PR_FILE_VENUES] = FILE_ROW (
      "venues.csv", N_ ("A row per venue, shared or of a place, that activities or courses use."),
      venues),
  [PR_FILE_COURSES] = FILE_ROW ("courses.csv", N_ ("A row per course."), courses),
  [PR_FILE_MEASURES]
  = FILE_ROW ("measures.csv", N_ ("A row per measure and place that runs it."), measures),
  [PR_FILE_COSTS] = FILE_ROW (
      "costs.csv", N_ ("Of a scenario with costs.csv: a row for the province, and one per place."),
      costs),
  [PR_FILE_RECONCILIATION] = FILE_ROW (
      "reconciliation.csv",
      N_ ("A row per place that hands over, and one for all: what became of every dossier."),
      reconciliation),
  [PR_FILE_OFFICIAL] = FILE_ROW (
      "official.csv",
      N_ ("The form that offices file: a row per place of filing and group of procedures that has "
          "dossiers, one per place for all groups, and the same for the province. A dossier counts "
          "from its acceptance on; what is not accepted yet, or ends before, and test dossiers are "
          "left out. In every replication received = accepted_online + accepted_counter + "
          "carried_over + taken_in - handed_over = resolved + in_process, resolved = returned + "
          "refused + withdrawn = early + on_time + overdue, and in_process = within + past_due, to "
          "the last dossier; so do the means, but for their rounding to six digits."),
      official),
  [PR_FILE_FAILURES] = FILE_ROW (
      "failures.csv",
      N_ ("A row per failure point: where, at which step and why late dossiers lost their time."),
      failures),
  [PR_FILE_RELIEF] = FILE_ROW (
      "relief.csv",
      N_ ("A row per failure point whose relief was measured (run --relief N): what changes when "
          "its cause is taken away."),
      relief),
  [PR_FILE_REPLICATIONS] = FILE_ROW (
      "replications.csv", N_ ("A row per replication: the province's figures."), replications),
  [PR_FILE_PROVINCE] = FILE_ROW ("province.csv",
                                 N_ ("A row per figure of the province: those of the summary and "
                                     "the counts behind its shares."),
                                 province),
  [PR_FILE_CHECKLIST] = FILE_ROW (
      "checklist.csv",
      N_ ("A row per item of the STRESS-DES reporting checklist (Monks et al., 2019)."), checklist),
  [PR_FILE_OBSERVED] = FILE_ROW (
      "observed.csv", N_ ("A row per published outcome, beside the simulated one."), observed),
  [PR_FILE_ASSUMPTIONS]
  = FILE_ROW ("assumptions.csv",
              N_ ("A row per row of the scenario whose source is an assumption."), assumptions),
  [PR_FILE_COMPARISON] = FILE_ROW ("comparison.csv",
                                   N_ ("Of compare: a row per scenario and metric of the "
                                       "province."),
                                   comparison),
  [PR_FILE_COMPARISON_PLACES]
  = FILE_ROW ("comparison-places.csv",
              N_ ("Of compare: a row per scenario after the first, metric and place: units, then "
                  "authorities."),
              comparison_places),
  [PR_FILE_COMPARISON_VERDICTS]
  = FILE_ROW ("comparison-verdicts.csv",
              N_ ("Of compare: a row per scenario after the first, place (first the province) and "
                  "fortnight, before these one for all together: how the verdict changes."),
              comparison_verdicts),
  [PR_FILE_COMPARISON_MEASURES]
  = FILE_ROW ("comparison-measures.csv", N_ ("Of compare: a row per scenario and measure."),
              comparison_measures),
  [PR_FILE_COMPARISON_COSTS] = FILE_ROW (
      "comparison-costs.csv",
      N_ ("Of compare: a row per scenario after the first, if it and the first have costs.csv."),
      comparison_costs),
  [PR_FILE_SWEEP] = FILE_ROW ("sweep.csv", N_ ("Of sweep: a row per point and metric."), sweep),
  [PR_FILE_FACTORS]
  = FILE_ROW ("factors.csv", N_ ("Of sweep: a row per point and factor."), factors),
  [PR_FILE_MARGINS] = FILE_ROW (
      "margins.csv", N_ ("Of margin: a row per place, the narrowest margin first."), margins),
  [PR_FILE_MARGIN_STEPS]
  = FILE_ROW ("margin-steps.csv", N_ ("Of margin: a row per step tried and place."), margin_steps),
  [PR_FILE_PROVINCES]
  = FILE_ROW ("provinces.csv", N_ ("A row per province, of several."), provinces),
  [PR_FILE_EVENTS] = FILE_ROW (
      "events-N.csv",
      N_ ("Of export: a row per event of replication N, in the order of time. "
          "From each start or resume of a resource to its next complete or suspend it is busy; "
          "events of the kinds officer, measure, system and condition are apart from that."),
      events),
  [PR_FILE_DOSSIERS] = FILE_ROW (
      "dossiers-N.csv",
      N_ ("Of export --dossiers: a row per dossier of replication N, test dossiers included, by "
          "`came`, then by name. A row tells the whole life, the warm-up included; of dossiers "
          "that ended before the window only those are here that fall due in it. Without test "
          "dossiers, what came, ended or fell due in the window adds up to the replication's row "
          "of replications.csv, and so do columns of the window, but for people who file nothing; "
          "minutes in the window, those of test dossiers included, are `busy` of pools.csv, but "
          "for the same people."),
      dossiers),
};

/* Turns the figures that a row stands for into columns. */
static void
add_figures (GArray *list, const pr_out_column *row)
{
  size_t n;
  const pr_figure *figures = pr_figures (row->of, &n);
  size_t k = 0;
  while (row->from != NULL && !g_str_equal (figures[k].name, row->from))
    k++;
  for (; k < n; k++)
    {
      const pr_figure *f = &figures[k];
      const pr_out_column c = { .name = f->name,
                                .unit = f->unit,
                                .kind = f->kind,
                                .half_width = !f->bare && !row->bare,
                                .needs = f->needs,
                                .value = f->value,
                                .doc = f->doc };
      g_array_append_val (list, c);
      if (g_strcmp0 (f->name, row->until) == 0)
        break;
    }
}

const pr_out_column *
pr_out_columns (const pr_out_file *file, size_t *n)
{
  static GArray *made[PR_N_FILES];
  static gsize once;
  bool stands_for_figures = false;
  for (size_t k = 0; k < file->n; k++)
    stands_for_figures |= file->columns[k].figures;
  *n = file->n;
  if (!stands_for_figures)
    return file->columns;
  if (g_once_init_enter (&once))
    {
      for (size_t id = 0; id < PR_N_FILES; id++)
        {
          made[id] = g_array_new (FALSE, FALSE, sizeof (pr_out_column));
          for (size_t k = 0; k < pr_out_files[id].n; k++)
            if (pr_out_files[id].columns[k].figures)
              add_figures (made[id], &pr_out_files[id].columns[k]);
            else
              g_array_append_val (made[id], pr_out_files[id].columns[k]);
        }
      g_once_init_leave (&once, 1);
    }
  *n = made[file - pr_out_files]->len;
  return (const pr_out_column *) (const void *) made[file - pr_out_files]->data;
}
