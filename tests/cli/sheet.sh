# export --sheet: all tables of results as one spreadsheet. With LibreOffice, if it is here, the
# spreadsheet opens with the right values, and tables that go through it come back as they were.
. "$(dirname "$0")/tap.sh"

# part FILE NAME: a part of the file.
part () {
  sqlite3 :memory: >/dev/null \
    "SELECT writefile ('part', data) FROM zipfile ('$1') WHERE name = '$2'"
}
# value CELL: of the part; its first word says what it is: n a number, inlineStr a text.
value () {
  xmllint --xpath "concat (//*[local-name() = 'c'][@r = '$1']/@t, ' ',
    //*[local-name() = 'c'][@r = '$1'])" part
}
# sheet FILE NAME: the part with the sheet of that name.
sheet () {
  part "$1" xl/workbook.xml
  part "$1" "xl/worksheets/sheet$(xmllint --xpath \
    "string (//*[local-name() = 'sheet'][@name = '$2']/@sheetId)" part).xml"
}
# column FILE NAME: the number of a CSV file's column, and its letters in a spreadsheet.
column () { head -n 1 "$1" | tr , '\n' | grep -nx "$2" | cut -d: -f1; }
letters () {
  awk -v n="$1" 'BEGIN { while (n > 0) { s = sprintf ("%c", 65 + (n - 1) % 26) s
      n = int ((n - 1) / 26) } print s }'
}

# Units whose codes begin with a zero, and names that look like something else.
cp -r "$mm1" tiny && chmod -R u+w tiny
cat >tiny/units.csv <<'C'
code,name,type,population,source
06652,"=<One> & ""co""",ward,1000,assumption
06658,Phường Hà Tu,ward,1000,assumption
06661,_x0041_ 12,ward,1000,assumption
06664,2025-07-01,ward,1000,assumption
C
sed -i 's/u1/*/' tiny/arrivals.csv tiny/pools.csv
sed -i 's/^end = .*/end = 2025-07-02/; s/^replications.*/replications = 3/' tiny/scenario.ini
run run tiny --no-plots --output out
verify "a run" is_status 0

run export out --sheet
verify "export --sheet: status 0" is_status 0
verify "it says where the file is: beside the folder" \
  test "$(cat "$out")" = "Spreadsheet: out.xlsx"
verify "it is no part of the folder" test ! -e out/out.xlsx
run export out --sheet
verify "what is there is kept" fails_with 1 "exists already"
run export out --sheet --force
verify "--force replaces it" is_status 0
run export out --sheet --output again.xlsx
verify "the same bytes" cmp out.xlsx again.xlsx
run export out/ --sheet --output -
verify "the same bytes on standard output" cmp out.xlsx "$out"
run export out --sheet --dossiers
verify "only --output and --force go with it" fails_with 2 "only --output and --force"
run export tiny --sheet
verify "a folder without results" fails_with 1 "'tiny' is no folder of results"
run export out --sheet --output out/units.csv --force
verify "no file of results is replaced" fails_with 3 "units.csv"
if test -e /dev/full; then
  "$PILOTRUN" export out --sheet --output - >/dev/full 2>"$err"
  status=$?
  verify "a full disk" is_status 1
fi
(trap '' XFSZ && ulimit -f 8 && run export out --sheet --output small && exit "$status")
status=$?
verify "a file that may not grow: an error" fails_with 1 "cannot write"
verify "a file that may not grow: nothing is left" test -z "$(ls -A | grep small)"

