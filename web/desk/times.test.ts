import { expect, test } from "vitest";
import { span } from "./times.ts";

const MINUTE = 60_000;

test.each([
  [0, "1 min"],
  [4.9 * MINUTE, "4 min"],
  [59 * MINUTE, "59 min"],
  [61 * MINUTE, "1 hr"],
  [26 * 60 * MINUTE, "1 day"],
])("%d milliseconds are %s", (ms, words) => {
  expect(span(ms, "en")).toBe(words);
});
