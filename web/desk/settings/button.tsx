/** The chat's button on the shop's pages: its colour, its corner, its words; shown as it will look. */

import { contrast, rgbOf } from "../../shared/colour.ts";
import { useDesk } from "../desk.ts";
import { Field } from "../parts/field.tsx";
import type { ShopPart } from "./part.ts";
import type { ShopSettings } from "./values.ts";

export function Button({ shop, set, saving }: ShopPart) {
  const { say } = useDesk();
  const { button } = shop;
  const change = (part: Partial<ShopSettings["button"]>) => set({ button: { ...button, ...part } });
  const colour = button.colour ?? "";
  return (
    <section class="sheet-part">
      <h2>{say("button.title")}</h2>
      <div class="button-row">
        <Field
          label={say("button.colour")}
          value={colour}
          placeholder={say("button.own_colour")}
          wrong={saving.of("button.colour")}
          set={(text) => change({ colour: text || null })}
        />
        <input
          type="color"
          aria-label={say("button.pick")}
          value={rgbOf(colour) ? full(colour) : full(ownGreen())}
          onInput={(event) => change({ colour: event.currentTarget.value })}
        />
        <Preview colour={colour} words={Object.values(button.words ?? {})[0] ?? say("button.words_here")} />
      </div>
      <fieldset class="modes corner">
        <legend>{say("button.corner")}</legend>
        {(["start", "end"] as const).map((corner) => (
          <label key={corner} class={button.corner === corner ? "here" : ""}>
            <input
              type="radio"
              name="corner"
              class="unseen"
              checked={button.corner === corner}
              onChange={() => change({ corner })}
            />
            {say(`button.${corner}`)}
          </label>
        ))}
      </fieldset>
      {shop.languages.filter(Boolean).map((lang) => (
        <Field
          key={lang}
          label={say("button.words", { lang })}
          value={button.words?.[lang] ?? ""}
          maxLength={40}
          set={(text) => change({ words: { ...button.words, [lang]: text } })}
        />
      ))}
    </section>
  );
}

function Preview({ colour, words }: { readonly colour: string; readonly words: string }) {
  const own = rgbOf(colour);
  const style = own
    ? {
        background: `rgb(${own.join(" ")})`,
        color: contrast(own, [250, 246, 238]) >= 4.5 ? "var(--paper-day)" : "var(--ink-day)",
      }
    : {};
  return (
    <span class="button-preview" style={style} aria-hidden="true">
      {words}
    </span>
  );
}

function ownGreen(): string {
  return getComputedStyle(document.documentElement).getPropertyValue("--green-day").trim();
}

function full(hex: string): string {
  const digits = hex.replace(/^#/, "");
  return `#${digits.length === 3 ? digits.replace(/./g, "$&$&") : digits}`;
}
