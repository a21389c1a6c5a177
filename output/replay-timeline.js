// The timeline: what was in process and overdue, what was in force, and the moments worth seeing.
const BAND_LANES = 3,
  BAND = 11,
  AXIS = 16,
  FLAGS = 13,
  FLAG = 12; // width of a flag
const BAND_LOOKS = {
  incident: ["#f3c6c2", BAD, true],
  closure: ["#d0d7de", SOFT, false],
  phase: ["#dbe7f5", LINK, false],
  measure: ["#d9efdf", "#00664b", false],
  training: ["#e3e7fb", "#3b3b98", false],
  meeting: ["#f6e3c4", "#8a5300", false],
  absence: ["#eadcf2", "#5b3a8c", true],
};

class Timeline {
  constructor(canvas, runs) {
    this.canvas = canvas;
    this.runs = runs;
    this.end = runs[0].end;
    this.still = document.createElement("canvas");
    this.pad = 8; // half of the slider's thumb
    this.bands = Timeline.merge(runs, "bands").sort((a, b) => a.from - b.from || b.to - a.to);
    const free = [];
    for (const band of this.bands) {
      let lane = 0;
      while (free[lane] > band.from) lane++;
      band.lane = lane;
      free[lane] = band.to;
    }
    this.used = free.length;
    this.marks = Timeline.merge(runs, "bookmarks").sort((a, b) => a.at - b.at);
  }

  // What both runs have is shown once.
  static merge(runs, list) {
    const seen = new Set(),
      all = [];
    for (const run of runs)
      for (const one of run.head[list] ?? []) {
        const text = sayMark(run, one),
          key = `${one.kind} ${one.at ?? `${one.from} ${one.to}`} ${text}`;
        if (seen.has(key)) continue;
        seen.add(key);
        all.push({ ...one, run: run.index, text, said: one });
      }
    return all;
  }
  // Takes over the texts of the page's language.
  speak() {
    for (const one of [...this.bands, ...this.marks])
      one.text = sayMark(this.runs[one.run], one.said);
  }

  x(t) {
    return this.pad + ((this.width - 2 * this.pad) * t) / this.end;
  }
  t(x) {
    return Math.max(0, Math.min(1, (x - this.pad) / (this.width - 2 * this.pad))) * this.end;
  }

  layout(width, height, sharp = 0) {
    const lanes = Math.min(this.used, height < 90 ? 2 : BAND_LANES);
    Object.assign(this, { width, height, sharp, lanes, labels: [] });
    const c = fit(this.still, width, height, sharp);
    c.clearRect(0, 0, width, height);
    const bottom = height - AXIS - this.lanes * BAND - 2,
      top = FLAGS,
      middle = top + (bottom - top) * 0.62;
    this.drawDays(c, bottom);
    this.drawArea(c, "in_process", top, middle, "#b6cfe8", LINK);
    this.drawArea(c, "overdue", middle + 3, bottom, "#eab3ae", BAD);
    this.drawBands(c, bottom + 2);
    this.drawAxis(c);
    this.flags = this.together();
    this.drawFlags(c);
  }

  // Bookmarks that lie within a few pixels have one flag.
  together() {
    const flags = [];
    for (const mark of this.marks) {
      const last = flags.at(-1),
        x = this.x(mark.at);
      if (last && x - last.x < FLAG) last.marks.push(mark);
      else flags.push({ x, marks: [mark] });
    }
    return flags;
  }

  // Days on which nothing is open.
  drawDays(c, bottom) {
    const run = this.runs[0];
    c.fillStyle = "#f0f2f4";
    for (let day = 0; day < run.days; day++) {
      const from = upTo(run.open, day * DAY),
        to = upTo(run.open, (day + 1) * DAY - 1);
      if (from === to && from % 2 === 0)
        c.fillRect(
          this.x(day * DAY),
          FLAGS,
          this.x((day + 1) * DAY) - this.x(day * DAY),
          bottom - FLAGS,
        );
    }
  }

  drawArea(c, name, top, bottom, fill, line) {
    const sums = this.runs.map((run) => run.frames.sum("places", name, run.places.length));
    const found = sums.reduce((m, sum) => sum.reduce((a, b) => Math.max(a, b), m), 0),
      most = Math.max(1, found);
    sums.forEach((sum, which) => {
      c.beginPath();
      c.moveTo(this.x(0), bottom);
      const last = this.width - this.pad;
      for (let px = this.pad; px <= last; px++) {
        const at = (k) =>
          Math.min(
            sum.length - 1,
            Math.round(((k - this.pad) / (last - this.pad)) * (sum.length - 1)),
          );
        let value = 0;
        for (let k = at(px); k < Math.max(at(px) + 1, at(px + 1)); k++)
          value = Math.max(value, sum[k]);
        c.lineTo(px, bottom - ((bottom - top) * value) / most);
      }
      c.strokeStyle = which === 0 ? line : INK;
      c.setLineDash(which === 0 ? [] : [4, 3]);
      c.lineWidth = 1.2;
      c.stroke();
      c.setLineDash([]);
      if (which > 0) return;
      c.lineTo(last, bottom);
      c.fillStyle = fill;
      c.fill();
    });
    if (found > 0)
      this.labels.push({
        text: say(`most-${name}`, number(most)),
        top,
        line,
        low: bottom - top < 13,
      });
  }

