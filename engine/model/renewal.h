/* Renewal streams and groups: arrivals that are not a Poisson process of single ones.
 *
 * The gaps of a renewal stream come from a distribution. Such a process has a memory, so that a day
 * cannot be made alone: the next arrival and its number are carried from day to day. It starts at
 * the beginning of simulated time, warm-up included, or at 00:00 of the stream's first date if that
 * is later; the first gap is a whole one. The n-th gap and everything else of the n-th arrival is
 * drawn with the key (stream; n) without a date, so that it is the same at another pace.
 *
 * The members of a group are dossiers or visitors of their own, who come at the same instant and
 * stand one behind the other. Member 0 has the identity that a single arrival would have; see
 * pr_arrival_ident().
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_RENEWAL_H
#define PR_MODEL_RENEWAL_H

#include "model/arrive.h"

/* The next arrival of a renewal stream, and its number. */
typedef struct {
  pr_time next;
  uint32_t number;
} pr_renewal;

/* Adds a stream's arrivals of a day; days come one after the other. */
void pr_renewal_day (pr_model *m, pr_day_arrivals *a, uint32_t stream, int32_t day);
/* Adds the others of the group whose first member is the last arrival of the list; false if out of
 * memory. */
bool pr_batch_add (pr_model *m, pr_day_arrivals *a, uint64_t luck);

void pr_renewals_make (pr_model *m);
/* At the beginning of a replication. */
void pr_renewals_begin (pr_model *m);
/* The world has changed: gaps that run end as drawn, streams that are new begin. */
void pr_renewals_change_over (pr_model *m);
void pr_renewals_free (pr_model *m);

#endif
