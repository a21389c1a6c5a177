/* Record file: the records of finished replications on disk, so that an interrupted experiment goes
 * on where it was, and a longer one begins where a shorter one ended.
 *
 * A header names the format, the experiment (a key: scenario, seed, program) and the
 * shape of its records; then comes each replication in the order in which it was finished,
 * compressed, with its number, its length and a checksum. The file ends where an entry was
 * cut short or is damaged: the rest is cut off, and what stands before it is whole. Only
 * programs on the same kind of machine can read it.
 *
 * A file is locked while it is open; threads may share it.
 */
#ifndef PR_OBSERVE_RECORD_FILE_H
#define PR_OBSERVE_RECORD_FILE_H

#include "observe/recorder.h"

#define PR_RECORD_FILE_ERROR (pr_record_file_error_quark ())
GQuark pr_record_file_error_quark (void);
typedef enum {
  PR_RECORD_FILE_ERROR_OTHER, /* of another experiment, program or format */
  PR_RECORD_FILE_ERROR_BUSY,  /* another program has it open */
  PR_RECORD_FILE_ERROR_IO,
} pr_record_file_error;

typedef struct _pr_record_file pr_record_file;

/* Opens the file, or makes it. */
pr_record_file *pr_record_file_open (const char *path, const char *key, const pr_world *world,
                                     GError **error);
/* The same; a file of another experiment, program or format is begun anew. */
pr_record_file *pr_record_file_renew (const char *path, const char *key, const pr_world *world,
                                      GError **error);
/* To read only what is whole in `bytes` of a file, from the byte `from` on, whoever adds to the
 * file meanwhile: it is not locked, and nothing is cut off. Fails if what is there is of another
 * experiment. */
pr_record_file *pr_record_file_look (const char *path, uint64_t from, uint64_t bytes,
                                     const char *key, const pr_world *world, GError **error);
void pr_record_file_close (pr_record_file *f);
bool pr_record_file_has (pr_record_file *f, uint32_t replication);
/* How many of the replications 0 .. n-1 it has. */
uint32_t pr_record_file_count (pr_record_file *f, uint32_t n);
/* The replication's record, or NULL if the file has none that fits this world. Free with
 * pr_record_free(). */
pr_record *pr_record_file_take (pr_record_file *f, uint32_t replication);
gboolean pr_record_file_add (pr_record_file *f, uint32_t replication, const pr_record *record,
                             GError **error);
/* Adds the replication's record from another file, where it must be. */
gboolean pr_record_file_take_over (pr_record_file *f, pr_record_file *from, uint32_t replication,
                                   GError **error);
/* *same: whether both files, of the same experiment, have the same record of the replication, where
 * it must be. */
gboolean pr_record_file_same (pr_record_file *f, pr_record_file *other, uint32_t replication,
                              bool *same, GError **error);
/* Adds to the end of a file, which it makes if it is not there, a record file of n replications, in
 * this order. All of them must be there. *bytes: how many were added. */
gboolean pr_record_file_append (pr_record_file *f, const char *path, const uint32_t *number,
                                uint32_t n, uint64_t *bytes, const gint *cancel, GError **error);
/* Writes a new file of the replications 0 .. n-1, in this order, so that it has the same bytes
 * whichever finished first. All of them must be there. */
gboolean pr_record_file_copy (pr_record_file *f, const char *path, uint32_t n, const gint *cancel,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_record_file, pr_record_file_close)

#endif
