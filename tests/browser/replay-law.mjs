// Replay pages of worlds with known times, about the law's clock and how dossiers end, and of two
// runs side by side; see replay-worlds.mjs. TAP on standard output.
// Usage: node replay-law.mjs FOLDER, with PILOTRUN set
import { Played, ini, play, playBoth, says, write } from "./played.mjs";
import { inBrowser, same, verify } from "./tap.mjs";

const [folder] = process.argv.slice (2);
let browser;

// Runs the world and opens its page.
const world = (name, text) => new Played (browser, play (write (folder, name, text)));

// A paper is checked, completed by the citizen, handed over and decided.
const told = (effort, more = "") => `${ini ("18")}== authorities.csv
code,name,kind,serves,source
d1,Old,district,*,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,u1,clerk,1,office,assumption
old,d1,clerk,1,office,assumption
== procedures.csv
code,name,workflow,limit,incomplete,source
p,Paper,w,3 working days,100%,assumption
== workflows.csv
workflow,step,kind,role,place,effort,counts,at_close,next,source
w,check,work,clerk,home,2h,yes,suspend,ask incomplete; decide rest,assumption
w,ask,supplement,,home,1 day,no,,check,assumption
w,decide,work,clerk,home,${effort},yes,suspend,returned,assumption
== backlog.csv
where,procedure,received,home,source
d1,p,2025-06-30 10:00,u1,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
supplement_clock,pause,assumption
apology_extension,2,assumption
== phases.csv
procedures,where,from,office,source
*,*,,district,assumption
*,*,2025-07-02,unit,assumption
== handovers.csv
where,on,delay,reentry,role,source
district,2025-07-02 11:00,1h,30min,clerk,assumption
${more}`;

// Checked on 1 July from 08:00 to 10:00; the supplement stops the clock for a day, so that the due
// date is 4 July and no longer the 3rd. Checked again from 2 July 10:00, an hour of it before the
// hand-over; an hour on its way, entered anew from 13:00 to 13:30, checked for the other hour.
// Decided for 16 hours: 2.5 on the 2nd, 8 on the 3rd, 5.5 on the 4th; for 20: 1.5 more on Monday.
// The apology goes out on the 3rd at opening and names the date two working days after the 4th.
async function lawsClock () {
  const dossier = "backlog/d1/p/check/2025-06-30T10:00/counter/u1/1";
  const page = world ("law's clock", told ("16h"));
  await says (page, { d: dossier }, {
    "07-01 09:00": { law: "due 3 July 2025; working days left: 2",
      now: "check is being done at Old, by old, officer 1" },
    "07-01 12:00": { law: "stands still; so far due 3 July 2025",
      now: "the citizen completes the papers (ask)", queue: "does not wait" },
    "07-02 09:59": { law: "stands still; so far due 3 July 2025" },
    "07-02 10:30": { law: "due 4 July 2025; working days left: 2",
      now: "check is being done at Old, by old, officer 1" },
    "07-02 11:30": { now: "on its way (hand-over)" },
    "07-02 13:15": { now: "re-entry is being done at One, by desk, officer 1" },
    "07-02 14:00": { now: "check is being done at One, by desk, officer 1" },
    "07-04 14:30": { now: "returned on 4 July 2025, 14:30, after 4 d 4 h",
      law: "kept: was due 4 July 2025\nthe apology names 8 July 2025", story:
      ["Monday 30 June 2025", "10:00 received, due 3 July 2025",
      "Tuesday 1 July 2025", "00:00 check: waits | Old", "08:00 check: taken up | old, officer 1",
      "10:00 check: done | old, officer 1", "10:00 the law's clock stops", "10:00 ask: begins",
      "Wednesday 2 July 2025", "10:00 ask: done", "10:00 the law's clock goes on, due 4 July 2025",
      "10:00 check: waits", "10:00 check: taken up | old, officer 1",
      "11:00 check: taken out of the officer's hands | old, officer 1",
      "11:00 handed over to One", "11:00 hand-over: begins", "12:00 hand-over: done",
      "12:00 re-entry: waits", "13:00 re-entry: taken up | desk, officer 1",
      "13:30 re-entry: done | desk, officer 1", "13:30 check: waits",
      "13:30 check: taken up | desk, officer 1", "14:30 check: done | desk, officer 1",
      "14:30 decide: waits", "14:30 decide: taken up | desk, officer 1",
      "17:00 decide: laid down | desk, officer 1", "Thursday 3 July 2025",
      "08:00 decide: taken up | desk, officer 1",
      "08:00 an apology is sent, with the new date 8 July 2025",
      "12:00 decide: laid down | desk, officer 1", "13:00 decide: taken up | desk, officer 1",
      "17:00 decide: laid down | desk, officer 1", "Friday 4 July 2025",
      "08:00 decide: taken up | desk, officer 1", "12:00 decide: laid down | desk, officer 1",
      "13:00 decide: taken up | desk, officer 1", "14:30 decide: done | desk, officer 1",
      "14:30 returned to the citizen"] } });
  const labels = await browser.run (() => replay.timeline.labels.map (({ text }) => text));
  verify ("law's clock: where none is overdue the timeline does not say so",
    same (labels, ["in process, up to 1"]), labels);
  const asked = world ("supplement across a hand-over", told ("16h")
    .replace ("supplement,,home,1 day", "supplement,,home,2 days"));
  await says (asked, { d: dossier }, {
    "07-02 10:30": { now: "the citizen completes the papers (ask)" },
    "07-02 11:30": { now: "the citizen completes the papers (ask)", current: "handed over to One",
      law: "stands still; so far due 3 July 2025", queue: "does not wait" } });
  const late = world ("law's clock, late", told ("20h"));
  await says (late, { u: "u1" }, {
    "07-04 16:00": { figures: "in process 1, in work 1" },
    "07-07 08:00": { figures: "in process 1, overdue 1, in work 1" } });
  await says (late, { d: dossier }, {
    "07-04 16:00": { law:
      "due 4 July 2025: today is the last working day\nthe apology names 8 July 2025",
      causes: "closed hours 2 d 1 h, citizen 1 d, effort 22 h, staff 6 h, transfer 1 h" },
    "07-07 09:00": { law:
      "was due 4 July 2025; working days late: 1\nthe apology names 8 July 2025",
      causes: "closed hours 4 d 16 h, effort 1 d, citizen 1 d, staff 6 h, transfer 1 h" },
    "07-07 09:30": { now: "returned on 7 July 2025, 09:30, after 6 d 23 h",
      law: "broken: was due 4 July 2025\nthe apology names 8 July 2025" } });
  for (const u of ["d1", "u1"]) {
    await late.at ("07-07 08:00", { u });
    verify (`law's clock, late: in the list of ${u}`, same (await late.unfolded (0),
      [`${dossier} days late: 1`]), await late.unfolded (0));
  }
}

