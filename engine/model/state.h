/* State: one replication of a world while it runs.
 *
 * The model is made of parts, each with a header of its own that says what it is and what its
 * struct holds. Here they stand side by side, with what belongs to all: the clock, the event list
 * and the classes of its events, the items, officers, pools and lines, and the counts. A part
 * makes, resets and frees what is in its struct; model.c says when. Arrays marked [thing], [place]
 * and so on go by the world's numbers. Times are microseconds, days are relative to the epoch.
 *
 * Private to this room; others see it through model.h.
 */
#ifndef PR_MODEL_STATE_H
#define PR_MODEL_STATE_H

#include "kernel/fel.h"
#include "kernel/rng.h"
#include "model/arrive.h"
#include "model/batch.h"
#include "model/closing.h"
#include "model/conservation.h"
#include "model/crew.h"
#include "model/debt.h"
#include "model/dispatch.h"
#include "model/duty.h"
#include "model/error.h"
#include "model/experience.h"
#include "model/foresight.h"
#include "model/incident.h"
#include "model/item.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/measure.h"
#include "model/model.h"
#include "model/officer.h"
#include "model/order.h"
#include "model/outage.h"
#include "model/overtime.h"
#include "model/parking.h"
#include "model/patience.h"
#include "model/plan.h"
#include "model/priority.h"
#include "model/renewal.h"
#include "model/result.h"
#include "model/schedule.h"
#include "model/story.h"
#include "model/stretch.h"
#include "model/world.h"

#include <glib.h>

/* Classes of simultaneous events, in their order. One exception: at 00:00 the sample that closes
 * the day before, and the end of the window, come before every other class. */
typedef enum {
  PR_EV_COMPLETED = 0, /* work completed */
  PR_EV_PASSED = 1,    /* supplement, transfer or delay ends */
  PR_EV_CAPACITY = 2,  /* closing, end of overtime */
  PR_EV_DUTY = 3,      /* officers come back or go, stretches begin or end */
  PR_EV_OPENING = 4,
  PR_EV_PLAN = 5,  /* a new phase, a hand-over, the end of the tests */
  PR_EV_READY = 6, /* something becomes ready */
  PR_EV_INCIDENT_ENDS = 7,
  PR_EV_INCIDENT_BEGINS = 8,
  PR_EV_CREW = 9, /* arrives, or its shift changes */
  PR_EV_ARRIVAL = 12,
  PR_EV_PATIENCE = 13, /* before dispatch: a visitor who has waited that long is not taken up */
  PR_EV_MEASURE = 14,  /* people look, and react */
  PR_EV_DISPATCH = 15,
  PR_EV_SAMPLE = 17, /* and the end of the window */
} pr_event;

/* Where the slots of each kind begin in the event list; those of officers begin at 0. Each place
 * has one slot for delays if anything can be delayed, and one for patience if anybody's can end. */
typedef struct {
  uint32_t shift, delay, arrival, patience, plan, incident, crew, member, stretch, measure;
  uint32_t *shift_of; /* [slot - shift] */
} pr_event_slots;

/* In the order in which the event loop likes to find them: what every event touches comes first. A
 * part that has no more than one array has no struct. */
struct _pr_model {
  const pr_world *w;     /* that in force: change.h */
  const pr_world *base;  /* that of the beginning */
  const pr_rules *rules; /* of the phase */
  uint32_t uses;         /* mask of pr_mechanism, see uses.h */
  uint8_t phase;
  pr_probe probe;
  pr_probe listener; /* `happened` and `self` only */
  uint32_t told;     /* mask of happenings that the listener is told of */
  pr_rng rng;
  pr_time now;
  pr_time counted_from; /* beginning of the warm-up or of the window */
  int64_t events;
  uint32_t handled;    /* events of every kind, so that the cancel flag is read now and then */
  int failed;          /* 0, or a pr_model_error */
  uint32_t n_officers; /* those included whom measures bring */
  int32_t first_sim_day, n_sim_days; /* warm-up included */
  int32_t *born_on;                  /* [pr_born_index()] dossiers in process: ages.h */

  pr_fel fel;
  pr_event_slots slots;
  uint64_t *seq; /* [place], and one more for what concerns the province */

  pr_item *items; /* on the boundary of a cache line */
  uint32_t n_items, cap_items, free_item;

  pr_officer *officers;
  uint64_t *began; /* [officer] order in which work in hand was begun; NULL without pre-emption */
  pr_pool_state *pools;
  pr_line_state *lines;
  pr_orders orders;
  pr_patience patience;
  pr_people people;
  pr_shift_state *shifts;
  pr_delays *delays; /* [place] */
  pr_arrivals arrivals;
  pr_renewal *renewals; /* [stream]; NULL when there is no renewal stream */

  pr_plans plans;
  pr_queue queue; /* of pools, for dispatch */

  pr_lists lists;
  pr_law law;

  pr_outages outages;
  pr_parking parking;
  double *slowed; /* [officer] factor on the time of the work in hand; NULL: see pace.h */
  pr_experience experience;
  pr_errors errors;
  pr_incidents incidents;
  pr_crews crews;
  pr_roster roster;
  pr_schedule *schedule;  /* its own; NULL without one */
  const pr_agenda *given; /* by somebody else; NULL: that of the schedule holds */
  pr_agenda agenda;       /* of the replication */
  pr_presence presence;
  pr_stretches stretches;
  pr_overtimes overtime;
  pr_debt *debts; /* [officer]; NULL where no share gives way */
  pr_measures measures;
  pr_priorities priorities;
  pr_batches batches;

  pr_stories stories;

  pr_place_count *place;
  pr_procedure_count *procedure;
  pr_official_count *official; /* [place * n_groups + group], as the next */
  int64_t *official_seen;      /* for checks */
  pr_ledger_day *ledger;       /* [ledger * days of the window + day] */
  pr_pool_count *pool;         /* `served` and `busy`: at the end */
  pr_officer_count *officer;
  pr_line_count *line;
  pr_thing_count *thing;
  pr_crew_count *crew;
  pr_practice_count *practice; /* [practice] */
  pr_measure_count *measure;
  pr_detail_count *details; /* [detail * n_places + place] */
  int32_t *dated;           /* [(pr_dated * n_places + place) * days of the window + day] */

  pr_audit audit;
};

static inline pr_key
pr_schedule_key (pr_model *m, pr_time at, pr_event cls, uint16_t place)
{
  return pr_key_make (at, cls, place, m->seq[place]++);
}

/* Dossiers filed at the place come into process (by > 0) or leave it. Each is counted to the end at
 * once, and what is left of that is taken off as it goes: so no change needs to be remembered. */
static inline void
pr_count_in_process (pr_model *m, uint16_t filing, int by)
{
  m->place[filing].in_process += by;
  m->place[filing].process_time += by * (m->w->end - m->now);
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

#endif
