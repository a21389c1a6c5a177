/* Outages: the things that work needs, systems and conditions, and what happens while one is down.
 *
 * While everything is up, the event loop only sees a counter that is zero. A thing is down while
 * there is any cause for it; causes add up, and what stands above it is down with it. Work that has
 * not begun is parked when an officer would take it up (parking.h). Work in hand is held, and the
 * officer with it, until the thing is up again; this does not count as busy time. At closing, held
 * work is suspended. Some needs may be met on paper: the step is done, and a hidden step keys it in
 * afterwards.
 *
 * A thing may also be slow: by the factors of incidents, which multiply, and when it has more users
 * than its capacity. What that does to the pace of work is in pace.h.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_OUTAGE_H
#define PR_MODEL_OUTAGE_H

#include "model/item.h"
#include "model/spans.h"

typedef struct {
  uint32_t *down;       /* [thing] causes for which it is down; NULL without things */
  uint32_t missing;     /* things that are down */
  uint32_t *needs;      /* in force now, by step, channel and whether the dossier is a test */
  uint32_t *first_need; /* [2 * PR_N_CHANNELS * n_steps + 1] in `needs` */
  pr_spans *missed;     /* [thing] when it was down */
  uint32_t *users; /* [thing] officers at work that needs it; NULL, like the next: nobody asks */
  double *slow;    /* [thing] factor of incidents */
  bool uses;       /* some incident's clock runs while its thing is in use */
} pr_outages;

/* One cause more or less; concerns all things above it as well. */
void pr_thing_down (pr_model *m, uint32_t thing);
void pr_thing_up (pr_model *m, uint32_t thing);
/* Since when a thing that is down has been so. */
pr_time pr_thing_down_since (const pr_model *m, uint32_t thing);
void pr_thing_slow (pr_model *m, uint32_t thing, double factor);
void pr_thing_unslow (pr_model *m, uint32_t thing, double factor);

/* Whether something that the item's step needs is missing, and paper does not help. */
bool pr_item_must_wait (const pr_model *m, const pr_item *it);
/* Parks the head of the list if it cannot be begun, and returns whether it did. Otherwise the
 * caller begins it now. */
bool pr_park_if_missing (pr_model *m, uint32_t line, uint32_t list);
/* Whether the second, which waits for the same step at the same place, can be done together with
 * the first, which begins now: they need the same at all times, and are done on paper or not. If
 * so, it begins next. */
bool pr_item_needs_same (const pr_model *m, const pr_item *first, const pr_item *it);
void pr_item_begins (pr_model *m, uint32_t item);
/* What was done on paper is of no use any more. */
void pr_off_paper (pr_item *it);
/* Whether suspended or held work can go on now, on paper if it must; if so, it will. */
bool pr_officer_can_go_on (pr_model *m, uint32_t officer);

/* Needs come into force now, or end: from now on work in hand uses what it then needs. */
void pr_needs_change (pr_model *m);
/* A need has come into force. */
void pr_needs_begin (pr_model *m);
/* Something has come up, or is no longer needed: looks again at what waits for it at the place
 * (PR_NONE16: anywhere). */
void pr_things_release (pr_model *m, uint16_t place);

/* By how much what it needs slows down work that begins now: users beyond the capacity, this one
 * included, and incidents. */
double pr_things_slow (const pr_model *m, uint32_t item);
/* The officer's work begins to use what it needs, or stops using it. */
void pr_use_begin (pr_model *m, uint32_t officer);
void pr_use_end (pr_model *m, uint32_t officer);
/* Whether nobody can file online at the place now. */
bool pr_portal_is_down (const pr_model *m, uint16_t place);

void pr_things_make (pr_model *m);
/* At the beginning of a replication. */
void pr_things_reset (pr_model *m);
void pr_things_free (pr_model *m);

#endif
