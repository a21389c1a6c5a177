#!/bin/sh
# Rooms include from themselves and from the rooms below, never from above.
# Usage: includes.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

# The rooms that a room may include from, beside itself.
allowed () {
  case $1 in
    kernel | po) echo '' ;; # po: translations, no source
    model) echo 'kernel' ;;
    scenario) echo 'kernel' ;;
    compile) echo 'kernel model scenario' ;;
    observe) echo 'kernel model' ;;
    figure) echo 'kernel model scenario compile observe' ;;
    experiment) echo 'kernel model scenario compile observe figure' ;;
    report) echo 'kernel model scenario compile observe figure experiment' ;;
    study) echo 'kernel model scenario compile observe figure experiment report' ;;
    ask) echo 'kernel model scenario compile observe figure experiment report study' ;;
    # The top rooms may see the public interface as well.
    api) echo 'kernel model scenario compile observe figure experiment report study ask pilotrun' ;;
    cli) echo 'kernel model scenario compile observe figure experiment report study ask pilotrun' ;;
    *) return 1 ;;
  esac
}

# Prints one line a forbidden edge of the rooms in folder $1.
edges () {
  for folder in "$1"/*/; do
    room=$(basename "$folder")
    if ! may=$(allowed "$room"); then
      echo "$room: a room that the rules do not know"
      continue
    fi
    find "$folder" -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort | tr '\n' '\0' |
      LC_ALL=C xargs -r -0 awk -v room="$room" -v rooms=" $room $may " '
        match ($0, /^[ \t]*#[ \t]*include[ \t]*"[^"]*"/) {
          split ($0, part, "\"")
          included = part[2]
          above = included
          sub (/\/.*/, "", above)
          file = FILENAME
          sub (/.*\//, "", file)
          if (!index (rooms, " " above " "))
            print room "/" file ": includes \"" included "\""
        }'
  done
}

# Public headers stand alone: they include nothing of the engine.
public_edges () {
  grep -n '#[[:blank:]]*include[[:blank:]]*"' "$1"/*.h 2>/dev/null | grep -v '"pilotrun/' || true
}

bad=$(mktemp -d)
trap 'rm -rf "$bad"' EXIT
mkdir "$bad/kernel" "$bad/model" "$bad/scenario" "$bad/report" "$bad/study" "$bad/api" "$bad/cli" \
  "$bad/attic"
echo '#include "report/report.h"' >"$bad/kernel/upward.c"
echo '  #  include "scenario/table.h"' >"$bad/model/indented.h"
echo '#include "observe/recorder.h"' >"$bad/scenario/sideways.c"
echo '#include "../kernel/clock.h"' >"$bad/model/dotted.c"
printf '#include <glib.h>\n#include "model/world.h"\n#include "kernel/clock.h"\n' \
  >"$bad/model/good.c"
echo '#include "study/stage.h"' >"$bad/report/upward.c"
echo '#include "cli/cli.h"' >"$bad/study/upward.c"
echo '#include "cli/cli.h"' >"$bad/api/sideways.c"
echo '#include "api/private.h"' >"$bad/cli/sideways.c"
echo '#include "kernel/clock.h"' >"$bad/public.h"

check_text 'each made-up wrong edge is found, and no other' "$(edges "$bad")" \
'api/sideways.c: includes "cli/cli.h"
attic: a room that the rules do not know
cli/sideways.c: includes "api/private.h"
kernel/upward.c: includes "report/report.h"
model/dotted.c: includes "../kernel/clock.h"
model/indented.h: includes "scenario/table.h"
report/upward.c: includes "study/stage.h"
scenario/sideways.c: includes "observe/recorder.h"
study/upward.c: includes "cli/cli.h"'
check_true 'a public header that includes the engine is found' test -n "$(public_edges "$bad")"
check_true 'the engine has sources to look at' test -n "$(find "$1/engine" -name '*.c')"
check_text 'no edge goes up in the engine' "$(edges "$1/engine")" ''
check_text 'public headers stand alone' "$(public_edges "$1/include/pilotrun")" ''
finish
