// Pages of replays that the program made of worlds with known times, read back in a real browser:
// what they say at a moment is what was worked out by hand. TAP on standard output.
// Usage: node replay-worlds.mjs FOLDER, with PILOTRUN set
import { keys } from "./driver.mjs";
import { Played, ini, play, says, write } from "./played.mjs";
import { inBrowser, same, verify } from "./tap.mjs";

const [folder] = process.argv.slice (2);
let browser;

// Runs the world and opens its page.
const world = (name, text) => new Played (browser, play (write (folder, name, text)));

// Both are due on 1 July. The paper takes from 8:00 to 14:00; the quarry 20 hours from then on, of
// which three are done on the first day and eight on the second.
async function twoDossiers () {
  const page = world ("two dossiers", `== procedures.csv
code,name,workflow,limit,source
p,Paper,w,1 working day,assumption
q,Quarry,v,1 working day,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,work,clerk,5h,suspend,returned,assumption
v,dig,clerk,20h,suspend,returned,assumption
== backlog.csv
where,procedure,received,count,source
u1,p,2025-06-30,1,assumption
u1,q,2025-06-30,1,assumption
`), paper = "backlog/u1/p/work/2025-06-30/counter/u1/1",
    quarry = "backlog/u1/q/dig/2025-06-30/counter/u1/1";
  await says (page, { u: "u1" }, {
    "07-01 00:00": { status: "Tuesday 1 July 2025 00:00 closed in process 2 overdue 0",
      title: "One", figures: "in process 2, papers waiting 2", desks: "clerk 0/2",
      here: [`${paper} waits: work`, `${quarry} waits: dig`] },
    "07-01 08:00": { status: "Tuesday 1 July 2025 08:00 open in process 2 overdue 0",
      figures: "in process 2, in work 1, papers waiting 1", desks: "clerk 0/1",
      officers: "desk: at work 1", here: [`${paper} in work: work`, `${quarry} waits: dig`] },
    "07-01 12:10": { status: "Tuesday 1 July 2025 12:10 closed in process 2 overdue 0",
      figures: "in process 2, in hand (laid down) 1, papers waiting 1", officers: "desk: off duty",
      here: [`${paper} laid down: work`, `${quarry} waits: dig`] },
    "07-01 14:00": { figures: "in process 1, in work 1, returned today 1", desks: "clerk 0/0",
      officers: "desk: at work 1", here: [`${quarry} in work: dig`] },
    "07-02 00:00": { status: "Tuesday 1 July 2025 24:00 closed in process 1 overdue 1",
      figures: "in process 1, overdue 1, in hand (laid down) 1, returned today 1" },
    "07-02 00:00:01": { status: "Wednesday 2 July 2025 00:00 closed in process 1 overdue 1",
      figures: "in process 1, overdue 1, in hand (laid down) 1" },
    "07-02 09:00": { status: "Wednesday 2 July 2025 09:00 open in process 1 overdue 1",
      figures: "in process 1, overdue 1, in work 1" } });
  await says (page, {}, { "07-01 08:00": { title: "The province",
    figures: "in process 2, in work 1, papers waiting 1" } });
  const begun = ["Monday 30 June 2025", "00:00 received, due 1 July 2025", "Tuesday 1 July 2025",
    "00:00 work: waits | One", "08:00 work: taken up | desk, officer 1"];
  await says (page, { d: paper }, {
    "07-01 07:30": { title: paper, notes: ["Paper filed at One, home One, counter"],
      marks: "of the backlog at the start", now: "waits for work at One",
      law: "due 1 July 2025: today is the last working day",
      queue: "waits 7 h 30 min, since 1 July 2025, 00:00", current: "work: waits" },
    "07-01 10:00": { now: "work is being done at One, by desk, officer 1", queue: "does not wait",
      story: begun, current: "work: taken up", holds: "effort, since 1 July 2025, 08:00" },
    "07-01 14:00": { now: "returned on 1 July 2025, 14:00, after 1 d 14 h", queue: "–", holds: "–",
      law: "kept: was due 1 July 2025", story: [...begun, "12:00 work: laid down | desk, officer 1",
        "13:00 work: taken up | desk, officer 1", "14:00 work: done | desk, officer 1",
        "14:00 returned to the citizen"], current: "returned to the citizen",
      causes: "closed hours 1 d 1 h, staff 8 h, effort 5 h" } });
  // From Monday 00:00 to Wednesday 10:00 there are 58 hours: closed are 16, 16 and 8 of them.
  await says (page, { d: quarry }, {
    "07-01 16:00": { now: "dig is being done at One, by desk, officer 1", holds:
      "effort, since 1 July 2025, 14:00", causes: "closed hours 1 d 1 h, staff 13 h, effort 2 h" },
    "07-01 20:00": { now: "dig is laid down at One by desk, officer 1",
      queue: "waits 3 h, since 1 July 2025, 17:00", holds:
        "closed hours, since 1 July 2025, 17:00" },
    "07-02 07:00": { story: ["Monday 30 June 2025", "00:00 received, due 1 July 2025",
      "Tuesday 1 July 2025", "00:00 dig: waits | One", "14:00 dig: taken up | desk, officer 1",
      "17:00 dig: laid down | desk, officer 1"] },
    "07-02 10:00": { law: "was due 1 July 2025; working days late: 1",
      holds: "effort, since 2 July 2025, 08:00",
      causes: "closed hours 1 d 16 h, staff 13 h, effort 5 h" },
    "07-03 00:00": { status: "Wednesday 2 July 2025 24:00 closed in process 1 overdue 1",
      law: "was due 1 July 2025; working days late: 1",
      queue: "waits 7 h, since 2 July 2025, 17:00", holds:
        "closed hours, since 2 July 2025, 17:00" } });
  await page.at ("07-03 00:00");
  verify ("two dossiers: by how much the quarry is late", same (await page.unfolded (1),
    [`${quarry} days late: 1`]), await page.unfolded (1));
}

