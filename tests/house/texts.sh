#!/bin/sh
# Texts can be translated: every source that has some is named in engine/po/POTFILES, xgettext
# takes each as it stands, and what only looks like a format is marked as none.
# Usage: texts.sh SOURCE-ROOT XGETTEXT-ARGUMENT...
set -eu
. "$(dirname "$0")/tap.sh"
root=$1
shift

macros='(^|[^A-Za-z_])(N_|_|NP_|P_|NGETTEXT) ?\('

# with_texts FOLDER: its sources that have a text; that which makes the macros has none.
with_texts () {
  (cd "$1" && find engine -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort |
    grep -vx engine/kernel/i18n.h | tr '\n' '\0' | xargs -0 grep -lE "$macros")
}

# cut FOLDER: texts in which something stands that is no literal, so that xgettext has only a part.
cut () {
  (cd "$1" && with_texts . | tr '\n' '\0' | MACROS=$macros LC_ALL=C xargs -0 awk '
    BEGIN {
      text = "\"([^\"\\\\]|\\\\.)*\""
      cut = ENVIRON["MACROS"] "(" text "|[, ])*" text " *[A-Za-z_]+"
    }
    function look (file, all,    found) {
      gsub (/\\ +"/, " \"", all)
      gsub (/" *PRI[a-z0-9]+ *"/, "u", all)
      gsub (/" *PRI[a-z0-9]+/, "u\"", all)
      while (match (all, cut)) {
        found = substr (all, RSTART, RLENGTH)
        all = substr (all, RSTART + RLENGTH)
        print file ": " substr (found, index (found, "\""))
      }
    }
    FNR == 1 && NR > 1 { look(last, all); all = "" }
    { last = FILENAME; all = all $0 " " }
    END { look(last, all) }')
}

# extracted FOLDER ARGUMENT...: the catalogue of its sources, and behind it what xgettext says.
extracted () {
  folder=$1
  shift
  with_texts "$folder" >"$work/list"
  (cd "$folder" && xgettext "$@" -f "$work/list" -o - 2>"$work/said")
  cat "$work/said"
}

# no_formats: texts of the catalogue that are taken for formats, as "% of" is, which no
# translation could keep.
no_formats () {
  awk '/^#, .*c-format/ { format = !/no-c-format/ }
    /^$/ { format = 0 }
    /^(msgid|")/ { text = $0; gsub(/%%/, "", text); if (format && text ~ /%[ ,;)"]/) print }'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree/engine"
cat >"$work/tree/engine/a.c" <<'C'
f (_ ("made by " MAKER "."), _ ("%" PRIu64 " bytes"), NGETTEXT ("one", "many " MORE, n));
g_strdup_printf (_ ("%" G_GUINT64_FORMAT " rows"));
f (N_ ("% of those due"), 0); /* xgettext:no-c-format */
f (
  /* xgettext:no-c-format */
  N_ ("% of all"));
C
printf 'f ("%%d", gettext (a));\n' >"$work/tree/engine/b.c"

check_text 'made-up sources with texts are found' "$(with_texts "$work/tree")" 'engine/a.c'
check_text 'made-up texts that are cut are found' "$(cut "$work/tree")" \
  'engine/a.c: "made by " MAKER
engine/a.c: "one", "many " MORE
engine/a.c: "%" G_GUINT'
extracted "$work/tree" "$@" >"$work/made-up.pot"
check_text 'a warning of xgettext is found' "$(grep -c warning "$work/said")" 1
check_text 'a made-up text that is no format is found' "$(no_formats <"$work/made-up.pot")" \
  'msgid "% of those due"'

check_text 'POTFILES names the sources that have texts' \
  "$(with_texts "$root" | diff "$root/engine/po/POTFILES" - || true)" ''
check_text 'no text is cut' "$(cut "$root")" ''
extracted "$root" "$@" >"$work/all.pot"
check_text 'xgettext warns of nothing' "$(cat "$work/said")" ''
check_text 'what only looks like a format is marked' "$(no_formats <"$work/all.pot")" ''

# untranslated CATALOGUE: texts of all that it lacks.
untranslated () {
  msgmerge -q --no-fuzzy-matching "$1" "$work/all.pot" 2>&1 |
    msgattrib --untranslated --no-wrap - | grep '^msgid "..*"' || true
}

sed 's/^msgstr ".*backlog.*"$/msgstr ""/' "$root/engine/po/fr.po" |
  awk '/^msgid "backlog"$/ { skip = 1 }
    skip && /^msgstr/ { print "msgstr \"\""; skip = 0; next } 1' \
  >"$work/lacks.po"
check_text 'a text that lacks is found' "$(untranslated "$work/lacks.po" | grep -c '"backlog"')" 1
for language in $(cat "$root/engine/po/LINGUAS"); do
  po=$root/engine/po/$language.po
  check_text "$language: every text is translated" "$(untranslated "$po")" ''
  check_text "$language: it keeps the formats" "$(msgfmt -c -o /dev/null "$po" 2>&1)" ''
done

# no_word SAID: words among which a cell of a scenario chooses, and for which SAID has none. What
# names.csv names is told nowhere.
no_word () {
  (cd "$root/engine" && cat kernel/terms.c scenario/choices.c | tr '\n' ' ' |
    grep -oE '[a-z_]+_words\[\] *= *\{[^}]*' | grep -v ^pr_named_words |
    grep -F "$(grep -hoE 'choices = [a-z_]+' scenario/schema/*.def | sed 's/.*= //' | sort -u)" |
    grep -oE '= "[^"]*"' | sed 's/= "//; s/"$//' | sort -u |
    while read -r word; do
      grep -qF "NP_ (\"choice\", \"$word\")" "$1" || echo "$word"
    done)
}
grep -v '"choice", "hand back' "$root/engine/report/text/said.c" | grep -v '"choice", "restart"' \
  >"$work/said.c"
check_text 'a keyword without a word is found' "$(no_word "$work/said.c")" restart
check_text 'every keyword of a scenario has a word' \
  "$(no_word "$root/engine/report/text/said.c")" ''
finish
