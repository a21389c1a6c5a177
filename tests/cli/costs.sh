# Costs: in results, comparisons, plans of staff and sweeps; and nowhere without costs.csv.
. "$(dirname "$0")/tap.sh"

write () { printf '%b' "$2" >"$1"; }
says () { tr -s '\n ' ' ' <"$out" | grep -q "$1"; }
number='[0-9.,]*'

# One officer, three days of 24 hours, of whom too much is asked; late is what is not done by
# midnight.
scenario slow && mv "$scratch/slow" .
sed -i 's/mean=1min/mean=1.6min/' slow/workflows.csv
write slow/rules.csv \
  'rule,value,source\nlegal_calendar,always,assumption\nsame_day_cutoff,23:59,assumption\n'
write slow/procedures.csv \
  'code,name,workflow,limit,source\njob,A job,serve,same day,assumption: a textbook queue\n'
cp -r slow free
head='what,pool,role,where,cost,source\n'
write slow/costs.csv "${head}officer_hour,,,*,60000,assumption: a textbook wage\n"
what='[scenario]\nbase = slow\nname = '
write two.ini "${what}Two\n[set pools where pool=clerk]\ncount = 2\n"
write cheap.ini "${what}Cheaper\n[scale costs where what=officer_hour]\ncost = 50%\n"
write free-two.ini \
  '[scenario]\nbase = free\nname = Two\n[set pools where pool=clerk]\ncount = 2\n'

run run slow --replications 3 --no-plots --output priced
verify "run: status 0" is_status 0
verify "run: 72 hours at 60,000 dong" \
  grep -q '^\*,the province,4320000,0,4320000,0,0,0,0,0,0,0,0,0$' \
  priced/costs.csv
verify "run: a place" grep -q '^u1,One,4320000,0,' priced/costs.csv
verify "run: in every replication" \
  test "$(grep -c ',4320000,4320000,0,0,0,0$' priced/replications.csv)" = 3
verify "run: the summary" says 'COST (by place: costs.csv) officers. hours 4.3 ± 0.0 million dong'
verify "run: the page" grep -q 'id="costs-table"' priced/report.html
verify "run: an assumption" grep -q '^costs.csv,2,officer_hour' priced/assumptions.csv
if command -v sqlite3 >/dev/null; then
  verify "run: the store" test "$(sqlite3 priced/results.sqlite \
    "select count(*) from costs where cost = 4320000.0")" = 2
fi
run run slow --precision cost:5% --no-plots --output precise
verify "a precision: status 0" is_status 0
run explain slow
verify "explain" says 'an hour of an officer costs 60000 dong. \[assumption\]'

run run free --replications 3 --no-plots --output unpriced
verify "without: no row" test "$(wc -l <unpriced/costs.csv)" = 1
verify "without: blank" test "$(grep -c ',,,,,,$' unpriced/replications.csv)" = 3
verify "without: nothing is said" sh -c '! grep -q COST "$1"' - "$out"
verify "without: no table" sh -c '! grep -q costs-table unpriced/report.html'
for f in units pools daily failures province; do
  verify "$f.csv is the same with costs and without" cmp -s priced/$f.csv unpriced/$f.csv
done

run compare slow two.ini cheap.ini --replications 4 --no-plots --store all.sqlite --output compared
verify "compare: status 0" is_status 0
verify "compare: the cost is a metric" \
  grep -q '^two,slow,cost,4,8640000,0,4320000,0,.*,worse$' compared/comparison.csv
verify "compare: what each late dossier costs" says "B-A officers. hours +4.3 ± 0.0 million dong \
all +4.3 ± 0.0 million dong B-A: 4.3 million dong; $number ± $number late dossiers avoided, each \
for $number thousand dong ($number to $number)\."
verify "compare: cheaper, and nobody less is late" \
  says 'C-A: -2.2 million dong; no late dossier is shown to be avoided (0 ± 0)\.'
verify "compare: the table; all avoided cost the difference" awk -F, \
  '$1 == "two" && $3 == 4320000 && $17 * $15 > 4319000 && $17 * $15 < 4321000 && $18 < $17 &&
     $17 < $19 { found = 1 }
   $1 == "cheap" && ($3 != -2160000 || $15 != 0 || $17 != "") { bad = 1 }
   END { exit bad || !found || NR != 3 }' compared/comparison-costs.csv
verify "compare: the page" grep -q 'href="#costs"' compared/report.html
if command -v sqlite3 >/dev/null; then
  verify "compare: the store" test "$(sqlite3 all.sqlite \
    "select count(*) from comparison_costs where cost_of_late > 0")" = 1
fi
run compare free free-two.ini --replications 4 --no-plots --output none
verify "compare without: nothing of costs" sh -c '! grep -q "^COST\|dong" "$1"' - "$out"
verify "compare without: no row" test "$(wc -l <none/comparison-costs.csv)" = 1
run compare slow free-two.ini --replications 4 --no-plots --output half
verify "compare with and without: no metric" sh -c '! grep -q ",cost," half/comparison.csv'
run compare slow free-two.ini --of cost --replications 4 --no-plots --output half2
verify "asked for: no value" sh -c 'grep -q "B-A  n/a *no value" "$1"' - "$out"

