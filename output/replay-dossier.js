// The panel of the chosen dossier: its clocks, what holds it, the way of its procedure, its story.
const CAUSE_COLOURS = [
  "#6f9fc8",
  "#a58fd0",
  "#c3cad1",
  "#b98d3a",
  "#7a1410",
  "#ec7014",
  "#8a4f9e",
  "#d0402f",
  "#2f8a64",
  "#4f9a9e",
  "#5b6b7a",
];
const CLOSED_HOURS = 2; // number of the cause
const SHAPES = new Set([
  "svg",
  "g",
  "title",
  "path",
  "polygon",
  "polyline",
  "ellipse",
  "circle",
  "rect",
  "line",
  "text",
  "tspan",
]);
const SHAPE_ATTRIBUTES = new Set([
  "d",
  "points",
  "cx",
  "cy",
  "rx",
  "ry",
  "r",
  "x",
  "y",
  "x1",
  "y1",
  "x2",
  "y2",
  "dx",
  "dy",
  "width",
  "height",
  "viewBox",
  "transform",
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "fill-opacity",
  "stroke-opacity",
  "text-anchor",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "paint-order",
]);
const SVG = "http://www.w3.org/2000/svg";

// The drawing of a workflow: only shapes and texts are taken over. Its steps are marked by number.
const drawWorkflow = (text) => {
  const source = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return null;
    if (node.localName === "a") {
      const group = document.createElementNS(SVG, "g");
      group.append(...[...node.childNodes].map(copy).filter(Boolean));
      return group;
    }
    if (!SHAPES.has(node.localName)) return null;
    const made = document.createElementNS(SVG, node.localName);
    for (const { name, value } of node.attributes)
      if (SHAPE_ATTRIBUTES.has(name) && !/url|script/i.test(value)) made.setAttribute(name, value);
    const step = /^w\d+-s(\d+)$/.exec(node.getAttribute("id") ?? "");
    if (step) made.dataset.step = step[1];
    made.append(...[...node.childNodes].map(copy).filter(Boolean));
    return made;
  };
  const made = source.localName === "svg" ? copy(source) : null;
  const [, , width, height] = (made?.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (!(width > 0 && height > 0)) return null;
  made.setAttribute("width", width);
  made.setAttribute("height", height);
  return made;
};

// A name may break after its slashes.
const brokenName = (name) =>
  make(
    "h2",
    { class: "dossier" },
    ...name.split("/").flatMap((part, k) => (k > 0 ? ["/", make("wbr"), part] : [part])),
  );

class DossierView {
  constructor(app, run, p) {
    Object.assign(this, { app, run, p });
    const { paths } = run,
      procedure = run.procedures[paths.procedure[p]];
    const row = (key) => {
      const value = make("dd");
      this[key] = value;
      return [make("dt", {}, say(key)), value];
    };
    this.folds = [];
    this.other = make("p", { class: "compared", hidden: true });
    this.bar = make("div", { class: "bar", "aria-hidden": "true" });
    this.causeList = make("ul", { class: "causes" });
    this.element = make(
      "div",
      {},
      app.backButton(),
      brokenName(paths.name(p)),
      (this.about = make("p", { class: "about" })),
      (this.markList = make("ul", { class: "marks" })),
      this.other,
      make(
        "dl",
        { class: "clocks" },
        ...row("now"),
        ...row("law-clock"),
        ...row("queue-clock"),
        ...row("holds"),
      ),
      heading(say("causes"), "h3"),
      paths.segment[p] === paths.segment[p + 1]
        ? make("p", { class: "note" }, say("causes-none"))
        : this.bar,
      this.causeList,
      this.workflow(procedure?.workflow),
      heading(say("story"), "h3"),
      this.story(),
    );
  }

  // Whether it is a visitor who files nothing: of a dossier's procedure known after the visit.
  visitor(state) {
    const { run, p } = this;
    if (run.procedures[run.paths.procedure[p]]?.visit) return true;
    return state?.ended === LEFT && run.served(p);
  }
  // How it has ended. Nobody knows of who leaves on the window's last day whether they come again.
  endedKey(state) {
    const { run, p } = this;
    if (state.ended !== LEFT || run.served(p)) return `ended-${state.ended}`;
    return run.returns && !run.opensAfter(state.at) ? "ended-perhaps" : "ended-unserved";
  }

