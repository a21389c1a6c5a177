/* Replay: a page that plays one replication of a run, or two side by side.
 *
 * The page is one file that asks nothing of a network. It holds, packed: the head (head.h), and of
 * each run the frames (frames.h) and the paths of chosen dossiers (paths.h).
 */
#ifndef PR_REPORT_REPLAY_REPLAY_H
#define PR_REPORT_REPLAY_REPLAY_H

#include "report/replay/head.h"
#include "report/replay/lesson.h"

#define PR_REPLAY_NAME "replay.html"

/* runs: one or two, in which the places are numbered alike. lesson: found in the first; NULL: none.
 * Free with g_free. */
char *pr_replay_page (const pr_replay_run *runs, guint n, const pr_replay_lesson *lesson);

#endif
