/* Compiler: what the parts of the compiler of scenarios share. Private to this room.
 *
 * The compiler goes once over the tables, in the order of their references: places,
 * calendars, workflows, pools, procedures, arrivals, backlog. Every part checks its
 * tables, reports what it finds and fills its part of the world. After an error the
 * world stays safe to read but may lack what was in error; it is thrown away at the end.
 *
 * Names become indices through pr_names, which sorts them by strcmp before the world
 * is filled, so that the order of rows decides nothing.
 */
#ifndef PR_COMPILE_COMPILER_H
#define PR_COMPILE_COMPILER_H

#include "compile/compile.h"
#include "model/world.h"
#include "scenario/table.h"

#include <glib.h>

/* Calendars are compiled this many days beyond the window on both sides: legal limits run
 * on after the end, and a backlog may be this old. */
#define PR_CALENDAR_MARGIN 800

#define PR_MOST_STEPS_EACH 1000 /* of one workflow */

typedef struct {
  GPtrArray *names;  /* char *, owned */
  GHashTable *index; /* name -> index + 1 */
  GByteArray *used;  /* [i] 1 when something refers to it */
} pr_names;

pr_names *pr_names_new (void);
void pr_names_free (pr_names *n);
/* Index of a name, which is added if it is new. */
guint pr_names_add (pr_names *n, const char *name);
void pr_names_sort (pr_names *n);
int pr_names_find (const pr_names *n, const char *name); /* -1 when unknown */
const char *pr_names_get (const pr_names *n, guint i);
guint pr_names_length (const pr_names *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_names, pr_names_free)

/* What a reference may refer to; this chooses the words of the message. */
typedef enum {
  PR_REF_PLACE,
  PR_REF_SELECTOR,
  PR_REF_STEP_PLACE,
  PR_REF_DECIDING,
  PR_REF_OFFICE,
  PR_REF_SYSTEM,
  PR_REF_CREW,     /* a kind of crew */
  PR_REF_NEED,     /* a system or a condition */
  PR_REF_ANY_STEP, /* of any workflow */
  PR_REF_POOL,
  PR_REF_PROCEDURES, /* a procedure, a group or '*' */
  PR_REF_CALENDAR,
  PR_REF_PROCEDURE,
  PR_REF_WORKFLOW,
  PR_REF_STEP,
  PR_REF_PROFILE,
  PR_REF_MIX,
  PR_REF_STREAM,
  PR_REF_NAMED_STEP,  /* of any workflow and kind */
  PR_REF_KIND,        /* of authorities */
  PR_REF_ROLE,        /* of a step, looked for among pools */
  PR_REF_NEEDED_ROLE, /* of a pool, looked for among steps */
  PR_REF_ACTIVITY,
  PR_REF_VENUE,
  PR_REF_SKILL,
  PR_REF_RESERVE,
  PR_REF_PROVINCE,
  PR_REF_TIER,
  PR_REF_CONDITION,
  PR_REF_INCIDENT,
  PR_REF_NAMED_CREW, /* a crew or a kind */
  PR_REF_COURSE,
  PR_REF_MEASURE,
} pr_ref;

