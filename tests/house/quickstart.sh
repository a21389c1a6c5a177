#!/bin/sh
# quickstart in a clone whose path has a blank and an apostrophe: it says little, keeps the rest in
# a log that it names, and shows what failed. The project here is made up, and the packages too.
# Usage: quickstart.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
place="$work/it's a place"
mkdir -p "$place/tests" "$place/engine/cli" "$work/bin"
cp "$root/quickstart" "$place/"
cp "$root/tests/run-suite" "$place/tests/"
printf '#!/bin/sh\nprintf installed\n' >"$work/bin/dpkg-query"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/apt-get"
chmod +x "$work/bin/dpkg-query" "$work/bin/apt-get"
PATH=$work/bin:$PATH

# clone TESTS: the project with these tests, not built yet.
clone () {
  rm -rf "$place/build"
  printf "option('tests', type: 'boolean', value: false)\n" >"$place/meson_options.txt"
  cat >"$place/meson.build" <<END
project('made up', meson_version: '>= 1.0')
configure_file(input: 'engine/cli/pilotrun.in', output: 'pilotrun', copy: true)
custom_target('noise', output: 'noise',
  command: ['sh', '-c', 'seq 400; mkdir -p engine/cli; cp pilotrun engine/cli/; touch noise'],
  build_by_default: true, console: true)
$1
END
}
cat >"$place/engine/cli/pilotrun.in" <<'END'
#!/bin/sh
mkdir -p out
{ echo 'A title'; seq 20; echo 'VERDICT (54 units): 54 ready'; seq 300; } | tee out/summary.txt
echo "Files: $PWD/out"
END
chmod +x "$place/engine/cli/pilotrun.in"

# start ARGUMENT...: prints the status and keeps what was said in said.
start () {
  status=0
  "$place/quickstart" "$@" >"$work/said" 2>&1 || status=$?
  echo "$status"
}
lines () { wc -l <"$work/said" | tr -d ' '; }
says () { grep -qF -e "$1" "$work/said"; }

clone ''
check_text 'a run: status' "$(start)" 0
check_true "a run: some 30 lines, not $(lines)" test "$(lines)" -le 36
check_true 'a run: the head of the summary' says 'VERDICT (54 units): 54 ready'
check_true 'a run: where the summary is' says "$place/out/summary.txt"
check_true 'a run: where the plots are' says "$place/out/plots/"
check_true 'a run: the log is named' says build/quickstart.log
check_true 'a run: the log has the rest' grep -qx 400 "$place/build/quickstart.log"

clone "test('good', find_program('true'))"
check_text 'tests that pass: status' "$(start test)" 0
check_true "tests that pass: some lines, not $(lines)" test "$(lines)" -le 10
check_text 'tests that pass: the last line' \
  "$(tail -n 1 "$work/said")" '1 passed, 0 failed, 0 skipped'

clone "test('good', find_program('true'))
test('bad', find_program('sh'), args: ['-c', 'echo why it failed; exit 1'])"
check_text 'a test that fails: status' "$(start test)" 1
check_true 'a test that fails: what it said' says 'why it failed'
check_true 'a test that fails: its name' grep -qE '^ *[0-9]+/[0-9]+ .*bad .*FAIL' "$work/said"
check_true 'a test that fails: little else' test "$(lines)" -le 40
check_text 'a test that fails: the last line' \
  "$(tail -n 1 "$work/said")" '1 passed, 1 failed, 0 skipped'

clone "custom_target('x', output: 'x', command: ['sh', '-c', 'echo why it broke; false'],
  build_by_default: true)"
check_text 'a build that fails: status' "$(start)" 1
check_true 'a build that fails: why' says 'why it broke'
check_true 'a build that fails: said' says 'quickstart: the build failed'
check_text 'tests of it: status' "$(start test)" 1
check_true 'tests of it: why' says 'why it broke'
check_text 'tests of it: the last line' "$(tail -n 1 "$work/said")" '0 passed, 1 failed, 0 skipped'

printf "project('broken'\n" >"$place/meson.build"
rm -rf "$place/build"
check_text 'tests of what cannot be configured: status' "$(start test)" 1
check_text 'tests of it: the last line' "$(tail -n 1 "$work/said")" '0 passed, 1 failed, 0 skipped'
finish
