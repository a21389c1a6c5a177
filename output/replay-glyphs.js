// Small pictures of how many: people, papers, officers by what they do.
const GLYPH = 11,
  GLYPH_LINE = 15,
  MOST_GLYPHS = 40;

const GLYPHS = {
  person(c, x, y, colour) {
    c.fillStyle = colour;
    c.beginPath();
    c.arc(x + 4.5, y + 3, 2.6, 0, 2 * Math.PI);
    c.fill();
    c.beginPath();
    c.arc(x + 4.5, y + 11, 4.2, Math.PI, 2 * Math.PI);
    c.fill();
  },
  paper(c, x, y, colour) {
    c.fillStyle = "#fff";
    c.strokeStyle = colour;
    c.lineWidth = 1.2;
    c.beginPath();
    c.moveTo(x + 1, y + 1);
    c.lineTo(x + 6, y + 1);
    c.lineTo(x + 8.5, y + 3.5);
    c.lineTo(x + 8.5, y + 11);
    c.lineTo(x + 1, y + 11);
    c.closePath();
    c.fill();
    c.stroke();
    c.beginPath();
    c.moveTo(x + 3, y + 5.5);
    c.lineTo(x + 6.5, y + 5.5);
    c.moveTo(x + 3, y + 8);
    c.lineTo(x + 6.5, y + 8);
    c.stroke();
  },
  // Officers: a square, full at work, with a bar above in overtime, hatched if held up, empty if
  // free, dashed if away, with a cap in it if learning, crossed out if the post is not filled.
  at_work(c, x, y) {
    box(c, x, y, "#00664b");
  },
  overtime(c, x, y) {
    box(c, x, y, "#00664b");
    c.fillStyle = INK;
    c.fillRect(x + 0.5, y - 0.5, 8, 1.8);
  },
  held_up(c, x, y) {
    box(c, x, y, "#fff", BAD);
    c.strokeStyle = BAD;
    c.beginPath();
    for (const d of [3, 6.5]) {
      c.moveTo(x + d - 2, y + 10);
      c.lineTo(x + d + 2, y + 3);
    }
    c.stroke();
  },
  free(c, x, y) {
    box(c, x, y, "#fff", "#57606a");
  },
  away(c, x, y) {
    c.setLineDash([1.8, 1.8]);
    box(c, x, y, "#fff", "#57606a");
    c.setLineDash([]);
  },
  unfilled(c, x, y) {
    GLYPHS.away(c, x, y);
    c.beginPath();
    c.moveTo(x + 1, y + 10);
    c.lineTo(x + 8, y + 3);
    c.stroke();
  },
  learning(c, x, y) {
    GLYPHS.away(c, x, y);
    c.fillStyle = LINK;
    c.beginPath();
    c.moveTo(x + 4.5, y + 3.5);
    c.lineTo(x + 8, y + 6);
    c.lineTo(x + 4.5, y + 8.5);
    c.lineTo(x + 1, y + 6);
    c.fill();
  },
};
const box = (c, x, y, fill, line = fill) => {
  c.fillStyle = fill;
  c.strokeStyle = line;
  c.lineWidth = 1.2;
  c.beginPath();
  c.rect(x + 0.8, y + 2.4, 7.6, 8);
  c.fill();
  c.stroke();
};

// Draws runs of [glyph, how many, colour] in rows as wide as the canvas, and "+n" for the rest.
// Gives the number of glyphs that are drawn.
const drawGlyphs = (canvas, runs, width, sharp = 0) => {
  const all = runs.reduce((n, [, count]) => n + count, 0);
  const across = Math.max(4, Math.floor((width - 4) / GLYPH)),
    rows = Math.max(1, Math.ceil(MOST_GLYPHS / across));
  const room = Math.min(MOST_GLYPHS, across * rows);
  const shown = all > room ? Math.min(room, across * rows - 4) : all;
  const lines = Math.max(1, Math.ceil((shown + (all > shown ? 4 : 0)) / across));
  const height = lines * GLYPH_LINE;
  canvas.style.height = `${height}px`;
  const c = fit(canvas, width, height, sharp);
  c.clearRect(0, 0, width, height);
  let k = 0;
  for (const [glyph, count, colour] of runs)
    for (let i = 0; i < count && k < shown; i++, k++)
      GLYPHS[glyph](c, 2 + (k % across) * GLYPH, 2 + Math.floor(k / across) * GLYPH_LINE, colour);
  if (all > shown) {
    c.fillStyle = INK;
    c.font = `600 12px ${FONT}`;
    c.fillText(
      say("and-more", number(all - shown)),
      4 + (k % across) * GLYPH,
      12 + Math.floor(k / across) * GLYPH_LINE,
    );
  }
  return shown;
};
// The number of the glyph at a point.
const glyphAt = (canvas, x, y) => {
  const across = Math.max(4, Math.floor((canvas.clientWidth - 4) / GLYPH));
  return Math.floor(y / GLYPH_LINE) * across + Math.floor((x - 2) / GLYPH);
};
// One glyph, for a key.
const glyphKey = (glyph, colour = SOFT) => {
  const canvas = make("canvas", { "aria-hidden": "true", class: "glyph" }),
    c = fit(canvas, 11, 13);
  GLYPHS[glyph](c, 1, 1, colour);
  return canvas;
};
