// The pages in a real browser: no error, no request, tables that sort and filter, links that lead
// somewhere, names that are text, nothing wider than the window. TAP on standard output.
import { Browser, keys } from "./driver.mjs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const [run, comparison, many, pictures] = process.argv.slice (2);
let count = 0, failed = 0;
function verify (what, good, found) {
  count++;
  if (!good) failed++;
  console.log (`${good ? "ok" : "not ok"} ${count} - ${what}`);
  if (!good && found !== undefined) console.log (`# found: ${JSON.stringify (found)}`);
}
const same = (a, b) => JSON.stringify (a) === JSON.stringify (b);

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
  const unnamed = await browser.run (() => [...document.querySelectorAll ("input, button, img, svg[role], summary, [role=region]")]
    .filter ((e) => !(e.textContent.trim () || e.alt || e.getAttribute ("aria-label") || e.labels?.length))
    .map ((e) => e.outerHTML.slice (0, 80)));
  verify (`${what}: what can be used has a name`, unnamed.length === 0, unnamed);
  for (const width of [1280, 390]) {
    await browser.resize (width, 844);
    const wide = await browser.run (() => document.documentElement.scrollWidth);
    verify (`${what}: fits ${width} pixels`, wide === width, wide);
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

try {
  browser = await Browser.open ();
  await opens ("run", join (run, "report.html"));
  const names = await column (0), arrived = (await column (8)).map (Number);
  const head = (k) => `#units-table thead th:nth-child(${k + 1})`;
  await browser.click (`${head (8)} button`);
  verify ("a click sorts figures, the largest first",
    same ((await column (8)).map (Number), [...arrived].sort ((a, b) => b - a)), await column (8));
  verify ("and says so", await browser.run ((css) =>
    document.querySelector (css).getAttribute ("aria-sort"), head (8)) === "descending");
  await browser.click (`${head (8)} button`);
  verify ("a second one turns them round",
    same ((await column (8)).map (Number), [...arrived].sort ((a, b) => a - b)));
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
    document.querySelector ("#units .tools output").textContent) === `1 of ${names.length} units`);
  await browser.type ("#units .tools input", " ");
  verify ("without words all are back", (await shown ()).length === names.length);

  for (const name of ["<script>alert(1)</script>", "=1+1", "@{/bold x}_y^z"])
    verify (`a unit called ${name} is text`, names.includes (name), names);
  verify ("and so is one of 300 characters", names.some ((name) => name.length === 300));
  verify ("nothing was run from a name", await browser.run (() => document.scripts.length) === 1);

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
  await opens ("many", join (many, "report.html"));
  verify ("3,321 units are there", (await column (0)).length === 3321);
  const all = (await column (8)).map (Number);
  await browser.click (`${head (8)} button`);
  verify ("and sort", same ((await column (8)).map (Number), all.sort ((a, b) => b - a)));
} catch (error) {
  verify (`the browser did what it was told: ${error.message}`, false);
} finally {
  await browser?.close ();
}
console.log (`1..${count}`);
process.exit (failed > 0 ? 1 : 0);
