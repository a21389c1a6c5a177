/* Schema: every table, column, key and rule that a scenario may hold, once.
 *
 * From this one list come the reader's checks, the enumerations that the compiler
 * of scenarios uses, `pilotrun show`, the format's documentation and the
 * mutation tests, so that a new column joins all of them by itself.
 */
#ifndef PR_SCENARIO_SCHEMA_H
#define PR_SCENARIO_SCHEMA_H

#include "kernel/i18n.h"

#include <stdbool.h>
#include <stddef.h>

#define PR_FORMAT_VERSION 1

typedef enum {
  PR_COL_NAME,   /* a-z, 0-9, '-', '_', first a letter; or five digits (unit codes) */
  PR_COL_TEXT,   /* anything */
  PR_COL_WHERE,  /* place selector: code, former district, unit type, or '*' */
  PR_COL_WHERES, /* several place selectors, separated by ';' (empty: none) */
  PR_COL_NAMES,  /* one or more names separated by blanks */
  PR_COL_COUNT,  /* whole number >= 0 */
  PR_COL_NUMBER, /* finite number within min..max */
  PR_COL_SHARE,  /* 0..1 or 0%..100% */
  PR_COL_FACTOR, /* finite number > 0, or percent */
  PR_COL_YESNO,
  PR_COL_ENUM,     /* one of `allowed`, separated by '|' */
  PR_COL_DURATION, /* 20min, 2h30, 3 days; microseconds */
  PR_COL_CLOCK,    /* 15:00, 24:00; microseconds of the day */
  PR_COL_DATE,     /* 2025-07-01 */
  PR_COL_INSTANT,  /* 2025-07-01 or 2025-07-01 08:00 */
  PR_COL_DIST,     /* distribution of a duration, or a duration */
  PR_COL_RATE,     /* 0.9 per min; 45 per working day; 1.3 per 1000 inhabitants per working day;
                      every 2min */
  PR_COL_LIMIT,    /* same day; 8 working days; 15 days; none */
  PR_COL_DAYS,     /* Mon-Fri Sun holiday */
  PR_COL_SLOTS,    /* 07:30-11:30 13:00-17:00; always; closed */
  PR_COL_CLOSE,    /* finish; finish 30min; suspend; hand back; hand back lost */
  PR_COL_NEXT,     /* sign 90%; appraise rest | fork a + b then c | returned */
  PR_COL_CHANNELS, /* counter online post, blank for all */
  PR_COL_BATCH,    /* 3; or 1 25%, 2 50%, 3 25% */
  PR_COL_SOURCE,   /* official|press|measured|assumption, then ': ' and words */
} pr_col_type;

enum {
  PR_COL_REQUIRED = 1, /* a value must be given in every row */
  PR_COL_KEY = 2,      /* rows are unique by their key columns */
  PR_COL_ENDLESS = 4,  /* blank is without limit */
  PR_COL_PERCENT = 8,  /* of a number: a share may be written in percent */
};

typedef struct {
  const char *name;
  pr_col_type type;
  unsigned flags;
  double min, max;     /* for numbers and counts */
  const char *allowed; /* for enumerations; for names "*" where that may stand for all */
  const char *def;     /* default text when not given; NULL: absent */
  const char *doc;     /* translatable */
} pr_column;

typedef struct {
  const char *name; /* file is <name>.csv */
  bool required;
  size_t n_columns;
  const pr_column *columns;
  const char *doc;
} pr_table_schema;