// Officers who go away: to a meeting on 3 July, for which the work is laid down; ill on the 4th, so
// that it goes back to the line at 00:00. Of 16 hours 7 are left for Monday.
async function absences () {
  const dossier = "backlog/d1/p/check/2025-06-30T10:00/counter/u1/1";
  const page = world ("absences", told ("16h", `== absences.csv
pool,where,from,until,officers,reason,source
desk,u1,2025-07-03 09:00,2025-07-03 10:30,1,meeting,assumption
desk,u1,2025-07-04,2025-07-04,1,sickness,assumption
`));
  await says (page, { u: "u1" }, {
    "07-03 09:30": { officers: "desk: away 1", here: [`${dossier} laid down: decide`], status:
      "Thursday 3 July 2025 09:30 open in process 1 overdue 0 rules from 2 July 2025 · " +
      "meeting: One" },
    "07-04 09:30": { officers: "desk: away 1", desks: "clerk 0/1",
      here: [`${dossier} waits: decide`] } });
  await says (page, { d: dossier }, {
    "07-03 09:30": { holds: "absence (meeting), since 3 July 2025, 09:00",
      current: "decide: laid down (meeting)", causes: "closed hours 1 d 8 h, citizen 1 d, " +
      "effort 8 h, staff 6 h, transfer 1 h, absence 30 min" },
    "07-04 09:30": { holds: "absence (sickness), since 4 July 2025, 08:00",
      current: "decide: back to the line (sickness)" },
    "07-07 16:00": { now: "returned on 7 July 2025, 16:00, after 7 d 6 h",
      law: "broken: was due 4 July 2025\nthe apology names 8 July 2025",
      causes: "closed hours 4 d 17 h, citizen 1 d, " +
      "effort 20 h 30 min, absence 9 h 30 min, staff 6 h, transfer 1 h" } });
}

