# export --dossiers: a row per dossier; and what is selected of an export.
. "$(dirname "$0")/tap.sh"

# A job of two hours comes every ten, is due the same day, and one officer works from 8:00 to 11:00:
#   1  comes on 1 July at 10:00, is done by 9:00 on the 2nd: a working day late
#   2  comes at 20:00, which counts for the 2nd; waits for an hour, is done as the office closes
#   3  comes on the 2nd at 6:00 and waits for three hours: not finished on its day
#   4  comes at 16:00, which counts for the 3rd: after the window
scenario world
world=$scratch/world
sed -i 's/0.9 per min/every 10h/' "$world/arrivals.csv"
sed -i 's/exponential(mean=1min)/constant(2h)/' "$world/workflows.csv"
sed -i '1s/,effort/,at_close,effort/; 2s/,constant/,suspend,constant/' "$world/workflows.csv"
sed -i 's/always/morning/' "$world/pools.csv"
sed -i '1s/,source/,limit,source/; 2s/,assumption/,same day,assumption/' "$world/procedures.csv"
printf 'calendar,days,open,source\nmorning,Mon-Sun,08:00-11:00,assumption\n' \
  >"$world/calendars.csv"
printf 'rule,value,source\nlegal_calendar,morning,assumption\n' >"$world/rules.csv"
sed -i 's/^end = .*/end = 2025-07-02/; s/^replications.*/replications = 2/' "$world/scenario.ini"
run run "$world" --no-plots --output out
verify "the run" is_status 0

cat >expected <<C
u1/jobs/job/counter/1,dossier,job,counter,u1,u1,u1,u1,returned,\
2025-07-01T10:00:00.000000+07:00,2025-07-01T10:00:00.000000+07:00,\
2025-07-01T10:00:00.000000+07:00,2025-07-01T10:00:00.000000+07:00,2025-07-01,,,\
2025-07-02T09:00:00.000000+07:00,no,no,1,1,0.958,0,0,0,0,0,0,0,120,120,120,0,0,0,0,0,0,0,0,2
u1/jobs/job/counter/2,dossier,job,counter,u1,u1,u1,u1,returned,\
2025-07-01T20:00:00.000000+07:00,2025-07-01T20:00:00.000000+07:00,\
2025-07-01T20:00:00.000000+07:00,2025-07-01T20:00:00.000000+07:00,2025-07-02,,,\
2025-07-02T11:00:00.000000+07:00,yes,yes,0,,0.625,0,0,0,0,0,0,0,120,120,120,0,0,0,0,0,0,0,1,2
u1/jobs/job/counter/3,dossier,job,counter,u1,u1,u1,u1,open,\
2025-07-02T06:00:00.000000+07:00,2025-07-02T06:00:00.000000+07:00,\
2025-07-02T06:00:00.000000+07:00,2025-07-02T06:00:00.000000+07:00,2025-07-02,,,,no,no,0,\
0,,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,3,0
u1/jobs/job/counter/4,dossier,job,counter,u1,u1,u1,u1,open,\
2025-07-02T16:00:00.000000+07:00,2025-07-02T16:00:00.000000+07:00,\
2025-07-02T16:00:00.000000+07:00,2025-07-02T16:00:00.000000+07:00,2025-07-03,,,,,,0,,,0,\
0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
C
run export out --dossiers --output -
verify "a row per dossier" is_status 0
verify "as worked out by hand" sh -c 'sed 1d "$1" | cmp - expected' - "$out"
verify "no log is made for it" test ! -e out/events-1.bin
cp "$out" first
run export out --dossiers
verify "in the folder" cmp -s first out/dossiers-1.csv
run export out --dossiers
verify "what is there is kept" fails_with 1 "exists already"
run export out --dossiers --format sqlite --replication 2
verify "SQLite" test -s out/dossiers-2.sqlite
run run "$world" --no-plots --output out --seed 8 --force
verify "both belong to the folder" is_status 0
run run "$world" --no-plots --output out --seed 7 --force

# numbers ARGUMENT...: the numbers of the dossiers that are kept.
numbers () {
  run export out --dossiers --output - "$@"
  numbers=$(sed 1d "$out" | cut -d, -f1 | sed 's|.*/||' | tr '\n' ' ')
}
keeps () { is_status 0 && test "$numbers" = "$1"; }
numbers --late
verify "--late" keeps "1 3 "
numbers --from 2025-07-02
verify "--from: from 00:00 of the day" keeps "3 4 "
numbers --until 2025-07-01
verify "--until: the day included" keeps "1 2 "
numbers --until 2025-07-01 --late
verify "all of them together" keeps "1 "
numbers --place One --procedure job --sample 1
verify "a place by its name, a procedure, a sample of all" keeps "1 2 3 4 "
numbers --sample 3
sampled=$numbers
verify "--sample: some" test "$(wc -l <"$out")" -lt 5
run export out --sample 3 --output -
verify "--sample: the same of events" test "$sampled" = \
  "$(sed 1d "$out" | cut -d, -f1 | sed 's|.*/||' | sort -u | tr '\n' ' ')"
