/* Choices: the words among which a cell of a scenario chooses and which the model does not know:
 * the compiler makes something else of them. Those that both know are in kernel/terms.h; the lists
 * of words are as there.
 */
#ifndef PR_SCENARIO_CHOICES_H
#define PR_SCENARIO_CHOICES_H

/* Where a row comes from: the first word of its source. */
typedef enum {
  PR_SOURCE_OFFICIAL,
  PR_SOURCE_PRESS,
  PR_SOURCE_MEASURED,
  PR_SOURCE_ASSUMPTION,
  PR_N_SOURCES
} pr_source_kind;
extern const char *const pr_source_words[];

typedef enum { PR_PROCEDURE_DOSSIER, PR_PROCEDURE_VISIT } pr_procedure_kind;
extern const char *const pr_procedure_kind_words[];

/* Where the result is handed over. */
typedef enum { PR_RETURN_FILING, PR_RETURN_HOME } pr_return_to;
extern const char *const pr_return_words[];

/* Published outcomes. */
typedef enum {
  PR_OBSERVED_IS_RECEIVED,
  PR_OBSERVED_IS_RECEIVED_PER_DAY,
  PR_OBSERVED_IS_RECEIVED_PEAK,
  PR_OBSERVED_IS_ON_TIME,
  PR_OBSERVED_IS_ENTERED_PER_DAY,
  PR_OBSERVED_IS_ENTERED_PEAK,
  PR_N_OBSERVED_METRICS
} pr_observed_metric;
extern const char *const pr_observed_metric_words[];

/* By whose definition a share is on time: what it is a share of. */
typedef enum {
  PR_DEFINITION_DUE,
  PR_DEFINITION_RESOLVED,
  PR_DEFINITION_RESOLVED_ONLINE,
  PR_DEFINITION_RESOLVED_OWN,
  PR_N_DEFINITIONS
} pr_definition;
extern const char *const pr_definition_words[];

typedef enum { PR_OBSERVED_FITTED, PR_OBSERVED_HELD_OUT } pr_observed_status;
extern const char *const pr_observed_status_words[];

typedef enum { PR_SCOPE_PROVINCE, PR_SCOPE_PLACE, PR_SCOPE_NATION } pr_scope;
extern const char *const pr_scope_words[];

/* Which dossiers need something. */
typedef enum { PR_DOSSIERS_ALL, PR_DOSSIERS_REAL, PR_DOSSIERS_TEST } pr_dossiers;
extern const char *const pr_dossiers_words[];

/* Which time counts until a random incident. */
typedef enum { PR_CLOCK_CALENDAR, PR_CLOCK_OPERATING } pr_incident_clock;
extern const char *const pr_incident_clock_words[];

typedef enum { PR_DUTY_ON, PR_DUTY_STANDBY } pr_duty;
extern const char *const pr_duty_words[];

/* What a supplement does to the limit. */
typedef enum { PR_SUPPLEMENT_RESTART, PR_SUPPLEMENT_PAUSE } pr_supplement_clock;
extern const char *const pr_supplement_clock_words[];

/* What costs something: first what officers do. */
typedef enum {
  PR_COST_OFFICER_HOUR,
  PR_COST_OVERTIME_HOUR,
  PR_COST_WAITING_HOUR,
  PR_COST_VISIT
} pr_cost_what;
extern const char *const pr_cost_words[];

#endif
