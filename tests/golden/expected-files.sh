# Which files of a run are kept as expected, and how they are taken. To be sourced.
#   take RUN FOLDER: the files of a run that must not change unnoticed. Not among them: plots,
#   run.log (wall time and machine) and manifest.json (the program's version), of which only
#   the fingerprint of the C library's functions is kept.
take () {
  mkdir -p "$2"
  for take_file in "$1"/*.csv "$1"/*.txt; do
    cp "$take_file" "$2"
  done
  sed -n 's/.*"numeric_fingerprint" : "\([0-9a-f]*\)".*/\1/p' "$1/manifest.json" >"$2/fingerprint"
}
