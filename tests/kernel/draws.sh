# The draws as the engine makes them, through a few of dieharder's tests; five rounds of Philox,
# which they refuse, show that these tests can. docs/RANDOM-NUMBERS.md has the large batteries.
#   RAW   the program that writes raw draws
set -u
if ! command -v dieharder >/dev/null; then
  echo '1..0 # SKIP no dieharder here'
  exit 0
fi
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT

# assess ROUNDS: birthday spacings, ranks of matrices, serial test, lagged sums.
assess () {
  for test in 0 2 102 203; do
    "$RAW" $1 2>/dev/null \
      | dieharder -g 200 -d "$test" -p 20 -D test_name -D ntuple -D pvalues -D assessment
  done
}
assess '' >"$scratch/engine"
assess 5 >"$scratch/five"
count=0
verify () {
  words=$1
  shift
  count=$((count + 1))
  if "$@"; then echo "ok $count - $words"; else echo "not ok $count - $words"; fi
}
verify 'all tests were made' test "$(grep -c 'PASSED\|WEAK\|FAILED' "$scratch/engine")" -ge 33
verify 'the draws of the engine pass' sh -c '! grep FAILED "$1"' - "$scratch/engine"
verify 'five rounds do not' grep -q FAILED "$scratch/five"
echo "1..$count"
