# Shards and merging: run, compare and sweep in parts give the bytes of one command; what is
# missing, damaged or of something else is refused, and what was finished is never lost.
. "$(dirname "$0")/tap.sh"

# shards N COMMAND...: all shards of a command, in some order, each into the folder `parts`.
shards () {
  n=$1
  shift
  for i in $(seq 1 "$n" | sort -R); do
    run "$@" --shard "$i/$n" --output parts --quiet
    test $status -eq 0 || return 1
  done
}
# again: nothing is left of the shards before.
again () { rm -rf parts merged; }
only_shards () {
  test -z "$(ls -A "$1" | grep -v '^shard-[0-9]*-of-[0-9]*\.\(bin\|json\)$\|^assignment.json$')"
}

run run "$mm1" --replications 20 --no-plots --output whole
for n in 1 3 64; do
  again
  shards $n run "$mm1" --replications 20
  verify "run, $n shards: status 0, and nothing but their files" only_shards parts
  verify "run, $n shards: two files a shard" test "$(ls parts | wc -l)" -eq $((2 * n + 1))
  run merge parts --no-plots --output merged
  verify "run, $n shards: merged" is_status 0
  verify "run, $n shards: the bytes of one run" same_files whole merged
done
verify "the log lists the shards" grep -q "shard-64-of-64.json, machine" merged/run.log
run merge $(ls parts/*.bin | sort -R) --no-plots --output shuffled
verify "shuffled files: the bytes of one run" same_files whole shuffled
run merge parts --no-plots --output merged
verify "a second time: found" out_has "Found, not run again"
run merge parts --no-plots --output whole --lang vi --force
verify "in another language" out_has "TOÀN TỈNH (trung bình"

# A comparison and a sweep.
printf '[scenario]\nbase = %s\nname = more\n[scale arrivals]\nrate = 110%%\n' "$mm1" >more.ini
run compare "$mm1" more.ini --replications 7 --of on_time,sojourn_mean --no-plots --output pair
again
shards 3 compare "$mm1" more.ini --replications 7 --of on_time,sojourn_mean
run merge parts --no-plots --output merged
verify "compare, 3 shards: the bytes of one comparison" same_files pair merged
cat >plan.ini <<P
[sweep]
base = $mm1
name = Volume
design = latin
points = 4
replications = 3
[factor volume]
change = scale arrivals
key = rate
range = 90% .. 110%
P
for seed in "" "--seed 7"; do
  rm -rf swept
  run sweep plan.ini $seed --no-plots --output swept
  again
  shards 4 sweep plan.ini $seed
  verify "sweep $seed: each shard has its share of 15 runs" \
    test "$(grep -c '^ *[0-9]' parts/shard-1-of-4.json)" -eq 4
  run merge parts --no-plots --output merged
  verify "sweep $seed, 4 shards: the bytes of one sweep" same_files swept merged
done
run merge parts --store s.sqlite --no-plots --output other
verify "sweep: no store" fails_with 2 "--store"

# What does not go together, and the wrong numbers.
for text in 0/3 4/3 3 1/2/3 a/b -1/3 1/0 1/ /3 "" 1/2000000 +1/3 "1 /3" 1.0/3; do
  run run "$mm1" --shard "$text" --output wrong
  verify "--shard '$text'" fails_with 2 "I/N is expected"
done
for other in "--events 1" "--store s.sqlite" "--relief 1" "--replay 1" "--force" \
  "--precision on_time:1pt"; do
  run run "$mm1" --shard 1/3 $other --output wrong
  verify "--shard with $other" fails_with 2 "does not go with --shard"
done
run compare "$mm1" more.ini --shard 1/3 --precision on_time:1pt --output wrong
verify "compare: --shard with --precision" fails_with 2 "--precision does not go with --shard"
verify "and nothing is written" test ! -e wrong
mkdir full && echo mine >full/notes.txt
run run "$mm1" --shard 1/3 --output full
verify "into a folder that has something else" fails_with 1 "has what is no shard: notes.txt"
verify "which stays" test "$(ls -A full)" = notes.txt
run run "$mm1" --shard 1/3 --output pair
verify "into a folder of results" fails_with 1 "has what is no shard"

# Of another experiment: both files, both values.
again
shards 3 run "$mm1" --replications 6
run run "$mm1" --replications 6 --seed 12 --shard 1/3 --output parts
verify "another seed in the same folder" fails_with 1 "seed 12"
run run more.ini --replications 6 --shard 1/3 --output parts
verify "another scenario in the same folder" fails_with 1 "has scenario mm1"
run compare "$mm1" more.ini --replications 6 --shard 1/3 --output parts
verify "a comparison in the same folder" fails_with 1 "has kind run"
run run "$mm1" --replications 6 --seed 12 --shard 1/3 --output seeded
run merge parts seeded --no-plots --output none
verify "merging another seed" fails_with 1 "'seeded/assignment.json' has seed 12"
run run more.ini --replications 6 --shard 1/3 --output moved
run merge parts moved --no-plots --output none
verify "merging another scenario" err_has "'moved/assignment.json' has scenario more"
verify "names the other, too" err_has "'parts/assignment.json' has scenario mm1"
cp -r parts elsewhere
sed 's/"version" : "/"version" : "9/' parts/assignment.json >elsewhere/assignment.json
run merge elsewhere --no-plots --output none
verify "merging another version" fails_with 1 "is of version 9"
cp parts/assignment.json elsewhere
sed 's/\("numeric_fingerprint" : "\)..../\10000/' parts/shard-2-of-3.json \
  >elsewhere/shard-2-of-3.json
run merge elsewhere --no-plots --output none
verify "another numeric fingerprint" fails_with 1 "numeric fingerprint 0000"
run merge elsewhere --mixed --no-plots --output none
verify "with --mixed, records that are not of that fingerprint" \
  fails_with 1 "another scenario, seed"
verify "nothing is written" test -z "$(ls -A | grep none)"

# Missing, damaged, twice.
rm -rf elsewhere
cp -r parts elsewhere
rm elsewhere/shard-3-of-3.*
run merge elsewhere --no-plots --output none
verify "a shard is missing: which replications" \
  fails_with 1 "replications 3,6, of the shards 3 of 3"
verify "and by which command they are run" \
  err_has "  pilotrun run $mm1 --replications 6 --seed 7 --output elsewhere --shard 3/3"
verify "and as an array" err_has "sbatch --array=3"
verify "on lines of their own" test "$(grep -c '^  pilotrun run \|^  sbatch ' "$err")" -eq 2
sed "s,\"[^\"]*mm1\",\"x; rm y'\"," elsewhere/shard-1-of-3.json >forged
cp -r elsewhere advice && mv forged advice/shard-1-of-3.json && rm advice/shard-2-of-3.*
run merge advice/* --no-plots --output none
verify "all files of a folder are shards and their assignment" err_has "replications 2-3,5-6"
verify "a forged path is one word for a shell" err_has "pilotrun run 'x; rm y'"
run merge elsewhere --prefix --no-plots --output prefix
run run "$mm1" --replications 2 --no-plots --output two
verify "--prefix: as many as are complete from the first on" same_files two prefix
rm elsewhere/shard-1-of-3.*
run merge elsewhere --prefix --no-plots --output none
verify "--prefix: not without the first" fails_with 1 "the replications 1,3-4,6"
rm elsewhere/shard-2-of-3.*
run merge elsewhere --no-plots --output none
verify "no shard is complete" fails_with 1 "no shard of 'elsewhere/assignment.json' is complete"
cp parts/* elsewhere
printf 'x' | dd of=elsewhere/shard-2-of-3.bin bs=1 seek=300 conv=notrunc 2>/dev/null
run merge elsewhere --no-plots --output none
verify "a damaged record" fails_with 1 "shard-2-of-3.bin' is damaged: replication 2 is not whole"
verify "leaves nothing" test -z "$(ls -A | grep none)"
run run "$mm1" --replications 6 --shard 2/3 --output elsewhere
verify "run again: the damaged shard is whole" \
  cmp -s parts/shard-2-of-3.bin elsewhere/shard-2-of-3.bin
head -c 500 parts/shard-2-of-3.bin >elsewhere/shard-2-of-3.bin
run merge elsewhere --no-plots --output none
verify "cut off" fails_with 1 "its length is 500, not"
run merge parts parts/shard-1-of-3.bin --no-plots --output twice
run merge parts twice --no-plots --output thrice
verify "the same replications twice" same_files twice thrice
run merge nowhere --no-plots --output none
verify "no such folder" fails_with 1 "'nowhere' is no shard"
run merge --no-plots
verify "no folder" fails_with 2 "a folder of shards is expected"
run merge full --no-plots
verify "a folder without shards" fails_with 1 "assignment.json"
run merge two --no-plots
verify "a run alone" fails_with 1 "there is no shard"

# More replications: shards go on, and a run that is complete counts as well.
run run "$mm1" --replications 15 --no-plots --output fifteen
for i in 1 2 3; do
  run run "$mm1" --replications 15 --shard $i/3 --output parts --quiet
done
run merge parts --no-plots --output merged15
verify "more replications in the same folder" same_files fifteen merged15
rm -rf parts
for i in 3 4 5 8 9 10; do
  run run "$mm1" --replications 15 --shard $i/15 --output parts --quiet
done
run merge parts --no-plots --output none
verify "shards of some, without the run" fails_with 1 "replications 1-2,6-7,11-15"
run run "$mm1" --replications 15 --shard 12/15 --output parts --quiet
for i in 7 11 13 14 15; do
  run run "$mm1" --replications 15 --shard $i/15 --output parts --quiet
done
run run "$mm1" --replications 6 --no-plots --output six
run merge parts six --no-plots --output none15
verify "with the run of the first six" same_files fifteen none15
run merge parts pair --no-plots --output none
verify "with a comparison in place of a run" fails_with 1 "that of a run is expected"

# The script of shard-plan: for a shell as for sbatch.
again
mkdir "$scratch/bin"
ln -s "$PILOTRUN" "$scratch/bin/pilotrun"
with_path () {
  PATH=$scratch/bin:$PATH "$@" >"$out" 2>"$err" </dev/null
  status=$?
}
run shard-plan "$mm1" --replications 20 --output parts
verify "shard-plan: prints a script" is_status 0
verify "and says nothing else" err_empty
cp "$out" plan.sh
verify "one shard is enough for 20 replications" grep -qx '#SBATCH --array=1-1' plan.sh
with_path env SHARD=1 sh plan.sh
verify "its shard" is_status 0
run merge parts --no-plots --output merged
run run "$mm1" --replications 20 --no-plots --output twenty
verify "has the bytes of one run" same_files twenty merged
with_path sh plan.sh
verify "without a number" fails_with 2 "--shard: '/1' found"
run shard-plan "$mm1" --replications 1000000 --minutes 1 --jobs 3 --until 2025-07-01 \
  --output "it's a
folder"
cp "$out" plan.sh
of=$(sed -n 's/^#SBATCH --array=1-//p' plan.sh)
verify "many replications: many shards, $of" test "$of" -gt 1
verify "their number stands in the command" \
  grep -qF -e "--shard \"\${SLURM_ARRAY_TASK_ID:-\$SHARD}/$of\" --jobs 3 --quiet" plan.sh
verify "processors" grep -qx '#SBATCH --cpus-per-task=3' plan.sh
verify "the window" grep -q '^exec .* --until 2025-07-01 ' plan.sh
verify "a name of two lines stays within its comment" \
  test "$(grep -v '^#' plan.sh | tail -n 2)" = "  --output 'it'\\''s a
folder'"
for wrong in "--minutes 0" "--minutes 43201" "--jobs 0" "--jobs 257" "--replications 0" \
  "--seed -1" "--shard 1/2" "--output ''"; do
  eval "run shard-plan \"\$mm1\" $wrong"
  verify "shard-plan $wrong" fails_with 2 "${wrong% *}"
done
run shard-plan
verify "shard-plan of nothing" fails_with 2 SCENARIO
# The script of the documentation is one, but for its numbers.
cd "$SOURCE" && run shard-plan scenarios/quang-ninh --replications 10000 --output shards
cd "$scratch/here" || exit 99
shape () { sed 's/[0-9][0-9.]*/N/g' "$1"; }
shape "$out" >planned
shape "$SOURCE/docs/slurm/array.sbatch" >documented
verify "docs/slurm/array.sbatch is what shard-plan prints" cmp -s planned documented

# Damaged lists are refused, and none is believed.
for change in 's/"of" : 3/"of" : 0/' 's/"replications" : 6/"replications" : 99999999/' \
  's/"scenarios" : 1/"scenarios" : 4000000000/' 's/"bytes" : [0-9]*/"bytes" : -1/' \
  's/^ *2,$/99,/' 's/"records" : \[/"records" : [ 7,/' 's/"scenario" : 0/"scenario" : 5/' \
  's/"attempts" : 1/"attempts" : "x"/' 's/"host"/"guest"/' 's/{/[/'; do
  again
  shards 3 run "$mm1" --replications 6
  sed "$change" parts/shard-2-of-3.json >forged && mv forged parts/shard-2-of-3.json
  run merge parts --no-plots --output none
  verify "a forged list: $change" fails_with 1 "shard-2-of-3"
done
again
shards 2 run "$mm1" --replications 4
for change in 's/"kind" : "run"/"kind" : "walk"/' 's/"scenarios" : \[/"scenarios" : [ {},/' \
  's/"seed" : "[0-9]*"/"seed" : 5/' 's/"sha256" : "./"sha256" : "x/' \
  's/"files"/"folders"/' 's/{/[/'; do
  cp -r parts forged
  sed "$change" parts/assignment.json >forged/assignment.json
  run merge forged --no-plots --output none
  verify "a forged assignment: $change" fails_with 1 "assignment.json' is damaged"
  rm -rf forged
done
mkfifo "$scratch/pipe"
cp -r parts forged && rm forged/assignment.json && ln -s "$scratch/pipe" forged/assignment.json
run merge forged --no-plots --output none
verify "a pipe in place of the assignment" fails_with 1 "not a plain file"
rm -rf forged

# Stopped in order: what is in hand is finished, and the status tells which signal it was.
catches () {
  mask=$(sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null)
  test -n "$mask" && test $((0x$mask >> 14 & 1)) -eq 1
}
bytes_of () { cat parts/.shard-2-of-2.*/0.bin 2>/dev/null | wc -c; }
some () { test "$(bytes_of)" -gt 6000; }
again
for signal in TERM USR1 INT; do
  before=$(bytes_of)
  env --default-signal=INT,TERM,USR1 "$PILOTRUN" run "$mm1" --replications 400000 --shard 2/2 \
    --output parts >"$out" 2>"$err" </dev/null &
  pid=$!
  await catches "$pid"
  await some
  kill -s $signal "$pid"
  wait "$pid"
  status=$?
  case $signal in INT) wanted=130 ;; *) wanted=143 ;; esac
  verify "SIG$signal: status $wanted, and it says what is kept" \
    fails_with $wanted "of the shard are kept"
  verify "SIG$signal: nothing is lost" test "$(bytes_of)" -ge "$before"
