# The report pages in a browser: of a run with names that are hard to show, of a comparison, and of
# 3,321 units. Skipped where there is no browser, or no Node.js to drive it.
# With PICTURES=FOLDER the pages are left there as pictures and PDF, to be looked at.
set -eu
. "$HERE/scratch.sh"
cd "$scratch"

cp -r "$SCENARIOS/mm1" names
chmod -R u+w names
long=$(printf '%300s' '' | tr ' ' x)
{
  echo 'code,name,type,population,lat,lon,source'
  printf '%s,"%s",ward,%s,%s,%s,assumption\n' \
    u1 'One' 1000 21.0 107.0 u2 '<script>alert(1)</script>' 20000 21.1 107.1 \
    u3 'Đặc khu ""Cô Tô"", & co.' 30000 20.9 107.7 u4 '=1+1' 8000 21.2 107.2 \
    u5 '@{/bold x}_y^z' 9000 21.3 107.6 u6 "$long" 50000 21.0 107.4 \
    u7 'Phường Hạ Long' 4000 20.95 107.05 u8 'Xã Ba Chẽ' 3000 21.25 107.3 \
    u9 'Xã Hải Sơn' 2000 21.5 107.8
} >names/units.csv
sed -i 's/,u1,/,*,/' names/arrivals.csv names/pools.csv
sed -i 's/A job/"<b>Job<\/b> & \\co"/' names/procedures.csv
# A second workflow, with all that one may have.
echo 'permit,"<i>Permit</i>",review,assumption' >>names/procedures.csv
cat >names/workflows.csv <<'END'
workflow,step,kind,role,effort,counts,next,source
serve,work,,clerk,exponential(mean=1min),,returned,assumption
review,read,,clerk,"uniform(min=5min, max=1h)",,complete 20%; refused 5%; ask rest,assumption
review,complete,supplement,,"lognormal(mean=4 days, cv=1)",,read 90%; withdrawn 10%,assumption
review,ask,,clerk,10min,,fork ask-police + ask-department then sign,assumption
review,ask-police,delay,,3 days,no,join,assumption
review,ask-department,transfer,,2h,,draw,assumption
review,draw,,clerk,"gamma(mean=20min, cv=1)",,join,assumption
review,sign,,clerk,"triangular(min=1min, mode=2min, max=6min)",,returned 95%; ask 5%,assumption
END
# A due date, two fortnights, and a unit that is overloaded: verdicts differ.
sed -i '1s/name,workflow/name,workflow,limit/; 2s/,serve/,serve,same day/
  3s/,review/,review,15 days/' names/procedures.csv
printf '%s\n' 'rule,value,source' 'legal_calendar,always,assumption' \
  'same_day_cutoff,23:59,assumption' >names/rules.csv
echo 'more,u2,job,0.3 per min,assumption' >>names/arrivals.csv
sed -i 's/^end = .*/end = 2025-07-21/' names/scenario.ini
sed -i 's/^name = .*/name = Names <script>alert(2)<\/script> @body@ that are hard/' \
  names/scenario.ini

cp -r names more
sed -i 's/0.9 per min/0.7 per min/' more/arrivals.csv

cp -r names many
{
  echo 'code,name,type,population,lat,lon,source'
  awk 'BEGIN {
    for (i = 1; i <= 3321; i++) printf "c%d,Commune %d,commune,%d,%.3f,%.3f,assumption\n",
    i, i, 1000 + i * 37 % 9000, 9 + i % 61 * 0.2, 103 + i % 53 * 0.1 }'
} >many/units.csv
sed -i 's/0.9 per min/3 per day/; /^more/d' many/arrivals.csv
sed -i 's/^replications = .*/replications = 2/; s/^end = .*/end = 2025-07-02/' many/scenario.ini

"$PILOTRUN" run names --output run --quiet >/dev/null
"$PILOTRUN" compare names more --output comparison --quiet >/dev/null
"$PILOTRUN" run many --output all --no-plots --quiet >/dev/null
DOT=$(command -v dot || true)
export DOT
node "$HERE/report.mjs" "$scratch/run" "$scratch/comparison" "$scratch/all" ${PICTURES:+"$PICTURES"}
