/* Figures: every number that anybody asks for, once.
 *
 * A figure describes something: the province or a place, a pool, a day. One row says its name, its
 * unit, what kind of statistic it is, whether more or less of it is good, and how it is computed
 * from the record of one replication. Headers of CSV files, columns of the store, metrics that a
 * user names (--of, goals, precision, sweeps), the words of the summary, quantities with known
 * answers, the data dictionary and the public interface all look figures up here, by name, so that
 * one name is one number everywhere.
 *
 * The rows stand beside their functions: place.c, pool.c, officer.c, practice.c, procedure.c,
 * day.c, glance.c, cost.c, official.c, outage.c, crew.c, handover.c, rehearsal.c, replication.c,
 * queue.c. Times are in the unit that the row states.
 */
#ifndef PR_FIGURE_FIGURE_H
#define PR_FIGURE_FIGURE_H

#include "observe/outcome.h"
#include "scenario/table.h"

/* What figures are made from: one scenario's replications. */
typedef struct {
  const pr_tables *tables; /* levels and thresholds of [report] */
  const pr_world *world;
  const pr_outcome *outcome;
} pr_results;

/* Stands for all places together where a place is asked for. */
#define PR_PROVINCE UINT32_MAX

typedef enum {
  PR_OF_REPLICATION, /* i is ignored */
  PR_OF_PROVINCE,    /* of the province (PR_PROVINCE) and of each place */
  PR_OF_PLACE,       /* of one place; the province has none */
  PR_OF_UNIT,        /* of one commune, ward or special zone, in addition to those of places */
  PR_OF_POOL,
  PR_OF_OFFICER,
  PR_OF_PROCEDURE,
  PR_OF_DAY,    /* of a day of the window, and a place or PR_PROVINCE */
  PR_OF_AGE,    /* of a band of ages (model.h), on a day of the window */
  PR_OF_HOUR,   /* of a pool, and a half-hour of the day */
  PR_OF_NUMBER, /* of a pool, and a band of numbers in its system (recorder.h) */
  PR_OF_THING,  /* a system's instance, or a condition at a place */
  PR_OF_CREW,
  PR_OF_REHEARSAL, /* an activity at a place */
  PR_OF_VENUE,
  PR_OF_COURSE,
  PR_OF_MEASURE,
  PR_OF_COST,     /* of the province (PR_PROVINCE) and of each place */
  PR_OF_PRACTICE, /* of the officers of a pool, and a skill */
  PR_OF_HANDOVER, /* of a place that hands over, or PR_PROVINCE: all of them */
  PR_OF_OFFICIAL, /* of a place or PR_PROVINCE, and a group or PR_ALL_GROUPS: see official.h */
  PR_OF_QUEUE,    /* of the lines and servers of a world: see textbook.h */
  PR_N_OF
} pr_of;

typedef enum {
  PR_KIND_KEY,      /* names the row, or words about it */
  PR_KIND_NUMBER,   /* given, the same in every replication */
  PR_KIND_COUNT,    /* counted over the window (or the day); mean over replications */
  PR_KIND_LEVEL,    /* at one instant; mean over replications */
  PR_KIND_TALLY,    /* over observations: mean, quantile or maximum within a replication; mean over
                       replications */
  PR_KIND_TIME,     /* time-persistent: integral over time / time; mean over replications */
  PR_KIND_MEAN,     /* over replications, of what the table's own writer computes */
  PR_KIND_RATIO,    /* sum over sum within a replication; mean over replications */
  PR_KIND_SHARE,    /* share of the replications in which something holds */
  PR_KIND_DATE,     /* median over the replications that have it */
  PR_KIND_QUANTILE, /* quantile over replications */
  PR_KIND_HALF_WIDTH, /* of the confidence interval of a mean over replications */
  PR_N_KINDS
} pr_kind;

/* Names of kinds, and how each is reduced, translatable. */
extern const char *const pr_kind_names[PR_N_KINDS];
extern const char *const pr_kind_docs[PR_N_KINDS];

