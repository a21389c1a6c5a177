/* Columns of dossiers-N.csv, and of the table of dossiers-N.sqlite. Each has a function of its name
 * that writes its cell (export/dossiers.c).
 *
 * X (name, kind of cell, unit, what it is)
 *
 * Kinds are KEY (words), COUNT, and TALLY, a span in its unit, to the thousandth.
 */
#ifndef PR_REPORT_TABLE_COLUMNS_DOSSIERS_H
#define PR_REPORT_TABLE_COLUMNS_DOSSIERS_H

/* clang-format off */
#define PR_DOSSIER_COLUMNS(X)                                                                      \
  X (dossier, KEY, "", N_ ("its name, as `pilotrun trace --dossier` takes it"))                    \
  X (kind, KEY, "",                                                                                \
     N_ ("dossier, backlog (of the backlog file) or test (of the rehearsal)"))                     \
  X (procedure, KEY, "", N_ ("code of the procedure"))                                             \
  X (channel, KEY, "", N_ ("counter, online or post"))                                             \
  X (home, KEY, "", N_ ("code of the unit where the person lives"))                                \
  X (filed_at, KEY, "", N_ ("code of the place where it was filed"))                               \
  X (place, KEY, "",                                                                               \
     N_ ("code of the place of filing now: after a hand-over, of the one that took it in; "        \
         "units.csv counts it there"))                                                             \
  X (deciding, KEY, "", N_ ("code of the place that decides it"))                                  \
  X (status, KEY, "",                                                                              \
     N_ ("open: in process at the end of the window; clock stopped: open, and the legal clock "    \
         "stands still; returned, refused, withdrawn; closed: a test dossier, unfinished at the "  \
         "end of the tests"))                                                                      \
  X (came, KEY, "",                                                                                \
     N_ ("when it was submitted, or the person first came to the counter; local, with the offset " \
         "from UTC, as all times here"))                                                           \
  X (filed, KEY, "", N_ ("when it was filed: `arrived` counts those of the window"))               \
  X (received, KEY, "", N_ ("when the legal clock began; blank: not yet"))                         \
  X (clock_from, KEY, "",                                                                          \
     N_ ("when it began last: with a supplement again, if the rule says so"))                      \
  X (due, KEY, "",                                                                                 \
     N_ ("day at whose close of business it is due; blank without a limit, before the legal "      \
         "clock has begun, and while it stands still, as the day depends on when it goes on"))     \
  X (due_renewed, KEY, "",                                                                         \
     N_ ("the due day as put off by the apology for the delay; blank without one, and where "      \
         "`due` is; also where the clock has begun again since, as `due` is a new day then"))      \
  X (apologised, KEY, "", N_ ("when that was sent"))                                               \
  X (finished, KEY, "", N_ ("when it ended, in whatever way; blank: it has not"))                  \
  X (on_time, KEY, "",                                                                             \
     N_ ("yes or no: finished by its due day; blank: not due in the window, withdrawn, or the "    \
         "clock stands still"))                                                                    \
  X (on_time_renewed, KEY, "",                                                                     \
     N_ ("the same by `due_renewed`, or by `due` where that is blank"))                            \
  X (working_days, COUNT, N_ ("working days"),                                                     \
     N_ ("on the legal clock since it began last, up to the end, or that of the window; the day "  \
         "of reception is day 0, and days while it stood still are left out"))                     \
  X (days_late, COUNT, N_ ("working days"),                                                        \
     N_ ("past due; 0: later on the day itself; blank: it is not late"))                           \
  X (in_process, TALLY, N_ ("days"),                                                               \
     N_ ("calendar time since it came, up to the end; blank: it has not ended"))                   \
  X (visits, COUNT, N_ ("visits"), N_ ("of the person, to file it"))                               \
  X (visits_in_window, COUNT, N_ ("visits"), N_ ("of these, in the window"))            \
  X (supplements, COUNT, N_ ("supplements"), N_ ("asked"))                                         \
  X (supplements_in_window, COUNT, N_ ("supplements"), N_ ("of these, in the window"))       \
  X (supplement_days, TALLY, N_ ("days"), N_ ("waiting for them, calendar time"))                  \
  X (reworked, COUNT, N_ ("steps"), N_ ("done again"))                                             \
  X (reworked_in_window, COUNT, N_ ("steps"), N_ ("of these, in the window"))           \
  X (officer_minutes, TALLY, N_ ("minutes"),                                                       \
     N_ ("of officers at work on it; a batch is shared by its papers"))                            \
  X (officer_minutes_in_window, TALLY, N_ ("minutes"), N_ ("of these, in the window"))             \
  X (unit_minutes, TALLY, N_ ("minutes"),                                                          \
     N_ ("of officer_minutes, of communes, wards and special zones; the rest is of "             \
         "departments and branches"))                                                              \
  X (wait_citizen, TALLY, N_ ("hours"),                                                            \
     N_ ("a supplement, or what else does not count, within the hours of the legal calendar; "     \
         "blank, as the next ones, without a legal limit"))                                        \
  X (wait_statutory, TALLY, N_ ("hours"),                                                          \
     N_ ("a delay that the law prescribes, within these hours"))                                   \
  X (wait_transfer, TALLY, N_ ("hours"), N_ ("on its way, within these hours"))                    \
  X (wait_readiness, TALLY, N_ ("hours"),                                                          \
     N_ ("a condition was not met, or a post not filled; as the next ones, within the hours of "   \
         "those who do the step, as failures.csv counts it"))                                      \
  X (wait_outage, TALLY, N_ ("hours"), N_ ("a system was down"))                                   \
  X (wait_absence, TALLY, N_ ("hours"), N_ ("somebody was away"))                                  \
  X (wait_signature, TALLY, N_ ("hours"), N_ ("waited for who signs"))                             \
  X (wait_staff, TALLY, N_ ("hours"), N_ ("waited for staff"))                                     \
  X (in_work, TALLY, N_ ("hours"),                                                                 \
     N_ ("in an officer's hands; after a fork, those of the branch that ended last"))
/* clang-format on */

#endif
