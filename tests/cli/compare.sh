# compare and what-ifs on disk: overlays on overlays, what is said of wrong ones, equal bytes.
. "$(dirname "$0")/tap.sh"

write () { printf '%b' "$2" >"$1"; }
head='[scenario]\nbase = mm1\n'
cp -r "$mm1" mm1 && chmod -R u+w mm1
pool=$(sed -n 2p mm1/pools.csv | cut -d, -f1)
step=$(sed -n 2p mm1/workflows.csv | cut -d, -f1)
write more.ini "${head}name = Two officers\n[set pools where pool=$pool]\ncount = 2\n"
write slow.ini \
  "[scenario]\nbase = more.ini\nname = Two slow officers
[scale workflows where workflow=$step]\neffort = 150%\n"
write half.ini "${head}name = Half as many\n[scale arrivals]\nrate = 50%\n"
write same.ini "${head}name = The same under another name\n"

run show slow.ini
verify "an overlay on an overlay: status 0" is_status 0
verify "both are in force" out_has ",2,"
run check more.ini
verify "check takes a what-if" is_status 0

run diff mm1 slow.ini
verify "diff: a cell" out_has "pool clerk, where u1: count 1 → 2"
verify "diff: another" out_has "effort exponential(mean=1min) → exponential(mean=1min 30s)"
write less.ini "${head}name = Fewer\n[set pools where pool=$pool]\ncount = 3\n"
write fewer.ini "[scenario]\nbase = less.ini\nname = Scaled\n[scale pools]\ncount = 45%\n"
for command in "check fewer.ini" "diff less.ini fewer.ini" \
  "compare less.ini fewer.ini --replications 2 --no-plots --output scaled"; do
  run $command
  verify "${command%% *}: what scaling asked for and what came out" \
    grep -qx "  pools clerk: 1.35 asked for, 1 came out: u1" "$out"
done
rm -rf scaled less.ini fewer.ini
run diff mm1 mm1
verify "diff: nothing" out_has "no difference"
run diff mm1
verify "diff of one" fails_with 2 "two are expected"

run compare mm1 more.ini slow.ini --replications 8 --no-plots --jobs 1 --output one
verify "compare: status 0" is_status 0
verify "compare: the head says who is who" out_has "B  Two officers (more)"
# short FILE: its last part, up to the files' names.
short () { sed -n '/^IN SHORT/,/^Files/p' "$1"; }
is_screen () {
  short "$out" >screen
  test "$(wc -l <screen)" -le 22 -a "$(wc -L <screen)" -lt 80
}
verify "compare: the last screen is the answer" is_screen
verify "compare: with who is who" grep -qx "  C  Two slow officers" screen
verify "compare: the figures" grep -q "^  Most in process  *14.5  *2.4  *3.3$" screen
verify "compare: and a sentence" grep -q "more places ready than now\.$" screen
verify "compare: no line is wider than the screen" test "$(wc -L <"$out")" -lt 80
short one/summary.txt >short
verify "compare: its summary ends with it, too" \
  test -s short -a "$(head -n -2 screen)" = "$(cat short)"
run compare mm1 more.ini slow.ini --replications 8 --no-plots --jobs 2 --output two
verify "compare: the same bytes on two jobs" same_files one two
verify "compare: nothing hidden is left" test -z "$(ls -A | grep '^\.')"
# With several, the best is known: 0 is in every interval, and some bound is 0.
verify "compare: bounds to the best contain 0" awk -F, \
  'NR > 1 && ($(NF-2) + 0 > 0 || $(NF-1) + 0 < 0) { bad = 1 } END { exit bad }' one/comparison.csv
first='^mm1,,[a-z_]*,[0-9]*,[0-9.]*,[0-9.]*,,,,,,[-0-9.]*,[-0-9.]*,$'
verify "compare: the first is not set against itself" \
  test "$(grep -c "$first" one/comparison.csv)" -gt 3
verify "compare: a shorter stay is better" grep -q '^more,.*,sojourn_mean,.*,better$' \
  one/comparison.csv
run compare mm1 half.ini --of arrived,sojourn_mean --replications 8 --no-plots --output fewer
verify "compare: fewer arrivals are neither good nor bad" grep -q '^half,.*,arrived,.*,less$' \
  fewer/comparison.csv
