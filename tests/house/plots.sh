#!/bin/sh
# Every plot has a row in PR_PLOTS, in the header of plots, and a program in output/.
# Usage: plots.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

resources=$1/engine/report/resources.sh

# Prints what is a row of header $1 and no program in folder $2, or the other way round. texts.gp is
# a part of every program; results in runs/ have copies.
unpaired () {
  "$resources" "$1" | sed -n 's|.*<file>\(.*\)</file>|\1|p' | LC_ALL=C sort >"$work/rows"
  find "$2" -path "$2/runs" -prune -o -name '*.gp' ! -name texts.gp \
    -exec basename {} \; | LC_ALL=C sort >"$work/programs"
  LC_ALL=C comm -23 "$work/rows" "$work/programs" | sed 's/$/: a row, and no program/'
  LC_ALL=C comm -13 "$work/rows" "$work/programs" | sed 's/$/: a program, and no row/'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/output"
mkdir "$work/output/runs"
touch "$work/output/texts.gp" "$work/output/good-one.gp" "$work/output/lonely.gp" \
  "$work/output/runs/copy.gp"
printf '#define PR_PLOTS(ROW)  \\\n  ROW (good_one)  \\\n  ROW (empty)\n' >"$work/plots.h"

check_text 'a row without a program and a program without a row are found' \
  "$(unpaired "$work/plots.h" "$work/output")" \
'empty.gp: a row, and no program
lonely.gp: a program, and no row'
check_text 'every plot has a row and a program' \
  "$(unpaired "$1/engine/report/plot/plots.h" "$1/output")" ''
check_true 'there are plots' [ -s "$work/rows" ]
finish
