/* What the kinds of statistic are called, and how each is reduced. */
#include "figure/figure.h"
#include "kernel/i18n.h"

const char *const pr_kind_names[PR_N_KINDS] = {
  [PR_KIND_KEY] = N_ ("key"),           [PR_KIND_NUMBER] = N_ ("number"),
  [PR_KIND_COUNT] = N_ ("count"),       [PR_KIND_LEVEL] = N_ ("level"),
  [PR_KIND_TALLY] = N_ ("tally"),       [PR_KIND_TIME] = N_ ("time-persistent"),
  [PR_KIND_MEAN] = N_ ("mean"),         [PR_KIND_RATIO] = N_ ("ratio"),
  [PR_KIND_SHARE] = N_ ("share"),       [PR_KIND_DATE] = N_ ("date"),
  [PR_KIND_QUANTILE] = N_ ("quantile"), [PR_KIND_HALF_WIDTH] = N_ ("half-width"),
};

const char *const pr_kind_docs[PR_N_KINDS] = {
  [PR_KIND_KEY] = N_ ("names the row, or words about it"),
  [PR_KIND_NUMBER] = N_ ("given, the same in every replication"),
  [PR_KIND_COUNT] = N_ ("counted over the window, or over the day; mean over replications"),
  [PR_KIND_LEVEL] = N_ ("at one instant; mean over replications"),
  [PR_KIND_TALLY]
  = N_ ("over observations (dossiers, visits, waits, outages): their mean, quantile "
        "or maximum within a replication; mean over the replications that have one"),
  [PR_KIND_TIME] = N_ ("a number that holds for a while: within a replication its integral over "
                       "time / the time; mean over replications"),
  [PR_KIND_MEAN] = N_ ("mean over replications, or over pairs or points of them"),
  [PR_KIND_RATIO]
  = N_ ("within a replication sum over sum; mean over the replications that have one"),
  [PR_KIND_SHARE] = N_ ("share of the replications in which it holds"),
  [PR_KIND_DATE] = N_ ("median over the replications that have it"),
  [PR_KIND_QUANTILE] = N_ ("quantile over replications"),
  [PR_KIND_HALF_WIDTH]
  = N_ ("of the confidence interval of the mean in the column before it, at [report] level: "
        "t(1-a/2, n-1) s / sqrt n, of a share of replications the longer side of Wilson's "
        "interval; blank with one replication"),
};
