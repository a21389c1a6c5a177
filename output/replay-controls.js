// What is done with the page: buttons, keys, the slider, the search; the map's key; how it begins.
const KEYS = [
  ["key-space", "Space"],
  ["key-arrows", "← →"],
  ["key-shift", "Shift ← →"],
  ["key-frames", ", ."],
  ["key-loop", "[ ]"],
  ["key-flags", "B, Shift B"],
  ["key-stops", "Page Down, Page Up"],
  ["key-answer", "1 2 3 …"],
  ["key-speed", "+ -"],
  ["key-search", "/"],
  ["key-escape", "Esc"],
  ["key-help", "?"],
];
const MOST_FOUND = 12;

const listen = (app) => {
  const on = (id, event, does) => byId(id).addEventListener(event, does);
  on("play", "click", () => app.toggle());
  on("back", "click", () => app.step(-1));
  on("on", "click", () => app.step(1));
  on("flag-back", "click", () => app.flag(-1));
  on("flag-on", "click", () => app.flag(1));
  on("speed", "change", () => app.setSpeed(Number(byId("speed").value)));
  on("nights", "change", () => {
    app.clock.skip = byId("nights").checked;
  });
  on("loop", "change", () => {
    app.clock.loop = byId("loop").checked;
    app.draw();
  });
  on("loop-from", "click", () => app.setLoop("loopFrom"));
  on("loop-to", "click", () => app.setLoop("loopTo"));
  on("lesson-on", "change", () => app.lesson.setOn(byId("lesson-on").checked));
  on("help-button", "click", () => byId("help").showModal());
  on("language", "change", () => app.speak(byId("language").value));
  on("time", "input", () => app.seek(Number(byId("time").value)));
  window.addEventListener("hashchange", () => app.readAddress());
  window.addEventListener("beforeprint", () => {
    app.pause();
    app.resized(2);
  });
  window.addEventListener("afterprint", () => app.resized());
  listenTimeline(app);
  listenSearch(app);
  document.addEventListener("keydown", (event) => press(app, event));
};

const listenTimeline = (app) => {
  const canvas = byId("timeline"),
    tip = canvas.nextElementSibling,
    { timeline } = app;
  let held = false;
  // The bookmarks of the flag at a point; those of a hidden future are left out.
  const flagsAt = ({ offsetX, offsetY }) => {
    const latest = app.lesson.hides(app.clock.t) ? app.clock.t : Infinity,
      flags = offsetY < FLAGS + 4 ? timeline.flagsAt(offsetX) : [];
    return flags.filter((m) => m.at <= latest);
  };
  const move = (event) => {
    app.seek(timeline.t(event.offsetX));
  };
  canvas.addEventListener("pointerdown", (event) => {
    const flags = flagsAt(event);
    if (flags.length > 0) {
      app.goTo(flags[(flags.indexOf(app.mark) + 1) % flags.length]); // each in its turn
      return;
    }
    held = true;
    canvas.setPointerCapture(event.pointerId);
    move(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (held) move(event);
    const { offsetX: x, offsetY: y } = event,
      t = timeline.t(x),
      run = app.runs[0],
      flags = flagsAt(event),
      band = timeline.bandAt(x, y);
    tip.hidden = app.lesson.hides(app.clock.t) && t > app.clock.t && flags.length === 0;
    const told = flags.map((m) => say("mark-words", m.text, sayTime(run, m.at)));
    if (told.length === 0 && band) told.push(say("mark-words", band.text, sayClock(run, t)));
    // What a flag or a band says may be the answer to a question.
    put(tip, told.length === 0 || app.lesson.covers() ? sayClock(run, t) : told.join("\n"));
    const wide = tip.offsetWidth;
    tip.style.left = `${Math.max(0, Math.min(timeline.width - wide, x - wide / 2))}px`;
  });
  for (const event of ["pointerup", "pointercancel"])
    canvas.addEventListener(event, () => {
      held = false;
    });
  canvas.addEventListener("pointerleave", () => {
    tip.hidden = true;
  });
};

// A place by its name or code, a dossier by a part of its name.
const listenSearch = (app) => {
  const input = byId("search"),
    box = byId("found"),
    list = byId("found-list"),
    [run] = app.runs;
  const names = run.places.map((place) => plain(`${place.name} ${place.code}`));
  const show = () => {
    const wanted = plain(input.value.trim()).split(/\s+/).filter(Boolean),
      items = [];
    let count = 0;
    const add = (text, note, choose) => {
      if (++count > MOST_FOUND) return;
      items.push(
        make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              class: "row",
              onclick: () => {
                input.value = "";
                show();
                choose();
                app.sides[0].panel.focus();
              },
            },
            make("span", {}, text),
            make("small", {}, note),
          ),
        ),
      );
    };
    box.hidden = wanted.length === 0;
    if (box.hidden) {
      list.replaceChildren();
      return;
    }
    const fits = (name) => wanted.every((word) => name.includes(word));
    names.forEach((name, k) => {
      if (fits(name))
        add(run.places[k].name, known("kind", run.places[k].kind), () => app.choosePlace(0, k));
    });
    (run.paths ? run.paths.names() : []).forEach((name, p) => {
      if (fits(name.toLowerCase())) add(name, say("dossier"), () => app.chooseDossier(0, p, true));
    });
    list.replaceChildren(...items);
    put(
      byId("found-count"),
      count === 0
        ? say("found-none")
        : say("found", number(Math.min(MOST_FOUND, count)), number(count)),
    );
  };
  input.addEventListener("input", show);
  app.showFound = show;
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") list.querySelector("button")?.click();
    else if (event.key === "ArrowDown") list.querySelector("button")?.focus();
    else return;
    event.preventDefault();
  });
  byId("top").addEventListener("keydown", (event) => {
    const item = event.target.closest("#found-list li");
    const next =
      event.key === "ArrowDown"
        ? item?.nextElementSibling
        : event.key === "ArrowUp"
          ? item?.previousElementSibling
          : null;
    if (next) {
      next.firstChild.focus();
      event.preventDefault();
    }
  });
  app.clearSearch = () => {
    if (box.hidden && input.value === "") return false;
    input.value = "";
    show();
    return true;
  };
};

