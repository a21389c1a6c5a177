# explain: words from the tables; a cell that changes changes its sentence.
. "$(dirname "$0")/tap.sh"

sample=$SCENARIOS/../../mutation/sample
run explain "$sample"
verify "every table: status 0" is_status 0
cp "$out" "$scratch/before"
verify "no line is longer than 80 cells" sh -c '! grep -nE "^.{81,}$" "$1"' - "$out"

# What a place is asked; without a legal calendar there are no working hours to accept within.
verify "the verdict: on time" out_has "On time: >= 95 % of those due."
verify "the verdict: acceptance" out_has "Online filings"
run explain "$mm1"
verify "no legal calendar: on time" out_has "On time: >= 95 % of those due."
verify "no legal calendar: no acceptance" sh -c '! grep -q "Online filings" "$1"' - "$out"
cat >other.ini <<EOF
[scenario]
base = $sample
name = Other thresholds
[report]
ready_growth = 3
ready_backlog = 4
ready_long_waits = 42%
ready_wait = 35min
ready_accepted = 77%
ready_accept_within = 3h
ready_unserved = 2%
EOF
run explain other.ini
tr '\n' ' ' <"$out" >"$scratch/line"
for words in 'Unserved: <= 2 % of' 'beyond 35min: <= 42 %.' 'within 3h of working time: >= 77 %.' \
  'In process: <= 3 times the fortnight before or normal, whichever is more, + 5, and <=' \
  ' and <= 4 times normal + 5.'; do
  verify "other thresholds: $words" grep -qF "$words" "$scratch/line"
done
rm other.ini
run explain "$sample"

# told TABLE OLD NEW: the sentence of the table says OLD, and NEW after the change.
told () {
  rm -rf "$scratch/changed"
  cp -r "$sample" "$scratch/changed"
  chmod -R u+w "$scratch/changed"
  sed "s/$2/$3/" "$sample/$1.csv" >"$scratch/changed/$1.csv"
  run explain "$scratch/changed"
  verify "$1: '$3' for '$2' is a scenario" is_status 0
  verify "$1: and is told" sh -c '! cmp -s "$1" "$2"' - "$out" "$scratch/before"
}
told units 'no,yes,Quảng' 'no,no,Quảng'
told authorities 'Department,department' 'Department,bureau'
told splits '30%' '35%'
told calendars '13:00-17:00' '13:00-16:30'
told holidays '08:00-11:00' '08:00-10:00'
told holidays '08:00-11:00,2025-07-05' '08:00-11:00,2025-07-06'
told pools '30min,,,,1' '25min,,,,1'
told pools '70%,1,' '75%,1,'
told pools '0.5,60%' '0.5,65%'
told pools '1,2h' '1,3h'
told tiers '2025-07-01' '2025-06-30'
told phases 'birth,ward,2025-07-02,unit,filing' 'birth,ward,2025-07-02,unit,home'
told handovers '5min' '6min'
told procedures '10 working days' '11 working days'
told rules 'portal_retry,,45min' 'portal_retry,,50min'
told workflows 'hand back lost' 'hand back'
told workflows 'file 95%' 'file 94%'
told workflows 'exponential(mean=12min)' 'exponential(mean=13min)'
told elsewhere '20%' '25%'
told pools 'due' 'longest'
told pools '60%,,,,,,,,shortest' '60%,,,,,,,,longest'
told arrivals '3 per officer' '4 per officer'
told systems ',30,' ',31,'
told needs '3min' '4min'
told readiness '09:00' '09:30'
told absences 'meeting' 'training'
told absences ',,2,,' ',,1,,'
told leave ',6\.5,' ',7.5,'
told leave '3 days' '4 days'
told activities 'kick-off,,"bridge' ',,"bridge'
told activities '80%,3h' '85%,3h'
told venues 'hall,06652,1' 'hall,06652,2'
told courses ',60%,' ',70%,'
told measures '5 days,12h' '5 days,13h'
told measures 'spare,"uniform' ',"uniform'
told measures '200000,1,' '200000,2,'
told reserves 'spare,2' 'spare,3'
told reserves '06652' '06658'
told leave '2025-07-04' '2025-07-03'
told incidents '150%' '160%'
told crews '10min' '15min'

rm -rf "$scratch/changed"
cp -r "$sample" "$scratch/changed"
chmod -R u+w "$scratch/changed"
sed 's/surveyor,2/surveyor,5/' "$sample/pools.csv" >"$scratch/changed/pools.csv"
sed 's/,,2,,/,,1 3-5,,/' "$sample/absences.csv" >"$scratch/changed/absences.csv"
run explain "$scratch/changed" --section absences
verify "officers by their numbers" out_has 'officers 1 and 3 to 5 of pool survey away'
cp -r "$sample" "$scratch/several" && chmod -R u+w "$scratch/several"
cat >>"$scratch/several/absences.csv" <<'U'
desk archive,06661,2025-07-03,2025-07-03,1,,,leave,assumption: made up
desk archive,*,2025-07-02,2025-07-02,40%,,,sickness,assumption: made up
U
run explain "$scratch/several" --section absences
verify "several pools: a share of all" out_has "40% of the officers of the pools Desk, archive, of"
verify "several pools: a count of each" out_has "1 of each of the pools Desk, archive away, leave"
run diff "$sample" "$scratch/several"
verify "several pools: diff" out_has "only in B: pool archive desk, where *, from 2025-07-02"
sed -i 's/^desk archive,\*/archive desk,*/' "$scratch/several/absences.csv"
cp -r "$scratch/several" "$scratch/turned"
sed -i 's/^archive desk,/desk archive,/' "$scratch/turned/absences.csv"
run diff "$scratch/turned" "$scratch/several"
verify "several pools: in whatever order" out_has "o difference"

