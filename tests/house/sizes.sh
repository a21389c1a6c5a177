#!/bin/sh
# No source file is longer than 600 lines, no function of the engine than 60.
# Usage: sizes.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

max_file=600
max_function=60

# Prints the files among C sources and scripts below the folders $@ that are too long.
long_files () {
  find "$@" -type f \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name meson.build \) |
    LC_ALL=C sort |
    while IFS= read -r file; do
      lines=$(wc -l <"$file")
      [ "$lines" -le "$max_file" ] || echo "$(basename "$file"): $lines lines"
    done
}

# Prints the functions of the C files below folder $1 that are too long. In the
# project's format a body begins and ends with a brace in the first column; its
# name is the first word of the line before. Counted from brace to brace.
long_functions () {
  find "$1" -name '*.[ch]' | LC_ALL=C sort | while IFS= read -r file; do
    awk -v max="$max_function" -v file="$(basename "$file")" '
      /^\{[[:blank:]]*$/ { start = NR; name = head }
      /^\}/ && start {
        if (NR - start + 1 > max) printf "%s: %s: %d lines\n", file, name, NR - start + 1
        start = 0
      }
      /^[A-Za-z_][A-Za-z_0-9]* \(/ { head = $1 }' "$file"
  done
}

# made_up N: a C file with one function of N lines from brace to brace.
made_up () {
  printf 'static int\nmade_up (int x)\n{\n'
  awk -v n="$1" 'BEGIN { for (i = 3; i <= n; i++) print "  x++;" }'
  printf '}\n'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made_up "$max_function" >"$work/fits.c"
made_up $((max_function + 1)) >"$work/long-function.c"
made_up $((max_file - 1)) >"$work/long-file.c"

check_text 'a function of 61 lines is found, one of 60 is not' \
  "$(rm "$work/long-file.c"; long_functions "$work")" 'long-function.c: made_up: 61 lines'
made_up $((max_file - 1)) >"$work/long-file.c"
check_text 'a file of 601 lines is found' "$(long_files "$work")" 'long-file.c: 601 lines'
check_text 'no file is too long' \
  "$(long_files "$1/engine" "$1/include" "$1/tests")" ''
check_text 'no function is too long' "$(long_functions "$1/engine")" ''
finish
