// What holds at a moment: in the province, at a place, of a dossier.
const CAME = 0,
  JOINED = 1,
  BEGAN = 2,
  SUSPENDED = 3,
  HANDED_BACK = 4,
  COMPLETED = 5,
  DELAYED = 6,
  RECEIVED = 7,
  LEFT = 8,
  RETURNED = 9,
  REFUSED = 10,
  WITHDRAWN = 11,
  FORKED = 12,
  JOINED_UP = 13,
  INTERRUPTED = 14,
  HELD = 15,
  CLOSED = 16,
  RELEASED = 17,
  HANDED_OVER = 18,
  APOLOGISED = 19,
  STOPPED = 20,
  WENT_ON = 21;
const WEEK = 7 * DAY;
// Growth in five classes, each with a sign: never colour alone.
const GROWTH = [
  { key: "growth-less", colour: "#cfeac0", sign: "▽" },
  { key: "growth-same", colour: "#e7ebef", sign: "" },
  { key: "growth-more", colour: "#fdd26e", sign: "△" },
  { key: "growth-half", colour: "#ec7014", sign: "▲" },
  { key: "growth-double", colour: "#a3140f", sign: "▲▲" },
];
const growthClass = (now, before) => {
  if (now - before <= -5 && now <= 0.9 * before) return 0;
  if (now - before < 5 || now < 1.1 * before) return 1;
  return now >= 2 * before ? 4 : now >= 1.5 * before ? 3 : 2;
};

// One run: what the page asks of it at a time of its own.
class Run {
  constructor(head, index, bytes) {
    this.head = head;
    this.speak();
    this.index = index;
    this.frames = new Frames(this, bytes);
    this.end = this.days * DAY;
    this.byCode = new Map(this.places.map((place, k) => [place.code, k]));
    this.firstOfficer = this.pools.map((pool) => pool.first_officer ?? 0);
    this.poolsOf = this.places.map(() => []);
    this.pools.forEach((pool, k) => this.poolsOf[pool.place].push(k));
    this.linesOf = this.places.map(() => []);
    this.lines.forEach((line, k) => this.linesOf[line.place].push(k));
    this.flowsOf = this.places.map(() => []);
    this.flows.forEach(([from, to], k) => {
      this.flowsOf[from].push(k);
      this.flowsOf[to].push(k);
    });
    this.needsOf = this.places.map((_, place) => this.needs(place));
    this.workdays = this.legal ? [...this.legal.days].map((c) => c === "1") : null;
    this.paths = null; // until they are read
  }

  // Takes over the names of the page's language.
  speak() {
    Object.assign(this, told(this.head));
  }

  // The frame of a midnight is the end of a day; just after it the next one holds.
  frameAt(t) {
    const k = Math.floor(t / this.frame),
      begun = t > k * this.frame && isMidnight(k * this.frame);
    return Math.max(0, Math.min(this.frames.n - 1, k + begun));
  }

  place(name, place, frame) {
    return this.frames.get("places", name, place, frame);
  }
  province(name, frame) {
    return this.frames.sum("places", name, this.places.length)[frame];
  }
  atWork(pools, frame) {
    return pools.reduce((n, pool) => n + this.frames.get("pools", "at_work", pool, frame), 0);
  }
  weekBefore(frame) {
    return Math.max(0, frame - Math.round(WEEK / this.frame));
  }
  // What a place had a week before, or at first, if it began within the week: at a hand-over, say.
  before(place, frame) {
    const from = this.weekBefore(frame),
      { at, value } = this.frames.column("places", "in_process", place);
    let k = Math.max(0, upTo(at, from) - 1);
    while (k < at.length - 1 && value[k] === 0 && at[k + 1] <= frame) k++;
    return at[k] <= frame ? value[k] : 0;
  }
  growth(place, frame) {
    const now = this.place("in_process", place, frame),
      before = this.before(place, frame);
    return { place, now, before, class: growthClass(now, before) };
  }
  // What desks of a place need: the number of the system, and the lines that need it.
  needs(place) {
    const list = [];
    this.systems.forEach((system, k) => {
      if (system.place >= 0 && system.place !== place) return;
      const lines = this.linesOf[place].filter((l) => system.roles.includes(this.lines[l].role));
      if (lines.length > 0) list.push({ k, lines });
    });
    return list;
  }
  // Of this what is down (1) or slow (2) now.
  trouble(place, frame) {
    const t = clockInstant(frame * this.frame),
      list = [];
    for (const { k, lines } of this.needsOf[place]) {
      const state = this.frames.get("systems", "down", k, frame),
        system = this.systems[k];
      if (state > 0 && system.from <= t && t < system.to) list.push({ system, lines, state });
    }
    return list;
  }
  // 1: what most desks need is down; 2: or at least slow; 0: neither.
  down(place, frame) {
    const list = this.trouble(place, frame);
    if (list.length === 0) return 0;
    const most = (of) =>
      2 * new Set(of.flatMap(({ lines }) => lines)).size >= this.linesOf[place].length;
    if (most(list.filter(({ state }) => state === 1))) return 1;
    return most(list) ? 2 : 0;
  }

