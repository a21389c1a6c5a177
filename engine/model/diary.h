/* Diary: what is known of each officer when a schedule is made: when somebody is away, is ill, or
 * is busy with an activity or a course.
 *
 * Entries of an officer are in order of their beginnings; they may overlap. Times are microseconds.
 *
 * Private to the room.
 */
#ifndef PR_MODEL_DIARY_H
#define PR_MODEL_DIARY_H

#include "model/roster.h"

typedef struct {
  pr_time from, to; /* to may be PR_NEVER */
  uint32_t next;    /* of the officer, PR_NONE32: none */
  pr_away reason;
  bool busy;       /* with something that the schedule has planned */
  uint16_t course; /* number of its name; PR_NONE16: another thing */
} pr_entry_in_diary;

typedef struct {
  uint32_t *first; /* [officer] */
  pr_entry_in_diary *entries;
  uint32_t n, cap;
} pr_diary;

void pr_diary_make (pr_diary *d, const pr_world *w);
/* Begins with what the roster knows. False if out of memory, like the next. */
bool pr_diary_begin (pr_diary *d, const pr_roster *roster);
bool pr_diary_add (pr_diary *d, uint32_t officer, pr_entry_in_diary entry);
void pr_diary_free (pr_diary *d);

/* Whether nothing that can be foreseen keeps the officer from from <= t < to. */
bool pr_diary_is_free (const pr_diary *d, uint32_t officer, pr_time from, pr_time to);
/* Whether it can be foreseen that the officer is away, other than by the schedule. */
bool pr_diary_is_away (const pr_diary *d, uint32_t officer, pr_time at);
bool pr_diary_is_away_for (const pr_diary *d, uint32_t officer, pr_time at, pr_away reason);
/* The next beginning or end of an entry; PR_NEVER: none. */
pr_time pr_diary_next (const pr_diary *d, uint32_t officer, pr_time after);

#endif
