import { expect, test } from "vitest";
import { openStore } from "../shared/store.ts";
import { Choice } from "./lang.ts";

const memory = () =>
  openStore(() => {
    throw new Error("storage is forbidden here");
  });

test("without a choice the page's language is spoken", () => {
  const choice = new Choice(memory(), "it");

  expect(choice.lang).toBe("it");
  expect(choice.hear("ru")).toBe("ru");
});

test("a choice stands on later pages, however often they say their own language", () => {
  const store = memory();
  new Choice(store, "en").make("ru");
  const later = new Choice(store, "en");

  expect(later.lang).toBe("ru");
  expect(later.hear("en")).toBe("ru");
});

test("a page that changes its language is followed, and back in the first one the choice stands again", () => {
  const choice = new Choice(memory(), "en");
  choice.make("ru");

  expect(choice.hear("it")).toBe("it");
  expect(choice.hear("en")).toBe("ru");
});
