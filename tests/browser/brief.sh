# The brief in a browser: of five scenarios with names that are hard to show, and of a run. On paper
# it is one page. Skipped where there is no browser, or no Node.js to drive it.
# With PICTURES=FOLDER pictures and PDF are left there, to be looked at; with AXE=.../axe.min.js the
# pages are looked at by axe-core.
set -eu
for program in node chromium chromedriver; do
  command -v "$program" >/dev/null || { echo "1..0 # SKIP no $program here"; exit 0; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch"

cp -r "$SCENARIOS/mm1" names
chmod -R u+w names
{
  echo 'code,name,type,population,lat,lon,source'
  printf '%s,"%s",ward,%s,%s,%s,assumption\n' \
    u1 'One' 1000 21.0 107.0 u2 '<script>alert(1)</script>' 20000 21.1 107.1 \
    u3 'Đặc khu ""Cô Tô"", & co.' 30000 20.9 107.7 u4 'Phường Hạ Long' 4000 20.95 107.05 \
    u5 "$(printf '%200s' '' | tr ' ' x)" 9000 21.3 107.6
} >names/units.csv
sed -i 's/,u1,/,*,/' names/arrivals.csv names/pools.csv
sed -i 's/mean=1min/mean=1.3min/' names/workflows.csv
sed -i '1s/workflow/workflow,limit/; 2s/,serve/,serve,same day/' names/procedures.csv
printf '%s\n' 'rule,value,source' 'legal_calendar,always,assumption' \
  'same_day_cutoff,23:59,assumption' >names/rules.csv
printf '%s\n' 'what,pool,role,where,cost,source' 'officer_hour,,,*,60000,assumption' \
  >names/costs.csv
sed -i 's/^end = .*/end = 2025-07-31/; s/^name = .*/name = <b>Names<\/b> @body@ that are hard/' \
  names/scenario.ini
option () {
  printf '%s\n' '[scenario]' 'base = names' "name = $2" 'applies = 2025-07-10' \
    '[set pools where where=*]' "count = $3" >"$1.ini"
}
option a 'More in each place' 3
option b '<script>alert(2)</script> & a name long enough to need several lines of its cell' 3
# Changes of several tables, with as many rows as the page shows.
printf '%s\n' '[add calendars weekdays]' 'calendar = longer' 'days = Mon-Fri' \
  'open = 07:30-11:30 13:00-17:00' '[add calendars saturdays]' 'calendar = longer' 'days = Sat' \
  'open = 07:30-11:30' 'from = 2025-07-12' 'until = 2025-07-26' \
  '[add absences ill]' 'pool = clerk' \
  'where = u3' 'from = 2025-07-14' 'until = 2025-07-18' 'count = 1' 'reason = sickness' \
  '[add absences away]' 'pool = clerk' 'where = u4' 'from = 2025-07-14' 'until = 2025-07-18' \
  'count = 1' 'reason = leave' | tee -a a.ini >>b.ini
option c 'One post more' 2
option d "$(printf '%60s' '' | tr ' ' y)" 3

"$PILOTRUN" compare names a.ini b.ini c.ini d.ini --replications 5 --output comparison --no-plots \
  --quiet >/dev/null
"$PILOTRUN" run names --replications 5 --output run --no-plots --quiet >/dev/null
"$PILOTRUN" brief comparison --pdf >/dev/null
"$PILOTRUN" brief run --pdf >/dev/null
node "$HERE/brief.mjs" "$scratch/comparison" "$scratch/run" ${PICTURES:+"$PICTURES"}
