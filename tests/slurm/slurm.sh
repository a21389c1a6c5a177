# The scripts of docs/slurm, on a Slurm of one node that this test begins and ends: of an array one
# shard is cancelled and one requeued; merge refuses, the cancelled one is submitted again, and the
# merge has the bytes of one run. Then with GNU parallel.
# Usage: slurm.sh END, of the file end.sh; DOCS is the folder docs/slurm
. "$(dirname "$0")/../cli/tap.sh"

skip () {
  echo "1..0 # SKIP $*"
  exit 0
}
for program in slurmctld slurmd sbatch munged parallel; do
  PATH=$PATH:/usr/sbin command -v $program >/dev/null || skip "$program is not installed"
done
PATH=$PATH:/usr/sbin
test "$(id -u)" = 0 || skip "only root can begin slurmd"
! grep -lxE 'slurmctld|slurmd' /proc/[0-9]*/comm >/dev/null 2>&1 ||
  skip "another Slurm is running"

# One node, which listens to its own loopback only, with whatever it writes in the scratch folder.
cluster=$scratch/cluster
mkdir -p "$cluster/spool" "$cluster/state"
host=$(hostname -s)
port=$((20000 + $$ % 20000))
cat >"$cluster/slurm.conf" <<C
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthInfo=socket=$cluster/socket
SlurmUser=root
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd.pid
SlurmctldLogFile=$cluster/slurmctld.log
SlurmdLogFile=$cluster/slurmd.log
SlurmdSpoolDir=$cluster/spool
StateSaveLocation=$cluster/state
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=2048 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES State=UP
C
export SLURM_CONF="$cluster/slurm.conf"
head -c 128 /dev/urandom >"$cluster/key"
chmod 600 "$cluster/key"

# patiently COMMAND...: until it succeeds, at most for some two minutes; Slurm is asked by programs
# that are dear to begin.
patiently () {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    test $tries -le 400 || return 1
    sleep 0.3
  done
}

# begin PROGRAM ARGUMENT...: in a session of its own, so that no signal to the test's processes
# ends it before its jobs.
begin () {
  setsid "$@" >>"$cluster/said" 2>&1 </dev/null &
  echo $! >>"$cluster/pids"
}
# Should this test be killed, another process ends them.
end=$1
setsid sh "$end" "$scratch" $$ >/dev/null 2>&1 </dev/null &
trap 'sh "$end" "$scratch" >/dev/null 2>&1' EXIT
trap 'exit 1' HUP INT TERM

begin munged --foreground --force --socket="$cluster/socket" --key-file="$cluster/key" \
  --pid-file="$cluster/munged.pid" --log-file="$cluster/munged.log" --seed-file="$cluster/seed"
await test -S "$cluster/socket"
begin slurmctld -D -i -f "$SLURM_CONF"
answers () { scontrol ping 2>/dev/null | grep -q 'is UP'; }
await answers
begin slurmd -D -f "$SLURM_CONF"
idle () { sinfo -h -o %T 2>/dev/null | grep -q idle; }
: >"$out"
: >"$err"
if ! patiently idle; then # no defect of the scripts
  sed 's/^/# /' "$cluster"/*.log "$cluster/said"
  skip "Slurm does not run on this machine"
fi
verify "a Slurm of one node is there" idle

# The program as a user has it, and the script of the documentation with another scenario.
mkdir "$scratch/bin"
ln -s "$PILOTRUN" "$scratch/bin/pilotrun"
PATH=$scratch/bin:$PATH
cp -r "$mm1" mm1
sed 's,scenarios/quang-ninh,mm1,; s/10000/6000/; s/-16$/-6/; s/}\/16"/}\/6"/' \
  "$DOCS/array.sbatch" >array.sbatch
verify "the script is that of six shards" \
  test "$(grep -c '^#SBATCH --array=1-6$\|^exec pilotrun run mm1.* 6000 ' array.sbatch)" -eq 2
run run mm1 --replications 6000 --seed 20250701 --no-plots --output whole

# submit ARGUMENT...: its number is $job.
submit () {
  job=$(sbatch --parsable "$@" 2>"$err")
  status=$?
}
# ended JOB: none of it is waiting or running. state JOB: its last state.
ended () { test -z "$(squeue -h -j "$1" 2>/dev/null)"; }
state () { scontrol show job "$1" | sed -n 's/.*JobState=\([A-Z]*\).*/\1/p'; }

# hold SHARD: its process is stopped when it has some replications, until a signal ends it.
in_hand () { test "$(cat parts/.shard-"$1"-of-6.*/0.bin 2>/dev/null | wc -c)" -gt 6000; }
hold () {
  await in_hand "$1" && for folder in parts/.shard-"$1"-of-6.*; do
    kill -STOP "${folder##*-}"
  done
}
sed -i 's/--output shards/--output parts/' array.sbatch
submit array.sbatch
array=$job
verify "the array is submitted" is_status 0
is_status 0 || { finish; exit; }
submit --dependency=afterany:$array "$DOCS/merge.sbatch" parts --no-plots --output merged
merge=$job
verify "and the merge behind it" is_status 0
verify "shard 1 is in hand" hold 1
verify "shard 2 is in hand" hold 2
verify "shard 1 is requeued" scontrol requeue "${array}_1"
verify "shard 2 is cancelled" scancel "${array}_2"
at_once () { scontrol update jobid="${array}_1" StartTime=now 2>/dev/null; }
verify "shard 1 need not wait two minutes" patiently at_once
verify "the array ends" patiently ended "$array"
verify "the merge ends" patiently ended "$merge"
cat "merge-$merge.log" >"$err"
verify "although one failed, the merge has begun, and it refuses" test "$(state "$merge")" = FAILED
verify "naming what is missing" err_has "of the shards 2 of 6"
verify "and how it is run" err_has "sbatch --array=2"
verify "nothing is written" test ! -e merged
cat shard-"${array}"_2.log >"$err"
verify "the cancelled shard kept what it had" err_has "of the shard are kept"
verify "the requeued shard has gone on" grep -q '"attempts" : 2' parts/shard-1-of-6.json

submit --array=2 array.sbatch
verify "shard 2 by itself" patiently ended "$job"
verify "is the second of six, not of one" test -s parts/shard-2-of-6.json
verify "and has gone on, too" grep -q '"attempts" : 2' parts/shard-2-of-6.json
submit --dependency=afterany:$job "$DOCS/merge.sbatch" parts --no-plots --output merged
verify "a second merge" patiently ended "$job"
cat "merge-$job.log" >"$err"
verify "has the bytes of one run" same_files whole merged

# The same script without Slurm.
sed -i 's/--output parts/--output "apart"/' array.sbatch
mv array.sbatch "an array.sbatch"
in_parallel () {
  sh "$DOCS/parallel.sh" "an array.sbatch" 6 apart --no-plots --output "$1" \
    >"$out" 2>"$err" </dev/null
  status=$?
}
in_parallel by-parallel
verify "GNU parallel: status 0" is_status 0
verify "GNU parallel: the bytes of one run" same_files whole by-parallel
rm apart/shard-4-of-6.*
in_parallel by-parallel-again
verify "again: what was missing is run" same_files whole by-parallel-again
finish
