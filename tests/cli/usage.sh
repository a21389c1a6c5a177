# Help, and what is answered to a slip of the pen.
. "$(dirname "$0")/tap.sh"

run --help
verify "--help: status 0" is_status 0
for command in check show run plot report export steady selfcheck; do
  verify "--help names $command" out_has "  $command "
done
verify "--help tells the exit statuses" \
  out_has "0 fine, 1 failed, 2 usage, 3 bad scenario"
run --version
verify "--version" grep -qE '^pilotrun [0-9]+\.[0-9]+\.[0-9]+$' "$out"

for command in check show run report export extend steady; do
  run $command --help
  verify "$command --help: status 0" is_status 0
  verify "$command --help: usage" out_has "pilotrun $command"
  verify "$command --help: nothing on standard error" err_empty
  run $command
  verify "$command alone: usage" fails_with 2 "is expected"
  run $command a b
  verify "$command: one operand too many" fails_with 2 "'b' is too many"
  run $command --hepl
  verify "$command: unknown option" fails_with 2 "did you mean '--help'?"
done
run run --help
for option in replications seed jobs output until force no-plots quiet; do
  verify "run --help tells of --$option" out_has "--$option"
done

run
verify "no command" fails_with 2 "a command is expected"
run chek x
verify "unknown command: the nearest is named" fails_with 2 "did you mean 'check'?"
run zzzzzz
verify "unknown command far from any: nothing is suggested" fails_with 2 "unknown command 'zzzzzz'"
verify "no suggestion" sh -c '! grep -q "did you mean" "$1"' - "$err"
run --verison
verify "unknown option before a command" fails_with 2 "did you mean '--version'?"
run run "$mm1" --repliactions 3
verify "unknown option: the nearest is named" \
  fails_with 2 "unknown option '--repliactions'; did you mean '--replications'?"
run run "$mm1" --sede=3
verify "unknown option with a value" fails_with 2 "unknown option '--sede'; did you mean '--seed'?"
run run "$mm1" -x
verify "unknown short option" fails_with 2 "unknown option '-x'"
run run "$mm1" -n 3 --bogus
verify "unknown option behind a known short one" fails_with 2 "unknown option '--bogus'"
run run "$mm1" -n -3 -x
verify "unknown option behind a value that looks like one" fails_with 2 "unknown option '-x'"
run run "$mm1" --seed
verify "a value is missing" fails_with 2 "seed"

for value in 0 -1 +1 1.5 1e3 "" " 1" "1 " x 0x10 1000001 99999999999999999999; do
  run run "$mm1" --replications "$value"
  verify "--replications '$value'" \
    fails_with 2 "--replications: '$value' found; a whole number from 1 to 1000000"
done
for value in -1 x 9007199254740993 18446744073709551617; do
  run run "$mm1" --seed "$value"
  verify "--seed '$value'" \
    fails_with 2 "--seed: '$value' found; a whole number from 0 to 9007199254740992"
done
for value in 0 257 two; do
  run run "$mm1" --jobs "$value"
  verify "--jobs '$value'" fails_with 2 "--jobs: '$value' found; a whole number from 1 to 256"
done
for value in 0 1001 all; do
  run run "$mm1" --relief "$value"
  verify "--relief '$value'" fails_with 2 "--relief: '$value' found; a whole number from 1 to 1000"
done
for value in 2025-7-2 02/07/2025 2025-07-32 2025-02-29 "2025-07-02 " soon ""; do
  run run "$mm1" --until "$value"
  verify "--until '$value'" fails_with 2 "until: '$value' found; a date like"
done
for value in 2025-06-30 2025-07-04; do
  run run "$mm1" --until "$value"
  verify "--until $value, outside the window" \
    fails_with 2 "outside the scenario's window, 2025-07-01 to 2025-07-03"
done
for value in . .. / - ""; do
  run run "$mm1" --output "$value"
  verify "--output '$value'" fails_with 2 "a folder's name is expected"
done
verify "nothing was written" nothing_here
# A value may stand at its short option.
run run "$mm1" -j1 -n2 --no-plots -ojoined
verify "-j1 -n2 -oDIR" test "$status" -eq 0 -a -s joined/summary.txt
run run "$mm1" -x1
verify "-x1: unknown" fails_with 2 "unknown option '-x1'"

# A program without its translations says so, and does not write English in the name of another
# language.
mkdir "$scratch/bin" && cp "$PILOTRUN" "$scratch/bin/pilotrun"
"$scratch/bin/pilotrun" run "$mm1" --lang vi --no-plots --output bare >"$out" 2>"$err" </dev/null
status=$?
if test $status -eq 0; then
  verify "translations are installed" out_has "Kỳ mô phỏng"
else
  verify "without translations" fails_with 1 "are not installed"
  verify "nothing is written" test ! -e bare
fi
finish
