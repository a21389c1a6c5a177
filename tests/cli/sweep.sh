# sweep: grids, one at a time, Latin hypercubes; equal bytes; what is said of wrong plans.
. "$(dirname "$0")/tap.sh"

write () { printf '%b' "$2" >"$1"; }
cp -r "$mm1" mm1 && chmod -R u+w mm1
head='[sweep]\nbase = mm1\nname = A queue\nof = sojourn_mean,backlog_end\nreplications = 4\n'
rate='[factor rate]\nchange = scale arrivals\nkey = rate\n'
staff='[factor clerks]\nchange = set pools where pool=clerk\nkey = count\n'

write grid.ini "${head}design = grid\n${rate}values = 50%; 100%\n${staff}values = 1; 2; 3\n"
run sweep grid.ini --no-plots --output grid
verify "grid: status 0" is_status 0
verify "grid: every combination, and the scenario as it is" \
  test "$(cut -d, -f1 grid/sweep.csv | sort -u | wc -l)" = 8
verify "grid: what each point is" grep -q '"rate = 50%, clerks = 3"' grid/sweep.csv
# rate 100 % and one clerk is the scenario as it is: the difference is exactly 0.
verify "grid: the same as it is differs by 0" awk -F, \
  '/rate = 100%, clerks = 1/ { n++; if ($(NF-1) != 0 || $NF != 0) bad = 1 }
   END { exit bad || n != 2 }' grid/sweep.csv
run sweep grid.ini --no-plots --output again --jobs 1
verify "grid: the same bytes on one job" same_files grid again

write one.ini "${head}design = one at a time\n${rate}values = 50%; 80%\n${staff}range = 1 .. 2\n"
run sweep one.ini --output one
verify "one at a time: status 0" is_status 0
verify "one at a time: a point for each value and end" \
  test "$(cut -d, -f1 one/sweep.csv | sort -u | wc -l)" = 6
if command -v gnuplot >/dev/null; then verify "one at a time: drawn" test -s one/plots/sweep.svg; fi

order='[factor order]\nchange = set pools where pool=clerk\nkey = order\n'
write order.ini "${head}design = one at a time\n${order}values = shortest; due\n"
run sweep order.ini --no-plots --output order
verify "the order of a line is a factor: status 0" is_status 0
# Without limits due first is first come, first served; shortest first is not.
verify "the order of a line: due first differs by 0, shortest first makes them stay less" \
  awk -F, '/order = due/ { n++; if ($(NF-1) != 0) bad = 1 }
   /order = shortest/ && /sojourn/ { n++; if ($(NF-1) >= 0) bad = 1 }
   END { exit bad || n != 3 }' order/sweep.csv

# Nine of ten clerks are enough for a queue at this load, and more away mean longer waits.
write ill.ini '[scenario]\nbase = mm1\nname = Ill\n
[set pools where pool=clerk]\ncount = 10\n
[scale arrivals]\nrate = 900%\n
[add absences ill]\npool = clerk\nwhere = *\nfrom = 2025-07-02\ncount = 10%\nreason = sickness\n'
ill='[factor ill]\nchange = set absences where reason=sickness\nkey = count\n'
write away.ini "${head}design = one at a time\n${ill}values = 10%; 20%; 30%\n"
sed -i 's/^base = mm1/base = ill.ini/' away.ini
run sweep away.ini --no-plots --output away
verify "a share of officers is a factor: status 0" is_status 0
verify "a share of officers: 10 % is as it is, and more away take longer" awk -F, \
  '/,sojourn_mean,/ && /ill = 10%/ { n++; if ($(NF-1) != 0) bad = 1; last = 0 }
   /,sojourn_mean,/ && /ill = [23]0%/ { n++; if ($(NF-1) <= last) bad = 1; last = $(NF-1) }
   END { exit bad || n != 3 }' away/sweep.csv

write latin.ini \
  "${head}design = latin\npoints = 10\n${rate}range = 20% .. 90%\n${staff}values = 1; 2\n"
run sweep latin.ini --no-plots --output latin
verify "latin: status 0" is_status 0
verify "latin: one point in each stratum of the range" \
  sh -c 'awk -F, "\$2 == \"rate\" { print int ((\$3 - 20) / 7) }" latin/factors.csv |
    sort -n | tr "\n" " " | grep -qx "0 1 2 3 4 5 6 7 8 9 "'
verify "latin: values as often" sh -c 'test "$(grep -c "clerks,1" latin/factors.csv)" = 5'
verify "latin: both sources of spread" out_has "from the factors"

# A quantile of each tenth: triangular from 0.6 to 1.4 has its median, 1, between the fifth and the
# sixth.
write draw.ini \
  "${head}design = latin\npoints = 10\n${rate}draw = triangular(min=60%, mode=100%, max=140%)\n"
run sweep draw.ini --no-plots --output draw
verify "a distribution: status 0" is_status 0
verify "a distribution: half of the points on each side" \
  awk -F, '$2 == "rate" { if ($3 + 0 < 100) low++; if ($3 + 0 < 60 || $3 + 0 > 140) bad = 1 }
    END { exit bad || low != 5 }' draw/factors.csv
