/* Crews: who mends, where they are and when they come.
 *
 * The incident that began first is served first, by the nearest free crew on duty of its kind, or
 * by the nearest on standby if none on duty is free. A crew starts from where it last was, and at
 * the beginning of its shift from its base. The crew's closing rule says what the end of its shift
 * does to a repair, or to the journey to one; if it is laid down, the same crew takes it up from
 * its base in the next shift.
 *
 * A row of the world's crews stands for several that work alike: here its members, each with a slot
 * of its own beside that of the row, which is for its shifts.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_CREW_H
#define PR_MODEL_CREW_H

#include "model/model.h"

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

typedef struct {
  bool *open;               /* [crew] */
  pr_time *opened, *closed; /* [crew] last times */
  uint32_t *first_member;   /* [n_crews + 1] */
  pr_member *members;
  uint32_t n_members;
} pr_crews;

/* Lets free crews of the kind take up what waits. */
void pr_crews_call (pr_model *m, uint16_t kind);
void pr_crew_event (pr_model *m, uint16_t crew);
void pr_member_event (pr_model *m, uint32_t member);

/* The world has changed, and with it perhaps the hours of crews. */
void pr_crews_change_over (pr_model *m);

void pr_crews_make (pr_model *m);
/* At the beginning of a replication, and of the window: starts the counts again. */
void pr_crews_begin (pr_model *m);
void pr_crews_begin_window (pr_model *m);
/* At the end of the window: counts what is still going on. */
void pr_crews_count (pr_model *m);
void pr_crews_free (pr_model *m);

#endif
