# For the tests of this folder: skips them where there is no browser, or no Node.js to drive it, and
# makes a scratch folder that goes with the test.
for program in node chromium chromedriver; do
  command -v "$program" >/dev/null || { echo "1..0 # SKIP no $program here"; exit 0; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
