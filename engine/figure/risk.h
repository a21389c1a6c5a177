/* Risk: a loss that occurs in some replications only.
 *
 * Its expected value is the mean over all replications, with 0 where it did not occur. Such data
 * are skewed and full of zeros, and the t interval then covers too little: above, it is too
 * short. The interval here is that of Hall (1992, J. R. Statist. Soc. B 54, 221-228), who takes
 * the skewness g out of t by a cubic of t that can be inverted; Zhou and Dinh (2005,
 * Biostatistics 6, 187-200) recommend it for skewed data:
 *
 *   q(y) = 3 r/g ((1 + g/r (y - g/(6 r)))^(1/3) - 1),  r = sqrt (n)
 *   from mean - q(t) s/r to mean - q(-t) s/r,  t = t(1 - a/2, n - 1)
 *
 * Student's t, where Hall has the normal quantile, makes it a little longer with few replications.
 * It needs no normality, takes values of either sign, and is the t interval where g = 0. With fewer
 * than PR_RISK_LEAST occurrences there is none: too little is known of how large the loss can be.
 */
#ifndef PR_FIGURE_RISK_H
#define PR_FIGURE_RISK_H

#include "kernel/stat.h"

#include <stdbool.h>

#define PR_RISK_LEAST 10

typedef struct {
  pr_moments all, there; /* over all replications; over those in which it occurs */
  double m3;             /* sum of the cubes of the deviations from the mean of all */
} pr_risk;

/* In the order of replications. */
void pr_risk_add (pr_risk *r, double x, bool occurs);
/* Of the mean over all; NaN: there is none. */
pr_interval pr_risk_interval (const pr_risk *r, double level);

#endif
