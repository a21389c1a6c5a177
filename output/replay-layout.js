// Where everything of a map stands: units by their coordinates, the others in rows below them or
// beside them, and names where they cover nothing.
const INK = "#1b1f24",
  SOFT = "#57606a",
  LINE = "#d0d7de",
  LINK = "#0b57a4",
  BAD = "#a3140f";
const FONT = 'system-ui, "Noto Sans", "DejaVu Sans", Arial, sans-serif';
const OTHERS = 0.3, // of the height or width: at most so much is for what is not on the map
  OTHERS_TEXT = 12,
  NARROW_NAMES = 3; // of others on a phone, side by side
const CROWD = 400,
  NAMED = 120; // of more units than this only the largest have names, and no ground

// A canvas as large as its box, sharp on every screen; gives its context.
const fit = (canvas, width, height, sharp = 0) => {
  const scale = Math.max(sharp, window.devicePixelRatio || 1);
  const w = Math.max(1, Math.round(width * scale)),
    h = Math.max(1, Math.round(height * scale));
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const c = canvas.getContext("2d");
  c.setTransform(scale, 0, 0, scale, 0, 0);
  return c;
};
// As much of the text as has room.
const cutText = (c, text, width) => {
  if (c.measureText(text).width <= width) return text;
  let n = text.length;
  while (n > 1 && c.measureText(`${text.slice(0, n)}…`).width > width) n--;
  return `${text.slice(0, n)}…`;
};
// Names of one kind that all begin with the same word are shown without it.
const shortNames = (places) => {
  const first = new Map();
  for (const { kind, name } of places) {
    const word = /^\S+(?= \p{Lu})/u.exec(name)?.[0] ?? null;
    first.set(kind, !first.has(kind) || first.get(kind) === word ? word : null);
  }
  const count = (kind) => places.filter((p) => p.kind === kind).length;
  return places.map(({ kind, name }) =>
    first.get(kind) && count(kind) > 2 ? name.slice(first.get(kind).length + 1) : name,
  );
};

// The text in one line, or in two if it has to be.
const twoLines = (c, text, width) => {
  if (c.measureText(text).width <= width) return [text];
  const all = text.split(" ");
  let k = all.length - 1;
  while (k > 1 && c.measureText(all.slice(0, k).join(" ")).width > width) k--;
  return [all.slice(0, k), all.slice(k)]
    .filter((part) => part.length > 0)
    .map((part) => cutText(c, part.join(" "), width));
};
// Puts discs into rows below a title, the first ones with their names.
const inRows = (cells, named, width) => {
  let x = 0,
    y = 22,
    row = [];
  const end = () => {
    const high = Math.max(...row.map((one) => one.high));
    for (const one of row) one.y = y + high / 2;
    y += high;
    x = 0;
    row = [];
  };
  const placed = cells.map(({ k, reach, half, beside, lines, room, wide: whole }, at) => {
    const bare = at >= named,
      wide = bare ? 2 * reach + 1 : whole;
    if (row.length > 0 && (at === named || x + wide > width)) end();
    const one = bare
      ? { k, x: x + reach, high: 2 * reach + 1, beside: 0, room: 0, lines: [] }
      : { k, x: x + half, high: Math.max(2 * reach + 1, 17 * lines.length), beside, room, lines };
    row.push(one);
    x += wide;
    return one;
  });
  end();
  return { height: y, cells: placed };
};
// Whether a disc lies outside a box.
const clear = (disc, box) => {
  const x = Math.max(box.left, Math.min(box.right, disc.x)),
    y = Math.max(box.top, Math.min(box.bottom, disc.y));
  return Math.hypot(disc.x - x, disc.y - y) >= disc.r;
};

class MapLayout {
  constructor(run) {
    this.run = run;
    this.labels = document.createElement("canvas");
    this.base = document.createElement("canvas");
    // Old offices stand where the units are that came after them, as long as they have anything.
    const onMap = (p) => p.lon !== null && p.lat !== null && p.kind !== "authority";
    const keys = [...run.places.keys()];
    this.olds = keys.filter((k) => onMap(run.places[k]) && run.places[k].kind === "old office");
    this.units = keys.filter((k) => onMap(run.places[k]) && run.places[k].kind !== "old office");
    this.rest = keys.filter((k) => !onMap(run.places[k]));
    this.most = run.places.map((_, k) => run.frames.most("places", "in_process", k));
    this.names = shortNames(run.places);
    this.spots = [];
  }

