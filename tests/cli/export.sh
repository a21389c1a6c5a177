# export: the event log of a replication as CSV and XES.
. "$(dirname "$0")/tap.sh"

# A job of 90 minutes comes every five hours; its names are hard to write down.
cp -r "$mm1" tiny && chmod -R u+w tiny
sed -i 's/0.9 per min/every 5h/' tiny/arrivals.csv
sed -i 's/exponential(mean=1min)/constant(90min)/' tiny/workflows.csv
sed -i 's/^end = .*/end = 2025-07-01/; s/^replications.*/replications = 2/' tiny/scenario.ini
sed -i 's/u1,One/u1,"=<One> \& ""co"""/' tiny/units.csv
run run tiny --no-plots --output out --events 1
verify "run --events: status 0" is_status 0
verify "run --events: the log of that replication" test -s out/events-1.bin
verify "run --events: and no other" test ! -e out/events-2.bin

cat >expected <<C
case,activity,transition,why,time,place,place_name,resource,role,procedure,channel,filed_at,home,\
due,kind
u1/jobs/job/counter/1,came,complete,,2025-07-01T05:00:00.000000+07:00,,,,,job,counter,u1,u1,,dossier
u1/jobs/job/counter/1,received,complete,,2025-07-01T05:00:00.000000+07:00,\
,,,,job,counter,u1,u1,,dossier
u1/jobs/job/counter/1,work,schedule,,2025-07-01T05:00:00.000000+07:00,\
u1,"'=<One> & ""co""",,clerk,job,counter,u1,u1,,dossier
u1/jobs/job/counter/1,work,start,,2025-07-01T05:00:00.000000+07:00,\
u1,"'=<One> & ""co""",u1/clerk/1,clerk,job,counter,u1,u1,,dossier
u1/jobs/job/counter/1,work,complete,,2025-07-01T06:30:00.000000+07:00,\
u1,"'=<One> & ""co""",u1/clerk/1,clerk,job,counter,u1,u1,,dossier
u1/jobs/job/counter/1,returned,complete,,2025-07-01T06:30:00.000000+07:00,\
u1,"'=<One> & ""co""",,,job,counter,u1,u1,,dossier
C
run export out --output -
verify "CSV on standard output" is_status 0
verify "CSV: the expected bytes" sh -c 'head -n 7 "$1" | cmp - expected' - "$out"
verify "CSV: four jobs of six events" test "$(wc -l <"$out")" = 25
cp "$out" first
run export out
verify "CSV in the folder" cmp -s first out/events-1.csv
verify "it says which of the replications that is" \
  sh -c 'printf "Events: out/events-1.csv\nReplication 1 of 2; --replication exports another\n" |
    cmp -s - "$1"' - "$out"
run export out
verify "what is there is kept" fails_with 1 "exists already"
run export out --force
verify "--force replaces it" is_status 0
run export out --replication 2 --output second
verify "one that was asked for is not named" test "$(cat "$out")" = "Events: second"
verify "a replication whose log is not there is simulated" is_status 0
verify "and its log is kept" test -s out/events-2.bin
cmp -s first second
verify "arrivals at equal gaps are the same in both" test $? = 0

# A log is the same whether it is kept while the run is simulated, or made afterwards, or another
# time; also of units that share nothing, which are simulated one after the other without one.
cp -r "$mm1" two && chmod -R u+w two
sed -n '2s/^u1/u2/p' two/units.csv >>two/units.csv
sed -n '2s/^clerk,u1/clerk,u2/p' two/pools.csv >>two/pools.csv
sed -n '2s/^jobs,u1/more,u2/p' two/arrivals.csv >>two/arrivals.csv
sed -i 's/^end = .*/end = 2025-07-01/; s/^replications.*/replications = 4/' two/scenario.ini
for jobs in 1 2; do
  run run two --no-plots --jobs $jobs --events 2-3,4 --output with$jobs
  verify "run --jobs $jobs --events: status 0" is_status 0
