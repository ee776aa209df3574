import { describe, expect, test } from "vitest";
import type { Pending } from "../../shared/log/outbox.ts";
import type { Entry } from "../../shared/log/protocol.ts";
import { type MessageRow, rowsOf, unreadAfter } from "./rows.ts";

const day = (at: string) => at.slice(0, 10);
const said = (seq: number, who: Entry["who"], text: string, more: Partial<Entry> = {}): Entry =>
  ({
    seq,
    kind: "message",
    who,
    name: who,
    text,
    at: `2026-11-21T10:0${seq}:00Z`,
    client_id: `c${seq}`,
    ...more,
  }) as Entry;
const event = (seq: number, name: string, more: Partial<Entry> = {}): Entry => ({
  seq,
  kind: "event",
  event: name,
  ...more,
});
const unsent = (clientId: string, text: string): Pending => ({
  conversation: "talk",
  clientId,
  draft: { kind: "message", text },
  way: "waiting",
});
const messages = (entries: Entry[], pending: Pending[] = []) =>
  rowsOf(entries, pending, day).filter((row): row is MessageRow => row.type === "message");

describe("the rows of a talk", () => {
  test("what was written in advance stands at the end, until its own entry takes its place under the same key", () => {
    const before = messages([said(1, "assistant", "Hello")], [unsent("c2", "A lamp?")]);
    const after = messages([said(1, "assistant", "Hello"), said(2, "shopper", "A lamp?")], [unsent("c2", "A lamp?")]);

    expect(before.map((row) => row.text)).toEqual(["Hello", "A lamp?"]);
    expect(after.map((row) => row.key)).toEqual(before.map((row) => row.key));
    expect(after[1]?.pending).toBeUndefined();
  });

  test("hidden entries, inner events and kinds that nobody knows show nothing", () => {
    const rows = rowsOf([{ seq: 1, kind: "hidden" }, { seq: 2, kind: "hologram" }, event(3, "stage")], [], day);

    expect(rows).toEqual([]);
  });

  test("a correction changes the text it belongs to, a removal empties it", () => {
    const [first, second] = messages([
      said(1, "shopper", "Size 41"),
      said(2, "shopper", "My number is 12"),
      { seq: 3, kind: "correction", of: 1, text: "Size 42" },
      { seq: 4, kind: "removal", of: 2 },
    ]);

    expect(first).toMatchObject({ text: "Size 42", corrected: true });
    expect(second).toMatchObject({ removed: true });
  });

  test("several messages by the same writer say once who it is; another writer or a long pause says it again", () => {
    const rows = messages([
      said(1, "assistant", "Hello"),
      said(2, "assistant", "What is it for?"),
      said(3, "shopper", "Reading"),
      said(4, "assistant", "Then this one"),
      said(5, "assistant", "Still there?", { at: "2026-11-21T10:50:00Z" }),
    ]);

    expect(rows.map((row) => row.first)).toEqual([true, false, true, true, true]);
  });

  test("a choice that was pressed is known at the message that offered it", () => {
    const [asked] = messages([
      said(1, "assistant", "Which?", { choices: [{ id: "a", label: "Brass" }] }),
      said(2, "shopper", "Brass", { answers: { seq: 1, choice: "a" } }),
    ]);

    expect(asked?.answer).toEqual({ seq: 1, choice: "a" });
  });

  test("an agent who takes the seat is greeted once", () => {
    const moved = event(1, "seat_moved", { from: "queue", to: "agent", agent: "Deniz" });

    expect(rowsOf([moved, event(2, "joined", { agent: "Deniz" })], [], day)).toHaveLength(1);
    expect(rowsOf([event(1, "joined", { agent: "Deniz" })], [], day)).toHaveLength(1);
  });

  test("days are named only in a talk that has more than one", () => {
    const first = said(1, "shopper", "Hello");
    const next = said(2, "shopper", "Hello again", { at: "2026-11-22T09:00:00Z" });

    expect(rowsOf([first], [], day).map((row) => row.type)).toEqual(["message"]);
    expect(rowsOf([first, next], [], day).map((row) => row.type)).toEqual(["day", "message", "day", "message"]);
  });

  test("unread counts the other side's messages alone", () => {
    const entries = [said(1, "assistant", "a"), said(2, "shopper", "b"), said(3, "agent", "c"), event(4, "left")];

    expect(unreadAfter(entries, 0)).toBe(2);
    expect(unreadAfter(entries, 1)).toBe(1);
    expect(unreadAfter(entries, 4)).toBe(0);
  });
});
