"use strict";
// What the page holds: the head, the frames and the paths, packed as replay.c packs them.

// The bytes of a block of the page.
const unpack = async (id) => {
  const text = document.getElementById(id).textContent.trim();
  let packed;
  if (Uint8Array.fromBase64) packed = Uint8Array.fromBase64(text);
  else {
    const raw = atob(text);
    packed = new Uint8Array(raw.length);
    for (let k = 0; k < raw.length; k++) packed[k] = raw.charCodeAt(k);
  }
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

// Reads numbers one after the other.
class Numbers {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  next() {
    const bytes = this.bytes;
    let b = bytes[this.at++],
      x = b & 127;
    for (let unit = 128; b > 127; unit *= 128) {
      b = bytes[this.at++];
      x += (b & 127) * unit;
    }
    return x;
  }
  signed() {
    const x = this.next();
    return x % 2 ? -(x + 1) / 2 : x / 2;
  }
  skip(n) {
    for (let at = this.at; ; at++) {
      if (n === 0) {
        this.at = at;
        return;
      }
      if (this.bytes[at] < 128) n--;
    }
  }
}

const turned = (x) => (x % 2 ? -(x + 1) / 2 : x / 2);
const breath = () =>
  new Promise((done) => {
    setTimeout(done, 0);
  });

// A time so many seconds later, or at the beginning of a frame.
const later = (t, x, frame) =>
  x % 2 === 1 ? (Math.floor(t / frame) + (x - 1) / 2) * frame : t + turned(x / 2);

// What stood last where the same held, as a guess at the next number.
class Guesses {
  constructor(rows, width = 1) {
    this.width = width;
    this.last = new Float64Array(rows * width);
  }
  // 0: the guess is right; else one more than the number.
  next(x, row, of = 0) {
    const k = row * this.width + of;
    return x === 0 ? this.last[k] : (this.last[k] = x - 1);
  }
}

// How many of the sorted list are at most x.
const upTo = (list, x, low = 0, high = list.length) => {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
};

// The states every so many seconds: a column for each figure and each place, line, pool ..., which
// is read when it is first asked for.
class Frames {
  constructor(run, bytes) {
    this.bytes = bytes;
    this.n = (run.days * 86400) / run.frame + 1;
    this.series = new Map();
    const starts = [],
      numbers = new Numbers(bytes);
    for (const { name, of } of run.series) {
      this.series.set(`${of} ${name}`, starts.length);
      for (let k = 0; k < run[of].length; k++) {
        starts.push(numbers.at);
        numbers.skip(2 * numbers.next());
      }
    }
    this.starts = starts;
    this.columns = [];
    this.sums = new Map();
  }

  column(of, name, entity) {
    const first = this.series.get(`${of} ${name}`);
    if (first === undefined) return { at: [], value: [] };
    return (this.columns[first + entity] ??= this.read(
      this.starts[first + entity],
      of === "flows",
    ));
  }

  read(start, alone) {
    const numbers = new Numbers(this.bytes, start),
      n = numbers.next();
    const at = new Uint32Array(n),
      value = new Float64Array(n);
    for (let k = 0, frame = 0, x = 0; k < n; k++) {
      at[k] = frame += numbers.next();
      value[k] = x = alone ? numbers.next() : x + numbers.signed();
    }
    return { at, value };
  }

  // The figure of one at a frame.
  get(of, name, entity, frame) {
    const column = this.column(of, name, entity),
      k = upTo(column.at, frame);
    return k === 0 ? 0 : column.value[k - 1];
  }

  // The figure of all at every frame.
  sum(of, name, n) {
    const key = `${of} ${name}`;
    if (this.sums.has(key)) return this.sums.get(key);
    const total = new Float64Array(this.n);
    for (let entity = 0; entity < n; entity++) {
      const { at, value } = this.column(of, name, entity);
      for (let k = 0, last = 0; k < at.length; last = value[k++]) total[at[k]] += value[k] - last;
    }
    for (let k = 1; k < total.length; k++) total[k] += total[k - 1];
    this.sums.set(key, total);
    return total;
  }

  most(of, name, entity) {
    let most = 0;
    for (const x of this.column(of, name, entity).value) most = Math.max(most, x);
    return most;
  }

  // How many moved along a flow in the frames (from, to].
  moved(flow, from, to) {
    const { at, value } = this.column("flows", "moved", flow);
    let sum = 0;
    for (let k = upTo(at, from), end = upTo(at, to); k < end; k++) sum += value[k];
    return sum;
  }
}

const LATE = 1,
  UNFINISHED = 2,
  TEST = 4,
  BACKLOG = 8,
  VISITOR = 16;

// The ways of the dossiers that the page holds, in the order in which they came.
class Paths {
  constructor(run, bytes) {
    this.run = run;
    this.columns = [];
    const numbers = new Numbers(bytes);
    while (numbers.at < bytes.length) {
      const length = numbers.next();
      this.columns.push(bytes.subarray(numbers.at, numbers.at + length));
      numbers.at += length;
    }
  }

  // Reads all, a part at a time, so that the page goes on meanwhile.
  async read() {
    const count = (bytes) => bytes.reduce((n, b) => n + (b < 128), 0);
    const n = (this.n = count(this.columns[0]));
    const list = (k, make, change = (x) => x) => {
      const bytes = this.columns[k],
        out = new make(count(bytes)),
        numbers = new Numbers(bytes);
      for (let i = 0; i < out.length; i++) out[i] = change(numbers.next(), i);
      return out;
    };
    this.stem = list(0, Uint32Array);
    this.day = list(1, Int32Array, turned);
    const byStem = (k, make) => {
      const guess = new Guesses(this.run.stems.length);
      return list(k, make, (x, p) => guess.next(x, this.stem[p]));
    };
    const last = new Map(); // path of a stem
    this.number = new Uint32Array(n);
    list(2, Int32Array, turned).forEach((more, p) => {
      const before = last.get(this.stem[p]);
      this.number[p] = more + (this.day[before] === this.day[p] ? this.number[before] : 0);
      last.set(this.stem[p], p);
    });
    this.member = list(3, Uint32Array);
    this.procedure = byStem(4, Uint16Array);
    this.filing = byStem(5, Uint16Array);
    this.home = byStem(6, Uint16Array);
    this.channel = byStem(7, Uint8Array);
    this.flags = list(8, Uint8Array);
    let born = 0,
      event = 0,
      segment = 0;
    this.born = list(9, Int32Array, (x) => (born += turned(x)));
    this.event = new Uint32Array(n + 1);
    list(10, Uint32Array).forEach((x, k) => {
      this.event[k + 1] = event += x;
    });
    this.end = new Float64Array(n);
    this.filed = this.filing.slice(); // at last, where it was handed over
    this.start = new Uint16Array(n); // where it first is
    this.forked = new Uint8Array(n);
    this.segment = new Uint32Array(n + 1);
    list(11, Uint32Array).forEach((x, k) => {
      this.segment[k + 1] = segment += x;
    });
    await this.readEvents(event);
    this.cause = this.columns[17];
    this.until = list(18, Float64Array);
    const reasons = list(20, Uint8Array),
      { absence_cause: absence } = this.run;
    let k = 0; // only absences have a reason
    this.reason = this.cause.map((cause) => (cause === absence ? reasons[k++] : 0));
    this.columns = null;
    for (let p = 0; p < n; p++) this.endSegments(p);
    return this;
  }

  // Numbers of steps, places and officers are one more than those of the run; 0: none.
  async readEvents(events) {
    const { run } = this,
      steps = run.steps.length,
      numbers = this.columns.map((bytes) => new Numbers(bytes));
    const [kinds, ofStep, places, branches, extras] = numbers.slice(12),
      rest = 21; // times and officers, by kind and step
    const guess = {
      kind: new Guesses(32, steps + run.procedures.length),
      step: new Guesses(32, steps + run.procedures.length),
      place: new Guesses(run.places.length, steps + 1),
      extra: new Guesses(32, run.procedures.length),
    };
    const there = new Uint32Array((run.places.length + 1) * (steps + 1)); // who was told there last
    this.kind = new Uint8Array(events);
    this.time = new Int32Array(events);
    this.step = new Uint16Array(events);
    this.place = new Uint16Array(events);
    this.officer = new Uint32Array(events);
    this.branch = new Uint16Array(events);
    this.extra = new Uint32Array(events);
    for (let p = 0; p < this.n; p++) {
      if (p % 20000 === 0) await breath();
      const procedure = this.procedure[p];
      let [t, who, kind, at] = [this.born[p], 0, 31, steps + procedure];
      for (let e = this.event[p]; e < this.event[p + 1]; e++) {
        this.kind[e] = kind = guess.kind.next(kinds.next(), kind, at);
        const step = guess.step.next(ofStep.next(), kind, at),
          place = guess.place.next(places.next(), this.filing[p], step),
          extra = guess.extra.next(extras.next(), kind, procedure),
          own = rest + 2 * (kind * (steps + 1) + step);
        this.step[e] = step;
        this.place[e] = place;
        this.extra[e] = extra;
        this.branch[e] = branches.next();
        this.time[e] = t = later(t, numbers[own].next(), run.frame);
        const x = numbers[own + 1].next(),
          k = place * (steps + 1) + step;
        if (x > 1) who = there[k] = Math.max(there[k] - 1, 0) + turned(x - 2) + 1;
        this.officer[e] = x > 0 ? who : 0;
        this.forked[p] |= this.branch[e] > 0;
        if (kind === HANDED_OVER && extra > 0) this.filed[p] = extra - 1;
        if (step > 0) at = step - 1;
      }
    }
  }

  // Makes times of what is said about the ends of segments: that of an event, so many further, or
  // after so many seconds.
  endSegments(p) {
    const { time, until, event, segment } = this;
    const [first, last] = [event[p], event[p + 1]];
    for (let s = segment[p], e = first, at = this.born[p]; s < segment[p + 1]; s++) {
      if (until[s] % 2 === 1) {
        e += (until[s] - 1) / 2;
        at = until[s] = time[e];
      } else {
        at = until[s] = at + until[s] / 2;
        while (e < last && time[e] < at) e++;
      }
    }
    const placed = this.place.subarray(first, last).find((x) => x > 0);
    this.start[p] = placed > 0 ? placed - 1 : this.filing[p];
    const ends = last > first ? time[last - 1] : this.born[p];
    this.end[p] = this.flags[p] & UNFINISHED ? Infinity : ends;
  }

  name(p) {
    const { run } = this,
      stem = run.stems[this.stem[p]],
      member = this.member[p];
    const date = run.dated[this.stem[p]] ? `/${isoDay(run, this.day[p])}` : "";
    return `${stem}${date}/${this.number[p]}${member > 0 ? `.${member}` : ""}`;
  }

  names() {
    return (this.allNames ??= Array.from({ length: this.n }, (_, p) => this.name(p)));
  }

  find(name) {
    this.byName ??= new Map(this.names().map((own, p) => [own, p]));
    return this.byName.get(name) ?? -1;
  }

  // Those that live at a moment.
  alive(t) {
    const list = [];
    for (let p = 0, last = upTo(this.born, t); p < last; p++) if (this.end[p] > t) list.push(p);
    return list;
  }
}

const isoDay = (run, day) =>
  new Date(Date.parse(`${run.day0}T00:00Z`) + day * 864e5).toISOString().slice(0, 10);

// Reads the head; the rest is read when it is asked for.
const readHead = async () => JSON.parse(new TextDecoder().decode(await unpack("head")));
