#!/bin/sh
# How long it takes to check a world of many rows: one table of 25,000 rows, and of four times as
# many. Time should grow about fourfold.
# Usage: rows.sh PILOTRUN SCENARIOS [ROWS [TABLE...]]
set -eu
pilotrun=$1
mm1=$2/mm1
rows=${3:-25000}
test $# -le 3 && shift $# || shift 3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# world ROWS TABLE: mm1 with a thousand units in ten former districts, and a table of so many rows.
world () {
  rm -rf "$scratch/w"
  cp -r "$mm1" "$scratch/w"
  chmod -R u+w "$scratch/w"
  awk -v n="$1" -v table="$2" -v folder="$scratch/w/" '
    function begin (name, columns) { file = folder name ".csv"; print columns >file }
    function put (cells) { print cells ",press" >file }
    function unit (i) { return "u" i % 1000 }
    # The i-th quarter of an hour of June and July.
    function at (i) {
      return sprintf ("2025-%02d-%02d %02d:%02d", 6 + i % 2, 1 + int (i / 2) % 28,
                      int (i / 56) % 24, 15 * (int (i / 1344) % 4))
    }
    function day (i) { return sprintf ("2025-%02d-%02d", 7 + int (i / 28) % 6, 1 + i % 28) }
    BEGIN {
      begin("units", "code,name,type,population,lat,lon,former_district,source")
      for (i = 0; i < 1000; i++)
        put(sprintf ("u%d,Unit,ward,1000,20.%03d,107,d%d", i, i, i % 10))
      begin("arrivals", "stream,where,mix,rate,source")
      if (table == "arrivals")
        for (i = 0; i < n; i++)
          put("s" int (i / 1000) "," unit(i) ",job,0.01 per day")
      else if (table == "streams")
        for (i = 0; i < n; i++)
          put("s" i "," unit(i) ",job,0.01 per day")
      else
        put("jobs,*,job,0.01 per day")
      begin("pools", "pool,where,roles,count,calendar,source")
      put("clerk,*,clerk,100,always")
      if (table == "pools" || table == "costs")
        for (i = 0; i < n; i++)
          put("p" int (i / 1000) "," unit(i) ",clerk,1,always")
      if (table == "names of pools")
        for (i = 0; i < n; i++)
          put("p" i "," unit(i) ",clerk,1,always")
      begin("systems", "system,scope,needs,online,source")
      put("net,place,,no")
      begin("needs", "role,step,need,source")
      put("clerk,*,net")
      if (table == "surges") {
        begin(table, "stream,where,from,until,factor,source")
        for (i = 0; i < n; i++)
          put("jobs," unit(i) "," day(i / 1000) "," day(i / 1000) ",1.01")
      }
      if (table == "absences") {
        begin(table, "pool,where,from,until,count,reason,source")
        for (i = 0; i < n; i++)
          put("clerk," unit(i) "," at(i / 1000) "," at(i / 1000 + 1344) ",1,leave")
      }
      if (table == "leave") {
        begin(table, "pool,where,reason,rate,length,from,source")
        for (i = 0; i < n; i++)
          put("clerk," unit(i) ",sickness,1,2 days," day(i / 1000))
      }
      if (table == "incidents") {
        begin(table, "incident,system,where,start,repair,source")
        for (i = 0; i < n; i++)
          put("i" i ",net," unit(i) "," day(i) " 09:00,1h")
      }
      if (table == "phases") {
        begin(table, "procedures,where,from,decided_by,source")
        for (i = 0; i < n; i++)
          put("job," unit(i) "," day(i / 1000) ",filing")
      }
      if (table == "elsewhere") {
        begin(table, "procedures,where,from,share,within_km,source")
        for (i = 0; i < n; i++)
          put("job," unit(i) "," day(i / 1000) ",1%," 5 + i % 5)
      }
      if (table == "costs") {
        begin(table, "what,pool,where,cost,source")
        for (i = 0; i < n; i++)
          put("officer_hour,p" int (i / 1000) "," unit(i) ",50000")
      }
      if (table == "readiness") {
        begin(table, "condition,where,role,ready,source")
        for (i = 0; i < n; i++)
          put("c" int (i / 1000) "," unit(i) ",clerk," day(1) " 09:00")
      }
      if (table == "skills") {
        begin(table, "skill,where,roles,from,rate,standard_after,source")
        for (i = 0; i < n; i++)
          put("form," unit(i) ",clerk," day(i / 1000) ",85%,60")
      }
      if (table == "activities") {
        begin(table, "activity,where,participants,duration,source")
        for (i = 0; i < n; i++)
          put("a" int (i / 1000) "," unit(i) ",clerk 1,1h")
      }
      if (table == "courses") {
        begin(table, "course,roles,where,from,duration,seats,source")
        for (i = 0; i < n; i++)
          put("a" i ",clerk," unit(i) "," day(i) ",1h,5")
      }
      if (table == "measures") {
        begin(table, "measure,where,watch,on,look,action,source")
        for (i = 0; i < n; i++)
          put("m" int (i / 1000) "," unit(i) ",waiting,5,hourly,overtime 1h")
      }
      if (table == "reserves") {
        begin(table, "reserve,officers,source")
        for (i = 0; i < n; i++)
          put("r" i ",1")
      }
      if (table == "venues") {
        begin(table, "venue,where,count,source")
        for (i = 0; i < n; i++)
          put("v" int (i / 1000) "," unit(i) ",1")
      }
      if (table == "systems")
        for (i = 0; i < n; i++)
          print "s" i ",place,,no,press" >(folder "systems.csv")
      if (table == "needs")
        for (i = 0; i < n; i++)
          print "*,work" i ",net,press" >(folder "needs.csv")
      if (table == "crews") {
        begin(table, "crew,kind,base,calendar,source")
        for (i = 0; i < n; i++)
          put("c" i ",k" i % 100 "," unit(i) ",always")
      }
      if (table == "handovers") {
        begin(table, "where,on,source")
        for (i = 0; i < n; i++)
          put(unit(i) "," at(i / 1000))
      }
      if (table == "tiers") {
        begin(table, "tier,where,source")
        for (i = 0; i < n; i++)
          put("t" int (i / 1000) "," unit(i))
      }
      if (table == "backlog") {
        begin(table, "where,procedure,received,count,source")
        for (i = 0; i < n; i++)
          put(unit(i) ",job," substr (at(2 * int (i / 1000)), 1) ",1")
      }
      if (table == "observed") {
        begin(table, "metric,where,from,until,value,status,source")
        for (i = 0; i < n; i++)
          put("received," unit(i) "," day(i / 1000) "," day(i / 1000) ",1,fitted")
      }
      if (table == "names") {
        begin(table, "what,code,name")
        for (i = 0; i < n; i++)
          print "role,jobs" i ",Jobs" >file
      }
      if (table == "procedures") {
        begin(table, "code,name,workflow,source")
        put("job,Job,serve")
        for (i = 0; i < n; i++)
          put("job" i ",Job,serve")
      }
      if (table == "workflows")
        for (i = 0; i < n; i++)
          print "w" i ",work,clerk,1min,returned,press" >>(folder "workflows.csv")
      if (table == "mistakes")
        for (i = 0; i < n; i++)
          print "cleerk" i ",v" i ",clek,1,alwayss,press" >(folder "pools.csv")
      if (table == "unknown streams") {
        begin("surges", "stream,where,from,until,factor,source")
        for (i = 0; i < n; i++)
          put("jobbs" i ",*," day(i) "," day(i) ",1.01")
      }
      if (table == "what-if") {
        begin("pools", "pool,where,roles,count,calendar,source")
        for (i = 0; i < n; i++)
          put("p" int (i / 1000) "," unit(i) ",clerk,1,always")
        file = folder "what-if.ini"
        print "[scenario]\nformat = 1\nname = What if\nbase = .\n" >file
        for (i = 0; i < 200; i++)
          print "[set pools where where=" unit(i) "]\ncount = 2\n" >file
      }
    }'
}