done
verify "logs for any number of jobs" same_files with1 with2
run run two --no-plots --output without
run run two --no-plots
verify "a run without logs" is_status 0
run run two --events 4,2-3,3
verify "is found, and gets logs" out_has "Found, not run again"
for n in 2 3 4; do
  run export without --replication $n --output -
  verify "the log of replication $n made afterwards" \
    cmp -s with1/events-$n.bin without/events-$n.bin
  verify "and for the run that was found" cmp -s with1/events-$n.bin output/runs/*/events-$n.bin
done
rm with1/events-*.bin without/events-*.bin
verify "and nothing else depends on a log" same_files with1 without
verify "nothing hidden is left" test -z "$(find . -name '.?*')"

run export out --format xes
verify "XES: status 0" is_status 0
verify "XES: names are text" grep -q '&lt;One&gt; &amp; &quot;co&quot;' out/events-1.xes
if command -v xmllint >/dev/null; then
  xmllint --noout --schema "$(dirname "$0")/xes.xsd" out/events-1.xes >"$scratch/lint" 2>&1
  verify "XES: as the schema has it" test $? = 0
  verify "XES: a trace a job" test "$(xmllint --xpath 'count(/log/trace)' out/events-1.xes)" = 4
  verify "XES: the events of a case in their order" test "$(xmllint --xpath \
    'string(/log/trace[string[@value="u1/jobs/job/counter/1"]]/event[5]/date/@value)' \
    out/events-1.xes)" = 2025-07-01T06:30:00.000000+07:00
fi

# Closing, and work that goes on the next day: 10:00 + 2 h of a working day that ends at 11:00.
cp -r tiny closing && chmod -R u+w closing
sed -i 's/every 5h/every 10h/' closing/arrivals.csv
sed -i 's/constant(90min)/constant(2h)/' closing/workflows.csv
sed -i 's/always/morning/' closing/pools.csv
printf 'calendar,days,open,source\nmorning,Mon-Sun,08:00-11:00,assumption\n' >closing/calendars.csv
sed -i 's/^end = .*/end = 2025-07-02/' closing/scenario.ini
run run closing --no-plots --output closed
run export closed --output -
verify "suspended at closing, resumed at opening" \
  test "$(grep 'counter/1,work' "$out" | cut -d, -f3-5 | tr '\n' ' ')" = \
  "schedule,,2025-07-01T10:00:00.000000+07:00 start,,2025-07-01T10:00:00.000000+07:00 \
suspend,closing,2025-07-01T11:00:00.000000+07:00 resume,,2025-07-02T08:00:00.000000+07:00 \
complete,,2025-07-02T09:00:00.000000+07:00 "

# A step that needs two systems which are both down: of 64 units, so that the systems of a unit have
# numbers that lie 64 apart.
if command -v sqlite3 >/dev/null; then
  cp -r tiny needy
  { cat "$mm1/units.csv" && for n in $(seq 2 64); do
    sed -n "2s/^u1,One/u$n,Unit $n/p" "$mm1/units.csv"
  done; } >units.csv && mv -f units.csv needy/units.csv
  printf 'system,scope,where,source\na,place,*,assumption\nb,place,*,assumption\n' \
    >needy/systems.csv
  printf 'role,step,need,source\nclerk,work,a,assumption\nclerk,work,b,assumption\n' \
    >needy/needs.csv
  printf 'incident,system,where,start,repair,source\n%s\n%s\n' \
    'cut,a,u1,2025-07-01 05:10,30min,assumption' 'fall,b,u1,2025-07-01 05:10,40min,assumption' \
    >needy/incidents.csv
  run run needy --no-plots --output needy-out
  run export needy-out --format ocel --sample 1
  verify "OCEL: work that is held waits for both" test "$(sqlite3 needy-out/events-1.ocel.sqlite \
    "SELECT x.ocel_object_id FROM event_object x JOIN event e ON e.ocel_id = x.ocel_event_id
    WHERE e.ocel_type = 'work' AND x.ocel_qualifier = 'system' ORDER BY 1" | tr '\n' ';')" = \
    "system a u1 0;system b u1 64;"
fi

# What goes wrong.
run export out --replication 3
verify "a replication that was not run" fails_with 2 "3 found; 'out' has 2"
run export out --format pdf
verify "another format" fails_with 2 "csv, xes or ocel is expected"
run export nowhere
verify "no folder of a run" fails_with 1 "is not the folder of a run"
run run tiny --events 1-1000,5,1001
verify "run --events: more than there may be" fails_with 2 "--events: more than 1000 replications"
run run tiny --replications 1000 --no-plots --output twice --events 1-2,1-999
verify "run --events: each counts once" is_status 0
run run --help
verify "run --events: the help says how many" out_has "1000 at most"
run run tiny --events 1-x
verify "a wrong list of replications" fails_with 2 "such as 1,3-5"
run run tiny --no-plots --output beyond --events 3
verify "a replication beyond the last: before the run" fails_with 2 "there are 2 replications"
verify "and nothing is written" test ! -e beyond
rm -f out/events-*.csv
head -c 300 out/events-1.bin >cut && mv cut out/events-1.bin
run export out
verify "a log that was cut short" fails_with 1 "cut short or damaged"
verify "nothing half is left" sh -c '! ls -A out | grep -q "events-1.csv"'
run export out --format xes --output x.xes
verify "nor of XES" sh -c '! ls -A | grep -q "x.xes"'
echo 'something else' >out/events-1.bin
run export out
verify "what is no log" fails_with 1 "is no event log"
rm out/events-1.bin
if test -e /dev/full; then
  "$PILOTRUN" export out --output - >/dev/full 2>"$err"
  status=$?
  verify "a full disk: status 1" is_status 1
  verify "a full disk: said, with what to do" err_has "make room"
fi
sed -i 's/5h/6h/' tiny/arrivals.csv
run export out --force --scenario tiny
verify "a scenario that has changed" fails_with 1 "is not any more the one"
rm -r tiny
run export out --force
verify "a scenario that is not there any more" is_status 0
"$PILOTRUN" export out --format ocel --output /dev/stdout >plain.sqlite 2>"$err"
status=$?
verify "a database to standard output: refused" err_has 'writes a database: name a plain file'
finish
