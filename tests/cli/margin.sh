# margin: queues whose margins are known by hand; equal bytes; what is said of wrong questions.
. "$(dirname "$0")/tap.sh"

# Four queues, of one officer each who takes 20 min: 72 a day. One comes every 24.5, 33.5, 60 and 18
# min, always. At a step where more than 72 a day come, the backlog grows by the rest, g, on each of
# 62 days: its mean is 52.5 g and the one in work in the last fortnight, of 20 days, and more than
# 15, twice 5 and 5, is not ready:
#   Narrow  58.78 a day: 71.71 at +22 %, 72.29 at +23 %, which leaves 15.4
#   Wide    42.99 a day: 72.21 at +68 %, which leaves 11; 72.64 at +69 %, 34
#   Idle    24 a day: 48 at +100 %
#   Broken  80 a day
# With work of 20 min more each x %, 72 / (1 + x): for Narrow 58.54 at +23 %, which leaves 12.6, and
# 58.06 at +24 %, 37; for Wide 42.86 at +68 %, which leaves 6.7, and 42.60 at +69 %, 20.
mkdir four
cat >four/units.csv <<E
code,name,type,population,source
u1,Narrow,ward,1000,assumption
u2,Wide,ward,1000,assumption
u3,Idle,ward,1000,assumption
u4,"Broken, =1 + ""1"" <b>",ward,1000,assumption
E
cat >four/arrivals.csv <<E
stream,where,mix,rate,source
jobs,u1,job,every 1470s,assumption
jobs,u2,job,every 2010s,assumption
jobs,u3,job,every 60min,assumption
jobs,u4,job,every 18min,assumption
E
cat >four/workflows.csv <<E
workflow,step,role,effort,next,source
serve,work,clerk,20min,returned,assumption
E
cat >four/scenario.ini <<E
[scenario]
format = 1
name = Four queues
start = 2025-07-01
end = 2025-08-31
E
sed 's/clerk,u1,/clerk,*,/' "$mm1/pools.csv" >four/pools.csv
cp "$mm1/calendars.csv" "$mm1/procedures.csv" four

# margins DIR: place, ends and what is missed, a line each.
margins () {
  awk -F, 'NR > 1 { n = NF; print $1, $(n-7), $(n-6), $(n-5) }' "$1/margins.csv" | sort
}
has_margins () { test "$(margins "$1")" = "$2"; }
n_steps () { cut -d, -f1 "$1/margin-steps.csv" | sed 1d | sort -u | wc -l; }

run margin four --of volume --replications 2 --no-plots --output volume
verify "volume: status 0" is_status 0
verify "volume: how sure" out_has "A step has 2 replications: other replications would move the"
verify "volume: too few" err_has "2 replications of a step cannot settle that a place is ready: it"
verify "volume: as by hand" has_margins volume "u1 22 23 in process
u2 68 69 in process
u3 100  
u4  0 in process"
verify "volume: in words" out_has "+22 to +23 %     in process        clerk, +22 %"
verify "volume: what fails as it is" out_has "as it is         in process        clerk, now"
verify "volume: what does not" out_has "1 place has not failed at any step."
verify "volume: the first that fails is the first row" sh -c 'sed -n 2p volume/margins.csv |
  grep -q "^u4,"'
# 0, then 20 as the rough cut says, by 5 to 100; 22 and 23; 67, 68 and 69.
verify "volume: no step that is not needed" test "$(n_steps volume)" = 23
verify "volume: the rough cut" grep -q ',clerk,0.816327,22.5$' volume/margins.csv
run margin four --of effort --replications 1 --no-plots --output effort
verify "effort: as by hand" has_margins effort "u1 23 24 in process
u2 68 69 in process
u3 100  
u4  0 in process"

# All steps at which they differ, one by one.
run margin four --of volume --replications 2 --no-plots --output brute \
  --steps "$(seq -s , 20 25),$(seq -s , 65 70),100"
