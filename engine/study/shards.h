/* Shards: what the shards of one experiment have done, brought together.
 *
 * Nothing is merged unless all of it is there: what is missing is what was slow or failed, and to
 * leave it out would bias the results. What two files have both must be the same.
 */
#ifndef PR_STUDY_SHARDS_H
#define PR_STUDY_SHARDS_H

#include "observe/record-file.h"
#include "study/assignment.h"
#include "study/shard-file.h"

typedef struct {
  pr_assignment *assignment;
  GPtrArray *files;      /* of pr_shard_file, in the order of shards */
  guint n;               /* scenarios */
  uint32_t asked;        /* replications of each */
  uint32_t replications; /* 1 .. replications are merged */
  bool mixed;            /* numbers were made in more than one way, or not as they are here */
} pr_shards;

/* paths: folders of shards, files of shards, and folders of runs of the same experiment, ended by
 * NULL. mixed: accepts machines that make numbers differently. prefix: as many replications as are
 * complete from the first on, instead of all. Fails, with what to do, if something is missing. */
pr_shards *pr_shards_open (char *const *paths, bool mixed, bool prefix, GError **error);
/* Copies the records of a scenario to a record file; `in` is that scenario. */
gboolean pr_shards_fill (const pr_shards *s, guint scenario, const pr_input *in, pr_record_file *to,
                         const gint *cancel, GError **error);
/* A line for each file, for run.log. Free with g_free. */
char *pr_shards_log (const pr_shards *s);
void pr_shards_free (pr_shards *s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_shards, pr_shards_free)

#endif