// Keys; those that a field or a button needs are left to it.
const press = (app, event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const typing = target.matches("input:not([type=checkbox]), select, textarea");
  const taken = typing || target.matches("button, summary, a, input");
  if (key === "Escape") {
    if (byId("more").open) byId("more").open = false;
    else if (!app.clearSearch()) app.choose();
    return;
  }
  if (typing || (taken && (key === " " || key === "Enter"))) return;
  const does = {
    " ": () => app.toggle(),
    ArrowLeft: () => app.step(-1, event.shiftKey ? "day" : "event"),
    ArrowRight: () => app.step(1, event.shiftKey ? "day" : "event"),
    ",": () => app.step(-1, "frame"),
    ".": () => app.step(1, "frame"),
    "[": () => app.setLoop("loopFrom"),
    "]": () => app.setLoop("loopTo"),
    b: () => app.flag(1),
    B: () => app.flag(-1),
    "+": () => app.faster(1),
    "-": () => app.faster(-1),
    "/": () => byId("search").focus(),
    "?": () => byId("help").showModal(),
    ...(app.lesson.on ? { PageDown: () => app.flag(1), PageUp: () => app.flag(-1) } : {}),
    ...(/^[1-9]$/.test(key) ? { [key]: () => app.lesson.choose(Number(key)) } : {}),
  }[key];
  if (!does) return;
  event.preventDefault();
  does();
};

// The languages of the page, each by its own name.
const offer = ({ languages, texts }) => {
  byId("language").replaceChildren(
    ...languages.map((lang) =>
      make("option", { value: lang, lang }, texts[lang]["language-name"] ?? lang),
    ),
  );
  byId("language-box").hidden = languages.length < 2;
};

