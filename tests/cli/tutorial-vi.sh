# The Vietnamese pages, run as the English ones are, with messages in Vietnamese.
if [ -n "$SANITIZED" ]; then
  echo '1..0 # SKIP the English pages do the same'
  exit 0
fi
pages='vi/TUTORIAL vi/FIRST-WHAT-IF'
export LANGUAGE=vi
. "$(dirname "$0")/tutorial.sh"
