// The clock: it plays the hours in which offices are open, and skips the others if it is told to.
const SPEEDS = [2, 5, 15, 60, 0]; // seconds for a working day; 0: the window in FIT seconds
const FIT = 40;
const PAUSE = 3 * 3600; // a longer time between open hours is a night

class Clock {
  constructor(run) {
    Object.assign(this, {
      end: run.end,
      frame: run.frame,
      t: 0,
      playing: false,
      speed: 15,
      skip: true,
      loop: false,
      loopFrom: 0,
      loopTo: run.end,
    });
    this.days = []; // from, to of the hours of each working day
    for (let k = 0; k < run.open.length; k += 2) {
      const from = Math.max(0, run.open[k]),
        to = Math.min(run.end, run.open[k + 1]),
        n = this.days.length;
      if (to <= from) continue;
      if (n > 0 && from - this.days[n - 1][1] < PAUSE) this.days[n - 1][1] = to;
      else this.days.push([from, to]);
    }
    if (this.days.length === 0) this.days.push([0, run.end]);
    this.starts = this.days.map(([from]) => from);
    this.length = this.days.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  // Seconds of the run in a second of the page.
  get rate() {
    const day = Math.min(DAY, this.length / this.days.length);
    return this.speed > 0 ? day / this.speed : (this.skip ? this.length : this.end) / FIT;
  }

  // Later by so many seconds that are played.
  after(t, seconds) {
    if (!this.skip) return Math.min(this.end, t + seconds);
    let k = Math.max(0, upTo(this.starts, t) - 1);
    for (; k < this.days.length; k++) {
      const [from, to] = this.days[k],
        at = Math.max(t, from);
      if (at + seconds < to) return at + seconds;
      seconds -= Math.max(0, to - at);
    }
    return this.end;
  }

  // Lets time pass up to the first of `stops` (sorted); says whether it has reached one.
  pass(real, stops) {
    const to = this.after(this.t, this.rate * real),
      k = upTo(stops, this.t);
    if (stops[k] <= to) {
      this.t = stops[k];
      return true;
    }
    this.t = to;
    if (this.loop && (to >= this.loopTo || to >= this.end)) this.t = this.loopFrom;
    else if (to >= this.end) this.playing = false;
    return false;
  }

  clamp(t) {
    return Math.max(0, Math.min(this.end, t));
  }

  // The next or last frame, in open hours if nights are skipped.
  stepFrame(way) {
    const t =
      way > 0
        ? (Math.floor(this.t / this.frame) + 1) * this.frame
        : (Math.ceil(this.t / this.frame) - 1) * this.frame;
    if (!this.skip) return this.clamp(t);
    const k = upTo(this.starts, t) - 1;
    if (k >= 0 && t <= this.days[k][1]) return this.clamp(t);
    if (way > 0) return k + 1 < this.days.length ? this.days[k + 1][0] : this.end;
    return k >= 0 ? this.days[k][1] : 0;
  }

  // The same hour of the next or last working day.
  stepDay(way) {
    for (let t = this.t + way * DAY; t >= 0 && t <= this.end; t += way * DAY) {
      const day = dayOf(t),
        k = upTo(this.starts, (day + 1) * DAY - 1) - 1;
      if (!this.skip || (k >= 0 && dayOf(this.days[k][0]) === day)) return t;
    }
    return way > 0 ? this.end : 0;
  }
}
