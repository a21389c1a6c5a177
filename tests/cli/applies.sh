# What-ifs that apply from a date on: until then the base's bytes, at the beginning those of one
# without a date, what is refused and where, and that every command takes them.
. "$(dirname "$0")/tap.sh"

write () { printf '%b' "$2" >"$1"; }
cp -r "$mm1" mm1 && chmod -R u+w mm1
sed -i 's/^end.*/end = 2025-07-06\nwarm_up = 2 days/' mm1/scenario.ini
sed -i 's/0.9 per min/0.2 per min/' mm1/arrivals.csv
echo day,Mon-Sun,08:00-18:00,assumption >>mm1/calendars.csv
write mm1/absences.csv "pool,where,from,until,count,reason,source
clerk,u1,2025-07-02 10:00,2025-07-02 12:00,1,leave,assumption\n"
write mm1/systems.csv "system,scope,source\nnet,place,assumption\n"
write mm1/needs.csv "role,step,need,source\nclerk,work,net,assumption\n"
write mm1/incidents.csv "incident,system,start,repair,source
a,net,2025-07-02 14:00,2h,assumption\n"
head='[scenario]\nbase = mm1\nname = From a date\n'
clerk='[set pools where pool=clerk]\n'
many="${clerk}count = 2\ncalendar = day\nshare = 80%\n[scale arrivals]\nrate = 2
[scale workflows]\neffort = 1.5
[add incidents b]\nincident = b\nsystem = net\nstart = 2025-07-04 09:00\nrepair = 1h
[add absences b]\npool = clerk\nwhere = u1\nfrom = 2025-07-05\nuntil = 2025-07-05\ncount = 1
reason = training\n"

# ---- until the instant ----
run run mm1 --no-plots --events 2 --output base
verify "the base: status 0" is_status 0
"$PILOTRUN" export base -r 2 --output base.csv >/dev/null 2>&1
"$PILOTRUN" trace mm1 --dossier u1/jobs/job/counter/2025-07-02/9 >base.trace 2>/dev/null
day=$(head -n 1 base/daily.csv | tr , '\n' | grep -n '^date$' | cut -d: -f1)
before () { awk -F, -v c="$day" -v d="$2" 'NR == 1 || $c < d' "$1/daily.csv"; }
events_before () { awk -F, -v d="${2}T" '{ t = ""; for (i = 1; i <= NF; i++)
    if ($i ~ /^20..-..-..T/) { t = $i; break } } NR == 1 || t < d' "$1"; }
for date in 2025-07-01 2025-07-03 2025-07-05; do
  case $date in
    *-05) edits=$(printf '%s' "$many" | sed 's/start = 2025-07-04/start = 2025-07-05/') ;;
    *) edits=$many ;;
  esac
  write from.ini "${head}applies = $date\n$edits"
  run run from.ini --no-plots --events 2 --force --output from
  verify "$date: status 0" is_status 0
  "$PILOTRUN" export from -r 2 --force --output from.csv >/dev/null 2>&1
  before base $date >a && before from $date >b
  verify "$date: the daily series until then is the base's" cmp a b
  events_before base.csv $date >a && events_before from.csv $date >b
  verify "$date: and so is the event log" cmp a b
  verify "$date: not after it" differ base.csv from.csv
done
"$PILOTRUN" trace from.ini --dossier u1/jobs/job/counter/2025-07-02/9 >from.trace 2>/dev/null
verify "a dossier that ends before has the base's story" cmp base.trace from.trace

# ---- at the beginning ----
write plain.ini "${head}# no date\n$many"
run run plain.ini --no-plots --output plain
write plain.ini "${head}applies = 2025-06-29\n$many"
run run plain.ini --no-plots --output first
verify "at the beginning of the warm-up: status 0" is_status 0
verify "it is a what-if without a date" sh -c \
  'for f in plain/*.csv plain/scenario.txt plain/summary.txt; do
     cmp "$f" "first/${f#*/}" || exit 1
   done'

# ---- every command ----
write from.ini "${head}applies = 2025-07-03\n$many"
run show from.ini
verify "show: with what holds until then" out_has "# until 2025-07-03"
verify "show: both" test "$(grep -c '^\[pools\]' "$out")" = 2
run check from.ini
verify "check: status 0" is_status 0
run diff mm1 from.ini
verify "diff: the date" out_has "applies: blank → 2025-07-03"
run explain from.ini
verify "explain: from when on" out_has "What follows holds from 2025-07-03 on"
run compare mm1 from.ini --replications 4 --no-plots --output compared
verify "compare: status 0" is_status 0
run run from.ini --replications 2 --no-plots --jobs 1 --output two
verify "the summary says from when on" grep -q '^Applies  *from 2025-07-03 on' two/summary.txt
run extend two --replications 5 --no-plots
verify "extend: status 0" is_status 0
run run from.ini --replications 5 --no-plots --jobs 3 --output five
verify "extend: the bytes of a run of as many" same_files two five
run staff from.ini --goal 'sojourn_mean <= 0.2' --replications 2 --output plan.ini
verify "staff: status 0" is_status 0
run check plan.ini
verify "staff: its plan can be checked" is_status 0
write plan.sweep "[sweep]\nbase = mm1\nname = Clerks from a date\ndesign = grid\nof = sojourn_mean
applies = 2025-07-03\nreplications = 2\n[factor clerks]\nchange = set pools where pool=clerk
key = count\nvalues = 1; 2\n"
cp plan.sweep sweep.ini
run sweep sweep.ini --no-plots --output swept
verify "sweep: a plan's points may apply from a date on" is_status 0
sed -i 's/^base = mm1/base = from.ini/; /^applies/d' sweep.ini
run sweep sweep.ini --no-plots --output swept-again
verify "sweep: of a what-if from a date" is_status 0
on="[scenario]\nbase = from.ini\nname = On it\n"
write over.ini "${on}${clerk}share = 90%\n"
run check over.ini
verify "a what-if on it changes what holds before and after" is_status 0
run run from.ini --until 2025-07-02 --replications 2 --no-plots --output short
verify "a window that ends before it: status 0" is_status 0

