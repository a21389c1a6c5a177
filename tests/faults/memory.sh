# Memory that ends, and files that cannot be read to their end.
. "$(dirname "$0")/faults.sh"

# More dossiers than the officer can do, so that the model's memory has to grow.
scenario crowd
printf 'stream,where,mix,rate,source\njobs,u1,job,9 per min,assumption\n' \
  >"$scratch/crowd/arrivals.csv"
mm1=$scratch/crowd
rm -rf "$scratch/new"
work 8 --output new && mv new "$scratch/new"

# The model ends with a message. Elsewhere the library ends the program at once. Neither leaves
# anything, and the next run goes through.
ulimit -c 0
n=1 well=true named=0
export FAULT_LEAST=40000
while :; do
  rm -rf out
  FAULT_PATH='' with_fault grow 12 $n 8 --output out
  $fired || break
  if is_status 0; then
    is_like new || wrong "memory $n: said to be fine"
  else
    test "$status" -eq 1 || test "$status" -ge 128 || wrong "memory $n: another status"
    if err_has 'out of memory in replication'; then named=$((named + 1)); fi
    test ! -e out || wrong "memory $n: something under the final name"
  fi
  goes_on "memory $n"
  n=$((n + 1))
done
unset FAULT_LEAST
is_status 0 && is_like new || wrong 'memory: without a fault'
verify "memory: $((n - 1)) times" $well
verify "the model's own growth is among them, and it says so: $named times" test $named -ge 6

# reads CALL ERROR WORDS: of the scenario's files.
reads () {
  n=1 well=true
  rm -rf out
  while :; do
    FAULT_PATH=$mm1/ with_fault "$1" "$2" $n 8 --output out
    $fired || break
    is_status 3 || wrong "$1 $n: another status"
    err_has "$mm1/" || wrong "$1 $n: no file in the message"
    err_has "$3" || wrong "$1 $n: not '$3'"
    nothing_here || wrong "$1 $n: something was written"
    n=$((n + 1))
  done
  is_status 0 && is_like new || wrong "$1: without a fault"
  test $n -gt 7 || wrong "$1: fewer calls than files"
  verify "$1, $3: $((n - 1)) times" $well
}
reads open 13 'cannot be read: Permission denied'
reads open 24 'cannot be read: Too many open files'
reads read 5 'cannot be read: Input/output error'
reads read 0 'the file became shorter while it was read'
finish
