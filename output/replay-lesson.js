// A lesson: texts, stops and questions at moments of the run. What is answered stays in the page.
const LOOK_SECONDS = 3600;

class Lesson {
  constructor(app, lesson) {
    this.app = app;
    this.on = lesson !== null;
    this.lesson = lesson;
    this.stops = (lesson?.stops ?? [])
      .map((stop) => ({ ...stop, done: false, answer: -1 }))
      .sort((a, b) => a.at - b.at);
    this.box = byId("lesson");
    this.open = null; // the stop that is shown
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
  // The next stop; undefined after the last.
  next(t) {
    return this.on ? this.stops.find((s) => this.pauses(s) && s.at > t + 0.5) : undefined;
  }

  text(of, fallback = "") {
    return (
      of?.[words.language] ??
      of?.[words.head.languages[0]] ??
      (of ? Object.values(of)[0] : undefined) ??
      fallback
    );
  }
  // Figures of the moment, of the place or of the province.
  filled(text, stop) {
    const run = this.app.runs[0],
      frame = run.frameAt(stop.at);
    const get = (name) =>
      stop.place >= 0 ? run.place(name, stop.place, frame) : run.province(name, frame);
    const of = {
      people: () => get("waiting_people"),
      papers: () => get("waiting_papers"),
      waiting: () => get("waiting_people") + get("waiting_papers"),
      in_process: () => get("in_process"),
      overdue: () => get("overdue"),
      returned: () => get("returned_today"),
    };
    return text.replace(/\{(\w+)\}/g, (hole, name) => (of[name] ? number(of[name]()) : hole));
  }

  // Called when playing has reached a stop, or one was chosen: shows it.
  reach(t) {
    const stop = this.stops.find((s) => this.pauses(s) && !s.done && s.at === t);
    if (stop) this.show(stop);
    return stop !== undefined;
  }

  look(stop) {
    if (stop.dossier >= 0) this.app.whenRead(() => this.app.chooseDossier(0, stop.dossier));
    else if (stop.place >= 0) this.app.choosePlace(0, stop.place);
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

  render() {
    const stop = (this.told = this.open ?? this.told);
    this.box.hidden = !stop;
    this.box.replaceChildren();
    if (!stop) return;
    const list = this.stops.filter((s) => this.pauses(s)),
      at = list.indexOf(stop);
    this.box.append(
      make(
        "h2",
        { tabindex: "-1" },
        at >= 0 ? say("stop-of", this.lesson.title, at + 1, list.length) : this.lesson.title,
      ),
      make("p", { class: "told" }, this.filled(this.text(stop.text), stop)),
    );
    if (stop.kind === "question") this.renderQuestion(stop);
    if (this.pauses(stop))
      this.box.append(
        make(
          "div",
          { class: "tools" },
          make(
            "button",
            {
              type: "button",
              class: stop.kind === "stop" || stop.answer >= 0 ? "main go" : "go",
              onclick: () => this.goOn(stop),
            },
            say("continue"),
          ),
          this.score(),
        ),
      );
    this.app.resized();
  }

  renderQuestion(stop) {
    const answers = this.text(stop.answers, []),
      answered = stop.answer >= 0;
    this.box.append(
      make(
        "ul",
        { class: "answers" },
        ...answers.map((answer, k) => {
          const right = answered && k === stop.right,
            chosen = k === stop.answer;
          const mark = right ? "✓ " : answered && chosen && stop.right >= 0 ? "✗ " : "";
          return make(
            "li",
            {},
            make(
              "button",
              {
                type: "button",
                disabled: answered,
                "aria-pressed": String(chosen),
                class: right ? "right" : chosen && stop.right >= 0 ? "wrong" : null,
                onclick: () => this.answer(stop, k),
              },
              mark,
              this.filled(answer, stop),
            ),
          );
        }),
      ),
    );
    if (!answered) return;
    const verdict =
      stop.right < 0
        ? "answer-thanks"
        : stop.answer === stop.right
          ? "answer-right"
          : "answer-wrong";
    this.box.append(
      make(
        "p",
        {
          role: "status",
          class: stop.answer === stop.right ? "good" : stop.right < 0 ? null : "bad",
        },
        make("b", {}, say(verdict)),
      ),
      make("p", { class: "told" }, this.filled(this.text(stop.explain), stop)),
    );
  }

  score() {
    const asked = this.stops.filter((s) => s.kind === "question" && s.right >= 0);
    if (asked.length === 0) return null;
    return make(
      "output",
      {},
      say(
        "score",
        asked.filter((s) => s.answer === s.right).length,
        asked.filter((s) => s.answer >= 0).length,
        asked.length,
      ),
    );
  }

  answer(stop, k) {
    stop.answer = k;
    this.render();
    this.app.draw();
    this.box.querySelector("button.go").focus();
  }

  goOn(stop) {
    stop.done = true;
    this.open = this.told = null;
    this.box.hidden = true;
    this.app.resized();
    if (!this.reach(stop.at) && this.barriers().length > 0) this.app.play();
  }

  // Shows the stop again, as if it had not been done.
  visit(stop) {
    stop.done = false;
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
      {},
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