verify "one by one: all steps" test "$(n_steps brute)" = 14
verify "one by one: the same margins" test "$(margins brute)" = "$(margins volume)"
run margin four --of volume --replications 1 --no-plots --output few --steps 10,50
verify "a few steps: just those" test "$(n_steps few)" = 3
verify "a few steps: wide brackets" has_margins few "u1 10 50 in process
u2 50  
u3 50  
u4  0 in process"
run margin four --of volume --replications 1 --no-plots --output first --first 2
verify "the first two to 1 %, another to 50 %" has_margins first "u1 22 23 in process
u2 50 100 in process
u3 100  
u4  0 in process"

# One place.
run margin four --of effort --place u2 --replications 1 --no-plots --output one-u2
verify "one place: status 0" is_status 0
verify "one place: alone, as among all" has_margins one-u2 "u2 68 69 in process"
run margin four --of effort --place Wide --replications 1 --no-plots --output one-u2
verify "one place: by name as by code" out_has "Found, not run again"
run margin four --of volume --place u1 --replications 1 --no-plots --output one
verify "one place: its volume" has_margins one "u1 22 23 in process"
verify "one place: said" out_has "volume, only at Narrow"

# Where nobody files anything, volume is what comes to be decided.
cp -r four decide
printf 'code,name,kind,serves,source\nbureau,Bureau,bureau,*,assumption\n' >decide/authorities.csv
echo 'boss,bureau,boss,1,always,assumption' >>decide/pools.csv
cat >decide/workflows.csv <<E
workflow,step,role,place,effort,next,source
serve,work,clerk,home,20min,returned,assumption
above,work,clerk,home,1min,sign,assumption
above,sign,boss,deciding,20min,returned,assumption
E
cat >decide/procedures.csv <<E
code,name,workflow,decided_by,source
job,A job,serve,,assumption
high,A high one,above,bureau,assumption
E
sed 's/jobs,u1,job,/high,u1,high,/' four/arrivals.csv >decide/arrivals.csv
run margin decide --of volume --place bureau --replications 1 --no-plots --output decided
verify "where only is decided: status 0" is_status 0
verify "where only is decided: as with as much at a counter" has_margins decided \
  "bureau 22 23 in process"

# Officers: ten with three quarters of work do without two, five without one, one cannot be missing.
# A second pool that nothing fills loses nobody until then.
cp -r four staff
cat >staff/pools.csv <<E
pool,where,roles,count,calendar,source
clerk,u1,clerk,10,always,assumption
clerk,u2,clerk,5,always,assumption
clerk,u3,clerk,1,always,assumption
clerk,u4,clerk,2,always,assumption
spare,u2,porter,9,always,assumption
E
cat >staff/arrivals.csv <<E
stream,where,mix,rate,source
jobs,u1,job,every 160s,assumption
jobs,u2,job,every 320s,assumption
jobs,u3,job,every 60min,assumption
jobs,u4,job,every 10min30s,assumption
E
sed -i 's/10min30s/630s/' staff/arrivals.csv
run margin staff --of staff --replications 1 --no-plots --output staff-out
verify "staff: status 0" is_status 0
verify "staff: as by hand" has_margins staff-out "u1 2 3 in process
u2 1 2 in process
u3 0  
u4 0 1 in process"
verify "staff: who cannot be missing" out_has "1 place has nobody to spare, as pools keep their"
verify "staff: not as one that has not failed" test "$(grep -c 'not failed at any' "$out")" = 0
no_other="Not failed at any step: 0 of 4 places."
verify "staff: the page says so" grep -q "$no_other Nobody to spare: 1 of 4" staff-out/report.html
verify "staff: who is missing" sh -c 'grep -A 1 "^  Narrow " "$1" |
  grep -q "^    missing then: clerk 3$"' - "$out"
verify "staff: at each step" grep -q '^2,u1,Narrow,clerk 2,' staff-out/margin-steps.csv
verify "staff: in words" out_has "2 to 3           in process        clerk, 3"
run margin staff --of staff --place u1 --replications 1 --no-plots --output staff-one
verify "staff: at one place" has_margins staff-one "u1 2 3 in process"
run margin four --of staff --no-plots --output nobody
verify "staff: nobody to spare" fails_with 2 "nobody can be missing"

