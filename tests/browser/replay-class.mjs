// The replay page before a class: the map stays the main thing, on a phone, too; a lesson's card
// folds up, a question covers the figures, and at the end there is a score. Runs are made up. TAP
// on standard output.
// Usage: node replay-class.mjs FOLDER; with AXE=.../axe.min.js it is also looked at by axe-core.
import { keys } from "./driver.mjs";
import { make } from "./replay-fake.mjs";
import { inBrowser, same, verify } from "./tap.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice (2);
const axe = process.env.AXE ? readFileSync (process.env.AXE, "utf8") : null;
const PHONE = [390, 844], DESK = [1280, 800];
let browser;
const run = (f, ...args) => browser.run (f, ...args);
const sleep = (ms) => new Promise ((done) => { setTimeout (done, ms); });
const text = (css) => run ((s) => document.querySelector (s).innerText, css);
const seen = (css) => run ((s) => document.querySelector (s)?.checkVisibility () ?? false, css);

async function visit (page, size, fragment = "") {
  await browser.resize (...size);
  await browser.visit (page, fragment);
  for (let k = 0; k < 200 && !await run (() =>
    performance.getEntriesByName ("read").length > 0); k++)
    await sleep (25);
}
async function accessible (what) {
  if (!axe) return;
  const found = await browser.violations (axe);
  verify (`${what}: axe finds nothing`, found.length === 0, found);
}

const written = (name, options) => {
  const page = join (folder, `${name}.html`);
  writeFileSync (page, make (options).html);
  return page;
};

// What is not on the map has at most three tenths, however much it is, and names in full.
async function maps () {
  await visit (written ("two", { two: true }), DESK, "#t=900000");
  const areas = await run (() => replay.sides.map (({ map }) =>
    map.area.width * map.area.height / (map.width * map.height)));
  verify ("side by side the map has seven tenths of its picture", areas.every ((a) => a > 0.69),
    areas);
  const cut = await run (() => replay.sides[0].map.plan.cells.flatMap ((c) => c.lines)
    .filter ((line) => line.includes ("…")));
  verify ("no name is cut", cut.length === 0, cut);
  const names = await run (() => replay.sides[0].map.plan.cells.map ((c) => c.lines.length > 0));
  verify ("the largest have names", names.slice (0, 4).every (Boolean) &&
    same (names, [...names].sort ((a, b) => b - a)), names);
  for (const [width, height] of [[620, 400], [860, 470], [380, 320]]) {
    const many = await run ((w, h) => {
      const { map } = replay.sides[0], { rest } = map;
      map.rest = Array (20).fill (rest).flat ();
      map.layout (w, h);
      const { area, plan } = map;
      map.rest = rest;
      return { share: area.width * area.height / (w * h),
        inside: plan.cells.every ((c) => c.x > 0 && c.x < w && c.y > 0 && c.y < h) };
    }, width, height);
    verify (`nor where there are hundreds, ${width} x ${height}`, many.share > 0.68 &&
      many.inside, many);
  }
}

// On a phone the key to the map is folded, and can be unfolded by key.
async function key (page) {
  await visit (page, DESK);
  verify ("on a desktop the key is open", await seen (".key li") &&
    !await seen (".key summary"));
  await visit (page, PHONE);
  verify ("on a phone it is folded", !await seen (".key li") && await seen (".key summary"));
  const top = await run (() => document.querySelector (".panel").getBoundingClientRect ().top -
    byId ("transport").getBoundingClientRect ().top);
  verify ("and the panel begins on the first screen", top < -100, top);
  await run (() => document.querySelector (".key summary").focus ());
  await browser.press (keys.enter);
  verify ("Enter unfolds it", await seen (".key li"));
}

async function bands (page) {
  await visit (page, DESK, "#t=36000");
  verify ("a band has a date as the page writes dates",
    await text ("#now-bands") === "rules from 1 July 2025", await text ("#now-bands"));
  const marks = await run (() => replay.timeline.marks.map ((m) => m.text));
  verify ("a bookmark has a number as the page writes numbers",
    marks.includes ("6,354 dossiers are handed over"), marks);
}

