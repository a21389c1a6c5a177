#!/bin/sh
# C sources are as clang-format leaves them. Other versions format a little
# differently, so only the version of Debian 12 is asked.
# Usage: format.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"
cd "$1"

formatter=
for candidate in clang-format-14 clang-format; do
  if "$candidate" --version 2>/dev/null | grep -q ' 14\.'; then
    formatter=$candidate
    break
  fi
done
if [ -z "$formatter" ]; then
  echo '1..0 # SKIP clang-format 14 is not installed'
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp .clang-format "$work"
echo 'int  f(void){return 0;}' >"$work/bad.c"
if "$formatter" --dry-run -Werror "$work/bad.c" >/dev/null 2>&1; then
  not_ok 'a badly formatted file is found' 'it passed'
else
  ok 'a badly formatted file is found'
fi

# A .def is a list of macros, such as the rows of the scenario's schema.
find engine include tests -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort >"$work/files"
tr '\n' '\0' <"$work/files" | xargs -0 -n 50 "$formatter" --dry-run 2>&1 |
  sed -n 's/^\([^ :]*\):[0-9]*:.*/\1/p' | sort -u >"$work/wrong"
check_text 'all C sources are formatted (clang-format -i FILE puts one right)' \
  "$(cat "$work/wrong")" ''
finish
