/* Input: a scenario from disk, with the settings of the command line, ready to run.
 *
 * `replications`, `seed` and `until` replace cells of scenario.ini before the
 * compiler sees them. The scenario's text and its hash reflect `until`, because the
 * window is part of the question; seed and replications are kept apart from them.
 */
#ifndef PR_EXPERIMENT_INPUT_H
#define PR_EXPERIMENT_INPUT_H

#include "compile/compile.h"
#include "experiment/layers.h"

#define PR_SEED_MAX (UINT64_C (1) << 53) /* every program that reads JSON keeps it exactly */
#define PR_REPLICATIONS_MAX 1000000
#define PR_JOBS_MAX 256

/* A scenario that is open already, with its files as they were read. */
typedef struct {
  const char *path; /* this very address stands for it */
  const pr_layers *layers;
} pr_known;

/* Texts are as the user wrote them. NULL: as the scenario says. */
typedef struct {
  const char *replications; /* 1 .. PR_REPLICATIONS_MAX */
  const char *seed;         /* 0 .. PR_SEED_MAX */
  const char *until;        /* date within the window: the last day */
  uint32_t relief;          /* failure points whose relief is measured: only names the run */
  const char *precision;    /* what decides the number of replications: only names the run */
  uint32_t most;            /* with precision: the largest number */
  const char *overlay;      /* text of a what-if on top of the scenario; it may change nothing */
  const char *overlay_name; /* its name, and the run's */
  const char *language;     /* code of that of the results; it changes words only */
  const pr_known *known;    /* [n_known] what need not be read again */
  gsize n_known;
  gboolean undeleted; /* the window begins with the warm-up, in whole days; if there is one,
                               the backlog file, which belongs to the start, is left out */
} pr_settings;

typedef struct {
  pr_diag *diag;    /* holds the file names in the positions of tables */
  pr_layers layers; /* with its files as they were read */
  pr_tables *tables;
  pr_tables *base_tables; /* what holds until the what-if applies; NULL: it does so from the
                             beginning */
  pr_diag *base_diag;     /* holds the file names of those */
  pr_overlays dated;      /* those of the layers that apply from the date */
  pr_world *world;
  char *base;     /* the folder's own name, or the what-if's */
  char *text;     /* canonical, with `until` */
  char *hash;     /* SHA-256 of text, 64 hexadecimal digits */
  char *warnings; /* one per line; empty if there are none */
  uint32_t replications;
  int undeleted_days; /* by how much the window begins earlier */
  const char *until;  /* NULL if the window is the scenario's own */
  char *command;      /* normal form: pilotrun run BASE --replications N --seed S [--until DATE]
                         [--relief N] */
  char *run_name; /* BASE-xxxxxxxxxxxx: 12 digits of the SHA-256 of text, seed and replications */
} pr_input;

#define PR_INPUT_ERROR (pr_input_error_quark ())
GQuark pr_input_error_quark (void);
typedef enum {
  PR_INPUT_ERROR_SCENARIO, /* the message holds all problems, one per line, ready to print */
  PR_INPUT_ERROR_SETTING,
} pr_input_error;

/* How this program makes numbers, on this machine: see pr_rng_fingerprint(). Free with g_free. */
char *pr_input_fingerprint (void);
/* What the replications of one experiment have in common: scenario and seed, and how numbers are
 * made: by this program, or elsewhere, with that fingerprint. Free with g_free. */
char *pr_input_key (const pr_input *input);
char *pr_input_key_of (const pr_input *input, const char *fingerprint);
/* path: a folder, the scenario.ini in it, or a what-if's file. */
pr_input *pr_input_open (const char *path, const pr_settings *settings, GError **error);
/* The same of the file of a what-if with that text, which need not be there. No table beside it is
 * read. diag: NULL, or where the problems are kept if it fails; free with pr_diag_free(). */
pr_input *pr_input_open_text (const char *path, const char *text, const pr_settings *settings,
                              pr_diag **diag, GError **error);
/* Fails with PR_INPUT_ERROR_SCENARIO and all problems. path: what has them. */
void pr_input_refuse (pr_diag *diag, const char *path, GError **error);
/* The same from files in memory, all but the overlays of layers.h, which it takes. from: where they
 * are from, for messages. */
pr_input *pr_input_reopen (pr_layers *layers, const char *from, const pr_settings *settings,
                           GError **error);
void pr_input_free (pr_input *input);
/* In which language its results are. */
pr_language pr_input_language (const pr_input *input);

/* A text as a word of a command that people paste into a shell, in quotes if it needs them. Free
 * with g_free. */
char *pr_input_word (const char *text);

/* A whole number in decimal digits and nothing else, min <= number <= max.
 * name: the option, for the message. Fails with PR_INPUT_ERROR_SETTING. */
gboolean pr_input_number (const char *name, const char *text, uint64_t min, uint64_t max,
                          uint64_t *number, GError **error);
/* One job per processor, at most PR_JOBS_MAX. */
uint32_t pr_input_default_jobs (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_input, pr_input_free)

#endif
