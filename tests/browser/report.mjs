// The pages in a real browser: no error, no request, tables that sort and filter, links that lead
// somewhere, names that are text, nothing wider than the window. TAP on standard output.
import { keys } from "./driver.mjs";
import { inBrowser, same, verify } from "./tap.mjs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const [run, comparison, many, pictures] = process.argv.slice (2);

let browser;

async function opens (what, page) {
  await browser.resize (1280, 900);
  await browser.visit (page);
  verify (`${what}: no error on the console`, browser.errors.length === 0, browser.errors);
  const others = browser.asked.filter ((a) => !a.startsWith ("data:") && !a.startsWith ("file://"));
  verify (`${what}: nothing is asked of the network`, others.length === 0, others);
  const lost = await browser.run (() => [...document.querySelectorAll ('a[href^="#"]')]
    .map ((a) => a.getAttribute ("href").slice (1))
    .filter ((id) => document.getElementById (id) === null));
  verify (`${what}: links inside lead somewhere`, lost.length === 0, lost);
  const twice = await browser.run (() => {
    const ids = [...document.querySelectorAll ("[id]")].map ((e) => e.id);
    return ids.filter ((id, at) => ids.indexOf (id) !== at);
  });
  verify (`${what}: ids are unique`, twice.length === 0, twice);
  const unnamed = await browser.run (() => [...document.querySelectorAll ("input, button, select, img, svg[role], summary, [role=region]")]
    .filter ((e) => !(e.textContent.trim () || e.alt || e.getAttribute ("aria-label") || e.labels?.length))
    .map ((e) => e.outerHTML.slice (0, 80)));
  verify (`${what}: what can be used has a name`, unnamed.length === 0, unnamed);
  for (const width of [1280, 1100, 768, 390]) {
    await browser.resize (width, 844);
    const wide = await browser.run (() => document.documentElement.scrollWidth);
    verify (`${what}: fits ${width} pixels`, wide === width, wide);
    const outside = await browser.run (() => [...document.querySelectorAll ("nav a")]
      .filter ((link) => {
        const { left, right, height } = link.getBoundingClientRect ();
        return left < 0 || right > innerWidth || height > 40; // one line
      }).map ((link) => link.textContent));
    verify (`${what}: no link of the row is cut off at ${width} pixels`, outside.length === 0,
      outside);
    const hidden = await browser.run (() => [...document.querySelectorAll ("nav a")].filter ((link) => {
      const part = document.getElementById (link.hash.slice (1));
      part.scrollIntoView ();
      return part.querySelector ("h2").getBoundingClientRect ().top
        < document.querySelector ("nav").getBoundingClientRect ().bottom;
    }).map ((link) => link.textContent));
    await browser.run (() => scrollTo (0, 0));
    verify (`${what}: and the row hides no part that it leads to`, hidden.length === 0, hidden);
    if (pictures) {
      const height = await browser.run (() => document.documentElement.scrollHeight);
      await browser.resize (width, Math.min (height, 6000));
      writeFileSync (join (pictures, `${what}-${width}.png`), await browser.picture ());
    }
  }
  await browser.paper (true);
  const cut = await browser.run (() => [...document.querySelectorAll ("tbody th")]
    .filter ((cell) => cell.offsetWidth > 0 && cell.offsetWidth < 60).length);
  verify (`${what}: on paper no name is squeezed`, cut === 0, cut);
  const heads = await browser.run (() => [...document.querySelectorAll ("thead th")]
    .filter ((head) => !head.closest ("details:not([open])") && !head.innerText.trim ()).length);
  verify (`${what}: on paper every head is there`, heads === 0, heads);
  await browser.paper (false);
  const paper = await browser.print ();
  verify (`${what}: prints`, paper.subarray (0, 5).toString () === "%PDF-");
  if (pictures) writeFileSync (join (pictures, `${what}.pdf`), paper);
  await browser.resize (1280, 900);
}

const column = (at) => browser.run ((k) => [...document.querySelectorAll ("#units-table tbody tr")]
  .map ((row) => row.cells[k].dataset.v ?? row.cells[k].textContent), at);

