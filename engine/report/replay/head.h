/* Head: what the page of a replay must know beside frames and paths, as JSON: the world's names and
 * hours, which columns there are, bands and marks of the timeline, and the page's texts.
 */
#ifndef PR_REPORT_REPLAY_HEAD_H
#define PR_REPORT_REPLAY_HEAD_H

#include "report/replay/frames.h"
#include "report/replay/marks.h"
#include "report/replay/paths.h"

#include <json-glib/json-glib.h>

#define PR_REPLAY_FORMAT 2

/* One of the runs that the page plays. */
typedef struct {
  const pr_world *world;
  uint32_t replication; /* from 1 */
  const char *hash;     /* of the scenario */
  pr_frames *frames;
  pr_paths *paths;
  GArray *marks;                   /* pr_mark */
  char **drawings[PR_N_LANGUAGES]; /* SVG of each workflow; NULL: dot is not there */
} pr_replay_run;

/* Adds what is the world's as members. drawings: as in a run, of the language of now. */
void pr_replay_put_world (JsonBuilder *b, const pr_world *world, char *const *drawings);
/* Adds the run as an object, in the language of now. */
void pr_replay_put_run (JsonBuilder *b, const pr_replay_run *run);

#endif
