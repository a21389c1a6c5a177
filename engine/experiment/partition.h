/* Partition: the parts of a world that share nothing.
 *
 * Only what something in the world names together is together:
 *
 *   places     where a dossier filed at one may be worked on at the other
 *   a thing    (an instance of a system, a condition of readiness) with its place; one of the
 *              province with every place where a step that needs it may be done or, if people file
 *              online through it, where they file online; both with the things that go down with
 *              it
 *   a crew     with its base; if an incident needs its kind, the bases of all crews of that kind
 *              with all things that such incidents strike
 *
 *   a measure  with the places that it looks at together, and with all measures that draw on the
 *              same reserve; where measures send people on, all places are one part
 *
 * An absence is of one pool, and an incident that needs no crew strikes one thing, with draws of
 * its own: they join nothing. A row of needs by itself joins nothing either, and neither does a
 * system of the nation: each part has a copy of it, which is down at the same times. But several
 * phases, hand-overs, offices, split units, people who file elsewhere or are sent on, and homes
 * that are drawn make all places of a province one part, and a change of the world makes all places
 * one. Authorities that no dossier can reach, and things of a province that nothing needs, go with
 * the first part where something happens.
 *
 * Each part is a world of its own, with the same draws (keyed by names), the same order of places,
 * things, absences, incidents and crews, and so the same order of simultaneous events. Simulated
 * one after the other, the parts give, to the bit, what the whole world gives; each has a small
 * event list that stays in the processor's cache.
 *
 * A part borrows everything without places from the world, which must outlive it.
 */
#ifndef PR_EXPERIMENT_PARTITION_H
#define PR_EXPERIMENT_PARTITION_H

#include "observe/recorder.h"

typedef struct {
  pr_world *world;
  uint16_t *place;   /* [world->n_places] of the whole; other numbers follow from it */
  uint32_t *thing;   /* [world->n_things] of the whole */
  uint16_t *crew;    /* [world->n_crews] of the whole */
  uint32_t *measure; /* [its measures] of the whole; NULL without any */
} pr_part;

/* If there are more sets of places than this, they share parts: each part has steps and procedures
 * of its own. */
#define PR_MOST_PARTS 256

typedef struct {
  uint16_t n; /* parts, at most PR_MOST_PARTS; 1: the world as it is */
  pr_part *part;
} pr_partition;

pr_partition *pr_partition_new (const pr_world *world);
void pr_partition_free (pr_partition *p);

/* Puts the record of a part into its places in the record of the whole world; the order of parts
 * does not matter. */
void pr_partition_merge (const pr_part *part, const pr_world *world, const pr_record *from,
                         pr_record *into);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_partition, pr_partition_free)

#endif
