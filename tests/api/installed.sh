# The example is compiled against the library as it is installed, with nothing of the source, and
# tells a difference and a story.
#   $1 source, $2 build, $3 the compiler
set -eu
source=$1 build=$2 cc=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
meson install -C "$build" --no-rebuild --quiet --destdir "$work/root" --tags devel,runtime \
  >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
pc=$(find "$work/root" -name pilotrun.pc)
sed -i "s,^prefix=,&$work/root," "$pc"
# shellcheck disable=SC2046 # words of their own
$cc -Wall -Wextra -Werror -std=c11 -o "$work/example" "$source/tests/api/example.c" \
  $(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --cflags --libs pilotrun)
library=$(dirname "$(find "$work/root" -name libpilotrun.so)")
mkdir -p "$work/in" "$work/data/pilotrun"
ln -s "$source/scenarios" "$work/data/pilotrun"
cd "$work/in"
export XDG_DATA_DIRS="$work/data" LD_LIBRARY_PATH="$library" LANGUAGE=en LC_ALL=C.UTF-8
"$work/example" quang-yen >"$work/said"
grep -q '^on time, two counters instead of one: ' "$work/said" || { cat "$work/said"; exit 1; }
grep -q '^when  ' "$work/said" || { cat "$work/said"; exit 1; }
