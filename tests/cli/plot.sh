# Plots now, later, never, and without gnuplot.
. "$(dirname "$0")/tap.sh"

run run "$mm1" --no-plots --output run
verify "--no-plots: status 0" is_status 0
verify "--no-plots: no picture" test -z "$(find run -name '*.svg' -o -name '*.png')"
verify "--no-plots: scripts and data are there" sh -c 'ls run/plots/*.gp run/plots/*.dat >/dev/null'

mkdir "$scratch/bin"
PATH=$scratch/bin "$PILOTRUN" run "$mm1" --output bare >"$out" 2>"$err" </dev/null
status=$?
verify "without gnuplot: status 0" is_status 0
verify "without gnuplot: how to draw later" out_has "pilotrun plot bare"
PATH=$scratch/bin "$PILOTRUN" plot bare >"$out" 2>"$err"
status=$?
verify "plot without gnuplot: status 1" fails_with 1 "gnuplot"

run plot nowhere
verify "plot: no such folder" fails_with 1 "nowhere"
mkdir empty
run plot empty
verify "plot: a folder that holds no run" is_status 1

if command -v gnuplot >/dev/null; then
  run plot run
  verify "plot: status 0" is_status 0
  verify "plot: pictures" sh -c 'ls run/plots/*.svg run/plots/*.png >/dev/null'
  verify "plot: says where" out_has "run/plots"
  run plot run --list
  verify "plot --list: a line a plot" sh -c 'test "$(wc -l <"$1")" = "$(ls run/plots/*.gp | wc -l)"' - "$out"
  verify "plot --list: each with its words" sh -c '! grep -q "^[a-z-]* *$" "$1"' - "$out"
  run plot run backlgo
  verify "plot: an unknown name" fails_with 2 "did you mean 'backlog'?"
  run plot run --format pdf
  verify "plot: an unknown format" fails_with 2 "svg or png is expected"
  cp run/plots/backlog.svg before
  rm run/plots/*.svg run/plots/*.png
  run plot run backlog --format svg
  verify "plot: one of them, in one format" test "$(ls run/plots/*.svg run/plots/*.png 2>/dev/null)" = run/plots/backlog.svg
  verify "plot: the same picture" cmp -s before run/plots/backlog.svg

  # A gnuplot that hangs, and one that fails: what was drawn before stays.
  printf '#!/bin/sh\nexec sleep 100\n' >"$scratch/bin/gnuplot" && chmod +x "$scratch/bin/gnuplot"
  PATH=$scratch/bin:$PATH PILOTRUN_GNUPLOT_SECONDS=1 "$PILOTRUN" plot run >"$out" 2>"$err"
  status=$?
  verify "gnuplot hangs: stopped, and said" fails_with 1 "has not ended after 1 second"
  printf '#!/bin/sh\necho this is wrong >&2\nexit 1\n' >"$scratch/bin/gnuplot"
  PATH=$scratch/bin:$PATH "$PILOTRUN" plot run >"$out" 2>"$err"
  status=$?
  verify "gnuplot fails: what it said" fails_with 1 "this is wrong"
  verify "older pictures stay" cmp -s before run/plots/backlog.svg
  verify "and nothing half" test -z "$(ls -A run/plots | grep '^\.')"
  rm "$scratch/bin/gnuplot"
  run plot run
  run run "$mm1" --output drawn
  verify "drawn later or at once: the same bytes" same_files run drawn
fi
finish
