// The brief in a real browser: no error, no request, no script, nothing wider than the window, one
// page on paper. TAP on standard output.
import { Browser } from "./driver.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [comparison, single, pictures] = process.argv.slice (2);
const axe = process.env.AXE ? readFileSync (process.env.AXE, "utf8") : null;
let count = 0, failed = 0;
function verify (what, good, found) {
  count++;
  if (!good) failed++;
  console.log (`${good ? "ok" : "not ok"} ${count} - ${what}`);
  if (!good && found !== undefined) console.log (`# found: ${JSON.stringify (found)}`);
}

let browser;

async function accessible (what) {
  await browser.run ((source) => { (0, eval) (source); }, axe);
  const found = await browser.run (async () => {
    const { violations } = await window.axe.run (document, { resultTypes: ["violations"] });
    return violations.map ((v) => [v.id, v.nodes.slice (0, 3).map ((n) => n.target.join (" "))]);
  });
  verify (`${what}: axe finds nothing`, found.length === 0, found);
}

async function looks (what, folder) {
  await browser.visit (join (folder, "brief.html"));
  verify (`${what}: no error on the console`, browser.errors.length === 0, browser.errors);
  const others = browser.asked.filter ((a) => !a.startsWith ("data:") && !a.startsWith ("file://"));
  verify (`${what}: nothing is asked of the network`, others.length === 0, others);
  verify (`${what}: there is no script`, await browser.run (() => document.scripts.length) === 0);
  for (const width of [1280, 390]) {
    await browser.resize (width, 844);
    const wide = await browser.run (() => document.documentElement.scrollWidth);
    verify (`${what}: fits ${width} pixels`, wide === width, wide);
    if (axe) await accessible (`${what}, ${width} pixels`);
    if (pictures) {
      const height = await browser.run (() => document.documentElement.scrollHeight);
      await browser.resize (width, Math.min (height, 6000));
      writeFileSync (join (pictures, `brief-${what}-${width}.png`), await browser.picture ());
    }
  }
  const pdf = readFileSync (join (folder, "brief.pdf"));
  const pages = pdf.toString ("latin1").match (/\/Type\s*\/Page[^s]/g)?.length;
  verify (`${what}: on paper it is one page`, pages === 1, pages);
  if (pictures) writeFileSync (join (pictures, `brief-${what}.pdf`), pdf);
  await browser.resize (1280, 900);
}

try {
  browser = await Browser.open ();
  // axe-core is run in the page, which allows no script.
  if (axe) await browser.post ("/goog/cdp/execute", { cmd: "Page.setBypassCSP", params: { enabled: true } });
  await looks ("comparison", comparison);
  const heads = await browser.run (() =>
    [...document.querySelectorAll ("thead th")].map ((cell) => cell.textContent));
  verify ("options are columns, what is now comes first", heads.length === 5 && heads[0] === "Now", heads);
  verify ("a name is text", heads[2].startsWith ("<script>alert(2)</script> & a name long"), heads);
  const curves = await browser.run (() => [...document.querySelectorAll (".curve")]
    .map ((curve) => [getComputedStyle (curve).stroke, getComputedStyle (curve).strokeDasharray]));
  verify ("curves differ in colour and in how they are drawn", curves.length === 5 &&
    new Set (curves.map ((c) => c[0])).size === 5 && new Set (curves.map ((c) => c[1])).size === 5, curves);
  verify ("the date from which options apply is marked", await browser.run (() =>
    document.querySelector (".chart").textContent.includes ("10 July: options apply")));
  await looks ("run", single);
  verify ("a run has one column", await browser.run (() =>
    document.querySelectorAll ("thead th").length) === 1);
} catch (error) {
  verify (`the browser did what it was told: ${error.message}`, false);
} finally {
  await browser?.close ();
}
console.log (`1..${count}`);
process.exit (failed > 0 ? 1 : 0);
