# brief: one page of a comparison, of a run and of several, from what their folders hold.
. "$(dirname "$0")/tap.sh"

write () { printf '%b' "$2" >"$1"; }
text () { sed 's/<style>.*//; s/<[^>]*>/ /g' "$1" | tr -s '\n ' ' '; }
page_has () { text "$1" | grep -qF -e "$2"; }
# asks_nothing FILE: all that it shows is in it.
asks_nothing () {
  ! sed 's/="#[^"]*"//g; s/="data:[^"]*"//g; s/url("*data:[^)]*)//g; s/url(#[^)]*)//g' "$1" |
    grep -qiE '[[:space:]](src|srcset|href|xlink:href|poster|action)=|url\(|@import'
}

# One officer is overloaded, with two nobody is late; an hour of theirs costs 100,000 dong.
cp -r "$mm1" slow && chmod -R u+w slow
sed -i 's/mean=1min/mean=1.6min/' slow/workflows.csv
sed -i 's/^name = .*/name = <b>Slow<\/b> @body@/; s/^end = .*/end = 2025-07-15/' slow/scenario.ini
sed -i 's/u1,One/u1,"<i>One<\/i>"/' slow/units.csv
write slow/rules.csv 'rule,value,source\nlegal_calendar,always,assumption
same_day_cutoff,23:59,assumption\n'
write slow/procedures.csv \
  'code,name,workflow,limit,source\njob,A job,serve,same day,assumption\n'
head='[scenario]\nbase = slow\n'
add='[set pools where pool=clerk]\ncount ='
write two.ini "${head}name = Two\npurpose = Would <u>two</u> do?\n$add 2\n"
write three.ini "${head}name = Three\n$add 3\n"
write as.ini "${head}name = As it is\n"
cp -r slow priced
write priced/costs.csv 'what,pool,role,where,cost,source\nofficer_hour,,,*,100000,assumption\n'
sed 's/base = slow/base = priced/' two.ini >two-priced.ini
sed 's/base = slow/base = priced/' three.ini >three-priced.ini

run compare slow two.ini --replications 10 --no-plots --output pair
verify "compare makes a brief" is_status 0
verify "the scenario's title comes first" \
  grep -q '<h1>&lt;b&gt;Slow&lt;/b&gt; @body@</h1>' pair/brief.html
verify "the question is the option's" \
  grep -q '<p class="question">Would &lt;u&gt;two&lt;/u&gt; do?</p>' pair/brief.html
verify "the answer, without costs" page_has pair/brief.html \
  '“Two” makes on average about 1 more place ready than now. What it costs is not given.'
verify "what it changes" page_has pair/brief.html '1 post more in clerk at &lt;i&gt;One&lt;/i&gt;'
verify "verdicts now and then" page_has pair/brief.html '● 1 better: &lt;i&gt;One&lt;/i&gt;'
verify "posts" page_has pair/brief.html 'Posts at the end 1 2 1 more'
verify "whom it helps" page_has pair/brief.html \
  'Helped: fewer late dossiers: &lt;i&gt;One&lt;/i&gt;'
verify "a backlog that never recovers" page_has pair/brief.html 'not normal again by 15 July'
verify "no probability, no variance" sh -c '! grep -qiE "p-value|variance|Holm" pair/brief.html'
verify "no name is markup, no script" \
  sh -c '! grep -qE "<script|<i>One|<u>two|<b>Slow" pair/brief.html'
verify "nothing is asked of the network" asks_nothing pair/brief.html
for other in '<img src="dot.png">' "<a href='https://example.org'>" \
  '<i style="background: url(x.png)">' \
  '<style>@import "x.css";</style>'; do
  echo "$other" >asking
  asks_nothing asking
  status=$?
  verify "that would be seen: $other" is_status 1
