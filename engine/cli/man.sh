#!/bin/sh
# Makes one man page from a help text. A page that help2man cannot make never holds up the program:
# it then holds the help as it is.
# Usage: man.sh HELP2MAN PROGRAM VERSION OUTPUT [COMMAND]
set -eu
help2man=$1 program=$2 version=$3 output=$4 command=${5-}
# A word in the reader's language, or the day's date, would make every build another one.
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1751302800
case $output in
  /*) ;;
  *) output=$PWD/$output ;;
esac
if [ -n "$command" ]; then
  # One line of the list of commands: "  name    what it does".
  about=$("$program" --help | sed -n "s/^  $command  *//p")
  others='.BR pilotrun (1)'
else
  about='rehearse a public administration before it changes'
  others=$("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/.BR pilotrun-\1 (1),/p' \
    | sed '$s/,$//')
fi
name=pilotrun${command:+-$command}
include=$output.include
cat >"$include" <<END
${command:+[exit status]
0 fine, 1 failed at run time, 2 usage, 3 bad scenario.}

[see also]
$others
END

# help2man gives the program's name to a shell: from its own folder it has no blank and no quote.
made () {
  (cd "$(dirname "$program")" \
    && "$help2man" --locale=C.UTF-8 --no-info --section=1 --source="Pilotrun $version" \
      --manual='Pilotrun' --version-string="$version" --name="$about" --include="$include" \
      --output="$output.made" "./$(basename "$program")${command:+ $command}")
}

plain () {
  printf '.TH PILOTRUN 1 "" "Pilotrun %s" "Pilotrun"\n.SH NAME\n%s \\- %s\n.SH DESCRIPTION\n.nf\n' \
    "$version" "$name" "$about"
  # shellcheck disable=SC2086
  "$program" $command --help | sed 's/\\/\\e/g; s/-/\\-/g; s/^[.'\'']/\\\&&/'
  printf '.fi\n.SH SEE ALSO\n%s\n' "$others"
}

if ! made; then
  echo "man.sh: help2man could not make the page of $name; it holds the help as it is" >&2
  plain >"$output.made"
fi
# Its name is that of the page.
title=$(printf '%s' "$name" | tr a-z A-Z)
sed "s/^\.TH [^ ]*/.TH $title/; s/^pilotrun $command \\\\- /$name \\\\- /" \
  "$output.made" >"$output"
rm "$output.made" "$include"
