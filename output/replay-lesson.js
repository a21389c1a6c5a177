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
    return this.on ? this.stops.filter((s) => this.pauses(s) && !s.done).map((s) => s.at) : [];
  }
  // The future is hidden from the stop before one that hides it until that one is done.
  hides(t) {
    const stops = this.on ? this.stops.filter((s) => this.pauses(s)) : [];
    return stops.some(
      (s, k) => s.hide && !s.done && t <= s.at && t >= (k > 0 ? stops[k - 1].at : s.at),
    );
  }
  // The figures, one of which may be the answer, are covered until a question is answered, or
  // somebody wants to see them.
  covers() {
    const { open } = this;
    return open?.kind === "question" && open.right >= 0 && open.answer < 0 && !open.seen;
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
  // The next stop; undefined after the last.
  next(t) {
    return this.on ? this.stops.find((s) => this.pauses(s) && s.at > t + 0.5) : undefined;
  }

  text(of, fallback = "") {
    return of?.[words.language] ?? of?.[words.head.languages[0]] ?? fallback;
  }

  // Called when playing has reached a stop, or one was chosen: shows it.
  reach(t) {
    const stop = this.stops.find((s) => this.pauses(s) && !s.done && s.at === t);
    if (stop) this.show(stop);
    return stop !== undefined;
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
  }

  // What is told at a moment without a stop: captions and looks.
  update(t) {
    if (!this.on) {
      this.box.hidden = true;
      return;
    }
    if (this.open && this.open.at !== t) this.open = null;
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
    this.box.hidden = !stop;
    if (!stop) return;
    const list = this.stops.filter((s) => this.pauses(s)),
      at = list.indexOf(stop);
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
        at >= 0 ? say("stop-of", this.lesson.title, at + 1, list.length) : this.lesson.title,
      ),
      this.body,
      this.folds,
    );
    this.fold(false);
    if (stop === this.end) this.renderEnd();
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
    this.body.append(
      tools(
        make(
          "button",
          { type: "button", class: first ? "main go" : "go", onclick: () => this.goOn(stop) },
          say("continue"),
        ),
        this.score(),
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
  count() {
    const asked = this.stops.filter((s) => s.kind === "question" && s.right >= 0);
    return {
      right: asked.filter((s) => s.answer === s.right).length,
      answered: asked.filter((s) => s.answer >= 0).length,
      asked: asked.length,
    };
  }
  score() {
    const { right, answered, asked } = this.count();
    return asked > 0 ? make("output", {}, say("score", right, answered, asked)) : null;
  }

  answer(stop, k) {
    stop.answer = k;
    this.render();
    this.app.draw();
    this.box.querySelector("button.go").focus();
  }

  // Plays to the next stop; after the last one comes the end.
  goOn(stop) {
    stop.done = true;
    this.dismiss();
    if (this.reach(stop.at)) return;
    if (this.barriers().some((at) => at > stop.at)) this.app.play();
    else {
      this.end = { kind: "end", at: stop.at, place: -1, dossier: -1 };
      this.show(this.end);
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
  again() {
    this.reset();
    this.visit(this.stops[0]);
    if (!this.open) byId("play").focus();
  }

  // Shows the stop again, as if it had not been done.
  visit(stop) {
    stop.done = false;
    if (this.pauses(stop)) this.open = stop; // covers what is said of the moment
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
            make("span", {}, known("stop", stop.kind), " · ", sayTime(this.app.runs[0], stop.at)),
            done,
          ),
        ),
      };
    });
    return make(
      "div",
      { class: "stops" },
      heading(this.lesson.title, "h3"),
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
    this.open = this.told = null;
    this.update(this.app.clock.t);
    this.app.draw();
  }
}
