// The page: puts the parts together, listens to what is done with it, and keeps its address.
const STATUS = ["now-date", "now-hour", "now-open", "now-process", "now-overdue", "now-bands"];
const IN_FORCE = 4; // texts of what is in force
const PANEL_TIME = 120; // milliseconds between two pictures of the panel while it plays

class App {
  constructor(head, runs) {
    this.head = head;
    this.runs = runs;
    this.clock = new Clock(runs[0]);
    this.timeline = new Timeline(byId("timeline"), runs);
    this.lesson = new Lesson(this, head.lesson);
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.chosen = runs.map(() => ({ place: -1, dossier: -1, hidden: false }));
    this.sharp = 0;
    byId("page").classList.toggle("two", runs.length > 1);
    this.wide = window.matchMedia("(min-width: 40rem), print");
    this.sides = runs.map((run) => this.side(run));
    this.foldKeys();
    this.wide.addEventListener("change", () => this.foldKeys());
    this.desk = window.matchMedia("(min-width: 60rem)");
    this.placeLesson();
    this.desk.addEventListener("change", () => this.placeLesson());
    this.shareScale();
  }

  // The card of a lesson covers nothing: it stands above the panels, on a phone above the timeline.
  placeLesson() {
    const card = byId("lesson");
    if (this.desk.matches) this.sides[0].panel.before(card);
    else byId("transport").prepend(card);
  }

  // On a phone the map's key would take the room of the panel: it is folded there.
  foldKeys() {
    for (const { key } of this.sides) key.open = this.wide.matches;
  }

  // Discs of two maps have one scale, and names the same places.
  shareScale() {
    const most = new Map();
    const each = (does) =>
      this.sides.forEach(({ map, run }) => run.places.forEach(({ code }, k) => does(map, code, k)));
    each((map, code, k) => most.set(code, Math.max(most.get(code) ?? 0, map.most[k])));
    each((map, code, k) => {
      map.most[k] = most.get(code);
    });
  }

  // Seconds by which another run's days begin later than those of the first.
  shift(run) {
    return (Date.parse(run.day0) - Date.parse(this.runs[0].day0)) / 1000;
  }
  timeIn(run) {
    return this.clock.t - this.shift(run);
  }

  side(run) {
    const canvas = make("canvas", { role: "img", class: "canvas" }),
      tip = make("div", { class: "tip", hidden: true });
    const box = make("div", { class: "box" }, canvas, tip),
      key = make("details", { class: "key" });
    const two = this.runs.length > 1,
      last = run.index === this.runs.length - 1;
    const figure = make(
      "figure",
      { class: `map run-${run.index}` },
      two ? make("figcaption", {}, run.name) : null,
      box,
      two ? null : key,
    );
    const panel = make("section", { class: `panel run-${run.index}`, tabindex: "0" });
    byId("stage").append(figure, panel, ...(two && last ? [key] : []));
    const side = { run, map: new RunMap(run, canvas), canvas, tip, box, key, panel, view: null };
    const at = (event) => side.map.pick(event.offsetX, event.offsetY);
    canvas.addEventListener("click", (event) => {
      const place = at(event);
      if (place >= 0) this.choosePlace(run.index, place);
      else this.choose();
    });
    canvas.addEventListener("pointermove", (event) => this.tell(side, at(event)));
    canvas.addEventListener("pointerleave", () => {
      tip.hidden = true;
    });
    return side;
  }

  tell({ run, map, tip, canvas }, place) {
    tip.hidden = place < 0;
    canvas.style.cursor = place < 0 ? "default" : "pointer";
    if (place < 0) return;
    const frame = run.frameAt(this.timeIn(run)),
      g = run.growth(place, frame);
    put(
      tip,
      say(
        "tip",
        run.places[place].name,
        this.figure(g.now),
        this.figure(run.place("overdue", place, frame)),
        say(GROWTH[g.class].key),
      ),
    );
    const { x, y, r } = map.spots[place],
      right = x > map.width / 2;
    tip.style.left = right ? "auto" : `${x + r + 10}px`;
    tip.style.right = right ? `${map.width - x + r + 10}px` : "auto";
    tip.style.top = `${Math.max(0, Math.min(map.height - 70, y - 20))}px`;
  }

  // A figure, unless it is covered.
  figure(x) {
    return this.lesson.covers() ? "?" : number(x);
  }

