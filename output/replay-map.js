// The map of a run: a disc for each place, what goes between places, and the dossier's token.
const FLOW_HOURS = 4; // over which what goes between places is counted

// Lines that cross a surface.
const hatching = (c, colour, gap = 6, width = 1.6) => {
  const tile = document.createElement("canvas"),
    t = fit(tile, gap, gap);
  t.strokeStyle = colour;
  t.lineWidth = width;
  for (const d of [-gap, 0, gap]) {
    t.beginPath();
    t.moveTo(d, gap);
    t.lineTo(d + gap, 0);
    t.stroke();
  }
  const pattern = c.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(gap / tile.width));
  return pattern;
};
// As large as a disc of that radius.
const square = (c, x, y, r) => {
  const half = (r * Math.sqrt(Math.PI)) / 2;
  c.beginPath();
  c.rect(x - half, y - half, 2 * half, 2 * half);
};
class RunMap extends MapLayout {
  constructor(run, canvas) {
    super(run);
    this.canvas = canvas;
  }

  // What never changes: land around the places, and a scale.
  drawBase() {
    const c = fit(this.base, this.width, this.height, this.sharp),
      { units, spots } = this;
    c.clearRect(0, 0, this.width, this.height);
    c.save();
    c.beginPath();
    c.rect(this.area.left, 0, this.area.width, this.area.height);
    c.clip();
    c.fillStyle = c.strokeStyle = "#f3f5f2";
    c.lineCap = c.lineJoin = "round";
    const land = units.length > CROWD ? [] : units.filter((k) => !this.run.places[k].island),
      wide = this.area.width / 14;
    for (const k of land) {
      const near = land
        .filter((j) => j !== k)
        .map((j) => ({
          ...spots[j],
          d: Math.hypot(spots[j].x - spots[k].x, spots[j].y - spots[k].y),
        }))
        .sort((a, b) => a.d - b.d)
        .slice(0, 4);
      near.forEach((a, at) => {
        for (const b of near.slice(at)) {
          c.lineWidth = Math.max(wide * 0.5, Math.min(wide, a.d));
          c.beginPath();
          c.moveTo(spots[k].x, spots[k].y);
          c.lineTo(a.x, a.y);
          c.lineTo(b.x, b.y);
          c.closePath();
          c.fill();
          c.stroke();
        }
      });
    }
    c.restore();
    const { line, title } = this.plan;
    if (line) {
      c.strokeStyle = LINE;
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(line[0], line[1]);
      c.lineTo(line[2], line[3]);
      if (units.length > 0) c.stroke();
      c.fillStyle = SOFT;
      c.font = `12px ${FONT}`;
      c.fillText(say("others"), ...title);
    }
    if (units.length > 1) this.drawScale(c);
  }

  // In the lower right corner, where no name may stand.
  drawScale(c) {
    const km = [100, 50, 20, 10, 5, 2, 1].find((x) => x * this.scale < this.area.width / 6) ?? 1;
    const x = this.width - 10 - km * this.scale,
      y = this.area.height - 10;
    this.scaleBox = { left: x - 8, right: this.width, top: y - 22, bottom: this.area.height };
    c.strokeStyle = c.fillStyle = SOFT;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(x, y - 4);
    c.lineTo(x, y);
    c.lineTo(x + km * this.scale, y);
    c.lineTo(x + km * this.scale, y - 4);
    c.stroke();
    c.font = `11px ${FONT}`;
    c.textAlign = "center";
    c.fillText(say("km", km), x + (km * this.scale) / 2, y - 7);
    c.textAlign = "left";
  }

  // Lines from names that stand further away to their discs, under the discs.
  drawLeaders() {
    const c = this.base.getContext("2d");
    c.strokeStyle = "#8b949e";
    c.lineWidth = 0.8;
    for (const [k, box] of this.nameBoxes) {
      if (box.ring <= 12) continue;
      const { x, y } = this.spots[k];
      c.beginPath();
      c.moveTo(x, y);
      c.lineTo(
        Math.max(box.left, Math.min(box.right, x)),
        Math.max(box.top + 2, Math.min(box.bottom - 2, y)),
      );
      c.stroke();
    }
  }

