// Pages of a replay whose run is made up, in the form that the program writes: what the tests of
// the
// page look at, and what its figures are compared with.
// Usage: node replay-fake.mjs OUT.html [small] [all] [hostile] [two] [lesson]
import { deflateSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join (dirname (fileURLToPath (import.meta.url)), "..", "..");
const HOUR = 3600, DAY = 86400, FRAME = 1800;
export const happenings = ["came", "joined", "began", "suspended", "handed back", "completed",
  "delayed",
  "received", "left", "returned", "refused", "withdrawn", "forked", "joined up", "interrupted",
    "held",
  "closed", "released", "handed over", "apologised", "stopped", "went on", "went away", "came back",
  "erred", "error found"];
const E = Object.fromEntries (happenings.map ((name, k) => [name, k]));
const causes = ["citizen", "transfer", "closed hours", "readiness", "outage", "absence",
  "signature", "staff",
  "effort", "statutory"];
const C = Object.fromEntries (causes.map ((name, k) => [name, k]));
const reasons = ["unfilled", "meeting", "training", "leave", "sickness"];

// Every text of the page, from where the program has them.
export function texts () {
  const source = readFileSync (join (root, "engine/report/replay/texts.h"), "utf8");
  const found = {};
  for (const [, key, text] of source.matchAll (/\{\s*"([^"]+)",\s*NP_ \("replay",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)\s*\}/g))
    found[key] = text.match (/"(?:[^"\\]|\\.)*"/g).map ((part) => JSON.parse (part)).join ("");
  return found;
}

function rows (text) {
  const [head, ...lines] = text.trim ().split ("\n").map ((line) =>
    [...line.matchAll (/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map ((m) =>
      m[1].startsWith ('"') ? m[1].slice (1, -1).replaceAll ('""', '"') : m[1]));
  return lines.map ((cells) => Object.fromEntries (head.map ((name, k) => [name, cells[k]])));
}

function lottery (seed) {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6D2B79F5) >>> 0;
    let t = Math.imul (a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul (t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, exp: (mean) => -mean * Math.log (1 - next ()), pick: (list) =>
    list[Math.floor (next () * list.length)] };
}

const signed = (x) => (x < 0 ? -2 * x - 1 : 2 * x); // as small numbers of either sign

class Bytes {
  constructor () { this.all = new Uint8Array (1024); this.n = 0; }
  byte (b) {
    if (this.n === this.all.length) {
      const larger = new Uint8Array (2 * this.n);
      larger.set (this.all);
      this.all = larger;
    }
    this.all[this.n++] = b;
  }
  varint (x) {
    for (; x >= 128; x = Math.floor (x / 128)) this.byte (x % 128 + 128);
    this.byte (x);
  }
  zigzag (x) { this.varint (signed (x)); }
  get done () { return this.all.subarray (0, this.n); }
}

const hostile = ["<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "=1+1",
  "x".repeat (300),
  'Đặc khu "Cô Tô", & co.', "{0} {waiting} </title>", "\u202Eabc\u202C", "Xã Ba Chẽ"];

function makePlaces (options) {
  const folder = join (root, "scenarios/quang-ninh");
  const units = rows (readFileSync (join (folder, "units.csv"), "utf8"));
  const authorities = rows (readFileSync (join (folder, "authorities.csv"), "utf8"));
  const places = units.map ((u) => ({ code: u.code, name: u.name, kind: u.type,
    population: +u.population,
    lon: +u.lon, lat: +u.lat, island: u.island === "yes" }))
    .concat (authorities.map ((a) => ({ code: a.code, name: a.name, kind: "authority",
      population: 0,
      lon: +a.lon, lat: +a.lat, island: false })));
  const kept = options.small ? places.filter ((p, k) => k < 12 || (k > 52 && k < 60)) : places;
  if (options.hostile) kept.forEach ((p, k) => { p.name = hostile[k] ?? p.name; });
  return kept;
}

const steps = [
  ["receive", 0, "work"], ["supplement", -1, "supplement"], ["register", 1, "work"], ["sign", 2,
    "work"],
  ["return", 3, "work"],
  ["receive", 4, "work"], ["to-branch", -1, "transfer"], ["appraise", 5, "work"], ["tax", -1,
    "delay"],
  ["cadastre", 5, "work"], ["sign", 6, "work"], ["to-centre", -1, "transfer"], ["return", 3,
    "work"],
].map (([name, role, kind], k) => ({ workflow: k < 5 ? 0 : 1, name, role, kind }));
const roles = ["reception", "justice", "leader", "result", "land-desk", "land-officer",
  "land-leader"];

// As dot draws them.
function drawing (workflow) {
  const own = steps.map ((s, k) => ({ ...s, k })).filter ((s) => s.workflow === workflow);
  const nodes = own.map ((s, k) =>
    `<g id="w${workflow}-s${s.k}" class="node"><title>${s.name}</title>
<polygon fill="none" stroke="black" points="${60 + 110 * k},-20 ${150 + 110 * k},-20 ${150 + 110 * k},-56 ` +
    `${60 + 110 * k},-56 ${60 + 110 * k},-20"/>
<text text-anchor="middle" x="${105 + 110 * k}" y="-33.7" font-family="DejaVu Sans" font-size="14.00">` +
    `${s.name}</text></g>`);
  const edges = own.slice (1).map ((s, k) => `<g class="edge"><title>e</title>
<path fill="none" stroke="black" d="M${150 + 110 * k},-38C${153 + 110 * k},-38 ${157 + 110 * k},-38 ` +
    `${160 + 110 * k},-38"/>
<polygon fill="black" stroke="black" points="${162 + 110 * k},-41.5 ${170 + 110 * k},-38 ` +
    `${162 + 110 * k},-34.5 ${162 + 110 * k},-41.5"/></g>`);
  const width = 170 + 110 * own.length;
  return `<svg width="${width}pt" height="76pt" viewBox="0.00 0.00 ${width}.00 76.00" ` +
    `xmlns="http://www.w3.org/2000/svg" class="panel" onload="alert(3)"><script>alert(4)</script>` +
    `<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 72)">` +
    `<a href="javascript:alert(5)">${edges.join ("\n")}</a>${nodes.join ("\n")}</g></svg>`;
}

const open = (days) => {
  const list = [];
  for (let d = -7; d < days + 40; d++) {
    const weekday = ((d + 1) % 7 + 7) % 7; // day 0, 1 July 2025, is a Tuesday
    if (weekday > 4 || d === 62 || d === 63) continue;
    list.push (d * DAY + 7.5 * HOUR, d * DAY + 11.5 * HOUR, d * DAY + 13 * HOUR,
      d * DAY + 17 * HOUR);
  }
  return list;
};

// One run: its head, its frames and its paths.
class Run {
  constructor (options, which) {
    Object.assign (this, { options, which, days: options.small ? 21 : 92 });
    this.frames = this.days * 48 + 1;
    this.end = this.days * DAY;
    this.open = open (this.days);
    this.places = makePlaces (options);
    this.units = this.places.filter ((p) => p.kind !== "authority").length;
    this.lines = [];
    this.pools = [];
    this.flows = [];
    this.flowAt = new Map ();
    this.series = new Map ();
    this.paths = [];
    this.lineAt = new Map ();
    this.places.forEach ((p, place) => {
      for (const role of p.kind === "authority" ? [3, 5, 6] : [0, 1, 2, 3, 4]) {
        this.lineAt.set (place * 16 + role, this.lines.length);
        this.lines.push ({ place, role });
        this.pools.push ({ name: roles[role], place, roles: [role], count: 1, calendar: 0 });
      }
    });
    this.systems = [{ name: "portal", place: -1 }, { name: "printer", place: 4 }].map ((one) =>
      ({ ...one, condition: false, roles: roles.map ((_, k) => k), from: 0, to: this.end }));
    this.bands = [
      { kind: "phase", from: 0, to: 14 * DAY, text: "rules from {0}", place: -1 },
      { kind: "measure", from: 30 * DAY, to: 60 * DAY, text: "Ten more officers", place: -1 },
      { kind: "closure", from: 62 * DAY, to: 64 * DAY, text: "National day", place: -1 },
      { kind: "meeting", from: 9 * DAY + 8 * HOUR, to: 9 * DAY + 10 * HOUR, text: "Course",
        place: 5 },
      { kind: "incident", from: this.outage[0], to: this.outage[1], text: "The portal is down",
        place: -1 },
    ].filter ((b) => b.from < this.end);
  }

  outage = [8 * DAY + 9 * HOUR, 8 * DAY + 15 * HOUR];

  // `n` more of the series' entity in the frames of [from, to).
  add (name, entity, from, to, n = 1) {
    const first = Math.max (0, Math.ceil (from / FRAME)), last = Math.ceil (to / FRAME);
    if (first >= this.frames || last <= first) return;
    if (!this.series.has (name)) this.series.set (name, new Map ());
    const column = this.series.get (name).get (entity) ?? new Int32Array (this.frames + 1);
    this.series.get (name).set (entity, column);
    column[first] += n;
    column[Math.min (last, this.frames)] -= n;
  }

  today (name, entity, at) {
    const end = (Math.floor ((at - 1) / DAY) + 1) * DAY;
    this.add (name, entity, at, end + 1);
  }

  // After so many seconds of office hours, from `at` on.
  work (at, seconds) {
    let k = this.hint (at);
    for (; k < this.open.length; k += 2) {
      const from = Math.max (at, this.open[k]);
      if (from + seconds <= this.open[k + 1]) return Math.round (from + seconds);
      seconds -= Math.max (0, this.open[k + 1] - from);
    }
    return Infinity;
  }

  hint (at) {
    let low = 0, high = this.open.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.open[2 * middle + 1] <= at) low = middle + 1; else high = middle;
    }
    return 2 * low;
  }

  isOpen (at) { return this.open[this.hint (at)] <= at; }

  slow (place, at) {
    const bad = { 5: 1.3, 20: 0.9, 52: 1.6, 46: 0.8, 1: 0.5 }[place] ?? 0.06;
    const relief = this.which === 1 && at > (this.options.small ? 3 : 30) * DAY ? 0.25 : 1;
    return 1 + bad * relief * Math.max (0, at / DAY - 5) / 2;
  }

  at_line (path, step, place, at, share) {
    const role = steps[step].role, line = this.lineAt.get (place * 16 + role), random = this.random;
    const paper = step !== 0 && step !== 5, kind = paper ? "papers" : "people";
    path.event (E.joined, at, step, place);
    const patience = random.exp ((paper ? 2 * HOUR : 500) * this.slow (place, at) * share);
    let began = this.work (at, patience);
    if (at < this.outage[1] && began > this.outage[0] && place % 3 === 0 && !paper)
      began = this.work (this.outage[1], random.exp (1200));
    this.add (kind, line, at, began);
    this.add (paper ? "waiting_papers" : "waiting_people", place, at, began);
    if (!paper && began - at > 2.5 * HOUR && random.next () < 0.5) {
      const left = at + Math.round (2.5 * HOUR);
      return { left };
    }
    this.wait (path, step, at, Math.min (began, this.end), "staff");
    if (began >= this.end) return { unfinished: true };
    const officer = line * 8 + Math.floor (random.next () * 4);
    path.event (E.began, began, step, place, officer);
    let done = began + Math.round (300 + random.exp (paper ? 900 : 400));
    const closing = this.open[this.hint (began) + 1];
    if (done > closing && paper) {
      path.event (E.suspended, closing, step, place, officer, random.next () < 0.2 ? 5 : 0);
      const again = this.open[this.hint (closing)];
      path.segment (C.effort, closing - began, step);
      path.segment (C["closed hours"], again - closing, step);
      path.event (E.began, again, step, place, officer);
      done = again + done - closing;
      path.segment (C.effort, done - again, step);
      this.busy (line, place, began, closing);
      this.busy (line, place, again, done);
    } else {
      path.segment (C.effort, done - began, step);
      this.busy (line, place, began, done);
      if (done > closing) this.add ("overtime", line, closing, done);
    }
    if (done >= this.end) return { unfinished: true };
    path.event (E.completed, done, step, place, officer);
    return { done };
  }

  busy (line, place, from, to) {
    this.add ("at_work", line, from, to);
    this.add ("in_work", place, from, to);
  }

  wait (path, step, from, to, cause) {
    let at = from;
    for (let k = this.hint (from); at < to && k < this.open.length; k += 2) {
      if (this.open[k] > at) {
        path.segment (C["closed hours"], Math.min (to, this.open[k]) - at, step);
        at = this.open[k];
      }
      if (at >= to) break;
      const until = Math.min (to, this.open[k + 1]);
      path.segment (k % 14 === 0 ? C.absence : C[cause], until - at, step, k % 14 === 0 ? 3 : 0);
      at = until;
    }
  }

  flow (from, to, at) {
    const key = from * 1000 + to;
    if (!this.flowAt.has (key)) {
      this.flowAt.set (key, this.flows.length);
      this.flows.push ([from, to]);
    }
    const k = Math.ceil (at / FRAME) * FRAME;
    this.add ("moved", this.flowAt.get (key), k, k + 1);
  }

  pass (path, step, from, to, at, seconds, cause) {
    path.event (E.delayed, at, step, from);
    path.segment (C[cause], seconds, step);
    if (at + seconds >= this.end) return null;
    path.event (E.completed, at + seconds, step, to);
    if (from !== to) this.flow (from, to, at + seconds);
    return at + seconds;
  }

  dossier (place, born, path) {
    const land = path.procedure === 1;
    // Of its own, so that in another run the same dossier comes at the same time.
    const random = this.random = lottery (path.stem * 7919 + path.day * 104729 + path.number);
    const branch = this.units + place % Math.min (13, this.places.length - this.units);
    let at = born, due = null;
    path.event (E.came, at, null, place);
    const line = (step, where, share) => {
      const found = this.at_line (path, step, where, at, share);
      at = found.done ?? Infinity;
      return found;
    };
    const first = line (land ? 5 : 0, place, 1);
    if (first.left) {
      path.event (E.left, first.left, null, place);
      path.flags |= 16;
      this.today ("left_today", place, first.left);
      return first.left;
    }
    if (at === Infinity) return Infinity;
    const day = Math.floor (at / DAY);
    due = day + (land ? 14 : 4);
    path.event (E.received, at, null, place, null, signed (due) + 1);
    this.today ("received_today", place, at);
    path.due = due;
    if (land) {
      at = this.pass (path, 6, place, branch, at, 600 + Math.floor (random.next () * 5400),
        "transfer") ?? Infinity;
      if (at === Infinity || line (7, branch, 2.5).done === undefined) return Infinity;
      path.event (E.stopped, at, null, branch);
      const tax = this.pass (path, 8, branch, branch, at, 2 * DAY + Math.floor (random.exp (DAY)),
        "statutory");
      if (tax === null) return Infinity;
      at = tax;
      path.due = due += 2;
      path.event (E["went on"], at, null, branch, null, signed (due) + 1);
      if (line (9, branch, 2.5).done === undefined || line (10, branch,
        0.6).done === undefined) return Infinity;
      at = this.pass (path, 11, branch, place, at, 600 + Math.floor (random.next () * 5400),
        "transfer") ?? Infinity;
      if (at === Infinity) return Infinity;
    } else {
      if (random.next () < 0.08) {
        path.event (E.stopped, at, null, place);
        const back = this.pass (path, 1, place, place, at,
          Math.floor (HOUR + random.exp (2 * DAY)), "citizen");
        if (back === null) return Infinity;
        at = back;
        path.due = due += 2;
        path.event (E.received, at, null, place, null, signed (due) + 1);
      }
      if (line (2, place, 0.8).done === undefined || line (3, place,
        0.6).done === undefined) return Infinity;
    }
    if (line (land ? 12 : 4, place, 0.4).done === undefined) return Infinity;
    path.event (E.returned, at, null, place);
    this.today ("returned_today", place, at);
    return at;
  }

  make () {
    const random = lottery (4), numbers = new Map ();
    const { small, all } = this.options, rate = small ? 0.0004 : all ? 0.007 : 0.0023;
    this.places.slice (0, this.units).forEach ((p, place) => {
      const mean = DAY / Math.max (6, p.population * rate);
      for (let at = -6 * DAY + random.exp (mean); at < this.end; at += random.exp (mean)) {
        if (!this.isOpen (at) && random.next () < 0.93) continue;
        const day = Math.floor (at / DAY), procedure = random.next () < 0.22 ? 1 : 0;
        const channel = this.isOpen (at) && random.next () < 0.4 ? 0 : 1;
        const key = `${place}/${procedure}/${channel}/${day}`;
        numbers.set (key, (numbers.get (key) ?? 0) + 1);
        const path = new Path (place, procedure, channel, day, numbers.get (key), Math.round (at));
        const end = this.dossier (place, Math.round (at), path);
        this.finish (path, end, lottery (path.stem * 31 + day * 7 + path.number).next ()
          < (small ? 0.5 : all ? 1 : 0.3));
      }
    });
    for (const [k, system] of this.systems.entries ())
      this.add ("down", k, this.outage[0] + k * DAY, this.outage[1] + k * DAY, system.place < 0 ?
        1 : 2);
    this.random = lottery (5);
    this.crews ();
    this.paths.sort ((a, b) => a.born - b.born || (a.name < b.name ? -1 : 1));
    return this;
  }

  finish (path, end, kept) {
    const place = path.place, late = path.due !== undefined && end >= (path.due + 1) * DAY;
    if (end === Infinity) path.flags |= 2;
    if (late) path.flags |= 1;
    if (path.flags & 16) { /* nothing is filed */ }
    else {
      const received = path.events.find ((e) => e.kind === E.received)?.at ?? Infinity;
      this.add ("in_process", place, received, end);
      if (late) this.add ("overdue", place, Math.max (0, (path.due + 1) * DAY), end);
    }
    if (kept)
      if (end > 0) this.paths.push (path);
  }

  crews () {
    this.pools.forEach ((pool, k) => {
      const column = this.series.get ("at_work")?.get (k);
      let sum = 0, most = 0;
      for (const change of column ?? []) most = Math.max (most, sum += change);
      pool.count = most + 2;
      pool.first_officer = 8 * k;
      for (let day = 0; day < this.days; day++)
        if ((day * 7 + k) % 11 < 2) {
          this.add ("away", k, day * DAY + 7 * HOUR, day * DAY + 17 * HOUR);
          if (k % 3 === 0) this.add ("learning", k, day * DAY + 7 * HOUR, day * DAY + 12 * HOUR);
        }
      if (k % 9 === 0) this.add ("held_up", k, ...this.outage, 1);
    });
  }

  of = { in_process: "places", overdue: "places", waiting_people: "places",
    waiting_papers: "places",
    in_work: "places", held_up_dossiers: "places", received_today: "places",
      returned_today: "places",
    left_today: "places", people: "lines", papers: "lines", at_work: "pools", held_up: "pools",
      away: "pools",
    learning: "pools", overtime: "pools", moved: "flows", down: "systems" };

  frameBytes () {
    const out = new Bytes ();
    for (const [name, of] of Object.entries (this.of))
      for (let entity = 0; entity < this[of].length; entity++) {
        const column = this.series.get (name)?.get (entity) ?? new Int32Array (this.frames + 1);
        const pairs = [];
        let last = 0, value = 0;
        for (let k = 0; k < this.frames; k++) {
          if (of === "flows") value += column[k];
          if (of === "flows" ? value === 0 : column[k] === 0) continue;
          pairs.push ([k - last, of === "flows" ? value : column[k]]);
          last = k;
        }
        out.varint (pairs.length);
        for (const [gap, x] of pairs) {
          out.varint (gap);
          if (of === "flows") out.varint (x); else out.zigzag (x);
        }
      }
    return out.done;
  }

  pathBytes () {
    const { steps, procedures } = this.head ();
    const columns = Array.from ({ length: 21 + 2 * 31 * (steps.length + 1) }, () => new Bytes ());
    const put = (k, x) => columns[k].varint (x);
    const guesses = new Map ();
    const guessed = (k, where, x) => {
      const key = `${k} ${where}`;
      put (k, guesses.get (key) === x ? 0 : x + 1);
      guesses.set (key, x);
    };
    let before = 0;
    for (const p of this.paths) {
      put (0, p.stem);
      columns[1].zigzag (p.day);
      const day = `number ${p.stem}`, [of, above] = guesses.get (day) ?? [0, 0];
      columns[2].zigzag (p.number - (of === p.day ? above : 0));
      guesses.set (day, [p.day, p.number]);
      put (3, 0);
      [p.procedure, p.place, p.place, p.channel].forEach ((x, k) => guessed (4 + k, p.stem, x));
      put (8, p.flags);
      columns[9].zigzag (p.born - before);
      before = p.born;
      put (10, p.events.length);
      put (11, p.segments.length);
      let last = p.born, officer = null, kind = 31, after = steps.length + p.procedure;
      for (const e of p.events) {
        const step = e.step === null ? 0 : e.step + 1;
        guessed (12, [kind, after], e.kind);
        kind = e.kind;
        guessed (13, [kind, after], step);
        guessed (14, [p.place, step], e.place + 1);
        put (15, 0);
        guessed (16, [kind, p.procedure], e.extra);
        const own = 21 + 2 * (kind * (steps.length + 1) + step);
        put (own, e.at >= last && e.at % FRAME === 0
          ? 2 * (e.at / FRAME - Math.floor (last / FRAME)) + 1 : 2 * signed (e.at - last));
        last = e.at;
        const there = `officer ${e.place + 1} ${step}`;
        if (e.officer === null || e.officer === officer) put (own + 1, e.officer === null ? 0 : 1);
        else {
          put (own + 1, 2 + signed (e.officer - (guesses.get (there) ?? 0)));
          guesses.set (there, officer = e.officer);
        }
        if (step > 0) after = step - 1;
      }
      let next = 0, at = p.born, step = null;
      for (const s of p.segments) {
        const before = next;
        at += s.seconds;
        while (next < p.events.length && p.events[next].at < at) next++;
        columns[17].byte (s.cause);
        put (18, p.events[next]?.at === at ? 2 * (next - before) + 1 : 2 * s.seconds);
        put (19, s.step === step ? 0 : s.step + 2);
        step = s.step;
        if (s.cause === C.absence) put (20, s.reason);
      }
    }
    const out = new Bytes ();
    for (const column of columns) {
      out.varint (column.n);
      for (const b of column.done) out.byte (b);
    }
    return out.done;
  }

  head () {
    let days = "";
    for (let d = -7; d < this.days + 40; d++) days += this.isOpen (d * DAY + 9 * HOUR) ? "1" : "0";
    const late = this.paths.map ((p, k) => ({ p, k })).filter (({ p }) => p.flags & 1)
      .sort ((a, b) => a.p.due - b.p.due)[0];
    return {
      name: this.options.hostile ? `Names <script>alert(6)</script> {0}` : this.which === 1
        ? "Quảng Ninh with ten more officers" : "Quảng Ninh, first quarter of the two-tier model",
      replication: 1, seed: "20250701", day0: "2025-07-01", days: this.days, frame: FRAME,
        open: this.open,
      legal: { first: -7, days },
      calendars: [{ name: "office", open: this.open }], places: this.places, roles,
        pools: this.pools,
      lines: this.lines,
      workflows: [{ name: "civil-status", svg: drawing (0) }, { name: "land-transfer",
        svg: drawing (1) }],
      steps, procedures: [
        { code: "birth", name: this.options.hostile ? hostile[0] : "birth registration",
          workflow: 0 },
        { code: "land-transfer", name: "transfer, inheritance or gift of land", workflow: 1 }],
      channels: ["counter", "online", "post"], counter: 0, stems: this.places.flatMap ((p) => ["birth",
        "land-transfer"]
        .flatMap ((code) => ["counter", "online"].map ((channel) =>
          `${p.code}/commune/${code}/${channel}`))),
      dated: this.places.flatMap (() => [true, true, true, true]), systems: this.systems, causes,
        reasons,
      flows: this.flows,
      series: Object.entries (this.of).map (([name, of]) => ({ name: name.replace ("_dossiers",
        ""), of })),
      bands: this.bands,
      bookmarks: [
        { at: 0, kind: "first", text: "The first day", place: -1, dossier: -1 },
        { at: 60, kind: "hand-over", text: "{0} dossiers are handed over", number: 6354, place: -1,
          dossier: -1 },
        { at: this.outage[0], kind: "incident", text: "The portal is down", place: -1,
          dossier: -1 },
        { at: this.outage[1], kind: "incident", text: "The portal is up again", place: -1,
          dossier: -1 },
        { at: 14 * DAY + 10 * HOUR, kind: "full",
          text: `The fullest moment of ${this.places[5].name}`, place: 5,
          dossier: -1 },
        ...late ? [{ at: (late.p.due + 1) * DAY - 1, kind: "late", text: `The first late dossier`,
          place: late.p.place, dossier: late.k }] : [],
        { at: 45 * DAY + 8 * HOUR, kind: "failure", text: "The first failure point", place: 1,
          dossier: -1 },
      ].filter ((b) => b.at < this.end).sort ((a, b) => a.at - b.at),
    };
  }
}

class Path {
  constructor (place, procedure, channel, day, number, born) {
    Object.assign (this, { place, procedure, channel, day, number, born, flags: born < 0 ? 8 : 0,
      events: [],
      segments: [], stem: 4 * place + 2 * procedure + channel });
    this.name = `${String (this.stem).padStart (4)}/${day}/${number}`;
  }
  event (kind, at, step = null, place = 0, officer = null, extra = 0) {
    this.events.push ({ kind, at, step, place, officer, extra });
  }
  segment (cause, seconds, step, reason = 0) {
    if (seconds > 0 && seconds < Infinity) this.segments.push ({ cause,
      seconds: Math.round (seconds), step, reason });
  }
}

const lesson = (places) => ({ title: "The first fortnight", stops: [
  { at: 8 * HOUR, until: 10 * HOUR, kind: "caption", place: -1, dossier: -1,
    text: { en: "The offices open. {0} of {people} are here." }, answers: null, right: -1,
    explain: null, hide: false },
  { at: DAY + 9 * HOUR, until: null, kind: "stop", place: 5, dossier: -1,
    text: { en: "The second day: look at the line at reception." }, answers: null, right: -1,
      explain: null,
    hide: false },
  { at: 6 * DAY + 10 * HOUR, until: null, kind: "question", place: 5, dossier: -1,
    text: { en: `How many people wait at ${places[5].name}?` }, answers: { en: ["40", "0",
      "400"] },
    right: 0, explain: { en: "40 people and 30 papers wait." }, hide: true },
  { at: 8 * DAY + 10 * HOUR, until: 8 * DAY + 12 * HOUR, kind: "look", place: 3, dossier: -1,
    text: { en: "The portal is down." }, answers: null, right: -1, explain: null, hide: false },
  { at: 9 * DAY + 10 * HOUR, until: null, kind: "stop", place: -1, dossier: 0,
    text: { en: "One dossier." }, answers: null, right: -1, explain: null, hide: false },
  { at: 10 * DAY + 10 * HOUR, until: null, kind: "stop", place: -1, dossier: -1,
    text: { en: "The province." }, answers: null, right: -1, explain: null, hide: false },
] });

export function make (options = {}) {
  const runs = (options.two ? [0, 1] : [0]).map ((which) => new Run (options, which).make ());
  const head = { format: 2, program: "Pilotrun 0.0", languages: options.words ? ["en", "vi"] : ["en"],
    texts: { en: texts (), ...options.words ? { vi: options.words } : {} },
    runs: runs.map ((run) => run.head ()), lesson: options.lesson ?
      lesson (runs[0].places) : null };
  const block = (id, bytes) => `<script type="application/octet-stream" id="${id}">` +
    `${deflateSync (bytes).toString ("base64")}</script>\n`;
  const blocks = block ("head", Buffer.from (JSON.stringify (head))) + runs.map ((run, k) =>
    block (`frames-${k}`, run.frameBytes ()) + block (`paths-${k}`, run.pathBytes ())).join ("");
  return { html: page (blocks, head), head, runs };
}

// The templates put together, as the program does.
function page (blocks, head) {
  const read = (name) => readFileSync (join (root, "output", name), "utf8");
  const template = read ("replay.html");
  const scripts = template.match (/replay-[a-z]+\.js/g);
  const escaped = (text) => text.replaceAll ("&", "&amp;").replaceAll ("<", "&lt;");
  const holes = { version: "0", title: escaped (head.runs[0].name),
    need: escaped (head.texts.en.need ?? ""),
    css: read ("replay.css"), blocks, js: [...new Set (scripts)].map (read).join ("") };
  return template.replace (/@(\w+)@/g, (all, name) => holes[name] ?? all);
}

if (process.argv[1] === fileURLToPath (import.meta.url)) {
  const [, , out, ...words] = process.argv;
  const made = make (Object.fromEntries (words.map ((word) => [word, true])));
  writeFileSync (out, made.html);
  console.log (`${out}: ${made.html.length} bytes, ${made.runs.map ((r) =>
    `${r.paths.length} paths, ${r.paths.reduce ((n, p) => n + p.events.length, 0)} events, ` +
    `${r.paths.filter ((p) => p.flags & 1).length} late, ${r.flows.length} flows`).join ("; ")}`);
}