verify "compare: nor in a unit" grep -q '^half,.*,arrived,.*,less$' fewer/comparison-places.csv
verify "compare: what was asked for is the answer then" sh -c '! grep -q "IN SHORT" "$1"' - "$out"
verify "compare: said in words" out_has "B-A arrived: 0 more, 1 less, 0 without"
verify "compare: on the page" grep -q 'Half as many.*Better:' fewer/report.html
verify "compare: place by place" out_has "PLACES"
run compare mm1 half.ini --of "sojourn_mean at u1" --replications 2 --no-plots --output at-u1
verify "compare: figures of single places leave no list of places" \
  sh -c '! grep -q "^PLACES" "$1"' sh "$out"

run compare mm1 same.ini --replications 4 --no-plots --output equal
verify "equal scenarios: status 0" is_status 0
verify "equal scenarios differ by exactly 0" awk -F, \
  'NR > 1 && ($7 + 0 != 0 || $8 + 0 != 0) { bad = 1 } END { exit bad || NR < 5 }' \
  equal/comparison.csv
verify "and so do their units" awk -F, \
  'NR > 1 && ($9 + 0 != 0 || $10 + 0 != 0) { bad = 1 } END { exit bad || NR < 3 }' \
  equal/comparison-places.csv


# Nothing has a limit, so that nothing is due: on_time has no value, and no value is not 0.
run compare mm1 more.ini half.ini --of on_time,arrived --replications 4 \
  --no-plots --store none.sqlite --output none
verify "nothing due: status 0" is_status 0
verify "nothing due: no mean, no difference, no bound, no verdict" \
  test "$(grep -c ',on_time,0,,,,,,,,,,$' none/comparison.csv)" = 3
verify "nothing due: a metric beside it has all" \
  grep -q '^half,mm1,arrived,4,[0-9.]*,[0-9.]*,-.*,less$' none/comparison.csv
verify "nothing due: units that have no value are no rows" \
  test "$(grep -c ',on_time,' none/comparison-places.csv)" = 0
verify "nothing due: the text" \
  sh -c 'grep -A1 "on_time, %" "$1" | grep -qx "    A    n/a" &&
    grep -q "B-A  n/a *no value" "$1"' - "$out"
if command -v sqlite3 >/dev/null; then
  verify "nothing due: the store" \
    test "$(sqlite3 none.sqlite "select count(*) from comparison
      where metric = 'on_time' and mean is null and difference is null")" = 3
fi
nothing='--precision: on_time has no value in any replication of One queue, one officer (n = 30)'
run run mm1 --precision on_time:1pt --output none2
verify "precision of what has no value ends at once" \
  fails_with 1 "$nothing"
run compare mm1 half.ini --precision arrived:5%,on_time:1pt --output none2
verify "and in a comparison" \
  fails_with 1 "$nothing"
verify "and nothing is left" test -z "$(ls -Ad none2 .none2* 2>/dev/null)"

# A measure: in how many replications it was ordered, and what each late dossier avoided costs.
scenario slow && mv "$scratch/slow" .
sed -i 's/mean=1min/mean=1.6min/' slow/workflows.csv
write slow/rules.csv 'rule,value,source\nlegal_calendar,always,assumption\n'
write slow/rules.csv "$(cat slow/rules.csv)\nsame_day_cutoff,23:59,assumption\n"
write slow/procedures.csv \
  'code,name,workflow,limit,source\njob,A job,serve,same day,assumption: a textbook queue\n'
write help.ini '[scenario]\nbase = slow\nname = Help at noon\n[add measures help]\nmeasure = help
where = u1\nwatch = waiting\non = 50\nlook = daily 12:00\naction = reinforce clerk +1
cost = 1000000\nsource = assumption\n'
sed 's/on = 50/on = 1000000/' help.ini >never.ini
says () { tr -s '\n ' ' ' <"$out" | grep -q "$1"; }
run compare slow help.ini never.ini --replications 4 --no-plots --store acted.sqlite --output acted
verify "a measure: status 0" is_status 0
verify "a measure: ordered in all replications" \
  out_has "B  help: in 4 of 4 replications; first on 2025-07-01; times ordered 1;"
verify "a measure: what its figures are" \
  out_has "MEASURES (sums over places, means over all replications)"
number='[0-9.,]*'
verify "a measure: what a late dossier avoided costs" says "B-A: 1.0 million dong; $number ± \
$number late dossiers avoided, each for $number thousand dong ($number to $number)\."
verify "a measure that never fires" \
  says 'C help: in 0 of 4 replications; worst value at a look [0-9.,]*\.'
verify "and avoids nothing" \
  says 'C-A: 0 dong; no late dossier is shown to be avoided (0 ± 0)\.'
