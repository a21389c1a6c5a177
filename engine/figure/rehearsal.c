/* Figures of rehearsals, venues and courses. */
#include "figure/rows.h"

/* The place's rehearsals, or PR_PROVINCE: all; first <= k < end. */
static void
slice_of (const pr_results *r, uint32_t place, uint32_t *first, uint32_t *end)
{
  const pr_world *w = r->world;
  *first = place == PR_PROVINCE ? 0 : w->places[place].first_rehearsal;
  *end = place == PR_PROVINCE ? w->n_rehearsals : *first + w->places[place].n_rehearsals;
}

double
pr_rehearsals_done (const pr_results *r, const pr_record *rec, uint32_t place, pr_time until)
{
  uint32_t first, end, n = 0;
  slice_of (r, place, &first, &end);
  for (uint32_t k = first; k < end; k++)
    n += rec->rehearsal[k].done <= until;
  return first < end ? (double) n : NAN;
}

double
pr_rehearsals_missed (const pr_results *r, const pr_record *rec)
{
  int64_t n = 0;
  for (uint32_t k = 0; k < rec->n_rehearsals; k++)
    n += rec->rehearsal[k].missed;
  return r->world->n_rehearsals > 0 ? (double) n : NAN;
}

double
pr_officers_untrained (const pr_results *r, const pr_record *rec)
{
  int64_t n = 0;
  for (uint32_t k = 0; k < rec->n_courses; k++)
    n += rec->course[k].untrained;
  return r->world->n_sessions > 0 ? (double) n : NAN;
}

VALUE (tries) { return (double) rec->rehearsal[i].tries; }
VALUE (staff) { return (double) rec->rehearsal[i].staff / MICROSECONDS_AN_HOUR; }
VALUE (done) { return rec->rehearsal[i].done != PR_NEVER; }
VALUE (missed) { return (double) rec->rehearsal[i].missed; }
VALUE (done_on)
{
  pr_time at = rec->rehearsal[i].done;
  return at == PR_NEVER ? NAN : (double) (pr_time_day (at - 1) - r->world->first_day);
}

const pr_figure pr_rehearsal_figures[] = {
  { .name = "tries",
    .unit = NP_ ("unit", "tries"),
    .kind = PR_KIND_COUNT,
    .value = tries,
    .doc = N_ ("times that it was held, failed ones included") },
  { .name = "done",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_SHARE,
    .good = PR_MORE_IS_GOOD,
    .bare = true,
    .value = done,
    .doc = N_ ("replications in which a try passed") },
  { .name = "done_on",
    .unit = NP_ ("unit", "date"),
    .kind = PR_KIND_DATE,
    .bare = true,
    .value = done_on,
    .doc = N_ ("on which the try that passed ended") },
  { .name = "staff_hours",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .value = staff,
    .doc = N_ ("the whole length of each try for each of those who were there, on duty or not") },
  { .name = "missed",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_SHARE,
    .good = PR_LESS_IS_GOOD,
    .bare = true,
    .value = missed,
    .doc = N_ ("replications in which its time was over before a try passed") },
};
const size_t pr_n_rehearsal_figures = G_N_ELEMENTS (pr_rehearsal_figures);

VALUE (number) { return r->world->venues[i].count; }
VALUE (waited) { return (double) rec->venue[i].waited; }
VALUE (wait)
{
  return rec->venue[i].waited > 0 ? (double) rec->venue[i].wait / (double) PR_DAY : NAN;
}

const pr_figure pr_venue_figures[] = {
  { .name = "number",
    .unit = "",
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = number,
    .doc = N_ ("how many there are, such as lines of a bridge") },
  { .name = "waited",
    .unit = NP_ ("unit", "rehearsals"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = waited,
    .doc = N_ ("activities at places that had to wait for it: who takes part could have met "
               "earlier") },
  { .name = "wait_longest",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_TALLY,
    .good = PR_LESS_IS_GOOD,
    .value = wait,
    .doc = N_ ("the longest such wait; up to the end of the activity's time if it found no slot") },
};
const size_t pr_n_venue_figures = G_N_ELEMENTS (pr_venue_figures);

VALUE (sessions)
{
  uint32_t n = 0;
  for (uint32_t k = 0; k < r->world->n_sessions; k++)
    n += r->world->courses[r->world->sessions[k].course].number == i;
  return n;
}

VALUE (seats)
{
  double n = 0;
  for (uint32_t k = 0; k < r->world->n_sessions; k++)
    {
      const pr_course *c = &r->world->courses[r->world->sessions[k].course];
      n += c->number == i ? c->seats : 0;
    }
  return n;
}

VALUE (used) { return (double) rec->course[i].used; }
VALUE (untrained) { return (double) rec->course[i].untrained; }

const pr_figure pr_course_figures[] = {
  { .name = "sessions",
    .unit = NP_ ("unit", "sessions"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = sessions,
    .doc = N_ ("that begin within the window") },
  { .name = "seats",
    .unit = NP_ ("unit", "seats"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = seats,
    .doc = N_ ("of all sessions") },
  { .name = "used",
    .unit = NP_ ("unit", "seats"),
    .kind = PR_KIND_COUNT,
    .good = PR_MORE_IS_GOOD,
    .value = used,
    .doc = N_ ("of officers who came") },
  { .name = "untrained",
    .unit = NP_ ("unit", "officers"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = untrained,
    .doc = N_ ("who were to attend and have not at the end, unfilled posts left out") },
};
const size_t pr_n_course_figures = G_N_ELEMENTS (pr_course_figures);
