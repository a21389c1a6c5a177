/* Manifest: what made a folder of results (manifest.json).
 *
 * It holds no time, no machine and no path, so that the same inputs give the same bytes. One of its
 * members says what was asked: by it the same question is recognised, and a run is extended. The
 * command in it is for people.
 */
#ifndef PR_STUDY_MANIFEST_H
#define PR_STUDY_MANIFEST_H

#include "experiment/input.h"
#include "report/table/comparison.h"
#include "report/table/margins.h"
#include "report/table/sweep.h"

#define PR_ASKED_MIXED "mixed" /* a member of "asked" */
#define PR_RELIEF_MAX 1000     /* failure points whose cause may be taken away */

/* What was asked, besides scenarios and seed. */
typedef struct {
  uint32_t replications; /* 0: the precision decides */
  const char *precision; /* as it was written */
  uint32_t most;         /* with it: the largest number of replications */
  const char *until;     /* NULL: the scenario's */
  uint32_t relief;       /* failure points whose relief is measured */
  const char *of;        /* names of the metrics of a comparison or a sweep */
  bool mixed;            /* merged from machines that make numbers differently */
} pr_asked;

/* Free with g_free. */
char *pr_manifest_of_run (const pr_report *r, const pr_asked *asked);
char *pr_manifest_of_comparison (const pr_comparison *c, const pr_asked *asked,
                                 const char *command);
/* base: the scenario as it is, named as its folder; inputs: a hash of all points' scenarios. */
char *pr_manifest_of_sweep (const pr_sweep *s, const pr_asked *asked, const pr_input *base,
                            const char *inputs);

/* inputs: a hash of all that is asked. */
char *pr_manifest_of_margins (const pr_margins *m, const pr_asked *asked, const char *inputs,
                              const char *command);

/* What the manifest of a run's folder says. */
typedef struct {
  char *version, *base, *hash, *seed;
  char *until;     /* NULL: the scenario's */
  char *of;        /* names of the metrics of a comparison; NULL: of a run */
  char *precision; /* as it was written; NULL: a number of replications was asked for */
  uint32_t most;   /* with precision */
  uint32_t replications, relief;
  bool mixed; /* see pr_asked */
  pr_language language;
} pr_manifest;
/* Fails if this is not the folder of a run of this version. */
gboolean pr_manifest_read (pr_manifest *m, const char *folder, GError **error);
/* Of which scenario a sweep is, as base and hash alone. Fails if its manifest does not say. */
gboolean pr_manifest_read_sweep (pr_manifest *m, const char *folder, GError **error);
/* How many scenarios a comparison has; 0: the folder is not one of a comparison. */
guint pr_manifest_scenarios (const char *folder);
/* Whether it is a folder of results of any kind and version. */
bool pr_manifest_is_there (const char *folder);
/* The language of that code; NULL: that of the folder's results. */
pr_language pr_manifest_language (const char *folder, const char *code);
/* The same of one scenario of a comparison, from 0. */
gboolean pr_manifest_read_scenario (pr_manifest *m, const char *folder, guint k, GError **error);
void pr_manifest_clear (pr_manifest *m);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_manifest, pr_manifest_clear)

typedef enum {
  PR_NOT_FOUND,
  PR_FOUND,
  PR_FOUND_WITHOUT_RELIEF,
  PR_FOUND_IN_OTHER_WORDS, /* of another language than is asked for */
} pr_found;
/* Whether the folder holds, by this version, what is asked of these scenarios (or that with more
 * relief). inputs: one for a run, else several in their order. */
pr_found pr_manifest_look (const char *folder, const pr_asked *asked, pr_input *const *inputs,
                           size_t n);
/* The same for a sweep, and for margins. */
pr_found pr_manifest_look_inputs (const char *folder, const char *inputs, pr_language language);

#endif
