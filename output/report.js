"use strict";
// Tables sort by their heads and filter by what is typed. Without this the page reads as it is.
for (const box of document.querySelectorAll("div.table")) {
  const table = box.querySelector("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  const value = (row, column) => {
    const cell = row.cells[column];
    if (!cell.hasAttribute("data-v")) return cell.dataset.s ?? cell.textContent;
    return cell.dataset.v === "" ? NaN : Number(cell.dataset.v);
  };
  const compare = (a, b) => {
    if (typeof a === "string") return a.localeCompare(b, "vi", { numeric: true });
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
    return a - b;
  };
  const sort = (column) => {
    const head = heads[column];
    // Figures begin with the largest, words with the first; blanks always stand last.
    const first = head.classList.contains("n") ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const way = head.getAttribute("aria-sort") === first ? other : first;
    const sign = way === "ascending" ? 1 : -1;
    for (const h of heads) h.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way);
    const keyed = rows.map((row, at) => ({ row, at, key: value(row, column) }));
    keyed.sort((a, b) => {
      const blank = Number.isNaN(a.key) || Number.isNaN(b.key);
      return (blank ? 1 : sign) * compare(a.key, b.key) || a.at - b.at;
    });
    body.append(...keyed.map((k) => k.row));
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    const name = head.querySelector("span");
    button.append(...name.cloneNode(true).childNodes);
    name.after(button);
    name.className = "printed"; // on paper a head is repeated on every page, a button is not
    button.addEventListener("click", () => sort(column));
  });

  if (rows.length < 8) continue;
  const tools = document.createElement("div");
  tools.className = "tools";
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "search";
  label.append(box.dataset.filter + " ", input);
  const count = document.createElement("output");
  count.setAttribute("aria-live", "polite");
  tools.append(label, count);
  box.prepend(tools);
  // Without its accents a name is found as well: "ha long" finds "Hạ Long".
  const plain = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
  const filter = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      shown += !row.hidden;
    }
    count.textContent = box.dataset.count.replace("{n}", shown).replace("{all}", rows.length)
      .replace("{what}", box.dataset.what);
  };
  input.addEventListener("input", filter);
  filter();
}

// What the colours of the map say, and the key to them.
const choice = document.getElementById("map-colours");
if (choice) {
  const map = document.getElementById("map");
  const circles = [...map.querySelectorAll(".map circle")].map((circle) => ({
    circle, title: circle.querySelector("title"), words: circle.querySelector("title").textContent,
    colours: circle.dataset.colours.split(" "), said: circle.dataset.words.split("|") }));
  const colour = () => {
    const at = Number(choice.value), option = choice.selectedOptions[0];
    for (const c of circles) {
      c.circle.setAttribute("class", at < 0 ? "" : c.colours[at] ?? "s");
      c.title.textContent = at < 1 ? c.words : `${c.words}; ${option.text}: ${c.said[at] || "–"}`;
    }
    for (const key of map.querySelectorAll("ul[data-key]"))
      key.hidden = key.dataset.key !== option.dataset.key;
  };
  choice.closest("p").hidden = false;
  choice.addEventListener("change", colour);
  colour();
}

// A link to a row shows it, filtered or not, inside what is folded or not.
const reveal = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === "" ? null : document.getElementById(id);
  if (!target) return;
  target.hidden = false;
  for (let e = target.closest("details"); e; e = e.parentElement.closest("details")) e.open = true;
  if (target.matches("tr")) target.scrollIntoView({ block: "center" });
};
window.addEventListener("hashchange", reveal);
reveal();
// What is folded is printed, but for whole files and the longest table.
window.addEventListener("beforeprint", () => {
  for (const d of document.querySelectorAll("details"))
    d.open = d.open || !d.querySelector("pre, #criteria-table");
});