  updateMarks(state) {
    const { run, p } = this,
      { paths } = run,
      flags = paths.flags[p],
      procedure = run.procedures[paths.procedure[p]],
      // Who is at the counter may still leave unserved.
      filed = paths.channel[p] !== run.counter || (state?.received ?? null) !== null;
    put(
      this.about,
      say(
        filed ? "dossier-about" : "visitor-about",
        procedure?.name ?? "",
        run.places[paths.filing[p]].name,
        run.places[paths.home[p]].name,
        run.channels[paths.channel[p]] ?? "",
      ),
    );
    const texts = [
      [flags & TEST, "flag-test"],
      [flags & BACKLOG, "flag-backlog"],
      [this.visitor(state), "flag-visitor"],
    ]
      .filter(([holds]) => holds)
      .map(([, key]) => say(key));
    this.markList.hidden = texts.length === 0;
    syncList(this.markList, texts, () => make("li"), put);
  }

  workflow(index) {
    const { run } = this,
      text = run.workflows[index]?.svg;
    this.drawing = text ? drawWorkflow(text) : null;
    if (!this.drawing) return null;
    this.drawing.setAttribute("role", "img");
    this.counts = [...this.drawing.querySelectorAll("[data-step]")].map((node) => {
      const count = document.createElementNS(SVG, "text");
      count.setAttribute("class", "count");
      return { node, step: Number(node.dataset.step), count };
    });
    this.box = make(
      "div",
      { class: "workflow", tabindex: "0", role: "region", "aria-label": say("workflow") },
      this.drawing,
    );
    return make(
      "div",
      {},
      heading(say("workflow"), "h3"),
      this.box,
      make("p", { class: "note" }, say("workflow-note")),
    );
  }

  // Each event: when, what, where and by whom. A click goes there.
  story() {
    const { run, p } = this,
      { paths } = run;
    let last = null;
    this.events = [];
    for (let e = paths.event[p]; e < paths.event[p + 1]; e++) {
      const at = paths.time[e],
        day = dayOf(at),
        where = this.where(e),
        inside = at >= 0 && at <= run.end;
      const words_of = [
        make("span", { class: "hour" }, sayHour(at)),
        make("span", { class: "what" }, this.sentence(e), where ? make("small", {}, where) : null),
      ];
      if (day !== last)
        this.events.push({
          day,
          item: make("li", { class: "day" }, sayDate(run, day)),
          at,
        });
      last = day;
      this.events.push({
        at,
        e,
        item: make(
          "li",
          { class: paths.branch[e] > 0 ? "branch" : null },
          inside
            ? make(
                "button",
                {
                  type: "button",
                  class: "row",
                  onclick: () => this.app.seek(reached(at) + this.app.shift(run)),
                },
                ...words_of,
              )
            : make("span", { class: "row" }, ...words_of),
        ),
      });
    }
    return make("ol", { class: "story" }, ...this.events.map(({ item }) => item));
  }

  sentence(e) {
    const { run } = this,
      { paths } = run,
      kind = paths.kind[e],
      extra = paths.extra[e];
    const step = paths.step[e] > 0 ? run.steps[paths.step[e] - 1].name : "";
    if (kind === HANDED_OVER)
      return say(`ev-${kind}`, run.places[(extra > 0 ? extra : paths.place[e]) - 1]?.name ?? "");
    const dated = kind === RECEIVED || kind === APOLOGISED || kind === WENT_ON;
    const fill =
      extra === 0
        ? ""
        : dated
          ? sayDate(run, turned(extra - 1), "date-short")
          : (run.reasons[extra - 1] ?? "");
    const again = kind === RECEIVED && this.receivedBefore(e),
      key = again ? "ev-again" : `ev-${kind}`,
      longer = `${key}-with`;
    return fill !== "" && has(longer) ? say(longer, step, fill) : say(key, step);
  }

  receivedBefore(e) {
    const { event, kind } = this.run.paths;
    return kind.subarray(event[this.p], e).includes(RECEIVED);
  }

  // The place, unless it is that of the event before, and who.
  where(e) {
    const { run } = this,
      { paths } = run,
      place = paths.place[e] - 1,
      officer = paths.officer[e] - 1;
    const told = paths.kind[e] === HANDED_OVER,
      same = told || (e > paths.event[this.p] && paths.place[e - 1] === paths.place[e]);
    const name = place >= 0 && !same ? run.places[place].name : "";
    if (officer < 0) return name;
    const pool = run.poolOf(officer),
      who = [run.pools[pool].name, officer - run.firstOfficer[pool] + 1];
    return name === "" ? say("who", ...who) : say("where-who", name, ...who);
  }