typedef struct {
  const pr_tables *t;
  pr_diag *diag;
  pr_world *w;
  const pr_tables *also; /* of a base that a what-if changes from a date on: the what-if's tables */
  const pr_world *before; /* of such a what-if: its base */
  bool lost[PR_N_TABLES]; /* missing, empty or with rows that cannot be referred to */
  bool window_known;      /* start and end are good */
  bool needs_legal;       /* has reported that the legal calendar is missing */
  bool many_things;       /* has reported that there are too many */
  uint64_t n_away;        /* officers that absences take, each absence by itself */
  int32_t begin_day;      /* relative to the epoch: the first simulated day */

  pr_names *codes;     /* of places; index = place */
  pr_names *districts; /* former districts */
  pr_names *kinds;     /* of authorities */
  pr_names *provinces;
  pr_names *calendars, *workflows, *procedures, *profiles, *mixes, *streams;
  pr_names *systems, *conditions, *crew_kinds, *skills;
  pr_names *activities, *courses, *venues, *reserves, *measures;
  int *district_of;     /* [n_units] index of the first former district, -1 */
  int *kind_of;         /* [n_places] of authorities, -1 for units */
  gsize *place_row;     /* [n_places] row in units or authorities */
  GArray *serving_kind; /* int: kind of each row of w->serving */
  gsize *step_row;      /* [n_steps] row in workflows */
  gsize *procedure_row; /* [n_procedures] */
  guint8 *broken;       /* [n_workflows] 1 when its steps or transitions are in error */
  guint8 *inside_fork;  /* [n_steps] 1 for steps of a branch */
  gsize *handover_row;  /* [n_hand_overs] */
  GArray
      *venue_picks; /* pr_pick of venues that places have for themselves; the first of the world's
                           venues */
  uint32_t *shared_venue;                    /* [venues' names] PR_NONE32: only places have it */
  GHashTable *places_of;                     /* of selectors: rows-at.c */
  GHashTable *empty_of_pool, *empty_of_role; /* names -> rows of pools without officers */
  GHashTable *bad_pools, *bad_roles;         /* that rows of pools with errors may have given */
  guint bad_pools_at;                        /* number of errors at which they were found, + 1 */
} pr_compiler;

static inline const pr_cell *
pr_compiler_cell (const pr_compiler *c, pr_table_id table, gsize row, int column)
{
  return &c->t->table[table].rows[row].cells[column];
}

/* Cells and problems of one table's row by short names: CELL (c, POOLS, i, SHARE). */
#define CELL(c, T, row, C) pr_compiler_cell (c, PR_TABLE_##T, row, PR_##T##_##C)
#define ROWS(c, T) ((c)->t->table[PR_TABLE_##T].n)
#define FAULT(c, T, row, C, ...) pr_fault (c, PR_TABLE_##T, row, PR_##T##_##C, __VA_ARGS__)
#define CAUTION(c, T, row, C, ...) pr_caution (c, PR_TABLE_##T, row, PR_##T##_##C, __VA_ARGS__)
#define BAD(c, T, row, C) pr_cell_bad (c, PR_TABLE_##T, row, PR_##T##_##C)

/* The reader checks what one row alone can show (blank cells, order of dates, values of rules).
 *
 * Whether the reader has already rejected the cell (blank though required, or wrong). */
