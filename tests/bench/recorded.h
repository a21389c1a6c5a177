/* Every dossier of a world recorded as the bare programs record theirs: seven times, unit, id. */
#ifndef PR_BENCH_RECORDED_H
#define PR_BENCH_RECORDED_H

#include "bare.h"

#include "experiment/partition.h"

/* Runs a replication, part by part, and fills the rows in the order of parts and arrivals; `room`
 * is how many there are. Returns how many dossiers came; *events counts those of the engine.
 * Ends the program on an error. */
uint32_t bench_record (const pr_world *world, uint64_t replication, bare_dossier *rows,
                       uint32_t room, int64_t *events);

#endif
