/* Incidents: what takes a thing down or slows it, on a date or at random, and is mended.
 *
 * The time to the next incident is drawn when the last one has ended. It passes always, or only
 * while somebody works with the thing. The repair takes its effort, and begins at once or when a
 * crew has come (crew.h); incidents that wait for a crew are numbered in the order in which they
 * began.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_INCIDENT_H
#define PR_MODEL_INCIDENT_H

#include "model/model.h"

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

typedef struct {
  pr_incident_state *list; /* [incident] */
  uint32_t *of;            /* [thing] first of its incidents, PR_NONE32 */
  uint64_t next_job;       /* number of the next one that waits for a crew */
} pr_incidents;

/* The use of a thing has begun or ended. */
void pr_incident_use (pr_model *m, uint32_t thing);
/* It is mended. */
void pr_incident_end (pr_model *m, uint32_t incident);
void pr_incident_event (pr_model *m, uint32_t incident);

void pr_incidents_make (pr_model *m);
/* At the beginning of a replication. */
void pr_incidents_begin (pr_model *m);
/* At the end of the window: counts how long things were down. */
void pr_incidents_count (pr_model *m);
void pr_incidents_free (pr_model *m);

#endif
