/** A clock that stands still until it is turned: timers run in order, in no time at all. */

interface Timer {
  readonly at: number;
  readonly id: number;
  readonly run: () => void;
}

export class Clock {
  now = 0;
  #timers: Timer[] = [];
  #ids = 0;

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, id: this.#ids++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets so many milliseconds pass. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    await settle();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.now = next.at;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.run();
      await settle();
    }
    this.now = until;
  }

  #next(until: number): Timer | undefined {
    return this.#timers
      .filter((timer) => timer.at <= until)
      .sort((one, other) => one.at - other.at || one.id - other.id)[0];
  }
}

/** Lets promises that are already fulfilled be heard. */
function settle(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
