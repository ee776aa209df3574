import { describe, expect, test } from "vitest";
import type { Row } from "../values.ts";
import { afterNews, belongs, compare, inPlace, joined } from "./order.ts";

const DENIZ = "deniz";

function row(id: string, more: Partial<Row> = {}): Row {
  return {
    id,
    who: { name: null, short: "3F9A", is_customer: false },
    seat: "queue",
    unread: 0,
    head: 1,
    opened_at: "2026-11-21T09:00:00Z",
    last_at: "2026-11-21T09:00:00Z",
    waiting_since: "2026-11-21T09:00:00Z",
    tasks: 0,
    ...more,
  };
}

const waiting = { list: "waiting", me: DENIZ, isWhole: true, isSearch: false } as const;
const ids = (rows: readonly Row[]) => rows.map((one) => one.id);

describe("which rows a list holds", () => {
  test("mine are those that I have, not those of a colleague", () => {
    expect(belongs(row("a", { seat: "agent", agent: { id: DENIZ, name: "Deniz" } }), "mine", DENIZ)).toBe(true);
    expect(belongs(row("a", { seat: "agent", agent: { id: "kim", name: "Kim" } }), "mine", DENIZ)).toBe(false);
  });

  test("all are those that are not closed, and promises are kept in every seat", () => {
    const closed = row("a", { seat: "closed", promise: { due_at: "2026-11-21T17:00:00Z", is_overdue: false } });

    expect(belongs(closed, "all", DENIZ)).toBe(false);
    expect(belongs(closed, "closed", DENIZ)).toBe(true);
    expect(belongs(closed, "promises", DENIZ)).toBe(true);
  });
});

describe("in which order", () => {
  test("who waits longest stands first, newest words first elsewhere", () => {
    const early = row("early", { waiting_since: "2026-11-21T08:00:00Z", last_at: "2026-11-21T08:00:00Z" });
    const late = row("late");

    expect(compare(early, late, "waiting")).toBeLessThan(0);
    expect(compare(early, late, "all")).toBeGreaterThan(0);
  });

  test("an overdue promise stands before everything, except among the closed", () => {
    const owed = row("owed", {
      last_at: "2026-11-20T09:00:00Z",
      promise: { due_at: "2026-11-20T17:00:00Z", is_overdue: true },
    });

    expect(compare(owed, row("other"), "all")).toBeLessThan(0);
    expect(compare(owed, row("other"), "closed")).toBeGreaterThan(0);
  });
});

describe("a list after news", () => {
  test("takes in who waits anew, at their place", () => {
    const here = [
      row("a", { waiting_since: "2026-11-21T08:00:00Z" }),
      row("c", { waiting_since: "2026-11-21T10:00:00Z" }),
    ];

    const after = afterNews(here, [row("b", { waiting_since: "2026-11-21T09:00:00Z" })], waiting);

    expect(ids(after)).toEqual(["a", "b", "c"]);
  });

  test("lets go who was taken", () => {
    const taken = row("a", { seat: "agent", agent: { id: "kim", name: "Kim" } });

    expect(ids(afterNews([row("a"), row("b")], [taken], waiting))).toEqual(["b"]);
  });

  test("leaves what lies behind the last row to its own page", () => {
    const after = afterNews([row("a")], [row("z", { waiting_since: "2026-11-21T11:00:00Z" })], {
      ...waiting,
      isWhole: false,
    });

    expect(ids(after)).toEqual(["a"]);
  });

  test("keeps the rows and the words of a search", () => {
    const found = { text: "the brass lamp", who: "shopper", at: "2026-11-21T09:00:00Z", seq: 3 } as const;

    const after = afterNews([row("a", { found })], [row("a", { seat: "closed" }), row("b")], {
      ...waiting,
      isSearch: true,
    });

    expect(ids(after)).toEqual(["a"]);
    expect(after[0]).toMatchObject({ seat: "closed", found });
  });

  test("changes rows where they stand while somebody points at them", () => {
    const after = inPlace([row("a"), row("b")], [row("b", { unread: 2 }), row("c")]);

    expect(ids(after)).toEqual(["a", "b"]);
    expect(after[1]?.unread).toBe(2);
  });

  test("drops from the next page what moved up meanwhile", () => {
    expect(ids(joined([row("a"), row("b")], [row("b"), row("c")]))).toEqual(["a", "b", "c"]);
  });
});
