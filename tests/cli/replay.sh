# replay: a page that plays a replication of a run, or two side by side.
. "$(dirname "$0")/tap.sh"

# What a page holds: one of its blocks, unpacked.
block () {
  python3 - "$1" "$2" <<'P'
import base64, re, sys, zlib
text = open (sys.argv[1], encoding="utf-8").read ()
found = re.search (r'octet-stream" id="%s">([^<]*)</script>' % sys.argv[2], text)
sys.stdout.buffer.write (zlib.decompress (base64.b64decode (found[1])))
P
}

# A job of 90 minutes comes every five hours; its names are hard to write down.
scenario tiny
mv "$scratch/tiny" .
sed -i 's/0.9 per min/every 5h/' tiny/arrivals.csv
sed -i 's/exponential(mean=1min)/constant(90min)/' tiny/workflows.csv
sed -i 's/^end = .*/end = 2025-07-02/; s/^replications.*/replications = 2/' tiny/scenario.ini
sed -i 's/u1,One/u1,"<\/script><b> ""\& @blocks@"/' tiny/units.csv
sed -i 's/^name = .*/name = <script>alert(1)<\/script> @js@/' tiny/scenario.ini
run run tiny --no-plots --output out
cp -r out as-it-was
run replay out
verify "status 0" is_status 0
verify "says where it is" out_has "Replay: out/replay.html"
verify "its log is kept" test -s out/events-1.bin
cp out/replay.html first
run replay out
verify "made again without a question" is_status 0
verify "the same bytes" cmp -s first out/replay.html
verify "one page: no other file, no address" sh -c '! grep -qE "(src|href)=\"?(http|file|/)" first'
verify "names are text" \
  sh -c '! grep -q "alert(1)</script>" first && grep -q "&lt;script&gt;alert" first'
verify "what is filled in is not filled again" test "$(grep -c 'id="frames-0"' first)" = 1
if command -v python3 >/dev/null; then
  block first head >head.json
  verify "head: the names as they are" python3 -c '
import json
run = json.load (open ("head.json"))["runs"][0]
assert run["name"] == "<script>alert(1)</script> @js@", run["name"]
assert run["places"][0]["name"] == "</script><b> \"& @blocks@"
assert run["days"] == 2 and run["day0"] == "2025-07-01" and run["replication"] == 1
assert run["stems"] == ["u1/jobs/job/counter"] and run["dated"] == [False]'
fi
run replay out --all --output all.html
verify "--all: another file, the same of a small run" cmp -s first all.html
for page in out/replay.html all.html; do
  run replay out --replication 2 --output "$page"
  verify "another page in $page is kept" fails_with 1 "exists already, and is another page"
  verify "$page is as it was" cmp -s first "$page"
done
run replay out --replication 2
verify "also under its own name" fails_with 1 "exists already, and is another page"
run replay out --replication 2 --output all.html --force
verify "--force replaces it" sh -c '! cmp -s first all.html'
rm out/events-2.bin
run replay out --output -
verify "on standard output" cmp -s "$out" first
echo mine >out/replay.html
run replay out
verify "a replay.html of somebody else is kept" fails_with 1 "is another page"
verify "as it was" grep -qx mine out/replay.html
run replay out --force
verify "--force replaces that, too" cmp -s first out/replay.html
mkdir -p out/plots && echo mine >out/plots/x
for file in manifest.json events-1.bin report.html plots/x; do
  cp "out/$file" kept
  run replay out --force --output "out/$file"
  verify "--force does not replace $file" fails_with 3 "is in a folder of results"
  verify "$file is as it was" cmp -s "out/$file" kept
done
rm -r out/plots
ln -s out/manifest.json link.html
run replay out --force --output link.html
verify "nor through a link" fails_with 3 "is in a folder of results"
run replay out --force --output out/replay.html
verify "its own name" is_status 0
run replay out --replication 2 --output second.html
verify "another replication is simulated" test -s out/events-2.bin
verify "and is another page" differ first second.html
run run tiny --no-plots --output out --force
verify "a folder with a replay is replaced" is_status 0
verify "and has it no longer" test ! -e out/replay.html
run run tiny --no-plots --output with --replay 2
verify "run --replay: status 0" is_status 0
verify "run --replay: the same page" cmp -s with/replay.html second.html
run run tiny --no-plots --output beyond --replay 3
verify "run --replay: a replication beyond the last, before the run" fails_with 2 "3 found"
verify "and nothing is written" test ! -e beyond

