/* Study: a question about scenarios, and its answer, as a command or a program asks it.
 *
 * A study gets what is asked as a request, with texts as they were written, and leaves a folder of
 * results (stage.h). It never prints and knows no terminal: what there is to say meanwhile, and an
 * interruption, go through a host. The request and the host outlive the study.
 */
#ifndef PR_STUDY_STUDY_H
#define PR_STUDY_STUDY_H

#include "experiment/input.h"

#define PR_STUDY_RUNS "output/runs" /* folder of the results that nobody named */

#define PR_STUDY_ERROR (pr_study_error_quark ())
GQuark pr_study_error_quark (void);
typedef enum {
  PR_STUDY_ERROR_FAILED,
  PR_STUDY_ERROR_SETTING,  /* cannot be with what is there; the message begins with its name */
  PR_STUDY_ERROR_HOPELESS, /* no number of replications reaches what the setting asks; as above */
  PR_STUDY_ERROR_QUESTION, /* the scenarios cannot be asked this */
} pr_study_error;

/* Any of the functions may be NULL. */
typedef struct {
  /* From any thread, never twice at the same time. */
  void (*progress) (void *self, uint32_t done, uint32_t of);
  void (*say) (void *self, const char *words); /* what is being done */
  void (*warn) (void *self, const char *sentence);
  void (*tell) (void *self, const char *lines); /* warnings about a scenario's files, as they are */
  /* Whether whoever interrupts is to set `cancel`, and the study ends in order, or may end the
   * program: before the work begins, and where nothing is left half done. */
  void (*attend) (void *self, gboolean on);
  void *self;
  gint *cancel; /* once it is set the study ends; may be NULL */
} pr_host;

void pr_host_say (const pr_host *h, const char *words);
void pr_host_warn (const pr_host *h, const char *format, ...) G_GNUC_PRINTF (2, 3);
void pr_host_tell (const pr_host *h, const char *lines);
void pr_host_attend (const pr_host *h, gboolean on);
gboolean pr_host_interrupted (const pr_host *h);

/* What came of it. */
typedef struct {
  char *folder;   /* of the results, or the file; NULL: there is none */
  char *summary;  /* the page for people; NULL when the study failed before */
  char *note;     /* why there are no plots; NULL: there are, or none were wanted */
  gboolean found; /* it was there already */
} pr_answer;
void pr_answer_clear (pr_answer *a);
/* The answer is the folder's, which is complete already. */
gboolean pr_answer_find (pr_answer *a, const char *folder, GError **error);

/* What logs and records are of: scenario, seed and version. Free with g_free. */
char *pr_study_key (const pr_input *in);

/* Warns of every pool that is offered more than it can do, `most` of them by name. */
void pr_study_warn_overload (const pr_host *h, const pr_world *world, const pr_load *loads,
                             size_t n, guint most);
/* What scaled counts of the scenario came out otherwise than asked, with a head; NULL when none
 * did. Free with g_free. */
char *pr_study_scaled (const pr_input *in);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_answer, pr_answer_clear)

#endif
