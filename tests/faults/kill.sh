# A run that is killed: at every call that changes its folder, and by signals at any moment. What
# was whole stays whole, what is half-done has no final name, and the next run goes through.
. "$(dirname "$0")/faults.sh"

# each CALL OLDER
each () {
  n=1 well=true
  while :; do
    rm -rf out .out.*
    if $2; then cp -r "$scratch/old" out; fi
    with_fault "$1" KILL $n 8 --output out --force
    $fired || break
    is_status 137 || wrong "killed at $1 $n: another status"
    if $2; then
      is_like old || is_like new || wrong "killed at $1 $n: the older run is gone or mixed"
    else
      test ! -e out || is_like new || wrong "killed at $1 $n: half a run under the final name"
    fi
    goes_on "killed at $1 $n"
    n=$((n + 1))
  done
  test $n -gt 1 || wrong "killed at $1: no such call"
  verify "killed at $1: $((n - 1)) times" $well
}
each write false
each mkdir true
each rename true
each rename false
each remove true

# A file system that cannot exchange names, and a kill between its two steps.
rm -rf out .out.*
mv_aside () { mv "$scratch/here/out" "$scratch/here/.out.replaced"; }
cp -r "$scratch/old" out && mv_aside
work 8 --output out
verify 'an older run that was moved aside is there again' fails_with 1 "'out' exists already"
verify 'and whole' is_like old

# Moments from a generator with a fixed seed, from the start to after the end.
moments () {
  awk -v n="$1" 'BEGIN { srand (7); for (i = 0; i < n; i++) printf "%.3f\n", 0.05 * rand () }'
}
for signal in INT TERM KILL; do
  well=true
  for moment in $(moments 16); do
    rm -rf out .out.*
    cp -r "$scratch/old" out
    env --default-signal=INT,TERM "$PILOTRUN" run "$mm1" --replications 1 --events 1 \
      --until 2025-07-01 --no-plots --quiet --seed 8 --output out \
      --force >"$out" 2>"$err" </dev/null &
    pid=$!
    sleep "$moment"
    kill -s $signal $pid 2>/dev/null
    wait $pid
    status=$?
    is_like old || is_like new || wrong "SIG$signal after $moment s: gone or mixed"
    if is_status 0; then is_like new || wrong "SIG$signal after $moment s: said to be fine"; fi
    goes_on "SIG$signal after $moment s"
  done
  verify "SIG$signal at random moments" $well
done

# Two runs of one name at the same time: one of them gives way, or comes later.
rm -rf out
"$PILOTRUN" run "$mm1" --quiet --seed 8 --output out \
  --force >/dev/null 2>"$scratch/first" </dev/null &
pid=$!
work 8 --output out --force
wait $pid
verify 'two at once: the folder is whole' test -s out/manifest.json
verify 'and nothing is beside it' test "$(ls -A)" = out
finish
