# Files that are no regular ones: what is written to them, and what is read from them.
. "$(dirname "$0")/tap.sh"

run run "$mm1" --no-plots --output out --events 1
run export out --output -
cp "$out" whole

# A pipe is written through, and stays one.
mkfifo pipe
cat pipe >through &
pid=$!
run export out --output pipe
wait $pid
verify "export onto a pipe: status 0" is_status 0
verify "all goes through" cmp -s whole through
verify "the pipe stays" test -p pipe
cat pipe >through &
pid=$!
run export out --output pipe --force
wait $pid
verify "so with --force" sh -c 'cmp -s whole through && test -p pipe'

# Nobody reads: a signal ends it, as it ends what writes to a pipe.
# idle PID: none of its threads works, and no program that it has begun.
idle () {
  ! grep -q '^State:[[:space:]]*R' "/proc/$1"/task/*/status 2>/dev/null &&
    ! grep -q . "/proc/$1"/task/*/children 2>/dev/null
}
at_rest () { idle "$1" && sleep 0.2 && idle "$1" && sleep 0.2 && idle "$1"; }
# blocked COMMAND...: is sent a signal as it waits for a reader, after it has simulated.
blocked () {
  for signal in INT TERM; do
    rm -f out/events-1.bin
    env --default-signal=INT,TERM "$PILOTRUN" "$@" >"$out" 2>"$err" </dev/null &
    pid=$!
    await at_rest "$pid"
    kill -s $signal "$pid"
    # What does not end is ended, and told by its status.
    tries=0
    while kill -0 "$pid" 2>/dev/null && test $tries -lt 200; do
      tries=$((tries + 1))
      sleep 0.05
    done
    kill -s KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    status=$?
    test $signal = INT && number=2 || number=15
    verify "SIG$signal, $1 to $pipe" is_status $((128 + number))
  done
}
pipe="a pipe that nobody opens"
blocked export out --output pipe
blocked export out --dossiers --output pipe
blocked replay out --output pipe
blocked brief out --output pipe
blocked staff "$mm1" --goal 'sojourn_mean <= 0.002' --replications 4 --output pipe
if command -v dot >/dev/null; then
  blocked explain "$mm1" --format svg --workflow serve --output pipe
  mkdir drawn && mkfifo "drawn/serve.svg"
  blocked explain "$mm1" --format svg --output drawn
  rm -r drawn
fi
pipe="a pipe that nobody reads"
exec 3<>pipe
blocked export out --output pipe
blocked replay out --all --output pipe
exec 3<&-
verify "and nothing is left" test -z "$(ls -A | grep '^\.' | grep -v '^\.mm1-staff\|pipe.records')"
run export out --output /dev/null
verify "a character device" is_status 0
if command -v bash >/dev/null; then
  # shellcheck disable=SC2016
  bash -c '"$PILOTRUN" export out --output >(cat >substituted); wait $!' >"$out" 2>"$err"
  verify "the shell's >(...)" cmp -s whole substituted
fi

# Standard output by its name: at its end, whatever it is.
run export out --output /dev/stdout
verify "/dev/stdout: nothing but the rows" cmp -s whole "$out"
(echo before; "$PILOTRUN" export out --output /dev/stdout; echo after) >"$out" 2>"$err" </dev/null
verify "/dev/stdout: a file that is not begun anew" \
  sh -c '(echo before; cat whole; echo after) | cmp -s - "$1"' - "$out"
"$PILOTRUN" export out --output /dev/stdout 2>"$err" | cmp -s whole
verify "/dev/stdout: a pipe" test $? = 0
"$PILOTRUN" export out --output /dev/fd/3 3>third >"$out" 2>"$err" </dev/null
verify "/dev/fd/3" cmp -s whole third

# A link stays, what it names is written.
ln -s target link
run export out --output link
verify "a link to nothing: status 0" is_status 0
verify "its target is made" sh -c 'test -L link && cmp -s whole target'
echo old >target
run export out --output link
verify "a link to a file: refused" fails_with 1 "exists already"
run export out --output link --force
verify "--force: the target is written, the link stays" sh -c 'test -L link && cmp -s whole target'
ln -s loop loop
run export out --output loop
verify "a link to itself" fails_with 1 "loop"
mkdir folder
run export out --output folder --force
verify "a folder is refused" fails_with 1 "'folder' is a folder"
verify "and stays" test -d folder
rm -f link target loop through

