# Provinces: each keeps to itself. Two in one scenario give, to the byte, the rows of each alone,
# with homes that are drawn, people who file elsewhere, crews, and systems of all three scopes.
. "$(dirname "$0")/tap.sh"
nation=$SOURCE/scenarios/nation
cp -r "$SOURCE/scenarios/quang-ninh" . && chmod -R u+w quang-ninh

# part NAME PROVINCE...: a week of these provinces of the nation; its units lie on a line.
part () {
  name=$1
  shift
  mkdir "$name"
  cp "$nation"/holidays.csv "$nation"/leave.csv "$nation"/names.csv "$name"
  sed 's/^end = .*/end = 2025-07-08/' "$nation/scenario.ini" >"$name/scenario.ini"
  grep -v ' of \|^[^,]*,special zone' "$nation/arrivals.csv" >"$name/arrivals.csv"
  for table in units authorities pools; do sed -n 1p "$nation/$table.csv" >"$name/$table.csv"; done
  echo 'crew,kind,base,count,calendar,duty,mobilisation,speed_km_h,boat_km_h,at_end,source' \
    >"$name/crews.csv"
  for province in "$@"; do
    grep ",$province,assumption" "$nation/units.csv" >>"$name/units.csv"
    grep ",$province,assumption" "$nation/authorities.csv" >>"$name/authorities.csv"
    for table in pools arrivals; do
      grep "^[^,]*,[^,]* of $province," "$nation/$table.csv" >>"$name/$table.csv"
    done
    echo "crew-$province,network,u$province-001,1,office,on duty,10min,40,,suspend,assumption" \
      >>"$name/crews.csv"
  done
  awk -F, -v OFS=, '{ NF = NF + 2; $NF = $(NF - 2); $(NF - 1) = NR == 1 ? "lon" : 106
    $(NF - 2) = NR == 1 ? "lat" : 21 + substr ($1, 5) / 100; print }' "$name/units.csv" >u &&
    mv u "$name/units.csv"
  cat >"$name/elsewhere.csv" <<'T'
procedures,where,from,share,power,within_km,return,source
authentication,*,2025-07-01,20%,2,30,filing,assumption
T
  cat >"$name/systems.csv" <<'T'
system,scope,where,capacity,needs,online,source
network,place,ward; commune,,,no,assumption
platform,province,,300,,no,assumption
portal,nation,,,,yes,assumption
T
  cat >"$name/needs.csv" <<'T'
role,step,need,channels,dossiers,from,until,if_down,key_in,source
reception,receive,network,,,,,wait,,assumption
reception,accept,platform,,,,,wait,,assumption
T
  cat >"$name/incidents.csv" <<'T'
incident,system,where,start,every,from,until,slow,repair,crew,source
cut,network,*,,exponential(mean=4 days),,,,2h,network,assumption
down,platform,*,,exponential(mean=3 days),,,,3h,,assumption
night,portal,*,,exponential(mean=2 days),,,,5h,,assumption
T
}
part both 04 22
part first 04
part second 22
for name in both first second; do
  run run "$name" --replications 2 --no-plots --quiet --output "of-$name"
  verify "$name: status 0" is_status 0
done

# rows NAME TABLE PATTERN: the rows of the table with a code that begins so.
rows () { grep -E "(^|,)\"?$3" "of-$1/$2"; }
# same_rows TABLE PROVINCE NAME: those of the province in both and alone.
same_rows () {
  rows both "$1" "[up]$2-" >in-both
  rows "$3" "$1" "[up]$2-" >alone
  test -s alone && cmp in-both alone >"$out" 2>&1
}
for table in units.csv authorities.csv pools.csv daily.csv lines.csv crews.csv systems.csv; do
  for of in '04 first' '22 second'; do
    test -e "of-both/$table" || continue
    verify "$table of ${of% *}: as alone" same_rows "$table" ${of}
  done
done
# total TABLE COLUMN: the sum of a column.
total () {
  awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) k = i }
    NR > 1 { n += $k }
    END { print n + 0 }' "of-both/$1"
}
run explain both
verify "the rules say that provinces keep to themselves" out_has "Provinces: 2. Each keeps"
verify "people file elsewhere" test "$(total units.csv filed_for_others)" != 0

# Two provinces for three days, without chance. In A somebody comes each half hour, 143 times until
# the end of the third day, and each takes ten minutes. At b1 of B as many take an hour each: 71 are
# done, 72 are in process. Due at the end of the next day are those of the first two days, 47 and
# 48: 71 are on time and 24 late, by a day each. At b2 71 come; the 47 of the first two days are on
# time. So 71 + 47 = 118 of 142 are on time in B.
scenario two
cat >"$scratch/two/units.csv" <<'T'
code,name,type,population,province,source
a1,Fast,ward,1000,A,assumption
b1,Slow,ward,1000,B,assumption
b2,Idle,ward,1000,B,assumption
T
cat >"$scratch/two/arrivals.csv" <<'T'
stream,where,mix,rate,source
fast,a1,fast,every 30min,assumption
slow,b1,slow,every 30min,assumption
idle,b2,fast,every 60min,assumption
T
cat >"$scratch/two/procedures.csv" <<'T'
code,name,workflow,limit,source
fast,Fast,fast,1 days,assumption
slow,Slow,slow,1 days,assumption
T
cat >"$scratch/two/workflows.csv" <<'T'
workflow,step,role,effort,next,source
fast,work,clerk,10min,returned,assumption
slow,work,clerk,60min,returned,assumption
T
sed -i 's/u1/*/' "$scratch/two/pools.csv"
printf 'rule,value,source\nlegal_calendar,always,assumption\n' >"$scratch/two/rules.csv"
run run "$scratch/two" --replications 1 --no-plots --output of-two
# has PROVINCE COLUMN FIGURE: in provinces.csv.
has () {
  awk -F, -v row="$1" -v name="$2" -v want="$3" \
    'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) k = i }
    $1 == row { found = $k == want } END { exit !found }' of-two/provinces.csv
}
while read -r province column figure; do
  verify "province $province: $column is $figure" has "$province" "$column" "$figure"
done <<'T'
A units 1
A arrived 143
A on_time 1
A backlog_end 0
A ready 1
A points 0
B units 2
B authorities 0
B arrived 214
B returned 142
B on_time 0.830986
B backlog_end 72
B overdue 24
B points 1
B lost_days 24
B ready 1
B not_ready 1
B worst_units b1; b2
T
# The page from its first section on, tags as line ends.
sed -n '/<main>/,/id="figures"/p' of-two/report.html | sed 's/<[^>]*>/\n/g' | grep . >begin
verify "the page begins with provinces" grep -q -m 1 '^Provinces$' begin
verify "the least on time is first" test "$(grep -n '^B$' begin | cut -d: -f1)" -lt \
  "$(grep -n '^A$' begin | cut -d: -f1)"
verify "with its share on time" grep -q '^83.1' begin
verify "and its worst units by name" grep -q '^Slow; Idle$' begin
verify "what is not shown is in units.csv" grep -q 'all of them are in units.csv' of-two/report.html
verify "the folder knows its table" grep -q '"provinces.csv"' of-two/manifest.json
for name in first second; do
  verify "$name: one province has no such table" test ! -e "of-$name/provinces.csv"
done
finish
