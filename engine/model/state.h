/* State: one replication of a world while it runs. Private to the model room,
 * except through model.h. See engine/model/README for the map of files.
 */
#ifndef PR_MODEL_STATE_H
#define PR_MODEL_STATE_H

#include "kernel/fel.h"
#include "kernel/rng.h"
#include "model/model.h"
#include "model/result.h"
#include "model/world.h"

#include <glib.h>

/* Classes of simultaneous events, in their order (design: event order). */
typedef enum {
  PR_EV_COMPLETED = 0, /* work completed */
  PR_EV_PASSED = 1,    /* supplement, transfer or delay ends */
  PR_EV_CAPACITY = 2,  /* opening, closing, end of overtime */
  PR_EV_ARRIVAL = 10,
  PR_EV_DISPATCH = 13,
  PR_EV_SAMPLE = 15,
  PR_EV_END = 16,
} pr_event;

/* Kinds of waiting: the lists of a line are one for each (priority, not_within, kind). */
enum { PR_WAIT_DOSSIER, PR_WAIT_TICKET, PR_WAIT_NO_TICKET, PR_N_WAITS };

enum {
  PR_ITEM_VISITOR = 1,      /* a person at the counter, not yet a filed dossier */
  PR_ITEM_TICKET = 2,
  PR_ITEM_SUPPLEMENTED = 4,
  PR_ITEM_RECEIVED = 8,
  PR_ITEM_APOLOGISED = 16,
  PR_ITEM_BRANCH = 32,      /* a branch of a fork; parent holds the dossier */
  PR_ITEM_BACKLOG = 64,     /* stream is the row of the backlog file */
  PR_ITEM_RETURN_HOME = 128,
};

/* A dossier, a visit, or a branch of a fork. */
typedef struct {
  pr_time born;      /* came or was submitted */
  pr_time received;  /* legal clock's start */
  pr_time entered;   /* joined the line, or began the step */
  pr_time remaining; /* effort left, elapsed time of an officer; -1: not begun */
  uint64_t ident;    /* date and number, for draws */
  uint64_t hash;     /* stream's hash, for draws */
  pr_time stopped;   /* when the legal clock stopped, PR_NEVER while it runs */
  uint64_t seq;      /* order of joining within the place */
  uint32_t next;     /* in a line's list, or the free list */
  uint32_t parent;   /* of a branch */
  uint16_t step;
  uint16_t place;    /* where it is now, PR_NONE16 before the first step */
  uint16_t filing, home, deciding, procedure;
  int32_t due;       /* due day relative to the epoch, INT32_MAX without a limit */
  int32_t due_set;   /* due day already counted in the bucket */
  uint16_t round;    /* of rework, or attempts of a visitor */
  uint8_t flags;
  uint8_t channel;
  uint8_t pending;   /* branches not yet joined */
  uint8_t stopped_branches; /* branches in steps that do not count */
  uint8_t branches;  /* open branches, 0 without a fork */
} pr_item;

#endif
