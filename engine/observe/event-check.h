/* Event check: what an event log may say of a world. A reader asks before it uses anything.
 *
 * A checksum finds what was damaged, not what was made up: each number is compared with what the
 * world has. Private to this room.
 */
#ifndef PR_OBSERVE_EVENT_CHECK_H
#define PR_OBSERVE_EVENT_CHECK_H

#include "observe/event-log.h"

typedef struct _pr_event_check pr_event_check;

pr_event_check *pr_event_check_new (const pr_world *world);
void pr_event_check_free (pr_event_check *c);
/* Whether the world can begin at t. */
bool pr_event_check_begin (const pr_event_check *c, pr_time t);
/* Whether some stream or row of the backlog file brings this dossier, at places that exist. */
bool pr_event_check_item (const pr_event_check *c, const pr_logged_item *i);
/* Where the officer works; PR_NONE16 if there is none of that number. */
uint16_t pr_event_check_place (const pr_event_check *c, const pr_logged *e);
/* Whether the event is possible. told: when the log tells it, by its clock. */
bool pr_event_check_event (const pr_event_check *c, const pr_logged *e, pr_time told);

#endif
