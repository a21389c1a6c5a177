/* Columns: whose the files are, and the files without columns. See columns.h. */
#include "report/table/columns.h"

#include "kernel/i18n.h"

const pr_out_range pr_out_ranges[PR_N_RESULTS] = {
  [PR_RESULTS_RUN] = { PR_FILE_UNITS, PR_FILE_ASSUMPTIONS },
  [PR_RESULTS_COMPARISON] = { PR_FILE_COMPARISON, PR_FILE_COMPARISON_COSTS },
  [PR_RESULTS_SWEEP] = { PR_FILE_SWEEP, PR_FILE_FACTORS },
  [PR_RESULTS_MARGINS] = { PR_FILE_MARGINS, PR_FILE_MARGIN_STEPS },
};

const pr_out_other pr_out_others[] = {
  { "summary.txt", N_ ("the page for planners, which the run also prints") },
  { "scenario.txt",
    N_ ("the effective scenario: every table and key with its value, defaults included") },
  { "inputs.json",
    N_ ("the scenario's files as they were read: what `pilotrun extend` and `pilotrun "
        "export` run, whatever has become of the scenario") },
  { "manifest.json", N_ ("what made the run: version, command in normal form, scenario and its "
                         "SHA-256, what was asked, seed, replications, window, fingerprint of the "
                         "numeric library, and "
                         "the files that belong to the folder, which is replaced only when there "
                         "are no others in it; the same for the same inputs, on any number of "
                         "jobs") },
  { "events-N.bin, events-N.xes",
    N_ ("on request (run --events N, export): the event log of replication N, compact, and as XES "
        "(IEEE 1849-2016) for process mining; times before the window's first day are warm-up. In "
        "XES the events of one execution of a step share their concept:instance, due is the close "
        "of business of its day, and on_time is that of dossiers-N.csv: whether a case whose due "
        "day "
        "is in the window, and closed by its end, ended by then, and nothing of other cases; "
        "officers' absences are events of no case, after the last one") },
  { "events-N.ocel.sqlite",
    N_ ("on request (export --format ocel, with a selection): the event log of replication N as "
        "OCEL 2.0, the object-centric standard, in SQLite. Objects are dossiers, visits, officers, "
        "places, systems (conditions of readiness among them) and incidents, from when a system "
        "goes down or slows down until it is up again; an event has the type of its activity and "
        "names the objects that take part. Flattened on dossiers it is the log in XES, with "
        "the same on_time; all incidents are told, absences and measures are not") },
  { "dossiers-N.sqlite",
    N_ ("on request (export --dossiers --format sqlite): the rows of dossiers-N.csv as the table "
        "`dossiers`, and what its columns mean as `metrics`") },
  { "../DIR.xlsx", N_ ("on request (export --sheet), beside the folder: its tables as one "
                       "spreadsheet, a sheet for "
                       "each that has rows, and one that says what the columns mean") },
  { "report.html", N_ ("one page with all of it for planners, to be opened in a browser; "
                       "`pilotrun report DIR` makes it again from the other files") },
  { "brief.html", N_ ("of compare, and of `pilotrun brief DIR`: one page for who decides, in plain "
                      "words; brief.pdf is the same, printed") },
  { "brief.json", N_ ("of compare: all that its brief says, from which it is made again") },
  { "rules.txt", N_ ("the scenario's rules in words, as `pilotrun explain` tells them") },
  { "results.sqlite", N_ ("all of it for SQL: the tables of the CSV files, every metric of units "
                          "and pools in every replication, and views (QUERIES.md); above 1000 "
                          "places only where --store FILE asks for it") },
  { "relief.json", N_ ("relief as it was measured, with every digit, so that the words can be made "
                       "again") },
  { "replications.bin",
    N_ ("every replication's counts, compressed: what `pilotrun extend` begins with") },
  { "run.log", N_ ("raw command, wall time, events per second, machine: the only file that may "
                   "differ between two runs of the same inputs") },
  { "plots/*.txt", N_ ("titles, names, labels and numbers of each plot: rows of key, number and "
                       "text, parted by tabs; the text begins behind '=', and ~q is a double quote "
                       "in it, ~b a backslash, ~~ a tilde") },
  { "plots/*.gp", N_ ("gnuplot scripts, the same for every run; gnuplot draws with them in that "
                      "folder, as `pilotrun plot DIR NAME` does, also when they were edited; "
                      "`pilotrun plot DIR` draws with its own") },
  { "plots/*.svg, plots/*.png", N_ ("the pictures") },
  { "diagrams/*.svg", N_ ("the workflows, drawn with dot, a file each: who does which step, how "
                          "long it takes and where it leads, with the limits of its procedures") },
  { NULL, NULL },
};
