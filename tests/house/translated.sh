#!/bin/sh
# Pages in another language do not fall behind the English ones: they have the same commands, but
# for the option of the language, the same files, settings and files of results in their tables,
# and as many headings; and whatever they lead to is there.
# Usage: translated.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

# said FILE: what a page says in every language. Of a file that it shows, the lines of names and
# texts are left out; of a table, all but what a row is about.
said () {
  awk '
    /^```/ { inside = inside == "" ? $1 : ""; if (NF > 1) print "file " $2; next }
    inside == "```console" { if (/^\$ /) print substr ($0, 3); next }
    inside == "```ini" { if (!/^name = /) print; next }
    inside != "" { next }
    /^#/ { print "heading"; next }
    /^    name = / || /^    export LANGUAGE=/ { next }
    /^    / { print substr ($0, 5); next }
    /^\| `/ { sub (/ \|.*/, ""); print }' "$1" |
    sed 's/ --lang vi//; s/  *# .*//; s/  */ /g'
}

# behind FOLDER PAGE ENGLISH: in what the page differs from the English one.
behind () { said "$1/$3" >"$work/english"; said "$1/$2" | diff "$work/english" - || true; }

# lost FOLDER: links of its pages to files that are not there.
lost () {
  for page in "$1"/*.md; do
    grep -oE '\]\([^)#]+' "$page" | sed 's/^](//' | grep -v '^https*:' |
      while IFS= read -r link; do
        [ -e "$1/$link" ] || echo "${page##*/}: $link"
      done
  done
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docs"
cat >"$work/docs/en.md" <<'END'
# Title
    pilotrun run A   # run it
```console
$ pilotrun diff A B
nothing
```
```ini a.ini
name = A
count = 1
```
| `summary.txt` | what was printed |
END
sed -e 's/Title/Đề mục/; s/run A .*/run A --lang vi  # chạy/; s/nothing/không/; s/= A/= Á/' \
  -e 's/what was printed/bản đã in/' "$work/docs/en.md" >"$work/docs/good.md"
sed -e 's/diff A/diff B/; s/count = 1/count = 2/; s/y.txt/ies.txt/' "$work/docs/good.md" \
  >"$work/docs/bad.md"
echo 'See [there](gone.md), [here](en.md#title) and [far](https://example.org).' \
  >>"$work/docs/bad.md"
check_text 'a page that says the same is fine' "$(behind "$work/docs" good.md en.md)" ''
check_text 'a made-up page that is behind is found' \
  "$(behind "$work/docs" bad.md en.md | grep -c '^>')" 3
check_text 'a made-up link to nowhere is found' "$(lost "$work/docs")" 'bad.md: gone.md'

for page in README:README TUTORIAL:docs/TUTORIAL; do
  check_text "docs/vi/${page%:*}.md is not behind ${page#*:}.md" \
    "$(behind "$1" "docs/vi/${page%:*}.md" "${page#*:}.md")" ''
done
check_text 'the pages of docs/vi lead to what is there' "$(lost "$1/docs/vi")" ''
finish
