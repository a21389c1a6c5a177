// The panel beside the map: the province, or the chosen place. Each view is built once and then
// told of every moment.
const FIGURES = [
  "in_process",
  "overdue",
  "in_work",
  "waiting_people",
  "waiting_papers",
  "held_up",
  "received_today",
  "returned_today",
  "left_today",
];
const OFFICER_STATES = ["at_work", "overtime", "held_up", "free", "away", "learning", "unfilled"];
const MOST_GROWN = 6,
  MOST_FOLLOWED = 30,
  MOST_LATE = 60;

const figures = (names) => {
  const cells = names.map(() => make("b")),
    labels = names.map((name) => make("small", {}, say(name)));
  const list = make(
    "ul",
    { class: "figures" },
    ...names.map((name, k) =>
      make(
        "li",
        { class: name === "overdue" ? "late" : null },
        labels[k],
        cells[k],
      ),
    ),
  );
  return {
    list,
    set: (k, x) => {
      put(cells[k], number(x));
      cells[k].classList.toggle("none", x === 0);
    },
    // Nothing is in work where all is closed: it is laid down.
    open: (open) => put(labels[names.indexOf("in_work")], say(open ? "in_work" : "in_work-closed")),
  };
};
const heading = (text, level = "h2") => make(level, {}, text);
const button = (text, onclick, attributes = {}) =>
  make("button", { type: "button", class: "link", onclick, ...attributes }, text);
const folded = (key, build) => {
  const body = make("div"),
    fold = make("details", {}, make("summary", {}, say(key)), body);
  let update = null;
  const unfold = () => {
    fold.open = true; // which the page then hears of
    update ??= build(body);
  };
  fold.addEventListener("toggle", () => {
    if (!fold.open) return;
    unfold();
    update();
  });
  return {
    fold,
    unfold,
    update: () => {
      if (fold.open && update) update();
    },
  };
};

class ProvinceView {
  constructor(app, run) {
    Object.assign(this, { app, run });
    this.figures = figures(FIGURES);
    this.grown = Array.from({ length: MOST_GROWN }, () => {
      const one = { name: make("span"), change: make("span", { class: "n" }) };
      one.item = make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "row", onclick: () => app.choosePlace(run.index, one.place) },
          one.name,
          one.change,
        ),
      );
      return one;
    });
    this.nothing = make("p", { class: "note" }, say("growth-none"));
    this.places = folded("all-places", (body) => this.table(body));
    this.late = folded("late-dossiers", (body) => lateList(app, run, -1, body));
    this.folds = [this.places, this.late];
    this.element = make(
      "div",
      {},
      heading(say("province")),
      this.figures.list,
      run.index === 0 ? app.lesson.list() : null,
      heading(say("most-growth"), "h3"),
      make("p", { class: "note" }, say("growth-note")),
      make("ul", { class: "plain" }, ...this.grown.map((one) => one.item)),
      this.nothing,
      run.index === 0 ? this.moments() : null,
      this.places.fold,
      this.late.fold,
    );
  }

  // The moments worth seeing; those that are hidden are left out.
  moments() {
    const { app } = this;
    this.marks = app.timeline.marks.map((mark) => ({
      mark,
      item: make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "row", onclick: () => app.goTo(mark) },
          make("span", {}, mark.text),
          make("span", { class: "n" }, sayTime(this.run, mark.at)),
        ),
      ),
    }));
    if (this.marks.length === 0) return null;
    return make(
      "div",
      {},
      heading(say("moments"), "h3"),
      make("ul", { class: "plain" }, ...this.marks.map(({ item }) => item)),
    );
  }

  table(body) {
    const { run, app } = this,
      names = ["in_process", "overdue", "waiting_people", "waiting_papers", "in_work"];
    const rows = run.places.map((place, k) => {
      const cells = names.map(() => make("td", { class: "n" }));
      return {
        k,
        cells,
        row: make(
          "tr",
          {},
          make(
            "th",
            { scope: "row" },
            button(place.name, () => app.choosePlace(run.index, k)),
          ),
          ...cells,
        ),
      };
    });
    body.append(
      make(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": say("all-places") },
        make(
          "table",
          {},
          make("caption", {}, say("all-places")),
          make(
            "thead",
            {},
            make(
              "tr",
              {},
              make("th", { scope: "col" }, say("place")),
              ...names.map((name) => make("th", { scope: "col", class: "n" }, say(name))),
            ),
          ),
          make("tbody", {}, ...rows.map(({ row }) => row)),
        ),
      ),
    );
    return () => {
      for (const { k, cells } of rows)
        cells.forEach((cell, at) => put(cell, number(run.place(names[at], k, this.frame))));
    };
  }

  update(t) {
    const { run, app } = this;
    this.frame = run.frameAt(t);
    FIGURES.forEach((name, k) => this.figures.set(k, run.province(name, this.frame)));
    this.figures.open(run.isOpen(t) || run.atWork([...run.pools.keys()], this.frame) > 0);
    const grown = run.places
      .map((_, k) => run.growth(k, this.frame))
      .filter((g) => g.class > 1)
      .sort((a, b) => b.now - b.before - (a.now - a.before) || a.place - b.place);
    this.grown.forEach((one, k) => {
      const g = grown[k];
      one.item.hidden = g === undefined;
      if (!g) return;
      one.place = g.place;
      put(one.name, run.places[g.place].name);
      put(one.change, say("growth-from-to", number(g.before), number(g.now), GROWTH[g.class].sign));
    });
    this.nothing.hidden = grown.length > 0;
    const hidden = app.lesson.hides(t);
    for (const { mark, item } of this.marks ?? []) item.hidden = hidden && mark.at > t;
    if (!app.clock.playing) {
      this.places.update();
      this.late.update();
    }
  }
}