// Checked from 8:00 to 9:00, then with the clerk for an hour, and with another office for three.
async function forkAndJoin () {
  const page = world ("fork and join", `${ini ("01")}== backlog.csv
where,procedure,received,count,source
u1,p,2025-06-30,1,assumption
== workflows.csv
workflow,step,kind,role,effort,next,source
w,check,work,clerk,1h,fork ask + wait then returned,assumption
w,ask,work,clerk,1h,join,assumption
w,wait,delay,,3h,join,assumption
`), dossier = "backlog/u1/p/check/2025-06-30/counter/u1/1";
  await says (page, { u: "u1" }, {
    "07-01 08:30": { figures: "in process 1, in work 1", officers: "desk: at work 1" },
    "07-01 09:30": { figures: "in process 1, in work 1", officers: "desk: at work 1",
      here: [`${dossier} in work: ask`] },
    "07-01 10:00": { figures: "in process 1", officers: "desk: free 1",
      here: [`${dossier} passes: wait`] },
    "07-01 12:00": { figures: "returned today 1", here: undefined } });
  const forked = ["Monday 30 June 2025", "00:00 received, due 7 July 2025", "Tuesday 1 July 2025",
    "00:00 check: waits | One", "08:00 check: taken up | desk, officer 1",
    "09:00 check: done | desk, officer 1", "09:00 check: goes to several at once", "09:00 ask: waits",
    "09:00 wait: begins", "09:00 ask: taken up | desk, officer 1"];
  await says (page, { d: dossier }, {
    "07-01 08:30": { now: "check is being done at One, by desk, officer 1",
      law: "due 7 July 2025; working days left: 4" },
    "07-01 09:30": { now: "ask is being done at One, by desk, officer 1\nwait takes its time",
      queue: "does not wait", story: forked },
    "07-01 10:30": { now: "wait takes its time", queue: "does not wait" },
    "07-01 12:00": { now: "returned on 1 July 2025, 12:00, after 1 d 12 h",
      law: "kept: was due 7 July 2025", story: [...forked, "10:00 ask: done | desk, officer 1",
        "12:00 wait: done", "12:00 the last of the several is done",
        "12:00 returned to the citizen"] } });
}