  radius(value) {
    return value <= 0 ? 2 : Math.max(2.5, this.largest * Math.sqrt(value / this.top));
  }

  // Puts everything into a canvas of this size.
  layout(width, height, sharp = 0) {
    Object.assign(this, {
      width,
      height,
      sharp,
      narrow: width < 560,
      top: Math.max(1, ...this.most),
    });
    const crowd = Math.min(1, Math.sqrt(80 / Math.max(1, this.units.length)));
    this.largest = Math.max(12, Math.min(34, width / 32, height / 16)) * crowd;
    this.plan = this.planned();
    this.area = this.plan.area;
    this.spots = this.run.places.map(() => null);
    for (const { k, ...spot } of this.plan.cells) this.spots[k] = spot;
    this.placeUnits();
    this.drawBase();
    this.placeNames();
  }

  // What is not on the map stands below or beside it, wherever that leaves the map larger.
  planned() {
    const { width, height, narrow, rest, units } = this;
    if (rest.length === 0) return { area: { left: 0, top: 0, width, height }, cells: [] };
    const rows = this.rows(width - 4, units.length === 0 ? height : OTHERS * height),
      top = units.length === 0 ? 0 : height - rows.height - 2;
    const below = {
      area: { left: 0, top: 0, width, height: top },
      line: [0, top + 0.5, width, top + 0.5],
      ...rows.at(2, top),
    };
    if (narrow) return below;
    const left = Math.round(OTHERS * width);
    const beside = {
      area: { left, top: 0, width: width - left, height },
      line: [left - 2.5, 4, left - 2.5, height - 4],
      ...this.rows(left - 12, height).at(4, 0),
    };
    return this.scaleIn(beside.area) > this.scaleIn(below.area) * 1.02 ? beside : below;
  }

  // The others in rows, the largest first: of these so many have names as there is room for. Gives
  // the height of the rows, and where all stands from a corner on.
  rows(width, limit) {
    const c = this.base.getContext("2d");
    c.font = `${OTHERS_TEXT}px ${FONT}`;
    const sorted = [...this.rest].sort((a, b) => this.most[b] - this.most[a] || a - b);
    const cellOf = (k, wide) => {
      const reach = Math.max(this.narrow ? 12 : 8, this.radius(this.most[k]) + 3),
        half = Math.max(reach, 13), // names of small discs stand in a line
        beside = Math.max(half + 3, 0.75 * reach + 13), // right of the sign
        lines = twoLines(c, this.names[k], wide - half - beside),
        room = Math.max(...lines.map((line) => c.measureText(line).width));
      return { k, reach, half, beside, lines, room, wide: half + beside + room + 10 };
    };
    let named = this.narrow ? Math.min(NARROW_NAMES, sorted.length) : sorted.length,
      cells = sorted.map((k) => cellOf(k, this.narrow ? width / Math.min(named, 2.4) : width));
    // On a telephone those that have names stand in one row: in equal parts of it if they are long.
    if (this.narrow && cells.slice(0, named).reduce((sum, one) => sum + one.wide, 0) > width)
      cells = sorted.map((k) => cellOf(k, width / named - 10));
    let placed = inRows(cells, named, width);
    const least = this.narrow ? named : 0;
    while (named > least && placed.height > limit) placed = inRows(cells, --named, width);
    const height = Math.min(limit, placed.height), // closer together if it has to be
      close = height / placed.height;
    return {
      height,
      at: (left, top) => ({
        title: [left, top + 15],
        cells: placed.cells.map((one) => ({ ...one, x: left + one.x, y: top + one.y * close })),
      }),
    };
  }