  // Chooses a place or a dossier in a run, and the same ones in the other.
  choose(index = 0, { place = -1, dossier = -1 } = {}) {
    const from = this.runs[index],
      name = dossier >= 0 ? from.paths.name(dossier) : "";
    this.runs.forEach((run, k) => {
      this.chosen[k].place =
        k === index ? place : place < 0 ? -1 : (run.byCode.get(from.places[place].code) ?? -1);
      this.chosen[k].dossier =
        k === index ? dossier : dossier < 0 ? -1 : (run.paths?.find(name) ?? -1);
    });
    this.focus = index;
    byId("step").value = dossier >= 0 ? "event" : "frame";
    this.rebuild();
    this.draw();
    this.keepAddress();
  }
  choosePlace(index, place) {
    this.choose(index, { place });
  }
  chooseDossier(index, dossier, seek = false) {
    this.choose(index, { dossier });
    const run = this.runs[index],
      t = this.timeIn(run),
      { time, event, end } = run.paths,
      comes = reached(Math.max(0, time[event[dossier]]));
    if (seek && (t < comes || t > reached(end[dossier]))) this.seek(comes + this.shift(run));
  }
  backButton() {
    return button(say("to-province"), () => this.choose(), { class: "link back" });
  }

  rebuild() {
    this.sides.forEach((side, k) => {
      const { place, dossier } = this.chosen[k],
        { run, panel } = side;
      side.view =
        dossier >= 0 && run.paths
          ? new DossierView(this, run, dossier)
          : place >= 0
            ? new PlaceView(this, run, place)
            : new ProvinceView(this, run);
      const inside = panel.contains(document.activeElement);
      const of = this.runs.length > 1 ? make("p", { class: "about" }, run.name) : null;
      side.cover = this.lesson.cover();
      panel.replaceChildren(...[of, side.cover, side.view.element].filter(Boolean));
      const title = panel.querySelector("h2").textContent;
      panel.setAttribute("aria-label", of ? say("of-run", title, run.name) : title);
      panel.scrollTop = 0;
      if (inside) panel.focus({ preventScroll: true });
    });
  }

  // Goes over to another language, if the page has it. What is shown, open or scrolled stays so.
  speak(language) {
    if (language === words.language || !words.languages.includes(language)) return;
    const open = this.sides.map(({ view }) => view.folds.map(({ fold }) => fold.open)),
      scrolled = this.scrolled().map((box) => [box.scrollLeft, box.scrollTop]);
    words.use(this.head, language);
    for (const run of this.runs) run.speak();
    this.timeline.speak();
    label(this);
    this.rebuild();
    this.sides.forEach(({ view }, k) =>
      view.folds.filter((_, at) => open[k][at]).forEach((one) => one.unfold()),
    );
    this.lesson.speak();
    for (const tip of document.querySelectorAll(".tip")) tip.hidden = true;
    this.showFound();
    this.lastFrame = -1;
    this.resized();
    this.describe();
    this.scrolled().forEach((box, k) => box.scrollTo(...scrolled[k]));
    this.announce(this.sentence());
    this.keepAddress();
  }
  // What may be scrolled in the panels.
  scrolled() {
    return this.sides.flatMap(({ panel }) => [
      panel,
      ...panel.querySelectorAll(".scroll, .workflow"),
    ]);
  }

  // Everything at the moment of the clock.
  draw(now = 0) {
    const { clock } = this,
      hidden = this.lesson.hides(clock.t),
      smooth = clock.playing && !this.still.matches;
    this.lesson.update(clock.t);
    const covered = this.lesson.covers();
    byId("page").classList.toggle("covered", covered);
    const whole = !clock.playing || now - (this.lastPanel ?? -Infinity) >= PANEL_TIME;
    this.sides.forEach((side, k) => {
      Object.assign(this.chosen[k], { hidden, covered });
      side.cover.hidden = !covered;
      side.view.element.hidden = covered;
      const t = this.timeIn(side.run);
      side.map.draw(t, this.chosen[k], smooth);
      if (whole && !covered) side.view.update(t);
    });
    if (whole) {
      this.lastPanel = now;
      this.lesson.updateList();
    }
    this.timeline.draw(clock, hidden, covered);
    this.drawStatus();
    if (!clock.playing) this.describe();
  }

  drawStatus() {
    const { clock } = this,
      [run] = this.runs,
      frame = run.frameAt(clock.t);
    const open = run.isOpen(clock.t),
      bands = this.inForce();
    const texts = [
      sayDate(run, clockDay(clock.t)),
      clockHour(clock.t),
      say(open ? "open" : "closed"),
      ...["in_process", "overdue"].map((name) =>
        this.runs
          .map((one) => this.figure(one.province(name, one.frameAt(this.timeIn(one)))))
          .join(" | "),
      ),
      bands,
    ];
    STATUS.forEach((id, k) => put(byId(id), texts[k]));
    if (byId("now-bands").title !== texts[5]) byId("now-bands").title = texts[5]; // may be cut off
    byId("now-open").className = open ? "open" : "closed";
    const time = byId("time");
    time.value = clock.t;
    if (frame !== this.lastFrame || !clock.playing)
      time.setAttribute("aria-valuetext", this.sentence());
    this.lastFrame = frame;
  }

