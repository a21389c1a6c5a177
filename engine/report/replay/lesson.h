/* Lesson: what a trainer shows of a replication, one stop after the other, from a table
 * (lesson.csv): captions, stops, questions with their answers, and looks at a place or a dossier.
 *
 * A row's moment is an instant, or the next time that something happens after the row above: to its
 * dossier (`sign begins`, `returned`) or to a system (`portal down`). A dossier is named, is one
 * that the replication shows (`latest`, `longest wait`), or is the first of a stream to which all
 * happens that its rows name. Texts hold figures in braces, and the answers of a question may be
 * made from one. So a lesson stays right when the scenario changes, or is refused. One that says
 * for which scenario it is written is refused with others, unless they are what-ifs on it.
 */
#ifndef PR_REPORT_REPLAY_LESSON_H
#define PR_REPORT_REPLAY_LESSON_H

#include "experiment/layers.h"
#include "report/replay/frames.h"
#include "report/replay/lives.h"
#include "report/replay/paths.h"

#include <json-glib/json-glib.h>

typedef struct _pr_replay_lesson pr_replay_lesson;

/* Reads the bytes of a file and checks them against a scenario and its world, which outlives the
 * lesson. NULL if there are mistakes. file: as positions name it. */
pr_replay_lesson *pr_lesson_read (const char *data, gsize length, const char *file,
                                  const pr_layers *scenario, const pr_world *world, pr_diag *diag);
/* Finds its moments and dossiers in a replication, whose log it reads from the beginning, and says
 * its figures. Mistakes go to `diag`; fails only if the log cannot be read. */
gboolean pr_lesson_find (pr_replay_lesson *l, pr_log_reader *log, const pr_frames *frames,
                         const pr_lives *lives, pr_diag *diag, GError **error);
const char *pr_lesson_file (const pr_replay_lesson *l);
/* In the language of now, else in English. */
const char *pr_lesson_title (const pr_replay_lesson *l);
guint pr_lesson_stops (const pr_replay_lesson *l);
/* Adds its dossiers. */
void pr_lesson_choose (const pr_replay_lesson *l, pr_chosen *chosen);
/* Adds a lesson whose moments are found as an object. paths: of the same replication. */
void pr_lesson_put (JsonBuilder *b, const pr_replay_lesson *l, const pr_paths *paths);
/* The same for the trainer, in the language of now, in lines of at most 79 columns. Free with
 * g_free. */
char *pr_lesson_sheet (const pr_replay_lesson *l);
void pr_lesson_free (pr_replay_lesson *l);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_replay_lesson, pr_lesson_free)

#endif
