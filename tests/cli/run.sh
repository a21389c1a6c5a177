# run and plot: folders, bytes, and what is left behind.
. "$(dirname "$0")/tap.sh"

run run "$mm1" --jobs 1 --output one
verify "run: status 0" is_status 0
verify "run: the summary is printed" \
  sh -c 'head -n 5 one/summary.txt |
    while IFS= read -r line; do grep -qF -e "$line" "$1" || exit 1; done' - "$out"
verify "run: and where the files are" out_has "Files: one"
verify "run: no progress bar without a terminal" err_empty
for file in summary.txt manifest.json run.log units.csv pools.csv; do
  verify "run: $file" test -s "one/$file"
done
verify "run: nothing but the folder" test "$(ls -A)" = one

run run "$mm1" --jobs 2 --output two
verify "--jobs 2: the same bytes, run.log excepted" same_files one two
run run "$mm1" --jobs 9 --output three/deep/
verify "more jobs than replications: the same bytes" same_files one three/deep
run run "$mm1" --seed 8 --output seed
verify "another seed: other results" differ one/units.csv seed/units.csv
verify "another seed: the same columns" \
  test "$(head -n 1 one/units.csv)" = "$(head -n 1 seed/units.csv)"
run run "$mm1" --seed 7 --replications 4 --output same
verify "what the scenario says anyway: the same bytes" same_files one same
run run "$mm1" --until 2025-07-03 --output last
verify "--until the last day: the same bytes" same_files one last
run run "$mm1" --until 2025-07-02 --output until
verify "--until: status 0" is_status 0
verify "--until: other results" differ one/units.csv until/units.csv
scenario short
sed 's/2025-07-03/2025-07-02/' "$mm1/scenario.ini" >"$scratch/short/scenario.ini"
run run "$scratch/short" --output short
verify "--until: as if the scenario ended there" cmp -s until/units.csv short/units.csv
# Rows of every table that begin after it, and people who come only then, are no mistake.
late=$scratch/late
cp -r "$SCENARIOS/../../mutation/sample" "$late" && chmod -R u+w "$late"
sed -i 's/2025-07-0/2025-07-1/g; s/2025-07-13 08:00/2025-07-12 08:00/' "$late"/*.csv
sed -i 's/2025-06-../2025-07-11/' "$late/arrivals.csv"
sed -i 's/^end = .*/end = 2025-07-15/' "$late/scenario.ini"
for day in 02 09 11 12 15; do
  run run "$late" --until 2025-07-$day --replications 1 --no-plots --output until-late --force
  verify "--until 2025-07-$day: status 0" is_status 0
  verify "--until 2025-07-$day: no row is told to have no effect" \
    sh -c '! grep "warning" "$1" | grep -v "is offered"' - "$err"
done
rm -rf two three seed same last until until-late short

cp one/manifest.json "$scratch/manifest"
run run "$mm1" --seed 9 --output one
verify "an existing folder is refused" fails_with 1 "exist"
verify "and left alone" cmp -s one/manifest.json "$scratch/manifest"
run run "$mm1" --seed 9 --output one --force
verify "--force replaces it" is_status 0
verify "with the new run" differ one/manifest.json "$scratch/manifest"
mkdir precious
echo thesis >precious/thesis.txt
run run "$mm1" --output precious --force
verify "--force spares what is not a run" fails_with 1 "not"
verify "and leaves it alone" test "$(cat precious/thesis.txt)" = thesis
echo text >file
run run "$mm1" --output file
verify "a file is refused" is_status 1
run run "$mm1" --output file --force
verify "a file is refused with --force too" is_status 1
verify "and left alone" test "$(cat file)" = text
run run "$mm1" --output file/below
verify "a folder that cannot be made" fails_with 1 "file"
run run "$mm1" --output /proc/nowhere/run
verify "a folder that nobody can make" fails_with 1 "/proc/nowhere"
# A file that may not grow past 1 KiB fails as on a full disk: write() says no.
(trap '' XFSZ; ulimit -f 2; "$PILOTRUN" run "$mm1" --output small >"$out" 2>"$err" </dev/null)
status=$?
verify "no room for the files" is_status 1
verify "and it says which" err_has "cannot write"
verify "and no folder is there" test ! -e small
verify "nothing hidden is left but what is finished" \
  test -z "$(ls -A | grep '^\.' | grep -v '^\.small\.records$')"
rm -f .small.records
rm -rf one precious file

run run "$mm1"
verify "default folder: status 0" is_status 0
verify "default folder: output/runs/mm1-xxxxxxxxxxxx" \
  sh -c 'ls output/runs | grep -qE "^mm1-[0-9a-f]{12}$"'
folder=output/runs/$(ls output/runs)
cp "$folder/run.log" "$scratch/log"
cp "$out" "$scratch/summary"
run run "$mm1" --jobs 1 --seed 7
verify "the same run is found" out_has "Found, not run again"
verify "with status 0" is_status 0
verify "and its summary printed" \
  sh -c 'grep -vF -e "Files:" -e "Plots:" "$1" | grep -v "^$" >"$3"
    grep -vF -f "$2" "$3"; test $? -eq 1' - "$scratch/summary" "$out" "$scratch/lines"
verify "and it was not run" cmp -s "$folder/run.log" "$scratch/log"
run run "$mm1" --force
verify "--force runs it again" sh -c 'test "$1" -eq 0 && ! cmp -s "$2/run.log" "$3"' - "$status" \
  "$folder" "$scratch/log"
run run "$mm1" --seed 8
verify "another seed, another folder" test "$(ls output/runs | wc -l)" -eq 2
run run "$mm1" --replications 5
verify "other replications, another folder" test "$(ls output/runs | wc -l)" -eq 3
run run "$mm1" --until 2025-07-02
verify "another window, another folder" test "$(ls output/runs | wc -l)" -eq 4
rm -rf output

if test -w /dev/full; then
  "$PILOTRUN" run "$mm1" --output full >/dev/full 2>"$err"
  status=$?
  verify "standard output is full: status 1" is_status 1
  verify "the folder is whole all the same" test -s full/manifest.json
  rm -rf full
fi
finish