# says WORDS: whatever the lines.
says () { tr -s '\n ' ' ' <"$out" | grep -qF "$1"; }
run explain "$sample" --section measures
verify "a place by its name" says 'Xã Hai: help: reinforce Desk +2,'
verify "at how many places" says 'wherever there is what it needs (3 places): evening: overtime 2h'
run explain "$sample" --section clock
verify "what a supplement does, by the rule and from a date on" \
  says 'the clock stands until it comes; from 2025-07-02: the limit begins again when it comes.'
rm -rf "$scratch/changed"
cp -r "$sample" "$scratch/changed"
chmod -R u+w "$scratch/changed"
sed '/supplement_clock/d' "$sample/rules.csv" >"$scratch/changed/rules.csv"
sed 's/spare,2/spare,1/' "$sample/reserves.csv" >"$scratch/changed/reserves.csv"
run explain "$scratch/changed" --section clock
verify "and without the rule" says 'the limit begins again when it comes (the default).'
run explain "$scratch/changed" --section measures
verify "one officer" says 'reserve spare: 1 officer for all places together'

run explain "$sample" --section workflows
verify "a step: who, where, how long" \
  says "civil, file: work of filing-clerk at filing, uniform(min=5min, max=15min)"
verify "and where it leads" says "both: delay, 10min; then: fork survey + decide then hand-over."

run explain "$mm1"
verify "no part is empty" awk '/^[A-Z][A-Z ,]+$/ {title = NR} /^$/ && title == NR - 1 {bad = 1}
  END {exit bad || title == NR}' "$out"

run explain "$sample" --section crews
verify "one part: status 0" is_status 0
verify "one part: no other" sh -c '! grep -q LIMITS "$1"' - "$out"
run explain "$sample" --section crew
verify "no such part: status 2" is_status 2
verify "and which there are" err_has "there are: window, places, calendars"

# Diagrams.
mkdir bare
PATH=$scratch/here/bare "$PILOTRUN" explain "$sample" --format svg --output none >"$out" 2>"$err"
status=$?
verify "without dot: status 1, and what to install" fails_with 1 'in the package graphviz'
verify "and where the words are" err_has "'pilotrun explain $sample' says the same in words"
verify "and no folder" test ! -e none
run explain "$sample" --format png
verify "another format" fails_with 2 "text or svg is expected"
run explain "$sample" --format svg
verify "which ones, or where to" fails_with 2 "--workflow or --procedure"
run explain "$sample" --format svg --section law
verify "no part of the words" fails_with 2 "--section does not go with --format svg"
run explain "$sample" --procedure land
verify "no diagram in words" fails_with 2 "go with --format svg"
run explain "$sample" --format svg --procedure lend
verify "no such procedure" fails_with 2 "no procedure 'lend'; did you mean 'land'?"
run explain "$sample" --format svg --workflow civli
verify "no such workflow" fails_with 2 "no workflow 'civli'; did you mean 'civil'?"
if command -v dot >/dev/null; then
  run explain "$sample" --format svg --output all
  verify "all of them: status 0" is_status 0
  verify "a file each" test "$(ls all | tr '\n' ' ')" = 'advice.svg civil.svg land.svg '
  verify "and where they are" out_has "Diagrams: all, 3 files"
  run explain "$sample" --format svg --procedure land
  verify "of a procedure, to standard output" cmp -s "$out" all/land.svg
  run explain "$sample" --format svg --workflow land --output land.svg
  verify "or to a file" cmp -s land.svg all/land.svg
  run explain "$sample" --format svg --workflow land --output land.svg
  verify "which is not replaced" fails_with 1 "--force replaces it"
  run explain "$sample" --format svg --output all
  verify "nor are many" fails_with 1 "--force replaces it"
  echo old >all/land.svg
  run explain "$sample" --format svg --output all --force
  verify "but with --force" cmp -s land.svg all/land.svg
  verify "nothing hidden is left" test -z "$(find all -name '.*' -type f)"
  verify "every one can stand alone" sh -c 'for f in all/*; do xmllint --noout "$f" || exit; done'
  verify "no prolog, no program, no path" \
    sh -c '! grep -iE "<[?!]|graphviz|/usr|$0" all/*' "$scratch"
fi
finish
