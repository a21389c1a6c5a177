#!/bin/sh
# A number that may be 1 stands before a plural only in NGETTEXT; elsewhere sentences are written
# so that they are right for any number.
# Usage: plurals.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

nouns='replications|days|hours|weeks|units|authorities|places|points|officers|posts|plans|dossiers'
nouns="$nouns|people|inhabitants|rows|steps|pools|fortnights|scenarios|sessions|events|seconds"
nouns="$nouns|procedures|workflows|lines|streams|verdicts|groups|pairs|others|are|have|were|miss"
# Limits of the program, and numbers that are never 1.
many='more than %|too many|between|at most|the most is|too often|are to take part|least often ready'
many="$many|grew most|days and more|to %d (days|are)|and visitors in process|places together"
many="$many|the rest has"

# fixed FOLDER: texts of its sources that stand in _ () or N_ () and have such a number.
fixed () {
  find "$1" -name '*.[ch]' | LC_ALL=C sort | tr '\n' '\0' |
    LC_ALL=C xargs -0 awk -v folder="$1/" -v nouns="$nouns" -v many="$many" '
      BEGIN { number = "%[0-9]*[.$]?[0-9]*[zl]*[ud] ([a-z]+ )?(" nouns ")([^a-z]|$)" }
      function look (name, text,    found) {
        gsub (/" *(G_GU?INT64_FORMAT|PRI[a-z0-9A-Z]+)/, "u\"", text)
        gsub (/" +"/, "", text)
        sub (folder, "", name)
        while (match (text, /(^|[^A-Za-z_])N?_ ?\("([^"\\]|\\.)*"/)) {
          found = substr (text, RSTART, RLENGTH)
          text = substr (text, RSTART + RLENGTH)
          if (found ~ number && found !~ many)
            print name ": " substr (found, index (found, "\""))
        }
      }
      FNR == 1 && NR > 1 { look(last, text); text = "" }
      { last = FILENAME; text = text $0 " " }
      END { look(last, text) }'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/a.c" <<'C'
f (_ ("%u "
      "replications"));
g (NGETTEXT ("%u place", "%u places", n));
h (N_ ("more than %d rows"), _ ("places: %u"), _ ("%" G_GUINT64_FORMAT " paired days"));
C

check_text 'a fixed plural is found, one with its singular is not' "$(fixed "$work")" \
  'a.c: "%u replications"
a.c: "%u paired days"'
check_text 'no number before a fixed plural' "$(fixed "$1/engine")" ''
finish
