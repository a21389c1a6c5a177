#!/bin/sh
# The golden run gives the expected bytes; and what must not change the results does not.
# Usage: golden.sh PILOTRUN SOURCE-ROOT
set -eu
pilotrun=$1
here=$2/tests/golden
. "$2/tests/house/tap.sh"
. "$here/expected-files.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run NAME SCENARIO OPTION...: results in $work/run/NAME.
run () {
  run_name=$1 run_scenario=$2
  shift 2
  "$pilotrun" run "$run_scenario" --output "$work/run/$run_name" "$@" >"$work/log" 2>&1 \
    || { cat "$work/log" >&2; echo "Bail out! $run_scenario cannot be run"; exit 1; }
}

# compare DESCRIPTION FOLDER FOLDER: the same files with the same bytes, run.log excepted.
compare () {
  check_text "$1" "$(diff -r -x run.log "$2" "$3" 2>&1 | head -n 20)" ''
}

run one "$here/scenario" --jobs 1
take "$work/run/one" "$work/taken"
if cmp -s "$work/taken/fingerprint" "$here/expected/fingerprint"; then
  compare 'the golden run gives the expected bytes (else see tests/golden/regenerate)' \
    "$work/taken" "$here/expected"
else
  skip 'the golden run gives the expected bytes' \
    'the C library of this machine differs in the last bits'
fi

run two "$here/scenario" --jobs 2
compare '--jobs 1 and --jobs 2 give the same bytes' "$work/run/one" "$work/run/two"
run three "$here/scenario" --jobs 3
compare '--jobs 1 and --jobs 3 give the same bytes' "$work/run/one" "$work/run/three"

run relief "$here/scenario" --relief 2 --jobs 1
run relieved "$here/scenario" --relief 2 --jobs 3
compare '--relief: --jobs 1 and --jobs 3 give the same bytes' "$work/run/relief" \
  "$work/run/relieved"
check_text '--relief 2 measures the first two points, and changes no other table' \
  "$(wc -l <"$work/run/relief/relief.csv"
  diff -q -r -x run.log -x results.sqlite -x relief.csv -x relief.json -x summary.txt \
    -x manifest.json -x checklist.csv -x report.html "$work/run/one" "$work/run/relief")" 3

# A unit that has nothing to do with the others: staff and dossiers of its own, a branch of its
# own, first in the order of codes. Nobody lives there, or it would be some people's home.
cp -r "$here/scenario" "$work/more"
chmod -R u+w "$work/more"
cd "$work/more"
echo '00001,Aside,commune,0,Aside,no,assumption' >>units.csv
echo 'aaa,Land branch Aside,land,00001,assumption' >>authorities.csv
echo 'aside,00001,aside,30 per working day,counter,online,,,own,filing,,,assumption' >>arrivals.csv
echo 'surveyors,aaa,surveyor,1,office,85%,assumption' >>pools.csv
echo '00001,land,,2025-07-10,5,counter,,,assumption' >>backlog.csv
# The department is shared: the unit takes no permits to it.
cat >>mixes.csv <<'END'
aside,birth,50%,assumption
aside,land,30%,assumption
aside,question,20%,assumption
END
cd "$work"
run more "$work/more"

# rows FILE: without those of the new unit, its branch and the province.
rows () {
  grep -v -e '^00001,' -e '^aaa,' -e '^[^,]*,[^,]*,\*,' -e '^[^,]*,[^,]*,00001,' \
    -e '^[^,]*,[^,]*,aaa,' "$1"
}
for file in units authorities pools daily; do
  rows "$work/run/one/$file.csv" >"$work/before"
  rows "$work/run/more/$file.csv" >"$work/after"
  check_true "$file.csv has rows of others" test "$(wc -l <"$work/before")" -gt 3
  check_text "an unrelated unit changes no other row of $file.csv" \
    "$(diff "$work/before" "$work/after" | head -n 10)" ''
done
check_true 'the unrelated unit was there' grep -q '^00001,' "$work/run/more/units.csv"
check_true 'and had dossiers' grep -q '^2025-08-25,yes,00001,[1-9]' "$work/run/more/daily.csv"

# The order of rows is no part of the question.
cp -r "$here/scenario" "$work/turned"
chmod -R u+w "$work/turned"
for file in units authorities pools procedures mixes arrivals backlog; do
  { head -n 1 "$here/scenario/$file.csv"; tail -n +2 "$here/scenario/$file.csv" | tac; } \
    >"$work/turned/$file.csv"
done
run turned "$work/turned"
for file in units daily replications; do
  check_text "the order of rows changes nothing in $file.csv" \
    "$(diff "$work/run/one/$file.csv" "$work/run/turned/$file.csv" | head -n 10)" ''
done

run seed "$here/scenario" --seed 1
check_true 'another seed gives other results' \
  sh -c '! cmp -s "$1" "$2"' - "$work/run/one/daily.csv" "$work/run/seed/daily.csv"
finish