  isOpen(t) {
    return upTo(this.open, clockInstant(t)) % 2 === 1;
  }
  calendarOpen(calendar, t) {
    const open = this.calendars[calendar]?.open;
    return open === undefined || upTo(open, clockInstant(t)) % 2 === 1;
  }

  // Working days of the law from a day to a later one; the first does not count.
  workdaysBetween(from, to) {
    if (!this.workdays) return null;
    let n = 0;
    for (let day = from + 1; day <= to; day++) {
      const known = this.workdays[day - this.legal.first];
      if (known === undefined) return null;
      n += known;
    }
    return n;
  }
  daysLeft(due, today) {
    if (today <= due) return this.workdaysBetween(today, due);
    const late = this.workdaysBetween(due, today);
    return late === null ? null : -late;
  }

  poolOf(officer) {
    let found = 0;
    this.firstOfficer.forEach((first, k) => {
      if (first <= officer && first >= this.firstOfficer[found]) found = k;
    });
    return found;
  }

  // What a dossier does at a moment; null before it comes. The branches of a fork are told apart.
  dossier(p, moment) {
    const { paths } = this,
      t = clockInstant(moment),
      first = paths.event[p],
      last = upTo(paths.time, t, first, paths.event[p + 1]);
    if (last === first) return null; // its time may begin before, where a portal was down
    const now = {
      doing: "between",
      step: -1,
      place: paths.start[p],
      officer: -1,
      since: paths.born[p],
    };
    const state = {
      p,
      branches: new Map([[0, now]]),
      due: null,
      stands: false,
      received: null,
      apology: null,
      ended: -1,
      at: paths.born[p],
      last: last - 1,
    };
    for (let e = first; e < last; e++) this.follow(state, e);
    const own = [...state.branches].filter(([k]) => k > 0).map(([, b]) => b),
      busy = own.filter((b) => b.doing !== "between"); // others only wait for them
    state.shown = busy.length ? busy : own.length ? own : [state.branches.get(0)];
    return state;
  }

  follow(state, e) {
    const { paths } = this,
      kind = paths.kind[e],
      branch = paths.branch[e],
      at = paths.time[e];
    if (!state.branches.has(branch))
      state.branches.set(branch, { ...state.branches.get(0), since: at });
    const b = state.branches.get(branch),
      doing = DOING[kind];
    if (paths.step[e] > 0) b.step = paths.step[e] - 1;
    if (paths.place[e] > 0) b.place = paths.place[e] - 1;
    if (doing) {
      if (doing !== "held" || !WAITING.has(b.doing)) b.since = at;
      b.doing = doing;
      b.officer = doing === "works" || doing === "laid" ? paths.officer[e] - 1 : -1;
    }
    if (kind === RECEIVED || kind === WENT_ON) {
      state.stands = false;
      state.due = paths.extra[e] > 0 ? turned(paths.extra[e] - 1) : null;
      state.received ??= at;
    } else if (kind === STOPPED) state.stands = true;
    else if (kind === APOLOGISED && paths.extra[e] > 0) state.apology = turned(paths.extra[e] - 1);
    else if (kind === JOINED_UP)
      state.branches = new Map([[0, { ...b, doing: "between", since: at }]]);
    else if (ENDS.has(kind) && (kind !== LEFT || e === paths.event[state.p + 1] - 1)) {
      if (branch === 0) {
        state.ended = kind;
        state.at = at;
      } else state.branches.delete(branch);
    }
  }

