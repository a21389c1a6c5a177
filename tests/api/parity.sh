# Every command of the program is a function of the library, and the long options of each are the
# settings of that function, none more and none fewer.
#   $1 the program, $2 the library, $3 known, which says what settings a verb has
set -eu
export LANGUAGE=en LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm -D --defined-only "$2" | awk '{ print $NF }' | sed 's/@.*//' >"$work/shown"
known=$3

# The commands that `pilotrun --help`, on standard input, lists.
commands () {
  sed -n '/^Commands:/,/^$/ s/^  \([a-z-][a-z-]*\) .*/\1/p'
}

# The long options of a command's help, on standard input, but for those that stand for an argument
# of each function: progress is a callback.
options () {
  sed -n '/^Options:/,$p' | grep -E '^ {2,6}-' | sed 's/  *[^ -].*//' |
    grep -oE -- '--[a-z][a-z-]*' | sed 's/^--//' | sort -u | grep -vxE 'help|quiet' || true
}

# differs COMMAND OPTIONS ALL: what the library lacks of the command, or has beside its options, of
# all that there are.
differs () {
  grep -qx "pilotrun_$(printf %s "$1" | tr - _)" "$work/shown" || echo "no pilotrun_$1()"
  # shellcheck disable=SC2086 # words of their own
  "$known" "$1" $3 | sort >"$work/known"
  printf '%s\n' $2 | grep . | sort | comm -3 - "$work/known" | sed "s/^\t/also /; s/^/$1: /"
}

# It sees what is missing, and what is too much.
test "$(differs juggle balls balls)" = "no pilotrun_juggle()
juggle: balls" || { echo 'a made-up command is not missed'; exit 1; }
test "$(differs merge 'output store prefix mixed force lang jobs' 'output store prefix mixed force
lang jobs no-plots')" = 'merge: also no-plots' || { echo 'too much is not seen'; exit 1; }
read=$(printf 'Options:\n  -n, --balls=N  not --two\n      --in-air  y\n' | options | tr '\n' ' ')
test "$read" = 'balls in-air ' || { echo "options are read as $read"; exit 1; }

n=0
for command in $("$1" --help | commands); do
  n=$((n + 1))
  "$1" "$command" --help | options >"$work/of-$command"
done
test "$n" -ge 21 || { echo "only $n commands found"; exit 1; }
all=$(cat "$work"/of-* | sort -u)
for file in "$work"/of-*; do
  differs "${file##*/of-}" "$(cat "$file")" "$all"
done >"$work/differences"
test ! -s "$work/differences" || { cat "$work/differences"; exit 1; }
