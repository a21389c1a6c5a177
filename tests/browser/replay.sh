# The replay page in a browser, with runs that are made up or that the program makes. Skipped where
# there is no browser, or no Node.js to drive it; without axe-core of npm it is not looked at by
# that.
# Usage: replay.sh SCRIPT
# With PICTURES=FOLDER pictures and a PDF are left there, to be looked at.
set -eu
. "$HERE/scratch.sh"
if [ -z "${AXE-}" ] && command -v npm >/dev/null; then
  AXE=$(npm root --global)/axe-core/axe.min.js
  [ -f "$AXE" ] || AXE=
fi
export AXE="${AXE-}"
node "$HERE/$1" "$scratch" ${PICTURES:+"$PICTURES"}
