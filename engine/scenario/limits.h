/* Limits: what a scenario may ask for before it is refused as a slip or an attack.
 *
 * All limits are far above what a whole country would need, and none depends on the
 * machine: a scenario is refused everywhere or nowhere. Together they keep a check within
 * seconds and within PR_MOST_BYTES. Whether the replications asked for fit into this
 * machine's memory is checked before they run (experiment/experiment.h).
 */
#ifndef PR_SCENARIO_LIMITS_H
#define PR_SCENARIO_LIMITS_H

#define PR_MOST_INI_BYTES 131072 /* of scenario.ini */

/* Bytes of a value. Longer ones are slips; only free text may be longer. */
#define PR_LONGEST_VALUE 200
#define PR_LONGEST_LIST 16000
#define PR_LONGEST_TEXT SIZE_MAX

/* Rows of a table. The compiler finds what belongs together by keys (compile/rows-at.h); what still
 * looks at pairs is bounded by PR_MOST_WORK. */
#define PR_MOST_ROWS 200000           /* of most tables */
#define PR_MOST_ROWS_FIGURES 100000   /* backlog, observed */
#define PR_MOST_ROWS_DATES 5000       /* holidays */
#define PR_MOST_ROWS_HAND_OVERS 20000 /* each has a byte for every place */

#define PR_MOST_PLACES 10000
#define PR_MOST_CALENDARS 200      /* each is laid out day by day */
#define PR_MOST_DISTRIBUTIONS 2000 /* different ones; tabulated ones take 27 kB each */
#define PR_MOST_BACKLOG 5000000    /* dossiers */
#define PR_MOST_PICKS 1000000      /* pairs of a place and a pool's or stream's name */
#define PR_MOST_OFFICERS 100000    /* of a pool */
#define PR_MOST_AWAY 50000000      /* officers whom absences take, each absence by itself */
#define PR_MOST_OFFICES 1e8        /* one for each procedure, place and phase; seven bytes each */
#define PR_MOST_STREAMS 1000000    /* one for each place, name, procedure and channel */

#define PR_MOST_REHEARSALS 100000 /* activities, each at each of its places */
#define PR_MOST_TOGETHER 8        /* different calendars of those who could meet */
#define PR_MOST_SESSIONS 10000    /* of a course, and of all together */
#define PR_MOST_LINES 100000      /* of a venue */

#define PR_MOST_VISITS 10000 /* expected steps of one dossier */
#define PR_MOST_WORK 1e9 /* expected steps of a replication; also pieces of a check's own work */
#define PR_MOST_BYTES (1024.0 * 1024 * 1024) /* of one replication */

#endif
