// The replay page of the golden run says of a dossier what a trace says, line by line. TAP on
// standard output.
// Usage: node replay-read.mjs FOLDER, with PILOTRUN set
import { Played, golden, pilotrun, play } from "./played.mjs";
import { inBrowser, verify } from "./tap.mjs";

const [folder] = process.argv.slice (2);
const scenario = golden (folder);
const months = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const dated = (iso) => {
  const [year, month, day] = iso.split ("-").map (Number);
  return `${day} ${months[month - 1]} ${year}`;
};
let browser;
const run = (f, ...args) => browser.run (f, ...args);

// The lines of a trace: when, what, of a branch or not, and the law's clock from then on.
function traced (text) {
  const lines = [];
  let date = "", law = "";
  for (const line of text.split ("\n").slice (5)) {
    const [, day, hour, what] = /^(?:\w{3} (\S{10})|\s{14}) (\d\d:\d\d) {2}(.*)$/.exec (line) ?? [];
    if (line === "") break;
    if (hour) {
      if (day) date = day;
      lines.push ({ date, hour, what, law });
    } else if (/^ {22}§ /.test (line)) lines.at (-1).law = law = line.trim ().slice (2);
    else lines.at (-1).what += ` ${line.trim ()}`;
  }
  return lines;
}

// A line of a trace as the page has it: when, what, place, who.
function asPage ({ date, hour, what }) {
  const branch = what.startsWith ("| ");
  let said = what.replace (/^\| /, "").replace (/, after .*/, ""), place = "", who = "";
  for (const [form, f] of [
    [/^(comes|submitted) .*/, () => "comes"],
    [/^(\S+: waits) at \S+ (.*)/, (m) => { place = m[2]; return m[1]; }],
    [/^(\S+: taken up) by (.*)/, (m) => { who = m[2]; return m[1]; }],
    [/^the limit begins again/, () => "the limit begins again"],
    [/, to a new due date$/, (m) => m.input.slice (0, m.index)],
    [/(the new date) \w{3} (\S{10})/, (m) => `an apology is sent, with ${m[1]} ${dated (m[2])}`],
    [/^RETURNED to the citizen/, () => "returned to the citizen"],
    [/^REFUSED/, () => "refused"],
    [/^WITHDRAWN by the citizen/, () => "withdrawn"],
    [/^all have answered/, () => "the last of the several is done"],
  ]) {
    const found = form.exec (said);
    if (found) said = f (found);
  }
  return { when: `${dated (date)} ${hour}`, said, place, who, branch };
}

// The law's clock of a trace as the page has it.
function lawOf (law) {
  const [, due, rest] = /^due \w{3} (\S{10})(?:, (.*))?$/.exec (law) ?? [];
  const days = /^(\d+) days? (left|late)$/.exec (rest);
  if (!due) return null;
  if (rest === "the clock stands") return `stands still; so far due ${dated (due)}`;
  if (rest === "today") return `due ${dated (due)}: today is the last working day`;
  if (days?.[2] === "left") return `due ${dated (due)}; working days left: ${days[1]}`;
  return `was due ${dated (due)}; working days late: ${days[1]}`;
}

// The story of the page and, at each of its moments, the law's clock.
const story = (name) => run ((wanted) => {
  const [one] = replay.runs, { paths } = one, p = paths.find (wanted);
  if (p < 0) return null;
  replay.chooseDossier (0, p);
  const rows = [...document.querySelectorAll (".story > li")], list = [];
  let day = "", place = "", e = paths.event[p];
  for (const li of rows) {
    if (li.matches (".day")) { day = li.textContent.replace (/^\S+ /, ""); continue; }
    const [small] = li.querySelectorAll ("small"), what = li.querySelector (".what").firstChild;
    let who = small?.textContent ?? "";
    if (who !== "" && !/, officer \d+$/.test (who)) [place, who] = [who, ""];
    else if (who.includes ("; ")) [place, who] = who.split ("; ");
    list.push ({ when: `${day} ${li.querySelector (".hour").textContent}`, said: what.textContent,
      place, who, branch: li.matches (".branch"), at: paths.time[e++] });
  }
  for (const one of list) {
    replay.seek (one.at);
    [one.law] = document.querySelectorAll (".clocks dd")[1].textContent.split ("\n");
  }
  return list;
}, name);

// Of each procedure and channel, of the backlog and of visitors the dossier with most to tell.
function fullest () {
  const found = new Map (), of = new Map ();
  const log = pilotrun ("export", `${scenario}.run`, "--output", "-");
  for (const line of log.split ("\n").slice (1)) {
    const [name, , , , , , , , , procedure, channel] = line.split (",");
    if (!name) continue;
    found.set (name, (found.get (name) ?? 0) + 1);
    of.set (name, `${procedure} ${channel} ${name.startsWith ("backlog")}`);
  }
  const best = new Map ();
  for (const [name, n] of [...found].sort (([a], [b]) => (a < b ? -1 : 1)))
    if (!best.has (of.get (name)) || n > found.get (best.get (of.get (name))))
      best.set (of.get (name), name);
  return [...best.values ()];
}

async function asTraced (page) {
  const late = pilotrun ("trace", scenario, "--late").split ("\n")[0];
  const names = [...new Set ([late, ...fullest ()])];
  verify ("a dozen dossiers are looked at", names.length >= 12, names);
  await page.open ("08-25 00:00");
  for (const name of names) {
    const lines = traced (pilotrun ("trace", scenario, "--dossier", name));
    const told = await story (name);
    const wanted = lines.map (asPage);
    const differs = wanted.findIndex ((line, k) => {
      const own = told?.[k];
      return !own || own.when !== line.when || own.branch !== line.branch ||
        own.said.replace (/^(received|the limit begins again|the law's clock goes on), due .*/, "$1") !== line.said ||
        (line.place !== "" && own.place !== line.place) ||
        (line.who !== "" && own.who !== line.who);
    });
    verify (`${name}: ${lines.length} lines as a trace has them`, differs < 0 &&
      told.length === lines.length, [wanted[differs], told?.[differs], told?.length]);
    const clock = told.findIndex (({ at, law }, k) => {
      const next = told[k + 1], due = lawOf (lines[k].law);
      return due && at >= 0 && next && next.at > at && law !== due &&
        !lines[k].what.startsWith ("an apology"); /* with which a trace does not tell it */
    });
    verify (`${name}: the law's clock as a trace has it`, clock < 0,
      [lines[clock], told[clock]]);
  }
}

const page = play (scenario);
await inBrowser (async (opened) => {
  browser = opened;
  await asTraced (new Played (browser, page, "2025-08-25"));
});
