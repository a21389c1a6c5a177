# new: a small scenario that runs at once, made up or from a table of units.
. "$(dirname "$0")/tap.sh"

nothing_of () { test -z "$(ls -A | grep -e "$1")"; }

run new province
verify "new: status 0" is_status 0
verify "new: what was made" out_has "province: a scenario with 3 units"
verify "new: and how to go on" \
  out_has "pilotrun compare province province/what-if/more-dossiers.ini"
verify "new: no messages" err_empty
verify "new: nothing hidden is left" nothing_of '^\.'
run check province
verify "check: status 0" is_status 0
verify "check: no warning" err_empty
verify "check: three units, a land branch and a department" \
  sh -c 'grep -q "units  *3$" "$1" && grep -q "authorities  *2$" "$1"' - "$out"
fullest () { awk '/ load  fullest/ { getline; print $1 }' "$out"; }
verify "check: the fullest pool has enough to do, and time" \
  test "$(fullest)" -ge 60 -a "$(fullest)" -le 75
verify "every row has a source" \
  test -z "$(ls province/*.csv | grep -v names | xargs tail -q -n +2 |
    grep -vE '(assumption|press|official): ')"
verify "a limit of each kind" \
  sh -c 'for limit in "same day" "3 working days" "20 days" none; do
      grep -q ",$limit," province/procedures.csv || exit 1; done'
# codes TABLE COLUMN: the codes in a column without quoted cells before it.
codes () { tail -n +2 "province/$1.csv" | cut -d, -f"$2" | tr ' ' '\n' | sort -u; }
# named WHAT: all codes on standard input have names in Vietnamese and French.
named () {
  while read -r code; do
    grep -qE "^$1,$code,[^,]*,(\"[^\"]+\"|[^\",]+),[^,]+\$" province/names.csv || return 1
  done
}
verify "every step has names" eval 'codes workflows 2 | named step'
verify "every workflow has" eval 'codes workflows 1 | named workflow'
verify "every pool has" eval 'codes pools 1 | named pool'
verify "every role has" eval 'codes pools 3 | named role'
verify "every kind of authority has" eval 'codes authorities 3 | named kind'
verify "every calendar has" eval 'codes calendars 1 | named calendar'
verify "every group has" eval 'sed "s/\"[^\"]*\"/x/g; 1d" province/procedures.csv | cut -d, -f5 |
  named group'
run explain province
verify "explain: status 0" is_status 0
run run province --replications 2 --output out
verify "run: status 0" is_status 0
verify "run: a page" test -s out/report.html
run compare province province/what-if/more-dossiers.ini --replications 2 --no-plots --output both
verify "compare with its what-if: status 0" is_status 0
grep '^    pilotrun' province/README.md >commands
verify "README.md has the same three commands" \
  test "$(sed 's/^ *//' commands)" = 'pilotrun check province
