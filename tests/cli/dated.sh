# What-ifs from a date on, with others above and below them: what differs, and when.
. "$(dirname "$0")/tap.sh"

cp -r "$mm1" mm1 && chmod -R u+w mm1
sed -i 's/^end.*/end = 2025-07-06\nwarm_up = 2 days/' mm1/scenario.ini

# what_if NAME BASE KEYS EDITS: NAME.ini, whose title is its name.
what_if () { printf '[scenario]\nbase = %s\nname = %s\n%b%b' "$2" "$1" "$3" "$4" >"$1.ini"; }
clerks () { printf '[set pools where pool=clerk]\\ncount = %s\\n' "$1"; }
on="applies = 2025-07-03\n"
jobs='[scale arrivals]\nrate = 2\n'
what_if busy mm1 '' "$jobs$(clerks 2)"
what_if from mm1 "$on" "$(clerks 3)"
what_if late mm1 "applies = 2025-07-05\n" "$(clerks 5)"
what_if first mm1 "applies = 2025-06-29\n" "$(clerks 3)"
what_if on-busy busy.ini "$on" "$(clerks 3)"
what_if again from.ini "$on" "[set pools where pool=clerk]\nshare = 90%\n"
what_if slow from.ini '' '[set pools where pool=clerk]\nshare = 80%\n'

# tells A B TEXT: is this what diff says of their tables?
tells () {
  run diff "$1" "$2"
  is_status 0 || return 1
  printf '%b' "$3" >expected
  sed '1,/^$/d' "$out" | diff expected - >"$scratch/diff"
}
clerk="pool clerk, where u1"
verify "from a date, and its base" tells mm1 from.ini \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n"
verify "the other way round" tells from.ini mm1 \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 3 → 1\n"
verify "which is said of the keys" out_has "applies: 2025-07-03 → blank"
stream="arrivals\n  stream jobs, where u1: rate"
verify "on one without a date: what holds all the time, before, and after" tells mm1 on-busy.ini \
  "All the time:\n\n$stream 0.9 per min → 1.8 per min\n
Until 2025-07-03:\n\npools\n  $clerk: count 1 → 2\n
From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n"
verify "beside that one" tells busy.ini on-busy.ini \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 2 → 3\n"
verify "beside another of the same base" tells from.ini busy.ini \
  "All the time:\n\n$stream 0.9 per min → 1.8 per min\n
Until 2025-07-03:\n\npools\n  $clerk: count 1 → 2\n
From 2025-07-03 on:\n\npools\n  $clerk: count 3 → 2\n"
verify "one without a date on it" tells mm1 slow.ini \
  "All the time:\n\npools\n  $clerk: share 1 → 0.8\n
From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n"
verify "and beside it" tells from.ini slow.ini \
  "All the time:\n\npools\n  $clerk: share 1 → 0.8\n"
verify "two on each other" tells mm1 again.ini \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n  $clerk: share 1 → 0.9\n"
verify "the upper of them, and one without a date" tells again.ini slow.ini \
  "Until 2025-07-03:\n\npools\n  $clerk: share 1 → 0.8\n
From 2025-07-03 on:\n\npools\n  $clerk: share 0.9 → 0.8\n"
verify "two dates" tells on-busy.ini late.ini \
  "All the time:\n\n$stream 1.8 per min → 0.9 per min\n
Until 2025-07-03:\n\npools\n  $clerk: count 2 → 1\n
From 2025-07-03 until 2025-07-05:\n\npools\n  $clerk: count 3 → 1\n
From 2025-07-05 on:\n\npools\n  $clerk: count 3 → 5\n"
verify "the other way round" tells late.ini from.ini \
  "From 2025-07-03 until 2025-07-05:\n\npools\n  $clerk: count 1 → 3\n
From 2025-07-05 on:\n\npools\n  $clerk: count 5 → 3\n"
verify "which is said of the keys" out_has "applies: 2025-07-05 → 2025-07-03"
verify "at the beginning: no date" tells mm1 first.ini "pools\n  $clerk: count 1 → 3\n"
verify "nor beside one with a date" tells first.ini from.ini \
  "Until 2025-07-03:\n\npools\n  $clerk: count 3 → 1\n
