/* Values: good texts by their canonical print, bad texts by what the message says. */
#include "../quick-check.h"
#include "scenario/value.h"

#include <locale.h>
#include <string.h>

typedef struct {
  pr_col_type type;
  const char *text;
  const char *expected; /* canonical print, or a part of the message */
} value_case;

static const value_case good[] = {
  { PR_COL_NAME, "bai-chay_2", "bai-chay_2" },
  { PR_COL_NAME, "06652", "06652" },
  { PR_COL_NAMES, "reception  sign", "reception sign" },
  { PR_COL_WHERE, "Hạ Long", "Hạ Long" },
  { PR_COL_WHERES, "Hạ Long;06652 ; *;", "Hạ Long; 06652; *" },
  { PR_COL_COUNT, "007", "7" },
  { PR_COL_PORTION, "03", "3" },
  { PR_COL_PORTION, "20 %", "20%" },
  { PR_COL_PORTION, "07.0%", "7%" },
  { PR_COL_PORTION, "33.3333333333%", "33.3333333333%" },
  { PR_COL_PORTION, "100%", "100%" },
  { PR_COL_NUMBER, "-12.50", "-12.5" },
  { PR_COL_NUMBER, "1e-3", "0.001" },
  { PR_COL_SHARE, "85%", "0.85" },
  { PR_COL_SHARE, "85 %", "0.85" },
  { PR_COL_SHARE, "99.79%", "0.9979" },
  { PR_COL_SHARE, "1", "1" },
  { PR_COL_FACTOR, "120%", "1.2" },
  { PR_COL_YESNO, "yes", "yes" },
  { PR_COL_DURATION, "20min", "20min" },
  { PR_COL_DURATION, "2h30", "2h 30min" },
  { PR_COL_DURATION, "2h 30 min", "2h 30min" },
  { PR_COL_DURATION, "1.5h", "1h 30min" },
  { PR_COL_DURATION, "90s", "1min 30s" },
  { PR_COL_DURATION, "0.25s", "0.25s" },
  { PR_COL_DURATION, "3 days", "3d" },
  { PR_COL_DURATION, "1 week", "7d" },
  { PR_COL_DURATION, "0min", "0min" },
  { PR_COL_CLOCK, "7:30", "07:30" },
  { PR_COL_CLOCK, "07:30:00", "07:30" },
  { PR_COL_CLOCK, "24:00", "24:00" },
  { PR_COL_DATE, "2024-02-29", "2024-02-29" },
  { PR_COL_INSTANT, "2025-07-01", "2025-07-01" },
  { PR_COL_INSTANT, "2025-07-01 8:00", "2025-07-01 08:00" },
  { PR_COL_RATE, "0.9 per min", "0.9 per min" },
  { PR_COL_RATE, "45  per working day", "45 per working day" },
  { PR_COL_RATE, "1.30 per 1000 inhabitants per working day",
    "1.3 per 1000 inhabitants per working day" },
  { PR_COL_LIMIT, "same day", "same day" },
  { PR_COL_LIMIT, "8 working days", "8 working days" },
  { PR_COL_LIMIT, "none", "none" },
  { PR_COL_DAYS, "Mon-Fri", "Mon-Fri" },
  { PR_COL_DAYS, "Sun Sat", "Sat Sun" },
  { PR_COL_DAYS, "Fri-Mon holiday", "Mon Fri-Sun holiday" },
  { PR_COL_SLOTS, "13:00-17:00 7:30-11:30", "07:30-11:30 13:00-17:00" },
  { PR_COL_SLOTS, "always", "always" },
  { PR_COL_SLOTS, "closed", "closed" },
  { PR_COL_CLOSE, "finish", "finish" },
  { PR_COL_CLOSE, "finish 30min", "finish 30min" },
  { PR_COL_CLOSE, "hand back lost", "hand back lost" },
  { PR_COL_NEXT, "sign", "sign" },
  { PR_COL_NEXT, "sign 90%;appraise rest", "sign 0.9; appraise rest" },
  { PR_COL_NEXT, "sign 90 %; appraise 10%", "sign 0.9; appraise 0.1" },
  { PR_COL_NEXT, "supplement incomplete; appraise rest", "supplement incomplete; appraise rest" },
  { PR_COL_NEXT, "fork consult-a+consult-b  then decide",
    "fork consult-a + consult-b then decide" },
  { PR_COL_CHANNELS, "post counter", "counter post" },
  { PR_COL_RATE, "every  120s", "every 2min" },
  { PR_COL_RATE, "every erlang(k=2, mean=2min)", "every erlang(mean=2min, k=2)" },
  { PR_COL_BATCH, "3", "3" },
  { PR_COL_BATCH, "3 100%", "3" },
  { PR_COL_BATCH, "2 50%,1 0.25,  3 25 %", "1 0.25, 2 0.5, 3 0.25" },
  { PR_COL_AMOUNTS, "all", "all" },
  { PR_COL_AMOUNTS, "leader 1,  specialist\t50 %", "leader 1, specialist 50%" },
  { PR_COL_AMOUNTS, "bridge 02", "bridge 2" },
  { PR_COL_AMOUNTS, "a 7.1%, b 100%", "a 7.1%, b 100%" },
  { PR_COL_LOOK, "daily  7:30", "daily 07:30" },
  { PR_COL_LOOK, "weekly Mon 08:00", "weekly Mon 08:00" },
  { PR_COL_LOOK, "hourly", "hourly" },
  { PR_COL_ACTION, "reinforce  desk +02", "reinforce desk +2" },
  { PR_COL_ACTION, "hours * late", "hours * late" },
  { PR_COL_ACTION, "redirect 30 %", "redirect 0.3" },
  { PR_COL_ACTION, "redirect 30%", "redirect 0.3" },
  { PR_COL_ACTION, "overtime 2h", "overtime 2h" },
  { PR_COL_ACTION, "priority civil status +1", "priority civil status +1" },
  { PR_COL_ACTION, "postpone drill", "postpone drill" },
  { PR_COL_ACTION, "batch leader 10 25%", "batch leader 10 0.25" },
  { PR_COL_OFFICERS, "2", "2" },
  { PR_COL_OFFICERS, "1  3-05", "1 3-5" },
  { PR_COL_OFFICERS, "1 2 3-4 6", "1-4 6" },
  { PR_COL_OFFICERS, "7-7", "7" },
  { PR_COL_SOURCE, "official: decree 118", "official: decree 118" },
  { PR_COL_DIST, "20min", "20min" },
  { PR_COL_DIST, "constant( 1h )", "1h" },
  { PR_COL_DIST, "exponential(mean=20min)", "exponential(mean=20min)" },
  { PR_COL_DIST, "uniform(max=20min, min=5min)", "uniform(min=5min, max=20min)" },
  { PR_COL_DIST, "triangular(min=5min,mode=10min,max=20min)",
    "triangular(min=5min, mode=10min, max=20min)" },
  { PR_COL_DIST, "pert(min=5min, mode=10min, max=20min)", "pert(min=5min, mode=10min, max=20min)" },
  { PR_COL_DIST, "lognormal(cv=80%, mean=20min)", "lognormal(mean=20min, cv=0.8)" },
  { PR_COL_DIST, "gamma(mean=20min, cv=0.8)", "gamma(mean=20min, cv=0.8)" },
  { PR_COL_DIST, "erlang(mean=20min, k=3)", "erlang(mean=20min, k=3)" },
  { PR_COL_DIST, "hyperexponential(cv=200%,mean=120s)", "hyperexponential(mean=2min, cv=2)" },
  { PR_COL_DIST, "weibull(mean=20min, shape=1.5)", "weibull(mean=20min, shape=1.5)" },
  { PR_COL_DIST, "normal(mean=20min, sd=5min)", "normal(mean=20min, sd=5min)" },
  { PR_COL_DIST, "discrete(5min 20%, 10 min 80 %)", "discrete(5min 0.2, 10min 0.8)" },
  { PR_COL_DIST, "empirical(0% 1min, 50% 10min, 100% 1h)", "empirical(0 1min, 0.5 10min, 1 1h)" },
};

