/* State: one replication of a world while it runs. Private to this room; others see it
 * through model.h.
 */
#ifndef PR_MODEL_STATE_H
#define PR_MODEL_STATE_H

#include "kernel/fel.h"
#include "kernel/rng.h"
#include "model/arrive.h"
#include "model/closing.h"
#include "model/crew.h"
#include "model/duty.h"
#include "model/elsewhere.h"
#include "model/foresight.h"
#include "model/incident.h"
#include "model/item.h"
#include "model/line.h"
#include "model/model.h"
#include "model/officer.h"
#include "model/outage.h"
#include "model/parking.h"
#include "model/patience.h"
#include "model/plan.h"
#include "model/portal.h"
#include "model/preempt.h"
#include "model/renewal.h"
#include "model/result.h"
#include "model/room.h"
#include "model/story.h"
#include "model/world.h"

#include <glib.h>

/* Classes of simultaneous events, in their order. One exception: at 00:00 the sample that closes
 * the day before, and the end of the window, come before every other class. */
typedef enum {
  PR_EV_COMPLETED = 0, /* work completed */
  PR_EV_PASSED = 1,    /* supplement, transfer or delay ends */
  PR_EV_CAPACITY = 2,  /* opening, closing, end of overtime; absences */
  PR_EV_PLAN = 3,      /* a new phase, a hand-over, the end of the tests */
  PR_EV_READY = 4,     /* something becomes ready */
  PR_EV_INCIDENT_ENDS = 5,
  PR_EV_INCIDENT_BEGINS = 6,
  PR_EV_CREW = 7, /* arrives, or its shift changes */
  PR_EV_ARRIVAL = 10,
  PR_EV_PATIENCE = 11, /* before dispatch: a visitor who has waited that long is not taken up */
  PR_EV_DISPATCH = 13,
  PR_EV_SAMPLE = 15, /* and the end of the window */
} pr_event;

/* Counts of the items in the slab, against which the running counts are checked. */
typedef struct {
  int64_t in_process, waiting, tests, moved;
} pr_place_tally;

struct _pr_model {
  const pr_world *w;
  const pr_rules *rules; /* of the phase */
  uint8_t phase;
  pr_probe probe;
  pr_probe listener; /* `happened` and `self` only */
  uint32_t told;     /* mask of happenings that the listener is told of */
  pr_rng rng;
  pr_time now;
  pr_time counted_from; /* beginning of the warm-up or of the window */
  int64_t events;
  uint32_t handled;   /* events of every kind, so that the cancel flag is read now and then */
  int64_t looked;     /* as pr_model_looked() */
  uint32_t looked_at; /* `handled` when all items were last looked through */
  int failed;         /* 0, or a pr_model_error */

  pr_fel fel;
  /* Officers' slots begin at 0. Each place has one slot for delays if anything can be delayed, and
   * one for patience if anybody's can end. */
  uint32_t slot_shift, slot_delay, slot_arrival, slot_patience, slot_plan, slot_incident, slot_crew,
      slot_member;
  uint32_t *shift_of_slot; /* [slot - slot_shift] */
  uint64_t *seq;           /* [place], and one more for what concerns the province */

  pr_item *items; /* on the boundary of a cache line */
  uint32_t n_items, cap_items, free_item;

  pr_officer *officers;
  uint64_t *began; /* [officer] order in which work in hand was begun; NULL without pre-emption */
  pr_pool_state *pools;
  pr_line_state *lines;
  bool watches; /* patience.c hears who joins and leaves a line: for the next two */
  pr_patience patience;
  pr_people people;
  pr_shift_state *shifts;
  pr_delays *delays; /* [place] */
  pr_arrivals arrivals;
  pr_renewal *renewals; /* [stream]; NULL when there is no renewal stream */

  pr_plans plans;
  bool hesitates; /* officers take up more work only at dispatch */

  pr_queue queue; /* of pools, for dispatch */

  pr_lists lists;
  bool *unlimited; /* [n_procedures]: no legal limit anywhere */

  int32_t overdue_day; /* overdue counts hold dossiers due on or before this day */
  int32_t first_sim_day;
  int32_t *due_count; /* [place * n_due_days + (due - first_sim_day)] in process, clock running */
  int32_t n_due_days;
  int32_t *born_on; /* [pr_born_index()] dossiers in process, all places */

  pr_outages outages;
  pr_parking parking;
  double *slowed; /* [officer] factor on the time of the work in hand; NULL: see pace.h */
  pr_incidents incidents;
  pr_crews crews;
  pr_roster roster;

  pr_stories stories;

  pr_place_count *place;
  pr_procedure_count *procedure;
  pr_pool_count *pool;
  pr_line_count *line;
  pr_thing_count *thing;
  pr_crew_count *crew;
  pr_place_tally *tally;
};

/* Rounds, and bounds the time by 3,000 years, which keeps sums with the clock within 64 bits. */
static inline pr_time
pr_effort_time (double microseconds)
{
  return (pr_time) (MIN (microseconds, 1e17) + 0.5);
}

/* step.c: an item's way through its workflow. */
uint16_t pr_step_first (pr_model *m, uint32_t item);
uint16_t pr_step_skip (pr_model *m, uint32_t item, uint16_t target);
void pr_step_enter (pr_model *m, uint32_t item, uint16_t target);
void pr_step_complete (pr_model *m, uint32_t item);
void pr_step_put_off (pr_model *m, uint32_t item, uint16_t hidden, uint16_t target, pr_time kept);
pr_time pr_step_draw (pr_model *m, uint32_t item);
void pr_delay_push (pr_model *m, uint16_t place, pr_time at, pr_event cls, uint32_t item);
void pr_delay_event (pr_model *m, uint16_t place);

