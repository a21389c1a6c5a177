// What the scripts of this folder have in common: TAP on standard output, and a browser that is
// closed however they end.
import { Browser } from "./driver.mjs";

let count = 0, failed = 0;
export function verify (what, good, found) {
  count++;
  if (!good) failed++;
  console.log (`${good ? "ok" : "not ok"} ${count} - ${what.replaceAll ("\n", " ")}`);
  if (!good && found !== undefined)
    console.log (`# found: ${JSON.stringify (found)}`.slice (0, 3000));
}
export const same = (a, b) => JSON.stringify (a) === JSON.stringify (b);

// Opens a browser, has it looked at, and ends the script.
export async function inBrowser (look) {
  let browser;
  try {
    browser = await Browser.open ();
    await look (browser);
  } catch (error) {
    verify (`the browser did what it was told: ${error.stack}`, false);
  } finally {
    await browser?.close ();
  }
  console.log (`1..${count}`);
  process.exit (failed > 0 ? 1 : 0);
}
