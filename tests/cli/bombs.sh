# Scenarios that would take the machine down: refused with a message, within seconds and in
# little memory. SANITIZED=1: without a bound on the address space, of which sanitizers take all,
# and slower.
. "$(dirname "$0")/tap.sh"
seconds=20
test -z "${SANITIZED:-}" || seconds=200

# explodes NAME MESSAGE: the scenario is refused within 20 seconds of processor time and 1 GB, and
# nothing is written.
explodes () {
  (
    ulimit -t $seconds
    test -n "${SANITIZED:-}" || ulimit -v 1000000
    exec "$PILOTRUN" run "$scratch/$1" --output boom >"$out" 2>"$err" </dev/null
  )
  status=$?
  verify "$1: refused" fails_with 3 "$2"
  verify "$1: nothing is written" nothing_here
  rm -rf "${scratch:?}/$1"
}

# rows NUMBER FORMAT: the format with %d, that many times.
rows () { seq -f "$2" 1 "$1"; }

units='code,name,type,population,source'
pools='pool,where,roles,count,calendar,source'
arrivals='stream,where,mix,rate,source'
workflows='workflow,step,role,effort,next,source'

scenario rate
printf '%s\njobs,u1,job,100000 per min,press\n' $arrivals >"$scratch/rate/arrivals.csv"
explodes rate 'arrivals are expected over the window and warm-up'

scenario trillion
printf '%s\njobs,u1,job,1e9 per min,press\n' $arrivals >"$scratch/trillion/arrivals.csv"
explodes trillion 'arrivals are expected over the window'

scenario horizon
sed 's/^end.*/end = 2199-12-31/' "$mm1/scenario.ini" >"$scratch/horizon/scenario.ini"
explodes horizon 'longer than 20 years'
scenario ages
sed 's/^end.*/end = 9999-12-31/' "$mm1/scenario.ini" >"$scratch/ages/scenario.ini"
explodes ages 'is not between 1900 and 2199'
scenario millennia
sed 's/^end.*/end = 12025-07-01/' "$mm1/scenario.ini" >"$scratch/millennia/scenario.ini"
explodes millennia 'scenario.ini:5:7: error:'
scenario warm-up
echo 'warm_up = 99 years' >>"$scratch/warm-up/scenario.ini"
explodes warm-up 'scenario.ini:8:11: error:'

scenario units
{ echo $units; rows 1000000 'u%.0f,Unit,ward,1000,press'; } >"$scratch/units/units.csv"
explodes units 'units.csv:200002:1: error: more than 200000 rows'
scenario places
{ echo $units; rows 15000 'u%.0f,Unit,ward,1000,press'; } >"$scratch/places/units.csv"
explodes places '15000 places; the most is 10000'

scenario distribution
{
  echo $workflows
  printf 'serve,work,clerk,"discrete('
  rows 20000 '%.0fmin 0.005%%' | paste -sd ' ' | tr -d '\n'
  echo ')",returned,press'
} >"$scratch/distribution/workflows.csv"
explodes distribution 'workflows.csv:2:18: error: a cell of more than 64 KiB'
scenario distribution-in-limits
{
  echo $workflows
  printf 'serve,work,clerk,"discrete('
  rows 3000 '%.0fmin 0.033%%' | paste -sd ' ' | tr -d '\n'
  echo ')",returned,press'
} >"$scratch/distribution-in-limits/workflows.csv"
explodes distribution-in-limits 'is longer than 16000 bytes'
scenario distributions
awk 'BEGIN {
  print "workflow,step,role,effort,next,source"
  for (i = 1; i <= 9000; i++)
    printf "serve,s%d,clerk,\"gamma(mean=%ds, cv=0.7)\",returned,press\n", i, i }' \
  >"$scratch/distributions/workflows.csv"
explodes distributions 'more than 2000 different distributions'

scenario steps
{
  echo $workflows
  awk 'BEGIN { for (i = 1; i < 1000000; i++) printf "serve,s%d,clerk,1min,s%d,press\n", i, i + 1
    print "serve,s1000000,clerk,1min,returned,press" }'
} >"$scratch/steps/workflows.csv"
explodes steps 'workflows.csv:200002:1: error: more than 200000 rows'
scenario long
{
  echo $workflows
  awk 'BEGIN { for (i = 1; i < 1200; i++) printf "serve,s%d,clerk,1min,s%d,press\n", i, i + 1
    print "serve,s1200,clerk,1min,returned,press" }'
} >"$scratch/long/workflows.csv"
explodes long 'too many steps'
scenario workflows
{ echo $workflows; rows 19000 'r%.0f,work,clerk,1min,returned,press'
  echo 'serve,work,clerk,1min,returned,press'; } >"$scratch/workflows/workflows.csv"