for kept in "--place u1" "--procedure job" "--from 2025-07-02" "--until 2025-07-01" \
  "--from 2025-07-02 --late"; do
  # shellcheck disable=SC2086
  numbers $kept
  # shellcheck disable=SC2086
  run export out $kept --output -
  verify "$kept: the same of events, and nothing of an officer" test "$numbers" = \
    "$(sed 1d "$out" | cut -d, -f1 | sed 's|.*/||' | sort -u | tr '\n' ' ')"
done
run export out --late --output -
verify "--late of events: whole cases" \
  test "$(sed 1d "$out" | cut -d, -f1 | sort | uniq -c | tr -s ' ' | tr '\n' ' ')" = \
  " 8 u1/jobs/job/counter/1  3 u1/jobs/job/counter/3 "
run export out --format xes --late --output -
verify "--late of XES" test "$(grep -c '<trace>' "$out")" = 2
run export out --format ocel --late
verify "--late of OCEL" is_status 0
if command -v sqlite3 >/dev/null; then
  verify "OCEL: the same dossiers" test "$(sqlite3 out/events-1.ocel.sqlite \
    'SELECT count (*) FROM object_dossier')" = 2
  run export out --dossiers --format sqlite
  sqlite3 -separator , out/dossiers-1.sqlite 'SELECT dossier, wait_staff FROM dossiers' >rows
  verify "SQLite: the same cells" \
    sh -c 'sed 1d first | cut -d, -f1,40 | sed "s/$/.0/" | cmp -s - rows'
  verify "SQLite: what they mean" test "$(sqlite3 out/dossiers-1.sqlite \
    "SELECT unit FROM metrics WHERE name = 'wait_staff'")" = hours
fi

# A window that begins on the 3rd: jobs 1 and 2 are over before it, and due before it.
sed -i 's/^start = .*/start = 2025-07-03\nwarm_up = 2 days/; s/^end = .*/end = 2025-07-04/' \
  "$world/scenario.ini"
run run "$world" --no-plots --output warm
run export warm --dossiers --output -
verify "what was over before the window is left out" \
  test "$(grep -c 'counter/[12],' "$out")" = 0
verify "what went on in it is not" test "$(grep -c 'counter/[34],' "$out")" = 2
run export warm --dossiers --output - --warm-up
verify "--warm-up: all of it" test "$(grep -c 'counter/[1-4],' "$out")" = 4
run export warm --output -
verify "of events, too" test "$(grep -c 'counter/[12],' "$out")" = 0
verify "and what went on in it is whole" out_has "counter/3,came,complete,,2025-07-02T06"
run export warm --output - --warm-up
verify "--warm-up of events: all" out_has "counter/1,came"

# A supplement of a day; due in two working days, with an apology on the last but one and two days
# more. Received on 30 June at 10:00, checked on 1 July from 8:00 to 10:00, the apology goes out at
# 8:00 and names the 4th; the supplement takes until the 2nd at 10:00. Checked again until 12:00,
# decided for 24 hours: 4 on the 2nd, 8 each on the 3rd and the 4th, 4 on Monday the 7th.
mkdir asked
cat >asked/scenario.ini <<'C'
[scenario]
format = 1
name = Asked
start = 2025-07-01
end = 2025-07-18
seed = 1
replications = 1
C
printf 'code,name,type,population,source\nu1,One,ward,1000,assumption\n' >asked/units.csv
printf 'calendar,days,open,source\noffice,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n' \
  >asked/calendars.csv
printf 'pool,where,roles,count,calendar,source\ndesk,u1,clerk,1,office,assumption\n' \
  >asked/pools.csv
printf 'code,name,workflow,limit,incomplete,source\np,Paper,w,2 working days,100%%,assumption\n' \
  >asked/procedures.csv
cat >asked/workflows.csv <<'C'
workflow,step,kind,role,place,effort,counts,at_close,next,source
w,check,work,clerk,home,2h,yes,suspend,ask incomplete; decide rest,assumption
w,ask,supplement,,home,1 day,no,,check,assumption
w,decide,work,clerk,home,24h,yes,suspend,returned,assumption
C
printf 'stream,where,mix,rate,from,source\ns,u1,p,1 per day,2030-01-01,assumption\n' \
  >asked/arrivals.csv
printf 'where,procedure,received,home,source\nu1,p,2025-06-30 10:00,u1,assumption\n' \
  >asked/backlog.csv