if command -v sqlite3 >/dev/null && command -v xmllint >/dev/null; then
  part out.xlsx '[Content_Types].xml'
  verify "its parts are XML" xmllint --noout part
  part out.xlsx xl/workbook.xml
  verify "the first sheet says what the columns mean" test "$(xmllint --xpath \
    "string (//*[local-name() = 'sheet'][1]/@name)" part)" = columns
  verify "a table without rows has no sheet" \
    test "$(xmllint --xpath "count (//*[@name = 'crews'])" part)" = 0
  sheet out.xlsx units
  verify "a sheet is XML" xmllint --noout part
  verify "a code is a text with its zero" test "$(value A2)" = "inlineStr 06652"
  verify "a name is a text and no formula" test "$(value B2)" = 'inlineStr =<One> & "co"'
  verify "nothing is a formula" \
    test "$(xmllint --xpath "count (//*[local-name() = 'f'])" part)" = 0
  verify "what stands for a character is escaped" test "$(value B4)" = "inlineStr _x005F_x0041_ 12"
  verify "a name that looks like a date is a text" test "$(value B5)" = "inlineStr 2025-07-01"
  verify "the header stays in sight" grep -q 'ySplit="1".*state="frozen"' part
  n=$(column out/units.csv returned)
  verify "a column beyond Z" test "$n" -gt 0
  beyond=$(head -n 1 out/units.csv | cut -d, -f60)
  verify "letters go on after Z" test "$(value "$(letters 60)1")" = "inlineStr $beyond"
  verify "a figure is a number, as in the table" \
    test "$(value "$(letters "$n")3")" = " $(sed -n 3p out/units.csv | cut -d, -f"$n")"
  sheet out.xlsx daily
  first=$(letters "$(column out/daily.csv date)")2
  verify "a date is a date: 1 July 2025" test "$(value "$first")" = " 45839"
else
  echo "# what is in the file is not looked at: sqlite3 or xmllint is missing"
fi

# LibreOffice: a table with its columns as text, as the README of scenarios says; the sheets as CSV.
office () { HOME=$scratch/home soffice --headless "$@" >"$out" 2>"$err" </dev/null; }
as_csv='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
# All columns as text, of whatever table.
texts=$(seq 300 | awk '{ printf "%s%d/2", (NR > 1) ? "/" : "", NR }')
# The cells of a table, whatever is quoted.
cells () { sqlite3 :memory: ".mode csv" ".import $1 t" ".headers on" "SELECT * FROM t"; }
same_cells () { test -n "$(cells "$1")" && test "$(cells "$1")" = "$(cells "$2")"; }
if command -v soffice >/dev/null && command -v sqlite3 >/dev/null; then
  mkdir tables
  for table in units pools procedures workflows calendars holidays arrivals; do
    cp "$SCENARIOS/../../../scenarios/quang-ninh/$table.csv" tables
  done
  for table in units daily; do
    cp out/$table.csv tables/results-$table.csv
  done
  office --infilter="CSV:44,34,76,1,$texts" --convert-to "$as_csv" --outdir through tables/*.csv
  for table in tables/*.csv; do
    verify "LibreOffice: ${table#tables/} comes back" same_cells $table "through/${table#tables/}"
  done
  office --convert-to "$as_csv,false,false,-1" --outdir sheets out.xlsx
  verify "LibreOffice: the spreadsheet opens" test -s sheets/out-units.csv
  for table in units daily pools procedures ages replications; do
    sed "s/'=</=</" out/$table.csv >unmarked.csv
    verify "LibreOffice: what it has of $table" same_cells unmarked.csv sheets/out-$table.csv
  done
  # A new scenario, all of its tables through it.
  "$PILOTRUN" new fresh --units 3 >/dev/null
  office --infilter="CSV:44,34,76,1,$texts" --convert-to "$as_csv" --outdir fresher fresh/*.csv
  cp fresher/*.csv fresh
  run check fresh
  verify "LibreOffice: a new scenario is still right" is_status 0
  verify "LibreOffice: and without a warning" err_empty
  # By a double click zeros are lost, and check says so.
  mkdir click
  "$PILOTRUN" new own --units 3 >/dev/null
  sed -i 's/^9000/0665/' own/units.csv
  office --convert-to "$as_csv" --outdir click own/units.csv
  cp click/units.csv own/units.csv
  run check own
  verify "LibreOffice: a zero that it took is missed" err_has "'6651' has 4 digits"
  verify "LibreOffice: and said how to write" err_has "write 06651"
else
  echo "# LibreOffice is not here (soffice): tables are not taken through it"
fi
finish
