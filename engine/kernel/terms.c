#include "kernel/terms.h"

#include <stddef.h>

const char *const pr_channel_words[] = {
  [PR_CHANNEL_COUNTER] = "counter", [PR_CHANNEL_ONLINE] = "online", [PR_CHANNEL_POST] = "post", NULL
};

const char *const pr_unit_type_words[] = { [PR_UNIT_WARD] = "ward",
                                           [PR_UNIT_COMMUNE] = "commune",
                                           [PR_UNIT_SPECIAL_ZONE] = "special zone",
                                           NULL };

const char *
pr_place_type_word (pr_place_type type)
{
  return type == PR_PLACE_AUTHORITY ? "authority" : pr_unit_type_words[type];
}

const char *const pr_close_words[] = { [PR_CLOSE_FINISH] = "finish",
                                       [PR_CLOSE_SUSPEND] = "suspend",
                                       [PR_CLOSE_HAND_BACK] = "hand back",
                                       [PR_CLOSE_HAND_BACK_LOST] = "hand back lost",
                                       NULL };

const char *const pr_step_kind_words[] = { [PR_STEP_WORK] = "work",
                                           [PR_STEP_DELAY] = "delay",
                                           [PR_STEP_TRANSFER] = "transfer",
                                           [PR_STEP_SUPPLEMENT] = "supplement",
                                           NULL };

const char *const pr_preempted_words[] = { [PR_PREEMPTED_NO] = "no",
                                           [PR_PREEMPTED_RESUME] = "resume",
                                           [PR_PREEMPTED_RESTART] = "restart",
                                           NULL };

const char *const pr_order_words[] = { [PR_ORDER_PRIORITY] = "priority",
                                       [PR_ORDER_DUE] = "due",
                                       [PR_ORDER_LONGEST] = "longest",
                                       [PR_ORDER_SHORTEST] = "shortest",
                                       NULL };

const char *const pr_home_rule_words[]
    = { [PR_HOME_OWN] = "own", [PR_HOME_OTHERS] = "others", [PR_HOME_ANY] = "any", NULL };

const char *const pr_if_down_words[] = {
  [PR_IF_DOWN_WAIT] = "wait", [PR_IF_DOWN_RESTART] = "restart", [PR_IF_DOWN_PAPER] = "paper", NULL
};

const char *const pr_away_words[] = {
  [PR_AWAY_UNFILLED] = "unfilled", [PR_AWAY_MEETING] = "meeting",   [PR_AWAY_TRAINING] = "training",
  [PR_AWAY_LEAVE] = "leave",       [PR_AWAY_SICKNESS] = "sickness", NULL
};

const char *const pr_leave_words[]
    = { [PR_LEAVE_LEAVE] = "leave", [PR_LEAVE_SICKNESS] = "sickness", NULL };

const char *const pr_repair_words[]
    = { [PR_REPAIR_AGAIN] = "again", [PR_REPAIR_SUPPLEMENT] = "supplement", NULL };

const char *const pr_watch_words[] = { [PR_WATCH_WAITING_DAYS] = "waiting_days",
                                       [PR_WATCH_WAITING] = "waiting",
                                       [PR_WATCH_IN_PROCESS] = "in_process",
                                       [PR_WATCH_OVERDUE] = "overdue",
                                       [PR_WATCH_OLDEST] = "oldest",
                                       [PR_WATCH_ON_TIME_7D] = "on_time_7d",
                                       [PR_WATCH_DOWN] = "down",
                                       [PR_WATCH_DATE] = "date",
                                       NULL };

const char *const pr_action_words[]
    = { [PR_ACTION_REINFORCE] = "reinforce", [PR_ACTION_HOURS] = "hours",
        [PR_ACTION_REDIRECT] = "redirect",   [PR_ACTION_OVERTIME] = "overtime",
        [PR_ACTION_PRIORITY] = "priority",   [PR_ACTION_POSTPONE] = "postpone",
        [PR_ACTION_BATCH] = "batch",         NULL };

const char *const pr_look_words[]
    = { [PR_LOOK_DAILY] = "daily", [PR_LOOK_WEEKLY] = "weekly", [PR_LOOK_HOURLY] = "hourly", NULL };

const char *const pr_named_words[] = { [PR_NAMED_STEP] = "step",
                                       [PR_NAMED_ROLE] = "role",
                                       [PR_NAMED_POOL] = "pool",
                                       [PR_NAMED_GROUP] = "group",
                                       [PR_NAMED_KIND] = "kind",
                                       [PR_NAMED_WORKFLOW] = "workflow",
                                       [PR_NAMED_CALENDAR] = "calendar",
                                       [PR_NAMED_TIER] = "tier",
                                       [PR_NAMED_SYSTEM] = "system",
                                       [PR_NAMED_CONDITION] = "condition",
                                       [PR_NAMED_INCIDENT] = "incident",
                                       [PR_NAMED_CREW] = "crew",
                                       [PR_NAMED_SKILL] = "skill",
                                       [PR_NAMED_ACTIVITY] = "activity",
                                       [PR_NAMED_VENUE] = "venue",
                                       [PR_NAMED_COURSE] = "course",
                                       [PR_NAMED_MEASURE] = "measure",
                                       [PR_NAMED_RESERVE] = "reserve",
                                       NULL };

const char *
pr_named_word (pr_named_what what)
{
  return what == PR_NAMED_PROCEDURE  ? "procedure"
         : what == PR_NAMED_SCENARIO ? "scenario"
         : what == PR_NAMED_PURPOSE  ? "purpose"
                                     : pr_named_words[what];
}
