#!/bin/sh
# No source file is longer than 600 lines, no line of one than 100 columns, no function of the
# engine than 60 lines.
# Usage: sizes.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

max_file=600
max_function=60
max_line=100

# each PROGRAM: awk, over the files that standard input names; name () is a file's, without folders.
each () {
  LC_ALL=C sort | tr '\n' '\0' | LC_ALL=C xargs -0 awk -v max="$max" "$1"'
    function name (path) { sub (/.*\//, "", path); return path }'
}

# Prints the C sources, scripts and lists for the build below the folders $@.
sources () {
  find "$@" -type f \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name meson.build \)
}

# Prints those of them that are too long.
long_files () {
  max=$max_file
  sources "$@" | each '{ lines[FILENAME]++ }
    END { for (f in lines) if (lines[f] > max) print name(f) ": " lines[f] " lines" }'
}

# Prints the lines of them that are too long. A character of several bytes is one column: those
# after its first byte are not counted.
long_lines () {
  max=$max_line
  sources "$@" | each 'length ($0) > max { gsub (/[\200-\277]/, "") }
    length ($0) > max { printf "%s:%d: %d columns\n", name(FILENAME), FNR, length ($0) }'
}

# Prints the functions of the C files below folder $1 that are too long. In the
# project's format a body begins and ends with a brace in the first column; its
# name is the first word of the line before. Counted from brace to brace.
long_functions () {
  max=$max_function
  find "$1" -name '*.[ch]' | each '
    /^\{[ \t]*$/ { start = FNR; function_name = head }
    /^\}/ && start {
      lines = FNR - start + 1
      if (lines > max) printf "%s: %s: %d lines\n", name(FILENAME), function_name, lines
      start = 0
    }
    /^[A-Za-z_][A-Za-z_0-9]* \(/ { head = $1 }'
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
rm "$work"/*
awk -v n="$max_line" 'BEGIN { for (i = 1; i <= n; i++) printf "ế"; print "" }' >"$work/wide.h"
awk -v n="$max_line" 'BEGIN { for (i = 0; i <= n; i++) printf "x"; print "" }' >"$work/wide.c"
check_text 'a line of 101 columns is found, one of 100 characters of three bytes is not' \
  "$(long_lines "$work")" 'wide.c:1: 101 columns'
check_text 'no file is too long' \
  "$(long_files "$1/engine" "$1/include" "$1/tests")" ''
check_text 'no line is too long' "$(long_lines "$1/engine" "$1/include" "$1/tests")" ''
check_text 'no function is too long' "$(long_functions "$1/engine")" ''
finish
