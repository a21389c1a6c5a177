/* What both kinds of export share. Private to the room. */
#ifndef PR_REPORT_EXPORT_SHARED_H
#define PR_REPORT_EXPORT_SHARED_H

#include "experiment/trace.h"
#include "report/export/export.h"

#include <glib.h>

typedef enum {
  PR_MOVE_SCHEDULE,
  PR_MOVE_START,
  PR_MOVE_SUSPEND,
  PR_MOVE_RESUME,
  PR_MOVE_COMPLETE,
  PR_N_MOVES
} pr_move;
extern const char *const pr_move_words[PR_N_MOVES];

/* Why work was laid down, why an officer is away, whether a thing is down or slow; "" for other
 * events. */
const char *pr_event_why (pr_happening what, bool away, pr_away reason, bool other);
/* The names of a world, escaped for a format. */
typedef struct {
  const pr_world *world;
  char *(*escape) (const char *text);
  pr_names cases;
  char **place, **place_name, **step, **role, **procedure, **officer, **measure, **thing;
  char day[16]; /* of last_day, "2025-07-01T" */
  int32_t last_day;
} pr_event_names;

void pr_event_names_make (pr_event_names *n, const pr_world *w, char *(*escape) (const char *) );
void pr_event_names_clear (pr_event_names *n);
/* The name of an event that concerns the whole case, an officer, a measure or a thing, escaped;
 * NULL: it has its step's name. */
const char *pr_event_name (const pr_event_names *n, pr_happening what, uint32_t number);
/* Whether the event's number is an officer's. */
static inline bool
pr_event_by_officer (pr_happening what, uint32_t number)
{
  return number != PR_NONE32 && !pr_happens_to_measure (what) && !pr_happens_to_thing (what);
}
/* The case, escaped. Free with g_free. */
char *pr_event_case_name (pr_event_names *n, uint64_t hash, uint64_t ident);
/* "2025-07-01T08:00:00.000000+07:00" */
void pr_event_time (pr_event_names *n, pr_time t, GString *out);

/* Which steps of an item were begun and are not completed, so that the next beginning is a
 * resumption. */
typedef struct {
  uint64_t hash, ident;
  uint16_t begun, kept; /* PR_NONE16: none; kept: laid down by a hand-over */
  char *name;           /* of the case, escaped; of CSV only */
} pr_event_item;
typedef struct {
  pr_event_item *items;
  uint32_t n;
} pr_event_items;

/* The item's entry; a new one if this is a different item. NULL without an item. */
pr_event_item *pr_event_item_of (pr_event_items *items, const pr_logged *e);
void pr_event_items_clear (pr_event_items *items);
/* item: NULL for an event without one. */
pr_move pr_event_move (const pr_world *w, pr_event_item *item, const pr_logged *e);

/* The next event of the log that is kept; FALSE at the end, and with *error after a failure. */
gboolean pr_export_next (const pr_export_source *of, pr_logged *e, GError **error);
/* Writes the text out, and begins it anew, once it is longer than PR_EXPORT_TEXT. */
#define PR_EXPORT_TEXT 60000
void pr_export_flush (GString *text, FILE *out);
/* Writes what is left of it. FALSE with error if something could not be written. */
gboolean pr_export_end (GString *text, FILE *out, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_event_names, pr_event_names_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_event_items, pr_event_items_clear)

#endif
