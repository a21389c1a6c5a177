/* Questions: a figure, of what, and when.
 *
 *   FIGURE [at PLACE | in every KIND] [from DATE] [to DATE | until DATE] | [on DATE]
 *
 *   on_time                                    a metric, of the province and the whole window
 *   backlog_end in every ward
 *   counter_wait.p90 at land-quang-yen from 2025-07-01 to 2025-07-18
 *
 * FIGURE is a metric (figure.h), or a statistic of observations:
 *
 *   X.pNN          the smallest value that at least NN % of them do not exceed
 *   X.over(V)      the share of them above V
 *   X.within(V)    the share of them at or below V
 *
 * where X is counter_wait, acceptance or sojourn, counted at the place of filing on the day on
 * which they end, and V a duration; or, of over and within, backlog, overdue, held or deciding at
 * the end of each day, and V a number of dossiers. So P(wait > 1 h) is counter_wait.over(1h), and
 * P(in process <= 20) is backlog.within(20). Shares are exact; a quantile is the geometric middle
 * of its bin (pr_hist), within 4.4 %. Within a replication they are over all observations; over
 * replications the mean is taken.
 *
 * PLACE is a code or a name (world-names.h), in quotation marks if it has a comma or one of the
 * words above. KIND: unit, commune, ward, special zone, authority, place. Dates are days of the
 * window, the last included. A count is what happened then, a level what is there at the end of the
 * last day.
 *
 * Questions are read without a world, so that a mistake in writing is told at once; then they are
 * set to a world: places and dates are looked up there, and the world is asked to keep what is not
 * kept otherwise. A record of before has no value of it.
 */
#ifndef PR_FIGURE_QUESTION_H
#define PR_FIGURE_QUESTION_H

#include "figure/figure.h"

/* X (ID, word) */
#define PR_WHERES(X)                                                                               \
  X (UNITS, "unit")                                                                                \
  X (COMMUNES, "commune")                                                                          \
  X (WARDS, "ward")                                                                                \
  X (ZONES, "special zone")                                                                        \
  X (AUTHORITIES, "authority")                                                                     \
  X (PLACES, "place")

typedef enum {
  PR_WHERE_PROVINCE,
  PR_WHERE_PLACE,
#define PR_WHERE_VALUE(ID, word) PR_WHERE_##ID,
  PR_WHERES (PR_WHERE_VALUE)
#undef PR_WHERE_VALUE
      PR_N_WHERES
} pr_where;

typedef enum { PR_STATISTIC_NONE, PR_STATISTIC_QUANTILE, PR_STATISTIC_OVER } pr_statistic;

/* How a figure is had from some days of a record. */
typedef enum {
  PR_HAD_SUM,     /* of a series */
  PR_HAD_END,     /* a series, on the last day */
  PR_HAD_MOST,    /* a series, at the ends of working days */
  PR_HAD_SHARE,   /* a series / (it + another) */
  PR_HAD_A_DAY,   /* the sum of a series / working days */
  PR_HAD_ON_TIME, /* of those due: asked */
  PR_HAD_KEPT,    /* the number of those that are kept; or late */
  PR_HAD_LATE,
  PR_HAD_MEAN, /* of observations: asked */
  PR_HAD_LONGEST,
} pr_had;

typedef struct {
  const char *name; /* of a metric, or of what has statistics */
  pr_had had;
  uint8_t of, with; /* pr_series_id, or pr_detail_of */
  double unit;      /* microseconds in the figure's unit */
} pr_had_row;

typedef struct _pr_question {
  pr_figure figure;        /* its name is the question in normal form */
  const pr_figure *metric; /* NULL: a statistic */
  const pr_had_row *row;   /* how it is had from days; NULL: of the whole window only */
  pr_statistic statistic;
  double level;    /* of the quantile, or the threshold: microseconds or dossiers */
  bool complement; /* within instead of over */
  bool of_places;  /* places have it */
  pr_where where;
  bool one_of_every; /* was asked of every place of a kind */
  char *head;        /* the figure as it is named */
  char *place;       /* as written; once it is set to a world: the code */
  GArray *places;    /* of uint16_t: those of the kind, in the world last set; or NULL */
  bool has_from, has_last;
  pr_day from, last;
} pr_question;

/* NULL with *why (free with g_free). */
pr_question *pr_question_read (const char *text, char **why);
void pr_question_free (pr_question *q);
/* Whether it is nothing but a metric of the province and the whole window. */
bool pr_question_is_plain (const pr_question *q);
/* Looks places and dates up, and asks the world to keep what is needed. */
gboolean pr_question_set (pr_question *q, pr_world *w, char **why);

/* Lists: of pr_question, owned. Separated by commas, none twice. */
GPtrArray *pr_questions_read (const char *list, char **why);
/* The same; what is asked of every place of a kind becomes a question for each. Can be called for
 * several worlds, one after another; a place of a kind may then be missing in the later ones. */
gboolean pr_questions_set (GPtrArray *list, pr_world *w, char **why);
/* Their figures, ended by NULL; of plain questions the metrics themselves. Free with g_free. */
const pr_figure **pr_questions_figures (const GPtrArray *list);
/* A copy for one place. */
pr_question *pr_question_at (const pr_question *q, const pr_world *w, uint16_t place);

/* Splits at a word, or at a comma, outside quotation marks and brackets. Free with g_strfreev. */
char **pr_question_split (const char *text, const char *at);
/* The words of a text; in quotation marks they stay together. Free with g_strfreev. */
char **pr_question_words (const char *text);
/* Whether what follows is no longer a figure, or a value: at, in, from, to, until, on. */
bool pr_question_is_hinge (const char *word);

/* Sets the figure's name, by place and days. */
void pr_question_name (pr_question *q);
extern const char *const pr_where_words[PR_N_WHERES];

/* What a row with days or statistics is called; NULL: none. */
const pr_had_row *pr_had_find (const char *name);
const pr_had_row *pr_had_find_base (const char *name, bool *dossiers);
/* The one that a misspelt name may mean; NULL: none. */
const char *pr_had_nearest_base (const char *name);
/* What the world has to keep; FALSE: nothing. */
bool pr_question_asks (const pr_question *q, const pr_world *w, pr_detail *asked);
/* The days of the window that are asked about, [*from, *until). */
void pr_question_days (const pr_question *q, const pr_world *w, uint32_t *from, uint32_t *until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_question, pr_question_free)

#endif