// The card of a question on a phone.
async function onPhone (page) {
  await visit (page, PHONE, "#lesson=2");
  await sleep (300);
  const above = () => run (() => Math.min (...["transport", "lesson"].map ((id) =>
    byId (id).getBoundingClientRect ().top)) / innerHeight);
  const free = await above ();
  verify ("a question leaves more than four tenths of a phone", free > 0.4, free);
  await accessible ("a question on a phone");
  for (let k = 0; k < 9 && !await run (() => document.activeElement.matches (".fold")); k++)
    await browser.press (keys.tab);
  await browser.press (keys.enter);
  const expanded = () => run (() =>
    document.querySelector ("#lesson .fold").getAttribute ("aria-expanded"));
  verify ("a key folds it up", !await seen ("#lesson-body") && await expanded () === "false" &&
    await seen ("#timeline") && await text (".fold") === "Show");
  verify ("which leaves more", await above () > free + 0.05, await above ());
  await accessible ("folded");
  await browser.press (keys.space);
  verify ("and unfolds it", await seen (".answers") && await expanded () === "true" &&
    await text (".fold") === "Hide");
  const line = await run (() => [replay.timeline.width, byId ("timeline").clientHeight]);
  verify ("the timeline makes room meanwhile", line[0] > 300 && line[1] === 0, line);
}

// While a question is open no figure can be read.
async function covered (page) {
  await visit (page, DESK, "#lesson=2");
  const said = () => run (() => {
    const status = byId ("status").innerText, [{ canvas, tip }] = replay.sides;
    replay.tell (replay.sides[0], 5);
    return { panel: document.querySelector (".panel").innerText, status,
      label: canvas.getAttribute ("aria-label"), line: byId ("timeline").getAttribute ("aria-label"),
      time: byId ("time").getAttribute ("aria-valuetext"), tip: tip.innerText };
  });
  const figures = (t) => [/\d/.test (t.panel), /in process \d/.test (t.status),
    /\d/.test (t.label), /\d/.test (t.line), /process: \d/.test (t.time), /\d/.test (t.tip)];
  const before = await said ();
  verify ("nothing else is read aloud", !/process: \d/.test (await text ("#live")),
    await text ("#live"));
  verify ("no figure is told before the answer", same (figures (before), Array (6).fill (false)),
    before);
  const onMap = () => run (() => {
    const [{ map }] = replay.sides, drawn = [], { prototype } = CanvasRenderingContext2D,
      { fillText } = prototype;
    prototype.fillText = function (words, ...rest) {
      drawn.push (words);
      fillText.call (this, words, ...rest);
    };
    map.largest = 60; // so that discs have room for numbers
    map.draw (replay.clock.t, replay.chosen[0], false);
    prototype.fillText = fillText;
    return drawn.filter ((words) => /^[\d,]+$/.test (words)).length;
  });
  verify ("nor on the map", await onMap () === 0, await onMap ());
  await accessible ("covered");
  await run (() => document.querySelector (".cover button").focus ());
  await browser.press (keys.enter);
  verify ("it can be looked up", await seen (".panel .figures") && !await seen (".cover") &&
    /in process \d/.test (await text ("#status")));
  await visit (page, DESK, "#lesson=2");
  await run (() => document.querySelector (".answers button").focus ());
  await browser.press (keys.enter);
  const after = await said ();
  verify ("after the answer all is told", same (figures (after), Array (6).fill (true)), after);
  verify ("on the map, too", await onMap () > 0);
  await visit (page, DESK, "#t=36000");
  await run (() => {
    replay.lesson.stops[2].right = -1;
    replay.lesson.visit (replay.lesson.stops[2]);
  });
  verify ("a question that has no right answer covers nothing", await seen (".panel .figures"));
}

const moment = () => run (() => replay.clock.t);
const card = () => text ("#lesson");
const told = () => text ("#lesson .told");
const live = () => text ("#live");
const active = () => run (() => document.activeElement.id || document.activeElement.className ||
  document.activeElement.tagName);

// The page of a lesson opens with a card that begins it; an address opens its moment.
async function begins (page) {
  await visit (page, DESK);
  verify ("a lesson is offered when the page opens", (await card ()).includes ("4 stops") &&
    await text ("#lesson .main") === "Begin", await card ());
  await accessible ("the beginning");
  await browser.press (keys.tab, keys.enter);
  verify ("Begin leads to its first row", await moment () === 8 * 3600 &&
    (await told ()).startsWith ("The offices open."), await card ());
  await visit (page, DESK, "#t=36000");
  verify ("an address without a stop opens its moment", !(await card ()).includes ("Begin"));
}

