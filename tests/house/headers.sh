#!/bin/sh
# Each public header is compiled alone, as C and as C++, with all warnings as errors.
# Usage: headers.sh SOURCE-ROOT BUILD-ROOT LANGUAGE COMPILER...
# LANGUAGE is c or c++; the build folder holds the generated header.
set -eu
. "$(dirname "$0")/tap.sh"

root=$1
build=$2
language=$3
shift 3

case $language in
  c) standard=-std=c11 ;;
  c++) standard=-std=c++11 ;;
  *) echo "1..0 # SKIP language $language is not known"; exit 1 ;;
esac
flags=$(pkg-config --cflags glib-2.0)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# compiles NAME FOLDER COMPILER...: a file that holds nothing but the inclusion of NAME.
compiles () {
  printf '#include "%s"\nint main (void);\nint main (void) { return 0; }\n' "$1" >"$work/alone"
  folder=$2
  shift 2
  # Unquoted: one argument a flag.
  # shellcheck disable=SC2086
  "$@" -x "$language" $standard -Wall -Wextra -Wpedantic -Werror -I"$folder" -I"$build/include" \
    $flags \
    -o "$work/alone.o" -c "$work/alone" >"$work/log" 2>&1
}

printf '#include <stdio.h>\n' >"$work/nothing.h"
if ! compiles nothing.h "$work" "$@"; then
  echo "1..0 # SKIP no compiler for $language"
  exit 0
fi

printf 'size_t length (void);\n' >"$work/bad.h"
if compiles bad.h "$work" "$@"; then
  not_ok 'a header that needs another one is found' 'it compiled'
else
  ok 'a header that needs another one is found'
fi

found=0
for header in "$root"/include/pilotrun/*.h "$build"/include/pilotrun/*.h; do
  [ -f "$header" ] || continue
  found=1
  name=pilotrun/$(basename "$header")
  if compiles "$name" "$root/include" "$@"; then
    ok "$name as $language"
  else
    not_ok "$name as $language" "$(cat "$work/log")"
  fi
done
check_true 'there are public headers' test "$found" = 1
finish
