/* Items: dossiers, visits and branches on their way, in a slab: a growing array with a free list.
 *
 * An item has a number, which no other has while it lives. Indices stay valid when the slab grows,
 * pointers do not. The slab keeps its memory from one replication to the next.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_ITEM_H
#define PR_MODEL_ITEM_H

#include "model/story.h"

#define PR_CACHE_LINE 64

/* Items linked through `next`; not set while its line's mask says that it is empty. */
typedef struct {
  uint32_t head, tail;
} pr_list;

enum {
  PR_ITEM_VISITOR = 1, /* a person at the counter, not yet a filed dossier */
  PR_ITEM_TICKET = 2,
  PR_ITEM_SUPPLEMENTED = 4,
  PR_ITEM_RECEIVED = 8, /* the legal clock has begun */
  PR_ITEM_APOLOGISED = 16,
  PR_ITEM_BRANCH = 32,       /* a branch of a fork; the parent is the dossier */
  PR_ITEM_AWAY = 64,         /* a visitor who left and will come back */
  PR_ITEM_RENEWED = 256,     /* the due date in force has been put off by the apology */
  PR_ITEM_SERVED = 128,      /* a visitor whose first wait has been counted */
  PR_ITEM_RETURN_HOME = 512, /* the result is handed over at home, not where it was filed */
  PR_ITEM_OTHER = 1024,      /* of a split unit: belongs to its other part */
  PR_ITEM_TEST = 2048,       /* a dossier of the rehearsal */
  PR_ITEM_REDIRECTED = 4096, /* a visitor sent on by a full centre, once */
  PR_ITEM_PAPER = 8192,      /* the step in hand is done on paper, to be keyed in later */
  PR_ITEM_PARKED = 16384, /* in its line's second set of lists: something that it needs is down */
  PR_ITEM_NOTED = 32768,  /* has notes of errors: error.h */
};
/* The flags that a branch shares with its dossier. */
#define PR_ITEM_OF_DOSSIER (PR_ITEM_RETURN_HOME | PR_ITEM_OTHER | PR_ITEM_TEST)

/* A dossier, a visit, or a branch of a fork. It fills two cache lines, of which most events touch
 * only the first. The slab begins on the boundary of a cache line. */
typedef struct {
  uint64_t hash;     /* stream's hash, for draws */
  uint64_t ident;    /* date and number, for draws */
  uint64_t seq;      /* order of joining within the place */
  pr_time entered;   /* joined the line, or began the delay */
  pr_time remaining; /* effort left at 100 % share; -1: to be drawn */
  uint32_t next;     /* in a line's list, or the free list */
  uint32_t round;    /* of rework, for draws */
  uint16_t step;
  uint16_t place; /* where it is now, PR_NONE16 when at none */
  uint16_t flags; /* PR_ITEM_..., 0 with live = 0 in the free list */
  uint16_t procedure;
  uint16_t filing, home;
  uint16_t chosen; /* what follows the step, drawn with its effort */
  uint8_t channel;
  uint8_t phase; /* of the world: who receives and decides */

  pr_time born;              /* came or was submitted */
  pr_time received;          /* legal clock's start; with orders, when a visitor came this time */
  pr_time stopped;           /* when the legal clock stopped, PR_NEVER while it runs */
  pr_time kept;              /* effort left of `resume` */
  uint32_t stream;           /* of arrivals; PR_NONE32 for a dossier of the backlog file */
  uint32_t parent;           /* of a branch */
  int32_t due;               /* due day relative to the epoch, INT32_MAX without a limit */
  int32_t ends;              /* of a limit in calendar days: its last day, a day off or not */
  uint32_t story, story_end; /* newest and oldest entry, PR_STORY_BLANK, PR_NONE32: not kept */
  uint16_t resume; /* what follows the hidden step; before it, the hidden step; or PR_NONE16 */
  uint16_t origin; /* the place that handed it over last, PR_NONE16 */
  uint8_t open_branches; /* of a fork, not yet ended; 0 without a fork */
  uint8_t holds;         /* steps in hand (branches) that do not count */
  uint8_t attempts;      /* of a visitor who came back */
  bool live : 1;
  bool missed : 1;    /* a date before a hand-over, which has been counted where it was then */
  bool old_limit : 1; /* received before the world changed: its limit stays that of before */
} __attribute__ ((aligned (PR_CACHE_LINE))) pr_item;
G_STATIC_ASSERT (sizeof (pr_item) == 2 * PR_CACHE_LINE);
G_STATIC_ASSERT (sizeof (pr_entry[PR_STORY_ROW]) == PR_CACHE_LINE);

static inline pr_whereabouts
pr_item_whereabouts (const pr_item *it, uint16_t here)
{
  return (pr_whereabouts){ .filing = it->filing,
                           .home = it->home,
                           .here = here,
                           .phase = it->phase,
                           .return_home = (it->flags & PR_ITEM_RETURN_HOME) != 0,
                           .other = (it->flags & PR_ITEM_OTHER) != 0 };
}

/* Chooses items. */
typedef bool pr_item_choice (const pr_model *m, const pr_item *it, const void *by);

extern const pr_item pr_item_neutral;
/* A copy of `as`, or PR_NONE32 if there is no room for it (m->failed is then set). */
uint32_t pr_item_new (pr_model *m, const pr_item *as);
void pr_item_free (pr_model *m, uint32_t item);

/* Changes the place where the item is; `held` counts dossiers and branches, not visitors. */
void pr_item_move (pr_model *m, uint32_t item, uint16_t place);
/* The dossier of a branch; otherwise the item itself. */
uint32_t pr_item_dossier (const pr_model *m, uint32_t item);

/* Replaces an array of n elements by one with room for cap elements, on the boundary of a cache
 * line and filling a whole number of lines. Returns false if out of memory, and leaves the old
 * array as it was. Free with free(). */
bool pr_grow_lined (void **array, uint32_t n, uint32_t cap, size_t size);
/* The new capacity of an array for what is in process: twice as much, or as much as the world
 * allows, which such arrays share; 0: none is left (m->failed is set). size: bytes per element. */
uint32_t pr_cap_grown (pr_model *m, uint32_t cap, uint32_t first, size_t size);

#endif