// One number: on the card, in the address, in the list; captions and looks have none.
async function numbers (page) {
  for (const [number, words] of [[1, "The second day"], [2, "How many people"],
    [3, "One dossier."], [4, "The province."]]) {
    await visit (page, DESK, `#lesson=${number}`);
    verify (`#lesson=${number} is ${number} of 4`, (await card ()).includes (`: ${number} of 4`) &&
      (await told ()).startsWith (words) && (await run (() =>
      location.hash)).endsWith (`lesson=${number}`), await card ());
  }
  const list = await run (() => [...document.querySelectorAll (".stops li")].map ((li) =>
    li.innerText.split (" · ").slice (0, -1).join (" ")));
  verify ("the list has the same numbers", same (list,
    ["Text", "1 Stop", "2 Question", "Look", "3 Stop", "4 Stop"]), list);
}

// Stops 2 to 4 at one instant: Continue, B and Page Down lead to the next one, Shift+B and Page Up
// to the one before, wherever one has come from.
async function together (page) {
  await visit (page, DESK, "#lesson=1");
  await run (() => {
    const { halts, stops } = replay.lesson;
    for (const k of [2, 3]) halts[k].at = halts[1].at;
    stops.sort ((a, b) => a.at - b.at);
  });
  const number = async () => Number (/: (\d) of 4/.exec (await card ())?.[1]);
  const go = (n) => run ((k) => replay.lesson.visit (replay.lesson.halts[k - 1]), n);
  const onward = { Continue: () => run (() => document.querySelector ("#lesson .go").click ()),
    B: () => browser.press ("b"), "Page Down": () => browser.press (keys.pageDown) };
  for (const [what, next] of Object.entries (onward))
    for (const n of [2, 3]) {
      await go (n);
      await next ();
      verify (`${what} leads from ${n} to ${n + 1} at one instant`, await number () === n + 1,
        await card ());
    }
  const back = { "Shift+B": () => browser.chord (keys.shift, "B"),
    "Page Up": () => browser.press (keys.pageUp) };
  for (const [what, last] of Object.entries (back))
    for (const n of [4, 3, 2]) {
      await go (n);
      await last ();
      verify (`${what} leads from ${n} to ${n - 1}`, await number () === n - 1, await card ());
    }
  await go (4);
  await onward.Continue ();
  verify ("after the last one comes the score", (await card ()).includes ("last stop"));
}

// While a question is open it stays, and nothing shows what comes after its moment.
async function stays (page) {
  await visit (page, DESK, "#lesson=2");
  const at = await moment (), question = await told ();
  const open = async () => await told () === question && await seen (".cover") &&
    !await seen (".panel .figures") && (await text ("#status")).includes ("in process ?");
  for (const [what, key] of [["Right", keys.right], [".", "."]]) {
    await browser.press (key);
    verify (`${what} does not leave a question`, await moment () === at && await open () &&
      await seen ("#lesson .note") && (await live ()).includes ("comes first"), await card ());
  }
  await run ((t) => {
    byId ("time").value = t;
    byId ("time").dispatchEvent (new Event ("input"));
  }, at + 86400);
  verify ("nor does the slider", await moment () === at && await open ());
  for (const [what, key] of [["Left", keys.left], [",", ","]]) {
    await browser.press (key);
    verify (`${what} goes back, and the question stays`, await moment () < at && await open ());
  }
  verify ("the future is hidden there, too", await run ((t) =>
    replay.lesson.hides (t), 3600));
  await run (() => replay.lesson.setOn (false));
  verify ("without the lesson there is no card", !await seen ("#lesson"));
  await run (() => replay.lesson.setOn (true));
  verify ("with it the question is back", await open ());
  await run (() => document.querySelector ("#lesson .fold").focus ());
  await browser.press ("1");
  verify ("a digit answers it, at its moment", await moment () === at &&
    (await card ()).includes ("Right") && !await seen (".cover"), await card ());
  verify ("which is said", (await live ()).startsWith ("Right. 40 people"), await live ());
}

// What could be the answer is not read from flags or a dossier's story.
async function kept (page) {
  await visit (page, DESK, "#lesson=2");
  const tip = (t) => run ((at) => {
    const canvas = byId ("timeline"), { left, top } = canvas.getBoundingClientRect ();
    canvas.dispatchEvent (new PointerEvent ("pointermove", { clientX: left +
      replay.timeline.x (at) + 2, clientY: top + 4, bubbles: true }));
    const { hidden, textContent } = canvas.nextElementSibling;
    return hidden ? "" : textContent;
  }, t);
  const covers = await tip (60);
  verify ("a flag's tip says only when", /^1 July 2025, \d\d:\d\d$/.test (covers), covers);
  await run (() => replay.goTo (replay.timeline.marks[1]));
  verify ("nor is its text said by going there", !/6,354/.test (await live ()), await live ());
  await visit (page, DESK, "#lesson=2");
  const future = () => run (() => {
    const { paths } = replay.runs[0], t = replay.clock.t;
    const p = [...Array (paths.n).keys ()].find ((k) => paths.born[k] < t - 9e4 &&
      paths.end[k] > t + 9e4 && paths.end[k] < Infinity);
    document.querySelector (".cover button").click ();
    replay.chooseDossier (0, p);
    return [...document.querySelectorAll (".story .future")].filter ((e) =>
      e.checkVisibility ()).length;
  });
  await run (() => { replay.lesson.open.hide = false; });
  verify ("looked up, a dossier's story ends at the question", await future () === 0);
  const flag = await tip (60);
  verify ("and a flag says all that lies there", flag.includes ("6,354 dossiers are handed over"),
    flag);
}