explodes workflows 'too many steps'

# Many choices at each of many steps.
scenario dense
awk 'BEGIN {
  print "workflow,step,role,effort,next,source"
  for (i = 1; i <= 900; i++) {
    printf "serve,s%d,clerk,1min,\"", i
    for (k = 1; k <= 900; k++) printf "s%d 0.1%%;", k
    print "returned rest\",press" } }' >"$scratch/dense/workflows.csv"
explodes dense 'branches; the most is 255'

scenario rounds
printf '%s\nserve,work,clerk,0s,work 99.9999%%; returned rest,press\n' $workflows \
  >"$scratch/rounds/workflows.csv"
explodes rounds "goes round in workflow 'serve' too often"
scenario much-work
printf '%s\nserve,work,clerk,0s,work 99.9%%; returned rest,press\n' $workflows \
  >"$scratch/much-work/workflows.csv"
printf '%s\njobs,u1,job,10000 per min,press\n' $arrivals >"$scratch/much-work/arrivals.csv"
explodes much-work 'steps of dossiers are expected'

# Each minute three groups of a thousand, and one who does one of them.
scenario queue
printf 'stream,where,mix,rate,batch,source\njobs,u1,job,3 per min,1000,press\n' \
  >"$scratch/queue/arrivals.csv"
explodes queue '1.3e+07 dossiers more come than can be done'

scenario backlog
{
  echo 'where,procedure,received,count,source'
  awk 'BEGIN { for (i = 0; i < 1000; i++)
    printf "u1,job,2025-06-%02d %02d:%02d,1000000,press\n", 1 + i % 30, i / 60 % 24, i % 60 }'
} >"$scratch/backlog/backlog.csv"
explodes backlog 'more than 5000000 dossiers up to this row'

scenario priorities
{
  echo 'code,name,workflow,priority,source'
  awk 'BEGIN { for (i = 0; i < 100000; i++) printf "p%d,P,serve,%d,press\n", i, i }'
} >"$scratch/priorities/procedures.csv"
explodes priorities 'is not between 0 and 9'

scenario officers
printf '%s\nclerk,u1,clerk,1000000000000,always,press\n' $pools >"$scratch/officers/pools.csv"
explodes officers 'is not between 0 and 100000'
scenario crowd
{ echo $pools; rows 11 'clerk%.0f,u1,clerk,100000,always,press'; } >"$scratch/crowd/pools.csv"
explodes crowd 'more than 1000000 officers in all'

scenario calendars
{ echo 'calendar,days,open,source'; rows 5000 'c%.0f,Mon-Fri,08:00-12:00,press'
  echo 'always,Mon-Sun,always,press'; } >"$scratch/calendars/calendars.csv"
explodes calendars '5001 calendars; the most is 200'

scenario dates
{ echo 'date,open,source'
  awk 'BEGIN { for (i = 0; i < 400000; i++)
    printf "%04d-%02d-%02d,closed,press\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28 }'
} >"$scratch/dates/holidays.csv"
explodes dates 'holidays.csv:5002:1: error: more than 5000 rows'

# Small things multiplied: places x names, places x days, roles x places, streams x surges.
large () {
  scenario "$1"
  { echo $units; rows 9000 'u%.0f,Unit,ward,1000,press'; } >"$scratch/$1/units.csv"
  printf '%s\njobs,*,job,0.001 per hour,press\n' $arrivals >"$scratch/$1/arrivals.csv"
  printf '%s\nclerk,*,clerk,1,always,press\n' $pools >"$scratch/$1/pools.csv"
}
large pairs
{ echo $pools; rows 19000 'clerk%.0f,*,clerk,1,always,press'; } >"$scratch/pairs/pools.csv"
explodes pairs 'the rows stand for more than 1000000 pairs of a place and a pool'
large streams
{ echo $arrivals; rows 19000 'jobs%.0f,*,job,1 per day,press'; } >"$scratch/streams/arrivals.csv"
explodes streams 'the rows stand for more than 1000000 pairs of a place and a stream'
large mixed
{ echo 'code,name,workflow,source'; rows 300 'job%.0f,A job,serve,press'; } \
  >"$scratch/mixed/procedures.csv"
{ echo 'mix,procedure,share,source'; rows 300 'mix,job%.0f,0.00333333333333333333,press'; } \
  >"$scratch/mixed/mixes.csv"
