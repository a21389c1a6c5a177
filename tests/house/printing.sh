#!/bin/sh
# Commands print through engine/cli/print.c alone, which lets no text drive a terminal; below them
# nothing prints.
# Usage: printing.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

calls='v?f?printf|f?puts|f?putc|putchar|g_print|g_printerr|perror|psignal'
calls="(^|[^A-Za-z0-9_])($calls)(_unlocked)?[ \t]*\\("
streams='(^|[^A-Za-z0-9_/])(stdout|stderr)([^A-Za-z0-9_]|$)'

# found PATTERN FOLDER: the lines of code that match, with paths relative to the folder.
found () {
  (cd "$2" && find . -name '*.[ch]' ! -path '*/cli/print.c' | LC_ALL=C sort | tr '\n' '\0' |
    PATTERN=$1 xargs -0 awk '{ sub (/\/\*.*\*\//, "") }
      $0 ~ ENVIRON["PATTERN"] { print substr (FILENAME, 3) ":" FNR ":" $0 }')
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/cli"
printf '  printf ("%%s", name);\n  cli_printf ("x");\n  g_strdup_printf ("x"); /* printf () */\n' \
  >"$work/cli/a.c"
printf '  put (q, stderr);\n' >"$work/cli/b.c"
printf '  puts (name);\n' >"$work/cli/print.c"
check_text 'a call is found, its namesakes are not' \
  "$(found "$calls" "$work")" 'cli/a.c:1:  printf ("%s", name);'
check_text 'a stream is found' "$(found "$streams" "$work")" 'cli/b.c:1:  put (q, stderr);'
check_text 'nothing in the engine prints past cli/print.c' "$(found "$calls" "$1/engine")" ''
check_text 'nothing in the engine has the streams but who empties them, and export through a pipe' \
  "$(found "$streams" "$1/engine" | sed 's/:[0-9]*: */: /')" \
  'ask/export.c: good = put (q, &of, NULL, stdout, error);
cli/main.c: fflush (stdout);'
finish
