import { describe, expect, test } from "vitest";
import type { Entry } from "../shared/log/protocol.ts";
import { calledApart, isMine, writerOf } from "./names.ts";
import type { Colleague } from "./values.ts";

const colleague = (id: string, name: string, email: string) => ({ id, name, email, state: "active" }) as Colleague;
const people = [
  colleague("0000-01", "Kim", "kim@north.example"),
  colleague("0000-02", "Kim", "kim@south.example"),
  colleague("0000-03", "Deniz", "deniz@north.example"),
];
const by = (sender: string, name: string) => ({ seq: 1, kind: "message", who: "agent", name, sender }) as Entry;
const say = (key: string) => key;

describe("agents who are called alike", () => {
  test("are told apart by their addresses, others by name alone", () => {
    expect(calledApart("Kim", "0000-02", people)).toBe("Kim (kim@south.example)");
    expect(calledApart("Deniz", "0000-03", people)).toBe("Deniz");
  });

  test("are not taken for each other", () => {
    expect(isMine(by("000001", "Kim"), "0000-01")).toBe(true);
    expect(isMine(by("000002", "Kim"), "0000-01")).toBe(false);
    expect(writerOf(by("000002", "Kim"), say, { me: "0000-01", people }, "")).toBe("Kim (kim@south.example)");
    expect(writerOf(by("000001", "Kim"), say, { me: "0000-01", people }, "")).toBe("who.you");
  });
});