cat >asked/rules.csv <<'C'
rule,value,source
legal_calendar,office,assumption
supplement_clock,pause,assumption
apology_extension,2,assumption
C
# columns NAME...: these columns of the rows.
columns () {
  awk -F, -v names="$*" 'BEGIN { n = split (names, name, " ") }
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    NR > 1 { for (i = 1; i <= n; i++) printf "%s%s", $(at[name[i]]), i < n ? "," : "\n" }' "$out" |
    sed 's/T\(..:..\):00.000000+07:00/ \1/g'
}
# dated: what the law says of the dossier.
dated () {
  rm -rf asked-out
  "$PILOTRUN" run asked --no-plots --output asked-out >/dev/null 2>&1
  run export asked-out --dossiers --output -
  dated=$(columns status clock_from due due_renewed apologised on_time on_time_renewed working_days)
}
dated
verify "the clock stood for a day: both days are put off by it" test "$dated" = \
  "returned,2025-06-30 10:00,2025-07-03,2025-07-07,2025-07-01 08:00,no,yes,4"
sed -i 's/^supplement_clock.*/supplement_clock,restart,assumption/' asked/rules.csv
dated
verify "begun again, there is a new day, and no other apology" test "$dated" = \
  "returned,2025-07-02 10:00,2025-07-04,,2025-07-01 08:00,no,no,3"
for clock in restart pause; do
  sed -i "s/^supplement_clock.*/supplement_clock,$clock,assumption/" asked/rules.csv
  sed -i 's/^end = .*/end = 2025-07-01/' asked/scenario.ini
  dated
  verify "$clock: while the clock stands nothing is due" test "$dated" = \
    "clock stopped,2025-06-30 10:00,,,2025-07-01 08:00,,,1"
done

# Whole lives, and the window. It begins on 2 July. Every 34 hours from 30 June one comes:
#   1  on 1 July at 10:00: checked until 12:00; the supplement takes until 12:00 of the 2nd; checked
#      again from 13:00 to 15:00; decided from 15:00 to 17:00, and on the 3rd until 10:00
#   2  on 2 July at 20:00: checked on the 3rd from 10:00 to 12:00, and asked at the end
rm asked/backlog.csv
sed -i 's/^start = .*/start = 2025-07-02\nwarm_up = 2 days/; s/^end = .*/end = 2025-07-03/' \
  asked/scenario.ini
sed -i 's/24h/4h/' asked/workflows.csv
sed -i 's/1 per day,2030-01-01/every 34h,/' asked/arrivals.csv
dated
verify "minutes and supplements of the whole life, and of the window" \
  test "$(columns officer_minutes officer_minutes_in_window supplements supplements_in_window | \
    tr '\n' ' ')" = "480,360,1,0 120,120,1,1 "
verify "status and days" test "$(columns status due | tr '\n' ' ')" = \
  "returned,2025-07-04 clock stopped, "

# What goes wrong.
run export out --dossiers --format xes
verify "no such format of dossiers" fails_with 2 "csv or sqlite is expected"
run export out --format sqlite
verify "nor of events" fails_with 2 "csv, xes or ocel is expected"
run export out --format ocel
verify "OCEL needs a selection" fails_with 2 "needs a selection"
run export out --dossiers --place Onne
verify "an unknown place" fails_with 2 "no place is 'Onne'; did you mean 'One'?"
run export out --dossiers --procedure jib
verify "an unknown procedure" fails_with 2 "no procedure 'jib'; did you mean 'job'?"
run export out --dossiers --from 2025-02-30
verify "no date" fails_with 2 "--from: '2025-02-30' found"
run export out --dossiers --from 2025-07-02 --until 2025-07-01
verify "nothing lies between" fails_with 2 "that is before 2025-07-02"
run export out --dossiers --sample 0
verify "a sample of none" fails_with 2 "--sample"
run export out --dossiers --format sqlite --output -
verify "a database on standard output" fails_with 1 "name a plain file"
mkfifo pipe
run export out --format ocel --late --output pipe
verify "a database into a pipe" fails_with 1 "name a plain file"
if test -e /dev/full; then
  "$PILOTRUN" export out --dossiers --output - >/dev/full 2>"$err"
  status=$?
  verify "a full disk: status 1" is_status 1
  verify "a full disk: said, with what to do" err_has "make room"
fi
# Some 1300 dossiers, and room for 64 kB.
scenario many
sed -i 's/^end = .*/end = 2025-07-01/; s/^replications.*/replications = 1/' \
  "$scratch/many/scenario.ini"
run run "$scratch/many" --no-plots --events 1 --output many-out
for format in "--dossiers" "--dossiers --format sqlite" "--format xes" \
  "--format ocel --sample 1"; do
  # shellcheck disable=SC2086
  (ulimit -f 128 && run export many-out $format --output small && exit "$status")
  status=$?
  verify "no room: status 1 ($format)" is_status 1
  verify "no room: what to do ($format)" err_has "make room"
  verify "no room: nothing half is left ($format)" sh -c '! ls -A | grep -q small'
done
finish