done
verify "each attempt went on in the folder of the one before" \
  test "$(ls -A parts | grep -c '^\.shard')" -eq 1

# Killed at random points, again and again, the shard loses no finished replication.
# Two at a time on the same shard, as after a job was put back into the queue.
kills=200 tens=0
test -z "$SANITIZED" || { kills=30 tens=; }
again
n=$((kills * 8))
lost=0
before=0
k=0
while [ $k -lt $kills ]; do
  k=$((k + 1))
  "$PILOTRUN" run "$mm1" --replications $n --jobs 1 --shard 1/1 --output parts \
    >/dev/null 2>&1 </dev/null &
  pid=$!
  sleep "0.$tens$((k * 7 % 60 + 10))"
  kill -s KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  now=$(cat parts/.shard-1-of-1.*/0.bin 2>/dev/null | wc -c)
  test -e parts/shard-1-of-1.json || test "$now" -ge $((before - 4096)) || lost=$((lost + 1))
  before=$now
done
verify "killed $kills times: nothing that was finished is lost" test $lost -eq 0
for one in 1 2; do
  "$PILOTRUN" run "$mm1" --replications $n --shard 1/1 --output parts \
    >"$scratch/twice$one" 2>&1 </dev/null &
  eval "pid$one=\$!"
done
wait $pid1
first=$?
wait $pid2
verify "two attempts at once both end well" test $first -eq 0 -a $? -eq 0
verify "and leave nothing hidden" only_shards parts
verify "the attempts are counted" \
  grep -q '"attempts" : \([2-9]\|[1-9][0-9]\)' parts/shard-1-of-1.json
run merge parts --no-plots --output merged
run run "$mm1" --replications $n --no-plots --output unkilled
verify "with the bytes of a run that nobody killed" same_files unkilled merged
finish