  update(t) {
    const { run, p, app } = this,
      state = run.dossier(p, t),
      hidden = app.lesson.hides(t);
    const { now, so_far } = run.causesOf(p, t),
      ended = state && state.ended >= 0;
    this.updateMarks(state);
    put(this.now, this.nowWords(state, t));
    put(this["law-clock"], this.lawWords(state, t));
    const waiting = state && !ended ? state.shown.find((b) => WAITING.has(b.doing)) : null;
    put(
      this["queue-clock"],
      !state || ended
        ? NOTHING
        : waiting
          ? say("queue-waits", sayTime(run, waiting.since), sayDuration(t - waiting.since))
          : say("queue-none"),
    );
    const reason = now?.reason > 0 ? run.reasons[now.reason] : "";
    put(
      this.holds,
      !now || ended
        ? NOTHING
        : reason
          ? say(
              "holds-reason",
              known("cause", run.causes[now.cause]),
              reason,
              sayTime(run, now.from),
            )
          : say("holds-since", known("cause", run.causes[now.cause]), sayTime(run, now.from)),
    );
    this.updateCauses(so_far);
    this.updateStory(t, hidden);
    this.updateWorkflow(state, t);
    if (app.runs.length > 1) this.updateOther(t);
  }

  nowWords(state, t) {
    const { run } = this;
    if (!state) return say("now-not-yet");
    if (state.ended >= 0)
      return say(
        this.endedKey(state),
        sayTime(run, state.at),
        sayDuration(state.at - run.paths.born[this.p]),
      );
    return state.shown
      .map((b) => {
        const step = run.steps[b.step]?.name ?? "",
          place = run.places[b.place]?.name ?? "";
        if (b.doing === "passes") return say(this.passing(b.step), step);
        if (b.officer < 0) return say(`now-${b.doing}`, step, place);
        const pool = run.poolOf(b.officer);
        return say(
          `now-${b.doing}-by`,
          step,
          place,
          run.pools[pool].name,
          b.officer - run.firstOfficer[pool] + 1,
        );
      })
      .join("\n");
  }

  // Nobody works on it: the citizen has it, it travels, or time has to pass.
  passing(step) {
    const { kind, workflow } = this.run.steps[step] ?? {};
    if (kind === "supplement") return "now-passes-supplement";
    const handed_over = kind === "delay" && workflow < 0;
    return kind === "transfer" || handed_over ? "now-passes-transfer" : "now-passes";
  }

  lawWords(state, t) {
    const { run } = this,
      flags = run.paths.flags[this.p];
    if (flags & TEST) return say("law-test");
    if (this.visitor(state)) return say("law-visitor");
    if (!state || state.received === null)
      return say(state?.ended >= 0 ? "law-never" : "law-not-yet");
    if (state.due === null) return say("law-none");
    const words_of = this.dueWords(state, t, flags);
    if (state.apology === null) return words_of;
    return `${words_of}\n${say("law-apology", sayDate(run, state.apology, "date-short"))}`;
  }

  dueWords(state, t, flags) {
    const { run } = this,
      due = sayDate(run, state.due, "date-short"),
      ended = state.ended >= 0,
      today = ended ? dayOf(state.at) : clockDay(t),
      left = run.daysLeft(state.due, today);
    if (state.ended === WITHDRAWN || state.ended === CLOSED) return say("law-gone", due);
    // On its last day a dossier is late once the office has closed.
    if (ended) return say(flags & LATE || today > state.due ? "law-broken" : "law-kept", due);
    if (state.stands) return say("law-stands", due);
    if (left === null) return say(today > state.due ? "law-over" : "law-date", due);
    if (today > state.due)
      return left < 0 ? say("law-late", due, number(-left)) : say("law-over", due);
    return left === 0 ? say("law-today", due) : say("law-left", due, number(left));
  }

  updateCauses(soFar) {
    const { run } = this,
      list = [...soFar.entries()].filter(([, s]) => s >= 1).sort((a, b) => b[1] - a[1]);
    const colour = (cause) => CAUSE_COLOURS[cause % CAUSE_COLOURS.length];
    syncList(
      this.bar,
      list,
      () => make("i"),
      (part, [cause, s]) => {
        part.style.flexGrow = s;
        part.style.background = colour(cause);
      },
    );
    syncList(
      this.causeList,
      list,
      () => make("li", {}, make("i"), make("span"), " ", make("b")),
      (item, [cause, s]) => {
        item.children[0].style.background = colour(cause);
        put(item.children[1], known("cause", run.causes[cause]));
        put(item.children[2], sayDuration(s));
      },
    );
  }