# Two pools share a line: of 200 min every 1460 s, 8.2 officers' work, 8 officers and 2 at half of
# their time do 9. Without one of the 8 they do 8, and 59.2 - 57.6 more a day are left; without one
# of the 2 it would be 8.5.
cp -r four shared
sed -i '3,$d' shared/units.csv
sed -i '3,$d; s/1470s/1460s/' shared/arrivals.csv
sed -i 's/20min/200min/' shared/workflows.csv
cat >shared/pools.csv <<E
pool,where,roles,count,calendar,share,source
halves,u1,clerk,2,always,50%,assumption
wholes,u1,clerk,8,always,,assumption
E
run margin shared --of staff --replications 1 --no-plots --output shared-out --steps 1,2,20
verify "a shared line: as by hand" has_margins shared-out "u1 0 1 in process"
verify "a shared line: the rough cut" grep -q ',wholes,0.913242,1$' shared-out/margins.csv
verify "more than can be spared: said" err_has "no place can spare more than 8 officers"

# Found again, and what is no such thing.
run margin four --of volume --steps 10,25 --no-plots --output enough
verify "as many as by default: no warning" test "$(grep -c 'cannot settle' "$err")" = 0
verify "as many as by default: 25" out_has "A step has 25 replications"
ask="margin four --of volume --steps 10,25 --replications 2"
run $ask --no-plots --output small
run $ask --no-plots --output again --jobs 1
verify "the same bytes on one job" same_files small again
run $ask --no-plots --output small
verify "the same again: found" out_has "Found, not run again"
verify "the same again: with its page" out_has "WHAT BREAKS FIRST"
for other in "--of effort --steps 10,25" "--of volume --steps 10,25 --seed 9" \
  "--of volume --first 1" "--of volume --steps 10,25 --place u1"; do
  run margin four $other --replications 2 --no-plots --output small
  verify "$other: not what is there" fails_with 1 "exists already"
done
run $ask --no-plots --output small --force
verify "--force: again" out_has "Files: small"
verify "--force: with the same bytes" same_files small again
run margin four --of volume --replications 1 --no-plots --until 2025-07-10
verify "a folder of its own" sh -c 'ls output/runs | grep -q "^margin-four-[0-9a-f]\{12\}$"'
verify "nothing hidden is left" test -z "$(ls -A | grep '^\.')"
verify "the manifest lists the files" \
  sh -c 'for f in $(cd volume && find . -type f | sed "s|^\./||"); do
  grep -qF "\"$f\"" volume/manifest.json || { echo "# $f"; exit 1; }; done'
run extend volume --replications 9
verify "no run" fails_with 1 "of a comparison, a sweep or margins"
run report volume
verify "the page is made again" is_status 0
verify "the page: names are texts" grep -q 'Broken, =1 + &quot;1&quot; &lt;b&gt;' volume/report.html
verify "the page: what breaks first" grep -q 'fails as it is' volume/report.html
if command -v gnuplot >/dev/null; then
  run $ask --output small
  verify "found, and drawn" test -s small/plots/margins.svg
  run $ask --output drawn
  verify "drawn at once: the same" same_files small drawn
  verify "drawn: names are texts" grep -qF 'Broken, =1 + "1" &lt;b>' drawn/plots/margins.svg
fi
if command -v sqlite3 >/dev/null; then
  run $ask --no-plots --output again --store all.db
  run $ask --no-plots --output more --store all.db
  run margin four --of effort --replications 1 --no-plots --output effort --store all.db
  verify "--store: two questions" test "$(sqlite3 all.db 'SELECT count (*) FROM distances')" = 2
  verify "--store: their margins" test "$(sqlite3 all.db \
    "SELECT margin_low FROM margins WHERE place = 'u2' ORDER BY change")" = "68.0
25.0"
  verify "--store: their steps" test "$(sqlite3 all.db \
    "SELECT count (*) FROM margin_steps JOIN distances ON \"of\" = id")" -gt 80
  verify "--store: names without a spreadsheet's mark" test "$(sqlite3 all.db \
    "SELECT DISTINCT name FROM margins WHERE place = 'u4'")" = 'Broken, =1 + "1" <b>'
fi

