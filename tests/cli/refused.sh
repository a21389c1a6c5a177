# Mistakes through the real command line: status 3, the file and line, and nothing is written. All
# kinds of mistakes are the mutation test's; here a few of each sort are.
. "$(dirname "$0")/tap.sh"
sample=$SCENARIOS/../../mutation/sample

# spoil NAME: a copy of the sample to be spoilt, as $bad.
spoil () {
  bad=$scratch/$1
  cp -r "$sample" "$bad"
  chmod -R u+w "$bad"
}

# refused WHERE WORDS: the run of $bad, which WHERE names; and --force does not help.
refused () {
  for force in '' --force; do
    # shellcheck disable=SC2086
    run run "$bad" --no-plots --output results $force
    verify "${bad##*/}${force:+, $force}: refused" fails_with 3 "$bad/$1"
    verify "${bad##*/}${force:+, $force}: and it says why" err_has "$2"
    verify "${bad##*/}${force:+, $force}: nothing is written" nothing_here
  done
}

run run "$sample" --no-plots --output good
verify "the sample runs" is_status 0
rm -rf good

spoil header && sed -i '1s/count/cuont/' "$bad/pools.csv"
refused 'pools.csv:1:' "unknown column 'cuont'; did you mean 'count'?"
spoil missing && sed -i 's/,population//' "$bad/units.csv"
refused 'units.csv:1: error:' "column 'population' is missing"
spoil value && sed -i '3s/commune/comune/' "$bad/units.csv"
refused 'units.csv:3:' "did you mean 'commune'?"
spoil blank && sed -i '2s/,2,office/,,office/' "$bad/pools.csv"
refused 'pools.csv:2:' 'count is blank'
spoil unit && sed -i '3s/4 per working day/4/' "$bad/arrivals.csv"
refused 'arrivals.csv:3:' 'rate:'
spoil range && sed -i '2s/80%/120%/' "$bad/pools.csv"
refused 'pools.csv:2:' 'share:'
spoil nan && sed -i '2s/3.5/NaN/' "$bad/units.csv"
refused 'units.csv:2:' 'area_km2:'
spoil negative && sed -i '6s/2 days/-2 days/; 5s/2 days/-2 days/' "$bad/workflows.csv"
refused 'workflows.csv:5:' 'effort:'
spoil reference && sed -i '2s/,office,/,offise,/' "$bad/pools.csv"
refused 'pools.csv:2:' "did you mean 'office'?"
spoil utf8 && printf 'x\377,y\n' >>"$bad/units.csv"
refused 'units.csv:5:2:' 'byte 0xFF is not UTF-8'
verify "units.csv: and no more" err_has "utf8: 1 error"
spoil quote && sed -i '3s/press: made up/"press: made up/' "$bad/units.csv"
refused 'units.csv:3:' 'is not closed'
spoil ragged && sed -i '3s/$/,more/' "$bad/units.csv"
refused 'units.csv:3:' 'the row has 13 cells'
spoil twice && sed -n 2p "$sample/units.csv" >>"$bad/units.csv"
refused 'units.csv:5:' 'duplicate row'
spoil empty && : >"$bad/units.csv"
refused 'units.csv: error:' 'the file is empty'
spoil folder && rm "$bad/units.csv" && mkdir "$bad/units.csv"
refused 'units.csv: error:' 'a folder where a file should be'
spoil key && sed -i 's/^seed/sead/' "$bad/scenario.ini"
refused 'scenario.ini:21:1:' "did you mean 'seed'?"
spoil rule && sed -i 's/^transfer_cutoff/transfer_cutof/' "$bad/rules.csv"
refused 'rules.csv:4:1:' "did you mean 'transfer_cutoff'?"
spoil table && mv "$bad/units.csv" "$bad/unit.csv"
refused 'units.csv: error:' "is it 'unit.csv'?"
if test "$(id -u)" != 0; then
  spoil permission && chmod a-r "$bad/units.csv"
  refused 'units.csv: error:' 'cannot be read'
fi
finish
