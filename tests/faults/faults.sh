# Shared by the tests of faults: a short run, and the same with one call that fails.
#   SHIM   the library that makes it fail; empty: it cannot be used here

test -n "$SHIM" || { echo '1..0 # SKIP sanitizers stand where the shim would'; exit 0; }
export LD_PRELOAD="$SHIM"
# shellcheck source=/dev/null
. "$TAP"

# work SEED [ARGUMENT...]: the run.
work () {
  seed=$1
  shift
  run run "$mm1" --replications 1 --events 1 --until 2025-07-01 --no-plots --quiet --seed "$seed" \
    "$@"
}

# with_fault CALL ERROR AT SEED ARGUMENT...: the run, in which the AT-th call of that kind that has
# to do with a file of this folder fails with that error, or (KILL) is the last. $fired tells
# whether there was such a call.
with_fault () {
  rm -f "$scratch/fired"
  export FAULT_CALL="$1" FAULT_ERRNO="$2" FAULT_AT="$3" \
    FAULT_FIRED="$scratch/fired" FAULT_PATH="${FAULT_PATH-$scratch/here/}"
  if test "$2" = KILL; then export FAULT_KILL=1; fi
  shift 3
  work "$@" 2>/dev/null
  unset FAULT_CALL FAULT_ERRNO FAULT_AT FAULT_FIRED FAULT_PATH FAULT_KILL
  fired=false
  test ! -e "$scratch/fired" || fired=true
}

# wrong WORDS: notes what went wrong; the test that is being made has failed.
wrong () {
  echo "# $1; status $status"
  sed 's/^/# err: /' "$err"
  well=false
}

# is_like NAME: `out` is the whole run kept under that name.
is_like () { test -d out && same_files "$scratch/$1" out; }

# goes_on: after a fault, the same command goes through, gives the same bytes and cleans up.
goes_on () {
  work 8 --output out --force
  is_status 0 || wrong "$1: the next run fails"
  is_like new || wrong "$1: the next run differs"
  test "$(ls -A)" = out || wrong "$1: left beside it: $(ls -A)"
}

work 7 --output old && mv old "$scratch/old"
work 8 --output new && mv new "$scratch/new"
verify 'two runs that differ, to compare with' differ "$scratch/old/units.csv" \
  "$scratch/new/units.csv"
