# Replay pages that the program makes of worlds with known times, read back in a browser. Skipped
# where there is no browser, or no Node.js to drive it.
# Usage: replay-worlds.sh SCRIPT
set -eu
. "$HERE/scratch.sh"
node "$HERE/$1" "$scratch"
