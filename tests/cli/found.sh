# What is there is found again by what was asked, wherever it is, and gets what was asked besides.
. "$(dirname "$0")/tap.sh"
found () { is_status 0 && out_has "Found, not run again"; }
rows () { sqlite3 "$1" "SELECT count (*) FROM $2" 2>/dev/null; }

# The same command again, with and without --output.
for output in '' '--output out'; do
  run run "$mm1" --no-plots $output
  verify "run $output: status 0" is_status 0
  folder=$(sed -n 's/^Files: //p' "$out")
  cp "$folder/run.log" log
  run run "$mm1" --no-plots $output
  verify "run $output: again, found" found
  verify "and not run" cmp -s log "$folder/run.log"
done
run run "$mm1" --no-plots --output out --seed 8
verify "another seed: not what is there" fails_with 1 "exists already"
run run "$mm1" --no-plots --output out --replications 5
verify "other replications" fails_with 1 "exists already"
scenario other
sed -i 's/0.9 per min/0.8 per min/' "$scratch/other/arrivals.csv"
mv "$scratch/other" "$scratch/here/mm1"
run run "$scratch/here/mm1" --no-plots --output out
verify "another scenario of the same name" fails_with 1 "exists already"
sed 's/"version" : "[^"]*"/"version" : "0.0.9"/' out/manifest.json >manifest &&
  cp out/manifest.json kept
cp manifest out/manifest.json
run run "$mm1" --no-plots --output out
verify "another version" fails_with 1 "exists already"
mv kept out/manifest.json

# A store, for a run that is found: as if it had been given at once.
run run "$mm1" --no-plots --output at-once --store one.db
run run "$mm1" --no-plots --output out --store two.db
verify "--store: found" found
if command -v sqlite3 >/dev/null; then
  sqlite3 one.db .dump >one.sql
  sqlite3 two.db .dump >two.sql
  verify "--store: with the same contents" cmp -s one.sql two.sql
  run run "$mm1" --no-plots --output out --store two.db
  verify "--store: once only" test "$(rows two.db runs)" = 1
  run run "$mm1" --no-plots --output eight --seed 8 --store two.db
  run run "$mm1" --no-plots --output out --store two.db
  verify "--store: beside another" \
    test "$(rows two.db runs) $(rows two.db 'units GROUP BY run LIMIT 1')" = "2 1"
fi
rm out/results.sqlite
run run "$mm1" --no-plots --output out --store three.db
verify "--store: what it is taken from is not there" fails_with 1 "run again with --force"
cp at-once/results.sqlite out/

# Plots.
if command -v gnuplot >/dev/null; then
  run run "$mm1" --output out
  verify "plots: found" found
  run run "$mm1" --output drawn
  verify "plots: and drawn, as at once" same_files out drawn
fi
if command -v dot >/dev/null; then
  rm -f out/diagrams/serve.svg
  run run "$mm1" --output out
  verify "diagrams: found" found
  verify "diagrams: and drawn, as at once" same_files out drawn
fi

# Relief, with what is there; less of it is no other run.
run run "$mm1" --no-plots --output one --relief 1
rm -rf out
run run "$mm1" --no-plots --output out --events 2
run run "$mm1" --no-plots --output out --relief 1
verify "relief: measured" is_status 0
verify "relief: the log is still there" test -s out/events-2.bin
rm out/events-2.bin
verify "relief: as at once" same_files one out
run run "$mm1" --no-plots --output out
verify "relief: found without it, too" found
run run "$mm1" --no-plots --output out --events 1
verify "events: found" found
verify "events: and made" test -s out/events-1.bin

# compare.
scenario b
sed -i 's/0.9 per min/0.8 per min/' "$scratch/b/arrivals.csv"
for output in '' '--output pair'; do
  run compare "$mm1" "$scratch/b" --no-plots $output
  verify "compare $output: status 0" is_status 0
  run compare "$mm1" "$scratch/b" --no-plots $output --store pair.db
  verify "compare $output: found" found
  verify "compare $output: and stored" test -s pair.db
  rm pair.db
done
run compare "$mm1" "$scratch/b" --no-plots --output pair --of backlog_end
verify "compare: other metrics are not what is there" fails_with 1 "exists already"
if command -v sqlite3 >/dev/null; then
  run compare "$mm1" "$scratch/b" --no-plots --output again --store one-pair.db
  run compare "$mm1" "$scratch/b" --no-plots --output pair --store two-pair.db
  sqlite3 one-pair.db .dump >one.sql
  sqlite3 two-pair.db .dump >two.sql
  verify "compare: stored as at once" cmp -s one.sql two.sql
fi
if command -v gnuplot >/dev/null; then
  run compare "$mm1" "$scratch/b" --output pair
  verify "compare: found" found
  run compare "$mm1" "$scratch/b" --output drawn-pair
  verify "compare: and drawn, as at once" same_files pair drawn-pair
fi
# Above 1000 places there is a store only where it is asked for.
scenario many
{
  cat "$mm1/units.csv"
  seq -f 'p%g,One more,ward,1000,assumption' 1000
} >"$scratch/many/units.csv"
run run "$scratch/many" --replications 1 --no-plots --output many
verify "1001 places: no store of their own, and it says so" err_has "results.sqlite is left out"
verify "and none is there, nor listed" \
  sh -c '! ls many | grep -q sqlite && ! grep sqlite many/manifest.json'
run run "$scratch/many" --replications 1 --no-plots --output many --store s.sqlite
verify "a store that is asked for later has them" test -s s.sqlite -a "$status" -eq 0
verify "and the replications are not run again" test ! -e many/results.sqlite

# Two of one name.
run compare "$mm1" mm1 --no-plots
verify "two scenarios of one name: status 0" is_status 0
verify "told apart by their folders" out_has "here/mm1"

# sweep.
plan () {
  printf '[sweep]\nbase = %s\nname = %s\ndesign = grid\nof = %s\nreplications = 2\n' "$mm1" "$1" \
    "$2"
  printf '[factor volume]\nchange = scale arrivals\nkey = rate\nvalues = 90%%\n'
}
plan N arrived >plan.ini
for output in '' '--output swept'; do
  run sweep plan.ini --no-plots $output
  verify "sweep $output: status 0" is_status 0
  run sweep plan.ini --no-plots $output
  verify "sweep $output: found" found
done
plan N backlog_end >plan.ini
run sweep plan.ini --no-plots
verify "sweep: other metrics are another sweep" \
  sh -c 'test "$1" = 0 && ! grep -q "Found" "$2"' - "$status" "$out"
run sweep plan.ini --no-plots --output swept
verify "sweep: and not what is there" fails_with 1 "exists already"
plan N arrived >plan.ini
if command -v gnuplot >/dev/null; then
  run sweep plan.ini --output swept
  verify "sweep: found, and drawn" sh -c 'test -s swept/plots/sweep.svg'
fi
finish
