# What a log tells of a dossier: its reception before the window, a hand-over out of an officer's
# hands, a supplement that stops the clock, a step that is done again, an apology, and its end.
. "$(dirname "$0")/tap.sh"

mkdir world
cd world || exit 1
cat >scenario.ini <<'C'
[scenario]
format = 1
name = Told
start = 2025-07-01
end = 2025-07-18
seed = 1
replications = 1
C
cat >units.csv <<'C'
code,name,type,population,source
u1,One,ward,1000,assumption
C
cat >authorities.csv <<'C'
code,name,kind,serves,source
d1,Old,district,*,assumption
C
cat >calendars.csv <<'C'
calendar,days,open,source
office,Mon-Fri,08:00-12:00 13:00-17:00,assumption
C
cat >pools.csv <<'C'
pool,where,roles,count,calendar,source
desk,u1,clerk,1,office,assumption
old,d1,clerk,1,office,assumption
C
cat >procedures.csv <<'C'
code,name,workflow,limit,incomplete,source
p,Paper,w,3 working days,100%,assumption
C
cat >workflows.csv <<'C'
workflow,step,kind,role,place,effort,counts,at_close,next,source
w,check,work,clerk,home,2h,yes,suspend,ask incomplete; decide rest,assumption
w,ask,supplement,,home,1 day,no,,check,assumption
w,decide,work,clerk,home,16h,yes,suspend,returned,assumption
C
cat >arrivals.csv <<'C'
stream,where,mix,rate,from,source
s,u1,p,1 per day,2030-01-01,assumption
C
cat >backlog.csv <<'C'
where,procedure,received,home,source
d1,p,2025-06-30 10:00,u1,assumption
C
cat >rules.csv <<'C'
rule,value,source
legal_calendar,office,assumption
supplement_clock,pause,assumption
apology_extension,2,assumption
C
cat >phases.csv <<'C'
procedures,where,from,office,source
*,*,,district,assumption
*,*,2025-07-02,unit,assumption
C
cat >handovers.csv <<'C'
where,on,delay,reentry,role,source
district,2025-07-02 11:00,1h,30min,clerk,assumption
C
cd ..

# By hand: checked on 1 July from 08:00 to 10:00; the supplement stops the clock for a day, so that
# the due date is 4 July and no longer the 3rd. Checked again from 2 July 10:00, an hour of it
# before the hand-over; an hour on its way, entered anew from 13:00 to 13:30, checked for the other
# hour. Decided for 16 hours: 2.5 on the 2nd, 8 on the 3rd, 5.5 on the 4th. The apology goes out on
# the 3rd at opening and names the date two working days after the 4th.
dossier=backlog/d1/p/check/2025-06-30T10:00/counter/u1/1
run run world --no-plots --output out --events 1
verify "run: status 0" is_status 0
cat >expected <<'C'
received,complete,,2025-06-30 10:00,,2025-07-03
check,schedule,,2025-07-01 00:00,,
check,start,,2025-07-01 08:00,d1/old/1,
check,complete,,2025-07-01 10:00,d1/old/1,
clock stops,complete,,2025-07-01 10:00,,
ask,start,,2025-07-01 10:00,,
ask,complete,,2025-07-02 10:00,,
clock goes on,complete,,2025-07-02 10:00,,2025-07-04
check,schedule,,2025-07-02 10:00,,
check,start,,2025-07-02 10:00,d1/old/1,
check,suspend,released,2025-07-02 11:00,d1/old/1,
handed over,complete,,2025-07-02 11:00,,
hand-over,start,,2025-07-02 11:00,,
hand-over,complete,,2025-07-02 12:00,,
re-entry,schedule,,2025-07-02 12:00,,
re-entry,start,,2025-07-02 13:00,u1/desk/1,
re-entry,complete,,2025-07-02 13:30,u1/desk/1,
check,schedule,,2025-07-02 13:30,,
check,resume,,2025-07-02 13:30,u1/desk/1,
check,complete,,2025-07-02 14:30,u1/desk/1,
decide,schedule,,2025-07-02 14:30,,
decide,start,,2025-07-02 14:30,u1/desk/1,
decide,suspend,closing,2025-07-02 17:00,u1/desk/1,
decide,resume,,2025-07-03 08:00,u1/desk/1,
apology,complete,,2025-07-03 08:00,,2025-07-08
decide,suspend,closing,2025-07-03 12:00,u1/desk/1,
decide,resume,,2025-07-03 13:00,u1/desk/1,
decide,suspend,closing,2025-07-03 17:00,u1/desk/1,
decide,resume,,2025-07-04 08:00,u1/desk/1,
decide,suspend,closing,2025-07-04 12:00,u1/desk/1,
decide,resume,,2025-07-04 13:00,u1/desk/1,
decide,complete,,2025-07-04 14:30,u1/desk/1,
returned,complete,,2025-07-04 14:30,,
C
run export out --output -
cut -d, -f2-5,8,14 "$out" | sed '1d; s/T\(..:..\):00.000000+07:00/ \1/' >told
verify "CSV: all of it, in the order of time" cmp told expected
verify "pools.csv: three hours of the old office" grep -q '^d1,.*,old,.*,3,,0,,0,,0,' out/pools.csv

run trace world --dossier $dossier
verify "trace: status 0" is_status 0
tr -s ' ' <"$out" >told
for words in "Mon 2025-06-30 10:00 received" "10:00 the law's clock stops" \
  "10:00 the law's clock goes on, to a new due date" \
  "11:00 check: taken out of the officer's hands" \
  "11:00 handed over to u1 One" "08:00 an apology is sent, with the new date Tue 2025-07-08"; do
  verify "trace: $words" grep -qF "$words" told
