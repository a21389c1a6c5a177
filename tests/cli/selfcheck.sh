# selfcheck: what it prints, and that it can fail. All rows in full are a test of suite theory.
. "$(dirname "$0")/tap.sh"
expected=$TEXTBOOK/expected.csv

run selfcheck C45a C45b
verify "computed rows: status 0" is_status 0
verify "computed rows: a line a row" test "$(grep -cE '^C45[ab] .* ok$' "$out")" -eq 3
verify "computed rows: counted" out_has "3 ok, 0 inconclusive, 0 failed"
run selfcheck c45B
verify "a case in small letters" out_has "1 ok, 0 inconclusive, 0 failed"
run selfcheck C55x
verify "a case that is not there" is_status 2
verify "and the nearest" err_has "there is no case 'C55x'"
run selfcheck C47x
verify "a slip of the pen: the nearest case" err_has "did you mean 'C47'?"
run selfcheck --jobs 0
verify "--jobs 0" fails_with 2 "--jobs: '0' found"
run selfcheck --quik
verify "unknown option: the nearest is named" fails_with 2 "did you mean '--quick'?"
run selfcheck --help
verify "--help: status 0" is_status 0
for option in quick jobs from; do
  verify "--help tells of --$option" out_has "--$option"
done

run selfcheck C16 --jobs 1
cp "$out" "$scratch/one"
verify "a whole case: status 0" is_status 0
verify "a whole case: its rows" out_has "2 ok, 0 inconclusive, 0 failed; replications: 240"
run selfcheck C16 --jobs 3
verify "--jobs 3: the same bytes" cmp -s "$scratch/one" "$out"
run selfcheck C16 --from "$TEXTBOOK"
verify "--from the folder itself: the same bytes" cmp -s "$scratch/one" "$out"
run selfcheck C16 --quick
verify "--quick: a fifth of the work" out_has "; replications: 48"
verify "--quick: status 0" is_status 0
verify "nothing on standard error" err_empty

# A folder of its own, with one case and one row at a time.
mkdir "$scratch/book"
cp -r "$TEXTBOOK/common" "$TEXTBOOK/c16-parking" "$scratch/book"
chmod -R u+w "$scratch/book"
sed -i 's/^replications = .*/replications = 30/' "$scratch/book/c16-parking/scenario.ini"
# row CELLS: expected.csv with this row alone.
row () {
  head -n 1 "$expected" >"$scratch/book/expected.csv"
  printf '%s\n' "$1" >>"$scratch/book/expected.csv"
  run selfcheck --from "$scratch/book"
}
row 'C1,c16-parking,t,,B,,,,0.7577,steady,0.1,test'
verify "a right value: ok" out_has "1 ok, 0 inconclusive, 0 failed; replications: 30"
row 'C1,c16-parking,t,,B,,,,0.70,steady,0.1,test'
verify "a wrong value: FAIL" grep -qE '^C1 .* FAIL$' "$out"
verify "a wrong value: status 1" is_status 1
verify "and how many" err_has "selfcheck: rows failed: 1, inconclusive: 0"
row 'C1,c16-parking,t,,B,,,,0.7577,steady,0.000001,test'
verify "too wide an interval: inconclusive" grep -qE '^C1 .* inconclusive$' "$out"
verify "too wide an interval: status 1" is_status 1
run selfcheck --from "$scratch/book" --quick
verify "with --quick: status 0" is_status 0
verify "with --quick: it says so" out_has "Without --quick"

row 'C1,c16-parking,t,,Bb,,,,1,steady,,test'
verify "unknown quantity" err_has "expected.csv:2:19: error: 'Bb' is not a quantity that is known"
verify "unknown quantity: status 3" is_status 3
row 'C1,c16-parking,t,,Wq,,servr,1min,1,steady,,test'
verify "unknown role: the nearest is named" err_has "has no role 'servr'; did you mean 'server'?"
row 'C1,c16-parking,t,,rho,u2,,,1,steady,,test'
verify "unknown place" err_has "no place is 'u2'"
row 'C1,c16-parking,t,,L,,server,,1,steady,,test'
verify "of what has no parts" err_has "'L' is of nothing, not of 'server'"
row 'C1,c16-parking,t,,Wq,,,,1,steady,,test'
verify "a time without a unit" err_has "'Wq' needs a unit of time"
row 'C1,c16-parking,t,,N(99),,,,1,terminating,,test'
verify "a day outside the window" err_has "'N(99)': a day of the window is expected"
row 'C1,,t,p=2;df=9,t,,,,1,computed,,test'
verify "what cannot be computed" err_has "'t' cannot be computed from 'p=2;df=9'"
row 'C1,c17-parking,t,,B,,,,1,steady,,test'
verify "no such scenario" is_status 3
run selfcheck --from nowhere
verify "no such folder" is_status 3
verify "and what is missing" err_has "expected.csv"
verify "nothing was written" nothing_here

# Every scenario is sound by itself, says what it teaches, and stands in the table.
for folder in "$TEXTBOOK"/*/; do
  name=$(basename "$folder")
  test "$name" != common || continue
  run check "$folder"
  verify "$name: checks" is_status 0
  verify "$name: no warning but of overload" sh -c '! grep -v "is offered" "$1"' - "$err"
  verify "$name: says what it teaches" grep -qE '^purpose = .{20}' "$folder/scenario.ini"
  verify "$name: stands in the README" grep -qF "$name" "$TEXTBOOK/README.md"
  verify "$name: has expected values" grep -qF ",$name," "$expected"
done
sh "$TEXTBOOK/list.sh" >"$scratch/list"
verify "the list of files compiled in is complete" \
  cmp -s "$scratch/list" "$TEXTBOOK/textbook.gresource.xml"

run selfcheck --quick C36 C45a C37 C20
verify "no line is longer than 80 columns" sh -c '! grep -qE ".{81}" "$1"' - "$out"
finish
