# Where --output may write: in a folder of results only under a name that is no file of its own and
# is not there yet, whatever way leads to it.
. "$(dirname "$0")/tap.sh"

scenario world
sed -i 's/^end = .*/end = 2025-07-01/; s/^replications.*/replications = 2/' \
  "$scratch/world/scenario.ini"
sed -i 's/0.9 per min/every 5h/' "$scratch/world/arrivals.csv"
run run "$scratch/world" --no-plots --output out --events 1
run compare "$scratch/world" "$scratch/world" --no-plots --output pair --events 1
mkdir out/mine
echo mine >out/mine/notes.csv
echo mine >out/notes.csv
ln -s out away
ln -s out/manifest.json link.csv
ln out/manifest.json out/hard.csv
cp -r out out-before
cp -r pair pair-before

untouched () { diff -r out out-before >/dev/null && diff -r pair pair-before >/dev/null; }
# refuses PLACE COMMAND...: it does not write there, and says so once.
refuses () {
  place=$1
  shift
  run "$@" --output "$place" --force
  verify "$1 to $place: refused" fails_with 3 "'$place' is in a folder of results"
  verify "$1 to $place: in one line" test "$(wc -l <"$err")" = 1
  verify "$1 to $place: nothing is written" untouched
}
for place in out/manifest.json ./out/./manifest.json out/../out/manifest.json \
  "$PWD/out/manifest.json" out/mine/../manifest.json away/manifest.json link.csv out/hard.csv \
  out/report.html out/replay.html out/brief.html out/brief.pdf out/events-1.bin out/events-2.bin \
  out/results.sqlite out/run.log out/plots/backlog.gp out/notes.csv out/mine/notes.csv \
  pair/scenario-A/events-1.bin pair/scenario-B/inputs.bin pair/brief.json; do
  case $place in
    pair/scenario-B/inputs.bin) place=$(ls pair/scenario-B/* | grep -v events | head -n 1) ;;
  esac
  refuses "$place" export out
done
refuses out/manifest.json export out --dossiers --format sqlite
refuses out/manifest.json replay out
refuses out/events-1.csv replay out
refuses out/manifest.json brief out
refuses out/replay.html brief out
refuses out/summary.txt staff "$scratch/world" --goal 'sojourn_mean <= 1'
(cd out && run staff "$scratch/world" --goal 'sojourn_mean <= 1' --output run.log --force
  verify "from within the folder" fails_with 3 "'run.log' is in a folder of results"
  echo "$count" >"$scratch/count")
count=$(cat "$scratch/count")
if command -v dot >/dev/null; then
  refuses out/units.csv explain "$scratch/world" --format svg --workflow serve
  for folder in out/diagrams out/plots/../diagrams away/diagrams; do
    run explain "$scratch/world" --format svg --output $folder --force
    verify "explain, all to $folder" fails_with 3 "in a folder of results"
    verify "nothing is written" untouched
  done
fi

# A page has its PDF beside it.
printf '#!/bin/sh\nfor a; do case $a in --print-to-pdf=*) echo pdf >"${a#*=}" ;; esac; done\n' \
  >"$scratch/chromium"
chmod +x "$scratch/chromium"
PATH=$scratch:$PATH
refuses out/events-1.csv brief out --pdf
cp out/notes.csv out/new.pdf && cp out/notes.csv out-before/new.pdf
run brief out --pdf --output out/new.html --force
verify "a PDF that is there already" fails_with 3 "'out/new.pdf' is in a folder of results"
verify "nor is the page written" untouched
rm out/new.pdf out-before/new.pdf
echo mine >page.pdf
run brief out --pdf --output page.html
verify "a PDF elsewhere is not replaced either" fails_with 1 "'page.pdf' exists already"
verify "nor is the page written" test ! -e page.html
run brief out --pdf --output page.html --force
verify "--force replaces both" grep -qx pdf page.pdf
run brief out --pdf --output one.pdf
verify "the page and its PDF are two files" fails_with 2 "'one.pdf' found"

# What stays allowed.
for place in out/new.csv out/mine/new.csv out/events-1.csv away/dossiers-1.csv elsewhere.csv \
  /dev/stdout; do
  run export out --output "$place"
  verify "export to $place" is_status 0
done
run export out --output out/events-1.csv
verify "an export is kept" fails_with 1 "exists already"
run export out --output out/events-1.csv --force
verify "or replaced" is_status 0
ln -f out/manifest.json out/dossiers-1.csv
run export out --dossiers --force
verify "an export's name that is a hard link is another file then" \
  grep -q '^dossier,' out/dossiers-1.csv
verify "and the other name keeps its own" cmp -s out/manifest.json out-before/manifest.json
ln -sf manifest.json out/dossiers-1.csv
run export out --dossiers --force
verify "one that is a link to the manifest" fails_with 3 "is in a folder of results"
verify "the manifest is as it was" cmp -s out/manifest.json out-before/manifest.json
for page in brief replay; do
  ln -sf manifest.json out/$page.html
  run $page out --force
  verify "$page.html that is a link to the manifest" fails_with 3 "is in a folder of results"
  verify "the manifest is as it was" cmp -s out/manifest.json out-before/manifest.json
  rm out/$page.html
  run $page out --output out/$page.html --force
  verify "$page.html, its own name" is_status 0
done
"$PILOTRUN" export out --output - >out/direct.csv 2>"$err"
"$PILOTRUN" export out --output /dev/stdout >out/direct.csv 2>"$err"
verify "standard output goes where it goes" cmp -s out/direct.csv elsewhere.csv
finish
