# check and show: what they print, and bad scenarios.
. "$(dirname "$0")/tap.sh"

run check "$mm1"
verify "check: status 0" is_status 0
verify "check: the window" out_has "2025-07-01 to 2025-07-03, 3 days"
verify "check: units" grep -qE '^ +units +1$' "$out"
verify "check: officers" grep -qE '^ +officers +1$' "$out"
verify "check: steps" grep -qE '^ +steps +1$' "$out"
verify "check: 0.9 a minute for 1440 minutes" grep -qE '^ +dossiers +1,296\.0 a working day' "$out"
verify "check: sources" out_has "official 0, press 0, measured 0, assumption 6"
verify "check: the pool's load" grep -qE '^ +90 % +90 % .* 151\.2 +168\.0 +clerk +u1 One' "$out"
verify "check: no warning below what it can do" err_empty

scenario busy
printf 'stream,where,mix,rate,source\njobs,u1,job,1.2 per min,assumption\n' \
  >"$scratch/busy/arrivals.csv"
run check "$scratch/busy"
verify "check: an overload is no error" is_status 0
verify "check: an overload is named" \
  err_has "pool clerk of u1 One is offered 120 % of what it can do"
run run "$scratch/busy" --no-plots --output busy
verify "run: an overload is named before the run" err_has "offered 120 %"
rm -rf busy

# Eight days, of which the last is as busy as ten: a week of which there is but a Monday is no week.
scenario last-day
sed -i 's/2025-07-01/2025-06-30/; s/2025-07-03/2025-07-07/' "$scratch/last-day/scenario.ini"
printf 'stream,where,mix,rate,source\njobs,u1,job,1.2 per min,assumption\n' \
  >"$scratch/last-day/arrivals.csv"
printf 'stream,where,from,until,factor,source\njobs,*,2025-07-07,2025-07-07,10,assumption\n' \
  >"$scratch/last-day/surges.csv"
run check "$scratch/last-day"
verify "check: less than the mean is no fullest week" \
  grep -q 'is offered 255 % of what it can do$' "$err"
verify "check: which weeks it looks at" out_has "(fullest: its fullest week, without weeks of which"

# Friday, when nobody comes yet, and a Saturday that is worked instead of Monday.
scenario made-up
sed -i 's/2025-07-01/2025-07-04/; s/2025-07-03/2025-07-05/' "$scratch/made-up/scenario.ini"
printf 'calendar,days,open,source\nalways,Mon-Fri,00:00-24:00,assumption\n' \
  >"$scratch/made-up/calendars.csv"
printf 'stream,where,mix,rate,from,source\njobs,u1,job,0.9 per min,2025-07-05,assumption\n' \
  >"$scratch/made-up/arrivals.csv"
printf 'rule,value,source\nlegal_calendar,always,assumption\n' >"$scratch/made-up/rules.csv"
cat >"$scratch/made-up/holidays.csv" <<'C'
date,open,replaces,source
2025-07-07,closed,,assumption
2025-07-05,00:00-24:00,2025-07-07,assumption
C
run check "$scratch/made-up"
verify "check: half of 1296 a working day, a Saturday that is worked among them" \
  grep -qE '^ +dossiers +648\.0 a working day' "$out"

run show "$mm1"
verify "show: status 0" is_status 0
sed '$d' "$out" >"$scratch/text"
verify "show: the hash is that of the text" \
  test "$(tail -n 1 "$out")" = "# SHA-256 $(sha256sum <"$scratch/text" | cut -d ' ' -f 1)"
cp "$out" "$scratch/first"
run show "$mm1/scenario.ini"
verify "show: scenario.ini stands for its folder" cmp -s "$scratch/first" "$out"
run show "$mm1/"
verify "show: a slash at the end" cmp -s "$scratch/first" "$out"
scenario other
printf 'code,name,type,population,source\nu1,One,ward,1001,assumption: a textbook queue\n' \
  >"$scratch/other/units.csv"
run show "$scratch/other"
verify "show: another scenario has another hash" \
  test "$(tail -n 1 "$out")" != "$(tail -n 1 "$scratch/first")"

scenario bad
printf 'pool,where,roles,count,calendar,source\nclerk,u2,clerk,many,alway,assumption\n' \
  >"$scratch/bad/pools.csv"
printf 'stream,where,mix,rate,source\njobs,u1,job,0.9,assumption\n' >"$scratch/bad/arrivals.csv"
for command in check show run; do
  run $command "$scratch/bad"
  verify "$command: bad scenario, status 3" is_status 3
  verify "$command: a count that is none" grep -q 'pools.csv:2:[0-9]*: error:.*many' "$err"
  verify "$command: a bare number as a rate" grep -q 'arrivals.csv:2:[0-9]*: error:' "$err"
  verify "$command: how many problems" grep -qE 'bad: [0-9]+ errors$' "$err"
  verify "$command: nothing on standard output" out_empty
  run $command nowhere
  verify "$command: no such scenario" fails_with 3 "nowhere: error: no such file or folder"
  run $command "$mm1/units.csv"
  verify "$command: a file that is no scenario" fails_with 3 "not a scenario"
  mkdir empty
  run $command empty
  verify "$command: an empty folder" fails_with 3 "scenario.ini"
  rmdir empty
done
verify "nothing was written" nothing_here

# The groups of the first what-if's last section, each a what-if of its own.
groups=$TEXTBOOK/../FIRST-WHAT-IF.md
first_group () {
  printf '[scenario]\nbase = %s\nname = %s\n\n' "$TEXTBOOK/../quang-ninh" "$2"
  sed -n "/$1/,/^- \|^Before/p" "$groups" | sed -n 's/^      //p'
}
first_group 'only on leave' leave >leave.ini
first_group 'Saturday mornings?' saturday >saturday.ini
first_group 'filed twice' rush >rush.ini
run diff "$TEXTBOOK/../quang-ninh" leave.ini
verify "the first what-if: who is on leave, by number" \
  sh -c 'test "$(grep -c "^  .*officers [23]" "$1")" = 2' - "$out"
for name in leave saturday rush; do
  run check $name.ini
  verify "the first what-if: $name" is_status 0
  rm $name.ini
done

if test -w /dev/full; then
  # into_full WORDS ARGUMENT...
  into_full () {
    name=$1
    shift
    "$PILOTRUN" "$@" >/dev/full 2>"$err"
    status=$?
    verify "standard output is full: $name" is_status 1
    verify "and it says so: $name" err_has "standard output cannot be written"
  }
  into_full --help --help
  into_full --version --version
  into_full show show "$mm1"
  into_full check check "$mm1"
  into_full run run --help
fi
finish
