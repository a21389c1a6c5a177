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
  verify ("the largest have names", names.slice (0, 8).every (Boolean) &&
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
async function card (page) {
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
  verify ("which leaves more", await above () > free + 0.1, await above ());
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
  const told = () => run (() => {
    const status = byId ("status").innerText, [{ canvas, tip }] = replay.sides;
    replay.tell (replay.sides[0], 5);
    return { panel: document.querySelector (".panel").innerText, status,
      label: canvas.getAttribute ("aria-label"), line: byId ("timeline").getAttribute ("aria-label"),
      time: byId ("time").getAttribute ("aria-valuetext"), tip: tip.innerText };
  });
  const figures = (t) => [/\d/.test (t.panel), /in process \d/.test (t.status),
    /\d/.test (t.label), /\d/.test (t.line), /process: \d/.test (t.time), /\d/.test (t.tip)];
  const before = await told ();
  verify ("nothing else is read aloud", !/process: \d/.test (await text ("#live")),
    await text ("#live"));
  verify ("no figure is told before the answer", same (figures (before), Array (6).fill (false)),
    before);
  const numbers = () => run (() => {
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
  verify ("nor on the map", await numbers () === 0, await numbers ());
  await accessible ("covered");
  await run (() => document.querySelector (".cover button").focus ());
  await browser.press (keys.enter);
  verify ("it can be looked up", await seen (".panel .figures") && !await seen (".cover") &&
    /in process \d/.test (await text ("#status")));
  await visit (page, DESK, "#lesson=2");
  await run (() => document.querySelector (".answers button").focus ());
  await browser.press (keys.enter);
  const after = await told ();
  verify ("after the answer all is told", same (figures (after), Array (6).fill (true)), after);
  verify ("on the map, too", await numbers () > 0);
  await visit (page, DESK, "#t=36000");
  await run (() => {
    replay.lesson.stops[2].right = -1;
    replay.lesson.visit (replay.lesson.stops[2]);
  });
  verify ("a question that has no right answer covers nothing", await seen (".panel .figures"));
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
  await card (page);
  await covered (page);
  await province (page);
  await end (page);
});
