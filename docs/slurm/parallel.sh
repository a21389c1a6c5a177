#!/bin/sh
# All shards on one machine with GNU parallel, and then the merge:
#   sh parallel.sh SCRIPT SHARDS FOLDER [OPTION of pilotrun merge]...
# SCRIPT is array.sbatch or what 'pilotrun shard-plan' printed, SHARDS and FOLDER stand in it.
# One shard a processor; PARALLEL='--jobs 50%' in the environment for scripts with --jobs 2.
# Begun again, it does only what is missing: a shard that is complete ends at once. Therefore
# there is no --resume: it would skip shards that were complete before replications were added.
set -eu
script=$1 shards=$2 folder=$3
shift 3
# Up to 101 it is how many shards failed: merge says what is missing.
parallel --quote --joblog shards.joblog --retries 3 \
  env SHARD={} sh "$script" ::: $(seq "$shards") >shards.log || [ $? -le 101 ] || exit 1
exec pilotrun merge "$folder" "$@"
