/* Lab: the sample scenario in memory, of which one file at a time is changed, and the verdict.
 *
 * A mutant is either refused (with an error at the right file and line, with the nearest name
 * where one was misspelt, and without a world) or it says the same as the sample: the canonical
 * text and every table of the results are then the same bytes.
 */
#ifndef PR_TEST_LAB_H
#define PR_TEST_LAB_H

#include "scenario/table.h"

typedef struct {
  GHashTable *files; /* name -> GBytes */
  char *text;        /* canonical */
  char *results;
  guint mutants, skipped;
  guint failed; /* since the last test line */
} lab;

typedef struct {
  const char *file;
  int line;              /* 0: the file alone */
  const char *suggested; /* or NULL */
} spot;

/* Ends the program, with a failed test, if the sample itself is not good. */
void lab_init (lab *l, const char *folder);
void lab_clear (lab *l);
GBytes *lab_file (const lab *l, const char *name); /* NULL: none */

/* Tries one mutant: the text replaces that of the file. `what` describes it in messages. */
void lab_refuses (lab *l, const char *name, const char *text, gsize length, spot at,
                  const char *what);
void lab_accepts (lab *l, const char *name, const char *text, gsize length, const char *what);
/* The file cannot be read, for this reason; G_FILE_ERROR_NOENT: it is not there. */
void lab_cannot_read (lab *l, const char *name, int file_error, const char *what);
void lab_fails (lab *l, const char *format, ...) G_GNUC_PRINTF (2, 3);

#endif
