# A command that is stopped while it writes ends soon, leaves nothing half-written under a final
# name, and goes on when it is given again.
. "$(dirname "$0")/tap.sh"

# A gnuplot that says that it is there, and never ends.
mkdir "$scratch/bin"
cat >"$scratch/bin/gnuplot" <<G
#!/bin/sh
echo \$\$ >>"$scratch/drawing"
exec sleep 100
G
chmod +x "$scratch/bin/gnuplot"
drawing=$scratch/drawing
none_draws () {
  while read -r drawer; do
    ! kill -0 "$drawer" 2>/dev/null || return 1
  done <"$drawing"
}

# stop SIGNAL COMMAND...: the signal when the plots are being drawn; $took: seconds from then.
stop () {
  signal=$1
  shift
  rm -f "$drawing"
  PATH="$scratch/bin:$PATH" env --default-signal=INT,TERM "$PILOTRUN" "$@" \
    >"$out" 2>"$err" </dev/null &
  pid=$!
  await test -s "$drawing"
  began=$(date +%s)
  kill -s "$signal" "$pid"
  wait "$pid"
  status=$?
  took=$(($(date +%s) - began))
}

cat >plan.ini <<P
[sweep]
base = $mm1
name = Volume
design = grid
of = sojourn_mean
replications = 2
[factor volume]
change = scale arrivals
key = rate
values = 90%; 110%
P
cp -r "$mm1" other && chmod -R u+w other
sed -i 's/0.9 per min/0.8 per min/' other/arrivals.csv

check_stopped () {
  verify "$1: says so" fails_with 1 "interrupted before all was written"
  verify "$1: soon" test "$took" -lt 20
  verify "$1: no folder" test ! -e results
  verify "$1: nothing half-written" test ! -e .results.partial
  verify "$1: gnuplot is stopped" await none_draws
}
for signal in INT TERM; do
  stop $signal run "$mm1" --output results
  check_stopped "run, SIG$signal"
  verify "run, SIG$signal: replications are kept" test -s .results.records
  rm -f .results.records
done
stop TERM run "$mm1" --events 2 --output results
verify "run: the event log is kept" test -s .results.events/events-2.bin
run run "$mm1" --events 2 --no-plots --output results
verify "run: the same command goes on" is_status 0
verify "run: with its log" test -s results/events-2.bin
verify "run: nothing hidden is left" test -z "$(ls -A | grep '^\.')"
run run "$mm1" --events 2 --no-plots --output unstopped
verify "run: with the bytes of one that nobody stopped" same_files results unstopped
rm -r results unstopped

stop TERM sweep plan.ini --output results
check_stopped sweep
run sweep plan.ini --no-plots --output results
verify "sweep: the same command goes on" is_status 0
rm -r results
stop TERM compare "$mm1" other --output results
check_stopped compare
run compare "$mm1" other --no-plots --output results
verify "compare: the same command goes on" is_status 0
rm -r results

# Pictures of a finished run: with plot, and with what is found.
run run "$mm1" --no-plots --output results
for command in "plot results" "run $mm1 --output results"; do
  stop TERM $command
  verify "$command: says so" fails_with 1 "interrupted before all was written"
  verify "$command: soon" test "$took" -lt 20
  verify "$command: no picture, whole or not" test -z "$(ls -A results/plots | grep 'png$\|svg$')"
  verify "$command: gnuplot is stopped" await none_draws
  verify "$command: the run is as it was" test -s results/manifest.json
done

# A pipe that nobody empties.
mkfifo pipe
exec 9<>pipe
"$PILOTRUN" export results --output pipe >"$out" 2>"$err" </dev/null 9>&- &
pid=$!
await test -s results/events-1.bin
sleep 0.5
kill -s TERM "$pid"
began=$(date +%s)
wait "$pid"
verify "export to a pipe that is full: ends" test $(($(date +%s) - began)) -lt 20
exec 9>&-
finish