printf '%s\njobs,*,mix,0.001 per hour,press\n' $arrivals >"$scratch/mixed/arrivals.csv"
explodes mixed 'more than 1000000 streams'
large days
sed -i 's/^end.*/end = 2045-06-01/' "$scratch/days/scenario.ini"
explodes days 'GB of memory, most of it for places and days'
# What is allowed runs in the memory that is promised.
large allowed
sed -i 's/^end.*/end = 2025-07-01/; s/^replications.*/replications = 1/' \
  "$scratch/allowed/scenario.ini"
(
  ulimit -t $((seconds * 10))
  test -n "${SANITIZED:-}" || ulimit -v 1500000
  exec "$PILOTRUN" run "$scratch/allowed" --jobs 1 --output "$scratch/allowed-out" \
    >"$out" 2>"$err" </dev/null
)
status=$?
verify 'thousands of places that share nothing: run in 1.5 GB' is_status 0
rm -rf "$scratch/allowed" "$scratch/allowed-out"
large surges
{ echo 'stream,where,from,until,factor,source';
  awk 'BEGIN { for (i = 0; i < 1200; i++) {
    day = sprintf ("%04d-%02d-%02d", 2022 + i / 336, 1 + i / 28 % 12, 1 + i % 28)
    print "jobs,*," day "," day ",1.01,press" } }'; } >"$scratch/surges/surges.csv"
explodes surges '1200 rows for 9000 streams of arrivals are too many'

# Many mistakes, each of which is looked up among many names.
large mistakes
{ echo $pools; rows 19000 'clerk,v%.0f,clerk,1,alwayss,press'; } >"$scratch/mistakes/pools.csv"
explodes mistakes 'pools.csv:2:'

scenario absences
printf '%s\nclerk,*,clerk,100000,always,press\n' $pools >"$scratch/absences/pools.csv"
awk 'BEGIN {
  print "pool,where,from,until,officers,reason,source"
  for (i = 0; i < 15000; i++)
    printf "clerk,*,2025-07-%02d %02d:%02d,2025-07-31,1-100000,leave,press\n", 1 + int (i / 1440),
           int (i / 60) % 24, i % 60 }' >"$scratch/absences/absences.csv"
explodes absences 'the rows send away more than 50000000 officers in all'

# Files.
scenario huge
truncate -s 10G "$scratch/huge/units.csv"
explodes huge 'units.csv: error: the file has 10737418240 bytes; at most 64 MiB are read'
scenario device
rm "$scratch/device/units.csv" && ln -s /dev/zero "$scratch/device/units.csv"
explodes device 'units.csv: error: not a plain file'
scenario pipe
rm "$scratch/pipe/units.csv" && mkfifo "$scratch/pipe/units.csv"
explodes pipe 'units.csv: error: not a plain file'
scenario link
rm "$scratch/link/units.csv" && ln -s nowhere "$scratch/link/units.csv"
explodes link 'units.csv: error: the file is missing'
verify "link: it is not said to be meant by itself" sh -c '! grep -q "is it" "$1"' - "$err"
scenario zeros
truncate -s 60M "$scratch/zeros/units.csv"
explodes zeros 'units.csv:3:1: error: a NUL byte'
scenario wide
seq -s , 1 2000000 >"$scratch/wide/units.csv"
explodes wide 'cells in one row; at most 1000 are read'
scenario quote
{ printf '%s\nu1,"' $units; head -c 50000000 /dev/zero | tr '\0' x; } >"$scratch/quote/units.csv"
explodes quote 'units.csv:2:'
scenario quotes
{ echo $units; rows 500000 'u%.0f,"One,ward,1000,press'; } >"$scratch/quotes/units.csv"
explodes quotes 'units.csv:2:'
scenario keys
{ cat "$mm1/scenario.ini"; rows 1000000 'key%.0f = 1'; } >"$scratch/keys/scenario.ini"
explodes keys 'scenario.ini: error: the file has'
scenario more-keys
{ cat "$mm1/scenario.ini"; rows 10000 'k%.0f = 1'; } >"$scratch/more-keys/scenario.ini"
explodes more-keys "scenario.ini:8:1: error: unknown key 'k1'"
scenario seed
sed 's/^replications.*/replications = 1e15/' "$mm1/scenario.ini" >"$scratch/seed/scenario.ini"
explodes seed 'scenario.ini:7:'
finish
