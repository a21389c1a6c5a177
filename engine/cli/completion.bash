# bash completion for pilotrun. Commands and options come from its own help, in English.

_pilotrun_words () {
  # shellcheck disable=SC2086
  LC_ALL=C command "$1" ${2-} --help 2>/dev/null
}

_pilotrun () {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
  local help
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
  case $before in
    --format) mapfile -t COMPREPLY < <(compgen -W "$(sed -n 's/^ .*--format=\([A-Za-z|]*\).*/\1/p' <<<"$help" | tr '|A-Z' ' a-z')" -- "$current") ;;
    --replications | --seed | --jobs | --shard | --minutes | --until | --relief | --goal | --most | --precision | --of | --place | --from | --sample | --first | --steps | --dossier | --replication | --section | --workflow | --procedure) ;;
    *)
      if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(grep -o -- '--[a-z-]*[a-z]' <<<"$(sed -n 's/^  \(-.[^ ]*\( --[^ ]*\)\{0,1\}\).*/\1/p' <<<"$help")" | sort -u)" -- "$current")
      else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
      fi
      ;;
  esac
}

complete -F _pilotrun pilotrun
