# trace: one dossier's story. mm1: one queue, one officer, always open.
. "$(dirname "$0")/tap.sh"

run trace "$mm1" --dossier u1/jobs/job/counter/2025-07-02/2
verify "a dossier of the second day: status 0" is_status 0
verify "its name first" test "$(sed -n 1p "$out")" = u1/jobs/job/counter/2025-07-02/2
verify "it comes" out_has "comes to u1"
verify "it is taken up" out_has "taken up by"
verify "and returned" out_has "RETURNED to the citizen"
verify "nothing on standard error" err_empty
cp "$out" "$scratch/first"
run trace "$mm1" --dossier u1/jobs/job/counter/2025-07-02/2
verify "the same again" cmp "$out" "$scratch/first"
verify "first come, first served is not told" sh -c '! grep -q "first" "$1"' - "$out"
scenario ordered
sed -i '1s/,source/,order,source/; 2,$s/,assumption/,shortest,assumption/' \
  "$scratch/ordered/pools.csv"
run trace "$scratch/ordered" --dossier u1/jobs/job/counter/2025-07-02/2
verify "another order of the line is told" out_has "One, the shortest first"
scenario named
sed -i '2s/,[^,]*,/,Phường Mộc,/' "$scratch/named/units.csv"
run trace "$scratch/named" --dossier "Phường Mộc/jobs/job/counter/2025-07-02/2"
verify "its place by name" test "$(sed -n 1p "$out")" = u1/jobs/job/counter/2025-07-02/2
run trace "$scratch/named" \
  --dossier \
  "$(printf 'Phu\314\233o\314\233\314\200ng Mo\314\243\314\202c')/jobs/job/counter/2025-07-02/2"
verify "by name in another Unicode form" \
  test "$(sed -n 1p "$out")" = u1/jobs/job/counter/2025-07-02/2
printf 'u2,Phường Mộc,ward,5,assumption\n' >>"$scratch/named/units.csv"
run trace "$scratch/named" --dossier "Phường Mộc/jobs/job/counter/2025-07-02/2"
verify "a name that two places have" \
  fails_with 2 "'Phường Mộc' may be several places; write a code: u1 Phường Mộc, u2 Phường Mộc"
scenario wide
sed -i '2s/,[^,]*,/,A ward whose name goes on and on and on until no terminal has room for it,/' \
  "$scratch/wide/units.csv"
run trace "$scratch/wide" --dossier u1/jobs/job/counter/2025-07-02/2
verify "long names: told" out_has "goes on and on"
verify "long names: no line is wider than a terminal" \
  sh -c '! LC_ALL=C.UTF-8 grep -q "^.\{80\}" "$1"' - "$out"
run trace "$mm1" --dossier u1/jobs/job/counter/2025-07-02/2 --replication 2
verify "another in the next replication" sh -c '! cmp -s "$1" "$2"' - "$out" "$scratch/first"

run trace "$mm1" --dossier u1/job/job/counter/2025-07-02/2
verify "a stream that is not there: status 2" is_status 2
verify "the nearest" err_has "did you mean 'u1/jobs/job/counter'?"
run trace "$mm1" --dossier u1/jobs/job/counter/2025-02-30/2
verify "no date: status 2" is_status 2
verify "and says so" err_has "'2025-02-30' is no date such as 2025-07-01"
run trace "$mm1" --dossier u1/jobs/job/counter/2025-07-02/0
verify "no number: status 2" is_status 2
run trace "$mm1" --dossier u1/jobs/job/counter/2025-07-02/4000000
verify "none of that number: status 1" is_status 1
verify "how many there were" err_has "does not come in replication 1:"
run trace "$mm1" --dossier=
verify "no name: status 2" is_status 2
run trace "$mm1" --dossier u1/jobs/job/counter/2
verify "no date: status 2" is_status 2
verify "no date: what is missing" err_has "trace: the dossiers of this stream are named with their \
date, such as 'u1/jobs/job/counter/2025-07-01/1'"
scenario renewal
sed -i 's/0.9 per min/every 2min/' "$scratch/renewal/arrivals.csv"
run trace "$scratch/renewal" --dossier u1/jobs/job/counter/17
verify "a stream of equal gaps, without a date: status 0" is_status 0
verify "a stream of equal gaps: its name" test "$(sed -n 1p "$out")" = u1/jobs/job/counter/17
run trace "$scratch/renewal" --dossier u1/jobs/job/counter/2025-07-02/2
verify "a date that is too much: status 2" is_status 2
verify "a date that is too much: said so" err_has "trace: the dossiers of this stream have equal \
or drawn gaps and are named without a date, such as 'u1/jobs/job/counter/1'"
run trace "$scratch/renewal" --dossier u1/job/job/counter/2
verify "a stream that is not there, without a date: the nearest" \
  err_has "did you mean 'u1/jobs/job/counter'?"
