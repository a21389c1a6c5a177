/* Words: the text cells of a run's tables, one function per column (see columns.h). */
#ifndef PR_REPORT_TABLE_WORD_CELLS_H
#define PR_REPORT_TABLE_WORD_CELLS_H

#include "report/table/columns.h"

#define PR_WORDS(name) void name (const pr_results *r, uint32_t i, GString *out);
PR_WORDS (pr_words_place_code)
PR_WORDS (pr_words_place_name)
PR_WORDS (pr_words_place_type)
PR_WORDS (pr_words_place_district)
PR_WORDS (pr_words_verdict)
PR_WORDS (pr_words_settled)
PR_WORDS (pr_words_ready_from)
PR_WORDS (pr_words_pool_place_code)
PR_WORDS (pr_words_pool_place_name)
PR_WORDS (pr_words_pool_name)
PR_WORDS (pr_words_pool_roles)
PR_WORDS (pr_words_procedure_code)
PR_WORDS (pr_words_procedure_name)
PR_WORDS (pr_words_procedure_group)
PR_WORDS (pr_words_procedure_workflow)
PR_WORDS (pr_words_thing_name)
PR_WORDS (pr_words_thing_kind)
PR_WORDS (pr_words_thing_place)
PR_WORDS (pr_words_thing_place_name)
PR_WORDS (pr_words_thing_role)
PR_WORDS (pr_words_officer_place_code)
PR_WORDS (pr_words_officer_place_name)
PR_WORDS (pr_words_officer_pool)
PR_WORDS (pr_words_officer_number)
PR_WORDS (pr_words_practice_place_code)
PR_WORDS (pr_words_practice_place_name)
PR_WORDS (pr_words_practice_pool)
PR_WORDS (pr_words_practice_skill)
PR_WORDS (pr_words_crew_name)
PR_WORDS (pr_words_crew_kind)
PR_WORDS (pr_words_crew_base)
PR_WORDS (pr_words_crew_duty)
PR_WORDS (pr_words_rehearsal_place)
PR_WORDS (pr_words_rehearsal_place_name)
PR_WORDS (pr_words_rehearsal_activity)
PR_WORDS (pr_words_venue_name)
PR_WORDS (pr_words_venue_place)
PR_WORDS (pr_words_course_name)
PR_WORDS (pr_words_measure_name)
PR_WORDS (pr_words_measure_place)
PR_WORDS (pr_words_measure_place_name)
PR_WORDS (pr_words_handed_code)
PR_WORDS (pr_words_handed_name)
PR_WORDS (pr_words_cost_name)
#undef PR_WORDS

#endif
