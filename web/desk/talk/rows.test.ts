import { describe, expect, test } from "vitest";
import type { Entry } from "../../shared/log/protocol.ts";
import { answeredSince, rowsOf, summaryOf } from "./rows.ts";

const AT = "2026-11-21T09:00:00Z";
const day = (at: string) => at.slice(0, 10);
const said = (seq: number, more: Partial<Entry> = {}): Entry => ({
  seq,
  kind: "message",
  who: "shopper",
  name: "Ada",
  client_id: `c${seq}`,
  text: `words ${seq}`,
  at: AT,
  ...more,
});
const shown = (entries: readonly Entry[]) => rowsOf(entries, [], day).filter((row) => row.type !== "day");

describe("the log at the desk", () => {
  test("shows messages and notes apart, and events as lines", () => {
    const rows = shown([
      said(1),
      said(2, { kind: "note", who: "agent", name: "Deniz" }),
      said(3, { kind: "event", event: "rated" }),
    ]);

    expect(rows.map((row) => row.type)).toEqual(["message", "note", "event"]);
  });

  test("passes over what nobody knows", () => {
    expect(shown([said(1, { kind: "fanfare" }), said(2, { kind: "event", event: "stage" })])).toEqual([]);
  });

  test("a correction changes the words, a removal takes them away", () => {
    const [first, second] = shown([
      said(1),
      said(2),
      said(3, { kind: "correction", of: 1, text: "better words" }),
      said(4, { kind: "removal", of: 2 }),
    ]);

    expect(first).toMatchObject({ text: "better words", corrected: true });
    expect(second).toMatchObject({ removed: true });
  });

  test("what the shopper deleted is gone, what was said later stays", () => {
    const rows = shown([said(1), said(2, { kind: "event", event: "removed" }), said(3)]);

    expect(rows.map((row) => row.type === "message" && row.removed)).toEqual([true, false, false]);
  });

  test("says who speaks once while the same person goes on", () => {
    const rows = shown([said(1), said(2), said(3, { who: "agent", name: "Deniz" })]);

    expect(rows.map((row) => row.type === "message" && row.first)).toEqual([true, false, true]);
  });

  test("an unsent reply stands at the end until its own entry is there", () => {
    const pending = {
      conversation: "talk",
      clientId: "mine",
      draft: { kind: "message", text: "On its way" },
      way: "sending",
    } as const;

    expect(rowsOf([said(1)], [pending], day).at(-1)).toMatchObject({ text: "On its way", ours: true });
    expect(rowsOf([said(1), said(2, { client_id: "mine" })], [pending], day)).toHaveLength(3);
  });

  test("knows what the shopper chose", () => {
    const [asked] = shown([
      said(1, { who: "assistant", choices: [{ id: "yes", label: "Yes" }] }),
      said(2, { answers: { seq: 1, choice: "yes" } }),
    ]);

    expect(asked).toMatchObject({ chosen: "yes" });
  });

  test("the newest summary is the one for people", () => {
    const summary = (seq: number, text: string) => said(seq, { kind: "event", event: "summary", text });

    expect(summaryOf([summary(1, "old"), said(2), summary(3, "new")])?.text).toBe("new");
    expect(summaryOf([said(1)])).toBeUndefined();
  });

  test("a summary is done with when a person has answered", () => {
    expect(answeredSince([said(1), said(2, { who: "assistant" })], 1)).toBe(false);
    expect(answeredSince([said(1), said(2, { who: "agent" })], 1)).toBe(true);
  });

  test("the same promise made again is told once", () => {
    const promise = (seq: number, due_at: string) => said(seq, { kind: "event", event: "promised", due_at });

    expect(shown([promise(1, AT), promise(2, AT), promise(3, "2026-11-22T09:00:00Z")])).toHaveLength(2);
  });
});
