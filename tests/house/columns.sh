#!/bin/sh
# The generated section of the scenario reference agrees with the schema.
# Usage: columns.sh COLUMNS-DOC README             compares
#        columns.sh COLUMNS-DOC README --update    writes the section anew
set -eu
. "$(dirname "$0")/tap.sh"

printer=$1
readme=$2
begin='<!-- columns:begin -->'
end='<!-- columns:end -->'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$printer" >"$work/columns"

if [ "${3-}" = --update ]; then
  awk -v begin="$begin" -v end="$end" -v section="$work/columns" '
    $0 == end { inside = 0 }
    !inside { print }
    $0 == begin { inside = 1; while ((getline line < section) > 0) print line; print "" }
  ' "$readme" >"$work/new"
  # Written in place, so that the file keeps its owner and mode.
  cat "$work/new" >"$readme"
  exit 0
fi

check_true 'every type of value is described' \
  sh -c '! grep -q "(not described)" "$1"' sh "$work/columns"
check_true 'the reference has the two markers, once each' \
  test "$(grep -cxF -e "$begin" -e "$end" "$readme")" = 2
# The section ends with one blank line before the marker.
echo >>"$work/columns"
awk -v begin="$begin" -v end="$end" '
  $0 == end { inside = 0 }
  inside { print }
  $0 == begin { inside = 1 }
' "$readme" >"$work/found"
if diff -u "$work/found" "$work/columns" >"$work/diff"; then
  ok 'the reference agrees with the schema'
else
  not_ok 'the reference agrees with the schema' "$(cat "$work/diff")
put right with: meson compile -C build scenario-reference"
fi
finish
