/* Missing: what work needs and may lack, and who brings it back; and filing away from home. This
 * is the part of the model's state, and of the interface between its files, that deals with
 * systems, readiness, absences, incidents and crews. Private to this room.
 */
#ifndef PR_MODEL_MISSING_H
#define PR_MODEL_MISSING_H

#include "model/spans.h"

typedef struct _pr_item pr_item;

typedef struct {
  uint32_t head, tail;
} pr_list;

typedef enum { PR_INCIDENT_NONE, PR_INCIDENT_WAITING, PR_INCIDENT_MENDING } pr_incident_phase;
typedef struct {
  pr_incident_phase state;
  uint32_t next;   /* of the same thing */
  uint64_t number; /* of this one, from 0 */
  uint64_t order;  /* of waiting for a crew */
  pr_time left;    /* until it begins; or effort left of its repair */
  pr_time effort;  /* of the whole repair */
  pr_time since;   /* its clock runs, PR_NEVER: stands; or when it began to wait */
} pr_incident_state;

typedef enum {
  PR_MEMBER_OFF,
  PR_MEMBER_FREE,
  PR_MEMBER_TRAVELLING,
  PR_MEMBER_WORKING,
  PR_MEMBER_LAID_DOWN /* until its next shift */
} pr_member_state;
typedef struct {
  uint16_t crew, place; /* place: where it last was */
  pr_member_state state;
  uint32_t job;  /* incident, PR_NONE32 */
  pr_time until; /* arrives, or has mended it */
  pr_time since; /* of the time not yet counted */
} pr_member;

/* What waits in a line because something that it needs is down, in lists like the line's own. */
typedef struct {
  uint64_t mask;
  pr_list *list;
} pr_parked;

/* elsewhere.c */
void pr_draw_elsewhere (pr_model *m, pr_item *it);
bool pr_redirect (pr_model *m, uint32_t item, uint16_t target);
bool pr_may_file_at (const pr_model *m, const pr_item *it, uint16_t filing);

/* parking.c */
void pr_parked_make (pr_model *m);
void pr_park_head (pr_model *m, uint32_t line, uint32_t list);
void pr_unpark (pr_model *m, uint32_t line);

/* portal.c */
/* Whether the dossier, which comes online, finds the portal down and is sent away. */
bool pr_portal_diverts (pr_model *m, uint32_t item);
void pr_dossier_come_again (pr_model *m, uint32_t item);

/* outage.c: what work needs and may lack. Causes add up: a thing is up when none is left. */
void pr_thing_down (pr_model *m, uint32_t thing); /* and all that need it */
void pr_thing_up (pr_model *m, uint32_t thing);
void pr_thing_slow (pr_model *m, uint32_t thing, double factor);
void pr_thing_unslow (pr_model *m, uint32_t thing, double factor);
bool pr_item_must_wait (const pr_model *m, const pr_item *it);
bool pr_park_if_missing (pr_model *m, uint32_t line, uint32_t list);
void pr_off_paper (pr_item *it);
bool pr_officer_can_go_on (pr_model *m, uint32_t officer);
void pr_needs_change (pr_model *m);
void pr_needs_begin (pr_model *m);
void pr_things_release (pr_model *m, uint16_t place);
/* By how much what it needs slows down work that begins now: users beyond the capacity, this one
 * included, and incidents. */
double pr_things_slow (const pr_model *m, uint32_t item);
bool pr_portal_is_down (const pr_model *m, uint16_t place);
void pr_use_begin_slowly (pr_model *m, uint32_t officer);
void pr_use_end_slowly (pr_model *m, uint32_t officer);
void pr_things_make (pr_model *m);
void pr_things_reset (pr_model *m);
void pr_things_free (pr_model *m);

/* incident.c */
void pr_incident_use (pr_model *m, uint32_t thing);
void pr_incident_end (pr_model *m, uint32_t incident);
void pr_incident_event (pr_model *m, uint32_t incident);
void pr_incidents_make (pr_model *m);
void pr_incidents_begin (pr_model *m);
void pr_incidents_count (pr_model *m);
void pr_incidents_free (pr_model *m);

/* crew.c */
void pr_crews_call (pr_model *m, uint16_t kind);
void pr_crew_event (pr_model *m, uint16_t crew);
void pr_member_event (pr_model *m, uint32_t member);
void pr_member_close (pr_model *m, uint32_t member, pr_time closed);
void pr_crews_make (pr_model *m);
void pr_crews_begin (pr_model *m);
void pr_crews_begin_window (pr_model *m);
void pr_crews_count (pr_model *m);
void pr_crews_free (pr_model *m);

#endif
