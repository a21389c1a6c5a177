#!/bin/sh
# The built program is hardened: it may be loaded anywhere, its tables of addresses cannot be
# written, overrun buffers are noticed.
# Usage: hardened.sh PROGRAM HARDENED PLAIN-PROGRAM
# PROGRAM is looked at; HARDENED: 'yes' when the build is optimised and has no sanitizer;
# PLAIN-PROGRAM is one that was built with none of it.
set -eu
. "$(dirname "$0")/tap.sh"

if ! command -v readelf >/dev/null; then
  skip 'the program is hardened' 'no readelf'
  finish
fi

# wants PROGRAM: what it lacks, a word a line.
wants () {
  readelf -hW "$1" | grep -q 'Type:.*DYN' || echo pie
  readelf -lW "$1" | grep -q GNU_RELRO || echo relro
  readelf -dW "$1" | grep -qE 'BIND_NOW|FLAGS.* NOW' || echo now
  readelf -sW "$1" | grep -q '__stack_chk_fail' || echo stack-protector
  readelf -sW "$1" | grep -qE '__(mem|str|v?s?n?printf|fread|read)[a-z]*_chk' || echo fortify
}

check_text 'a plain program is found out' "$(wants "$3")" 'pie
relro
now
stack-protector
fortify'
expected=
[ "$2" = yes ] || expected=fortify
check_text 'the program is hardened' "$(wants "$1" | grep -vx "${expected:-none}" || true)" ''
finish
