// The replay page goes over to another language: no text of the first one remains, and what is
// shown, chosen, open or asked stays. The page is the program's. TAP on standard output.
// Usage: node replay-languages.mjs FOLDER, with PILOTRUN set; with AXE=.../axe.min.js it is also
// looked at by axe-core.
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { keys } from "./driver.mjs";
import { Played, pilotrun, write } from "./played.mjs";
import { inBrowser, same, verify } from "./tap.mjs";

const [folder] = process.argv.slice (2);
const axe = process.env.AXE ? readFileSync (process.env.AXE, "utf8") : null;
const LANGUAGES = ["en", "vi", "fr"], DOSSIER = "u1/s/p/counter/2025-07-01/1";

// More comes to an officer than he can do: a line, dossiers that are late, a lesson about it.
const world = write (folder, "many", `== scenario.ini
[scenario]
format=1
name=Zw
start=2025-07-01
end=2025-07-09
== units.csv
code,name,type,population,source
u1,Xq,ward,51000,assumption
u2,Xr,commune,900,assumption
== pools.csv
pool,where,roles,count,calendar,source
desk,*,clerk,1,office,assumption
== procedures.csv
code,name,name_vi,name_fr,workflow,limit,source
p,permit,Cấp phép,Permis,w,1 working days,assumption
== workflows.csv
workflow,step,role,effort,at_close,next,source
w,examine,clerk,3h,suspend,returned,assumption
== arrivals.csv
stream,where,mix,rate,source
s,u1,p,8 per day,assumption
b,u2,p,1 per day,assumption
== names.csv
what,code,name,name_vi,name_fr
step,examine,examine,Xem xét,Examen
role,clerk,clerk,Chuyên viên,Instructeur
pool,desk,desk,Quầy một,Guichet un
== lesson.csv
at,kind,where,dossier,text,answers,right,explain,text_vi,answers_vi,explain_vi,text_fr,answers_fr,explain_fr
,title,,,A queue,,,,Hàng đợi,,,La file,,
2025-07-01 10:00,stop,Xq,,Look at {place} on {date}.,,,,"Hãy xem {place}, {date}.",,,"Regardez {place}, le {date}.",,
2025-07-02 10:00,question,Xq,,How many are there?,None|Some,2,There are {in_process}.,Có bao nhiêu hồ sơ?,Không có|Một số,Có {in_process} hồ sơ.,Combien y en a-t-il ?,Aucun|Quelques-uns,Il y en a {in_process}.
`);

// What may be the same in two languages: names that the scenario has in one, keys, figures.
const NAMES = ["Zw", "Xq", "Xr", "Pilotrun", "English", "Tiếng", "Việt", "Français", "Space",
  "Shift", "Esc", "Page", "Down", "Up", "u1", "u2", "p", "s", "w", "3h", "counter", "B",
  "km", "x"];
const EQUAL = { vi: [], fr: ["Question", "commune", "Date", "min", "h", "s", "Pause", "Stop",
  "signature", "absence", "en"] };

// All that somebody sees or hears: texts, names of what can be used, what pictures show in words.
function texts () {
  const found = [document.title];
  const walk = (e) => {
    if (e.matches?.("script, style, #need") || (e.nodeType === 1 && !e.checkVisibility ({
      visibilityProperty: true }) && !e.matches ("option, title, #live, .unseen"))) return;
    for (const name of ["aria-label", "title", "aria-valuetext", "placeholder"])
      if (e.hasAttribute?.(name)) found.push (e.getAttribute (name));
    for (const child of e.childNodes) {
      if (child.nodeType === 3) found.push (child.data);
      else if (child.nodeType === 1) walk (child);
    }
  };
  walk (document.body);
  return [...new Set (found.map ((s) => s.replace (/\s+/g, " ").trim ()).filter (Boolean))];
}
// Those of `list` that have a word, and stand in the first language, too.
const left = (first, list, language) => list.filter ((text) => first.includes (text) && text
  .replace (/[\w.-]+(\/[\w.:-]+)+/g, "").split (/[^\p{L}\d]+/u)
  .some ((word) => /\p{L}/u.test (word) && ![...NAMES, ...EQUAL[language]].includes (word)));

// What must stay.
function state () {
  const { clock, chosen, lesson } = replay;
  return { t: clock.t, playing: clock.playing, speed: byId ("speed").value,
    step: byId ("step").value, chosen: chosen.map (({ place, dossier }) => [place, dossier]),
    lesson: [lesson.on, lesson.numberOf (lesson.open), lesson.box.hidden,
      lesson.body?.hidden ?? null, lesson.first?.hidden ?? null,
      ...lesson.stops.map ((s) => [s.done, s.answer, s.seen])],
    open: [...document.querySelectorAll ("details, dialog")].map ((e) => e.open),
    rows: [...document.querySelectorAll ("details tr, details li")].length,
    found: [byId ("found").hidden, byId ("search").value,
      byId ("found-list").children.length],
    covered: byId ("page").className, items: document.querySelectorAll (".panel li").length,
    scrolled: replay.scrolled ().map ((e) => e.scrollTop) };
}

let browser;
const run = (f, ...args) => browser.run (f, ...args);
const sleep = (ms) => new Promise ((done) => { setTimeout (done, ms); });
const choose = (language) => run ((x) => {
  byId ("language").value = x;
  byId ("language").dispatchEvent (new Event ("change"));
}, language);

