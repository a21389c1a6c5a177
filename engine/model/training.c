/* Training: who attends the sessions of courses. See schedule.h. */
#include "model/planning.h"

#include "kernel/grow.h"

#include <glib.h>
#include <string.h>

/* What an officer has had of a course. */
enum { SEAT_NONE, SEAT_MISSED, SEAT_HAD };

/* How many of a pool may be away for the course at once. */
static uint32_t
most_at_once (const pr_course *course, const pr_pool *p)
{
  return MAX ((uint32_t) (course->at_once * p->count + 1e-9), 1);
}

/* What the officer has had of the course. */
static uint8_t *
seat_of (const pr_schedule *s, uint16_t number, uint32_t officer)
{
  return &s->seats[(size_t) number * s->w->n_officers + officer];
}

/* Whether the officer has a seat of another session of the course at that time. */
static bool
sits (const pr_schedule *s, uint32_t officer, const pr_session *of)
{
  uint16_t number = s->w->courses[of->course].number;
  for (uint32_t i = s->diary.first[officer]; i != PR_NONE32; i = s->diary.entries[i].next)
    {
      const pr_entry_in_diary *e = &s->diary.entries[i];
      if (e->course == number && e->from < of->to && of->from < e->to)
        return true;
    }
  return false;
}

/* Candidates of a pool; counts those who are away for another session of the course. */
static void
add_pool (pr_schedule *s, const pr_session *of, uint32_t pool)
{
  const pr_pool *p = &s->w->pools[pool];
  s->of_pool[pool] = 0;
  for (uint32_t i = 0; i < p->count; i++)
    {
      uint32_t officer = p->first_officer + i;
      uint8_t seat = *seat_of (s, s->w->courses[of->course].number, officer);
      s->of_pool[pool] += seat != SEAT_NONE && sits (s, officer, of);
      if (seat == SEAT_HAD || !pr_diary_is_free (&s->diary, officer, of->from, of->to))
        continue;
      if (!PR_GROW (s->candidates, s->cap_candidates, s->n_candidates + 1))
        s->failed = true;
      else
        s->candidates[s->n_candidates++]
            = (pr_candidate){ officer, i, seat == SEAT_MISSED ? 0 : 1, 0 };
    }
}

/* The officer has a seat; who is ill when the session begins does not come. */
static void
give_seat (pr_schedule *s, const pr_session *of, uint32_t officer)
{
  const pr_course *course = &s->w->courses[of->course];
  uint8_t *seat = seat_of (s, course->number, officer);
  pr_planning_occupy (s, officer, of->from, of->to, course->number);
  if (pr_diary_is_away_for (&s->diary, officer, of->from, PR_AWAY_SICKNESS))
    {
      *seat = SEAT_MISSED;
      return;
    }
  *seat = SEAT_HAD;
  s->courses[course->number].used++;
  pr_planning_send (s, (pr_time_away){ of->from, of->to, officer, PR_AWAY_TRAINING, PR_NONE32, 0 },
                    of->to - of->from);
  if (course->skill == PR_NONE16 || course->worth == 0)
    return;
  if (!PR_GROW (s->lessons, s->cap_lessons, s->n_lessons + 1))
    s->failed = true;
  else
    s->lessons[s->n_lessons++] = (pr_lesson){ of->to, officer, course->skill, course->worth };
}

static void
hold_session (pr_schedule *s, const pr_session *of)
{
  const pr_course *course = &s->w->courses[of->course];
  uint32_t seats = course->seats;
  s->n_candidates = s->n_chosen = 0;
  s->round++;
  for (uint32_t i = 0; i < course->n_pools; i++)
    add_pool (s, of, course->pools[i]);
  pr_planning_choose (s, s->n_candidates, 0); /* puts them in order */
  for (uint32_t i = 0; i < s->n_chosen && seats > 0; i++)
    {
      uint32_t officer = s->chosen[i].officer, pool = pr_world_pool_of (s->w, officer);
      if (s->of_pool[pool] >= most_at_once (course, &s->w->pools[pool]))
        continue;
      s->of_pool[pool]++;
      seats--;
      give_seat (s, of, officer);
    }
  pr_planning_book (s, course->needs, course->n_needs, of->from, of->to);
}

/* Those who have not been trained, unless nobody has their post at the end. */
static void
count_untrained (pr_schedule *s, uint16_t number)
{
  const pr_world *w = s->w;
  s->round++;
  for (uint32_t i = 0; i < w->n_courses; i++)
    for (uint32_t k = 0; w->courses[i].number == number && k < w->courses[i].n_pools; k++)
      {
        const pr_pool *p = &w->pools[w->courses[i].pools[k]];
        for (uint32_t o = p->first_officer; o < p->first_officer + p->count; o++)
          if (*seat_of (s, number, o) != SEAT_HAD && s->taken[o] != s->round
              && !pr_diary_is_away_for (&s->diary, o, w->end - 1, PR_AWAY_UNFILLED))
            {
              s->taken[o] = s->round;
              s->courses[number].untrained++;
            }
      }
}

static int
compare_lessons (const void *a, const void *b)
{
  const pr_lesson *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  if (x->officer != y->officer)
    return x->officer < y->officer ? -1 : 1;
  if (x->skill != y->skill)
    return x->skill < y->skill ? -1 : 1;
  return (x->worth > y->worth) - (x->worth < y->worth);
}

void
pr_training_plan (pr_schedule *s)
{
  const pr_world *w = s->w;
  size_t n = (size_t) w->n_course_names * w->n_officers;
  if (n > 0)
    memset (s->seats, SEAT_NONE, n);
  for (uint32_t i = 0; i < w->n_sessions && !s->failed; i++)
    hold_session (s, &w->sessions[i]);
  for (uint16_t i = 0; i < w->n_course_names; i++)
    count_untrained (s, i);
  if (s->n_lessons > 0)
    qsort (s->lessons, s->n_lessons, sizeof *s->lessons, compare_lessons);
}