  // What is in force in the province, then at places, as far as there is room for it.
  inForce() {
    const bands = this.timeline
      .inForce(this.clock.t)
      .sort((a, b) => (a.place >= 0) - (b.place >= 0));
    const texts = bands.slice(0, IN_FORCE).map((b) => b.text).join(" · ");
    return bands.length > IN_FORCE ? say("in-force", number(bands.length), texts) : texts;
  }

  sentence() {
    const { clock } = this,
      [run] = this.runs,
      frame = run.frameAt(clock.t);
    return say(
      "moment-words",
      sayDate(run, clockDay(clock.t)),
      clockHour(clock.t),
      say(run.isOpen(clock.t) ? "open" : "closed"),
      this.figure(run.province("in_process", frame)),
      this.figure(run.province("overdue", frame)),
    );
  }
  describe() {
    const covered = this.lesson.covers() ? say("covered") : null,
      { timeline, clock } = this;
    for (const { run, map, canvas } of this.sides)
      canvas.setAttribute("aria-label", covered ?? map.words(this.timeIn(run)));
    byId("timeline").setAttribute("aria-label", covered ?? timeline.words(clock.t));
  }
  announce(text) {
    put(byId("live"), text);
  }

  seek(t, { pause = true, announce = "" } = {}) {
    if (pause) this.pause(false);
    const latest = this.lesson.latest();
    this.clock.t = this.clock.clamp(Math.min(t, latest));
    this.draw();
    this.announce((!this.lesson.covers() && announce) || this.sentence());
    if (t > latest) this.lesson.insist();
    this.keepAddress();
  }
  goTo(mark) {
    this.mark = mark;
    const at = mark.at + this.shift(this.runs[mark.run]);
    if (mark.dossier >= 0 && this.runs[mark.run].paths)
      this.choose(mark.run, { dossier: mark.dossier });
    else if (mark.place >= 0) this.choose(mark.run, { place: mark.place });
    this.seek(reached(at), { announce: say("mark-words", mark.text, sayTime(this.runs[0], at)) });
  }

