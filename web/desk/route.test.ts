import { expect, test } from "vitest";
import { readRoute, readSearch, writeRoute } from "./route.ts";

const TALK = "01a2009a-a555-74ac-838e-f1a0023c16c7";

test.each([
  ["", { list: "waiting" }],
  ["#/mine", { list: "mine" }],
  [`#/all/${TALK}`, { list: "all", talk: TALK }],
  [`#/all/${TALK}/17`, { list: "all", talk: TALK, seq: 17 }],
  [`#/all/${TALK}/last`, { list: "all", talk: TALK }],
  ["#/all/not-an-id", { list: "all" }],
  ["#/settings/people", { list: "waiting", settings: "people" }],
  ["#/settings/nowhere", { list: "waiting", settings: "me" }],
  ["#/learning", { list: "waiting", learning: true }],
])("%s is read", (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

test("a mail's address leads to its conversation", () => {
  expect(readSearch(`?conversation=${TALK}`)).toEqual({ list: "all", talk: TALK });
  expect(readSearch("?conversation=elsewhere")).toBeUndefined();
});

test("a one-time link's secret is anything that is not a path", () => {
  expect(readRoute("#XR2SoTPxgHuy-d-xi3")).toEqual({ list: "waiting", secret: "XR2SoTPxgHuy-d-xi3" });
});

test.each([`#/all/${TALK}`, `#/all/${TALK}/17`, "#/mine", "#/settings/mail", "#/learning"])(
  "%s is written as it was read",
  (hash) => {
    expect(writeRoute(readRoute(hash))).toBe(hash);
  },
);