# Files in the folder of a run, too.
rm out/events-1.bin
mkfifo out/events-1.bin
run export out --output - --scenario "$mm1"
verify "a pipe in the place of a log: refused" fails_with 1 "events-1.bin"
rm out/events-1.bin
mv out/report.html page
ln -s ../page out/report.html
run report out
verify "a page that is a link: the link stays" \
  sh -c 'test -L out/report.html && test -s page && test ! -L page'
rm out/report.html && mkfifo out/report.html
cat out/report.html >through &
pid=$!
run report out
wait $pid
verify "a page that is a pipe is written through" \
  sh -c 'test -p out/report.html && cmp -s page through'
rm out/report.html && mv page out/report.html

# staff: its plan.
cat pipe >through &
pid=$!
run staff "$mm1" --goal 'sojourn_mean <= 0.002' --replications 4 --output pipe
kill $pid 2>/dev/null
wait $pid 2>/dev/null
verify "staff onto a pipe: status 0" is_status 0
verify "the plan goes through" grep -q '^\[set pools' through
verify "the pipe stays" test -p pipe
verify "nothing hidden is left" test -z "$(ls -A | grep '^\.')"

# A store is a file.
run run "$mm1" --no-plots --output stored --store pipe
verify "a pipe as a store: refused" fails_with 1 "'pipe'"
verify "before the run" test ! -e stored
run run "$mm1" --no-plots --output stored --store ''
verify "a store without a name: refused" fails_with 2 "--store"
run run "$mm1" --no-plots --output stored --store :memory:
verify "a store of that name is a file" test -s :memory:

# Nothing that has no end is waited for: a pipe nobody writes to, a device.
mkfifo plan.ini "$scratch/never"
ln -s /dev/zero zero.ini
for input in plan.ini zero.ini; do
  run sweep $input
  verify "sweep $input: refused" fails_with 3 "$input: error: not a plain file"
  run check $input
  verify "check $input: refused" fails_with 3 "$input: error: not a plain file"
done
for file in manifest.json summary.txt run.log replications.bin units.csv; do
  mv stored/$file kept && mkfifo stored/$file
  run report stored
  run extend stored --replications 8 --no-plots
  verify "$file is a pipe: extend is refused" is_status 1
  verify "and $file named" err_has "$file"
  mv kept stored/$file
done
mv .stored.records kept 2>/dev/null
mkfifo .again.records
run run "$mm1" --no-plots --output again
verify "records that are a pipe: refused" fails_with 1 ".again.records"
rm .again.records

# Limits of the system are errors, not ends without a word; what is finished is kept.
(ulimit -f 20; "$PILOTRUN" run "$mm1" --no-plots --output small >"$out" 2>"$err" </dev/null)
status=$?
verify "limit of a file's size: status 1" fails_with 1 "File too large"
verify "and no folder" test ! -e small
run run "$mm1" --no-plots --output small
verify "the same command goes through" is_status 0
(ulimit -f 20; "$PILOTRUN" export out --output little >"$out" 2>"$err" </dev/null)
status=$?
verify "export, too" fails_with 1 "File too large"
verify "nothing half is left" test -z "$(ls -A | grep 'little')"
(ulimit -St 2; "$PILOTRUN" run "$mm1" --no-plots --replications 100000 --output slow \
  >"$out" 2>"$err" </dev/null)
status=$?
verify "limit of processor time: status 1" fails_with 1 "interrupted"
verify "and what is finished is kept" err_has "replications are kept"
rm -f .slow.records
if command -v gnuplot >/dev/null; then
  mkdir "$scratch/bin"
  printf '#!/bin/sh\ngrep SigIgn /proc/self/status >>"%s"\n' "$scratch/ignored" \
    >"$scratch/bin/gnuplot"
  chmod +x "$scratch/bin/gnuplot"
  PATH=$scratch/bin:$PATH "$PILOTRUN" plot small >/dev/null 2>&1
  verify "what this program ignores gnuplot does not" \
    sh -c 'test -s "$1" && ! grep -q "SigIgn:.*[1-9a-f]......$" "$1"' - "$scratch/ignored"
fi
"$PILOTRUN" run "$mm1" --no-plots --output closed >&- 2>"$err" </dev/null
status=$?
verify "standard output is closed: said" err_has "standard output cannot be written"
run run "$mm1" --no-plots --output open
verify "and no word of it gets into a file" same_files closed open
finish
