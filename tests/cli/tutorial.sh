# The tutorial, the planner's questions and the trainer's page, run, or the pages of $pages: what
# they print is what is printed. PILOTRUN_ANSWER=1 writes the answers anew.
. "$(dirname "$0")/tap.sh"
source=$TEXTBOOK/../..
if ! command -v sqlite3 >/dev/null || ! command -v gnuplot >/dev/null; then
  echo "1..0 # SKIP no sqlite3 or no gnuplot here"
  exit 0
fi
mkdir bin
ln -s "$PILOTRUN" bin/pilotrun
ln -s "$source/scenarios" scenarios
PATH=$PWD/bin:$PATH

# answer PAGE: copies the page, with what its commands print now, and makes its files.
answer () {
  inside=
  while IFS= read -r line; do
    case $inside$line in
      '```console') inside=console: ;;
      '```ini '* | '```csv '*) inside=file: file=${line#* }; : >"$file" ;;
      'console:```' | 'file:```') inside= ;;
      console:'$ '*)
        printf '%s\n' "$line"
        sh -c "${line#??}" 2>&1 </dev/null
        continue
        ;;
      console:*) continue ;;
      file:*) printf '%s\n' "$line" >>"$file" ;;
    esac
    printf '%s\n' "$line"
  done <"$1"
}

for name in ${pages-TUTORIAL QUESTIONS LESSONS}; do
  page=$source/docs/$name.md
  answer "$page" >answered
  if [ -n "${PILOTRUN_ANSWER-}" ]; then cp answered "$page"; fi
  : >"$out"
  diff "$page" answered >"$err"
  verify "$name prints what it says" test $? = 0
  verify "$name: all of its commands are there" test "$(grep -c '^\$ ' answered)" -ge 6
  verify "$name: none of them fails" \
    sh -c '! grep -q "pilotrun: error\|pilotrun: lỗi\|Error:" answered'
done
finish