// The card covers neither map nor timeline; the live region has each text, and the focus goes on.
async function beside (page) {
  for (const size of [DESK, [1024, 768]])
    for (const n of [1, 2, 4]) {
      await visit (page, size, `#lesson=${n}`);
      const over = await run (() => {
        const box = (e) => e.getBoundingClientRect (), a = box (byId ("lesson"));
        return [".map", "#transport", ".panel"].filter ((css) => {
          const b = box (document.querySelector (css));
          return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 &&
            b.top < a.bottom - 1;
        });
      });
      verify (`${size}: stop ${n} covers nothing`, over.length === 0, over);
    }
  await visit (page, DESK, "#lesson=1");
  verify ("a stop's text is said", (await live ()).startsWith ("The second day"), await live ());
  await run (() => replay.setSpeed (2));
  await browser.press (keys.tab, keys.enter);
  verify ("after Continue the focus is on the pause", await active () === "play" &&
    await run (() => replay.clock.playing), await active ());
  await run (() => { replay.pause (); replay.seek (replay.lesson.halts[1].at - 60); });
  await browser.press (keys.space);
  for (let k = 0; k < 50 && await run (() => replay.clock.playing); k++) await sleep (50);
  verify ("and the next stop's text is said", (await live ()).startsWith ("How many people"),
    await live ());
  verify ("before any answer the questions are counted", await text ("#lesson output") ===
    "Question 1 of 1", await text ("#lesson output"));
}

// Bookmarks within a few pixels have one flag, which tells all of them and steps through them.
async function flags () {
  const page = written ("flags", { small: true });
  await visit (page, DESK, "#t=36000");
  const reached = await run (() => {
    const canvas = byId ("timeline"), { timeline } = replay, all = new Set (), told = new Set ();
    for (let k = 0; k < 30; k++)
      timeline.marks.push ({ ...timeline.marks[0], at: 12 * 86400 + 1800 * k, text: `mark ${k}` });
    timeline.marks.sort ((a, b) => a.at - b.at);
    timeline.layout (timeline.width, timeline.height);
    const { left, top } = canvas.getBoundingClientRect ();
    const point = (type, x) => canvas.dispatchEvent (new PointerEvent (type, { clientX: left + x,
      clientY: top + 4, bubbles: true, pointerId: 1 }));
    for (const { x, marks } of [...timeline.flags]) {
      point ("pointermove", x + 3);
      for (const m of timeline.marks)
        if (canvas.nextElementSibling.textContent.includes (m.text)) told.add (m);
      for (let k = 0; k < marks.length; k++) {
        point ("pointerdown", x + 3);
        point ("pointerup", x + 3);
        all.add (replay.mark);
      }
    }
    return [timeline.marks.length, told.size, all.size];
  });
  verify ("every bookmark is told and reached by pointer", reached[0] > 30 &&
    reached[1] === reached[0] && reached[2] === reached[0], reached);
  await run (() => replay.seek (36000));
  const labels = await run (() => replay.timeline.labels.map ((one) => one.text.split (",")[0]));
  verify ("both areas have labels", same (labels, ["in process", "overdue"]), labels);
}

