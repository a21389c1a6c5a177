#!/bin/sh
# The cost of an event at 54, 432 and 3,321 units: one, four and all provinces of scenarios/nation.
# Usage: nation.sh BENCH SCENARIOS [UNTIL]
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# some NAME PROVINCE...: the nation with these provinces alone.
some () {
  name=$1
  shift
  cp -r "$scenarios/nation" "$scratch/$name"
  for table in units authorities pools arrivals; do
    # units name their province in column 6, authorities in 5; others may say "ward of 22".
    awk -F, -v wanted=" $* " -v table=$table '
      {
        code = table == "units" ? $6 : table == "authorities" ? $5 : ""
        if (code == "" && $2 ~ / of /)
          code = substr ($2, length ($2) - 1)
      }
      NR == 1 || code == "" || index (wanted, " " code " ") > 0' \
      "$scenarios/nation/$table.csv" >"$scratch/$name/$table.csv"
  done
}
bench=$1
scenarios=$2
mkdir "$scratch/quang-ninh"
cp "$scenarios"/quang-ninh/*.csv "$scenarios/quang-ninh/scenario.ini" "$scratch/quang-ninh"
some one 22
some four 22 25 52 75
"$bench" "${3:-2025-07-31}" "$scratch/one" "$scratch/four" "$scenarios/nation"