// On 3 July at 10:00 three dossiers go from the old office to One: the papers take three hours, and
// half an hour each to be entered anew: first what waited, then what was in hand. Due dates stay.
const handsOver = (at, count = 3) => `${ini ("04")}== authorities.csv
code,name,kind,serves,source
d1,Old,district,*,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,u1,clerk,1,office,assumption
old,d1,clerk,1,office,assumption
== phases.csv
procedures,where,from,office,source
*,*,,district,assumption
*,*,2025-07-03,unit,assumption
== handovers.csv
where,on,delay,reentry,role,source
district,${at},3h,30min,clerk,assumption
== workflows.csv
workflow,step,role,place,effort,at_close,next,source
w,sign,clerk,home,30h,suspend,returned,assumption
== backlog.csv
where,procedure,received,count,home,source
d1,p,2025-06-30,${count},u1,assumption
`;
async function handOver () {
  const page = world ("hand-over", handsOver ("2025-07-03 10:00")),
    name = (n) => `backlog/d1/p/sign/2025-06-30/counter/u1/${n}`;
  const doing = (...steps) => steps.map ((step, k) => `${name (k + 1)} ${step}`);
  await says (page, { u: "d1" }, {
    "07-03 09:59": { title: "Old", figures: "in process 3, in work 1, papers waiting 2",
      desks: "clerk 0/2", officers: "old: at work 1",
      here: doing ("in work: sign", "waits: sign", "waits: sign") },
    "07-03 10:00": { figures: "", desks: "clerk 0/0", officers: "old: free 1", here: undefined,
      moves: "to One: 0.8" } });
  await says (page, { u: "u1" }, {
    "07-03 09:59": { figures: "", officers: "desk: free 1", here: undefined },
    "07-03 10:00": { figures: "in process 3", officers: "desk: free 1", moves: "from Old: 0.8",
      here: doing ("passes: hand-over", "passes: hand-over", "passes: hand-over") },
    "07-03 13:00": { figures: "in process 3, in work 1, papers waiting 2", desks: "clerk 0/2",
      officers: "desk: at work 1",
      here: doing ("waits: re-entry", "in work: re-entry", "waits: re-entry") },
    "07-03 13:30": { here: doing ("waits: re-entry", "waits: sign", "in work: re-entry") },
    "07-03 14:00": { here: doing ("in work: re-entry", "waits: sign", "waits: sign"),
      moves: "None in the last four hours." },
    "07-03 14:30": { here: doing ("waits: sign", "in work: sign", "waits: sign") } });
  const due = "due 7 July 2025; working days left: 2";
  await says (page, { d: name (1) }, {
    "07-03 09:59": { now: "sign is being done at Old, by old, officer 1", law: due,
      notes: ["P filed at Old, home One, counter"] },
    "07-03 12:00": { law: due, queue: "does not wait", current: "hand-over: begins",
      notes: ["P filed at Old, home One, counter"] },
    "07-03 14:40": { now: "waits for sign at One", law: due,
      queue: "waits 10 min, since 3 July 2025, 14:30" } });
  const way = await browser.run (() => replay.runs[0].journey (0).map (({ at, place }) =>
    `${at / 3600} ${replay.runs[0].places[place].name}`));
  verify ("hand-over: its way on the map", same (way, ["-24 Old", "58 One"]), way);
  // Each is checked for an hour on 1 July and waits two days for the citizen: the third is still
  // with the citizen when it is handed over, and is entered anew an hour later.
  const third = world ("hand-over in a supplement", `${handsOver ("2025-07-03 10:00")}
== workflows.csv
workflow,step,kind,role,place,effort,counts,at_close,next,source
w,check,work,clerk,home,1h,yes,suspend,ask,assumption
w,ask,supplement,,home,2 days,no,,sign,assumption
w,sign,work,clerk,home,2h,yes,suspend,returned,assumption
`);
  await says (third, { d: "backlog/d1/p/check/2025-06-30/counter/u1/3" }, {
    "07-03 09:30": { now: "the citizen completes the papers (ask)",
      law: "stands still; so far due 7 July 2025" },
    "07-03 10:30": { now: "the citizen completes the papers (ask)", current: "handed over to One",
      law: "stands still; so far due 7 July 2025" },
    "07-03 11:10": { now: "re-entry is being done at One, by desk, officer 1",
      law: "due 10 July 2025; working days left: 5" } });
  await says (third, { u: "u1" }, { "07-03 10:30": { here: [1, 2].map ((n) =>
    `backlog/d1/p/check/2025-06-30/counter/u1/${n} passes: hand-over`).concat (
    "backlog/d1/p/check/2025-06-30/counter/u1/3 passes: ask") } });
  // Twenty that only moved are no growth, and the old office is where the unit is on the map.
  const many = world ("hand-over of many", `${handsOver ("2025-07-03 10:00", 20)}== units.csv
code,name,type,population,lat,lon,source
u1,One,ward,1000,21,107,assumption
u2,Two,ward,1000,21.2,107.2,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,*,clerk,1,office,assumption
old,d1,clerk,1,office,assumption
== authorities.csv
code,name,kind,serves,lat,lon,source
d1,Old,district,*,21,107,assumption
hall,Hall,department,,21,107,assumption
== tiers.csv
tier,where,until,source
old,district,2025-07-03,assumption
`);
  await many.open ("07-03 14:00");
  const { grown, spots, others } = await browser.run (() => {
    const { run, map: { spots: all, rest } } = replay.sides[0], at = (code) =>
      all[run.byCode.get (code)];
    return { grown: run.growth (run.byCode.get ("u1"), run.frameAt (replay.clock.t)),
      others: rest.map ((k) => run.places[k].code),
      spots: ["u1", "d1"].map ((code) => [at (code).x, at (code).y].map (Math.round)) };
  });
  verify ("hand-over of many: what only moved has not grown", grown.before === 20 &&
    grown.now === 20 && grown.class === 1, grown);
  verify ("hand-over of many: old offices are on the map", same (others, ["hall"]) &&
    same (spots[0], spots[1]), [others, spots]);
  // At midnight: the day before ends with everything at the old office.
  const night = world ("hand-over at midnight", handsOver ("2025-07-03"));
  await says (night, { u: "d1" }, {
    "07-03 00:00": { figures: "in process 3, in hand (laid down) 1, papers waiting 2",
      status: "Wednesday 2 July 2025 24:00 closed in process 3 overdue 0" },
    "07-03 00:00:01": { figures: "", moves: "to One: 0.8", status:
      "Thursday 3 July 2025 00:00 closed in process 3 overdue 0 rules from 3 July 2025" } });
  await night.at ("07-02 09:00", { u: "u1" });
  await browser.press ("b");
  const { live, status } = await night.read ();
  verify ("hand-over at midnight: its bookmark shows what follows", status.startsWith (
    "Thursday 3 July 2025 00:00") && live ===
    "3 dossiers are handed over: 3 July 2025, 00:00", [live, status]);
  await night.at ("07-03 00:00");
  await browser.press ("b");
  verify ("hand-over at midnight: also from the end of the day", (await night.read ()).status
    .startsWith ("Thursday 3 July 2025 00:00"), (await night.read ()).status);
  await browser.chord (keys.shift, "b");
  verify ("hand-over at midnight: and can be left", (await night.read ()).status.startsWith (
    "Tuesday 1 July 2025 08:00"), (await night.read ()).status);
}

