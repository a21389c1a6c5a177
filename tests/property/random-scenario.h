/* Random scenarios with every mechanism on, as the text of tiny.h: small provinces before and after
 * a reorganisation. The same seed gives the same text.
 */
#ifndef PR_TESTS_RANDOM_SCENARIO_H
#define PR_TESTS_RANDOM_SCENARIO_H

#include <glib.h>

typedef struct {
  guint32 seed;
  gboolean constant; /* no chance: arrivals at equal gaps, constant times, certain ways */
  int shift;         /* days by which every date is later */
  gboolean another;  /* with one more unit, that shares nothing with the others */
  gboolean apart;    /* no reorganisation, and everybody files at home: places have in common only
                        what they happen to share */
  gboolean sends;    /* measures may send people to the nearest other unit */
} random_options;

/* Free with g_free. */
char *random_scenario (const random_options *options);

#endif
