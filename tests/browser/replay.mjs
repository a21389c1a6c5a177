// The replay page in a real browser, with runs that are made up: its figures are the run's, names
// are
// text, it works by keyboard, stops where a lesson says so, and fits. TAP on standard output.
// Usage: node replay.mjs FOLDER [PICTURES]; with AXE=.../axe.min.js it is also looked at by
// axe-core.
import { keys } from "./driver.mjs";
import { happenings, make, texts } from "./replay-fake.mjs";
import { inBrowser, same, verify } from "./tap.mjs";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder, pictures] = process.argv.slice (2);
const output = join (dirname (fileURLToPath (import.meta.url)), "..", "..", "output");
const axe = process.env.AXE ? readFileSync (process.env.AXE, "utf8") : null;
const DAY = 86400, HOUR = 3600;

const vietnamese = { "language-name": "Tiếng Việt", play: "Phát", "weekday-1": "Thứ Ba", date: "{0}, {1}/{2}/{4}" };
const pages = {};
for (const [name, options] of Object.entries ({ plain: { small: true },
  hard: { small: true, hostile: true, lesson: true, words: vietnamese }, two: { small: true, two: true },
    large: {} })) {
  pages[name] = make (options);
  pages[name].file = join (folder, `${name}.html`);
  writeFileSync (pages[name].file, pages[name].html);
}

let browser;
const run = (f, ...args) => browser.run (f, ...args);
const sleep = (ms) => new Promise ((done) => { setTimeout (done, ms); });

// Waits until the page has read its dossiers.
async function visit (name, fragment = "") {
  await browser.visit (pages[name].file, fragment);
  for (let k = 0; k < 100 && !await run (() =>
    performance.getEntriesByName ("read").length > 0); k++)
    await sleep (50);
  browser.errors.push (...(await browser.log ("browser")).map ((entry) => entry.message));
}
const moment = () => run (() => replay.clock.t);
const playing = () => run (() => replay.clock.playing);
const text = (css) => run ((s) => document.querySelector (s).textContent, css);
const panel = () => text (".panel h2");

async function opens (name, fragment) {
  await browser.resize (1280, 800);
  await visit (name, fragment);
  const what = `${name} ${fragment}`;
  verify (`${what}: no error, no missing text`, browser.errors.length === 0, browser.errors);
  const others = browser.asked.filter ((a) => !a.startsWith ("data:") && !a.startsWith ("file://"));
  verify (`${what}: nothing is asked of the network`, others.length === 0, others);
  const twice = await run (() => {
    const ids = [...document.querySelectorAll ("[id]")].map ((e) => e.id);
    return ids.filter ((id, at) => ids.indexOf (id) !== at);
  });
  verify (`${what}: ids are unique`, twice.length === 0, twice);
  const unnamed = await run (() =>
    [...document.querySelectorAll ("input, button, select, summary, [role]")]
    .filter ((e) => !e.matches ("[role=status], [role=region], [hidden] *") &&
      !(e.textContent.trim () || e.getAttribute ("aria-label") || e.labels?.length))
    .map ((e) => e.outerHTML.slice (0, 80)));
  verify (`${what}: what can be used has a name`, unnamed.length === 0, unnamed);
  // 640 is a desktop at 200 %.
  for (const [width, height] of [[1280, 800], [640, 400], [390, 844]]) {
    await browser.resize (width, height);
    const wide = await run (() => document.documentElement.scrollWidth);
    verify (`${what}: fits ${width} pixels`, wide === width, wide);
    if (pictures) {
      await sleep (200);
      writeFileSync (join (pictures, `replay-${name}-${width}.png`), await browser.picture ());
    }
    if (axe) await accessible (`${what}, ${width} pixels`);
  }
  await browser.resize (1280, 800);
}

async function accessible (what) {
  const found = await browser.violations (axe);
  verify (`${what}: axe finds nothing`, found.length === 0, found);
}

