#include "scenario/choices.h"

#include <stddef.h>

const char *const pr_source_words[] = { [PR_SOURCE_OFFICIAL] = "official",
                                        [PR_SOURCE_PRESS] = "press",
                                        [PR_SOURCE_MEASURED] = "measured",
                                        [PR_SOURCE_ASSUMPTION] = "assumption",
                                        NULL };

const char *const pr_procedure_kind_words[]
    = { [PR_PROCEDURE_DOSSIER] = "dossier", [PR_PROCEDURE_VISIT] = "visit", NULL };

const char *const pr_return_words[]
    = { [PR_RETURN_FILING] = "filing", [PR_RETURN_HOME] = "home", NULL };

const char *const pr_observed_metric_words[]
    = { [PR_OBSERVED_IS_RECEIVED] = "received",
        [PR_OBSERVED_IS_RECEIVED_PER_DAY] = "received_per_day",
        [PR_OBSERVED_IS_RECEIVED_PEAK] = "received_peak",
        [PR_OBSERVED_IS_ON_TIME] = "on_time",
        [PR_OBSERVED_IS_ENTERED_PER_DAY] = "entered_per_day",
        [PR_OBSERVED_IS_ENTERED_PEAK] = "entered_peak",
        NULL };

const char *const pr_definition_words[] = { [PR_DEFINITION_DUE] = "due",
                                            [PR_DEFINITION_RESOLVED] = "resolved",
                                            [PR_DEFINITION_RESOLVED_ONLINE] = "resolved_online",
                                            [PR_DEFINITION_RESOLVED_OWN] = "resolved_own",
                                            NULL };

const char *const pr_observed_status_words[]
    = { [PR_OBSERVED_FITTED] = "fitted", [PR_OBSERVED_HELD_OUT] = "held out", NULL };

const char *const pr_scope_words[] = {
  [PR_SCOPE_PROVINCE] = "province", [PR_SCOPE_PLACE] = "place", [PR_SCOPE_NATION] = "nation", NULL
};

const char *const pr_dossiers_words[]
    = { [PR_DOSSIERS_ALL] = "all", [PR_DOSSIERS_REAL] = "real", [PR_DOSSIERS_TEST] = "test", NULL };

const char *const pr_incident_clock_words[]
    = { [PR_CLOCK_CALENDAR] = "calendar", [PR_CLOCK_OPERATING] = "operating", NULL };

const char *const pr_duty_words[]
    = { [PR_DUTY_ON] = "on duty", [PR_DUTY_STANDBY] = "standby", NULL };

const char *const pr_supplement_clock_words[]
    = { [PR_SUPPLEMENT_RESTART] = "restart", [PR_SUPPLEMENT_PAUSE] = "pause", NULL };

const char *const pr_cost_words[] = { [PR_COST_OFFICER_HOUR] = "officer_hour",
                                      [PR_COST_OVERTIME_HOUR] = "overtime_hour",
                                      [PR_COST_WAITING_HOUR] = "waiting_hour",
                                      [PR_COST_VISIT] = "visit",
                                      NULL };
