/* A small scenario in memory that uses every table; a test edits its text and compiles it. */
#ifndef PR_TEST_SCENE_H
#define PR_TEST_SCENE_H

#include "compile/compile.h"

#include "../quick-check.h"
#include <stdlib.h>

typedef struct {
  GHashTable *files; /* name -> text */
  pr_diag *diag;
  pr_tables *tables;
  pr_folder *folder;
  pr_world *world; /* NULL after errors */
  char *messages;
} scene;

void scene_init (scene *s);
void scene_set (scene *s, const char *file, const char *text);
/* Replaces the first `old` in a file, which must be there; an empty `old` appends. */
void scene_edit (scene *s, const char *file, const char *old, const char *new);
void scene_compile (scene *s);
void scene_clear (scene *s);

/* One edit, one message at one position. */
typedef struct {
  const char *file, *old, *new; /* as for scene_edit() */
  const char *at;               /* position and severity */
  const char *text;             /* part of the message */
  int n;                        /* messages in all; more than one where others depend on it */
} scene_mistake;

/* Makes the mistake, compiles, and fails the running test if the messages are others. */
void scene_check_mistake (scene *s, const scene_mistake *m);
/* Tests that make each of n mistakes, one by one, in the scenario with the tables added to it, if
 * any. One list in a program. */
TCase *scene_mistakes (void (*add_tables) (scene *), const scene_mistake *mistakes, int n);
int scene_count_lines (const char *text);

uint16_t scene_place (const scene *s, const char *code);
uint16_t scene_step (const scene *s, const char *workflow, const char *name);
uint16_t scene_procedure (const scene *s, const char *code);
/* The stream of a place, name, procedure and channel, or NULL. */
const pr_stream *scene_stream (const scene *s, const char *place, const char *name,
                               const char *procedure, pr_channel channel);
/* The pool of a place and name, PR_NONE32 when there is none. */
uint32_t scene_pool (const scene *s, const char *place, const char *name);
uint32_t scene_line (const scene *s, const char *place, const char *role);

#endif
