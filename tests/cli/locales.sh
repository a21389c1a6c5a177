# The locale of the desk changes no result: in every one of four, each installed and not, the
# commands write the same bytes; only messages are in its language. Turkish has another small I,
# Vietnamese and French have decimal commas.
. "$(dirname "$0")/tap.sh"
if [ -n "$SANITIZED" ]; then
  echo '1..0 # SKIP other tests run these commands with sanitizers'
  exit 0
fi
if ! test -f /usr/share/i18n/locales/tr_TR || ! command -v localedef >/dev/null; then
  echo "1..0 # SKIP no sources of locales here (package locales)"
  exit 0
fi
mkdir "$scratch/installed" "$scratch/missing"
for name in vi_VN fr_FR tr_TR; do
  localedef -i "$name" -f UTF-8 "$scratch/installed/$name.UTF-8"
done
verify "Turkish is installed for this test" test "$(LC_ALL=tr_TR.UTF-8 LOCPATH=$scratch/installed \
  locale decimal_point)" = ,
drawn='backlog weeks'
command -v gnuplot >/dev/null || drawn=

# A scenario with names and amounts that a locale could read otherwise.
cp -r "$mm1" "$scratch/Quầy I" && chmod -R u+w "$scratch/Quầy I"
place='Phường Ất İI'
sed -i "s/^u1,One,/u1,$place,/" "$scratch/Quầy I/units.csv"
sed -i 's/^name = .*/name = Quầy I, một công chức/' "$scratch/Quầy I/scenario.ini"
dossier=u1/jobs/job/counter/2025-07-02/2
printf '%s\n' '[scenario]' 'base = scenario' 'name = Hai công chức' \
  '[set pools where pool=clerk]' 'count = 2' >"$scratch/two.ini"
printf '%s\n' 'at,kind,dossier,text,text_vi' \
  "returned,stop,$dossier,\"{date} it took {took}\",\"{date}, {took}\"" >"$scratch/lesson.csv"
printf '%s\n' '[sweep]' 'base = scenario' 'name = Lưới' 'of = sojourn_mean' 'replications = 2' \
  'design = grid' '[factor rate]' 'change = scale arrivals' 'key = rate' 'values = 50%; 99.5%' \
  >"$scratch/plan.ini"

# commands: one after the other; what they print is a result, too, unless it is a message.
commands () {
  "$PILOTRUN" run scenario --no-plots --quiet --events 1 --replay 1 --store all.sqlite --relief 1 \
    --output one >/dev/null
  # shellcheck disable=SC2086
  [ -z "$drawn" ] || "$PILOTRUN" plot one $drawn >/dev/null
  "$PILOTRUN" run two.ini --no-plots --quiet --output fr >/dev/null
  "$PILOTRUN" report --lang fr fr >/dev/null
  "$PILOTRUN" compare scenario two.ini --no-plots --quiet --lang vi --output both >/dev/null
  "$PILOTRUN" brief both --output brief.html >/dev/null
  "$PILOTRUN" explain scenario --lang vi >explain.txt
  "$PILOTRUN" trace scenario --dossier $dossier >trace.txt
  "$PILOTRUN" replay one --lesson lesson.csv --output lesson.html >/dev/null
  "$PILOTRUN" replay one --lesson lesson.csv --answers --force | sed 1d >answers.txt
  "$PILOTRUN" sweep plan.ini --no-plots --quiet --output swept >/dev/null
  "$PILOTRUN" export one --place "$place" --output - >events.csv
  "$PILOTRUN" export one --format xes --output events.xes >/dev/null
  "$PILOTRUN" export one --sheet --output one.xlsx >/dev/null
  "$PILOTRUN" staff scenario --goal 'sojourn_mean <= 0.0008' --replications 2 --quiet \
    --output staff.ini >/dev/null
  "$PILOTRUN" margin scenario --of volume --place "$place" --steps 50 --replications 2 --quiet \
    --output margin >/dev/null
  "$PILOTRUN" new made >/dev/null
  "$PILOTRUN" show two.ini >shown.txt
}

for language in C vi_VN fr_FR tr_TR; do
  for where in installed missing; do
    mkdir "$scratch/$language-$where" && cd "$scratch/$language-$where" || exit 99
    cp -r "$scratch/Quầy I" scenario && cp "$scratch"/*.ini "$scratch/lesson.csv" .
    (export LC_ALL=$language.UTF-8 LOCPATH=$scratch/$where && commands) >"$out" 2>said
    cp said "$err"
    test "$language-$where" != C-installed || continue
    verify "$language, $where: the same results" \
      diff -r -x run.log -x said "$scratch/C-installed" .
  done
done
cd "$scratch/C-installed" || exit 99
verify "there are results" test -s one/summary.txt -a -s both/brief.html -a -s events.csv -a \
  -s events.xes -a -s staff.ini -a -s trace.txt \
  -a -s lesson.html -a -s made/scenario.ini -a -s shown.txt
verify "no command failed" sh -c '! grep -q error: said'
finish
