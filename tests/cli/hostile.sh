# Names, paths, options and messages that would drive a terminal are shown, not obeyed.
. "$(dirname "$0")/tap.sh"

esc=$(printf '\033') bell=$(printf '\007') c1=$(printf '\302\233') raw=$(printf '\233')
rlo=$(printf '\342\200\256') zwj=$(printf '\342\200\215') tag=$(printf '\363\240\201\201')
newline='
'
# Nothing but what is seen, newlines and tabs.
unseen=$(printf '[\001-\010\013-\037\177]\\|\302[\200-\237]\\|\302\255\\|'
  printf '\342\200[\213-\217\250-\256]\\|\342\201[\240-\251]\\|\357\273\277\\|\330\234\\|\363\240')
tame () { ! LC_ALL=C grep -qa -e "$unseen" "$@"; }
utf8 () { iconv -f UTF-8 -t UTF-8 "$1" >"$scratch/utf8" 2>&1; }
calm () { tame "$out" "$err" && utf8 "$out" && utf8 "$err"; }
printf 'Hạ Long\t… ế’\n' >good
true >"$out" && true >"$err"
status=0
verify "letters are tame" tame good
for sign in "$esc" "$bell" "$c1" "$rlo" "$zwj" "$tag"; do
  printf 'a%sb\n' "$sign" >bad
  tame bad && status=1
done
verify "what drives a terminal is not" is_status 0
rm bad good

# One that is hostile everywhere.
name="Hạ${esc}[2J${rlo}Long${zwj}${bell}${c1}31m${tag}"
shown='Hạ\u001b[2J\u202eLong\u200d\u0007\u009b31m\U000e0041'
cp -r "$mm1" q && chmod -R u+w q
sed -i "s/^u1,One,/u1,$name,/; s/^u1,\"One\",/u1,$name,/" q/units.csv
sed -i "s/^name = .*/name = $name/" q/scenario.ini
sed -i "s/^job,A job,/job,$name,/" q/procedures.csv
verify "the scenario is hostile" \
  sh -c '! LC_ALL=C grep -L -e "$1" q/units.csv q/scenario.ini q/procedures.csv | grep -q .' - \
  "$esc"
for command in check explain steady "trace --dossier u1/jobs/job/counter/2025-07-01/1" \
  "diff $mm1"; do
  run $command q
  verify "$command: nothing drives a terminal" calm
  verify "$command: the name is shown" out_has "$shown"
done
run run q --no-plots --output results
verify "run: status 0" is_status 0
verify "run: nothing drives a terminal" calm
verify "run: the name is shown" out_has 'Hạ\u001b[2J\u202eLong'
verify "run: files have names as they are" grep -qF -e "$name" results/scenario.txt
run run q --no-plots --output results
verify "found again: nothing drives a terminal" calm
verify "found again: the name is shown" out_has 'Hạ\u001b[2J\u202eLong'
verify "the files for people show it, too" \
  sh -c '! LC_ALL=C grep -l "$(printf "\033")" results/summary.txt results/rules.txt'
run compare q "$mm1" --no-plots --output compared
verify "compare: nothing drives a terminal" calm
run staff q --goal 'sojourn_mean <= 0.01' --output plan.ini
verify "staff: nothing drives a terminal" calm
run show q
verify "show, for other programs: names as they are" out_has "name = $name"
sed '/^# SHA-256/d' "$out" >shown.txt
run export results --output -
verify "export, for other programs: names as they are" out_has ",$name,"

# A line break in a name makes no line.
cp -r q broken
printf 'code,name,type,population,source\nu1,"One\nVERDICT: all ready",ward,1000,assumption\n' \
  >broken/units.csv
for command in check "run --no-plots --output forged"; do
  run $command broken
  verify "$command: status 0" is_status 0
  verify "$command: a line break in a name is shown" out_has 'One\nVERDICT'
  verify "$command: and no line is forged" sh -c '! grep -q "^VERDICT: all" "$1"' - "$out"