// In the first run one clerk does three papers of five hours one after the other, in the second two
// do; all are due on 1 July. A request of an hour, without a limit, comes after them.
async function sideBySide () {
  const text = (name, count) => `${ini ("02").replace ("name=t", `name=${name}`)}== procedures.csv
code,name,workflow,limit,source
p,Paper,w,1 working day,assumption
r,Request,v,none,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,u1,clerk,${count},office,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,work,clerk,5h,suspend,returned,assumption
v,work,clerk,1h,suspend,returned,assumption
== backlog.csv
where,procedure,received,count,source
u1,p,2025-06-30,3,assumption
u1,r,2025-06-30,1,assumption
`;
  const page = new Played (browser, playBoth (write (folder, "one-clerk", text ("One clerk", 1)),
    write (folder, "two-clerks", text ("Two clerks", 2))));
  const both = async (what, time, where, ...wanted) => {
    const { status, panels } = await page.at (time, where);
    const wrong = wanted.flatMap (({ status: line = status, ...own }, k) => [
      ...Object.keys (own).filter ((key) => !same (panels[k][key], own[key]))
        .map ((key) => [k, key, panels[k][key]]), ...line === status ? [] : [[k, status]]]);
    verify (`two runs: ${what}`, wrong.length === 0, wrong);
  };
  await both ("the same place", "07-01 14:00", { u: "u1" },
    { notes: ["One clerk", "ward, population 1,000"], officers: "desk: at work 1",
      figures: "in process 3, in work 1, papers waiting 2, returned today 1",
      status: "Tuesday 1 July 2025 14:00 open in process 3 | 2 overdue 0 | 0" },
    { notes: ["Two clerks", "ward, population 1,000"], officers: "desk: at work 2",
      figures: "in process 2, in work 2, returned today 2" });
  const [here, there] = ["late, after 2 d 10 h", "on time, after 1 d 14 h"];
  const about = "Paper filed at One, home One, counter";
  await both ("the second paper is late in one of them", "07-02 17:00",
    { d: "backlog/u1/p/work/2025-06-30/counter/u1/2" },
    { law: "broken: was due 1 July 2025", notes: ["One clerk", about, `Here ${here}; there ${
      there}. What differs most is staff: 13 h here, 8 h there. There: Two clerks.`] },
    { law: "kept: was due 1 July 2025", notes: ["Two clerks", about, `Here ${there}; there ${
      here}. What differs most is staff: 8 h here, 13 h there. There: One clerk.`] });
  await both ("the first is on time in both", "07-02 17:00",
    { d: "backlog/u1/p/work/2025-06-30/counter/u1/1", run: 1 },
    { notes: ["One clerk", about, `Here ${there}; there ${there}. ` +
      "There: Two clerks."], now: "returned on 1 July 2025, 14:00, after 1 d 14 h" },
    { now: "returned on 1 July 2025, 14:00, after 1 d 14 h" });
  await both ("a request without a limit", "07-02 17:00",
    { d: "backlog/u1/r/work/2025-06-30/counter/u1/1" },
    { law: "no limit", notes: ["One clerk", "Request filed at One, home One, counter",
      "Here finished, after 2 d 17 h; there finished, after 1 d 15 h. There: Two clerks."] }, {});
}

// The first is checked from 8:00 to 9:00 and withdrawn by the citizen two days later, the second is
// refused at 9:30. The third takes eight hours without a break: it is returned on its last day, but
// half an hour after closing, and that is late.
async function ends () {
  const page = world ("ends", `${ini ("04")}== procedures.csv
code,name,workflow,limit,source
a,A,ask,1 working day,assumption
b,B,no,1 working day,assumption
c,C,long,1 working day,assumption
== workflows.csv
workflow,step,kind,role,effort,counts,at_close,next,source
ask,check,work,clerk,1h,yes,suspend,complete,assumption
ask,complete,supplement,,2 days,no,,withdrawn,assumption
no,look,work,clerk,30min,yes,suspend,refused,assumption
long,work,work,clerk,8h,yes,finish,returned,assumption
== backlog.csv
where,procedure,received,count,source
u1,a,2025-06-30,1,assumption
u1,b,2025-06-30,1,assumption
u1,c,2025-06-30,1,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
supplement_clock,pause,assumption
== arrivals.csv
stream,where,mix,rate,source
s,u1,a,0 per day,assumption
`), name = (p, step) => `backlog/u1/${p}/${step}/2025-06-30/counter/u1/1`;
  await says (page, { u: "u1" }, {
    "07-01 12:30": { officers: "desk: at work 1, in overtime 1", desks: "clerk 0/0",
      status: "Tuesday 1 July 2025 12:30 closed in process 2 overdue 0" },
    "07-01 17:00": { officers: "desk: at work 1, in overtime 1" },
    "07-01 17:30": { officers: "desk: off duty", figures: "in process 1, returned today 1" } });
  await says (page, { d: name ("a", "check") }, {
    "07-01 08:30": { law: "due 1 July 2025: today is the last working day" },
    "07-03 09:00": { now: "withdrawn on 3 July 2025, 09:00, after 3 d 9 h",
      law: "no longer counts: was due 3 July 2025" } });
  await says (page, { d: name ("b", "look") }, { "07-01 09:30": {
    now: "refused on 1 July 2025, 09:30, after 1 d 9 h", law: "kept: was due 1 July 2025" } });
  await says (page, { d: name ("c", "work") }, { "07-01 17:30": {
    now: "returned on 1 July 2025, 17:30, after 1 d 17 h", law: "broken: was due 1 July 2025" } });
  await page.at ("07-02 09:00", { u: "u1" });
  verify ("ends: late on the last day", same (await page.unfolded (0),
    [`${name ("c", "work")} after closing on the last day`]), await page.unfolded (0));
}

await inBrowser (async (opened) => {
  browser = opened;
  await lawsClock ();
  await absences ();
  await sideBySide ();
  await ends ();
});