write ends.ini \
  "${head}design = one at a time\n[factor mean]
change = scale workflows\nkey = effort\ndraw = uniform(min=0.5, max=0.9)\n"
run sweep ends.ini --no-plots --output ends
verify "a distribution one at a time: its 5 % and 95 %" \
  sh -c 'test "$(cut -d, -f3 ends/factors.csv | tr "\n" " ")" = "value 0.52 0.88 "'
verify "nothing hidden is left" test -z "$(ls -A | grep '^\.')"

# No limit, nothing due: no value is not 0, and what has a value is drawn.
write none.ini \
  "[sweep]\nbase = mm1\nname = None\nof = on_time,arrived\nreplications = 3
${rate}values = 50%; 80%\n"
run sweep none.ini --output none
verify "nothing due: status 0" is_status 0
verify "nothing due: no mean, no difference" test "$(grep -c ',on_time,,,,$' none/sweep.csv)" = 3
verify "nothing due: said" out_has "n/a   n/a"
verify "nothing due: the plot is of what has a value" grep -rq 'difference in arrived' none/plots
verify "nothing due: no warning" err_empty
write nothing.ini \
  "[sweep]\nbase = mm1\nname = None\nof = on_time\nreplications = 3\n${rate}values = 50%; 80%\n"
run sweep nothing.ini --output nothing
verify "no value at all: status 0" is_status 0
verify "no value at all: no plot, and said so" err_has "no plots: no metric has a value"
verify "no value at all: no script" test ! -e nothing/plots/sweep.gp

# wrong PLAN TEXT: refused with status 3, and nothing written.
wrong () {
  write wrong.ini "$1"
  run sweep wrong.ini --output wrong
  verify "refused: $2" fails_with 3 "$2"
  verify "and nothing written" test ! -e wrong
}
wrong "${head}design = grid\n" "needs a [factor NAME]"
wrong "${head}design = grd\n${rate}values = 1\n" "did you mean 'grid'?"
wrong "${head}design = grid\n${rate}valus = 1\n" "did you mean 'values'?"
wrong "${head}design = grid\n${rate}values = 1; ;2\n" "one of them is blank"
wrong "${head}design = latin\npoints = 5\n${rate}range = 90% .. 20%\n" "is empty"
wrong "${head}design = latin\npoints = 5\n${rate}range = 90% .. 2\n" "with the same unit"
wrong "${head}design = latin\n${rate}range = 20% .. 90%\n" "needs 'points'"
wrong "${head}design = grid\n${rate}values = 1\nrange = 1 .. 2\n" "one of values, range and draw"
wrong "${head}design = latin\npoints = 5\n${rate}draw = triangle(80%)\n" "is no distribution"
wrong "${head}design = latin\npoints = 5\n${rate}draw = uniform(min=80%, max=2h)\n" "have one unit"
wrong "${head}design = grid\n[factor x]
change = set pools where pool=clerc\nkey = count\nvalues = 2\n" "did you mean 'clerk'?"
wrong "${head}design = grid\n[factor x]\nchange = set pools\nkey = cont\nvalues = 2\n" \
  "did you mean 'count'?"
wrong "[sweep]\nname = x\ndesign = grid\n${rate}values = 1\n" \
  "key 'base' of group [sweep] is missing"
wrong "[sweep]\nbase = nowhere\nname = x\n${rate}values = 1\n" "no such file or folder"
wrong "[sweep]\nbase = mm1\nname = x\nof = sojourn\n${rate}values = 2\n" "unknown metric 'sojourn'"
# What a point is stands whole in the summary: two points differ in their ends.
long="officers' time for dossiers that a leader signs, of all places"
write long.ini \
  "${head}design = grid\n[factor $long]\nchange = scale arrivals\nkey = rate\nvalues = 50%; 80%
[factor $long too]\nchange = set pools where pool=clerk\nkey = count\nvalues = 1; 2\n"
run sweep long.ini --no-plots --output long
verify "long labels: no two are alike" \
  sh -c 'test "$(tr "\n" " " <"$1" | tr -s " " |
    grep -o "places = [0-9%]*, officers[^=]*= [12]" | sort -u | wc -l)" = 4' - "$out"
verify "long labels: no line is longer than 79" \
  sh -c '! grep "officers" "$1" | grep -q "^.\{80\}"' - "$out"

# What a value escapes is escaped again where it is written.
cp -r "$mm1" 'back\slash' && chmod -R u+w 'back\slash'
write back.ini "[sweep]\nbase = back\\\\\\\\slash\nname = x\nof = sojourn_mean
design = grid\nreplications = 2\n${rate}values = 50%\n"
run sweep back.ini --no-plots --output back
verify "a backslash in the base" is_status 0
run staff 'back\slash' --goal 'sojourn_mean
  <= 0.004' --output plan.ini
verify "staff: a plan with a backslash in its base, and a line end in its goal" is_status 0
run check plan.ini
verify "can be read" is_status 0

run sweep nowhere.ini
verify "no plan" fails_with 3 "nowhere.ini"
finish
