# What a shell is given: help that fits a terminal, man pages, completion.
. "$(dirname "$0")/tap.sh"
commands=$("$PILOTRUN" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
verify "the help names commands" test "$(echo "$commands" | wc -l)" -ge 14

for command in '' $commands; do
  # shellcheck disable=SC2086
  run $command --help
  verify "help${command:+ of $command}: fits 80 columns" \
    sh -c '! LC_ALL=C.UTF-8 grep -q "^.\{80\}" "$1"' - "$out"
done

built=$(dirname "$PILOTRUN")
if command -v help2man >/dev/null && test -e "$built/pilotrun.1"; then
  for command in $commands; do
    page=$built/pilotrun-$command.1
    verify "man page of $command: there" test -s "$page"
    "$PILOTRUN" "$command" --help | grep -o -- '--[a-z-]*[a-z]' | sort -u >options
    sed 's/\\-/-/g; s/\\f.//g' "$page" >plain
    verify "man page of $command: every option" \
      sh -c 'while read -r o; do grep -qF -e "$o" plain || exit 1; done <options'
  done
  if command -v man >/dev/null; then
    MANWIDTH=80 man --warnings -l "$built/pilotrun-run.1" >"$out" 2>"$err"
    verify "man page of run: nothing to warn of" err_empty
    verify "man page of run: what it is called" out_has "pilotrun-run - run a scenario"
  fi
fi

# The pages are made wherever the program is, and in any case. page HELP2MAN OUTPUT
mkdir "it's a place"
ln -s "$PILOTRUN" "it's a place/pilotrun"
page () {
  run_page=0
  sh "$TEXTBOOK/../../engine/cli/man.sh" "$1" "$PWD/it's a place/pilotrun" 0.0 "$2" run 2>"$err" ||
    run_page=$?
}
if command -v help2man >/dev/null; then
  page help2man "it's a place/run.1"
  verify "man page in a folder with a blank and an apostrophe" test "$run_page" = 0
  verify "it is the page" grep -q '^pilotrun-run \\- run a scenario' "it's a place/run.1"
  verify "of all options" grep -q 'SH OPTIONS' "it's a place/run.1"
fi
page false stub.1
verify "man page that cannot be made: no error" test "$run_page" = 0
verify "man page that cannot be made: said" \
  err_has "help2man could not make the page of pilotrun-run"
sed 's/\\-/-/g' stub.1 >plain
verify "man page that cannot be made: the help" grep -qF -e '--replications=N' plain

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
  complete s
  verify "commands that begin with s" \
    sh -c 'test "$(sort "$1" | tr "\n" " ")" = "selfcheck show staff steady sweep "' - "$out"
  complete run --re
  verify "options of a command" \
    sh -c 'test "$(sort "$1" | tr "\n" " ")" = "--relief --replay --replications "' - "$out"
  complete check --re
  verify "not of another" sh -c 'test -z "$(cat "$1")"' - "$out"
  mkdir scenarios && touch scenario.ini
  complete run scen
  verify "files and folders" sh -c 'test "$(sort "$1" | tr "\n" " ")" = "scenario.ini scenarios "' \
    - "$out"
  complete run --seed ''
  verify "nothing where a number is expected" sh -c 'test -z "$(cat "$1")"' - "$out"
  verify "without a word on standard error" err_empty
fi
finish