// The late dossiers that the page has, the latest first.
const lateList = (app, run, place, body) => {
  const list = run.paths ? run.lateOnes(place) : [];
  body.append(
    make(
      "p",
      { class: "note" },
      list.length === 0
        ? say(run.paths ? "late-none" : "reading")
        : say("late-note", number(list.length), number(Math.min(MOST_LATE, list.length))),
    ),
  );
  const items = list.slice(0, MOST_LATE).map(({ p, days }) => ({
    p,
    item: make(
      "li",
      {},
      make(
        "button",
        { type: "button", class: "row", onclick: () => app.chooseDossier(run.index, p, true) },
        make("span", { class: "code" }, run.paths.name(p)),
        make("span", { class: "n" }, days > 0 ? say("days-late", number(days)) : say("hours-late")),
      ),
    ),
  }));
  body.append(make("ul", { class: "plain" }, ...items.map(({ item }) => item)));
  return () => {
    const t = app.clock.t,
      hidden = app.lesson.hides(t);
    for (const { p, item } of items) item.hidden = hidden && run.paths.end[p] > t;
  };
};

class PlaceView {
  constructor(app, run, place) {
    Object.assign(this, { app, run, place });
    const { name, kind, population } = run.places[place];
    this.figures = figures(FIGURES);
    this.growth = make("p", {});
    this.down = make("p", { class: "bad trouble" });
    this.late = folded("late-here", (body) => lateList(app, run, place, body));
    this.folds = [this.late];
    this.followed = make("ul", { class: "plain" });
    this.followedNote = make("p", { class: "note" });
    this.moves = make("ul", { class: "plain" });
    this.movesBox = make("div", {}, heading(say("moves"), "h3"), this.moves);
    this.element = make(
      "div",
      {},
      app.backButton(),
      heading(name),
      make(
        "p",
        { class: "about" },
        population > 0
          ? say("kind-people", known("kind", kind), number(population))
          : known("kind", kind),
      ),
      this.down,
      this.growth,
      this.figures.list,
      this.desks(),
      this.officers(),
      this.movesBox,
      heading(say("followed"), "h3"),
      this.followedNote,
      this.followed,
      this.late.fold,
    );
  }