// Goes through the languages in a view of the page that is open in English.
async function through (view, prepare, ...args) {
  await choose ("en");
  if (prepare) await run (prepare, ...args);
  await sleep (100);
  const before = await run (state), first = await run (texts);
  for (const language of ["vi", "fr"]) {
    await choose (language);
    await sleep (100);
    const after = await run (state), list = await run (texts);
    verify (`${view}, ${language}: nothing is lost`, same (before, after), { before, after });
    const rest = left (first, list, language);
    verify (`${view}, ${language}: no English remains`, rest.length === 0 &&
      list.length > 30, rest);
    verify (`${view}, ${language}: the page and its address say so`, await run ((x) =>
      document.documentElement.lang === x && location.hash.includes (`lang=${x}`), language));
    if (axe) {
      const wrong = await browser.violations (axe);
      verify (`${view}, ${language}: axe finds nothing`, wrong.length === 0, wrong);
    }
  }
  verify (`${view}: no error, no missing text`, (await browser.log ("browser")).length === 0);
}
const unfold = async () => {
  for (const e of document.querySelectorAll (".panel details, #more")) e.open = true;
  await new Promise ((done) => { setTimeout (done, 100); });
  document.querySelector (".panel").scrollTop = 40;
};

async function views (page) {
  await page.open ("07-02 10:00");
  await through ("province", unfold);
  await page.at ("07-02 10:00", { u: "u1" });
  await through ("place", unfold);
  await page.at ("07-04 10:00", { d: DOSSIER });
  verify ("a dossier is chosen", await run (() => replay.chosen[0].dossier >= 0));
  await through ("dossier");
  await through ("search", () => { byId ("search").value = "x"; replay.showFound (); });
  await run (() => { replay.clearSearch (); });
  await page.at ("07-01 08:00", { lesson: 1 });
  await through ("stop");
  await page.at ("07-01 08:00", { lesson: 2 });
  await through ("question that comes first", () => { replay.seek (replay.clock.end); });
  await through ("folded question", () => { replay.lesson.fold (true); });
  await through ("figures looked up", () => {
    replay.lesson.fold (false);
    document.querySelector (".cover button").click ();
  });
  await through ("answered question", () => { replay.lesson.answer (replay.lesson.open, 0); });
  await through ("help", () => { byId ("help").showModal (); });
  await run (() => { byId ("help").close (); });
}

// Its figures, dates and names in each language.
async function said (page) {
  const wanted = {
    en: ["1 July 2025, 10:00", "ward, population 51,000", "Look at Xq on Tuesday 1 July.", "clerk"],
    vi: ["01/7/2025, 10:00", "phường, dân số 51.000", "Hãy xem Xq, Thứ Ba, ngày 1 tháng 7.",
      "Chuyên viên"],
    fr: ["1er juillet 2025, 10:00", "quartier, 51\u202f000 habitants",
      "Regardez Xq, le mardi 1er juillet.", "Instructeur"] };
  for (const language of LANGUAGES) {
    await page.open ("07-01 10:00", { lang: language, lesson: 1 });
    const found = await run (() => [byId ("time").getAttribute ("aria-valuetext"),
      ...[".panel p.about", "#lesson .told", ".desks tbody th"].map ((css) =>
        document.querySelector (css).textContent)]);
    verify (`${language}: dates, figures and names`, found[0].includes (wanted[language][0]) &&
      same (found.slice (1), wanted[language].slice (1)), found);
    await page.at ("07-04 10:00", { d: DOSSIER });
    const drawn = await run (() => document.querySelector (".workflow svg")?.textContent ?? null),
      step = { en: "examine", vi: "Xem xét", fr: "Examen" }[language];
    verify (`${language}: the drawing`, drawn === null || drawn.includes (step), drawn);
  }
}

async function keyboard (page) {
  await page.open ("07-01 10:00", { lang: "en" });
  await run (() => byId ("search").focus ());
  await browser.press (keys.tab);
  verify ("Tab leads from the search to the switch", await run (() =>
    document.activeElement.id) === "language");
  await browser.press (keys.down);
  await sleep (200);
  verify ("an arrow switches", await run (() => document.documentElement.lang) === "vi");
  verify ("and the focus stays", await run (() => document.activeElement.id) === "language");
  verify ("each language is called by its own name", same (await run (() =>
    [...byId ("language").options].map ((o) => `${o.lang} ${o.text}`)),
  ["en English", "vi Tiếng Việt", "fr Français"]));
  await run (() => { replay.seek (40000); replay.play (); });
  await choose ("fr");
  await sleep (200);
  verify ("it plays on", await run (() => replay.clock.playing && replay.clock.t > 40000));
  await run (() => replay.pause ());
}

await inBrowser (async (opened) => {
  browser = opened;
  await browser.resize (1280, 800);
  const out = `${world}.run`, file = join (folder, "many.html");
  pilotrun ("run", world, "--no-plots", "--quiet", "--output", out);
  pilotrun ("replay", out, "--all", "--output", file);
  const page = new Played (browser, file);
  await said (page);
  await views (page);
  await keyboard (page);
  pilotrun ("replay", out, "--all", "--lang", "fr", "--force", "--output", file);
  await browser.visit (file);
  await sleep (300);
  verify ("--lang says in which language it opens", await run (() =>
    document.documentElement.lang) === "fr");
});
