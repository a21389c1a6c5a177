/* A small valid scenario in memory, of which a test replaces or adds files. */
#ifndef PR_TEST_MEMORY_H
#define PR_TEST_MEMORY_H

#include "scenario/table.h"

typedef struct {
  pr_folder *folder;
  pr_diag *diag;
  pr_tables *tables; /* after memory_load() */
  char *messages;    /* pr_diag_text() after memory_load() */
} memory;

/* The valid scenario: every required table, no problems. */
void memory_init (memory *m);
/* Replaces or adds a file. */
void memory_set (memory *m, const char *name, const char *content);
void memory_set_bytes (memory *m, const char *name, const void *content, gsize length);
/* No files at all. */
void memory_init_empty (memory *m);
void memory_load (memory *m);
void memory_clear (memory *m);

/* The line of `messages` that begins with `prefix`, or NULL; free with g_free. */
char *memory_line (const memory *m, const char *prefix);

/* Fails the test unless a line begins with `prefix` and holds `part`. */
#define assert_message(m, prefix, part)                                                            \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *line_ = memory_line (m, prefix);                                            \
      ck_assert_msg (line_ != NULL, "no '%s' in:\n%s", prefix, (m)->messages);                     \
      ck_assert_msg (strstr (line_, part) != NULL, "no '%s' in: %s", part, line_);                 \
    }                                                                                              \
  while (0)

#endif
