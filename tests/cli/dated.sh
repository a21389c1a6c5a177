# What-ifs from a date on, with others above and below them: what differs, and when.
. "$(dirname "$0")/tap.sh"

cp -r "$mm1" mm1 && chmod -R u+w mm1
sed -i 's/^end.*/end = 2025-07-06\nwarm_up = 2 days/' mm1/scenario.ini

# what_if NAME BASE KEYS EDITS: NAME.ini, whose title is its name.
what_if () { printf '[scenario]\nbase = %s\nname = %s\n%b%b' "$2" "$1" "$3" "$4" >"$1.ini"; }
clerks () { printf '[set pools where pool=clerk]\\ncount = %s\\n' "$1"; }
on="applies = 2025-07-03\n"
jobs='[scale arrivals]\nrate = 2\n'
what_if busy mm1 '' "$jobs$(clerks 2)"
what_if from mm1 "$on" "$(clerks 3)"
what_if late mm1 "applies = 2025-07-05\n" "$(clerks 5)"
what_if first mm1 "applies = 2025-06-29\n" "$(clerks 3)"
what_if on-busy busy.ini "$on" "$(clerks 3)"
what_if again from.ini "$on" "[set pools where pool=clerk]\nshare = 90%\n"
what_if slow from.ini '' '[set pools where pool=clerk]\nshare = 80%\n'

# tells A B TEXT: is this what diff says of their tables?
tells () {
  run diff "$1" "$2"
  printf '%b' "$3" >expected
  sed '1,/^$/d' "$out" | diff expected - >"$scratch/diff"
}
clerk="pool clerk, where u1"
verify "from a date, and its base" tells mm1 from.ini \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n"
verify "the other way round" tells from.ini mm1 \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 3 → 1\n"
verify "which is said of the keys" out_has "applies: 2025-07-03 → blank"
stream="arrivals\n  stream jobs, where u1: rate"
verify "on one without a date: what holds all the time, before, and after" tells mm1 on-busy.ini \
  "All the time:\n\n$stream 0.9 per min → 1.8 per min\n
Until 2025-07-03:\n\npools\n  $clerk: count 1 → 2\n
From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n"
verify "beside that one" tells busy.ini on-busy.ini \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 2 → 3\n"
verify "beside another of the same base" tells from.ini busy.ini \
  "All the time:\n\n$stream 0.9 per min → 1.8 per min\n
Until 2025-07-03:\n\npools\n  $clerk: count 1 → 2\n
From 2025-07-03 on:\n\npools\n  $clerk: count 3 → 2\n"
verify "one without a date on it" tells mm1 slow.ini \
  "All the time:\n\npools\n  $clerk: share 1 → 0.8\n
From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n"
verify "and beside it" tells from.ini slow.ini \
  "All the time:\n\npools\n  $clerk: share 1 → 0.8\n"
verify "two on each other" tells mm1 again.ini \
  "From 2025-07-03 on:\n\npools\n  $clerk: count 1 → 3\n  $clerk: share 1 → 0.9\n"
verify "the upper of them, and one without a date" tells again.ini slow.ini \
  "Until 2025-07-03:\n\npools\n  $clerk: share 1 → 0.8\n
From 2025-07-03 on:\n\npools\n  $clerk: share 0.9 → 0.8\n"
verify "two dates" tells on-busy.ini late.ini \
  "All the time:\n\n$stream 1.8 per min → 0.9 per min\n
Until 2025-07-03:\n\npools\n  $clerk: count 2 → 1\n
From 2025-07-03 until 2025-07-05:\n\npools\n  $clerk: count 3 → 1\n
From 2025-07-05 on:\n\npools\n  $clerk: count 3 → 5\n"
verify "the other way round" tells late.ini from.ini \
  "From 2025-07-03 until 2025-07-05:\n\npools\n  $clerk: count 1 → 3\n
From 2025-07-05 on:\n\npools\n  $clerk: count 5 → 3\n"
verify "which is said of the keys" out_has "applies: 2025-07-05 → 2025-07-03"
verify "at the beginning: no date" tells mm1 first.ini "pools\n  $clerk: count 1 → 3\n"
verify "nor beside one with a date" tells first.ini from.ini \
  "Until 2025-07-03:\n\npools\n  $clerk: count 3 → 1\n
From 2025-07-03 on:\n\npools\n  $clerk: source assumption: first → assumption: from\n"
run diff on-busy.ini on-busy.ini
verify "nothing" sh -c 'test "$(cat "$1")" = "no difference"' - "$out"

finish