/* What a place must have for a figure of places to apply there: see applies.h. */
typedef enum {
  PR_NEEDS_NOTHING,
  PR_NEEDS_FILING,   /* somebody may file there */
  PR_NEEDS_COUNTER,  /* somebody may come to the counter */
  PR_NEEDS_DECIDING, /* it may have to decide something */
} pr_needs;

typedef enum { PR_LESS_IS_GOOD = -1, PR_NEITHER_IS_GOOD, PR_MORE_IS_GOOD } pr_good;

#define PR_NORMAL_LEAST 5.0 /* dossiers: a smaller first-day backlog counts as this */
#define PR_OVERLOAD_UTILISATION 0.85
#define PR_OVERLOAD_WORK_DAYS 2.0

/* Value of thing i in one replication; for PR_OF_DAY and PR_OF_AGE, on day `day` of the window; for
 * PR_OF_OFFICIAL, PR_OF_HOUR and PR_OF_NUMBER, of group, half-hour or band `day`. NaN: none. */
typedef double (*pr_value) (const pr_results *r, const pr_record *rec, uint32_t i, uint32_t day);

/* For PR_OF_QUEUE: a sum over a sum, what narrows it, and how it is estimated. See textbook.h. */
struct _pr_queue_measure;
struct _pr_question;
typedef void (*pr_pair) (const struct _pr_queue_measure *m, const pr_world *w, const pr_record *rec,
                         double *sum, double *over);
typedef enum { PR_BY_NOTHING, PR_BY_ROLE, PR_BY_POOL, PR_BY_PROCEDURE, PR_BY_SYSTEM } pr_narrowing;
typedef enum { PR_DIMENSION_PURE, PR_DIMENSION_TIME, PR_DIMENSION_RATE } pr_dimension;
typedef enum {
  PR_ESTIMATOR_BY_KIND,   /* short replications: ratio of sums; long ones: mean of ratios */
  PR_ESTIMATOR_MEAN,      /* mean of ratios */
  PR_ESTIMATOR_DEVIATION, /* standard deviation of ratios */
} pr_estimator;

typedef struct {
  const char *name;
  const char *unit; /* translatable; "" without one */
  pr_kind kind;
  pr_good good;
  bool bare; /* shown without a half-width */
  pr_needs needs;
  pr_value value;
  const char *doc; /* formula in words, translatable */
  /* For PR_OF_QUEUE, whose value is NULL. */
  pr_pair pair;
  pr_narrowing narrowed_by;
  pr_dimension dimension;
  pr_estimator estimator;
  /* Of what and when, and in which respect: question.h. NULL: the figure itself. */
  const struct _pr_question *question;
} pr_figure;

/* All figures of a kind of thing, in their order. */
const pr_figure *pr_figures (pr_of of, size_t *n);
/* The figure of that name; an unknown name is a programmer's error. */
const pr_figure *pr_figure_named (pr_of of, const char *name);

/* Metrics: what a user may ask about, which are the figures of a replication, of the province and
 * of cost.
 * '.' may stand for '_'. NULL with *why (free with g_free), which suggests the nearest name. */
const pr_figure *pr_metric_find (const char *name, char **why);
/* The figure of units that has a metric's name; NULL if units have none, or it is of a place. */
const pr_figure *pr_metric_of_units (const pr_figure *metric);
/* A metric's value of thing i in one replication, also of a question; NaN: none. */
double pr_metric_value (const pr_figure *metric, const pr_results *r, const pr_record *rec,
                        uint32_t i, uint32_t day);

/* The word for a difference that is shown: better or worse; more or less,
 * or later or earlier, of what is neither. To be translated. */
const char *pr_figure_verdict (const pr_figure *figure, double difference);
/* Shares are shown in percent, dates as days of the window: the factor by which a value is
 * multiplied, and its unit then. */
double pr_figure_scale (const pr_figure *figure);
const char *pr_figure_unit (const pr_figure *figure);

#endif
