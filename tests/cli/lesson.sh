# Lessons: a table beside a scenario, or given by --lesson.
. "$(dirname "$0")/tap.sh"

cp -r "$mm1" class && chmod -R u+w class
cat >class/lesson.csv <<'C'
at,kind,where,dossier,text,answers,right
,title,,,A queue,,
comes,stop,,u1/jobs/job/counter,"{date}, {time}: {dossier} comes.",,
work begins,question,,u1/jobs/job/counter,How long did it wait?,,{waited}
2025-07-02 12:00,question,One,,How many wait?,,{papers}
C
run check class
verify "check: a lesson beside the tables is no unread table" is_status 0
verify "check: and is counted" out_has "  lesson           3 stops"
verify "check: no warning" err_empty
run run class --no-plots --output with --events 1
verify "run: status 0" is_status 0
run run "$mm1" --no-plots --output without --events 1
cmp -s with/daily.csv without/daily.csv
verify "run: a lesson changes no result" test $? = 0
grep '"hash"\|"scenario"' with/manifest.json >hash
grep -qFf hash without/manifest.json
verify "run: nor the scenario's hash" test $? = 0

run replay without
verify "replay without a lesson: status 0" is_status 0
run replay with
verify "replay with one: status 0" is_status 0
differ with/replay.html without/replay.html
verify "replay: the lesson is in the page" test $? = 0
mv class/lesson.csv lesson.csv
run replay without --lesson lesson.csv --output given.html
verify "replay --lesson: status 0" is_status 0
cp with/replay.html first.html
rm -r class
run replay with
verify "replay: the run keeps the lesson" cmp -s with/replay.html first.html
run replay without --lesson lesson.csv --answers --output answers.html
cat >expected <<'C'
Replay: answers.html

A queue

 1  2025-07-01 00:00  stop
C
verify "replay --answers: the lesson in words" sh -c 'head -n 5 "$1" | cmp - expected' - "$out"
verify "replay --answers: the right one is marked" test "$(grep -c '^    [*] ' "$out")" = 2
run replay without --answers
verify "replay --answers without a lesson" fails_with 2 "there is no lesson"
run replay without --lesson lesson.csv --answers --output -
verify "replay --answers to standard output" fails_with 2 "does not go with"
run replay with without --lesson lesson.csv --output both.html
verify "replay of two runs with a lesson" is_status 0

# Mistakes are said with file, line and column, all of them, and nothing is written.
cat >wrong.csv <<'C'
at,kind,dossier,text,answers,right
2025-07-01 25:00,stop,,a,,
2025-07-01 08:00,stp,,b,,
2025-07-01 08:00,question,,c {x},yes|no,3
,stop,nobody,,,
C
cat >expected <<C
wrong.csv:2:1: error: at: '2025-07-01 25:00' is not a date with a time such as 2025-07-01 08:00
wrong.csv:3:18: error: unknown kind 'stp'; did you mean 'stop'?
wrong.csv:4:28: error: text: unknown figure {x}; allowed: in_process, overdue, waiting, \
people, papers, in_work, held_up, received, returned, left, at_work, away, handed_over, due, \
waited, worked, delayed, queued, took, lasted, place, dossier, date, time
wrong.csv:4:41: error: right: there is no answer 3; the row has 2
wrong.csv:5:1: error: at: a row of kind stop needs it
wrong.csv:5:7: error: dossier: 'nobody' is no dossier; write its name, a stream \
such as 06673/commune/birth/online, latest, or longest wait
wrong.csv:5:14: error: text: a row of kind stop needs it
wrong.csv: 7 errors
C
run replay without --lesson wrong.csv --output wrong.html
verify "mistakes: status 3" is_status 3
verify "mistakes: all of them, with line and column" cmp -s "$err" expected
verify "mistakes: nothing is printed" out_empty
verify "mistakes: nothing is written" test ! -e wrong.html
printf 'kind,text\nstop,a\n' >column.csv
run replay without --lesson column.csv
verify "without the column at: with a column all the same" err_has "column.csv:2:1: error: at:"
printf 'at,kind,text\n2025-07-02 12:00,stop,{{a} {{{people} { {{\n' >braces.csv
run replay without --lesson braces.csv --output braces.html
verify "a brace that is not ended" fails_with 3 "braces.csv:2:23: error: text: a figure that {"
sed -i 's/ { {{$/ {{/' braces.csv
run replay without --lesson braces.csv --answers --output braces.html
verify "{{ is a brace" out_has "    {a} {0 {"
printf 'at,kind,text\n2025-07-02 12:00,stop,a\n2025-07-01 12:00,stop,b\n' >early.csv
run replay without --lesson early.csv --output early.html
verify "a row before the one above" fails_with 3 \
  "early.csv:3:1: error: at: is before the row above, which is at 2025-07-02 12:00"
