# The browser and its driver end with the test, however that ends: done, by an error, by a signal,
# or when the browser cannot be opened.
set -u
. "$HERE/scratch.sh"
export TMPDIR=$scratch
n=0 failed=0

# left: what is still there of browsers, which have their profile's folder in their command.
left () {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    found=$(grep -lsa -e "user-data-di[r]=$scratch/" /proc/[0-9]*/cmdline || true)
    [ -n "$found$(find "$scratch" -name 'pilotrun-browser-*')" ] || return 1
    sleep 1
  done
}

# ends WHAT CODE: a script that opens a browser as `b` and then does this.
ends () {
  n=$((n + 1))
  printf \
    'import { Browser } from "%s/driver.mjs";\nimport { writeFileSync } from "node:fs";\n%s\n' \
    "$HERE" "$2" >"$scratch/test.mjs"
  node "$scratch/test.mjs" >"$scratch/said" 2>&1
  driver=$(cat "$scratch/driver" 2>/dev/null)
  if left || grep -qsa chromedriver "/proc/${driver:-none}/cmdline"; then
    failed=1
    echo "not ok $n - $1"
    sed 's/^/# /' "$scratch/said"
    echo "# left: $found $(find "$scratch" -name 'pilotrun-browser-*') driver $driver"
  else
    echo "ok $n - $1"
  fi
  rm -f "$scratch/driver"
}

open='const b = await Browser.open ();
writeFileSync (process.env.TMPDIR + "/driver", `${b.child.pid}`);'
ends 'when it is done' "$open await b.close ();"
ends 'after an error' "$open throw new Error ('thrown');"
ends 'after a signal' \
  "$open process.kill (process.pid, 'SIGTERM'); await new Promise ((r) => setTimeout (r, 20000));"
ends 'without a browser' \
  "process.env.HOME = '/nowhere';
  Browser.prototype.call = () => { throw new Error ('refused'); }; await Browser.open ();"
echo "1..$n"
exit "$failed"