From 2025-07-03 on:\n\npools\n  $clerk: source assumption: first → assumption: from\n"
run diff on-busy.ini on-busy.ini
verify "nothing" sh -c 'test "$(cat "$1")" = "no difference"' - "$out"

# ---- rows of more and of less particular places ----
cp -r mm1 three
printf 'code,name,type,population,source\nu1,One,ward,1000,assumption\nu2,Two,ward,1000,assumption
u3,Three,commune,1000,assumption\n' >three/units.csv
sed -i 's/clerk,u1/clerk,*/' three/pools.csv
absences='pool,where,from,until,count,reason,source\n'
sick='2025-07-02,2025-07-02,1,sickness,assumption\n'
longer='2025-07-02,2025-07-03,1,sickness,assumption\n'
printf "${absences}clerk,*,${sick}clerk,*,$longer" >three/absences.csv
one () { printf '[set pools where pool=clerk; where=%s]\\ncount = %s\\n' "$1" "$2"; }
what_if extra three "$on" "$(one u1 2)"
what_if back extra.ini "$on" '[shift pools where pool=clerk; where=u1]\ncount = -1\n'
what_if each three '' "$(one u1 2)$(one u2 2)"
what_if wards three '' '[add pools a]\npool = clerk\nwhere = ward\nroles = clerk\ncount = 2
calendar = always\nsource = assumption\n'
what_if all wards.ini '' '[set pools where pool=clerk]\ncount = 3\n'
what_if but all.ini '' "$(one u3 1)"
verify "one place of a row is a change there" tells three extra.ini \
  "From 2025-07-03 on:\n\npools\n  pool clerk, where u1: count 1 → 2\n"
verify "the other way round" tells extra.ini three \
  "From 2025-07-03 on:\n\npools\n  pool clerk, where u1: count 2 → 1\n"
verify "with the same values: no difference" tells three back.ini ""
verify "every place of a row" tells three each.ini \
  "pools\n  pool clerk, where u1: count 1 → 2\n  pool clerk, where u2: count 1 → 2\n"
verify "a type of places" tells three wards.ini "pools\n  pool clerk, where ward: count 1 → 2\n"
verify "the other way round" tells wards.ini three "pools\n  pool clerk, where ward: count 2 → 1\n"
verify "a type beside its places" tells wards.ini each.ini ""
verify "a place that keeps its values when its row gets others" tells three but.ini \
  "pools\n  pool clerk, where *: count 1 → 3\n  pool clerk, where ward: count 1 → 3
  only in B: pool clerk, where u3: roles clerk, count 1, calendar always\n"
cp -r three well
printf "${absences}clerk,*,${sick}clerk,*,${longer}clerk,u1,$sick" >well/absences.csv
sed -i 's/^name.*/name = well/' well/scenario.ini
verify "what held at a place beside the row that is replaced there" tells three well "absences
  only in A: pool clerk, where u1, from 2025-07-02, until 2025-07-03, reason sickness: count 1\n"

# ---- trace ----
cp -r mm1 law
sed -i 's/0.9 per min/every 10h/' law/arrivals.csv
echo office,Mon-Fri,07:30-16:30,assumption >>law/calendars.csv
awk -F, 'BEGIN { OFS = "," } NR == 1 { print $0, "limit" } NR > 1 { print $0, "5 working days" }' \
  mm1/procedures.csv >law/procedures.csv
printf 'rule,value,source\nlegal_calendar,office,assumption\n' >law/rules.csv
what_if off law "$on" '[add holidays a]\ndate = 2025-07-04\nopen = closed\n'
"$PILOTRUN" trace law --dossier u1/jobs/job/counter/1 >law.trace 2>"$err"
run trace off.ini --dossier u1/jobs/job/counter/1
verify "trace: days are left as they were known then" cmp law.trace "$out"
verify "trace: which are 6" out_has "6 days left"

