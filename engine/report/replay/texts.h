/* Texts of the replay page, which the packer writes into its head: output/replay-*.js asks for them
 * by key, and no text stands there. {0}, {1} ... are holes; which text fills one is said beside it.
 */
#ifndef PR_REPORT_REPLAY_TEXTS_H
#define PR_REPORT_REPLAY_TEXTS_H

#include "kernel/i18n.h"

static const struct {
  const char *key, *text;
} pr_replay_texts[] = {
  /* Shown until the page has begun, so the program writes it into the page itself. */
  { "need",
    NP_ ("replay",
         "This page needs JavaScript, and a browser of May 2023 or later: Chrome or Edge 105, "
         "Firefox 113, Safari 16.4.") },

  /* Head. {0}: name, or names, of the run. {0} replication, {1} seed, {2} program and version. */
  { "language-name", NP_ ("replay", "English") },
  { "page-title", NP_ ("replay", "{0}: replay") },
  { "two-runs", NP_ ("replay", "Two runs side by side") },
  { "about",
    NP_ ("replay",
         "One possible course of events, not a forecast: replication {0}, seed {1}, {2}") },
  { "search", NP_ ("replay", "Find") },
  { "language", NP_ ("replay", "Language") },
  { "help", NP_ ("replay", "Help") },
  { "found", NP_ ("replay", "{0} of {1} found") },
  { "found-none", NP_ ("replay", "Nothing found") },
  { "dossier", NP_ ("replay", "dossier") },

  /* Times. {0} weekday, {1} day, {2} month as a number, {3} month, {4} year, {5} day of two digits,
   * {6} month as a number, 1 and 2 with a 0 before them. */
  { "date", NP_ ("replay", "{0} {1} {3} {4}") },
  { "date-short", NP_ ("replay", "{1} {3} {4}") },
  { "date-axis", NP_ ("replay", "{1} {3}") },
  { "first-day", NP_ ("replay", "1") }, /* {1} on the first of a month */
  { "hour", NP_ ("replay", "{0}:{1}") },
  { "moment", NP_ ("replay", "{0}, {1}") }, /* {0} short date, {1} hour */
  { "weekday-0", NP_ ("replay", "Monday") },
  { "weekday-1", NP_ ("replay", "Tuesday") },
  { "weekday-2", NP_ ("replay", "Wednesday") },
  { "weekday-3", NP_ ("replay", "Thursday") },
  { "weekday-4", NP_ ("replay", "Friday") },
  { "weekday-5", NP_ ("replay", "Saturday") },
  { "weekday-6", NP_ ("replay", "Sunday") },
  { "month-1", NP_ ("replay", "January") },
  { "month-2", NP_ ("replay", "February") },
  { "month-3", NP_ ("replay", "March") },
  { "month-4", NP_ ("replay", "April") },
  { "month-5", NP_ ("replay", "May") },
  { "month-6", NP_ ("replay", "June") },
  { "month-7", NP_ ("replay", "July") },
  { "month-8", NP_ ("replay", "August") },
  { "month-9", NP_ ("replay", "September") },
  { "month-10", NP_ ("replay", "October") },
  { "month-11", NP_ ("replay", "November") },
  { "month-12", NP_ ("replay", "December") },
  { "days-hours", NP_ ("replay", "{0} d {1} h") },
  { "days", NP_ ("replay", "{0} d") },
  { "hours-minutes", NP_ ("replay", "{0} h {1} min") },
  { "hours", NP_ ("replay", "{0} h") },
  { "minutes", NP_ ("replay", "{0} min") },
  { "seconds", NP_ ("replay", "{0} s") },

  /* Transport. */
  { "controls", NP_ ("replay", "Controls") },
  { "time", NP_ ("replay", "Time") },
  { "play", NP_ ("replay", "Play") },
  { "pause", NP_ ("replay", "Pause") },
  { "back", NP_ ("replay", "Step back") },
  { "on", NP_ ("replay", "Step on") },
  { "flag-back", NP_ ("replay", "Last bookmark") },
  { "flag-on", NP_ ("replay", "Next bookmark") },
  { "speed", NP_ ("replay", "Speed") },
  { "speed-of", NP_ ("replay", "{0} s a day") },
  { "speed-fit", NP_ ("replay", "all in 40 s") },
  { "more", NP_ ("replay", "More") },
  { "step-by", NP_ ("replay", "Step by") },
  { "step-event", NP_ ("replay", "event of the dossier") },
  { "step-frame", NP_ ("replay", "half an hour") },
  { "step-day", NP_ ("replay", "day") },
  { "skip-nights", NP_ ("replay", "Skip nights and days off") },
  { "loop-from", NP_ ("replay", "Loop from here") },
  { "loop-to", NP_ ("replay", "Loop to here") },
  { "loop", NP_ ("replay", "Loop: {0} to {1}") }, /* moments */
  { "open", NP_ ("replay", "open") },
  { "closed", NP_ ("replay", "closed") },
  { "no-mark", NP_ ("replay", "There is no other bookmark that way.") },
  { "mark-words", NP_ ("replay", "{0}: {1}") }, /* {0} text of a bookmark or band, {1} moment */
  { "most-in_process", NP_ ("replay", "in process, up to {0}") },
  { "most-overdue", NP_ ("replay", "overdue, up to {0}") },
  { "dashed", NP_ ("replay", "dashed: {0}") }, /* name of the second run */
  /* {0} date, {1} hour, {2} open or closed, {3} in process, {4} overdue */
  { "moment-words", NP_ ("replay", "{0}, {1}, {2}. In process: {3}. Overdue: {4}.") },
  /* {0} at the start, {1} now, {2} the most so far */
  { "timeline-words",
    NP_ ("replay", "Timeline. In process at the start: {0}; now: {1}; most so far: {2}.") },

  /* Map. {0} places, {1} moment, {2} the fullest place, {3} in process there, {4} the place with
   * most growth in a week, {5} from, {6} to. */
  { "map-words",
    NP_ ("replay", "Map of {0} places, {1}. Most in process: {2}, {3}. Most growth in a week: "
                   "{4}, from {5} to {6}.") },
  /* {0} place, {1} in process, {2} overdue, {3} growth in words */
  { "tip", NP_ ("replay", "{0}\nin process: {1}\noverdue: {2}\n{3}") },
  { "others", NP_ ("replay", "Authorities and others") },
  { "km", NP_ ("replay", "{0} km") },
  { "key-map", NP_ ("replay", "Key to the map") },
  { "key-area", NP_ ("replay", "area: dossiers in process") },
  { "key-ring", NP_ ("replay", "ring: share overdue") },
  { "key-hatch", NP_ ("replay", "hatched: what most desks need is down") },
  { "key-old", NP_ ("replay", "square: an office that ends") },
  { "key-island", NP_ ("replay", "island") },
  { "growth-less", NP_ ("replay", "fewer than a week before") },
  { "growth-same", NP_ ("replay", "about the same") },
  { "growth-more", NP_ ("replay", "up by a tenth or more") },
  { "growth-half", NP_ ("replay", "up by half or more") },
  { "growth-double", NP_ ("replay", "doubled or more") },

  /* Panel: figures of the province or of a place. */
  { "province", NP_ ("replay", "The province") },
  { "of-run", NP_ ("replay", "{0}, {1}") }, /* {0} what the panel shows, {1} name of the run */
  { "to-province", NP_ ("replay", "‹ Back to the province") },
  { "in_process", NP_ ("replay", "in process") },
  { "overdue", NP_ ("replay", "overdue") },
  { "in_work", NP_ ("replay", "in work") },
  { "in_work-closed", NP_ ("replay", "in hand (laid down)") },
  { "waiting_people", NP_ ("replay", "people waiting") },
  { "waiting_papers", NP_ ("replay", "papers waiting") },
  { "held_up", NP_ ("replay", "held up") },
  { "received_today", NP_ ("replay", "received today") },
  { "returned_today", NP_ ("replay", "returned today") },
  { "left_today", NP_ ("replay", "left unserved") },
  { "most-growth", NP_ ("replay", "Most growth") },
  { "growth-note", NP_ ("replay", "In process, a week before (or when it began) and now.") },
  { "growth-none", NP_ ("replay", "Nowhere more by a tenth than a week before.") },
  { "growth-from-to", NP_ ("replay", "{0} → {1} {2}") }, /* {2} sign */
  /* {0} a week before, {1} now, {2} growth in words */
  { "growth-words",
    NP_ ("replay", "In process a week before, or when it began: {0}; now: {1}: {2}.") },
  { "moments", NP_ ("replay", "Moments worth seeing") },
  { "all-places", NP_ ("replay", "All places") },
  { "place", NP_ ("replay", "place") },
  { "late-dossiers", NP_ ("replay", "Late dossiers") },
  { "late-here", NP_ ("replay", "Late dossiers that were filed or handed over here") },
  { "late-none", NP_ ("replay", "This page has none.") },
  { "late-note", NP_ ("replay", "Of {0} in this page the {1} that are most days late.") },
  { "days-late", NP_ ("replay", "days late: {0}") },
  { "hours-late", NP_ ("replay", "after closing on the last day") },
  { "kind-people", NP_ ("replay", "{0}, population {1}") },
  { "kind-ward", NP_ ("replay", "ward") },
  { "kind-commune", NP_ ("replay", "commune") },
  { "kind-special zone", NP_ ("replay", "special zone") },
  { "kind-authority", NP_ ("replay", "authority") },
  { "kind-old office", NP_ ("replay", "old office") },
  { "here-down", NP_ ("replay", "down: {0}") }, /* {0} names of systems */
  { "here-slow", NP_ ("replay", "slow: {0}") },
  { "here-missing", NP_ ("replay", "not ready: {0}") },
  { "code", NP_ ("replay", "'{0}'") },            /* that of a system, which has no name */
  { "missing-for", NP_ ("replay", "{0} ({1})") }, /* {0} a condition, {1} the role that needs it */
  { "desks", NP_ ("replay", "Lines at the desks") },
  { "desk", NP_ ("replay", "desk") },
  { "people", NP_ ("replay", "people") },
  { "papers", NP_ ("replay", "papers") },
  { "desks-note",
    NP_ ("replay", "Blue: a dossier of this page, which can be followed by a click.") },
  { "and-more", NP_ ("replay", "+{0}") },
  { "in-force", NP_ ("replay", "{0} in force: {1}") }, /* {1} the first of them */
  { "officers", NP_ ("replay", "Officers") },
  { "officers-at_work", NP_ ("replay", "at work") },
  { "officers-overtime", NP_ ("replay", "in overtime") },
  { "officers-held_up", NP_ ("replay", "held up") },
  { "officers-free", NP_ ("replay", "free") },
  { "officers-away", NP_ ("replay", "away") },
  { "officers-learning", NP_ ("replay", "learning") },
  { "officers-unfilled", NP_ ("replay", "post not filled") },
  { "officers-off", NP_ ("replay", "off duty") },
  { "officers-rest", NP_ ("replay", "the others are off duty") },
  { "officers-note",
    NP_ ("replay",
         "Those in overtime are also counted at work; those who learn, and posts that are not "
         "filled, also away.") },
  { "moves", NP_ ("replay", "On the way, dossiers an hour") },
  { "moves-to", NP_ ("replay", "to {0}: {1}") }, /* {1} dossiers an hour */
  { "moves-from", NP_ ("replay", "from {0}: {1}") },
  { "moves-none", NP_ ("replay", "None in the last four hours.") },
  { "followed", NP_ ("replay", "Dossiers here that can be followed") },
  { "followed-note", NP_ ("replay", "Dossiers of this page that are here now: {0}.") },
  { "followed-none", NP_ ("replay", "None of the dossiers of this page is here now.") },
  { "reading", NP_ ("replay", "The dossiers are being read.") },
  { "doing-waits", NP_ ("replay", "waits: {0}") }, /* {0} step */
  { "doing-works", NP_ ("replay", "in work: {0}") },
  { "doing-laid", NP_ ("replay", "laid down: {0}") },
  { "doing-held", NP_ ("replay", "held up: {0}") },
  { "doing-passes", NP_ ("replay", "passes: {0}") },
  { "doing-between", NP_ ("replay", "between two steps") },
  { "doing-gone", NP_ ("replay", "left unserved") },

  /* Panel: a dossier. {0} procedure, {1} where filed, {2} home, {3} channel. */
  { "dossier-about", NP_ ("replay", "{0}\nfiled at {1}, home {2}, {3}") },
  { "visitor-about", NP_ ("replay", "{0}\ncame to {1}, home {2}") },
  { "flag-test", NP_ ("replay", "test") },
  { "flag-backlog", NP_ ("replay", "of the backlog at the start") },
  { "flag-visitor", NP_ ("replay", "a visitor who files nothing") },
  { "now", NP_ ("replay", "Now") },
  { "law-clock", NP_ ("replay", "The law's clock") },
  { "queue-clock", NP_ ("replay", "The queue's clock") },
  { "holds", NP_ ("replay", "What holds it") },
  { "now-not-yet", NP_ ("replay", "has not come yet") },
  /* {0} step, {1} place, {2} pool, {3} number of the officer */
  { "now-waits", NP_ ("replay", "waits for {0} at {1}") },
  { "now-works", NP_ ("replay", "{0} is being done at {1}") },
  { "now-works-by", NP_ ("replay", "{0} is being done at {1}, by {2}, officer {3}") },
  { "now-laid", NP_ ("replay", "{0} is laid down at {1}") },
  { "now-laid-by", NP_ ("replay", "{0} is laid down at {1} by {2}, officer {3}") },
  { "now-held", NP_ ("replay", "{0} at {1} cannot go on: something that it needs is down") },
  { "now-passes", NP_ ("replay", "{0} takes its time") },
  { "now-passes-supplement", NP_ ("replay", "the citizen completes the papers ({0})") },
  { "now-passes-transfer", NP_ ("replay", "on its way ({0})") },
  { "now-between", NP_ ("replay", "is at {1}") },
  { "now-gone", NP_ ("replay", "left unserved") },
  /* {0} moment, {1} how long it took in all */
  { "ended-8", NP_ ("replay", "left on {0}, after {1}") },
  { "ended-unserved", NP_ ("replay", "left unserved on {0}, after {1}, and does not come again") },
  { "ended-perhaps",
    NP_ ("replay", "left unserved on {0}, after {1}; may come again after the last day shown") },
  { "ended-9", NP_ ("replay", "returned on {0}, after {1}") },
  { "ended-10", NP_ ("replay", "refused on {0}, after {1}") },
  { "ended-11", NP_ ("replay", "withdrawn on {0}, after {1}") },
  { "ended-16", NP_ ("replay", "closed on {0}, after {1}") },
  /* {0} due date, {1} days */
  { "law-not-yet", NP_ ("replay", "not received yet") },
  { "law-never", NP_ ("replay", "it was not received") },
  { "law-test", NP_ ("replay", "none: a test") },
  { "law-visitor", NP_ ("replay", "none: nothing is filed") },
  { "law-none", NP_ ("replay", "no limit") },
  { "law-date", NP_ ("replay", "due {0}") },
  { "law-left", NP_ ("replay", "due {0}; working days left: {1}") },
  { "law-today", NP_ ("replay", "due {0}: today is the last working day") },
  { "law-late", NP_ ("replay", "was due {0}; working days late: {1}") },
  { "law-over", NP_ ("replay", "was due {0}, which has passed") },
  { "law-stands", NP_ ("replay", "stands still; so far due {0}") },
  { "law-kept", NP_ ("replay", "kept: was due {0}") },
  { "law-broken", NP_ ("replay", "broken: was due {0}") },
  { "law-gone", NP_ ("replay", "no longer counts: was due {0}") },
  { "law-apology", NP_ ("replay", "the apology names {0}") }, /* {0} date */
  { "queue-waits", NP_ ("replay", "waits {1}, since {0}") },  /* {0} moment, {1} how long */
  { "queue-none", NP_ ("replay", "does not wait") },
  { "holds-since", NP_ ("replay", "{0}, since {1}") }, /* {0} cause, {1} moment */
  { "holds-reason",
    NP_ ("replay", "{0} ({1}), since {2}") }, /* {0} cause, {1} reason, {2} moment */
  { "causes", NP_ ("replay", "Where its time went so far") },
  { "causes-none", NP_ ("replay", "This page does not have the causes of this dossier.") },
  { "workflow", NP_ ("replay", "The way of its procedure") },
  { "workflow-note",
    NP_ ("replay", "Yellow: where it is. Green: where it was. Numbers: how many are at the step "
                   "now, in the whole province.") },
  { "workflow-words", NP_ ("replay", "Drawing of the procedure's steps. It is at: {0}.") },
  { "story", NP_ ("replay", "Its story") },
  { "who", NP_ ("replay", "{0}, officer {1}") },            /* {0} pool */
  { "where-who", NP_ ("replay", "{0}; {1}, officer {2}") }, /* {0} place, {1} pool */

  /* Events, by their number: see pr_happening. {0} step, {1} date or reason. */
  { "ev-0", NP_ ("replay", "comes") },
  { "ev-1", NP_ ("replay", "{0}: waits") },
  { "ev-2", NP_ ("replay", "{0}: taken up") },
  { "ev-3", NP_ ("replay", "{0}: laid down") },
  { "ev-3-with", NP_ ("replay", "{0}: laid down ({1})") },
  { "ev-4", NP_ ("replay", "{0}: back to the line") },
  { "ev-4-with", NP_ ("replay", "{0}: back to the line ({1})") },
  { "ev-5", NP_ ("replay", "{0}: done") },
  { "ev-6", NP_ ("replay", "{0}: begins") },
  { "ev-7", NP_ ("replay", "received") },
  { "ev-7-with", NP_ ("replay", "received, due {1}") },
  { "ev-again", NP_ ("replay", "the limit begins again") },
  { "ev-again-with", NP_ ("replay", "the limit begins again, due {1}") },
  { "ev-8", NP_ ("replay", "leaves") },
  { "ev-9", NP_ ("replay", "returned to the citizen") },
  { "ev-10", NP_ ("replay", "refused") },
  { "ev-11", NP_ ("replay", "withdrawn") },
  { "ev-12", NP_ ("replay", "{0}: goes to several at once") },
  { "ev-13", NP_ ("replay", "the last of the several is done") },
  { "ev-14", NP_ ("replay", "{0}: gives way to what is more urgent") },
  { "ev-15", NP_ ("replay", "{0}: cannot go on, something that it needs is down") },
  { "ev-16", NP_ ("replay", "closed") },
  { "ev-17", NP_ ("replay", "{0}: taken out of the officer's hands") },
  { "ev-18", NP_ ("replay", "handed over to {0}") }, /* {0} place */
  { "ev-19", NP_ ("replay", "an apology is sent") },
  { "ev-19-with", NP_ ("replay", "an apology is sent, with the new date {1}") },
  { "ev-20", NP_ ("replay", "the law's clock stops") },
  { "ev-21", NP_ ("replay", "the law's clock goes on") },
  { "ev-21-with", NP_ ("replay", "the law's clock goes on, due {1}") },
  { "ev-22", NP_ ("replay", "the officer goes away") },
  { "ev-22-with", NP_ ("replay", "the officer goes away ({1})") },
  { "ev-23", NP_ ("replay", "the officer comes back") },
  { "ev-24", NP_ ("replay", "{0}: with an error that nobody sees") },
  { "ev-25", NP_ ("replay", "{0}: an error is found") },

  /* Two runs. {0} outcome here, {1} time here, {2} outcome there, {3} time there, {4} cause, {5}
   * time by it here, {6} there, {7} name of the other run. */
  { "compared",
    NP_ ("replay",
         "Here {0}, after {1}; there {2}, after {3}. What differs most is {4}: {5} here, {6} "
         "there. There: {7}.") },
  { "compared-times", NP_ ("replay", "Here {0}, after {1}; there {2}, after {3}. There: {7}.") },
  { "compared-none",
    NP_ ("replay", "The page of the other run, {0}, does not have this dossier.") },
  { "outcome-on-time", NP_ ("replay", "on time") },
  { "outcome-late", NP_ ("replay", "late") },
  { "outcome-finished", NP_ ("replay", "finished") },
  { "outcome-withdrawn", NP_ ("replay", "withdrawn") },
  { "outcome-open", NP_ ("replay", "not finished") },
  { "outcome-late-open", NP_ ("replay", "late and not finished") },
  { "outcome-left", NP_ ("replay", "without a dossier") },

  /* Lesson. {0} title, {1} number, {2} how many. */
  { "lesson-on", NP_ ("replay", "Lesson") },
  { "stop-of", NP_ ("replay", "{0}: {1} of {2}") },
  { "stop-caption", NP_ ("replay", "Text") },
  { "stop-stop", NP_ ("replay", "Stop") },
  { "stop-question", NP_ ("replay", "Question") },
  { "stop-look", NP_ ("replay", "Look") },
  { "stop-done", NP_ ("replay", "done") },
  { "continue", NP_ ("replay", "Continue") },
  { "answer-right", NP_ ("replay", "Right") },
  { "answer-wrong", NP_ ("replay", "Wrong") },
  { "answer-thanks", NP_ ("replay", "Answered") },
  { "score", NP_ ("replay", "Right: {0} of {1} answered, {2} in all") },
  { "question-of", NP_ ("replay", "Question {0} of {1}") },
  { "question-first",
    NP_ ("replay",
         "This question comes first: answer it, or go on to the next stop by Continue.") },
  { "lesson-begin",
    NP_ ("replay", "A lesson of {0} stops. The page plays, pauses at each, and asks.") },
  { "begin", NP_ ("replay", "Begin") },
  { "fold", NP_ ("replay", "Hide") },
  { "unfold", NP_ ("replay", "Show") },
  { "covered", NP_ ("replay", "Covered until the question is answered.") },
  { "uncover", NP_ ("replay", "Look it up now") },
  { "lesson-end", NP_ ("replay", "This was the last stop of the lesson.") },
  { "end-score", NP_ ("replay", "Questions answered right: {0} of {1}.") },
  { "end-open", NP_ ("replay", "{0} not answered") },
  { "end-again", NP_ ("replay", "Again") },

  /* Help. */
  { "help-title", NP_ ("replay", "How to use this page") },
  { "help-map",
    NP_ ("replay",
         "Each disc of the map is a place: its area is the number of dossiers in process, the "
         "red ring the share that is overdue, its colour and sign the growth in a week. Click "
         "one to see its desks and officers. Blue lines lead from the chosen place, green ones "
         "to it; their width is the number of dossiers an hour. The pale ground only "
         "joins the places: it has no borders.") },
  { "help-panel",
    NP_ ("replay",
         "Find a dossier by a part of its name to follow it: its clocks, what holds it, and "
         "every event. A click on an event goes there. What happens to a dossier is exact to the "
         "second; figures of places are those of the last half hour.") },
  { "help-address",
    NP_ ("replay",
         "The address of the page always opens the moment that is shown, so it can be sent "
         "to others who have the page.") },
  { "help-keys", NP_ ("replay", "Keys") },
  { "key", NP_ ("replay", "key") },
  { "key-does", NP_ ("replay", "what it does") },
  { "key-space", NP_ ("replay", "play or pause") },
  { "key-arrows", NP_ ("replay", "an event of the chosen dossier, or half an hour, back or on") },
  { "key-shift", NP_ ("replay", "a day back or on") },
  { "key-frames", NP_ ("replay", "half an hour back or on") },
  { "key-loop", NP_ ("replay", "loop from here, loop to here") },
  { "key-flags", NP_ ("replay", "next stop of the lesson or bookmark, last one") },
  { "key-stops", NP_ ("replay", "next stop of the lesson, last stop") },
  { "key-answer", NP_ ("replay", "answer the question that is open") },
  { "key-speed", NP_ ("replay", "faster, slower: a speed is the time that a working day takes") },
  { "key-search", NP_ ("replay", "find a place or a dossier") },
  { "key-escape", NP_ ("replay", "back to the province") },
  { "key-help", NP_ ("replay", "this help") },
  { "close", NP_ ("replay", "Close") },
};

#endif