# ---- what is refused ----
refuse () {
  write bad.ini "$head$2"
  run check bad.ini
  verify "$1" fails_with 3 "$3"
}
refuse "before what is simulated" "applies = 2025-06-28\n${clerk}count = 2\n" \
  "bad.ini:4:11: error: applies: 2025-06-28 is outside what is simulated, 2025-06-29 to 2025-07-06"
refuse "after the end" "applies = 2025-07-07\n${clerk}count = 2\n" "bad.ini:4:11: error: applies:"
refuse "no date" "applies = Wednesday\n${clerk}count = 2\n" "bad.ini:4:11: error:"
refuse "another window" "applies = 2025-07-03\nend = 2025-07-05\n${clerk}count = 2\n" \
  "bad.ini:5:7: error: end cannot become another on a date (applies = 2025-07-03); change it in a"
refuse "roles" "applies = 2025-07-03\n${clerk}roles = clerk chief\n" \
  "bad.ini:6:9: error: roles of pools cannot become another on a date"
refuse "stretches" "applies = 2025-07-03\n${clerk}share = 50%\nstretch = 30min\n" \
  "bad.ini:7:11: error: stretch of pools cannot"
refuse "a pool that comes" \
  "applies = 2025-07-03\n[add pools a]\npool = new\nwhere = u1\nroles = clerk\ncount = 1
calendar = day\n" \
  "bad.ini:5:1: error: from a date on (applies = 2025-07-03): pools cannot come or end"
refuse "a step" \
  "applies = 2025-07-03\n[add workflows a]\nworkflow = serve\nstep = more\nrole = clerk
effort = 1min\nnext = returned\n" "bad.ini:6:12: error: workflows cannot get another row on a date"
refuse "an incident that begins before" \
  "applies = 2025-07-03\n[add incidents b]\nincident = b\nsystem = net\nstart = 2025-07-02 09:00
repair = 1h\n" "bad.ini:8:9: error: incidents: a row that begins on 2025-07-02 09:00, before"
refuse "an incident that is put off" \
  "applies = 2025-07-03\n[shift incidents where incident=a]\nstart = +2 days\n" \
  "error: incidents: a row that begins on 2025-07-02 14:00, before the what-if applies (2025-07-03)"
refuse "an absence that is removed" "applies = 2025-07-03\n[remove absences where pool=clerk]\n" \
  "bad.ini:5:1: error: absences: a row that begins on 2025-07-02 10:00, before"
refuse "a rule without a date" \
  "applies = 2025-07-03\n[add rules a]\nrule = ticket_cutoff\nvalue = 10min\n" \
  "bad.ini:5:1: error: rules: a row that holds from the beginning cannot"
refuse "a system" "applies = 2025-07-03\n[add systems a]\nsystem = more\nscope = place\n" \
  "bad.ini:6:10: error: systems cannot get another row on a date"
cp mm1/scenario.ini keep && sed -i 's/^seed/applies = 2025-07-03\nseed/' mm1/scenario.ini
run check mm1
verify "a scenario that is no what-if" fails_with 3 "applies: only a what-if applies from a date on"
cp keep mm1/scenario.ini
write over.ini "${on}applies = 2025-07-04\n${clerk}share = 90%\n"
run check over.ini
verify "two dates" fails_with 3 \
  "over.ini:4:11: error: applies: 2025-07-04 found; the what-if on which this is based says"

# ---- in the warm-up ----
write slow.ini "${head}[scale workflows]\neffort = 6\n"
run check slow.ini
verify "a change that acts in the warm-up and overloads a pool: a warning" err_has \
  "slow.ini:2:8: warning: the what-if acts in the warm-up, too, where pool 'clerk' at u1 gets 120%"
write slow.ini "${head}applies = 2025-07-01\n[scale workflows]\neffort = 6\n"
run check slow.ini
verify "not from a date on" sh -c '! grep -q "warm-up, too" "$1"' - "$err"
write slow.ini "${head}[scale workflows]\neffort = 2\n"
run check slow.ini
verify "nor where nothing is overloaded" sh -c '! grep -q "warm-up, too" "$1"' - "$err"

# Two rows that one line changes are one error.
cp -r mm1 dear
write dear/costs.csv 'what,where,cost,source
visit,*,5000,assumption\nofficer_hour,*,60000,assumption\n'
write bad.ini '[scenario]\nbase = dear\nname = Dear
applies = 2025-07-03\n[scale costs]\ncost = 2\n'
run check bad.ini
verify "costs" fails_with 3 "bad.ini:6:8: error: cost of costs cannot become another on a date"
verify "which way there is" err_has "change it for all of the time in a what-if without 'applies'"
verify "said once" err_has "bad.ini: 1 error"

finish