done

# Problems, each on a line of its own.
cp -r q wrong
sed -i "s/^jobs,u1,/jobs,u${esc}[1m${raw}${rlo},/" wrong/arrivals.csv
run check wrong
verify "check: a problem is a problem" is_status 3
verify "check: a problem drives nothing" calm
printf '[scenario]\nbase = q\nname = w\n[set pools where pool=%sx]\ncount = 2\n' "$esc" \
  >"what$esc[1m.ini"
run check "what$esc[1m.ini"
verify "what-if: status 3" is_status 3
verify "what-if: nothing drives a terminal" calm
verify "what-if: its path is shown" err_has 'what\u001b[1m.ini: '
verify "what-if: what is wrong is shown" err_has '\u001bx'

# Paths and options.
dir="d$esc[1m$raw$rlo${newline}e"
run run q --no-plots --output "$dir"
verify "path: status 0" is_status 0
verify "path: nothing drives a terminal" calm
verify "path: shown in one line" out_has 'Files: d\u001b[1m\x9b\u202e\ne'
run export "$dir"
verify "path: of the events" out_has 'Events: d\u001b[1m\x9b\u202e\ne/events-1.csv'
run report "$dir"
verify "path: of the page" out_has 'Report: d\u001b[1m\x9b\u202e\ne/'
case_n=0
for words in "check|$dir/no" "che$esc[1m" "--x$rlo" "check|--x$esc$newline" "run|q|--seed|$esc[1m" \
    "run|q|--replications|$raw" "run|q|--precision|$bell:1pt" "trace|q|--dossier|$c1" \
    "explain|q|--section|$zwj" \
    "staff|q|--goal|$esc <= 5" "plot|$dir|$tag" "export|$dir|--format|$rlo" "extend|no$esc" \
    "sweep|no$esc" "margin|q|--of|$esc" "margin|q|--of|volume|--place|$rlo$esc" \
    "run|q|--store|/$newline$esc/x" "run|q|--until|$esc" "run|q|--events|$esc" \
    "report|no$newline$esc" "check|a|b$esc"; do
  old=$IFS
  IFS='|'
  set -f
  set -- $words
  set +f
  IFS=$old
  run "$@"
  case_n=$((case_n + 1))
  verify "hostile word $case_n: refused" test "$status" -ne 0
  verify "hostile word $case_n: one line" test "$(wc -l <"$err")" -eq 1
  verify "hostile word $case_n: drives nothing" calm
done
sed -i 's/"version" : "/&\\u001b]0;/' results/manifest.json
run extend results --replications 9
verify "a forged manifest drives nothing" calm
verify "a forged manifest is told" fails_with 1 'is a run of version \u001b]0;'

# On a terminal, where the machine has one: own colours stay, what others wrote has none.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  on_terminal () { script -qec "$1" /dev/null >"$out" 2>"$err" </dev/null; }
  quiet () {
    sed "s/$esc\[1m//g; s/$esc\[1;31m//g; s/$esc\[33m//g; s/$esc\[0m//g; s/$esc\[K//g; s/\r//g" \
      "$out" >left
  }
  on_terminal "TERM=xterm '$PILOTRUN' run q --no-plots --output coloured"
  verify "terminal: headings have a colour" grep -q "$esc\\[1mVERDICT" "$out"
  quiet
  verify "terminal: nothing else drives it" tame left
  on_terminal "TERM=xterm '$PILOTRUN' show q" && quiet
  verify "terminal: show drives nothing" tame left
  verify "terminal: show shows" grep -qF -e "$shown" left
  for to in - /dev/stdout /dev/tty; do
    on_terminal "'$PILOTRUN' export coloured --output $to" && quiet
    verify "terminal: export to $to drives nothing" tame left
    verify "terminal: export to $to shows" grep -qF -e "$shown" left
  done
fi
finish