/* Changes the place where the item is; `held` counts dossiers and branches, not visitors. */
static inline void
pr_item_move (pr_model *m, uint32_t item, uint16_t place)
{
  pr_item *it = &m->items[item];
  if (it->place == place)
    return;
  if (!(it->flags & PR_ITEM_VISITOR))
    {
      if (it->place != PR_NONE16)
        m->place[it->place].held--;
      if (place != PR_NONE16)
        {
          m->place[place].held++;
          m->place[place].entered++;
        }
    }
  it->place = place;
}

/* The dossier of a branch; otherwise the item itself. */
static inline uint32_t
pr_item_dossier (const pr_model *m, uint32_t item)
{
  return m->items[item].flags & PR_ITEM_BRANCH ? m->items[item].parent : item;
}

/* handover.c */
void pr_hand_over_event (pr_model *m, uint16_t hand_over);
void pr_tests_end (pr_model *m);

/* Takes the items out of the heap of a place's delays. */
void pr_delays_take_out (pr_model *m, uint16_t place, pr_item_choice *choose, const void *by);

/* legal-clock.c: the legal clock. */
void pr_law_begin (pr_model *m, uint32_t item, pr_time received);
void pr_law_hold (pr_model *m, uint32_t item);
void pr_law_release (pr_model *m, uint32_t item);
void pr_law_check (pr_model *m, uint32_t item);
/* Changes the place of filing, at which the due date is counted. */
void pr_law_refile (pr_model *m, uint32_t item, uint16_t filing);
void pr_law_restart (pr_model *m, uint32_t item);
void pr_law_settle (pr_model *m, uint32_t item, bool withdrawn);
void pr_law_sample (pr_model *m, int32_t day);
/* The last day whose deadlines have passed: today once the offices have closed, else yesterday. */
int32_t pr_law_day_over (const pr_model *m);
void pr_law_end (pr_model *m);
/* Whether the dossier, which ends now or is in process at the end, counts as late. */
bool pr_law_is_late (const pr_model *m, uint32_t item, bool finished);

/* The legal clock begins, or begins again, at `received`. */
static inline void
pr_law_receive (pr_model *m, uint32_t item, pr_time received)
{
  pr_item *it = &m->items[item];
  it->flags = (uint16_t) ((it->flags & ~PR_ITEM_RENEWED) | PR_ITEM_RECEIVED);
  it->received = received;
  if (it->flags & PR_ITEM_TEST)
    return; /* nothing is due */
  if (G_UNLIKELY (m->told & 1u << PR_HAPPENS_RECEIVED) || !m->unlimited[it->procedure])
    pr_law_begin (m, item, received);
}

/* The dossier ends now. */
static inline void
pr_law_finish (pr_model *m, uint32_t item, bool withdrawn)
{
  const pr_item *it = &m->items[item];
  if ((it->flags & PR_ITEM_RECEIVED) && it->due != INT32_MAX)
    pr_law_settle (m, item, withdrawn);
}

/* The officer's work begins to use what it needs, or stops using it. */
static inline void
pr_use_begin (pr_model *m, uint32_t officer)
{
  if (G_UNLIKELY (m->outages.users != NULL))
    pr_use_begin_slowly (m, officer);
}

static inline void
pr_use_end (pr_model *m, uint32_t officer)
{
  if (G_UNLIKELY (m->outages.users != NULL))
    pr_use_end_slowly (m, officer);
}

/* Records that from now on the item does `what`. */
static inline void
pr_story (pr_model *m, uint32_t item, pr_story_what what)
{
  if (m->items[item].story != PR_NONE32)
    pr_story_add (m, item, what);
}

/* Work begins. An item that joined the line at this very instant has not waited. */
static inline void
pr_story_work (pr_model *m, uint32_t item)
{
  const pr_item *it = &m->items[item];
  if (it->entered < m->now)
    pr_story (m, item, PR_STORY_WORKS);
  else if (it->story < PR_STORY_BLANK)
    m->stories.entries[it->story].at = m->now * 16 + PR_STORY_WORKS;
}

/* conservation.c: conservation. */
bool pr_check_conservation (pr_model *m);

static inline pr_key
pr_schedule_key (pr_model *m, pr_time at, pr_event cls, uint16_t place)
{
  return pr_key_make (at, cls, place, m->seq[place]++);
}

/* One item less is in process or waiting at the place of filing. */
static inline void
pr_place_left (pr_model *m, uint16_t filing)
{
  pr_place_count *c = &m->place[filing];
  if (c->in_process + c->waiting_visits > 0)
    return;
  c->first_empty = MIN (c->first_empty, m->now);
  c->last_empty = m->now;
}

void pr_tell_slowly (pr_model *m, pr_happening what, uint32_t item, uint32_t officer);
/* Tells what is known only now but happened at another time, or has another due date than the one
 * in force. */
void pr_tell_dated (pr_model *m, pr_happening what, uint32_t item, pr_time time, int32_t due);

/* Tells the listener, if it asked for this kind. */
static inline void
pr_tell (pr_model *m, pr_happening what, uint32_t item, uint32_t officer)
{
  if (G_UNLIKELY (m->told & 1u << what))
    pr_tell_slowly (m, what, item, officer);
}

#endif
