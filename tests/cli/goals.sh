# Goals, --of and --precision: a figure, of what and when; places by name; officers only where the
# goal is. The answers are known by Erlang C, or by hand.
. "$(dirname "$0")/tap.sh"

# Two counters, each M/M/c with 4.5 visitors and 1 service a minute; with c officers P(W > 0) is C
# and P(W > t) = C exp(-(c - 4.5) t). By Erlang C, C is 0.762, 0.427 and 0.218 with 5, 6 and 7
# officers, so that nine in ten wait at most 4.06, 0.97 and 0.31 min, and P(W > 1 min) is 0.46,
# 0.095 and 0.018.
cp -r "$mm1" queue && chmod -R u+w queue
cat >queue/units.csv <<'U'
code,name,type,population,source
u1,Phường Hồng Gai,ward,1000,assumption
u2,Xã Đông Hồng Gai,commune,1000,assumption
U
sed -i 's/,source/,receives,source/; s/,assumption/,yes,assumption/' queue/workflows.csv
sed -i '2,$d' queue/pools.csv
printf '%s\n' 'clerk,u1,clerk,5,always,assumption' 'clerk,u2,clerk,5,always,assumption' \
  >>queue/pools.csv
sed -i 's/,u1,/,*,/; s/0.9 per min/4.5 per min/' queue/arrivals.csv
sed -i 's/^end = .*/end = 2025-07-21/; s/^replications.*/replications = 10/' queue/scenario.ini

# plan GOAL: the plan's lines of pools.
plan () {
  run staff queue --goal "$1" --output plan.ini --force
  plan=$(grep -v '^#' plan.ini 2>/dev/null | sed -n '/^\[set/,$p' | tr '\n' ' ')
  rm -f plan.ini
}
is_plan () { test "$plan" = "$1"; }
plan 'counter_wait.p90 <= 36s at Phường Hồng Gai'
verify "a quantile at one counter: Erlang C, and nobody elsewhere" \
  is_plan '[set pools where pool=clerk; where=u1] count = 7 '
verify "says that officers are added there only" \
  out_has "Officers are added only where the goal is asked: Phường Hồng Gai."
plan 'counter_wait.p90 <= 2min at u2 from 2025-07-03 to 2025-07-18'
verify "a weaker one, by code, for some weeks" \
  is_plan '[set pools where pool=clerk; where=u2] count = 6 '
plan 'counter_wait.p90 at phuong hong gai <= 0.6 minutes'
verify "of what before the value; without case and accents; a number in the unit" \
  is_plan '[set pools where pool=clerk; where=u1] count = 7 '
plan 'counter_wait.within(1min) >= 95% in every commune'
verify "a share within a time, in every commune" \
  is_plan '[set pools where pool=clerk; where=u2] count = 7 '
plan 'counter_wait.over(1min) <= 20% in every unit'
at_one='[set pools where pool=clerk; where=u1] count = 6 '
at_other='[set pools where pool=clerk; where=u2] count = 6 '
verify "everywhere" is_plan "$at_one $at_other"

# A figure of the whole window is the same with the dates of all of it; parts add up.
run compare queue queue --replications 3 --no-plots --output parts --of "arrived,arrived from \
2025-07-01 to 2025-07-21,arrived to 2025-07-09,arrived from 2025-07-10,counter_wait_mean,\
counter_wait_mean from 2025-07-01,backlog_end at u1,backlog_end at u1 on 2025-07-21,\
counter_wait.over(1min) at u1,counter_wait.within(1min) at u1,sojourn_mean,sojourn_mean to \
2025-07-21,deciding_peak,peak backlog from 2025-07-01,\
backlog.within(100000),backlog_end in every ward from 2025-07-02"
verify "--of: status 0" is_status 0
# mean METRIC: its mean in the comparison.
mean () { awk -F, -v m="$1" '{ gsub (/"/, "") } $3 == m { print $5; exit }' parts/comparison.csv; }
same () { test -n "$(mean "$1")" && test "$(mean "$1")" = "$(mean "$2")"; }
verify "counts: the same from the first day to the last" \
  same arrived 'arrived from 2025-07-01 to 2025-07-21'
verify "counts: parts add up" sh -c 'test -n "$1" && test "$(echo "$1 + $2 - $3" | bc)" = 0' - \
  "$(mean 'arrived to 2025-07-09')" "$(mean 'arrived from 2025-07-10')" "$(mean arrived)"
verify "waits: the same" same counter_wait_mean 'counter_wait_mean from 2025-07-01'
verify "times: the same" same sojourn_mean 'sojourn_mean to 2025-07-21'
verify "the peak: the same, by another name" same deciding_peak 'deciding_peak from 2025-07-01'
verify "a level: that of the last day" same 'backlog_end at u1' 'backlog_end at u1 on 2025-07-21'
verify "every ward: one of them" same 'backlog_end at u1' 'backlog_end at u1 from 2025-07-02'
verify "over and within add up" \
  sh -c 'echo "d = $1 + $2 - 1; d < 0.0001 && d > -0.0001" | bc | grep -qx 1' - \
  "$(mean 'counter_wait.over(1min) at u1')" "$(mean 'counter_wait.within(1min) at u1')"
verify "P(in process <= k)" test "$(mean 'backlog.within(100000)')" = 1
run run queue --precision 'counter_wait.over(1min) at "Phường Hồng Gai" to 2025-07-09:20%' \
  --no-plots --output precise
verify "--precision: the same words" out_has "counter_wait.over(1min) at u1 to 2025-07-09"
run extend precise --replications 32 --no-plots
verify "such a run is extended" is_status 0

# refused WORDS GOAL
refused () {
  run staff queue --goal "$2" --output x.ini
  verify "refused: $2" fails_with 2 "$1"
}
refused "'hong gai' may be several places; write a code: u1 Phường Hồng Gai, u2 Xã Đông Hồng Gai" \
  'overdue <= 5 at hong gai'
refused "no place is 'u11'; did you mean 'u1'?" 'overdue <= 5 at u11'
refused "no place is 'Phường Hồng Gaj'; did you mean 'Phường Hồng Gai'?" \
  'overdue <= 5 at Phường Hồng Gaj'
refused "no place is 'Hong Gaj'; did you mean 'Hồng Gai'?" 'overdue <= 5 at Hong Gaj'
refused "unknown metric 'sojorn.p90'; did you mean 'sojourn.p90'?" 'sojorn.p90 <= 1 h'
refused "'in every wrd' found; did you mean in every ward?" 'overdue <= 5 in every wrd'
refused "2025-08-01 is outside the window of One queue, one officer, 2025-07-01 to 2025-07-21" \
  'overdue <= 5 at u1 from 2025-07-02 to 2025-08-01'
refused "the last date is before the first" 'overdue <= 5 from 2025-07-09 to 2025-07-02'
refused "ready_share is of the whole window" 'ready_share >= 90% from 2025-07-09'
refused "at PLACE is expected, or in every unit" 'overdue <= 5 in every district'
refused "One queue, one officer has no special zone" 'overdue <= 5 in every special zone'
refused "of counter_wait there are pNN, over(TIME) and within(TIME)" 'counter_wait.q90 <= 5'
refused "above p0 and below p100" 'counter_wait.p100 <= 5'
refused "a number of dossiers is expected" 'backlog.within(2h) >= 95%'
refused "has no unit" 'counter_wait.over(60) <= 5%'
refused "units have no 'events'" 'events <= 5 at u1'
finish
