// A browser at the other end of the WebDriver protocol (W3C), with what a test of pages needs:
// what the console says, what is asked of the network, keys, pictures and print.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
export const keys = { tab: "\uE004", enter: "\uE007", shift: "\uE008", escape: "\uE00C", space: " ",
  left: "\uE012", right: "\uE014", down: "\uE015", home: "\uE011", end: "\uE010",
  pageUp: "\uE00E", pageDown: "\uE00F" };

// Ends a process that was started here, by its number.
function end (pid) {
  try { if (pid !== undefined) process.kill (pid, "SIGKILL"); } catch { /* it has ended */ }
}

// The processes that have the folder in their command: those of the browser whose profile it is.
function users (folder) {
  return readdirSync ("/proc").filter ((pid) => {
    try { return /^\d+$/.test (pid) && readFileSync (`/proc/${pid}/cmdline`, "utf8").includes (folder); }
    catch { return false; /* it has ended */ }
  }).map (Number);
}

// Removes the profile, in which processes that are just ending may still write: they end first.
function remove (folder) {
  const bell = new Int32Array (new SharedArrayBuffer (4));
  for (let i = 0; i < 50 && (users (folder).length > 0 || existsSync (folder)); i++) {
    for (const pid of users (folder)) end (pid);
    try { rmSync (folder, { recursive: true, force: true }); } catch { /* once more */ }
    Atomics.wait (bell, 0, 0, 100);
  }
}

// However the test ends: what it has started ends with it.
const started = new Set ();
process.on ("exit", () => { for (const browser of started) browser.end (); });
for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) process.on (signal, () => process.exit (1));

// Starts chromedriver on a free port of this machine.
async function startDriver (browser) {
  const child = spawn ("chromedriver", ["--port=0", "--allowed-ips=127.0.0.1"],
    { stdio: ["ignore", "pipe", "ignore"] });
  browser.child = child;
  child.on ("error", (error) => { browser.failed = error; });
  for await (const line of createInterface ({ input: child.stdout })) {
    const port = /on port (\d+)/.exec (line)?.[1];
    if (port && line.includes ("successfully")) return `http://127.0.0.1:${port}`;
  }
  throw new Error (`chromedriver did not start ${browser.failed?.message ?? ""}`);
}

export class Browser {
  // A browser that is slow to start on a busy machine is given up, and another one tried.
  static async open () {
    for (let left = 2; ; left--) {
      const browser = new Browser ();
      try { await browser.start (); return browser; } catch (error) {
        browser.end ();
        if (left === 0) throw error;
        console.log (`# ${error.message.split ("\n")[0]}; once more`);
      }
    }
  }

  async start () {
    this.profile = mkdtempSync (join (tmpdir (), "pilotrun-browser-"));
    started.add (this);
    this.base = await startDriver (this);
    const options = {
      args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic", `--user-data-dir=${this.profile}`],
    };
    const made = await this.call ("POST", "/session", { capabilities: { alwaysMatch: {
      browserName: "chrome", "goog:chromeOptions": options,
      "goog:loggingPrefs": { browser: "ALL", performance: "ALL" } } } });
    this.session = `/session/${made.sessionId}`;
    this.process = made.capabilities["goog:processID"];
  }

  async call (method, path, body) {
    const answer = await fetch (this.base + path,
      { method, body: body === undefined ? undefined : JSON.stringify (body) });
    const { value } = await answer.json ();
    if (value?.error) throw new Error (`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  post (path, body) { return this.call ("POST", this.session + path, body); }

  // Goes to a file; afterwards `errors` are the console's, `asked` the addresses that were asked for.
  async visit (file, fragment = "") {
    await this.log ("browser");
    await this.log ("performance");
    await this.post ("/url", { url: "about:blank" });
    await this.log ("performance");
    await this.post ("/url", { url: `file://${file}${fragment}` });
    this.errors = (await this.log ("browser")).map ((entry) => entry.message);
    this.asked = (await this.log ("performance"))
      .map ((entry) => JSON.parse (entry.message).message)
      .filter ((m) => m.method === "Network.requestWillBeSent")
      .map ((m) => m.params.request.url.slice (0, 60));
  }

  log (type) { return this.post ("/se/log", { type }); }

  // Runs the function in the page and gives what it returns.
  run (f, ...args) {
    return this.post ("/execute/sync", { script: `return (${f})(...arguments)`, args });
  }

  // What axe-core, the source of which is given, finds wrong with the page.
  violations (axe) {
    return this.run (async (source) => {
      if (!window.axe) {
        const script = document.createElement ("script");
        script.textContent = source;
        document.head.append (script);
        script.remove ();
      }
      await Promise.all (document.getAnimations ().map ((one) => one.finished));
      const { violations } = await window.axe.run (document, { resultTypes: ["violations"] });
      return violations.map ((v) => [v.id, v.nodes.slice (0, 3).map ((n) =>
        `${n.target.join (" ")} ${n.any[0]?.message ?? ""}`)]);
    }, axe);
  }

  async find (css) {
    return (await this.post ("/element", { using: "css selector", value: css }))[ELEMENT];
  }

  async click (css) { await this.post (`/element/${await this.find (css)}/click`, {}); }

  async type (css, text) {
    const element = await this.find (css);
    await this.post (`/element/${element}/clear`, {});
    await this.post (`/element/${element}/value`, { text });
  }

  async press (...pressed) {
    const actions = pressed.flatMap ((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.post ("/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  // A key while another one is held.
  async chord (held, pressed) {
    const actions = [["keyDown", held], ["keyDown", pressed], ["keyUp", pressed], ["keyUp", held]]
      .map (([type, value]) => ({ type, value }));
    await this.post ("/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  // As for somebody who wants less motion.
  async calm (on) {
    await this.post ("/goog/cdp/execute", { cmd: "Emulation.setEmulatedMedia",
      params: { features: [{ name: "prefers-reduced-motion", value: on ? "reduce" : "" }] } });
  }

  // A window of this size as a phone or a desktop has it.
  async resize (width, height) {
    await this.post ("/goog/cdp/execute", { cmd: "Emulation.setDeviceMetricsOverride",
      params: { width, height, deviceScaleFactor: 1, mobile: width < 600 } });
  }

  // As on paper, or on the screen again.
  async paper (on) {
    await this.post ("/goog/cdp/execute", { cmd: "Emulation.setEmulatedMedia",
      params: { media: on ? "print" : "" } });
    await this.resize (on ? 703 : 1280, 900);
  }

  async picture () { return Buffer.from (await this.call ("GET", this.session + "/screenshot"), "base64"); }

  // On A4. The driver's own command gives a page 10 seconds, which a long one on a busy machine may
  // take; lengths are in inches.
  async print () {
    const { data } = await this.post ("/goog/cdp/execute", { cmd: "Page.printToPDF",
      params: { paperWidth: 8.27, paperHeight: 11.69, marginTop: 0.55, marginBottom: 0.55,
        marginLeft: 0.47, marginRight: 0.47, printBackground: true } });
    return Buffer.from (data, "base64");
  }

  // The driver, and the browser that it may have left behind.
  end () {
    end (this.child?.pid);
    end (this.process);
    started.delete (this);
    remove (this.profile);
  }

  async close () {
    try {
      await this.call ("DELETE", this.session);
      this.process = undefined; // ended, and its number may be another's
    } finally {
      this.end ();
    }
  }
}