static const value_case bad[] = {
  { PR_COL_NAME, "Bãi Cháy", "did you mean 'bai-chay'?" },
  { PR_COL_NAME, "6652", "a spreadsheet removed the leading zero; write 06652" },
  { PR_COL_NAME, "106652", "more than the five digits" },
  { PR_COL_NAME, "*", "is not a name" },
  { PR_COL_NAME, "2nd", "did you mean 'nd'?" },
  { PR_COL_NAMES, "reception, sign", "separated by blanks" },
  { PR_COL_NAMES, "sign sign", "names 'sign' twice" },
  { PR_COL_WHERE, "6652", "write 06652" },
  { PR_COL_WHERES, "ward;;commune", "empty place" },
  { PR_COL_WHERES, "ward;6652", "write 06652" },
  { PR_COL_COUNT, "2.5", "not a whole number" },
  { PR_COL_COUNT, "-2", "negative" },
  { PR_COL_COUNT, "1,200", "write 1200" },
  { PR_COL_COUNT, "99999999999999999999", "too large" },
  { PR_COL_PORTION, "0", "'0' is not more than 0" },
  { PR_COL_PORTION, "0%", "'0%' is not more than 0" },
  { PR_COL_PORTION, "101%", "'101%' is more than 100%" },
  { PR_COL_PORTION, "0.2", "not a whole number; a share has its %, as in 20%" },
  { PR_COL_PORTION, "2.5", "not a whole number" },
  { PR_COL_PORTION, "-20%", "negative" },
  { PR_COL_PORTION, "0,5", "decimal comma" },
  { PR_COL_NUMBER, "nan", "not a finite number" },
  { PR_COL_NUMBER, "-inf", "not a finite number" },
  { PR_COL_NUMBER, "1e999", "too large" },
  { PR_COL_NUMBER, "0x10", "not a decimal number" },
  { PR_COL_NUMBER, "0,8", "decimal comma; write 0.8" },
  { PR_COL_NUMBER, "abc", "not a number" },
  { PR_COL_SHARE, "85", "write 85%" },
  { PR_COL_SHARE, "120%", "more than 100%" },
  { PR_COL_SHARE, "0,85", "decimal comma; write 0.85" },
  { PR_COL_SHARE, "-5%", "negative" },
  { PR_COL_FACTOR, "0", "not more than 0" },
  { PR_COL_FACTOR, "1,2", "decimal comma; write 1.2" },
  { PR_COL_YESNO, "TRUE", "did you mean 'yes'?" },
  { PR_COL_YESNO, "maybe", "not yes or no" },
  { PR_COL_ENUM, "warrd", "is not one of: ward, commune; did you mean 'ward'?" },
  { PR_COL_DURATION, "20", "has no unit" },
  { PR_COL_DURATION, "0", "has no unit" },
  { PR_COL_DURATION, "-5min", "negative" },
  { PR_COL_DURATION, "5 minuts",
    "unknown unit 'minuts'; allowed: s, min, h, days, weeks; did you mean 'minute'?" },
  { PR_COL_DURATION, "3 working days", "working days are for limits only" },
  { PR_COL_DURATION, "0,5h", "decimal comma; write 0.5h" },
  { PR_COL_DURATION, "07:30", "a time of day; write a duration such as 07h30" },
  { PR_COL_DURATION, "2:45", "write a duration such as 2h45" },
  { PR_COL_DURATION, "nan", "not a finite duration" },
  { PR_COL_DURATION, "inf h", "not a finite duration" },
  { PR_COL_DURATION, "0x10min", "not a decimal number" },
  { PR_COL_DURATION, "30min 2h", "larger units come first" },
  { PR_COL_DURATION, "2h 30", "has no unit" },
  { PR_COL_DURATION, "1000000 days", "more than a hundred years" },
  { PR_COL_DURATION, "soon", "not a duration" },
  { PR_COL_CLOCK, "7h30", "write 07:30" },
  { PR_COL_CLOCK, "7:30 PM", "write 19:30" },
  { PR_COL_CLOCK, "12:15 am", "write 00:15" },
  { PR_COL_CLOCK, "7.30", "write 07:30" },
  { PR_COL_CLOCK, "0730", "write 07:30" },
  { PR_COL_CLOCK, "17h", "write 17:00" },
  { PR_COL_CLOCK, "7h5", "from 00:00 to 24:00" },
  { PR_COL_CLOCK, "7h30ish", "from 00:00 to 24:00" },
  { PR_COL_CLOCK, "25:00", "from 00:00 to 24:00" },
  { PR_COL_CLOCK, "24:01", "from 00:00 to 24:00" },
  { PR_COL_CLOCK, "07:30:15", "write 07:30" },
  { PR_COL_DATE, "2025-02-30", "there is no such date" },
  { PR_COL_DATE, "01/07/2025", "write 2025-07-01 (or 2025-01-07" },
  { PR_COL_DATE, "31/07/2025", "write 2025-07-31" },
  { PR_COL_DATE, "7/31/2025", "write 2025-07-31" },
  { PR_COL_DATE, "2025/7/1", "write 2025-07-01" },
  { PR_COL_DATE, "45839", "write 2025-07-01" },
  { PR_COL_DATE, "2025-07-01 08:00", "more than a date" },
  { PR_COL_DATE, "1066-10-14", "between 1900 and 2199" },
  { PR_COL_DATE, "July", "not a date such as" },
  { PR_COL_INSTANT, "2025-07-01 8h", "a date with a time; write 2025-07-01 08:00" },
  { PR_COL_INSTANT, "2025-07-01 8h45", "write 2025-07-01 08:45" },
  { PR_COL_INSTANT, "2025-07-01 early", "a date with a time such as" },
  { PR_COL_RATE, "0.9", "has no unit" },
  { PR_COL_RATE, "0,9 per hour", "decimal comma; write 0.9" },
  { PR_COL_RATE, "-1 per hour", "negative" },
  { PR_COL_RATE, "5 per workin day", "did you mean 'per working day'?" },
  { PR_COL_LIMIT, "8", "write 8 working days or 8 days" },
  { PR_COL_LIMIT, "8 workng days", "did you mean 'working days'?" },
  { PR_COL_LIMIT, "0 days", "not between 1 and" },
  { PR_COL_LIMIT, "sameday", "did you mean 'same day'?" },
  { PR_COL_DAYS, "Monday", "did you mean 'Mon'?" },
  { PR_COL_DAYS, "Mon, Wed", "separated by blanks" },
  { PR_COL_DAYS, "Mon-Fri Tue", "names Tue twice" },
  { PR_COL_DAYS, "Mon-holiday", "not part of a range" },
  { PR_COL_SLOTS, "22:00-06:00", "ends before it begins" },
  { PR_COL_SLOTS, "07:30-11:30 11:00-17:00", "overlap" },
  { PR_COL_SLOTS, "07:30–11:30", "has a long dash; write 07:30-11:30" },
  { PR_COL_SLOTS, "07:30–11:xx", "long dash" },
  { PR_COL_SLOTS, "7h30-11h30 13h00-17h00", "write 07:30-11:30 13:00-17:00" },
  { PR_COL_SLOTS, "07.30-11.30", "write 07:30-11:30" },
  { PR_COL_SLOTS, "7h30 - 11h30, 13h-17h", "write 07:30-11:30 13:00-17:00" },
  { PR_COL_SLOTS, "0730-1130", "write 07:30-11:30" },
  { PR_COL_SLOTS, "7:30 am-5:15 pm", "write 07:30-17:15" },
  { PR_COL_SLOTS, "07:30-11:30, 13:00-17:00", "write 07:30-11:30 13:00-17:00" },
  { PR_COL_SLOTS, "7h30-11h90", "'7h30' is not a time of day; write 07:30" },
  { PR_COL_SLOTS, "07:30", "a slot is written as in" },
  { PR_COL_SLOTS, "allways", "did you mean 'always'?" },
  { PR_COL_SLOTS, "07:30-07:30", "empty" },
  { PR_COL_CLOSE, "suspended", "did you mean 'suspend'?" },
  { PR_COL_CLOSE, "finnish 30min", "did you mean 'finish'?" },
  { PR_COL_CLOSE, "finish 30", "has no unit" },
  { PR_COL_NEXT, "sign 90%; appraise 5%", "add up to 95%, not 100%" },
  { PR_COL_NEXT, "sign 90%; appraise 20%; x rest", "add up to 110%" },
  { PR_COL_NEXT, "sign 100%; appraise rest", "nothing is left for 'rest'" },
  { PR_COL_NEXT, "sign 90%; appraise", "'appraise' has no share" },
  { PR_COL_NEXT, "sign rest; appraise rest", "says 'rest' twice" },
  { PR_COL_NEXT, "sign incomplete; appraise 50%", "'incomplete' without 'rest'" },
  { PR_COL_NEXT, "sign incomplet; appraise rest", "did you mean 'incomplete'?" },
  { PR_COL_NEXT, "sign 50%; sign rest", "names 'sign' twice" },
  { PR_COL_NEXT, "sign 90%;; x rest", "empty part" },
  { PR_COL_NEXT, "fork a + b", "has no 'then'" },
  { PR_COL_NEXT, "fork a then b", "one branch only" },
  { PR_COL_NEXT, "fork a + then b", "empty branch" },
  { PR_COL_NEXT, "fork a + a then b", "names 'a' twice" },
  { PR_COL_RATE, "every", "not a number" },
  { PR_COL_RATE, "every 2", "'2' has no unit" },
  { PR_COL_RATE, "exponential(mean=2min)", "write every exponential(mean=2min)" },
  { PR_COL_RATE, "every 0min", "the mean time between two arrivals is 0" },
  { PR_COL_RATE, "every Monday", "'Monday' is not a duration" },
  { PR_COL_BATCH, "0", "'0' is not between 1 and 1000 members" },
  { PR_COL_BATCH, "1001", "is not between 1 and 1000 members" },
  { PR_COL_BATCH, "2.5", "not a whole number" },
  { PR_COL_BATCH, "1 50%, 2", "'2' is not a number and a share" },
  { PR_COL_BATCH, "1 50%, 2 40%", "the probabilities must add up to 1" },
  { PR_COL_BATCH, "1 50%, 1 50%", "names 1 members twice" },
  { PR_COL_BATCH, "2 90%", "the probabilities must add up to 1" },
  { PR_COL_BATCH, "1 50%, 2 half", "half" },
  { PR_COL_AMOUNTS, "leader", "'leader' is not a name and a number or a share" },
  { PR_COL_AMOUNTS, "leader 1,", "'' is not a name and a number or a share" },
  { PR_COL_AMOUNTS, "leader:", "separated by a blank" },
  { PR_COL_AMOUNTS, "leader :1", "separated by a blank" },
  { PR_COL_AMOUNTS, "leader 0", "'0' is not between 1 and 100000" },
  { PR_COL_AMOUNTS, "leader 0%", "is nobody and nothing" },
  { PR_COL_AMOUNTS, "leader 101%", "101%" },
  { PR_COL_AMOUNTS, "leader 0.5", "not a whole number" },
  { PR_COL_AMOUNTS, "leader all", "'all' stands alone and means everybody; of a role write a num" },
  { PR_COL_AMOUNTS, "leader 1, all", "'all' stands alone and means everybody" },
  { PR_COL_AMOUNTS, "leader 1 2", "1 2" },
  { PR_COL_AMOUNTS, "leader 1; clerk 2", "separate them by commas" },
  { PR_COL_AMOUNTS, "leader 1, leader 50%", "names 'leader' twice" },
  { PR_COL_AMOUNTS, "Leader 1", "did you mean 'leader'?" },
  { PR_COL_LOOK, "daily", "has no time of day" },
  { PR_COL_LOOK, "daily 24:00", "a look is before 24:00" },
  { PR_COL_LOOK, "weekly 08:00", "has no weekday" },
  { PR_COL_LOOK, "weekly holiday 08:00", "has no weekday" },
  { PR_COL_LOOK, "hourly 08:00", "is not a look" },
  { PR_COL_LOOK, "dialy 08:00", "did you mean 'daily'?" },
  { PR_COL_ACTION, "reinforce desk 2", "write as in reinforce POOL +2" },
  { PR_COL_ACTION, "reinforce desk +0", "is not between 1 and" },
  { PR_COL_ACTION, "reinforce desk +2 days", "write as in reinforce POOL +2" },
  { PR_COL_ACTION, "redirect", "write as in redirect 30%" },
  { PR_COL_ACTION, "redirect 130%", "130%" },
  { PR_COL_ACTION, "redirect 0%", "'0%' is nobody; allowed: more than 0%, up to 100%" },
  { PR_COL_ACTION, "overtime 2", "2" },
  { PR_COL_ACTION, "overtime 0h", "'0h' is not within 1min..24h" },
  { PR_COL_ACTION, "overtime 25h", "'25h' is not within 1min..24h" },
  { PR_COL_ACTION, "batch desk 1 25%", "'1' is not between 2 and 10000" },
  { PR_COL_ACTION, "priority +1", "write as in priority GROUP +1" },
  { PR_COL_ACTION, "priority land +21", "is not between 1 and 20" },
  { PR_COL_ACTION, "postpone Drill", "did you mean 'drill'?" },
  { PR_COL_ACTION, "fire all", "is not an action; the first word is one of: reinforce, hours" },
  { PR_COL_OFFICERS, "0", "'0': the numbers of officers are from 1 to 100000" },
  { PR_COL_OFFICERS, "1-100001", "are from 1 to 100000" },
  { PR_COL_OFFICERS, "99999999999999999999", "are from 1 to 100000" },
  { PR_COL_OFFICERS, "3 1", "named once, the lowest first; write 1 3" },
  { PR_COL_OFFICERS, "5-3", "write 3-5" },
  { PR_COL_OFFICERS, "1-3 3", "write 1-3" },
  { PR_COL_OFFICERS, "2 2", "write 2" },
  { PR_COL_OFFICERS, "1,3;5", "separated by blanks; write 1 3 5" },
  { PR_COL_OFFICERS, "1 3 – 5", "separated by blanks; write 1 3-5" },
  { PR_COL_OFFICERS, "3 - 5", "write 3-5" },
  { PR_COL_OFFICERS, "3-", "is not officers such as 1 3-5" },
  { PR_COL_OFFICERS, "1-3-5", "is not officers such as 1 3-5" },
  { PR_COL_OFFICERS, "An and Binh", "is not officers such as 1 3-5" },
  { PR_COL_OFFICERS, "3-May", "a spreadsheet makes a date of 3-5" },
  { PR_COL_OFFICERS, "03/05/2025", "a spreadsheet makes a date of 3-5" },
  { PR_COL_OFFICERS, "2025-05-03", "a spreadsheet makes a date of 3-5" },
  { PR_COL_CHANNELS, "onlin", "did you mean 'online'?" },
  { PR_COL_SOURCE, "oficial", "did you mean 'official'?" },
  { PR_COL_SOURCE, "press (VnExpress)", "':' is missing after 'press'" },
  { PR_COL_DIST, "20", "has no unit" },
  { PR_COL_DIST, "lognorm(mean=20min, cv=0.8)",
    "unknown distribution 'lognorm'; did you mean 'lognormal'?" },
  { PR_COL_DIST, "cauchy(mean=20min)", "allowed: exponential, uniform" },
  { PR_COL_DIST, "lognormal(mean=20min", "quote the cell" },
  { PR_COL_DIST, "lognormal(mean=20min)", "lacks 'cv'" },
  { PR_COL_DIST, "lognormal(mean=20, cv=0.8)", "'20' has no unit" },
  { PR_COL_DIST, "lognormal(mean=20min, vc=0.8)", "no parameter 'vc'" },
  { PR_COL_DIST, "lognormal(mean=20min, mean=20min)", "gives 'mean' twice" },
  { PR_COL_DIST, "lognormal(mean=20min, cv=0,8)", "'8' is not name=value" },
  { PR_COL_DIST, "lognormal(mean=20min, cv=nan)", "not a finite number" },
  { PR_COL_DIST, "lognormal(mean=20min, cv=0.8) x", "text after its ')'" },
  { PR_COL_DIST, "uniform(min=20min, max=5min)", "uniform(min=20min, max=5min)': " },
  { PR_COL_DIST, "erlang(mean=20min, k=2.5)", "not a whole number" },
  { PR_COL_DIST, "hyperexponential(mean=20min, cv=0.5)", "between 1 and 8; write gamma or erlang" },
  { PR_COL_DIST, "discrete(5min 20%, 10min 70%)", "discrete(5min 20%, 10min 70%)': " },
  { PR_COL_DIST, "discrete(5min, 10min)", "not a time and a share" },
  { PR_COL_DIST, "empirical(50% 10min, 100% 1h)", "empirical(50% 10min, 100% 1h)': " },
  { PR_COL_DIST, "quickly", "nor a distribution such as" },
};

