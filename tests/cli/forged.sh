# Results that are not what they seem: brackets without end, logs and records made up.
. "$(dirname "$0")/tap.sh"

scenario few
sed -i 's/^end = .*/end = 2025-07-01/; s/^replications.*/replications = 2/' \
  "$scratch/few/scenario.ini"
run run "$scratch/few" --no-plots --output whole --events 1-2
verify "run: status 0" is_status 0

# damage WORDS: the manifest of a copy is what standard input has.
damage () {
  rm -rf copy
  cp -r whole copy
  cat >copy/manifest.json
}
brackets () { head -c "$1" /dev/zero | tr '\0' "$2"; }
for command in "report copy" "export copy --output -" "extend copy --replications 3"; do
  brackets 100000 '[' | damage
  run $command
  verify "$command: 100,000 brackets" fails_with 1 "is damaged"
  brackets 100000 '{' | damage
  run $command
  verify "$command: 100,000 braces" fails_with 1 "is damaged"
  { printf '{"a":"\\"]", "b":/*"*/' && i=0 && while [ $i -lt 30000 ]; do printf '["]",';
    i=$((i + 1)); done; } | damage
  run $command
  verify "$command: brackets behind a comment" fails_with 1 "is damaged"
done
brackets 100000 '[' | damage
run run "$scratch/few" --no-plots --output copy
verify "run: a folder whose manifest is brackets is not found" fails_with 1 "exists already"
run run "$scratch/few" --no-plots --output copy --force
verify "run --force: a folder whose manifest is brackets" test "$status" -le 1

mv whole/events-1.bin first && cp whole/events-2.bin whole/events-1.bin
run export whole --output -
verify "the log of another replication" fails_with 1 "is the log of another replication"
finish