// Dossiers of a rehearsal come every nine hours: the second is in hand when the tests are over.
async function rehearsal () {
  const page = world ("rehearsal", `== calendars.csv
calendar,days,open,source
office,Mon-Fri,08:00-17:00,assumption
always,Mon-Sun,always,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,u1,clerk,1,always,assumption
== arrivals.csv
stream,where,mix,rate,test,source
s,u1,p,every 9h,yes,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
tests_until,2025-07-01,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,work,clerk,8h,suspend,returned,assumption
`);
  await says (page, { u: "u1" }, {
    "07-01 09:00": { figures: "in work 1", here: ["u1/s/p/counter/1 in work: work"] },
    "07-01 17:00": { figures: "", officers: "desk: free 1", here: undefined },
    "07-01 20:00": { figures: "in work 1", here: ["u1/s/p/counter/2 in work: work"] },
    "07-02 00:00": { status: "Tuesday 1 July 2025 24:00 open in process 0 overdue 0",
      figures: "in work 1", here: ["u1/s/p/counter/2 in work: work"] },
    "07-02 00:00:01": { figures: "", officers: "desk: free 1", here: undefined } });
  await says (page, { d: "u1/s/p/counter/1" }, { "07-01 17:00": { marks: "test",
    now: "returned on 1 July 2025, 17:00, after 8 h", law: "none: a test" } });
  await says (page, { d: "u1/s/p/counter/2" }, {
    "07-01 20:00": { marks: "test", now: "work is being done at One, by desk, officer 1",
      law: "none: a test" },
    "07-02 00:00": { now: "work is being done at One, by desk, officer 1" },
    "07-02 00:00:01": { now: "closed on 2 July 2025, 00:00, after 6 h", current: "closed",
      story: ["Tuesday 1 July 2025", "18:00 comes", "18:00 work: waits | One",
        "18:00 work: taken up | desk, officer 1", "Wednesday 2 July 2025",
        "00:00 work: taken out of the officer's hands | desk, officer 1", "00:00 closed"] } });
  await page.at ("07-01 20:00", { d: "u1/s/p/counter/2" });
  await browser.run (() => document.querySelector (".story li:last-child button").click ());
  const { status, panels: [closed] } = await page.read ();
  verify ("rehearsal: an event at midnight is of the next day", closed.current === "closed" &&
    status.startsWith ("Wednesday 2 July 2025 00:00"), [closed, status]);
  await browser.press (keys.left);
  const before = await page.read ();
  verify ("rehearsal: and is left by a step back", before.panels[0].current ===
    "work: taken up", before);
  await page.at ("07-02 00:00", { d: "u1/s/p/counter/2" });
  await browser.press (keys.right);
  const after = await page.read ();
  verify ("rehearsal: and reached by a step on from the end of the day",
    after.panels[0].current === "closed", after);
}

