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
finish
