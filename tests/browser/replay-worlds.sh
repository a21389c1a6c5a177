# Replay pages that the program makes of worlds with known times, read back in a browser. Skipped
# where there is no browser, or no Node.js to drive it.
# Usage: replay-worlds.sh SCRIPT
set -eu
for program in node chromium chromedriver; do
  command -v "$program" >/dev/null || { echo "1..0 # SKIP no $program here"; exit 0; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
node "$HERE/$1" "$scratch"