// The clerk has a paper in hand until 17:00. One comes at 16:20 to ask, one at 16:25 to file: both
// have tickets and are served after closing, as others are until 17:30. One who comes at 16:40 has
// none, leaves, and is the first the next day.
async function visitors () {
  const page = world ("visitors", `${ini ("03")}== procedures.csv
code,name,workflow,kind,limit,source
p,P,w,dossier,5 working days,assumption
v,V,ask,visit,none,assumption
f,F,file,dossier,2 working days,assumption
== backlog.csv
where,procedure,received,count,source
u1,p,2025-06-30,1,assumption
== workflows.csv
workflow,step,kind,role,effort,receives,at_close,next,source
w,work,work,clerk,8h,no,suspend,returned,assumption
ask,talk,work,clerk,10min,no,suspend,left,assumption
file,take,work,clerk,20min,yes,suspend,check,assumption
file,check,work,clerk,1h,no,suspend,returned,assumption
== arrivals.csv
stream,where,mix,rate,from,until,source
early,u1,v,every 980min,2025-07-01,2025-07-01,assumption
mid,u1,f,every 985min,2025-07-01,2025-07-01,assumption
late,u1,v,every 1000min,2025-07-01,2025-07-01,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
ticket_cutoff,30min,assumption
visitor_overtime,30min,assumption
visitor_return,100%,assumption
`), early = "u1/early/v/counter/1", mid = "u1/mid/f/counter/1", late = "u1/late/v/counter/1";
  await says (page, { u: "u1" }, {
    "07-01 16:30": { figures: "in process 1, in work 1, people waiting 2", desks: "clerk 2/0",
      here: ["backlog/u1/p/work/2025-06-30/counter/u1/1 in work: work", `${early} waits: talk`,
        `${mid} waits: take`] },
    "07-01 17:00": { status: "Tuesday 1 July 2025 17:00 closed in process 0 overdue 0",
      figures: "in work 1, people waiting 1, returned today 1, left unserved 1",
      desks: "clerk 1/0", officers: "desk: at work 1, in overtime 1",
      here: [`${early} in work: talk`, `${mid} waits: take`] },
    "07-01 17:30": { desks: "clerk 0/1", here: [`${mid} waits: check`], figures:
      "in process 1, papers waiting 1, received today 1, returned today 1, left unserved 1" },
    "07-02 08:00": { desks: "clerk 1/0", figures: "in process 1, in work 1, people waiting 1",
      here: [`${mid} in work: check`, `${late} waits: talk`] },
    "07-02 09:00": { desks: "clerk 0/0", figures: "in work 1, returned today 1" } });
  await says (page, { d: early }, {
    "07-01 16:30": { now: "waits for talk at One", queue: "waits 10 min, since 1 July 2025, 16:20",
      marks: "a visitor who files nothing", notes: ["V came to One, home One"],
      law: "none: nothing is filed" },
    "07-01 17:05": { now: "talk is being done at One, by desk, officer 1" },
    "07-01 17:20": { now: "left on 1 July 2025, 17:10, after 50 min", story: ["Tuesday 1 July 2025",
      "16:20 comes", "16:20 talk: waits | One", "17:00 talk: taken up | desk, officer 1",
      "17:10 talk: done | desk, officer 1", "17:10 leaves"] } });
  await says (page, { d: mid }, {
    "07-01 16:50": { now: "waits for take at One", law: "not received yet", marks: undefined },
    "07-01 17:15": { now: "take is being done at One, by desk, officer 1",
      law: "not received yet" },
    "07-01 17:40": { now: "waits for check at One", law: "due 4 July 2025; working days left: 3",
      queue: "waits 10 min, since 1 July 2025, 17:30" },
    "07-02 09:00": { now: "returned on 2 July 2025, 09:00, after 16 h 35 min",
      law: "kept: was due 4 July 2025" } });
  await says (page, { d: late }, {
    "07-01 16:50": { now: "waits for talk at One", queue:
      "waits 10 min, since 1 July 2025, 16:40" },
    "07-01 18:00": { now: "left unserved", current: "leaves" },
    "07-02 08:05": { now: "waits for talk at One", queue: "waits 5 min, since 2 July 2025, 08:00",
      current: "talk: waits" },
    "07-02 09:10": { now: "left on 2 July 2025, 09:10, after 16 h 30 min", story:
      ["Tuesday 1 July 2025", "16:40 comes", "16:40 talk: waits | One", "17:00 leaves",
        "Wednesday 2 July 2025", "08:00 comes", "08:00 talk: waits | One",
        "09:00 talk: taken up | desk, officer 1", "09:10 talk: done | desk, officer 1",
        "09:10 leaves"] } });
}

