// The replay page in use: names that are hard to show are text, from the program to the page, and
// everything can be reached and done with keys alone. TAP on standard output.
// Usage: node replay-used.mjs FOLDER, with PILOTRUN set
import { keys } from "./driver.mjs";
import { Played, golden, play, write } from "./played.mjs";
import { inBrowser, same, verify } from "./tap.mjs";

const [folder] = process.argv.slice (2);
let browser;
const run = (f, ...args) => browser.run (f, ...args);

const long = "x".repeat (300), wide = "Ủy ban nhân dân ".repeat (18).trim ();
const names = ["</script><script>alert(1)</script>", '<img src=x onerror="alert(2)">',
  `'"&quot;&lt;b&gt;`, "\u202Eabc\u202C \u200Fxyz", "{0} {1} @blocks@ @js@",
  "<!-- --><svg/onload=alert(3)>",
  long, wide, "constructor", "__proto__"];
const quoted = (text) => `"${text.replaceAll ('"', '""')}"`;
// Names that the scenario restricts to a few characters, but not in length.
const [role, pool, step, stream] = ["role", "pool", "step", "stream"].map ((word) =>
  `${word}-${"y".repeat (190)}`);

async function hostile () {
  const title = `${names[0]} ${names[3]} ${names[4]} ${wide}`;
  const page = new Played (browser, play (write (folder, "hostile", `== scenario.ini
[scenario]
format=1
name=${title}
start=2025-07-01
end=2025-07-03
== units.csv
code,name,type,population,lat,lon,source
${names.map ((name, k) => `c${k},${quoted (name)},ward,${1000 * (k + 1)},${21 + k / 50},${
  107 + k % 3 / 9},assumption`).join ("\n")}
== authorities.csv
code,name,kind,serves,source
a1,${quoted (names[1])},district,*,assumption
== pools.csv
pool,where,roles,count,calendar,source
${pool},*,${role},1,office,assumption
== procedures.csv
code,name,workflow,limit,source
p,${quoted (names[0] + names[1])},w,1 working day,assumption
== workflows.csv
workflow,step,role,place,effort,at_close,next,source
w,${step},${role},filing,5h,suspend,returned,assumption
== arrivals.csv
stream,where,mix,rate,source
${stream},*,p,every 5h,assumption
== systems.csv
system,scope,source
constructor,place,assumption
== needs.csv
role,step,need,if_down,source
${role},*,constructor,wait,assumption
== incidents.csv
incident,system,start,repair,source
tostring,constructor,2025-07-01 09:00,90min,assumption
`)));
  const safe = async (what) => {
    const bad = await run (() => [...document.querySelectorAll ("img, object, iframe, b script")]
      .length + [...document.scripts].filter ((s) => s.type === "").length - 1 +
      [...document.querySelectorAll ("*")].filter ((e) => [...e.attributes].some ((a) =>
        a.name.startsWith ("on"))).length);
    const asked = browser.asked.filter ((a) => !a.startsWith ("data:") &&
      !a.startsWith ("file://"));
    verify (`${what}: text, no error, no request`, bad === 0 && browser.errors.length === 0 &&
      asked.length === 0, [bad, browser.errors, asked]);
    for (const [width, height] of [[1280, 800], [390, 844]]) {
      await browser.resize (width, height);
      const reaches = await run (() => document.documentElement.scrollWidth);
      verify (`${what}: fits ${width} pixels`, reaches === width, reaches);
    }
    await browser.resize (1280, 800);
  };
  const { title: shown } = await page.open ("07-01 09:30");
  verify ("the scenario's name", await run (() => document.title) === `${title}: replay` &&
    same (shown, title.replace (/\s+/g, " ")), shown);
  await safe ("the province");
  for (const [k, name] of names.entries ()) {
    const { panels: [panel] } = await page.at ("07-01 09:30", { u: `c${k}` });
    verify (`place ${k} is text`, await run ((wanted) =>
      document.querySelector (".panel h2").textContent === wanted, name) &&
      panel.desks.startsWith (`${role} `) && panel.officers.startsWith (`${pool}: `), panel);
  }
  await page.open ("07-01 09:30", { u: "c6" });
  await safe ("a place with a long name");
  const dossier = `c0/${stream}/p/counter/1`;
  const { panels: [told] } = await page.open ("07-01 09:30", { d: dossier });
  verify ("a dossier is text", told.title === dossier && told.story.some ((line) =>
    line.includes (`${step}: waits`)) && told.notes[0].startsWith (names[0] + names[1]), told);
  await safe ("a dossier");
  await run (() => { byId ("search").value = "<img"; byId ("search")
    .dispatchEvent (new Event ("input")); });
  verify ("what is found is text", await run (() =>
    document.querySelector ("#found-list button span").textContent) === names[1]);
  await safe ("what is found");
}

// What has the focus, in words, and whether that is seen.
const focused = () => run (() => {
  const e = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle (e);
  const all = [...document.querySelectorAll ("*")];
  return { at: all.indexOf (e), name: `${e.tagName} ${e.id} ${e.textContent.slice (0, 30)}`,
    body: e === document.body, seen: outlineStyle !== "none" && parseFloat (outlineWidth) > 0 };
});

