import { expect, test } from "vitest";
import type { Entry } from "../../shared/log/protocol.ts";
import { answersOfOthers, seenBy } from "./hold.ts";

const said = (seq: number, who: Entry["who"], more: Partial<Entry> = {}): Entry => ({
  seq,
  kind: "message",
  who: who ?? "shopper",
  client_id: `c${seq}`,
  ...more,
});
const nobody = new Set<string>();

test("a reply is held for a colleague and for the assistant", () => {
  const log = [said(1, "shopper"), said(2, "agent", { name: "Kim" }), said(3, "assistant")];

  expect(answersOfOthers(log, 1, nobody).map((one) => one.seq)).toEqual([2, 3]);
});

test("a reply is not held for the shopper, a note, a move of the seat or one's own words", () => {
  const log = [
    said(2, "shopper"),
    said(3, "agent", { kind: "note" }),
    said(4, "agent", { kind: "event", event: "seat_moved" }),
    said(5, "agent"),
  ];

  expect(answersOfOthers(log, 1, new Set(["c5"]))).toEqual([]);
});

test("a reply has seen everything that is shown", () => {
  expect(seenBy([said(1, "shopper"), said(2, "shopper")], 1, nobody)).toBe(2);
  expect(seenBy([], undefined, nobody)).toBe(0);
});

test("a reply begun before a colleague's answer says that it has not seen it", () => {
  expect(seenBy([said(1, "shopper"), said(2, "agent")], 1, nobody)).toBe(1);
});
