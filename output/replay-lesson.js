// A lesson: texts, stops and questions at moments of the run. What is answered stays in the page.
const LOOK_SECONDS = 3600;

const tools = (...children) => make("div", { class: "tools" }, ...children);

class Lesson {
  constructor(app, lesson) {
    this.app = app;
    this.on = lesson !== null;
    this.lesson = lesson;
    this.stops = (lesson?.stops ?? [])
      .map((stop) => ({ ...stop }))
      .sort((a, b) => a.at - b.at);
    this.halts = this.stops.filter((s) => this.pauses(s)); // in the order of their numbers
    this.reset();
    this.box = byId("lesson");
    this.open = null; // the stop that is shown
  }
  reset() {
    for (const stop of this.stops) Object.assign(stop, { done: false, answer: -1, seen: false });
  }

  pauses(stop) {
    return stop.kind === "stop" || stop.kind === "question";
  }
  // Where playing stops.
  barriers() {
    return this.on ? this.halts.filter((s) => !s.done).map((s) => s.at) : [];
  }
  // The number of a stop, as its card, the address and the trainer's sheet have it; 0: none.
  numberOf(stop) {
    return this.halts.indexOf(stop) + 1;
  }
  // A question stays until it is answered.
  stays() {
    return this.on && this.open?.kind === "question" && this.open.answer < 0;
  }
  asks() {
    return this.stays() && this.open.right >= 0;
  }
  // The future is hidden while a question is open that has an answer, and from the stop before one
  // that hides it until that one is done.
  hides(t) {
    if (this.asks()) return true;
    const stops = this.on ? this.halts : [];
    return stops.some(
      (s, k) => s.hide && !s.done && t <= s.at && t >= (k > 0 ? stops[k - 1].at : s.at),
    );
  }
  // The figures, one of which may be the answer, are covered until a question is answered, or
  // somebody wants to see them.
  covers() {
    return this.asks() && !this.open.seen;
  }
  // What comes after an open question is not shown: as late as the page may be.
  latest() {
    return this.asks() ? this.open.at : Infinity;
  }
  // Somebody wanted to go further.
  insist() {
    this.fold(false);
    this.first.hidden = false;
    this.app.announce(this.first.textContent);
  }
  cover() {
    const see = () => {
      this.open.seen = true;
      this.app.draw();
      this.box.querySelector("h2").focus();
    };
    return make(
      "div",
      { class: "cover", hidden: true },
      make("p", {}, say("covered")),
      make("button", { type: "button", onclick: see }, say("uncover")),
    );
  }
  // The next stop or the one before, from the one that is shown, else from the moment; undefined if
  // there is none.
  beside(way, t) {
    if (!this.on) return undefined;
    const number = this.numberOf(this.open);
    if (number > 0) return this.halts[number - 1 + way];
    return way > 0
      ? this.halts.find((s) => s.at > t + 0.5)
      : this.halts.findLast((s) => s.at < t + 0.5);
  }

  text(of, fallback = "") {
    return of?.[words.language] ?? of?.[words.languages[0]] ?? fallback;
  }
  get title() {
    return told(this.lesson.title);
  }
  // Says the card's texts in the page's language; it stays as it is.
  speak() {
    const folded = this.body?.hidden ?? false,
      insists = this.first?.hidden === false;
    this.render();
    if (this.box.hidden) return;
    this.fold(folded);
    if (this.first) this.first.hidden = !insists;
  }

  // Called when playing has reached a stop, or one was chosen: shows it.
  reach(t) {
    if (!this.on) return false;
    const stop = this.stays() && t >= this.open.at ? this.open : this.at(t);
    if (stop) this.show(stop);
    return stop !== undefined;
  }
  at(t) {
    return this.halts.find((s) => !s.done && s.at === t);
  }

  look(stop) {
    if (stop.dossier >= 0) this.app.whenRead(() => this.app.chooseDossier(0, stop.dossier));
    else this.app.choose(0, { place: stop.place });
  }

  show(stop) {
    this.open = stop;
    this.look(stop);
    this.render();
    this.box.querySelector("h2").focus();
    this.app.announce(this.body.querySelector(".told").textContent);
  }

