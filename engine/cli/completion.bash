# bash completion for pilotrun. Commands and options come from its own help, in English.

_pilotrun_words () {
  # shellcheck disable=SC2086
  LC_ALL=C command "$1" ${2-} --help 2>/dev/null
}

# What may stand for a scenario: files here, and by their names those that were installed.
_pilotrun_scenarios () {
  local data
  compgen -f -- "$1"
  while IFS= read -r data; do
    (
      shopt -s nullglob
      cd "$data/pilotrun/scenarios" 2>/dev/null || exit
      set -- "$1" */scenario.ini what-if/*.ini sweeps/*.ini textbook/*/scenario.ini
      compgen -W "${*:2}" -- "$1" | sed 's|/scenario\.ini$||'
    )
  done < <(tr : '\n' <<<"${XDG_DATA_DIRS:-/usr/local/share:/usr/share}")
}

_pilotrun () {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
  local help value
  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    help=$(_pilotrun_words "$program" | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
    mapfile -t COMPREPLY < <(compgen -W "$help --help --version" -- "$current")
    return
  fi
  help=$(_pilotrun_words "$program" "${COMP_WORDS[1]}")
  # --option=value comes as three words.
  [ "$current" != = ] || current=
  [ "$before" != = ] || before=${COMP_WORDS[COMP_CWORD - 2]}
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(grep -o -- '--[a-z-]*[a-z]' <<<"$(sed -n 's/^  \(-.[^ ]*\( --[^ ]*\)\{0,1\}\).*/\1/p' <<<"$help")" | sort -u)" -- "$current")
    return
  fi
  # What the help calls the option's value, else what it calls the operands.
  value=
  [[ $before != -* ]] || value=$(sed -n "s/^  \(-., \)*$before\(, --[a-z-]*\)*=\([^ ]*\).*/\3/p" <<<"$help")
  [ -n "$value" ] || value=$(sed -n 's/^Usage: .*\] \(SCENARIO\|PLAN\|A B\).*/SCENARIO/p' <<<"$help")
  case ${value:-FILE} in
    LANG) mapfile -t COMPREPLY < <(compgen -W 'en vi fr' -- "$current") ;;
    *'|'*) mapfile -t COMPREPLY < <(compgen -W "$(tr '|A-Z' ' a-z' <<<"$value")" -- "$current") ;;
    SCENARIO)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(_pilotrun_scenarios "$current" | sort -u)
      ;;
    FILE | DIR | TABLE)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      ;;
  esac
}

complete -F _pilotrun pilotrun
