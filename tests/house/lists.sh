#!/bin/sh
# No source is forgotten: each is named in the meson.build of its folder or of one above, else
# nothing compiles it and no test runs it.
# Usage: lists.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

# Prints what the meson.build of folder $1 names: each quoted word, and where a loop makes names of
# its words, as in 'test-' + name + '.c', these.
names () {
  sed 's/#.*//' "$1/meson.build" | tr '\n' ' ' | awk -v folder="$1" '
    function say (name) { print folder "/" name }
    {
      text = $0
      while (match (text, /\047[^\047]*\047/)) {
        say(substr (text, RSTART + 1, RLENGTH - 2))
        text = substr (text, RSTART + RLENGTH)
      }
      n_loops = split ($0, loops, "foreach ")
      for (i = 2; i <= n_loops; i++) {
        variable = loops[i]
        sub (/ .*/, "", variable)
        list = loops[i]
        sub (/\].*/, "", list)
        n_words = split (list, words, "\047")
        body = loops[i]
        while (match (body, "(\047[^\047]*\047 \\+ )?" variable " \\+ \047[^\047]*\047")) {
          n = split (substr (body, RSTART, RLENGTH), parts, "\047")
          for (k = 2; k <= n_words; k += 2)
            say((n > 3 ? parts[2] : "") words[k] parts[n - 1])
          body = substr (body, RSTART + RLENGTH)
        }
      }
    }'
}

# Prints the scripts that those of folder $1 take in: they are no tests of their own.
taken_in () {
  cat "$1"/*.sh 2>/dev/null | sed -n 's|^\. .*/\([a-z-]*\.sh\)".*|\1|p' | sed "s|^|$1/|"
}

# Prints the sources of folder $1 that are named nowhere.
forgotten () {
  find "$1" -type d | while IFS= read -r folder; do
    [ ! -f "$folder/meson.build" ] || names "$folder"
    taken_in "$folder"
  done | LC_ALL=C sort -u >"$work/named"
  find "$1" -type f \( -name '*.c' -o -name '*.sh' \) | LC_ALL=C sort |
    LC_ALL=C comm -23 - "$work/named" | sed "s|^$1/||"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
mkdir -p "$tree/room/part" "$tree/tests"
touch "$tree/room/listed.c" "$tree/room/part/below.c" "$tree/room/left-out.c" \
  "$tree/room/part/left-out.c" "$tree/room/talked-of.c" "$tree/tests/test-one.c" \
  "$tree/tests/test-two.c" "$tree/tests/one.sh" "$tree/tests/two.sh" "$tree/tests/helper.sh"
cat >"$tree/room/meson.build" <<'END'
# 'talked-of.c'
sources += files(
  'listed.c',
  'part/below.c',
)
END
cat >"$tree/tests/meson.build" <<'END'
foreach name : ['one',
    'three']
  test(name, executable('test-' + name, 'test-' + name + '.c'), suite: 'two')
  test(name, find_program(name + '.sh'))
endforeach
END
echo '. "$(dirname "$0")/helper.sh"' >"$tree/tests/one.sh"

check_text 'each made-up source that no list names is found, and no other' "$(forgotten "$tree")" \
'room/left-out.c
room/part/left-out.c
room/talked-of.c
tests/test-two.c
tests/two.sh'
check_true 'the engine and its tests have sources to look at' \
  test -f "$1/engine/kernel/clock.c" -a -f "$1/tests/house/lists.sh"
check_text 'no source of the engine is forgotten' "$(forgotten "$1/engine")" ''
check_text 'no source of the tests is forgotten' "$(forgotten "$1/tests")" ''
finish
