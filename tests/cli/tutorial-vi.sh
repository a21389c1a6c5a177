# The Vietnamese pages, run as the English ones are, with messages in Vietnamese.
pages='vi/TUTORIAL vi/FIRST-WHAT-IF'
export LANGUAGE=vi
. "$(dirname "$0")/tutorial.sh"
