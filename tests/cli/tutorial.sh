# The tutorial, run: what it prints is what is printed. PILOTRUN_ANSWER=1 writes the answers anew.
. "$(dirname "$0")/tap.sh"
source=$TEXTBOOK/../..
page=$source/docs/TUTORIAL.md
if ! command -v sqlite3 >/dev/null || ! command -v gnuplot >/dev/null; then
  echo "1..0 # SKIP no sqlite3 or no gnuplot here"
  exit 0
fi
mkdir bin
ln -s "$PILOTRUN" bin/pilotrun
ln -s "$source/scenarios" scenarios
PATH=$PWD/bin:$PATH

# Copies the page, with what its commands print now, and makes its files.
inside=
while IFS= read -r line; do
  case $inside$line in
    '```console') inside=console: ;;
    '```ini '*) inside=file: file=${line#* }; : >"$file" ;;
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
done <"$page" >answered
if [ -n "${PILOTRUN_ANSWER-}" ]; then cp answered "$page"; fi
: >"$out"
diff "$page" answered >"$err"
verify "the tutorial prints what it says" test $? = 0
verify "all of its commands are there" test "$(grep -c '^\$ ' answered)" -ge 9
verify "none of them fails" sh -c '! grep -q "pilotrun: error\|Error:" answered'
finish
