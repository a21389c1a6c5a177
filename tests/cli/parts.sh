# A replication whose events are logged is simulated as one, any other in parts: the same results.
. "$(dirname "$0")/tap.sh"

mkdir world
cd world || exit 1
cat >scenario.ini <<'C'
[scenario]
format = 1
name = Three that share nothing
start = 2025-07-01
end = 2025-07-18
seed = 5
replications = 3
C
cat >units.csv <<'C'
code,name,type,population,source
u1,One,ward,1000,assumption
u2,Two,ward,2000,assumption
u3,Three,commune,3000,assumption
C
cat >calendars.csv <<'C'
calendar,days,open,source
office,Mon-Fri,08:00-12:00 13:00-17:00,assumption
C
cat >pools.csv <<'C'
pool,where,roles,count,calendar,source
desk,*,clerk,2,office,assumption
C
cat >procedures.csv <<'C'
code,name,workflow,limit,source
p,Paper,w,2 working days,assumption
C
cat >workflows.csv <<'C'
workflow,step,kind,role,place,effort,receives,at_close,next,source
w,take,work,clerk,filing,exponential(mean=20min),yes,finish,check,assumption
w,check,work,clerk,home,exponential(mean=40min),no,suspend,returned,assumption
C
cat >arrivals.csv <<'C'
stream,where,mix,rate,source
s,*,p,8 per day,assumption
C
cat >rules.csv <<'C'
rule,value,source
legal_calendar,office,assumption
C
cat >absences.csv <<'C'
pool,where,from,until,count,reason,source
desk,ward,2025-07-03 10:00,2025-07-04,1,leave,assumption
C
cat >systems.csv <<'C'
system,scope,where,source
net,place,*,assumption
C
cat >needs.csv <<'C'
role,step,need,source
clerk,check,net,assumption
C
cat >incidents.csv <<'C'
incident,system,where,start,every,clock,repair,source
cut,net,*,2025-07-07 10:00,,,4 days,assumption
fails,net,commune,,exponential(mean=2 days),operating,exponential(mean=3h),assumption
C
cd ..

run run world --no-plots --output apart
verify "in parts: status 0" is_status 0
run run world --no-plots --output whole --events 1-3
verify "as one: status 0" is_status 0
verify "dossiers waited for them" grep -q "^[0-9]*,u3,.*,outage," apart/failures.csv
verify "there are logs" test -s whole/events-3.bin
rm whole/events-[123].bin
verify "without them: the same bytes" same_files apart whole

# The parts of one replication are shared by threads; with meetings, which are planned for all, too.
run run world --replications 1 --jobs 1 --no-plots --output one
run run world --replications 1 --jobs 3 --no-plots --output shared
verify "one replication on three threads: the same bytes" same_files one shared
cat >world/activities.csv <<'C'
activity,where,participants,duration,from,until,pass,again_after,source
talk,ward,clerk 1,2h,2025-07-07,2025-07-18,50%,1 day,assumption
C
run run world --replications 2 --jobs 1 --no-plots --output one2
verify "with meetings: status 0" is_status 0
run run world --replications 2 --jobs 3 --no-plots --output shared2
verify "with meetings: the same bytes" same_files one2 shared2

finish