cat >check.awk <<'END'
$1 == "help" && $3 == 4 && $4 == 1 && $5 == 1 && $9 == 1000000 && $10 > 0 &&
  $12 * $10 > 999000 && $12 * $10 < 1001000 && $13 < $12 && $12 < $14 { found = 1 }
$1 == "never" && ($4 != 0 || $6 != "" || $10 != 0 || $12 != "") { bad = 1 }
END { exit bad || !found || NR != 3 }
END
verify "a measure: the table; all avoided cost the million" \
  awk -F, -f check.awk acted/comparison-measures.csv
verify "a measure: on the page" grep -q 'id="measures-table"' acted/report.html
verify "without one: none" test -z "$(grep '#measures' none/report.html)"
if command -v sqlite3 >/dev/null; then
  verify "a measure: the store" test "$(sqlite3 acted.sqlite \
    "select count(*) from comparison_measures where fired_in = 1 and cost_of_late > 0")" = 1
fi
# Verdicts: one officer is overloaded, with two nobody is late.
write two.ini \
  '[scenario]\nbase = slow\nname = Two\n[set pools where pool=clerk]\ncount = 2\n'
write as.ini '[scenario]\nbase = slow\nname = As it is\n'
run compare slow two.ini as.ini --replications 30 --no-plots --store judged.sqlite --output judged
verify "verdicts: status 0" is_status 0
verify "verdicts: how many are ready" \
  says 'B-A: of 1 place, ready in A: 0; in B: 1; 1 place changes its verdict, 0 not settled.'
verify "verdicts: what the province is" says 'The province not ready → ready 0 → 30 30 0 yes'
verify "verdicts: which place, in how many pairs, and that it is settled" \
  says 'One not ready → ready 0 → 30 30 0 yes'
verify "verdicts: the table" \
  grep -q '^two,slow,u1,One,ward,0,,0,1,not ready,ready,better,yes,30,30,0,1,0.[0-9]*,1,' \
  judged/comparison-verdicts.csv
verify "verdicts: and the province" grep -q '^two,slow,\*,,,0,,0,1,not ready,ready,better,' \
  judged/comparison-verdicts.csv
verify "verdicts: the same scenario changes none" \
  says 'C-A: of 1 place, ready in A: 0; in C: 0; none changes its verdict.'
verify "verdicts: and the province keeps its own" \
  says 'The province not ready 0 → 0 0 0 yes'
verify "verdicts: and no pair differs" \
  grep -q '^as,slow,u1,One,ward,0,,0,0,not ready,not ready,,yes,30,0,0,0,-0.[0-9]*,0.[0-9]*,1$' \
  judged/comparison-verdicts.csv
verify "verdicts: on the page" \
  grep -q 'Of 1 place, ready in the first: 0; here: 1; with another verdict: 1' judged/report.html
verify "verdicts: the province on the page" \
  grep -q 'The province, all places added up: not ready in the first, ready here\. Of' \
  judged/report.html
if command -v sqlite3 >/dev/null; then
  verify "verdicts: the store" test "$(sqlite3 judged.sqlite \
    "select count(*) from comparison_verdicts where verdict_change = 'better' and settled = 'yes'
     and fortnight = 0 and place = 'u1'")" = 1
fi
run compare slow two.ini --replications 4 --no-plots --output judged --force
verify "verdicts: too few replications do not settle it" says 'One not ready → ready 0 → 4 4 0 no'
rm -rf judged judged.sqlite two.ini as.ini
sed 's/cost = 1000000/cost = 40000/' help.ini >cheap.ini
run run cheap.ini --replications 2 --no-plots --output cheap
verify "a small cost: status 0" is_status 0
verify "a small cost in thousands" says '; 40 thousand dong\.'
rm -rf none none.sqlite acted acted.sqlite cheap slow help.ini never.ini cheap.ini check.awk

# A run that is there is not run again; a comparison that is killed goes on; the bytes are the same.
run run mm1 --replications 8 --no-plots
run compare mm1 more.ini slow.ini --replications 8 --no-plots --output three
verify "with a run that is there: the same bytes" same_files one three
many=3000 size=20000
test -z "$SANITIZED" || { many=300 size=6000; }
"$PILOTRUN" compare mm1 more.ini --replications $many --no-plots --output killed \
  >/dev/null 2>&1 </dev/null &
