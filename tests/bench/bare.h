/* Bare: the practical limit. Hand-written programs of the workloads W1 and W2, with no scenario,
 * no calendar, no recording and a plain sequential generator.
 *
 * Times are doubles in the workload's unit. Each returns what it simulated, so that a benchmark
 * can hold it against theory and against the engine. */
#ifndef PR_BENCH_BARE_H
#define PR_BENCH_BARE_H

#include <stdint.h>

typedef struct {
  int64_t arrived, services; /* services completed */
  double mean_sojourn;       /* of those finished */
} bare_result;

/* A dossier's way through W2: arrival, then begin and end of each service; NaN until it comes. */
typedef struct {
  double time[7];
  uint32_t unit, id;
} bare_dossier;

/* W1: M/M/1, arrival rate 0.9, service rate 1; ends when `customers` have been served. */
bare_result bare_w1 (int64_t customers, uint64_t seed);

/* W2 to time t: one binary heap of all pending events; the winner tree over one slot a server
 * and a unit's arrivals; each unit alone with a heap of its own. `record` may be NULL, else
 * room for every dossier that arrives. */
bare_result bare_w2_heap (double t, uint64_t seed, bare_dossier *record);
bare_result bare_w2_slots (double t, uint64_t seed);
bare_result bare_w2_alone (double t, uint64_t seed, bare_dossier *record);

#endif