// Tab reaches all that can be used, in the order of the page, and each shows it.
async function reached (what) {
  await run (() => { document.activeElement.blur (); getSelection ().removeAllRanges (); });
  const wanted = await run (() => {
    const all = [...document.querySelectorAll ("*")];
    return all.filter ((e) => e.checkVisibility ({ visibilityProperty: true }) && !e.disabled &&
      (e.matches ("button, select, input, summary, a[href]") || e.tabIndex >= 0))
      .map ((e) => all.indexOf (e));
  });
  const found = [];
  for (let k = 0; k < wanted.length + 1; k++) {
    await browser.press (keys.tab);
    const one = await focused ();
    if (one.body) break;
    found.push (one);
  }
  verify (`${what}: Tab reaches all ${wanted.length}`, same (found.map ((f) => f.at), wanted),
    [wanted.filter ((at) => !found.some ((f) => f.at === at)), found.map ((f) => f.name)]);
  const unseen = found.filter (({ seen }) => !seen);
  verify (`${what}: and it is seen`, unseen.length === 0, unseen.map ((f) => f.name));
}

const focus = (css) => run ((s) => document.querySelector (s).focus (), css);
const moment = () => run (() => replay.clock.t);
const heading = () => run (() => document.querySelector (".panel h2").textContent);
const inPanel = () => run (() =>
  document.querySelector (".panel").contains (document.activeElement));
const sleep = (ms) => new Promise ((done) => { setTimeout (done, ms); });

// Each control does what it says when a key is pressed on it.
async function works (page) {
  await page.open ("08-26 09:00");
  const does = async (what, css, pressed, good) => {
    await focus (css);
    await browser.press (...[pressed].flat ());
    await sleep (60);
    verify (`${what} by key`, await good (), [await focused (), await moment ()]);
  };
  const t = await moment ();
  await does ("step on", "#on", keys.enter, async () => await moment () === t + 1800);
  await does ("step back", "#back", keys.space, async () => await moment () === t);
  await does ("next bookmark", "#flag-on", keys.enter, async () => await moment () > t);
  await does ("last bookmark", "#flag-back", keys.enter, async () => await moment () <= t);
  await does ("play", "#play", keys.enter, () => run (() => replay.clock.playing));
  await does ("pause", "#play", keys.space, () => run (() => !replay.clock.playing));
  await does ("speed", "#speed", keys.down, () => run (() => replay.clock.speed === 60));
  await does ("more", "#more summary", keys.enter, () => run (() => byId ("more").open));
  await does ("step by", "#step", keys.down, () => run (() => byId ("step").value === "day"));
  await does ("nights", "#nights", keys.space, () => run (() => !replay.clock.skip));
  await does ("loop from", "#loop-from", keys.enter, () => run (() => replay.clock.loop));
  await does ("loop", "#loop", keys.space, () => run (() => !replay.clock.loop));
  await does ("loop to", "#loop-to", keys.space, () => run (() => replay.clock.loop));
  await does ("more is closed", "#loop-to", keys.escape, () => run (() => !byId ("more").open));
  await does ("time: to the end", "#time", keys.end, async () =>
    await moment () === await run (() => replay.clock.end));
  await does ("time: back to the beginning", "#time", keys.home, async () => await moment () === 0);
  await does ("time: on", "#time", keys.right, async () => await moment () === 1800);
  await does ("help", "#help-button", keys.enter, () => run (() => byId ("help").open &&
    byId ("help").contains (document.activeElement)));
  await does ("close", "#help form button", keys.enter, () => run (() => !byId ("help").open &&
    document.activeElement.id === "help-button"));
  await page.at ("09-03 10:00");
  await does ("a moment worth seeing", ".panel .plain:not([hidden]) li:not([hidden]) button",
    keys.enter, inPanel);
  await page.at ("09-03 10:01");
  await does ("all places", ".panel details summary", keys.enter, () => run (() =>
    document.querySelector (".panel details").open));
  await does ("a place", ".panel details th button", keys.enter, async () =>
    await heading () === "Sông Đông" && await inPanel ());
  await does ("late dossiers", ".panel details summary", keys.space, () => run (() =>
    document.querySelectorAll (".panel details li").length > 0));
  await does ("a late dossier", ".panel details li button", keys.enter, async () =>
    (await heading ()).includes ("/") && await inPanel ());
  await does ("an event of its story", ".panel .story li:last-child button", keys.enter, () =>
    run (() => replay.clock.t > 0 && document.querySelector (".story li.now") ===
      document.querySelector (".story li:last-child")));
  await does ("back to the province", ".panel button.back", keys.enter, async () =>
    await heading () === "The province" && await inPanel ());
  await page.at ("09-03 10:00", { u: "10001" });
  await does ("a dossier that is here", ".panel .plain .row", keys.enter, async () =>
    (await heading ()).includes ("/"));
  await focus ("#search");
  await browser.type ("#search", "song");
  await browser.press (keys.down, keys.down, keys.enter);
  verify ("found by arrows", await heading () !== "The province" && await inPanel (),
    await heading ());
}

await inBrowser (async (opened) => {
  browser = opened;
  await hostile ();
  const page = new Played (browser, play (golden (folder)), "2025-08-25");
  await browser.resize (1280, 800);
  await page.open ("09-03 10:00");
  await reached ("the province");
  await page.at ("09-03 10:00", { u: "10001" });
  await reached ("a place");
  await run (() => { byId ("more").open = true; document.querySelector (".panel details").open =
    true; replay.choose (0, { dossier: replay.runs[0].lateOnes ()[0].p }); });
  await reached ("a dossier, with all controls");
  await run (() => byId ("help").showModal ());
  await browser.press (keys.escape);
  await works (page);
});
