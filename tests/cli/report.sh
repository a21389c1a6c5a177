# report: the page of a run or a comparison, made again from its folder.
. "$(dirname "$0")/tap.sh"

cp -r "$mm1" names && chmod -R u+w names
sed -i 's/u1,One/u1,"=<One> \& ""co"""/' names/units.csv
sed -i 's/^name = .*/name = <script>alert(1)<\/script> @body@/' names/scenario.ini
run run names --no-plots --output run
verify "a run has its page" test -s run/report.html
verify "names are text" grep -q '&lt;script&gt;alert(1)&lt;/script&gt; @body@' run/report.html
verify "no name is markup" sh -c '! grep -q "<script>alert" run/report.html'
verify "a unit's name, as it is" grep -q '=&lt;One&gt; &amp; &quot;co&quot;' run/report.html
verify "in CSV it is no formula" grep -q '^u1,"'"'"'=<One> & ""co"""' run/units.csv
verify "nothing is asked of the network" \
  sh -c '! grep -oE "(src|href)=\"[^\"#d][^\"]*" run/report.html | grep -q .'
verify "what is not stated is marked" grep -q 'NOT STATED' run/report.html
cp run/report.html before
rm run/report.html
rm -r names
run report run
verify "made again, without the scenario" is_status 0
verify "the same page" cmp -s before run/report.html
verify "says where" out_has "run/report.html"

scenario due
sed -i 's/,source/,limit,source/; s/,assumption/,1 days,assumption/' "$scratch/due/procedures.csv"
printf 'rule,value,source\nlegal_calendar,always,assumption\n' >"$scratch/due/rules.csv"
run run "$scratch/due" --no-plots --output due-run
verify "what is rare is counted" grep -q '<li>late<b>0</b><small>± 0 of [1-9][0-9,]* due</small>' \
  due-run/report.html
verify "in words, too" grep -q '; late: 0 ± 0 of [1-9][0-9,]* that are due' due-run/report.html
verify "in the summary" grep -q '^  late  *0 ± 0  *of [1-9][0-9,]* due$' due-run/summary.txt

cp -r run old
sed -i 's/"version" : "/"version" : "9/' old/manifest.json
run report old
verify "another version" fails_with 1 "is of version '9"
verify "the old page stays" cmp -s before old/report.html
cp -r run damaged
echo 'a,b' >>damaged/units.csv
run report damaged
verify "a damaged table" fails_with 1 "has not as many cells as the first"
rm damaged/units.csv
run report damaged
verify "a missing table" fails_with 1 "damaged/units.csv"
verify "the page of before stays" cmp -s before damaged/report.html
verify "nothing half is left" test -z "$(find damaged -name '.*' -type f)"
echo '{' >damaged/manifest.json
run report damaged
verify "a damaged manifest" fails_with 1 "is damaged"
mkdir empty
run report empty
verify "no run" fails_with 1 "is not the folder of a run"
run report nowhere
verify "no folder" fails_with 1 "no such folder"

# In another language nothing is run again: relief, too, is what it was.
run run "$TEXTBOOK/../quang-yen" --replications 12 --relief 1 --no-plots --output relieved
cp -r relieved vi
run report --lang vi vi
verify "another language: status 0" is_status 0
verify "the same tables" same_files relieved/relief.csv vi/relief.csv
verify "another summary" differ relieved/summary.txt vi/summary.txt
sed -i 's/"0x1\./"0x2./' vi/relief.json
run report --lang fr vi
verify "relief is taken from its file" differ relieved/relief.csv vi/relief.csv

cp -r "$mm1" more && chmod -R u+w more
sed -i 's/0.9 per min/0.8 per min/' more/arrivals.csv
run compare "$mm1" more --no-plots --output both
verify "a comparison has its page" grep -q 'Scenarios compared' both/report.html
sed -i 's/,sojourn_mean,/,sojourn_meen,/' both/comparison.csv both/comparison-places.csv
run report both
verify "a metric that nobody knows is shown as it is" grep -q 'sojourn_meen' both/report.html
cp both/report.html before
run report both
verify "made again: the same" cmp -s before both/report.html
finish
