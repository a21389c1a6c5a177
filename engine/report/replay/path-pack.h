/* What was found of chosen dossiers and visitors, and the columns that it is packed into (paths.h).
 */
#ifndef PR_REPORT_REPLAY_PATH_PACK_H
#define PR_REPORT_REPLAY_PATH_PACK_H

#include "report/replay/paths.h"

typedef struct {
  pr_time time;
  uint32_t officer;
  int32_t extra; /* a due day, a reason or a place (paths.h); INT32_MAX: none */
  uint16_t step, place;
  uint8_t kind, branch;
} pr_path_step;

typedef struct {
  pr_dossier dossier;
  pr_time born;
  pr_name_parts name;
  uint16_t procedure, filing, home, now; /* now: where it is filed so far */
  uint8_t channel;
  bool test, filed;
  GArray *steps; /* pr_path_step, by time; of one time in the order of the log */
  GArray *items; /* uint32_t: the dossier's own number in the log, then those of its branches */
} pr_path;

/* list: pr_path, which is sorted here by birth and name. */
pr_paths *pr_paths_pack (GPtrArray *list, const pr_world *world, const pr_chosen *chosen,
                         const pr_lives *lives);

#endif
