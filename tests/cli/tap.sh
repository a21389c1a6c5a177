# Shared by the tests of the command line: TAP, and a scratch folder as current directory.
#   PILOTRUN   the program
#   SCENARIOS  folder of the test scenarios
#   TEXTBOOK   folder of the queues with known answers

set -u
count=0
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/here" && cd "$scratch/here" || exit 99
out=$scratch/out
err=$scratch/err
mm1=$SCENARIOS/mm1

# run ARGUMENT...: runs pilotrun; $status, $out and $err tell the rest.
run () {
  "$PILOTRUN" "$@" >"$out" 2>"$err" </dev/null
  status=$?
}

# verify WORDS COMMAND...: one test, fine when the command is.
verify () {
  words=$1
  shift
  count=$((count + 1))
  if "$@"; then
    echo "ok $count - $words"
  else
    echo "not ok $count - $words"
    echo "# failed: $*"
    echo "# status ${status:-}"
    sed 's/^/# out: /' "$out" | head -n 20
    sed 's/^/# err: /' "$err" | head -n 20
  fi
}

is_status () { test "$status" -eq "$1"; }
out_has () { grep -qF -e "$1" "$out"; }
err_has () { grep -qF -e "$1" "$err"; }
out_empty () { test ! -s "$out"; }
err_empty () { test ! -s "$err"; }
fails_with () { is_status "$1" && err_has "$2" && out_empty; }
nothing_here () { test -z "$(ls -A .)"; }
same_files () { diff -r -x run.log "$1" "$2" >"$scratch/diff"; }
differ () { ! cmp -s "$1" "$2"; }

# scenario NAME: a copy of mm1 to be changed.
scenario () {
  cp -r "$mm1" "$scratch/$1"
  chmod -R u+w "$scratch/$1"
}

# await COMMAND...: until it succeeds, at most for about a minute.
await () {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    test $tries -le 3000 || return 1
    sleep 0.02
  done
}
longer_than () { test "$(stat -c %s "$1" 2>/dev/null || echo 0)" -gt "$2"; }

finish () { echo "1..$count"; }