await inBrowser (async (opened) => {
  browser = opened;
  await opens ("run", join (run, "report.html"));
  const names = await column (0), arrived = (await column (9)).map (Number);
  const head = (k) => `#units-table thead th:nth-child(${k + 1})`;
  await browser.click (`${head (9)} button`);
  verify ("a click sorts figures, the largest first",
    same ((await column (9)).map (Number), [...arrived].sort ((a, b) => b - a)), await column (9));
  verify ("and says so", await browser.run ((css) =>
    document.querySelector (css).getAttribute ("aria-sort"), head (9)) === "descending");
  await browser.click (`${head (9)} button`);
  verify ("a second one turns them round",
    same ((await column (9)).map (Number), [...arrived].sort ((a, b) => a - b)));
  await browser.run ((css) => document.querySelector (`${css} button`).focus (), head (0));
  await browser.press (keys.enter);
  verify ("a key sorts names", same (await column (0),
    [...names].sort ((a, b) => a.localeCompare (b, "vi", { numeric: true }))));

  const shown = () => browser.run (() => [...document.querySelectorAll ("#units-table tbody tr")]
    .filter ((row) => !row.hidden).map ((row) => row.cells[0].textContent));
  await browser.type ("#units .tools input", "dac khu CO TO");
  verify ("a filter finds names without their accents",
    same (await shown (), ['Đặc khu "Cô Tô", & co.']), await shown ());
  verify ("and counts them", await browser.run (() =>
    document.querySelector ("#units .tools output").textContent) === `units: 1 of ${names.length}`);
  await browser.type ("#units .tools input", " ");
  verify ("without words all are back", (await shown ()).length === names.length);

  for (const name of ["<script>alert(1)</script>", "=1+1", "@{/bold x}_y^z"])
    verify (`a unit called ${name} is text`, names.includes (name), names);
  verify ("and so is one of 300 characters", names.some ((name) => name.length === 300));
  verify ("nothing was run from a name", await browser.run (() => document.scripts.length) === 1);

  // The verdict: the province first, a mark and per cent in each cell, what fails in its name.
  const verdicts = () => browser.run (() => [...document.querySelectorAll ("#verdict-table tbody tr")]
    .filter ((row) => !row.hidden)
    .map ((row) => [...row.cells].map ((cell) => cell.dataset.v ?? cell.textContent)));
  const order = await verdicts ();
  verify ("the verdict of the province comes first, then the units'",
    order[0][0] === "The province" && order.length === 1 + names.length, order.map ((row) => row[0]));
  const cells = await browser.run (() => [...document.querySelectorAll ("#verdict-table td.n")]
    .filter ((cell) => cell.dataset.v !== "")
    .map ((cell) => [cell.dataset.v, cell.textContent, cell.className,
      cell.querySelector ("span[role=img]")?.title]));
  verify ("a cell says it in a mark and per cent, not only in colour", cells.length > names.length &&
    cells.every (([share, words, name]) => /^[●▲■] [0-9.]+ %( \?)?$/.test (words) &&
      Math.abs (parseFloat (words.slice (2)) - 100 * share) < 0.1 && /^n s[0-6]$/.test (name)), cells);
  verify ("and which criteria fail", cells.every (([share, , , title]) =>
    / to .*, passed in /.test (title) && (share === "1" || title.includes ("; failed: "))), cells);
  const dark = await browser.run (() => [...document.querySelectorAll ("#verdict-table td.n span")]
    .map ((span) => [getComputedStyle (span).color, getComputedStyle (span.closest ("td")).backgroundColor])
    .filter (([ink, paper]) => {
      const light = (colour) => colour.match (/\d+/g).slice (0, 3)
        .map ((x) => x / 255).map ((x) => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
        .reduce ((sum, x, k) => sum + x * [0.2126, 0.7152, 0.0722][k], 0.05);
      const [a, b] = [light (ink), light (paper)];
      return Math.max (a, b) / Math.min (a, b) < 4.5;
    }));
  verify ("and can be read on its colour", dark.length === 0, dark);
  await browser.run (() => document.getElementById ("verdict").scrollIntoView ()); // below the links
  await browser.click ("#verdict-table thead th:nth-child(6) button");
  const sorted = (await verdicts ()).map ((row) => Number (row[5]));
  verify ("a click sorts by a fortnight", same (sorted, [...sorted].sort ((a, b) => b - a)), sorted);
  await browser.type ("#verdict .tools input", "dac khu CO TO");
  verify ("and a filter finds a place", same ((await verdicts ()).map ((row) => row[0]),
    ['Đặc khu "Cô Tô", & co.']));

  // Workflows, where dot was there to draw them.
  const workflows = await browser.run (async () => {
    const parts = [...document.querySelectorAll ("#workflows details")];
    for (const part of parts) part.open = true;
    await Promise.all (parts.map ((part) => part.querySelector ("img").decode ()));
    return parts.map ((part) => [part.querySelector ("summary").textContent,
      part.querySelector ("img").naturalWidth, part.querySelector ("img").width]);
  });
  if (process.env.DOT) {
    verify ("workflows unfold, each with its procedures", same (workflows.map ((w) => w[0]),
      ["serve <b>Job</b> A job \\co", "review <i>Permit</i>"]), workflows);
    verify ("each is drawn, as large as it was made", workflows.every (([, natural, shown]) =>
      natural > 300 && shown === natural), workflows);
    await browser.resize (390, 844);
    verify ("and makes no page wider", await browser.run (() =>
      document.documentElement.scrollWidth) === 390);
    await browser.resize (1280, 1200);
    await browser.run (() => document.querySelector ("#workflow-review").scrollIntoView ());
    if (pictures) writeFileSync (join (pictures, "workflows.png"), await browser.picture ());
    await browser.resize (1280, 900);
  } else
    verify ("without dot the page says how to get them", await browser.run (() =>
      document.querySelector ("#workflows").textContent.includes ("of the package graphviz")));
  await browser.run (() => scrollTo (0, 0));

  // The map's colours and their key.
  const choose = (at) => browser.run ((k) => {
    const choice = document.getElementById ("map-colours");
    choice.selectedIndex = k;
    choice.dispatchEvent (new Event ("change"));
    return {
      colours: [...document.querySelectorAll (".map circle")].map ((c) => getComputedStyle (c).fill),
      classes: [...document.querySelectorAll (".map circle")].map ((c) => c.getAttribute ("class")),
      titles: [...document.querySelectorAll (".map circle title")].map ((t) => t.textContent),
      keys: [...document.querySelectorAll ("#map ul[data-key]")].filter ((key) => !key.hidden)
        .map ((key) => key.dataset.key),
      option: choice.selectedOptions[0].text,
    };
  }, at);
  const verdict = await choose (0), waiting = await choose (1), first = await choose (2);
  verify ("the map's colours can be chosen, and have a name", await browser.run (() => {
    const choice = document.getElementById ("map-colours");
    return choice.labels.length === 1 && choice.offsetWidth > 0;
  }));
  verify ("the verdict, work waiting, or a fortnight", same ([waiting.option, verdict.option,
    first.option], ["work waiting", "verdict", "fortnight 1"]));
  verify ("each with its key", same ([waiting.keys, verdict.keys, first.keys],
    [["waiting"], ["verdict"], ["share"]]), [waiting.keys, verdict.keys, first.keys]);
  verify ("a circle has the colour of its verdict", verdict.titles.every ((title, k) =>
    verdict.classes[k] === (title.endsWith ("not ready") ? "s0" : title.endsWith ("at risk") ? "s3"
      : "s6")), verdict);
  verify ("and says how often it passes", first.titles.every ((title) =>
    /; fortnight 1: [●▲■] [0-9.]+ %/.test (title)), first.titles);
  verify ("and goes back", same (await choose (0), verdict));

  const target = await browser.run (() =>
    document.querySelector (".map a").getAttribute ("href").slice (1));
  await browser.visit (join (run, "report.html"), `#${target}`);
  verify ("a circle of the map leads to its row", await browser.run (() => {
    const box = document.querySelector ("tr:target").getBoundingClientRect ();
    return box.top >= 0 && box.bottom <= innerHeight;
  }));
  await browser.visit (join (run, "report.html"));
  await browser.press (keys.tab);
  verify ("the first key leads past the head",
    await browser.run (() => document.activeElement.className) === "skip");

  await opens ("comparison", join (comparison, "report.html"));
  const changes = await browser.run (() => [...document.querySelectorAll ("#verdicts-table tbody tr")]
    .map ((row) => [...row.cells].map ((cell) => cell.textContent)));
  verify ("a comparison has the verdicts of the province and each unit",
    changes.length === 1 + names.length && changes.some ((row) => row[0] === "The province"),
    changes);
  const pairs = await browser.run (() => [...document.querySelectorAll ("#province-table tbody tr")]
    .slice (0, 4).map ((row) => [...row.cells].map ((cell) => cell.textContent)));
  verify ("a metric of both scenarios stands together",
    pairs[0][0] === pairs[1][0] && pairs[2][0] === pairs[3][0] && pairs[0][0] !== pairs[2][0]
    && pairs[0][1] !== pairs[1][1], pairs);
  await opens ("many", join (many, "report.html"));
  verify ("3,321 units are there", (await column (0)).length === 3321);
  const all = (await column (9)).map (Number);
  await browser.click (`${head (9)} button`);
  verify ("and sort", same ((await column (9)).map (Number), all.sort ((a, b) => b - a)));
});