  // Its desks: how many people and papers wait, as glyphs and as numbers.
  desks() {
    const { run } = this;
    this.lines = run.linesOf[this.place].map((line) => {
      const one = {
        line,
        canvas: make("canvas", { "aria-hidden": "true" }),
        people: make("td", { class: "n" }),
        papers: make("td", { class: "n" }),
        known: [],
      };
      one.canvas.addEventListener("click", (event) => {
        const p = one.known[glyphAt(one.canvas, event.offsetX, event.offsetY)];
        if (p !== undefined) this.app.chooseDossier(run.index, p);
      });
      one.body = make(
        "tbody",
        {},
        (one.row = make(
          "tr",
          {},
          make("th", { scope: "row" }, known("role", run.roles[run.lines[line].role])),
          one.people,
          one.papers,
        )),
        (one.picture = make("tr", { class: "picture" }, make("td", { colspan: "3" }, one.canvas))),
      );
      return one;
    });
    if (this.lines.length === 0) return null;
    return make(
      "div",
      {},
      heading(say("desks"), "h3"),
      make(
        "table",
        { class: "desks" },
        make("caption", {}, say("desks")),
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            make("th", { scope: "col" }, say("desk")),
            make("th", { scope: "col", class: "n" }, glyphKey("person"), " ", say("people")),
            make("th", { scope: "col", class: "n" }, glyphKey("paper"), " ", say("papers")),
          ),
        ),
        ...this.lines.map(({ body }) => body),
      ),
      make("p", { class: "note" }, say("desks-note")),
    );
  }

  // Its officers by pool: as glyphs, and what they do in words and numbers.
  officers() {
    const { run } = this;
    this.pools = run.poolsOf[this.place].map((pool) => {
      const one = {
        pool,
        canvas: make("canvas", { "aria-hidden": "true" }),
        chips: OFFICER_STATES.map((state) => {
          const count = make("b");
          return {
            state,
            count,
            chip: make("li", {}, glyphKey(state), " ", say(`officers-${state}`), " ", count),
          };
        }),
      };
      one.off = make("li");
      one.item = make(
        "li",
        {},
        make("b", {}, run.pools[pool].name),
        make("div", { class: "picture" }, one.canvas),
        make("ul", { class: "chips" }, ...one.chips.map(({ chip }) => chip), one.off),
      );
      return one;
    });
    if (this.pools.length === 0) return null;
    return make(
      "div",
      {},
      heading(say("officers"), "h3"),
      make("ul", { class: "plain officers" }, ...this.pools.map(({ item }) => item)),
      make("p", { class: "note" }, say("officers-note")),
    );
  }

  update(t) {
    const { run, place, app } = this,
      frame = run.frameAt(t),
      g = run.growth(place, frame);
    FIGURES.forEach((name, k) => this.figures.set(k, run.place(name, place, frame)));
    this.figures.open(run.isOpen(t) || run.atWork(run.poolsOf[place], frame) > 0);
    put(
      this.growth,
      say("growth-words", number(g.before), number(g.now), say(GROWTH[g.class].key)),
    );
    put(this.down, this.troubleWords(frame));
    this.down.hidden = this.down.textContent === "";
    if (!app.clock.playing || frame % 4 === 0 || this.here === undefined)
      this.here = run.paths ? run.dossiersAt(place, t) : [];
    for (const one of this.lines) this.updateLine(one, frame);
    for (const one of this.pools) this.updatePool(one, frame, t);
    this.updateMoves(frame);
    this.updateFollowed();
    if (!app.clock.playing) this.late.update();
  }

  // What is down, slow or not ready for desks of the place.
  troubleWords(frame) {
    const { run } = this,
      list = run.trouble(this.place, frame);
    const things = list.filter(({ system }) => !system.condition),
      names = (state) =>
        things.filter((one) => one.state === state).map((one) => say("code", one.system.name));
    const missing = list
      .filter(({ system }) => system.condition)
      .map(({ system, lines }) => {
        const roles = lines.map((l) => known("role", run.roles[run.lines[l].role]));
        return say("missing-for", system.name, roles.join(", "));
      });
    return [
      ["here-down", names(1)],
      ["here-slow", names(2)],
      ["here-missing", missing],
    ]
      .filter(([, all]) => all.length > 0)
      .map(([key, all]) => `■ ${say(key, all.join(", "))}`)
      .join("\n");
  }

  // Those that can be followed come first, and in another colour.
  updateLine(one, frame) {
    const { run, place } = this,
      { line } = one;
    const people = run.frames.get("lines", "people", line, frame),
      papers = run.frames.get("lines", "papers", line, frame);
    put(one.people, number(people));
    put(one.papers, number(papers));
    const role = run.lines[line].role;
    const known = this.here
      .filter(({ state }) =>
        state.shown.some(
          (b) =>
            b.place === place &&
            (b.doing === "waits" || b.doing === "held") &&
            run.steps[b.step]?.role === role,
        ),
      )
      .map(({ p }) => p);
    const visitors = known
        .filter((p) => run.paths.channel[p] === run.counter)
        .slice(0, people),
      sheets = known.filter((p) => !visitors.includes(p)).slice(0, papers);
    one.known = [...visitors, ...Array(people - visitors.length).fill(undefined), ...sheets];
    one.picture.hidden = people + papers === 0;
    one.row.classList.toggle("pictured", !one.picture.hidden);
    const width = one.canvas.clientWidth || 280;
    const key = [people, papers, visitors.length, sheets.length, width, this.app.sharp].join();
    if (key === one.key) return;
    one.key = key;
    drawGlyphs(
      one.canvas,
      [
        ["person", visitors.length, LINK],
        ["person", people - visitors.length, "#8b949e"],
        ["paper", sheets.length, LINK],
        ["paper", papers - sheets.length, "#8b949e"],
      ],
      width,
      this.app.sharp,
    );
  }

  updatePool(one, frame, t) {
    const { run } = this,
      get = (name) => run.frames.get("pools", name, one.pool, frame);
    const { count, calendar } = run.pools[one.pool];
    const n = {
      at_work: get("at_work"),
      overtime: get("overtime"),
      held_up: get("held_up"),
      away: get("away"),
      learning: get("learning"),
      unfilled: get("unfilled"),
    };
    n.free = Math.max(0, count - n.at_work - n.held_up - n.away);
    const open = run.calendarOpen(calendar, t);
    for (const { state, count: number_of, chip } of one.chips) {
      chip.hidden = n[state] === 0 || (state === "free" && !open);
      put(number_of, number(n[state]));
    }
    one.off.hidden = open || n.free === 0;
    const alone = one.chips.every(({ chip }) => chip.hidden);
    put(one.off, say(alone ? "officers-off" : "officers-rest"));
    const width = one.canvas.clientWidth || 280;
    const key = [...Object.values(n), width, this.app.sharp].join();
    if (key === one.key) return;
    one.key = key;
    drawGlyphs(
      one.canvas,
      [
        ["at_work", Math.max(0, n.at_work - n.overtime)],
        ["overtime", n.overtime],
        ["held_up", n.held_up],
        ["free", n.free],
        ["learning", n.learning],
        ["away", Math.max(0, n.away - n.learning - n.unfilled)],
        ["unfilled", n.unfilled],
      ],
      width,
      this.app.sharp,
    );
  }

  // What goes to and from here, as the lines of the map show it.
  updateMoves(frame) {
    const { run, place } = this,
      back = Math.round((FLOW_HOURS * 3600) / run.frame);
    const list = run.flowsOf[place]
      .map((k) => ({ k, rate: run.frames.moved(k, frame - back, frame) / FLOW_HOURS }))
      .filter(({ rate }) => rate > 0)
      .sort((a, b) => b.rate - a.rate || a.k - b.k)
      .slice(0, 6);
    this.movesBox.hidden = run.flowsOf[place].length === 0;
    const texts = list.map(({ k, rate }) => {
      const [from, to] = run.flows[k],
        out = from === place;
      return say(out ? "moves-to" : "moves-from", run.places[out ? to : from].name, tenth(rate));
    });
    if (texts.length === 0) texts.push(say("moves-none"));
    syncList(
      this.moves,
      texts,
      () => make("li", { class: "said" }),
      (item, text) => put(item, text),
    );
  }

  updateFollowed() {
    const { run } = this;
    put(
      this.followedNote,
      !run.paths
        ? say("reading")
        : this.here.length === 0
          ? say("followed-none")
          : say("followed-note", number(this.here.length)),
    );
    syncList(
      this.followed,
      this.here.slice(0, MOST_FOLLOWED),
      () => {
        const item = make("li"),
          row = make(
            "button",
            {
              type: "button",
              class: "row",
              onclick: () => this.app.chooseDossier(run.index, item.p),
            },
            make("span", { class: "code" }),
            make("span"),
          );
        item.append(row);
        return item;
      },
      (item, { p, state }) => {
        item.p = p;
        const branch = state.shown.find((b) => b.place === this.place),
          [name, doing] = item.firstChild.children;
        put(name, run.paths.name(p));
        put(doing, say(`doing-${branch.doing}`, run.steps[branch.step]?.name ?? ""));
      },
    );
  }
}

// Makes the list as long as the data, and fills each item.
const syncList = (list, data, build, fill) => {
  while (list.children.length > data.length) list.lastChild.remove();
  while (list.children.length < data.length) list.append(build());
  data.forEach((one, k) => fill(list.children[k], one));
};
