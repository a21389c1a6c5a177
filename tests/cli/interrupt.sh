# A run that is interrupted leaves nothing that looks finished, keeps what is, and goes on from
# there; and the progress bar.
. "$(dirname "$0")/tap.sh"

# Caught signals: SIGTERM is bit 14 of the mask.
catches_term () {
  mask=$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null)
  test -n "$mask" && test $((0x$mask >> 14 & 1)) -eq 1
}

# interrupt SIGNAL: a run that would take minutes, and the signal once some are finished.
interrupt () {
  env --default-signal=INT,TERM "$PILOTRUN" run "$mm1" --replications 200000 --jobs 2 \
    --output long >"$out" 2>"$err" </dev/null &
  pid=$!
  await catches_term "$pid"
  await longer_than .long.records 6000
  kill -s "$1" "$pid"
  wait "$pid"
  status=$?
}

for signal in INT TERM; do
  interrupt $signal
  verify "SIG$signal: status 1, and it says so" fails_with 1 "interrupted"
  verify "SIG$signal: what is finished is kept" err_has "replications are kept"
  verify "SIG$signal: and nothing else is left" test "$(ls -A)" = .long.records
  rm .long.records
done

# As many as take long enough to be stopped, which is fewer under sanitizers.
many=3000 less=1000 more=4000 size=20000
test -z "$SANITIZED" || { many=300 less=100 more=400 size=6000; }

# Killed in the middle, the same command goes on, with the bytes of a run that nobody stopped; so
# have the event logs of a replication from before and of one from after.
"$PILOTRUN" run "$mm1" --replications $many --events 2,$many --no-plots --output killed \
  >/dev/null 2>&1 </dev/null &
pid=$!
await longer_than .killed.records $size
kill -s KILL "$pid"
wait "$pid" 2>/dev/null
verify "killed: what was finished is there" test -s .killed.records
verify "killed: and no folder" test ! -e killed
verify "killed: and one log" test "$(ls .killed.events)" = events-2.bin
printf 'half a record' >>.killed.records
run run "$mm1" --replications $many --events 2,$many --no-plots --output killed
verify "the same command goes on" is_status 0
run run "$mm1" --replications $many --events 2,$many --no-plots --jobs 1 --output whole
verify "with the bytes of a run that nobody stopped" same_files killed whole
verify "and the logs" test -s whole/events-2.bin -a -s whole/events-$many.bin
run run "$mm1" --replications $less --events 2 --no-plots --output less
run extend less --replications $many --no-plots
verify "extend: status 0" is_status 0
rm whole/events-$many.bin
verify "extend: as many from the beginning, and the log is still there" same_files less whole
run extend less --replications $many
verify "extend to no more" fails_with 2 "has $many already"
run extend less
verify "extend without a number" fails_with 2 "the new total"
run extend nowhere --replications 5
verify "extend what is no run" fails_with 1 "is not the folder of a run"
sed 's/"version" : "/"version" : "9/' less/manifest.json >manifest && mv manifest less/manifest.json
run extend less --replications $more
verify "extend a run of another version" fails_with 1 "is a run of version 9"
verify "nothing hidden is left" test -z "$(ls -A | grep '^\.')"

run run "$mm1" --precision backlog_end:500 --most 40 --no-plots --output precise
verify "precision: status 0" is_status 0
verify "precision: said in the summary" out_has "reached"
run run "$mm1" --precision sojourn.mean:0.0001% --most 50 --no-plots --output most
verify "precision: the most is not passed" out_has "Replications  50"
verify "precision: and that is said" out_has "not reached"
# None of its replications is ready throughout: by Wilson 73 tell a share of 0 to 5 points.
run run "$TEXTBOOK/../quang-yen" --precision ready_share:5pt --no-plots --output share
verify "precision of a share: replications that are alike do not suffice" \
  out_has "Replications  80"
