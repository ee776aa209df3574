import { describe, expect, test } from "vitest";
import shared from "../../../tests/foundation/words_cases.json";
import { parse, pick, type Texts, type Values, Words } from "./reader.ts";

interface Case {
  lang: string;
  key: string;
  values: Values;
  seed?: string;
  says: string;
}

describe("words", () => {
  const words = new Words(shared.texts as unknown as Record<string, Texts>);

  test.each(shared.cases as unknown as Case[])("$lang says $says, as the Python reader does", (one) => {
    expect(words.say(one.key, one.lang, one.values, one.seed ?? "")).toBe(one.says);
  });

  test("a repeat of the same moment chooses the same variant, and other moments choose others", () => {
    const said = Array.from({ length: 50 }, (_, seq) => pick(`ada:${seq}`, 3));

    expect(said).toEqual(Array.from({ length: 50 }, (_, seq) => pick(`ada:${seq}`, 3)));
    expect(new Set(said)).toEqual(new Set([0, 1, 2]));
  });

  test("an unknown key says what to do", () => {
    expect(() => words.say("nowhere", "ru")).toThrow("add it there");
  });

  test("a value that is not given is an error, not an empty place", () => {
    expect(() => words.say("hello", "en")).toThrow("name is asked for");
  });

  test.each(["{name", "{n, plural, one {x}}", "{n, number, other {x}}", "a } b", "{n, plural, other {x}"])(
    "the broken text %s is refused when it is read",
    (broken) => {
      expect(() => parse(broken)).toThrow(/brace|branch|known/);
    },
  );

  test("a language that is loaded later is spoken from then on", () => {
    const late = new Words({ en: { yes: "yes" } });
    expect(late.say("yes", "it")).toBe("yes");

    late.add("it", { yes: "sì" });

    expect(late.say("yes", "it-CH")).toBe("sì");
  });
});