static void
parse_or_fail (const pr_column *column, const char *text, pr_cell *cell, GString *print)
{
  g_autofree char *why = NULL;
  ck_assert_msg (pr_value_parse (column, text, cell, &why), "'%s' refused: %s", text, why);
  ck_assert_ptr_null (why);
  pr_value_print (column, cell, print);
  pr_value_clear (column, cell);
}

START_TEST (good_values)
{
  const value_case *c = &good[_i];
  pr_column column = { .name = "x", .type = c->type };
  pr_cell cell = { .text = c->text, .given = TRUE };
  g_autoptr (GString) print = g_string_new (NULL);
  parse_or_fail (&column, c->text, &cell, print);
  ck_assert_str_eq (print->str, c->expected);
  /* The print reads back, and prints the same. */
  pr_cell again = { .text = print->str, .given = TRUE };
  g_autoptr (GString) second = g_string_new (NULL);
  parse_or_fail (&column, print->str, &again, second);
  ck_assert_str_eq (second->str, print->str);
}
END_TEST

START_TEST (bad_values)
{
  const value_case *c = &bad[_i];
  static const char *const choices[] = { "ward", "commune", NULL };
  pr_column column
      = { .name = "x", .type = c->type, .choices = c->type == PR_COL_ENUM ? choices : NULL };
  pr_cell cell = { .text = c->text, .given = TRUE };
  g_autofree char *why = NULL;
  ck_assert_msg (!pr_value_parse (&column, c->text, &cell, &why), "'%s' accepted", c->text);
  ck_assert_ptr_nonnull (why);
  ck_assert_msg (strstr (why, c->expected) != NULL, "'%s': no '%s' in: %s", c->text, c->expected,
                 why);
}
END_TEST