  play() {
    const { clock } = this;
    if (clock.playing) return;
    if (clock.t >= clock.end) clock.t = clock.loop ? clock.loopFrom : 0;
    if (this.lesson.reach(clock.t)) return;
    clock.playing = true;
    this.showPlay();
    this.exact = clock.t;
    let before = null;
    const tick = (now) => {
      if (!clock.playing) return;
      // The clock of a page that was not seen does not run on.
      const real = before === null ? 0 : Math.min(0.25, (now - before) / 1000);
      before = now;
      clock.t = this.exact;
      const stopped = clock.pass(real, this.lesson.barriers());
      this.exact = clock.t;
      // Without motion the clock goes from state to state.
      if (this.still.matches && !stopped && clock.playing)
        clock.t = Math.floor(clock.t / clock.frame) * clock.frame;
      if (stopped || !clock.playing) {
        clock.playing = true;
        this.pause(!stopped); // a stop has its own words
      } else this.draw(now);
      if (stopped) this.lesson.reach(clock.t);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }
  pause(announce = true) {
    if (!this.clock.playing) return;
    this.clock.playing = false;
    this.showPlay();
    this.draw();
    if (announce) this.announce(this.sentence());
    this.keepAddress();
  }
  toggle() {
    if (this.clock.playing) this.pause();
    else this.play();
  }
  showPlay() {
    const { playing } = this.clock,
      play = byId("play");
    play.querySelector("use").setAttribute("href", playing ? "#i-pause" : "#i-play");
    put(play.querySelector("span"), say(playing ? "pause" : "play"));
  }

  // One step of the kind that is chosen.
  step(way, kind = byId("step").value) {
    const { clock } = this,
      index = this.focus ?? 0,
      { dossier } = this.chosen[index],
      run = this.runs[index];
    if (kind === "event" && dossier >= 0) {
      const { time, event } = run.paths,
        t = this.timeIn(run);
      const times = [...time.subarray(event[dossier], event[dossier + 1])].map(reached);
      const at = way > 0 ? times.find((x) => x > t) : times.findLast((x) => x < t);
      if (at !== undefined) this.seek(at + this.shift(run));
    } else this.seek(kind === "day" ? clock.stepDay(way) : clock.stepFrame(way));
  }
  flag(way) {
    const {
        clock,
        timeline: { marks },
      } = this,
      stop = this.lesson.beside(way, clock.t);
    if (stop) {
      this.lesson.visit(stop);
      return;
    }
    // Of several at one moment each in its turn.
    const moment = (m) => reached(m.at + this.shift(this.runs[m.run])),
      at = this.mark && moment(this.mark) === clock.t ? marks.indexOf(this.mark) : -1;
    const mark =
      at >= 0
        ? marks[at + way]
        : way > 0
          ? marks.find((m) => moment(m) > clock.t + 0.5)
          : marks.findLast((m) => moment(m) < clock.t - 0.5);
    if (mark && !(this.lesson.hides(clock.t) && moment(mark) > clock.t)) this.goTo(mark);
    else this.announce(say("no-mark"));
  }
  setLoop(which) {
    const { clock } = this;
    clock[which] = clock.t;
    if (clock.loopTo <= clock.loopFrom)
      clock[which === "loopFrom" ? "loopTo" : "loopFrom"] = which === "loopFrom" ? clock.end : 0;
    clock.loop = true;
    this.showLoop();
    this.draw();
  }
  showLoop() {
    const { clock } = this,
      [run] = this.runs;
    byId("loop").checked = clock.loop;
    put(byId("loop-text"), say("loop", sayTime(run, clock.loopFrom), sayClock(run, clock.loopTo)));
  }
  faster(way) {
    const k = SPEEDS.indexOf(this.clock.speed);
    this.setSpeed(
      SPEEDS[Math.max(0, Math.min(SPEEDS.length - 2, (k < 0 || k === 4 ? 2 : k) - way))],
    );
  }
  setSpeed(speed) {
    this.clock.speed = SPEEDS.includes(speed) ? speed : 15;
    byId("speed").value = this.clock.speed;
    this.keepAddress();
  }

  // The address opens the same moment.
  keepAddress() {
    if (this.clock.playing || !this.ready) return;
    const { place, dossier } = this.chosen[this.focus ?? 0],
      run = this.runs[this.focus ?? 0],
      { clock } = this;
    const parts = new URLSearchParams({ t: Math.round(clock.t) });
    if (place >= 0) parts.set("u", run.places[place].code);
    if (dossier >= 0) parts.set("d", run.paths.name(dossier));
    if (words.languages.length > 1) parts.set("lang", words.language);
    if (run.index > 0) parts.set("run", run.index);
    if (clock.speed !== 15) parts.set("speed", clock.speed);
    const stop = this.lesson.on ? this.lesson.numberOf(this.lesson.open) : 0;
    if (stop > 0) parts.set("lesson", stop);
    this.address = `#${parts}`;
    try {
      history.replaceState(null, "", this.address);
    } catch {
      /* some browsers forbid it to files */
    }
  }
  readAddress() {
    if (location.hash === this.address) return;
    const parts = new URLSearchParams(location.hash.slice(1)),
      index = Number(parts.get("run")) === 1 && this.runs.length > 1 ? 1 : 0,
      run = this.runs[index];
    this.ready = false;
    this.speak(parts.get("lang"));
    this.lesson.open = null;
    if (parts.has("speed")) this.setSpeed(Number(parts.get("speed")));
    const place = run.byCode.get(parts.get("u")) ?? -1;
    this.choose(index, { place });
    const t = Number(parts.get("t"));
    this.seek(Number.isFinite(t) ? t : 0);
    const stop = this.lesson.halts[Number(parts.get("lesson")) - 1];
    if (stop) this.lesson.visit(stop);
    else if (location.hash === "" && this.lesson.on) this.lesson.begin();
    if (stop && place >= 0) this.choosePlace(index, place);
    this.ready = true;
    const name = parts.get("d");
    if (name)
      this.whenRead(() => {
        const dossier = run.paths.find(name);
        if (dossier >= 0) this.choose(index, { dossier });
      });
  }
  whenRead(then) {
    if (this.runs.every((run) => run.paths)) then();
    else this.after = then;
  }

  resized(sharp = 0) {
    this.sharp = sharp;
    for (const { box, map } of this.sides) map.layout(box.clientWidth, box.clientHeight, sharp);
    const line = byId("timeline"); // has no room on a phone where a lesson has something to say
    if (line.clientHeight > 0) this.timeline.layout(line.clientWidth, line.clientHeight, sharp);
    this.draw();
  }

  async readPaths() {
    for (const run of this.runs) {
      const paths = new Paths(run, await unpack(`paths-${run.index}`));
      run.paths = await paths.read();
    }
    performance.mark("read");
    if (this.after) this.after();
    else this.rebuild();
    this.after = null;
    this.draw();
  }
}
