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
    N_ ("This page needs JavaScript, and a browser of May 2023 or later: Chrome or Edge 105, "
        "Firefox 113, Safari 16.4.") },

  /* Head. {0}: name, or names, of the run. {0} replication, {1} seed, {2} program and version. */
  { "language-name", N_ ("English") },
  { "page-title", N_ ("{0}: replay") },
  { "two-runs", N_ ("Two runs side by side") },
  { "about", N_ ("One possible course of events, not a forecast: replication {0}, seed {1}, {2}") },
  { "search", N_ ("Find") },
  { "language", N_ ("Language") },
  { "help", N_ ("Help") },
  { "found", N_ ("{0} of {1} found") },
  { "found-none", N_ ("Nothing found") },
  { "dossier", N_ ("dossier") },

  /* Times. {0} weekday, {1} day, {2} month as a number, {3} month, {4} year. */
  { "date", N_ ("{0} {1} {3} {4}") },
  { "date-short", N_ ("{1} {3} {4}") },
  { "date-axis", N_ ("{1} {3}") },
  { "hour", N_ ("{0}:{1}") },
  { "moment", N_ ("{0}, {1}") }, /* {0} short date, {1} hour */
  { "weekday-0", N_ ("Monday") },
  { "weekday-1", N_ ("Tuesday") },
  { "weekday-2", N_ ("Wednesday") },
  { "weekday-3", N_ ("Thursday") },
  { "weekday-4", N_ ("Friday") },
  { "weekday-5", N_ ("Saturday") },
  { "weekday-6", N_ ("Sunday") },
  { "month-1", N_ ("January") },
  { "month-2", N_ ("February") },
  { "month-3", N_ ("March") },
  { "month-4", N_ ("April") },
  { "month-5", N_ ("May") },
  { "month-6", N_ ("June") },
  { "month-7", N_ ("July") },
  { "month-8", N_ ("August") },
  { "month-9", N_ ("September") },
  { "month-10", N_ ("October") },
  { "month-11", N_ ("November") },
  { "month-12", N_ ("December") },
  { "days-hours", N_ ("{0} d {1} h") },
  { "days", N_ ("{0} d") },
  { "hours-minutes", N_ ("{0} h {1} min") },
  { "hours", N_ ("{0} h") },
  { "minutes", N_ ("{0} min") },
  { "seconds", N_ ("{0} s") },

  /* Transport. */
  { "controls", N_ ("Controls") },
  { "time", N_ ("Time") },
  { "play", N_ ("Play") },
  { "pause", N_ ("Pause") },
  { "back", N_ ("Step back") },
  { "on", N_ ("Step on") },
  { "flag-back", N_ ("Last bookmark") },
  { "flag-on", N_ ("Next bookmark") },
  { "speed", N_ ("Speed") },
  { "speed-of", N_ ("{0} s a day") },
  { "speed-fit", N_ ("all in 40 s") },
  { "more", N_ ("More") },
  { "step-by", N_ ("Step by") },
  { "step-event", N_ ("event of the dossier") },
  { "step-frame", N_ ("half an hour") },
  { "step-day", N_ ("day") },
  { "skip-nights", N_ ("Skip nights and days off") },
  { "loop-from", N_ ("Loop from here") },
  { "loop-to", N_ ("Loop to here") },
  { "loop", N_ ("Loop: {0} to {1}") }, /* moments */
  { "open", N_ ("open") },
  { "closed", N_ ("closed") },
  { "no-mark", N_ ("There is no other bookmark that way.") },
  { "mark-words", N_ ("{0}: {1}") }, /* {0} text of a bookmark or band, {1} moment */
  { "most-in_process", N_ ("in process, up to {0}") },
  { "most-overdue", N_ ("overdue, up to {0}") },
  { "dashed", N_ ("dashed: {0}") }, /* name of the second run */
  /* {0} date, {1} hour, {2} open or closed, {3} in process, {4} overdue */
  { "moment-words", N_ ("{0}, {1}, {2}. In process: {3}. Overdue: {4}.") },
  /* {0} at the start, {1} now, {2} the most so far */
  { "timeline-words", N_ ("Timeline. In process at the start: {0}; now: {1}; most so far: {2}.") },

  /* Map. {0} places, {1} moment, {2} the fullest place, {3} in process there, {4} the place with
   * most growth in a week, {5} from, {6} to. */
  { "map-words", N_ ("Map of {0} places, {1}. Most in process: {2}, {3}. Most growth in a week: "
                     "{4}, from {5} to {6}.") },
  /* {0} place, {1} in process, {2} overdue, {3} growth in words */
  { "tip", N_ ("{0}\nin process: {1}\noverdue: {2}\n{3}") },
  { "others", N_ ("Authorities and others") },
  { "km", N_ ("{0} km") },
  { "key-map", N_ ("Key to the map") },
  { "key-area", N_ ("area: dossiers in process") },
  { "key-ring", N_ ("ring: share overdue") },
  { "key-hatch", N_ ("hatched: what most desks need is down") },
  { "key-old", N_ ("square: an office that ends") },
  { "key-island", N_ ("island") },
  { "growth-less", N_ ("fewer than a week before") },
  { "growth-same", N_ ("about the same") },
  { "growth-more", N_ ("up by a tenth or more") },
  { "growth-half", N_ ("up by half or more") },
  { "growth-double", N_ ("doubled or more") },

  /* Panel: figures of the province or of a place. */
  { "province", N_ ("The province") },
  { "of-run", N_ ("{0}, {1}") }, /* {0} what the panel shows, {1} name of the run */
  { "to-province", N_ ("‹ Back to the province") },
  { "in_process", N_ ("in process") },
  { "overdue", N_ ("overdue") },
  { "in_work", N_ ("in work") },
  { "in_work-closed", N_ ("in hand (laid down)") },
  { "waiting_people", N_ ("people waiting") },
  { "waiting_papers", N_ ("papers waiting") },
  { "held_up", N_ ("held up") },
  { "received_today", N_ ("received today") },
  { "returned_today", N_ ("returned today") },
  { "left_today", N_ ("left unserved") },
  { "most-growth", N_ ("Most growth") },
  { "growth-note", N_ ("In process, a week before (or when it began) and now.") },
  { "growth-none", N_ ("Nowhere more by a tenth than a week before.") },
  { "growth-from-to", N_ ("{0} → {1} {2}") }, /* {2} sign */
  /* {0} a week before, {1} now, {2} growth in words */
  { "growth-words", N_ ("In process a week before, or when it began: {0}; now: {1}: {2}.") },
  { "moments", N_ ("Moments worth seeing") },
  { "all-places", N_ ("All places") },
  { "place", N_ ("place") },
  { "late-dossiers", N_ ("Late dossiers") },
  { "late-here", N_ ("Late dossiers that were filed or handed over here") },
  { "late-none", N_ ("This page has none.") },
  { "late-note", N_ ("Of {0} in this page the {1} that are most days late.") },
  { "days-late", N_ ("days late: {0}") },
  { "hours-late", N_ ("after closing on the last day") },
  { "kind-people", N_ ("{0}, population {1}") },
  { "kind-ward", N_ ("ward") },
  { "kind-commune", N_ ("commune") },
  { "kind-special zone", N_ ("special zone") },
  { "kind-authority", N_ ("authority") },
  { "kind-old office", N_ ("old office") },
  { "here-down", N_ ("down: {0}") }, /* {0} names of systems */
  { "here-slow", N_ ("slow: {0}") },
  { "here-missing", N_ ("not ready: {0}") },
  { "code", N_ ("'{0}'") },            /* that of a system, which has no name */
  { "missing-for", N_ ("{0} ({1})") }, /* {0} a condition, {1} the role that needs it */
  { "desks", N_ ("Lines at the desks") },
  { "desk", N_ ("desk") },
  { "people", N_ ("people") },
  { "papers", N_ ("papers") },
  { "desks-note", N_ ("Blue: a dossier of this page, which can be followed by a click.") },
  { "and-more", N_ ("+{0}") },
  { "in-force", N_ ("{0} in force: {1}") }, /* {1} the first of them */
  { "officers", N_ ("Officers") },
  { "officers-at_work", N_ ("at work") },
  { "officers-overtime", N_ ("in overtime") },
  { "officers-held_up", N_ ("held up") },
  { "officers-free", N_ ("free") },
  { "officers-away", N_ ("away") },
  { "officers-learning", N_ ("learning") },
  { "officers-unfilled", N_ ("post not filled") },
  { "officers-off", N_ ("off duty") },
  { "officers-rest", N_ ("the others are off duty") },
  { "officers-note",
    N_ ("Those in overtime are also counted at work; those who learn, and posts that are not "
        "filled, also away.") },
  { "moves", N_ ("On the way, dossiers an hour") },
  { "moves-to", N_ ("to {0}: {1}") }, /* {1} dossiers an hour */
  { "moves-from", N_ ("from {0}: {1}") },
  { "moves-none", N_ ("None in the last four hours.") },
  { "followed", N_ ("Dossiers here that can be followed") },
  { "followed-note", N_ ("Dossiers of this page that are here now: {0}.") },
  { "followed-none", N_ ("None of the dossiers of this page is here now.") },
  { "reading", N_ ("The dossiers are being read.") },
  { "doing-waits", N_ ("waits: {0}") }, /* {0} step */
  { "doing-works", N_ ("in work: {0}") },
  { "doing-laid", N_ ("laid down: {0}") },
  { "doing-held", N_ ("held up: {0}") },
  { "doing-passes", N_ ("passes: {0}") },
  { "doing-between", N_ ("between two steps") },
  { "doing-gone", N_ ("left unserved") },

  /* Panel: a dossier. {0} procedure, {1} where filed, {2} home, {3} channel. */
  { "dossier-about", N_ ("{0}\nfiled at {1}, home {2}, {3}") },
  { "visitor-about", N_ ("{0}\ncame to {1}, home {2}") },
  { "flag-test", N_ ("test") },
  { "flag-backlog", N_ ("of the backlog at the start") },
  { "flag-visitor", N_ ("a visitor who files nothing") },
  { "now", N_ ("Now") },
  { "law-clock", N_ ("The law's clock") },
  { "queue-clock", N_ ("The queue's clock") },
  { "holds", N_ ("What holds it") },
  { "now-not-yet", N_ ("has not come yet") },
  /* {0} step, {1} place, {2} pool, {3} number of the officer */
  { "now-waits", N_ ("waits for {0} at {1}") },
  { "now-works", N_ ("{0} is being done at {1}") },
  { "now-works-by", N_ ("{0} is being done at {1}, by {2}, officer {3}") },
  { "now-laid", N_ ("{0} is laid down at {1}") },
  { "now-laid-by", N_ ("{0} is laid down at {1} by {2}, officer {3}") },
  { "now-held", N_ ("{0} at {1} cannot go on: something that it needs is down") },
  { "now-passes", N_ ("{0} takes its time") },
  { "now-passes-supplement", N_ ("the citizen completes the papers ({0})") },
  { "now-passes-transfer", N_ ("on its way ({0})") },
  { "now-between", N_ ("is at {1}") },
  { "now-gone", N_ ("left unserved") },
  /* {0} moment, {1} how long it took in all */
  { "ended-8", N_ ("left on {0}, after {1}") },
  { "ended-unserved", N_ ("left unserved on {0}, after {1}, and does not come again") },
  { "ended-perhaps",
    N_ ("left unserved on {0}, after {1}; may come again after the last day shown") },
  { "ended-9", N_ ("returned on {0}, after {1}") },
  { "ended-10", N_ ("refused on {0}, after {1}") },
  { "ended-11", N_ ("withdrawn on {0}, after {1}") },
  { "ended-16", N_ ("closed on {0}, after {1}") },
  /* {0} due date, {1} days */
  { "law-not-yet", N_ ("not received yet") },
  { "law-never", N_ ("it was not received") },
  { "law-test", N_ ("none: a test") },
  { "law-visitor", N_ ("none: nothing is filed") },
  { "law-none", N_ ("no limit") },
  { "law-date", N_ ("due {0}") },
  { "law-left", N_ ("due {0}; working days left: {1}") },
  { "law-today", N_ ("due {0}: today is the last working day") },
  { "law-late", N_ ("was due {0}; working days late: {1}") },
  { "law-over", N_ ("was due {0}, which has passed") },
  { "law-stands", N_ ("stands still; so far due {0}") },
  { "law-kept", N_ ("kept: was due {0}") },
  { "law-broken", N_ ("broken: was due {0}") },
  { "law-gone", N_ ("no longer counts: was due {0}") },
  { "law-apology", N_ ("the apology names {0}") }, /* {0} date */
  { "queue-waits", N_ ("waits {1}, since {0}") },  /* {0} moment, {1} how long */
  { "queue-none", N_ ("does not wait") },
  { "holds-since", N_ ("{0}, since {1}") },        /* {0} cause, {1} moment */
  { "holds-reason", N_ ("{0} ({1}), since {2}") }, /* {0} cause, {1} reason, {2} moment */
  { "causes", N_ ("Where its time went so far") },
  { "causes-none", N_ ("This page does not have the causes of this dossier.") },
  { "workflow", N_ ("The way of its procedure") },
  { "workflow-note",
    N_ ("Yellow: where it is. Green: where it was. Numbers: how many are at the step "
        "now, in the whole province.") },
  { "workflow-words", N_ ("Drawing of the procedure's steps. It is at: {0}.") },
  { "story", N_ ("Its story") },
  { "who", N_ ("{0}, officer {1}") },            /* {0} pool */
  { "where-who", N_ ("{0}; {1}, officer {2}") }, /* {0} place, {1} pool */

  /* Events, by their number: see pr_happening. {0} step, {1} date or reason. */
  { "ev-0", N_ ("comes") },
  { "ev-1", N_ ("{0}: waits") },
  { "ev-2", N_ ("{0}: taken up") },
  { "ev-3", N_ ("{0}: laid down") },
  { "ev-3-with", N_ ("{0}: laid down ({1})") },
  { "ev-4", N_ ("{0}: back to the line") },
  { "ev-4-with", N_ ("{0}: back to the line ({1})") },
  { "ev-5", N_ ("{0}: done") },
  { "ev-6", N_ ("{0}: begins") },
  { "ev-7", N_ ("received") },
  { "ev-7-with", N_ ("received, due {1}") },
  { "ev-again", N_ ("the limit begins again") },
  { "ev-again-with", N_ ("the limit begins again, due {1}") },
  { "ev-8", N_ ("leaves") },
  { "ev-9", N_ ("returned to the citizen") },
  { "ev-10", N_ ("refused") },
  { "ev-11", N_ ("withdrawn") },
  { "ev-12", N_ ("{0}: goes to several at once") },
  { "ev-13", N_ ("the last of the several is done") },
  { "ev-14", N_ ("{0}: gives way to what is more urgent") },
  { "ev-15", N_ ("{0}: cannot go on, something that it needs is down") },
  { "ev-16", N_ ("closed") },
  { "ev-17", N_ ("{0}: taken out of the officer's hands") },
  { "ev-18", N_ ("handed over to {0}") }, /* {0} place */
  { "ev-19", N_ ("an apology is sent") },
  { "ev-19-with", N_ ("an apology is sent, with the new date {1}") },
  { "ev-20", N_ ("the law's clock stops") },
  { "ev-21", N_ ("the law's clock goes on") },
  { "ev-21-with", N_ ("the law's clock goes on, due {1}") },
  { "ev-22", N_ ("the officer goes away") },
  { "ev-22-with", N_ ("the officer goes away ({1})") },
  { "ev-23", N_ ("the officer comes back") },
  { "ev-24", N_ ("{0}: with an error that nobody sees") },
  { "ev-25", N_ ("{0}: an error is found") },

  /* Two runs. {0} outcome here, {1} time here, {2} outcome there, {3} time there, {4} cause, {5}
   * time by it here, {6} there, {7} name of the other run. */
  { "compared",
    N_ ("Here {0}, after {1}; there {2}, after {3}. What differs most is {4}: {5} here, {6} "
        "there. There: {7}.") },
  { "compared-times", N_ ("Here {0}, after {1}; there {2}, after {3}. There: {7}.") },
  { "compared-none", N_ ("The page of the other run, {0}, does not have this dossier.") },
  { "outcome-on-time", N_ ("on time") },
  { "outcome-late", N_ ("late") },
  { "outcome-finished", N_ ("finished") },
  { "outcome-withdrawn", N_ ("withdrawn") },
  { "outcome-open", N_ ("not finished") },
  { "outcome-late-open", N_ ("late and not finished") },
  { "outcome-left", N_ ("without a dossier") },

  /* Lesson. {0} title, {1} number, {2} how many. */
  { "lesson-on", N_ ("Lesson") },
  { "stop-of", N_ ("{0}: {1} of {2}") },
  { "stop-caption", N_ ("Text") },
  { "stop-stop", N_ ("Stop") },
  { "stop-question", N_ ("Question") },
  { "stop-look", N_ ("Look") },
  { "stop-done", N_ ("done") },
  { "continue", N_ ("Continue") },
  { "answer-right", N_ ("Right") },
  { "answer-wrong", N_ ("Wrong") },
  { "answer-thanks", N_ ("Answered") },
  { "score", N_ ("Right: {0} of {1} answered, {2} in all") },
  { "question-of", N_ ("Question {0} of {1}") },
  { "question-first",
    N_ ("This question comes first: answer it, or go on to the next stop by Continue.") },
  { "lesson-begin", N_ ("A lesson of {0} stops. The page plays, pauses at each, and asks.") },
  { "begin", N_ ("Begin") },
  { "fold", N_ ("Hide") },
  { "unfold", N_ ("Show") },
  { "covered", N_ ("Covered until the question is answered.") },
  { "uncover", N_ ("Look it up now") },
  { "lesson-end", N_ ("This was the last stop of the lesson.") },
  { "end-score", N_ ("Questions answered right: {0} of {1}.") },
  { "end-open", N_ ("{0} not answered") },
  { "end-again", N_ ("Again") },

  /* Help. */
  { "help-title", N_ ("How to use this page") },
  { "help-map",
    N_ ("Each disc of the map is a place: its area is the number of dossiers in process, the "
        "red ring the share that is overdue, its colour and sign the growth in a week. Click "
        "one to see its desks and officers. Blue lines lead from the chosen place, green ones "
        "to it; their width is the number of dossiers an hour. The pale ground only "
        "joins the places: it has no borders.") },
  { "help-panel",
    N_ ("Find a dossier by a part of its name to follow it: its clocks, what holds it, and "
        "every event. A click on an event goes there. What happens to a dossier is exact to the "
        "second; figures of places are those of the last half hour.") },
  { "help-address",
    N_ ("The address of the page always opens the moment that is shown, so it can be sent "
        "to others who have the page.") },
  { "help-keys", N_ ("Keys") },
  { "key", N_ ("key") },
  { "key-does", N_ ("what it does") },
  { "key-space", N_ ("play or pause") },
  { "key-arrows", N_ ("an event of the chosen dossier, or half an hour, back or on") },
  { "key-shift", N_ ("a day back or on") },
  { "key-frames", N_ ("half an hour back or on") },
  { "key-loop", N_ ("loop from here, loop to here") },
  { "key-flags", N_ ("next stop of the lesson or bookmark, last one") },
  { "key-stops", N_ ("next stop of the lesson, last stop") },
  { "key-answer", N_ ("answer the question that is open") },
  { "key-speed", N_ ("faster, slower: a speed is the time that a working day takes") },
  { "key-search", N_ ("find a place or a dossier") },
  { "key-escape", N_ ("back to the province") },
  { "key-help", N_ ("this help") },
  { "close", N_ ("Close") },
};

#endif
