/* Key files: groups and keys in the order of the file, each with its position.
 *
 * GKeyFile knows the grammar and the escapes. Before it, a scan of the lines finds
 * what it merges or hides: duplicate groups and keys, and the position of everything.
 * Nothing here knows which groups and keys a scenario may have.
 */
#ifndef PR_SCENARIO_INI_H
#define PR_SCENARIO_INI_H

#include "scenario/diag.h"

typedef struct {
  const char *group; /* owned by the file's groups */
  char *key;
  char *value; /* trimmed, NFC, escapes resolved */
  pr_pos pos;  /* of the key */
  pr_pos value_pos;
} pr_ini_entry;

typedef struct {
  char *name;
  pr_pos pos;
} pr_ini_group;

typedef struct {
  GArray *groups;  /* pr_ini_group */
  GArray *entries; /* pr_ini_entry; of duplicates only the first */
  gboolean lost;   /* the keys of some group were not read: it is a duplicate, or not a group */
} pr_ini;

/* `data`: text that pr_encoding_check() has accepted. Problems go to `diag`; what could be
 * read is always returned. */
pr_ini *pr_ini_read (const char *data, gsize length, const char *file, pr_diag *diag);
void pr_ini_free (pr_ini *ini);
/* NULL if there is none. */
const pr_ini_entry *pr_ini_find (const pr_ini *ini, const char *group, const char *key);
const pr_ini_group *pr_ini_find_group (const pr_ini *ini, const char *name);
/* The text of a value, to be written into such a file: read again, it is the text. Free with
 * g_free. */
char *pr_ini_escaped (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_ini, pr_ini_free)

#endif
