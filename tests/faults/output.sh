# Every call that writes a run's folder fails once: status 1, a message with the file and what to
# do, nothing half-done under the final name, an older run intact, and the next run goes through.
. "$(dirname "$0")/faults.sh"

judge () {
  what=$1 older=$2
  if is_status 0; then # of what was only to be tidied up, or has another way
    is_like new || wrong "$what: said to be fine"
    return
  fi
  is_status 1 || wrong "$what: another status"
  refused=$((refused + 1))
  err_has 'pilotrun: error: ' || wrong "$what: no message"
  err_has "$scratch/here/" || wrong "$what: no file in the message"
  err_has 'run again' || wrong "$what: nothing to be done in the message"
  if $older; then
    is_like old || is_like new || wrong "$what: the older run is gone or mixed"
  else
    test ! -e out || is_like new || wrong "$what: half a run under the final name"
  fi
}

# each CALL ERROR NAME OLDER: OLDER is true when an older run is to be replaced.
each () {
  n=1 well=true refused=0
  while :; do
    rm -rf out .out.*
    if $4; then cp -r "$scratch/old" out; fi
    with_fault "$1" "$2" $n 8 --output out --force
    $fired || break
    judge "$1 $n, $3" "$4"
    goes_on "$1 $n, $3"
    n=$((n + 1))
  done
  is_status 0 && is_like new || wrong "$1, $3: without a fault"
  test $n -gt 1 || wrong "$1, $3: no such call"
  test $refused -ge "$LEAST" || wrong "$1, $3: an error only $refused times"
  words='nothing before'
  if $4; then words='an older run before'; fi
  verify "$1, $3, $words: $((n - 1)) times" $well
}

LEAST=15
each write 28 'no space left' false
each open 13 'permission denied' false
each close 5 'input or output error' false
each fsync 5 'input or output error' false
each write 122 'quota exceeded' true
LEAST=1
each mkdir 13 'permission denied' false
each mkdir 28 'no space left' true
each rename 13 'permission denied' false
LEAST=0
each rename 22 'names cannot be exchanged' true
each rename 13 'permission denied' true
each remove 16 'busy' true

# A write that takes half of what it was given is no error: the rest follows.
n=1 well=true
while :; do
  rm -rf out
  with_fault write 0 $n 8 --output out
  is_status 0 && is_like new || wrong "short write $n"
  $fired || break
  n=$((n + 7))
done
verify 'write, half of it taken' $well

rm -rf out && cp -r "$scratch/old" out && chmod a-w .
if test -w .; then
  chmod u+w .
else # not for root
  work 8 --output out --force
  chmod u+w .
  verify 'a folder that may not be written' fails_with 1 'cannot write in folder'
  verify 'and the older run is intact' is_like old
fi
finish
