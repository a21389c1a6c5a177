# What a shell is given: help that fits a terminal, man pages, completion.
. "$(dirname "$0")/tap.sh"
commands=$(LANGUAGE=en "$PILOTRUN" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
verify "the help names commands" test "$(echo "$commands" | wc -l)" -ge 14

# fits FILE: in 80 columns. Letters are composed, so that each is one column.
fits () { ! LC_ALL=C.UTF-8 grep -q '^.\{80\}' "$1"; }
# at_one_column FILE: the descriptions of options begin at the 27th.
at_one_column () { ! grep '^  -' "$1" | grep '  [^ -]' | grep -qv '^.\{24\}  [^ ]'; }

for language in en vi fr; do
  export LANGUAGE=$language
  for command in '' $commands; do
    # shellcheck disable=SC2086
    run $command --help
    verify "$language: help${command:+ of $command}: fits 80 columns" fits "$out"
    [ -z "$command" ] ||
      verify "$language: help of $command: options in a column" at_one_column "$out"
  done
  run check "$SCENARIOS/mm1"
  verify "$language: what is checked, in lines" sh -c '! grep -qF "\n" "$1"' - "$out"
  run run "$mm1" --no-plots --lang "$language" --output "$language"
  verify "$language: the summary fits 80 columns" fits "$language/summary.txt"
  # The groups of procedures: the heads, then lines of the same width.
  grep -A 2 '9 in 10 finished\|9/10: \|9 dossiers clos' "$language/summary.txt" >"$out"
  verify "$language: a table's heads stand over its columns" \
    sh -c 'test "$(sed -n 2,3p "$1" | LC_ALL=C.UTF-8 sed "s/./x/g" | sort -u | wc -l)" = 1' - "$out"
done
unset LANGUAGE

built=$(dirname "$PILOTRUN")
if command -v help2man >/dev/null && test -e "$built/man1/pilotrun.1"; then
  for folder in man1 vi/man1 fr/man1; do
    for command in $commands; do
      page=$built/$folder/pilotrun-$command.1
      verify "$folder: man page of $command: there" test -s "$page"
      "$PILOTRUN" "$command" --help | grep -o -- '--[a-z-]*[a-z]' | sort -u >options
      sed 's/\\-/-/g; s/\\f.//g' "$page" >plain
      verify "$folder: man page of $command: every option" \
        sh -c 'while read -r o; do grep -qF -e "$o" plain || exit 1; done <options'
    done
    if command -v man >/dev/null; then
      for page in "$built/$folder/pilotrun.1" "$built/$folder/pilotrun-run.1"; do
        MANWIDTH=80 man --warnings -E UTF-8 -l "$page" >"$out" 2>"$err"
        verify "$folder: $(basename "$page"): nothing to warn of" err_empty
      done
    fi
  done
  # of LANGUAGE HEADING...: its pages have these, and no others.
  of () {
    sed -n 's/^\.SH "\(.*\)"$/\1/p' "$built/$1/man1/pilotrun-run.1" >"$out"
    shift
    printf '%s\n' "$@" >headings
    verify "headings of a page: $*" cmp headings "$out"
  }
  of . NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' 'SEE ALSO'
  of vi TÊN 'TÓM TẮT' 'MÔ TẢ' 'TÙY CHỌN' 'MÃ THOÁT' 'XEM THÊM'
  of fr NOM SYNOPSIS DESCRIPTION OPTIONS 'CODE DE SORTIE' 'VOIR AUSSI'
  verify "man page of run: what it is called" \
    grep -q '^pilotrun-run \\- run a scenario' "$built/man1/pilotrun-run.1"
  verify "in Vietnamese" grep -q '^pilotrun-run \\- thực hiện' "$built/vi/man1/pilotrun-run.1"
fi

# The pages are made wherever the program is, whatever the reader's language is, and in any case.
# pages HELP2MAN FOLDER
mkdir "it's a place"
ln -s "$PILOTRUN" "it's a place/pilotrun"
pages () {
  made=0
  LANGUAGE=fr sh "$TEXTBOOK/../../engine/cli/man.sh" "$1" "$PWD/it's a place/pilotrun" 0.0 vi "$2" \
    2>"$err" || made=$?
}
if command -v help2man >/dev/null && test -e "$built/man1/pilotrun.1"; then
  pages help2man "it's a place/man1"
  verify "man pages in a folder with a blank and an apostrophe" test "$made" = 0
  sed 's/Pilotrun [0-9.]*/Pilotrun/' "it's a place/man1/pilotrun-run.1" >again
  sed 's/Pilotrun [0-9.]*/Pilotrun/' "$built/vi/man1/pilotrun-run.1" >"$out"
  verify "the same pages" cmp again "$out"
fi
pages false stubs
verify "man pages that cannot be made: no error" test "$made" = 0
verify "man pages that cannot be made: said" \
  err_has "help2man could not make the page of pilotrun-run"
sed 's/\\-/-/g' stubs/pilotrun-run.1 >plain
verify "man pages that cannot be made: the help" grep -qF -e '--replications=N' plain
verify "man pages that cannot be made: in its language" grep -qF 'Tùy chọn' plain

if command -v bash >/dev/null; then
  # complete WORD...: what bash would offer for the last word.
  complete () {
    bash -c '
      . "$1"; shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _pilotrun
      printf "%s\n" "${COMPREPLY[@]}"' - "$TEXTBOOK/../../engine/cli/completion.bash" \
      "$PILOTRUN" "$@" >"$out" 2>"$err"
  }
  for language in en vi fr; do
    export LANGUAGE=$language
    complete s
    verify "$language: commands that begin with s" \
      sh -c 'test "$(sort "$1" | xargs)" = "selfcheck shard-plan show staff steady sweep"' - "$out"
    complete run --re
    verify "$language: options of a command" \
      sh -c 'test "$(sort "$1" | tr "\n" " ")" = "--relief --replay --replications "' - "$out"
    complete explain --format ''
    verify "$language: values of an option" \
      sh -c 'test "$(tr "\n" " " <"$1")" = "text svg "' - "$out"
  done
  unset LANGUAGE
  complete check --re
  verify "not of another" sh -c 'test -z "$(cat "$1")"' - "$out"
  mkdir scenarios && touch scenario.ini
  complete run scen
  verify "files and folders" sh -c 'test "$(sort "$1" | tr "\n" " ")" = "scenario.ini scenarios "' \
    - "$out"
  complete new --from scen
  verify "files of an option" sh -c 'test "$(wc -l <"$1")" = 2' - "$out"
  mkdir -p data/pilotrun/scenarios/scenic data/pilotrun/scenarios/what-if
  touch data/pilotrun/scenarios/scenic/scenario.ini data/pilotrun/scenarios/what-if/s.ini
  export XDG_DATA_DIRS="$PWD/none:$PWD/data"
  complete run scen
  verify "and scenarios that were installed" \
    sh -c 'test "$(tr "\n" " " <"$1")" = "scenario.ini scenarios scenic "' - "$out"
  complete compare scenario.ini what
  verify "a what-if among them" sh -c 'test "$(cat "$1")" = what-if/s.ini' - "$out"
  complete report scen
  verify "but no results" sh -c 'test "$(wc -l <"$1")" = 2' - "$out"
  complete report --lang ''
  verify "languages" sh -c 'test "$(tr "\n" " " <"$1")" = "en vi fr "' - "$out"
  for number in '--seed' '-n' '--jobs ='; do
    # shellcheck disable=SC2086
    complete run $number ''
    verify "$number: nothing where a number is expected" sh -c 'test -z "$(cat "$1")"' - "$out"
  done
  verify "without a word on standard error" err_empty
fi
finish