  updateStory(t, hidden) {
    let last = null;
    for (const one of this.events) {
      const future = one.at > clockInstant(t);
      if (one.future !== future) {
        one.future = future;
        one.item.classList.toggle("future", future);
      }
      one.item.hidden = future && hidden;
      if (!future && one.e !== undefined) last = one;
    }
    if (last === this.last) return;
    for (const [one, on] of [
      [this.last, false],
      [last, true],
    ]) {
      if (!one) continue;
      one.item.classList.toggle("now", on);
      if (on) one.item.firstChild.setAttribute("aria-current", "step");
      else one.item.firstChild.removeAttribute("aria-current");
    }
    this.last = last;
  }

  // The steps where it is, those where it was, and how many of all are at each.
  updateWorkflow(state, t) {
    if (!this.drawing) return;
    const { run, p } = this,
      { paths } = run,
      frame = run.frameAt(t);
    const current = new Set(state && state.ended < 0 ? state.shown.map((b) => b.step) : []),
      passed = new Set();
    for (let e = paths.event[p]; state && e <= state.last; e++) passed.add(paths.step[e] - 1);
    for (const { node, step, count } of this.counts) {
      node.classList.toggle("now", current.has(step));
      node.classList.toggle("passed", passed.has(step) && !current.has(step));
      const n = run.frames.get("steps", "at_step", step, frame);
      put(count, n > 0 ? number(n) : "");
      if (!count.parentNode) this.placeCount(node, count);
    }
    const names = [...current]
      .map((step) => run.steps[step]?.name)
      .filter(Boolean)
      .join(", ");
    this.drawing.setAttribute("aria-label", say("workflow-words", names || NOTHING));
    const node = this.counts.find(({ step }) => current.has(step))?.node;
    if (node && node !== this.centred) this.centre(node);
  }

  placeCount(node, count) {
    const bounds = node.getBBox();
    count.setAttribute("x", bounds.x + bounds.width - 3);
    count.setAttribute("y", bounds.y + 3);
    node.append(count);
  }

  centre(node) {
    this.centred = node;
    const box = this.box.getBoundingClientRect(),
      mark = node.getBoundingClientRect();
    this.box.scrollLeft += mark.left + mark.width / 2 - box.left - box.width / 2;
    this.box.scrollTop += mark.top + mark.height / 2 - box.top - box.height / 2;
  }

  // The same dossier in the other run: how it ends in both, and the cause that differs most.
  // Told when it has ended in both: before, nobody knows how.
  updateOther(t) {
    const { app, run, p } = this,
      other = app.runs[1 - run.index],
      q = other.paths?.find(run.paths.name(p)) ?? -1;
    const open = (of, k) => k >= 0 && Math.min(of.end, of.paths.end[k]) > t;
    this.other.hidden = !other.paths || open(run, p) || open(other, q);
    if (this.other.hidden || this.compared) return;
    this.compared = true;
    if (q < 0) {
      put(this.other, say("compared-none", other.name));
      return;
    }
    const here = outcome(run, p),
      there = outcome(other, q);
    const known_of = here.causes.size > 0 && there.causes.size > 0;
    let most = null;
    for (const cause of new Set([...here.causes.keys(), ...there.causes.keys()])) {
      const [a, b] = [here.causes.get(cause) ?? 0, there.causes.get(cause) ?? 0];
      // Nights follow from what else takes time: they explain nothing.
      if (cause === CLOSED_HOURS || a === b) continue;
      if (!most || Math.abs(a - b) > Math.abs(most.a - most.b)) most = { cause, a, b };
    }
    put(
      this.other,
      say(
        most && known_of ? "compared" : "compared-times",
        say(here.key),
        sayDuration(here.took),
        say(there.key),
        sayDuration(there.took),
        most ? known("cause", run.causes[most.cause]) : "",
        sayDuration(most?.a ?? 0),
        sayDuration(most?.b ?? 0),
        other.name,
      ),
    );
  }
}

// How a dossier ends in a run, and what took its time.
const outcome = (run, p) => {
  const { paths } = run,
    flags = paths.flags[p],
    end = Math.min(run.end, paths.end[p]),
    { ended, due } = run.dossier(p, reached(end));
  const how = () => {
    if (flags & UNFINISHED) return flags & LATE ? "late-open" : "open";
    if (flags & LATE) return "late";
    if (flags & VISITOR) return "left";
    if (ended === WITHDRAWN) return "withdrawn";
    return due === null ? "finished" : "on-time";
  };
  return { key: `outcome-${how()}`, took: end - paths.born[p], causes: run.causesOf(p, end).all };
};
