import { expect, test } from "vitest";
import { pieces } from "./text.tsx";

test("addresses become links without the sentence around them", () => {
  expect(pieces("See https://linden.example/lamp?x=1, or (https://linden.example).")).toEqual([
    { text: "See ", link: false },
    { text: "https://linden.example/lamp?x=1", link: true },
    { text: ", or (", link: false },
    { text: "https://linden.example", link: true },
    { text: ").", link: false },
  ]);
});

test.each(["javascript:alert(1)", "data:text/html,hi", "<script>alert(1)</script>", "www.linden.example"])(
  "%s stays plain text",
  (text) => {
    expect(pieces(text)).toEqual([{ text, link: false }]);
  },
);
