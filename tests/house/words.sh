#!/bin/sh
# Nothing in the repository is tied to one machine or one person's folders, and no
# file carries a mark of unfinished work.
# Usage: words.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

# Top folders that belong to a machine or a user, as the start of an absolute path.
# Written with a group so that this file does not hold what it looks for.
paths='(^|[^A-Za-z0-9_.*})-])/(work|tmp|home|root|mnt|srv|Users)/'
marks='^(<<<<<<<|>>>>>>>)|(^|[^A-Za-z])(FIX[M]E|XX[X])([^A-Za-z]|$)'

# The project's own files: what git would track, found without git.
files () {
  find "$1" \( -name .git -o -name 'build*' -type d -o -path "$1/output/runs" \) -prune \
    -o -type f ! -name '*.png' ! -name LICENSE -print
}

# found PATTERN FOLDER: the lines that match, with paths relative to the folder.
found () {
  files "$2" | LC_ALL=C sort | tr '\n' '\0' | { xargs -0 grep -InE -e "$1" -- /dev/null || true; } |
    sed "s|^$2/||"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=home
printf 'open ("/%s/x");\nsee https://example.org/%s/x\n' "$folder" "$folder" >"$work/path.c"
printf 'FIX%s: later\n' ME >"$work/mark.c"

check_text 'a machine path is found, a web address is not taken for one' \
  "$(found "$paths" "$work")" "path.c:1:open (\"/$folder/x\");"
check_text 'a mark is found' "$(found "$marks" "$work")" 'mark.c:1:FIX''ME: later'
check_text 'no machine path in the repository' "$(found "$paths" "$1")" ''
check_text 'no mark of unfinished work in the repository' "$(found "$marks" "$1")" ''
finish
