/* What an event log may say of a world: whoever reads one asks before anything of it is used.
 *
 * A checksum finds what was damaged, not what was made up: each number is compared with what the
 * world has. Private to the room.
 */
#ifndef PR_OBSERVE_EVENT_CHECK_H
#define PR_OBSERVE_EVENT_CHECK_H

#include "observe/event-log.h"

typedef struct _pr_event_check pr_event_check;

pr_event_check *pr_event_check_new (const pr_world *world);
void pr_event_check_free (pr_event_check *c);
/* When the world begins. */
bool pr_event_check_begin (const pr_event_check *c, pr_time t);
/* A dossier that some stream or row of the backlog file brings, at places that there are. */
bool pr_event_check_item (const pr_event_check *c, const pr_logged_item *i);
/* told: when the event was told, by the log's clock. */
bool pr_event_check_event (const pr_event_check *c, const pr_logged *e, pr_time told);

#endif
