/* Arrivals: a non-homogeneous Poisson process per stream, made one day at a time. For renewal
 * streams and groups see renewal.h.
 *
 * Within a day the unit-rate process is mapped through the inverse of the cumulative rate (Cinlar,
 * 1975): gaps are -log(u), each drawn with the key (stream; date, number), so the n-th dossier of a
 * date is the same whatever happened before it. Starting the process again at midnight is exact,
 * since a Poisson process has no memory. A place's arrivals of a day are sorted in a buffer, by
 * time and at one instant in the order of streams, and one slot of the event list walks along it.
 *
 * Days are relative to the epoch. Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_ARRIVE_H
#define PR_MODEL_ARRIVE_H

#include "model/expected.h"
#include "model/item.h"

typedef struct {
  pr_time time;
  uint32_t stream, number;
  uint16_t home;
  uint16_t member; /* of a group, from 0 */
} pr_arrival;

typedef struct {
  pr_arrival *list; /* of the day */
  uint32_t n, next, cap;
  int32_t day; /* for which they were made */
} pr_day_arrivals;

/* What all arrivals of a stream have in common, in the phase now in force. */
typedef struct {
  uint64_t hash;
  uint32_t story;
  uint16_t flags, procedure, filing;
  uint8_t channel;
  bool numbered; /* its arrivals are known by their number alone, without a date */
} pr_newcomer;

typedef struct {
  pr_day_arrivals *of;    /* [place] */
  pr_newcomer *newcomers; /* [stream] */
  pr_arrival *scratch;    /* for sorting */
  uint32_t cap_scratch;
  pr_day_types *day_types; /* in force: one of the next */
  pr_day_types *types[2];  /* before and after a change of the world */
} pr_arrivals;

/* Makes the arrivals of a place on a day, leaving out those before now. */
void pr_arrivals_begin_day (pr_model *m, uint16_t place, int32_t day);
/* The place's slot: its next arrival, or the midnight at which the next day is made. */
void pr_arrivals_schedule (pr_model *m, uint16_t place);
void pr_arrivals_event (pr_model *m, uint16_t place);

/* Sets where newcomers file and how, in the phase now in force. */
void pr_newcomers_set_phase (pr_model *m);
/* A visitor who has not filed yet and comes in another phase files where people file then: at the
 * office of the unit where they file, which is their own unless they went to another's counter. */
void pr_visitor_refile (pr_model *m, pr_item *it);
/* The dossier is submitted now. */
void pr_dossier_submit (pr_model *m, uint32_t item);
/* Takes over the dossiers of the backlog file, at the window's start. */
void pr_backlog_take_over (pr_model *m);

/* What identifies an arrival within its stream. */
uint64_t pr_arrival_ident (const pr_model *m, int32_t day, const pr_arrival *a);
/* The home of an arrival of the stream, by a uniform draw. */
uint16_t pr_arrival_home (const pr_world *w, const pr_stream *s, double u);
/* Time of day by which this share of the day's arrivals has come. */
pr_time pr_shape_time (const pr_day_shape *shape, double share);
/* Makes room for more; false if out of memory (m->failed is then set). */
bool pr_arrivals_grow (pr_model *m, pr_day_arrivals *a);

/* The world has changed, at the beginning of a day that is not made yet. */
void pr_arrivals_change_over (pr_model *m);
/* The replication is over. */
void pr_arrivals_change_back (pr_model *m);

void pr_arrivals_make (pr_model *m);
/* At the beginning of a replication: the first day. */
void pr_arrivals_begin (pr_model *m);
void pr_arrivals_free (pr_model *m);

#endif
