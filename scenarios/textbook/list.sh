#!/bin/sh
# Lists the files of this folder that are compiled into the program, as the XML that
# glib-compile-resources reads. After adding or taking away a file, in this folder:
#   sh list.sh >textbook.gresource.xml
set -eu
cd "$(dirname "$0")"
echo '<?xml version="1.0" encoding="UTF-8"?>'
echo '<!-- written by list.sh -->'
echo '<gresources>'
echo '  <gresource prefix="/pilotrun/textbook">'
find . -name '*.csv' -o -name '*.ini' | LC_ALL=C sort | sed 's|^\./\(.*\)$|    <file>\1</file>|'
echo '  </gresource>'
echo '</gresources>'