done
cp pair/brief.html before
rm pair/brief.html
run brief pair
verify "made again: status 0" is_status 0
verify "the same bytes" cmp -s before pair/brief.html
verify "says where" out_has 'Brief: pair/brief.html'
run compare slow two.ini --replications 10 --no-plots --output pair --force
verify "the folder is still replaced" is_status 0
rm pair/brief.json
run brief pair
verify "without its data" fails_with 1 'pair/brief.json'
echo '{' >pair/brief.json
run brief pair
verify "damaged data" fails_with 1 "'brief.json' is damaged"

run compare priced two-priced.ini three-priced.ini --replications 10 --no-plots --output priced-out
verify "the cheapest is named" page_has priced-out/brief.html \
  'more places ready than now, “Two” is the cheapest, with on average about 1 more place.'
verify "and what it costs" page_has priced-out/brief.html ' million dong more.'
run compare slow two.ini three.ini --replications 4 --no-plots --output unpriced
verify "no costs at all" page_has unpriced/brief.html \
  'No costs are given, so that the cheapest is not known.'

# One run of each has no interval, but posts and what they cost are no matter of chance.
run compare priced two-priced.ini --replications 1 --no-plots --output single
verify "one run of each: posts" page_has single/brief.html 'Posts at the end 1 2 1 more'
verify "one run of each: costs" page_has single/brief.html 'Cost, in million dong'
verify "one run of each: a cost has no doubt" \
  sh -c '! grep -q "no difference shown" single/brief.html'
verify "one run of each: the rest is not known" page_has single/brief.html 'not known from one run'

run compare slow as.ini --replications 10 --no-plots --output same
verify "no difference" page_has same/brief.html \
  '“As it is” is not shown to make more places ready than now.'
verify "and nothing that it changes" page_has same/brief.html 'As it is: nothing that counts'

# What only the option has is told, and does not count as a place that it makes ready.
write wider.ini "${head}name = Wider\n[add units u2]\ncode = u2\nname = Two\ntype = ward
population = 9\n[add pools u2]\npool = clerk\nwhere = u2\nroles = clerk\ncount = 1
calendar = always\n[add arrivals u2]\nstream = jobs\nwhere = u2\nmix = job\nrate = 0.1 per min\n"
run compare slow wider.ini --replications 10 --no-plots --output wider
verify "a place only in the option makes no place ready" page_has wider/brief.html \
  '“Wider” is not shown to make more places ready than now.'
verify "it is told" page_has wider/brief.html 'not compared: 1 place judged only here (ready: 1)'
verify "nor does it in comparison.csv" grep -q '^wider,slow,places_ready,10,0,0,0,0,' \
  wider/comparison.csv
cp -r slow both && chmod -R u+w both && write both/units.csv "$(cat slow/units.csv)
u2,Two,ward,9,assumption: a textbook queue\n"
write both/pools.csv "$(cat slow/pools.csv)\nclerk,u2,clerk,1,always,assumption\n"
write both/arrivals.csv "$(cat slow/arrivals.csv)\njobs,u2,job,0.1 per min,assumption\n"
run compare both slow --replications 10 --no-plots --output merged
verify "nor is a place that is merged lost" page_has merged/brief.html \
  'is not shown to make more places ready than now.'
verify "it is told, too" page_has merged/brief.html \
  'not compared: 1 place judged only now (ready: 1)'

# What scenario.ini says counts.
write easy.ini "${head}name = Easy\n[report]\nready_on_time = 1%\n"
run compare slow easy.ini --replications 4 --no-plots --output easy
verify "a change of scenario.ini" page_has easy/brief.html \
  'Easy: least share on time of a ready place: 1 % instead of 95 %'
verify "and nothing else" page_has easy/brief.html 'instead of 95 % Options side by side'
write rate.ini "${head}name = Rate\n[set arrivals where stream=jobs]\nrate = 0.5 per min\n"
run compare slow rate.ini --replications 4 --no-plots --output rate
verify "the number of those who file" page_has rate/brief.html 'how many file: number 0.5 per min'