/* X(TABLE, COLUMN, name, type, flags, min, max, allowed, default, doc) */
#define PR_UNITS_COLUMNS(X)                                                                        \
  X (UNITS, CODE, "code", NAME, 3, 0, 0, NULL, NULL, N_ ("official code, five digits"))            \
  X (UNITS, NAME, "name", TEXT, 1, 0, 0, NULL, NULL, N_ ("name as people write it"))               \
  X (UNITS, TYPE, "type", ENUM, 1, 0, 0, "ward|commune|special zone", NULL, N_ ("type of unit"))   \
  X (UNITS, POPULATION, "population", COUNT, 1, 0, 1e8, NULL, NULL, N_ ("inhabitants"))            \
  X (UNITS, AREA, "area_km2", NUMBER, 0, 0, 1e6, NULL, NULL, N_ ("area in square kilometres"))     \
  X (UNITS, LAT, "lat", NUMBER, 0, -90, 90, NULL, NULL, N_ ("latitude, degrees"))                  \
  X (UNITS, LON, "lon", NUMBER, 0, -180, 180, NULL, NULL, N_ ("longitude, degrees"))               \
  X (UNITS, DISTRICT, "former_district", TEXT, 0, 0, 0, NULL, "",                                  \
     N_ ("former district; several separated by ';', reported under the first"))                   \
  X (UNITS, DIFFICULT, "difficult_area", YESNO, 0, 0, 0, NULL, "no",                               \
     N_ ("mountain or island unit: the longer legal limits apply"))                                \
  X (UNITS, ISLAND, "island", YESNO, 0, 0, 0, NULL, "no",                                          \
     N_ ("reached by boat only, and so are authorities that serve nothing else"))                  \
  X (UNITS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_AUTHORITIES_COLUMNS(X)                                                                  \
  X (AUTHORITIES, CODE, "code", NAME, 3, 0, 0, NULL, NULL, N_ ("short name, unique"))              \
  X (AUTHORITIES, NAME, "name", TEXT, 1, 0, 0, NULL, NULL, N_ ("name as people write it"))         \
  X (AUTHORITIES, KIND, "kind", NAME, 1, 0, 0, NULL, NULL,                                         \
     N_ ("department, or a kind of branch; decided_by and place may name the kind"))               \
  X (AUTHORITIES, SERVES, "serves", WHERES, 0, 0, 0, NULL, "",                                     \
     N_ ("units served: codes, former districts, types or '*', separated by ';'"))                 \
  X (AUTHORITIES, LAT, "lat", NUMBER, 0, -90, 90, NULL, NULL, N_ ("latitude, degrees"))            \
  X (AUTHORITIES, LON, "lon", NUMBER, 0, -180, 180, NULL, NULL, N_ ("longitude, degrees"))         \
  X (AUTHORITIES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_CALENDARS_COLUMNS(X)                                                                    \
  X (CALENDARS, CALENDAR, "calendar", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the calendar"))      \
  X (CALENDARS, DAYS, "days", DAYS, 3, 0, 0, NULL, NULL,                                           \
     N_ ("weekdays, as in Mon-Fri or Sat Sun"))                                                    \
  X (CALENDARS, OPEN, "open", SLOTS, 1, 0, 0, NULL, NULL,                                          \
     N_ ("slots such as 07:30-11:30 13:00-17:00, or always"))                                      \
  X (CALENDARS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_HOLIDAYS_COLUMNS(X)                                                                     \
  X (HOLIDAYS, DATE, "date", DATE, 3, 0, 0, NULL, NULL, N_ ("the date"))                           \
  X (HOLIDAYS, CALENDAR, "calendar", NAME, 2, 0, 0, "*", "*",                                      \
     N_ ("a calendar, or '*' for all that are not always open"))                                   \
  X (HOLIDAYS, OPEN, "open", SLOTS, 1, 0, 0, NULL, NULL,                                           \
     N_ ("closed, or the slots of that date, which replace the weekly ones"))                      \
  X (HOLIDAYS, REPLACES, "replaces", DATE, 0, 0, 0, NULL, NULL,                                    \
     N_ ("the day that it is worked instead of; blank: of none"))                                  \
  X (HOLIDAYS, NAME, "name", TEXT, 0, 0, 0, NULL, "", N_ ("what the day is"))                      \
  X (HOLIDAYS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_POOLS_COLUMNS(X)                                                                        \
  X (POOLS, POOL, "pool", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the pool within its place"))     \
  X (POOLS, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("the places that have such a pool"))   \
  X (POOLS, ROLES, "roles", NAMES, 1, 0, 0, NULL, NULL,                                            \
     N_ ("what each officer of the pool can do: one or more roles"))                               \
  X (POOLS, COUNT, "count", COUNT, 1, 0, 100000, NULL, NULL, N_ ("officers present when open"))    \
  X (POOLS, CALENDAR, "calendar", NAME, 1, 0, 0, NULL, NULL, N_ ("when they work"))                \
  X (POOLS, SHARE, "share", SHARE, 0, 0, 1, NULL, "100%",                                          \
     N_ ("part of their time that is for dossiers; work takes effort / share"))                    \
  X (POOLS, ROOM, "room", COUNT, 4, 0, 1e6, NULL, NULL,                                            \
     N_ ("places for people to wait for these officers; who finds none leaves; blank: unlimited")) \
  X (POOLS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_PROCEDURES_COLUMNS(X)                                                                   \
  X (PROCEDURES, CODE, "code", NAME, 3, 0, 0, NULL, NULL, N_ ("short name, unique"))               \
  X (PROCEDURES, NAME, "name", TEXT, 1, 0, 0, NULL, NULL, N_ ("name in English"))                  \
  X (PROCEDURES, NAME_VI, "name_vi", TEXT, 0, 0, 0, NULL, "", N_ ("name in Vietnamese"))           \
  X (PROCEDURES, GROUP, "group", TEXT, 0, 0, 0, NULL, "", N_ ("group for reports"))                \
  X (PROCEDURES, KIND, "kind", ENUM, 0, 0, 0, "dossier|visit", "dossier",                          \
     N_ ("a visit takes counter time and files nothing"))                                          \
  X (PROCEDURES, WORKFLOW, "workflow", NAME, 1, 0, 0, NULL, NULL, N_ ("its workflow"))             \
  X (PROCEDURES, LIMIT, "limit", LIMIT, 0, 0, 0, NULL, "none", N_ ("legal time limit"))            \
  X (PROCEDURES, LIMIT_DIFFICULT, "limit_difficult", LIMIT, 0, 0, 0, NULL, NULL,                   \
     N_ ("limit for mountain and island units; blank: the same"))                                  \
  X (PROCEDURES, DECIDED_BY, "decided_by", NAME, 0, 0, 0, NULL, "home",                            \
     N_ ("home, filing, an authority's code, or the kind that serves the home unit"))              \
  X (PROCEDURES, INCOMPLETE, "incomplete", SHARE, 0, 0, 1, NULL, "0",                              \
     N_ ("probability that a dossier needs a supplement"))                                         \
  X (PROCEDURES, ONLINE, "online", SHARE, 0, 0, 1, NULL, "0", N_ ("share filed online"))           \
  X (PROCEDURES, POST, "post", SHARE, 0, 0, 1, NULL, "0", N_ ("share filed by post"))              \
  X (PROCEDURES, PRIORITY, "priority", COUNT, 0, 0, 9, NULL, "0", N_ ("higher is served first"))   \
  X (PROCEDURES, FEE, "fee_vnd", NUMBER, 0, 0, 1e12, NULL, NULL, N_ ("fee in dong"))               \
  X (PROCEDURES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_MIXES_COLUMNS(X)                                                                        \
  X (MIXES, MIX, "mix", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the mix"))                         \
  X (MIXES, PROCEDURE, "procedure", NAME, 3, 0, 0, NULL, NULL, N_ ("procedure"))                   \
  X (MIXES, SHARE, "share", SHARE, 1, 0, 1, NULL, NULL, N_ ("share; a mix adds up to 1"))          \
  X (MIXES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_WORKFLOWS_COLUMNS(X)                                                                    \
  X (WORKFLOWS, WORKFLOW, "workflow", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the workflow"))      \
  X (WORKFLOWS, STEP, "step", NAME, 3, 0, 0, NULL, NULL,                                           \
     N_ ("name of the step; the first row of a workflow is its first step"))                       \
  X (WORKFLOWS, KIND, "kind", ENUM, 0, 0, 0, "work|delay|transfer|supplement", "work",             \
     N_ ("work needs an officer; the others pass by themselves"))                                  \
  X (WORKFLOWS, ROLE, "role", NAME, 0, 0, 0, NULL, NULL, N_ ("who does it (work only)"))           \
  X (WORKFLOWS, PLACE, "place", NAME, 0, 0, 0, NULL, NULL,                                         \
     N_ ("filing, home, deciding, return, an authority, or the kind that serves the home unit; "   \
         "blank: work at filing, all else where the dossier is"))                                  \
  X (WORKFLOWS, EFFORT, "effort", DIST, 1, 0, 0, NULL, NULL,                                       \
     N_ ("effort of work, or length of a delay"))                                                  \
  X (WORKFLOWS, COUNTS, "counts", YESNO, 0, 0, 0, NULL, "yes",                                     \
     N_ ("whether its time counts against the legal limit"))                                       \
  X (WORKFLOWS, AVOIDABLE, "avoidable", YESNO, 0, 0, 0, NULL, "no",                                \
     N_ ("whether a delay could be spared (delays that count only); else the law prescribes it, "  \
         "and it is nobody's failure"))                                                            \
  X (WORKFLOWS, RECEIVES, "receives", YESNO, 0, 0, 0, NULL, "no",                                  \
     N_ ("the dossier is received, and its limit begins, when this step is completed"))            \
  X (WORKFLOWS, AT_CLOSE, "at_close", CLOSE, 0, 0, 0, NULL, "suspend",                             \
     N_ ("what happens to work in hand when the office closes"))                                   \
  X (WORKFLOWS, NOT_WITHIN, "not_within", DURATION, 0, 0, 0, NULL, "0min",                         \
     N_ ("not begun within this time before closing"))                                             \
  X (WORKFLOWS, PATIENCE, "patience", DIST, 4, 0, 0, NULL, NULL,                                   \
     N_ ("how long a visitor waits for it before leaving (work only); blank: endless"))            \
  X (WORKFLOWS, PREEMPTED, "preempted", ENUM, 0, 0, 0, "no|resume|restart", "no",                  \
     N_ ("whether work in hand gives way to work of higher priority (work only), its effort so "   \
         "far kept or lost"))                                                                      \
  X (WORKFLOWS, CHANNELS, "channels", CHANNELS, 0, 0, 0, NULL, "",                                 \
     N_ ("channels that take this step; the others pass on at once; blank: all"))                  \
  X (WORKFLOWS, NEXT, "next", NEXT, 1, 0, 0, NULL, NULL, N_ ("what comes after"))                  \
  X (WORKFLOWS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_ARRIVALS_COLUMNS(X)                                                                     \
  X (ARRIVALS, STREAM, "stream", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the stream"))             \
  X (ARRIVALS, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("places where people file"))        \
  X (ARRIVALS, MIX, "mix", NAME, 1, 0, 0, NULL, NULL, N_ ("a mix, or a single procedure"))         \
  X (ARRIVALS, RATE, "rate", RATE, 1, 0, 0, NULL, NULL, N_ ("how many"))                           \
  X (ARRIVALS, BATCH, "batch", BATCH, 0, 0, 0, NULL, NULL,                                         \
     N_ ("members of a group that comes at once, of which rate counts the groups; blank: 1"))      \
  X (ARRIVALS, PROFILE, "profile", NAME, 0, 0, 0, NULL, NULL,                                      \
     N_ ("hours and weekdays of counter and post; needed with per working day"))                   \
  X (ARRIVALS, PROFILE_ONLINE, "profile_online", NAME, 0, 0, 0, NULL, NULL,                        \
     N_ ("hours and weekdays of online filing; blank: the same"))                                  \
  X (ARRIVALS, ONLINE, "online", SHARE, 0, 0, 1, NULL, NULL,                                       \
     N_ ("share online; blank: the procedure's"))                                                  \
  X (ARRIVALS, POST, "post", SHARE, 0, 0, 1, NULL, NULL,                                           \
     N_ ("share by post; blank: the procedure's"))                                                 \
  X (ARRIVALS, HOME, "home", ENUM, 0, 0, 0, "own|others|any", "own",                               \
     N_ ("home unit: the filing unit, another one, or any, in proportion to population"))          \
  X (ARRIVALS, RETURN, "return", ENUM, 0, 0, 0, "filing|home", "filing",                           \
     N_ ("where the result is handed over"))                                                       \
  X (ARRIVALS, FROM, "from", DATE, 0, 0, 0, NULL, NULL, N_ ("first date; blank: always"))          \
  X (ARRIVALS, UNTIL, "until", DATE, 0, 0, 0, NULL, NULL, N_ ("last date; blank: always"))         \
  X (ARRIVALS, TEST, "test", YESNO, 0, 0, 0, NULL, "no",                                           \
     N_ ("dossiers of a rehearsal, counted apart from the real ones"))                             \
  X (ARRIVALS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_PROFILES_COLUMNS(X)                                                                     \
  X (PROFILES, PROFILE, "profile", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the profile"))          \
  X (PROFILES, DAYS, "days", DAYS, 3, 0, 0, NULL, NULL,                                            \
     N_ ("weekdays, or holiday (a date off in the legal calendar)"))                               \
  X (PROFILES, FROM, "from", CLOCK, 3, 0, 0, NULL, NULL, N_ ("from this time of day"))             \
  X (PROFILES, TO, "to", CLOCK, 1, 0, 0, NULL, NULL, N_ ("to this time of day"))                   \
  X (PROFILES, WEIGHT, "weight", NUMBER, 1, 0, 1e6, NULL, NULL,                                    \
     N_ ("arrivals in this slot, relative; scaled so that Monday to Friday average one day's "     \
         "rate"))                                                                                  \
  X (PROFILES, WEIGHT_TO, "weight_to", NUMBER, 0, 0, 1e6, NULL, NULL,                              \
     N_ ("as weight, at the slot's end: the intensity runs from the one to the other in a "        \
         "straight line; blank: constant"))                                                        \
  X (PROFILES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_SURGES_COLUMNS(X)                                                                       \
  X (SURGES, STREAM, "stream", NAME, 3, 0, 0, "*", NULL, N_ ("a stream, or '*'"))                  \
  X (SURGES, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("places"))                            \
  X (SURGES, FROM, "from", DATE, 3, 0, 0, NULL, NULL, N_ ("first date"))                           \
  X (SURGES, UNTIL, "until", DATE, 1, 0, 0, NULL, NULL, N_ ("last date"))                          \
  X (SURGES, FACTOR, "factor", FACTOR, 1, 0, 1000, NULL, NULL, N_ ("multiplies the rate"))         \
  X (SURGES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_RULES_COLUMNS(X)                                                                        \
  X (RULES, RULE, "rule", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the rule"))                      \
  X (RULES, FROM, "from", DATE, 2, 0, 0, NULL, NULL,                                               \
     N_ ("in force from this date; blank: from the beginning"))                                    \
  X (RULES, VALUE, "value", TEXT, 1, 0, 0, NULL, NULL, N_ ("its value"))                           \
  X (RULES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_BACKLOG_COLUMNS(X)                                                                      \
  X (BACKLOG, WHERE, "where", NAME, 3, 0, 0, NULL, NULL, N_ ("place of filing, a code"))           \
  X (BACKLOG, PROCEDURE, "procedure", NAME, 3, 0, 0, NULL, NULL, N_ ("procedure"))                 \
  X (BACKLOG, STEP, "step", NAME, 2, 0, 0, NULL, NULL, N_ ("step it waits for; blank: the first")) \
  X (BACKLOG, RECEIVED, "received", INSTANT, 3, 0, 0, NULL, NULL, N_ ("when it was received"))     \
  X (BACKLOG, COUNT, "count", COUNT, 0, 1, 1e6, NULL, "1", N_ ("how many such dossiers"))          \
  X (BACKLOG, CHANNEL, "channel", ENUM, 0, 0, 0, "counter|online|post", "counter",                 \
     N_ ("how it was filed"))                                                                      \
  X (BACKLOG, HOME, "home", NAME, 0, 0, 0, NULL, NULL,                                             \
     N_ ("home unit; blank: the place of filing"))                                                 \
  X (BACKLOG, REMAINING, "remaining", DURATION, 0, 0, 0, NULL, NULL,                               \
     N_ ("effort left in its step; blank: drawn anew"))                                            \
  X (BACKLOG, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_OBSERVED_COLUMNS(X)                                                                     \
  X (OBSERVED, METRIC, "metric", ENUM, 3, 0, 0,                                                    \
     "received|received_per_day|received_peak|on_time|entered_per_day|entered_peak", NULL,         \
     N_ ("what was observed; entered: dossiers that come to a place to be worked on"))             \
  X (OBSERVED, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("place, or '*' for the province"))  \
  X (OBSERVED, FROM, "from", DATE, 2, 0, 0, NULL, NULL, N_ ("first date; blank: the window's"))    \
  X (OBSERVED, UNTIL, "until", DATE, 0, 0, 0, NULL, NULL, N_ ("last date; blank: the window's"))   \
  X (OBSERVED, VALUE, "value", NUMBER, 9, 0, 1e12, NULL, NULL,                                     \
     N_ ("the published figure; of on_time also in percent, such as 98%"))                         \
  X (OBSERVED, STATUS, "status", ENUM, 1, 0, 0, "fitted|held out", NULL,                           \
     N_ ("whether the scenario was set to give it"))                                               \
  X (OBSERVED, NOTE, "note", TEXT, 0, 0, 0, NULL, "", N_ ("words"))                                \
  X (OBSERVED, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_TIERS_COLUMNS(X)                                                                        \
  X (TIERS, TIER, "tier", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the tier"))                      \
  X (TIERS, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("its places"))                         \
  X (TIERS, FROM, "from", DATE, 0, 0, 0, NULL, NULL,                                               \
     N_ ("their staff works from this date; blank: from the beginning"))                           \
  X (TIERS, UNTIL, "until", DATE, 0, 0, 0, NULL, NULL,                                             \
     N_ ("up to and including this date; blank: to the end"))                                      \
  X (TIERS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_PHASES_COLUMNS(X)                                                                       \
  X (PHASES, PROCEDURES, "procedures", TEXT, 3, 0, 0, NULL, NULL,                                  \
     N_ ("a procedure's code, a group, or '*'"))                                                   \
  X (PHASES, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("home units"))                        \
  X (PHASES, FROM, "from", DATE, 2, 0, 0, NULL, NULL,                                              \
     N_ ("first date; blank: from the beginning"))                                                 \
  X (PHASES, OFFICE, "office", NAME, 0, 0, 0, NULL, NULL,                                          \
     N_ ("the authority, or the kind that serves the unit, that receives what is filed at the "    \
         "unit and does its steps at home; unit: the unit itself; blank: as before"))              \
  X (PHASES, DECIDED_BY, "decided_by", NAME, 0, 0, 0, NULL, NULL,                                  \
     N_ ("as in procedures; blank: as before"))                                                    \
  X (PHASES, CHANNELS, "channels", CHANNELS, 0, 0, 0, NULL, NULL,                                  \
     N_ ("channels that are open, for the others people come to the counter; blank: as before"))   \
  X (PHASES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_SPLITS_COLUMNS(X)                                                                       \
  X (SPLITS, UNIT, "unit", NAME, 3, 0, 0, NULL, NULL, N_ ("the unit"))                             \
  X (SPLITS, AUTHORITY, "authority", NAME, 1, 0, 0, NULL, NULL,                                    \
     N_ ("the authority of the other district, where the unit's office is one of its kind"))       \
  X (SPLITS, SHARE, "share", SHARE, 1, 0, 1, NULL, NULL,                                           \
     N_ ("share of the unit's dossiers that is the other district's"))                             \
  X (SPLITS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_HANDOVERS_COLUMNS(X)                                                                    \
  X (HANDOVERS, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL,                                        \
     N_ ("the places that hand over all that is there or was filed there"))                        \
  X (HANDOVERS, ON, "on", INSTANT, 3, 0, 0, NULL, NULL,                                            \
     N_ ("when; to whom the phase then in force says"))                                            \
  X (HANDOVERS, DELAY, "delay", DIST, 0, 0, 0, NULL, NULL, N_ ("on the way; blank: none"))         \
  X (HANDOVERS, REENTRY, "reentry", DIST, 0, 0, 0, NULL, NULL,                                     \
     N_ ("effort to enter a dossier anew; blank: none"))                                           \
  X (HANDOVERS, ROLE, "role", NAME, 0, 0, 0, NULL, NULL,                                           \
     N_ ("who enters it, at the new place; needed with reentry"))                                  \
  X (HANDOVERS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_ELSEWHERE_COLUMNS(X)                                                                    \
  X (ELSEWHERE, PROCEDURES, "procedures", TEXT, 3, 0, 0, NULL, NULL,                               \
     N_ ("a procedure's code, a group, or '*'"))                                                   \
  X (ELSEWHERE, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL,                                        \
     N_ ("home units whose people may file elsewhere"))                                            \
  X (ELSEWHERE, FROM, "from", DATE, 2, 0, 0, NULL, NULL,                                           \
     N_ ("first date; blank: from the beginning"))                                                 \
  X (ELSEWHERE, SHARE, "share", SHARE, 1, 0, 1, NULL, NULL,                                        \
     N_ ("share that files at the counter of another unit"))                                       \
  X (ELSEWHERE, POWER, "power", NUMBER, 0, 0, 10, NULL, "2",                                       \
     N_ ("of distance, by which attraction falls: population / distance ^ power"))                 \
  X (ELSEWHERE, WITHIN, "within_km", NUMBER, 4, 0, 1000, NULL, NULL,                               \
     N_ ("the farthest, in kilometres; blank: any of the nearest 50"))                             \
  X (ELSEWHERE, RETURN, "return", ENUM, 0, 0, 0, "filing|home", "filing",                          \
     N_ ("where the result is handed over"))                                                       \
  X (ELSEWHERE, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_SYSTEMS_COLUMNS(X)                                                                      \
  X (SYSTEMS, SYSTEM, "system", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the system"))              \
  X (SYSTEMS, SCOPE, "scope", ENUM, 1, 0, 0, "province|place", NULL,                               \
     N_ ("one for all, or one at each place"))                                                     \
  X (SYSTEMS, WHERE, "where", WHERES, 0, 0, 0, NULL, "",                                           \
     N_ ("the places that have one, separated by ';'; blank: all"))                                \
  X (SYSTEMS, CAPACITY, "capacity", COUNT, 4, 1, 1000000.0, NULL, NULL,                            \
     N_ ("users at one time beyond which steps slow down; blank: unlimited"))                      \
  X (SYSTEMS, NEEDS, "needs", NAMES, 0, 0, 0, NULL, "",                                            \
     N_ ("systems without which it is down, too"))                                                 \
  X (SYSTEMS, ONLINE, "online", YESNO, 0, 0, 0, NULL, "no", N_ ("people file online through it"))  \
  X (SYSTEMS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_NEEDS_COLUMNS(X)                                                                        \
  X (NEEDS, ROLE, "role", NAME, 3, 0, 0, "*", NULL, N_ ("role of the steps, or '*'"))              \
  X (NEEDS, STEP, "step", NAME, 3, 0, 0, "*", NULL, N_ ("name of the steps, or '*'"))              \
  X (NEEDS, NEED, "need", NAME, 3, 0, 0, NULL, NULL, N_ ("a system or a condition of readiness"))  \
  X (NEEDS, CHANNELS, "channels", CHANNELS, 0, 0, 0, NULL, "",                                     \
     N_ ("channels whose dossiers need it; blank: all"))                                           \
  X (NEEDS, DOSSIERS, "dossiers", ENUM, 0, 0, 0, "all|real|test", "all",                           \
     N_ ("dossiers that need it"))                                                                 \
  X (NEEDS, FROM, "from", DATE, 2, 0, 0, NULL, NULL, N_ ("first date; blank: from the beginning")) \
  X (NEEDS, UNTIL, "until", DATE, 0, 0, 0, NULL, NULL, N_ ("last date; blank: to the end"))        \
  X (NEEDS, IF_DOWN, "if_down", ENUM, 0, 0, 0, "wait|restart|paper", "wait",                       \
     N_ ("work in hand waits and goes on, or begins again, also when it waits for something else " \
         "already; or it is done on paper and keyed in later"))                                    \
  X (NEEDS, KEY_IN, "key_in", DIST, 0, 0, 0, NULL, NULL,                                           \
     N_ ("effort to key it in; needed with paper"))                                                \
  X (NEEDS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_READINESS_COLUMNS(X)                                                                    \
  X (READINESS, CONDITION, "condition", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the condition"))   \
  X (READINESS, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("places"))                         \
  X (READINESS, ROLE, "role", NAME, 2, 0, 0, "*", "*", N_ ("role whose work needs it, or '*'"))    \
  X (READINESS, READY, "ready", INSTANT, 1, 0, 0, NULL, NULL, N_ ("ready from then on"))           \
  X (READINESS, DELAY, "delay", DIST, 0, 0, 0, NULL, NULL,                                         \
     N_ ("beyond it, drawn for each place; blank: none"))                                          \
  X (READINESS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_ABSENCES_COLUMNS(X)                                                                     \
  X (ABSENCES, POOL, "pool", NAME, 3, 0, 0, "*", NULL, N_ ("name of the pool, or '*'"))            \
  X (ABSENCES, WHERE, "where", WHERE, 3, 0, 0, NULL, NULL, N_ ("places"))                          \
  X (ABSENCES, FROM, "from", INSTANT, 3, 0, 0, NULL, NULL, N_ ("from this instant"))               \
  X (ABSENCES, UNTIL, "until", INSTANT, 0, 0, 0, NULL, NULL,                                       \
     N_ ("up to this instant, or the end of this date; blank: to the end"))                        \
  X (ABSENCES, COUNT, "count", COUNT, 1, 1, 100000, NULL, NULL,                                    \
     N_ ("officers of each pool, at most all"))                                                    \
  X (ABSENCES, DELAY, "delay", DIST, 0, 0, 0, NULL, NULL,                                          \
     N_ ("beyond until, drawn for each pool; blank: none"))                                        \
  X (ABSENCES, REASON, "reason", ENUM, 3, 0, 0, "unfilled|meeting|training|leave", NULL,           \
     N_ ("why; an unfilled post is a matter of readiness"))                                        \
  X (ABSENCES, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_INCIDENTS_COLUMNS(X)                                                                    \
  X (INCIDENTS, INCIDENT, "incident", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the incident"))      \
  X (INCIDENTS, SYSTEM, "system", NAME, 1, 0, 0, NULL, NULL, N_ ("the system that fails"))         \
  X (INCIDENTS, WHERE, "where", WHERE, 2, 0, 0, NULL, "*",                                         \
     N_ ("places whose system fails, each by itself when random"))                                 \
  X (INCIDENTS, START, "start", INSTANT, 0, 0, 0, NULL, NULL, N_ ("when; blank: random"))          \
  X (INCIDENTS, EVERY, "every", DIST, 0, 0, 0, NULL, NULL,                                         \
     N_ ("random: time from the end of one to the next"))                                          \
  X (INCIDENTS, CLOCK, "clock", ENUM, 0, 0, 0, "calendar|operating", "calendar",                   \
     N_ ("random: all time counts, or the time in which the system is in use"))                    \
  X (INCIDENTS, FROM, "from", INSTANT, 0, 0, 0, NULL, NULL,                                        \
     N_ ("random: not before; blank: from the beginning"))                                         \
  X (INCIDENTS, UNTIL, "until", INSTANT, 0, 0, 0, NULL, NULL,                                      \
     N_ ("random: none begins after this instant, or this date; blank: to the end"))               \
  X (INCIDENTS, SLOW, "slow", FACTOR, 0, 1, 1000, NULL, NULL,                                      \
     N_ ("what work takes is multiplied by it; blank: it is down"))                                \
  X (INCIDENTS, REPAIR, "repair", DIST, 1, 0, 0, NULL, NULL, N_ ("effort to mend it"))             \
  X (INCIDENTS, CREW, "crew", NAME, 0, 0, 0, NULL, NULL,                                           \
     N_ ("kind of crew that mends it; blank: it takes its time and no crew"))                      \
  X (INCIDENTS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

#define PR_CREWS_COLUMNS(X)                                                                        \
  X (CREWS, CREW, "crew", NAME, 3, 0, 0, NULL, NULL, N_ ("name of the crew"))                      \
  X (CREWS, KIND, "kind", NAME, 1, 0, 0, NULL, NULL, N_ ("what incidents ask for"))                \
  X (CREWS, BASE, "base", NAME, 1, 0, 0, NULL, NULL, N_ ("its place, a code"))                     \
  X (CREWS, COUNT, "count", COUNT, 0, 1, 1000, NULL, "1", N_ ("how many such crews"))              \
  X (CREWS, CALENDAR, "calendar", NAME, 1, 0, 0, NULL, NULL, N_ ("its shifts"))                    \
  X (CREWS, DUTY, "duty", ENUM, 0, 0, 0, "on duty|standby", "on duty",                             \
     N_ ("standby: called when no crew on duty is free"))                                          \
  X (CREWS, MOBILISATION, "mobilisation", DURATION, 0, 0, 0, NULL, "0min",                         \
     N_ ("from the call until it leaves"))                                                         \
  X (CREWS, SPEED, "speed_km_h", NUMBER, 0, 1, 1000, NULL, "40", N_ ("on land"))                   \
  X (CREWS, BOAT, "boat_km_h", NUMBER, 0, 1, 1000, NULL, NULL,                                     \
     N_ ("to and from islands; blank: has no boat"))                                               \
  X (CREWS, AT_END, "at_end", CLOSE, 0, 0, 0, NULL, "finish",                                      \
     N_ ("what happens to a repair at the end of its shift"))                                      \
  X (CREWS, SOURCE, "source", SOURCE, 1, 0, 0, NULL, NULL, N_ ("where the row comes from"))

/* X(TABLE, name, required, columns, doc), in the order in which tables are read. */
#define PR_TABLES(X)                                                                               \
  X (UNITS, "units", true, N_ ("communes, wards and special zones"))                               \
  X (AUTHORITIES, "authorities", false, N_ ("departments and branches that decide"))               \
  X (CALENDARS, "calendars", true, N_ ("weekly opening hours"))                                    \
  X (HOLIDAYS, "holidays", false, N_ ("dated exceptions to the weekly hours"))                     \
  X (POOLS, "pools", true, N_ ("staff"))                                                           \
  X (PROCEDURES, "procedures", true, N_ ("administrative procedures"))                             \
  X (MIXES, "mixes", false, N_ ("shares of procedures in a stream"))                               \
  X (WORKFLOWS, "workflows", true, N_ ("steps"))                                                   \
  X (ARRIVALS, "arrivals", true, N_ ("who comes, where and how often"))                            \
  X (PROFILES, "profiles", false, N_ ("hours and weekdays of arrivals"))                           \
  X (SURGES, "surges", false, N_ ("dates with more or fewer arrivals"))                            \
  X (RULES, "rules", false, N_ ("rules of law and of the house"))                                  \
  X (BACKLOG, "backlog", false, N_ ("dossiers pending at the start"))                              \
  X (OBSERVED, "observed", false, N_ ("published outcomes to compare with"))                       \
  X (TIERS, "tiers", false, N_ ("whose staff works when: the tiers of government"))                \
  X (PHASES, "phases", false,                                                                      \
     N_ ("who receives and decides, and by which channels, from a date on"))                       \
  X (SPLITS, "splits", false, N_ ("units made from two districts"))                                \
  X (HANDOVERS, "handovers", false, N_ ("what old places hand over"))                              \
  X (ELSEWHERE, "elsewhere", false, N_ ("filing away from home"))                                  \
  X (SYSTEMS, "systems", false, N_ ("platforms, portals, networks, power"))                        \
  X (NEEDS, "needs", false, N_ ("what steps need"))                                                \
  X (READINESS, "readiness", false,                                                                \
     N_ ("accounts, signatures, networks, equipment, seats, seals: when they are there"))          \
  X (ABSENCES, "absences", false, N_ ("officers who are away"))                                    \
  X (INCIDENTS, "incidents", false, N_ ("what fails, when, and who mends it"))                     \
  X (CREWS, "crews", false, N_ ("who mends what fails"))

#define PR_COLUMN_ENUM(T, C, ...) PR_##T##_##C,
enum { PR_UNITS_COLUMNS (PR_COLUMN_ENUM) PR_UNITS_N };
enum { PR_AUTHORITIES_COLUMNS (PR_COLUMN_ENUM) PR_AUTHORITIES_N };
enum { PR_CALENDARS_COLUMNS (PR_COLUMN_ENUM) PR_CALENDARS_N };
enum { PR_HOLIDAYS_COLUMNS (PR_COLUMN_ENUM) PR_HOLIDAYS_N };
enum { PR_POOLS_COLUMNS (PR_COLUMN_ENUM) PR_POOLS_N };
enum { PR_PROCEDURES_COLUMNS (PR_COLUMN_ENUM) PR_PROCEDURES_N };
enum { PR_MIXES_COLUMNS (PR_COLUMN_ENUM) PR_MIXES_N };
enum { PR_WORKFLOWS_COLUMNS (PR_COLUMN_ENUM) PR_WORKFLOWS_N };
enum { PR_ARRIVALS_COLUMNS (PR_COLUMN_ENUM) PR_ARRIVALS_N };
enum { PR_PROFILES_COLUMNS (PR_COLUMN_ENUM) PR_PROFILES_N };
enum { PR_SURGES_COLUMNS (PR_COLUMN_ENUM) PR_SURGES_N };
enum { PR_RULES_COLUMNS (PR_COLUMN_ENUM) PR_RULES_N };
enum { PR_BACKLOG_COLUMNS (PR_COLUMN_ENUM) PR_BACKLOG_N };
enum { PR_OBSERVED_COLUMNS (PR_COLUMN_ENUM) PR_OBSERVED_N };
enum { PR_TIERS_COLUMNS (PR_COLUMN_ENUM) PR_TIERS_N };
enum { PR_PHASES_COLUMNS (PR_COLUMN_ENUM) PR_PHASES_N };
enum { PR_SPLITS_COLUMNS (PR_COLUMN_ENUM) PR_SPLITS_N };
enum { PR_HANDOVERS_COLUMNS (PR_COLUMN_ENUM) PR_HANDOVERS_N };
enum { PR_ELSEWHERE_COLUMNS (PR_COLUMN_ENUM) PR_ELSEWHERE_N };
enum { PR_SYSTEMS_COLUMNS (PR_COLUMN_ENUM) PR_SYSTEMS_N };
enum { PR_NEEDS_COLUMNS (PR_COLUMN_ENUM) PR_NEEDS_N };
enum { PR_READINESS_COLUMNS (PR_COLUMN_ENUM) PR_READINESS_N };
enum { PR_ABSENCES_COLUMNS (PR_COLUMN_ENUM) PR_ABSENCES_N };
enum { PR_INCIDENTS_COLUMNS (PR_COLUMN_ENUM) PR_INCIDENTS_N };
enum { PR_CREWS_COLUMNS (PR_COLUMN_ENUM) PR_CREWS_N };

#define PR_TABLE_ENUM(T, ...) PR_TABLE_##T,
typedef enum { PR_TABLES (PR_TABLE_ENUM) PR_N_TABLES } pr_table_id;

extern const pr_table_schema pr_schema[PR_N_TABLES];

/* Keys of scenario.ini, group by group: the same column records, `name` being the key. */
#define PR_INI_KEYS(X)                                                                             \
  X (SCENARIO, FORMAT, "format", COUNT, 1, 1, 1e6, NULL, NULL, N_ ("version of the format: 1"))    \
  X (SCENARIO, NAME, "name", TEXT, 1, 0, 0, NULL, NULL, N_ ("title of the scenario"))              \
  X (SCENARIO, START, "start", INSTANT, 1, 0, 0, NULL, NULL, N_ ("first date of the window"))      \
  X (SCENARIO, END, "end", INSTANT, 1, 0, 0, NULL, NULL,                                           \
     N_ ("last date of the window (that day included), or an instant"))                            \
  X (SCENARIO, WARM_UP, "warm_up", DURATION, 0, 0, 0, NULL, "0min",                                \
     N_ ("simulated before the start to fill the pipeline, and thrown away"))                      \
  X (SCENARIO, SEED, "seed", COUNT, 0, 0, 9e15, NULL, "1", N_ ("seed of all draws"))               \
  X (SCENARIO, REPLICATIONS, "replications", COUNT, 0, 1, 1e6, NULL, "30", N_ ("replications"))    \
  X (SCENARIO, PURPOSE, "purpose", TEXT, 0, 0, 0, NULL, "", N_ ("the question it answers"))        \
  X (SCENARIO, AIMS, "aims", TEXT, 0, 0, 0, NULL, "",                                              \
     N_ ("what is tried out with it, for the reporting checklist, as the next two"))               \
  X (SCENARIO, PREPARATION, "preparation", TEXT, 0, 0, 0, NULL, "",                                \
     N_ ("how its inputs were made from their sources"))                                           \
  X (SCENARIO, SHARING, "sharing", TEXT, 0, 0, 0, NULL, "",                                        \
     N_ ("where it can be had, and under which terms"))                                            \
  X (REPORT, LEVEL, "level", SHARE, 0, 0.5, 0.9999, NULL, "95%", N_ ("confidence level"))          \
  X (REPORT, ON_TIME, "ready_on_time", SHARE, 0, 0, 1, NULL, "95%",                                \
     N_ ("on-time rate that a ready unit reaches"))                                                \
  X (REPORT, BACKLOG, "ready_backlog", FACTOR, 0, 0, 1000, NULL, "2",                              \
     N_ ("final backlog of a ready unit, as a multiple of its first day's"))                       \
  X (REPORT, READY, "ready_probability", SHARE, 0, 0, 1, NULL, "90%",                              \
     N_ ("ready from this share on"))                                                              \
  X (REPORT, AT_RISK, "at_risk_probability", SHARE, 0, 0, 1, NULL, "50%",                          \
     N_ ("at risk from this share on, else not ready"))                                            \
  X (REPORT, WAIT_WITHIN, "wait_within", DURATION, 0, 0, 0, NULL, "30min",                         \
     N_ ("waits of at most this length are counted apart, by pool"))

#define PR_INI_ENUM(G, K, ...) PR_INI_##G##_##K,
typedef enum { PR_INI_KEYS (PR_INI_ENUM) PR_N_INI_KEYS } pr_ini_id;

typedef struct {
  const char *group; /* lower case, as written in the file */
  pr_column key;
} pr_ini_key;
extern const pr_ini_key pr_ini_keys[PR_N_INI_KEYS];

/* Rules in rules.csv: name, type of the value, default. */
#define PR_RULE_KEYS(X)                                                                            \
  X (RULE, LEGAL_CALENDAR, "legal_calendar", NAME, 0, 0, 0, NULL, NULL,                            \
     N_ ("calendar that defines working days; needed when a procedure has a limit"))               \
  X (RULE, SAME_DAY_CUTOFF, "same_day_cutoff", CLOCK, 0, 0, 0, NULL, "15:00",                      \
     N_ ("same-day dossiers received after it, or after closing, are due on the next working "     \
         "day"))                                                                                   \
  X (RULE, TRANSFER_CUTOFF, "transfer_cutoff", CLOCK, 0, 0, 0, NULL, "15:00",                      \
     N_ ("transfers that arrive after it, or after closing, are taken up on the next working "     \
         "day"))                                                                                   \
  X (RULE, SUPPLEMENT_CLOCK, "supplement_clock", ENUM, 0, 0, 0, "restart|pause", "restart",        \
     N_ ("what a supplement does to the limit"))                                                   \
  X (RULE, APOLOGY_EXTENSION, "apology_extension", COUNT, 0, 0, 1000, NULL, "0",                   \
     N_ ("working days added by the one apology; 0: no apology"))                                  \
  X (RULE, TICKET_CUTOFF, "ticket_cutoff", DURATION, 0, 0, 0, NULL, "0min",                        \
     N_ ("no ticket is given within this time before the day's last closing"))                     \
  X (RULE, VISITOR_OVERTIME, "visitor_overtime", DURATION, 0, 0, 0, NULL, "0min",                  \
     N_ ("ticket holders are served up to this time after closing"))                               \
  X (RULE, VISITOR_RETURN, "visitor_return", SHARE, 0, 0, 1, NULL, "0",                            \
     N_ ("probability that a visitor who leaves comes back on the next working day"))              \
  X (RULE, REDIRECT_BEYOND, "redirect_beyond", NUMBER, 4, 0, 1e6, NULL, NULL,                      \
     N_ ("people waiting for an officer on duty beyond which those who come are sent to another "  \
         "centre; blank: never"))                                                                  \
  X (RULE, REDIRECT_WITHIN, "redirect_within_km", NUMBER, 0, 0, 1000, NULL, "15",                  \
     N_ ("how far they are sent"))                                                                 \
  X (RULE, REDIRECT_SHARE, "redirect_share", SHARE, 0, 0, 1, NULL, "100%", N_ ("share that goes")) \
  X (RULE, REDIRECT_SPEED, "redirect_speed_km_h", NUMBER, 0, 1, 1000, NULL, "30",                  \
     N_ ("how fast they travel"))                                                                  \
  X (RULE, TESTS_UNTIL, "tests_until", DATE, 0, 0, 0, NULL, NULL,                                  \
     N_ ("test dossiers not finished at the end of this date are closed"))                         \
  X (RULE, SIGNING_ROLE, "signing_role", NAME, 0, 0, 0, NULL, NULL,                                \
     N_ ("waiting for this role is told as waiting for a signature"))                              \
  X (RULE, PORTAL_RETRY, "portal_retry", DURATION, 0, 0, 0, NULL, "2h",                            \
     N_ ("who cannot file online tries again after it"))                                           \
  X (RULE, PORTAL_TO_COUNTER, "portal_to_counter", SHARE, 0, 0, 1, NULL, "0",                      \
     N_ ("share of them who come to the counter instead"))

#define PR_RULE_ENUM(G, K, ...) PR_##G##_##K,
typedef enum { PR_RULE_KEYS (PR_RULE_ENUM) PR_N_RULES } pr_rule_id;
extern const pr_column pr_rule_keys[PR_N_RULES];

#endif