// The same clerk. One who comes at 16:40 to file leaves unserved at 17:00, on the window's last day
// or on the day before it; nobody comes again, or everybody.
async function unserved () {
  const who = "u1/late/f/counter/1";
  const left = (last, share) => world (`unserved ${last} ${share}`, `${ini (last)}== procedures.csv
code,name,workflow,limit,source
p,P,w,5 working days,assumption
f,F,file,2 working days,assumption
== backlog.csv
where,procedure,received,count,source
u1,p,2025-06-30,1,assumption
== workflows.csv
workflow,step,role,effort,receives,at_close,next,source
w,work,clerk,8h,no,suspend,returned,assumption
file,take,clerk,20min,yes,suspend,returned,assumption
== arrivals.csv
stream,where,mix,rate,from,until,source
late,u1,f,every 1000min,2025-07-01,2025-07-01,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
ticket_cutoff,30min,assumption
visitor_return,${share},assumption
`);
  const waits = { now: "waits for take at One", notes: ["F came to One, home One"],
    law: "not received yet", marks: undefined };
  await says (left ("02", "100%"), { d: who }, { "07-01 16:50": waits,
    "07-01 18:00": { now: "left unserved", law: "not received yet", marks: undefined },
    "07-02 08:30": { now: "returned on 2 July 2025, 08:20, after 15 h 40 min" } });
  await says (left ("02", "0%"), { d: who }, { "07-01 16:50": waits,
    "07-01 18:00": { law: "it was not received", marks: undefined,
      now: "left unserved on 1 July 2025, 17:00, after 20 min, and does not come again" } });
  await says (left ("01", "100%"), { d: who }, { "07-01 16:50": waits,
    "07-01 18:00": { law: "it was not received", now:
      "left unserved on 1 July 2025, 17:00, after 20 min; may come again after the last day shown" } });
}