verify "precision of a share: how precise it is" out_has "ready_share: 0.0 ± 4.6 %"
run run "$mm1" --precision on_tim:1pt
verify "precision of what there is not" fails_with 2 "did you mean 'on_time'?"
run run "$mm1" --precision on_time:1
verify "precision without a unit" fails_with 2 "percentage points"
run run "$mm1" --precision on_time:1pt --replications 5
verify "precision and replications" fails_with 2 "exclude each other"
run run "$mm1" --most 50
verify "most without precision" fails_with 2 "only with --precision"

# A sweep goes on at the point where it was stopped.
cat >plan.ini <<P
[sweep]
base = $mm1
name = Volume
design = grid
of = sojourn_mean
replications = $less
[factor volume]
change = scale arrivals
key = rate
values = 90%; 110%
P
"$PILOTRUN" sweep plan.ini --no-plots --output swept >/dev/null 2>&1 </dev/null &
pid=$!
await test -e .swept.1.records
kill -s KILL "$pid"
wait "$pid" 2>/dev/null
verify "sweep: the points that were finished are kept" test -s .swept.0.records
verify "sweep: and no folder" test ! -e swept
run sweep plan.ini --no-plots --output swept
verify "sweep: the same command goes on" is_status 0
run sweep plan.ini --no-plots --output unstopped
verify "sweep: with the bytes of one that nobody stopped" same_files swept unstopped
verify "sweep: nothing hidden is left" test -z "$(ls -A | grep '^\.')"

# Only where the machine has pseudo-terminals.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  script -qec "'$PILOTRUN' run '$mm1' --no-plots --output bar" /dev/null >"$out" 2>"$err" </dev/null
  status=$?
  verify "on a terminal: a progress bar" out_has "4 of 4 replications"
  # The page on a terminal: coloured headings, but with NO_COLOR; narrow, no line is too long.
  script -qec "TERM=xterm '$PILOTRUN' run '$mm1' --no-plots --output colour" /dev/null \
    >"$out" 2>"$err" </dev/null
  verify "on a terminal: headings have a colour" grep -q "$(printf '\033')\\[1mVERDICT" "$out"
  script -qec "TERM=xterm NO_COLOR=1 '$PILOTRUN' run '$mm1' --no-plots --quiet --output plain" \
    /dev/null >"$out" 2>"$err" </dev/null
  verify "NO_COLOR: none" sh -c '! grep -q "$(printf "\033")" "$1"' - "$out"
  script -qec "stty cols 40; NO_COLOR=1 '$PILOTRUN' run '$mm1' --no-plots --quiet --output short" \
    /dev/null >"$out" 2>"$err" </dev/null
  verify "40 columns: no line is longer" \
    sh -c '! grep -v "^Files" "$1" | tr -d "\r" | LC_ALL=C.UTF-8 grep -q "^.\{41\}"' - "$out"
  run run "$mm1" --no-plots --output piped
  verify "through a pipe: no colour" sh -c '! grep -q "$(printf "\033")" "$1"' - "$out"
  verify "through a pipe: 80 columns" \
    sh -c '! LC_ALL=C.UTF-8 grep -v "^Files" "$1" | grep -q "^.\{80\}"' - "$out"
  script -qec "stty cols 30; '$PILOTRUN' run '$mm1' --no-plots --output narrow" /dev/null \
    >"$out" 2>"$err" </dev/null
  verify "on a narrow terminal: no bar, no line too long" \
    sh -c '! tr "\r" "\n" <"$1" | grep "of 4 repl" | sed "s/\x1b\[K//" | grep -q "\[#\|.\{31\}"' - \
    "$out"
  script -qec "'$PILOTRUN' run '$mm1' --replications $many --no-plots --output left" /dev/null \
    >"$out" 2>"$err" </dev/null
  verify "on a terminal: the time left" out_has " left"
  script -qec "'$PILOTRUN' run '$mm1' --no-plots --quiet --output quiet" /dev/null \
    >"$out" 2>"$err" </dev/null
  status=$?
  verify "--quiet: none" sh -c '! grep -qF "of 4 replications" "$1"' - "$out"
fi
finish