START_TEST (microseconds)
{
  pr_time t;
  g_autofree char *why = NULL;
  ck_assert (pr_value_duration ("2h30", &t, &why));
  ck_assert_int_eq (t, 2 * PR_HOUR + 30 * PR_MINUTE);
  ck_assert (pr_value_duration ("0.1s", &t, &why));
  ck_assert_int_eq (t, 100000);
  ck_assert (pr_value_clock ("07:30", &t, &why));
  ck_assert_int_eq (t, 7 * PR_HOUR + 30 * PR_MINUTE);
  pr_rate rate;
  ck_assert (pr_value_rate ("0.9 per min", &rate, &why));
  ck_assert_int_eq (rate.kind, PR_PER_TIME);
  ck_assert_double_eq_tol (rate.value * (double) PR_MINUTE, 0.9, 1e-12);
  ck_assert (pr_value_rate ("1.3 per 1000 inhabitants per working day", &rate, &why));
  ck_assert_int_eq (rate.kind, PR_PER_1000_WORKING_DAY);
  ck_assert_double_eq_tol (rate.value, 0.0013, 1e-15);
}
END_TEST

START_TEST (percent_is_the_decimal)
{
  double percent, plain;
  g_autofree char *why = NULL;
  for (int i = 0; i <= 10000; i++)
    {
      char text[32];
      g_snprintf (text, sizeof text, "%d.%02d%%", i / 100, i % 100);
      ck_assert (pr_value_share (text, &percent, &why));
      g_snprintf (text, sizeof text, "%d.%04d", i / 10000, i % 10000);
      ck_assert (pr_value_share (text, &plain, &why));
      ck_assert (percent == plain);
    }
}
END_TEST