// They come every 20 hours from 24 June 00:00 on and take 50. The sixth came on 29 June at 00:00, a
// Sunday, and counts as received on Monday.
async function warmUp () {
  const page = world ("warm-up", `${ini ("02")}warm_up=7 days
== arrivals.csv
stream,where,mix,rate,source
s,u1,p,every 20h,assumption
== workflows.csv
workflow,step,kind,role,effort,next,source
w,post,delay,,50h,returned,assumption
`), name = (n) => `u1/s/p/counter/${n}`;
  const passing = (...list) => list.map ((n) => `${name (n)} passes: post`);
  await says (page, { u: "u1" }, {
    "07-01 00:00": { figures: "in process 3", here: passing (6, 7, 8) },
    "07-01 02:00": { figures: "in process 2, returned today 1", here: passing (7, 8) },
    "07-01 12:00": { figures: "in process 3, received today 1, returned today 1",
      here: passing (7, 8, 9) },
    "07-01 22:00": { figures: "in process 2, received today 1, returned today 2" },
    "07-02 08:00": { figures: "in process 3, received today 1", here: passing (8, 9, 10) },
    "07-02 18:00": { figures: "in process 2, received today 1, returned today 1" } });
  await says (page, { d: name (6) }, {
    "07-01 00:00": { law: "due 7 July 2025; working days left: 4", marks: undefined },
    "07-01 02:00": { now: "returned on 1 July 2025, 02:00, after 2 d 2 h",
      story: ["Sunday 29 June 2025", "00:00 comes", "00:00 received, due 7 July 2025",
        "00:00 post: begins | One", "Tuesday 1 July 2025", "02:00 post: done",
        "02:00 returned to the citizen"] } });
}

// Of two papers of five hours the first is begun at 8:00. The network is down from 9:00 to 10:30;
// the clerk is at a course from 13:00 to 15:00, and on leave on 3 July. What is begun while the
// network is slow, on 2 July from 8:00 to 10:00, takes twice as long: 7.5 of ten hours are done
// that day. What is handed back is begun anew at full speed: 75 minutes on 4 July.
async function outage () {
  const page = world ("outage", `${ini ("04")}== systems.csv
system,scope,source
net,place,assumption
== needs.csv
role,step,need,if_down,source
clerk,*,net,wait,assumption
== incidents.csv
incident,system,start,repair,slow,source
a,net,2025-07-01 09:00,90min,,assumption
b,net,2025-07-02 08:00,2h,2,assumption
== absences.csv
pool,where,from,until,count,reason,source
desk,u1,2025-07-01 13:00,2025-07-01 15:00,1,training,assumption
desk,u1,2025-07-03,2025-07-03,1,leave,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,work,clerk,5h,suspend,returned,assumption
== backlog.csv
where,procedure,received,count,source
u1,p,2025-06-30,2,assumption
`), name = (n) => `backlog/u1/p/work/2025-06-30/counter/u1/${n}`;
  const waits = `${name (2)} waits: work`, people = "ward, population 1,000";
  await says (page, { u: "u1" }, {
    "07-01 08:00": { officers: "desk: at work 1", notes: [people] },
    "07-01 09:00": { figures: "in process 2, papers waiting 1, held up 1",
      notes: [people, "■ down: 'net'"],
      officers: "desk: held up 1", here: [`${name (1)} held up: work`, waits],
      status: "Tuesday 1 July 2025 09:00 open in process 2 overdue 0 down: 'net', One" },
    "07-01 10:30": { figures: "in process 2, in work 1, papers waiting 1", notes: [people],
      officers: "desk: at work 1", here: [`${name (1)} in work: work`, waits],
      status: "Tuesday 1 July 2025 10:30 open in process 2 overdue 0" },
    "07-01 13:00": { officers: "desk: away 1, learning 1", here: [`${name (1)} laid down: work`,
      waits], status: "Tuesday 1 July 2025 13:00 open in process 2 overdue 0 course: One" },
    "07-01 15:00": { officers: "desk: at work 1" },
    "07-02 08:30": { notes: [people, "■ slow: 'net'"], here: [`${name (2)} in work: work`],
      status: "Wednesday 2 July 2025 08:30 open in process 1 overdue 0 slow: 'net', One" },
    "07-02 10:00": { notes: [people], officers: "desk: at work 1" },
    "07-03 10:00": { officers: "desk: away 1", figures: "in process 1, papers waiting 1" },
    "07-04 09:30": { officers: "desk: free 1", figures: "returned today 1" } });
  await says (page, { d: name (1) }, {
    "07-01 09:30": { now: "work at One cannot go on: something that it needs is down",
      queue: "waits 30 min, since 1 July 2025, 09:00" },
    "07-01 13:30": { now: "work is laid down at One by desk, officer 1" },
    "07-02 08:30": { story: ["Monday 30 June 2025", "00:00 received, due 7 July 2025",
      "Tuesday 1 July 2025", "00:00 work: waits | One", "08:00 work: taken up | desk, officer 1",
      "09:00 work: cannot go on, something that it needs is down | desk, officer 1",
      "10:30 work: taken up | desk, officer 1", "12:00 work: laid down | desk, officer 1",
      "15:00 work: taken up | desk, officer 1", "17:00 work: laid down | desk, officer 1",
      "Wednesday 2 July 2025", "08:00 work: taken up | desk, officer 1",
      "08:30 work: done | desk, officer 1", "08:30 returned to the citizen"] } });
  await says (page, { d: name (2) }, {
    "07-03 09:00": { now: "waits for work at One" },
    "07-04 09:15": { now: "returned on 4 July 2025, 09:15, after 4 d 9 h" } });
}