  // The cause that holds at a moment, and what each has taken so far and in all.
  causesOf(p, t) {
    const { paths } = this,
      instant = clockInstant(t),
      so_far = new Map(),
      all = new Map();
    let at = paths.born[p],
      now = null;
    for (let s = paths.segment[p]; s < paths.segment[p + 1]; s++) {
      const to = paths.until[s],
        key = paths.cause[s];
      all.set(key, (all.get(key) ?? 0) + to - at);
      if (t > at) so_far.set(key, (so_far.get(key) ?? 0) + Math.min(to, t) - at);
      if (at <= instant && instant < to)
        now = { cause: key, reason: paths.reason[s], from: at, to };
      at = to;
    }
    return { now, so_far, all };
  }

  // The dossiers of the page that are at a place at a moment, by what they do there.
  dossiersAt(place, moment) {
    const { paths } = this,
      t = clockInstant(moment);
    return paths
      .alive(t)
      .filter((p) => paths.forked[p] || this.lastPlace(p, t) === place)
      .map((p) => ({ p, state: this.dossier(p, t) }))
      .filter(
        ({ state }) =>
          state?.ended < 0 &&
          state.shown.some(
            (b) => b.place === place && (b.doing !== "gone" || state.received !== null),
          ),
      );
  }
  lastPlace(p, t) {
    const { place, time, event, start } = this.paths;
    for (let e = upTo(time, t, event[p], event[p + 1]) - 1; e >= event[p]; e--)
      if (place[e] > 0) return place[e] - 1;
    return start[p];
  }

  // Whether somebody who has left was served, or left unserved.
  served(p) {
    const { kind, event } = this.paths;
    return kind[event[p + 1] - 2] === COMPLETED;
  }
  // Whether any office opens on a later day of the window.
  opensAfter(t) {
    const k = upTo(this.open, (clockDay(t) + 1) * DAY - 1);
    return k % 2 === 1 || this.open[k] < this.end;
  }

  lateOnes(place = -1) {
    const { paths } = this;
    this.late ??= [...paths.flags.keys()]
      .filter((p) => paths.flags[p] & LATE)
      .map((p) => ({ p, days: this.lateness(p) }))
      .sort((a, b) => b.days - a.days || a.p - b.p);
    return place < 0
      ? this.late
      : this.late.filter(({ p }) => paths.filing[p] === place || paths.filed[p] === place);
  }

  // By how many days a late dossier is late at its end, or at the end of the window.
  lateness(p) {
    const end = this.paths.end[p],
      today = end <= this.end ? dayOf(end) : clockDay(this.end),
      { due } = this.dossier(p, reached(Math.min(end, this.end)));
    if (due === null) return 0;
    const left = this.daysLeft(due, today);
    return left === null ? today - due : -left;
  }

  // Where it is and was: (time, place) at each change, and whether it travelled before.
  journey(p) {
    const { paths } = this,
      list = [{ at: paths.time[paths.event[p]], place: paths.start[p] }];
    for (let e = paths.event[p]; e < paths.event[p + 1]; e++) {
      const place = paths.place[e] - 1,
        last = list[list.length - 1];
      if (place < 0 || place === last.place) continue;
      const before = e > paths.event[p] ? paths.time[e - 1] : paths.born[p];
      list.push({ at: paths.time[e], place, left: Math.max(before, paths.time[e] - 3600) });
    }
    return list;
  }
}

// A hand-over has no entry: it does not end what takes its time, such as a supplement.
const DOING = {
  [CAME]: "between",
  [JOINED]: "waits",
  [BEGAN]: "works",
  [SUSPENDED]: "laid",
  [HANDED_BACK]: "waits",
  [COMPLETED]: "between",
  [DELAYED]: "passes",
  [INTERRUPTED]: "waits",
  [HELD]: "held",
  [RELEASED]: "waits",
  [FORKED]: "between",
  [LEFT]: "gone", // to come again
};
const WAITING = new Set(["waits", "laid", "held"]);
const ENDS = new Set([LEFT, RETURNED, REFUSED, WITHDRAWN, CLOSED]);
