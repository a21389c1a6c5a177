/* Terms: what the text of a scenario and the model both speak of, so that a term has one meaning.
 *
 * The words of a term, as the text spells them and in the order of its values, are a list that
 * ends with NULL. They are words of the format, never translated. What only the text knows is in
 * scenario/choices.h, what only the model knows in model/world.h.
 */
#ifndef PR_KERNEL_TERMS_H
#define PR_KERNEL_TERMS_H

/* How a dossier is filed. */
typedef enum { PR_CHANNEL_COUNTER, PR_CHANNEL_ONLINE, PR_CHANNEL_POST, PR_N_CHANNELS } pr_channel;
extern const char *const pr_channel_words[];

/* Types of place; authorities stand in a table of their own, where no word says so. */
typedef enum {
  PR_UNIT_WARD,
  PR_UNIT_COMMUNE,
  PR_UNIT_SPECIAL_ZONE,
  PR_PLACE_AUTHORITY
} pr_place_type;
#define PR_N_UNIT_TYPES PR_PLACE_AUTHORITY
extern const char *const pr_unit_type_words[];
/* The word of a place of any type in results. */
const char *pr_place_type_word (pr_place_type type);

/* Closing rules: what happens to work in hand when the office closes, or a shift ends. */
typedef enum {
  PR_CLOSE_FINISH, /* overtime, with a bound or without */
  PR_CLOSE_SUSPEND,
  PR_CLOSE_HAND_BACK,
  PR_CLOSE_HAND_BACK_LOST
} pr_close_kind;
extern const char *const pr_close_words[];

/* What a legal time limit counts. */
typedef enum {
  PR_LIMIT_NONE,
  PR_LIMIT_SAME_DAY,
  PR_LIMIT_WORKING_DAYS,
  PR_LIMIT_CALENDAR_DAYS
} pr_limit_kind;

typedef enum { PR_STEP_WORK, PR_STEP_DELAY, PR_STEP_TRANSFER, PR_STEP_SUPPLEMENT } pr_step_kind;
extern const char *const pr_step_kind_words[];

/* What becomes of work in hand when there is work of higher priority. */
typedef enum { PR_PREEMPTED_NO, PR_PREEMPTED_RESUME, PR_PREEMPTED_RESTART } pr_preempted;
extern const char *const pr_preempted_words[];

/* In which order work is taken from a line, within a priority: first come, first served, or by due
 * day, by reception or by effort. */
typedef enum { PR_ORDER_PRIORITY, PR_ORDER_DUE, PR_ORDER_LONGEST, PR_ORDER_SHORTEST } pr_order;
extern const char *const pr_order_words[];

/* Whose dossiers are filed at a place: the home unit is the place of filing, another, or any. */
typedef enum { PR_HOME_OWN, PR_HOME_OTHERS, PR_HOME_ANY } pr_home_rule;
extern const char *const pr_home_rule_words[];

/* What becomes of work when something that it needs is down. */
typedef enum { PR_IF_DOWN_WAIT, PR_IF_DOWN_RESTART, PR_IF_DOWN_PAPER } pr_if_down;
extern const char *const pr_if_down_words[];

/* Why officers are away. */
typedef enum {
  PR_AWAY_UNFILLED,
  PR_AWAY_MEETING,
  PR_AWAY_TRAINING,
  PR_AWAY_LEAVE,
  PR_AWAY_SICKNESS,
  PR_N_AWAY
} pr_away;
extern const char *const pr_away_words[];

/* The kinds of spells through the year. */
typedef enum { PR_LEAVE_LEAVE, PR_LEAVE_SICKNESS } pr_leave_kind;
extern const char *const pr_leave_words[];

/* How an error of an officer is repaired. */
typedef enum { PR_REPAIR_AGAIN, PR_REPAIR_SUPPLEMENT } pr_repair;
extern const char *const pr_repair_words[];

/* What a measure watches. */
typedef enum {
  PR_WATCH_WAITING_DAYS, /* work waiting / what those who are present do in a day */
  PR_WATCH_WAITING,
  PR_WATCH_IN_PROCESS,
  PR_WATCH_OVERDUE,
  PR_WATCH_OLDEST, /* days since the oldest of what waits came */
  PR_WATCH_ON_TIME_7D,
  PR_WATCH_DOWN, /* hours for which a system has been down */
  PR_WATCH_DATE,
} pr_watch;
extern const char *const pr_watch_words[];

/* What a measure does. */
typedef enum {
  PR_ACTION_REINFORCE,
  PR_ACTION_HOURS,
  PR_ACTION_REDIRECT,
  PR_ACTION_OVERTIME,
  PR_ACTION_PRIORITY,
  PR_ACTION_POSTPONE,
  PR_ACTION_BATCH,
} pr_action_kind;
extern const char *const pr_action_words[];

/* When people look. */
typedef enum { PR_LOOK_DAILY, PR_LOOK_WEEKLY, PR_LOOK_HOURLY } pr_look_kind;
extern const char *const pr_look_words[];

/* What has names in three languages: what names.csv names, and procedures. */
typedef enum {
  PR_NAMED_STEP,
  PR_NAMED_ROLE,
  PR_NAMED_POOL,
  PR_NAMED_GROUP,
  PR_NAMED_KIND, /* of authorities */
  PR_NAMED_WORKFLOW,
  PR_NAMED_CALENDAR,
  PR_NAMED_TIER,
  PR_NAMED_SYSTEM,
  PR_NAMED_CONDITION,
  PR_NAMED_INCIDENT,
  PR_NAMED_CREW, /* or a kind of crew */
  PR_NAMED_SKILL,
  PR_NAMED_ACTIVITY,
  PR_NAMED_VENUE,
  PR_NAMED_COURSE,
  PR_NAMED_MEASURE,
  PR_NAMED_RESERVE,
  PR_N_NAMED_CODES,
  PR_NAMED_PROCEDURE = PR_N_NAMED_CODES, /* procedures.csv */
  PR_NAMED_SCENARIO,                     /* scenario.ini, as the next */
  PR_NAMED_PURPOSE,
  PR_N_NAMED
} pr_named_what;
/* [PR_N_NAMED_CODES] is NULL: these are the words of names.csv. */
extern const char *const pr_named_words[];
/* The same with those that are named elsewhere. */
const char *pr_named_word (pr_named_what what);

#endif