printf 'at,kind,dossier,text\n2025-07-02,stop,u1/jobs/job/counter/2025-07-02/99999,a\n' >nobody.csv
run replay without --lesson nobody.csv --output nobody.html
verify "a dossier that does not come: status 3" is_status 3
verify "a dossier that does not come: said where" err_has "nobody.csv:2:17: error: dossier: \
u1/jobs/job/counter/2025-07-02/99999 does not come in this replication"
verify "a dossier that does not come: nothing is written" test ! -e nobody.html
run replay without --lesson none.csv
verify "no such file" fails_with 3 "none.csv: error: the file cannot be read"
cp -r "$mm1" bad && chmod -R u+w bad && cp wrong.csv bad/lesson.csv
run check bad
verify "check: mistakes of a lesson, status 3" \
  fails_with 3 "bad/lesson.csv:3:18: error: unknown kind"
run run bad --no-plots --output bad-run
verify "run: a lesson is no part of the question" is_status 0
run replay bad-run
verify "replay: now it is" fails_with 3 "bad-run/inputs.json/lesson.csv:3:18: error: unknown kind"

# A lesson may say of which scenario it is: then it is for that one, and for what-ifs on it.
of () { printf 'at,kind,where,text\n,scenario,,%s\n2025-07-02 12:00,stop,%s,a\n' "$1" "$2"; }
mkdir there deep && cp -r "$mm1" there/queue && chmod u+w there/queue && mkdir there/queue/more
cat >there/quick.ini <<'C'
[scenario]
base = queue
name = Quicker
[scale arrivals]
rate = 50%
C
sed 's:queue:../there/quick.ini:; s:Quicker:Less:' there/quick.ini >deep/deeper.ini
sed 's:queue:..:' there/quick.ini >there/queue/more/inside.ini
for s in there/queue there/quick.ini deep/deeper.ini there/queue/more/inside.ini; do
  run run $s --replications 1 --no-plots --output "of-$(basename $s .ini)"
  verify "run $s: status 0" is_status 0
done
of path/to/queue One >queue.csv
of queue/scenario.ini One >file.csv
of quick.ini One >quick.csv
of other Nowhere >other.csv
for fit in "queue queue" "quick queue" "quick quick" "deeper queue" "deeper quick" \
  "queue file" "inside queue"; do
  run replay "of-${fit% *}" --lesson "${fit#* }.csv"
  verify "a run of ${fit% *} and a lesson of ${fit#* }: status 0" is_status 0
done
cat >expected <<C
other.csv:2:12: error: text: the lesson is written for the scenario 'other', but this is \
'deeper'; choose a run of 'other' or of a what-if on it, or another lesson
other.csv: 1 error
C
run replay of-deeper --lesson other.csv --output other.html
verify "a lesson of another scenario: status 3" is_status 3
verify "a lesson of another scenario: said in one message" cmp -s "$err" expected
verify "a lesson of another scenario: nothing is written" test ! -e other.html
run replay of-queue --lesson quick.csv
verify "a lesson of a what-if, with its base" fails_with 3 "for the scenario 'quick.ini', but this \
is 'queue'"
cp quick.csv there/queue/lesson.csv
run check there/queue
verify "check: the lesson beside a scenario is of another" \
  fails_with 3 "there/queue/lesson.csv:2:12"

# What a lesson holds never becomes a part of the page.
cat >evil.csv <<'C'
at,kind,text,answers,right,explain
2025-07-02 08:00,question,</script><script>alert(1)</script>,<b onclick=alert(1)>|@data@,1,<!--
C
run replay without --lesson evil.csv --output evil.html
verify "hostile texts: status 0" is_status 0
verify "hostile texts: not in the page as they are" sh -c '! grep -q "alert(1)\|@data@" evil.html'
finish
