/* Stories: what became of each dossier with a legal limit, kept while it lives. Private to this
 * room.
 *
 * Every change in what a dossier does is an entry in one slab: waiting, work, a
 * delay. An entry holds until the next one, or to the dossier's end; at the end the
 * whole chain goes back to the slab at once. Only if a dossier is late does the model
 * read its story: it cuts it into segments of one cause each, and charges the lost time
 * to failure points.
 */
#ifndef PR_MODEL_STORY_H
#define PR_MODEL_STORY_H

#include "model/model.h"

#include <stdbool.h>

/* What a dossier does from an entry of its story to the next, or to its end. */
typedef enum {
  PR_STORY_WAITS,     /* in a line */
  PR_STORY_WORKS,     /* in an officer's hands */
  PR_STORY_LAID_DOWN, /* work suspended at closing, or held because something is down */
  PR_STORY_PASSES,    /* a delay, transfer or supplement */
  PR_STORY_AWAY,      /* a visitor who will come back */
} pr_story_what;

/* The entries of one story are linked from the newest to the oldest. They are kept in rows, each of
 * which fills a cache line and belongs to one story, so that the last entry is usually still in the
 * cache when the next one is added. Free rows are linked through their first entries, to any entry
 * of the next row; so one link frees a whole story. */
typedef struct {
  int64_t at; /* time * 16 + pr_story_what */
  uint16_t step, place;
  uint32_t next;
} pr_entry;
enum { PR_STORY_ROW = 4 };
#define PR_STORY_BLANK (PR_NONE32 - 1) /* kept, without an entry yet */

/* How long the dossier in hand waited at a failure point. */
typedef struct {
  int64_t waited;
  uint64_t dossier;
} pr_point_wait;

typedef struct {
  pr_entry *entries;
  uint32_t cap, free; /* first free entry, PR_NONE32: none */
  uint32_t *chain;    /* entries of the story in hand, the oldest last */
  uint32_t cap_chain;
  pr_segment *segments; /* of the life in hand */
  uint32_t n_segments, cap_segments;
  uint16_t *name_of;  /* [n_steps] number of the step's name */
  uint16_t *first_of; /* [n_names] first step of the name */
  uint16_t n_names;
  uint32_t *point_of; /* [(place * n_names + name) * PR_N_CAUSES_WITH_REASON +
                         pr_cause_with_reason()], PR_NONE32 */
  pr_point *points;
  pr_point_wait *waits; /* beside points */
  uint32_t n_points, cap_points;
  uint32_t *touched; /* [cap_points] points of the dossier in hand */
  uint32_t n_touched;
  uint64_t dossiers; /* that had something to charge so far */
  int64_t *lost;     /* [PR_N_CAUSES * n_weeks] */
  uint32_t n_weeks;
} pr_stories;

/* story.c: what became of a dossier with a legal limit, from which we learn why it is late. */
void pr_stories_make (pr_model *m);
void pr_stories_reset (pr_model *m);
void pr_stories_free (pr_model *m);
/* Records that from now on the item does `what`. */
void pr_story (pr_model *m, uint32_t item, pr_story_what what);
/* Work begins. An item that joined the line at this very instant has not waited. */
void pr_story_work (pr_model *m, uint32_t item);
void pr_story_drop (pr_model *m, uint32_t item);
/* The branch's story becomes the last part of its dossier's. */
void pr_story_take (pr_model *m, uint32_t item, uint32_t branch);
/* At the window's end, for dossiers with open branches. */
void pr_stories_take_open (pr_model *m);

bool pr_stories_grow_chain (pr_model *m, uint32_t n);
bool pr_stories_grow_segments (pr_model *m);
bool pr_stories_grow_points (pr_model *m);
size_t pr_point_index (const pr_stories *s, const pr_point *p);

/* attribute.c: cuts lives by cause, and finds where late dossiers lost their time. */
void pr_attribute_late (pr_model *m, uint32_t item, bool finished);
void pr_life_tell (pr_model *m, uint32_t item, bool finished, bool late);

#endif
