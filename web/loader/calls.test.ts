import { describe, expect, test } from "vitest";
import { type Call, waitingAfter } from "./calls.ts";

describe("calls that wait for the chat", () => {
  test("keep the newest of each name, in the order of the newest", () => {
    const calls: Call[] = [
      ["identify", "first"],
      ["cart", []],
      ["page", { product: "lamp" }],
      ["identify", "second"],
    ];

    expect(calls.reduce<Call[]>(waitingAfter, [])).toEqual([
      ["cart", []],
      ["page", { product: "lamp" }],
      ["identify", "second"],
    ]);
  });

  test("join what was allowed and refused by purpose, in whatever calls it was said", () => {
    const calls: Call[] = [
      ["consent", { marketing: true, statistics: true }],
      ["consent", { marketing: false }],
    ];

    expect(calls.reduce<Call[]>(waitingAfter, [])).toEqual([["consent", { marketing: false, statistics: true }]]);
  });

  test("stay few on a page that says its cart a thousand times", () => {
    const calls = Array.from({ length: 1_000 }, (_, n): Call => ["cart", [{ sku: "L-1", quantity: n }]]);

    expect(calls.reduce<Call[]>(waitingAfter, [])).toEqual([["cart", [{ sku: "L-1", quantity: 999 }]]]);
  });
});