pid=$!
await longer_than .killed.A.records $size
kill -s KILL "$pid"
wait "$pid" 2>/dev/null
verify "killed: what was finished is there" test -s .killed.A.records
run compare mm1 more.ini --replications $many --no-plots --output killed
verify "the same comparison goes on" is_status 0
run compare mm1 more.ini --replications $many --no-plots --jobs 1 --output whole
verify "with the bytes of one that nobody stopped" same_files killed whole
verify "and nothing hidden is left" test -z "$(ls -A | grep '^\.')"
rm -rf output killed whole three

run compare mm1 more.ini --precision sojourn_mean:5% --most 60 --no-plots --output precise
verify "compare with precision: status 0" is_status 0
verify "and it is told of both" out_has "PRECISION of B"

run compare mm1 more.ini --replications 4 --no-plots
verify "default folder: status 0" is_status 0
run compare mm1 more.ini --replications 4 --no-plots
verify "the same comparison is found" out_has "Found, not run again"
run compare mm1
verify "one scenario" fails_with 2 "2 to 8 are expected"
run compare mm1 more.ini --of on_tim
verify "an unknown metric" fails_with 2 "did you mean 'on_time'?"
run compare mm1 more.ini --of on_time,on.time
verify "a metric twice" fails_with 2 "is named twice"
run compare mm1 more.ini --precision on_time:1pt --replications 4
verify "precision and replications" fails_with 2 "exclude each other"
day=$(sed -n 's/^end *= *//p' mm1/scenario.ini | cut -c1-10)
write short.ini "${head}name = Longer\nend = 2099-01-01\n"
write later.ini "${head}name = Later\nstart = ${day%-*}-02\n"
run compare mm1 later.ini
verify "different windows" fails_with 2 "have different windows"
cp more.ini mm1.ini
run compare mm1 mm1.ini
verify "two scenarios of one name in one folder: a letter tells them apart" out_has "here/mm1-A"
verify "and the other" out_has "here/mm1-B"

# Wrong what-ifs on disk: status 3, the line, nothing written.
rm -rf output
write loop.ini '[scenario]\nbase = pool.ini\nname = A\n[remove pools]\n'
write pool.ini '[scenario]\nbase = loop.ini\nname = B\n[remove pools]\n'
run run loop.ini
verify "a loop" fails_with 3 "pool.ini:2:8: error: base: 'loop.ini' is itself based on this: a loop"
write lost.ini '[scenario]\nbase = nowhere\nname = A\n[remove pools]\n'
run run lost.ini
verify "no base" fails_with 3 "lost.ini:2:8: error: base: there is no 'nowhere'"
write file.ini '[scenario]\nbase = mm1/pools.csv\nname = A\n[remove pools]\n'
run run file.ini
verify "a base that is none" fails_with 3 "neither a scenario's folder nor a what-if"
run run mm1/pools.csv
verify "a table is no scenario" fails_with 3 "not a scenario"
mkdir deep && (cd deep && sed 's|= mm1|= ../mm1|' ../more.ini >deep.ini)
run check deep/deep.ini
verify "a base beside the what-if's folder" is_status 0
verify "nothing was written" test ! -e output
rm -rf mm1 mm1.ini ./*.ini deep one two equal precise

# One more clerk in one ward: the pairs must vary far less than independent runs.
province=$SCENARIOS/../../../scenarios/quang-ninh
write clerk.ini \
  "[scenario]\nbase = $province\nname = One more clerk in one ward
[shift pools where pool=reception; where=07132]\ncount = +1\n"
run compare "$province" clerk.ini --until 2025-07-11 --replications 10 \
  --no-plots --of sojourn_mean,counter_wait_mean,backlog.end --output clerk
verify "a province's what-if: status 0" is_status 0
run compare "$province" clerk.ini --until 2025-07-05 --replications 2 --no-plots \
  --of decided_late,posts,deciding_peak,deciding_peak_date,visits_left --output authorities
verify "a post more is told, in the province" \
  grep -q '^clerk,quang-ninh,posts,2,[0-9]*,0,1,0,0,0,,.*,more$' authorities/comparison.csv
verify "and at its ward" \
  grep -q '^clerk,quang-ninh,07132,Phường Quảng Yên,ward,posts,2,[0-9]*,1,0,' \
  authorities/comparison-places.csv
verify "but not in what it has none of" test -z \
  "$(grep ',finance,.*,visits_left,' authorities/comparison-places.csv)"
verify "pairing saves at least 20 times the variance" awk -F, \
  'NR > 1 && $11 != "" && $11 < 20 { bad = 1 } END { exit bad || NR != 7 }' clerk/comparison.csv
verify "authorities are compared, too" grep -q '^clerk,quang-ninh,land-quang-yen,.*,authority,' \
  authorities/comparison-places.csv
finish
