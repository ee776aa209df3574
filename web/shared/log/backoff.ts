/** How long to wait before the next try: longer each time, and differently for everybody. */

const FIRST = 400;
const LONGEST = 30_000;

/** Milliseconds to wait after `failures` tries in a row that failed; `chance` lies between 0 and 1. */
export function wait(failures: number, chance: number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}
