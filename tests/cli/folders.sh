# What is written beside what is there: nothing foreign is replaced or removed, and two commands
# at once do not mix what they write.
. "$(dirname "$0")/tap.sh"

# Replaced is only what the program wrote.
run run "$mm1" --no-plots --output out
verify "a run" is_status 0
verify "the manifest lists the files" \
  sh -c 'for f in $(cd out && find . -type f | sed "s|^\./||"); do
  grep -qF "\"$f\"" out/manifest.json || { echo "# $f"; exit 1; }; done'
echo thesis >out/notes.txt
mkdir out/more && echo data >out/more/data
echo 'plot x' >out/plots/mine.gp
mkdir out/diagrams && echo '<svg/>' >out/diagrams/mine.svg
run run "$mm1" --no-plots --output out --seed 8 --force
verify "--force, and foreign files in the folder: refused" is_status 1
for name in notes.txt more/ plots/mine.gp diagrams/mine.svg; do
  verify "and $name named" err_has "$name"
done
verify "and they are there" test -s out/notes.txt -a -s out/more/data -a -s out/plots/mine.gp
run extend out --replications 6 --no-plots
verify "extend: refused, too" fails_with 1 notes.txt
verify "and they are there" test -s out/notes.txt -a -s out/more/data -a -s out/plots/mine.gp
rm -r out/notes.txt out/more out/plots/mine.gp out/diagrams/mine.svg
verify "nothing hidden is left" test "$(ls -A)" = out

# What later commands add belongs to it, and so do scripts that were edited.
run export out
run export out --format xes
echo '# mine' >>out/plots/backlog.gp
echo '<svg/>' >out/diagrams/serve.svg
! command -v gnuplot >/dev/null || run plot out
run report out
run run "$mm1" --no-plots --output out --seed 8 --force
verify "--force: exports, plots and edited scripts are the program's" is_status 0
verify "and gone" test ! -e out/events-1.csv
ln -s "$scratch/elsewhere" out/events-7.bin
run run "$mm1" --no-plots --output out --seed 9 --force
verify "a link in the place of a file is not" fails_with 1 events-7.bin
rm out/events-7.bin

# A manifest of something else.
mkdir other
echo '{"name": "a web page", "icons": []}' >other/manifest.json
echo photo >other/photo.jpg
run run "$mm1" --no-plots --output other --force
verify "a folder with a foreign manifest.json is not replaced" fails_with 1 "other"
verify "and is as it was" test -s other/photo.jpg -a -s other/manifest.json
sed '/"files"/,/\]/d; s/\(fingerprint.*\),/\1/' out/manifest.json >other/manifest.json
run run "$mm1" --no-plots --output other --force
verify "nor one whose manifest lists nothing" fails_with 1 "other"
verify "and is as it was" test -s other/photo.jpg
for command in "compare $mm1 $mm1" "sweep plan.ini"; do
  printf '[sweep]\nbase = %s\nname = N\ndesign = grid\nof = on_time\nreplications = 2\n' "$mm1" \
    >plan.ini
  printf '[factor volume]\nchange = scale arrivals\nkey = rate\nvalues = 90%%\n' >>plan.ini
  name=${command%% *}
  run $command --no-plots --output "$name"
  verify "$name: status 0" is_status 0
  verify "$name: the manifest lists the files" \
    sh -c 'for f in $(cd "$1" && find . -type f | sed "s|^\./||"); do
    grep -qF "\"$f\"" "$1"/manifest.json || { echo "# $f"; exit 1; }; done' - "$name"
  echo mine >"$name/notes.txt"
  run $command --no-plots --output "$name" --force
  verify "$name: foreign files stay" \
    sh -c 'test "$1" = 1 && test -s "$2/notes.txt"' - "$status" "$name"
  rm "$name/notes.txt"
  run $command --no-plots --output "$name" --force
  verify "$name: else it is replaced" is_status 0
done

# The folder may be named by a link, which stays.
mv out real && ln -s real out
run run "$mm1" --no-plots --output out --seed 10 --force
verify "a link to a folder: status 0" is_status 0
verify "the link stays" test -L out
verify "and its folder is the new one" grep -q '"seed" : 10' real/manifest.json
rm -r out real other compare sweep plan.ini

# Two at once.
cp -r "$mm1" long && chmod -R u+w long
sed -i 's/^end = .*/end = 2025-07-20/; s/^replications.*/replications = 2/' long/scenario.ini
run run long --no-plots --output out
run export out --output -
cp "$out" whole
# both FORMAT WHOLE: two exports at the same time, five times.
both () {
  well=true
  for try in 1 2 3 4 5; do
    rm -f out/events-1.*
    "$PILOTRUN" export out --format "$1" --force >/dev/null 2>"$scratch/first" </dev/null &
    pid=$!
    run export out --format "$1" --force
    wait $pid || well=false
    is_status 0 || well=false
    cmp "$2" "out/events-1.$1" || well=false
    test -z "$(ls -A out | grep '^\.\|partial')" || well=false
  done
}
both csv whole
verify "two exports at once, log and all: both whole" $well
run export out --format xes --output -
cp "$out" whole.xes
both xes whole.xes
verify "as XES" $well
# What a process left that was killed goes with the next.
touch out/.events-1.csv.pilotrun-aaaaaa out/.events-1.csv.other
run export out --force
verify "what was left by a dead one is removed" test ! -e out/.events-1.csv.pilotrun-aaaaaa
verify "and nothing else" test -e out/.events-1.csv.other
rm out/.events-1.csv.other

mkdir "$scratch/bin"
printf '#!/bin/sh\necho $$ >>"%s"\nexec sleep 100\n' "$scratch/drawing" >"$scratch/bin/gnuplot"
chmod +x "$scratch/bin/gnuplot"
PATH=$scratch/bin:$PATH PILOTRUN_GNUPLOT_SECONDS=30 "$PILOTRUN" plot out \
  >/dev/null 2>&1 </dev/null &
pid=$!
await test -e "$scratch/drawing"
for command in "plot out" "report out" "extend out --replications 3"; do
  run $command
  verify "$command beside plot: a clear message" fails_with 1 "another command is at work on 'out'"
done
run run long --no-plots --seed 4 --output out --force
verify "and run --force" fails_with 1 "another command is at work on 'out'"
kill -s KILL $pid
wait $pid 2>/dev/null
# shellcheck disable=SC2046
kill $(cat "$scratch/drawing") 2>/dev/null

env --default-signal=INT,TERM "$PILOTRUN" extend out --replications 100000 \
  --no-plots >/dev/null 2>&1 </dev/null &
pid=$!
await longer_than .out.records 20000
run plot out
verify "plot beside extend: a clear message" fails_with 1 "another command is at work on 'out'"
run extend out --replications 5
verify "extend beside extend, too" fails_with 1 "another command is at work on 'out'"
kill -s TERM $pid
wait $pid
rm -f .out.records
finish
