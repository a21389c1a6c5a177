/* Study: a question about scenarios that a command or a program asks, and its answer.
 *
 * A study takes a request, with texts as they were written, and leaves a folder of results
 * (stage.h). It never prints and knows no terminal: words, messages on the way, and an
 * interruption, go through a host. The request and the host outlive the study.
 */
#ifndef PR_STUDY_STUDY_H
#define PR_STUDY_STUDY_H

#include "experiment/input.h"
#include "kernel/output.h"

#define PR_STUDY_RUNS "output/runs" /* the folder of results whose folder was not named */

#define PR_STUDY_ERROR (pr_study_error_quark ())
GQuark pr_study_error_quark (void);
typedef enum {
  PR_STUDY_ERROR_FAILED,
  PR_STUDY_ERROR_SETTING,  /* does not go with what exists; the message begins with its name */
  PR_STUDY_ERROR_HOPELESS, /* no number of replications reaches what the setting asks; as above */
  PR_STUDY_ERROR_QUESTION, /* the scenarios cannot be asked this */
  PR_STUDY_ERROR_PLACE,    /* nothing may be written there */
  PR_STUDY_ERROR_MISSING,  /* shards; the message has several lines, ready to print */
  PR_STUDY_ERROR_STOPPED,  /* a shard was interrupted, and goes on when it is asked again */
  PR_STUDY_ERROR_USAGE,    /* asked in the wrong words; the message stands by itself */
} pr_study_error;

/* Any of the functions may be NULL. */
typedef struct {
  /* From any thread, but never from two at the same time. */
  void (*progress) (void *self, uint32_t done, uint32_t of);
  void (*say) (void *self, const char *words); /* what is being done */
  void (*warn) (void *self, const char *sentence);
  void (*tell) (void *self, const char *lines); /* warnings about a scenario's files, unchanged */
  /* Words that answer what was asked, part by part. data: for other programs, unchanged; else they
   * are printable. */
  void (*put) (void *self, const char *text, gboolean data);
  /* on: from now on an interruption is to set `cancel`, and the study ends in order. Else it may
   * end the program: before the work begins, and where nothing is left half done. */
  void (*attend) (void *self, gboolean on);
  void *self;
  gint *cancel; /* once it is set the study ends; may be NULL */
} pr_host;

void pr_host_say (const pr_host *h, const char *words);
void pr_host_warn (const pr_host *h, const char *format, ...) G_GNUC_PRINTF (2, 3);
void pr_host_tell (const pr_host *h, const char *lines);
/* Each text that the format takes becomes one printable line. */
void pr_host_put (const pr_host *h, const char *format, ...) G_GNUC_PRINTF (2, 3);
void pr_host_put_text (const pr_host *h, const char *text);
void pr_host_put_data (const pr_host *h, const char *text);
void pr_host_attend (const pr_host *h, gboolean on);
gboolean pr_host_interrupted (const pr_host *h);
/* As pr_output_begin(). To a pipe or a device an interruption ends the program at once from now on:
 * while it waits for a reader nobody looks at a flag, and nothing is left behind. */
gboolean pr_study_output_begin (pr_output *o, const char *path, gboolean force, const pr_host *host,
                                GError **error);

/* The answer. */
typedef struct {
  char *folder;   /* of the results, or the file; NULL: there is none */
  char *summary;  /* the page for people; NULL when the study failed before */
  char *note;     /* why pictures are missing, in lines; NULL if none are, or none were wanted */
  char *file;     /* a page, a plan or another file that was written; NULL: none */
  gboolean found; /* it existed already */
} pr_answer;
void pr_answer_clear (pr_answer *a);
/* Takes the answer from a folder that is complete already. */
gboolean pr_answer_find (pr_answer *a, const char *folder, GError **error);

/* FALSE, with an error about the setting of that name. */
gboolean pr_study_fail_setting (const char *name, const char *why, GError **error);

/* Identifies what logs and records belong to: scenario, seed and version. Free with g_free. */
char *pr_study_key (const pr_input *in);
/* Of what was made elsewhere: see pr_input_key_of(). */
char *pr_study_key_of (const pr_input *in, const char *fingerprint);

/* Warns of every pool that is offered more work than it can do, `most` of them by name. */
void pr_study_warn_overload (const pr_host *h, const pr_world *world, const pr_load *loads,
                             size_t n, guint most);
/* The scaled counts of the scenario that came out different from what was asked, under a heading;
 * NULL if none did. Free with g_free. */
char *pr_study_scaled (const pr_input *in);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_answer, pr_answer_clear)

#endif