START_TEST (ranges)
{
  pr_column column = { .name = "lat", .type = PR_COL_NUMBER, .least = -90, .most = 90 };
  pr_cell cell = { .text = "" };
  char *why = NULL;
  ck_assert (pr_value_parse (&column, "90", &cell, &why));
  ck_assert (!pr_value_parse (&column, "90.5", &cell, &why));
  ck_assert_str_eq (why, "'90.5' is not between -90 and 90");
  g_free (why);
  column = (pr_column){ .name = "n", .type = PR_COL_COUNT, .least = 1, .most = 10 };
  ck_assert (!pr_value_parse (&column, "0", &cell, &why));
  ck_assert_str_eq (why, "'0' is not between 1 and 10");
  g_free (why);
}
END_TEST

START_TEST (next_items)
{
  pr_next next;
  g_autofree char *why = NULL;
  ck_assert (pr_value_next ("a 30%; b incomplete; c rest", &next, &why));
  ck_assert (!next.fork);
  ck_assert_uint_eq (next.n, 3);
  ck_assert_str_eq (next.items[0].step, "a");
  ck_assert_int_eq (next.items[0].kind, PR_NEXT_SHARE);
  ck_assert_double_eq (next.items[0].share, 0.3);
  ck_assert_int_eq (next.items[1].kind, PR_NEXT_INCOMPLETE);
  ck_assert_int_eq (next.items[2].kind, PR_NEXT_REST);
  pr_value_next_clear (&next);
  ck_assert (pr_value_next ("fork a + b + c then d", &next, &why));
  ck_assert (next.fork);
  ck_assert_uint_eq (next.n, 3);
  ck_assert_str_eq (next.then, "d");
  pr_value_next_clear (&next);
}
END_TEST

START_TEST (locale_does_not_matter)
{
  /* A locale with decimal commas changes nothing, if the machine has one. */
  pr_time t;
  g_autofree char *why = NULL;
  g_setenv ("LC_ALL", "de_DE.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  ck_assert (pr_value_duration ("1.5h", &t, &why));
  ck_assert_int_eq (t, 90 * PR_MINUTE);
  g_autoptr (GString) print = g_string_new (NULL);
  pr_value_print_number (0.5, print);
  ck_assert_str_eq (print->str, "0.5");
  setlocale (LC_ALL, "C");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenario/value");
  TCase *tc = tcase_create ("value");
  tcase_add_loop_test (tc, good_values, 0, G_N_ELEMENTS (good));
  tcase_add_loop_test (tc, bad_values, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tc, microseconds);
  tcase_add_test (tc, percent_is_the_decimal);
  tcase_add_test (tc, ranges);
  tcase_add_test (tc, next_items);
  tcase_add_test (tc, locale_does_not_matter);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
