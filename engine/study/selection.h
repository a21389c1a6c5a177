/* Selection: which dossiers and visits are exported, as it is asked for in words. See
 * report/export/selection.h. */
#ifndef PR_STUDY_SELECTION_H
#define PR_STUDY_SELECTION_H

#include "report/export/selection.h"

/* Texts may be NULL: it is not asked for. */
typedef struct {
  const char *place, *procedure, *from, *until;
  uint32_t sample; /* 0: all */
  gboolean late, warm_up;
} pr_selection_texts;

/* Fails with PR_STUDY_ERROR_SETTING and, of an unknown place or procedure, the nearest. */
gboolean pr_study_select (pr_selection *s, const pr_selection_texts *t, const pr_world *w,
                          GError **error);

#endif