// Two runs: both panels on the first screen of a desktop; on a phone each below its map.
async function both () {
  const page = written ("both", { small: true, two: true, lesson: true });
  for (const fragment of ["#t=900000", "#t=900000&u=06685", "#lesson=1"]) {
    await visit (page, DESK, fragment);
    const shown = await run (() => [...document.querySelectorAll (".panel")].map ((e) => {
      const { top, bottom } = e.getBoundingClientRect ();
      return Math.min (bottom, byId ("transport").getBoundingClientRect ().top) - top;
    }));
    verify (`two runs, ${fragment}: 160 pixels of each panel`, shown.every ((h) => h >= 160), shown);
    await accessible (`two runs, ${fragment}`);
  }
  await visit (page, DESK, "#lesson=2");
  const inside = await run (() => byId ("lesson").getBoundingClientRect ().bottom <=
    byId ("transport").getBoundingClientRect ().top && replay.sides[0].map.height);
  verify ("and a question below the maps", inside >= 150, inside);
  await visit (page, PHONE, "#t=900000");
  const order = await run (() => [...document.querySelectorAll (".map, .panel")].map ((e) =>
    [e.className, e.getBoundingClientRect ().top]).sort ((a, b) => a[1] - b[1]).map ((e) => e[0]));
  verify ("on a phone each panel is below its map", same (order,
    ["map run-0", "panel run-0", "map run-1", "panel run-1"]), order);
  const named = await run (() => replay.sides[0].map.plan.cells.filter ((c) =>
    c.lines.length > 0).length);
  verify ("where the three largest others have names", named === 3, named);
}

// The bold name of the chosen place covers no other.
async function chosenName (page) {
  await visit (page, DESK, "#t=900000");
  const bad = await run (() => {
    const [{ map }] = replay.sides, c = CanvasRenderingContext2D.prototype, drawn = [];
    const { fillRect } = c;
    c.fillRect = function (x, y, w, h) { drawn.push ([x, y, x + w, y + h]); };
    const wrong = map.units.filter ((k) => {
      drawn.length = 0;
      map.drawChosen (map.canvas.getContext ("2d"), k);
      const [[left, top, right, bottom]] = drawn;
      return [...map.nameBoxes].some (([j, b]) => j !== k && b.left < right - 2 &&
        left + 2 < b.right && b.top < bottom - 2 && top + 2 < b.bottom);
    });
    c.fillRect = fillRect;
    return wrong.length;
  });
  verify ("the chosen place's name covers no other name", bad === 0, bad);
}

// A stop of the province shows the province, wherever somebody was before.
async function province (page) {
  await visit (page, DESK, "#t=36000&u=06685");
  await run (() => replay.lesson.visit (replay.lesson.stops[5]));
  verify ("a stop of the province shows it", await text (".panel h2") === "The province",
    await text (".panel h2"));
  await run (() => replay.choosePlace (0, 5));
  const address = await run (() => location.hash);
  await visit (page, DESK, address);
  verify ("and an address the place that was chosen there", address.includes ("lesson=4") &&
    await text (".panel h2") === await run (() => replay.runs[0].places[5].name) &&
    await text ("#lesson .told") === "The province.", address);
}

// The end: a score, and then again, or not.
async function end (page) {
  for (const size of [DESK, PHONE]) {
    await visit (page, size, "#lesson=2");
    await run (() => document.querySelector (".answers button").click ());
    await run (() => replay.lesson.visit (replay.lesson.stops[5]));
    await browser.press (keys.tab, keys.enter);
    verify (`${size[0]}: after the last stop comes the score`,
      (await text ("#lesson-body")).includes ("Questions answered right: 1 of 1.") &&
      !(await text ("#lesson-body")).includes ("not answered") &&
      await run (() => byId ("lesson").contains (document.activeElement) &&
        !replay.clock.playing), await text ("#lesson"));
    await accessible (`the end, ${size[0]} pixels`);
    const wide = await run (() => document.documentElement.scrollWidth);
    verify (`it fits ${size[0]} pixels`, wide === size[0], wide);
  }
  await browser.press (keys.tab, keys.enter);
  const fresh = await run (() => replay.lesson.stops.every ((s) => !s.done && s.answer === -1));
  verify ("Again begins anew", fresh && await run (() => replay.clock.t ===
    replay.lesson.stops[0].at));
  await run (() => replay.lesson.visit (replay.lesson.stops[5]));
  await browser.press (keys.tab, keys.enter);
  verify ("a question that nobody answered is told",
    (await text ("#lesson-body")).includes ("1 not answered"), await text ("#lesson-body"));
  await browser.press (keys.tab, keys.tab, keys.enter);
  verify ("Close leaves the page", !await seen ("#lesson") && await run (() =>
    document.activeElement.id === "play"));
  verify ("no error, no missing text", browser.errors.length === 0, browser.errors);
}

await inBrowser (async (own) => {
  browser = own;
  const page = written ("lesson", { small: true, lesson: true });
  await maps ();
  await key (written ("plain", { small: true }));
  await bands (page);
  await onPhone (page);
  await begins (page);
  await numbers (page);
  await together (page);
  await stays (page);
  await kept (page);
  await beside (page);
  await flags ();
  await both ();
  await chosenName (written ("plain", { small: true }));
  await covered (page);
  await province (page);
  await end (page);
});
