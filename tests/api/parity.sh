# Every command of the program is a function of the library, and every long option a setting of it.
#   $1 the program, $2 the library, $3 known, which says whether a verb has a setting
set -eu
export LANGUAGE=en LC_ALL=C.UTF-8
shown=$(nm -D --defined-only "$2" | awk '{ print $NF }' | sed 's/@.*//')

# The commands that `pilotrun --help`, on standard input, lists.
commands () {
  sed -n '/^Commands:/,/^$/ s/^  \([a-z-][a-z-]*\) .*/\1/p'
}

# The long options of a command's help, on standard input, but for those that stand for an argument
# of each function: progress is a callback.
options () {
  grep -oE '(^|, | )--[a-z][a-z-]*' | grep -oE -- '[a-z][a-z-]*' | sort -u |
    grep -vxE 'help|quiet'
}

# What the library lacks of the command $1 with the options $2.
lacks () {
  printf '%s\n' "$shown" | grep -qx "pilotrun_$(printf %s "$1" | tr - _)" || echo "pilotrun_$1"
  for option in $2; do
    "$known" "$1" "$option" || echo "$1 --$option"
  done
}

known=$3
# It sees what is missing.
test "$(lacks juggle 'balls')" = "pilotrun_juggle
juggle --balls" || { echo 'a made-up command is not missed'; exit 1; }
read=$(printf '  -n, --balls=N  x\n      --in-air  y\n' | options | tr '\n' ' ')
test "$read" = 'balls in-air ' || { echo 'options are not read'; exit 1; }

n=0 missing=
for command in $("$1" --help | commands); do
  n=$((n + 1))
  help=$("$1" "$command" --help)
  given=$(printf '%s\n' "$help" | sed -n '/^Options:/,$p' | grep -E '^ {2,6}-' |
    sed 's/  *[^ -].*//' | options || true)
  missing="$missing$(lacks "$command" "$given")"
done
test "$n" -ge 21 || { echo "only $n commands found"; exit 1; }
test -z "$missing" || { echo "missing: $missing"; exit 1; }
