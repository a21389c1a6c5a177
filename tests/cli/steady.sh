# steady: deletion and batch means.
. "$(dirname "$0")/tap.sh"

run steady "$mm1"
verify "a short series: status 0" is_status 0
verify "a short series: no proposal" out_has "no proposal: the series is too short to tell"
verify "and none in sum" out_has "No warm_up is proposed; the scenario's own, in days: 0"
verify "a short series: too few batches" out_has "too few batches: run longer"
verify "nothing on standard error" err_empty

scenario long
cat >"$scratch/long/scenario.ini" <<'END'
[scenario]
format = 1
name = One queue for a season
start = 2025-07-11
end = 2025-10-18
warm_up = 10 days
seed = 8
replications = 4
END
run steady "$scratch/long" --jobs 1
cp "$out" "$scratch/one"
verify "the warm-up is part of the series: 10 and 100 days" \
  out_has "Days in the series: 110, each the mean of 4 replications"
verify "MSER-5" out_has "Deletion, MSER-5"
verify "a proposal beside the scenario's own" \
  grep -qE '^Proposed warm_up, in days: [0-9]+; the scenario.s own: 10$' "$out"
verify "means over the rest" out_has "Batch means from day 11 to day 110, level 95 %"
# Load 0.9: 9 in the system on average; the arrivals are 1296 a day.
verify "backlog: within reach of 9" \
  awk '$1 == "backlog" && NF > 3 && $2 > 7 && $2 < 11 && $3 < 2 { good = 1 } END { exit !good }' \
  "$out"
verify "returned: about 1296 a day" \
  awk '$1 == "returned" && NF > 5 && $4 > 1286 && $4 < 1306 { good = 1 } END { exit !good }' "$out"
verify "30 batches of 3 days" \
  awk '$1 == "backlog" && $4 == 30 && $5 == 3 { good = 1 } END { exit !good }' "$out"
run steady "$scratch/long" --jobs 3
verify "--jobs 3: the same bytes" cmp -s "$scratch/one" "$out"
run steady "$scratch/long" --replications 2
verify "--replications" out_has "each the mean of 2 replications"
run steady "$scratch/long" --seed 9
verify "--seed: other results" differ "$scratch/one" "$out"

# The backlog of the start has no place in a series that begins before it.
cp -r "$scratch/long" "$scratch/taken"
printf 'where,procedure,received,count,source\nu1,job,2025-07-10,500,assumption\n' \
  >"$scratch/taken/backlog.csv"
run steady "$scratch/taken"
verify "a backlog file is left out" \
  sh -c 'sed 1d "$1" >a; sed 1d "$2" >b; cmp -s a b; s=$?; rm a b; exit $s' - "$scratch/one" "$out"

# Office hours: whole weeks.
cp -r "$scratch/long" "$scratch/office"
printf 'calendar,days,open,source\nalways,Mon-Fri,08:00-17:00,assumption\n' \
  >"$scratch/office/calendars.csv"
printf 'stream,where,mix,rate,source\njobs,u1,job,0.1 per min,assumption\n' \
  >"$scratch/office/arrivals.csv"
run steady "$scratch/office"
verify "a weekly rhythm: whole weeks" out_has "MSER on whole weeks"
verify "batches of 7 days" \
  awk '$1 == "backlog" && $4 >= 7 && $5 == 7 { good = 1 } END { exit !good }' "$out"

run steady "$mm1" --jobs x
verify "--jobs x" fails_with 2 "--jobs: 'x' found"
run steady nowhere
verify "no such scenario" fails_with 3 "nowhere: error: no such file or folder"
run steady --help
for option in replications seed jobs; do
  verify "--help tells of --$option" out_has "--$option"
done
verify "nothing was written" nothing_here
finish
