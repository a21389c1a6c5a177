/* Attraction: where people file who do not go to their own unit, as the world's data. elsewhere.h
 * says how they choose.
 */
#ifndef PR_MODEL_ATTRACTION_H
#define PR_MODEL_ATTRACTION_H

#include <stdint.h>

/* Where people of a home unit file when they go elsewhere: by attraction. */
typedef struct {
  uint16_t home, n; /* n units to choose from */
  double power, within;
  uint16_t *place; /* owned, [n] */
  double *weight;  /* owned, [n] cumulative, the last is 1 */
} pr_attraction;

/* The share of a procedure's counter filings at a home unit that is filed elsewhere, from a date
 * on. */
typedef struct {
  pr_time from;
  double share;
  bool return_home;
  uint32_t attraction; /* index */
} pr_elsewhere;

#endif