# Who waits less because more leave unserved is not helped.
cp -r slow counter && chmod -R u+w counter && cp "$mm1/procedures.csv" counter
write counter/workflows.csv 'workflow,step,role,effort,receives,next,source
serve,work,desk,exponential(mean=1.6min),yes,check,assumption
serve,check,clerk,1s,,returned,assumption\n'
write counter/pools.csv "$(cat slow/pools.csv)\ndesk,u1,desk,1,always,assumption\n"
write short.ini "[scenario]\nbase = counter\nname = Short
[set workflows where step=work]\npatience = 5min\n[set workflows where step=check]
effort = 10min\n"
run compare counter short.ini --replications 10 --no-plots --output short
verify "more people leave" page_has short/brief.html 'Hurt: more people unserved: &lt;i&gt;One'
verify "a shorter wait is no gain then" page_has short/brief.html 'Helped: none is shown'
verify "nor coloured" sh -c 'grep -q "<span>[0-9.,]* minutes shorter" short/brief.html'

# Of runs: the same as of their comparison.
for name in two three; do
  run run $name.ini --replications 10 --no-plots --output run-$name
done
run run slow --replications 10 --no-plots --output run-slow
run brief run-slow
verify "of a run: status 0" is_status 0
verify "of a run: what it says" page_has run-slow/brief.html 'The verdict on 1 place: ready 0,'
verify "of a run: who keeps up least" page_has run-slow/brief.html \
  '&lt;i&gt;One&lt;/i&gt;: ready in 0 % of all cases; misses most: on time'
verify "of a run: where time is lost" page_has run-slow/brief.html \
  '&lt;i&gt;One&lt;/i&gt;, step work, cause staff: '
run run slow --replications 10 --no-plots --output run-slow --force
verify "a run with its brief is still replaced" is_status 0
run brief run-slow run-two --output both.html
verify "of two runs: status 0" is_status 0
verify "of two runs: as their comparison" cmp -s both.html before
run brief run-slow run-two --output both.html
verify "a file that exists is not replaced" fails_with 1 'both.html'
run brief run-slow run-two --output both.html --force
verify "unless it is asked for" is_status 0
run brief run-slow run-two
verify "where to, of several" fails_with 2 '--output FILE is expected'
run run two.ini --replications 4 --no-plots --output run-few
run brief run-slow run-few --output none.html
verify "other replications" fails_with 2 'have not the same seed and replications'
run brief run-slow pair --output none.html
verify "a comparison among runs" fails_with 1 'that of a run is expected'
cp -r run-two run-two-kept
rm run-two/replications.bin
run brief run-slow run-two --output none.html
verify "without records" fails_with 1 'replications.bin'
verify "nothing is made" test ! -e none.html -a ! -e run-two/replications.bin
run brief nowhere
verify "no folder" fails_with 1 'no such folder'
run brief
verify "no operand" fails_with 2 '1 to 8 are expected'

# What it hangs on.
write plan.ini '[sweep]\nbase = slow\nname = Plan\ndesign = one at a time
of = sojourn_mean,places_ready\nreplications = 4
[factor <effort>]\nchange = scale workflows\nkey = effort\nvalues = 50%; 110%
[factor volume]\nchange = scale arrivals\nkey = rate\nvalues = 99%; 101%\n'
run sweep plan.ini --no-plots --output tried
verify "a sweep" is_status 0
run brief run-slow --sweep tried
verify "what was tried" page_has run-slow/brief.html 'assumptions tried in “Plan”, these move'
verify "what it hangs on" page_has run-slow/brief.html \
  '&lt;effort&gt;: 0 (as assumed) to 1 (50%)'
run brief run-two-kept --sweep tried --output none.html
verify "a sweep of another scenario" fails_with 3 \
  "tried: error: this is a sweep of 'slow', but what holds now is 'two'"
run run slow --until 2025-07-10 --replications 4 --no-plots --output run-short
run brief run-short --sweep tried --output none.html
verify "a sweep of another window" fails_with 3 \
  "tried: error: this is a sweep of 'slow' with other files"
