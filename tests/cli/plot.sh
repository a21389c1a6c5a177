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
  run run "$mm1" --output drawn
  verify "drawn later or at once: the same bytes" same_files run drawn
fi
finish