  // What is told at a moment without a stop: captions and looks.
  update(t) {
    if (!this.on) {
      this.box.hidden = true;
      return;
    }
    if (this.open && this.open.at !== t && !this.stays()) this.open = null;
    const told =
      this.open ??
      this.stops.findLast(
        (s) => !this.pauses(s) && s.at <= t && t < (s.until ?? s.at + LOOK_SECONDS),
      ) ??
      null;
    if (told === this.told) return;
    this.told = told; // before it is looked at, which draws the page
    if (told?.kind === "look") this.look(told);
    this.render();
  }

  // A card with a title, which folds up what stands below.
  render() {
    const stop = (this.told = this.open ?? this.told);
    this.box.hidden = !this.on || !stop;
    if (this.box.hidden) return;
    const number = this.numberOf(stop);
    this.body = make("div", { id: "lesson-body" });
    this.folds = make("button", {
      type: "button",
      class: "fold",
      "aria-controls": "lesson-body",
      onclick: () => this.fold(!this.body.hidden),
    });
    this.box.replaceChildren(
      make(
        "h2",
        { tabindex: "-1" },
        number > 0
          ? say("stop-of", this.title, number, this.halts.length)
          : this.title,
      ),
      this.body,
      this.folds,
    );
    this.fold(false);
    if (stop.kind === "begin") this.renderBegin();
    else if (stop.kind === "end") this.renderEnd();
    else this.renderStop(stop);
  }

  fold(folded) {
    this.body.hidden = folded;
    this.box.classList.toggle("folded", folded);
    this.folds.setAttribute("aria-expanded", String(!folded));
    put(this.folds, say(folded ? "unfold" : "fold"));
  }

  renderStop(stop) {
    this.body.append(make("p", { class: "told" }, this.text(stop.text)));
    if (stop.kind === "question") this.renderQuestion(stop);
    if (!this.pauses(stop)) return;
    const first = stop.kind === "stop" || stop.answer >= 0;
    this.first = make("div", { class: "note", hidden: true }, say("question-first"));
    this.body.append(
      this.first,
      tools(
        make(
          "button",
          { type: "button", class: first ? "main go" : "go", onclick: () => this.goOn(stop) },
          say("continue"),
        ),
        this.score(stop),
      ),
    );
  }

  renderQuestion(stop) {
    const answered = stop.answer >= 0;
    const button_of = (answer, k) => {
      const right = answered && k === stop.right,
        chosen = k === stop.answer,
        wrong = chosen && !right && stop.right >= 0;
      return make(
        "button",
        {
          type: "button",
          disabled: answered,
          "aria-pressed": String(chosen),
          class: right ? "right" : wrong ? "wrong" : null,
          onclick: () => this.answer(stop, k),
        },
        right ? "✓ " : wrong ? "✗ " : "",
        answer,
      );
    };
    const answers = this.text(stop.answers, []).map((answer, k) =>
      make("li", {}, button_of(answer, k)),
    );
    this.body.append(make("ul", { class: "answers" }, ...answers));
    if (!answered) return;
    const verdict = stop.right < 0 ? "thanks" : stop.answer === stop.right ? "right" : "wrong";
    this.body.append(
      make(
        "p",
        { role: "status", class: { right: "good", wrong: "bad", thanks: null }[verdict] },
        make("b", {}, say(`answer-${verdict}`)),
      ),
      make("p", { class: "told" }, this.text(stop.explain)),
    );
  }

  renderBegin() {
    this.body.append(
      make("p", { class: "told" }, say("lesson-begin", this.halts.length)),
      tools(
        make(
          "button",
          { type: "button", class: "main", onclick: () => this.again() },
          say("begin"),
        ),
        make("button", { type: "button", onclick: () => this.close() }, say("close")),
      ),
    );
  }
  renderEnd() {
    const { right, answered, asked } = this.count();
    this.body.append(make("p", { class: "told" }, say("lesson-end")));
    if (asked > 0) this.body.append(make("p", { class: "score" }, say("end-score", right, asked)));
    if (answered < asked)
      this.body.append(make("p", { class: "note" }, say("end-open", asked - answered)));
    this.body.append(
      tools(
        make(
          "button",
          { type: "button", class: "main", onclick: () => this.again() },
          say("end-again"),
        ),
        make("button", { type: "button", onclick: () => this.close() }, say("close")),
      ),
    );
  }

