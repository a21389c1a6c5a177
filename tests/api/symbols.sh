# The shared library shows what the public headers declare, and nothing else, each symbol with its
# version; and Debian's list has the same.
#   $1 the library, $2 folder of the public headers, $3 Debian's list
set -eu
shown=$(nm -D --defined-only "$1" | awk '{ print $NF }' | grep -v '^PILOTRUN_' | sort)
declared=$(cat "$2"/*.h "$2"/*.h.in | tr '\n' ' ' | grep -oE 'PILOTRUN_EXPORT [^;]*;' \
  | grep -oE 'pilotrun_[a-z_]+ \(' | tr -d ' (' | sed 's/$/@@PILOTRUN_0/' | sort)
listed=$(sed -n 's/^ \(pilotrun_[a-z_]*@PILOTRUN_0\) .*/\1/p' "$3" | sed 's/@/@@/' | sort)
test -n "$declared"
differ () {
  test "$2" = "$3" && return
  echo "$1"
  { printf '%s\n' "$2"; printf '%s\n' "$3"; } | sort | uniq -u
  exit 1
}
differ 'in only one of the library and its headers:' "$shown" "$declared"
differ 'in only one of the headers and the Debian list:' "$declared" "$listed"
