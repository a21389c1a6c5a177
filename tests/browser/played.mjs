// Worlds in a string, run by the real program, and their replay as somebody reads it in a browser.
//
// A world holds files, each after a line "== name"; one that it does not name is the base world's:
// a unit `u1` open Monday to Friday 08:00-12:00 and 13:00-17:00, one officer of role `clerk`,
// nobody comes. 1 July 2025 is a Tuesday.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { same, verify } from "./tap.mjs";

const base = `== scenario.ini
[scenario]
format=1
name=tiny
start=2025-07-01
end=2025-07-02
replications=1
== units.csv
code,name,type,population,source
u1,One,ward,1000,assumption
== calendars.csv
calendar,days,open,source
office,Mon-Fri,08:00-12:00 13:00-17:00,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,u1,clerk,1,office,assumption
== procedures.csv
code,name,workflow,limit,source
p,P,w,5 working days,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,work,clerk,1h,suspend,returned,assumption
== arrivals.csv
stream,where,mix,rate,source
s,u1,p,0 per day,assumption
== rules.csv
rule,value,source
legal_calendar,office,assumption
`;

const files = (text) => new Map (text.split ("== ").filter ((part) => part.includes ("\n"))
  .map ((part) => [part.slice (0, part.indexOf ("\n")).trim (),
    part.slice (part.indexOf ("\n") + 1)]));

export function pilotrun (...args) {
  return execFileSync (process.env.PILOTRUN, args, { encoding: "utf8", maxBuffer: 1 << 26,
    stdio: ["ignore", "pipe", "pipe"] });
}

// Writes the scenario and gives its folder.
export function write (folder, name, text) {
  const path = join (folder, name);
  mkdirSync (path, { recursive: true });
  for (const [file, content] of new Map ([...files (base), ...files (text)]))
    writeFileSync (join (path, file), content);
  return path;
}

// A copy of the golden run's scenario.
export function golden (folder) {
  const path = join (folder, "golden"), here = dirname (fileURLToPath (import.meta.url));
  cpSync (join (here, "../golden/scenario"), path, { recursive: true });
  return path;
}

// Runs it, and makes the page of all of its dossiers.
export function play (scenario) {
  const out = `${scenario}.run`, page = `${scenario}.html`;
  pilotrun ("run", scenario, "--no-plots", "--quiet", "--output", out);
  pilotrun ("replay", out, "--all", "--output", page);
  return page;
}

// Compares them, and makes the page of the two side by side.
export function playBoth (a, b) {
  const out = `${a}.both`, page = `${a}.html`;
  pilotrun ("compare", a, b, "--no-plots", "--quiet", "--events", "1", "--output", out);
  pilotrun ("replay", out, "--all", "--output", page);
  return page;
}

// What the page says, without what is hidden, and figures without those that are 0.
function read () {
  const plain = (e) => e.innerText.replace (/\s+/g, " ").trim ();
  const seen = (e) => e.checkVisibility () && !e.matches (".future");
  const all = (css, within = document) => [...within.querySelectorAll (css)].filter (seen);
  const panelOf = (panel) => {
    const heads = all ("h2, h3", panel).map (plain);
    const said = { title: heads[0], notes: all ("p.about, p.bad, p.compared", panel).map (plain) };
    const figures = all (".figures li", panel).map ((li) =>
      `${plain (li.querySelector ("small"))} ${plain (li.querySelector ("b"))}`);
    if (figures.length) said.figures = figures.filter ((f) => !f.endsWith (" 0")).join (", ");
    const desks = all (".desks th[scope=row]", panel).map ((th) =>
      `${plain (th)} ${[...th.parentNode.querySelectorAll ("td")].map (plain).join ("/")}`);
    if (desks.length) said.desks = desks.join (", ");
    const officers = all (".officers > li", panel).map ((li) =>
      `${plain (li.querySelector ("b"))}: ${all (".chips li", li).map (plain).join (", ")}`);
    if (officers.length) said.officers = officers.join ("; ");
    const moves = all (".said", panel).map (plain);
    if (moves.length) said.moves = moves.join ("; ");
    const here = all (".panel .plain .code", panel).map ((e) => plain (e.parentNode));
    if (here.length) said.here = here;
    const marks = all (".marks li", panel).map (plain);
    if (marks.length) said.marks = marks.join (", ");
    const clocks = all (".clocks dd", panel).map ((e) => e.innerText.trim ());
    if (clocks.length) {
      [said.now, said.law, said.queue, said.holds] = clocks;
      said.causes = all (".causes li", panel).map (plain).join (", ");
      said.story = all (".story > li", panel).map ((li) => li.matches (".day") ? plain (li)
        : `${plain (li.querySelector (".hour"))} ${li.querySelector (".what").innerText
          .split ("\n").map ((s) => s.trim ()).filter (Boolean).join (" | ")}`);
      said.current = all ("[aria-current=step] .what", panel).map ((e) =>
        e.firstChild.textContent).join ();
    }
    return said;
  };
  return { status: plain (document.querySelector ("#status")),
    title: plain (document.querySelector ("#title")),
    about: plain (document.querySelector ("#about")),
    address: location.hash, live: document.querySelector ("#live").textContent,
    panels: all (".panel").map (panelOf) };
}