// Of three desks all need the network, the judge's the hall of the province as well, and from 2
// July on an account, which is there on the 3rd. The map shows what most desks need.
async function needs () {
  const page = world ("needs", `${ini ("03")}== pools.csv
pool,where,roles,count,calendar,source
desk,u1,clerk,1,office,assumption
bench,u1,judge,1,office,assumption
chair,u1,boss,1,office,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,work,clerk,1h,suspend,judge,assumption
w,judge,judge,1h,suspend,sign,assumption
w,sign,boss,1h,suspend,returned,assumption
== systems.csv
system,scope,source
net,place,assumption
hall,province,assumption
== readiness.csv
condition,where,role,ready,source
account,u1,judge,2025-07-03,assumption
== needs.csv
role,step,need,from,if_down,source
clerk,*,net,,wait,assumption
judge,*,net,,wait,assumption
boss,*,net,,wait,assumption
judge,*,hall,,wait,assumption
judge,*,account,2025-07-02,wait,assumption
== incidents.csv
incident,system,start,repair,source
a,hall,2025-07-01 09:00,2h,assumption
b,net,2025-07-01 10:00,1h,assumption
`), people = "ward, population 1,000";
  await says (page, { u: "u1" }, {
    "07-01 08:30": { notes: [people] },
    "07-01 09:00": { notes: [people, "■ down: 'hall'"] },
    "07-01 10:00": { notes: [people, "■ down: 'hall', 'net'"] },
    "07-02 00:00": { notes: [people] },
    "07-02 08:00": { notes: [people, "■ not ready: account (judge)"] },
    "07-03 08:00": { notes: [people] } });
  const hatched = await browser.run ((frames) => frames.map ((f) => replay.runs[0].down (0, f)),
    [17, 18, 20, 22, 64]);
  verify ("needs: hatched while most desks are concerned", same (hatched, [0, 0, 1, 0, 0]),
    hatched);
}

// Who finds the portal down on 1 July at 9:00 comes to the counter when it opens on the 2nd, and is
// not there before; the time is the citizen's.
async function portal () {
  const page = world ("portal", `${ini ("02")}== procedures.csv
code,name,workflow,limit,online,source
p,P,w,5 working days,100%,assumption
== workflows.csv
workflow,step,role,effort,receives,next,source
w,take,clerk,1h,yes,returned,assumption
== arrivals.csv
stream,where,mix,rate,from,until,source
s,u1,p,every 9h,2025-07-01,2025-07-01,assumption
== systems.csv
system,scope,online,source
portal,province,yes,assumption
== incidents.csv
incident,system,start,repair,source
a,portal,2025-07-01 00:00,24h,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
portal_to_counter,100%,assumption
`), dossier = "u1/s/p/online/1";
  await says (page, { d: dossier }, {
    "07-01 12:00": { now: "has not come yet", queue: "–", story: [] },
    "07-02 08:30": { now: "take is being done at One, by desk, officer 1",
      story: ["Wednesday 2 July 2025", "08:00 comes", "08:00 take: waits | One",
        "08:00 take: taken up | desk, officer 1"] },
    "07-02 09:00": { now: "returned on 2 July 2025, 09:00, after 1 d",
      causes: "citizen 23 h, effort 1 h" } });
  await says (page, { u: "u1" }, { "07-01 12:00": { figures: "", here: undefined },
    "07-02 08:00": { figures: "in work 1, people waiting 1" } });
}

await inBrowser (async (opened) => {
  browser = opened;
  await twoDossiers ();
  await forkAndJoin ();
  await handOver ();
  await rehearsal ();
  await visitors ();
  await unserved ();
  await warmUp ();
  await outage ();
  await needs ();
  await portal ();
});
