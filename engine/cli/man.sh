#!/bin/sh
# Makes the man pages of one language from the help texts: pilotrun.1, and one a command. A page
# that help2man cannot make never holds up the program: it then holds the help as it is.
# Usage: man.sh HELP2MAN PROGRAM VERSION LANGUAGE FOLDER
set -eu
help2man=$1 program=$2 version=$3 language=$4 folder=$5
# help2man works in English, and needs no locale: texts come in the language from the program and
# from its translations, which lie beside it. The day's date would make every build another one.
export LC_ALL=C.UTF-8 LANGUAGE=en
TEXTDOMAINDIR=$(dirname "$(readlink -f "$program")")/../po
export TEXTDOMAINDIR
date=2025-07-01
rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# One of the texts of man.def.
text () {
  if [ "$language" = en ]; then
    echo "$1"
  else
    LANGUAGE=$language gettext -d pilotrun -c 'man page' "$1"
  fi
}

help_of () {
  LANGUAGE=$language "$program" "$@" --help
}

# help2man gives what it calls to a shell: from the program's own folder it has no blank and no
# quote. It knows the headings of the usage and of the options in English.
made () {
  in_english="1s/^[^:]*:/Usage:/${command:+; s/^[^ ].*:\$/Options:/}"
  (cd "$(dirname "$program")" \
    && "$help2man" --locale=C.UTF-8 --no-info --version-string="$version" \
      --include="$folder/include" --output="$folder/made" \
      --help-option="$command --help | sed '$in_english'" \
      "LANGUAGE=$language ./$(basename "$program")")
}

plain () {
  printf '.TH\n.SH NAME\n%s \\- %s\n.SH DESCRIPTION\n.nf\n' "$name" "$about"
  # shellcheck disable=SC2086
  help_of $command | sed 's/\\/\\e/g; s/-/\\-/g; s/^[.'\'']/\\\&&/'
  printf '.fi\n.SH "SEE ALSO"\n%s\n' "$others"
}

# page [COMMAND], with $about and $others
page () {
  command=${1-}
  name=pilotrun${command:+-$command}
  {
    printf '[name]\n%s \\- %s\n\n' "$name" "$about"
    [ -z "$command" ] || printf '[exit status]\n%s\n\n' "$statuses"
    printf '[see also]\n%s\n' "$others"
  } >"$folder/include"
  if ! made; then
    echo "man.sh: help2man could not make the page of $name; it holds the help as it is" >&2
    plain >"$folder/made"
  fi
  title=$(printf '%s' "$name" | tr a-z A-Z)
  sed "s/^\.TH.*/.TH $title 1 $date \"Pilotrun $version\" Pilotrun/$headings" "$folder/made" \
    >"$folder/$name.1"
}

headings=
for heading in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' 'SEE ALSO'; do
  headings="$headings
s/^\.SH \"*$heading\"*\$/.SH \"$(text "$heading")\"/"
done
# The last line of the help: "Exit status: 0 fine, ...".
statuses=$(help_of | sed -n '$s/^[^:]*: *//p')
commands=$("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')

about=$(text 'rehearse a public administration before it changes')
others=$(echo "$commands" | sed 's/.*/.BR pilotrun-& (1),/; $s/,$//')
page
others='.BR pilotrun (1)'
for command in $commands; do
  # One line of the list of commands: "  name    what it does".
  about=$(help_of | sed -n "s/^  $command  *//p")
  page "$command"
done
rm "$folder/made" "$folder/include"
