# Scenarios that were installed with the program are found by their names, if no path leads there.
. "$(dirname "$0")/tap.sh"

shipped=$scratch/data/pilotrun/scenarios
mkdir -p "$shipped/what-if" "$shipped/sweeps" elsewhere
scenario mm1
mv "$scratch/mm1" "$shipped/small"
printf '[scenario]\nbase = ../small\nname = Shipped what-if\n' >"$shipped/what-if/other.ini"
printf '%s\n' '[sweep]' 'base = ../small' 'name = Shipped sweep' 'design = grid' \
  'of = sojourn_mean' 'replications = 2' '[factor clerks]' \
  'change = set pools where pool=clerk' 'key = count' 'values = 1; 2' >"$shipped/sweeps/plan.ini"
export XDG_DATA_DIRS="$scratch/none:$scratch/data"

run check small
verify "by its name" is_status 0
run check scenarios/small/
verify "as in the project's folder" is_status 0
run check small/scenario.ini
verify "by its file" is_status 0
run check what-if/other.ini
verify "a what-if" out_has 'Shipped what-if'
run sweep sweeps/plan.ini --no-plots --output swept
verify "a sweep" is_status 0
printf '[scenario]\nbase = scenarios/small\nname = On a shipped one\n' >own.ini
run diff small own.ini
verify "the base of one's own what-if" out_has 'On a shipped one'
cp own.ini elsewhere
run check elsewhere/own.ini
verify "wherever that is" out_has 'On a shipped one'
run staff small --goal 'sojourn_mean <= 0.004' --output more.ini
run check more.ini
verify "staff: the base of its plan" is_status 0
run run small --replications 2 --no-plots
verify "a run is named as ever" test -d output/runs/small-*

cp -r "$shipped/small" small
sed -i 's/^name = .*/name = My own/' small/scenario.ini
run check small
verify "what is there comes first" out_has 'My own'
rm -r small
for path in ./small "$scratch/small" ../small other; do
  run check "$path"
  verify "$path: not found" fails_with 3 "$path: error: no such file or folder"
done
XDG_DATA_DIRS=$scratch/none run check small
verify "not installed" fails_with 3 'small: error: no such file or folder'
finish
