/* Outages: what was missing, for how long, and the crews that mended it. i is a thing or a crew. */
#ifndef PR_REPORT_TABLE_OUTAGES_H
#define PR_REPORT_TABLE_OUTAGES_H

#include "report/table/columns.h"

#define PR_OUTAGE(name)                                                                            \
  double name (const pr_report *r, const pr_record *rec, uint32_t i, uint32_t day);
PR_OUTAGE (pr_thing_availability)
PR_OUTAGE (pr_thing_outages)
PR_OUTAGE (pr_thing_down_hours)
PR_OUTAGE (pr_thing_down_mean)
PR_OUTAGE (pr_thing_incidents)
PR_OUTAGE (pr_thing_repairs)
PR_OUTAGE (pr_thing_waited)
PR_OUTAGE (pr_crew_number)
PR_OUTAGE (pr_crew_repairs)
PR_OUTAGE (pr_crew_scheduled)
PR_OUTAGE (pr_crew_busy)
PR_OUTAGE (pr_crew_travel_hours)
PR_OUTAGE (pr_crew_overtime)
PR_OUTAGE (pr_crew_utilisation)
#undef PR_OUTAGE

#define PR_OUTAGE_WORDS(name) void name (const pr_report *r, uint32_t i, GString *out);
PR_OUTAGE_WORDS (pr_words_thing_name)
PR_OUTAGE_WORDS (pr_words_thing_kind)
PR_OUTAGE_WORDS (pr_words_thing_place)
PR_OUTAGE_WORDS (pr_words_thing_place_name)
PR_OUTAGE_WORDS (pr_words_thing_role)
PR_OUTAGE_WORDS (pr_words_crew_name)
PR_OUTAGE_WORDS (pr_words_crew_kind)
PR_OUTAGE_WORDS (pr_words_crew_base)
PR_OUTAGE_WORDS (pr_words_crew_duty)
#undef PR_OUTAGE_WORDS

#endif
