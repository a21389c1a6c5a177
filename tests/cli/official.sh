# The official form: its four equations hold to the last dossier in each shipped scenario and
# what-if, in official.csv and in results.sqlite. Of one replication, figures are counts.
. "$(dirname "$0")/tap.sh"
shipped=$SCENARIOS/../../../scenarios

# Rows that do not add up, and one line if there is no row for the province.
wrong () {
  awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    # A name may have a comma; figures are counted from the end.
    { for (name in at) if (at[name] > 3) x[name] = $(NF - (n_columns - at[name])) }
    x["received"] != x["accepted_online"] + x["accepted_counter"] + x["carried_over"] \
                     + x["taken_in"] - x["handed_over"] \
      || x["received"] != x["resolved"] + x["in_process"] \
      || x["resolved"] != x["returned"] + x["refused"] + x["withdrawn"] \
      || x["resolved"] != x["early"] + x["on_time"] + x["overdue"] \
      || x["in_process"] != x["within"] + x["past_due"] { print }
    /^\*,/ { province++ }
    END { if (province < 2) print "no province" }
  ' n_columns="$(head -n 1 "$1" | tr , '\n' | wc -l)" "$1"
}

# The same in the store, with sums over groups and places.
wrong_in_store () {
  sqlite3 "$1" "
    SELECT place, \"group\" FROM official
    WHERE received <> accepted_online + accepted_counter + carried_over + taken_in - handed_over
       OR received <> resolved + in_process OR resolved <> returned + refused + withdrawn
       OR resolved <> early + on_time + overdue OR in_process <> within + past_due;
    SELECT a.place FROM official a WHERE a.\"group\" = '*' AND received <> (SELECT sum (received)
      FROM official b WHERE b.place = a.place AND b.\"group\" <> '*');
    SELECT 'province' FROM official a WHERE place = '*' AND past_due <> (SELECT sum (past_due)
      FROM official b WHERE b.place <> '*' AND b.\"group\" = a.\"group\");
    SELECT code FROM (SELECT code, overdue FROM units UNION ALL SELECT code, overdue
      FROM authorities) p LEFT JOIN official o ON o.place = p.code AND o.\"group\" = '*'
      WHERE p.overdue <> ifnull (o.past_due, 0);"
}

for scenario in "$shipped"/quang-ninh "$shipped"/quang-ninh-cutover \
  "$shipped"/quang-yen "$shipped"/what-if/*.ini; do
  name=$(basename "$scenario")
  case $scenario in
    */second-counter.ini) until= ;;
    *.ini) until=--until=2025-07-16 ;;
    *) until= ;;
  esac
  run run "$scenario" $until -n 1 --no-plots --quiet --output "$scratch/run" --force
  verify "$name: status 0" is_status 0
  verify "$name: its equations hold" test -z "$(wrong "$scratch/run/official.csv")"
  if command -v sqlite3 >/dev/null; then
    verify "$name: and in the store" test -z "$(wrong_in_store "$scratch/run/results.sqlite")"
  fi
done
verify "one row too many is found" sh -c \
  'sed "2s/,[0-9]*,,\([0-9]*\),,/,1,,\1,,/" "$1" >"$2"; ! cmp -s "$1" "$2"' - \
  "$scratch/run/official.csv" "$scratch/forged.csv"
verify "and does not add up" test -n "$(wrong "$scratch/forged.csv")"
run run "$shipped/quang-ninh" -n 1 --no-plots --quiet --output "$scratch/run" --force
verify "the page has the form" grep -q '<section id="official"' "$scratch/run/report.html"
verify "and says what is left out" grep -q 'what is not accepted yet, or ends before' \
  "$scratch/run/report.html"
verify "a share by its definition" grep -q "<td>those filed online and resolved</td>" \
  "$scratch/run/report.html"
finish