// Texts: each that the scripts ask for is there, and each that is there is asked for.
function asked () {
  const all = Object.keys (texts ()), files = readdirSync (output).filter ((f) =>
    f.startsWith ("replay"));
  const source = files.map ((f) => readFileSync (join (output, f), "utf8")).join ("\n");
  const unused = all.filter ((key) => !source.includes (`"${key}"`) &&
    !source.includes (`@${key}@`) &&
    ![...key.matchAll (/-/g)].some (({ index }) =>
      source.includes (`\`${key.slice (0, index)}-\${`) ||
      source.includes (`"${key.slice (0, index)}"`)));
  verify ("every text is asked for", unused.length === 0, unused);
  const missing = [...source.matchAll (/say\(\s*"([^"]+)"|data-(?:t|label|hint)="([^"]+)"/g)]
    .map ((m) => m[1] ?? m[2]).filter ((key) => !all.includes (key));
  verify ("every text that is asked for is there", missing.length === 0, missing);
  const markup = source.match (/innerHTML|outerHTML|insertAdjacentHTML|document\.write/g);
  verify ("no script writes markup", markup === null, markup);
  for (const file of files)
    verify (`${file} has at most 600 lines`, readFileSync (join (output, file),
      "utf8").split ("\n").length <= 601);
}

// The figures of the page against those of the run that it was made from.
async function figures () {
  await visit ("plain");
  const [made] = pages.plain.runs;
  const wanted = {};
  for (const [name, of] of Object.entries (made.of)) {
    const sums = [];
    for (let entity = 0; entity < made[of].length; entity += 3) {
      const column = made.series.get (name)?.get (entity);
      let sum = 0;
      for (let k = 0; k < made.frames; k++) {
        sum += column?.[k] ?? 0;
        if (k % 97 === 0) sums.push (of === "flows" ? 0 : sum);
      }
    }
    wanted[`${of} ${name.replace ("_dossiers", "")}`] = sums;
  }
  const found = await run (() => {
    const { frames } = replay.runs[0], all = {};
    for (const { name, of } of replay.runs[0].series) {
      const sums = all[`${of} ${name}`] = [];
      for (let entity = 0; entity < replay.runs[0][of === "things" ?
        "systems" : of].length; entity += 3)
        for (let k = 0; k < frames.n; k += 97) sums.push (of === "flows" ? 0 : frames.get (of,
          name, entity, k));
    }
    return all;
  });
  for (const key of Object.keys (wanted))
    verify (`the figures of ${key} are the run's`, same (found[key], wanted[key]));
  const moved = await run (() => replay.runs[0].flows.map ((_, k) =>
    replay.runs[0].frames.moved (k, -1, 1e9)));
  verify ("and what moved in all", same (moved, made.flows.map ((_, k) =>
    made.series.get ("moved").get (k).reduce (([sum, now], x) => [sum + now + x, now + x], [0,
      0])[0])));
  const paths = await run (() => {
    const { paths } = replay.runs[0];
    return [...Array (paths.n).keys ()].filter ((p) => p % 10 === 0).map ((p) => [paths.name (p),
      paths.born[p],
      [...paths.time.subarray (paths.event[p], paths.event[p + 1])],
      [...paths.kind.subarray (paths.event[p], paths.event[p + 1])],
      [...paths.place.subarray (paths.event[p], paths.event[p + 1])],
      [...paths.officer.subarray (paths.event[p], paths.event[p + 1])],
      [...paths.until.subarray (paths.segment[p], paths.segment[p + 1])]]);
  });
  const head = pages.plain.head.runs[0];
  const iso = (day) => new Date (Date.parse (head.day0) + day * 864e5).toISOString ().slice (0, 10);
  const ends = (p) => {
    let at = p.born;
    return p.segments.map ((own) => at += own.seconds);
  };
  const own = made.paths.filter ((_, k) => k % 10 === 0).map ((p) => [
    `${head.stems[p.stem]}/${iso (p.day)}/${p.number}`, p.born, p.events.map ((e) => e.at),
    p.events.map ((e) => e.kind), p.events.map ((e) => e.place + 1),
    p.events.map ((e) => (e.officer === null ? 0 : e.officer + 1)), ends (p)]);
  verify ("the paths are the run's", same (paths, own));
  await story (made);
}

// A dossier's clocks at moments of its story.
async function story (made) {
  const at = made.paths.findIndex ((p) => p.born > DAY && p.procedure === 1 && p.events.some ((e) =>
    e.kind === happenings.indexOf ("stopped")) &&
      p.events.at (-1).kind === happenings.indexOf ("returned"));
  const path = made.paths[at], first = (kind) => path.events.find ((e) =>
    e.kind === happenings.indexOf (kind)).at;
  await run ((p) => replay.chooseDossier (0, p), at);
  const when = async (t) => {
    await run ((x) => replay.seek (x), t);
    return run (() => [...document.querySelectorAll (".clocks dd")].map ((e) => e.textContent));
  };
  const before = await when (path.born - 1), waits = await when (first ("joined") + 1),
    stands = await when (first ("stopped") + 1), ended = await when (path.events.at (-1).at);
  verify ("before it comes a dossier has not come", before[0] === "has not come yet", before);
  verify ("then it waits, and is not received", waits[0].startsWith ("waits for receive") &&
    waits[1] === "not received yet" && /^waits \d.* since/.test (waits[2]), waits);
  verify ("the law's clock stands", stands[1].startsWith ("stands still"), stands);
  verify ("at the end it is returned", ended[0].startsWith ("returned on") &&
    /^(kept|broken)/.test (ended[1]), ended);
  const current = await run (() =>
    document.querySelector ("[aria-current=step] .what").textContent);
  verify ("its story is marked where it is", current.startsWith ("returned to the citizen"),
    current);
  await when (first ("began") + 1);
  const drawn = await run (() =>
    [...document.querySelectorAll (".workflow .now title")].map ((e) => e.textContent));
  verify ("and so is the drawing", same (drawn, ["receive"]), drawn);
}

// What can be done with keys alone.
async function keyboard () {
  await visit ("plain");
  verify ("it begins paused", !await playing ());
  await browser.press (keys.space);
  await sleep (400);
  verify ("Space plays", await playing () && await moment () > 0, await moment ());
  await browser.press (keys.space);
  const t = await moment ();
  verify ("and pauses", !await playing ());
  verify ("which is said", /In process: \d/.test (await text ("#live")), await text ("#live"));
  verify ("and is in the address", (await run (() =>
    location.hash)).includes (`t=${Math.round (t)}`));
  await run (() => byId ("help-button").focus ());
  await browser.press (keys.space);
  verify ("on a button it presses the button", await run (() => byId ("help").open) &&
    !await playing ());
  await browser.press (keys.escape);
  verify ("Esc closes the help", !await run (() => byId ("help").open));
  await run (() => { document.activeElement.blur (); replay.seek (36000); });
  await browser.press (keys.right);
  verify ("Right goes on by a frame", await moment () === 37800, await moment ());
  await browser.press (keys.left, keys.left);
  verify ("Left back", await moment () === 34200, await moment ());
  await browser.chord (keys.shift, keys.right);
  verify ("with Shift a day", await moment () === 34200 + DAY, await moment ());
  await browser.press ("b");
  verify ("B goes to the next bookmark", (await text ("#live")).includes (": "),
    await text ("#live"));
  const mark = await moment ();
  verify ("at its moment", await run ((x) => replay.timeline.marks.some ((m) => m.at === x), mark),
    mark);
  await browser.press ("[");
  await run ((x) => replay.seek (x), mark + 7200);
  await browser.press ("]");
  verify ("[ and ] loop", await run ((x) => replay.clock.loop && replay.clock.loopFrom === x &&
    replay.clock.loopTo === x + 7200 && byId ("loop").checked, mark));
  await browser.press ("+");
  verify ("+ is faster", await run (() => byId ("speed").value) === "5");
  await browser.press (keys.space);
  await sleep (1500);
  const looped = await moment ();
  await browser.press (keys.space);
  verify ("the loop is kept", looped >= mark && looped <= mark + 7200, looped - mark);
  await search ();
}

async function search () {
  await browser.press ("/");
  verify ("/ leads to the search", await run (() => document.activeElement.id) === "search");
  await browser.type ("#search", "viet hung");
  await browser.press (keys.enter);
  verify ("which finds a place without accents", await panel () === "Phường Việt Hưng",
    await panel ());
  const name = await run (() => replay.runs[0].paths.name (40));
  await browser.type ("#search", name);
  await browser.press (keys.enter);
  verify ("and a dossier by its name", await panel () === name, await panel ());
  const before = await moment ();
  await browser.press (keys.right);
  verify ("Right goes to its next event", await run ((t) => replay.clock.t > t &&
    replay.runs[0].paths.time
    .subarray (replay.runs[0].paths.event[40],
      replay.runs[0].paths.event[41]).includes (replay.clock.t), before));
  const hash = await run (() => location.hash), t = await moment ();
  await visit ("plain", hash);
  verify ("the address opens the same moment and dossier", await panel () === name &&
    await moment () === Math.round (t),
    [await panel (), await moment ()]);
  await browser.press (keys.escape);
  verify ("Esc leads back to the province", await panel () === "The province");
  await visit ("plain", "#t=99999999999&u=nowhere&d=none&speed=x&run=7&lesson=9");
  verify ("an address that says nothing of use does no harm", browser.errors.length === 0 &&
    await moment () === 21 * DAY, browser.errors);
}

// Nights, and somebody who wants less motion.
async function clocks () {
  await visit ("plain");
  const friday = 3 * DAY + 17 * HOUR; // of 4 July
  const jumped = await run ((t) => replay.clock.after (t - 60, 120), friday);
  verify ("nights and days off are skipped", jumped === 6 * DAY + 7.5 * HOUR + 60, jumped / HOUR);
  verify ("or not", await run ((t) =>
    { replay.clock.skip = false; return replay.clock.after (t - 60, 120); }, friday)
    === friday + 60);
  await browser.calm (true);
  await visit ("plain", "#t=36000&speed=2");
  verify ("without motion it begins paused as well", !await playing ());
  const seen = await run (async () => {
    const all = [];
    replay.play ();
    for (let k = 0; k < 20; k++) {
      await new Promise ((done) => { setTimeout (done, 30); });
      all.push (replay.clock.t);
    }
    replay.pause ();
    return all;
  });
  verify ("and goes from state to state", seen.at (-1) > 36000 && seen.every ((t) =>
    t % 1800 === 0), seen);
  await browser.calm (false);
}

// Another language: its texts, those that it does not have in the first one, kept in the address.
async function languages () {
  await visit ("hard", "#t=28000&lang=vi");
  verify ("another language has its texts", await text ("#play span") === "Phát" &&
    await text ("#now-date") === "Thứ Ba, 1/7/2025", await text ("#now-date"));
  verify ("and what it does not have in the first", await text ("#help-button") === "Help" &&
    browser.errors.length === 0, browser.errors);
  await run (() => {
    byId ("language").value = "en";
    byId ("language").dispatchEvent (new Event ("change"));
  });
  verify ("it can be changed", await text ("#play span") === "Play" &&
    await run (() => document.documentElement.lang) === "en");
  verify ("which the address keeps", (await run (() => location.hash)).includes ("lang=en"));
  await run (() => { location.hash = "#t=28000&lang=vi"; });
  await sleep (200);
  verify ("and sets", await text ("#play span") === "Phát" &&
    await run (() => byId ("language").value) === "vi");
}

async function hostile () {
  await visit ("hard");
  verify ("a title is text", await text ("h1") === pages.hard.head.runs[0].name, await text ("h1"));
  verify ("nothing is run from a name", await run (() =>
    [...document.scripts].filter ((s) => s.type === "").length === 1 &&
      !document.querySelector ("img")));
  for (const k of [0, 1, 3, 5, 6]) {
    await run ((place) => replay.choosePlace (0, place), k);
    verify (`place ${k} is text`, await panel () === pages.hard.head.runs[0].places[k].name,
      await panel ());
  }
  await run (() => replay.chooseDossier (0, 30));
  const bad = await run (() => [...document.querySelectorAll (".workflow *")].filter ((e) =>
    e.matches ("script, a, foreignObject") ||
    [...e.attributes].some ((a) => a.name.startsWith ("on") || /href/.test (a.name) ||
      a.value.includes ("javascript")))
    .length);
  verify ("of a drawing only shapes and texts are taken", bad === 0 &&
    await run (() => document.querySelector (".workflow svg").classList.length === 0) &&
    await run (() => document.querySelectorAll (".workflow [data-step]").length) > 3);
}

// What the timeline shows right of now: the colours of a row of pixels.
const right = () => run (() => {
  const canvas = byId ("timeline"), { clock, timeline } = replay,
    x = Math.ceil (timeline.x (clock.t)) + 6;
  const data = canvas.getContext ("2d").getImageData (x, 0, canvas.width - x,
    canvas.height - 20).data;
  return data.filter ((v, k) => k % 4 < 3 && data[k - k % 4 + 3] > 0 && v !== 255).length;
});

async function lesson () {
  await visit ("hard", "#t=28000");
  const [caption, stop, question] = pages.hard.head.lesson.stops;
  verify ("the future is shown before the stop ahead of a question that hides it",
    await right () > 0);
  await run ((t) => { replay.seek (t); }, stop.at + 60);
  verify ("and hidden from there until the question is done", await right () === 0,
    await right ());
  const shown = await run (() =>
    [...document.querySelectorAll (".panel li:not([hidden])")].map ((e) => e.textContent)
    .filter ((t) => t.includes ("portal")));
  verify ("and so are later bookmarks", shown.length === 0, shown);
  await run ((t) => { replay.seek (t); }, caption.at + 60);
  verify ("a caption's text is shown as it is", await text ("#lesson .told") === caption.text.en,
    await text ("#lesson .told"));
  await run ((t) => { replay.setSpeed (2); replay.seek (t); }, stop.at - 600);
  await browser.press (keys.space);
  await sleep (800);
  verify ("playing ends exactly at a stop", !await playing () && await moment () === stop.at,
    await moment ());
  verify ("which has the focus", await run (() =>
    byId ("lesson").contains (document.activeElement)));
  await browser.press (keys.tab, keys.enter);
  verify ("Continue goes on", await playing ());
  await run ((t) => { replay.seek (t); replay.play (); }, question.at - 600);
  await sleep (800);
  verify ("and a question stops it again", !await playing () && await moment () === question.at,
    await moment ());
  verify ("at its place", await panel () === pages.hard.head.runs[0].places[question.place].name);
  await browser.press (keys.tab, keys.tab, keys.enter);
  verify ("a wrong answer is said to be wrong",
    (await text ("#lesson [role=status]")) === "Wrong" &&
    await run (() => document.querySelector (".answers .wrong").textContent.startsWith ("✗")));
  verify ("with the right one", await run (() =>
    document.querySelector (".answers .right").textContent.startsWith ("✓")));
  verify ("and the reason", await text ("#lesson .told:last-of-type") === question.explain.en);
  verify ("it is counted", (await text ("#lesson output")) === "Right: 0 of 1 answered, 1 in all",
    await text ("#lesson output"));
  await browser.press (keys.enter);
  await run (({ at }) => { replay.pause (); replay.seek (at + 60); },
    pages.hard.head.lesson.stops[3]);
  verify ("a look opens its place", await panel () === pages.hard.head.runs[0].places[3].name,
    await panel ());
  verify ("then the future is shown", await right () > 0);
  await run (() => { replay.pause (); replay.choose (); });
  const list = await run (() => [...document.querySelector (".stops ul").children].map ((e) =>
    e.textContent));
  verify ("the list of stops says what was done", list.length === 6 && list[2].includes ("Wrong"),
    list);
  await visit ("plain");
  await visit ("hard", "#lesson=3");
  const name = await run (() => replay.runs[0].paths.name (0));
  verify ("an address opens a stop and its dossier", await text ("#lesson .told") === "One dossier." &&
    await panel () === name, [await text ("#lesson"), await panel (), ...browser.errors]);
}

async function sideBySide () {
  await visit ("two", "#t=900000&u=06685");
  const titles = await run (() => [...document.querySelectorAll (".panel h2")].map ((e) =>
    e.textContent));
  verify ("two runs show the same place", same (titles, ["Phường Hồng Gai", "Phường Hồng Gai"]),
    titles);
  const told = await run (() => {
    const [a, b] = replay.runs, flags = a.paths.flags;
    const p = [...flags.keys ()].find ((k) => flags[k] === 1 &&
      b.paths.flags[b.paths.find (a.paths.name (k))] === 0);
    replay.chooseDossier (0, p);
    replay.seek (a.paths.end[p] - 60);
    const before = [...document.querySelectorAll (".compared:not([hidden])")].length;
    replay.seek (a.paths.end[p]);
    return [...[...document.querySelectorAll (".compared:not([hidden])")].map ((e) =>
      e.textContent), before];
  });
  verify ("two runs are not compared before the dossier has ended in both", told.pop () === 0);
  verify ("and compare a dossier that is late in one of them",
    told[0].startsWith ("Here late, after ") &&
    told[0].includes ("; there on time, after ") && told[1].startsWith ("Here on time") &&
    !told[0].includes ("closed hours"), told);
}

async function fast () {
  await visit ("large", "#t=1240000");
  const marks = await run (() => ["shown", "read"].map ((m) =>
    Math.round (performance.getEntriesByName (m)[0].startTime)));
  const found = await run (async () => {
    const seeks = [];
    let t = 7;
    replay.choosePlace (0, 5);
    for (let k = 0; k < 40; k++) {
      t = t * 16807 % 2147483647;
      const before = performance.now ();
      replay.seek (t % replay.clock.end);
      document.body.offsetWidth;
      seeks.push (performance.now () - before);
    }
    await new Promise ((done) => { setTimeout (done, 1000); });
    replay.setSpeed (2);
    replay.seek (1240000);
    replay.play ();
    const frames = await new Promise ((done) => {
      const all = [], tick = (now) => {
        all.push (now);
        if (now - all[0] < 2000) requestAnimationFrame (tick); else done (all);
      };
      requestAnimationFrame (tick);
    });
    replay.pause ();
    seeks.sort ((a, b) => a - b);
    return { seek: seeks[20], worst: seeks[39],
      rate: (frames.length - 1) * 1000 / (frames.at (-1) - frames[0]) };
  });
  console.log (`# ${pages.large.runs[0].paths.length} paths, rendered by software: shown after ${marks[0]} ms, read after ` +
    `${marks[1]} ms, seek ${found.seek.toFixed (1)} ms, at most ${found.worst.toFixed (1)}, ${found.rate.toFixed (1)} frames/s`);
  // Generous, for machines that do other things as well.
  verify ("a moment is there at once", found.seek < 250, found);
  verify ("and playing is smooth", found.rate > 15, found);
}

async function paper () {
  await visit ("plain", "#t=900000&u=06685");
  await browser.paper (true);
  verify ("on paper there are no controls", await run (() => byId ("controls").offsetHeight === 0 &&
    byId ("status").offsetHeight > 0 && document.querySelector (".desks").offsetHeight > 0));
  await browser.paper (false);
  const pdf = await browser.print ();
  verify ("it prints", pdf.subarray (0, 5).toString () === "%PDF-");
  if (pictures) writeFileSync (join (pictures, "replay.pdf"), pdf);
}

await inBrowser (async (opened) => {
  browser = opened;
  asked ();
  await opens ("plain", "");
  await opens ("plain", "#t=900000&u=06685");
  await opens ("hard", `#t=${6 * DAY + 10 * HOUR}&lesson=2`);
  await opens ("two", "#t=900000&u=06685");
  await opens ("large", `#t=1240000&d=${encodeURIComponent (pages.large.head.runs[0].stems[22])}/2025-07-11/1`);
  await figures ();
  await keyboard ();
  await clocks ();
  await hostile ();
  await languages ();
  await lesson ();
  await sideBySide ();
  await fast ();
  await paper ();
});