  // How much the height of an area means.
  drawLabels(c) {
    c.font = `11px ${FONT}`;
    let right = this.pad;
    for (const { text, top, line, low } of this.labels) {
      const width = c.measureText(text).width,
        left = low ? right + 8 : this.pad, // an area without the room: beside the one above
        y = low ? FLAGS : top;
      c.fillStyle = "rgba(255, 255, 255, .8)";
      c.fillRect(left + 1, y, width + 4, 13);
      c.fillStyle = line;
      c.fillText(text, left + 3, y + 10);
      right = left + width;
    }
    if (this.runs.length < 2) return;
    const text = cutText(c, say("dashed", this.runs[1].name), this.width / 2),
      w = c.measureText(text).width;
    c.fillStyle = "rgba(255, 255, 255, .8)";
    c.fillRect(this.width - this.pad - w - 6, FLAGS, w + 6, 13);
    c.fillStyle = INK;
    c.fillText(text, this.width - this.pad - w - 3, FLAGS + 10);
  }

  drawBands(c, top) {
    c.font = `10px ${FONT}`;
    for (const band of this.bands) {
      if (band.lane >= this.lanes) continue;
      const [fill, line, hatched] = BAND_LOOKS[band.kind] ?? BAND_LOOKS.closure;
      const x = this.x(Math.max(0, band.from)),
        w = Math.max(3, this.x(Math.min(this.end, band.to)) - x),
        y = top + band.lane * BAND;
      c.fillStyle = fill;
      c.fillRect(x, y, w, BAND - 2);
      if (hatched) {
        c.fillStyle = hatching(c, line, 5, 1);
        c.fillRect(x, y, w, BAND - 2);
      }
      c.strokeStyle = line;
      c.lineWidth = 0.8;
      c.strokeRect(x + 0.4, y + 0.4, w - 0.8, BAND - 2.8);
      if (w < 40 || hatched) continue;
      c.fillStyle = INK;
      c.fillText(cutText(c, band.text, w - 6), x + 3, y + BAND - 3.5);
    }
  }

  drawAxis(c) {
    const run = this.runs[0],
      y = this.height - 4;
    c.font = `11px ${FONT}`;
    c.fillStyle = SOFT;
    c.strokeStyle = LINE;
    c.lineWidth = 1;
    const pixels = (this.width - 2 * this.pad) / run.days;
    const every = [1, 2, 7, 14, 31].find((n) => n * pixels > 58) ?? 62;
    for (let day = 0, free = -1; day < run.days; day++) {
      const { day: of, weekday } = calendarDay(run, day);
      const tick =
        every < 7
          ? day % every === 0
          : every < 31
            ? (weekday === 0 && (every < 14 || of > 14)) || of === 1
            : of === 1;
      if (!tick && day > 0) continue;
      const x = this.x(day * DAY),
        text = sayDate(run, day, "date-axis"),
        w = c.measureText(text).width;
      c.beginPath();
      c.moveTo(x + 0.5, this.height - AXIS);
      c.lineTo(x + 0.5, this.height - AXIS + 4);
      c.stroke();
      if (x < free || x + w > this.width) continue;
      c.fillText(text, x, y);
      free = x + w + 10;
    }
  }

  drawFlags(c) {
    for (const { x } of this.flags) {
      c.strokeStyle = c.fillStyle = "#8a5300";
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(x, 1);
      c.lineTo(x, FLAGS + 8);
      c.stroke();
      c.beginPath();
      c.moveTo(x, 1);
      c.lineTo(x + 9, 4.5);
      c.lineTo(x, 8);
      c.fill();
    }
  }

  // The moment, and the blank right of it where the future is hidden.
  draw(clock, hidden, covered) {
    const c = fit(this.canvas, this.width, this.height, this.sharp),
      x = this.x(clock.t);
    c.clearRect(0, 0, this.width, this.height);
    c.drawImage(this.still, 0, 0, this.width, this.height);
    if (hidden) {
      c.fillStyle = "#fff";
      c.fillRect(x + 1, 0, this.width - x, this.height - AXIS);
    } else if (!covered) this.drawLabels(c);
    if (clock.loop) {
      c.fillStyle = "rgba(11, 87, 164, .12)";
      c.fillRect(
        this.x(clock.loopFrom),
        0,
        this.x(clock.loopTo) - this.x(clock.loopFrom),
        this.height - AXIS,
      );
      c.fillStyle = LINK;
      for (const t of [clock.loopFrom, clock.loopTo])
        c.fillRect(this.x(t) - 1, 0, 2, this.height - AXIS);
    }
    c.fillStyle = INK;
    c.fillRect(x - 1, 0, 2, this.height - AXIS + 4);
    c.beginPath();
    c.arc(x, 4, 4, 0, 2 * Math.PI);
    c.fill();
  }

  // What is in force at a moment.
  inForce(moment) {
    const t = clockInstant(moment);
    return this.bands.filter((b) => b.from <= t && t < b.to);
  }

  // The bookmarks of the flag there.
  flagsAt(x) {
    return this.flags.findLast((flag) => x > flag.x - 4 && x < flag.x + FLAG)?.marks ?? [];
  }
  bandAt(x, y) {
    const lane = Math.floor((y - (this.height - AXIS - this.lanes * BAND)) / BAND),
      t = this.t(x),
      two = (2 * this.end) / this.width;
    return this.bands.find((b) => b.lane === lane && b.from - two <= t && t < b.to + two);
  }

  words(t) {
    const [first] = this.runs,
      sum = first.frames.sum("places", "in_process", first.places.length);
    return say(
      "timeline-words",
      number(sum[first.frameAt(0)]),
      number(sum[first.frameAt(t)]),
      number(sum.slice(0, first.frameAt(t) + 1).reduce((a, b) => Math.max(a, b), 0)),
    );
  }
}