# Where nothing can be written; root may write everywhere.
if test "$(id -u)" != 0; then
  cp -r as-it-was locked && chmod a-w locked
  run replay locked --output -
  verify "a folder that cannot be written: the page" cmp -s "$out" first
  verify "and no log" test ! -e locked/events-1.bin
  chmod u+w locked
fi

# Two side by side.
cp -r tiny more
sed -i 's/constant(90min)/constant(100min)/' more/workflows.csv
run run more --no-plots --output other
run replay with other --output both.html
verify "two runs" is_status 0
verify "to which the same people come: no warning" err_empty
cp -r tiny busy
sed -i 's/every 5h/every 4h/' busy/arrivals.csv
run run busy --no-plots --output busy-run
run replay with busy-run --output busy.html
verify "two runs of different streams: a page" is_status 0
verify "and a warning" err_has "dossiers of equal names are not the same"
printf '[scenario]\nbase = tiny\nname = less\n[scale arrivals]\nrate = 50%%\n' >less.ini
run run less.ini --no-plots --output less-run
run replay with less-run --output less.html
verify "a what-if of the same base: a page" is_status 0
verify "and no warning" err_empty
verify "of both the frames" test "$(grep -c 'id="frames-[01]"' both.html)" = 2
run compare tiny more --no-plots --output pair --events 2
verify "compare --events: status 0" is_status 0
verify "the logs of both" test -s pair/scenario-A/events-2.bin -a -s pair/scenario-B/events-2.bin
run replay pair --replication 2
verify "a comparison" is_status 0
cp -r more third
sed -i 's/constant(100min)/constant(110min)/' third/workflows.csv
run compare tiny more third --no-plots --output three
run replay three
verify "a comparison of three" is_status 0
verify "says which two" out_has "It shows A and B; 1 more scenario: --of A,C"
run run third --no-plots --output last
run replay with last --output expected.html
run replay three --of A,C --output ac.html
verify "--of A,C" cmp -s ac.html expected.html
verify "and then no more is said" sh -c '! grep -q "It shows" "$1"' - "$out"
run replay three --of " a, c" --output ac.html
verify "--of with small letters and blanks: the same page" is_status 0
for of in A A,A A,D a,d C,A,B ,; do
  run replay three --of "$of" --output no.html
  verify "--of $of" fails_with 2 "two different letters from A to C"
done
run replay with --of A,B --output no.html
verify "--of and a run" fails_with 2 "goes with the folder of a comparison"
run replay three/scenario-C
verify "the folder of one scenario" fails_with 2 "give the folder of the comparison"
run replay with other --replication 2 --output both.html --force
verify "the same page as of the runs" cmp -s both.html pair/replay.html
rm pair/scenario-A/events-2.bin
run replay pair --replication 2
verify "a log that is missing is made again" cmp -s both.html pair/replay.html
rm -r tiny more third
run replay pair --force
verify "also when the scenarios are gone" is_status 0
run replay pair with
verify "a comparison is not one of two" fails_with 1 "that of a run is expected"

# What goes wrong.
run replay
verify "no folder" fails_with 2 "0 folders found"
run replay out other with
verify "three folders" fails_with 2 "3 folders found"
run replay out other --scenario x
verify "--scenario with two" fails_with 2 "one run"
run replay out --replication 3
verify "a replication that was not run" fails_with 2 "3 found; 'out' has 2"
run replay out --replication 0
verify "number 0" fails_with 2 "--replication"
run replay nowhere
verify "no folder of a run" fails_with 1 "is not the folder of a run"
run replay out
head -c 200 out/events-1.bin >cut && mv cut out/events-1.bin
rm out/replay.html
run replay out
verify "a log that was cut short" fails_with 1 "cut short or damaged"
verify "says what to do" err_has "remove it"
verify "nothing half is left" test ! -e out/replay.html
sed '1s/events 4/events 3/' with/events-2.bin >old && mv old out/events-2.bin
run replay out --replication 2
verify "a log of another version" fails_with 1 "another version; remove it"
mkdir -p later && cp -r as-it-was later/run
sed -i 's/"seed" : [0-9]*/"seed" : 99/' later/run/manifest.json
run replay later/run other --output x.html
verify "another seed" fails_with 2 "cannot be played side by side"
finish