done
verify "trace: what is left of the limit at the reception" \
  grep -qF "due Thu 2025-07-03, 3 days left" told

run export out --format xes --output -
cp "$out" told
verify "XES: the first check" \
  test "$(grep -c '"check"/><string key="concept:instance" value="1"' told)" = 3
verify "XES: the second, to its end elsewhere" \
  test "$(grep -c '"check"/><string key="concept:instance" value="2"' told)" = 6
verify "XES: what concerns the case has no instance" \
  test "$(grep 'instance' told | grep -c 'received\|returned\|handed over')" = 0
verify "XES: due at the close of business" \
  grep -q '"received".*<date key="due" value="2025-07-03T17:00:00.000000+07:00"/>' told
verify "XES: and after the clock stood still" \
  grep -q '"clock goes on".*<date key="due" value="2025-07-04T17:00:00.000000+07:00"/>' told
verify "XES: on time" grep -q '<boolean key="on_time" value="true"/>' told
if command -v xmllint >/dev/null; then
  xmllint --noout --schema "$(dirname "$0")/xes.xsd" told >"$scratch/lint" 2>&1
  verify "XES: as the schema has it" test $? = 0
fi

# flag EFFORT LAST: what XES says of the case when it is decided in EFFORT and the window ends with
# LAST.
flag () {
  sed -i "s/^\(w,decide,work,clerk,home\),[^,]*,/\1,$1,/" world/workflows.csv
  sed -i "s/^end = .*/end = $2/" world/scenario.ini
  rm -rf out
  "$PILOTRUN" run world --no-plots --output out >/dev/null 2>&1
  "$PILOTRUN" export out --format xes --output - 2>"$err" |
    sed -n 's/.*"on_time" value="\([a-z]*\)".*/\1/p'
}
# 18.5 h end on 4 July at 17:00, one minute more does not.
verify "XES: returned at the close of the due date" test "$(flag 1110min 2025-07-18)" = true
verify "XES: returned a minute of work later" test "$(flag 1111min 2025-07-18)" = false
verify "XES: in process past its due date" test "$(flag 100h 2025-07-04)" = false
verify "XES: in process, not yet due" test "$(flag 100h 2025-07-03)" = ""
verify "XES: in process, the clock stands" test "$(flag 100h 2025-07-01)" = ""

# Officers who go away: to a meeting on 3 July, for which the work is suspended; ill on the 4th, so
# that it goes back to the line at 00:00. Of 16 hours 7 are left for Monday.
cp -r world away
sed -i "s/^\(w,decide,work,clerk,home\),[^,]*,/\1,16h,/" away/workflows.csv
sed -i "s/^end = .*/end = 2025-07-18/" away/scenario.ini
cat >away/absences.csv <<'C'
pool,where,from,until,officers,reason,source
desk,u1,2025-07-03 09:00,2025-07-03 10:30,1,meeting,assumption
desk,u1,2025-07-04,2025-07-04,1,sickness,assumption
C
rm -rf out
run run away --no-plots --output out --events 1
verify "absences: status 0" is_status 0
cat >expected <<'C'
decide,resume,,2025-07-03 08:00,u1/desk/1,,dossier
apology,complete,,2025-07-03 08:00,,2025-07-08,dossier
absence,start,meeting,2025-07-03 09:00,u1/desk/1,,officer
decide,suspend,absence,2025-07-03 09:00,u1/desk/1,,dossier
absence,complete,meeting,2025-07-03 10:30,u1/desk/1,,officer
decide,resume,,2025-07-03 10:30,u1/desk/1,,dossier
decide,suspend,closing,2025-07-03 12:00,u1/desk/1,,dossier
decide,resume,,2025-07-03 13:00,u1/desk/1,,dossier
decide,suspend,closing,2025-07-03 17:00,u1/desk/1,,dossier
absence,start,sickness,2025-07-04 00:00,u1/desk/1,,officer
decide,suspend,absence,2025-07-04 00:00,u1/desk/1,,dossier
absence,complete,sickness,2025-07-05 00:00,u1/desk/1,,officer
decide,resume,,2025-07-07 08:00,u1/desk/1,,dossier
decide,suspend,closing,2025-07-07 12:00,u1/desk/1,,dossier
decide,resume,,2025-07-07 13:00,u1/desk/1,,dossier
decide,complete,,2025-07-07 16:00,u1/desk/1,,dossier
returned,complete,,2025-07-07 16:00,,,dossier
C
run export out --output -
verify "absences: of no case" test "$(grep -c '^,absence,' "$out")" = 4
cut -d, -f2-5,8,14,15 "$out" | sed '1d; s/T\(..:..\):00.000000+07:00/ \1/' | tail -n 17 >told
verify "absences: CSV" cmp told expected
run export out --format xes --output -
cp "$out" told
sed '1,/<\/trace>/d' told >after
verify "absences: XES, after the last case" \
  test "$(grep -c '^<event>.*"absence".*"org:resource" value="u1/desk/1"' after)" = 4
if command -v xmllint >/dev/null; then
  xmllint --noout --schema "$(dirname "$0")/xes.xsd" told >"$scratch/lint" 2>&1
  verify "absences: XES as the schema has it" test $? = 0
fi
run trace away --dossier $dossier
tr -s ' \n' ' ' <"$out" >told
for words in "09:00 decide: laid down, its officer is at a meeting until 10:30" \
  "00:00 decide: back to the line, its officer is ill to the end of Fri 2025-07-04" \
  "meeting 1h30, sickness 8h"; do
  verify "absences: trace: $words" grep -qF "$words" told
done
sed '1s/events 4/events 3/' out/events-1.bin >old.bin && cp old.bin out/events-1.bin
run export out --output -
verify "a log of before is refused" \
  fails_with 1 "is no event log, or one of another version; remove it"
finish
