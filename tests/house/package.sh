#!/bin/sh
# The Debian package goes with the source: it has its version, is built with what quickstart
# installs for a build, and the scripts among the scenarios, which it installs, can be executed.
# Usage: package.sh SOURCE-ROOT
set -eu
. "$(dirname "$0")/tap.sh"

# versions ROOT: in meson.build, and that of the newest package.
versions () {
  sed -n "s/^  version: '\(.*\)',/\1/p" "$1/meson.build"
  sed -n '1s/^[a-z]* (\(.*\)-[0-9]*).*/\1/p' "$1/debian/changelog"
}

# Libraries to build with, a line each: of quickstart; of the package.
of_quickstart () {
  sed -n "/^run_packages='/,/'\$/p" "$1/quickstart" | grep -o '[a-z0-9.-]*-dev' |
    grep -vx libc6-dev | LC_ALL=C sort
}
of_package () {
  sed -n '/^Build-Depends:/,/^[A-Z].*:/s/^ \([a-z0-9.-]*-dev\)[, ].*/\1/p' "$1/debian/control" |
    LC_ALL=C sort
}

# Scripts of folder $1 that cannot be executed, but for those that are not installed.
lame () {
  find "$1" -name '*.sh' ! -path '*/textbook/list.sh' ! -perm -u+x | sed "s|^$1/||"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/debian" "$work/scenarios/nation" "$work/scenarios/textbook"
printf "project('made-up', 'c',\n  version: '0.2.0',\n)\n" >"$work/meson.build"
echo 'pilotrun (0.1.0-1) UNRELEASED; urgency=medium' >"$work/debian/changelog"
printf '%s\n' "run_packages='gcc libc6-dev libglib2.0-dev" "  zlib1g-dev'" >"$work/quickstart"
printf '%s\n' 'Build-Depends:' ' gettext,' ' libglib2.0-dev (>= 2.74),' ' libgsl-dev,' '' \
  'Package: libpilotrun-dev' >"$work/debian/control"
touch "$work/scenarios/textbook/list.sh" "$work/scenarios/nation/make.sh"

check_text 'versions are read' "$(versions "$work")" '0.2.0
0.1.0'
check_text 'the libraries of quickstart are read' "$(of_quickstart "$work")" 'libglib2.0-dev
zlib1g-dev'
check_text 'those of the package are read' "$(of_package "$work")" 'libglib2.0-dev
libgsl-dev'
check_text 'a script that cannot be executed is found' "$(lame "$work/scenarios")" nation/make.sh

check_text 'the package has the version of the source' "$(versions "$1" | sort -u | wc -l)" 1
check_text 'the package is built with the same libraries' "$(of_package "$1")" \
  "$(of_quickstart "$1")"
check_text 'installed scripts can be executed' "$(lame "$1/scenarios")" ''
finish
