/* Answer: what a verb leaves besides files. Texts that there are none of are NULL. */
#ifndef PILOTRUN_ANSWER_H
#define PILOTRUN_ANSWER_H

#include <glib.h>
#include <pilotrun/export.h>

G_BEGIN_DECLS

typedef struct pilotrun_answer pilotrun_answer;

PILOTRUN_EXPORT void pilotrun_answer_free (pilotrun_answer *answer);

/* The folder of results; of pilotrun_staff() the file of the plan. */
PILOTRUN_EXPORT const char *pilotrun_answer_folder (const pilotrun_answer *answer);
/* A page, an export, a folder of plots or diagrams that was written. */
PILOTRUN_EXPORT const char *pilotrun_answer_file (const pilotrun_answer *answer);
/* The page for people, as in summary.txt. */
PILOTRUN_EXPORT const char *pilotrun_answer_summary (const pilotrun_answer *answer);
/* Why pictures are missing, in lines. */
PILOTRUN_EXPORT const char *pilotrun_answer_note (const pilotrun_answer *answer);
/* The words that the command line would print besides: a story, rules, a script. */
PILOTRUN_EXPORT const char *pilotrun_answer_text (const pilotrun_answer *answer);
/* Warnings on the way, a line each. */
PILOTRUN_EXPORT const char *pilotrun_answer_warnings (const pilotrun_answer *answer);
/* Whether it was there already, and nothing had to be simulated. */
PILOTRUN_EXPORT gboolean pilotrun_answer_found (const pilotrun_answer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pilotrun_answer, pilotrun_answer_free)

G_END_DECLS

#endif