pilotrun run province
pilotrun compare province province/what-if/more-dossiers.ini'
listed () {
  for file in province/*.csv province/what-if/*; do
    grep -qF "| \`${file#province/}\` |" province/README.md || return 1
  done
}
verify "README.md says what every file is" listed

# The same bytes, whatever the folder is called; its name is in the commands.
mkdir again && run new again/province
verify "the same bytes" diff -r province again/province
mkdir empty && run new empty
verify "an empty folder is filled" is_status 0
verify "and it differs in README.md only" \
  test "$(diff -rq province empty)" = "Files province/README.md and empty/README.md differ"
run new province
verify "a folder with something in it stays" fails_with 3 "'province' exists and is not empty"
touch file && run new file
verify "a file is no folder" fails_with 3 "'file' exists and is not empty"
ln -s nowhere link && run new link
verify "a link into nothing is followed" test -s nowhere/scenario.ini -a -L link

for n in 1 11 200; do
  run new of$n --units $n
  verify "--units $n: status 0" is_status 0
  run check of$n
  verify "--units $n: no warning" err_empty
  verify "--units $n: so many units" grep -q "units  *$n\$" "$out"
  verify "--units $n: the fullest pool has enough to do, and time" \
    test "$(fullest)" -ge 60 -a "$(fullest)" -le 75
done
verify "a land branch for ten units" test "$(grep -c ^land- of200/authorities.csv)" = 20
verify "codes are unique" test -z "$(cut -d, -f1 of200/units.csv | sort | uniq -d)"

# A table from a spreadsheet: byte-order mark, CR LF, semicolons, columns in any order, one that a
# scenario does not know.
printf '\357\273\277population;name;code;type;mayor;lon;lat\r\n' >units.csv
printf '29643;Phường Hà Tu;06652;ward;"a; b";107.15928;20.9627\r\n' >>units.csv
printf '9014;Xã Hoành Mô;06841;commune;;107.5;21.5\r\n' >>units.csv
run new own --from units.csv
verify "--from: status 0" is_status 0
verify "--from: a column is left out, with a note" err_has "column 'mayor' is left out"
source='"assumption: as in units.csv, from which the scenario was made"'
verify "--from: names, codes and numbers as they are" test "$(sed -n 2p own/units.csv)" = \
  "06652,Phường Hà Tu,ward,29643,20.9627,107.15928,$source"
run check own
verify "--from: check has no warning" err_empty
verify "--from: the larger unit has more officers" \
  test "$(awk -F, '$1 == "reception" && $2 == "06652" { print $4 }' own/pools.csv)" -gt \
  "$(awk -F, '$1 == "reception" && $2 != "06652" { print $4 }' own/pools.csv)"
run new own2 --from units.csv
verify "--from: the same bytes" diff -r -x README.md own own2
cp own/units.csv mine.csv
sed -i 's/,"assumption.*/,measured: the register/' mine.csv
run new own3 --from mine.csv
verify "--from: a source is kept" grep -q '06652.*,measured: the register' own3/units.csv

# Whatever is wrong is told with its place, and nothing is written.
refuse () {
  words=$1 message=$2
  run new bad --from bad.csv
  verify "$words" fails_with 3 "$message"
  verify "$words: nothing is written" nothing_of bad\$
}
head='code,name,type,population\n'
printf "${head}6652,A,ward,5\n" >bad.csv
refuse "a lost zero" "bad.csv:2:1: error: code: '6652' has 4 digits"
verify "a lost zero: what to write" err_has "write 06652"
printf "${head}06652,A,ward,\"29,643\"\n" >bad.csv
refuse "a number with a comma" "bad.csv:2:14: error: population: '29,643' has a comma"
printf "${head}06652,A,ward,5\n06652,B,ward,5\n" >bad.csv
refuse "a code given twice" "bad.csv:3:1: error: duplicate row: line 2 has the same 06652"
printf "${head}06652,,ward,5\n" >bad.csv
refuse "a blank name" "bad.csv:2:7: error: name is blank"
printf "${head}06652,A,town,5\n" >bad.csv
refuse "an unknown type" "bad.csv:2:9: error: type: 'town' is not one of"
printf "${head}06652,A,ward\n" >bad.csv
refuse "a short row" "bad.csv:2:1: error: the row has 3 cells, the header has 4"
printf 'code,name,popluation,type\n06652,A,5,ward\n' >bad.csv
refuse "a misspelt column" "bad.csv:1:11: error: unknown column 'popluation'"
verify "a misspelt column: what is meant" err_has "did you mean 'population'?"
printf 'code,name,type\n06652,A,ward\n' >bad.csv
refuse "a missing column" "bad.csv:1: error: column 'population' is missing"
printf 'code,name,type,population,code\n06652,A,ward,5,06653\n' >bad.csv
refuse "a column given twice" "bad.csv:1:27: error: column 'code' is there twice"
printf "code,name,type,population,lat\n06652,A,ward,5,99\n" >bad.csv
refuse "a latitude beyond the pole" "bad.csv:2:16: error: lat: '99' is not between"
printf "${head}06652,A\377,ward,5\n" >bad.csv
refuse "bytes that are no UTF-8" "bad.csv:2:"
printf "$head" >bad.csv
refuse "no units" "bad.csv: error: the table has no units"
: >bad.csv
refuse "an empty file" "bad.csv: error: the table has no units"
{ printf "$head"; seq -f '%05g,A,ward,100000000' 1 20; } >bad.csv
refuse "more people than a scenario bears" "error: "
{ printf "$head"; seq -f '%05g,A,ward,5000' 1 5001; } >bad.csv
refuse "more rows than units may be" "bad.csv:5002:1: error: more than 5000 rows"
rm bad.csv
refuse "no such table" "bad.csv: error: the file cannot be read: No such file"

run new bad --units 0
verify "--units 0" fails_with 2 "--units: '0' found; a whole number from 1 to 5000 is expected"
run new bad --units 5001
verify "--units 5001" fails_with 2 "'5001' found"
run new bad --units 3 --from units.csv
verify "--units with --from" fails_with 2 "do not go together"
run new
verify "no folder" fails_with 2 "a FOLDER is expected"
run new /proc/bad
verify "a folder that cannot be made" fails_with 1 "cannot create folder"
(trap '' XFSZ; ulimit -f 2; "$PILOTRUN" new bad >"$out" 2>"$err" </dev/null)
status=$?
verify "a full disk: an error" fails_with 1 "File too large"
verify "a full disk: nothing is left" nothing_of bad
finish