  // Of the questions that have a right answer.
  count(stops = this.stops) {
    const asked = stops.filter((s) => s.kind === "question" && s.right >= 0);
    return {
      right: asked.filter((s) => s.answer === s.right).length,
      answered: asked.filter((s) => s.answer >= 0).length,
      asked: asked.length,
    };
  }
  score(stop) {
    const { right, answered, asked } = this.count(),
      before = this.stops.slice(0, this.stops.indexOf(stop) + 1);
    if (answered > 0) return make("output", {}, say("score", right, answered, asked));
    if (stop.kind !== "question" || stop.right < 0) return null;
    return make("output", {}, say("question-of", this.count(before).asked, asked));
  }

  // By a key: the answer of that number, from 1.
  choose(number) {
    if (this.stays() && number <= this.text(this.open.answers, []).length)
      this.answer(this.open, number - 1);
  }
  answer(stop, k) {
    stop.answer = k;
    if (this.app.clock.t !== stop.at) this.app.seek(stop.at);
    this.render();
    this.app.draw();
    const told = [...this.body.querySelectorAll("[role=status], [role=status] + .told")];
    this.app.announce(told.map((e) => e.textContent).join(". "));
    this.box.querySelector("button.go").focus();
  }

  // Plays to the next stop; after the last one comes the end.
  goOn(stop) {
    const number = this.numberOf(stop),
      next = this.halts[number];
    // Also those before it at the same instant: going on leads to the next one.
    for (const one of this.halts.slice(0, number)) if (one.at === stop.at) one.done = true;
    this.dismiss();
    if (next === undefined) {
      if (this.app.clock.t !== stop.at) this.app.seek(stop.at);
      this.show({ kind: "end", at: stop.at, place: -1, dossier: -1 });
    } else if (next.at <= Math.max(stop.at, this.app.clock.t)) this.visit(next);
    else {
      next.done = false;
      if (this.app.clock.t < stop.at) this.app.seek(stop.at);
      byId("play").focus();
      this.app.play();
    }
  }
  dismiss() {
    this.open = this.told = null;
    this.box.hidden = true;
    this.app.draw();
  }
  close() {
    this.dismiss();
    byId("play").focus();
  }
  // What is shown when the page has been opened without a moment.
  begin() {
    if (this.halts.length > 0)
      this.show({ kind: "begin", at: this.app.clock.t, place: -1, dossier: -1 });
  }
  again() {
    this.reset();
    this.visit(this.stops[0]);
    if (!this.open) byId("play").focus();
  }

  // Shows the stop again, as if it had not been done.
  visit(stop) {
    stop.done = false;
    this.open = this.pauses(stop) ? stop : null; // covers what is said of the moment
    this.app.seek(stop.at);
    if (this.pauses(stop)) this.show(stop);
    else this.update(stop.at);
  }

  // The list of stops, for the panel of the province.
  list() {
    if (!this.lesson || this.stops.length === 0) return null;
    this.items = this.stops.map((stop) => {
      const done = make("span", { class: "n" });
      return {
        stop,
        done,
        item: make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              class: "row",
              onclick: () => {
                this.setOn(true);
                this.visit(stop);
              },
            },
            make(
              "span",
              {},
              this.pauses(stop) ? `${this.numberOf(stop)} · ` : "",
              known("stop", stop.kind),
              " · ",
              sayTime(this.app.runs[0], stop.at),
            ),
            done,
          ),
        ),
      };
    });
    return make(
      "div",
      { class: "stops" },
      heading(this.title, "h3"),
      make("ul", { class: "plain" }, ...this.items.map(({ item }) => item)),
    );
  }
  updateList() {
    for (const { stop, done } of this.items ?? [])
      put(
        done,
        stop.answer >= 0 && stop.right >= 0
          ? stop.answer === stop.right
            ? `✓ ${say("answer-right")}`
            : `✗ ${say("answer-wrong")}`
          : stop.done
            ? `✓ ${say("stop-done")}`
            : "",
      );
  }

  setOn(on) {
    this.on = on && this.lesson !== null;
    byId("lesson-on").checked = this.on;
    this.told = null;
    if (this.on) this.open ??= this.at(this.app.clock.t) ?? null;
    this.render();
    this.app.seek(this.app.clock.t);
  }
}