  drawName(c, k, box, text) {
    c.strokeStyle = "rgba(255, 255, 255, .85)";
    c.lineWidth = 3;
    c.strokeText(text, box.left + 1, box.bottom - 4);
    c.fillStyle = INK;
    c.fillText(text, box.left + 1, box.bottom - 4);
  }

  // The whole picture at a moment. `smooth`: between two frames what lies between them.
  draw(t, chosen, smooth) {
    const c = fit(this.canvas, this.width, this.height, this.sharp),
      { run } = this;
    const frame = run.frameAt(t),
      next = Math.min(run.frames.n - 1, frame + 1),
      part = smooth ? Math.max(0, Math.min(1, t / run.frame - frame)) : 0;
    c.clearRect(0, 0, this.width, this.height);
    c.drawImage(this.base, 0, 0, this.width, this.height);
    this.hatch ??= hatching(c, INK);
    this.slow ??= hatching(c, SOFT, 9, 1);
    if (chosen.place >= 0) this.drawFlows(c, run.flowsOf[chosen.place], chosen.place, frame);
    const journey = chosen.dossier >= 0 && run.paths ? run.journey(chosen.dossier) : null;
    if (journey) this.drawTrail(c, journey, clockInstant(t), chosen.hidden);
    const discs = [...this.spots.keys()]
      .filter((k) => this.spots[k])
      .map((k) => {
        const between = (name) => {
          const now = run.place(name, k, frame);
          return part > 0 ? now + part * (run.place(name, k, next) - now) : now;
        };
        const value = between("in_process");
        this.spots[k].r = this.radius(value);
        const old = this.olds.includes(k);
        this.spots[k].gone = old && value === 0 && k !== chosen.place;
        return {
          k,
          old,
          ...this.spots[k],
          value,
          overdue: between("overdue"),
          growth: run.growth(k, frame).class,
          down: run.down(k, frame),
        };
      })
      .filter(({ k }) => !this.spots[k].gone)
      .sort((a, b) => b.r - a.r || a.k - b.k); // small ones lie on top
    for (const disc of discs) this.drawDisc(c, disc, disc.k === chosen.place);
    discs.forEach((disc, at) => this.drawFigures(c, disc, discs.slice(at + 1), chosen.covered));
    c.drawImage(this.labels, 0, 0, this.width, this.height);
    if (chosen.place >= 0) this.drawChosen(c, chosen.place);
    if (journey) this.drawToken(c, journey, clockInstant(t));
  }

