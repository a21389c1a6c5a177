# Every text for people is translated: with a language made up for this test, in which each vowel
# has an accent, no page or text of a run has a word without one, names of the scenario and what
# machines read left out; and what machines read is the same as in English.
. "$(dirname "$0")/tap.sh"

# made_up CATALOGUE: a translation of all its texts. Directives and what pages fill in stay.
made_up () {
  msgen "$1" | sed -e '1,/^$/ {
      s/CHARSET/UTF-8/
      s/^"Language: .*/"Language: vi\\n"/
      s/^"Plural-Forms: .*/"Plural-Forms: nplurals=2; plural=n != 1;\\n"/
      b
    }' -e '/^msgstr/,/^$/ {
      /^msgstr[^"]*""$/ b
      y/aeiouyAEIOUY/áéíóúýÁÉÍÓÚÝ/
      s/%\([0-9.$*+-]*[zlh]*\)ú/%\1u/g
      s/%\([0-9.$*+-]*[zlh]*\)í/%\1i/g
      s/PRÍ\([úd]\)64/PRI\164/g; s/PRIú64/PRIu64/g
      s/{whát}/{what}/g
      s/{áll}/{all}/g
      s/^msgstr "én"$/msgstr "vi"/
    }'
}

# words_of FILE: its words that people read, each once. Of a page without style and script, what
# stands in attributes for people, and without the files that it shows.
words_of () {
  case $1 in
    *.html)
      tr '\n' ' ' <"$1" |
        sed -E 's|<style>[^<]*</style>||g; s|<script[^>]*>[^<]*(<[^/][^<]*)*</script>||g
          s/<pre[^>]*>[^<]*<\/pre>//g
          s/ (title|alt|aria-label|data-what|data-filter|data-count)="([^"]*)"/>\2</g
          s/<[^>]*>/ /g; s/&[a-z]*;|&#[0-9a-z]*;/ /g; s/\{[a-z]+\}//g' ;;
    *) cat "$1" ;;
  esac | sed -E 's|[0-9a-f]{12,}||g' |
    grep -oE '[[:alpha:]_]+([.-][[:alpha:]_]+)*' | LC_ALL=C.UTF-8 sort -u
}

# plain FILE: its words with a vowel that has no accent; names are left out, and files.
plain () {
  words_of "$1" | grep -E '[aeiouyAEIOUY]' | grep -vE '[áéíóúýÁÉÍÓÚÝ]|\.(csv|bin)$' |
    grep -vxF -f names | tr '\n' ' ' | sed 's/ $//'
}

mkdir -p "$scratch/program/cli" "$scratch/program/po/vi/LC_MESSAGES"
cp "$PILOTRUN" "$scratch/program/cli/pilotrun"
(cd "$SOURCE" && xgettext $GETTEXT_ARGUMENTS -f engine/po/POTFILES -o "$scratch/all.pot")
made_up "$scratch/all.pot" >"$scratch/vi.po"
verify "a made-up translation of all texts keeps their directives" \
  msgfmt -c -o "$scratch/program/po/vi/LC_MESSAGES/pilotrun.mo" "$scratch/vi.po"
PILOTRUN=$scratch/program/cli/pilotrun

# Names: those of the scenarios, of the program and its command, what rules take from cells of the
# scenario as they are, and figures, which go by their columns.
printf '[scenario]\nbase = %s\nname = Two\nname_vi = Háí\n' "$mm1" >two.ini
printf '[set pools where pool=clerk]\ncount = 2\n' >>two.ini
cat "$mm1"/*.csv "$mm1"/*.ini two.ini | grep -oE '[[:alpha:]_]+([.-][[:alpha:]_]+)*' >names
printf '%s\n' Pilotrun pilotrun run two A B-A >>names

run run "$mm1" --replications 4 --no-plots --output en
verify "a run in English" is_status 0
run run "$mm1" --replications 4 --no-plots --lang vi --output vi
verify "the same run in the made-up language" is_status 0
for file in summary.txt rules.txt report.html; do
  words=$(plain "vi/$file")
  verify "no word of $file is plain: $words" test -z "$words"
done
for file in $(cd en && ls *.csv); do
  [ "$file" = checklist.csv ] ||
    verify "$file is as in English" cmp "en/$file" "vi/$file"
done
verify "no time and no distribution is as the format has it" \
  sh -c '! grep -E "[0-9]min|[a-z]\(|=[0-9]" vi/rules.txt'
words=$(sed 1d vi/checklist.csv >checklist; plain checklist)
verify "no word of checklist.csv is plain: $words" test -z "$words"
verify "the page says its language" grep -q '<html lang="vi">' vi/report.html

run compare "$mm1" two.ini --replications 4 --no-plots --lang vi --output both
verify "a comparison in the made-up language" is_status 0
for file in summary.txt report.html brief.html; do
  words=$(plain "both/$file")
  verify "no word of the comparison's $file is plain: $words" test -z "$words"
done
verify "the brief says its language" grep -q '<html lang="vi">' both/brief.html
for file in summary.txt report.html brief.html; do
  verify "a title in the language: $file" grep -q Háí "both/$file"
done
run brief both --lang en --output en.html
verify "the same brief in English" test -z "$(words_of en.html | grep '[áéíóúý]')"

cp -r both again
run report both --lang en
verify "report --lang: the words of a comparison again" is_status 0
for file in summary.txt report.html brief.html; do
  words=$(words_of "both/$file" | grep '[áéíóúý]' | grep -vxF Háí | tr '\n' ' ')
  verify "report --lang: $file in English: $words" test -z "$words"
done
for file in $(cd again && ls *.csv brief.json scenario-*/*); do
  verify "report --lang: $file is as it was" cmp "both/$file" "again/$file"
done
run report both --lang vi
for file in summary.txt brief.html manifest.json plots/compared.txt; do
  verify "report --lang: and back: $file" cmp "both/$file" "again/$file"
done

# Other studies, of which texts alone are looked at.
printf '[sweep]\nbase = %s\nname = Háí\ndesign = one at a time\nreplications = 2\n' "$mm1" >s.ini
echo 'of = on_time,deciding_recovered,backlog_end,sojourn.p90,backlog.within(20) on 2025-07-02' \
  >>s.ini
printf '[factor two]\nchange = scale arrivals\nkey = rate\nvalues = 90%%; 110.5%%\n' >>s.ini
run sweep s.ini --no-plots --lang vi --output swept
verify "a sweep in the made-up language" is_status 0
run margin "$mm1" --of volume --steps 20,900 --replications 2 --no-plots --lang vi \
  --output margins
verify "margins in the made-up language" is_status 0
run staff "$mm1" --goal 'sojourn_mean <= 0.001' --replications 2 --most 1 --lang vi \
  --output plan.ini
verify "staff in the made-up language: an answer" test -s "$out"
cp "$out" staff.txt
printf '%s\n' sojourn_mean plan.ini >>names
for file in swept/summary.txt margins/summary.txt staff.txt */plots/sweep.txt \
  */plots/margins.txt; do
  case $file in
    */plots/*) sed 's/^[^[:space:]]*[[:space:]]//' "$file" >told ;; # without its keys
    *) grep -v '^Plan: ' "$file" >told ;;                           # a message, not a result
  esac
  words=$(plain told)
  verify "no word of $file is plain: $words" test -z "$words"
done
verify "numbers of a sweep's points are the language's" grep -q '110,5' swept/summary.txt

run replay vi
verify "the replay is in the language of the run" grep -q '<html lang="vi">' vi/replay.html
finish