// Every text in the language of the page.
const label = (app) => {
  const {
    head,
    runs: [run],
    clock,
  } = app;
  const step = byId("step").value || "frame";
  translate();
  document.title = say("page-title", app.runs.map((one) => one.name).join(" | "));
  put(byId("title"), app.runs.length > 1 ? say("two-runs") : run.name);
  put(byId("about"), say("about", run.replication, run.seed, head.program));
  const options = (id, list) =>
    byId(id).replaceChildren(...list.map(([value, text]) => make("option", { value }, text)));
  options(
    "speed",
    SPEEDS.map((s) => [s, s > 0 ? say("speed-of", s) : say("speed-fit")]),
  );
  byId("speed").value = clock.speed;
  options(
    "step",
    ["event", "frame", "day"].map((kind) => [kind, say(`step-${kind}`)]),
  );
  byId("step").value = step;
  byId("language").value = words.language;
  byId("lesson-box").hidden = !head.lesson;
  byId("lesson-on").checked = app.lesson.on;
  const time = byId("time");
  time.max = clock.end;
  time.step = clock.frame;
  byId("help-text").replaceChildren(
    make("p", {}, say("help-map")),
    make("p", {}, say("help-panel")),
    make("p", {}, say("help-address")),
    make(
      "table",
      {},
      make("caption", {}, say("help-keys")),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          make("th", { scope: "col" }, say("key")),
          make("th", { scope: "col" }, say("key-does")),
        ),
      ),
      make(
        "tbody",
        {},
        ...KEYS.map(([key, name]) =>
          make(
            "tr",
            {},
            make("th", { scope: "row" }, make("kbd", {}, name)),
            make("td", {}, say(key)),
          ),
        ),
      ),
    ),
  );
  for (const { key, map } of app.sides)
    key.replaceChildren(make("summary", {}, say("key-map")), make("ul", {}, ...legend(map)));
  app.showPlay();
  app.showLoop();
};

// The key to the map.
const legend = (map) => {
  const shape = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const picture = (width, ...shapes) => {
    const svg = shape("svg", {
      width,
      height: 18,
      viewBox: `0 0 ${width} 18`,
      "aria-hidden": "true",
    });
    svg.append(...shapes);
    return svg;
  };
  const disc = (attributes, more = []) =>
    picture(
      20,
      shape("circle", { cx: 10, cy: 9, r: 6, fill: "#e7ebef", stroke: "#57606a", ...attributes }),
      ...more,
    );
  const item = (svg, text) => make("li", {}, svg, " ", text);
  return [
    item(
      picture(
        34,
        shape("circle", { cx: 6, cy: 9, r: 3.5, fill: "#fff", stroke: "#57606a" }),
        shape("circle", { cx: 21, cy: 9, r: 8, fill: "#fff", stroke: "#57606a" }),
      ),
      say("key-area"),
    ),
    item(
      disc({}, [
        shape("path", {
          d: "M10 1.5A7.5 7.5 0 0 1 17.5 9",
          fill: "none",
          stroke: "#a3140f",
          "stroke-width": 3,
        }),
      ]),
      say("key-ring"),
    ),
    ...GROWTH.map(({ key, colour, sign }) =>
      item(disc({ fill: colour }), sign ? `${sign} ${say(key)}` : say(key)),
    ),
    item(
      disc({}, [
        shape("path", {
          d: "M4 10l6-6M5 14l10-10M10 15l6-6",
          stroke: "#1b1f24",
          "stroke-width": 1.4,
        }),
      ]),
      say("key-hatch"),
    ),
    ...(map.olds.length > 0
      ? [
          item(
            picture(
              20,
              shape("rect", { x: 4, y: 3, width: 11, height: 11, fill: "#e7ebef", stroke: SOFT }),
            ),
            say("key-old"),
          ),
        ]
      : []),
    ...(map.run.places.some((p) => p.island)
      ? [
          item(
            disc({ r: 4 }, [
              shape("circle", {
                cx: 10,
                cy: 9,
                r: 8,
                fill: "none",
                stroke: "#4a7fa8",
                "stroke-dasharray": "2 3",
              }),
            ]),
            say("key-island"),
          ),
        ]
      : []),
  ];
};

// Without what it needs the page says so.
const start = async () => {
  const head = await readHead(),
    parts = new URLSearchParams(location.hash.slice(1));
  const asked = [parts.get("lang"), document.documentElement.lang, head.languages[0]];
  words.use(
    head,
    asked.find((language) => head.languages.includes(language)),
  );
  const frames = await Promise.all(head.runs.map((_, k) => unpack(`frames-${k}`)));
  const runs = head.runs.map((run, k) => new Run(run, k, frames[k]));
  byId("need").hidden = true;
  byId("page").hidden = false;
  const app = new App(head, runs);
  listen(app);
  offer(head);
  label(app);
  app.rebuild();
  app.resized();
  app.ready = true;
  app.readAddress();
  const resizes = new ResizeObserver(() => app.resized());
  for (const id of ["stage", "timeline"]) resizes.observe(byId(id));
  performance.mark("shown");
  requestAnimationFrame(() => setTimeout(() => app.readPaths(), 0));
  window.replay = app; // for tests, and for the curious
};

start().catch((error) => {
  byId("need").className = "failed";
  throw error;
});