# An interrupted search goes on. It takes long enough to be stopped.
many=100
test -z "$SANITIZED" || many=10
sed 's/^end = .*/end = 2026-06-30/' four/scenario.ini >long.ini
cp -r four long && mv long.ini long/scenario.ini
ask="margin long --of volume --steps 10 --replications $many --no-plots"
"$PILOTRUN" $ask --output stopped >/dev/null 2>&1 </dev/null &
pid=$!
await test -e .stopped.10.records
kill -s TERM "$pid"
wait "$pid"
status=$?
verify "interrupted: status 1" is_status 1
verify "interrupted: no folder" test ! -e stopped
verify "interrupted: what is finished is kept" test -s .stopped.0.records
run $ask --output stopped
verify "interrupted: the same command goes on" is_status 0
run $ask --output unstopped
verify "interrupted: with the bytes of one that nobody stopped" same_files stopped unstopped
verify "interrupted: nothing hidden is left" test -z "$(ls -A | grep '^\.')"

# The summary of a run: where nearly nothing is late, what would be full first.
cp -r four due
printf 'code,name,workflow,limit,source\njob,A job,serve,2 days,assumption\n' >due/procedures.csv
printf 'rule,value,source\nlegal_calendar,always,assumption\n' >due/rules.csv
sed -i '/^u4/d' due/units.csv && sed -i '/,u4,/d' due/arrivals.csv
run run due --replications 1 --no-plots --output calm
verify "a run in which nothing is late: margins" out_has "NARROWEST MARGINS"
verify "a run in which nothing is late: as by hand" sh -c 'grep -A 8 "NARROWEST" "$1" |
  grep -q "^  Narrow  *clerk  *82 %  *+22 %$"' - "$out"
verify "a run in which nothing is late: no failure points" test "$(grep -c 'FAILURE' "$out")" = 0
sed -i 's/1470s/1100s/' due/arrivals.csv
run run due --replications 1 --no-plots --output late
verify "a run in which many are late: failure points" out_has "FAILURE POINTS: 1;"
verify "a run in which many are late: no margins" test "$(grep -c 'NARROWEST' "$out")" = 0

# wrong STATUS WORDS ARGUMENT...: refused, and nothing written.
wrong () {
  expected=$1 words=$2
  shift 2
  run margin "$@" --output wrong
  verify "refused: $words" fails_with "$expected" "$words"
  verify "and nothing written" test ! -e wrong
}
wrong 2 "--of is expected: volume, effort or staff" four
wrong 2 "did you mean 'volume'?" four --of volme
wrong 2 "did you mean 'Wide'?" four --of volume --place Wyde
wrong 2 "names that contain it: Narrow" four --of volume --place arr
cp -r four idle
printf 'code,name,kind,source\nbureau,Bureau,bureau,assumption\n' >idle/authorities.csv
wrong 2 "nothing is filed or decided at Bureau" idle --of volume --place bureau
echo 'u5,Still,ward,0,assumption' >>idle/units.csv
sed -i 's/,clerk,1,/,clerk,2,/' idle/pools.csv
for what in volume effort staff; do
  wrong 2 " at Still" idle --of $what --place u5 --replications 1 --no-plots
done
verify "refused after a step: nothing hidden is left" test -z "$(ls -A | grep '^\.')"
run margin idle --of effort --replications 1 --steps 1 --no-plots --output idle-out
verify "nobody comes: not told of" test "$(grep -c '^u5,' idle-out/margins.csv)" = 0
wrong 2 "no place is" four --of volume --place "$(printf '\033[1m')"
wrong 2 "--steps: '5%' found" four --of volume --steps 5%
wrong 2 "--steps: 5 comes after 10" four --of volume --steps 10,5
wrong 2 "--steps: ' ' found" four --of volume --steps ''
wrong 2 "exclude each other" four --of volume --steps 5 --first 3
wrong 2 "--first: '0' found" four --of volume --first 0
wrong 2 "--replications: '0' found" four --of volume --replications 0
wrong 2 "until" four --of volume --until 2024-01-01
wrong 3 "nowhere" nowhere --of volume
sed 's/,clerk,20min/,clark,20min/' four/workflows.csv >work && cp -r four bad &&
  mv work bad/workflows.csv
wrong 3 "did you mean 'clerk'?" bad --of volume
finish