// A page in the browser.
export class Played {
  constructor (browser, page, day0 = "2025-07-01") {
    Object.assign (this, { browser, page, day0, name: basename (page, ".html") });
  }

  // "07-01 14:00" as seconds of the page.
  seconds (time) {
    const [date, hour] = time.split (" "), year = this.day0.slice (0, 4);
    return (Date.parse (`${year}-${date}T${hour.length > 5 ? hour : `${hour}:00`}Z`) -
      Date.parse (`${this.day0}T00:00Z`)) / 1000;
  }

  // Opens the page at a moment, as its address has it.
  async open (time, where = {}) {
    const fragment = `#${new URLSearchParams ({ t: this.seconds (time), ...where })}`;
    await this.browser.visit (this.page, fragment);
    const { browser } = this;
    for (let k = 0; k < 200 && !await browser.run (() =>
      performance.getEntriesByName ("read").length > 0); k++)
      await new Promise ((done) => { setTimeout (done, 25); });
    browser.errors.push (...(await browser.log ("browser")).map ((entry) => entry.message));
    this.opened = true;
    return this.read ();
  }
  read () { return this.browser.run (read); }

  // The same in the page that is open.
  async at (time, where = {}) {
    if (!this.opened) return this.open (time, where);
    const fragment = `#${new URLSearchParams ({ t: this.seconds (time), ...where })}`;
    await this.browser.run ((hash) => new Promise ((done) => {
      if (location.hash === hash) { done (); return; }
      addEventListener ("hashchange", () => setTimeout (done, 0), { once: true });
      location.hash = hash;
    }), fragment);
    return this.read ();
  }

  // What the panel's n-th list says that is folded at first.
  async unfolded (n) {
    return this.browser.run (async (which) => {
      const fold = document.querySelectorAll (".panel details")[which];
      fold.open = true;
      await new Promise ((done) => { setTimeout (done, 50); });
      return [...fold.querySelectorAll ("li")].map ((li) => li.innerText.replace (/\s+/g, " "));
    }, n);
  }
}

// At each moment the panel of the place or dossier, and the line below it, say what is wanted.
export async function says (page, where, moments) {
  for (const [time, wanted] of Object.entries (moments)) {
    const { status, panels: [panel] } = await page.at (time, where), found = { status, ...panel };
    const wrong = Object.keys (wanted).filter ((key) => !same (found[key], wanted[key]));
    verify (`${page.name}, ${where.d ?? where.u ?? "province"}, ${time}`, wrong.length === 0,
      Object.fromEntries (wrong.map ((key) => [key, found[key]])));
  }
  verify (`${page.name}: no error, no missing text`, page.browser.errors.length === 0,
    page.browser.errors);
}

export const ini = (end) => `== scenario.ini
[scenario]
format=1
name=t
start=2025-07-01
end=2025-07-${end}
`;
