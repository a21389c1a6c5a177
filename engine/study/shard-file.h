/* Shard file: what one shard of an experiment has done, in two files of the shards' folder.
 *
 * shard-I-of-N.bin is a record file (observe/record-file.h) for each scenario, one after the other;
 * shard-I-of-N.json says what is in it, by which command and where it was made. Both appear whole.
 */
#ifndef PR_STUDY_SHARD_FILE_H
#define PR_STUDY_SHARD_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint32_t number, of; /* 1 <= number <= of */
} pr_shard;

/* The replications, from 0, that a shard does of a scenario, in a GArray of uint32_t: every of-th
 * of n. pairs: the pairs of all scenarios and replications are dealt out, not the replications.
 * Free with g_array_unref(). */
GArray *pr_shard_numbers (pr_shard shard, bool pairs, guint scenario, uint32_t n);

/* The records of one scenario. */
typedef struct {
  guint scenario;
  uint64_t from, bytes; /* within the file */
  GArray *number;       /* of uint32_t, from 0, rising */
} pr_shard_section;

typedef struct {
  char *path, *bin; /* of both files */
  pr_shard shard;
  guint n;               /* scenarios of the whole experiment */
  uint32_t replications; /* of each, by all shards */
  bool whole;            /* a whole run, in the place of a shard */
  char *fingerprint;     /* how numbers are made there */
  char *host;
  char **paths; /* of the scenarios, or of the plan, as typed; ended by NULL */
  uint32_t attempts;
  double seconds;
  GArray *sections; /* of pr_shard_section, in the order of scenarios */
} pr_shard_file;

/* Free with g_free. */
char *pr_shard_path (const char *folder, pr_shard shard, const char *ending);
/* Whether a name is that of a shard's file, of either kind; shard: may be NULL. */
bool pr_shard_is_name (const char *name, pr_shard *shard);
pr_shard_file *pr_shard_file_new (void);
void pr_shard_file_add (pr_shard_file *f, guint scenario, uint64_t bytes, const GArray *number);
/* How many all sections have. */
uint64_t pr_shard_file_bytes (const pr_shard_file *f);
/* The section of a scenario, NULL if there is none. */
const pr_shard_section *pr_shard_file_section (const pr_shard_file *f, guint scenario);
/* Fails if it is damaged, or the other file has not as many bytes as it says. */
pr_shard_file *pr_shard_file_read (const char *path, GError **error);
/* As JSON. Free with g_free. */
char *pr_shard_file_text (const pr_shard_file *f);
void pr_shard_file_free (pr_shard_file *f);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_shard_file, pr_shard_file_free)

#endif
