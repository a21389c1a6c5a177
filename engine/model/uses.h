/* Uses: which mechanisms a world needs, so that what it does not use costs nothing.
 *
 * Each mechanism is asked for by pr_uses(). The event loop and all that it calls are compiled once
 * for each set of mechanisms. The predicate is false before the program runs for what is not in the
 * set, and what stands behind it is left out. A model runs by the smallest set that has what it
 * needs; all give the same bytes.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_USES_H
#define PR_MODEL_USES_H

#include "model/state.h"

typedef enum {
  PR_USES_ABSENCES = 1 << 0,
  PR_USES_THINGS = 1 << 1,   /* systems and conditions: needs, incidents, crews, paper */
  PR_USES_SLOWNESS = 1 << 2, /* their users are counted, and may be slowed down */
  PR_USES_PREEMPTION = 1 << 3,
  PR_USES_PATIENCE = 1 << 4,
  PR_USES_PEOPLE = 1 << 5, /* those who wait are counted, for rooms or because some are sent on */
  PR_USES_REDIRECTS = 1 << 6, /* people are sent on */
  PR_USES_ELSEWHERE = 1 << 7, /* people file elsewhere */
  PR_USES_PHASES = 1 << 8,    /* of rules and tiers; hand-overs */
  PR_USES_SPLITS = 1 << 9,    /* units with two parts */
  PR_USES_LIMITS = 1 << 10,   /* legal limits: clocks, due dates, stories */
  PR_USES_PROBES = 1 << 11,   /* somebody is told of what happens */
  PR_USES_VISITORS = 1 << 12,
  PR_USES_TESTS = 1 << 13, /* dossiers of a rehearsal */
  PR_USES_FORKS = 1 << 14,
  PR_USES_HIDDEN = 1 << 15,    /* hidden steps put off what comes next */
  PR_USES_LEARNING = 1 << 16,  /* skills */
  PR_USES_ERRORS = 1 << 17,    /* of those who have them */
  PR_USES_ORDER = 1 << 18,     /* some lines are not first come, first served */
  PR_USES_STRETCHES = 1 << 19, /* of dossier time */
  PR_USES_OVERTIME = 1 << 20,  /* while dossiers wait */
  PR_USES_DEBTS = 1 << 21,     /* a share of time gives way */
  PR_USES_MEASURES = 1 << 22,
  PR_USES_PRIORITY = 1 << 23, /* measures raise procedures */
  PR_USES_BATCHES = 1 << 24,  /* measures have pieces done together */
  PR_USES_ALL = 1 << 25,      /* asked for by the world, for tests */
  PR_USES_HOURS = 1 << 26,    /* hours of pools may change */
} pr_mechanism;

/* The sets: lines, workflows and calendars alone; what offices have in an ordinary year; all. */
#define PR_SET_PLAIN 0u
#define PR_SET_OFFICES                                                                             \
  ((uint32_t) (PR_USES_LIMITS | PR_USES_VISITORS | PR_USES_FORKS | PR_USES_STRETCHES               \
               | PR_USES_ABSENCES | PR_USES_OVERTIME | PR_USES_DEBTS))
#define PR_SET_ALL (~0u)
#ifndef PR_SET
#define PR_SET PR_SET_ALL
#endif

/* Of these the data have marks, which are looked at anyway: an item's flags, story and due date,
 * the mask of what a probe is told. */
#define PR_USES_MARKS                                                                              \
  (PR_USES_VISITORS | PR_USES_TESTS | PR_USES_FORKS | PR_USES_HIDDEN | PR_USES_LIMITS              \
   | PR_USES_PROBES)

/* Whether any of these mechanisms is in use. */
static inline bool
pr_uses (const pr_model *m, uint32_t any)
{
  if ((PR_SET & any) == 0)
    return false;
  return (any & PR_USES_MARKS) || G_UNLIKELY (m->uses & any);
}

/* A person at the counter, who has not filed a dossier yet. */
static inline bool
pr_is_visitor (const pr_model *m, const pr_item *it)
{
  return pr_uses (m, PR_USES_VISITORS) && (it->flags & PR_ITEM_VISITOR);
}

/* A dossier of the rehearsal. */
static inline bool
pr_is_test (const pr_model *m, const pr_item *it)
{
  return pr_uses (m, PR_USES_TESTS) && (it->flags & PR_ITEM_TEST);
}

/* Whether the line is not first come, first served within a priority. */
static inline bool
pr_is_ordered (const pr_model *m, uint32_t line)
{
  return pr_uses (m, PR_USES_ORDER) && m->lines[line].order != PR_ORDER_PRIORITY;
}

/* The class of the item's priority at the place where it is, 0: the most urgent. */
static inline unsigned
pr_priority_of (const pr_model *m, const pr_item *it)
{
  if (pr_uses (m, PR_USES_PRIORITY))
    return m->priorities.now[(size_t) it->place * m->w->n_procedures + it->procedure];
  return m->w->procedures[it->procedure].priority_class;
}

/* Whether anything is down. */
static inline bool
pr_things_missing (const pr_model *m)
{
  return (PR_SET & PR_USES_THINGS) && G_UNLIKELY (m->outages.missing > 0);
}

/* The mechanisms that the world needs. */
uint32_t pr_uses_of (const pr_world *w);

#endif