bool pr_cell_bad (const pr_compiler *c, pr_table_id table, gsize row, int column);
/* Reports an error at a cell, unless the reader has already rejected the cell. */
void pr_fault (pr_compiler *c, pr_table_id table, gsize row, int column, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
/* Reports a warning at a cell, unless there are errors, of which it may be a mere consequence. */
void pr_caution (pr_compiler *c, pr_table_id table, gsize row, int column, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
/* [names] the first row that has each name in the column. Free with g_free. */
gsize *pr_rows_of_names (const pr_compiler *c, pr_table_id table, int column,
                         const pr_names *names);
/* Whether so many errors have been reported that more of them are only counted. */
bool pr_told_enough (const pr_compiler *c);
/* Says that `found` refers to nothing, with the nearest of the names or all of them. */
void pr_unknown (pr_compiler *c, pr_table_id table, gsize row, int column, pr_ref what,
                 const char *found, const char *const *names, gsize n);
/* The same as words. Free with g_free. */
char *pr_unknown_words (const pr_compiler *c, pr_ref what, const char *found,
                        const char *const *names, gsize n);
/* A row of pools with that name, or with that role, whose count is 0, at one of the places
 * ([n_places] 1; NULL: anywhere); G_MAXSIZE: none. */
gsize pr_empty_pool (pr_compiler *c, pr_ref what, const char *name, const guint8 *places);
/* Index of the name in a cell, marked as used; reports an unknown one and gives -1. */
int pr_refer (pr_compiler *c, pr_table_id table, gsize row, int column, pr_ref what,
              pr_names *names);
#define REFER(c, T, row, C, what, names) pr_refer (c, PR_TABLE_##T, row, PR_##T##_##C, what, names)
#define PR_BY_OFFICE 0xfffd /* while the compiler works: the home unit's office */
/* When a row with a `from` comes into force; INT64_MIN: from the beginning. */
pr_time pr_begins (const pr_compiler *c, const pr_cell *from);
/* outside-window.c: the end of the window, for those who look for dates after it. They are no
 * mistake, and it is PR_NEVER, if somebody asked to cut the window short. */
pr_time pr_compiler_end (const pr_compiler *c);
/* Whether no legal calendar is given, not even a wrong one. */
bool pr_legal_calendar_missing (const pr_compiler *c);
/* The index of the kind's row in w->serving, built and checked when first asked for. */
uint16_t pr_serving_row (pr_compiler *c, int kind);
void pr_check_serves (pr_compiler *c);
/* "a, b, c and 4 more" of n names; free with g_free. */
char *pr_list_names (const char *const *names, gsize n, gsize shown);

/* Whether any error of the table has been reported. */
bool pr_table_in_error (const pr_compiler *c, pr_table_id table);
/* Whether pools may be missing because of errors that have been reported. */
bool pr_pools_in_error (const pr_compiler *c);
/* Finds tables whose errors would lead to an error at every row that refers to them. */
void pr_find_lost_tables (pr_compiler *c);

/* hidden-steps.c: adds a step that no workflow names, `of` something. Returns its index, or
 * PR_NONE16 if there are too many steps. What depends on the number of steps is made later. */
uint16_t pr_add_hidden_step (pr_compiler *c, const char *name, const char *of, pr_step_kind kind,
                             uint16_t role, const pr_dist *effort, uint16_t then);

/* people-or-papers.c: who takes each step ([n_steps], masks of these), in a world without errors.
 * Free with g_free. */
enum { PR_PASS_PEOPLE = 1, PR_PASS_PAPERS = 2 };
guint8 *pr_who_passes (pr_compiler *c);
/* rooms.c: warns about rooms that nobody needs. met: [place * n_roles + role] 1 where people
 * wait; adds the places to which they may be sent. */
void pr_check_rooms (pr_compiler *c, guint8 *met);

/* Crews of a kind mend in their own province only: the kind's number there. */
static inline uint16_t
pr_crew_kind (const pr_world *w, int kind, uint16_t province)
{
  return (uint16_t) (kind * w->n_provinces + province);
}

/* systems.c: the code of the thing's place, or the province, or '*', for draws. */
const char *pr_thing_key (const pr_world *w, const pr_thing *thing);
/* systems.c: adds a copy of the thing, which then owns its delay, with its hash. Returns its
 * number, PR_NONE32 if there are too many. */
uint32_t pr_add_thing (pr_compiler *c, const pr_thing *thing, const char *name);

/* pool-time.c: how the officers of a row of pools give their time, at a place. */
pr_pool_time pr_pool_time_of (const pr_compiler *c, gsize row, const char *place);
/* Warns about columns of the row that change nothing. */
void pr_check_pool_time (pr_compiler *c, gsize row, int calendar);

/* venues.c: what a cell of needs names, at a place or (PR_NONE16) at none. Reports what is wrong,
 * and leaves it out. Returns how many; the caller owns *bookings. */
uint16_t pr_read_needs (pr_compiler *c, pr_table_id table, gsize row, int column, uint16_t place,
                        pr_booking **bookings);
/* together.c: fills the hours of a rehearsal, whose activity, place and needs are known. What is
 * known of them by then: officers that it needs and how many different ones there are, at least and
 * if nobody is away; hours within its time in which enough of them are on duty, and in which the
 * venues are open as well; the check's own work. */
typedef struct {
  uint32_t needed_least, seats_least, needed, seats;
  unsigned n_calendars; /* beyond PR_MOST_TOGETHER there are no hours */
  pr_time people, all;
  double work;
} pr_together;
void pr_find_hours (const pr_world *w, pr_rehearsal *r, pr_together *t);
/* precedence.c: what comes after what, and the ranks. rows: [n_rehearsals] of activities. */
void pr_compile_precedence (pr_compiler *c, const gsize *rows);
/* The index of a role; -1: no pool has it. */
int pr_role_find (const pr_world *world, const char *name);
/* The index of a role that a cell names; reports one that no pool has and gives -1. */
int pr_refer_role (pr_compiler *c, pr_table_id table, gsize row, int column, const char *name);
/* Whether some workflow has work of that name, which a cell gives; reports it if not. */
bool pr_refer_work (pr_compiler *c, pr_table_id table, gsize row, int column, const char *name);

/* from-date.c: reports what the what-if's tables change that cannot change on a date. */
void pr_from_date_check (const pr_from_date *f, pr_diag *diag);
/* Where the what-if concerns the table. */
pr_pos pr_from_date_pos (const pr_from_date *f, pr_table_id table);
pr_time pr_from_date_instant (const pr_from_date *f, pr_day epoch);
/* later.c: puts the two worlds together; false after an error. */
bool pr_later_join (const pr_from_date *f, pr_world *base, pr_world *later, pr_diag *diag);

/* The parts, in the order in which they run. */
void pr_compile_window (pr_compiler *c);     /* window.c */
void pr_compile_places (pr_compiler *c);     /* places.c */
void pr_compile_calendars (pr_compiler *c);  /* calendars.c */
void pr_compile_dates (pr_compiler *c);      /* phases.c: the phases' dates */
void pr_compile_rules (pr_compiler *c);      /* rules.c */
void pr_compile_made_up (pr_compiler *c);    /* made-up-days.c: days worked instead of others */
void pr_compile_pools (pr_compiler *c);      /* pools.c */
void pr_compile_workflows (pr_compiler *c);  /* workflows.c */
void pr_compile_procedures (pr_compiler *c); /* procedures.c */
void pr_compile_priorities (pr_compiler *c); /* priorities.c */
void pr_compile_phases (pr_compiler *c);     /* phases.c: who receives and decides */
void pr_compile_splits (pr_compiler *c);     /* splits.c */
void pr_compile_signing (pr_compiler *c);    /* rules.c: roles that rules name */
void pr_compile_tiers (pr_compiler *c);      /* tiers.c: whose staff works when */
void pr_compile_handovers (pr_compiler *c);  /* handovers.c */
void pr_compile_systems (pr_compiler *c);    /* systems.c */
void pr_compile_readiness (pr_compiler *c);  /* readiness.c */
void pr_compile_needs (pr_compiler *c);      /* needs.c */
void pr_compile_absences (pr_compiler *c);   /* absences.c */
void pr_compile_leave (pr_compiler *c);      /* leave.c */
void pr_compile_venues (pr_compiler *c);     /* venues.c */
void pr_compile_activities (pr_compiler *c); /* activities.c */
void pr_compile_courses (pr_compiler *c);    /* courses.c */
void pr_compile_crews (pr_compiler *c);      /* crews.c */
void pr_compile_incidents (pr_compiler *c);  /* incidents.c */
void pr_compile_elsewhere (pr_compiler *c);  /* filing-elsewhere.c */
void pr_compile_preemption (pr_compiler *c); /* preemption.c */
void pr_check_flow (pr_compiler *c);         /* flow.c */
void pr_compile_skills (pr_compiler *c);     /* skills.c */
void pr_check_errors (pr_compiler *c);       /* errors.c: whether errors of officers are found */
void pr_compile_measures (pr_compiler *c);   /* measures.c */
void pr_compile_profiles (pr_compiler *c);   /* profiles.c */
void pr_compile_arrivals (pr_compiler *c);
void pr_compile_surges (pr_compiler *c); /* of the streams that these made */ /* arrivals.c */
void pr_compile_backlog (pr_compiler *c);                                     /* backlog.c */
void pr_compile_costs (pr_compiler *c);                                       /* costs.c */
void pr_compile_shown_names (pr_compiler *c);                                 /* shown-names.c */
void pr_compile_observed (pr_compiler *c); /* published.c, as the next */
void pr_compile_groups (pr_compiler *c);
void pr_check_venues (pr_compiler *c);     /* venues.c: shared ones that nobody shares */
void pr_check_outside (pr_compiler *c);    /* outside-window.c: dates that change nothing */
void pr_check_made_up (pr_compiler *c);    /* made-up-days.c: days on which nobody comes */
void pr_check_successors (pr_compiler *c); /* successors.c: who takes over */
void pr_check_staff (pr_compiler *c);      /* coverage.c: who does each step, and where */
void pr_check_people (pr_compiler *c);     /* people-or-papers.c: of a world without errors */
void pr_check_size (pr_compiler *c);       /* size.c: of a world without errors */

#endif
