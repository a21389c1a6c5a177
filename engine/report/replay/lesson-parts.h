/* Parts of a lesson, for the files lesson*.c. */
#ifndef PR_REPORT_REPLAY_LESSON_PARTS_H
#define PR_REPORT_REPLAY_LESSON_PARTS_H

#include "kernel/i18n.h"
#include "report/replay/lesson.h"
#include "scenario/sheet.h"

/* X (ID, name) */
#define PR_LESSON_COLUMNS(X)                                                                       \
  X (AT, "at")                                                                                     \
  X (UNTIL, "until")                                                                               \
  X (KIND, "kind")                                                                                 \
  X (WHERE, "where")                                                                               \
  X (DOSSIER, "dossier")                                                                           \
  X (RIGHT, "right")                                                                               \
  X (HIDE, "hide")                                                                                 \
  X (TEXT, "text") /* what follows is three by three, by language */                               \
  X (ANSWERS, "answers")                                                                           \
  X (EXPLAIN, "explain")                                                                           \
  X (TEXT_VI, "text_vi")                                                                           \
  X (ANSWERS_VI, "answers_vi")                                                                     \
  X (EXPLAIN_VI, "explain_vi")                                                                     \
  X (TEXT_FR, "text_fr")                                                                           \
  X (ANSWERS_FR, "answers_fr")                                                                     \
  X (EXPLAIN_FR, "explain_fr")

typedef enum {
#define PR_LESSON_COLUMN(ID, name) PR_LESSON_##ID,
  PR_LESSON_COLUMNS (PR_LESSON_COLUMN)
#undef PR_LESSON_COLUMN
      PR_N_LESSON_COLUMNS
} pr_lesson_column;
extern const char *const pr_lesson_columns[PR_N_LESSON_COLUMNS + 1];

typedef enum {
  PR_STOP_CAPTION,
  PR_STOP_STOP,
  PR_STOP_QUESTION,
  PR_STOP_LOOK,
  PR_STOP_TITLE,
  PR_STOP_SCENARIO,
  PR_N_STOP_KINDS
} pr_stop_kind;
extern const char *const pr_stop_kinds[PR_N_STOP_KINDS + 1];

typedef enum { PR_WHEN_BLANK, PR_WHEN_INSTANT, PR_WHEN_DOSSIER, PR_WHEN_THING } pr_when;
typedef struct {
  pr_when when;
  pr_time instant;
  pr_happening what; /* to the dossier or the thing: */
  char *step;        /* owned; NULL: of no step */
  uint32_t thing;
  pr_time plus; /* so long after it */
} pr_moment;

/* What stands in braces. */
typedef struct {
  int id;
  uint16_t place; /* PR_NONE16: the row's */
  pr_day day;     /* of another moment, from the epoch; INT32_MAX: the row's */
  pr_time clock;  /* -1: the row's moment */
} pr_figure;
typedef enum { PR_TOLD_COUNT, PR_TOLD_DURATION, PR_TOLD_DATE, PR_TOLD_TEXT } pr_told_type;
typedef struct {
  pr_told_type type;
  gint64 n;   /* count, microseconds, or day from the epoch */
  char *text; /* owned */
} pr_told;
static inline void
pr_told_clear (pr_told *v)
{
  g_clear_pointer (&v->text, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_told, pr_told_clear)

typedef enum { PR_RIGHT_NONE, PR_RIGHT_FIGURE, PR_RIGHT_MOST, PR_RIGHT_LEAST } pr_right;

#define PR_MOST_ANSWERS 6

/* A row. */
typedef struct {
  pr_raw_cell cell[PR_N_LESSON_COLUMNS]; /* blank: "" */
  pr_stop_kind kind;
  uint16_t place; /* PR_NONE16: the province */
  guint subject;  /* number of its dossier, from 1; 0: none */
  bool hide;
  pr_moment at, until;
  pr_right right;
  int answer; /* the right one, from 0; -1: there is none, or it is not known yet */
  guint n_answers;
  pr_figure figures[PR_MOST_ANSWERS]; /* of `right` */
  /* Once they are found: */
  pr_time from, to; /* to: PR_NEVER without an end */
  pr_time lasted;   /* of a system that comes up: how long it was not; -1 */
  char *text[PR_N_LANGUAGES], *explain[PR_N_LANGUAGES]; /* owned; NULL: not in this language */
  char **answers[PR_N_LANGUAGES];
} pr_stop;

/* A dossier that may be the one that is meant, and what happened to it. */
typedef struct {
  pr_time time;
  pr_happening what;
  uint32_t item;
  uint16_t step, place;
  int32_t due;
} pr_met_event;
typedef struct {
  pr_dossier dossier;
  pr_time born;
  GArray *events; /* pr_met_event, by time */
} pr_met;

typedef enum {
  PR_SUBJECT_NAMED,
  PR_SUBJECT_STREAM,
  PR_SUBJECT_LATEST,
  PR_SUBJECT_WAIT
} pr_subject_kind;
typedef struct {
  pr_subject_kind kind;
  const char *text;
  pr_dossier dossier; /* of a stream: the hash */
  uint16_t procedure; /* PR_NONE16: not known */
  GPtrArray *met;     /* pr_met, by birth */
  GHashTable *known;  /* by identity */
  const pr_met *chosen;
  guint told;   /* number of the event that was named last */
  bool missing; /* there is none to choose */
} pr_subject;

struct _pr_replay_lesson {
  const pr_world *world;
  const char *file;
  GStringChunk *chunk; /* texts of cells */
  GArray *stops;       /* pr_stop, without title and scenario */
  GArray *subjects;    /* pr_subject */
  pr_stop title;
};

/* The column's name and what is wrong with its cell. */
#define PR_LESSON_ERROR(diag, stop, column, ...)                                                   \
  pr_lesson_error (diag, stop, column, g_strdup_printf (__VA_ARGS__))
void pr_lesson_error (pr_diag *diag, const pr_stop *s, pr_lesson_column column, char *why);
/* A place by its code or name; FALSE with *why, to be freed with g_free. */
gboolean pr_lesson_place (const pr_world *w, const char *text, uint16_t *place, char **why);
/* The parts of a cell of answers, trimmed. Free with g_strfreev. */
char **pr_lesson_answers (const char *text);

/* lesson-moment.c */
gboolean pr_moment_read (const pr_replay_lesson *l, const pr_stop *s, const char *text,
                         pr_moment *m, char **why);
/* Reads a row's dossier: adds a subject unless there is one of that name. */
gboolean pr_subject_read (pr_replay_lesson *l, pr_stop *s, char **why);

typedef struct {
  pr_replay_lesson *lesson;
  const pr_frames *frames;
  const pr_lives *lives;
  pr_diag *diag;
} pr_teller;

/* lesson-figure.c */
gboolean pr_figure_read (const pr_replay_lesson *l, const pr_stop *s, const char *inside,
                         pr_figure *f, char **why);
pr_told_type pr_figure_type (const pr_figure *f);
/* The value at the row's moment, or at that of the figure. */
gboolean pr_figure_value (const pr_teller *k, const pr_stop *s, const pr_figure *f, pr_told *v,
                          char **why);

/* lesson-say.c */
void pr_figures_check (const pr_replay_lesson *l, const pr_stop *s, pr_lesson_column column,
                       pr_diag *diag);
/* A number; a figure; or most or least, and a figure for each answer. */
gboolean pr_right_read (const pr_replay_lesson *l, pr_stop *s, char **why);
/* Says texts, answers and what is right of stops whose moments are known. */
void pr_lesson_say (const pr_teller *k);

#endif
