/* Places and provinces, as the world's data. */
#ifndef PR_MODEL_PLACE_H
#define PR_MODEL_PLACE_H

#include "kernel/terms.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  char *code, *name, *district; /* district: first former district, or an authority's kind */
  pr_place_type type;
  double population;                      /* 0 for authorities */
  double lat, lon;                        /* NaN when not given */
  bool difficult;                         /* the longer limits apply */
  bool island;                            /* reached by boat */
  uint16_t province;                      /* 0 in a scenario without provinces */
  uint16_t rank;                          /* of a unit, among those of its province */
  int32_t tier_first, tier_end;           /* its staff work on days of [first, end) only */
  uint32_t first_stream, n_streams;       /* streams filed here are consecutive */
  uint32_t first_pool, n_pools;           /* pools are consecutive by place */
  uint32_t first_shift, n_shifts;         /* shifts are consecutive by place */
  uint32_t first_rehearsal, n_rehearsals; /* rehearsals are consecutive by place */
} pr_place;

/* People live in its units, file there or in others of them, and are served by its authorities.
 * Without provinces in the scenario there is one for all. */
typedef struct {
  char *code;     /* "" for the one */
  uint16_t n;     /* units */
  uint16_t *unit; /* [n] in the order of their codes; NULL in a part where no home is drawn */
  double *weight; /* [n] cumulative population share, last = 1 */
} pr_province;

#endif
