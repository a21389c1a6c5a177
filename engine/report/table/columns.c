/* Columns: see columns.h. */
#include "report/table/columns.h"

#include "report/metric.h"
#include "report/table/outages.h"
#include "report/table/reconciliation.h"
#include "report/table/words.h"

#define HW true, /* followed by its half-width */
#define NO false,
#define KEY(name, words_of, doc)                                                                   \
  {                                                                                                \
    name, "", PR_KIND_KEY, NO NULL, words_of, doc                                                  \
  }

/* Counts over the window by place, in the order and words of the model. */
#define UNIT_arrived N_ ("dossiers")
#define UNIT_taken_over N_ ("dossiers")
#define UNIT_returned N_ ("dossiers")
#define UNIT_refused N_ ("dossiers")
#define UNIT_withdrawn N_ ("dossiers")
#define UNIT_on_time_count N_ ("dossiers")
#define UNIT_late_count N_ ("dossiers")
#define UNIT_on_time_renewed_count N_ ("dossiers")
#define UNIT_apologies N_ ("apologies")
#define UNIT_supplements N_ ("supplements")
#define UNIT_handed_over N_ ("dossiers")
#define UNIT_taken_in N_ ("dossiers")
#define UNIT_moved_returned N_ ("dossiers")
#define UNIT_moved_refused N_ ("dossiers")
#define UNIT_moved_withdrawn N_ ("dossiers")
#define UNIT_moved_on N_ ("dossiers")
#define UNIT_tests_arrived N_ ("test dossiers")
#define UNIT_tests_finished N_ ("test dossiers")
#define UNIT_tests_closed N_ ("test dossiers")
#define UNIT_on_paper N_ ("steps")
#define UNIT_online_diverted N_ ("filings")
#define UNIT_online_to_counter N_ ("filings")
#define UNIT_filed_for_others N_ ("people")
#define UNIT_visits_redirected N_ ("visits")
#define UNIT_reworked N_ ("steps")
#define UNIT_entered N_ ("dossiers")
#define UNIT_visits N_ ("visits")
#define UNIT_visits_filed N_ ("visits")
#define UNIT_visits_served N_ ("visits")
#define UNIT_visits_left N_ ("visits")
#define UNIT_visits_turned_away N_ ("visits")
#define UNIT_visits_reneged N_ ("visits")
#define COUNT_COLUMN(field, hw, words)                                                             \
  { #field, UNIT_##field, PR_KIND_COUNT, hw, pr_place_##field, NULL, N_ (words) },
#define COUNT_COLUMN_true(field, words) COUNT_COLUMN (field, true, words)
#define COUNT_COLUMN_false(field, words) COUNT_COLUMN (field, false, words)

/* clang-format off */
#define PLACE_COLUMNS(hw)                                                                              \
  PR_COUNTS (COUNT_COLUMN_##hw)                                                                         \
  { "backlog_end", N_ ("dossiers"), PR_KIND_LEVEL, hw, pr_place_backlog, NULL,                          \
    N_ ("in process at the end of the window, by place of filing") },                              \
  { "backlog_first_day", N_ ("dossiers"), PR_KIND_LEVEL, hw, pr_place_backlog_first, NULL,          \
    N_ ("in process at the end of the first working day on which the place has staff (province: the window's first), by place of filing") }, \
  { "overdue", N_ ("dossiers"), PR_KIND_LEVEL, hw, pr_place_overdue, NULL,                          \
    N_ ("in process past their due date at the last sample") },                                    \
  { "held", N_ ("dossiers"), PR_KIND_LEVEL, hw, pr_place_held, NULL,                                \
    N_ ("dossiers, or branches of them, at this place at the end of the window, wherever filed") }, \
  { "visits_waiting", N_ ("visits"), PR_KIND_LEVEL, hw, pr_place_visits_waiting, NULL,              \
    N_ ("visitors waiting or being served at the end of the window") },                            \
  { "throughput", N_ ("dossiers per working day"), PR_KIND_RATIO, hw, pr_place_throughput, NULL,    \
    N_ ("returned / working days of the window") },                                                \
  { "on_time", N_ ("share"), PR_KIND_RATIO, hw, pr_place_on_time_share, NULL,                 \
    N_ ("on_time_count / (on_time_count + late_count), against the first due date") },                               \
  { "on_time_renewed", N_ ("share"), PR_KIND_RATIO, hw, pr_place_on_time_renewed_share, NULL, \
    N_ ("on_time_renewed_count / (on_time_count + late_count), against the date renewed by the apology") },          \
  { "sojourn_mean", N_ ("days"), PR_KIND_TALLY, hw, pr_place_sojourn, NULL,                          \
    N_ ("submission or arrival at the counter until finished, calendar time, finished dossiers") }, \
  { "acceptance_mean", N_ ("hours"), PR_KIND_TALLY, hw, pr_place_acceptance, NULL,                   \
    N_ ("online and post: submission until received, calendar time") },                            \
  { "counter_wait_mean", N_ ("minutes"), PR_KIND_TALLY, hw, pr_place_counter_wait, NULL,             \
    N_ ("visitors: arrival, or opening if later, until first served") },                           \
  { "counter_wait_longest", N_ ("minutes"), PR_KIND_TALLY, hw, pr_place_counter_longest, NULL,       \
    N_ ("the longest such wait of a replication") },

#define EMPTIED_COLUMNS                                                                                 \
  { "emptied_first", N_ ("hours"), PR_KIND_TALLY, HW pr_place_emptied_first, NULL,                       \
    N_ ("window's start until first nobody waited and nothing was in process that was filed here; blank when never") }, \
  { "emptied_last", N_ ("hours"), PR_KIND_TALLY, HW pr_place_emptied_last, NULL,                         \
    N_ ("until the last time that this came about") },

static const pr_out_column units[] = {
  KEY ("code", pr_words_place_code, N_ ("official code")),
  KEY ("name", pr_words_place_name, N_ ("name")),
  KEY ("type", pr_words_place_type, N_ ("ward, commune or special zone")),
  KEY ("former_district", pr_words_place_district, N_ ("first former district")),
  { "population", N_ ("inhabitants"), PR_KIND_NUMBER, NO pr_place_population, NULL, N_ ("inhabitants") },
  { "lat", N_ ("degrees"), PR_KIND_NUMBER, NO pr_place_lat, NULL, N_ ("latitude; blank when not given") },
  { "lon", N_ ("degrees"), PR_KIND_NUMBER, NO pr_place_lon, NULL, N_ ("longitude; blank when not given") },
  KEY ("verdict", pr_words_verdict,
       N_ ("ready, at risk or not ready: ready_share against [report] ready_probability and at_risk_probability")),
  { "ready_share", N_ ("share"), PR_KIND_SHARE, NO pr_unit_ready, NULL,
    N_ ("on_time >= [report] ready_on_time (or nothing was due) and growth <= [report] ready_backlog") },
  { "normal_backlog", N_ ("dossiers"), PR_KIND_LEVEL, NO pr_unit_normal, NULL,
    N_ ("backlog_first_day, mean over replications, and 5 at least, so that a handful of dossiers is no failure") },
  { "growth", N_ ("ratio"), PR_KIND_RATIO, HW pr_unit_growth, NULL, N_ ("backlog_end / normal_backlog") },
  { "waiting_most", N_ ("working days"), PR_KIND_TALLY, HW pr_unit_waiting_most, NULL,
    N_ ("the most work that waited at the end of a day for any of the unit's pools, in working days of that pool; blank where work waits for nobody") },
  PLACE_COLUMNS (true)
  EMPTIED_COLUMNS
};

static const pr_out_column authorities[] = {
  KEY ("code", pr_words_place_code, N_ ("short name")),
  KEY ("name", pr_words_place_name, N_ ("name")),
  KEY ("kind", pr_words_place_district, N_ ("department, or kind of branch")),
  PLACE_COLUMNS (true)
  EMPTIED_COLUMNS
};

static const pr_out_column systems[] = {
  KEY ("name", pr_words_thing_name, N_ ("system, or condition of readiness")),
  KEY ("kind", pr_words_thing_kind, N_ ("system or condition")),
  KEY ("place", pr_words_thing_place, N_ ("code of its place; '*': one for the province")),
  KEY ("place_name", pr_words_thing_place_name, N_ ("name of the place")),
  KEY ("role", pr_words_thing_role, N_ ("of a condition: the role that needs it, or '*'")),
  { "availability", N_ ("share"), PR_KIND_RATIO, HW pr_thing_availability, NULL, N_ ("part of the window, by calendar time, in which it was not down") },
  { "outages", N_ ("times"), PR_KIND_COUNT, HW pr_thing_outages, NULL, N_ ("times that it went down, by itself or with what it needs") },
  { "down", N_ ("hours"), PR_KIND_COUNT, HW pr_thing_down_hours, NULL, N_ ("down, calendar time") },
  { "down_mean", N_ ("hours"), PR_KIND_TALLY, HW pr_thing_down_mean, NULL, N_ ("down / outages") },
  { "incidents", N_ ("incidents"), PR_KIND_COUNT, HW pr_thing_incidents, NULL, N_ ("incidents of its own that began, slow ones among them") },
  { "repairs", N_ ("repairs"), PR_KIND_COUNT, HW pr_thing_repairs, NULL, N_ ("incidents that ended") },
  { "crew_wait", N_ ("hours"), PR_KIND_COUNT, HW pr_thing_waited, NULL, N_ ("that its incidents waited until a crew was called, added up") },
};

static const pr_out_column crews[] = {
  KEY ("crew", pr_words_crew_name, N_ ("name of the crew")),
  KEY ("kind", pr_words_crew_kind, N_ ("what incidents ask for")),
  KEY ("base", pr_words_crew_base, N_ ("code of its place")),
  KEY ("duty", pr_words_crew_duty, N_ ("on duty or standby")),
  { "crews", N_ ("crews"), PR_KIND_NUMBER, NO pr_crew_number, NULL, N_ ("how many such crews") },
  { "repairs", N_ ("repairs"), PR_KIND_COUNT, HW pr_crew_repairs, NULL, N_ ("repairs ended") },
  { "utilisation", N_ ("share"), PR_KIND_RATIO, HW pr_crew_utilisation, NULL, N_ ("busy / scheduled; above 1 only by overtime") },
  { "scheduled", N_ ("crew-hours"), PR_KIND_COUNT, HW pr_crew_scheduled, NULL, N_ ("of its shifts") },
  { "busy", N_ ("crew-hours"), PR_KIND_COUNT, HW pr_crew_busy, NULL, N_ ("called, on the way and at work, overtime included") },
  { "travel", N_ ("crew-hours"), PR_KIND_COUNT, HW pr_crew_travel_hours, NULL, N_ ("of busy: mobilisation and travel") },
  { "overtime", N_ ("crew-hours"), PR_KIND_COUNT, HW pr_crew_overtime, NULL, N_ ("of busy: after the end of the shift") },
};

/* Of the places that hand over, and of all of them together. */
#define TOLD_COUNT(field, words)                                                                   \
  { #field, N_ ("dossiers"), PR_KIND_COUNT, HW pr_handed_##field, NULL, N_ (words) }
static const pr_out_column reconciliation[] = {
  KEY ("code", pr_words_handed_code, N_ ("code of the place that hands over; '*': all of them")),
  KEY ("name", pr_words_handed_name, N_ ("name")),
  TOLD_COUNT (taken_over, "in process there at the start"),
  TOLD_COUNT (arrived, "came"),
  TOLD_COUNT (taken_in, "taken in from other places"),
  TOLD_COUNT (returned, "finished and returned there"),
  TOLD_COUNT (refused, "refused there"),
  TOLD_COUNT (withdrawn, "withdrawn there"),
  TOLD_COUNT (handed_over, "handed over"),
  TOLD_COUNT (in_process, "still in process there at the end of the window"),
  TOLD_COUNT (moved_returned, "of those handed over: returned since"),
  TOLD_COUNT (moved_refused, "of those handed over: refused since"),
  TOLD_COUNT (moved_withdrawn, "of those handed over: withdrawn since"),
  TOLD_COUNT (moved_on, "of those handed over: handed over again by the place that took them in"),
  TOLD_COUNT (moved, "of those handed over: in process at the end of the window, counted one by one"),
  { "difference", N_ ("dossiers"), PR_KIND_COUNT, NO pr_handed_difference, NULL,
    N_ ("(taken_over + arrived + taken_in) - (returned + refused + withdrawn + in_process + moved_returned + moved_refused + moved_withdrawn + moved_on + moved): what is lost or counted twice, 0") },
};

static const pr_out_column replications[] = {
  KEY ("replication", NULL, N_ ("number of the replication, from 1; the other columns are its own figures for the province, with no mean taken")),
  { "events", N_ ("events"), PR_KIND_COUNT, NO pr_replication_events, NULL,
    N_ ("arrivals and completions of steps, the warm-up included") },
  PLACE_COLUMNS (false)
};

static const pr_out_column pools[] = {
  KEY ("place", pr_words_pool_place_code, N_ ("code of the place")),
  KEY ("place_name", pr_words_pool_place_name, N_ ("name of the place")),
  KEY ("pool", pr_words_pool_name, N_ ("name of the pool within its place")),
  KEY ("roles", pr_words_pool_roles, N_ ("what its officers do")),
  { "officers", N_ ("officers"), PR_KIND_NUMBER, NO pr_pool_officers, NULL, N_ ("officers present when open") },
  { "share", N_ ("share"), PR_KIND_NUMBER, NO pr_pool_share, NULL, N_ ("part of their time that is for dossiers") },
  { "utilisation", N_ ("share"), PR_KIND_RATIO, HW pr_pool_utilisation, NULL,
    N_ ("scheduled utilisation: busy / scheduled; above 1 only by overtime") },
  { "scheduled", N_ ("officer-hours"), PR_KIND_COUNT, HW pr_pool_scheduled, NULL, N_ ("on duty by calendar, absences taken off") },
  { "busy", N_ ("officer-hours"), PR_KIND_COUNT, HW pr_pool_busy, NULL, N_ ("at work, overtime included") },
  { "overtime", N_ ("officer-hours"), PR_KIND_COUNT, HW pr_pool_overtime, NULL, N_ ("at work after closing, or finishing it when away") },
  { "absent", N_ ("officer-hours"), PR_KIND_COUNT, HW pr_pool_absent, NULL, N_ ("on duty by calendar, but away") },
  { "held", N_ ("officer-hours"), PR_KIND_COUNT, HW pr_pool_held, NULL,
    N_ ("on duty with work in hand that waited for what was down; not in busy") },
  { "served", N_ ("pieces of work"), PR_KIND_COUNT, HW pr_pool_served, NULL, N_ ("pieces of work completed") },
  { "interrupted", N_ ("times"), PR_KIND_COUNT, HW pr_pool_interrupted, NULL,
    N_ ("work in hand gave way to work of higher priority") },
  { "wait_mean", N_ ("hours"), PR_KIND_TALLY, HW pr_pool_wait, NULL,
    N_ ("wait in the pool's lines until work begins, closed hours included") },
  { "wait_p90", N_ ("hours"), PR_KIND_QUANTILE, HW pr_pool_wait_p90, NULL,
    N_ ("nine in ten waits are shorter; from log bins, within 4.4 %") },
  { "wait_some_share", N_ ("share"), PR_KIND_RATIO, HW pr_pool_wait_some, NULL,
    N_ ("waits longer than 0 / all waits in the pool's lines") },
  { "wait_within_share", N_ ("share"), PR_KIND_RATIO, HW pr_pool_wait_within, NULL,
    N_ ("waits of at most [report] wait_within / all waits in the pool's lines") },
  { "queue_mean", N_ ("pieces of work"), PR_KIND_TIME, HW pr_pool_queue, NULL,
    N_ ("waiting in the pool's lines, time-persistent mean over the window") },
  { "waiting_most", N_ ("working days of the pool"), PR_KIND_TALLY, HW pr_pool_waiting_most, NULL,
    N_ ("expected effort waiting for the pool at a day's end, the highest of the window") },
  { "waiting_end", N_ ("working days of the pool"), PR_KIND_LEVEL, HW pr_pool_waiting_end, NULL,
    N_ ("expected effort waiting for the pool at the end of the window") },
  { "days_over", N_ ("days"), PR_KIND_COUNT, HW pr_pool_days_over, NULL,
    N_ ("days that end with more than two working days of work waiting") },
  { "first_over", N_ ("date"), PR_KIND_DATE, NO pr_pool_first_over, NULL,
    N_ ("first such day; blank when no replication has one") },
  { "over_share", N_ ("share"), PR_KIND_SHARE, NO pr_pool_over, NULL, N_ ("replications that have such a day") },
};

static const pr_out_column procedures[] = {
  KEY ("code", pr_words_procedure_code, N_ ("code of the procedure")),
  KEY ("name", pr_words_procedure_name, N_ ("name")),
  KEY ("group", pr_words_procedure_group, N_ ("group")),
  { "arrived", N_ ("dossiers"), PR_KIND_COUNT, HW pr_procedure_arrived, NULL, N_ ("dossiers (or visits, for a procedure of that kind) that came") },
  { "returned", N_ ("dossiers"), PR_KIND_COUNT, HW pr_procedure_returned, NULL, N_ ("finished and returned") },
  { "refused", N_ ("dossiers"), PR_KIND_COUNT, HW pr_procedure_refused, NULL, N_ ("refused") },
  { "withdrawn", N_ ("dossiers"), PR_KIND_COUNT, HW pr_procedure_withdrawn, NULL, N_ ("withdrawn by the citizen") },
  { "on_time_count", N_ ("dossiers"), PR_KIND_COUNT, HW pr_procedure_on_time, NULL, N_ ("finished by their due date, due date in the window") },
  { "late_count", N_ ("dossiers"), PR_KIND_COUNT, HW pr_procedure_late, NULL, N_ ("due in the window and finished after it, or not finished by its end") },
  { "on_time", N_ ("share"), PR_KIND_RATIO, HW pr_procedure_on_time_share, NULL, N_ ("on_time_count / (on_time_count + late_count)") },
  { "sojourn_mean", N_ ("days"), PR_KIND_TALLY, HW pr_procedure_sojourn, NULL, N_ ("submission or arrival at the counter until finished, calendar time, finished dossiers") },
  { "sojourn_median", N_ ("days"), PR_KIND_TALLY, HW pr_procedure_median, NULL, N_ ("median of the same within a replication, from a histogram with 8 bins a factor of two (within 4.4 %)") },
  { "sojourn_p90", N_ ("days"), PR_KIND_TALLY, HW pr_procedure_p90, NULL, N_ ("9 in 10 are faster, made in the same way") },
};

static const pr_out_column daily[] = {
  KEY ("date", NULL, N_ ("day of the window")),
  KEY ("working_day", NULL, N_ ("yes or no, by the legal calendar")),
  KEY ("place", NULL, N_ ("code of the unit or authority; * is the province, the sum of all")),
  { "arrived", N_ ("dossiers"), PR_KIND_COUNT, NO pr_day_arrived, NULL, N_ ("came in that day") },
  { "returned", N_ ("dossiers"), PR_KIND_COUNT, NO pr_day_returned, NULL, N_ ("returned in that day") },
  { "refused", N_ ("dossiers"), PR_KIND_COUNT, NO pr_day_refused, NULL, N_ ("refused in that day") },
  { "withdrawn", N_ ("dossiers"), PR_KIND_COUNT, NO pr_day_withdrawn, NULL, N_ ("withdrawn in that day") },
  { "entered", N_ ("dossiers"), PR_KIND_COUNT, NO pr_day_entered, NULL, N_ ("came to the place in that day to be worked on") },
  { "visits", N_ ("visits"), PR_KIND_COUNT, NO pr_day_visits, NULL, N_ ("visitors who came in that day, returns included") },
  { "visits_left", N_ ("visits"), PR_KIND_COUNT, NO pr_day_visits_left, NULL, N_ ("visitors who left unserved in that day") },
  { "backlog", N_ ("dossiers"), PR_KIND_LEVEL, HW pr_day_backlog, NULL, N_ ("in process at the end of the day, by place of filing") },
  { "overdue", N_ ("dossiers"), PR_KIND_LEVEL, HW pr_day_overdue, NULL, N_ ("in process past their due date at the end of the day, by place of filing") },
  { "held", N_ ("dossiers"), PR_KIND_LEVEL, NO pr_day_held, NULL, N_ ("at the place at the end of the day, wherever filed") },
};

static const pr_out_column province[] = {
  KEY ("figure", NULL, N_ ("what it is, in words")),
  KEY ("metric", NULL, N_ ("its column in replications.csv or units.csv; blank without one")),
  { "mean", N_ ("as the unit says"), PR_KIND_MEAN, HW NULL, NULL, N_ ("of the province's replications; blank when none has it") },
  KEY ("unit", NULL, N_ ("unit of the figure; % is a share times 100")),
  { "replications", "", PR_KIND_NUMBER, NO NULL, NULL, N_ ("how many have the figure") },
  { "level", N_ ("probability"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("of the confidence intervals: [report] level") },
};

static const pr_out_column checklist[] = {
  KEY ("number", NULL, N_ ("of the item in STRESS-DES")),
  KEY ("group", NULL, N_ ("section of the checklist")),
  KEY ("item", NULL, N_ ("what is asked for")),
  KEY ("statement", NULL, N_ ("what is said about it; blank: not stated")),
};

static const pr_out_column observed[] = {
  KEY ("metric", NULL, N_ ("what was observed")),
  KEY ("where", NULL, N_ ("place, or * for the province")),
  KEY ("from", NULL, N_ ("first date, within the window")),
  KEY ("until", NULL, N_ ("last date, within the window")),
  { "observed", N_ ("as published"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("the published figure") },
  { "simulated", N_ ("as published"), PR_KIND_MEAN, HW NULL, NULL, N_ ("the same figure in the simulation; blank when the dates are not wholly in the window, or a total of the whole is set beside a part") },
  { "difference", N_ ("as published"), PR_KIND_MEAN, NO NULL, NULL, N_ ("simulated - observed") },
  KEY ("status", NULL, N_ ("fitted: the scenario was set to give it; held out: it was not used")),
  KEY ("note", NULL, N_ ("words")),
  KEY ("source", NULL, N_ ("where the published figure comes from")),
};

static const pr_out_column assumptions[] = {
  KEY ("file", NULL, N_ ("table of the scenario")),
  { "line", N_ ("line"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("line of that file") },
  KEY ("row", NULL, N_ ("the row's key cells")),
  KEY ("words", NULL, N_ ("what the scenario says about the assumption")),
};

#define POINT_COLUMNS                                                                                   \
  { "rank", "", PR_KIND_NUMBER, NO NULL, NULL, N_ ("from 1, by lost_days, then place, step and cause") }, \
  KEY ("place", NULL, N_ ("code of the place where it waited")),                                        \
  KEY ("name", NULL, N_ ("its name")),                                                                  \
  KEY ("step", NULL, N_ ("name of the step, whatever the workflow")),                                   \
  KEY ("cause", NULL,                                                                                   \
       N_ ("the first that holds at each instant: citizen, statutory, transfer, closed hours, readiness, outage, absence, signature, staff, effort; citizen and closed hours bear no lost time, statutory and effort only where nothing was avoidable")),

static const pr_out_column failures[] = {
  POINT_COLUMNS
  { "first_date", N_ ("date"), PR_KIND_DATE, NO NULL, NULL, N_ ("first day of the window on which a late dossier waited there for that cause") },
  { "last_date", N_ ("date"), PR_KIND_DATE, NO NULL, NULL, N_ ("last day of the window on which one did") },
  { "dossiers", N_ ("dossiers"), PR_KIND_COUNT, HW NULL, NULL, N_ ("late dossiers that waited there for that cause; one may count at several points") },
  { "lost_days", N_ ("working days"), PR_KIND_COUNT, HW NULL, NULL,
    N_ ("working days past due, at least 1 for each late dossier, shared over its avoidable waiting (transfer, readiness, outage, absence, signature, staff) by its length within working hours, of a transfer those of the legal calendar; what waiting an outage left behind shows as staff; a dossier of the backlog file counts as waiting at its step since it was received") },
  { "share", N_ ("share"), PR_KIND_RATIO, NO NULL, NULL, N_ ("lost_days / all lost days, over all replications together") },
};

static const pr_out_column relief[] = {
  POINT_COLUMNS
  { "late", N_ ("dossiers"), PR_KIND_COUNT, HW NULL, NULL,
    N_ ("late without the cause less late as it is, mean over paired replications beyond those of the run; blank for effort and statutory delays, of which nothing can be taken away") },
  { "lost_days", N_ ("working days"), PR_KIND_COUNT, HW NULL, NULL, N_ ("the same of all lost days") },
  { "on_time", N_ ("share"), PR_KIND_RATIO, HW NULL, NULL, N_ ("the same of the province's on_time") },
  { "on_time_place", N_ ("share"), PR_KIND_RATIO, HW NULL, NULL, N_ ("the same of what was filed at the place; blank where nothing is filed") },
};

static const pr_out_column comparison[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("against", NULL, N_ ("short name of the one that it is compared with: the first")),
  KEY ("metric", NULL, N_ ("as in replications.csv")),
  { "replications", "", PR_KIND_NUMBER, NO NULL, NULL, N_ ("pairs: replications of the same number, in which both have the metric") },
  { "mean", N_ ("of the metric"), PR_KIND_MEAN, HW NULL, NULL, N_ ("of the scenario, over the replications that have the metric; blank when none has: nothing was due, say") },
  { "difference", N_ ("of the metric"), PR_KIND_MEAN, HW NULL, NULL, N_ ("scenario minus the first, mean of the pairs' differences; paired t interval; blank without a pair") },
  { "joint_hw", N_ ("of the metric"), PR_KIND_HALF_WIDTH, NO NULL, NULL, N_ ("half-width with which the intervals of a metric hold for all scenarios together (Bonferroni)") },
  { "p", N_ ("probability"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("of a difference at least as far from 0 if there were none: paired t test, two-sided") },
  { "saved", N_ ("ratio"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("variance of the difference of independent runs / variance of the paired difference; blank when all pairs differ by the same") },
  { "best_low", N_ ("of the metric"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("comparison with the best: the scenario minus the best of the others is at least so much; from simultaneous paired intervals of all pairs (Bonferroni), constrained to contain 0 (Hsu, 1984)") },
  { "best_high", N_ ("of the metric"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("and at most so much: 0 says that it is not the best") },
  KEY ("verdict", NULL, N_ ("when the interval of the difference leaves 0 out: better or worse; more or less of what is neither good nor bad")),
};

static const pr_out_column comparison_units[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("against", NULL, N_ ("short name of the first")),
  KEY ("code", NULL, N_ ("of the unit")),
  KEY ("name", NULL, N_ ("of the unit")),
  KEY ("metric", NULL, N_ ("as in units.csv")),
  { "replications", "", PR_KIND_NUMBER, NO NULL, NULL, N_ ("pairs, as in comparison.csv; with fewer than two nothing is tested") },
  { "mean", N_ ("of the metric"), PR_KIND_MEAN, NO NULL, NULL, N_ ("of the scenario, over the replications that have the metric; blank when none has") },
  { "difference", N_ ("of the metric"), PR_KIND_MEAN, HW NULL, NULL, N_ ("scenario minus the first, paired t interval of this unit alone; blank without a pair") },
  { "joint_hw", N_ ("of the metric"), PR_KIND_HALF_WIDTH, NO NULL, NULL, N_ ("half-width with which the intervals of all units and metrics of the scenario hold together (Bonferroni)") },
  { "p", N_ ("probability"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("paired t test, two-sided") },
  { "p_holm", N_ ("probability"), PR_KIND_NUMBER, NO NULL, NULL, N_ ("the same, adjusted for all units and metrics of the scenario (Holm, 1979)") },
  KEY ("verdict", NULL, N_ ("when the interval of joint_hw leaves 0 out: better or worse; more or less of what is neither good nor bad")),
};

static const pr_out_column sweep[] = {
  { "point", "", PR_KIND_NUMBER, NO NULL, NULL, N_ ("number of the point; 0 is the scenario as it is") },
  KEY ("factors", NULL, N_ ("what is changed there, in words")),
  KEY ("metric", NULL, N_ ("as in replications.csv")),
  { "mean", N_ ("of the metric"), PR_KIND_MEAN, HW NULL, NULL, N_ ("over the replications that have the metric; blank when none has: nothing was due, say") },
  { "difference", N_ ("of the metric"), PR_KIND_MEAN, HW NULL, NULL, N_ ("to point 0, mean of the pairs' differences; paired t interval; blank without a pair") },
};

static const pr_out_column factors[] = {
  { "point", "", PR_KIND_NUMBER, NO NULL, NULL, N_ ("number of the point") },
  KEY ("factor", NULL, N_ ("name of the factor")),
  KEY ("value", NULL, N_ ("its value there; blank: as in the scenario")),
};

static const pr_out_column events[] = {
  KEY ("case", NULL, N_ ("name of the dossier or visit, as `pilotrun trace --dossier` takes it")),
  KEY ("activity", NULL, N_ ("name of the step; for what concerns the whole case: came, received, fork, join, handed over, clock stops, clock goes on, apology, returned, refused, withdrawn, left, closed")),
  KEY ("transition", NULL, N_ ("schedule: joined a line; start; suspend; resume; complete")),
  KEY ("why", NULL, N_ ("of suspend: closing, handed back, interrupted, held (what it needs is down), or released (taken out of the officer's hands by a hand-over, or as the tests end)")),
  KEY ("time", NULL, N_ ("local, with its offset from UTC")),
  KEY ("place", NULL, N_ ("code of the place where it happens; blank where it is at none")),
  KEY ("place_name", NULL, N_ ("its name")),
  KEY ("resource", NULL, N_ ("the officer: place, pool and number in the pool")),
  KEY ("role", NULL, N_ ("role that does the step")),
  KEY ("procedure", NULL, N_ ("code of the procedure")),
  KEY ("channel", NULL, N_ ("counter, online or post")),
  KEY ("filed_at", NULL, N_ ("code of the place of filing")),
  KEY ("home", NULL, N_ ("code of the unit where the person lives")),
  KEY ("due", NULL, N_ ("of received and clock goes on: the day at whose close of business it is due, blank without a limit; of apology: the new date that it names")),
  KEY ("kind", NULL, N_ ("dossier, visit (not yet filed), or test (of the rehearsal)")),
};

/* clang-format on */

#define FILE_ROW(name, doc, columns)                                                               \
  {                                                                                                \
    name, doc, G_N_ELEMENTS (columns), columns                                                     \
  }
const pr_out_file pr_out_files[PR_N_FILES] = {
  [PR_FILE_UNITS] = FILE_ROW ("units.csv", N_ ("A row per commune, ward or special zone."), units),
  [PR_FILE_AUTHORITIES]
  = FILE_ROW ("authorities.csv", N_ ("A row per other place: department or branch."), authorities),
  [PR_FILE_POOLS] = FILE_ROW ("pools.csv", N_ ("A row per pool of staff."), pools),
  [PR_FILE_PROCEDURES] = FILE_ROW ("procedures.csv", N_ ("A row per procedure."), procedures),
  [PR_FILE_DAILY]
  = FILE_ROW ("daily.csv", N_ ("A row per day and place, and per day for the province."), daily),
  [PR_FILE_SYSTEMS] = FILE_ROW (
      "systems.csv",
      N_ ("A row per instance of a system and per condition of readiness of a place."), systems),
  [PR_FILE_CREWS] = FILE_ROW ("crews.csv", N_ ("A row per crew."), crews),
  [PR_FILE_RECONCILIATION] = FILE_ROW (
      "reconciliation.csv",
      N_ ("A row per place that hands over, and one for all: what became of every dossier."),
      reconciliation),
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
  [PR_FILE_PROVINCE] = FILE_ROW (
      "province.csv", N_ ("A row per figure of the province, as in the summary."), province),
  [PR_FILE_CHECKLIST] = FILE_ROW (
      "checklist.csv",
      N_ ("A row per item of the STRESS-DES reporting checklist (Monks et al., 2019)."), checklist),
  [PR_FILE_OBSERVED] = FILE_ROW (
      "observed.csv", N_ ("A row per published outcome, beside the simulated one."), observed),
  [PR_FILE_ASSUMPTIONS]
  = FILE_ROW ("assumptions.csv",
              N_ ("A row per row of the scenario whose source is an assumption."), assumptions),
  [PR_FILE_COMPARISON] = FILE_ROW ("comparison.csv",
                                   N_ ("Of compare: a row per scenario after the first and metric "
                                       "of the province; of three or more, of the first, too."),
                                   comparison),
  [PR_FILE_COMPARISON_UNITS] = FILE_ROW (
      "comparison-units.csv",
      N_ ("Of compare: a row per scenario after the first, unit and metric."), comparison_units),
  [PR_FILE_SWEEP] = FILE_ROW ("sweep.csv", N_ ("Of sweep: a row per point and metric."), sweep),
  [PR_FILE_FACTORS]
  = FILE_ROW ("factors.csv", N_ ("Of sweep: a row per point and factor."), factors),
  [PR_FILE_EVENTS] = FILE_ROW (
      "events-N.csv",
      N_ ("Of export: a row per event of replication N, warm-up included, in the order of time. "
          "From each start or resume of a resource to its next complete or suspend it is busy."),
      events),
};
