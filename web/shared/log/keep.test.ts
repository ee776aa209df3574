import { expect, test } from "vitest";
import { newId } from "../ids.ts";
import { openStore } from "../store.ts";
import { keepIn } from "./keep.ts";
import type { Pending } from "./outbox.ts";

const forbidden = () => {
  throw new Error("storage is forbidden here");
};
const pending = (clientId: string): Pending => ({
  conversation: "talk",
  clientId,
  draft: { kind: "message" },
  way: "waiting",
});

test("unsent messages come back in the order of writing, each shop's for itself", () => {
  const store = openStore(forbidden);
  const ids = [1000, 2000, 3000].map((at) => newId(at));
  for (const id of ids.toReversed()) keepIn(store, "lamps").put(pending(id));
  keepIn(store, "books").put(pending(newId(1)));

  expect(
    keepIn(store, "lamps")
      .load()
      .map((one) => one.clientId),
  ).toEqual(ids);
});

test("a message that was confirmed, or one that cannot be read any more, is not sent again", () => {
  const store = openStore(forbidden);
  const keep = keepIn(store, "lamps");
  keep.put(pending("a"));
  store.set("parlour:lamps:out:b", "{half");

  keep.drop("a");

  expect(keep.load()).toEqual([]);
});

test("ids of our making are UUIDs of version 7 that sort by time", () => {
  const [early, late] = [newId(Date.UTC(2026, 10, 21)), newId(Date.UTC(2026, 10, 22))];

  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
});
