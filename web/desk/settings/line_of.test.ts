import { expect, test } from "vitest";
import { lineOf } from "./line_of.ts";

const FACTS = `name = "Lamps"

[hours]
mon = ["09:00-18:00"]

[[delivery]]
to = "IT"
cost = 5

[[delivery]]
to = "EU"
cost = "dear"
`;

test.each([
  ["name", 0],
  ["hours.mon", 3],
  ["delivery[0].cost", 7],
  ["delivery[1].cost", 11],
  ["delivery[1]", 9],
  ["hours.mon[0]", 3],
  ["nowhere", 0],
])("%s stands in line %i", (key, line) => {
  expect(lineOf(FACTS, key).line).toBe(line);
});

test("the place is the whole line, to be chosen", () => {
  const { from, to } = lineOf(FACTS, "delivery[1].cost");

  expect(FACTS.slice(from, to)).toBe('cost = "dear"');
});
