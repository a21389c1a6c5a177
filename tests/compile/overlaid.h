/* What-ifs of the scene, for tests of them. Link with overlaid.c and scene.c. */
#ifndef PR_TESTS_OVERLAID_H
#define PR_TESTS_OVERLAID_H

#include "scene.h"

#include "scenario/overlay.h"

#define HEAD "[scenario]\nbase = .\nname = W\n"

typedef struct {
  scene s; /* to be filled with scene_init() and edits */
  pr_diag *diag;
  pr_tables *tables;
  pr_overlay *layers[2];
  char *messages;
} overlaid;

/* The scene with one or two what-ifs (NULL: one). */
void overlaid_lay (overlaid *o, const char *first, const char *second);
void overlaid_clear (overlaid *o);

#endif
