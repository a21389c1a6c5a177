# Plots now, later, never, and without gnuplot.
. "$(dirname "$0")/tap.sh"

same_pictures () {
  for picture in "$2"/plots/*.svg "$2"/plots/*.png; do
    cmp -s "$picture" "$1/plots/${picture##*/}" || return 1
  done
}

run run "$mm1" --no-plots --output run
verify "--no-plots: status 0" is_status 0
verify "--no-plots: no picture" test -z "$(find run -name '*.svg' -o -name '*.png')"
verify "--no-plots: scripts and data are there" sh -c 'ls run/plots/*.gp run/plots/*.dat >/dev/null'

mkdir "$scratch/bin"
PATH=$scratch/bin "$PILOTRUN" run "$mm1" --output bare >"$out" 2>"$err" </dev/null
status=$?
verify "without gnuplot: status 0" is_status 0
verify "without gnuplot: how to draw later" out_has "pilotrun plot bare"
PATH=$scratch/bin "$PILOTRUN" run "$mm1" --output 'bare $(touch pwn)' >"$out" 2>"$err" </dev/null
verify "without gnuplot: in a form that a shell takes as it is" \
  out_has "pilotrun plot 'bare \$(touch pwn)'"
PATH=$scratch/bin "$PILOTRUN" plot bare >"$out" 2>"$err"
status=$?
verify "plot without gnuplot: status 1" fails_with 1 "gnuplot"

run plot nowhere
verify "plot: no such folder" fails_with 1 "nowhere"
mkdir empty
run plot empty
verify "plot: a folder that holds no run" is_status 1

