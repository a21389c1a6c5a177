# The shared library shows what the public headers declare, and nothing else.
#   $1 the library, $2 folder of the public headers
set -eu
shown=$(nm -D --defined-only "$1" | awk '{ print $NF }' | sort)
declared=$(cat "$2"/*.h "$2"/*.h.in | tr '\n' ' ' | grep -oE 'PILOTRUN_EXPORT [^;]*;' \
  | grep -oE 'pilotrun_[a-z_]+ \(' | tr -d ' (' | sort)
test -n "$declared"
if test "$shown" = "$declared"; then
  exit 0
fi
echo "shown:"; echo "$shown"
echo "declared:"; echo "$declared"
exit 1
