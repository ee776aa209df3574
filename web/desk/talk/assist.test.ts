import { expect, test, vi } from "vitest";
import type { Api } from "../api.ts";
import { type Offered, outcomes } from "./assist.ts";
import { Draft } from "./draft.ts";
import { Talk } from "./talk.ts";

const ONE: Offered = { text: "It is brass.", source: "goods", lang: "en", action: "tell_product", cards: [] };
const OTHER: Offered = { ...ONE, text: "It costs {price}.", source: "history" };
const STORE = { get: () => undefined, set: () => {}, remove: () => {} };

vi.stubGlobal("requestAnimationFrame", () => 0);

function opened() {
  const sent: { path: string; body: unknown }[] = [];
  const api = {
    get: async () => ({ head: 3, replies: [ONE, OTHER], coach: [] }),
    send: async (_: string, path: string, body: unknown) => {
      sent.push({ path, body });
    },
  } as unknown as Api;
  const talk = new Talk("t", new Draft(STORE as never, "t"), api);
  talk.assist.advice.value = { head: 3, replies: [ONE, OTHER], coach: [] };
  return { talk, sent };
}

test("a suggestion goes into the field and is not sent", () => {
  const { talk, sent } = opened();

  talk.assist.take(ONE);

  expect(talk.draft.text.value).toBe("It is brass.");
  expect(sent).toEqual([]);
});

test("another one takes the place of one that was not changed", () => {
  const { talk } = opened();

  talk.assist.take(ONE);
  talk.assist.take(OTHER);

  expect(talk.draft.text.value).toBe("It costs {price}.");
});

test("words of one's own stay in front of it", () => {
  const { talk } = opened();
  talk.draft.write("Hello Ada.", 3);

  talk.assist.take(ONE);

  expect(talk.draft.text.value).toBe("Hello Ada.\nIt is brass.");
});

test("nothing goes out while a field is open", () => {
  const { talk } = opened();

  talk.assist.take(OTHER);
  expect(talk.assist.isWhole()).toBe(false);

  talk.draft.write("It costs €20.", 3);
  expect(talk.assist.isWhole()).toBe(true);
});

test("what was taken, changed and passed over is told once the reply goes out", () => {
  const { talk, sent } = opened();

  talk.assist.take(ONE);
  talk.draft.write("It is solid brass.", 3);
  talk.assist.sent();

  expect(sent).toHaveLength(1);
  expect(sent[0]?.path).toBe("/v1/desk/conversations/t/suggested");
  expect(sent[0]?.body).toMatchObject({ head: 3, shown: [{ outcome: "edited" }, { outcome: "ignored" }] });
});

test("a note is no answer to a suggestion", () => {
  const { talk, sent } = opened();
  talk.draft.turn("note");
  talk.draft.write("ask kim", 3);

  talk.assist.sent();

  expect(sent).toEqual([]);
});

test("words sent as they were suggested are accepted", () => {
  expect(outcomes([ONE, OTHER], ONE, "It is brass.").map((one) => one.outcome)).toEqual(["accepted", "ignored"]);
  expect(outcomes([ONE], undefined, "It is brass.").map((one) => one.outcome)).toEqual(["ignored"]);
});

test("a suggestion of which little is left is passed over, not edited", () => {
  expect(outcomes([ONE], ONE, "I will ask my colleague, one moment.").map((one) => one.outcome)).toEqual(["ignored"]);
  expect(outcomes([ONE], ONE, "It is solid brass, yes.").map((one) => one.outcome)).toEqual(["edited"]);
});
