import { describe, expect, test } from "vitest";
import type { Entry } from "../../shared/log/protocol.ts";
import { type Texts, Words } from "../../shared/words/reader.ts";
import english from "../words/en.json" with { type: "json" };
import italian from "../words/it.json" with { type: "json" };
import { factsOf } from "./brief.ts";

const words = new Words({ en: english as Texts, it: italian as Texts });
const told = (brief: object, lang = "en", reason = "asked") =>
  factsOf({ seq: 9, kind: "event", event: "summary", reason, brief } as Entry, (key, values) =>
    words.say(key, lang, values),
  );
const BRIEF = {
  lang: "en",
  stage: "fulfilment",
  request: "return_item",
  mood: "anger",
  words: "send it back, now",
  doing: "return_items",
  order: "LL-10472",
  asked: "proof",
  statuses: { "LL-10472": "delivered" },
  shown: ["Mug"],
  before: ["track_order"],
};

describe("what the assistant knows", () => {
  test("is told in words, and no label of ours is among them", () => {
    expect(told(BRIEF)).toEqual([
      "“send it back, now”",
      "Asked for a person",
      "Wants: send something back",
      "Where they stand: waits for the order",
      "Sounds angry",
      "Under way: Take goods back, order LL-10472",
      "Still missing: who they are",
      "Order LL-10472: delivered",
      "Was shown: Mug",
      "Asked before: know where an order is",
    ]);
    expect(told(BRIEF, "it").join()).not.toMatch(/_|fulfilment|anger/);
  });

  test("leaves out what does not hold", () => {
    expect(told({ lang: "en", stage: "none", request: "human_agent", mood: "calm", words: "a person" })).toEqual([
      "“a person”",
      "Asked for a person",
    ]);
  });

  test("tells a label of a later version in plain letters", () => {
    expect(told({ request: "rent_item" })).toContain("Wants: rent item");
  });

  test("that came without parts is told as it stands", () => {
    const entry = { seq: 9, kind: "event", event: "summary", text: "en, need · “a lamp”" } as Entry;

    expect(factsOf(entry, (key) => key)).toEqual(["en, need", "“a lamp”"]);
  });
});
