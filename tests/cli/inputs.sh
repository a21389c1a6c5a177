# What a run was made from is in its folder: it goes on whatever has become of the scenario.
. "$(dirname "$0")/tap.sh"

# A what-if on a what-if, with a table of its own and one from a neighbour's folder.
scenario base
mv "$scratch/base" .
mkdir common ifs
mv base/calendars.csv common/
printf '\n[tables]\ncalendars = ../common/calendars.csv\n' >>base/scenario.ini
sed 's/,1,always/,2,always/' base/pools.csv >ifs/two.csv
cat >ifs/two.ini <<'END'
[scenario]
base = ../base
name = Two
purpose = Two clerks

[replace pools]
files = two.csv
END
cat >ifs/three.ini <<'END'
[scenario]
base = two.ini
name = Three
purpose = Three clerks

[set pools where pool=clerk]
count = 3
END
run run ifs/three.ini --no-plots --output out --replications 2 --relief 1 --events 1
verify "run: status 0" is_status 0
run run ifs/three.ini --no-plots --output whole --replications 4 --relief 1 --events 1
verify "run at once: status 0" is_status 0
verify "the same inputs" cmp -s out/inputs.json whole/inputs.json
verify "no path of this machine" sh -c '! grep -q "$1" out/inputs.json' - "$scratch"
cp -r out kept
sed -i 's/count = 3/count = 4/' ifs/three.ini
run extend out --replications 4 --no-plots --scenario ifs/three.ini
verify "--scenario: another one by now" fails_with 1 "is not any more the one"
mkdir away && mv base common ifs away/
run extend out --replications 4 --no-plots
verify "extend: the scenario is not there any more" is_status 0
verify "extend: as a run at once" same_files out whole
run export kept --replication 2 --output of-kept.csv
verify "export: the scenario is not there any more" is_status 0
run export whole --replication 2 --output of-whole.csv
verify "export: the same" cmp -s of-kept.csv of-whole.csv

# bad WORDS STATUS MESSAGE: a copy whose inputs.json is the file `bad` is refused.
bad () {
  rm -rf copy && cp -r kept copy && cp bad copy/inputs.json
  run extend copy --replications 4 --no-plots
  verify "$1" fails_with "$2" "$3"
}
sed 's/exponential(mean=1min)/exponential(mean=2min)/' kept/inputs.json >bad
bad "another scenario's" 1 "is not the scenario of this run"
head -c 200 kept/inputs.json >bad
bad "cut short" 1 "inputs.json is damaged"
echo '[]' >bad
bad "not an object" 1 "inputs.json is damaged"
head -c 100000 /dev/zero | tr '\0' '[' >bad
bad "brackets" 1 "inputs.json is damaged"
sed 's/0.9 per min/0.9 per mile/' kept/inputs.json >bad
bad "a value that is none: its place is named" 3 "inputs.json/arrivals.csv:2:"
rm copy/inputs.json
run extend copy --replications 4 --no-plots
verify "without it" fails_with 1 "give --scenario"
mv away/base away/common away/ifs . && sed -i 's/count = 4/count = 3/' ifs/three.ini
run extend copy --replications 4 --no-plots --scenario ifs/three.ini
verify "without it, with --scenario" is_status 0
verify "and it is there again" same_files copy whole
finish