  bounds() {
    const { run, units } = this,
      lon = units.map((k) => run.places[k].lon),
      lat = units.map((k) => run.places[k].lat);
    const min = (list) => list.reduce((a, b) => Math.min(a, b)),
      max = (list) => list.reduce((a, b) => Math.max(a, b));
    const [west, east, south, north] = [min(lon), max(lon), min(lat), max(lat)];
    return {
      west,
      north,
      high: north - south,
      shrink: Math.cos((((south + north) / 2) * Math.PI) / 180),
      wide: east - west,
    };
  }
  // Pixels a degree of latitude.
  scaleIn({ width, height }) {
    if (this.units.length === 0) return 0;
    const { wide, high, shrink } = this.bounds(),
      margin = 2 * (this.largest * 0.7 + 8);
    return Math.min(
      (width - margin) / Math.max(wide * shrink, 0.01),
      (height - margin) / Math.max(high, 0.01),
    );
  }

  placeUnits() {
    const { run, units, area } = this;
    if (units.length === 0) return;
    const { west, north, wide, high, shrink } = this.bounds(),
      scale = Math.max(1, this.scaleIn(area));
    const left = area.left + (area.width - wide * shrink * scale) / 2,
      top = area.top + (area.height - high * scale) / 2;
    this.scale = scale / 111.3; // pixels a kilometre
    const taken = new Map(); // how many old offices are at a point: none hides another
    for (const k of [...units, ...this.olds]) {
      const { lon, lat, kind } = run.places[k],
        point = `${lon} ${lat}`,
        n = taken.get(point) ?? 0;
      this.spots[k] = {
        x: left + (lon - west) * shrink * scale + n * 9,
        y: top + (north - lat) * scale - n * 9,
      };
      if (kind === "old office") taken.set(point, n + 1);
    }
  }

  // Names stand where they cover nothing, those of the largest places first.
  placeNames() {
    const c = fit(this.labels, this.width, this.height, this.sharp);
    c.clearRect(0, 0, this.width, this.height);
    this.font = `${this.narrow ? 11 : 12.5}px ${FONT}`;
    c.font = this.font;
    c.lineJoin = "round";
    this.nameBoxes = new Map();
    const discs = this.units.map((k) => ({
      ...this.spots[k],
      r: Math.max(5, this.radius(this.most[k]) * 0.8),
      k,
    }));
    const taken = this.scaleBox ? [this.scaleBox] : [];
    Object.assign(this, { discs, taken });
    const named = [...this.units].sort((a, b) => this.weight(b) - this.weight(a) || a - b);
    for (const k of named.slice(0, this.units.length > CROWD ? NAMED : CROWD)) {
      const text = cutText(c, this.names[k], 190),
        width = c.measureText(text).width + 2;
      const found = this.freeBox(k, width, discs, taken);
      if (!found) continue;
      taken.push(found);
      this.nameBoxes.set(k, { ...found, text });
      this.drawName(c, k, found, text);
    }
    this.drawLeaders();
    c.font = `${OTHERS_TEXT}px ${FONT}`;
    c.fillStyle = INK;
    for (const { lines, x, y, beside } of this.plan.cells)
      lines.forEach((line, at) =>
        c.fillText(line, x + beside, y + 4 + 14 * (at - (lines.length - 1) / 2)),
      );
  }

  weight(k) {
    return this.run.places[k].population + this.most[k] * 10;
  }

  freeBox(k, width, discs, taken) {
    const { area } = this,
      height = this.narrow ? 13 : 15,
      spot = this.spots[k],
      own = discs.find((d) => d.k === k).r;
    for (const ring of this.narrow ? [2, 10, 18] : [2, 12, 26, 42, 60])
      for (const angle of [0, 180, 270, 90, 315, 45, 225, 135, 292, 68, 248, 112]) {
        const a = (angle * Math.PI) / 180,
          cos = Math.cos(a),
          sin = Math.sin(a);
        const x = spot.x + (own + ring) * cos,
          y = spot.y + (own + ring) * sin;
        const left = cos > 0.5 ? x : cos < -0.5 ? x - width : x - width / 2;
        const top = sin > 0.5 ? y : sin < -0.5 ? y - height : y - height / 2;
        const box = { left, top, right: left + width, bottom: top + height, ring };
        if (
          left < area.left + 1 ||
          top < 1 ||
          box.right > this.width - 1 ||
          box.bottom > area.height
        )
          continue;
        if (
          taken.some(
            (b) =>
              b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom,
          )
        )
          continue;
        if (discs.every((d) => (d.k === k && ring > 0) || clear(d, box))) return box;
      }
    return null;
  }
}