# Diagrams, without gnuplot, and without dot.
if command -v dot >/dev/null; then
  ln -s "$(command -v dot)" "$scratch/bin/dot"
  PATH=$scratch/bin "$PILOTRUN" run "$mm1" --output diagrams >"$out" 2>"$err" </dev/null
  status=$?
  verify "with dot alone: status 0" is_status 0
  verify "with dot alone: plots are missing, and only they" \
    sh -c 'grep -q "^plots are missing" "$1" && ! grep -q "^diagrams are" "$1"' - "$out"
  verify "with dot alone: diagrams" test "$(ls diagrams/diagrams)" = serve.svg
  verify "with dot alone: they are in the page" \
    grep -q '<img alt="Workflow serve" src="data:image/svg+xml;base64,' diagrams/report.html
  rm "$scratch/bin/dot"
  verify "without dot: the page says how to get them" \
    grep -q "puts them here, with dot of the package graphviz" bare/report.html
  verify "without dot: no folder" test ! -e bare/diagrams
  run plot bare
  verify "plot: diagrams that were missing" \
    cmp -s bare/diagrams/serve.svg diagrams/diagrams/serve.svg
  verify "plot: and they are in the page" grep -q '<img alt="Workflow serve"' bare/report.html
  verify "--no-plots: no diagram" test ! -e run/diagrams
  run plot run --format png
  verify "plot --format png: no diagram" test ! -e run/diagrams
  rm -f run/plots/*.png
fi

if command -v gnuplot >/dev/null; then
  run plot run
  verify "plot: status 0" is_status 0
  verify "plot: pictures" sh -c 'ls run/plots/*.svg run/plots/*.png >/dev/null'
  verify "plot: says where" out_has "run/plots"
  run plot run --list
  verify "plot --list: a line a plot" \
    sh -c 'test "$(wc -l <"$1")" = "$(ls run/plots/*.gp | wc -l)"' - "$out"
  verify "plot --list: each with its words" sh -c '! grep -q "^[a-z-]* *$" "$1"' - "$out"
  run plot run backlgo
  verify "plot: an unknown name" fails_with 2 "did you mean 'backlog'?"
  run plot run --format pdf
  verify "plot: an unknown format" fails_with 2 "svg or png is expected"
  cp run/plots/backlog.svg before
  rm run/plots/*.svg run/plots/*.png
  run plot run backlog --format svg
  verify "plot: one of them, in one format" \
    test "$(ls run/plots/*.svg run/plots/*.png 2>/dev/null)" = run/plots/backlog.svg
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
  (cd drawn/plots && rm ./*.svg ./*.png && for script in *.gp; do gnuplot "$script" || exit; done)
  verify "drawn by hand: the same bytes" same_files run drawn

  # One plot that fails takes no other with it, and is named. Its older pictures stay.
  cp run/plots/causes.txt "$scratch/causes.txt"
  echo nothing >run/plots/causes.txt
  rm run/plots/backlog.*g
  run plot run
  verify "a plot fails: named" fails_with 1 "not drawn: causes ("
  verify "a plot fails: the others are drawn" \
    test -s run/plots/backlog.svg -a -s run/plots/backlog.png
  verify "a plot fails: its older pictures stay" cmp -s run/plots/causes.svg drawn/plots/causes.svg
  rm run/plots/causes.*
  run plot run
  verify "a plot without data is none of the folder" is_status 0
  cp drawn/plots/causes.* run/plots/

  # A script of the folder is run when it is named, and only then.
  echo 'system "touch ran"' >>run/plots/backlog.gp
  echo 'set terminal svg; set output prefix."mine.svg"; plot x' >run/plots/mine.gp
  run plot run
  verify "plot: no script of the folder is run" test ! -e run/plots/ran -a ! -e run/plots/mine.svg
  verify "plot: and all are drawn" same_pictures run drawn
  run plot run --list
  verify "plot --list: a script of one's own as well" out_has "mine"
  run plot run backlog mine --format svg
  verify "plot NAME: an edited script is run" \
    test "$status" = 0 -a -e run/plots/ran -a -s run/plots/mine.svg
  run plot --help
  verify "plot --help: what that means" out_has "any command"

  # No text of a scenario, a plan or an option is part of a program or a format.
  name='x @GROUPS@ `touch pwn` 100% %s <b>&amp; "q"'"';system\"touch pwn\";#"
  drawn='x @GROUPS@ `touch pwn` 100% %s &lt;b>&amp;amp; "q"'"';system\"touch pwn\";#"
  unit='`touch pwn` 5% "q" @XTICS@'
  scenario strange
  sed -i '1s/$/,former_district/; 2s/$/,"@YTICS@ $(touch pwn) 5% #"/' "$scratch/strange/units.csv"
  printf '%s\n' '[scenario]' "base = $scratch/strange" "name = $name" '[set units]' "name = $unit" \
    >what-if.ini
  run run what-if.ini -n 2 --output 'strange `touch pwn`'
  verify "a strange what-if: run" is_status 0
  verify "a strange what-if: every plot is drawn" \
    test "$(ls strange*/plots/*.svg strange*/plots/*.png | wc -l)" = 20
  verify "a strange what-if: no other file" test -z "$(find . "$scratch" -name pwn)"
  verify "a strange what-if: the district as it is written" grep -qF '>@YTICS@ $(touch pwn) 5% #<' \
    strange*/plots/heatmap.svg
  verify "a strange what-if: the unit as it is written" \
    grep -qF ">$unit<" strange*/plots/heatmap.svg
  verify "a strange what-if: its name as it is written" \
    grep -qF ">$drawn, 2025-07-01" strange*/plots/backlog.svg
  run compare what-if.ini "$scratch/strange" -n 2 --output both
  verify "compared: as it is written" grep -qF "A  $drawn" both/plots/compared.svg
  printf '%s\n' '[sweep]' "base = $mm1" "name = $name" 'of = backlog_end' 'replications = 2' \
    'design = one at a time' '[factor @N@ `touch pwn` 5% %s]' 'change = scale arrivals' \
    'key = rate' \
    'values = 50%; 80%' >plan.ini
  run sweep plan.ini --output swept
  verify "swept: drawn" test -s swept/plots/sweep.svg
  verify "swept: the factor as it is written" grep -qF '>@N@ `touch pwn` 5% %s<' \
    swept/plots/sweep.svg
  verify "swept: its values as they are written" grep -qF '>50% … 80%<' swept/plots/sweep.svg
  cp what-if.ini 'what `touch pwn`.ini'
  run run 'what `touch pwn`.ini' --no-plots --output named
  verify "a command that can be pasted" \
    grep -qF "\"pilotrun run 'what \`touch pwn\`' --replications" named/manifest.json
  verify "swept, compared: no other file" test -z "$(find . "$scratch" -name pwn)"
fi
finish