cp -r tried earlier
sed -i '/"base" : {/,/}/d' earlier/manifest.json
run brief run-slow --sweep earlier --output none.html
verify "a sweep of an earlier program" fails_with 3 'earlier: error: its manifest.json does not say'
verify "nothing is made of them" test ! -e none.html
run brief same --sweep tried
verify "a comparison with a sweep of its first" is_status 0
run brief run-slow
verify "without a sweep: how to find out" page_has run-slow/brief.html 'has not been tried'
run brief run-slow --sweep run-two
verify "no sweep" fails_with 1 'run-two/sweep.csv'
run brief tried
verify "a sweep itself has no brief" fails_with 1 'that of a run is expected'

# PDF: with a browser that is there; a name is one word of its command line.
mkdir bin empty '"; touch evil; "'
cp -r run-slow/. '"; touch evil; "/'
cat >bin/chromium <<'BROWSER'
#!/bin/sh
for word; do
  case $word in
  --print-to-pdf=*) echo '%PDF-1.4' >"${word#*=}" ;;
  file:*) echo "$word" >asked ;;
  esac
done
BROWSER
chmod +x bin/chromium
PATH=$PWD/bin:$PATH run brief '"; touch evil; "' --pdf
verify "pdf: status 0" is_status 0
verify "pdf: it is there" grep -q '%PDF' '"; touch evil; "/brief.pdf'
verify "pdf: nothing was run from a name" test ! -e evil
verify "pdf: the browser opens a file" grep -q '^file:///' asked
run brief '"; touch evil; "'
verify "pdf: one of the page of before goes with it" test ! -e '"; touch evil; "/brief.pdf'
# Office programs take a folder by its address.
mkdir office 'a folder'
cat >office/libreoffice <<'OFFICE'
#!/bin/sh
echo "$1" >asked
for word; do folder=$before before=$word; done
echo '%PDF-1.4' >"$folder/brief.pdf"
echo theirs >page.pdf
OFFICE
chmod +x office/libreoffice
TMPDIR="$PWD/a folder" PATH=$PWD/office run brief run-slow --output page.html --pdf
verify "pdf: a folder's name is escaped" grep -q 'UserInstallation=file:///.*/a%20folder/' asked
verify "pdf: a file that has come meanwhile: status 1" is_status 1
verify "pdf: a file that has come meanwhile: said" err_has "'page.pdf' exists already"
verify "pdf: a file that has come meanwhile: as it was" grep -qx theirs page.pdf
rm page.html page.pdf asked
printf '#!/bin/sh\necho no >&2\nexit 3\n' >bin/chromium
PATH=$PWD/bin:$PATH run brief run-slow --pdf
verify "pdf: a browser that fails" is_status 1
verify "pdf: what it said" err_has 'could not print the page: no'
printf '#!/bin/sh\nexec sleep 30\n' >bin/chromium
PATH=$PWD/bin:$PATH PILOTRUN_PRINT_SECONDS=1 run brief run-slow --pdf
verify "pdf: a browser that hangs" err_has 'chromium has not printed the page after 1 second'
verify "pdf: what to do then" err_has \
  'give it more with PILOTRUN_PRINT_SECONDS, or print run-slow/brief.html'
run brief --help
verify "pdf: the help tells of its time" out_has 'PILOTRUN_PRINT_SECONDS'
PATH=$PWD/empty run brief run-slow --pdf
verify "pdf: nobody prints" is_status 1
verify "pdf: what to install" err_has 'install the package chromium'
verify "pdf: the page is there" out_has 'Brief: run-slow/brief.html'
verify "pdf: and no PDF" test ! -e run-slow/brief.pdf
"$PILOTRUN" brief run-slow --output /dev/stdout >through.html 2>"$err"
verify "to standard output the page stands alone" \
  sh -c 'tail -n 1 through.html | grep -q "</html>$"'
"$PILOTRUN" brief run-slow --output - >through.html 2>"$err"
verify "and by its short name" sh -c 'tail -n 1 through.html | grep -q "</html>$"'
verify "which is no file" test ! -e -
run brief run-slow --output - --pdf
verify "a PDF of standard output" fails_with 2 "output: '-' found; with a PDF the page is a file"
verify "nothing half is left" test -z "$(find run-slow pair -name '.*' -type f)"
finish
