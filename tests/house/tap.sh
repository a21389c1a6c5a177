# The few words of the TAP protocol that the shell tests need. To be sourced.
tap_n=0
tap_failed=0

# ok DESCRIPTION: a point that passed.
ok () {
  tap_n=$((tap_n + 1))
  echo "ok $tap_n - $1"
}

# not_ok DESCRIPTION TEXT: a point that failed, and why.
not_ok () {
  tap_n=$((tap_n + 1))
  tap_failed=1
  echo "not ok $tap_n - $1"
  # Beside the protocol: meson shows this of a failed test.
  printf '%s: %s\n' "$1" "$2" >&2
}

# check_text DESCRIPTION FOUND EXPECTED
check_text () {
  if [ "$2" = "$3" ]; then
    ok "$1"
  else
    not_ok "$1" "found:
$2
expected:
$3"
  fi
}

# check_true DESCRIPTION COMMAND...
check_true () {
  tap_what=$1
  shift
  if "$@"; then ok "$tap_what"; else not_ok "$tap_what" "failed: $*"; fi
}

# skip DESCRIPTION WHY
skip () {
  tap_n=$((tap_n + 1))
  echo "ok $tap_n - $1 # SKIP $2"
}

finish () {
  echo "1..$tap_n"
  exit "$tap_failed"
}