# took: seconds of processor time, and megabytes, to check it.
took () {
  of=$scratch/w
  test ! -f "$of/what-if.ini" || { mv "$of/what-if.ini" "$scratch/what-if.ini"
    sed -i 's/^base = .*/base = w/' "$scratch/what-if.ini"; of=$scratch/what-if.ini; }
  status=0
  /usr/bin/time -o "$scratch/time" -f '%U %M' timeout "${TIMEOUT:-120}" "$pilotrun" check "$of" \
    >"$scratch/out" 2>&1 || status=$?
  rm -f "$scratch/what-if.ini"
  echo "$(tail -n 1 "$scratch/time") $status"
}

echo 'table                rows   seconds      MB  status'
test $# -gt 0 || set -- arrivals streams pools 'names of pools' surges absences leave incidents \
  phases elsewhere costs readiness skills activities courses measures reserves venues systems \
  needs crews handovers tiers backlog observed names procedures workflows mistakes \
  'unknown streams' what-if
for table; do
  for n in "$rows" $((rows * 4)); do
    world "$n" "$table"
    took | while read -r seconds kb status; do
      printf '%-16s %8d  %8.2f %7d  %d  %s\n' "$table" "$n" "$seconds" $((kb / 1024)) "$status" \
        "$(grep -m 1 'error' "$scratch/out" | cut -c 1-100 | sed "s|$scratch||g")"
    done
  done
done
