/* Ask: a question in words, as a command line or a program has them.
 *
 * A verb says what is to be done; what it is about are paths of scenarios or folders; settings have
 * the names of the long options of the command line, and values as they are written there. All are
 * checked here, so that no way to ask knows more than another. Messages name a setting with two
 * hyphens.
 */
#ifndef PR_ASK_ASK_H
#define PR_ASK_ASK_H

#include "study/study.h"

/* Settings by name. */
typedef struct _pr_options pr_options;
pr_options *pr_options_new (void);
pr_options *pr_options_copy (const pr_options *w);
void pr_options_free (pr_options *w);
/* value: NULL for a setting that is yes or no, and is yes. Fails with PR_STUDY_ERROR_USAGE if no
 * verb has such a setting, or if one that is yes or no is neither. */
gboolean pr_options_set (pr_options *w, const char *name, const char *value, GError **error);
/* NULL: not given. */
const char *pr_options_get (const pr_options *w, const char *name);
/* Of one that is yes or no. */
gboolean pr_options_has (const pr_options *w, const char *name);

typedef struct {
  char *const *about; /* ended by NULL */
  const pr_options *options;
  const pr_known *known; /* [n_known] scenarios that are open already: input.h */
  gsize n_known;
  const char *raw_command; /* run.log only */
} pr_ask;

typedef struct {
  const char *name;
  const char *settings; /* names, between blanks; ? after those that are yes or no */
  gboolean (*answer) (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error);
} pr_verb;

extern const pr_verb pr_verbs[]; /* ends with a NULL name */
/* NULL: there is none. */
const pr_verb *pr_verb_find (const char *name);
gboolean pr_verb_knows (const pr_verb *verb, const char *setting);
/* Fails with PR_STUDY_ERROR_USAGE if the verb does not know one of the settings. */
gboolean pr_verb_check (const pr_verb *verb, const pr_options *options, GError **error);
gboolean pr_verb_ask (const pr_verb *verb, const pr_ask *q, const pr_host *host, pr_answer *a,
                      GError **error);
/* Where the translations are: the first place beside a program or library in that folder (NULL: not
 * known) that has them, else where they are installed. beside: ended by NULL. Free with g_free. */
char *pr_find_translations (const char *folder, const char *const *beside, const char *installed);
/* "; did you mean 'x'?", or an empty text. Free with g_free. */
char *pr_ask_suggestion (const char *found, const char *const *candidates, gsize n,
                         const char *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_options, pr_options_free)

#endif
