// Words, numbers and times in the language of the page.
const NOTHING = "–";

const words = {
  all: {},
  language: "en",
  use(head, language) {
    this.languages = head.languages;
    this.language = language;
    this.all = head.texts[language] ?? {};
    this.rest = head.texts[head.languages[0]] ?? {};
    this.numbers = new Intl.NumberFormat(this.language);
    this.shares = new Intl.NumberFormat(this.language, {
      style: "percent",
      maximumFractionDigits: 1,
    });
    this.tenths = new Intl.NumberFormat(this.language, { maximumFractionDigits: 1 });
    document.documentElement.lang = this.language;
  },
};

// The same in the language of the page: a text that differs between languages is an object with it
// in each of them, or at least in the first one.
const told = (x) => {
  if (typeof x !== "object" || x === null) return x;
  if (Array.isArray(x)) return x.map(told);
  const [first] = words.languages;
  if (first in x) return x[words.language] ?? x[first];
  return Object.fromEntries(Object.entries(x).map(([key, value]) => [key, told(value)]));
};

const has = (key) => key in words.all || key in words.rest;
// The text with its holes filled, all at once: what fills a hole is never read again.
const say = (key, ...fill) => {
  if (!has(key)) console.warn(`no text: ${key}`);
  return fillIn(words.all[key] ?? words.rest[key] ?? key, fill);
};
const fillIn = (text, fill) => text.replace(/\{(\d)\}/g, (hole, k) => fill[k] ?? "");
// A word of the scenario that the page may know.
const known = (family, word) => (has(`${family}-${word}`) ? say(`${family}-${word}`) : word);

const number = (x) => words.numbers.format(x);
const tenth = (x) => words.tenths.format(x);
const percent = (x) => words.shares.format(x);

const DAY = 86400;
const dayOf = (t) => Math.floor(t / DAY);
// The clock at a midnight shows the end of a day. What happens then belongs to the next one, which
// is shown a second later.
const isMidnight = (t) => t > 0 && t % DAY === 0;
const clockInstant = (t) => (isMidnight(t) ? t - 1 : t);
const clockDay = (t) => dayOf(clockInstant(t));
const reached = (at) => (isMidnight(at) ? at + 1 : at);

// A date's parts: weekday from Monday 0, day, month from 1, year.
const calendarDay = (run, day) => {
  const date = new Date(Date.parse(`${run.day0}T00:00Z`) + day * 864e5);
  return {
    weekday: (date.getUTCDay() + 6) % 7,
    day: date.getUTCDate(),
    month: date.getUTCMonth() + 1,
    year: date.getUTCFullYear(),
  };
};
const twoDigits = (x) => String(x).padStart(2, "0");
const sayDate = (run, day, key = "date") => {
  const d = calendarDay(run, day);
  return say(
    key,
    say(`weekday-${d.weekday}`),
    d.day === 1 ? say("first-day") : d.day,
    d.month,
    say(`month-${d.month}`),
    d.year,
    twoDigits(d.day),
    d.month < 3 ? twoDigits(d.month) : d.month,
  );
};
const sayHour = (t) => {
  const s = Math.floor(t - dayOf(t) * DAY);
  return say("hour", twoDigits(Math.floor(s / 3600)), twoDigits(Math.floor(s / 60) % 60));
};
const sayTime = (run, t) => say("moment", sayDate(run, dayOf(t), "date-short"), sayHour(t));
const clockHour = (t) => (isMidnight(t) ? say("hour", "24", "00") : sayHour(t));
const sayClock = (run, t) => say("moment", sayDate(run, clockDay(t), "date-short"), clockHour(t));
// The text of a bookmark or band, whose hole is its number, or the date on which it begins.
const sayMark = (run, { kind, text: each, from, number: n }) => {
  const text = told(each);
  if (kind === "phase") return fillIn(text, [sayDate(run, dayOf(from), "date-short")]);
  return n === undefined ? text : fillIn(text, [number(n)]);
};

const sayDuration = (seconds) => {
  const s = Math.floor(seconds),
    days = Math.floor(s / DAY),
    hours = Math.floor(s / 3600) % 24,
    minutes = Math.floor(s / 60) % 60;
  if (days > 0)
    return hours > 0 ? say("days-hours", number(days), hours) : say("days", number(days));
  if (hours > 0) return minutes > 0 ? say("hours-minutes", hours, minutes) : say("hours", hours);
  return minutes > 0 ? say("minutes", minutes) : say("seconds", s);
};

// Without its accents a name is found as well: "ha long" finds "Hạ Long".
const plain = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

// An element with attributes and children; a text is never markup.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};
const byId = (id) => document.getElementById(id);
// Sets a text only where it differs: to set one costs a layout.
const put = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};
// The texts of what stands in the page already.
const translate = () => {
  for (const e of document.querySelectorAll("[data-t]")) put(e, say(e.dataset.t));
  for (const e of document.querySelectorAll("[data-label]"))
    e.setAttribute("aria-label", say(e.dataset.label));
  for (const e of document.querySelectorAll("[data-hint]")) e.title = say(e.dataset.hint);
};