  drawDisc(c, { k, x, y, r, value, old, overdue, growth, down }, chosen) {
    const circle = (radius) => {
      c.beginPath();
      c.arc(x, y, radius, 0, 2 * Math.PI);
    };
    if (old) square(c, x, y, r);
    else circle(r);
    c.fillStyle = GROWTH[growth].colour;
    c.fill();
    if (down) {
      c.fillStyle = down === 1 ? this.hatch : this.slow;
      c.fill();
    }
    c.strokeStyle = value > 0 ? SOFT : "#8b949e";
    c.lineWidth = 0.8;
    c.stroke();
    if (this.run.places[k].island && !old) {
      c.setLineDash([2, 3]);
      c.strokeStyle = "#4a7fa8";
      circle(r + 5);
      c.stroke();
      c.setLineDash([]);
    }
    if (overdue > 0 && value > 0) {
      const share = Math.min(1, overdue / value),
        width = Math.max(2, Math.min(5, r / 4));
      c.strokeStyle = BAD;
      c.lineWidth = width;
      c.beginPath();
      const round = r * (old ? 1.25 : 1) + width / 2 + 0.5;
      c.arc(x, y, round, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
      c.stroke();
    }
    if (chosen) {
      c.strokeStyle = LINK;
      c.lineWidth = 3;
      circle(r + (this.spots[k].beside ? 4 : 7));
      c.stroke();
    }
  }

  // A large disc's number, unless it is covered or another one lies on it, and the sign of growth.
  drawFigures(c, { x, y, r, value, growth, down }, above, covered) {
    const { sign } = GROWTH[growth],
      clears = (d) => d.value === 0 || Math.hypot(d.x - x, d.y - y) > d.r + 9;
    c.textAlign = "center";
    if (r >= 13 && !down && !covered && above.every(clears)) {
      c.fillStyle = growth === 4 ? "#fff" : INK;
      c.font = `600 ${r > 20 ? 12 : 10.5}px ${FONT}`;
      c.fillText(number(Math.round(value)), x, y + 4);
    }
    if (sign !== "" && r >= (this.narrow ? 6 : 4)) {
      c.font = `9px ${FONT}`;
      c.strokeStyle = "rgba(255, 255, 255, .9)";
      c.lineWidth = 2.5;
      const px = x + r * 0.75 + 5,
        py = y - r * 0.75;
      c.strokeText(sign, px, py);
      c.fillStyle = growth > 2 ? BAD : SOFT;
      c.fillText(sign, px, py);
    }
    c.textAlign = "left";
  }

  drawChosen(c, k) {
    const { x, y, r, beside } = this.spots[k],
      { lines } = this.plan.cells.find((cell) => cell.k === k) ?? { lines: [] };
    c.font = `700 ${this.narrow ? 11 : 12.5}px ${FONT}`;
    c.fillStyle = LINK;
    if (lines.length > 1) return; // it has its name beside it, and a ring
    const text = cutText(c, this.names[k], beside ? 260 : 190),
      wide = c.measureText(text).width + 2;
    // Where its name stands; one without a name gets it where it covers no other, if that is to be.
    const box =
      this.nameBoxes.get(k) ?? (beside ? null : this.freeBox(k, wide, this.discs, this.taken));
    const width = box ? box.right - box.left - 2 : wide;
    let left = box ? box.left + 1 : beside ? x + beside : x - width / 2;
    left = Math.max(4, Math.min(this.width - width - 4, left));
    const bottom = box ? box.bottom - 4 : beside ? y + 4 : y - r - 10;
    c.fillStyle = "rgba(255, 255, 255, .92)";
    c.fillRect(left - 1, bottom - 11, Math.min(wide, width) + 2, 15);
    c.fillStyle = LINK;
    c.fillText(text, left, bottom, width);
  }

  // What goes from and to the chosen place, as wide as it is many an hour.
  drawFlows(c, flows, chosen, frame) {
    const back = Math.round((FLOW_HOURS * 3600) / this.run.frame);
    for (const k of flows) {
      const [from, to] = this.run.flows[k],
        a = this.spots[from],
        b = this.spots[to];
      const rate = this.run.frames.moved(k, frame - back, frame) / FLOW_HOURS;
      if (rate <= 0 || !a || !b || from === to) continue;
      this.arrow(c, a, b, Math.min(14, 0.8 + 1.2 * rate), from === chosen ? LINK : "#00664b");
    }
  }

  // A line that bends to its right, so that the way there and back are two.
  arrow(c, a, b, width, colour) {
    const dx = b.x - a.x,
      dy = b.y - a.y,
      d = Math.max(1, Math.hypot(dx, dy));
    const mx = (a.x + b.x) / 2 - dy * 0.14,
      my = (a.y + b.y) / 2 + dx * 0.14;
    const head = Math.max(6, width * 1.8),
      r = (b.r ?? 4) + 3 + head * 0.8,
      ux = b.x - mx,
      uy = b.y - my,
      u = Math.max(1, Math.hypot(ux, uy)),
      ex = b.x - (ux / u) * r,
      ey = b.y - (uy / u) * r;
    if (d < r) return;
    c.globalAlpha = 0.5;
    c.strokeStyle = c.fillStyle = colour;
    c.lineWidth = width;
    c.beginPath();
    c.moveTo(a.x, a.y);
    c.quadraticCurveTo(mx, my, ex, ey);
    c.stroke();
    c.beginPath();
    c.moveTo(ex + (ux / u) * head * 0.8, ey + (uy / u) * head * 0.8);
    c.lineTo(ex - (uy / u) * head * 0.6, ey + (ux / u) * head * 0.6);
    c.lineTo(ex + (uy / u) * head * 0.6, ey - (ux / u) * head * 0.6);
    c.fill();
    c.globalAlpha = 1;
  }

  // Where the dossier has been, and, unless the future is hidden, where it will go.
  drawTrail(c, journey, t, hidden) {
    for (let k = 1; k < journey.length; k++) {
      const future = journey[k].at > t,
        a = this.spots[journey[k - 1].place],
        b = this.spots[journey[k].place];
      if (!a || !b || (future && hidden)) continue;
      c.setLineDash(future ? [4, 5] : []);
      this.arrow(c, a, b, 2.2, future ? "#8b949e" : "#8a5300");
      c.setLineDash([]);
    }
  }

  drawToken(c, journey, t) {
    if (t < journey[0].at) return;
    const k = journey.findLastIndex((stop) => stop.at <= t),
      here = this.spots[journey[k].place];
    if (!here) return;
    let { x, y } = here;
    const next = journey[k + 1],
      there = next && this.spots[next.place];
    if (there && t > next.left) {
      const part = (t - next.left) / (next.at - next.left);
      const mx = (x + there.x) / 2 - (there.y - y) * 0.14,
        my = (y + there.y) / 2 + (there.x - x) * 0.14;
      x = (1 - part) ** 2 * x + 2 * part * (1 - part) * mx + part ** 2 * there.x;
      y = (1 - part) ** 2 * y + 2 * part * (1 - part) * my + part ** 2 * there.y;
    }
    c.fillStyle = "#fff3c4";
    c.strokeStyle = "#8a5300";
    c.lineWidth = 2;
    c.beginPath();
    c.rect(x - 7, y - 9, 14, 18);
    c.fill();
    c.stroke();
    c.lineWidth = 1.3;
    for (const line of [-4, 0, 4]) {
      c.beginPath();
      c.moveTo(x - 4, y + line);
      c.lineTo(x + 4, y + line);
      c.stroke();
    }
  }

  // The place at a point of the canvas, the nearest within reach; -1 if there is none.
  pick(x, y) {
    let found = -1,
      best = 1;
    this.spots.forEach((spot, k) => {
      if (!spot || spot.gone) return;
      const d = Math.hypot(spot.x - x, spot.y - y) / Math.max(12, (spot.r ?? 4) + 6);
      if (d < best) {
        best = d;
        found = k;
      }
      const box = this.nameBoxes.get(k);
      if (best === 1 && box && x > box.left && x < box.right && y > box.top && y < box.bottom)
        found = k;
      if (
        spot.beside &&
        best === 1 &&
        x > spot.x &&
        x < spot.x + spot.beside + spot.room &&
        Math.abs(y - spot.y) < 9
      )
        found = k;
    });
    return found;
  }

  // The picture in words.
  words(t) {
    const { run } = this,
      frame = run.frameAt(t);
    const grown = run.places.map((_, k) => run.growth(k, frame));
    const fullest = grown.reduce((a, b) => (b.now > a.now ? b : a)),
      most = grown.reduce((a, b) => (b.now - b.before > a.now - a.before ? b : a));
    return say(
      "map-words",
      number(run.places.length),
      sayClock(run, t),
      run.places[fullest.place].name,
      number(fullest.now),
      run.places[most.place].name,
      number(most.before),
      number(most.now),
    );
  }
}
