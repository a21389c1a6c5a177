#!/bin/sh
# Prints the list of what of output/ is compiled in: the program of every row of PR_PLOTS, and the
# FILEs.
# Usage: resources.sh PLOTS.H FILE...
set -eu
plots=$1
shift

echo '<?xml version="1.0" encoding="UTF-8"?>'
echo '<gresources>'
echo '  <gresource prefix="/pilotrun/plots">'
{
  sed -n 's/^  ROW (\([a-z0-9_]*\)).*/\1.gp/p' "$plots" | tr _ -
  [ $# -eq 0 ] || printf '%s\n' "$@"
} | sed 's|.*|    <file>&</file>|'
echo '  </gresource>'
echo '</gresources>'
