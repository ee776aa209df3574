import { beforeEach, describe, expect, test } from "vitest";
import type { Pending } from "../../shared/log/outbox.ts";
import type { Entry, State } from "../../shared/log/protocol.ts";
import { Shown, standingAfter } from "./shown.ts";

const said = (seq: number, who: Entry["who"], clientId = `c${seq}`): Entry =>
  ({ seq, kind: "message", who, name: "", client_id: clientId, text: `${seq}` }) as Entry;
const unsent = (clientId: string): Pending => ({
  conversation: "talk",
  clientId,
  draft: { kind: "message" },
  way: "waiting",
});

describe("what a talk shows", () => {
  let shown: Shown;

  beforeEach(() => {
    shown = new Shown();
    shown.begin("talk", 0);
  });

  test("a message of our own leaves the unsent ones when its entry comes, and no late news brings it back", () => {
    shown.moved(unsent("c1"));
    expect(shown.unsent.value).toHaveLength(1);

    shown.came([said(1, "shopper")]);
    shown.moved({ ...unsent("c1"), way: "sent", seq: 1 });

    expect(shown.unsent.value).toEqual([]);
  });

  test("unread counts what the other side said after the last look", () => {
    shown.came([said(1, "shopper"), said(2, "assistant"), said(3, "agent")]);
    expect(shown.unread.value).toBe(2);

    shown.read.value = 2;

    expect(shown.unread.value).toBe(1);
  });

  test("a deleted conversation shows none of its words", () => {
    shown.came([said(1, "shopper"), said(2, "assistant"), { seq: 3, kind: "event", event: "removed" }]);

    expect(shown.entries.value.map((entry) => entry.text)).toEqual([undefined, undefined, undefined]);
  });

  test("another conversation begins with nothing of the one before", () => {
    shown.take({
      seat: "agent",
      agent: { name: "Deniz" },
      positions: { shopper: { delivered: 2, read: 2 }, shop: { delivered: 2, read: 2 } },
    } as State);
    shown.came([said(1, "shopper")]);
    shown.moved(unsent("c9"));

    shown.begin(undefined, 0);

    expect([shown.entries.value, shown.unsent.value, shown.standing.value, shown.read.value]).toEqual([[], [], {}, 0]);
  });
});

describe("who has the floor", () => {
  const event = (name: string, more: object): Entry => ({ seq: 1, kind: "event", event: name, ...more });

  test("follows the seat, and knows the agent by name", () => {
    const queued = standingAfter({}, event("seat_moved", { from: "assistant", to: "queue" }));
    const held = standingAfter(queued, event("seat_moved", { from: "queue", to: "agent", agent: "Deniz" }));

    expect(queued.seat).toBe("queue");
    expect(held).toMatchObject({ seat: "agent", agent: { name: "Deniz" } });
  });

  test("remembers a promise until it is kept", () => {
    const promised = standingAfter({}, event("promised", { due_at: "2026-11-23T17:00:00Z" }));

    expect(promised.promise?.due_at).toBe("2026-11-23T17:00:00Z");
    expect(standingAfter(promised, event("promise_kept", {})).promise).toBeUndefined();
  });

  test("is not changed by what it does not know", () => {
    expect(standingAfter({ seat: "queue" }, event("weather", { to: "rain" }))).toEqual({ seat: "queue" });
  });
});
