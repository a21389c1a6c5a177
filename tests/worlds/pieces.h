/* Pieces: dossier time of officers with stretches, and what they do in it, to the microsecond.
 *
 * pieces_of_day() works out a day's stretches from the draws in another way than the model: all
 * draws of the day are sorted, and a stretch that a gap in the open time cuts becomes two pieces.
 * pieces_diary() tells what officers do as lines such as "07-01 10:02:03.000004 1+2": the first
 * officer begins the second dossier. Signs: + begins, - completes, ~ lays down, < hands back,
 * ! holds, ^ is interrupted.
 */
#ifndef PR_TESTS_PIECES_H
#define PR_TESTS_PIECES_H

#include "tiny.h"

#define MOST_PIECES 64

typedef struct {
  pr_time from, to;
} piece;

/* The office hours of the base world on a day (relative to the epoch): two pieces. */
void pieces_office (int day, piece open[2]);
/* The pieces of dossier time, in order; returns how many, at most MOST_PIECES. `share` and `length`
 * are those of the day's stretches. */
guint pieces_of_day (const pr_world *w, uint32_t officer, int day, double share, pr_time length,
                     const piece *open, guint n_open, piece *out);

/* The first officer's one stretch of a day: an hour, an eighth of the office hours. */
piece pieces_eighth (const pr_world *w, int day);

/* The diary of a world's first replication. Free with g_free. */
char *pieces_diary (const pr_world *w);
void pieces_add (GString *out, const pr_world *w, pr_time at, uint32_t officer, char sign,
                 guint item);
/* What one officer does from the first dossier on, one after the other, all of one effort, who lays
 * down at the end of each piece; up to the end of the last. */
void pieces_work_off (GString *out, const pr_world *w, uint32_t officer, const piece *pieces,
                      guint n, pr_time effort, guint *item, pr_time *left);

/* Runs the world as a tiny one, with all that is checked there, and compares its diary. */
tiny *pieces_expect (const char *text, const char *expected);

#endif
