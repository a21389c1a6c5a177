# A run that is interrupted leaves nothing that looks finished; and the progress bar.
. "$(dirname "$0")/tap.sh"

# interrupt SIGNAL: a run that would take minutes, and the signal once it is under way.
interrupt () {
  env --default-signal=INT,TERM "$PILOTRUN" run "$mm1" --replications 200000 --jobs 2 \
    --output long >"$out" 2>"$err" </dev/null &
  pid=$!
  tries=0
  # Caught signals: SIGTERM is bit 14 of the mask.
  while tries=$((tries + 1)); test $tries -le 300; do
    mask=$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
    test -n "$mask" && test $((0x$mask >> 14 & 1)) -eq 1 && break
    sleep 0.1
  done
  sleep 0.3
  kill -s "$1" "$pid"
  wait "$pid"
  status=$?
}

for signal in INT TERM; do
  interrupt $signal
  verify "SIG$signal: status 1, and it says so" fails_with 1 "interrupted"
  verify "SIG$signal: nothing is left" nothing_here
done

# Only where the machine has pseudo-terminals.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  script -qec "'$PILOTRUN' run '$mm1' --no-plots --output bar" /dev/null >"$out" 2>"$err" </dev/null
  status=$?
  verify "on a terminal: a progress bar" out_has "4 of 4 replications"
  script -qec "'$PILOTRUN' run '$mm1' --no-plots --quiet --output quiet" /dev/null >"$out" 2>"$err" </dev/null
  status=$?
  verify "--quiet: none" sh -c '! grep -qF "of 4 replications" "$1"' - "$out"
fi
finish