# ---- check ----
run check on-busy.ini
verify "check: officers before and after" out_has "  officers         2, from 2025-07-03 on 3"
what_if twice mm1 "$on" "$jobs"
run check twice.ini
verify "check: arrivals of both, two working days each" \
  out_has "dossiers         1,944.0 a working day expected"

# ---- staff: a queue that needs 7 officers (staff.sh), and gets two more on a date ----
cp -r "$mm1" queue && chmod -R u+w queue
sed -i 's/0.9 per min/4.5 per min/' queue/arrivals.csv
sed -i 's/^end = .*/end = 2025-07-12/; s/^replications.*/replications = 10/' queue/scenario.ini
what_if grows queue "applies = 2025-07-07\n" "$(clerks 3)"
run staff grows.ini --goal 'sojourn_mean <= 0.0008' --output plan.ini
verify "staff: officers before and after" out_has \
  "7 until 2025-07-07 and 9 from then on, was 1 and 3; 5 and 5 by the rough-cut load"
verify "staff: when who is added is there" out_has \
  "The scenario changes on 2025-07-07; who is added is there before that date, too."
verify "staff: how many by the load" out_has "the rough-cut load alone asks for 4"
verify "its plan says so, too" grep -qx '# 7 until 2025-07-07, 9 from then on' plan.ini
verify "its plan adds as many to both" grep -qx 'count = +6' plan.ini
run staff plan.ini --goal 'sojourn_mean <= 0.0008' --output more.ini
verify "with the plan nobody more is needed" out_has "without anybody more"
what_if same queue "applies = 2025-07-07\n" '[scale workflows]\neffort = 90%\n'
run staff same.ini --goal 'sojourn_mean <= 0.0008' --most 2 --output plan.ini --force
verify "staff: officers who are as many before and after" out_has "3, was 1; "
verify "staff: when who is added is there" out_has "before that date, too"

# Of three one is left on the date: none of them can be moved.
cp -r queue two
printf 'code,name,type,population,source\nu1,One,ward,1000,assumption\nu2,Two,ward,1000,assumption
' >two/units.csv
printf 'stream,where,mix,rate,source\njobs,u1,job,1.5 per min,assumption
jobs,u2,job,0.2 per min,assumption\n' >two/arrivals.csv
printf 'pool,where,roles,count,calendar,source\nclerk,u1,clerk,2,always,assumption
clerk,u2,clerk,3,always,assumption\n' >two/pools.csv
what_if shrinks two "applies = 2025-07-07\n" '[set pools where where=u2]\ncount = 1\n'
run staff shrinks.ini --fixed-total --goal 'sojourn_mean <= 0.0015 in every unit' --output moved.ini
verify "staff: posts that go on a date are not there to be moved" test ! -e moved.ini
what_if shrinks two "applies = 2025-07-07\n" '[set pools where where=u2]\ncount = 2\n'
run staff shrinks.ini --fixed-total --goal 'sojourn_mean <= 0.0015 in every unit' --output moved.ini
verify "staff: a post that stays is" grep -qx '# 2 until 2025-07-07, 1 from then on' moved.ini
verify "staff: it is moved before the date, too" out_has "posts are moved before that date, too"
run check moved.ini
verify "staff: the plan passes check" is_status 0

# Work that comes evenly: too much for one officer, not for two. Of the five at u2 two are left.
cp -r two even
sed -i 's/[0-9.]* per min/1.5 per min/' even/arrivals.csv
sed -i 's/clerk,u2,clerk,3/clerk,u2,clerk,5/' even/pools.csv
what_if half even "applies = 2025-07-07\n" '[set pools where where=u1]\ncount = 1\n
[set pools where where=u2]\ncount = 2\n'
run staff half.ini --fixed-total --goal 'sojourn_mean <= 0.0001 in every unit' \
  --output half-staff.ini
verify "staff: by the load of each time, not of their mean" sh -c \
  '! grep "by the rough" "$1" | grep "was" | grep -qv "2 and 2 by the rough-cut load"' - "$out"
verify "staff: which is told" out_has "2 and 2 by the rough-cut load"

finish