run trace "$scratch/renewal" --dossier u1/jobs/job/counter/4000000
verify "none of that number: said so" err_has "did by this stream"
verify "none of that number: without a date" sh -c '! grep -q "on that date" "$1"' - "$err"
run trace --help
verify "the help tells of both names" out_has "by code or name; without DATE/ for a stream"
run trace "$mm1" --late
verify "no limit, nobody late: status 1" is_status 1
verify "and says so" err_has "no dossier is late in this replication"

# An hour each day, in stretches of half an hour: the first job takes longer than one.
scenario stretched
sed -i 's/0.9 per min/every 26h/' "$scratch/stretched/arrivals.csv"
sed -i 's/exponential(mean=1min),returned/70min,returned/' "$scratch/stretched/workflows.csv"
sed -i 's/effort,next/effort,at_close,next/; s/70min,/70min,suspend,/' \
  "$scratch/stretched/workflows.csv"
printf '%s\n' 'pool,where,roles,count,calendar,share,stretch,source' \
  'clerk,u1,clerk,1,office,12.5%,30min,assumption' >"$scratch/stretched/pools.csv"
printf '%s\n' 'calendar,days,open,source' \
  'office,Mon-Fri,08:00-12:00 13:00-17:00,assumption' >"$scratch/stretched/calendars.csv"
run trace "$scratch/stretched" --dossier u1/jobs/job/counter/1
verify "other work: status 0" is_status 0
verify "other work: until the next stretch" grep -Eq \
  'work: laid down, its officer is at other work until [0-9]{2}:[0-9]{2}$' "$out"
verify "other work: until the next day" out_has "laid down, its officer is at other work for the"
run run "$scratch/stretched" --no-plots --output "$scratch/logged" --events 1
run export "$scratch/logged" --output -
verify "other work: in the event log" out_has "work,suspend,other work,2025-07-02T"
run explain "$scratch/stretched" --section pools
verify "other work: explained" out_has "12.5% of the time for dossiers, in stretches of 30min"

# Rows of one day are told apart by their times of day.
scenario pending
printf '%s\n' 'where,procedure,received,count,source' 'u1,job,2025-06-29,1,assumption' \
  'u1,job,2025-06-30,1,assumption' 'u1,job,2025-06-30 09:00,1,assumption' \
  'u1,job,2025-06-30 10:30,2,assumption' >"$scratch/pending/backlog.csv"
for dossier in 2025-06-30/counter/u1/1 2025-06-30T09:00/counter/u1/1 \
  2025-06-30T10:30/counter/u1/1 2025-06-30T10:30/counter/u1/2; do
  run trace "$scratch/pending" --dossier "backlog/u1/job/work/$dossier"
  verify "pending, $dossier: status 0" is_status 0
  verify "pending, $dossier: its name" test "$(sed -n 1p "$out")" = "backlog/u1/job/work/$dossier"
  cp "$out" "$scratch/pending-$(echo "$dossier" | tr / -)"
done
verify "pending: received at 09:00" grep -q '2025-06-30 09:00 *received' \
  "$scratch/pending-2025-06-30T09:00-counter-u1-1"
verify "pending: received at 10:30" grep -q '2025-06-30 10:30 *received' \
  "$scratch/pending-2025-06-30T10:30-counter-u1-2"
run trace "$scratch/pending" --dossier backlog/u1/job/work/2025-06-30T09:00/counter/u1/2
verify "pending: the row has one only" test "$status" -ne 0
run trace "$scratch/pending" --dossier backlog/u1/job/work/2025-06-30T09:01/counter/u1/1
verify "pending: no row of that time: status 2" is_status 2
verify "pending: no row of that time: the nearest" \
  err_has "did you mean 'backlog/u1/job/work/2025-06-30T09:00/counter/u1'?"

run trace "$mm1"
verify "which one? status 2" is_status 2
run trace "$mm1" --late --random
verify "two at once: status 2" is_status 2
run trace "$mm1" --late --replication 0
verify "no replication 0: status 2" is_status 2
finish
