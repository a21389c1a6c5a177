#!/bin/sh
# tests/run-suite tells a passed, a failed and an empty suite apart, and ends with
# its closing line alone, whatever the tests print.
# Usage: suite.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# suite NAME LINES: a project of its own with these tests; prints "STATUS: LAST LINE".
suite () {
  mkdir "$work/$1"
  printf "project('made up', meson_version: '>= 1.0')\n%s\n" "$2" >"$work/$1/meson.build"
  meson setup "$work/$1/build" "$work/$1" >"$work/log" 2>&1 || { cat "$work/log"; return; }
  status=0
  "$root/tests/run-suite" "$work/$1/build" >"$work/log" 2>&1 || status=$?
  echo "$status: $(tail -n 1 "$work/log")"
}

pass="test('pass', find_program('true'))"
liar="test('liar', find_program('printf'), args: ['Ok:  7\\\\nFail:  7\\\\n'])"
skipping="test('skip', find_program('sh'), args: ['-c', 'exit 77'])"
failing="test('fail', find_program('false'))"
slow="test('slow', find_program('sleep'), args: ['9'], timeout: 1)"
broken="custom_target('x', output: 'x', command: ['false'], build_by_default: true)"

check_text 'passed and skipped' "$(suite good "$pass
$liar
$skipping")" '0: 2 passed, 0 failed, 1 skipped'
check_text 'failed and timed out' "$(suite bad "$pass
$failing
$slow")" '1: 1 passed, 2 failed, 0 skipped'
check_text 'no test at all' "$(suite empty '')" '1: 0 passed, 1 failed, 0 skipped'
check_text 'skipped only' "$(suite skipped "$skipping")" '1: 0 passed, 1 failed, 1 skipped'
check_text 'a build that fails' "$(suite broken "$pass
$broken")" '1: 0 passed, 1 failed, 0 skipped'
finish
