# The page of the library shows the example as it is, and speaks of no function that is not there.
#   $1 source
set -eu
page=$1/docs/LIBRARY.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The program that the page $1 shows.
program () { sed -n '/^```c$/,/^```$/p' "$1" | sed '1d;$d'; }
# Functions that the page $1 names and no header declares.
unknown () {
  grep -oE 'pilotrun_[a-z_]+ ?\(' "$1" | tr -d ' (' | sort -u >"$work/named"
  cat "$source"/include/pilotrun/*.h "$source"/include/pilotrun/*.in |
    grep -oE 'pilotrun_[a-z_]+ \(' | tr -d ' (' | sort -u | comm -23 "$work/named" -
}

source=$1
echo 'calls `pilotrun_juggle()`' >"$work/made-up.md"
test "$(unknown "$work/made-up.md")" = pilotrun_juggle
program "$page" >"$work/shown.c"
test -s "$work/shown.c"
diff "$work/shown.c" "$source/tests/api/example.c"
test -z "$(unknown "$page")" || { echo 'not there:'; unknown "$page"; exit 1; }
