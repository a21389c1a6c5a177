# Ends the Slurm of slurm.sh, its jobs first, and removes the scratch folder.
# Usage: end.sh SCRATCH [PROCESS], as soon as the process has ended
while [ $# -gt 1 ] && kill -0 "$2"; do sleep 1; done
if [ -s "$1/cluster/pids" ]; then
  export SLURM_CONF="$1/cluster/slurm.conf"
  # shellcheck disable=SC2016
  timeout 10 scancel --user root &&
    timeout 20 sh -c 'until test -z "$(squeue -h)"; do sleep 0.3; done'
  tac "$1/cluster/pids" | while read -r pid; do
    kill "$pid"
    timeout 10 tail --pid="$pid" -f /dev/null
  done
fi
rm -rf "$1"