run staff slow --goal 'on_time >= 90%' --replications 4 --output plan.ini
verify "staff: status 0" is_status 0
verify "staff: what the plan costs" says "Cost, more than as it is: officers. hours +4.3 ± 0.0 \
million dong all +4.3 ± 0.0 million dong The plan: 4.3 million dong; $number ± $number late \
dossiers avoided, each for $number thousand dong ($number to $number)\."
run staff free --goal 'on_time >= 90%' --replications 4 --output free-plan.ini
verify "staff without: nothing of costs" sh -c '! grep -q Cost "$1"' - "$out"
run staff slow --goal 'on_time >= 90% and cost <= 5000000' --replications 4 --most 3 \
  --output dear.ini
verify "staff: too dear" out_has "cost <= 5000000"

# 40 dossiers are due on the first day and take an hour each: one officer, there for 72 hours, does
# 24 in time, two do all. So the second one costs 72 x 60,000 dong and saves 16: 270,000 each.
cp -r free due
write due/arrivals.csv 'stream,where,mix,rate,source\njobs,u1,job,0 per day,assumption\n'
write due/procedures.csv 'code,name,workflow,limit,source\njob,J,serve,1 working days,assumption\n'
write due/workflows.csv \
  'workflow,step,role,effort,next,source\nserve,work,clerk,1h,returned,assumption\n'
write due/backlog.csv 'where,procedure,received,count,source\nu1,job,2025-06-30,40,assumption\n'
write due/costs.csv "${head}officer_hour,,,*,60000,assumption\n"
write due-two.ini '[scenario]\nbase = due\nname = Two\n[set pools where pool=clerk]\ncount = 2\n'
each='4.3 million dong; 16 ± 0 late dossiers avoided, each for 270 thousand dong (270 to 270)\.'
run compare due due-two.ini --replications 2 --no-plots --output due-compared
verify "compare: by hand" says "B-A: $each"
verify "compare: by hand, the table" \
  grep -q '^due-two,due,4320000,.*,16,0,270000,270000,270000$' due-compared/comparison-costs.csv
run staff due --goal 'on_time >= 90%' --replications 2 --output due-plan.ini
verify "staff: by hand" says "The plan: $each"

# staffed COSTS POOLS BACKLOG PLAN: does the plan add one officer, in that pool?
staffed () {
  rm -rf priced.ini pick && cp -r due pick
  write pick/costs.csv "$head$1"
  write pick/pools.csv "pool,where,roles,count,calendar,source\n$2"
  sed -i "s/,40,/,$3,/" pick/backlog.csv
  run staff pick --goal 'on_time >= 99%' --replications 2 --output priced.ini
  test "$(grep -c '^count = 2' priced.ini)" = 1 && grep -qF "pool=$4;" priced.ini
}
hour () { printf 'officer_hour,%s,,*,%s,assumption\\n' "$1" "$2"; }
pool () { printf '%s,u1,%s,1,%s,assumption\\n' "$1" "$2" "$3"; }
verify "staff: the cheaper of two who help alike" staffed "$(hour a 60000)$(hour b 90000)" \
  "$(pool a clerk always)$(pool b clerk always)" 60 a
verify "staff: whatever their order" staffed "$(hour a 90000)$(hour b 60000)" \
  "$(pool a clerk always)$(pool b clerk always)" 60 b
printf 'serve,sign,chief,1min,returned,assumption\n' >>due/workflows.csv
sed -i 's/1h,returned/1h,sign/' due/workflows.csv
verify "staff: with one between of whom it is not known" \
  staffed "$(hour a 60000)$(hour c 90000)" \
  "$(pool a clerk always)$(pool b chief always)$(pool c clerk always)" 60 a
# 8 hours of each day at 90,000 cost less than 24 at 60,000; either does 6 dossiers more.
echo 'day,Mon-Sun,08:00-16:00,assumption' >>due/calendars.csv
verify "staff: an officer's hours count" \
  staffed "$(hour day 90000)$(hour round 60000)$(hour signs 1)" \
  "$(pool day clerk day)$(pool round clerk always)$(pool signs chief always)" 38 day

write grid.ini '[sweep]\nbase = slow\nname = Clerks\nreplications = 3\n[factor clerks]\n
change = set pools where pool=clerk\nkey = count\nvalues = 1; 2; 3\n'
run sweep grid.ini --output swept
verify "sweep: status 0" is_status 0
verify "sweep: the cost is a metric" \
  grep -q ',clerks = 3,cost,12960000,0,8640000,0$' swept/sweep.csv
verify "sweep: cost against what is late" \
  sh -c 'grep -q "^0 4.32 0 [1-9]" swept/plots/cost-late.dat &&
    grep -q "^2 8.64 0 [0-9.]* [0-9.]* 1$" swept/plots/cost-late.dat'
if command -v gnuplot >/dev/null; then verify "sweep: drawn" test -s swept/plots/cost-late.svg; fi
sed 's/base = slow/base = free/' grid.ini >free.ini
run sweep free.ini --no-plots --output free-swept
verify "sweep without: no plot, no metric" \
  sh -c '! ls free-swept/plots | grep -q cost && ! grep -q ,cost, free-swept/sweep.csv'

write slow/costs.csv "${head}officer_hour,clerc,,*,1,press\novertime_hour,,,u2,1,press\n"
run run slow --output wrong
verify "mistakes: status 3" is_status 3
verify "mistakes: both at once" \
  sh -c 'grep -q "costs.csv:2:14: error: .*; did you mean .clerk.?" "$1" &&
    grep -q "costs.csv:3:17: error: " "$1"' - "$err"
verify "mistakes: nothing is written" test ! -e wrong
finish
